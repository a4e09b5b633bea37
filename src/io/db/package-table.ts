import type {Knex} from 'knex'
import type {CaseMarks} from '../../core/archive/agreement.js'
import type {PackageForm} from '../../core/terms/delivery.js'
import type {CommitteeCode, EntryId, Instant} from '../../core/terms/identifiers.js'
import {AUTHORISED_ONLY} from './authorised-only.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {extentOfCases} from './purge-table.js'
import {select} from './select.js'

const ID_COLUMNS = [{name: 'id', type: 'text'}] as const satisfies readonly BulkColumn[]
const CASE_COLUMNS = [{name: 'id', type: 'text'}, {name: 'covers', type: 'integer'}] as const satisfies readonly BulkColumn[]

/** A package as it begins: what it is to hold is settled, and what its documents say of when it was made. */
export interface BegunPackage {
  readonly id: string
  readonly committee: CommitteeCode
  readonly form: PackageForm
  readonly madeAt: Instant
  /** The folder in which it is written; null for one from before that was kept. */
  readonly folder: string | null
}

/** What lies in a package whose every byte is on disk. */
export interface PackageContent {
  /** SHA-256 of the outermost METS, by which all of it is told. */
  readonly metsSha256: string
  readonly documents: number
  readonly files: number
  readonly bytes: number
}

/** A package as it is kept count of. */
export interface ArchivePackage extends BegunPackage, PackageContent {
  readonly cases: number
  readonly finishedAt: Instant | null
  readonly receivedAt: Instant | null
  /** What the archive calls it. */
  readonly reference: string | null
  readonly droppedAt: Instant | null
}

/** A case of a package. */
export interface PackedCase {
  readonly entry: EntryId
  readonly number: string
  /** How much there was of it when it was read, and how much there is now: see `extentOfCases`. */
  readonly covers: number
  readonly extent: number
  /** True where the package tells less of it than the register does. */
  readonly isVeiled: boolean
}

/** Notes a package that is about to be written, with its cases as they stand now. */
export async function beginPackage(tx: Knex.Transaction, dialect: Dialect, {id, committee, form, madeAt, folder}: BegunPackage, cases: readonly EntryId[]): Promise<void> {
  await tx('archive_package').insert({id, committee, is_sealed: form === 'sealed' ? 1 : 0, made_at: madeAt, folder})
  const extents = await extentOfCases(tx, dialect, cases)
  await tx.raw(`INSERT INTO archive_package_case (package_id, case_id, covers) SELECT ?, k.id, k.covers FROM ${dialect.rowsFrom(CASE_COLUMNS)} k`, [id, JSON.stringify([...extents].map(([entry, extent]) => [entry, extent]))])
}

/** Forgets a package that was begun and never got whole. */
export async function forgetPackage(tx: Knex.Transaction, id: string): Promise<void> {
  if ((await tx('archive_package').where({id}).whereNotNull('finished_at').first('id')) !== undefined) throw new Error('A package that is whole is not forgotten')
  await tx('archive_package_case').where({package_id: id}).delete()
  await tx('archive_package').where({id}).delete()
}

/** What is known of a package when it has been written: what lies in it, the cases that were not taken in after all, and those of which it tells less than the register. */
export interface FinishedPackage {
  readonly content: PackageContent
  readonly left: readonly EntryId[]
  readonly veiled: readonly EntryId[]
}

/** Notes that all of a package is on disk. False where it is not what it was to be: a case of it has changed or been put under hold since it began, or somebody has dropped it; nothing is noted then. */
export async function finishPackage(tx: Knex.Transaction, dialect: Dialect, id: string, {content: {metsSha256, documents, files, bytes}, left, veiled}: FinishedPackage, at: Instant): Promise<boolean> {
  const gone = new Set(left)
  const cases = (await casesOfPackage(tx, dialect, id)).filter(({entry}) => !gone.has(entry))
  const held = await select<{case_id: string}>(tx, `SELECT h.case_id FROM legal_hold h JOIN archive_package_case c ON c.case_id = h.case_id WHERE c.package_id = ?`, [id])
  const [listed] = await select<{cases: number}>(tx, 'SELECT count(*) AS cases FROM archive_package_case WHERE package_id = ?', [id])
  // One that has been purged meanwhile is in the package, and in the register no more.
  if (Number(listed?.cases ?? 0) !== cases.length + gone.size || cases.some(({covers, extent}) => covers !== extent) || held.some(({case_id: entry}) => !gone.has(entry as EntryId))) return false
  const finished = await tx('archive_package').where({id}).whereNull('dropped_at').whereNull('finished_at').update({mets_sha256: metsSha256, documents, files, bytes: String(bytes), finished_at: at})
  if (finished !== 1) return false
  const idsOf = (entries: readonly EntryId[]): string => JSON.stringify(entries.map((entry) => [entry]))
  await tx.raw(`DELETE FROM archive_package_case WHERE package_id = ? AND case_id IN (SELECT k.id FROM ${dialect.rowsFrom(ID_COLUMNS)} k)`, [id, idsOf(left)])
  await tx.raw(`UPDATE archive_package_case SET is_veiled = 1 WHERE package_id = ? AND case_id IN (SELECT k.id FROM ${dialect.rowsFrom(ID_COLUMNS)} k)`, [id, idsOf(veiled)])
  return true
}

/** Notes that the archive has signed for a package. */
export async function receivePackage(tx: Knex.Transaction, id: string, reference: string | null, at: Instant): Promise<void> {
  await tx('archive_package').where({id}).update({received_at: at, reference})
}

