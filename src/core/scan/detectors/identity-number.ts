import {identityNumber, type IdentityNumber} from '../../terms/identity-number.js'
import type {Detector, Hit} from '../detector.js'
import type {Certainty, FindingKind} from '../finding.js'

/** A run of digits and, after it, what separates it from the next. */
interface Group {
  readonly start: number
  readonly end: number
  /** `none` ends the chain; `tight` is one sign without spaces; `dash` a dash or plus, perhaps with spaces; `space` only space. */
  readonly gap: 'none' | 'space' | 'dash' | 'tight-dash' | 'sign'
}

const LETTERED = /(?<![\p{L}\d])(\d{8}|\d{6})(\s{0,2}[-+_]?\s{0,2})([A-Za-z]\d{3}|[A-Za-z]{2}\d{2})(?![\p{L}\d])/gu
// VAT number of a sole trader: the personnummer stands between SE and 01.
const VAT = /(?<![\p{L}\d])SE ?(\d{6})-?(\d{4}) ?01(?!\d)/gu
const OTHER_NUMBER =
  /(?:^|[^a-zåäö])(?:dnr|diarie|ocr|faktur|bankgiro|bg|plusgiro|pg|konto|clearing|tel|telefon|mobil|fax|växel|order|referens|ref|artikel|kund|avtals?|ärende|beställnings?|rekvisitions?|serie|isbn|issn|gln|ean)[a-zåäö]*[.:]?\s?(?:nr|nummer)?[.:#]{0,2}\s{0,2}$/u
const ORGANISATION = /(?:^|[^a-zåäö])(?:org|organisations?|moms|momsreg|vat)[a-zåäö]*[.:-]{0,2}\s?(?:nr|nummer)?[.:#]{0,2}\s{0,2}$/u

/** Personnummer, samordningsnummer, interim and reserve numbers, and organisation numbers that are a person's (B4, C4). */
export const identityNumberDetector = {
  id: 'identity-number',
  version: 1,
  kinds: ['personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number'],
  law: 'Dataskyddslagen (2018:218) 3 kap. 10 §',
  reasons: ['date-and-check', 'date-only', 'odd-form', 'like-another-number', 'letter-and-date', 'sole-trader', 'sole-trader-vat'],

  find(text: string): readonly Hit[] {
    if (!/\d{2}/.test(text)) return []
    const hits: Hit[] = []
    for (let at = 0; at < text.length; ) {
      if (!isDigit(text.charCodeAt(at))) {
        at++
        continue
      }
      const chain = chainFrom(text, at)
      readChain(text, chain, hits)
      at = chain.at(-1)?.end ?? at + 1
    }
    if (/\d[\s\-+_]*[A-Za-z]{1,2}\d{2}/.test(text)) readLettered(text, hits)
    if (text.includes('SE')) readVat(text, hits)
    return hits
  },
} as const satisfies Detector

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

function chainFrom(text: string, from: number): readonly Group[] {
  const groups: Group[] = []
  let at = from
  while (true) {
    const start = at
    while (isDigit(text.charCodeAt(at))) at++
    const gap = gapAfter(text, at)
    groups.push({start, end: at, gap: gap.kind})
    if (gap.kind === 'none') return groups
    at += gap.size
  }
}

function gapAfter(text: string, at: number): {readonly kind: Group['gap']; readonly size: number} {
  let size = 0
  while (size < 3 && isSpace(text.charCodeAt(at + size))) size++
  const before = size
  const sign = text.charAt(at + size)
  const dash = sign === '-' || sign === '+' || sign === '_'
  const other = before === 0 && (sign === '.' || sign === '/' || sign === ':')
  if (sign !== '' && (dash || other)) {
    size++
    // Two dashes are a slip of the finger as often as a dash.
    if (dash && text.charAt(at + size) === sign) size++
    const signEnd = size
    while (size < signEnd + 3 && isSpace(text.charCodeAt(at + size))) size++
    if (!isDigit(text.charCodeAt(at + size)) || (other && size > signEnd)) return {kind: 'none', size: 0}
    return {kind: other ? 'sign' : size === 1 ? 'tight-dash' : 'dash', size}
  }
  return before > 0 && isDigit(text.charCodeAt(at + size)) ? {kind: 'space', size} : {kind: 'none', size: 0}
}

function readChain(text: string, chain: readonly Group[], hits: Hit[]): void {
  for (let first = 0; first < chain.length; ) {
    let next = first + 1
    let digits = ''
    for (let last = first; last < chain.length && digits.length < 12; last++) {
      const group = chain[last]
      if (group === undefined) break
      digits += text.slice(group.start, group.end)
      if (digits.length !== 10 && digits.length !== 12) continue
      const hit = judge(text, chain, first, last, digits)
      if (hit === null) continue
      hits.push(hit)
      next = last + 1
    }
    first = next
  }
}

function judge(text: string, chain: readonly Group[], first: number, last: number, digits: string): Hit | null {
  const number = identityNumber(digits)
  if (number === null || number.kind === 'organisation-number') return null
  const form = formOf(chain, first, last, digits.length)
  if (form === null) return null
  const start = chain[first]?.start ?? 0
  const end = chain[last]?.end ?? 0
  const right = number.check === 'right'
  const before = chain[first - 1]?.gap
  const after = chain[last]?.gap
  // A hyphen or slash without spaces makes it a part of something longer: `121212-1212-1` is no personnummer.
  const joined = before === 'tight-dash' || before === 'sign' || after === 'tight-dash' || after === 'sign'
  const alone = before === undefined && after === 'none'
  if (joined && (!right || form !== 'split')) return null
  if (!alone && (form === 'odd' || (!right && form !== 'split') || (!right && chain[first]?.gap === 'space'))) return null
  const lead = text.slice(Math.max(0, start - 26), start).toLowerCase()
  const attached = /[a-zåäö]$/u.test(lead)
  if (form === 'solid' && attached && !/(?:nr|nummer|pnr)$/u.test(lead)) return null
  const kind: FindingKind = number.kind === 'reserve-number' ? 'interim-number' : number.kind
  if (ORGANISATION.test(lead)) return {kind: 'sole-trader-number', start, end, certainty: right ? 'certain' : 'likely', why: 'sole-trader'}
  const other = OTHER_NUMBER.test(lead)
  if (other && !right) return null
  const [certainty, why] = grade(number, form, digits, joined || (form === 'solid' && (!alone || other)))
  if (certainty === null) return null
  return {kind, start, end, certainty, why}
}

function grade(number: IdentityNumber, form: Form, digits: string, doubtful: boolean): readonly [Certainty | null, string] {
  const right = number.check === 'right'
  if (form === 'solid' && digits.length === 10) {
    const mobile = /^07[02369]/.test(digits)
    // Diary numbers are written year first, and 2001–2012 also read as a year and a month.
    const diary = /^20(?:0[1-9]|1[0-2])/.test(digits)
    if (mobile || diary) return right ? ['likely', 'like-another-number'] : [null, '']
  }
  if (!right) {
    // An unknown month in a samordningsnummer is believed only with its check digit.
    if (form === 'odd' || (number.kind === 'samordningsnummer' && /00..{4}$/.test(digits.slice(-8)))) return [null, '']
    return ['likely', 'date-only']
  }
  if (form === 'odd') return ['likely', 'odd-form']
  return doubtful ? ['likely', 'like-another-number'] : ['certain', 'date-and-check']
}

type Form = 'solid' | 'split' | 'odd'

/** `solid`: one run. `split`: a date, perhaps in parts, and four. `odd`: broken anywhere else, as a line break or a table may do. */
function formOf(chain: readonly Group[], first: number, last: number, total: number): Form | null {
  if (first === last) return 'solid'
  const sizes: number[] = []
  for (let k = first; k <= last; k++) sizes.push((chain[k]?.end ?? 0) - (chain[k]?.start ?? 0))
  const gap = (k: number): Group['gap'] => chain[k]?.gap ?? 'none'
  const date = sizes.slice(0, -1).join('-')
  if (sizes.at(-1) === 4 && ['6', '8', '2-2-2', '4-2-2', '2-6', '4-4'].includes(date)) {
    const separator = gap(last - 1)
    if (separator === 'dash' || separator === 'tight-dash') return 'split'
    if (sizes.length === 2) return separator === 'space' ? 'split' : 'odd'
    return 'odd'
  }
  // The dash before the last four tells, whatever spaces have come in.
  let count = 0
  let dashes = 0
  let dashAtFour = false
  for (let k = first; k < last; k++) {
    count += sizes[k - first] ?? 0
    if (gap(k) === 'space') continue
    dashes++
    if (gap(k) !== 'sign' && count === total - 4) dashAtFour = true
  }
  if (dashAtFour && dashes === 1) return 'split'
  if (dashes > 0) return null
  // A telephone number: three digits, or an area code, and then groups.
  const head = sizes[0] ?? 0
  return head === 3 || head === 1 || (head === 2 && sizes.some((size) => size !== 2)) ? null : 'odd'
}

function readLettered(text: string, hits: Hit[]): void {
  for (const match of text.matchAll(LETTERED)) {
    const [whole, date = '', separator = '', ending = ''] = match
    // Without a separator a small letter is part of a code, such as a file name's.
    if (!/[-+_]/.test(separator) && ending !== ending.toUpperCase()) continue
    const number = identityNumber(`${date}${ending.toUpperCase()}`)
    if (number === null || (number.kind !== 'interim-number' && number.kind !== 'reserve-number')) continue
    const certainty = number.check === 'right' ? 'certain' : 'likely'
    hits.push({kind: 'interim-number', start: match.index, end: match.index + whole.length, certainty, why: 'letter-and-date'})
  }
}

function readVat(text: string, hits: Hit[]): void {
  for (const match of text.matchAll(VAT)) {
    const number = identityNumber(`${match[1] ?? ''}${match[2] ?? ''}`)
    if (number === null || number.check !== 'right' || number.kind === 'organisation-number') continue
    hits.push({kind: 'sole-trader-number', start: match.index, end: match.index + match[0].length, certainty: 'certain', why: 'sole-trader-vat'})
  }
}
