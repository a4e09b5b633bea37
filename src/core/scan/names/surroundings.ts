import {givenLevel, surnameLevel, WORD} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {CALLED, COMPOUND, SORT_OF_THING, STREET, TITLE_ENDING} from './endings.js'
import {isCapital} from './writing.js'

const ELECTED = /^s{0,2}\s?\((?:s|m|sd|c|v|kd|mp|l|fp|fi|pp|med|afs|nya|-|obunden|oberoende|politisk vilde|[\p{L}]{1,4})\)/u

/** Whether a word just before points to a person. */
export function cueBefore(reading: Reading, at: number): boolean {
  const before = reading.words[at - 1]
  if (before === undefined || (before.gap !== 'space' && before.gap !== 'dot' && before.gap !== 'other')) return false
  return (before.bits & (WORD.from | WORD.title | WORD.kin | WORD.sole | WORD.estate)) !== 0 || TITLE_ENDING.test(before.lower)
}

/** Whether a party letter follows, as it does on elected members. */
export function isElected(reading: Reading, word: Word): boolean {
  const rest = reading.lower.slice(word.end, word.end + 20)
  return ELECTED.test(rest.trimStart())
}

/** Whether a name is that of a thing or a beast, by the word before or after it. A given name with a surname is a person's also there. */
export function isThing({words}: Reading, first: number, end: number): boolean {
  const [before, word, next, tail] = [words[first - 1], words[first], words[first + 1], words[end]]
  if (end > first && givenLevel(word?.bits ?? 0) >= 4 && surnameLevel(tail?.bits ?? 0) >= 3) return false
  // `Katten Måns`, where the first word has a capital because it begins the text.
  if (end === first + 1 && word?.opening === true && givenLevel(word.bits) < 3 && surnameLevel(word.bits) < 3 && CALLED.test(word.lower)) return true
  if (before !== undefined && before.gap === 'space' && CALLED.test(before.lower)) return true
  // `Fåren Ulla och Britta`
  const [twin, lead] = [words[first - 2], words[first - 3]]
  if (before?.lower === 'och' && twin?.gap === 'space' && lead?.gap === 'space' && CALLED.test(lead.lower)) return true
  return end === first && word?.gap === 'space' && next?.form === 'lower' && SORT_OF_THING.test(next.lower)
}

/** What a name is part of: a place or an organisation is no person, a sole trader and an estate are. Null: nothing but itself. */
export function standsIn(reading: Reading, first: number, end: number): 'place' | 'organisation' | 'sole-trader' | 'estate' | null {
  const {words} = reading
  const [before, tail] = [words[first - 1], words[end]]
  if (tail === undefined) return null
  if (STREET.test(tail.lower) && surnameLevel(tail.bits) < 5) return 'place'
  if ((follower(words, end)?.bits ?? 0) & WORD.estate) return 'estate'
  if (before !== undefined && (before.gap === 'space' || before.gap === 'dot')) {
    if ((before.bits & WORD.estate) !== 0) return 'estate'
    if (before.lower === 'efter' && ((words[first - 2]?.bits ?? 0) & WORD.estate) !== 0) return 'estate'
    if ((before.bits & WORD.sole) !== 0) return hasOrganisationEnd(words, end) ? 'organisation' : 'sole-trader'
    if ((before.bits & WORD.placeHead) !== 0 && first > 0) return 'place'
    if ((before.bits & WORD.orgHead) !== 0) return 'organisation'
    if (before.form === 'upper' && (before.lower === 'ab' || before.lower === 'hb' || before.lower === 'kb')) return 'organisation'
  }
  return goesOnAs(reading, end)
}

/** The word that goes on from a name without a comma. */
function follower(words: readonly Word[], end: number): Word | undefined {
  const gap = words[end]?.gap
  return gap === 'space' || gap === 'and' ? words[end + 1] : undefined
}

