import {basename, join, resolve} from 'node:path'
import type {SourceColumn} from '../../core/intake/source-map.js'
import {drawnText} from '../../core/publication/last-look.js'
import {entryInAddress} from '../../core/publication/page-address.js'
import {better, SIGHTING_LENGTH_MAX, type Grade, type Sighting} from '../../core/subject/seek.js'
import {ClearedFiles} from '../../io/files/attachments.js'
import type {ExportFile} from '../../io/files/export-file.js'
import {foldHeading, lyingFiles, lyingRecords, openExport, type LyingFile} from '../../io/files/lying-files.js'
import {readPacked} from '../../io/files/reading/read-packed.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import {encodingOf, lineAt, textPieces} from '../../io/files/text-pieces.js'
import {inboxFolder, WRITTEN_FILES} from '../../io/files/workspace.js'
import type {Session} from '../../io/session.js'
import {codeOf} from '../../io/system/fault-log.js'
import {fileId} from './file-id.js'
import {knownColumns} from './known-columns.js'
import type {Question} from './question.js'
import type {Scope} from './scope.js'
import type {Closed, SeenFile} from './search-register.js'

const NOTHING_MORE = {id: null, entry: null, text: null, others: null, mayBeSecret: false, from: null, to: null} as const

/** Looks through the text of every kept file. Whose they are is told by the entries that need them. */
export async function searchKeptFiles(session: Session, question: Question): Promise<ReadonlyMap<string, SeenFile | 'nothing' | 'unread'>> {
  const kept = new ClearedFiles(session.folder)
  const files = new Map<string, SeenFile | 'nothing' | 'unread'>()
  for await (const sha256 of kept.all()) {
    const places = await placesInAnyFile(session, kept.pathOf(sha256), question)
    files.set(sha256, places === null ? 'unread' : places.length === 0 ? 'nothing' : {places, grade: gradeOfPlaces(places), times: places.length, lines: linesOfPlaces(places)})
  }
  return files
}

/** Looks through every page that readers can see now, and those of the releases that are kept beside it. What is public is no committee's secret. */
export async function searchSite(session: Session, question: Question): Promise<void> {
  const site = new SiteFolder(session.folder)
  const current = await site.current()
  // Most pages are the same in one release as in the next: each is read once, and told of where readers see it.
  const read = new Set<string>()
  const releases = [...(await site.releases())].sort((one, other) => Number(other === current) - Number(one === current))
  for (const release of releases) {
    for await (const {path, digest, place} of site.files(release)) {
      // Attachments are the kept files, under other names.
      if (read.has(digest) || path.startsWith('fil/')) continue
      read.add(digest)
      question.looked('site')
      const places = await placesInFile(place, question, path.endsWith('.html') ? drawnText : undefined)
      if (places === null) question.unread('site', {why: 'no-text', where: `${release}/${path}`})
      else if (places.length > 0) {
        question.found({...NOTHING_MORE, store: 'site', where: release === current ? path : `releases/${release}/${path}`, committee: null, entry: entryInAddress(path), grade: gradeOfPlaces(places), times: places.length, lines: linesOfPlaces(places)})
      }
    }
  }
}

/** Looks through what the municipality itself has written: names of officials and elected members, contacts, rules. */
export async function searchSettings(session: Session, question: Question, scope: Scope): Promise<void> {
  if (scope.isWhole) {
    for (const name of WRITTEN_FILES) {
      question.looked('settings')
      for (const place of (await placesInFile(join(session.folder, name), question)) ?? []) {
        question.found({...NOTHING_MORE, store: 'settings', where: `${name}:${place.line}`, committee: null, grade: place.grade, times: 1, lines: place.lines, text: place.text, others: place.text})
      }
    }
    return
  }
  for (const code of scope.committees) {
    for (const [key, text] of leavesOf(session.settings.committees[code], `committees.${code}`)) {
      question.looked('settings')
      const seen = question.see(text)
      if (seen !== null) question.found({...NOTHING_MORE, store: 'settings', where: key, committee: code, grade: seen.grade, times: 1, lines: seen.lines, text, others: text})
    }
  }
}

function leavesOf(value: unknown, key: string): readonly (readonly [key: string, text: string])[] {
  if (typeof value === 'string') return [[key, value]]
  if (Array.isArray(value)) return value.flatMap((one, index) => leavesOf(one, `${key}[${index}]`))
  return value === null || typeof value !== 'object' ? [] : Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, `${key}.${name}`))
}

