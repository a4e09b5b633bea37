import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {wordsOf} from '../../../src/core/publication/last-look.js'
import {plainRuns} from '../../../src/core/publication/plain-runs.js'

describe('the plain runs of a text', () => {
  test.each([
    ['Ansökan om bidrag till sommarläger', ['bidrag', 'till', 'sommarl']],
    ['FO\u0308RSKOLA vid Ekbacken', ['rskola', 'ekbacken']],
    ['KS 2026/00123-1', ['2026', '00123']],
    ['50% av_allt', ['allt']],
    ['Då år ö', []],
    ['', []],
    ['aaaa bbbb cccc dddd eeee ffff gggg', ['aaaa', 'bbbb', 'cccc', 'dddd', 'eeee', 'ffff']],
  ])('%j', (text, runs) => {
    expect(plainRuns(text)).toEqual(runs)
  })

  const letter = fc.oneof(fc.constantFrom(...'abcåäöABCÅÄÖé0123456789'), fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}))
  const text = fc.array(fc.array(letter, {maxLength: 8}).map((letters) => letters.join('')), {maxLength: 8}).map((words) => words.join(' '))
  const otherwise = fc.constantFrom<(said: string) => string>((said) => said.toUpperCase(), (said) => said.normalize('NFD'), (said) => said.normalize('NFD').toUpperCase(), (said) => said.replaceAll(' ', ' –\u00a0'), (said) => JSON.stringify({heading: said}))

  test('B9: stand in their order in whatever says the same words, and in the JSON that keeps it', () => {
    fc.assert(
      fc.property(text, otherwise, (held, write) => {
        const said = write(held)
        // Some letters have no capital of their own, or one that has other small letters: such a text says other words.
        fc.pre(said.startsWith('{') || wordsOf(said).join(' ') === wordsOf(held).join(' '))
        const stored = said.replace(/[A-Z]/g, (capital) => capital.toLowerCase())
        let at = 0
        for (const run of plainRuns(wordsOf(held).join(' '))) {
          const found = stored.indexOf(run, at)
          // A sign of measurement that is written like a letter is one to Unicode, not to the database: then the text is not found, and stays held back.
          if (found < 0) fc.pre(!/[^\0-\u024f]/.test(held))
          expect(found).toBeGreaterThanOrEqual(at)
          at = found + run.length
        }
      }),
      {numRuns: 2000},
    )
  })
})
