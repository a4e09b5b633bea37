import {givenLevel, surnameLevel, WORD} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {CALLED, COMPOUND, SORT_OF_THING, STREET, TITLE_ENDING} from './endings.js'
import {isLineEnd} from './line-ends.js'
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
  // A stop, a block and a statue are called after whole persons too.
  if (before?.gap === 'space' && AFTER_SOMEBODY.test(before.lower)) return true
  if (end > first && givenLevel(word?.bits ?? 0) >= 4 && surnameLevel(tail?.bits ?? 0) >= 3) return false
  // `Katten Måns`, where the first word has a capital because it begins the text.
  if (end === first + 1 && word?.form === 'capital' && givenLevel(word.bits) < 3 && surnameLevel(word.bits) < 3 && CALLED.test(word.lower)) return true
  if (before !== undefined && before.gap === 'space' && CALLED.test(before.lower)) return true
  // `Färjan Kung Valdemar`
  const called = words[first - 2]
  if (end === first && before?.gap === 'space' && called?.gap === 'space' && before.form === 'capital' && called.lower.length > 5 && CALLED.test(called.lower)) return true
  // `Fåren Ulla och Britta`
  const [twin, lead] = [words[first - 2], words[first - 3]]
  if (before?.lower === 'och' && twin?.gap === 'space' && lead?.gap === 'space' && CALLED.test(lead.lower)) return true
  return end === first && word?.gap === 'space' && next?.form === 'lower' && SORT_OF_THING.test(next.lower)
}

const AFTER_SOMEBODY = /(?:hållplats|hållplatsen|kvarteret|statyn|bysten)$/u

/** `Efternamn`, `PERSNR`, `Mamma:`: what a form says before a name. */
const LABEL = /(?:namn|nr|nummer|datum|adress)$/u

/** Whether a word is what a form or a letter says before somebody's name. */
export function isLabel(reading: Reading, end: number): boolean {
  const {text, words} = reading
  const word = words[end]
  if (word === undefined || (!word.opening && !isLineEnd(reading, end - 1))) return false
  if (text.charCodeAt(word.end) === 58 && (word.bits & WORD.kin) !== 0) return true
  return levelOf(word) < 3 && (LABEL.test(word.lower) || text.charCodeAt(word.end) === 58)
}

const STAFFING = /^(?:rekrytering|annonsering|annons|tillsättning|utlysning|bemanning|vikariat|nyanställning)/u
const WORKS_AT = /^(?:till|på|vid|hos|för)$/u

/** `Rekrytering av enhetschef till Ekliden`: where somebody is to work, by a word that hardly anybody bears. */
export function isWorkplace({words}: Reading, first: number, end: number): boolean {
  const [head, before, word] = [words[0], words[first - 1], words[end]]
  return first === end && head !== undefined && before?.gap === 'space' && word !== undefined && WORKS_AT.test(before.lower) && levelOf(word) < 3 && STAFFING.test(head.lower)
}

const WHERE_OR_WHEN = /^(?:vid|inom|under|för|i|på)$/u

/** `Utegård vid förskolan`: the first word of a text, which hardly anybody bears, and where or for whom it is. */
export function opensWithThing({words}: Reading, first: number, end: number): boolean {
  const [word, next] = [words[end], words[end + 1]]
  return first === 0 && end === 0 && word !== undefined && word.gap === 'space' && levelOf(word) < 3 && next !== undefined && WHERE_OR_WHEN.test(next.lower)
}

/** `Anna Care AB och Frida Vård`: the second of two firms, whose form goes without saying. */
export function isFirmBeside(reading: Reading, first: number, end: number): boolean {
  const {words} = reading
  const [tail, join, form] = [words[end], words[first - 1], words[first - 2]]
  if (tail === undefined || end !== first + 1 || surnameLevel(tail.bits) >= 4 || (tail.bits & (WORD.common | WORD.trade)) === 0) return false
  if (join?.lower === 'och' && form !== undefined && COMPANY.test(form.lower)) return true
  return words[end + 1]?.lower === 'och' && hasOrganisationEnd(reading, end + 2)
}

/** `Grillhörnan Maxi`: nobody bears the first word, which says `the`, and few the second. */
export function isHouse({words}: Reading, first: number, end: number): boolean {
  const [head, tail] = [words[first], words[end]]
  if (head === undefined || tail === undefined || end !== first + 1 || head.lower.length < 7) return false
  return levelOf(head) === 0 && levelOf(tail) < 3 && /(?:[^y]an|en|et|rna)$/u.test(head.lower)
}

function levelOf({bits}: Word): number {
  return Math.max(givenLevel(bits), surnameLevel(bits))
}

