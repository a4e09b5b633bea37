import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {JOURNEY, WAITING_STAGES, type Stage} from '../../../src/core/journey.js'
import {firstDayPast, isForArchive, weighCase, type CaseCopies, type RegistryCopy, type RetentionRule} from '../../../src/core/retention/due.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../../src/core/terms/local-date.js'
import {day, days} from '../support.js'

const BY_RECEIPT: RetentionRule = {kind: 'receipt'}
const BY_TIME: RetentionRule = {kind: 'time', daysAfterExpiry: 365}

/** A document that was public for its two years and has left the web. */
function copy(changes: Partial<RegistryCopy> = {}): RegistryCopy {
  return {
    entry: 'd' as EntryId, kind: 'document', part: 'row', stage: 'expired', registryState: 'present', isOnSite: false, isTakenDown: false, isHistory: false, publishedOn: day('2026-02-03'), publishedEarlier: null,
    importedOn: day('2026-02-02'), ...changes,
  }
}

function caseOf(documents: readonly RegistryCopy[], changes: Partial<CaseCopies> = {}, own: Partial<RegistryCopy> = {}): CaseCopies {
  return {own: copy({entry: 'c' as EntryId, kind: 'case', ...own}), isClosed: true, closedOn: day('2026-06-01'), hasReceipt: true, isUnderHold: false, documents, ...changes}
}

const standing = (weighed: CaseCopies, rule: RetentionRule, today: string, entry = 'd'): string | undefined => weighCase(weighed, rule, day(today), 2).get(entry as EntryId)

describe('H4: the first day past', () => {
  test.each([
    ['published', copy(), '2028-02-03'],
    ['published on 29 February (H3)', copy({publishedOn: day('2028-02-29')}), '2030-03-01'],
    ['never public: from the day it came', copy({publishedOn: null, importedOn: day('2026-05-05')}), '2028-05-05'],
    ['never public, came on 29 February', copy({publishedOn: null, importedOn: day('2028-02-29')}), '2030-03-01'],
    ['public before it came here', copy({publishedOn: day('2020-01-01')}), '2022-01-01'],
  ])('%s', (_what, one, first) => {
    expect(firstDayPast(one, 2)).toBe(first)
  })
})

describe('H4: by the archive’s receipt', () => {
  test.each<[string, CaseCopies, string, string]>([
    ['the day before its time is out', caseOf([copy()]), '2028-02-02', 'in-time'],
    ['the day its time is out', caseOf([copy()]), '2028-02-03', 'due'],
    ['without a receipt', caseOf([copy()], {hasReceipt: false}), '2028-02-03', 'waits-for-receipt'],
    ['while the case is open, receipt or not', caseOf([copy()], {isClosed: false}), '2028-02-03', 'waits-for-closing'],
    ['when the case has left the registry, which can close it no more', caseOf([copy()], {isClosed: false}, {registryState: 'missing'}), '2028-02-03', 'due'],
    ['when the case is cancelled', caseOf([copy()], {isClosed: false}, {registryState: 'cancelled', stage: 'withdrawn'}), '2028-02-03', 'due'],
    ['while another document of the case has its time', caseOf([copy(), copy({entry: 'e' as EntryId, publishedOn: day('2027-01-01')})]), '2028-02-03', 'waits-for-case'],
    ['while another document waits for a person', caseOf([copy(), copy({entry: 'e' as EntryId, stage: 'held', publishedOn: null})]), '2028-02-03', 'waits-for-case'],
    ['while the case is public above newer documents (H2)', caseOf([copy()], {}, {isOnSite: true, stage: 'published'}), '2028-02-03', 'waits-for-case'],
    ['a meeting with an item that was let out, and is never public by itself', caseOf([copy({part: 'item', stage: 'cleared', publishedOn: null, importedOn: day('2026-02-03')})]), '2028-02-03', 'due'],
    ['a secret paper of a meeting, of which nothing shows', caseOf([copy({part: 'paper', stage: 'secret', publishedOn: null, importedOn: day('2026-02-03')})]), '2028-02-03', 'due'],
    ['a secret row that waits for its word to be shown', caseOf([copy({stage: 'secret', publishedOn: null, importedOn: day('2026-02-03')})]), '2028-02-03', 'to-be-published'],
    ['while it is public', caseOf([copy({isOnSite: true, stage: 'published'})]), '2028-02-03', 'on-site'],
    ['while a kept release shows it', caseOf([copy({isOnSite: true})]), '2028-02-03', 'on-site'],
  ])('%s', (_what, weighed, today, expected) => {
    expect(standing(weighed, BY_RECEIPT, today)).toBe(expected)
  })

  test('the case goes with its documents', () => {
    expect([...weighCase(caseOf([copy()]), BY_RECEIPT, day('2028-02-03'), 2)]).toEqual([['c', 'due'], ['d', 'due']])
  })
})

