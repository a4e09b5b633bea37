import {readdir, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'

/** Removes the folders of runs that began before an instant: their reports and rejects have had their time (P1). Names begin with when the run began, `YYYYMMDD-HHMMSS`. */
export async function removeRunsBefore(workspace: string, before: string): Promise<number> {
  const folder = join(workspace, 'runs')
  let removed = 0
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^\d{8}-\d{6}-/.test(name) || name.slice(0, 8) >= before) continue
    await rm(join(folder, name), {recursive: true, force: true})
    removed += 1
  }
  return removed
}

/** Removes kept files that no entry needs any more: only cleared files are kept, and only while they are (P1). */
export async function removeUnneededFiles(workspace: string, needed: ReadonlySet<string>): Promise<number> {
  const folder = join(workspace, 'files')
  let removed = 0
  for (const shard of await readdir(folder).catch(() => [])) {
    const inside = join(folder, shard)
    if (!(await stat(inside)).isDirectory()) continue
    for (const name of await readdir(inside)) {
      if (needed.has(name)) continue
      await rm(join(inside, name), {force: true})
      removed += 1
    }
  }
  return removed
}

/** Removes what a killed import left lying: the rows it had set out, and an export that came by standard input. For whoever holds the import's lock. */
export async function removeLeftovers(workspace: string): Promise<void> {
  const folder = join(workspace, 'runs')
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.startsWith('stdin-')) await rm(join(folder, name), {recursive: true, force: true})
    else for (const file of ['stage.db', 'stage.db-journal']) await rm(join(folder, name, file), {force: true})
  }
}
