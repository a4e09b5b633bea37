import {expect, onTestFinished, test} from 'vitest'
import {ROLES, type Role} from '../../../src/core/rights.js'
import {parseLocalDate} from '../../../src/core/terms/local-date.js'
import {insertGrant} from '../../../src/io/db/grant-table.js'
import {asInstant} from '../../../src/io/system/clock.js'
import {decideEntries, resolveEntries, type DecisionOrder} from '../../../src/usecases/review/decide-entries.js'
import {reviewStats, type ReviewStats} from '../../../src/usecases/review/review-stats.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'
import {aRow, Town} from '../../support/town.js'

const ROWS = ['Elsa', 'Tyra', 'Nils', 'Vera', 'Folke'].map((name, index) => aRow({handlingsnummer: String(index + 1), handlingsrubrik: `Skrivelse från ${name} Lindqvist`}))

const decide = (town: Town, instant: string, document: number, answer: DecisionOrder['answer'], user?: string) =>
  town.within(instant, (session) => decideEntries(session, {ids: [`KS 2026/00123:${document}`], committee: null, answer, reason: null, note: null}), user)

const stats = (town: Town, period: {readonly from?: string; readonly to?: string; readonly committee?: string} = {}, user?: string): Promise<ReviewStats> =>
  town.within('2026-02-10T09:00:00Z', (session) => reviewStats(session, {committee: period.committee ?? null, from: parseLocalDate(period.from ?? ''), to: parseLocalDate(period.to ?? '')}), user)

async function townWithDecisions(roles: readonly Role[] = ROLES): Promise<Town> {
  const town = await Town.found({roles})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [...ROWS, aRow({diarie: 'SN', arendenummer: 'SN 2026/00001', handlingsrubrik: 'Skrivelse från Elsa Lindqvist'})])
  await decide(town, '2026-02-03T11:00:00Z', 1, {kind: 'withhold'})
  await decide(town, '2026-02-04T09:00:00Z', 2, {kind: 'publish'})
  await decide(town, '2026-02-05T09:00:00Z', 3, {kind: 'escalate'})
  await town.within('2026-02-06T09:00:00Z', (session) => resolveEntries(session, {ids: ['KS 2026/00123:3'], committee: null, answer: {kind: 'resolve-withhold', ground: 'OSL 21:1'}, reason: null, note: null}))
  // Half past eleven at night in UTC: the next day where the municipality is.
  await decide(town, '2026-02-06T23:30:00Z', 4, {kind: 'rewrite-heading', heading: 'Skrivelse från en invånare'})
  await town.within('2026-02-07T09:00:00Z', (session) => undoDecision(session, {decision: null}))
  return town
}

test('figures of real decisions, committee by committee, as the calendar of the municipality divides the days (N2 J1)', async () => {
  const town = await townWithDecisions()
  const {from, to, committees} = await stats(town)
  expect([from, to]).toEqual(['2026-01-12', '2026-02-10'])
  expect(committees.map(({committee, decided, waiting}) => [committee, decided, waiting])).toEqual([['KS', 5, 2], ['SN', 0, 1]])
  expect(committees[0]).toMatchObject({
    byKind: {withhold: 1, publish: 1, escalate: 1, 'resolve-withhold': 1, 'rewrite-heading': 1},
    undone: 1,
    escalated: 1,
    answered: 1,
    // 2 h, 1 d, 3 d, and 3 d 14,5 h: the escalation itself answers nothing.
    inQueue: {answers: 4, medianSeconds: 24 * 3600, p90Seconds: 86.5 * 3600},
    proposals: {restrict: {agreed: 3, otherwise: 1}, show: {agreed: 0, otherwise: 0}},
    withLawyer: 0,
    oldestSince: '2026-02-03T09:00:00.000Z',
    own: {decided: 5, undone: 1},
  })
  expect(committees[0]?.byReason.map(({reason, decided, waiting}) => [reason, decided, waiting])).toEqual([['person', 5, 2], ['reopened', 0, 1]])
  expect((await stats(town, {from: '2026-02-07', to: '2026-02-07'})).committees[0]?.byKind).toEqual({'rewrite-heading': 1})
  expect((await stats(town, {from: '2026-02-04', to: '2026-02-06'})).committees[0]?.byKind).toEqual({publish: 1, escalate: 1, 'resolve-withhold': 1})
})

test('a manager sees the totals of the committees that are theirs, and nobody’s share', async () => {
  const town = await townWithDecisions()
  await town.asOwner((db) => db.transaction((tx) => insertGrant(tx, 'chef', {role: 'manager', committee: 'KS'}, {by: 'reg', at: asInstant(new Date('2026-02-07T10:00:00Z')), reason: 'duty', until: null})))
  const {committees} = await stats(town, {}, 'chef')
  expect(committees).toMatchObject([{committee: 'KS', decided: 5, own: {decided: 0, undone: 0}}])
  expect(JSON.stringify(committees)).not.toContain('"reg"')
  await expect(stats(town, {committee: 'SN'}, 'chef')).rejects.toMatchObject({code: 'not-permitted', facts: {right: 'review.stats', committee: 'SN'}})
})

test('a period that ends before it begins is refused, and so is one who only runs the machine', async () => {
  const town = await townWithDecisions(['administrator', 'registrar', 'lawyer'])
  await expect(stats(town, {from: '2026-02-10', to: '2026-02-01'})).rejects.toMatchObject({code: 'period-backwards', facts: {from: '2026-02-10', to: '2026-02-01'}})
  await town.asOwner((db) => db.transaction((tx) => insertGrant(tx, 'drift', {role: 'administrator', committee: '*'}, {by: 'reg', at: asInstant(new Date('2026-02-08T10:00:00Z')), reason: 'duty', until: null})))
  await expect(stats(town, {}, 'drift')).rejects.toMatchObject({code: 'not-permitted'})
})

test('a row that awaits an authorised officer is counted in no committee by itself (K4)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Skrivelse från Elsa Lindqvist', skydd: 'sekretessmarkering'})])
  expect((await stats(town)).committees[0]).toMatchObject({waiting: 0, oldestSince: null, byReason: []})
})
