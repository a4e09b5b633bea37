import {adapt, whole} from '../../core/minutes/adapt.js'
import type {DrawnPaper} from '../../core/minutes/drawn-paper.js'
import {isMinutes, type PaperKind} from '../../core/minutes/paper-kind.js'
import type {OriginalPaper} from '../../core/minutes/original.js'
import {Refusal} from '../../core/refusal.js'
import {plainFileText, type FileText} from '../../core/scan/file-text.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {DrawnOf} from '../../io/db/meeting-table.js'
import {takeOffDisallowed} from '../../io/db/publication-table.js'
import {holdItems} from '../../io/db/secret-case-table.js'
import {TEXT_BYTES_MAX} from '../../io/files/attachments.js'
import {expectRoomFor, writeNewFile} from '../../io/files/new-file.js'
import {readFileText} from '../../io/files/reading/read-file.js'
import {sha256} from '../../io/system/digest.js'
import {paperBody} from '../../papers/minutes/paper-html.js'
import {paperPage} from '../../papers/minutes/paper-page.js'
import {fixedWords} from '../../papers/minutes/sheet.js'
import {drawnPieces} from '../../core/publication/last-look.js'
import {deed, type Session} from '../deed.js'
import {takeOffSite} from '../publication/run-release.js'
import {drawPaper, type DrawnFile} from './draw-paper.js'
import {keepPaper} from './keep-paper.js'
import {lookForTraces} from './look-for-traces.js'
import {doubtedItems, findMeeting, isMeetingLetOut, originalOf, paperNumber, type MeetingFile} from './meetings.js'

