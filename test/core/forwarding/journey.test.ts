import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {COPY_FATES, ENDED, LETTER_STATES, mayMove, reconciled, REPRINT_REASONS, type LetterState} from '../../../src/core/forwarding/journey.js'
import {tries} from '../../support/fuzz.js'

/** Every move there is, by hand. */
const MOVES: readonly (readonly [LetterState, LetterState])[] = [
  ['prepared', 'batched'],
  ['prepared', 'withdrawn'],
  ['batched', 'prepared'],
  ['batched', 'printing'],
  ['batched', 'withdrawn'],
  ['printing', 'batched'],
  ['printing', 'printing'],
  ['printing', 'printed'],
  ['printing', 'withdrawn'],
  ['printed', 'printing'],
  ['printed', 'posted'],
  ['printed', 'withdrawn'],
  ['posted', 'returned'],
]

describe('L5: where a letter may go', () => {
  test.each(LETTER_STATES.flatMap((from) => LETTER_STATES.map((to) => [from, to, MOVES.some(([one, other]) => one === from && other === to)] as const)))('from %s to %s: %s', (from, to, expected) => {
    expect(mayMove(from, to)).toBe(expected)
  })

  test('every state is reached from the first', () => {
    const reached = new Set<LetterState>(['prepared'])
    for (const from of reached) for (const to of LETTER_STATES) if (mayMove(from, to)) reached.add(to)
    expect([...reached].sort()).toEqual([...LETTER_STATES].sort())
  })

  test('what ended is never printed again, and from everywhere else it can be', () => {
    expect([...ENDED].sort()).toEqual(['posted', 'returned', 'withdrawn'])
    for (const state of LETTER_STATES) {
      const reached = new Set<LetterState>([state])
      for (const from of reached) for (const to of LETTER_STATES) if (mayMove(from, to)) reached.add(to)
      expect(reached.has('printing'), state).toBe(!ENDED.has(state))
    }
  })
})

describe('L5: labels are accounted for', () => {
  test('whatever became of them, what was printed is the sum, and each is counted once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COPY_FATES), {maxLength: 60}), (fates) => {
        const counted = reconciled(fates)
        expect(counted.printed).toBe(fates.length)
        expect(COPY_FATES.reduce((sum, fate) => sum + counted[fate], 0)).toBe(counted.printed)
        expect(reconciled(fates.toReversed())).toEqual(counted)
        expect(COPY_FATES.flatMap((fate) => Array.from({length: counted[fate]}, () => fate)).sort()).toEqual([...fates].sort())
      }),
      tries(200, 5_000),
    )
  })

  test('one of each', () => {
    expect(reconciled(COPY_FATES)).toEqual({printed: 5, out: 1, posted: 1, destroyed: 1, 'never-came': 1, lost: 1})
    expect(reconciled([])).toEqual({printed: 0, out: 0, posted: 0, destroyed: 0, 'never-came': 0, lost: 0})
  })

  test('a label is not printed again because it lies there, nor because it was posted', () => {
    expect(REPRINT_REASONS).toEqual(['destroyed', 'never-came', 'lost'])
  })
})
