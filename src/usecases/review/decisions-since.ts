import {DECISION_FILE_SCHEMA, HEADING_IN_FILE_MAX, type DecisionFile, type ReplayableDecision} from '../../core/review/decision-file.js'
import type {DecisionKind} from '../../core/review/decision.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {decisionsOfSitting} from '../../io/db/decision-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {scanOneText} from '../scan/scan-one-text.js'
import {writtenIn} from './written-in.js'

export interface Sitting {
  /** The name of the sitting, which its decisions carry. */
  readonly sitting: string
  /** When it began. */
  readonly since: Instant
}

/** What was decided at one sitting and not undone, as a document that can be saved and replayed. A takedown is no answer to a row that waits, and is not in it. */
export const decisionsSince = deed('review.read', async (session, {sitting, since}: Sitting): Promise<DecisionFile> => {
  const decisions: ReplayableDecision[] = []
  for (const one of await decisionsOfSitting(session.db, {actor: session.actor.id, sitting, since})) {
    if (one.seal === null) continue
    const {heading, roleWord} = await writtenIn(session.db, one.entry, one.madeVersion)
    decisions.push({
      id: one.entry, answer: one.kind, role: one.kind === 'replace-party' ? roleWord : null, heading: one.kind === 'rewrite-heading' && heading !== null && mayStandInFile(session, heading) ? heading : null,
      reason: one.reason, ground: one.ground, seal: one.seal, at: one.at, batch: one.batch,
    })
  }
  return {schema: DECISION_FILE_SCHEMA, register: session.registerId, actor: session.actor.id, since, until: session.now, decisions}
})

/** How many entries were answered at one sitting, by the last answer to each that stands: one that was put off and let out later was let out. */
export const answersSince = deed('review.read', async (session, {sitting, since}: Sitting): Promise<ReadonlyMap<DecisionKind, number>> => {
  const last = new Map((await decisionsOfSitting(session.db, {actor: session.actor.id, sitting, since})).map(({entry, kind}) => [entry, kind]))
  const counts = new Map<DecisionKind, number>()
  for (const kind of last.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
})

/** A file is read by others than the queue is: a heading in which anything is found stays out of it (P4). */
function mayStandInFile(session: Session, heading: string): boolean {
  return heading.length <= HEADING_IN_FILE_MAX && scanOneText(heading, 'heading', null, session.judgement).verdict === 'clear'
}
