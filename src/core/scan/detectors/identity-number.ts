import {identityNumber, type IdentityNumber, isCalendarDay} from '../../terms/identity-number.js'
import type {Detector, Hit, ScanContext} from '../detector.js'
import {chainFrom, type Gap, type Group} from '../digit-chain.js'
import type {Certainty, FindingKind} from '../finding.js'
import {type Beside, DATE_PARTS, isMoment, judgeUnusual} from '../number-grouping.js'
import {digitsAsRead, misreadNumbers} from '../ocr-digits.js'
import {digitsIn, GatedPattern, holdsLikeDigits} from '../signs.js'
import {ACCOUNT, AMOUNT_AFTER, DOUBTFUL_NUMBER, NUMBER_WORD, ORGANISATION, OTHER_NUMBER, PERSON_CUE, PERSONAL_ACCOUNT, SOLE_TRADER, TELEPHONE, WORD_SIGHT} from '../words-beside-numbers.js'
import {dateDigits, DAY_FIRST, MONTH_IN_WORDS, YEAR_FIRST_IN_WORDS} from '../written-date.js'

const LETTERED = new GatedPattern(/(?<![\p{L}\d])(\d{8}|\d{6})(\s{0,2}[-+_]?\s{0,2})([A-Za-z]\d{3}|[A-Za-z]{2}\d{2})(?![\p{L}\d])/gu, /\d[\s\-+_]*[A-Za-z]{1,2}\d{2}/)
// A version, a number, a time or an amount may follow a date as well.
const NO_RESERVE = /^(?:V\d|KL|NR|ST|KR|§)/
// VAT number of a sole trader: the personnummer stands between SE and 01, and people part it as they like or leave one of them out. An IBAN goes on.
const VAT = new GatedPattern(/(?<![\p{L}\d])(?:s\.?\s?e\.?[\s:.(-]{0,3}|(?:moms|vat)[a-zåäö]{0,24}[\s.:/-]{0,3}(?:reg[a-z]{0,12}\.?\s?)?(?:(?:nr|nummer|no|number)[\s.:]{0,3})?)(\d(?:[\s.+()-]{0,2}\d){9,13})(?![ -]?\d)/giu, /s\.?\s?e\.?[\s:.(-]{0,3}\d|moms|vat/i)
// `Reservnummer: 99…`, which regions make as they like, and the numbers of those who seek asylum.
const RESERVE = new GatedPattern(/(?<![\p{L}\d])(?:reserv-?(?:nummer|nr|id)|interims?-?(?:nummer|nr)|tf-?(?:nummer|nr)|t-nummer|tillfälligt (?:personnummer|id-?nummer|nummer)|lma-?(?:kort(?:et)?|nummer|nr)|dossier-?(?:nummer|nr))[\s.:#]{0,3}(?:nr|nummer)?[\s.:#]{0,3}([\dA-Z](?:[ -]?[\dA-Z]){6,12})(?![\p{L}\d])/giu)
const LAST_FOUR = String.raw`sista fyra|fyra sista|sista siffror(?:na)?|slutsiffror(?:na)?|kontrollsiffror(?:na)?`
const FOUR_TOLD = String.raw`${LAST_FOUR}|nummer|nr`
const TOLD_BETWEEN = new RegExp(String.raw`${LAST_FOUR}|(?<!\p{L})(?:eller|resp)|&`, 'iu')
const AND = 'och|eller|resp|respektive|samt|med|plus|sedan|följt av|därefter'
// The four last digits told apart from the date: `850312, sista fyra 1234`, `850312 och 1234`.
const TOLD_APART = new GatedPattern(new RegExp(String.raw`(?<!\d)(\d{8}|\d{6}|\d{4}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2})(?:[^\d\n]{0,14}(?:${FOUR_TOLD})[^\d\n]{0,24}|,?\s(?:${AND})\s)(\d{4})(?!\d)`, 'giu'), new RegExp(String.raw`sista|slutsiff|kontrollsiff|nummer|nr|\d,?\s(?:${AND})\s\d{4}`, 'i'))
// The same in the other order: `sista fyra 1234, född 850312`.
const FOUR_FIRST = new GatedPattern(new RegExp(String.raw`(?:${LAST_FOUR})[^\d\n]{0,16}(\d{4})(?!\d)[^\d¦]{1,40}(\d{8}|\d{6})(?!\d)`, 'giu'))
// A date and four digits with anything between but digits, or only a page's: a word before the date joins them. `pnr 850312 å 1234`, `pnr 850312-` at the end of a page.
const CUE_END = String.raw`(?:nr|num[a-zåäö]{0,6}|datum|tid|beteckning|person-?id|ssn|number|no|född[ae]?n?|f\.|pers)`
const PARTED = new GatedPattern(
  new RegExp(String.raw`${CUE_END}[^\d¦]{0,40}?(\d{8}|\d{6}|(?:\d{2})?\d{2}[-./ ]\d{2}[-./ ]\d{2}|${YEAR_FIRST_IN_WORDS}|${MONTH_IN_WORDS}|${DAY_FIRST})(?!\d)([^\d¦]{1,40}(?:\d{1,3}(?:\s?(?:\(|av |\/)\s?\d{1,3}\)?)?[^\d¦]{1,40})?)(\d{4}|\d{2}[ .-]\d{2})(?!\d)`, 'giu'),
  /\d[^\d¦]{1,40}\d/,
)
// The four last before the date: `pnr 1234-850312`.
const TURNED = new GatedPattern(new RegExp(String.raw`${CUE_END}[^\d\p{L}]{0,8}(\d{4})[-\s./_,+]{1,3}(\d{8}|\d{6})(?!\d)`, 'giu'))
// `850312x1234`, `1234 (850312)`, and a number that the foot of a page divides: by their check digit alone.
const LETTER_BETWEEN = new GatedPattern(/(?<![\d\p{L}])(\d{8}|\d{6})[a-z](\d{4})(?![\d\p{L}])/giu, /\d[a-z]\d{4}/i)
const FOUR_BEFORE = new GatedPattern(/(?<![\d.,:-])(\d{4})\s?\((\d{8}|\d{6})\)/gu, /\d\s?\(\d/)
const OVER_A_PAGE = new GatedPattern(/(?<![\d\p{L}])(\d{8}|\d{6})-[ \t]{0,3}\r?\n(?:[^\d\n]{0,40}\d{1,3}(?:\s?(?:\(|av|\/)\s?\d{1,3}\)?)?[^\d\n]{0,40}\r?\n){1,2}\s{0,4}(\d{4})(?![\d-])/gu, /\d-[ \t]*\r?\n/)
// `1985-3-2-1234`
const UNPADDED = new GatedPattern(/(?<![\d./-])((?:18|19|20)?\d{2})([-./])(\d{1,2})[-./](\d{1,2})([-+/. ]{1,3})(\d{4})(?![\d-]|[.,]\d)/gu, /\d[-./]\d{1,2}[-./]\d/)
// `12 mars 1985-1234`, `1 jan 85 nr 1234`, `1/1-85 1234`, `01011985-1234`
const DATE_IN_WORDS = new GatedPattern(new RegExp(String.raw`(?<!\d)(${MONTH_IN_WORDS})(?:\s{0,2}[-+]\s{0,2}|[\s,]{1,2}(?:(?:${FOUR_TOLD})[\s.:]{0,2})?)(\d{4})(?![\d-])`, 'giu'), /[a-z]\.?\s\d{2}(?:\d{2})?[-+\s,]/i)
const DATE_DAY_FIRST = new GatedPattern(new RegExp(String.raw`(?<![\d./:-])(${DAY_FIRST})(?:\s{0,2}[-+]\s{0,2}|[\s,]{1,2}(?:(?:${FOUR_TOLD})[\s.:]{0,2})?)(\d{4})(?![\d:-]|[.,]\d)`, 'giu'), /\d[./-]\d|\d{2}(?:18|19|20)\d{2}/)

const DIARY_CODE = /(?<![\p{L}\d])\p{Lu}{1,6}$/u
const LETTERED_LEAD = /\p{L}/u
const BROKEN_OFF = /[a-zåäö]$/u

// How many digits a text must hold at the least for a whole number, and for one that a word tells.
const NUMBER_MIN = 10
const RESERVE_MIN = 4

/** Personnummer, samordningsnummer, interim and reserve numbers, and organisation numbers that are a person's (B4, C4). */
export const identityNumberDetector = {
  id: 'identity-number',
  version: 7,
  kinds: ['personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number', 'birth-date'],
  law: 'Dataskyddslagen (2018:218) 3 kap. 10 §',
  reasons: ['date-and-check', 'date-only', 'after-cue', 'odd-form', 'odd-grouping', 'letters-for-digits', 'told-apart', 'like-another-number', 'like-a-period', 'letter-and-date', 'reserve-number', 'sole-trader', 'sole-trader-vat'],

  find(text: string, {ownNumber}: Pick<ScanContext, 'ownNumber'> = {}): readonly Hit[] {
    const hits: Hit[] = []
    const digits = digitsIn(text)
    if (digits > 0) {
      if (digits >= NUMBER_MIN) readChains(text, false, hits)
      if (LETTERED.mayFit(text)) readLettered(text, hits)
      readWords(text, digits, hits)
      const asRead = digitsAsRead(text)
      if (asRead !== null) readAsRead(asRead, hits)
    }
    if (holdsLikeDigits(text)) readMisread(text, hits)
    if (ownNumber === undefined || ownNumber === '' || hits.length === 0) return hits
    return hits.filter(({start, end}) => !isWithin(text, start, end, ownNumber))
  },
} as const satisfies Detector

/** The entry's own diary number, however it looks, is shown beside the text anyway. */
function isWithin(text: string, start: number, end: number, number: string): boolean {
  const from = Math.max(0, end - number.length)
  const at = text.slice(from, start + number.length).indexOf(number)
  return at !== -1 && from + at <= start && from + at + number.length >= end && number.length > end - start
}

/** Numbers in which a reading machine wrote letters: those that stand in digits already are found by now. */
function readAsRead(text: string, hits: Hit[]): void {
  const read: Hit[] = []
  readChains(text, true, read)
  addApart(hits, read)
}

/** Adds what stands, in order, where nothing is found already. */
function addApart(hits: Hit[], read: readonly Hit[], from = 0): void {
  if (read.length === 0) return
  const known = hits.slice(from).sort((a, b) => a.start - b.start)
  let next = 0
  for (const hit of read) {
    while (next < known.length && (known[next]?.end ?? 0) <= hit.start) next++
    if ((known[next]?.start ?? Infinity) >= hit.end) hits.push(hit)
  }
}

/** Shapes of a number in which most signs may be letters: its check digit must agree, unless a word says what it is or most signs are digits. */
function readMisread(text: string, hits: Hit[]): void {
  for (const {start, end, readings, strength} of misreadNumbers(text)) {
    if (hits.some((hit) => hit.start < end && hit.end > start)) continue
    const numbers = readings.map(identityNumber).filter((number) => number?.kind === 'personnummer' || number?.kind === 'samordningsnummer')
    const cued = PERSON_CUE.test(text.slice(Math.max(0, start - 32), start).toLowerCase())
    const number = numbers.find((one) => one?.check === 'right') ?? (cued || strength === 'strong' ? numbers[0] : undefined)
    if (number === undefined || number === null || (strength === 'weak' && !cued)) continue
    hits.push({kind: number.kind === 'samordningsnummer' ? 'samordningsnummer' : 'personnummer', start, end, certainty: 'likely', why: 'letters-for-digits'})
  }
}

function readChains(text: string, asRead: boolean, hits: Hit[]): void {
  const digit = /\d/g
  for (let match = digit.exec(text); match !== null; match = digit.exec(text)) {
    const chain = chainFrom(text, match.index)
    readChain(text, chain, asRead, hits)
    digit.lastIndex = chain.at(-1)?.end ?? match.index + 1
  }
}

function readChain(text: string, chain: readonly Group[], asRead: boolean, hits: Hit[]): void {
  const own = hits.length
  const unusual: Hit[] = []
  for (let first = 0; first < chain.length; ) {
    let next = first + 1
    let digits = ''
    for (let last = first; last < chain.length && digits.length < 12; last++) {
      const group = chain[last]
      if (group === undefined || group.end - group.start > 12) break
      digits += text.slice(group.start, group.end)
      if ((digits.length !== 10 && digits.length !== 12) || isAmongDigits(chain, first, last)) continue
      const hit = judge(text, chain, first, last, digits, asRead)
      if (hit === null) continue
      if (hit.why === 'odd-grouping') unusual.push(hit)
      else {
        hits.push(hit)
        next = last + 1
      }
    }
    first = next
  }
  // What is sure goes before what is only perhaps a number, wherever the two begin.
  addApart(hits, unusual, own)
}

/** A single digit after a single digit, and no dash: one of many in a column or a row, and never the beginning of a number. */
function isAmongDigits(chain: readonly Group[], first: number, last: number): boolean {
  const head = chain[first]
  if (head === undefined || head.end - head.start > 1 || chain[first - 1]?.gap !== 'space') return false
  for (let at = first; at < last; at++) {
    const gap = chain[at]?.gap
    if (gap !== 'space' && gap !== 'line') return false
  }
  return true
}

/** What the place of a number in its text says about it. */
interface Place extends Beside {
  readonly account: boolean
  /** After a word for a telephone, whose numbers are grouped in every way. */
  readonly telephone: boolean
  /** Nothing of the same line or cell stands right beside it. */
  readonly alone: boolean
  /** It is all of its chain of digits. */
  readonly whole: boolean
  /** The first eight are written as a date of our time is (`2023-12-01`). */
  readonly dated: boolean
  /** A hyphen or slash without spaces makes it a part of something longer: `121212-1212-1` is no personnummer. */
  readonly joined: boolean
  /** A low line divides it, as in file names. */
  readonly stamped: boolean
}

function judge(text: string, chain: readonly Group[], first: number, last: number, digits: string, asRead: boolean): Hit | null {
  const number = identityNumber(digits)
  if (number === null || number.kind === 'organisation-number') return null
  const start = chain[first]?.start ?? 0
  const end = chain[last]?.end ?? 0
  const personal = isPersonalAccount(text, start)
  // `3300 840 220 239 7`: accounts are written in groups of whatever size.
  const form = formOf(chain, first, last, digits.length) ?? (personal ? 'odd' : null)
  if (personal) return {kind: number.kind === 'reserve-number' ? 'interim-number' : number.kind, start, end, certainty: number.check === 'right' && form !== 'odd' ? 'certain' : 'likely', why: number.check === 'right' ? 'date-and-check' : 'after-cue'}
  if (isDateRange(text, chain, last)) return null
  const before = text.slice(Math.max(0, start - 32), start)
  // In a column of numbers no word is near, and there is nothing to ask.
  const lead = LETTERED_LEAD.test(before) ? before.toLowerCase() : ''
  const attached = BROKEN_OFF.test(lead)
  const cued = PERSON_CUE.test(lead)
  const right = number.check === 'right'
  if (form === null && !right && !cued) return null
  if (attached && !cued && form !== 'dashed' && !isNamedFile(text, start, digits, right)) return null
  const coded = attached && !cued && form === 'dashed' && DIARY_CODE.test(text.slice(Math.max(0, start - 8), start))
  const place: Place = {cued, other: coded || OTHER_NUMBER.test(lead), doubtful: DOUBTFUL_NUMBER.test(lead), account: ACCOUNT.test(lead), telephone: TELEPHONE.test(lead), ...standing(chain, first, last, digits)}
  if ((form !== null || right) && (ORGANISATION.test(lead) || (lead !== '' && SOLE_TRADER.test(text.slice(Math.max(0, start - 60), start).toLowerCase())))) return {kind: 'sole-trader-number', start, end, certainty: right ? 'certain' : 'likely', why: 'sole-trader'}
  if (form === null) return asRead && !cued ? null : judgeUnusual(text, chain, first, last, digits, number, place)
  if (lead === '' && form === 'odd' && !place.alone) return null
  if (form !== 'dashed' && !cued && AMOUNT_AFTER.test(text.slice(end, end + 8).toLowerCase())) return null
  const grade = right ? gradeRight(number, form, digits, place, asRead) : gradeWrong(number, form, digits, place)
  // `2 850312.1234 3`: nothing in its form tells, and so its grouping must.
  if (grade === null) return right && !asRead && (form === 'odd' || form === 'signed') ? judgeUnusual(text, chain, first, last, digits, number, place) : null
  if (!right && !cued && isPeriod(lead, digits, form)) return {kind: 'birth-date', start, end, certainty: 'likely', why: 'like-a-period'}
  const kind: FindingKind = number.kind === 'reserve-number' ? 'interim-number' : number.kind
  const [certainty, why] = asRead ? (['likely', 'letters-for-digits'] as const) : grade
  return {kind, start, end, certainty, why}
}

// What lasts from day to day or begins at an hour, and what is numbered by a system.
const LASTING = /(?:^|[^a-zåäö])(?:[a-zåäö]*avtal|(?:avtals|mät|projekt|hyres|kontrakts)?period|kontrakt|[a-zåäö]*möte|sammanträde|[a-zåäö]*tid|tidsplan|datum|giltig|gäller|(?:giltighet|inspelning|skanning|mätning|logg|schema|upplåtelse|avstängning|semester|tjänstgöring|vikariat|förordnande)[a-zåäö]*)(?:et|en|erna|na|n|s|t)?[\s:,]{1,3}$/u
const NUMBERED = /(?:^|[^a-zåäö])(?:felanmäl|serviceanmäl|störningsanmäl|arbetsorder|felrapport|beställning|ritning|protokoll|biljett|tillstånds?nummer|logg)[a-zåäö]*[\s:,]{1,3}(?:nr\.?\s|nummer\s)?$/u

/** A day of our time and a day after it in the same year, or an hour, after a word for what lasts; or ten digits after a word for what a system numbers: for a person to look at, and no number that blocks. */
function isPeriod(lead: string, digits: string, form: Form): boolean {
  if (form === 'solid') return digits.length === 10 && NUMBERED.test(lead)
  if (form !== 'dashed' || !LASTING.test(lead)) return false
  const year = digits.length === 12 ? Number(digits.slice(0, 4)) : 2000 + Number(digits.slice(0, 2))
  if (year < 1995 || year > 2045) return false
  const [day, last] = [digits.slice(-8, -4), digits.slice(-4)]
  return isMoment(digits) || (last > day && isCalendarDay(`${String(year)}${last}`))
}

/** An account after a word for one that is always the holder's number; the clearing number alone needs a word for a bank or an account before it. */
function isPersonalAccount(text: string, start: number): boolean {
  const lead = text.slice(Math.max(0, start - 48), start).toLowerCase()
  return PERSONAL_ACCOUNT.test(lead) && /konto|clearing|bank|nordea|utbetal|insättning/.test(lead)
}

/** Letters run into the number: a diary number's code (`KS2010…`), or a file or a word that names somebody (`elev8503…`). */
function isNamedFile(text: string, start: number, digits: string, right: boolean): boolean {
  return right && (digits.length === 12 || !DIARY_CODE.test(text.slice(Math.max(0, start - 8), start)))
}

function standing(chain: readonly Group[], first: number, last: number, digits: string): Pick<Place, 'alone' | 'joined' | 'whole' | 'dated' | 'stamped'> {
  const before = withoutFar(chain[first - 1]?.gap)
  const after = withoutFar(chain[last]?.gap)
  const inner = new Set(chain.slice(first, last).map(({gap}) => gap))
  // A line break or a sign that divides cells parts numbers, unless the number itself is divided so.
  const parts = (gap: Gap): boolean => gap === 'none' || (gap === 'line' && !inner.has('line')) || (gap === 'loose' && !inner.has('loose')) || (gap === 'low-line' && !inner.has('low-line'))
  const joins = (gap: Gap): boolean => gap === 'tight-dash' || gap === 'sign'
  return {
    alone: parts(before) && parts(after),
    joined: joins(before) || joins(after),
    whole: before === 'none' && after === 'none',
    dated: last - first === 3 && digits.length === 12 && Number(digits.slice(0, 4)) >= 1990 && (inner.has('tight-dash') || inner.has('sign')),
    stamped: inner.has('low-line'),
  }
}

/** What nothing but a word before joins parts as well as a letter does. */
function withoutFar(gap: Gap = 'none'): Gap {
  return gap === 'far' ? 'none' : gap
}

/** `2023-01-15 – 2023-02-20`: what looks like the last four begins the next date. */
function isDateRange(text: string, chain: readonly Group[], last: number): boolean {
  const group = chain[last]
  if (group === undefined || group.end - group.start !== 4 || (group.gap !== 'tight-dash' && group.gap !== 'sign')) return false
  return /^(?:19|20)\d\d([-./])(?:0\d|1[0-2])\1[0-3]\d(?!\d)/.test(text.slice(group.start, group.start + 11))
}

type Grade = readonly [Certainty, 'date-and-check' | 'date-only' | 'after-cue' | 'odd-form' | 'like-another-number']

/** Date and check digit agree: found wherever it could be written so. What says that it is another number makes it only likely. */
function gradeRight({kind}: IdentityNumber, form: Form, digits: string, {cued, other, doubtful, account, telephone, alone, joined, whole, dated, stamped}: Place, asRead: boolean): Grade | null {
  if (cued) return joined ? ['likely', 'like-another-number'] : ['certain', 'date-and-check']
  if (form === 'dashed') return joined || (stamped && isMoment(digits)) ? ['likely', 'like-another-number'] : ['certain', 'date-and-check']
  // Beside a dash or a slash twelve digits are a number still, unless they are a day and an hour.
  if (joined) return form === 'solid' && digits.length === 12 && !isMoment(digits) ? ['likely', 'like-another-number'] : null
  if (form === 'spaced') {
    // A column of dates beside a column of amounts: of those one in ten has a check digit that agrees.
    if (dated && !whole && !cued) return null
    if (other && !account && kind === 'samordningsnummer') return null
    return alone && !other && !dated && !(digits.length === 12 && isMoment(digits)) ? ['certain', 'date-and-check'] : ['likely', 'like-another-number']
  }
  if (form === 'signed') return (other && !account) || (!alone && digits.length === 10) ? null : ['likely', 'odd-form']
  if (form === 'odd') return alone && (!other || account || (whole && !telephone && kind === 'personnummer')) ? ['likely', 'odd-form'] : null
  // One run of digits. Seven in a hundred of all ten-digit numbers have such a date, and OCR numbers have the same check digit.
  if (digits.length === 10 && ((other && !account) || asRead) && kind === 'samordningsnummer') return null
  return alone && !other && !doubtful && !isLikeAnother(digits) ? ['certain', 'date-and-check'] : ['likely', 'like-another-number']
}

/** Mobile numbers, and diary numbers written year first: 2001–2012 also read as a year and a month. */
function isLikeAnother(digits: string): boolean {
  return digits.length === 10 && (/^07[02369]/.test(digits) || /^20(?:0[1-9]|1[0-2])/.test(digits))
}

/** A misprint still points at somebody: the date, and how or where it is written, must carry it. */
function gradeWrong({kind}: IdentityNumber, form: Form, digits: string, {cued, other, doubtful, account, alone, joined}: Place): Grade | null {
  // Reserve of the unknown: month 00 and day 60 are believed only with their check digit.
  if (kind === 'samordningsnummer' && /00..{4}$/.test(digits.slice(-8))) return null
  if (cued) return ['likely', 'after-cue']
  if (joined || (other && !account)) return null
  const ending = digits.slice(-4)
  const year = Number(ending)
  if (form === 'dashed') {
    // `2023-01-15 – 2024` is a time, as is a day with hour and minute in a file’s name.
    if ((year >= 1950 && year <= 2060) || (digits.length === 12 && isMoment(digits))) return null
    return ['likely', 'date-only']
  }
  if (!alone || doubtful) return null
  if (form === 'spaced') return isMoment(digits) || (year >= 1950 && year <= 2060) ? null : ['likely', 'date-only']
  if (form !== 'solid' || isLikeAnother(digits) || (digits.length === 10 && kind === 'samordningsnummer')) return null
  return isMoment(digits) && digits.length === 12 ? null : ['likely', 'date-only']
}

/** `solid`: one run. `dashed`, `spaced`, `signed`: a date, perhaps in parts, then that and four. `odd`: broken anywhere else, as a line break or a table may do. */
type Form = 'solid' | 'dashed' | 'spaced' | 'signed' | 'odd'

function formOf(chain: readonly Group[], first: number, last: number, total: number): Form | null {
  if (first === last) return 'solid'
  const sizes: number[] = []
  for (let k = first; k <= last; k++) sizes.push((chain[k]?.end ?? 0) - (chain[k]?.start ?? 0))
  const gap = (k: number): Gap => chain[k]?.gap ?? 'none'
  if (sizes.at(-1) === 4 && DATE_PARTS.has(sizes.slice(0, -1).join('-'))) {
    const separator = gap(last - 1)
    for (let k = first; k < last - 1; k++) if (gap(k) === 'loose' || gap(k) === 'far') return null
    switch (separator) {
      case 'dash':
      case 'tight-dash':
      case 'low-line':
        return 'dashed'
      case 'space':
      case 'line':
        return sizes.length === 2 || sizes.length === 4 ? 'spaced' : 'odd'
      case 'sign':
      case 'loose':
        return 'signed'
      case 'far':
      case 'none':
        return null
    }
  }
  // The dash before the last four tells, whatever spaces have come in.
  let count = 0
  let others = 0
  let dashAtFour = false
  let datePart = false
  for (let k = first; k < last; k++) {
    count += sizes[k - first] ?? 0
    const kind = gap(k)
    if (kind === 'space' || kind === 'line') continue
    if (count === total - 4 && (kind === 'dash' || kind === 'tight-dash' || kind === 'low-line')) dashAtFour = true
    else if (kind === 'tight-dash' && total === 12 && (count === 4 || count === 6)) datePart = true
    else others++
  }
  if (others > 0) return null
  if (dashAtFour) return 'dashed'
  if (datePart) return null
  if (sizes.every((size) => size === 1)) return 'odd'
  // A telephone number or an amount: one to three digits, or an area code, and then groups.
  const head = sizes[0] ?? 0
  const groupedAsAmount = head <= 3 && sizes.slice(1).every((size) => size === 3)
  return groupedAsAmount || head === 3 || head === 1 || (head === 2 && sizes.some((size) => size !== 2)) ? null : 'odd'
}

function readLettered(text: string, hits: Hit[]): void {
  for (const match of LETTERED.allIn(text)) {
    const [whole, date = '', separator = '', ending = ''] = match
    // Without a separator a small letter is part of a code, such as a file name's.
    if (!/[-+_]/.test(separator) && ending !== ending.toUpperCase()) continue
    const number = identityNumber(`${date}${ending.toUpperCase()}`)
    if (number === null || (number.kind !== 'interim-number' && number.kind !== 'reserve-number')) continue
    const cued = PERSON_CUE.test(text.slice(Math.max(0, match.index - 32), match.index).toLowerCase())
    if (number.check !== 'right' && !cued && NO_RESERVE.test(ending.toUpperCase())) continue
    hits.push({kind: 'interim-number', start: match.index, end: match.index + whole.length, certainty: number.check === 'right' ? 'certain' : 'likely', why: 'letter-and-date'})
  }
}

/** Numbers that only the words around them tell. */
function readWords(text: string, digits: number, hits: Hit[]): void {
  for (const match of VAT.allIn(text)) pushVat(hits, match)
  for (const match of digits >= RESERVE_MIN ? RESERVE.allIn(text) : []) {
    const number = match[1] ?? ''
    const end = match.index + match[0].length
    if (/\d{2}.*\d{2}/.test(number)) hits.push({kind: 'interim-number', start: end - number.length, end, certainty: 'likely', why: 'reserve-number'})
  }
  for (const match of TOLD_APART.allIn(text)) {
    const [whole, date = '', four = ''] = match
    // After `nummer` the check digit must agree, since many numbers follow dates; `sista fyra` says it by itself.
    push(hits, match.index, whole, `${date.replaceAll('-', '')}${four}`, 'told-apart', /sista|kontroll/i.test(whole))
  }
  for (const match of FOUR_FIRST.allIn(text)) push(hits, match.index, match[0], `${match[2] ?? ''}${match[1] ?? ''}`, 'told-apart', true)
  const [parted, unpadded, turned]: [Hit[], Hit[], Hit[]] = [[], [], []]
  for (const pattern of [LETTER_BETWEEN, OVER_A_PAGE]) for (const {0: whole, 1: date = '', 2: four = '', index} of pattern.allIn(text)) push(hits, index, whole, `${date}${four}`, 'told-apart', false)
  for (const {0: whole, 1: four = '', 2: date = '', index} of FOUR_BEFORE.allIn(text)) push(hits, index, whole, `${date}${four}`, 'told-apart', false)
  for (const match of PARTED.allIn(text)) pushParted(text, match, parted)
  addApart(hits, parted)
  for (const match of UNPADDED.allIn(text)) pushUnpadded(text, match, unpadded)
  addApart(hits, unpadded)
  for (const {0: whole, 1: four = '', 2: date = '', index} of TURNED.allIn(text)) {
    const start = index + whole.search(/\d/)
    if (PERSON_CUE.test(text.slice(Math.max(0, start - WORD_SIGHT), start).toLowerCase())) push(turned, start, whole.slice(start - index), `${date}${four}`, 'told-apart', false)
  }
  addApart(hits, turned)
  for (const match of DATE_IN_WORDS.allIn(text)) pushDated(text, match, hits)
  for (const match of DATE_DAY_FIRST.allIn(text)) pushDated(text, match, hits)
}

/** A misprint is believed where a word says that it is for VAT, and where the number stands between `SE` and 01. */
function pushVat(hits: Hit[], match: RegExpExecArray): void {
  const [whole, written = ''] = match
  const digits = written.replace(/\D/g, '')
  const ends = digits.length > 10 && /0[1-9]$/.test(digits)
  const numbers = [ends ? digits.slice(0, -2) : '', digits].map((one) => (one.length === 10 || one.length === 12 ? identityNumber(one) : null)).filter((one) => one !== null && one.kind !== 'organisation-number')
  const isForVat = /moms|vat/i.test(match.input.slice(Math.max(0, match.index - 24), match.index + whole.length))
  const number = numbers.find((one) => one?.check === 'right') ?? ((digits.endsWith('01') && /^(?:S\.?\s?E|se\d)/.test(whole)) || isForVat ? numbers[0] : undefined)
  if (number === undefined || number === null) return
  hits.push({kind: 'sole-trader-number', start: match.index, end: match.index + whole.length, certainty: number.check === 'right' ? 'certain' : 'likely', why: 'sole-trader-vat'})
}

/** A date written out and four digits: after a word that says so whatever they are, elsewhere only where the check digit agrees or a dash is written and they are no year. */
function pushDated(text: string, match: RegExpExecArray, hits: Hit[]): void {
  const [whole, date = '', four = ''] = match
  const start = match.index
  if (hits.some((hit) => hit.start < start + whole.length && hit.end > start)) return
  const lead = text.slice(Math.max(0, start - 32), start).toLowerCase()
  if (AMOUNT_AFTER.test(text.slice(start + whole.length, start + whole.length + 8).toLowerCase()) || OTHER_NUMBER.test(lead)) return
  const isYear = /^(?:19[5-9]|20[0-6])\d$/.test(four)
  const dashedInWords = /\p{L}/u.test(date) && /[-+]\s{0,2}\d{4}$/.test(whole)
  push(hits, start, whole, `${dateDigits(date)}${four}`, 'told-apart', PERSON_CUE.test(lead) || (dashedInWords && !isYear))
}

/** What stands between may be anything, since a word before the date says whose number it is; a wrong check digit is believed where the word stands beside it and what is between says so too. */
function pushParted(text: string, match: RegExpExecArray, hits: Hit[]): void {
  const [whole, date = '', between = '', four = ''] = match
  const start = match.index + whole.length - date.length - between.length - four.length
  const lead = text.slice(Math.max(0, start - WORD_SIGHT), start).toLowerCase()
  const cued = PERSON_CUE.test(lead)
  if (cued || NUMBER_WORD.test(lead)) push(hits, start, whole.slice(start - match.index), `${dateDigits(date)}${four.replace(/\D/g, '')}`, 'told-apart', cued && TOLD_BETWEEN.test(between))
}

/** Month and day without their noughts: a word before it says so, or the check digit. */
function pushUnpadded(text: string, match: RegExpExecArray, hits: Hit[]): void {
  const [whole, year = '', sign = '', month = '', day = '', parting = '', four = ''] = match
  const start = match.index
  if (month.length > 1 && day.length > 1) return
  const lead = text.slice(Math.max(0, start - 32), start).toLowerCase()
  // A version (`10.4.1.1234`) and a section have full stops alone.
  const cued = PERSON_CUE.test(lead)
  if (!cued && (OTHER_NUMBER.test(lead) || (sign === '.' && parting === '.'))) return
  push(hits, start, whole, `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}${four}`, 'told-apart', cued)
}

function push(hits: Hit[], start: number, whole: string, digits: string, why: 'told-apart', evenWrong: boolean): void {
  const number = identityNumber(digits)
  if (number === null || number.kind === 'organisation-number' || (number.check !== 'right' && !evenWrong)) return
  hits.push({kind: number.kind === 'reserve-number' ? 'interim-number' : number.kind, start, end: start + whole.length, certainty: number.check === 'right' ? 'certain' : 'likely', why})
}
