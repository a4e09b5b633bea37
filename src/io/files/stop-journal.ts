import {constants, createReadStream} from 'node:fs'
import {open, rename, stat, type FileHandle} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {z} from 'zod'
import type {VouchedRestores} from '../../core/audit/judge-log.js'
import {Refusal} from '../../core/refusal.js'
import {STOP_CAUSES, type HoldNote, type JournalNote, type StopCause, type StopNote, type StoppedEntry} from '../../core/retention/stop.js'
import type {EntryId, Fingerprint, Instant} from '../../core/terms/identifiers.js'
import {HOLD_REASONS} from '../../core/terms/legal-hold.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {codeOf} from '../system/fault-log.js'
import {newLetters, sha256} from '../system/digest.js'
import {FILE_MODE} from './modes.js'
import {openAfresh} from './new-file.js'

/** A place in the stop journal: everything before it is told apart from any other journal by the hash of the line it comes after. */
export interface StopPosition {
  readonly bytes: number
  /** SHA-256 of the last line before the place and of the hash of the line before that, and so on. */
  readonly head: string
}

const JOURNAL_FILE = 'stopped.jsonl'
/** Few enough for a line to be found again from the end of the file. */
const ENTRIES_PER_LINE = 200
const TAIL_BYTES = 65_536
const PENDING_CHARACTERS_MAX = 1_000_000

/** Where a workspace keeps its stop journal: beside the database and never in it, so that a restore of the database leaves it alone (P3). */
export function stopJournalOf(workspace: string): string {
  return join(workspace, JOURNAL_FILE)
}

/**
 * What one change adds to the stop journal. Lines are on disk before the change is committed: a change that dies then leaves lines
 * too many, which hold something back and let nothing out. Only for whoever holds the register's write lock.
 */
export class StopWriter {
  readonly #path: string
  readonly #at: Instant
  #file: FileHandle | null = null
  #head = ''
  #bytes = 0
  #begunAt = 0
  #pending = ''

  constructor(workspace: string, at: Instant) {
    this.#path = stopJournalOf(workspace)
    this.#at = at
  }

