import type {Knex} from 'knex'
import type {GatheredCase} from '../../core/register/merge-case.js'
import type {ChangedAt, RegisteredCase, RegistryState, Secrecy} from '../../core/register/entry.js'
import type {RegisterRow, RowDocument} from '../../core/register/register-row.js'
import type {Stage} from '../../core/journey.js'
import type {DecisionKind} from '../../core/review/decision.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {CommitteeCode, EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'
import {missingFrom} from './stop-table.js'

// An export is set out here first, whole, so that what it changes can be worked out before the register is touched,
// and then happen in one short transaction.

const ROW_COLUMNS = [
  {name: 'line', type: 'integer'},
  {name: 'committee', type: 'text'},
  {name: 'case_number', type: 'text'},
  {name: 'document_number', type: 'text'},
  {name: 'changed_at', type: 'text'},
  {name: 'case_heading', type: 'text'},
  {name: 'case_secrecy', type: 'integer'},
  {name: 'case_type', type: 'text'},
  {name: 'is_closed', type: 'integer'},
  {name: 'is_case_cancelled', type: 'integer'},
  {name: 'closed_on', type: 'text'},
  {name: 'date', type: 'text'},
  {name: 'officer', type: 'text'},
  {name: 'registrar', type: 'text'},
  {name: 'statute', type: 'text'},
  {name: 'is_protected', type: 'integer'},
  {name: 'published_on', type: 'text'},
  {name: 'is_open', type: 'integer'},
  {name: 'is_latest', type: 'integer'},
  {name: 'document', type: 'text'},
] as const satisfies readonly BulkColumn[]

const CASE_COLUMNS = [
  {name: 'committee', type: 'text'},
  {name: 'case_number', type: 'text'},
  {name: 'entry_id', type: 'text'},
  {name: 'secrecy', type: 'integer'},
  {name: 'became_secret', type: 'integer'},
  {name: 'has_returned', type: 'integer'},
  {name: 'is_cancelled', type: 'integer'},
  {name: 'change', type: 'text'},
] as const satisfies readonly BulkColumn[]

const ENTRY_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'change', type: 'text'},
  {name: 'kind', type: 'text'},
  {name: 'committee', type: 'text'},
  {name: 'case_number', type: 'text'},
  {name: 'document_number', type: 'text'},
  {name: 'case_id', type: 'text'},
  {name: 'registry_state', type: 'text'},
  {name: 'changed_at', type: 'text'},
  {name: 'content_digest', type: 'text'},
  {name: 'fingerprint', type: 'text'},
  {name: 'delivered_in', type: 'text'},
  {name: 'row_date', type: 'text'},
  {name: 'row_officer', type: 'text'},
  {name: 'row_is_open', type: 'integer'},
  {name: 'is_history', type: 'integer'},
  {name: 'published_earlier', type: 'text'},
  {name: 'first_published_on', type: 'text'},
  {name: 'version_number', type: 'integer'},
  {name: 'seen_stage', type: 'text'},
  {name: 'stage', type: 'text'},
  {name: 'content', type: 'text'},
  {name: 'verdict', type: 'text'},
] as const satisfies readonly BulkColumn[]

const PLACE_COLUMNS = [
  {name: 'place', type: 'integer'},
  {name: 'committee', type: 'text'},
  {name: 'case_number', type: 'text'},
] as const satisfies readonly BulkColumn[]

const SECRECY: readonly Secrecy[] = ['no', 'unknown', 'yes']
const PAGE_ROWS = 5_000

/** What an import does to one entry; written into the register by `apply`. */
export interface StagedEntry {
  readonly entry: EntryId
  /** `touched`: the same text, told again later or delivered elsewhere. */
  readonly change: 'imported' | 'changed' | 'touched'
  readonly kind: 'case' | 'document'
  readonly committee: CommitteeCode
  readonly caseNumber: string
  readonly documentNumber: string | null
  readonly caseEntry: EntryId | null
  readonly registryState: RegistryState
  readonly changedAt: ChangedAt
  /** Of everything the registry said, by which a row told again is known. */
  readonly contentDigest: Fingerprint
  /** The folder its files were delivered in. */
  readonly deliveredIn: string | null
  /** What its own row says that its case is worked out from; null for a case without a row of its own. */
  readonly row: RowFacts | null
  readonly isHistory: boolean
  readonly publishedEarlier: LocalDate | null
  /** The day a purged entry that comes back was first public: its clock goes on (A15). */
  readonly firstPublishedOn: LocalDate | null
  /** The stage the entry stood at when it was judged; null for a new one. */
  readonly seenStage: Stage | null
  /** Null where only the registry's state changes and the text stands. */
  readonly version: {readonly number: number; readonly stage: Stage; readonly contentText: string; readonly fingerprint: Fingerprint; readonly verdict: Verdict} | null
}

