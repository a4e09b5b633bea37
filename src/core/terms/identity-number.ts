/** The sorts of Swedish number that a run of ten or twelve characters can be. */
export type IdentityNumberKind =
  | 'personnummer'
  | 'samordningsnummer'
  /** A temporary number with a letter where the birth number begins, given by a region or an authority. */
  | 'interim-number'
  /** A date of birth with a made-up ending (`TF01`, `P123`), as schools and care systems give out. */
  | 'reserve-number'
  | 'organisation-number'

/** What a number is, and whether its last digit agrees with the others. `none`: this sort has no check digit. */
export interface IdentityNumber {
  readonly kind: IdentityNumberKind
  readonly check: 'right' | 'wrong' | 'none'
}

const INTERIM_LETTERS = 'TRSUWXJKLMN'
const BARE = /^(\d{2})?(\d{2})(\d{2})(\d{2})(\d{4}|[A-Z]\d{3}|[A-Z]{2}\d{2})$/

/**
 * What ten or twelve characters without separators are; null when they are no identity number however kindly read.
 * A wrong check digit is told, not refused: a misprint still points at a person.
 */
export function identityNumber(bare: string): IdentityNumber | null {
  const match = BARE.exec(bare)
  if (match === null) return null
  const [, century, year = '', month = '', day = '', ending = ''] = match
  const ten = `${year}${month}${day}${ending}`
  if (century === '16' || (century === undefined && Number(month) >= 20)) return organisation(ten)
  if (century !== undefined && century !== '18' && century !== '19' && century !== '20') return null
  if (ending.charCodeAt(0) > 57) return lettered(century, ten)
  const check = luhn(ten) ? 'right' : 'wrong'
  if (isDay(century, Number(year), Number(month), Number(day))) return {kind: 'personnummer', check}
  // A samordningsnummer adds 60 to the day; month and day are 00 and 60 where the date of birth is not known.
  if (Number(month) <= 12 && Number(day) >= 60 && Number(day) <= 91) return {kind: 'samordningsnummer', check}
  return null
}

/** Whether an organisation number is a sole trader's or an estate's, and so a personnummer: its third digit is below 2 (C4). */
export function isPersonsOrganisationNumber(tenDigits: string): boolean {
  const kind = identityNumber(tenDigits)?.kind
  return kind === 'personnummer' || kind === 'samordningsnummer'
}

/** Whether the last of ten digits is the check digit of the nine before it (modulus 10). */
export function luhn(tenDigits: string): boolean {
  let sum = 0
  for (let at = 0; at < 10; at++) {
    const digit = tenDigits.charCodeAt(at) - 48
    const doubled = at % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function lettered(century: string | undefined, ten: string): IdentityNumber | null {
  const [year, month, day] = [Number(ten.slice(0, 2)), Number(ten.slice(2, 4)), Number(ten.slice(4, 6))]
  if (!isDay(century, year, month, day)) return null
  if (!INTERIM_LETTERS.includes(ten.charAt(6)) || ten.charCodeAt(7) > 57) return {kind: 'reserve-number', check: 'none'}
  // The letter counts as 1 in the check sum.
  return {kind: 'interim-number', check: luhn(`${ten.slice(0, 6)}1${ten.slice(7)}`) ? 'right' : 'wrong'}
}

function organisation(ten: string): IdentityNumber | null {
  if (!/^\d{10}$/.test(ten) || Number(ten.slice(2, 4)) < 20) return null
  return {kind: 'organisation-number', check: luhn(ten) ? 'right' : 'wrong'}
}

/** Whether six or eight digits are a day that exists, as a date of birth is written. */
export function isCalendarDay(digits: string): boolean {
  return /^\d{6}(?:\d{2})?$/.test(digits) && identityNumber(`${digits}0000`)?.kind === 'personnummer'
}

function isDay(century: string | undefined, year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  if (month !== 2) return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
  if (day <= 28) return true
  if (day > 29) return false
  // Without a century any that makes it a leap year will do; 1900 and 1800 were none.
  return year === 0 ? century === undefined || century === '20' : year % 4 === 0
}