describe('H4: by time, where there is no archive', () => {
  test.each<[string, CaseCopies, string, string]>([
    ['a year after expiry, less a day', caseOf([copy()], {hasReceipt: false}), '2029-02-01', 'in-time'],
    ['a year after expiry', caseOf([copy()], {hasReceipt: false}), '2029-02-02', 'due'],
    ['also of an open case', caseOf([copy()], {isClosed: false}), '2029-02-02', 'due'],
    ['on its own, while another document has its time', caseOf([copy(), copy({entry: 'e' as EntryId, publishedOn: day('2028-01-01')})]), '2029-02-02', 'due'],
  ])('%s', (_what, weighed, today, expected) => {
    expect(standing(weighed, BY_TIME, today)).toBe(expected)
  })

  test.each<[string, CaseCopies, string]>([
    ['with its last document', caseOf([copy()]), 'due'],
    ['alone', caseOf([]), 'due'],
    ['not before its documents', caseOf([copy({publishedOn: day('2028-01-01')})]), 'waits-for-case'],
    ['not before its own time', caseOf([copy()], {}, {publishedOn: day('2027-02-03')}), 'in-time'],
  ])('the case: %s', (_what, weighed, expected) => {
    expect(standing(weighed, BY_TIME, '2029-02-02', 'c')).toBe(expected)
  })
})

describe('H4: what was never public', () => {
  const came = {publishedOn: null, importedOn: day('2026-02-02')}
  test.each<[string, Partial<RegistryCopy>, string]>([
    ['withheld', {...came, stage: 'withheld'}, 'due'],
    ['cancelled before it was published', {...came, stage: 'withdrawn', registryState: 'cancelled'}, 'due'],
    ['history (A15)', {...came, stage: 'history', isHistory: true}, 'due'],
    ['ready for the next run: its time has not begun', {...came, stage: 'cleared'}, 'to-be-published'],
    ['a secret row that is ready', {...came, stage: 'secret'}, 'to-be-published'],
    ['ready, but taken down', {...came, stage: 'cleared', isTakenDown: true}, 'due'],
    ['ready, but left out of the registry', {...came, stage: 'cleared', registryState: 'missing'}, 'due'],
    ['came past its time', {...came, stage: 'cleared', publishedOn: day('2020-01-01'), publishedEarlier: day('2020-01-01')}, 'due'],
  ])('%s', (_what, changes, expected) => {
    expect(standing(caseOf([copy(changes)]), BY_RECEIPT, '2028-03-01')).toBe(expected)
  })

  test.each(WAITING_STAGES)('%s: nobody’s row is taken from under their hands, but what nobody is asked about goes', (stage) => {
    expect(standing(caseOf([copy({...came, stage})]), BY_RECEIPT, '2040-01-01')).toBe('waits-for-person')
    expect(standing(caseOf([copy({...came, stage})]), BY_TIME, '2040-01-01')).toBe('waits-for-person')
    expect(standing(caseOf([copy({...came, stage, registryState: 'missing'})]), BY_RECEIPT, '2040-01-01')).toBe('due')
    expect(standing(caseOf([copy({...came, stage, publishedOn: day('2020-01-01'), publishedEarlier: day('2020-01-01')})]), BY_RECEIPT, '2040-01-01')).toBe('due')
  })

  test('a case from before the diary’s first day is asked about only where a document of it may be shown', () => {
    const old = {...came, stage: 'held', isHistory: true} as const
    expect(standing(caseOf([copy({...came, isHistory: true, stage: 'history'})], {}, old), BY_RECEIPT, '2040-01-01', 'c')).toBe('due')
    expect(standing(caseOf([copy()], {}, old), BY_RECEIPT, '2040-01-01', 'c')).toBe('waits-for-person')
  })
})

const stages = fc.constantFrom(...(Object.keys(JOURNEY) as Stage[]))
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, {nil: null})
const copies = (kind: 'case' | 'document', entry: string): fc.Arbitrary<RegistryCopy> =>
  fc.record({
    entry: fc.constant(entry as EntryId), kind: fc.constant(kind), part: fc.constantFrom('row', 'meeting', 'item', 'paper'), stage: stages, registryState: fc.constantFrom('present', 'cancelled', 'missing'), isOnSite: fc.boolean(), isTakenDown: fc.boolean(), isHistory: fc.boolean(),
    publishedOn: maybe(days()), publishedEarlier: maybe(days()), importedOn: days(),
  })
