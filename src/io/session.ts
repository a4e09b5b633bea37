import type {Knex} from 'knex'
import {READINGS_CHAIN, type ChainHead, type ChainName} from '../core/audit/chain.js'
import type {AuditEvent, ToSign} from '../core/audit/event.js'
import type {Policy} from '../core/policy/policy.js'
import {Refusal, type RefusalCode} from '../core/refusal.js'
import {grantsAllow, type Grant, type Right} from '../core/rights.js'
import type {Reapplied, StopCause} from '../core/retention/stop.js'
import type {Lexica} from '../core/scan/lexica.js'
import type {EntryId, Instant, RunId} from '../core/terms/identifiers.js'
import type {HoldReason} from '../core/terms/legal-hold.js'
import {parseLocalDate, type LocalDate} from '../core/terms/local-date.js'
import {yearsShown, type CommitteeSettings, type Settings} from '../core/terms/settings.js'
import {catchUp} from './catch-up.js'
import {AuditPen, timeAheadOf} from './db/audit-table.js'
import type {Dialect, Place} from './db/dialects/dialect.js'
import {grantsOf} from './db/grant-table.js'
import {readMeta, setStopPosition} from './db/meta-table.js'
import {openAside, openDatabase} from './db/open-database.js'
import {stoppedEntries} from './db/stop-table.js'
import {StopWriter} from './files/stop-journal.js'
import {localTime, type LocalTime} from '../core/terms/local-time.js'
import {asInstant, type Clock} from './system/clock.js'
import {fingerprinter, workspaceMark, type Fingerprinter} from './system/digest.js'

/** Who acts, as the audit log names them: the operating system's user, or the database's own. */
export interface Actor {
  readonly id: string
}

/** What a change may touch: the database inside one transaction, and the audit log. */
export interface Change {
  readonly tx: Knex.Transaction
  /** The one instant at which everything in this change happened. */
  readonly at: Instant
  /** Writes an event to the log, in a committee's chain or another; the municipality's without one. */
  record(event: AuditEvent, chain?: ChainName): Promise<void>
  /** Writes what a holder of protected data signs, in its chain: a number in the holder's own series, and who signs. */
  recordSigned(event: ToSign & {readonly turn: number}, sign: (text: string) => string): Promise<ChainHead>
  /** What follows in this change may also do what those who work in the register may not: change rights, shorten the log. A server lets only its administrators. */
  asOwner(): Promise<void>
  /**
   * Notes outside the database that entries may not be shown as they have been, so that no restored backup shows them so again (P3). For whatever
   * takes something off, holds it or replaces its text; asked while the entries still stand.
   */
  stop(entries: readonly EntryId[], why: StopCause): Promise<void>
  /** Notes outside the database that people’s own words were erased, by the ids they had, for the same reason. */
  erasedNotes(notes: readonly string[]): Promise<void>
  /** Notes outside the database that a case is under legal hold from now on, or no longer (null), so that no restored backup forgets it. */
  noteHold(entry: EntryId, reason: HoldReason | null): Promise<void>
}

/** Policy and word lists: read when the first text is judged, since most commands judge none. */
export interface Judgement {
  readonly policy: Policy
  readonly lexica: Lexica
}

export interface SessionParts {
  /** The operating system's user: who acts, where the database has no logins of its own. */
  readonly systemUser: string
  readonly clock: Clock
  readonly folder: string
  readonly settings: Settings
  readonly fingerprintKey: Uint8Array
  readonly newId: () => EntryId
  readonly judgement: () => Judgement
}

