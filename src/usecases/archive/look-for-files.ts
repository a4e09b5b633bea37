import {veilOf} from '../../core/archive/agreement.js'
import {hidesFiles} from '../../core/archive/archived-case.js'
import type {RegisteredFile} from '../../core/register/entry.js'
import type {PackageForm} from '../../core/terms/delivery.js'
import {archivedRows, type ArchivedRow} from '../../io/db/archive-table.js'
import {sizeNow} from '../../io/files/archive/file-bytes.js'
import type {RegistryFiles} from '../../io/files/archive/registry-files.js'
import type {Session} from '../deed.js'
import {gapIn, PAGE_CASES, type LeftCase, type PackageProgress} from './write-package.js'
import type {CaseToArchive} from './archived-cases.js'

/** What a package would hold, as far as names and sizes tell. */
export interface FoundFiles {
  readonly cases: number
  readonly documents: number
  readonly files: number
  readonly bytes: number
  readonly left: readonly LeftCase[]
  readonly unproven: number
}

/** Looks for the files of cases where an export would, by name and size; their digests are for the export to work out. */
export async function lookForFiles(session: Session, cases: readonly CaseToArchive[], form: PackageForm, files: RegistryFiles, onProgress: (progress: Omit<PackageProgress, 'package'>) => void): Promise<FoundFiles> {
  const veil = veilOf(form, session.settings.delivery)
  const left: LeftCase[] = []
  const sums = {cases: 0, documents: 0, files: 0, bytes: 0, unproven: 0}
  for (let from = 0; from < cases.length; from += PAGE_CASES) {
    const page = cases.slice(from, from + PAGE_CASES)
    const rows = Map.groupBy(await archivedRows(session.db, session.dialect, page.map(({entry}) => entry)), (row) => row.case)
    for (const one of page) {
      const own: readonly ArchivedRow[] = rows.get(one.entry) ?? []
      const wanted = own.flatMap((row) => (row.told.kind === 'document' && !hidesFiles(row.told, veil) ? row.files.map((file) => ({row, file})) : []))
      const sizes = await Promise.all(wanted.map(({row, file}) => sizeOf(files, row, file)))
      const gaps = wanted.flatMap(({row, file}, at) => (typeof sizes[at] === 'number' ? [] : [gapIn(row, file, sizes[at] ?? 'missing')]))
      if (gaps.length > 0) left.push({entry: one.entry, number: one.number, files: gaps})
      else {
        sums.cases += 1
        sums.documents += own.length - 1
        sums.files += wanted.length
        sums.bytes += sizes.reduce<number>((sum, size) => sum + (typeof size === 'number' ? size : 0), 0)
        sums.unproven += wanted.filter(({file}) => file.sha256 === null).length
      }
    }
    onProgress({cases: Math.min(from + PAGE_CASES, cases.length), casesInAll: cases.length, bytes: sums.bytes})
  }
  return {...sums, left}
}

async function sizeOf(files: RegistryFiles, {deliveredIn}: ArchivedRow, file: RegisteredFile): Promise<number | 'missing' | 'different'> {
  let gap: 'missing' | 'different' = 'missing'
  for await (const found of files.find(file, deliveredIn)) {
    const size = sizeNow(found)
    if (file.bytes === null || file.bytes === size) return size
    gap = 'different'
  }
  return gap
}

