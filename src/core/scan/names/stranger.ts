import {givenLevel, type Lexica, surnameLevel, WORD, type WordLists, writtenClass} from '../lexica.js'
import {AUTHORITY, ORGANISATION} from '../party/party-words.js'
import type {Word} from '../reading.js'
import {CALLED, COMPOUND, PLACE_TAIL, STREET} from './endings.js'

/** Up to this level hardly anybody bears a word: fewer than fifty. */
const SELDOM = 3
/** From this class of `WORD.written` running text writes a word small as well. */
const WRITTEN_SMALL = 3
/** What a word must be free of to be a name that nobody has heard: a place, a word, a make, the beginning of a body. */
const ELSE = WORD.place | WORD.common | WORD.title | WORD.orgEnd | WORD.orgHead | WORD.orgJoin | WORD.placeHead | WORD.placeNoun | WORD.trade | WORD.from | WORD.kin | WORD.notName | WORD.make | WORD.particle

/** What bodies of the whole country begin with: `Kommuninvest`. */
const OF_THE_LAND = /^(?:kommun|region|läns|landst|svensk|sverige|sweden|nordisk|nordic)/u
/** What says `the`: `Solrosen`, `Sjövillan`. */
const DEFINITE = /(?:en|et|(?<!m)an|na)s?$/u

/** Whether a word is one that no list holds in any sense, or only as a name that hardly anybody bears, and that is not built as words, houses, places and bodies are: behind a word that points to a person it is taken for a name. */
export function isStranger({lower, bits, form}: Pick<Word, 'lower' | 'bits' | 'form'>, lexica: Lexica): boolean {
  if (lower.length < 4 || form === 'mixed' || form === 'initial' || (bits & ELSE) !== 0 || writtenClass(bits) >= WRITTEN_SMALL || Math.max(givenLevel(bits), surnameLevel(bits)) >= SELDOM) return false
  if (lexica.organisations.has(lower) || OF_THE_LAND.test(lower) || (DEFINITE.test(lower) && isPutTogether(lower.replace(/s$/, ''), lexica, false))) return false
  if ([COMPOUND, STREET, CALLED, ORGANISATION, AUTHORITY, PLACE_TAIL].some((built) => built.test(lower))) return false
  return form === 'capital' || !isPutTogether(lower, lexica, true)
}

/** Whether a word in small letters, or in a text of capitals, is one that running text has or two such put together: `byalag`, `remissinstanser`. */
function isPutTogether(lower: string, {words}: WordLists, isTailEnough: boolean): boolean {
  for (let cut = 2; cut <= lower.length - 3; cut++) {
    // `ridskoleelever`: a longer word at the end tells, whatever it is put to.
    if (isTailEnough && cut > 3 && lower.length - cut > 4 && isWord(words.within(lower, cut, lower.length))) return true
    const head = words.within(lower, 0, cut)
    if (!isWord(head) && !(lower.charCodeAt(cut - 1) === 115 && isWord(words.within(lower, 0, cut - 1)))) continue
    if (isWord(words.within(lower, cut, lower.length))) return true
  }
  return false
}

function isWord(bits: number): boolean {
  return (bits & (WORD.common | WORD.place)) !== 0 || writtenClass(bits) >= WRITTEN_SMALL
}
