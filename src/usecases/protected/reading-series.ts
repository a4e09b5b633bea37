import {chainStart, linkText, READINGS_CHAIN, type SealedLink} from '../../core/audit/chain.js'
import type {ToSign} from '../../core/audit/event.js'
import {signedLinkIn} from '../../core/audit/signed-link.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {eventsSince, linkAt, linksAfter} from '../../io/db/audit-reading.js'
import type {Change, Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {readCheckpoint, writeCheckpoint, type Checkpoint} from '../../io/vault/checkpoint.js'
import type {Vault} from '../../io/vault/vault.js'

type Db = Session['db']

const ROWS_IN_PAGE = 1_000
/** A holder’s number in the series before the first row that is left of a trimmed log. */
const UNKNOWN = -1

/**
 * A holder's own series in the log of readings. Before the holder signs anything, everything that was written since the last time is looked through: it must follow from where the holder
 * saw the log stand, and what claims to be the holder's must be signed by them. So whoever trusts a holder's last signature may trust all that stands before it in that holder's name.
 */
export class ReadingSeries {
  readonly #session: Session
  readonly #vault: Vault
  #seen: Checkpoint

  private constructor(session: Session, vault: Vault, seen: Checkpoint) {
    this.#session = session
    this.#vault = vault
    this.#seen = seen
  }

  /** Takes up the series where the holder left it. Refuses a log that is not a continuation of what the holder has seen. */
  static async open(session: Session, vault: Vault): Promise<ReadingSeries> {
    const noted = await readCheckpoint(session.registerId, vault.holder)
    const series = new ReadingSeries(session, vault, (await isStill(session.db, noted)) && noted !== null ? noted : await beginning(session, noted))
    await series.#follow(session.db)
    if (series.#seen.turn === UNKNOWN) series.#seen = {...series.#seen, turn: noted?.turn ?? 0}
    await series.#settle()
    return series
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
    await this.#follow(change.tx)
    const turn = this.#seen.turn + 1
    const {position, hash} = await change.recordSigned({...event, turn}, (text) => this.#vault.sign(text))
    this.#seen = {position, hash, at: change.at, turn}
  }

  async #settle(): Promise<void> {
    await writeCheckpoint(this.#session.registerId, this.#vault.holder, this.#seen)
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
    const at = row.at as Instant
    if (signed === null || signed.holder !== this.#vault.holder) return {position: row.position, hash: row.hash, at, turn}
    // Somebody has read in this holder's name.
    if (!this.#vault.hasSigned(signed.text, signed.signature) || (turn !== UNKNOWN && signed.turn !== turn + 1)) throw new Refusal('readings-forged', {position: row.position})
    return {position: row.position, hash: row.hash, at, turn: signed.turn}
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
async function beginning({db, registerId}: Session, noted: Checkpoint | null): Promise<Checkpoint> {
  if (noted !== null && !(await isExplained(db, noted))) throw new Refusal('readings-altered', {position: noted.position})
  const [first] = await linksAfter(db, READINGS_CHAIN, 0, 1)
  const start: Checkpoint = {position: 0, hash: chainStart(registerId, READINGS_CHAIN, sha256), at: '' as Instant, turn: 0}
  if (first === undefined || first.position === 1) return start
  if ((await eventsSince(db, READINGS_CHAIN, 'log.trimmed', '')).length === 0) throw new Refusal('readings-altered', {position: first.position})
  return {...start, position: first.position - 1, hash: first.previous, turn: UNKNOWN}
}

/** A restored backup, or logs whose time was out. Whoever forges those is found by `audit verify`. */
async function isExplained(db: Db, {at}: Checkpoint): Promise<boolean> {
  return (await eventsSince(db, '*', 'register.restored', at)).length > 0 || (await eventsSince(db, READINGS_CHAIN, 'log.trimmed', at)).length > 0
}
