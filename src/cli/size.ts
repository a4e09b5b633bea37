import type {Language} from '../words/languages.js'

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A size as people read it, in powers of a thousand. */
export function sizeOf(bytes: number, language: Language): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  return `${new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {maximumFractionDigits: power === 0 ? 0 : 1}).format(bytes / 1000 ** power)} ${UNITS[power] ?? ''}`
}
