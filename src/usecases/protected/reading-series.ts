import {chainStart, linkText, READINGS_CHAIN, type SealedLink} from '../../core/audit/chain.js'
import type {ToSign} from '../../core/audit/event.js'
import {signedLinkIn} from '../../core/audit/signed-link.js'
import {trimThatExplains} from '../../core/audit/trim.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {eventsSince, linkAt, linksAfter, linksOfKind} from '../../io/db/audit-reading.js'
import {readVouched, stopJournalOf} from '../../io/files/stop-journal.js'
import type {Change, Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {readCheckpoint, writeCheckpoint, type Checkpoint} from '../../io/vault/checkpoint.js'
import {isSignedBy, type HolderIdentity} from '../../io/vault/identity-file.js'

type Db = Session['db']

const ROWS_IN_PAGE = 1_000
/** A holder’s number in the series before the first row that is left of a trimmed log. */
const UNKNOWN = -1

/** The roster that a holder has seen last: 0 and empty before the first. */
export type SeenRoster = Pick<Checkpoint, 'version' | 'roster'>

/**
 * A holder's own series in the log of readings. Before the holder signs anything, everything that was written since the last time is looked through: it must follow from where the holder
 * saw the log stand, and what claims to be the holder's must be signed by them. So whoever trusts a holder's last signature may trust all that stands before it in that holder's name.
 */
export class ReadingSeries {
  readonly #session: Session
  readonly #identity: HolderIdentity
  #seen: Checkpoint
  /** The change in which the log has been followed to its end: whoever holds the write lock is alone there. */
  #followed: Change | null = null

  private constructor(session: Session, identity: HolderIdentity, seen: Checkpoint) {
    this.#session = session
    this.#identity = identity
    this.#seen = seen
  }

  /** Takes up the series where the holder left it. Refuses a log that is not a continuation of what the holder has seen. */
  static async open(session: Session, identity: HolderIdentity): Promise<ReadingSeries> {
    const noted = await readCheckpoint(session.registerId, identity.holder)
    const series = new ReadingSeries(session, identity, (await isStill(session.db, noted)) && noted !== null ? noted : await beginning(session, noted))
    await series.#follow(session.db)
    if (series.#seen.turn === UNKNOWN) series.#seen = {...series.#seen, turn: noted?.turn ?? 0}
    await series.#settle()
    return series
  }

  /** The roster that the holder saw last. */
  get seenRoster(): SeenRoster {
    const {version, roster} = this.#seen
    return {version, roster}
  }

  /**
   * Everything that the log of readings tells, from its first row to where the holder has seen it stand. Each row is held to the one before it: what was altered since the holder saw it is found, which following the log
   * from the last time alone would not find.
   */
  async *whole(db: Db): AsyncGenerator<SealedLink> {
    let last: SealedLink | null = null
    for (;;) {
      const rows: readonly SealedLink[] = await linksAfter(db, READINGS_CHAIN, last?.position ?? 0, ROWS_IN_PAGE)
      for (const row of rows) {
        const follows: boolean = last === null || (row.position === last.position + 1 && row.previous === last.hash)
        if (!follows || sha256(linkText(row)) !== row.hash) throw new Refusal('readings-altered', {position: row.position})
        yield row
        last = row
      }
      if (rows.length < ROWS_IN_PAGE) break
    }
    if ((last?.position ?? 0) !== this.#seen.position || (last !== null && last.hash !== this.#seen.hash)) throw new Refusal('readings-altered', {position: this.#seen.position})
  }

  /** From now on nobody shows the holder an older roster. */
  async sawRoster(roster: SeenRoster): Promise<void> {
    if (roster.version === this.#seen.version && roster.roster === this.#seen.roster) return
    this.#seen = {...this.#seen, ...roster}
    await this.#settle()
  }

  /** Makes a change in which the holder signs, and notes with the holder where the log stands after it. */
  async change<T>(work: (change: Change, sign: (event: ToSign) => Promise<void>) => Promise<T>): Promise<T> {
    const before = this.#seen
    try {
      const outcome = await this.#session.change((change) => work(change, (event) => this.#append(change, event)))
      await this.#settle()
      return outcome
    } catch (error) {
      // What was not made was not signed.
      this.#seen = before
      throw error
    }
  }

  async #append(change: Change, event: ToSign): Promise<void> {
    if (this.#followed !== change) await this.#follow(change.tx)
    this.#followed = change
    const turn = this.#seen.turn + 1
    const {position, hash} = await change.recordSigned({...event, turn}, (text) => this.#identity.sign(text))
    // The register's own note of the end led somewhere else: what the others would see is a gap that this holder signed over.
    if (position !== this.#seen.position + 1) throw new Refusal('readings-altered', {position: this.#seen.position + 1})
    this.#seen = {...this.#seen, position, hash, at: change.at, turn}
  }

  async #settle(): Promise<void> {
    await writeCheckpoint(this.#session.registerId, this.#identity.holder, this.#seen)
  }

  async #follow(db: Db): Promise<void> {
    for (;;) {
      const rows = await linksAfter(db, READINGS_CHAIN, this.#seen.position, ROWS_IN_PAGE)
      for (const row of rows) this.#seen = this.#after(row)
      if (rows.length < ROWS_IN_PAGE) return
    }
  }

  #after(row: SealedLink): Checkpoint {
    const {position, hash, turn} = this.#seen
    const isNext = row.position === position + 1 && row.previous === hash && sha256(linkText(row)) === row.hash
    if (!isNext) throw new Refusal('readings-altered', {position: row.position})
    const signed = signedLinkIn(row)
    const next = {...this.#seen, position: row.position, hash: row.hash, at: row.at as Instant}
    // Somebody has read, and says that it was a holder, in whoever's name.
    if (signed === 'unsigned') throw new Refusal('readings-forged', {position: row.position})
    if (signed === null || signed.holder !== this.#identity.holder) return next
    if (!isSignedBy(this.#identity.public.signing, signed.text, signed.signature) || (turn !== UNKNOWN && signed.turn !== turn + 1)) throw new Refusal('readings-forged', {position: row.position})
    return {...next, turn: signed.turn}
  }
}

/** True where the log still holds what the holder saw last. */
async function isStill(db: Db, noted: Checkpoint | null): Promise<boolean> {
  if (noted === null) return false
  if (noted.position === 0) return true
  const row = await linkAt(db, READINGS_CHAIN, noted.position)
  return row !== null && row.hash === noted.hash && sha256(linkText(row)) === row.hash
}

/** Where to begin where nothing was noted, or where the log lawfully begins later or ends earlier than it did: what is left is looked through from its first row. */
async function beginning(session: Session, noted: Checkpoint | null): Promise<Checkpoint> {
  const {db, registerId} = session
  const [first] = await linksAfter(db, READINGS_CHAIN, 0, 1)
  const trim = first === undefined || first.position === 1 ? null : trimThatExplains(await linksOfKind(db, READINGS_CHAIN, ['log.trimmed']), {chain: READINGS_CHAIN, position: first.position - 1, hash: first.previous})
  if (first !== undefined && first.position > 1 && trim === null) throw new Refusal('readings-altered', {position: first.position})
  if (noted !== null) {
    // What the holder saw last may only be gone where all of it was older than what trimming takes.
    const isTrimmed = trim !== null && noted.at < trim.before && noted.position < (first?.position ?? 0)
    if (!isTrimmed && !(await isRestored(session, noted))) throw new Refusal('readings-altered', {position: noted.position})
  }
  const start: Checkpoint = {position: 0, hash: chainStart(registerId, READINGS_CHAIN, sha256), at: '' as Instant, turn: 0, version: noted?.version ?? 0, roster: noted?.roster ?? ''}
  return first === undefined || first.position === 1 ? start : {...start, position: first.position - 1, hash: first.previous, turn: UNKNOWN}
}

/** A backup was put back since, by the program: the stop journal beside the register knows of it, which whoever writes in the register alone cannot make it say. */
async function isRestored({db, folder}: Session, {at}: Checkpoint): Promise<boolean> {
  if ((await eventsSince(db, '*', 'register.restored', at)).length === 0) return false
  const vouched = await readVouched(stopJournalOf(folder))
  const restores = (await linksOfKind(db, '*', ['register.restored'])).filter((link) => link.at >= at)
  return vouched !== null && restores.some(({hash}) => vouched.events.has(hash))
}