/** Notes that no receipt will come: the package's cases may go with another. */
export async function dropPackage(tx: Knex.Transaction, id: string, at: Instant): Promise<void> {
  await tx('archive_package').where({id}).update({dropped_at: at})
}

/** The cases of a package that still stand in the register, in the order of their ids. */
export async function casesOfPackage(db: Knex, dialect: Dialect, id: string): Promise<readonly PackedCase[]> {
  const rows = await select<{case_id: string; covers: number; is_veiled: number; case_number: string}>(db, 'SELECT c.case_id, c.covers, c.is_veiled, e.case_number FROM archive_package_case c JOIN entry e ON e.id = c.case_id WHERE c.package_id = ? ORDER BY c.case_id', [id])
  const extents = await extentOfCases(db, dialect, rows.map(({case_id: entry}) => entry as EntryId))
  return rows.map(({case_id: entry, covers, is_veiled: isVeiled, case_number: number}) => ({entry: entry as EntryId, number, covers: Number(covers), extent: extents.get(entry as EntryId) ?? 0, isVeiled: Number(isVeiled) === 1}))
}

/** Every package, the oldest first; or one of them. */
export async function archivePackages(db: Knex, id: string | null = null): Promise<readonly ArchivePackage[]> {
  const rows = await select<{
    id: string; committee: string; is_sealed: number; made_at: string; mets_sha256: string | null; documents: number | null; files: number | null; bytes: string | null
    finished_at: string | null; received_at: string | null; reference: string | null; folder: string | null; dropped_at: string | null; cases: number
  }>(
    db,
    `SELECT p.*, (SELECT count(*) FROM archive_package_case c WHERE c.package_id = p.id) AS cases FROM archive_package p ${id === null ? '' : 'WHERE p.id = ?'} ORDER BY p.made_at, p.id`,
    id === null ? [] : [id],
  )
  return rows.map((row) => ({
    id: row.id,
    committee: row.committee as CommitteeCode,
    form: row.is_sealed === 1 ? 'sealed' : 'open',
    madeAt: row.made_at as Instant,
    metsSha256: row.mets_sha256 ?? '',
    documents: row.documents ?? 0,
    files: row.files ?? 0,
    bytes: Number(row.bytes ?? 0),
    cases: Number(row.cases),
    finishedAt: row.finished_at as Instant | null,
    receivedAt: row.received_at as Instant | null,
    reference: row.reference,
    folder: row.folder,
    droppedAt: row.dropped_at as Instant | null,
  }))
}

/** Those of some cases that lie in a package as they stand now, for which nobody has signed and which nobody has given up. */
export async function casesDelivered(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  return casesIn(db, dialect, cases, 'p.finished_at IS NOT NULL AND p.received_at IS NULL AND p.dropped_at IS NULL')
}

/** Those of some cases that lie as they stand now, and not with all of it, in a package that the archive has signed for. */
export async function casesReceivedVeiled(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  return casesIn(db, dialect, cases, 'p.received_at IS NOT NULL AND c.is_veiled = 1')
}

async function casesIn(db: Knex, dialect: Dialect, cases: readonly EntryId[], packages: string): Promise<ReadonlySet<EntryId>> {
  if (cases.length === 0) return new Set()
  const rows = await select<{id: string; covers: number}>(
    db,
    `SELECT c.case_id AS id, max(c.covers) AS covers FROM ${dialect.rowsFrom(ID_COLUMNS)} k JOIN archive_package_case c ON c.case_id = k.id JOIN archive_package p ON p.id = c.package_id
     WHERE ${packages} GROUP BY c.case_id`,
    [JSON.stringify(cases.map((id) => [id]))],
  )
  if (rows.length === 0) return new Set()
  const extents = await extentOfCases(db, dialect, rows.map(({id}) => id as EntryId))
  return new Set(rows.flatMap(({id, covers}) => (Number(covers) >= (extents.get(id as EntryId) ?? Infinity) ? [id as EntryId] : [])))
}

/** Of a version `v` that counts: the current one, and the registry's own last word. */
const COUNTS = `(v.number = e.current_version OR v.number = (SELECT max(r.number) FROM version r WHERE r.entry_id = e.id AND r.origin = 'import'))`
/** A mark stands in the content as JSON writes it: in a text of the row its quotation marks would be escaped. */
const SECRET = `(v.content NOT LIKE '%"headingSecrecy":"no"%' OR (e.kind = 'document' AND v.content NOT LIKE '%"documentSecrecy":"no"%'))`

/** What of some cases cannot be read by everybody, by the case; one in which everything can is left out. */
export async function marksOfCases(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlyMap<EntryId, CaseMarks>> {
  if (cases.length === 0) return new Map()
  const rows = await select<{id: string; is_protected: number; is_secret: number}>(
    db,
    `SELECT coalesce(e.case_id, e.id) AS id, max(CASE WHEN ${AUTHORISED_ONLY} THEN 1 ELSE 0 END) AS is_protected, max(CASE WHEN ${SECRET} THEN 1 ELSE 0 END) AS is_secret
     FROM ${dialect.rowsFrom(ID_COLUMNS)} k JOIN entry e ON (e.id = k.id OR e.case_id = k.id) JOIN version v ON v.entry_id = e.id AND ${COUNTS}
     WHERE ${AUTHORISED_ONLY} OR ${SECRET} GROUP BY 1`,
    [JSON.stringify(cases.map((id) => [id]))],
  )
  return new Map(rows.map(({id, is_protected: isProtected, is_secret: isSecret}) => [id as EntryId, {isProtected: Number(isProtected) === 1, isSecret: Number(isSecret) === 1}]))
}
