import type {Knex} from 'knex'
import type {Stage} from '../../core/journey.js'
import {capVerdict} from '../../core/policy/cap-verdict.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {ChangedAt, EntryPart, RegistryState} from '../../core/register/entry.js'
import type {RowFacts} from '../../core/register/gather-case.js'
import type {CommitteeCode, EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

// An export is set out here first, whole, so that what it changes can be worked out before the register is touched,
// and then happen in one short transaction.

const ROW_COLUMNS = [
  {name: 'committee', type: 'text'},
  {name: 'case_number', type: 'text'},
  {name: 'document_number', type: 'text'},
  {name: 'line', type: 'integer'},
  {name: 'row_digest', type: 'text'},
  {name: 'case_digest', type: 'text'},
  {name: 'told', type: 'text'},
] as const satisfies readonly BulkColumn[]

const ENTRY_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'change', type: 'text'},
  {name: 'kind', type: 'text'},
  {name: 'part', type: 'text'},
  {name: 'committee', type: 'text'},
  {name: 'case_number', type: 'text'},
  {name: 'document_number', type: 'text'},
  {name: 'case_id', type: 'text'},
  {name: 'registry_state', type: 'text'},
  {name: 'changed_at', type: 'text'},
  {name: 'content_digest', type: 'text'},
  {name: 'row_digest', type: 'text'},
  {name: 'case_digest', type: 'text'},
  {name: 'fingerprint', type: 'text'},
  {name: 'delivered_in', type: 'text'},
  {name: 'row_date', type: 'text'},
  {name: 'row_officer', type: 'text'},
  {name: 'row_is_open', type: 'integer'},
  {name: 'is_history', type: 'integer'},
  {name: 'published_earlier', type: 'text'},
  {name: 'first_published_on', type: 'text'},
  {name: 'is_heard', type: 'integer'},
  {name: 'version_number', type: 'integer'},
  {name: 'seen_stage', type: 'text'},
  {name: 'stage', type: 'text'},
  {name: 'content', type: 'text'},
  {name: 'verdict', type: 'text'},
] as const satisfies readonly BulkColumn[]

/** How many rows are read from the stage at a time; a case is never cut in two. */
const PAGE_ROWS = 500

/** One row of an export as it is set out. */
export interface StagedRow {
  readonly documentNumber: string
  /** Line in the file at which the row begins, from 1. */
  readonly line: number
  /** Of the whole row but its line; null where a row must be looked at each time. */
  readonly rowDigest: Fingerprint | null
  /** Of what the row says of its case. */
  readonly caseDigest: Fingerprint
  /** The row as JSON, without its line. */
  readonly told: string
}

/** All rows of one case in an export. */
export interface StagedCase {
  readonly committee: CommitteeCode
  readonly caseNumber: string
  readonly rows: readonly StagedRow[]
}

/** What an import does to one entry; written into the register by `apply`. */
export interface StagedEntry {
  readonly entry: EntryId
  /** `touched`: the same text, told again later or delivered elsewhere. */
  readonly change: 'imported' | 'changed' | 'touched'
  readonly kind: 'case' | 'document'
  readonly part: EntryPart
  readonly committee: CommitteeCode
  readonly caseNumber: string
  readonly documentNumber: string | null
  readonly caseEntry: EntryId | null
  readonly registryState: RegistryState
  readonly changedAt: ChangedAt
  /** Of everything the registry said, by which a row told again is known. */
  readonly contentDigest: Fingerprint
  readonly rowDigest: Fingerprint | null
  readonly caseDigest: Fingerprint | null
  /** The folder its files were delivered in. */
  readonly deliveredIn: string | null
  /** What its own row says that its case is worked out from; null for a case without a row of its own. */
  readonly row: RowFacts | null
  readonly isHistory: boolean
  readonly publishedEarlier: LocalDate | null
  /** The day a purged entry that comes back was first public: its clock goes on (A15). */
  readonly firstPublishedOn: LocalDate | null
  /** True where this is the registry's latest word on the entry, and not an older export's. */
  readonly isHeard: boolean
  /** The stage the entry stood at when it was judged; null for a new one. */
  readonly seenStage: Stage | null
  /** Null where only the registry's state changes and the text stands. */
  readonly version: {readonly number: number; readonly stage: Stage; readonly contentText: string; readonly fingerprint: Fingerprint; readonly verdict: Verdict} | null
}

