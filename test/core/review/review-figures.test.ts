import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {DECISION_KINDS, type DecisionKind} from '../../../src/core/review/decision.js'
import {effectOf, proposalOf} from '../../../src/core/review/proposal.js'
import {ReviewTally, type CountedDecision} from '../../../src/core/review/review-figures.js'
import type {CommitteeCode, Instant} from '../../../src/core/terms/identifiers.js'
import {aFinding, blocked, CLEAR, REVIEW, SECRET} from '../support.js'

const KS = 'KS' as CommitteeCode
const at = (hours: number): Instant => new Date(Date.UTC(2026, 1, 3) + hours * 3_600_000).toISOString() as Instant
const FOUND = {kind: 'review', grounds: [], findings: [{finding: aFinding(), rule: 'person', answer: 'review'}]} as const

function decided(changes: Partial<CountedDecision> & {readonly afterHours?: number} = {}): CountedDecision {
  const {afterHours = 1, ...rest} = changes
  return {kind: 'withhold', actor: 'reg', at: at(afterHours), isUndone: false, isFirstAnswer: true, judged: {verdict: FOUND, madeAt: at(0)}, reasons: ['person'], ...rest}
}

function figures(decisions: readonly CountedDecision[]): ReturnType<ReviewTally['figures']> {
  const tally = new ReviewTally('reg')
  for (const decision of decisions) tally.addDecision(decision)
  return tally.figures(KS)
}

describe('what the program had proposed (N2)', () => {
  test.each([
    ['something was found', FOUND, 'restrict'],
    ['something that nobody may show was found', blocked(), 'restrict'],
    ['nothing was found and a signature is wanted', REVIEW, 'show'],
    ['nothing was found', CLEAR, 'show'],
    ['only a question', {kind: 'review', grounds: ['file-choice-missing'], findings: []}, 'none'],
    ['the heading is secret', SECRET, 'none'],
  ] as const)('%s: %s', (_, verdict, proposal) => {
    expect(proposalOf(verdict)).toBe(proposal)
  })

  test('going with it and another way', () => {
    const all = DECISION_KINDS.map((kind) => decided({kind}))
    const {restrict, show} = figures([...all, ...all.map((one): CountedDecision => ({...one, judged: {verdict: REVIEW, madeAt: at(0)}}))]).proposals
    const of = (effect: string): number => DECISION_KINDS.filter((kind) => effectOf(kind) === effect).length
    expect(restrict).toEqual({agreed: of('restricts'), otherwise: of('shows')})
    expect(show).toEqual({agreed: of('shows'), otherwise: of('restricts')})
  })
})

describe('figures of review (N2)', () => {
  test('time in the queue: half within the median, nine of ten within p90, both times that were measured', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]
    expect(figures(waits.map((hours) => decided({afterHours: hours}))).inQueue).toEqual({answers: 10, medianSeconds: 5 * 3600, p90Seconds: 9 * 3600})
    expect(figures([decided({afterHours: 7})]).inQueue).toEqual({answers: 1, medianSeconds: 7 * 3600, p90Seconds: 7 * 3600})
  })

  test('what was never in the queue, was answered before, or answers nothing has no time in it', () => {
    const none: readonly Partial<CountedDecision>[] = [{judged: {verdict: CLEAR, madeAt: at(0)}}, {isFirstAnswer: false}, {kind: 'defer'}, {kind: 'escalate'}, {kind: 'withdraw'}, {judged: null}]
    expect(figures(none.map(decided))).toMatchObject({decided: 6, inQueue: null})
  })

  test('undone, escalated and answered; one’s own and nobody else’s', () => {
    const made = figures([decided({isUndone: true}), decided({kind: 'escalate', actor: 'annan'}), decided({kind: 'resolve-publish', actor: 'jurist'}), decided({kind: 'resolve-withhold', actor: 'jurist', isUndone: true})])
    expect(made).toMatchObject({decided: 4, undone: 2, escalated: 1, answered: 2, own: {decided: 1, undone: 1}})
    expect(JSON.stringify(made)).not.toMatch(/annan|jurist/)
  })

  test('what waits now: how many, since when, for what', () => {
    const tally = new ReviewTally('reg')
    tally.addWaiting({stage: 'held', waitingSince: at(5), reasons: ['person', 'file-choice-missing']})
    tally.addWaiting({stage: 'escalated', waitingSince: at(2), reasons: ['person']})
    tally.addDecision(decided({reasons: ['phone']}))
    expect(tally.figures(KS)).toMatchObject({
      waiting: 2,
      withLawyer: 1,
      oldestSince: at(2),
      byReason: [
        {reason: 'person', decided: 0, waiting: 2},
        {reason: 'file-choice-missing', decided: 0, waiting: 1},
        {reason: 'phone', decided: 1, waiting: 0},
      ],
    })
  })

  test('the kinds add up to all, and no more agree or differ than answered', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<DecisionKind>(...DECISION_KINDS), {maxLength: 30}), (kinds) => {
        const made = figures(kinds.map((kind) => decided({kind})))
        expect(Object.values(made.byKind).reduce((sum, count) => sum + count, 0)).toBe(kinds.length)
        const {restrict, show} = made.proposals
        expect(restrict.agreed + restrict.otherwise + show.agreed + show.otherwise).toBe(kinds.filter((kind) => effectOf(kind) !== 'open').length)
      }),
    )
  })
})