/**
 * Looks through exports, refused rows, attachments and whatever else lies in the workspace. Rows of an export belong to the committee that
 * their diary column names; what names none is the whole municipality's. Rows marked as protected are not asked, and are counted.
 */
export async function searchLyingFiles(session: Session, question: Question, scope: Scope, closed: Closed): Promise<number> {
  const columns = knownColumns(session.folder)
  const closedPaths = new Set([...closed.paths].map((path) => basename(path)))
  const others: LyingFile[] = []
  let closedRows = 0
  for await (const file of lyingFiles(session.folder, inboxFolder(session.folder, session.settings.inbox))) {
    const opened = file.kind === 'file' ? await openExport(resolve(session.folder, file.path), new Set(columns.keys())) : null
    if (opened === null) {
      others.push(file)
      continue
    }
    question.looked('lyingFiles')
    closedRows += await searchExport(session, question, scope, file.path, opened, columns, closedPaths)
  }
  if (!scope.isWhole) return closedRows
  for (const file of others) {
    question.looked('lyingFiles')
    if (closedPaths.has(basename(file.path))) continue
    // An export that could not be read as one may hold rows of protected persons, and nobody can tell where such a row begins and ends.
    const isClosed = file.kind === 'file' && !session.may('subject.protected', '*') && (await holdsMark(resolve(session.folder, file.path)))
    const places = file.kind === 'file' && !isClosed ? await placesInAnyFile(session, resolve(session.folder, file.path), question) : null
    if (places === null) question.unread('lyingFiles', {why: file.kind === 'link' ? 'link' : file.kind === 'file' && !isClosed ? 'no-text' : 'not-readable', where: file.path})
    const inName = question.see(file.path)
    if (inName !== null) question.found({...NOTHING_MORE, store: 'lyingFiles', id: fileId(session, file.path), where: file.path, committee: null, grade: inName.grade, times: 1, lines: inName.lines})
    for (const place of places ?? []) {
      question.found({...NOTHING_MORE, store: 'lyingFiles', id: fileId(session, file.path), where: `${file.path}:${place.line}`, committee: null, grade: place.grade, times: 1, lines: place.lines, text: place.text, others: place.text, mayBeSecret: true})
    }
  }
  return closedRows
}

/** A case without documents has empty columns for them. */
const NO = /^(?:nej|n|no|false|0|)$/i
const PROTECTED_WORDS = /sekretessmark|skydda(?:d|t) folkbok|skyddade person/i

async function searchExport(session: Session, question: Question, scope: Scope, path: string, file: ExportFile, columns: ReadonlyMap<string, SourceColumn>, closedPaths: Set<string>): Promise<number> {
  const at = (wanted: SourceColumn): number => file.header.findIndex((heading) => columns.get(foldHeading(heading)) === wanted)
  const [diary, mark, attachment, statute] = [at('diarie'), at('skydd'), at('fil'), at('lagrum')]
  const secrecies = [at('arenderubrik_sekretess'), at('handlingsrubrik_sekretess'), at('handling_sekretess')]
  const offices = new Set([at('handlaggare'), at('registrator')])
  let closedRows = 0
  const records = lyingRecords(file)
  for (let next = await records.next(); ; next = await records.next()) {
    if (next.done === true) {
      if (next.value === 'broken') question.unread('lyingFiles', {why: 'not-readable', where: path})
      return closedRows
    }
    for (const record of next.value) {
      if (record.kind === 'broken') {
        question.unread('lyingFiles', {why: 'not-readable', where: `${path}:${record.line}`})
        continue
      }
      const named = (record.cells[diary] ?? '').trim()
      const committee = Object.hasOwn(session.settings.committees, named) ? named : null
      if (!scope.covers(committee)) continue
      // In a row that is cut off or has too many cells, or an export without the column, a mark may stand anywhere.
      const isAligned = record.cells.length === file.header.length
      const isProtected = (record.cells[mark] ?? '').trim() !== '' || ((!isAligned || mark < 0) && record.cells.some((cell) => PROTECTED_WORDS.test(cell)))
      if (isProtected && !session.may('subject.protected', committee ?? '*')) {
        closedRows += 1
        for (const name of (record.cells[attachment] ?? '').split('|')) if (name.trim() !== '') closedPaths.add(basename(name.trim()))
        continue
      }
      const row = record.cells.join(' ¦ ')
      const seen = question.see(row)
      if (seen === null) continue
      const told = (isTold: (index: number) => boolean): string => record.cells.flatMap((cell, index) => (cell.trim() === '' || !isTold(index) ? [] : [`${file.header[index] ?? ''}: ${cell}`])).join('\n')
      const [text, others] = isAligned ? [told(() => true), told((index) => !offices.has(index))] : [null, null]
      // Only a plain no in every column, in whatever words the source has for it, is no secrecy.
      const mayBeSecret = !isAligned || (record.cells[statute] ?? '').trim() !== '' || secrecies.some((index) => !NO.test((record.cells[index] ?? '').trim()))
      question.found({...NOTHING_MORE, store: 'lyingFiles', id: path.endsWith('.avvisade-rader.csv') ? `${fileId(session, path)}:${record.line}` : fileId(session, path), where: `${path}:${record.line}`, committee, grade: seen.grade, times: seen.sightings.length, lines: seen.lines, text, others, mayBeSecret})
    }
  }
}