/** What is over by itself: somebody else writes, or the line is broken. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['locked', 'database-unreachable'])

/** One person at work: who acts, when it is, and everything outside the program that a deed needs. */
export class Session {
  readonly actor: Actor
  readonly folder: string
  readonly settings: Settings
  readonly db: Knex
  readonly dialect: Dialect
  readonly fingerprints: Fingerprinter
  readonly newId: () => EntryId
  readonly isRehearsal: boolean
  /** Rows dated before this day are history unless the registry tells an earlier day on the web (A15). */
  readonly publishFrom: LocalDate
  /** The random name of this register, to which its log is tied. */
  readonly registerId: string
  /** The last time in the log, where the clock shows an earlier one: one of the two is wrong. Null as it should be. */
  readonly timeAhead: Instant | null
  readonly #clock: Clock
  readonly #grants: readonly Grant[]
  readonly #makeJudgement: () => Judgement
  #judgement: Judgement | undefined
  #rulesUnread: Refusal | null = null
  #caughtUp: Reapplied | null = null
  #aside: Knex | null = null

  private constructor(parts: SessionParts, actor: Actor, db: Knex, dialect: Dialect, meta: {isRehearsal: boolean; publishFrom: LocalDate; registerId: string; timeAhead: Instant | null}, grants: readonly Grant[]) {
    this.actor = actor
    this.folder = parts.folder
    this.settings = parts.settings
    this.fingerprints = fingerprinter(parts.fingerprintKey)
    this.newId = parts.newId
    this.db = db
    this.dialect = dialect
    this.isRehearsal = meta.isRehearsal
    this.publishFrom = meta.publishFrom
    this.registerId = meta.registerId
    this.timeAhead = meta.timeAhead
    this.#clock = parts.clock
    this.#grants = grants
    this.#makeJudgement = parts.judgement
  }

  static async open(parts: SessionParts): Promise<Session> {
    const {db, dialect} = await openDatabase({url: parts.settings.database, folder: parts.folder})
    try {
      const meta = await readMeta(db)
      const timeAhead = await timeAheadOf(db, asInstant(parts.clock.now()))
      const publishFrom = parseLocalDate(meta.get('publishFrom') ?? '')
      if (publishFrom === null) throw new Refusal('database-empty')
      const mark = meta.get('workspace')
      if (mark !== undefined && mark !== workspaceMark(parts.fingerprintKey)) throw new Refusal('database-of-another')
      const {publishFrom: asked} = parts.settings
      // Kept in the database once and for good: a later change in the settings would publish or hide history unseen.
      if (asked !== undefined && asked !== publishFrom) throw new Refusal('settings-invalid', {file: 'diarievakt.yaml', line: 0, key: 'publishFrom', problem: 'fixed'})
      const actor = {id: await dialect.whoActs(db, parts.systemUser)}
      const grants = await grantsOf(db, actor.id, localTime(parts.clock.now(), parts.settings.timeZone).day)
      return new Session(parts, actor, db, dialect, {isRehearsal: meta.get('rehearsal') === '1', publishFrom, registerId: meta.get('registerId') ?? '', timeAhead}, grants)
    } catch (error) {
      await db.destroy()
      throw error
    }
  }

  /** Where the register lies. */
  get place(): Place {
    return {url: this.settings.database, folder: this.folder}
  }

