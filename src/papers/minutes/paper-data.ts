import {minutesPaper as say} from '../../words/minutes.js'
import {fit} from '../html.js'
import type {Sheet} from './sheet.js'

/** A logotype to stand on a paper. */
export interface PaperLogo {
  readonly format: 'png' | 'jpg' | 'webp'
  readonly bytes: Uint8Array
  readonly alt: string
}

/** Every text as it may be shown: what nobody would see is left out, and half a character is none. */
function fitted(value: unknown): unknown {
  if (typeof value === 'string') return fit(value)
  if (Array.isArray(value)) return value.map(fitted)
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fitted(one)])) : value
}

/** The values that `PAPER_TEMPLATE` draws. */
export function paperData(sheet: Sheet, logo: PaperLogo | null): object {
  return {...(fitted(sheet) as Sheet), words: {page: say.page, of: say.of}, logo: logo === null ? null : {format: logo.format, alt: logo.alt, bytes: [...logo.bytes]}}
}
