import type {ReasonCode} from '../../core/review/decision.js'
import type {DecisionId, VersionId} from '../../core/terms/identifiers.js'
import {insertDecision} from '../../io/db/decision-table.js'
import {routineOf} from '../routine/routine-of.js'
import {setTakenDown, type StandingEntry} from '../../io/db/entry-table.js'
import type {Change, Session} from '../../io/session.js'

/** Notes that a person takes an entry off the web: the decision, and the mark that keeps it off. The caller notes the stop and takes it off the list of what is public. */
export async function takeDown(session: Session, {tx, at, record}: Change, one: StandingEntry, {reason, note}: {readonly reason: ReasonCode; readonly note: string | null}): Promise<void> {
  const version = `${one.entry}.${one.number}` as VersionId
  await insertDecision(tx, {
    id: session.newId() as string as DecisionId,
    kind: 'withdraw',
    entry: one.entry,
    version,
    fingerprint: one.fingerprint,
    actor: session.actor.id,
    at,
    reason,
    policyHash: one.policyHash,
    findings: [],
    ground: null,
    note,
    madeVersion: null,
    undoneAt: null,
    batch: null,
    seal: null,
    stageBefore: null,
    decisionBefore: null,
      routine: await routineOf(session, tx, one.key.committee),
  })
  await setTakenDown(tx, one.entry, true)
  await record({kind: 'entry.withdrawn', entry: one.entry, version, reason}, one.key.committee)
}
