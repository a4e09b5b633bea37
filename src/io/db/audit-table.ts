import type {Knex} from 'knex'
import {chainStart, committeeOf, READINGS_CHAIN, linkText, sealLink, type ChainHead, type ChainLink, type ChainName, type SealedLink} from '../../core/audit/chain.js'
import {AUDIT_KINDS, entryOf, type ActingCommittee, type AuditEvent, type SettledHolder, type ToSign} from '../../core/audit/event.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {headsWhenConfirmed} from '../../core/audit/telling-event.js'
import {sha256} from '../system/digest.js'

/** One line of the audit log: who did what, when, and in which committee's name. */
export interface AuditLine {
  readonly at: Instant
  readonly actor: string
  /** Null for what concerns the whole municipality. */
  readonly committee: ActingCommittee
  readonly event: AuditEvent
}

type LinkBody = Omit<ChainLink, 'chain' | 'position' | 'previous'>

/** An event to be written at the end of a chain. */
export interface AuditEntry {
  readonly at: Instant
  readonly actor: string
  readonly chain: ChainName
  readonly event: AuditEvent
}

/** An event that a holder signs, with its number in the holder's own series. */
export interface EntryToSign extends Omit<AuditEntry, 'event'> {
  readonly event: ToSign & {readonly turn: number}
  readonly sign: (text: string) => string
}

/** A line as it was read. Its event is null where the row holds none: somebody else wrote it, which verifying tells. */
export interface ReadLine extends Omit<AuditLine, 'event'> {
  readonly event: AuditEvent | null
}

/** A row of the log as it is stored. */
export interface AuditRow {
  chain: string
  position: number
  previous_hash: string
  at: string
  actor: string
  kind: string
  entry_id: string | null
  event: string
  hash: string
}

interface HeadRow {
  chain: string
  position: number
  hash: string
}

// Bound values are limited to some tens of thousands in one statement, and SQLite's compound SELECT to 500 parts.
const ROWS_IN_INSERT = 400

/**
 * Writes events of one transaction, each at the end of its chain. The transaction must hold the write lock: heads are read once and kept,
 * so that thousands of events cost little more than their rows. `close` writes what is left; nothing is in the log before.
 */
export class AuditPen {
  readonly #tx: Knex.Transaction
  readonly #register: string
  readonly #heads = new Map<ChainName, ChainHead>()
  #rows: AuditRow[] = []

  private constructor(tx: Knex.Transaction, register: string) {
    this.#tx = tx
    this.#register = register
  }

  static async open(tx: Knex.Transaction): Promise<AuditPen> {
    const row: {value: string} | undefined = await tx('meta').where({key: 'registerId'}).first()
    if (row === undefined) throw new Error('The register has no id')
    return new AuditPen(tx, row.value)
  }

  /** Returns where the chain stands with the event in it. */
  async append({at, actor, chain, event}: AuditEntry): Promise<ChainHead> {
    return this.#add(await this.#headOf(chain, at, actor), {at, actor, kind: event.kind, entry: entryOf(event), event: JSON.stringify(event)})
  }

  /** Appends what a holder signs: the signature is over the link without it, so that it vouches for the place in the chain too. */
  async appendSigned({at, actor, chain, event, sign}: EntryToSign): Promise<ChainHead> {
    const head = await this.#headOf(chain, at, actor)
    const link = {at, actor, kind: event.kind, entry: null}
    const signature = sign(linkText({...link, chain, position: head.position + 1, previous: head.hash, event: JSON.stringify(event)}))
    return this.#add(head, {...link, event: JSON.stringify({...event, signature})})
  }

  async #add(head: ChainHead, link: LinkBody): Promise<ChainHead> {
    const written = this.#write(head, link)
    if (this.#rows.length >= ROWS_IN_INSERT) await this.flush()
    return written
  }

  /** Everything that was appended is in the table afterwards. */
  async flush(): Promise<void> {
    const rows = this.#rows
    this.#rows = []
    if (rows.length > 0) await this.#tx('audit_event').insert(rows)
  }