  get now(): Instant {
    return asInstant(this.#clock.now())
  }

  /** Day and time of day where the municipality is. */
  get localNow(): LocalTime {
    return localTime(this.#clock.now(), this.settings.timeZone)
  }

  get today(): LocalDate {
    return this.localNow.day
  }

  get judgement(): Judgement {
    this.#judgement ??= this.#makeJudgement()
    return this.#judgement
  }

  /**
   * The word lists, for what must not wait until somebody has mended the municipality’s rules: taking something off. Null where the rules cannot be read,
   * and then `rulesUnread` says why.
   */
  get lexicaIfReadable(): Lexica | null {
    try {
      return this.judgement.lexica
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#rulesUnread = error
      return null
    }
  }

  /** Why the municipality’s rules could not be read, where something went on without them. */
  get rulesUnread(): Refusal | null {
    return this.#rulesUnread
  }

  /** What had to be stopped again because the register was older than its stop journal; null where it was not. */
  get caughtUp(): Reapplied | null {
    return this.#caughtUp
  }

  /** A name for a run that sorts by when it began. */
  newRun(): RunId {
    return `${this.now.replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}-${this.newId().slice(0, 4)}` as RunId
  }

  committee(code: string): CommitteeSettings {
    const committee = Object.hasOwn(this.settings.committees, code) ? this.settings.committees[code] : undefined
    if (committee === undefined) throw new Refusal('diary-unknown', {committee: code})
    return committee
  }

  /** Years an entry of the committee is shown; a committee that has left the settings keeps the routine's two. */
  retentionYears(committee: string): number {
    return yearsShown(this.settings, committee)
  }

  may(right: Right, committee: string | null = null): boolean {
    return grantsAllow(this.#grants, right, committee)
  }

  /** Refuses unless the one who acts holds the right; without a committee, in any committee at all. */
  demand(right: Right, committee: string | null = null): void {
    if (this.#grants.length === 0) throw new Refusal('user-unknown', {user: this.actor.id})
    if (!this.may(right, committee)) throw new Refusal('not-permitted', {right, ...(committee === null ? {} : {committee})})
  }

  /** Refuses while the clock shows a time before the log's last: a clock that went back would publish what has run out and start clocks in the past. */
  refuseClockBehind(): void {
    if (this.timeAhead !== null) throw new Refusal('clock-went-back', {last: this.timeAhead})
  }

  /** Every change goes through here, so no change can be made without a trace in the audit log. */
  async change<T>(work: (change: Change) => Promise<T>): Promise<T> {
    return this.db.transaction(async (tx) => {
      await this.dialect.lockForWriting(tx)
      // Read under the lock, so that the log's order is the clock's.
      const at = this.now
      const pen = await AuditPen.open(tx)
      let recorded = 0
      const journal = new StopWriter(this.folder, at)
      try {
        const again = await catchUp(tx, this.dialect, this.folder, at)
        if (again !== null) {
          const {takenDown, held, purged, notes, holds} = again
          await pen.append({at, actor: this.actor.id, chain: '*', event: {kind: 'stops.made-again', reapplied: takenDown + held + purged + notes + holds}})
        }
        const outcome = await work({
          tx,
          at,
          record: async (event, chain) => {
            recorded += 1
            await pen.append({at, actor: this.actor.id, chain: chain ?? '*', event})
          },
          recordSigned: async (event, sign) => {
            recorded += 1
            return pen.appendSigned({at, actor: this.actor.id, chain: READINGS_CHAIN, event, sign})
          },
          asOwner: () => this.dialect.actAsOwner(tx),
          stop: async (entries, why) => {
            for await (const stopped of stoppedEntries(tx, this.dialect, this.fingerprints, entries)) await journal.add(why, stopped)
          },
          erasedNotes: (notes) => journal.addErasedNotes(notes),
          noteHold: (entry, reason) => journal.addHold(entry, reason === null ? null : {reason, since: at}),
        })
        if (recorded === 0) throw new Error('A change was made without an audit event')
        await pen.close()
        const position = await journal.settle()
        if (position !== null) await setStopPosition(tx, position)
        this.#caughtUp ??= again
        return outcome
      } catch (error) {
        await journal.takeBack()
        throw error
      } finally {
        await journal.close()
      }
    })
  }

  /**
   * Writes what is no part of the register and may as well be left unwritten, such as who has what open: beside everything else that this session does, so that nothing waits for it. Null
   * where somebody else writes, or the server does not answer.
   */
  async writeAside<T>(work: (db: Knex) => Promise<T>): Promise<T | null> {
    this.#aside ??= openAside(this.place)
    try {
      return await work(this.#aside)
    } catch (error) {
      if (error instanceof Refusal && PASSING.has(error.code)) return null
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#aside?.destroy()
    await this.db.destroy()
  }
}
