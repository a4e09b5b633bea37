import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

const MADE = new Set(['node_modules', 'dist', '.git', 'coverage', '.setup', '.cache'])

/** Every file in a folder of the house that somebody wrote, as paths from the root. None when the folder is not there. */
export function filesIn(folder: string): readonly string[] {
  let entries
  try {
    entries = readdirSync(join(ROOT, folder), {withFileTypes: true})
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (MADE.has(entry.name)) return []
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

/** The TypeScript files of a folder. */
export function sourcesIn(folder: string): readonly string[] {
  return filesIn(folder).filter((path) => /\.tsx?$/.test(path))
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** What a source gives when it is loaded. */
export async function loaded(path: string): Promise<Record<string, unknown>> {
  return (await import(join(ROOT, path))) as Record<string, unknown>
}
