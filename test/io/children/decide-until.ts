import {writeSync} from 'node:fs'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {Session} from '../../../src/io/session.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {openDesk} from '../../../src/usecases/review/desk.js'
import {replayDecisions} from '../../../src/usecases/review/replay-decisions.js'

// A registrar who decides about so many rows, or who has the decisions of a file made again, until it has come to a certain step, and stands still there: a number, where so many decisions
// are being written; `logged`, when everything is in the register but the change is not done; `saved`, when it is, and nobody has been told.
const [asked = '', folder = '', instant = '', until = '', what = ''] = process.argv.slice(2)
const settings = SettingsSchema.parse(JSON.parse(asked))

const standStill = (): void => {
  writeSync(1, 'here\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const session = await Session.open({systemUser: 'reg', clock: clockAt(new Date(instant)), folder, settings, fingerprintKey: new Uint8Array(32).fill(7), newId: newLetters, judgement: () => loadJudgement(folder, settings)})
let written = 0
session.db.on('query', ({sql}: {sql: string}) => {
  if (/insert into .decision/i.test(sql)) {
    written += 1
    if (String(written) === until) standStill()
  }
  if (until === 'logged' && written > 0 && /insert into .audit_event/i.test(sql)) standStill()
})
const count = Number(what)
if (Number.isNaN(count)) await replayDecisions(session, {path: what, isDryRun: false})
else {
  const desk = await openDesk(session, {committee: null})
  const ids: EntryId[] = []
  for await (const page of desk.rows()) ids.push(...page.map(({id}) => id))
  const [first = '' as EntryId] = ids
  await desk.show(first)
  await desk.take(first)
  desk.moved({filter: '', sort: 'waited', isReversed: false, isGrouped: true, entry: first, marks: ids.slice(0, count), reasons: [], pastFilters: []})
  await desk.rest()
  const answer = {kind: 'withhold'} as const
  const seen = new Map((await desk.preview(ids.slice(0, count), answer)).flatMap(({id, seal}) => (seal === null ? [] : [[id, seal] as const])))
  await desk.decide({seen, answer, reason: 'personal-data', note: null})
}
if (until === 'saved') standStill()
