import {createHash} from 'node:crypto'
import {type Dirent, readdirSync} from 'node:fs'
import {constants, lstat, open, readdir, stat} from 'node:fs/promises'
import {dirname, join, sep} from 'node:path'

/** A file that has lain somewhere since before an instant. */
export interface OldFile {
  readonly path: string
  readonly sha256: string
}

/** Every regular file under a folder that was last changed before an instant, with its digest. Links are not followed. */
export async function* oldFiles(folder: string, before: Date): AsyncGenerator<OldFile> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* oldFiles(path, before)
    else if (entry.isFile()) {
      const digest = await digestOf(path, before)
      if (digest !== null) yield {path, sha256: digest}
    }
  }
}

/** Every regular file under a folder. Links are not followed. */
export function* everyFile(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    // Nothing to make shorter: a folder has a hundred thousand of them.
    const path = `${folder}${sep}${entry.name}`
    if (entry.isDirectory()) yield* everyFile(path)
    else if (entry.isFile()) yield path
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch {
    return []
  }
}

/** SHA-256 of a regular file, where it is one and, if asked, older than an instant; null else, and where it is gone. */
export async function digestOf(path: string, before?: Date): Promise<string | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null)
  if (file === null) return null
  try {
    const found = await file.stat()
    if (!found.isFile() || (before !== undefined && found.mtime >= before)) return null
    const digest = createHash('sha256')
    for await (const chunk of file.createReadStream({autoClose: false}) as AsyncIterable<Buffer>) digest.update(chunk)
    return digest.digest('hex')
  } finally {
    await file.close()
  }
}

/**
 * True where nothing lies at a path, and that is no disk which happens to be away: the nearest folder above that is there holds another of some files, on its own disk.
 * An empty place where a disk is mounted holds none.
 */
export async function isGone(path: string, among: readonly string[]): Promise<boolean> {
  const code = await lstat(path).then(() => null, (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined))
  if (code !== 'ENOENT') return false
  let above = dirname(path)
  let folder = await stat(above).catch(() => null)
  while (folder === null && above !== dirname(above)) {
    above = dirname(above)
    folder = await stat(above).catch(() => null)
  }
  const inside = above.endsWith(sep) ? above : above + sep
  for (const other of among) if (other.startsWith(inside) && (await stat(other).catch(() => null))?.dev === folder?.dev) return true
  return false
}
