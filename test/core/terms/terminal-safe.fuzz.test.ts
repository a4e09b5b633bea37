import fc from 'fast-check'
import {expect, test} from 'vitest'
import {spreadsheetSafe} from '../../../src/core/terms/spreadsheet-safe.js'
import {safeJson, terminalSafe} from '../../../src/core/terms/terminal-safe.js'
import {CORPUS, hostileText, isDrawn} from '../../support/hostile.js'
import {tries} from '../../support/fuzz.js'

const each = (check: (text: string) => void): void => {
  CORPUS.forEach(check)
  fc.assert(fc.property(hostileText, check), tries(5_000, 100_000))
}

test('on a terminal only what is drawn in its place comes out', () => {
  each((text) => {
    const safe = terminalSafe(text)
    if (!isDrawn(safe)) expect.fail(`${JSON.stringify(text)} became ${JSON.stringify(safe)}`)
  })
})

test('as JSON every text is the same to whoever parses it, on one line, of characters that are drawn', () => {
  each((text) => {
    const written = safeJson({text, [text]: [text]})
    if (!isDrawn(written)) expect.fail(`${JSON.stringify(text)} was written ${JSON.stringify(written)}`)
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify({text, [text]: [text]})))
    const lines = safeJson({text}, 2).split('\n')
    expect(lines).toHaveLength(3)
    expect(lines.every(isDrawn)).toBe(true)
  })
})

test('in a spreadsheet no cell is a formula', () => {
  each((text) => {
    const cell = spreadsheetSafe(text)
    if (!isDrawn(cell)) expect.fail(`${JSON.stringify(text)} became ${JSON.stringify(cell)}`)
    // Blanks and quotes are looked past; an apostrophe before everything makes it text.
    if (/^[\s"’”`]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(cell)) expect.fail(`${JSON.stringify(text)} became the formula ${JSON.stringify(cell)}`)
    if (cell.startsWith('\'')) expect([`'${terminalSafe(text)}`, terminalSafe(text)]).toContain(cell)
    else expect(cell).toBe(terminalSafe(text))
  })
})