export const PAPER_FORMATS = ['pdf', 'html'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

/** One paper to make. `out`: a folder that copies are written to; null where none are. */
export interface PaperOrder {
  readonly meeting: string
  readonly kind: PaperKind
  readonly version: 'public' | 'original'
  readonly formats: readonly PaperFormat[]
  readonly out: string | null
}

/** A file that was written. */
export interface WrittenPaper {
  readonly path: string
  readonly sha256: string
}

/** A paper that was made. */
export interface MadePaper {
  /** Null of an original, which is no part of the register’s papers. */
  readonly entry: EntryId | null
  readonly kind: PaperKind
  readonly items: number
  readonly omitted: number
  readonly pages: number
  readonly sha256: string
  readonly files: readonly WrittenPaper[]
  /** `cleared`: published with the next run. `held`: waits for a person. `unchanged`: the same as there was. `original`: only written. */
  readonly became: 'cleared' | 'held' | 'unchanged' | 'original'
}

/**
 * Makes a paper of a meeting of its items. The version for the web is made of those that may be shown and of nothing else, read back and looked through before it is kept (F3), and is published with the next
 * run; the original is only written for whoever asks.
 */
export const makePaper = deed('minutes.make', async (session, order: PaperOrder): Promise<MadePaper> => {
  const file = await findMeeting(session, order.meeting, 'minutes.make')
  const {committee} = file.meeting
  if (!file.items.has(order.kind)) throw new Refusal('paper-without-items', {committee, kind: order.kind})
  const original = originalOf(file, order.kind)
  const room = placesFor(order, original)
  for (const {path} of room) expectRoomFor(path)
  if (order.version === 'original') {
    // What only authorised persons may read is not written out here (K4).
    const marked = original.items.filter(({isMarked}) => isMarked).length
    if (marked > 0) throw new Refusal('original-marked', {committee, count: marked})
    const drawn = await drawPaper(session, whole(original))
    // What is handed out whole may hold what is secret, and stands in the log.
    await session.change(({record}) => record({kind: 'original.written', entry: file.meeting.entry, paper: order.kind, sha256: sha256(drawn.pdf), items: original.items.length}, committee))
    return {entry: null, kind: order.kind, items: original.items.length, omitted: 0, pages: drawn.pages, sha256: sha256(drawn.pdf), files: await write(room, drawn), became: 'original'}
  }
  await holdDoubted(session, file, doubtedItems(file, order.kind))
  const paper = adaptedOf(session, file, original)
  const drawn = await drawPaper(session, paper)
  const text = await lookOver(session, file, drawn, order.kind)
  const omitted = original.items.length - paper.items.length
  const name = `${paperNumber(order.kind).replaceAll(' ', '-')}-${original.date}.pdf`
  const {entry, sha256: digest, became} = await keepPaper(session, file, {kind: order.kind, bytes: drawn.pdf, name, deliveredIn: null, drawn: {paper, omitted}, of: drawnOf(file, original), text})
  return {entry, kind: order.kind, items: paper.items.length, omitted, pages: drawn.pages, sha256: digest, files: await write(room, drawn), became}
})

/** The version for the web, or why there is none. */
function adaptedOf(session: Session, {meeting}: MeetingFile, original: OriginalPaper): DrawnPaper {
  const {committee} = meeting
  const isOfAdapting = session.committee(committee).adaptedMinutes || !isMinutes(original.kind)
  const adapted = adapt(original, isOfAdapting ? 'adapted' : 'whole')
  if (meeting.stage === 'history') throw new Refusal('meeting-too-old', {committee})
  if (!isMeetingLetOut(meeting)) throw new Refusal('meeting-waits', {committee, id: meeting.entry})
  if ('waiting' in adapted) {
    if (adapted.isEmpty) throw new Refusal('paper-empty', {committee})
    throw new Refusal('paper-waits', {committee, count: adapted.waiting.length, entries: adapted.waiting.map(({entry}) => entry)})
  }
  const omitted = original.items.length - adapted.items.length
  // F8: a committee that has no minutes of its own for the web publishes what it has, whole, or nothing.
  if (omitted > 0 && !isOfAdapting) throw new Refusal('minutes-not-adapted', {committee, count: omitted})
  return adapted
}

/** Puts items before a person that the rules let out: nobody could answer for them otherwise. What they were drawn in until now leaves the web. */
async function holdDoubted(session: Session, {meeting}: MeetingFile, items: readonly EntryId[]): Promise<void> {
  if (items.length === 0) return
  let left = 0
  await session.change(async ({tx, at, record}) => {
    for (const entry of await holdItems(tx, session.dialect, items, at)) await record({kind: 'item.held', entry}, meeting.committee)
    left = (await takeOffDisallowed(tx, session.dialect)).length
  })
  await takeOffSite(session, left)
}

/** Reads the finished file and its twin back and looks for everything that readers may know nothing of. */
async function lookOver(session: Session, file: MeetingFile, {pdf, sheet}: DrawnFile, kind: PaperKind): Promise<FileText> {
  const read = await readFileText('paper.pdf', pdf, {textBytes: TEXT_BYTES_MAX, files: {ocr: 'off', knownPictures: []}})
  if (read.kind !== 'text') throw new Error('A paper that was made could not be read back')
  const twin = drawnPieces(paperBody(sheet).markup).join('\n')
  const {hits, carriers} = await lookForTraces(session, [file], [read.file, plainFileText(twin)], [...fixedWords(), ...(sheet.notice?.blocks ?? []).map((block) => ('text' in block ? block.text : ''))])
  await holdDoubted(session, file, (file.items.get(kind) ?? []).flatMap(({entry}) => (carriers.has(entry) ? [entry] : [])))
  if (hits.length > 0) throw new Refusal('paper-unclean', {committee: file.meeting.committee, count: hits.length, kinds: [...new Set(hits.map(({kind}) => kind))]})
  return read.file
}

/** What a paper for the web is drawn of, as it is now: its items, and the meeting. */
function drawnOf(file: MeetingFile, original: OriginalPaper): readonly DrawnOf[] {
  const parts = new Map((file.items.get(original.kind) ?? []).map((part) => [part.entry, part]))
  const items = original.items.flatMap(({entry, fate, item}): readonly DrawnOf[] => {
    const part = parts.get(entry)
    if (fate !== 'shown' || part === undefined) return []
    const named = (file.named.get(entry) ?? []).filter((number) => number !== item.diaryNumber)
    return [
      {item: entry, fingerprint: part.fingerprint, caseNumber: item.diaryNumber, isCaseOpen: (file.cases.get(item.diaryNumber)?.secrecy ?? 'no') === 'no'},
      ...named.map((caseNumber) => ({item: entry, fingerprint: part.fingerprint, caseNumber, isCaseOpen: false})),
    ]
  })
  // Minutes tell who was there; a summons is the same whoever came.
  const {entry, fingerprint} = file.meeting
  return [...items, {item: entry, fingerprint: isMinutes(original.kind) ? fingerprint : null, caseNumber: '', isCaseOpen: true}]
}

/** Where copies go. */
function placesFor({out, formats, version}: PaperOrder, {committee, date, kind}: OriginalPaper): readonly {readonly path: string; readonly format: PaperFormat}[] {
  const name = `${committee}-${date}-${paperNumber(kind).replaceAll(' ', '-')}${version === 'original' ? '-original' : ''}`
  return out === null ? [] : formats.map((format) => ({path: `${out}/${name}.${format}`, format}))
}

/** Writes copies for whoever asks, that only they can read and that write over nothing. */
async function write(places: ReturnType<typeof placesFor>, {pdf, sheet}: DrawnFile): Promise<readonly WrittenPaper[]> {
  const files: WrittenPaper[] = []
  for (const {path, format} of places) {
    const bytes = format === 'pdf' ? pdf : Buffer.from(paperPage(sheet))
    await writeNewFile(path, bytes)
    files.push({path, sha256: sha256(bytes)})
  }
  return files
}
