import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {packed, type EnvelopeLimits, type LetterToPack} from '../../../src/core/forwarding/envelopes.js'
import {LETTER_KINDS} from '../../../src/core/forwarding/letter.js'
import {tries} from '../../support/fuzz.js'

interface Desk {
  readonly letters: readonly LetterToPack[]
  readonly limits: EnvelopeLimits
}
/** A desk with letters, and envelopes in which each of the ordinary ones has room by itself. */
const desk: fc.Arbitrary<Desk> = fc.record({lettersMax: fc.integer({min: 1, max: 12}), gramsMax: fc.integer({min: 20, max: 2_000})}).chain((limits) =>
  fc.array(fc.record({kind: fc.constantFrom(...LETTER_KINDS), share: fc.integer({min: 1, max: 100})}), {maxLength: 60}).map((told) => ({
    limits,
    letters: told.map(({kind, share}, at) => ({id: `letter-${at}`, kind, grams: kind === 'letter' ? Math.max(1, Math.floor((limits.gramsMax * share) / 100)) : share * 150})),
  })))
const always = (holds: (desk: Desk) => void): void => {
  fc.assert(fc.property(desk, holds), tries(300, 20_000))
}
const ordinary = (letters: readonly LetterToPack[]): readonly LetterToPack[] => letters.filter(({kind}) => kind === 'letter')

describe('L3: outer envelopes', () => {
  test('every letter is in exactly one, and nothing else is', () => {
    always(({letters, limits}) => {
      expect(packed(letters, limits).flatMap((envelope) => envelope.letters).sort()).toEqual(letters.map(({id}) => id).sort())
    })
  })

  test('what is registered, what the person alone may collect, and parcels are each alone', () => {
    always(({letters, limits}) => {
      const byId = new Map(letters.map((letter) => [letter.id, letter]))
      for (const envelope of packed(letters, limits)) {
        const inside = envelope.letters.map((id) => byId.get(id))
        if (inside.some((letter) => letter?.kind !== 'letter')) expect(envelope).toEqual({kind: inside[0]?.kind, letters: [inside[0]?.id], grams: inside[0]?.grams})
        else expect(envelope.kind).toBe('letter')
      }
    })
  })

  test('none holds more than it may, or nothing, and it weighs what it holds', () => {
    always(({letters, limits}) => {
      const grams = new Map(letters.map((letter) => [letter.id, letter.grams]))
      for (const envelope of packed(letters, limits)) {
        expect(envelope.letters.length).toBeGreaterThan(0)
        expect(envelope.grams).toBe(envelope.letters.reduce((sum, id) => sum + (grams.get(id) ?? Number.NaN), 0))
        if (envelope.kind !== 'letter') continue
        expect(envelope.letters.length).toBeLessThanOrEqual(limits.lettersMax)
        expect(envelope.grams).toBeLessThanOrEqual(limits.gramsMax)
      }
    })
  })

  test('ordinary ones come first, in the order in which they were prepared; then the others, in theirs', () => {
    always(({letters, limits}) => {
      expect(packed(letters, limits).flatMap((envelope) => envelope.letters)).toEqual([...ordinary(letters), ...letters.filter(({kind}) => kind !== 'letter')].map(({id}) => id))
    })
  })

  test('one is closed only when the next letter would not have gone in', () => {
    always(({letters, limits}) => {
      const grams = new Map(letters.map((letter) => [letter.id, letter.grams]))
      const envelopes = packed(letters, limits).filter(({kind}) => kind === 'letter')
      for (const [at, envelope] of envelopes.entries()) {
        const next = envelopes[at + 1]?.letters[0]
        if (next === undefined) continue
        expect(envelope.letters.length === limits.lettersMax || envelope.grams + (grams.get(next) ?? 0) > limits.gramsMax).toBe(true)
      }
    })
  })

  test('filled to the gram and to the letter', () => {
    const of = (...grams: readonly number[]): readonly LetterToPack[] => grams.map((weight, at) => ({id: String(at), kind: 'letter', grams: weight}))
    const shape = (letters: readonly LetterToPack[], limits: EnvelopeLimits): readonly string[] => packed(letters, limits).map((envelope) => envelope.letters.join(' '))
    expect(shape(of(50, 50, 1), {lettersMax: 10, gramsMax: 100})).toEqual(['0 1', '2'])
    expect(shape(of(50, 51, 49), {lettersMax: 10, gramsMax: 100})).toEqual(['0', '1 2'])
    expect(shape(of(1, 1, 1, 1, 1), {lettersMax: 2, gramsMax: 100})).toEqual(['0 1', '2 3', '4'])
    expect(shape(of(100), {lettersMax: 1, gramsMax: 100})).toEqual(['0'])
    expect(shape([], {lettersMax: 1, gramsMax: 100})).toEqual([])
  })

  test('a registered letter among ordinary ones closes no envelope', () => {
    const letters: readonly LetterToPack[] = [{id: 'a', kind: 'letter', grams: 40}, {id: 'rek', kind: 'registered', grams: 40}, {id: 'b', kind: 'letter', grams: 40}]
    expect(packed(letters, {lettersMax: 10, gramsMax: 2_000}).map((envelope) => envelope.letters)).toEqual([['a', 'b'], ['rek']])
  })

  test('an ordinary letter that is too heavy for any is a mistake of the caller’s; what goes alone may weigh more', () => {
    const limits = {lettersMax: 10, gramsMax: 100}
    expect(() => packed([{id: 'a', kind: 'letter', grams: 100.01}], limits)).toThrow('too heavy')
    for (const kind of ['registered', 'in-person', 'parcel'] as const) expect(packed([{id: 'a', kind, grams: 2_000}], limits)).toEqual([{kind, letters: ['a'], grams: 2_000}])
  })
})
