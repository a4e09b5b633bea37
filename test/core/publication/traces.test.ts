import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {TraceIndex, type HiddenItem} from '../../../src/core/publication/traces.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'

const hidden = (facts: Partial<HiddenItem> = {}): HiddenItem => ({entry: 'abc' as EntryId, heading: 'Placering av ett barn', diaryNumber: 'SN 2026/00012', text: 'Barnet har bott hos sin moster i Vedum sedan i våras.', names: ['Ulla Lindqvist'], ...facts})
const ordinary = new Set(['placering', 'barnet', 'moster', 'sedan', 'våras', 'bott'])
const index = (items: readonly HiddenItem[], answered: readonly string[] = [], ruled: readonly string[] = []): TraceIndex => new TraceIndex(items, {answered, ruled}, (word) => ordinary.has(word))
const kinds = (of: TraceIndex, text: string): readonly string[] => of.in(text).map(({kind}) => kind).sort()

describe('what betrays a hidden item (F3)', () => {
  test.each([
    ['its heading, in whatever letters', 'PLACERING  av\nett barn', ['heading']],
    ['the number of its case', 'Se SN 2026/00012.', ['diary-number']],
    ['a party', 'Brev från Ulla Lindqvist', ['name', 'word', 'word']],
    ['five words of its text in a row', 'hos sin moster i Vedum', ['word', 'words']],
    ['a word that is seldom written', 'En resa till Vedum', ['word']],
  ])('%s', (_, text, expected) => {
    expect([...new Set(kinds(index([hidden()]), text))]).toEqual([...new Set(expected)])
  })

  test('ordinary words and four in a row betray nothing', () => {
    expect(kinds(index([hidden()]), 'Placering av medel. Barnet bott sedan våras. har bott hos sin')).toEqual([])
  })

  test('what readers may read elsewhere in the paper betrays nothing', () => {
    const of = index([hidden()], ['Resan till Vedum', 'Placering av ett barn', 'ärende SN 2026/00012', 'Ulla Lindqvist'])
    expect(kinds(of, 'Resan till Vedum: Placering av ett barn, SN 2026/00012, Ulla Lindqvist')).toEqual([])
  })

  test('of many hidden items each is found by what is its own, wherever it stands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-zåäö]{8,12}$/), {minLength: 1, maxLength: 8}), fc.nat(), fc.lorem({maxCount: 20}), (words, which, around) => {
        const items = words.map((word, at) => hidden({entry: `item${at}` as EntryId, heading: `Om ${word}`, diaryNumber: '', text: '', names: []}))
        const at = which % words.length
        const said = around.split(' ').filter((word) => !words.includes(word.toLowerCase()))
        expect(index(items).in([...said, words[at] ?? '', ...said].join(' ')).map(({entry}) => entry)).toEqual([`item${at}`])
        expect(index(items).in(said.join(' '))).toEqual([])
      }),
    )
  })
})
