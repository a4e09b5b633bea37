import {minutesPaper as say} from '../../words/minutes.js'
import type {Sheet} from './sheet.js'

/** A logotype to stand on a paper. */
export interface PaperLogo {
  readonly format: 'png' | 'jpg' | 'webp'
  readonly bytes: Uint8Array
  readonly alt: string
}

/** The values that `PAPER_TEMPLATE` draws. */
export function paperData(sheet: Sheet, logo: PaperLogo | null): object {
  return {...sheet, words: {page: say.page, of: say.of}, logo: logo === null ? null : {format: logo.format, alt: logo.alt, bytes: [...logo.bytes]}}
}
