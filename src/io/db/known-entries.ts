import type {Knex} from 'knex'
import type {Stage} from '../../core/journey.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {ChangedAt, RegistryState} from '../../core/register/entry.js'
import type {ToldBefore} from '../../core/register/gather-case.js'
import type {Declaration} from '../../core/review/declaration.js'
import type {DecisionKind} from '../../core/review/decision.js'
import type {EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {Dialect} from './dialects/dialect.js'
import {declarationsOf, LAST_ANSWER} from './decision-table.js'
import {select} from './select.js'

/** What the register holds of an entry, as far as it takes to see whether an export tells anything new of it. */
export interface KnownEntry {
  readonly entry: EntryId
  /** Empty for the case itself. */
  readonly documentNumber: string
  readonly currentVersion: number
  readonly registryState: RegistryState
  readonly changedAt: ChangedAt
  /** Of everything the registry said that stands in a version. */
  readonly contentDigest: Fingerprint
  /** Of the row as it was last told, and of what it said of its case; null where a row must be looked at each time. */
  readonly rowDigest: Fingerprint | null
  readonly caseDigest: Fingerprint | null
  readonly deliveredIn: string | null
  readonly isTakenDown: boolean
  /** True where the registry has not been heard since the register was put back from a backup. */
  readonly isUnheard: boolean
  readonly firstPublishedOn: LocalDate | null
  /** The earliest day on the web that the registry has told of (A15). */
  readonly publishedEarlier: LocalDate | null
  readonly told: ToldBefore | null
}

/** The current version of an entry that an export tells something new of. */
export interface KnownVersion {
  /** Its text, as JSON: perhaps rewritten here. */
  readonly contentText: string
  /** What the registry itself last said, as JSON. */
  readonly registryText: string
  /** The decision that stands for it. */
  readonly decision: DecisionKind | null
  /** The last answer that anybody gave about the entry and that still stands, whatever the registry has said since. */
  readonly lastAnswer: DecisionKind | null
  readonly stage: Stage
  readonly verdict: Verdict
  /** What persons have declared of the entry and not taken back (B4). */
  readonly declarations: readonly Declaration[]
}

/** A case by its place in a diary. */
export interface CasePlace {
  readonly committee: string
  readonly caseNumber: string
}

/** One key for a case: no code of a committee holds a space. */
export function placeKey({committee, caseNumber}: CasePlace): string {
  return `${committee} ${caseNumber}`
}

/** True while the register holds no entry of a committee: nothing needs to be looked up then. */
export async function isDiaryEmpty(db: Knex, committee: string): Promise<boolean> {
  return (await db('entry').where({committee}).select('id').first()) === undefined
}

/** Every entry of some cases, by case and document number. */
export async function knownEntries(db: Knex, dialect: Dialect, cases: readonly CasePlace[]): Promise<ReadonlyMap<string, ReadonlyMap<string, KnownEntry>>> {
  const listed = dialect.rowsFrom([{name: 'committee', type: 'text'}, {name: 'case_number', type: 'text'}])
  const rows = await select<EntryRow>(
    db,
    `SELECT e.id, e.committee, e.case_number, e.document_number, e.current_version, e.registry_state, e.changed_at, e.content_digest, e.row_digest, e.case_digest, e.delivered_in, e.is_taken_down, e.unheard_since,
       e.first_published_on, e.published_earlier, e.row_date, e.row_officer, e.row_is_open
     FROM ${listed} k JOIN entry e ON e.committee = k.committee AND e.case_number = k.case_number`,
    [JSON.stringify(cases.map(({committee, caseNumber}) => [committee, caseNumber]))],
  )
  const known = new Map<string, Map<string, KnownEntry>>()
  for (const row of rows) {
    const key = placeKey({committee: row.committee, caseNumber: row.case_number})
    const entries = known.get(key) ?? new Map<string, KnownEntry>()
    known.set(key, entries.set(row.document_number, toKnown(row)))
  }
  return known
}

/** The current versions of some entries. */
export async function knownVersions(db: Knex, dialect: Dialect, entries: readonly EntryId[]): Promise<ReadonlyMap<EntryId, KnownVersion>> {
  if (entries.length === 0) return new Map()
  const rows = await select<VersionRow>(
    db,
    `SELECT e.id, v.content, v.stage, v.verdict, (SELECT d.kind FROM decision d WHERE d.id = v.decision_id) AS decision, ${LAST_ANSWER} AS last_answer,
       CASE WHEN v.origin = 'import' THEN NULL ELSE (SELECT r.content FROM version r WHERE r.entry_id = e.id AND r.origin = 'import' ORDER BY r.number DESC LIMIT 1) END AS registry_content
     FROM ${dialect.rowsFrom([{name: 'id', type: 'text'}])} k JOIN entry e ON e.id = k.id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version`,
    [JSON.stringify(entries.map((entry) => [entry]))],
  )
  const declared = await declarationsOf(db, entries)
  return new Map(
    rows.map((row) => [
      row.id as EntryId,
      {
        contentText: row.content,
        registryText: row.registry_content ?? row.content,
        decision: row.decision as DecisionKind | null,
        lastAnswer: row.last_answer as DecisionKind | null,
        stage: row.stage as Stage,
        verdict: JSON.parse(row.verdict) as Verdict,
        declarations: declared.get(row.id as EntryId) ?? [],
      },
    ]),
  )
}

interface EntryRow {
  id: string
  committee: string
  case_number: string
  document_number: string
  current_version: number
  registry_state: string
  changed_at: string | null
  content_digest: string
  row_digest: string | null
  case_digest: string | null
  delivered_in: string | null
  is_taken_down: number
  unheard_since: string | null
  first_published_on: string | null
  published_earlier: string | null
  row_date: string | null
  row_officer: string | null
  row_is_open: number
}

interface VersionRow {
  id: string
  content: string
  stage: string
  verdict: string
  decision: string | null
  last_answer: string | null
  registry_content: string | null
}

function toKnown(row: EntryRow): KnownEntry {
  return {
    entry: row.id as EntryId,
    documentNumber: row.document_number,
    currentVersion: row.current_version,
    registryState: row.registry_state as RegistryState,
    changedAt: row.changed_at,
    contentDigest: row.content_digest as Fingerprint,
    rowDigest: row.row_digest as Fingerprint | null,
    caseDigest: row.case_digest as Fingerprint | null,
    deliveredIn: row.delivered_in,
    isTakenDown: row.is_taken_down === 1,
    isUnheard: row.unheard_since !== null,
    firstPublishedOn: row.first_published_on as LocalDate | null,
    publishedEarlier: row.published_earlier as LocalDate | null,
    told: row.row_date === null ? null : {documentNumber: row.document_number, changedAt: row.changed_at, date: row.row_date as LocalDate, officer: row.row_officer ?? '', isOpen: row.row_is_open === 1, isGone: row.registry_state === 'missing'},
  }
}