/** What a name is part of: a place or an organisation is no person, a sole trader and an estate are. Null: nothing but itself. */
export function standsIn(reading: Reading, first: number, end: number): 'place' | 'organisation' | 'sole-trader' | 'estate' | null {
  const {words} = reading
  const [before, tail] = [words[first - 1], words[end]]
  if (tail === undefined) return null
  if (STREET.test(tail.lower) && surnameLevel(tail.bits) < 5) return 'place'
  if ((follower(reading, end)?.bits ?? 0) & WORD.estate) return 'estate'
  if (before !== undefined && (before.gap === 'space' || before.gap === 'dot')) {
    if ((before.bits & WORD.estate) !== 0) return 'estate'
    if (before.lower === 'efter' && ((words[first - 2]?.bits ?? 0) & WORD.estate) !== 0) return 'estate'
    if ((before.bits & WORD.sole) !== 0) return hasOrganisationEnd(reading, end) ? 'organisation' : 'sole-trader'
    // A whole name on a line of its own belongs to nothing on the line before.
    if (end > first && isLineEnd(reading, first - 1)) return goesOnAs(reading, end, first)
    if ((before.bits & WORD.placeHead) !== 0 && first > 0) return 'place'
    if ((before.bits & WORD.orgHead) !== 0) return 'organisation'
    if (isBehindForm(reading, first)) return 'organisation'
  }
  return goesOnAs(reading, end, first)
}

/** The word that goes on from a name without a comma. With a capital on the next line it begins something else. */
function follower(reading: Reading, end: number): Word | undefined {
  const [tail, next] = [reading.words[end], reading.words[end + 1]]
  if (next !== undefined && next.form !== 'lower' && isLineEnd(reading, end)) return undefined
  return tail?.gap === 'space' || tail?.gap === 'and' ? next : undefined
}

/** What the words after a name make of it: the surest sign that there is, whatever comes before. */
export function goesOnAs(reading: Reading, end: number, first = end): 'place' | 'organisation' | 'sole-trader' | null {
  const {words} = reading
  const tail = words[end]
  const next = follower(reading, end)
  if (tail === undefined) return null
  if ((tail.lower === 'ek' || reading.lower.startsWith(' ek', tail.end)) && ECONOMIC.test(reading.lower.slice(tail.lower === 'ek' ? tail.start - 1 : tail.end, tail.end + 20))) return 'organisation'
  if (next === undefined) return null
  // `Selma Lagerlöfs gata` is a street; `Erik Olssons plats på förskolan` is a child's.
  if ((tail.genitive || tail.lower.endsWith('s')) && (next.bits & WORD.placeNoun) !== 0 && !isHisOwn(words, end + 1)) return 'place'
  if ((tail.genitive || tail.lower.endsWith('s')) && next.form !== 'mixed' && !isHisOwn(words, end + 1) && STREET.test(next.lower) && (next.form === 'lower' || isCapital(next))) return 'place'
  // `Fredrika Bremer gymnasium`: no one's name is followed by such a word otherwise.
  if (next.form === 'lower' && (NAMED_AFTER.test(next.lower) || (tail.genitive && FOUNDED.test(next.lower)))) return 'place'
  if (isCapital(next) && STREET.test(next.lower) && surnameLevel(next.bits) < 4 && (next.bits & WORD.place) === 0) return livesThere(words, first, end) || worksThere(words, first, end) ? null : 'place'
  if (hasOrganisationEnd(reading, end)) return 'organisation'
  if ((next.bits & WORD.trade) !== 0 && (isCapital(next) || !tail.genitive) && tail.gap === 'space') return 'sole-trader'
  return null
}

/** `Vindkraft Gunnar ek. för.` */
const ECONOMIC = /^\s?ek(?:\.|onomisk)\s?för/u

const NAMED_AFTER = /^(?:gymnasium|gymnasiet|skola|förskola|museum|museet|sjukhus|stipendium|stipendiet|stipendiefond|minnesfond|fond|stiftelse|pris|priset|bibliotek|teater|sällskapet)$/u

/** What is given, planted and built in somebody's memory, in words put together. */
const FOUNDED = /(?:fond|fonden|lund|stiftelse|stipendium|stipendier)$/u

/** `Gunborg Bylund Blåsippgränden 32`: a whole name, and a street with its number. */
function livesThere(words: readonly Word[], first: number, end: number): boolean {
  const [given, tail, street] = [words[first], words[end], words[end + 1]]
  if (first === end || given === undefined || tail === undefined || tail.genitive || street?.gap !== 'space') return false
  return words[end + 2]?.form === 'mixed' && surnameLevel(tail.bits) >= 2 && givenLevel(given.bits) >= 2
}

const EMPLOYER = /(?:^region|^kommun|länsstyrelsen|verket|myndigheten|kommunförbundet|styrelsen|nämnden|förvaltningen|kontoret|\p{L}{4}föreningen|svenska|försäkringskassan)$/u

/** `Torbjörn Malmkvist Länsstyrelsen`: a given name and another, no genitive, and a body that is called after nobody. */
function worksThere(words: readonly Word[], first: number, end: number): boolean {
  const [given, tail, body] = [words[first], words[end], words[end + 1]]
  if (first === end || given === undefined || tail === undefined || tail.genitive || body === undefined) return false
  return givenLevel(given.bits) >= 4 && EMPLOYER.test(body.lower)
}

