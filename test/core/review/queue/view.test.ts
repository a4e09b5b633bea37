import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {WAITING_STAGES} from '../../../../src/core/journey.js'
import {GROUNDS} from '../../../../src/core/policy/ground.js'
import {parseFilter} from '../../../../src/core/review/queue/filter.js'
import {invertMarks, markAll, markRange, toggleMark, unmark} from '../../../../src/core/review/queue/marks.js'
import type {QueueRow} from '../../../../src/core/review/queue/queue-row.js'
import {sortKey} from '../../../../src/core/review/queue/search-text.js'
import {daysWaited, searchable, SORT_ORDERS, view, type SortOrder, type Surroundings} from '../../../../src/core/review/queue/view.js'
import {WHY_GROUPS, whyOf} from '../../../../src/core/review/queue/why.js'
import {FINDING_KINDS} from '../../../../src/core/scan/finding.js'
import type {EntryId, Instant} from '../../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../../src/core/terms/local-date.js'
import {FILTER_WORDS} from '../../../../src/words/queue-filter.js'

const NOW = Date.parse('2026-02-10T09:00:00Z')
const AROUND: Surroundings = {marks: new Set(), taken: new Set(), now: NOW}

function aRow(id: string, told: Partial<QueueRow> = {}): QueueRow {
  return {
    id: id.padEnd(20, 'x') as EntryId, kind: 'document', committee: 'KS', diaryNumber: 'KS 2026/00123', documentNumber: '1', heading: 'Remiss om ny förskola', isSecret: false, caseType: 'Remiss', direction: 'In',
    date: '2026-02-03' as LocalDate, stage: 'held', reasons: ['person'], waitingSince: '2026-02-03T09:00:00.000Z' as Instant, ...told,
  }
}

const ROWS = [
  aRow('a', {reasons: ['registrar-confirms']}),
  aRow('b', {committee: 'BN', diaryNumber: 'BN 2026/0004', heading: 'Ansökan om bygglov på Ängsgatan', caseType: 'Bygglov', reasons: ['phone', 'personnummer'], stage: 'blocked', date: '2026-01-20' as LocalDate}),
  aRow('c', {committee: 'SN', diaryNumber: 'SN 2025/12', documentNumber: null, kind: 'case', direction: null, heading: 'Årsredovisning', reasons: ['sensitive-health'], waitingSince: '2026-02-09T10:00:00.000Z' as Instant}),
  aRow('d', {heading: null, caseType: '', reasons: ['awaits-authorised']}),
  aRow('e', {committee: 'SN', diaryNumber: 'SN 2025/120', heading: 'Zonplan för vindkraft', stage: 'escalated', direction: 'Ut'}),
].map(searchable)

function kept(filter: string, around: Partial<Surroundings> = {}): string {
  const parsed = parseFilter(filter, FILTER_WORDS)
  if (parsed.kind === 'problem') throw new Error(parsed.fault.problem)
  return view(ROWS, {terms: parsed.terms, sort: 'number', isReversed: false, isGrouped: false}, {...AROUND, ...around}).map(({row}) => row.id[0]).sort().join('')
}

describe('what a filter keeps', () => {
  test.each([
    ['', 'abcde'],
    ['nämnd:sn', 'ce'],
    ['-nämnd:sn', 'abd'],
    ['nämnd:sn,bn', 'bce'],
    ['skäl:personnummer', 'b'],
    ['skäl:kontakt', 'b'],
    ['skäl:phone', 'b'],
    ['skäl:skyddad', 'd'],
    ['skäl:behörig', 'd'],
    ['typ:bygg', 'b'],
    ['datum:<2026-02', 'b'],
    ['väntat:>=7', 'abe'],
    ['väntat:0', 'c'],
    ['dnr:"sn 2025-12"', 'c'],
    ['dnr:2025/0120', 'e'],
    ['sn 2025-012', 'c'],
    ['läge:jurist', 'e'],
    ['slag:ärende', 'c'],
    ['riktning:ut', 'e'],
    ['förskola', 'a'],
    ['FÖRSKOLA -nämnd:ks', ''],
    ['angsgatan', ''],
    ['"ny förskola"', 'a'],
  ])('%s', (filter, ids) => expect(kept(filter)).toBe(ids))

  test('what is marked, and what another has open', () => {
    const [a, b] = [ROWS[0]?.row.id, ROWS[1]?.row.id] as [EntryId, EntryId]
    expect(kept('är:märkt', {marks: new Set([a])})).toBe('a')
    expect(kept('-är:tagen', {taken: new Set([b])})).toBe('acde')
  })
})

