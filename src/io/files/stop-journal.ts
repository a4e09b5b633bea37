import {open, type FileHandle} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {StopCause, StoppedEntry} from '../../core/retention/stop.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {newLetters, sha256} from '../system/digest.js'
import {FILE_MODE} from './modes.js'

/** A place in the stop journal: everything before it is told apart from any other journal by the digest of the line it comes after. */
export interface StopPosition {
  readonly bytes: number
  /** SHA-256 of the last line before the place, which holds that of the line before it, and so on. */
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
 * What one change adds to the stop journal. Lines are on disk before the change is committed: a change that then fails leaves lines
 * too many, which hold something back and let nothing out. Only for whoever holds the register's write lock.
 */
export class StopWriter {
  readonly #path: string
  readonly #at: Instant
  #file: FileHandle | null = null
  #head = ''
  #bytes = 0
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

  /** Opens the journal at its end; where there is none a new one begins, which is told apart from every other. */
  async begin(): Promise<void> {
    if (this.#file !== null) return
    this.#file = await open(this.#path, 'a+', FILE_MODE)
    const {size} = await this.#file.stat()
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
    await this.#file.read(tail, 0, tail.length, size - tail.length)
    // What a power cut left half written was never settled, so no change rests on it.
    const end = tail.lastIndexOf(10) + 1
    if (end < tail.length) await this.#file.truncate(size - tail.length + end)
    this.#bytes = size - tail.length + end
    if (end > 0) this.#head = sha256(tail.subarray(tail.lastIndexOf(10, end - 2) + 1, end - 1))
    else {
      this.#line({journal: newLetters(), at: this.#at})
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

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = null
  }

  #line(told: object): void {
    const line = JSON.stringify({...told, after: this.#head})
    this.#head = sha256(line)
    this.#pending += `${line}\n`
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#pending)
    this.#pending = ''
    await this.#file?.appendFile(bytes)
    this.#bytes += bytes.length
  }
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
