import {stat} from 'node:fs/promises'
import {basename, join, resolve} from 'node:path'
import {readPlain} from './file-bytes.js'

/** Where a package lies: its folder without a trailing slash; null where there is none. */
export async function packageAt(path: string): Promise<string | null> {
  return (await stat(path).catch(() => null))?.isDirectory() === true ? resolve(path) : null
}

/** What a folder is called: of a package, its id. */
export function nameOf(folder: string): string {
  return basename(folder)
}

/** A document of a package, whole; null where it is no plain file. */
export function readDocument(folder: string, path: string): Buffer | null {
  return readPlain(join(folder, path))
}