/** What one row says of the date and the officer of its case. `isOpen` is false where the row's heading is not free to read: such a row tells nothing (D1). */
export interface RowFacts {
  readonly date: LocalDate
  readonly officer: string
  readonly isOpen: boolean
}

/** What the register holds of an entry that an export names again. */
export interface KnownEntry {
  readonly entry: EntryId
  readonly currentVersion: number
  readonly registryState: RegistryState
  readonly changedAt: ChangedAt
  readonly contentDigest: Fingerprint
  readonly deliveredIn: string | null
  readonly isTakenDown: boolean
  readonly firstPublishedOn: LocalDate | null
  /** The current version's text, as JSON: perhaps rewritten here. */
  readonly contentText: string
  /** What the registry itself last said, as JSON. */
  readonly registryText: string
  /** The decision that stands for the current version. */
  readonly decision: DecisionKind | null
  readonly stage: Stage
  readonly verdict: Verdict
}

/** One case of an export with everything its rows say. */
export interface CaseOnStage {
  readonly committee: CommitteeCode
  readonly caseNumber: string
  readonly gathered: GatheredCase
  readonly hasOwnRow: boolean
  readonly ownRow: RowFacts | null
  readonly isCancelled: boolean
  readonly changedAt: ChangedAt
  readonly publishedEarlier: LocalDate | null
  readonly known: KnownEntry | null
}

/** One document row of an export, with what was worked out of its case. */
export interface DocumentOnStage {
  readonly committee: CommitteeCode
  readonly caseNumber: string
  readonly line: number
  readonly changedAt: ChangedAt
  readonly date: LocalDate
  readonly caseType: string
  readonly officer: string
  readonly registrar: string
  readonly statute: string
  readonly isProtected: boolean
  readonly publishedOn: LocalDate | null
  readonly document: RowDocument
  readonly caseEntry: EntryId
  readonly caseSecrecy: Secrecy
  readonly caseChange: JudgedCase['change']
  readonly caseHasReturned: boolean
  readonly isCaseCancelled: boolean
  readonly known: KnownEntry | null
}

