import {Refusal} from '../../core/refusal.js'
import {yearsShown} from '../../core/terms/settings.js'
import {loadJudgement, staffOf} from '../../io/files/policy-file.js'
import {fingerprinter, newLetters} from '../../io/system/digest.js'
import type {Begin} from '../../io/system/thread.js'
import {readingOf, type WorkBesideParts, type WorkResult, type WorkTask} from './import-work.js'
import {readRows} from './read-rows.js'
import type {Desk} from './work-out.js'
import {workOutCases} from './work-out-case.js'

/** Reads an export and works it out on another core, as the session that sent the parts would. */
export const begin: Begin<WorkBesideParts, WorkTask, WorkResult> = (parts) => {
  const {folder, settings, publishFrom, today, policyHash} = parts
  const desk: Desk = {
    folder,
    settings,
    publishFrom,
    today,
    judgement: loadJudgement(folder, settings, staffOf(settings)),
    fingerprints: fingerprinter(parts.fingerprintKey),
    newId: newLetters,
    retentionYears: (committee) => yearsShown(settings, committee),
  }
  if (desk.judgement.policy.hash !== policyHash) throw new Refusal('policy-changed')
  const rows = readRows(desk, parts.file, parts.source)
  const reading = readingOf(desk, parts)
  return async (task) => {
    switch (task.kind) {
      case 'rows': {
        const next = await rows.next()
        return {kind: 'rows', rows: next.done === true ? null : next.value}
      }
      case 'cases':
        return {kind: 'cases', worked: await workOutCases(await reading, task.cases)}
    }
  }
}
