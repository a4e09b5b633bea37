import {rightToAnswer, type GivenAnswer} from '../../core/review/given-answer.js'
import type {DecisionId, EntryId, Instant} from '../../core/terms/identifiers.js'
import {decisionsOfBatch, lastUnpublishedOf} from '../../io/db/decision-table.js'
import {findStanding} from '../../io/db/entry-table.js'
import {deed} from '../deed.js'

/** A decision that can be undone, as it is offered to the one who made it. */
export interface LatestDecision {
  readonly decision: DecisionId
  readonly answer: GivenAnswer['kind']
  readonly at: Instant
  /** Everything that was decided together with it. */
  readonly entries: readonly EntryId[]
  /** The entry of the decision; null where only an authorised person may read it now (K4). */
  readonly row: {readonly diaryNumber: string; readonly documentNumber: string | null} | null
}

/** What the one who asks decided last, at whatever desk or by command, and nobody reads on the web yet; null where there is nothing that they may take back. */
export const latestDecision = deed('review.answer', async (session): Promise<LatestDecision | null> => {
  const last = await lastUnpublishedOf(session.db, session.actor.id)
  if (last === null || last.kind === 'undo' || last.kind === 'withdraw' || last.kind === 'restore') return null
  const standing = await findStanding(session.db, last.entry)
  if (standing === null || !session.may(rightToAnswer(last.kind), standing.key.committee)) return null
  const together = last.batch === null ? [last] : await decisionsOfBatch(session.db, last.batch)
  const {key: {caseNumber: diaryNumber, documentNumber}, content} = standing
  return {
    decision: last.id, answer: last.kind, at: last.at, entries: together.map(({entry}) => entry),
    row: content.protection === 'marked' ? null : {diaryNumber, documentNumber},
  }
})