  async close(): Promise<void> {
    await this.flush()
    const heads: HeadRow[] = [...this.#heads.values()].map(({chain, position, hash}) => ({chain, position, hash}))
    if (heads.length > 0) await this.#tx('audit_head').insert(heads).onConflict('chain').merge()
  }

  #write({chain, position, hash}: ChainHead, body: LinkBody): ChainHead {
    const link = sealLink({chain, position: position + 1, previous: hash, ...body}, sha256)
    this.#rows.push(toRow(link))
    const next = {chain, position: link.position, hash: link.hash}
    this.#heads.set(chain, next)
    return next
  }

  /**
   * Where a chain goes on: after its last row. The register's own note of that place is compared, and the farther of the two is
   * taken: whoever cut rows off, or changed the last one, leaves a break in the chain that no later event covers, and an event that tells of it.
   */
  async #headOf(chain: ChainName, at: Instant, actor: string): Promise<ChainHead> {
    return this.#heads.get(chain) ?? (await this.#foundHead(chain, at, actor))
  }

  async #foundHead(chain: ChainName, at: Instant, actor: string): Promise<ChainHead> {
    const noted: HeadRow | undefined = await this.#tx<HeadRow>('audit_head').where({chain}).first()
    const row: HeadRow | undefined = await this.#tx<AuditRow>('audit_event').select('chain', 'position', 'hash').where({chain}).orderBy('position', 'desc').first()
    const start: ChainHead = {chain, position: 0, hash: chainStart(this.#register, chain, sha256)}
    const head = noted === undefined ? start : {chain, position: noted.position, hash: noted.hash}
    const last = row === undefined ? start : {chain, position: row.position, hash: row.hash}
    if (head.position === last.position && head.hash === last.hash) return head
    const farther = last.position > head.position ? last : head
    const event: AuditEvent = {kind: 'log.found-altered', chain, head: head.position, headHash: head.hash, last: last.position, lastHash: last.hash}
    return this.#write(farther, {at, actor, kind: event.kind, entry: null, event: JSON.stringify(event)})
  }
}

/**
 * The last time in the log, where that is later than `now`; else null. After a person has said that the clock is right, only what was written since is a measure of it:
 * a row that a wrong clock dated years ahead would otherwise stand in the way for as long.
 */
export async function timeAheadOf(db: Knex, now: Instant): Promise<Instant | null> {
  const last = await lastAuditInstant(db)
  if (last === null || last <= now) return null
  const confirmed: AuditRow | undefined = await db<AuditRow>('audit_event').where({chain: '*', kind: 'clock.confirmed'}).orderBy('position', 'desc').first()
  const heads = confirmed === undefined ? null : headsWhenConfirmed(confirmed.event)
  if (heads === null) return last
  const [row] = await db<AuditRow>('audit_event')
    .where('at', '>', now)
    .whereNot((before) => {
      for (const {chain, position} of heads) void before.orWhere((one) => void one.where({chain}).where('position', '<=', position))
    })
    .orderBy('at', 'desc')
    .limit(1)
  return (row?.at as Instant | undefined) ?? null
}

/** The last time in the log that is no later than an instant. */
export async function lastAuditBefore(db: Knex, now: Instant): Promise<Instant | null> {
  const row: {at: string} | undefined = await db<AuditRow>('audit_event').select('at').where('at', '<=', now).orderBy('at', 'desc').first()
  return (row?.at as Instant | undefined) ?? null
}

/** When the last change was made, or null before the first. */
async function lastAuditInstant(db: Knex): Promise<Instant | null> {
  const row: {at: string} | undefined = await db<AuditRow>('audit_event').select('at').orderBy('at', 'desc').first()
  return (row?.at as Instant | undefined) ?? null
}

/** The log of one entry, oldest first. */
export async function auditOfEntry(db: Knex, entry: string): Promise<readonly ReadLine[]> {
  const rows: AuditRow[] = await db<AuditRow>('audit_event').where({entry_id: entry}).orderBy('position')
  return rows.map(fromRow)
}