  async add(why: StopCause, entries: readonly StoppedEntry[]): Promise<void> {
    await this.begin()
    for (let from = 0; from < entries.length; from += ENTRIES_PER_LINE) {
      const listed = entries.slice(from, from + ENTRIES_PER_LINE).map(({entry, key, firstDay}) => (firstDay === null ? [entry, key] : [entry, key, firstDay]))
      this.#line({at: this.#at, why, entries: listed})
      if (this.#pending.length > PENDING_CHARACTERS_MAX) await this.#flush()
    }
  }

  /** Notes that a person's own words were erased: no backup brings those back either. */
  async addErasedNotes(notes: readonly string[]): Promise<void> {
    await this.begin()
    for (let from = 0; from < notes.length; from += ENTRIES_PER_LINE) this.#line({at: this.#at, notes: notes.slice(from, from + ENTRIES_PER_LINE)})
  }

  /** Notes that a case came under legal hold, or that its hold was lifted (null): no backup forgets the one or brings back the other. */
  async addHold(entry: EntryId, hold: HoldNote['hold']): Promise<void> {
    await this.begin()
    this.#line({at: this.#at, ...(hold === null ? {lifted: entry} : {held: entry, ...hold})})
  }

  /**
   * Notes that a register is put back, by the hash of the event that says so in its log: who can write in the database can write such an event, but not this
   * (J1). `isAfresh` where the register comes with a past that the journal cannot know: of earlier restores in its log it says nothing.
   */
  async addRestored(event: string, isAfresh: boolean): Promise<void> {
    await this.begin()
    this.#line({at: this.#at, restored: event, ...(isAfresh ? {afresh: true} : {})})
  }

  /** Opens the journal at its end; where there is none a new one begins, which is told apart from every other. */
  async begin(): Promise<void> {
    if (this.#file !== null) return
    this.#file = await open(this.#path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW, FILE_MODE)
    const {size} = await this.#file.stat()
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
    await this.#file.read(tail, 0, tail.length, size - tail.length)
    // What a power cut left half written was never settled, so no change rests on it.
    const end = tail.lastIndexOf(10) + 1
    if (end < tail.length) await this.#file.truncate(size - tail.length + end)
    this.#bytes = size - tail.length + end
    this.#begunAt = this.#bytes
    if (end > 0) this.#head = hashIn(tail.toString('utf8', 0, end - 1)) ?? ''
    else {
      this.#line({journal: newLetters(), at: this.#at, vouches: true})
      await settle(dirname(this.#path))
    }
  }

  /** Puts every line on disk, and tells how far the journal has come; null where nothing was added. */
  async settle(): Promise<StopPosition | null> {
    if (this.#file === null) return null
    await this.#flush()
    await this.#file.datasync()
    return {bytes: this.#bytes, head: this.#head}
  }

  /** Takes away what a change that failed has added, while nobody else can have added anything: what was not done is not made good by the next change. */
  async takeBack(): Promise<void> {
    if (this.#file === null || this.#begunAt === 0 || this.#bytes === this.#begunAt) return
    const {size} = await this.#file.stat()
    if (size === this.#bytes) await this.#file.truncate(this.#begunAt)
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = null
  }

  #line(told: object): void {
    const body = JSON.stringify(told)
    this.#head = hashOf(this.#head, body)
    this.#pending += `${body.slice(0, -1)},"hash":"${this.#head}"}\n`
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#pending)
    this.#pending = ''
    await this.#file?.appendFile(bytes)
    this.#bytes += bytes.length
  }
}

/** Puts a journal that does not serve out of the way, under the time of its last change, and gives its path; null where there is none. Nothing that a journal notes is thrown away. */
export async function setJournalAside(workspace: string): Promise<string | null> {
  const path = stopJournalOf(workspace)
  const found = await stat(path).catch(() => null)
  if (found === null) return null
  const aside = join(workspace, `stopped-${found.mtime.toISOString().replace(/\D/g, '').slice(0, 14)}.jsonl`)
  await rename(path, aside)
  return aside
}

/** Lays a copy of a journal in the workspace to be gone on with; the one that lay there is set aside, and its path given. */
export async function bringJournal(workspace: string, from: string): Promise<string | null> {
  const path = stopJournalOf(workspace)
  const incoming = `${path}.incoming`
  const copy = await openAfresh(incoming, FILE_MODE)
  try {
    for await (const piece of createReadStream(from) as AsyncIterable<Buffer>) await copy.appendFile(piece)
    await copy.sync()
  } finally {
    await copy.close()
  }
  const aside = await setJournalAside(workspace)
  await rename(incoming, path)
  await settle(workspace)
  return aside
}

/** Begins the journal of a new register. */
export async function beginStopJournal(workspace: string, at: Instant): Promise<StopPosition> {
  const writer = new StopWriter(workspace, at)
  try {
    await writer.begin()
    const position = await writer.settle()
    if (position === null) throw new Error('The stop journal was not begun')
    return position
  } finally {
    await writer.close()
  }
}

async function settle(folder: string): Promise<void> {
  const file = await open(folder)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Every line ends with its hash: of its own text without it, and of the hash before. */
const HASH_AT_END = /,"hash":"([0-9a-f]{64})"\}$/
const HASH_CHARACTERS = 75

function hashOf(before: string, body: string): string {
  return sha256(`${before}\n${body}`)
}

function hashIn(line: string): string | null {
  return HASH_AT_END.exec(line)?.[1] ?? null
}

const LineSchema = z.union([
  // `vouches`: every restore from then on is noted in it.
  z.strictObject({journal: z.string(), at: z.string(), vouches: z.literal(true).optional(), hash: z.string()}),
  z.strictObject({at: z.string(), restored: z.string(), afresh: z.literal(true).optional(), hash: z.string()}),
  z.strictObject({at: z.string(), notes: z.array(z.string()), hash: z.string()}),
  z.strictObject({at: z.string(), held: z.string(), reason: z.enum(HOLD_REASONS), since: z.string(), hash: z.string()}),
  z.strictObject({at: z.string(), lifted: z.string(), hash: z.string()}),
  z.strictObject({
    at: z.string(),
    why: z.enum(STOP_CAUSES),
    entries: z.array(z.union([z.tuple([z.string(), z.string()]), z.tuple([z.string(), z.string(), z.string()])])),
    hash: z.string(),
  }),
])

/** Where a journal that was read ends. */
export interface JournalEnd extends StopPosition {
  /** When its last line was written. */
  readonly at: Instant
}

/** Why a journal cannot tell what was stopped since a backup: it is not there, ends before it, is another register’s or an older one’s, or holds a line that was changed. */
export type JournalProblem = 'missing' | 'shorter' | 'different' | 'damaged'

const unusable = (problem: JournalProblem): Refusal => new Refusal('stop-journal-unusable', {problem})

/**
 * Reads a journal from its first line, each compared with the one before it, and tells what it notes after a place; after its beginning when null.
 * Refuses one that does not hold that place: it cannot tell what was stopped since. A last line without an end was never settled, and is none.
 */
export async function readStops(path: string, from: StopPosition | null, onNote: (note: JournalNote) => Promise<void> = async () => undefined): Promise<JournalEnd> {
  let [bytes, head, at] = [0, '', '']
  let isAfter = from === null
  for await (const {told, end, hash} of followedLines(path)) {
    ;[bytes, head, at] = [end, hash, told.at]
    if (isAfter) {
      const note = noteIn(told)
      if (note !== null) await onNote(note)
    } else if (from !== null && bytes >= from.bytes) {
      if (bytes !== from.bytes || head !== from.head) throw unusable('different')
      isAfter = true
    }
  }
  if (!isAfter) throw unusable('shorter')
  if (head === '') throw unusable('missing')
  return {bytes, head, at: at as Instant}
}

/** What a journal tells of restores, or null where it cannot be read to its end. */
export async function readVouched(path: string): Promise<VouchedRestores | null> {
  let since: Instant | null = null
  const events = new Set<string>()
  try {
    for await (const {told} of followedLines(path)) {
      if ('journal' in told && told.vouches === true) since = told.at as Instant
      if (!('restored' in told)) continue
      // A journal from before restores were noted vouches from the first one on.
      if (since === null || told.afresh === true) since = told.at as Instant
      events.add(told.restored)
    }
  } catch (error) {
    if (error instanceof Refusal || codeOf(error) === 'EACCES') return null
    throw error
  }
  return {since, events}
}

/** Every line of a journal, each compared with the one before it. */
async function* followedLines(path: string): AsyncGenerator<{readonly told: z.infer<typeof LineSchema>; readonly end: number; readonly hash: string}> {
  let head = ''
  for await (const {text, end} of wholeLines(path)) {
    const told = toldBy(text)
    const hash = hashIn(text)
    if (told === null || hash === null || hash !== hashOf(head, `${text.slice(0, -HASH_CHARACTERS)}}`)) throw unusable('damaged')
    if ((head === '') !== 'journal' in told) throw unusable('damaged')
    head = hash
    yield {told, end, hash}
  }
}

/** What a line notes; null where it tells of the journal itself or of a restore. */
function noteIn(told: z.infer<typeof LineSchema>): JournalNote | null {
  if ('why' in told) return stopIn(told)
  const at = told.at as Instant
  if ('notes' in told) return {at, notes: told.notes}
  if ('held' in told) return {at, case: told.held as EntryId, hold: {reason: told.reason, since: told.since as Instant}}
  return 'lifted' in told ? {at, case: told.lifted as EntryId, hold: null} : null
}

function stopIn({at, why, entries}: Extract<z.infer<typeof LineSchema>, {why: StopCause}>): StopNote {
  return {at: at as Instant, why, entries: entries.map(([entry, key, firstDay]) => ({entry: entry as EntryId, key: key as Fingerprint, firstDay: (firstDay ?? null) as LocalDate | null}))}
}

function toldBy(line: string): z.infer<typeof LineSchema> | null {
  try {
    return LineSchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

async function* wholeLines(path: string): AsyncGenerator<{readonly text: string; readonly end: number}> {
  let rest = Buffer.alloc(0)
  let end = 0
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk])
      for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
        end += at + 1
        yield {text: rest.toString('utf8', 0, at), end}
        rest = rest.subarray(at + 1)
      }
      if (rest.length > TAIL_BYTES) throw unusable('damaged')
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw unusable('missing')
    throw error
  }
}
