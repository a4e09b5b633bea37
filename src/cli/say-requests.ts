import {canBeAppealed} from '../core/request/request.js'
import type {ListedRequest, ShownRequest} from '../usecases/request/read-requests.js'
import type {Language} from '../words/languages.js'
import {requestWords} from '../words/request.js'
import {table} from './table.js'

/** Requests as a table, overdue ones marked in words. */
export function sayRequests(language: Language, requests: readonly ListedRequest[]): readonly string[] {
  const say = requestWords[language]
  if (requests.length === 0) return [say.none]
  const {columns} = say
  const overdue = requests.filter(({state}) => state === 'overdue').length
  const rows = requests.map((one) => [
    one.id, one.committee, one.isDescribed ? say.described : numberOf(one) ?? say.unseen, one.receivedOn, one.dueOn, one.answer?.by ?? one.handler, one.isLate ? say.late : say.states[one.state], one.answer === null ? '' : say.outcomes[one.answer.outcome],
  ])
  return [...(overdue === 0 ? [] : [say.overdue(overdue)]), ...table([columns.id, columns.committee, columns.about, columns.received, columns.due, columns.handler, columns.state, columns.outcome], rows).split('\n')]
}

/** One request with what is asked for, and what is next. */
export function sayRequest(language: Language, one: ShownRequest): readonly string[] {
  const say = requestWords[language]
  const {shown} = say
  const number = numberOf(one)
  return [
    shown.head(one.id, one.committee, one.isLate ? say.late : say.states[one.state]),
    ...(one.description !== null ? [shown.described, ...one.description.split('\n').map((line) => `  ${line}`)] : [number === null ? shown.unseen : shown.about(number)]),
    shown.days(one.receivedOn, one.dueOn),
    ...(one.answer === null ? [shown.handler(one.handler), shown.next(one.id)] : sayAnswer(language, one)),
  ]
}

/** What came of a request just now, and what whoever asked is to be told. */
export function sayAnswered(language: Language, {id, dueOn, isLate, answer}: ListedRequest): readonly string[] {
  const say = requestWords[language]
  if (answer === null) return []
  return [
    say.answered(id, say.outcomes[answer.outcome]),
    ...(isLate ? [say.answeredLate(dueOn)] : []),
    ...(canBeAppealed(answer.outcome) ? [say.appeal] : []),
    ...(answer.forwardedTo === null ? [] : [say.forwarded(answer.forwardedTo)]),
  ]
}

function sayAnswer(language: Language, {answer}: ShownRequest): readonly string[] {
  const {shown, outcomes, means} = requestWords[language]
  if (answer === null) return []
  const {on, by, outcome, forwardedTo, ground, means: how} = answer
  return [shown.answer(on, by, `${outcomes[outcome]}${forwardedTo === null ? '' : ` (${forwardedTo})`}`), ...(ground === null ? [] : [shown.ground(ground)]), ...(how === null ? [] : [shown.means(means[how])])]
}

function numberOf({about}: ListedRequest): string | null {
  return about === null ? null : about.documentNumber === null ? about.diaryNumber : `${about.diaryNumber}:${about.documentNumber}`
}
