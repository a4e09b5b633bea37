import type {RunId} from '../../core/terms/identifiers.js'
import type {Stage} from '../../core/journey.js'
import {beginRun, endRun} from '../../io/db/run-table.js'
import {removeLeftovers} from '../../io/files/tidy.js'
import {spoolStandardInput} from '../../io/files/standard-input.js'
import {keepHeapSmall} from '../../io/system/heap.js'
import {holdLock} from '../../io/system/lock.js'
import {deed, type Session} from '../deed.js'
import {takeOffSite} from '../publication/run-release.js'
import {importExport, type ExportToImport, type ImportedFile, type ImportOrder} from './import-export.js'

/** What came of one import of one or more files. */
export interface Imported {
  readonly run: RunId
  readonly files: readonly ImportedFile[]
  readonly stages: Readonly<Partial<Record<Stage, number>>>
}

export interface FilesToImport extends ImportOrder {
  readonly files: readonly ExportToImport[]
  /** Told of each file as soon as its rows stand in the register: a later file, or the copy to the web server, may fail by itself. */
  readonly onFile: (file: ImportedFile) => void
}

/** Imports exports one after the other; what must leave the web leaves at once, what may appear waits for a run (A1). */
export const importFiles = deed('import.run', (session, order: Omit<FilesToImport, 'isOfMeetings' | 'mayBring'>): Promise<Imported> => importAll(session, {...order, isOfMeetings: false, mayBring: () => undefined}))

/** The import itself, for whoever may bring in what it brings. */
export async function importAll(session: Session, {files, onFile, ...order}: FilesToImport): Promise<Imported> {
  keepHeapSmall()
  const lock = await holdLock(session, 'import', 0)
  await removeLeftovers(session.folder, files.map(({path}) => path))
  const run = session.newRun()
  if (!order.isDryRun) await beginRun(session.db, {id: run, kind: 'import', slot: null, actor: session.actor.id, at: session.now})
  const done: ImportedFile[] = []
  try {
    for (const file of files) {
      const spooled = file.name === '-' ? await spoolStandardInput(session.folder) : null
      try {
        const imported = await importExport(session, run, {...file, path: spooled?.path ?? file.path}, order)
        done.push(imported)
        onFile(imported)
      } finally {
        await spooled?.remove()
      }
    }
    if (!order.isDryRun) await endRun(session.db, run, 'finished', session.now, countsOf(done))
  } catch (error) {
    if (!order.isDryRun) await endRun(session.db, run, 'failed', session.now, {})
    throw error
  } finally {
    await lock.release()
    // What earlier files took off leaves the site even when a later file is refused. The run is over: a copy that fails is the site's failure, and not the import's.
    if (!order.isDryRun) await takeOffSite(session, done.reduce((sum, file) => sum + file.left.length, 0))
  }
  const stages: Partial<Record<Stage, number>> = {}
  for (const file of done) for (const [stage, count] of Object.entries(file.stages) as [Stage, number][]) stages[stage] = (stages[stage] ?? 0) + count
  return {run, files: done, stages}
}

function countsOf(done: readonly ImportedFile[]): Readonly<Record<string, number>> {
  const counted = ['read', 'imported', 'changed', 'unchanged', 'rejected', 'withdrawn'] as const
  return Object.fromEntries(counted.map((count) => [count, done.reduce((total, file) => total + file[count], 0)]))
}