/** What of one kind stands in a chain, oldest first. */
export async function linesOfKind(db: Knex, chain: ChainName, kind: AuditEvent['kind']): Promise<readonly AuditLine[]> {
  const rows: AuditRow[] = await db<AuditRow>('audit_event').where({chain, kind}).orderBy('position')
  return rows.map(fromRow).flatMap((line) => (line.event === null ? [] : [{...line, event: line.event}]))
}

/** When what waits was last judged anew since an instant, and under which policy; null where it has not been. */
export async function lastRescanSince(db: Knex, since: Instant): Promise<{readonly at: Instant; readonly policy: string} | null> {
  const row: AuditRow | undefined = await db<AuditRow>('audit_event').where({kind: 'entries.rescanned'}).where('at', '>=', since).orderBy('at', 'desc').first()
  const event = row === undefined ? null : eventIn(row.kind, row.event)
  return row === undefined || event?.kind !== 'entries.rescanned' ? null : {at: row.at as Instant, policy: event.policy}
}

/** Which lines of the log to list. */
export interface LogQuery {
  /** Null for all of them. */
  readonly chains: readonly string[] | null
  /** The first instant, and the first after the last. */
  readonly from: Instant | null
  readonly before: Instant | null
  readonly kinds: readonly string[]
  readonly entry: string | null
  /** Null for everybody. */
  readonly actor: string | null
  readonly limit: number
  /** The place of the last line of the page before. */
  readonly after: {readonly at: string; readonly chain: string; readonly position: number} | null
}

/** A line of the log with its place in its chain. */
export interface PlacedLine extends ReadLine {
  readonly chain: ChainName
  readonly position: number
  readonly hash: string
}

/** A page of the log, newest first; `isLast` where nothing is older. */
export async function logPage(db: Knex, {chains, from, before, kinds, entry, actor, limit, after}: LogQuery): Promise<{readonly lines: readonly PlacedLine[]; readonly isLast: boolean}> {
  const query = db<AuditRow>('audit_event')
    .orderBy(['at', 'chain', 'position'].map((column) => ({column, order: 'desc'})))
    .limit(limit + 1)
  if (chains !== null) query.whereIn('chain', [...chains])
  if (from !== null) query.where('at', '>=', from)
  if (before !== null) query.where('at', '<', before)
  if (kinds.length > 0) query.whereIn('kind', [...kinds])
  if (entry !== null) query.where({entry_id: entry})
  if (actor !== null) query.where({actor})
  if (after !== null) query.whereRaw('(at, chain, position) < (?, ?, ?)', [after.at, after.chain, after.position])
  const rows: AuditRow[] = await query
  return {lines: rows.slice(0, limit).map((row) => ({...fromRow(row), chain: row.chain as ChainName, position: row.position, hash: row.hash})), isLast: rows.length <= limit}
}

/** The whole log, oldest first. */
export async function auditTrail(db: Knex): Promise<readonly ReadLine[]> {
  const rows: AuditRow[] = await db<AuditRow>('audit_event').orderBy(['at', 'chain', 'position'])
  return rows.map(fromRow)
}

/** Where each chain stands, by the register's own note. */
export async function chainHeads(db: Knex): Promise<readonly ChainHead[]> {
  const rows: HeadRow[] = await db<HeadRow>('audit_head').select('chain', 'position', 'hash').orderBy('chain')
  return rows.map(({chain, position, hash}) => ({chain: chain as ChainName, position, hash}))
}

/** Where each chain stands by its last row, with when that was written: what is worth writing down outside. */
export async function anchorableHeads(tx: Knex): Promise<readonly (ChainHead & {readonly at: Instant})[]> {
  const heads: (ChainHead & {readonly at: Instant})[] = []
  for (const {chain} of await chainHeads(tx)) {
    const row: AuditRow | undefined = await tx<AuditRow>('audit_event').where({chain}).orderBy('position', 'desc').first()
    if (row !== undefined) heads.push({chain, position: row.position, hash: row.hash, at: row.at as Instant})
  }
  return heads
}