/** Rows set out for a bulk insert, as JSON: made where they are worked out, so that only a text has to be handed over. */
export function rowsToStage(rows: readonly (StagedRow & Pick<StagedCase, 'committee' | 'caseNumber'>)[]): string {
  return JSON.stringify(rows.map((row) => [row.committee, row.caseNumber, row.documentNumber, row.line, row.rowDigest, row.caseDigest, row.told]))
}

/** Entries set out for bulk inserts: new ones apart, so that a first import of millions is read once and no more. */
export interface EntriesToStage {
  readonly made: string | null
  readonly changed: string | null
}

export function entriesToStage(entries: readonly StagedEntry[]): EntriesToStage {
  const listed = (one: readonly StagedEntry[]): string | null => (one.length === 0 ? null : JSON.stringify(one.map(valuesOf)))
  return {made: listed(entries.filter(({change}) => change === 'imported')), changed: listed(entries.filter(({change}) => change !== 'imported'))}
}

function valuesOf(one: StagedEntry): readonly (string | number | null)[] {
  return [
    one.entry,
    one.change,
    one.kind,
    one.part,
    one.committee,
    one.caseNumber,
    one.documentNumber ?? '',
    one.caseEntry,
    one.registryState,
    one.changedAt,
    one.contentDigest,
    one.rowDigest,
    one.caseDigest,
    one.version?.fingerprint ?? null,
    one.deliveredIn,
    one.row?.date ?? null,
    one.row?.officer ?? null,
    Number(one.row?.isOpen ?? false),
    Number(one.isHistory),
    one.publishedEarlier,
    one.firstPublishedOn,
    Number(one.isHeard),
    one.version?.number ?? null,
    one.seenStage,
    one.version?.stage ?? null,
    one.version?.contentText ?? null,
    one.version === null ? null : JSON.stringify(capVerdict(one.version.verdict)),
  ]
}

interface RowOfStage {
  committee: string
  case_number: string
  document_number: string
  line: number
  row_digest: string | null
  case_digest: string
  told: string
}

/** The stage of one import. */
export class ImportStage {
  readonly #db: Knex
  readonly #dialect: Dialect

  private constructor(db: Knex, dialect: Dialect) {
    this.#db = db
    this.#dialect = dialect
  }

  static async open(db: Knex, dialect: Dialect, folder: string): Promise<ImportStage> {
    await dialect.openStage(db, folder)
    await dialect.makeStageTable(db, 'stage_row', ROW_COLUMNS, ['committee', 'case_number', 'document_number', 'line'])
    await dialect.makeStageTable(db, 'stage_new', ENTRY_COLUMNS)
    await dialect.makeStageTable(db, 'stage_entry', ENTRY_COLUMNS, ['entry_id'])
    return new ImportStage(db, dialect)
  }

  async close(folder: string): Promise<void> {
    await this.#dialect.closeStage(this.#db, folder)
  }

  /** `rows` as `rowsToStage` gives them. */
  async addRows(rows: string): Promise<void> {
    await this.#dialect.bulkInsert(this.#db, 'stage_row', ROW_COLUMNS, rows)
  }

  async rowsAreIn(): Promise<void> {
    await this.#dialect.stageIsFilled(this.#db, 'stage_row')
  }

