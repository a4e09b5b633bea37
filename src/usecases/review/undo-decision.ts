import {Refusal} from '../../core/refusal.js'
import type {DecisionId, EntryId} from '../../core/terms/identifiers.js'
import {findDecision, lapseCorrection, lastDecisionOf, markUndone} from '../../io/db/decision-table.js'
import {addVersion, findStanding, versionText} from '../../io/db/entry-table.js'
import {takeOffDisallowed} from '../../io/db/publication-table.js'
import {deed} from '../deed.js'
import {takeOffSite} from '../publication/run-release.js'
import {judgeAgain} from '../scan/judge-again.js'

export interface Undone {
  readonly decision: DecisionId
  readonly entry: EntryId
  /** True when the entry was public and has been taken down. */
  readonly wasPublic: boolean
}

/** Takes back a decision, the last one of the person who asks unless named: the text as it was before waits again, and leaves the web at once if it is there. */
export const undoDecision = deed('review.decide', async (session, {decision: id}: {readonly decision: string | null}): Promise<Undone> => {
  const decision = id === null ? await lastDecisionOf(session.db, session.actor.id) : await findDecision(session.db, id)
  if (decision === null || decision.kind === 'withdraw' || decision.kind === 'restore') throw new Refusal('decision-not-found')
  if (decision.undoneAt !== null) throw new Refusal('decision-undone')
  let left = 0
  await session.change(async ({tx, at, record, stop}) => {
    const standing = await findStanding(tx, decision.entry)
    if (standing === null) throw new Refusal('entry-not-found')
    session.demand('review.decide', standing.key.committee)
    // A decision that something newer stands on is not pulled out from under it.
    if (standing.decisionId !== decision.id) throw new Refusal('text-changed', {id: decision.entry})
    const contentText = decision.madeVersion === null ? standing.contentText : await versionText(tx, decision.entry, decision.madeVersion - 1)
    const verdict = await judgeAgain(session, tx, standing, ['reopened'], JSON.parse(contentText) as typeof standing.content)
    await addVersion(tx, standing, {
      stage: verdict.kind === 'block' ? 'blocked' : 'held',
      origin: 'reopened',
      contentText,
      verdict,
      fingerprint: session.fingerprints.of(contentText),
      policyHash: session.judgement.policy.hash,
      at,
      decision: null,
    })
    await markUndone(tx, decision.id, at)
    await lapseCorrection(tx, decision.id, at)
    await record({kind: 'decision.undone', entry: decision.entry, decision: decision.id}, standing.key.committee)
    await stop([decision.entry], 'stopped')
    left = (await takeOffDisallowed(tx, session.dialect)).length
  })
  await takeOffSite(session, left)
  return {decision: decision.id, entry: decision.entry, wasPublic: left > 0}
})
