import type {PublicFile} from '../../core/publication/public-entry.js'
import {type LocalDate, weekdayOf} from '../../core/terms/local-date.js'
import type {DiarySite} from './diary-site.js'

// Not every white space of a regular expression: a byte order mark inside a text is nothing to see, and parts no words.
const BLANKS = /[\t\n\r\f\v\p{Zs}\u2028\u2029]+/gu
const UNEVEN = /[\t\n\r\f\v\u2028\u2029]| {2}|^ | $/

/** A field on one line: registries keep line breaks and double spaces that a reader has no use for. */
export function lineOf(text: string): string {
  return UNEVEN.test(text) ? text.replace(BLANKS, ' ').trim() : text
}

// Something that is drawn.
const SEEN = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u

/** A heading that is never empty, since it is what a reader follows. */
export function headingOf(text: string, words: DiarySite['words']): string {
  const line = lineOf(text)
  return SEEN.test(line) ? line : words.row.noHeading
}

/** As people say it: `tisdag 3 februari 2026`. */
export function dayInWords(day: LocalDate, words: DiarySite['words']): string {
  return `${weekdayInWords(day, words)} ${dayAndMonth(day, words)} ${day.slice(0, 4)}`
}

/** `tisdag`. */
export function weekdayInWords(day: LocalDate, {weekdays}: DiarySite['words']): string {
  return weekdays[weekdayOf(day) as keyof typeof weekdays]
}

/** `3 februari`. */
export function dayAndMonth(day: LocalDate, words: DiarySite['words']): string {
  return `${Number(day.slice(8))} ${monthInWords(day.slice(0, 7), words)}`
}

/** The name of the month in `2026-02`. */
export function monthInWords(month: string, {months}: DiarySite['words']): string {
  return months[Number(month.slice(5, 7)) as keyof typeof months]
}

/** `februari 2026`. */
export function monthName(month: string, words: DiarySite['words']): string {
  return `${monthInWords(month, words)} ${month.slice(0, 4)}`
}

const FILE_TYPES: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'PDF'],
  ['text/plain', 'TXT'],
  ['text/csv', 'CSV'],
  ['application/rtf', 'RTF'],
  ['application/msword', 'DOC'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'XLSX'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'PPTX'],
  ['application/vnd.oasis.opendocument.text', 'ODT'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ODS'],
  ['image/jpeg', 'JPEG'],
  ['image/png', 'PNG'],
  ['image/tiff', 'TIFF'],
])

/** What a reader wants to know before fetching a file: `PDF, 1,4 MB`. */
export function fileNote(file: PublicFile, words: DiarySite['words']): string {
  return `${FILE_TYPES.get(file.type) ?? lineOf(file.type)}, ${sizeInWords(file.bytes, words)}`
}

function sizeInWords(bytes: number, {size}: DiarySite['words']): string {
  if (bytes < 1000) return size.bytes(String(bytes))
  if (bytes < 999_500) return size.kilobytes(String(Math.round(bytes / 1000)))
  return size.megabytes((bytes / 1_000_000).toFixed(1).replace('.', ','))
}

/** Text cut at a word so that it fits, with an ellipsis. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > length / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/[\s,.;:–-]+$/, '')}…`
}
