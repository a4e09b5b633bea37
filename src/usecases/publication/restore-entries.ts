import {Refusal} from '../../core/refusal.js'
import {judgeAgain} from '../scan/judge-again.js'
import {capVerdict} from '../../core/policy/cap-verdict.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {DecisionId, EntryId, VersionId} from '../../core/terms/identifiers.js'
import {isSeen} from '../../core/review/is-seen.js'
import {letsOut} from '../../core/review/decision.js'
import {findDecision, insertDecision} from '../../io/db/decision-table.js'
import {addVersion, findStanding, setTakenDown, type StandingEntry} from '../../io/db/entry-table.js'
import type {Change, Session} from '../../io/session.js'
import {stageOf} from '../scan/judge-content.js'
import {keepFiles} from '../review/keep-files.js'
import {deed} from '../deed.js'
import {routineOf} from '../routine/routine-of.js'
import {findEntry} from '../register/find-entry.js'

export interface Restored {
  readonly entries: readonly EntryId[]
}

/** Lets what was taken down by mistake appear again at the next run, as the text stands and is judged now; its first day on the web stands (G3). */
export const restoreEntries = deed('publication.restore', async (session, {ids, committee}: {readonly ids: readonly string[]; readonly committee: string | null}): Promise<Restored> => {
  const found = await Promise.all(ids.map((id) => findEntry(session, id, committee, 'publication.restore')))
  await session.change(async (change) => {
    const {tx, record} = change
    for (const {entry} of found) {
      // As it stands under the lock: a register that was put back by other means has just been told what was stopped since.
      const one = await findStanding(tx, entry)
      if (one?.isTakenDown !== true) throw new Refusal('entry-not-withdrawn', {id: entry})
      if (one.isUnheard) throw new Refusal('export-awaited', {id: entry})
      await setTakenDown(tx, one.entry, false)
      // Only the takedown itself is undone: a newer text that waits goes on waiting.
      const number = one.stage === 'withdrawn' && one.registryState === 'present' ? await reopen(session, change, one) : one.number
      await record({kind: 'entry.restored', entry: one.entry, version: `${one.entry}.${number}` as VersionId}, one.key.committee)
    }
  })
  return {entries: found.map(({entry}) => entry)}
})

/** The same text again, by the decision of the one who restores it; what is found in it today holds it all the same. */
async function reopen(session: Session, {tx, at}: Change, one: StandingEntry): Promise<number> {
  const judged = await judgeAgain(session, tx, one, [])
  const isKept = judged.kind !== 'clear' || (await keepFiles(session, one.content, one.deliveredIn))
  const verdict: Verdict = isKept ? judged : {kind: 'review', grounds: ['file-missing'], findings: []}
  const before = one.decisionId === null ? null : await findDecision(tx, one.decisionId)
  const wasLetOut = before !== null && letsOut(before) && verdict.kind === 'review' && isSeen(verdict, before.findings, one.verdict) && (await keepFiles(session, one.content, one.deliveredIn))
  const shown = capVerdict(verdict)
  const decision = wasLetOut ? (session.newId() as string as DecisionId) : null
  const number = await addVersion(tx, one, {
    stage: wasLetOut ? 'cleared' : stageOf(verdict),
    origin: 'reopened',
    contentText: one.contentText,
    verdict,
    fingerprint: one.fingerprint,
    policyHash: session.judgement.policy.hash,
    at,
    decision,
  })
  if (decision !== null) {
    await insertDecision(tx, {
      id: decision,
      kind: 'restore',
      entry: one.entry,
      version: `${one.entry}.${one.number}` as VersionId,
      fingerprint: one.fingerprint,
      actor: session.actor.id,
      at,
      reason: null,
      policyHash: session.judgement.policy.hash,
      findings: shown.kind === 'secret' ? [] : shown.findings.map(({finding}) => finding),
      ground: null,
      note: null,
      madeVersion: number,
      undoneAt: null,
      batch: null,
      seal: null,
      stageBefore: null,
      decisionBefore: null,
      routine: await routineOf(session, tx, one.key.committee),
    })
  }
  return number
}
