// What the cells of a workbook (ECMA-376, SpreadsheetML) show to who looks at them. It imports nothing: the process that reads workbooks runs it as it stands.

/** Why a cell has no text that could be believed. `formula`: never worked out. `unclear`: what it shows is not what it holds. */
export type CellFault = 'error' | 'formula' | 'unclear'

/** How a cell's number is shown: as a day, a time of day or both, as a number, padded with zeros, or in a way that this program does not follow. */
export type NumberForm = {readonly kind: 'time'; readonly hasDay: boolean; readonly hasTime: boolean} | {readonly kind: 'plain'; readonly decimals: boolean} | {readonly kind: 'padded'; readonly digits: number} | {readonly kind: 'unclear'}

const GENERAL: NumberForm = {kind: 'plain', decimals: true}

/** Formats that have a number and no code of their own (ECMA-376 part 1, 18.8.30). */
export function builtInForm(id: number): NumberForm {
  if (id === 0 || id === 49) return GENERAL
  if (id === 1 || id === 3 || id === 37 || id === 38) return {kind: 'plain', decimals: false}
  if (id === 2 || id === 4 || id === 39 || id === 40) return GENERAL
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return {kind: 'time', hasDay: true, hasTime: false}
  if (id === 22) return {kind: 'time', hasDay: true, hasTime: true}
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 55 || id === 56) return {kind: 'time', hasDay: false, hasTime: true}
  return {kind: 'unclear'}
}

/** No spreadsheet program takes a longer code. */
const CODE_LENGTH_MAX = 255

/** A format by its code, such as `yyyy\-mm\-dd` or `00000`. */
export function formOf(code: string): NumberForm {
  if (code.length > CODE_LENGTH_MAX) return {kind: 'unclear'}
  // A section of its own for negative numbers, zero and text may follow; what stands in quotes or after a backslash is shown as it is.
  const [section = ''] = code.replace(/"[^"]*"|\\./g, (literal) => literal.replaceAll(';', ',')).split(';')
  const isShown = /"[^"]*[^\s"][^"]*"|\\[^\s.,:/-]|\[\$[^-\]]/.test(section)
  const bare = section.replace(/"[^"]*"|\\.|_.|\*./g, '')
  const letters = bare.replace(/\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\d+|\$[^\]]*|[<>=]+-?[\d.]+)\]/gi, '').toLowerCase()
  if (letters === '' || letters === 'general' || letters === 'standard' || letters === '@') return isShown ? {kind: 'unclear'} : GENERAL
  if (/\[[hms]+\]/.test(letters)) return {kind: 'unclear'}
  const hasTime = /[hs]/.test(letters)
  const hasDay = /[yd]/.test(letters) || (letters.includes('m') && !hasTime)
  if (/^[ymdhse.,:/\s-]*(?:am\/pm|a\/p)?[\s@]*$/.test(letters) && (hasTime || hasDay) && !/^[e.,]/.test(letters)) return {kind: 'time', hasDay, hasTime}
  if (isShown) return {kind: 'unclear'}
  if (/^0+$/.test(letters)) return letters.length === 1 ? {kind: 'plain', decimals: false} : {kind: 'padded', digits: letters.length}
  if (/^[#,\s]*0?(?:\.[0#]+)?$/.test(letters)) return {kind: 'plain', decimals: letters.includes('.')}
  return {kind: 'unclear'}
}

/** Beyond this many digits a workbook no longer holds what was written. */
const INTEGER_MAX = 1e15
const DAY_MS = 86_400_000
/** 31 December 9999, counted from 1900. */
const LAST_DAY = 2_958_465

/** A number as its cell shows it: days as `YYYY-MM-DD`, whole numbers without decimals. */
export function shownNumber(raw: string, form: NumberForm, from1904: boolean): {readonly text: string} | {readonly fault: CellFault} {
  const unclear = {fault: 'unclear'} as const
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(raw)) return unclear
  const value = Number(raw)
  if (!Number.isFinite(value)) return unclear
  switch (form.kind) {
    case 'unclear':
      return unclear
    case 'plain':
      if (Number.isInteger(value)) return Math.abs(value) < INTEGER_MAX ? {text: String(value === 0 ? 0 : value)} : unclear
      return form.decimals && Math.abs(value) < INTEGER_MAX && Math.abs(value) >= 1e-6 ? {text: String(value)} : unclear
    case 'padded':
      return Number.isInteger(value) && value >= 0 && value < INTEGER_MAX ? {text: String(value).padStart(form.digits, '0')} : unclear
    case 'time': {
      if (value < 0 || value > LAST_DAY + 1) return unclear
      // To the nearest second, since a time of day is a fraction.
      const seconds = Math.round(value * 86_400)
      const days = form.hasTime ? Math.floor(seconds / 86_400) : Math.floor(value)
      const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
      if (!form.hasDay) return value < 1 ? {text: time} : unclear
      const day = from1904 ? dayAfter('1904-01-01', days) : dayIn1900(days)
      return day === null ? unclear : {text: form.hasTime ? `${day}T${time}` : day}
    }
  }
}

/** Day 1 is 1 January 1900 and day 60 a 29 February that never was: a mistake that is older than the format and belongs to it. */
function dayIn1900(days: number): string | null {
  if (days < 1 || days === 60) return null
  return dayAfter(days < 60 ? '1899-12-31' : '1899-12-30', days)
}

function dayAfter(first: string, days: number): string | null {
  const day = new Date(Date.parse(`${first}T00:00:00Z`) + days * DAY_MS)
  return Number.isNaN(day.getTime()) || day.getUTCFullYear() > 9999 ? null : day.toISOString().slice(0, 10)
}

/** A text as it was before the format hid its control characters: `_x000D_` is a carriage return, `_x005F_` an underscore. */
export function unescapedText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
}

/** The column of a reference such as `AB12`, from 0, and its row, from 1; null where it is none. */
export function placeOf(reference: string): {readonly column: number; readonly row: number} | null {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference)
  if (match?.[1] === undefined || match[2] === undefined) return null
  const column = Array.from(match[1]).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return {column, row: Number(match[2])}
}
