import {CODE_PAGES, UPPER_HALF, type CodePage} from './code-page.js'

// How likely a character beyond ASCII is, where it stands, in the text of a Swedish registry. It is what tells Windows-1252, CP850 and MacRoman apart: the same byte is ö in one of
// them, a closing quotation mark in another and î in the third.
//
// Shares are of all characters beyond ASCII. å, ä and ö are 1.34, 1.80 and 1.31 % of all letters in 90 million characters of Swedish (Wortschatz, at practicalcryptography.com), so
// .30, .40 and .29 of the three; in the running text of "Svenska Webbnyheter 2012" (Språkbanken) .30, .37 and .26 of everything beyond ASCII, with – .03, ” .02, é .003 and capitals .003
// each. Capitals and é are put higher here, since headings and names are full of them. Other letters by their share in the names of the population (SCB, 31 December 2020), of which a
// registry's text is a tenth. Where a letter stands in its word (first, inside, last), and how rarely å, ä and ö stand beside another vowel (2 of 1,000), was counted in ten million
// words of public Swedish.

type SmallLetter = 'å' | 'ä' | 'ö' | 'é' | 'lower'
type Group = SmallLetter | 'upper' | 'quote' | 'low quote' | 'apostrophe' | 'dash' | 'ellipsis' | 'section' | 'unit' | 'space' | 'soft hyphen' | 'mark' | 'never'

// What stands beside: the end of a word, a letter or a digit. Of letters, small ones and vowels have a bit each.
const NONE = 0
const DIGIT = 1
const LETTER = 4
const SMALL = 1
const VOWEL = 2
const NEIGHBOURS = 8
const VOWELS = /[aeiouyåäöàáâãæèéêëìíîïòóôõøœùúûüýÿ]/i

const SHARES: readonly (readonly [share: number, characters: string])[] = [
  [0.37, 'ä'],
  [0.3, 'å'],
  [0.26, 'ö'],
  [0.01, 'ÅÄÖé'],
  [0.03, '–'],
  [0.02, '”'],
  [0.005, '§'],
  [0.003, '’\u00a0'],
  [0.002, 'ü…'],
  [0.001, '—•“\u00ad'],
  [0.0005, 'Éá‘«»·´°½€'],
  [0.0003, '×²³'],
  [0.0002, 'óèø±'],
  [0.0001, 'çíëÜ©®™µ£¼¾'],
  [0.00005, 'êàôûñúæÇ¤‰¨„‚‹›'],
]
const SHARE_OF_OTHER_LETTERS = 0.00001
const SHARE_OF_OTHER_SIGNS = 0.000001
const SHARE_OF_CONTROLS = 1e-9

const GROUPS: readonly (readonly [Group, string])[] = [
  ['quote', '”“‘«»‹›'],
  ['low quote', '„‚'],
  ['apostrophe', '’´'],
  ['dash', '–—'],
  ['ellipsis', '…'],
  ['section', '§'],
  ['unit', '°½¼¾²³€£±µ×'],
  ['space', '\u00a0'],
  ['soft hyphen', '\u00ad'],
  ['mark', '•·©®™'],
]

// [first in its word, inside, last, alone]
const PLACES: Readonly<Record<SmallLetter, readonly [number, number, number, number]>> = {
  å: [0.1, 0.63, 0.27, 0.001],
  ä: [0.17, 0.82, 0.005, 0.0005],
  ö: [0.08, 0.9, 0.02, 0.001],
  é: [0.005, 0.7, 0.3, 0.0005],
  lower: [0.02, 0.85, 0.13, 0.0005],
}

/** A small letter before a capital, or between two: what is left when a program turned only a–z into capitals. */
const SMALL_AMONG_CAPITALS = 0.001
/** A capital after a small letter: not one among the 30,000 characters beyond ASCII of the news text. */
const CAPITAL_AFTER_SMALL = 0.00002
const BESIDE_A_DIGIT = 0.005

/** å, ä or ö beside another vowel: in compounds such as miljöärende, and hardly elsewhere. */
const VOWEL_BESIDE_VOWEL = 0.01
/** A consonant without a vowel on either side, such as š in the middle of a cluster. */
const CONSONANT_ALONE = 0.05

/** How well a letter that sounds goes with its neighbours; capitals alone may be an abbreviation. */
function soundOf(character: string, before: number, after: number): number {
  const isVowelBeside = (before >= LETTER && (before & VOWEL) > 0) || (after >= LETTER && (after & VOWEL) > 0)
  if (/[åäö]/i.test(character)) return isVowelBeside ? VOWEL_BESIDE_VOWEL : 1
  return VOWELS.test(character) || isVowelBeside || (before < LETTER && after < LETTER) ? 1 : CONSONANT_ALONE
}

