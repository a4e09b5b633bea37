import {describe, expect, test} from 'vitest'
import {CODE_PAGES, UPPER_HALF, type CodePage} from '../../../src/core/intake/code-page.js'
import {READINGS, type CodePageReading} from '../../../src/core/intake/swedish-text.js'

const reading = (page: CodePage): CodePageReading => READINGS.find((one) => one.page === page)!
const byteOf = (page: CodePage, character: string): number => (character < '\u0080' ? character.charCodeAt(0) : 128 + UPPER_HALF[page].indexOf(character))
/** How likely the middle one of three characters is, in an encoding that has them all. */
const likelihood = (three: string, page: CodePage = 'windows-1252'): number => {
  const [before = '', middle = '', after = ''] = three
  return reading(page).likelihood(byteOf(page, before), byteOf(page, middle), byteOf(page, after))
}

describe('A9: what is likely in Swedish, and what is not', () => {
  test.each([
    ['a vowel between consonants', 'räk', 'rèk'],
    ['å at the end of a word', 'på ', 'pä '],
    ['ö at the beginning', ' öv', ' îv'],
    ['a capital first', ' Ås', 'rÅs'],
    ['capitals together', 'LÄN', 'lÄN'],
    ['a small letter among small ones', 'fört'.slice(0, 3), 'FöR'],
    ['a dash between spaces', ' – ', 'a–b'],
    ['a quotation mark at a word', ' ”N', 'e”n'],
    ['§ before a number', '§§1', 'a§b'],
    ['a vowel beside consonants', 'nåd', 'noå'.slice(1) + 't'],
    ['š beside a vowel', 'ašt', 'kšt'],
  ])('%s: %j rather than %j', (_, likely, unlikely) => {
    expect(likelihood(likely)).toBeGreaterThan(likelihood(unlikely))
  })

  test.each(CODE_PAGES)('%s: the letters of Swedish are common, and box lines and mathematics are not', (page) => {
    for (const letter of 'åäöÅÄÖé') expect(reading(page).isCommon(byteOf(page, letter)), letter).toBe(true)
    for (const sign of Array.from(UPPER_HALF[page]).filter((one) => /[\u0080-\u009f\u0391-\u03c9\u2200-\u25ff]/u.test(one))) expect(reading(page).isCommon(byteOf(page, sign)), sign).toBe(false)
  })

  test.each(CODE_PAGES)('%s: every byte has a likelihood everywhere', (page) => {
    for (let byte = 128; byte < 256; byte += 1) {
      for (const before of [0, 32, 49, 65, 66, 97, 98, 200, 255]) for (const after of [0, 32, 49, 65, 66, 97, 98, 200, 255]) expect(reading(page).likelihood(before, byte, after)).toBeLessThan(0)
    }
  })
})