/** What the words after a name make of it: the surest sign that there is, whatever comes before. */
export function goesOnAs({words}: Reading, end: number): 'place' | 'organisation' | 'sole-trader' | null {
  const tail = words[end]
  const next = follower(words, end)
  if (tail === undefined || next === undefined) return null
  // `Selma Lagerlöfs gata` is a street; `Erik Olssons plats på förskolan` is a child's.
  if ((tail.genitive || tail.lower.endsWith('s')) && (next.bits & WORD.placeNoun) !== 0 && !isHisOwn(words, end + 1)) return 'place'
  if ((tail.genitive || tail.lower.endsWith('s')) && next.form !== 'mixed' && !isHisOwn(words, end + 1) && STREET.test(next.lower) && (next.form === 'lower' || isCapital(next))) return 'place'
  // `Fredrika Bremer gymnasium`: no one's name is followed by such a word otherwise.
  if (next.form === 'lower' && NAMED_AFTER.test(next.lower)) return 'place'
  if (isCapital(next) && STREET.test(next.lower) && surnameLevel(next.bits) < 4 && (next.bits & WORD.place) === 0) return 'place'
  if (hasOrganisationEnd(words, end)) return 'organisation'
  if ((next.bits & WORD.trade) !== 0 && (isCapital(next) || !tail.genitive) && tail.gap === 'space') return 'sole-trader'
  return null
}

const NAMED_AFTER = /^(?:gymnasium|gymnasiet|skola|förskola|museum|museet|sjukhus|stipendium|stipendiet|stipendiefond|minnesfond|fond|stiftelse|pris|priset|bibliotek|teater|sällskapet)$/u

/** `plats på`, `skola i`: followed by where it is, the thing belongs to the person named. */
function isHisOwn(words: readonly Word[], at: number): boolean {
  const next = words[at]?.gap === 'space' ? words[at + 1]?.lower : undefined
  return next === 'på' || next === 'vid' || next === 'hos' || next === 'inom'
}

/**
 * Whether the words that follow on without a comma make the name a company's: `Erik Olsson Bygg & Entreprenad AB`, `Erik Olssons stiftelse`.
 * In `Erik Olsson Karlstads kommun` and `Erik Olsson Peab AB` the organisation is another than the person.
 */
export function hasOrganisationEnd(words: readonly Word[], from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const [word, next] = [words[at], words[at + 1]]
    if (word === undefined || next === undefined || (word.gap !== 'space' && word.gap !== 'and')) return false
    if ((next.bits & WORD.orgJoin) !== 0 && (word.gap === 'and' || word.lower === 'och')) return true
    if (COMPANY.test(next.lower)) return next.form !== 'lower' || next.lower.length > 2 || next.lower === 'ab'
    if ((next.bits & WORD.orgEnd) !== 0) return at === from && (next.lower.length > 3 || next.form === 'upper')
    if (next.form === 'mixed' || next.form === 'initial') return false
    if (next.form === 'lower' ? next.lower !== 'och' && (next.bits & WORD.trade) === 0 : !isFirmWord(next)) return false
  }
  return false
}

const COMPANY = /^(?:ab|hb|kb|aktiebolag|aktiebolaget|handelsbolag|kommanditbolag|inc|ltd|gmbh|oy|oyj|aps|llc|plc|bv)$/u
const FIRM_WORD = /(?:ing|ion|ioner|eri|erier|tjänst|tjänster|teknik|bygg|konsult|konsulter|service|fastigheter|media|design|group|gruppen|produkter|varor|städ|bygge|byggare|bolag|verk|verken)$/u

/** A word that firms put between the owner's name and the company form. */
function isFirmWord(word: Word): boolean {
  return (word.bits & (WORD.trade | WORD.common | WORD.title | WORD.place | WORD.given | WORD.surname | WORD.notName)) !== 0 || FIRM_WORD.test(word.lower) || COMPOUND.test(word.lower)
}