/** True where a text file says anywhere that somebody is protected. */
async function holdsMark(path: string): Promise<boolean> {
  const encoding = await encodingIfReadable(path)
  if (encoding === 'gone' || encoding === null) return false
  for await (const {text} of textPieces(path, encoding, SIGHTING_LENGTH_MAX)) if (PROTECTED_WORDS.test(text)) return true
  return false
}

/** How a file's bytes are read as text; null where they are none or another's, `gone` where it has been taken away meanwhile. */
async function encodingIfReadable(path: string): Promise<Awaited<ReturnType<typeof encodingOf>> | 'gone'> {
  try {
    return await encodingOf(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'gone'
    if (codeOf(error) === 'EACCES') return null
    throw error
  }
}

/** One place in a file, with the line of text it stands on. */
interface PlaceInFile {
  readonly line: number
  readonly text: string
  readonly grade: Grade
  readonly lines: readonly number[]
}

/** As much of a line as is told beside a place in it. UTF-16 units. */
const CONTEXT = 200

/** Where the person stands in a file, line by line; null where the file holds no text that can be read here. */
async function placesInFile(path: string, question: Question, textOf: (text: string) => string = (text) => text): Promise<readonly PlaceInFile[] | null> {
  const encoding = await encodingIfReadable(path)
  if (encoding === 'gone') return []
  if (encoding === null) return null
  const places: PlaceInFile[] = []
  for await (const piece of textPieces(path, encoding, SIGHTING_LENGTH_MAX)) {
    const text = textOf(piece.text)
    const isWhole = piece.own === piece.text.length
    for (const sighting of question.seeker.see(text)) if (isWhole || sighting.start < piece.own) places.push(placeOf(sighting, text, piece.line, question))
  }
  return places
}

/** The same in a file that may be of any kind that the program reads. */
async function placesInAnyFile(session: Session, path: string, question: Question): Promise<readonly PlaceInFile[] | null> {
  const packed = await readPacked(path, session.settings.files)
  if (packed === 'plain') return placesInFile(path, question)
  return packed === null ? null : question.seeker.see(packed.text).map((sighting) => placeOf(sighting, packed.text, 1, question))
}

function placeOf(sighting: Sighting, text: string, firstLine: number, question: Question): PlaceInFile {
  const from = Math.max(text.lastIndexOf('\n', sighting.start) + 1, sighting.start - CONTEXT)
  const ending = text.indexOf('\n', sighting.end)
  return {line: lineAt(text, sighting.start, firstLine), text: text.slice(from, Math.min(ending < 0 ? text.length : ending, sighting.end + CONTEXT)).trim(), grade: sighting.grade, lines: question.linesOf([sighting])}
}

function gradeOfPlaces(places: readonly PlaceInFile[]): Grade {
  return places.reduce<Grade>((best, {grade}) => better(best, grade) ?? best, 'likely')
}

function linesOfPlaces(places: readonly PlaceInFile[]): readonly number[] {
  return [...new Set(places.flatMap(({lines}) => lines))].sort((one, other) => one - other)
}