test('K4: no filter tells the rows apart that nobody here may read, whatever is known of them', () => {
  const words = ['nummer:9045', 'nämnd:sn', 'datum:>=2026-02-01', 'väntat:>3', 'typ:vård', '9045', '"SN 2026/9045"', 'elsa', 'läge:stoppad', 'slag:ärende', 'riktning:in', 'är:tagen', 'skäl:behörig', 'skäl:personnummer']
  const told = fc.record<Partial<QueueRow>>({
    committee: fc.constantFrom('KS', 'SN'), diaryNumber: fc.constantFrom('SN 2026/9045', 'KS 2026/1'), documentNumber: fc.constantFrom(null, '9045'), caseType: fc.constantFrom('', 'vård'), kind: fc.constantFrom('case', 'document'),
    direction: fc.constantFrom(null, 'In'), date: fc.constantFrom('2026-02-03' as LocalDate, '2025-01-01' as LocalDate), stage: fc.constantFrom(...WAITING_STAGES), waitingSince: fc.constantFrom('2026-02-03T09:00:00.000Z' as Instant, '2026-02-10T08:00:00.000Z' as Instant),
  })
  fc.assert(
    fc.property(fc.array(told, {minLength: 2, maxLength: 6}), fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...words)), {minLength: 1, maxLength: 3}), (rows, asked) => {
      const veiled = rows.map((row, at) => searchable(aRow(`e${at}`, {...row, heading: null, reasons: ['awaits-authorised']})))
      const parsed = parseFilter(asked.map(([not, word]) => `${not ? '-' : ''}${word}`).join(' '), FILTER_WORDS)
      if (parsed.kind === 'problem') throw new Error(parsed.fault.problem)
      const seen = view(veiled, {terms: parsed.terms, sort: 'number', isReversed: false, isGrouped: true}, {...AROUND, taken: new Set(veiled.slice(0, 1).map(({row}) => row.id))})
      expect([0, veiled.length]).toContain(seen.length)
    }),
  )
})

describe('the order', () => {
  const order = (sort: SortOrder, isReversed = false, isGrouped = false): string => view(ROWS, {terms: [], sort, isReversed, isGrouped}, AROUND).map(({row}) => row.id[0]).join('')

  test('å, ä and ö stand last, and numbers by their value', () => {
    expect(['Ö', 'Zonplan', 'Ärende', 'Åby', 'ansökan', 'Énhet'].sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))).toEqual(['ansökan', 'Énhet', 'Zonplan', 'Åby', 'Ärende', 'Ö'])
    expect(sortKey('KS 2026/9') < sortKey('KS 2026/0010')).toBe(true)
  })

  test('by groups the gravest reason comes first, whatever the order within', () => {
    for (const sort of SORT_ORDERS) expect(order(sort, false, true).replace(/[^db]/g, '')).toBe('db')
    expect(order('number', false, true)).toBe('dbeca')
  })

  test('turned round, within its groups', () => {
    expect(order('heading')).toBe('dbaec')
    expect(order('heading', true)).toBe('ceabd')
  })
})

describe('every reason has a group', () => {
  test.each([...Object.keys(GROUNDS), ...FINDING_KINDS])('%s', (reason) => expect(WHY_GROUPS).toContain(whyOf([reason])))
  test('one that is not known is not called clean', () => expect(whyOf(['något-nytt'])).toBe('registry'))
  test('what could not be judged is no fault of a file', () => expect(['detector-failed', 'rule-missing'].map((reason) => whyOf([reason]))).toEqual(['unjudged', 'unjudged']))
  test('the gravest is the one that is told', () => expect(whyOf(['registrar-confirms', 'phone', 'awaits-authorised'])).toBe('protected'))
})

const ids = fc.uniqueArray(fc.integer({min: 0, max: 60}), {maxLength: 40}).map((numbers) => numbers.map((number) => `e${number}` as EntryId))

describe('marks', () => {
  test('T5: no filter, order or refresh changes them', () => {
    const rows = fc.uniqueArray(fc.integer({min: 0, max: 99}), {maxLength: 40}).map((numbers) => numbers.map((number) => searchable(aRow(`e${number}`, {stage: WAITING_STAGES[number % 4] ?? 'held', committee: number % 2 === 0 ? 'KS' : 'SN'}))))
    fc.assert(
      fc.property(rows, fc.constantFrom('', 'nämnd:ks', '-är:märkt', 'läge:stoppad'), fc.constantFrom(...SORT_ORDERS), fc.boolean(), ids, (all, filter, sort, flag, marked) => {
        const marks = new Set([...marked, ...all.slice(0, 5).map(({row}) => row.id)])
        const before = [...marks]
        const parsed = parseFilter(filter, FILTER_WORDS)
        const seen = view(all, {terms: parsed.kind === 'filter' ? parsed.terms : [], sort, isReversed: flag, isGrouped: !flag}, {...AROUND, marks})
        expect([...marks]).toEqual(before)
        // What is seen is some of what there is, each once.
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen.every((row) => all.includes(row))).toBe(true)
      }),
    )
  })

  test('turned twice, and set and taken away, they are as before', () => {
    fc.assert(
      fc.property(ids, ids, (marked, visible) => {
        const marks = new Set(marked)
        expect(invertMarks(invertMarks(marks, visible), visible)).toEqual(marks)
        for (const id of visible) expect(toggleMark(toggleMark(marks, id), id)).toEqual(marks)
        expect(unmark(markAll(marks, visible), visible)).toEqual(new Set(marked.filter((id) => !visible.includes(id))))
      }),
    )
  })

  test('a range takes both its ends in either direction, and what stood marked stays so', () => {
    const visible = ['a', 'b', 'c', 'd'] as EntryId[]
    const [a, b, c, d] = visible as [EntryId, EntryId, EntryId, EntryId]
    expect([...markRange(new Set([d]), visible, c, a)]).toEqual([d, a, b, c])
    expect([...markRange(new Set(), visible, 'gone' as EntryId, b)]).toEqual([b])
    expect([...markRange(new Set([a]), visible, a, 'gone' as EntryId)]).toEqual([a])
  })
})

test.each([['2026-02-10T09:00:00.000Z', 0], ['2026-02-09T09:00:01.000Z', 0], ['2026-02-09T09:00:00.000Z', 1], ['2026-03-01T00:00:00.000Z', 0]])('since %s it has waited %i days', (since, days) => {
  expect(daysWaited(aRow('a', {waitingSince: since as Instant}), NOW)).toBe(days)
})
