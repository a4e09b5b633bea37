import {Refusal} from '../../core/refusal.js'
import {answerProblem, isAnsweredLate, type DocumentRequest, type RequestAnswer, type ToldAnswer} from '../../core/request/request.js'
import {parseSectionOfLaw} from '../../core/review/section-of-law.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {deleteNote} from '../../io/db/decision-table.js'
import {setScrubPending} from '../../io/db/meta-table.js'
import {answerRequestRow, deleteRequest} from '../../io/db/request-table.js'
import type {Change} from '../../io/session.js'
import {deed, type Session} from '../deed.js'
import {listed, requestOf, type ListedRequest} from './read-requests.js'

/** What came of a request. */
export interface AnswerOrder extends Omit<ToldAnswer, 'forwardedTo'> {
  readonly request: string
  readonly forwardedTo: string | null
  /** The day of the answer; null for today. */
  readonly on: LocalDate | null
}

/** Notes what came of a request. Once: what is answered wrongly is removed and registered anew. */
export const answerRequest = deed('request.handle', async (session, {request: id, on: day, outcome, means, ...order}: AnswerOrder): Promise<ListedRequest> => {
  if (order.forwardedTo !== null) session.committee(order.forwardedTo)
  const told = {outcome, means, ground: order.ground, forwardedTo: order.forwardedTo as RequestAnswer['forwardedTo']}
  const problem = answerProblem(told)
  if (problem !== null) throw new Refusal('request-answer', {problem, outcome})
  const on = day ?? session.today
  const answered = await handle(session, id, async ({tx, at, record}, one) => {
    if (one.answer !== null) throw new Refusal('request-answered', {request: one.id})
    if (on > session.today || on < one.receivedOn) throw new Refusal('request-day', {day: on})
    if (told.forwardedTo === one.committee) throw new Refusal('request-answer', {problem: 'committee-missing', outcome})
    const answer: RequestAnswer = {...told, ground: told.ground === null ? null : parseSectionOfLaw(told.ground), on, at, by: session.actor.id}
    await answerRequestRow(tx, one.id, answer)
    await record({kind: 'request.answered', request: one.id, outcome, isLate: isAnsweredLate({...one, answer})}, one.committee)
    return {...one, answer}
  })
  const [made] = await listed(session, [answered])
  if (made === undefined) throw new Error('A request that was answered was not listed')
  return made
})

/** Removes a request that was registered by mistake, with its description. The log keeps that it was, and no backup brings the words back (P3). */
export const removeRequest = deed('request.handle', async (session, id: string): Promise<{readonly request: string}> => {
  const removed = await handle(session, id, async ({tx, record, erasedNotes}, one) => {
    await deleteRequest(tx, one.id)
    if (one.note !== null) {
      await erasedNotes([one.note])
      await deleteNote(tx, one.note)
      await setScrubPending(tx, true)
    }
    await record({kind: 'request.removed', request: one.id}, one.committee)
    return one
  })
  return {request: removed.id}
})

/** Changes a request as it stands when nobody else writes. */
async function handle(session: Session, id: string, work: (change: Change, one: DocumentRequest) => Promise<DocumentRequest>): Promise<DocumentRequest> {
  await requestOf(session, id, 'request.handle')
  return session.change(async (change) => work(change, await requestOf({db: change.tx, may: (right, committee) => session.may(right, committee)}, id, 'request.handle')))
}