  /** Every case of the export with all its rows, in the order of the key: rows of the same document come after each other. */
  async *cases(): AsyncGenerator<readonly StagedCase[]> {
    let after: readonly (string | number)[] = ['', '', '', -1]
    let unfinished: RowOfStage[] = []
    for (;;) {
      const rows = await select<RowOfStage>(
        this.#db,
        `SELECT committee, case_number, document_number, line, row_digest, case_digest, told FROM stage_row
         WHERE (committee, case_number, document_number, line) > (?, ?, ?, ?) ORDER BY committee, case_number, document_number, line LIMIT ${PAGE_ROWS}`,
        after,
      )
      const last = rows.at(-1)
      if (last === undefined) {
        if (unfinished.length > 0) yield gathered(unfinished)
        return
      }
      after = [last.committee, last.case_number, last.document_number, last.line]
      // The last case may go on in the next page.
      const cut = rows.findLastIndex((row) => row.committee !== last.committee || row.case_number !== last.case_number) + 1
      const [before] = unfinished
      const goesOn = before !== undefined && cut === 0 && before.committee === last.committee && before.case_number === last.case_number
      if (goesOn) {
        unfinished.push(...rows)
        continue
      }
      const whole = [...unfinished, ...rows.slice(0, cut)]
      unfinished = rows.slice(cut)
      if (whole.length > 0) yield gathered(whole)
    }
  }

  /** Entries that the register does not have yet, and those that it has; both as `entriesToStage` gives them. */
  async addEntries({made, changed}: EntriesToStage): Promise<void> {
    if (made !== null) await this.#dialect.bulkInsert(this.#db, 'stage_new', ENTRY_COLUMNS, made)
    if (changed !== null) await this.#dialect.bulkInsert(this.#db, 'stage_entry', ENTRY_COLUMNS, changed)
  }

  async entriesAreIn(): Promise<void> {
    for (const table of ['stage_new', 'stage_entry']) await this.#dialect.stageIsFilled(this.#db, table)
  }

  /** How many entries of a diary are public, and how many of those a full export leaves out or cancels. */
  async countMissing(committee: string): Promise<{readonly public: number; readonly missing: number; readonly onStage: number}> {
    const rows = await select<{public: number; missing: number | null; on_stage: number}>(
      this.#db,
      `SELECT count(*) AS public, sum(CASE WHEN ${IS_ON_STAGE} AND NOT EXISTS (SELECT 1 FROM stage_entry s WHERE s.entry_id = e.id AND s.registry_state = 'cancelled') THEN 0 ELSE 1 END) AS missing,
         (SELECT count(*) FROM stage_row WHERE committee = ?) AS on_stage
       FROM publication p JOIN entry e ON e.id = p.entry_id WHERE e.committee = ?`,
      [committee, committee],
    )
    return {public: Number(rows[0]?.public ?? 0), missing: Number(rows[0]?.missing ?? 0), onStage: Number(rows[0]?.on_stage ?? 0)}
  }
}

/** An entry of a full export's diary that the export names; a case is named by any of its rows. What belongs to meetings is never in it, and is not missed. */
export const IS_ON_STAGE = `(e.part <> 'row' OR EXISTS (SELECT 1 FROM stage_row r WHERE r.committee = e.committee AND r.case_number = e.case_number AND (e.document_number = '' OR r.document_number = e.document_number)))`

function gathered(rows: readonly RowOfStage[]): readonly StagedCase[] {
  const cases: (StagedCase & {rows: StagedRow[]})[] = []
  for (const row of rows) {
    let current = cases.at(-1)
    if (current === undefined || current.committee !== row.committee || current.caseNumber !== row.case_number) {
      current = {committee: row.committee as CommitteeCode, caseNumber: row.case_number, rows: []}
      cases.push(current)
    }
    current.rows.push({documentNumber: row.document_number, line: row.line, rowDigest: row.row_digest as Fingerprint | null, caseDigest: row.case_digest as Fingerprint, told: row.told})
  }
  return cases
}
