import type {Knex} from 'knex'
import type {SealedLink} from '../../core/audit/chain.js'
import type {AuditRow} from './audit-table.js'
import type {Dialect} from './dialects/dialect.js'
import {inOneMoment} from './one-moment.js'

const POSITIONS_PER_PAGE = 1000

/** Reads the log as it stood at one moment, whoever writes meanwhile. Nothing can be written. */
export async function readLog<T>(db: Knex, dialect: Dialect, work: (log: LogReading) => Promise<T>): Promise<T> {
  return inOneMoment(db, dialect, async (tx) => work(new LogReading(tx, dialect)))
}

/** The log as a whole, for whoever verifies it. What the database gives is taken for what it is: it may have been written by anybody. */
export class LogReading {
  readonly tx: Knex.Transaction
  readonly #dialect: Dialect

  constructor(tx: Knex.Transaction, dialect: Dialect) {
    this.tx = tx
    this.#dialect = dialect
  }

  /** How many rows there are, by the table itself. */
  async countRows(): Promise<number> {
    const row = await this.tx('audit_event').count({rows: '*'}).first()
    return Number(row?.['rows'] ?? 0)
  }

  /** False where an index gives other rows than the table: somebody has been at the file itself. */
  async indexesAgree(): Promise<boolean> {
    return this.#dialect.indexesAgree(this.tx, 'audit_event')
  }

  /** The chains that have rows. One look at an index for each, instead of at every row. */
  async chains(): Promise<readonly string[]> {
    const chains: string[] = []
    for (;;) {
      const query = this.tx('audit_event').min({chain: 'chain'}).first()
      const last = chains.at(-1)
      const row: {chain?: unknown} | undefined = await (last === undefined ? query : query.where('chain', '>', last))
      if (typeof row?.chain !== 'string') return chains
      chains.push(row.chain)
    }
  }

  /**
   * The rows of a chain by position, page after page; the next page is fetched while one is looked at. Pages are positions from here to there
   * and not a number of rows, so that of two rows at one position neither is passed over.
   */
  async *rows(chain: string): AsyncGenerator<readonly SealedLink[]> {
    let from = await this.#nextPosition(chain, null)
    if (from === null) return
    let coming = this.#page(chain, from)
    for (;;) {
      const page = await coming
      const next: number | null = page.length > 0 ? from + POSITIONS_PER_PAGE : await this.#nextPosition(chain, from)
      // A position so large that nothing can be added to it leads nowhere; its row is missed in the count.
      if (next === null || next === from) return
      from = next
      coming = this.#page(chain, from)
      // A failure is met at the next await; until then it must not count as nobody's.
      coming.catch(() => undefined)
      if (page.length > 0) yield page
    }
  }

  /** The hash at a position, or null where there is no such row, or more than one. */
  async hashAt(chain: string, position: number): Promise<string | null> {
    const rows: {hash: string}[] = await this.tx<AuditRow>('audit_event').select('hash').where({chain, position})
    return rows.length === 1 ? (rows[0]?.hash ?? null) : null
  }

  async #page(chain: string, from: number): Promise<readonly SealedLink[]> {
    const rows: AuditRow[] = await this.tx<AuditRow>('audit_event')
      .where({chain})
      .where('position', '>=', from)
      .where('position', '<', from + POSITIONS_PER_PAGE)
      .orderBy('position')
    return rows.map(toLink)
  }

  async #nextPosition(chain: string, from: number | null): Promise<number | null> {
    const query = this.tx('audit_event').where({chain}).min({position: 'position'}).first()
    const row: {position?: unknown} | undefined = await (from === null ? query : query.where('position', '>=', from))
    return typeof row?.position === 'number' ? row.position : null
  }
}

function toLink({chain, position, previous_hash: previous, at, actor, kind, entry_id: entry, event, hash}: AuditRow): SealedLink {
  return {chain, position, previous, at, actor, kind, entry, event, hash}
}

/** Rows of a chain after a position, oldest first, as many as are asked for: for whoever follows a chain as it grows. */
export async function linksAfter(db: Knex, chain: string, position: number, limit: number): Promise<readonly SealedLink[]> {
  const rows: AuditRow[] = await db<AuditRow>('audit_event').where({chain}).where('position', '>', position).orderBy('position').limit(limit)
  return rows.map(toLink)
}

/** The row at a position, or null. */
export async function linkAt(db: Knex, chain: string, position: number): Promise<SealedLink | null> {
  const row: AuditRow | undefined = await db<AuditRow>('audit_event').where({chain, position}).first()
  return row === undefined ? null : toLink(row)
}

/** Events of a kind in a chain since an instant, as they are stored. */
export async function eventsSince(db: Knex, chain: string, kind: string, since: string): Promise<readonly string[]> {
  const rows: {event: string}[] = await db<AuditRow>('audit_event').where({chain, kind}).where('at', '>=', since).select('event').orderBy('position')
  return rows.map(({event}) => event)
}

/** The rows of some kinds in a chain, oldest first, as they are stored. */
export async function linksOfKind(db: Knex, chain: string, kinds: readonly string[]): Promise<readonly SealedLink[]> {
  const rows: AuditRow[] = await db<AuditRow>('audit_event').where({chain}).whereIn('kind', [...kinds]).orderBy('position')
  return rows.map(toLink)
}
