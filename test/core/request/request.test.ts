import {describe, expect, test} from 'vitest'
import {descriptionProblem} from '../../../src/core/request/description.js'
import {answerProblem, canBeAppealed, inOrder, isAnsweredLate, OUTCOMES, requestState, tallyRequests, type DocumentRequest, type RequestAnswer, type ToldAnswer} from '../../../src/core/request/request.js'
import type {CommitteeCode, Instant} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'

const day = (text: string): LocalDate => text as LocalDate
const KS = 'KS' as CommitteeCode
let number = 0

function aRequest(dueOn: string, answeredOn: string | null = null): DocumentRequest {
  number += 1
  const answer: RequestAnswer | null = answeredOn === null ? null : {outcome: 'whole', ground: null, means: 'email', forwardedTo: null, on: day(answeredOn), at: '2026-02-03T09:00:00.000Z' as Instant, by: 'reg'}
  return {id: `B-2026-${String(number).padStart(4, '0')}`, committee: KS, entry: null, note: null, receivedOn: day('2026-02-03'), dueOn: day(dueOn), handler: 'reg', registeredAt: '2026-02-03T09:00:00.000Z' as Instant, registeredBy: 'reg', answer}
}

describe('where a request stands', () => {
  test.each([
    ['on its last day', null, '2026-02-06', 'open', false],
    ['the day after', null, '2026-02-07', 'overdue', false],
    ['answered on its last day', '2026-02-06', '2026-02-10', 'answered', false],
    ['answered the day after', '2026-02-07', '2026-02-10', 'answered', true],
  ])('%s', (_, answeredOn, today, state, isLate) => {
    const one = aRequest('2026-02-06', answeredOn)
    expect([requestState(one, day(today)), isAnsweredLate(one)]).toEqual([state, isLate])
  })

  test('overdue ones stand first, the longest overdue before the others; then open ones, and answered ones the latest first', () => {
    const [soon, late, later, answered, earlier] = [aRequest('2026-02-12'), aRequest('2026-02-09'), aRequest('2026-02-06'), aRequest('2026-02-06', '2026-02-09'), aRequest('2026-02-06', '2026-02-05')]
    expect(inOrder([earlier, answered, soon, late, later], day('2026-02-10'))).toEqual([later, late, soon, answered, earlier])
  })
})

describe('what an answer says', () => {
  const TOLD: ToldAnswer = {outcome: 'whole', ground: null, means: 'email', forwardedTo: null}
  test.each<[Partial<ToldAnswer>, string | null]>([
    [{}, null],
    [{means: null}, 'means-missing'],
    [{ground: 'OSL 26:1'}, 'ground-unneeded'],
    [{outcome: 'refused'}, 'ground-missing'],
    [{outcome: 'refused', ground: 'OSL 26:1'}, null],
    [{outcome: 'part', ground: 'hemligt'}, 'ground-unclear'],
    [{outcome: 'part', ground: 'OSL 26:1', means: null}, 'means-missing'],
    [{outcome: 'not-found'}, null],
    [{outcome: 'withdrawn', means: null}, null],
    [{outcome: 'forwarded', means: null}, 'committee-missing'],
    [{outcome: 'forwarded', means: null, forwardedTo: 'SN' as CommitteeCode}, null],
    [{forwardedTo: 'SN' as CommitteeCode}, 'committee-unneeded'],
  ])('%j', (changes, problem) => {
    expect(answerProblem({...TOLD, ...changes})).toBe(problem)
  })

  test('whoever did not get what they asked for may ask for a decision to appeal', () => {
    expect(OUTCOMES.filter(canBeAppealed)).toEqual(['part', 'refused', 'not-found'])
  })
})

describe('what a description may hold', () => {
  test.each([
    [['phone'], true, 'contact'],
    [['person', 'email'], true, 'contact'],
    [['personnummer'], true, 'contact'],
    [['person'], false, 'person'],
    [['person'], true, null],
    [['address'], false, 'person'],
    [['secrecy-cue', 'property'], false, null],
    [[], false, null],
  ] as const)('%j, said to be needed: %j', (kinds, isNeeded, problem) => {
    expect(descriptionProblem(kinds.map((kind) => ({kind})), isNeeded)).toBe(problem)
  })
})

test('N2: figures are of the days from one to another, as things stood on the last', () => {
  const all = [aRequest('2026-02-06', '2026-02-06'), aRequest('2026-02-06', '2026-02-09'), aRequest('2026-02-06'), aRequest('2026-03-06')]
  const tally = (from: string, to: string, today = '2026-12-31'): object => tallyRequests(KS, all, {from: day(from), to: day(to), today: day(today)})
  expect(tally('2026-02-01', '2026-02-28')).toEqual({committee: 'KS', received: 4, answered: 2, answeredLate: 1, openOverdue: 1})
  // One that was answered since was overdue that day.
  expect(tally('2026-02-01', '2026-02-08')).toEqual({committee: 'KS', received: 4, answered: 1, answeredLate: 0, openOverdue: 2})
  expect(tally('2026-02-04', '2026-02-06')).toEqual({committee: 'KS', received: 0, answered: 1, answeredLate: 0, openOverdue: 0})
  expect(tally('2026-02-04', '2026-12-31', '2026-02-10')).toMatchObject({openOverdue: 1})
})
