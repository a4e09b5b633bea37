import {textsOf} from '../../core/scan/texts-of.js'
import {relative} from 'node:path'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {OutOfSight} from '../../io/db/dialects/dialect.js'
import {isTextHeld} from '../../io/db/retention-table.js'
import {ByteSearch, NEEDLE_BYTES_MIN} from '../../io/files/byte-search.js'
import {everyFile} from '../../io/files/old-files.js'
import {outboxFolder} from '../../io/files/outbox.js'
import {ownFolders} from '../../io/files/workspace.js'
import type {Session} from '../../io/session.js'
import {calendarOf} from '../../papers/diary/calendar.js'
import {monthsToDraw} from '../../papers/diary/diary-month.js'
import {placeCommittees} from '../../papers/diary/diary-site.js'
import {drawMonthPages, drawSite} from '../../papers/diary/draw-site.js'
import {PagesToDraw} from '../../papers/diary/pages-to-draw.js'
import {html} from '../../papers/html.js'
import {diaryInputOf} from '../publication/diary-input.js'
import {RegisterSource} from '../publication/register-source.js'

/** What a search for purged texts came to: the program's own proof that they have left (H4, P1). */
export interface Proof {
  readonly files: number
  readonly bytes: number
  /** Texts of purged entries that were looked for. */
  readonly texts: number
  /** Of those, texts that some file still holds although no living entry says the same. Anything but 0 is a fault. */
  readonly found: number
  /** The files that hold them, from the workspace. */
  readonly places: readonly string[]
  /** Files in the outbox that hold such texts: somebody made an extract while they stood here, and it goes when its own time is out. No fault. */
  readonly inOutbox: readonly string[]
  /** Where they may be all the same, and no search of the program's own can look. */
  readonly outOfSight: readonly OutOfSight[]
}

/** Texts by which entries can be told from others, for looking for them once they are purged. */
export function tellingTexts(contents: readonly RegisteredContent[], notes: readonly string[]): ReadonlySet<string> {
  const texts = new Set<string>()
  for (const content of contents) {
    texts.add(content.heading)
    if (content.kind === 'document' && content.item !== undefined) for (const {text} of textsOf(content)) for (const line of text.split('\n')) texts.add(line)
    if (content.kind === 'document') for (const text of [content.internalParty, ...content.parties, ...content.files.map(({path}) => path)]) texts.add(text)
  }
  for (const note of notes) texts.add(note)
  return new Set([...texts].filter((text) => Buffer.byteLength(text) >= NEEDLE_BYTES_MIN))
}

/** Looks through the bytes of the database and of every folder of the program's own, and of the outbox, for some texts, however they may have been written. */
export async function searchTraces(session: Session, texts: ReadonlySet<string>): Promise<Proof> {
  const needles = [...texts].flatMap((text) => waysToWrite(text).map((bytes) => ({text, bytes})))
  const search = new ByteSearch(needles.map(({bytes}) => bytes))
  const places = new Map<string, Set<string>>()
  const handedOut = new Map<string, Set<string>>()
  let [files, bytes] = [0, 0]
  const look = (path: string, into = places): void => {
    const looked = search.inFile(path)
    if (looked === null) return
    files += 1
    bytes += looked.bytes
    for (const index of looked.found) {
      const text = needles[index]?.text ?? ''
      into.set(text, (into.get(text) ?? new Set()).add(relative(session.folder, path)))
    }
  }
  for (const path of session.dialect.databaseFiles(session.place)) look(path)
  for (const folder of ownFolders(session.folder)) for (const path of everyFile(folder)) look(path)
  for (const path of everyFile(outboxFolder(session.folder))) look(path, handedOut)
  let shared = 0
  const anywhere = new Set([...places.keys(), ...handedOut.keys()])
  const fixed = anywhere.size === 0 ? '' : await fixedText(session)
  for (const text of anywhere) {
    // "Protokollsutdrag" stands in many rows: what a living entry says too is no trace of the one that left.
    if (!fixed.includes(text) && !(await isTextHeld(session.db, text))) continue
    places.delete(text)
    handedOut.delete(text)
    shared += 1
  }
  return {files, bytes, texts: texts.size - shared, found: places.size, places: pathsOf(places), inOutbox: pathsOf(handedOut), outOfSight: session.dialect.outOfSight}
}

function pathsOf(places: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  return [...new Set([...places.values()].flatMap((found) => [...found]))].sort()
}

/** Before the first release no entry is shown. */
const BEFORE_ALL = 0

/** What the site says without any entry: a party may be called as an administration is. */
export async function fixedText(session: Session): Promise<string> {
  let text = JSON.stringify(session.settings)
  const input = await diaryInputOf(session)
  const nothing = new RegisterSource(session, BEFORE_ALL)
  const site = placeCommittees(input, [])
  const calendar = await calendarOf(nothing, input.today)
  const everyPage = new PagesToDraw(true)
  for await (const page of drawSite(site, nothing, calendar, everyPage)) text += page.html
  for await (const month of monthsToDraw(site, nothing, calendar, everyPage)) for (const page of drawMonthPages(site, calendar, everyPage, month)) text += page.html
  return text
}

/** As it stands, as JSON and markup escape it, and in UTF-16. */
export function waysToWrite(text: string): readonly Buffer[] {
  const ways = new Set([text, JSON.stringify(text).slice(1, -1), html`${text}`.toString()])
  return [...[...ways].map((way) => Buffer.from(way)), Buffer.from(text, 'utf16le')]
}