const caseCopies: fc.Arbitrary<CaseCopies> = fc.record({
  own: copies('case', 'c'), isClosed: fc.boolean(), closedOn: maybe(days()), hasReceipt: fc.boolean(), isUnderHold: fc.boolean(),
  documents: fc.tuple(copies('document', 'd'), copies('document', 'e'), copies('document', 'f')).chain((all) => fc.nat(3).map((count) => all.slice(0, count))),
})
const rules: fc.Arbitrary<RetentionRule> = fc.oneof(fc.constant(BY_RECEIPT), fc.nat(1000).map((daysAfterExpiry) => ({kind: 'time' as const, daysAfterExpiry})))
const weighings = fc.tuple(caseCopies, rules, days('1990-01-01', 30_000), fc.integer({min: 1, max: 10}))
const duesOf = ([weighed, rule, today, years]: readonly [CaseCopies, RetentionRule, LocalDate, number]): readonly RegistryCopy[] => {
  const standings = weighCase(weighed, rule, today, years)
  return [weighed.own, ...weighed.documents].filter(({entry}) => standings.get(entry) === 'due')
}

describe('H4: whatever the case', () => {
  const holds = (check: (weighing: readonly [CaseCopies, RetentionRule, LocalDate, number]) => void): void => fc.assert(fc.property(weighings, check), {numRuns: 3000})

  test('every copy has one standing', () => {
    holds((weighing) => {
      expect([...weighCase(...weighing).keys()].sort()).toEqual([weighing[0].own, ...weighing[0].documents].map(({entry}) => entry).sort())
    })
  })

  test('what is due is neither on the site, nor about to be, nor in its time', () => {
    holds((weighing) => {
      for (const one of duesOf(weighing)) expect(one.isOnSite || firstDayPast(one, weighing[3]) > weighing[2] || one.stage === 'published').toBe(false)
    })
  })

  test('by receipt: signed for and closed, and the whole case or nothing', () => {
    holds((weighing) => {
      const [weighed, rule] = weighing
      const due = duesOf(weighing)
      if (rule.kind !== 'receipt' || due.length === 0) return
      expect(due).toHaveLength(1 + weighed.documents.length)
      expect(weighed.hasReceipt && (weighed.isClosed || weighed.own.registryState !== 'present')).toBe(true)
    })
  })

  test('a case never leaves before a document of it', () => {
    holds((weighing) => {
      const due = duesOf(weighing)
      if (due.some(({kind}) => kind === 'case')) expect(due).toHaveLength(1 + weighing[0].documents.length)
    })
  })

  test('what is due today is due tomorrow', () => {
    holds((weighing) => {
      const [weighed, rule, today, years] = weighing
      const tomorrow = new Set(duesOf([weighed, rule, addDays(today, 1), years]).map(({entry}) => entry))
      for (const {entry} of duesOf(weighing)) expect(tomorrow.has(entry)).toBe(true)
    })
  })
})

describe('H5: what is for the archive', () => {
  const closed = (closedOn: string | null, published: string | null = '2026-02-03'): CaseCopies =>
    caseOf([copy({publishedOn: published === null ? null : day(published)})], {closedOn: closedOn === null ? null : day(closedOn), hasReceipt: false})
  test.each<[string, CaseCopies, 'closed' | 'published', string, boolean]>([
    ['two years after closing, less a day', closed('2026-06-01'), 'closed', '2028-05-31', false],
    ['two years after closing', closed('2026-06-01'), 'closed', '2028-06-01', true],
    ['closed on 29 February', closed('2028-02-29'), 'closed', '2030-02-28', false],
    ['closed on 29 February, the day after', closed('2028-02-29'), 'closed', '2030-03-01', true],
    ['by the last publication', closed('2020-01-01', '2027-01-01'), 'published', '2028-12-31', false],
    ['by the last publication, two years on', closed('2020-01-01', '2027-01-01'), 'published', '2029-01-01', true],
    ['closed on no day that the registry tells: from the last that came or was published', closed(null, null), 'closed', '2028-02-02', false],
    ['closed on no day that the registry tells, two years on', closed(null, null), 'closed', '2028-02-03', true],
    ['open', {...closed('2020-01-01'), isClosed: false}, 'closed', '2040-01-01', false],
  ])('%s', (_what, weighed, countedFrom, today, expected) => {
    expect(isForArchive(weighed, {countedFrom, years: 2}, day(today))).toBe(expected)
  })
})