/** `plats på`, `skola i`: followed by where it is, the thing belongs to the person named. */
function isHisOwn(words: readonly Word[], at: number): boolean {
  const next = words[at]?.gap === 'space' ? words[at + 1]?.lower : undefined
  return next === 'på' || next === 'vid' || next === 'hos' || next === 'inom'
}

/**
 * Whether the words that follow on without a comma make the name a company's: `Erik Olsson Bygg & Entreprenad AB`, `Erik Olssons stiftelse`.
 * In `Erik Olsson Karlstads kommun` and `Erik Olsson Peab AB` the organisation is another than the person.
 */
export function hasOrganisationEnd(reading: Reading, from: number): boolean {
  const {words} = reading
  for (let at = from; at < from + 6; at++) {
    const [word, next] = [words[at], words[at + 1]]
    if (word === undefined || next === undefined || (word.gap !== 'space' && word.gap !== 'and')) return false
    if (at === from && next.form !== 'lower' && isLineEnd(reading, at)) return false
    if ((next.bits & WORD.orgJoin) !== 0 && (word.gap === 'and' || word.lower === 'och' || word.lower === 'o')) return true
    if (COMPANY.test(next.lower)) return next.form !== 'lower' || next.lower.length > 2 || next.lower === 'ab'
    if ((next.bits & WORD.orgEnd) !== 0) return at === from && (next.lower.length > 3 || next.form === 'upper')
    if (next.form === 'mixed' || next.form === 'initial') return false
    // After the owner's genitive a firm's own word may be any: `Lindahls Kranbilar AB`.
    if (next.form === 'lower' ? next.lower !== 'och' && next.lower !== 'o' && (next.bits & WORD.trade) === 0 : !isFirmWord(next) && !(at === from && word.genitive && next.form === 'capital' && next.gap === 'space')) return false
  }
  return false
}

/** What a firm puts between its letters and its words: `J.M. Bygg AB`, `H&M Hennes & Mauritz AB`, `G och L Måleri HB`. */
const BETWEEN_LETTERS = /^\.?\s?(?:&\s?|\+\s?)?$/
/** So many words are read from a letter to the form of the company. */
const FIRM_MAX = 8

/** Whether single capitals are a firm's and nobody's initials: they go on to the form of a company with nothing but its words between, or two stand about an ampersand without blanks (`H&M`). */
export function areCompanysLetters({text, words}: Reading, first: number, end: number): boolean {
  for (let at = first; at <= end; at++) if (words[at]?.form !== 'initial') return false
  const [before, head, tail, after] = [words[first - 1], words[first], words[end], words[end + 1]]
  if (head === undefined || tail === undefined) return false
  if (after?.form === 'initial' && text.slice(tail.end, after.start) === '&') return true
  if (before?.form === 'initial' && text.slice(before.end, head.start) === '&') return true
  for (let at = end; at < end + FIRM_MAX; at++) {
    const [word, next] = [words[at], words[at + 1]]
    if (word === undefined || next === undefined || !BETWEEN_LETTERS.test(text.slice(word.end, next.start))) return false
    if (COMPANY.test(next.lower)) return next.form === 'upper' || next.lower.length > 2
    if (next.form === 'mixed' || (next.form === 'lower' && next.lower !== 'och' && next.lower !== 'o' && next.lower !== 'i' && (next.bits & WORD.trade) === 0)) return false
  }
  return false
}

/** `AB Carl Hansson`, `Handelsbolaget Lind`; but in `Ekbackens Bygg AB Karin Lind` the form ends another name. */
export function isBehindForm({words}: Reading, first: number): boolean {
  const [lead, form] = [words[first - 2], words[first - 1]]
  if (form?.gap !== 'space' || !COMPANY_HEAD.test(form.lower) || (form.form !== 'upper' && (form.form !== 'capital' || form.lower.length < 3))) return false
  return lead === undefined || lead.gap !== 'space' || lead.form === 'lower'
}

/** The form of a company before its name. */
const COMPANY_HEAD = /^(?:ab|hb|kb|aktiebolaget|handelsbolaget|kommanditbolaget)$/u
const COMPANY = /^(?:ab|hb|kb|aktiebolag|aktiebolaget|handelsbolag|kommanditbolag|inc|ltd|gmbh|oy|oyj|aps|llc|plc|bv)$/u
const FIRM_WORD = /(?:ing|ion|ioner|eri|erier|tjänst|tjänster|teknik|bygg|konsult|konsulter|service|fastigheter|media|design|group|gruppen|produkter|varor|städ|bygge|byggare|bolag|verk|verken|^sweden|^sverige|^nordic|^scandinavia|^europe|^international|^holding)$/u

/** A word that firms put between the owner's name and the company form. */
function isFirmWord(word: Word): boolean {
  return (word.bits & (WORD.trade | WORD.common | WORD.title | WORD.place | WORD.given | WORD.surname | WORD.notName)) !== 0 || FIRM_WORD.test(word.lower) || COMPOUND.test(word.lower)
}
