import type {ReadFile} from '../../../usecases/review/read-file.js'
import {placeInWords, unreadInWords} from '../../../words/files.js'
import {inCells, oneLine, wrapped, type Line} from '../../parts/columns.js'
import {markedText} from './marked-text.js'
import type {ReviewWords} from './words.js'

/** A whole file as it is read on the screen, and the lines on which something was found. */
export interface FileBody {
  readonly lines: readonly Line[]
  readonly foundAt: readonly number[]
}

/** Worked out once for each width: a file may have tens of thousands of lines, and a key asks for twenty. */
const made = new WeakMap<ReadFile, {readonly cells: number; readonly language: string; readonly body: FileBody}>()

const BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g

/** Everything that was read of a file, under the places it stands at, with what was found named in words where it stands. */
export function fileBody(file: ReadFile, cells: number, words: ReviewWords): FileBody {
  const kept = made.get(file)
  const {language} = words.about
  if (kept !== undefined && kept.cells === cells && kept.language === language) return kept.body
  const body = bodyOf(file, cells, words)
  made.set(file, {cells, language, body})
  return body
}

/** What stands above a file: its name, which of how many it is, and whether the public is to have it. */
export function fileTitle({file, index, count, findings, text}: ReadFile, words: ReviewWords): string {
  const {screen} = words
  const asked = findings.filter(({answer}) => answer !== 'clear').length
  return [
    ...(file === null ? [screen.file.ofItem] : [screen.file.title(oneLine(file.path.slice(file.path.lastIndexOf('/') + 1)), index + 1, count), screen.file.choices[file.choice]]),
    ...(text === null ? [] : [screen.file.found(asked)]),
  ].join(' · ')
}

function bodyOf({file, text, findings, more}: ReadFile, cells: number, words: ReviewWords): FileBody {
  const {screen, about} = words
  const told = (sentence: string): readonly Line[] => wrapped([{text: sentence, look: 'found'}], cells)
  if (text === null) {
    const why = file === null ? screen.file.gone : file.reading === 'absent' ? screen.file.absent : file.reading === 'text' ? screen.file.gone : file.why === undefined ? screen.file.unread : `${capital(unreadInWords(file.why, about.language).what)}. ${unreadInWords(file.why, about.language).next}`
    return {lines: told(why), foundAt: []}
  }
  const lines: Line[] = [...(more === 0 ? [] : told(screen.file.moreFindings(more))), ...text.pictures.flatMap(({place}) => told(screen.file.picture(placeInWords(place, about.language))))]
  const foundAt: number[] = []
  const asked = findings.filter(({answer}) => answer !== 'clear').toSorted((one, other) => one.finding.start - other.finding.start)
  const parts = text.parts.length === 0 ? [{place: null, end: text.text.length}] : text.parts
  let begin = 0
  for (const {place, end} of parts) {
    if (place !== null) lines.push(...(lines.length === 0 ? [] : [[]]), [{text: inCells(capital(placeInWords(place, about.language)), cells), look: 'strong'}])
    for (const [from, to] of rowsIn(text.text, begin, end)) {
      const row = text.text.slice(from, to)
      const here = asked.filter(({finding}) => finding.start < to && finding.end > from)
      // Empty lines in a row say no more than one.
      if (row.trim() === '' && here.length === 0) {
        if (lines.at(-1)?.length !== 0) lines.push([])
        continue
      }
      const inside = here.map((one) => ({...one, finding: {...one.finding, start: Math.max(0, one.finding.start - from), end: Math.min(row.length, one.finding.end - from)}}))
      for (const line of wrapped(markedText(row, inside, 0, words), cells)) {
        if (line.some(({look}) => look === 'found' || look === 'stopped')) foundAt.push(lines.length)
        lines.push(line)
      }
    }
    begin = end
  }
  return {lines: lines.length === 0 ? told(screen.file.empty) : lines, foundAt}
}

/** The rows of a stretch of text, by where they begin and end. */
function* rowsIn(text: string, begin: number, end: number): Generator<readonly [number, number]> {
  BREAKS.lastIndex = begin
  let from = begin
  for (let match = BREAKS.exec(text); match !== null && match.index < end; match = BREAKS.exec(text)) {
    yield [from, match.index]
    from = match.index + match[0].length
    BREAKS.lastIndex = from
  }
  if (from < end) yield [from, end]
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1)
}