function fitOf(group: Group, character: string, before: number, after: number): number {
  const [hasLetterBefore, hasLetterAfter] = [before >= LETTER, after >= LETTER]
  const [isSmallBefore, isSmallAfter] = [hasLetterBefore && (before & SMALL) > 0, hasLetterAfter && (after & SMALL) > 0]
  const isInside = hasLetterBefore && hasLetterAfter
  const isBesideDigit = before === DIGIT || after === DIGIT
  switch (group) {
    case 'å':
    case 'ä':
    case 'ö':
    case 'é':
    case 'lower': {
      if (isBesideDigit) return BESIDE_A_DIGIT
      if (hasLetterAfter && !isSmallAfter) return SMALL_AMONG_CAPITALS
      const [first, inside, last, alone] = PLACES[group]
      return (hasLetterAfter ? (hasLetterBefore ? inside : first) : hasLetterBefore ? last : alone) * soundOf(character, before, after)
    }
    case 'upper': {
      if (isSmallBefore) return CAPITAL_AFTER_SMALL
      if (isBesideDigit) return BESIDE_A_DIGIT
      const place = hasLetterBefore ? (!hasLetterAfter ? 0.1 : isSmallAfter ? 0.005 : 0.25) : !hasLetterAfter ? 0.02 : isSmallAfter ? 0.6 : 0.1
      return place * soundOf(character, before, after)
    }
    case 'quote':
      return isInside ? 0.0005 : 0.2
    case 'low quote':
      return hasLetterBefore ? 0.0001 : 0.3
    case 'apostrophe':
      return isSmallBefore && isSmallAfter ? 0.4 : isInside ? 0.1 : hasLetterBefore || hasLetterAfter ? 0.2 : 0.05
    case 'dash':
      return isInside ? 0.05 : before === NONE && after === NONE ? 0.5 : before === DIGIT && after === DIGIT ? 0.3 : 0.1
    case 'ellipsis':
      return hasLetterBefore ? (hasLetterAfter ? 0.01 : 0.6) : hasLetterAfter ? 0.02 : 0.2
    case 'section':
      return hasLetterBefore || hasLetterAfter ? 0.005 : 0.5
    case 'unit':
      return isInside ? 0.001 : hasLetterAfter ? 0.05 : 0.3
    case 'space':
      return 0.2
    case 'soft hyphen':
      return isInside ? 0.9 : 0.02
    case 'mark':
      return isInside ? 0.005 : 0.3
    case 'never':
      return isInside ? 0.001 : 0.1
  }
}

function groupOf(character: string): Group {
  if (character === 'å' || character === 'ä' || character === 'ö' || character === 'é') return character
  const found = GROUPS.find(([, characters]) => characters.includes(character))
  if (found !== undefined) return found[0]
  return /\p{Ll}/u.test(character) ? 'lower' : /\p{Lu}/u.test(character) ? 'upper' : 'never'
}

function shareOf(character: string): number {
  const found = SHARES.find(([, characters]) => characters.includes(character))
  if (found !== undefined) return found[0]
  if (/[\p{Cc}\p{Co}]/u.test(character)) return SHARE_OF_CONTROLS
  return /[\p{Ll}\p{Lu}]/u.test(character) ? SHARE_OF_OTHER_LETTERS : SHARE_OF_OTHER_SIGNS
}

/** What a code page comes to as a reading of Swedish. */
interface Tables {
  /** What each of the 256 bytes is to the one beside it. */
  readonly neighbour: Uint8Array
  /** Natural logarithm of the likelihood, by byte − 128, neighbour before and neighbour after. */
  readonly likelihood: Float64Array
  readonly isCommon: readonly boolean[]
}

/** One code page as a reading of Swedish: how well each byte beyond ASCII fits between its neighbours. */
export class CodePageReading {
  readonly page: CodePage
  // Worked out for whoever reads a text that is no UTF-8: most commands do not.
  #tables: Tables | null = null

  constructor(page: CodePage) {
    this.page = page
  }

  /** How likely this byte (128–255) is between these two, as a natural logarithm. */
  likelihood(before: number, byte: number, after: number): number {
    const {neighbour, likelihood} = (this.#tables ??= tablesOf(this.page))
    return likelihood[((byte - 128) * NEIGHBOURS + (neighbour[before] ?? 0)) * NEIGHBOURS + (neighbour[after] ?? 0)] ?? 0
  }

  /** Whether the byte is a character that Swedish text is full of, rather than one of a foreign name. */
  isCommon(byte: number): boolean {
    return (this.#tables ??= tablesOf(this.page)).isCommon[byte - 128] ?? false
  }
}

function tablesOf(page: CodePage): Tables {
  const characters = UPPER_HALF[page]
  const likelihood = new Float64Array(128 * NEIGHBOURS * NEIGHBOURS)
  Array.from(characters).forEach((character, at) => {
    const [share, group] = [shareOf(character), groupOf(character)]
    for (let before = 0; before < NEIGHBOURS; before += 1) {
      for (let after = 0; after < NEIGHBOURS; after += 1) likelihood[(at * NEIGHBOURS + before) * NEIGHBOURS + after] = Math.log(share * fitOf(group, character, before, after))
    }
  })
  return {
    neighbour: Uint8Array.from({length: 256}, (_, byte) => neighbourOf(byte < 128 ? String.fromCharCode(byte) : characters.charAt(byte - 128))),
    likelihood,
    isCommon: Array.from(characters, (character) => shareOf(character) >= COMMON),
  }
}

const COMMON = 0.0005

function neighbourOf(character: string): number {
  if (/\d/.test(character)) return DIGIT
  if (!/[\p{Ll}\p{Lu}]/u.test(character)) return NONE
  return LETTER + (/\p{Ll}/u.test(character) ? SMALL : 0) + (VOWELS.test(character) ? VOWEL : 0)
}

/** The three readings of the same bytes. */
export const READINGS: readonly CodePageReading[] = CODE_PAGES.map((page) => new CodePageReading(page))
