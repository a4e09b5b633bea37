import type {Knex} from 'knex'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {AUTHORISED_ONLY} from './authorised-only.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

const ID_COLUMNS = [{name: 'id', type: 'text'}] as const satisfies readonly BulkColumn[]

/** What a case brings with it: its documents, and the files that they name. `unseen`: files of which no bytes were ever delivered. */
export interface CaseExtent {
  readonly documents: number
  readonly files: number
  readonly bytes: number
  readonly unseen: number
}

/** How much there is of some cases to take to the archive, by the case. One without documents is left out. */
export async function extentsOf(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlyMap<EntryId, CaseExtent>> {
  const rows = await select<{case_id: string; content: string}>(
    db,
    `SELECT e.case_id, v.content FROM ${dialect.rowsFrom(ID_COLUMNS)} k JOIN entry e ON e.case_id = k.id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version`,
    [JSON.stringify(cases.map((id) => [id]))],
  )
  const extents = new Map<EntryId, CaseExtent>()
  for (const {case_id: entry, content} of rows) {
    const told = JSON.parse(content) as RegisteredContent
    const files = told.kind === 'document' ? told.files : []
    const {documents, files: known, bytes, unseen} = extents.get(entry as EntryId) ?? {documents: 0, files: 0, bytes: 0, unseen: 0}
    extents.set(entry as EntryId, {documents: documents + 1, files: known + files.length, bytes: files.reduce((sum, file) => sum + (file.bytes ?? 0), bytes), unseen: unseen + files.filter(({sha256}) => sha256 === null).length})
  }
  return extents
}

/** Those of some cases that, themselves or by a document, only those may know of who may know of persons with protected identity (K4). */
export async function casesMarked(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  if (cases.length === 0) return new Set()
  const rows = await select<{id: string}>(
    db,
    `SELECT DISTINCT coalesce(e.case_id, e.id) AS id FROM ${dialect.rowsFrom(ID_COLUMNS)} k JOIN entry e ON (e.id = k.id OR e.case_id = k.id) JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE ${AUTHORISED_ONLY}`,
    [JSON.stringify(cases.map((id) => [id]))],
  )
  return new Set(rows.map(({id}) => id as EntryId))
}
