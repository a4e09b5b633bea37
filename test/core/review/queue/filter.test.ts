import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {looseNumber, parseFilter, withoutBegunField, type FilterTerm} from '../../../../src/core/review/queue/filter.js'
import {FILTER_WORDS} from '../../../../src/words/queue-filter.js'

const read = (text: string): unknown => {
  const parsed = parseFilter(text, FILTER_WORDS)
  return parsed.kind === 'filter' ? parsed.terms : parsed
}
const date = (from: string, to: string, not = false): unknown => [{kind: 'date', not, from, to}]
const waited = (from: number, to: number): unknown => [{kind: 'waited', not: false, from, to}]

describe('a filter', () => {
  test('as it is written in the handbook', () => {
    expect(read('nämnd:KS skäl:namn datum:>=2026-01-01 -typ:bygglov "fri text"')).toEqual([
      {kind: 'committee', not: false, codes: ['ks']},
      {kind: 'why', not: false, groups: ['person'], reasons: []},
      {kind: 'date', not: false, from: '2026-01-01', to: '2999-12-31'},
      {kind: 'case-type', not: true, texts: ['bygglov']},
      {kind: 'text', not: false, text: 'fri text'},
    ])
  })

  test.each(['”fri text”', '“fri text”', '„fri text“', '«fri text»'])('with quotation marks as somebody else writes them: %s', (text) => {
    expect(read(text)).toEqual([{kind: 'text', not: false, text: 'fri text'}])
  })

  test('means the same in English, and in capitals', () => {
    expect(read('COMMITTEE:ks why:Name date:>=2026-01-01 -type:Bygglov "Fri   TEXT"')).toEqual(read('nämnd:KS skäl:namn datum:>=2026-01-01 -typ:bygglov "fri text"'))
  })

  test.each([
    ['datum:2026-02-03', date('2026-02-03', '2026-02-03')],
    ['datum:2026-02', date('2026-02-01', '2026-02-28')],
    ['datum:2028-02', date('2028-02-01', '2028-02-29')],
    ['datum:2026-12', date('2026-12-01', '2026-12-31')],
    ['datum:2026', date('2026-01-01', '2026-12-31')],
    ['datum:>2026-02', date('2026-03-01', '2999-12-31')],
    ['datum:<2026', date('1700-01-01', '2025-12-31')],
    ['datum:<=2026-02', date('1700-01-01', '2026-02-28')],
    ['datum:2026-01..2026-02', date('2026-01-01', '2026-02-28')],
    ['-datum:..2026-02-03', date('1700-01-01', '2026-02-03', true)],
    ['väntat:>=2', waited(2, Number.MAX_SAFE_INTEGER)],
    ['väntat:3d', waited(3, 3)],
    ['days:1..4', waited(1, 4)],
    ['dnr:"KS/2019/0001"', [{kind: 'number', not: false, texts: ['ks 2019 1']}]],
    ['läge:stoppad,jurist', [{kind: 'stage', not: false, stages: ['blocked', 'escalated']}]],
    ['skäl:personnummer,person', [{kind: 'why', not: false, groups: ['identity-number', 'person'], reasons: []}]],
    ['skäl:file-choice-missing', [{kind: 'why', not: false, groups: [], reasons: ['file-choice-missing']}]],
    ['slag:ärende riktning:in', [{kind: 'entry-kind', not: false, kinds: ['case']}, {kind: 'direction', not: false, directions: ['In']}]],
    ['är:märkt', [{kind: 'state', not: false, states: ['marked']}]],
    ['typ:"enskilt avlopp"', [{kind: 'case-type', not: false, texts: ['enskilt avlopp']}]],
  ])('%s', (text, terms) => expect(read(text)).toEqual(terms))

  test.each([
    ['2026:4', '2026:4'],
    ['-', '-'],
    ['ä-ö', 'ä-ö'],
    ['"nämnd:KS"', 'nämnd:ks'],
    ['kl.14:30', 'kl.14:30'],
  ])('%s is text', (text, folded) => expect(read(text)).toEqual([{kind: 'text', not: false, text: folded}]))

  test.each([
    ['nämd:KS', 'unknown-field', 0, 'nämd'],
    ['förskola skäl:nam', 'unknown-value', 9, 'skäl', {value: 'nam', field: 'why'}],
    ['läge:hållen,borta', 'unknown-value', 0, 'läge', {value: 'borta', field: 'stage'}],
    ['skäl:', 'value-missing', 0, 'skäl'],
    ['datum:2026-02-30', 'not-a-date', 0, 'datum'],
    ['datum:2026-13', 'not-a-date', 0, 'datum'],
    ['datum:2026-01..x', 'not-a-date', 0, 'datum'],
    ['väntat:länge', 'not-a-number', 0, 'väntat'],
    ['förskola "ny', 'quote-open', 9, ''],
  ])('%s is not understood, and leaves the list as it is', (text, problem, at, word, unknown: unknown = null) => expect(read(text)).toEqual({kind: 'problem', fault: {problem, at, word, unknown}}))

  test('nothing asks for nothing', () => expect(read('  ')).toEqual([]))

  test('whatever is typed is read or pointed at, inside what was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.array(fc.constantFrom('nämnd', ':', '-', '"', ' ', 'datum', '>=', '2026', '..', 'å', ',', 'skäl', '\u0000'), {maxLength: 12}).map((parts) => parts.join(''))), (text) => {
        const parsed = parseFilter(text, FILTER_WORDS)
        if (parsed.kind === 'problem') expect(parsed.fault.at >= 0 && parsed.fault.at < text.length).toBe(true)
        else for (const term of parsed.terms) expect(term satisfies FilterTerm).toHaveProperty('not')
      }),
      {numRuns: 2000},
    )
  })
})

test.each([
  ['ks 2019-1', 'ks 2019 1'],
  ['KS/2019/0001', 'ks 2019 1'],
  ['KS2019:00100', 'ks 2019 100'],
  ['ÄN 2026/00', 'än 2026 0'],
])('the number %s', (written, read_) => expect(looseNumber(written)).toBe(read_))

test('T8: a committee that there is none of is told, where it is known which there are', () => {
  const words = {...FILTER_WORDS, hasCommittee: (code: string) => code === 'ks'}
  expect(parseFilter('nämnd:ks', words)).toEqual({kind: 'filter', terms: [{kind: 'committee', not: false, codes: ['ks']}]})
  expect(parseFilter('skäl:namn nämnd:KS,XX', words)).toEqual({kind: 'problem', fault: {problem: 'unknown-value', at: 10, word: 'nämnd', unknown: {value: 'XX', field: 'committee'}}})
})

test.each([
  ['s', ''],
  ['nämnd:KS skä', 'nämnd:KS '],
  ['-SKÄL', ''],
  ['why', ''],
  ['skäl ', 'skäl '],
  ['skäl:', 'skäl:'],
  ['skälig', 'skälig'],
  ['"en skä', '"en skä'.slice(0, 4)],
  ['nummer:12', 'nummer:12'],
  ['2026', '2026'],
  ['', ''],
])('T8: while %j is written, %j is looked for', (text, looked) => {
  expect(withoutBegunField(text, FILTER_WORDS)).toBe(looked)
})
