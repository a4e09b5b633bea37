import {existsSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {exportArchive, type ArchiveExport, type ExportOrder} from '../../../src/usecases/archive/export-archive.js'
import type {Town} from '../../support/town.js'

/** What makes a case old enough on 1 March 2028. */
export const CLOSED = {arende_status: 'avslutat', avslutat: '2026-03-01'}
export const LATER = '2028-03-01T08:00:00Z'

const SHARED_SCHEMAS = join(process.cwd(), '..', 'shared', 'schemas')
/** Schemas to check with, where they lie beside the project. */
export const SCHEMAS = existsSync(SHARED_SCHEMAS) ? SHARED_SCHEMAS : null

/** Where a town's packages are written. */
export const packagesOf = (town: Town): string => join(town.folder, 'paket')

/** Exports what may go; with schemas, where they are there. */
export async function exportFrom(town: Town, at = LATER, changes: Partial<ExportOrder> = {}, user = 'reg'): Promise<ArchiveExport> {
  const to = packagesOf(town)
  await mkdir(to, {recursive: true})
  const order: ExportOrder = {committee: null, years: null, to, attachments: null, schemas: SCHEMAS, again: null, isDryRun: false, version: '0.0.0', onPlan: () => undefined, onProgress: () => undefined, ...changes}
  return town.within(at, (session) => exportArchive(session, order), user)
}

/** Files in a folder of delivered attachments. */
export async function attachmentsOf(town: Town, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(town.folder, 'bilagor')
  await mkdir(folder, {recursive: true})
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}