/** What an import makes of one case. `derived` is a change of what is worked out from the rows, not of what the registry says of the case; `purged` has been here, and has left for good. */
export interface JudgedCase {
  readonly committee: CommitteeCode
  readonly caseNumber: string
  readonly entry: EntryId
  /** The stricter of what the export and the register say. */
  readonly secrecy: Secrecy
  readonly becameSecret: boolean
  /** True when the registry has it again after having cancelled it or left it out. */
  readonly hasReturned: boolean
  readonly isCancelled: boolean
  readonly change: 'imported' | 'changed' | 'derived' | 'unchanged' | 'purged'
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
    const create = (table: string, columns: readonly BulkColumn[], tail = ''): Knex.Raw =>
      db.raw(`CREATE TABLE stage.${table} (${columns.map(({name, type}) => `${name} ${type}`).join(', ')}${tail})`)
    await create('stage_row', ROW_COLUMNS)
    await create('stage_case', CASE_COLUMNS, ', PRIMARY KEY (committee, case_number)')
    await create('stage_entry', ENTRY_COLUMNS, ', PRIMARY KEY (entry_id)')
    return new ImportStage(db, dialect)
  }

  async close(folder: string): Promise<void> {
    await this.#dialect.closeStage(this.#db, folder)
  }

  async addRows(rows: readonly RegisterRow[]): Promise<void> {
    const values = rows.map((row) => [
      row.line,
      row.committee,
      row.caseNumber,
      row.document?.number ?? '',
      row.changedAt,
      row.case.heading,
      SECRECY.indexOf(row.case.headingSecrecy),
      row.case.caseType,
      Number(row.case.isClosed),
      Number(row.case.isCancelled),
      row.case.closedOn,
      row.date,
      row.officer,
      row.registrar,
      row.statute,
      Number(row.protection === 'marked'),
      row.publishedOn,
      Number(row.document === null || row.document.headingSecrecy === 'no'),
      1,
      row.document === null ? null : JSON.stringify(row.document),
    ])
    await this.#insert('stage.stage_row', ROW_COLUMNS, values)
  }

  async rowsAreIn(): Promise<void> {
    await this.#db.raw('CREATE INDEX stage.stage_row_key ON stage_row (committee, case_number, document_number, line)')
    const twice = await select(this.#db, 'SELECT 1 AS found FROM stage_row GROUP BY committee, case_number, document_number HAVING count(*) > 1 LIMIT 1')
    // A row that the same export tells again later has no say about its case.
    if (twice.length > 0) {
      await this.#db.raw(
        `UPDATE stage_row SET is_latest = 0 WHERE EXISTS (SELECT 1 FROM stage_row later WHERE later.committee = stage_row.committee AND later.case_number = stage_row.case_number
           AND later.document_number = stage_row.document_number AND later.changed_at > stage_row.changed_at)`,
      )
    }
  }

  /** Every case of the export with all its rows gathered, beside what the register holds of it, in the order of the key. */
  async *cases(): AsyncGenerator<readonly CaseOnStage[]> {
    let [committee, caseNumber] = ['', '']
    for (;;) {
      const rows = await select<CaseRow>(this.#db, `WITH gathered AS (
           SELECT committee, case_number, max(changed_at) AS latest,
             min(case_heading) AS heading_min, max(case_heading) AS heading_max,
             min(case_secrecy) AS secrecy_min, max(case_secrecy) AS secrecy_max,
             min(case_type) AS type_min, max(case_type) AS type_max,
             max(is_closed) AS is_closed, max(closed_on) AS closed_on, max(is_case_cancelled) AS is_cancelled,
             coalesce(min(CASE WHEN is_open = 1 THEN date END), min(date)) AS earliest,
             min(CASE WHEN is_open = 1 THEN officer END) AS officer_min, max(CASE WHEN is_open = 1 THEN officer END) AS officer_max, max(registrar) AS registrar,
             max(CASE WHEN document_number = '' THEN 1 ELSE 0 END) AS has_own_row,
             max(CASE WHEN document_number = '' THEN officer END) AS own_officer, max(CASE WHEN document_number = '' THEN date END) AS own_date,
             max(CASE WHEN document_number = '' THEN statute END) AS own_statute,
             max(is_protected) AS any_protected,
             min(published_on) AS published_on
           FROM stage_row WHERE is_latest = 1 AND (committee, case_number) > (?, ?)
           GROUP BY committee, case_number ORDER BY committee, case_number LIMIT ${PAGE_ROWS})
         SELECT g.*, ${KNOWN_COLUMNS}
         FROM gathered g
         LEFT JOIN entry e ON e.committee = g.committee AND e.case_number = g.case_number AND e.document_number = ''
         LEFT JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
         ORDER BY g.committee, g.case_number`, [committee, caseNumber])
      if (rows.length === 0) return
      const page: CaseOnStage[] = []
      const facts = await this.#factsOfKnown(rows)
      for (const row of rows) page.push(await this.#toCase(row, facts.get(row.known_id ?? '')))
      yield page
      const last = rows.at(-1)
      ;[committee, caseNumber] = [last?.committee ?? '', last?.case_number ?? '']
    }
  }

  /** For cases that the register knows: the date and officer by all their rows, those of this export and those of earlier ones, the latest word of each document. */
  async #factsOfKnown(rows: readonly CaseRow[]): Promise<ReadonlyMap<string, DerivedFacts>> {
    const known = rows.filter((row) => row.known_id !== null)
    if (known.length === 0) return new Map()
    const ids = JSON.stringify(known.map((row) => [row.known_id]))
    const [first, last] = [rows[0], rows.at(-1)]
    const told = await select<FactRow>(
      this.#db,
      `SELECT coalesce(e.case_id, e.id) AS case_id, e.document_number, e.changed_at, e.row_date AS date, e.row_officer AS officer, e.row_is_open AS is_open, 0 AS is_new
       FROM ${this.#dialect.rowsFrom([{name: 'id', type: 'text'}])} k JOIN entry e ON e.id = k.id OR e.case_id = k.id WHERE e.row_date IS NOT NULL AND e.registry_state <> 'missing'
       UNION ALL
       SELECT c.id, r.document_number, r.changed_at, r.date, r.officer, r.is_open, 1
       FROM stage_row r JOIN entry c ON c.committee = r.committee AND c.case_number = r.case_number AND c.document_number = ''
       WHERE (r.committee, r.case_number) >= (?, ?) AND (r.committee, r.case_number) <= (?, ?)`,
      [ids, first?.committee ?? '', first?.case_number ?? '', last?.committee ?? '', last?.case_number ?? ''],
    )
    const latest = new Map<string, Map<string, FactRow>>()
    for (const row of told) {
      const documents = latest.get(row.case_id) ?? new Map<string, FactRow>()
      latest.set(row.case_id, documents)
      const other = documents.get(row.document_number)
      if (other === undefined || isLaterWord(row, other)) documents.set(row.document_number, row)
    }
    return new Map([...latest].map(([id, documents]) => [id, derive([...documents.values()])]))
  }

  async #toCase(row: CaseRow, facts: DerivedFacts | undefined): Promise<CaseOnStage> {
    const headingsDiffer = row.heading_min !== row.heading_max
    let headingOfLatest = row.heading_max
    if (headingsDiffer) {
      const latest = await select<{case_heading: string}>(this.#db, 'SELECT case_heading FROM stage_row WHERE committee = ? AND case_number = ? ORDER BY changed_at DESC, line DESC LIMIT 1', [
        row.committee,
        row.case_number,
      ])
      headingOfLatest = latest[0]?.case_heading ?? row.heading_max
    }
    return {
      committee: row.committee as CommitteeCode,
      caseNumber: row.case_number,
      hasOwnRow: row.has_own_row === 1,
      isCancelled: row.is_cancelled === 1,
      changedAt: row.latest,
      publishedEarlier: row.published_on as LocalDate | null,
      ownRow: row.own_date === null ? null : {date: row.own_date as LocalDate, officer: row.own_officer ?? '', isOpen: true},
      known: knownIn(row),
      gathered: {
        headingOfLatest,
        headingsDiffer,
        headingSecrecy: SECRECY[row.secrecy_max] ?? 'unknown',
        secrecyDiffers: row.secrecy_min !== row.secrecy_max,
        caseType: row.type_max,
        caseTypesDiffer: row.type_min !== row.type_max,
        isClosed: row.is_closed === 1,
        closedOn: row.closed_on as LocalDate | null,
        earliestDate: facts?.date ?? (row.earliest as LocalDate),
        officer: facts?.officer ?? row.own_officer ?? (row.officer_min === row.officer_max ? (row.officer_max ?? '') : ''),
        registrar: row.registrar,
        statute: row.own_statute ?? '',
        protectionMarked: row.any_protected === 1,
      },
    }
  }

  async #insert(table: string, columns: readonly BulkColumn[], rows: readonly (readonly unknown[])[]): Promise<void> {
    if (rows.length === 0) return
    const names = columns.map(({name}) => name).join(', ')
    await this.#db.raw(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${this.#dialect.rowsFrom(columns)} AS listed`, [JSON.stringify(rows)])
  }

  /** What was worked out of the cases, for their documents to look up. */
  async addCases(cases: readonly JudgedCase[]): Promise<void> {
    await this.#insert(
      'stage.stage_case',
      CASE_COLUMNS,
      cases.map((one) => [one.committee, one.caseNumber, one.entry, SECRECY.indexOf(one.secrecy), Number(one.becameSecret), Number(one.hasReturned), Number(one.isCancelled), one.change]),
    )
  }

  /** Every document row of the export beside its case and what the register holds of it, in the order of the key: rows of the same document come after each other. */
  async *documents(): AsyncGenerator<readonly DocumentOnStage[]> {
    let after: readonly (string | number)[] = ['', '', '', 0]
    for (;;) {
      const rows = await select<DocumentRow>(this.#db, `SELECT r.*, c.entry_id AS case_entry, c.secrecy AS effective_secrecy, c.change AS case_change, c.is_cancelled AS is_cancelled, c.has_returned AS has_returned, ${KNOWN_COLUMNS}
         FROM (SELECT * FROM stage_row WHERE document_number <> '' AND (committee, case_number, document_number, line) > (?, ?, ?, ?)
               ORDER BY committee, case_number, document_number, line LIMIT ${PAGE_ROWS}) r
         JOIN stage_case c ON c.committee = r.committee AND c.case_number = r.case_number
         LEFT JOIN entry e ON e.committee = r.committee AND e.case_number = r.case_number AND e.document_number = r.document_number
         LEFT JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
         ORDER BY r.committee, r.case_number, r.document_number, r.line`, after)
      if (rows.length === 0) return
      yield rows.map(toDocument)
      const last = rows.at(-1)
      if (last !== undefined) after = [last.committee, last.case_number, last.document_number, last.line]
    }
  }

  /** The document numbers that the export gives under some cases, by the case's place in the list. */
  async documentNumbers(cases: readonly Pick<CaseOnStage, 'committee' | 'caseNumber'>[]): Promise<readonly (readonly string[])[]> {
    const numbers: string[][] = cases.map(() => [])
    if (cases.length === 0) return numbers
    const rows = await select<{place: number; document_number: string}>(
      this.#db,
      `SELECT DISTINCT k.place, r.document_number FROM ${this.#dialect.rowsFrom(PLACE_COLUMNS)} k JOIN stage_row r ON r.committee = k.committee AND r.case_number = k.case_number WHERE r.document_number <> ''`,
      [JSON.stringify(cases.map(({committee, caseNumber}, place) => [place, committee, caseNumber]))],
    )
    for (const {place, document_number: number} of rows) numbers[place]?.push(number)
    return numbers
  }

  /** Rows that are a case alone, each with what happened to the case: for the balance of the file. */
  async countCaseRows(): Promise<ReadonlyMap<string, number>> {
    const rows = await select<{change: string; rows: number}>(this.#db, `SELECT c.change AS change, count(*) AS rows FROM stage_row r JOIN stage_case c ON c.committee = r.committee AND c.case_number = r.case_number
       WHERE r.document_number = '' GROUP BY c.change`)
    return new Map(rows.map(({change, rows: count}) => [change, Number(count)]))
  }

  async addEntries(entries: readonly StagedEntry[]): Promise<void> {
    await this.#insert(
      'stage.stage_entry',
      ENTRY_COLUMNS,
      entries.map((one) => [
        one.entry,
        one.change,
        one.kind,
        one.committee,
        one.caseNumber,
        one.documentNumber ?? '',
        one.caseEntry,
        one.registryState,
        one.changedAt,
        one.contentDigest,
        one.version?.fingerprint ?? null,
        one.deliveredIn,
        one.row?.date ?? null,
        one.row?.officer ?? null,
        Number(one.row?.isOpen ?? false),
        Number(one.isHistory),
        one.publishedEarlier,
        one.firstPublishedOn,
        one.version?.number ?? null,
        one.seenStage,
        one.version?.stage ?? null,
        one.version?.contentText ?? null,
        one.version === null ? null : JSON.stringify(one.version.verdict),
      ]),
    )
  }

  /** How many entries of a diary are public, and how many of those a full export leaves out or cancels. */
  async countMissing(committee: string): Promise<{readonly public: number; readonly missing: number; readonly onStage: number}> {
    const rows = await select<{public: number; missing: number | null; on_stage: number}>(this.#db, `SELECT count(*) AS public, sum(CASE WHEN ${IS_ON_STAGE} AND NOT EXISTS (SELECT 1 FROM stage_entry s WHERE s.entry_id = e.id AND s.registry_state = 'cancelled') THEN 0 ELSE 1 END) AS missing,
         (SELECT count(*) FROM stage_row WHERE committee = ?) AS on_stage
       FROM publication p JOIN entry e ON e.id = p.entry_id WHERE e.committee = ?`, [committee, committee])
    return {public: Number(rows[0]?.public ?? 0), missing: Number(rows[0]?.missing ?? 0), onStage: Number(rows[0]?.on_stage ?? 0)}
  }

  /** Writes what was worked out into the register: everything or nothing. */
  async apply(tx: Knex.Transaction, at: string, policyHash: string): Promise<void> {
    // What a person decided while the export was judged is not overruled by it: a new text that was clear waits instead, and one that was
    // held or blocked keeps what was found in it.
    await tx.raw(
      `UPDATE stage_entry SET version_number = e.current_version + 1,
         verdict = CASE WHEN stage_entry.stage IN ('cleared', 'secret') THEN ? ELSE stage_entry.verdict END,
         stage = CASE WHEN stage_entry.stage IN ('cleared', 'secret') THEN 'held' ELSE stage_entry.stage END
       FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
       WHERE stage_entry.entry_id = e.id AND stage_entry.change = 'changed' AND stage_entry.version_number IS NOT NULL
         AND (e.current_version <> stage_entry.version_number - 1 OR v.stage <> stage_entry.seen_stage)`,
      [JSON.stringify({kind: 'review', grounds: ['decided-otherwise'], findings: []} satisfies Verdict)],
    )
    await tx.raw(
      `INSERT INTO entry (id, kind, committee, case_number, document_number, case_id, registry_state, changed_at, content_digest, delivered_in, row_date, row_officer, row_is_open, current_version, is_history, published_earlier, first_published_on, is_taken_down, imported_at)
       SELECT entry_id, kind, committee, case_number, document_number, case_id, registry_state, changed_at, content_digest, delivered_in, row_date, row_officer, row_is_open, version_number, is_history, published_earlier, first_published_on, 0, ?
       FROM stage_entry WHERE change = 'imported'`,
      [at],
    )
    // A version that is public stays so until its successor is published, or leaves at once with what must leave.
    await tx.raw(
      `UPDATE version SET stage = 'superseded' FROM stage_entry s JOIN entry e ON e.id = s.entry_id
       WHERE s.change = 'changed' AND s.version_number IS NOT NULL AND version.entry_id = s.entry_id AND version.number = e.current_version
         AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.entry_id = version.entry_id AND p.version_number = version.number)`,
    )
    await tx.raw(
      `INSERT INTO version (entry_id, number, stage, is_secret, origin, content, verdict, fingerprint, policy_hash, made_at, decision_id)
       SELECT entry_id, version_number, stage, CASE WHEN stage = 'secret' THEN 1 ELSE 0 END, 'import', content, verdict, fingerprint, ?, ?, NULL FROM stage_entry WHERE version_number IS NOT NULL`,
      [policyHash, at],
    )
    await tx.raw(
      `UPDATE correction SET lapsed_at = ? WHERE lapsed_at IS NULL AND entry_id IN (SELECT entry_id FROM stage_entry WHERE change = 'changed')`,
      [at],
    )
    await tx.raw(
      `UPDATE entry SET registry_state = s.registry_state, changed_at = s.changed_at, content_digest = s.content_digest,
         delivered_in = coalesce(s.delivered_in, entry.delivered_in),
         row_date = coalesce(s.row_date, entry.row_date), row_officer = coalesce(s.row_officer, entry.row_officer),
         row_is_open = CASE WHEN s.row_date IS NULL THEN entry.row_is_open ELSE s.row_is_open END,
         published_earlier = coalesce(s.published_earlier, entry.published_earlier),
         current_version = coalesce(s.version_number, entry.current_version),
         is_history = CASE WHEN entry.first_published_on IS NULL THEN s.is_history ELSE 0 END
       FROM stage_entry s WHERE s.change = 'changed' AND s.entry_id = entry.id`,
    )
    await tx.raw(
      `UPDATE entry SET changed_at = coalesce(s.changed_at, entry.changed_at), content_digest = s.content_digest, delivered_in = coalesce(s.delivered_in, entry.delivered_in)
       FROM stage_entry s WHERE s.change = 'touched' AND s.entry_id = entry.id`,
    )
  }

  /** Entries of a diary that a full export leaves out, before they are marked. */
  missing(tx: Knex.Transaction, committee: string): AsyncGenerator<readonly EntryId[]> {
    return missingFrom(tx, IS_ON_STAGE, committee)
  }

  /** Marks every entry of a diary that a full export leaves out. */
  async markMissing(tx: Knex.Transaction, committee: string): Promise<void> {
    await tx.raw(`UPDATE entry SET registry_state = 'missing' WHERE committee = ? AND registry_state = 'present' AND NOT (${IS_ON_STAGE.replaceAll('e.', 'entry.')})`, [committee])
  }
}

const IS_ON_STAGE = `EXISTS (SELECT 1 FROM stage_row r WHERE r.committee = e.committee AND r.case_number = e.case_number AND (e.document_number = '' OR r.document_number = e.document_number))`

const KNOWN_COLUMNS = `e.id AS known_id, e.current_version AS known_version, e.registry_state AS known_state, e.changed_at AS known_changed_at,
  e.content_digest AS known_digest, e.delivered_in AS known_delivered_in, e.is_taken_down AS known_taken_down, e.first_published_on AS known_published_on, v.content AS known_content, v.stage AS known_stage, v.verdict AS known_verdict,
  (SELECT d.kind FROM decision d WHERE d.id = v.decision_id) AS known_decision,
  CASE WHEN v.origin = 'import' THEN v.content ELSE (SELECT r.content FROM version r WHERE r.entry_id = e.id AND r.origin = 'import' ORDER BY r.number DESC LIMIT 1) END AS known_registry_content`

interface KnownColumns {
  known_id: string | null
  known_version: number | null
  known_state: string | null
  known_changed_at: string | null
  known_digest: string | null
  known_delivered_in: string | null
  known_taken_down: number | null
  known_published_on: string | null
  known_content: string | null
  known_stage: string | null
  known_verdict: string | null
  known_decision: string | null
  known_registry_content: string | null
}

interface CaseRow extends KnownColumns {
  committee: string
  case_number: string
  latest: string | null
  heading_min: string
  heading_max: string
  secrecy_min: number
  secrecy_max: number
  type_min: string
  type_max: string
  is_closed: number
  closed_on: string | null
  is_cancelled: number
  earliest: string
  officer_min: string | null
  officer_max: string | null
  registrar: string
  has_own_row: number
  own_officer: string | null
  own_date: string | null
  own_statute: string | null
  any_protected: number
  published_on: string | null
}

interface DocumentRow extends KnownColumns {
  line: number
  committee: string
  case_number: string
  document_number: string
  changed_at: string | null
  case_type: string
  date: string
  officer: string
  registrar: string
  statute: string
  is_protected: number
  published_on: string | null
  document: string
  case_entry: string
  effective_secrecy: number
  case_change: string
  has_returned: number
  is_cancelled: number
}

function toDocument(row: DocumentRow): DocumentOnStage {
  return {
    committee: row.committee as CommitteeCode,
    caseNumber: row.case_number,
    line: row.line,
    changedAt: row.changed_at,
    date: row.date as LocalDate,
    caseType: row.case_type,
    officer: row.officer,
    registrar: row.registrar,
    statute: row.statute,
    isProtected: row.is_protected === 1,
    publishedOn: row.published_on as LocalDate | null,
    document: JSON.parse(row.document) as RowDocument,
    caseEntry: row.case_entry as EntryId,
    caseSecrecy: SECRECY[row.effective_secrecy] ?? 'unknown',
    caseChange: row.case_change as JudgedCase['change'],
    caseHasReturned: row.has_returned === 1,
    isCaseCancelled: row.is_cancelled === 1,
    known: knownIn(row),
  }
}

function knownIn(row: KnownColumns): KnownEntry | null {
  if (row.known_id === null) return null
  return {
    entry: row.known_id as EntryId,
    currentVersion: row.known_version ?? 0,
    registryState: row.known_state as RegistryState,
    changedAt: row.known_changed_at,
    contentDigest: row.known_digest as Fingerprint,
    deliveredIn: row.known_delivered_in,
    isTakenDown: row.known_taken_down === 1,
    firstPublishedOn: row.known_published_on as LocalDate | null,
    contentText: row.known_content ?? 'null',
    registryText: row.known_registry_content ?? row.known_content ?? 'null',
    decision: row.known_decision as DecisionKind | null,
    stage: row.known_stage as Stage,
    verdict: JSON.parse(row.known_verdict ?? 'null') as Verdict,
  }
}

interface FactRow {
  case_id: string
  document_number: string
  changed_at: string | null
  date: string
  officer: string
  is_open: number
  is_new: number
}

interface DerivedFacts {
  readonly date: LocalDate
  readonly officer: string
}

/** Of two rows about one document the later by the registry's time; this export's where the time is the same or unknown. */
function isLaterWord(one: FactRow, other: FactRow): boolean {
  if (one.changed_at === null || other.changed_at === null || one.changed_at === other.changed_at) return one.is_new > other.is_new
  return one.changed_at > other.changed_at
}

function derive(rows: readonly FactRow[]): DerivedFacts {
  const open = rows.filter((row) => row.is_open === 1)
  const dates = (open.length > 0 ? open : rows).map(({date}) => date).sort()
  const own = rows.find((row) => row.document_number === '')
  const officers = new Set(open.map(({officer}) => officer))
  const [only = ''] = officers
  return {date: dates[0] as LocalDate, officer: own?.officer ?? (officers.size === 1 ? only : '')}
}

/** A stored case's text. */
export function caseIn(contentText: string): RegisteredCase {
  return JSON.parse(contentText) as RegisteredCase
}
