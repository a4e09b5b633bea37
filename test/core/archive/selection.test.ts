import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {standsForArchive, yearsIn, type CaseForArchive} from '../../../src/core/archive/selection.js'
import type {CaseCopies, RegistryCopy} from '../../../src/core/retention/due.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {day, days} from '../support.js'

const RULE = {countedFrom: 'closed', years: 2} as const

function copy(changes: Partial<RegistryCopy> = {}): RegistryCopy {
  return {entry: 'd' as EntryId, kind: 'document', part: 'row', stage: 'expired', registryState: 'present', isOnSite: false, isTakenDown: false, isHistory: false, publishedOn: day('2026-02-03'), publishedEarlier: null, importedOn: day('2026-02-02'), ...changes}
}

function aCase(changes: Partial<CaseCopies> = {}, own: Partial<RegistryCopy> = {}): CaseCopies {
  return {own: copy({entry: 'c' as EntryId, kind: 'case', ...own}), isClosed: true, closedOn: day('2026-06-01'), hasReceipt: false, isUnderHold: false, documents: [copy()], ...changes}
}

const going = (copies: CaseCopies): CaseForArchive => ({copies, form: 'open', isDelivered: false, isReceivedVeiled: false, isUnswept: false})

describe('H5: whole closed cases, counted from their closing', () => {
  test.each([
    ['the day before', aCase(), '2028-05-31', 'not-yet'],
    ['on the day', aCase(), '2028-06-01', 'leaves'],
    ['closed on 29 February (H3)', aCase({closedOn: day('2028-02-29')}), '2030-02-28', 'not-yet'],
    ['closed on 29 February, on 1 March (H3)', aCase({closedOn: day('2028-02-29')}), '2030-03-01', 'leaves'],
    ['closed on the last of a month', aCase({closedOn: day('2026-08-31')}), '2028-08-31', 'leaves'],
    ['open, however old', aCase({isClosed: false, closedOn: null}), '2048-01-01', 'open'],
    ['struck before it was closed', aCase({isClosed: false, closedOn: null}, {registryState: 'cancelled', stage: 'withdrawn'}), '2028-02-03', 'leaves'],
    ['closed on a day that nobody tells, published later than it came', aCase({closedOn: null}), '2028-02-02', 'not-yet'],
    ['still on the web, by a document that came late', aCase({documents: [copy({stage: 'published', isOnSite: true, publishedOn: day('2028-01-01')})]}), '2028-06-01', 'leaves'],
    ['never published, secret', aCase({documents: [copy({stage: 'secret', publishedOn: null})]}), '2028-06-01', 'leaves'],
    ['something waits for a person', aCase({documents: [copy(), copy({stage: 'held', publishedOn: null})]}), '2028-06-01', 'awaits-person'],
    ['what waits has left the registry, and nobody is asked', aCase({documents: [copy(), copy({stage: 'held', publishedOn: null, registryState: 'missing'})]}), '2028-06-01', 'leaves'],
    ['the archive has it as it stands', aCase({hasReceipt: true}), '2028-06-01', 'received'],
    ['under legal hold', aCase({isUnderHold: true}), '2028-06-01', 'under-hold'],
    ['under legal hold, and too young', aCase({isUnderHold: true}), '2028-05-31', 'not-yet'],
  ] as const)('%s', (_, weighed, today, standing) => {
    expect(standsForArchive(going(weighed), RULE, day(today), 2)).toBe(standing)
  })

  test.each([
    ['the agreement leaves it out', {form: null}, 'left-out'],
    ['it goes encrypted', {form: 'sealed'}, 'leaves'],
    ['it lies in a package', {isDelivered: true}, 'delivered'],
  ] as const)('%s', (_, changes, standing) => {
    expect(standsForArchive({...going(aCase()), ...changes}, RULE, day('2028-06-01'), 2)).toBe(standing)
  })

  test('whatever the days, a closed case leaves on the same date years later, or on 1 March, and not the day before', () => {
    fc.assert(
      fc.property(days(), fc.integer({min: 0, max: 60}), days(), (closedOn, years, today) => {
        const [year, rest] = [Number(closedOn.slice(0, 4)) + years, closedOn.slice(4)]
        const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
        const first = rest === '-02-29' && !isLeap ? `${year}-03-01` : `${year}${rest}`
        expect(standsForArchive(going(aCase({closedOn})), {countedFrom: 'closed', years}, today, 2)).toBe(first <= today ? 'leaves' : 'not-yet')
      }),
    )
  })
})

test.each([['P2Y', 2], ['P0Y', null], ['P02Y', null], ['P10Y', 10], ['2', null], ['P2M', null], ['P-1Y', null], ['P2Y ', null], ['', null]] as const)('%s is %s years', (text, years) => {
  expect(yearsIn(text)).toBe(years)
})
