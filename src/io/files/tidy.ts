import {readdir, rm, stat} from 'node:fs/promises'
import {join, sep} from 'node:path'
import type {LocalDate} from '../../core/terms/local-date.js'

/** A run's folder is named by when the run began, `YYYYMMDD-HHMMSS`. */
const RUN_FOLDER = /^\d{8}-\d{6}-/
/** The refused rows of an export as they stood. */
const REJECTED_ROWS = /\.avvisade-rader\.csv$/

/** The folders of runs that began before a day (P1): their reports have had their time. */
export async function runsBefore(workspace: string, before: LocalDate): Promise<readonly string[]> {
  const folder = join(workspace, 'runs')
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => RUN_FOLDER.test(name) && name.slice(0, 8) < before.replaceAll('-', '')).map((name) => join(folder, name))
}

/** The files with refused rows of runs that began before a day: whole rows of the registry, which nobody has corrected (P1). */
export async function rejectsBefore(workspace: string, before: LocalDate): Promise<readonly string[]> {
  const found: string[] = []
  for (const run of await runsBefore(workspace, before)) {
    for (const name of await readdir(run).catch(() => [])) if (REJECTED_ROWS.test(name)) found.push(join(run, name))
  }
  return found
}

/** Kept files that no entry needs any more: only cleared files are kept, and only while they are (P1). */
export async function unneededFiles(workspace: string, needed: ReadonlySet<string>): Promise<readonly string[]> {
  const folder = join(workspace, 'files')
  const found: string[] = []
  for (const shard of await readdir(folder).catch(() => [])) {
    const inside = join(folder, shard)
    if (!(await stat(inside)).isDirectory()) continue
    for (const name of await readdir(inside)) if (!needed.has(name)) found.push(join(inside, name))
  }
  return found
}

/** Removes files, or folders with all that is in them. */
export async function remove(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, {recursive: true, force: true})
}

/** Removes what a killed import left lying: the rows it had set out, and an export that came by standard input or was made of a document; `importing` are the files that are about to be read. For whoever holds the import's lock. */
export async function removeLeftovers(workspace: string, importing: readonly string[]): Promise<void> {
  const folder = join(workspace, 'runs')
  for (const name of await readdir(folder).catch(() => [])) {
    if (importing.some((path) => path.startsWith(join(folder, name, sep)))) continue
    if (name.startsWith('stdin-') || name.startsWith('lista-')) await rm(join(folder, name), {recursive: true, force: true})
    else for (const file of ['stage.db', 'stage.db-journal']) await rm(join(folder, name, file), {force: true})
  }
}