/** What trimming asks of a change: its transaction, and to write what was done. */
interface Trimming {
  readonly tx: Knex.Transaction
  record(event: AuditEvent, chain?: ChainName): Promise<void>
  asOwner(): Promise<void>
}

/**
 * Removes what is older than an instant from the start of every chain (P1). Each chain that loses rows gets an event with the position and
 * hash where it was cut: verifying accepts a chain that begins there, and no other. Gives the number of rows removed.
 */
export async function trimBefore({tx, record, asOwner}: Trimming, before: Instant): Promise<number> {
  await asOwner()
  let removed = 0
  for (const {chain, position} of await chainHeads(tx)) {
    const kept: {position: number} | undefined = await tx<AuditRow>('audit_event').select('position').where({chain}).where('at', '>=', before).orderBy('position').first()
    const until = (kept?.position ?? position + 1) - 1
    const cut: {hash: string} | undefined = await tx<AuditRow>('audit_event').select('hash').where({chain, position: until}).first()
    if (cut === undefined) continue
    const counted = await tx('audit_event').where({chain}).where('position', '<=', until).count({rows: '*'}).first()
    const rows = Number(counted?.['rows'] ?? 0)
    // Recorded first, while the chain's end can still be compared with the register's note of it.
    await record({kind: 'log.trimmed', chain, until, hash: cut.hash, removed: rows, before}, chain)
    if (chain === READINGS_CHAIN) await carryHolders(tx, record, until)
    await tx('audit_event').where({chain}).where('position', '<=', until).delete()
    removed += rows
  }
  return removed
}

/** Who holds which key, and has taken notice of what, is said again after the rows that said it: signatures are checked by it. Everybody who ever held one is named, since what they signed is still there. */
async function carryHolders(tx: Knex.Transaction, record: Trimming['record'], until: number): Promise<void> {
  const rows: AuditRow[] = await tx<AuditRow>('audit_event').where({chain: READINGS_CHAIN}).where('position', '<=', until).whereIn('kind', ['holders.settled', 'holders.carried', 'holder.took-notice']).orderBy('position')
  const members = new Map<string, SettledHolder>()
  const notices = new Map<string, number>()
  let settled = {version: 0, roster: ''}
  for (const {kind, event: text} of rows) {
    const event = eventIn(kind, text)
    if (event?.kind === 'holder.took-notice') notices.set(event.holder, event.notice)
    if (event?.kind === 'holders.carried') for (const {holder, notice} of event.notices) notices.set(holder, notice)
    if (event?.kind !== 'holders.settled' && event?.kind !== 'holders.carried') continue
    for (const member of event.members) if (!members.has(member.name)) members.set(member.name, member)
    settled = {version: event.version, roster: event.roster}
  }
  if (members.size > 0) await record({kind: 'holders.carried', ...settled, members: [...members.values()], notices: [...notices].map(([holder, notice]) => ({holder, notice}))}, READINGS_CHAIN)
}

/** How many rows trimming before an instant would remove. */
export async function countAuditBefore(db: Knex, before: Instant): Promise<number> {
  const counted = await db('audit_event').where('at', '<', before).count({rows: '*'}).first()
  return Number(counted?.['rows'] ?? 0)
}

/** A link as a row of the table. */
function toRow({chain, position, previous, at, actor, kind, entry, event, hash}: SealedLink): AuditRow {
  return {chain, position, previous_hash: previous, at, actor, kind, entry_id: entry, event, hash}
}

function fromRow({chain, at, actor, kind, event}: AuditRow): ReadLine {
  return {at: at as Instant, actor, committee: committeeOf(chain), event: eventIn(kind, event)}
}

/** The event in a row; null for a kind that this program does not know. */
export function eventIn(kind: string, text: string): AuditEvent | null {
  try {
    const event = JSON.parse(text) as AuditEvent
    return event.kind === kind && AUDIT_KINDS.includes(event.kind) ? event : null
  } catch {
    return null
  }
}
