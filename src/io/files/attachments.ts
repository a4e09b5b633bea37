import {createHash} from 'node:crypto'
import {closeSync, createReadStream, createWriteStream, fstatSync, openSync, realpathSync} from 'node:fs'
import {constants, mkdir, open, readdir, readFile, realpath, rename, rm} from 'node:fs/promises'
import {basename, dirname, join, sep} from 'node:path'
import {pipeline} from 'node:stream/promises'
import type {RegisteredFile} from '../../core/register/entry.js'
import type {UnreadReason} from '../../core/register/unread.js'
import type {FileText} from '../../core/scan/file-text.js'
import {newLetters} from '../system/digest.js'
import {codeOf} from '../system/fault-log.js'
import {FILE_MODE, FOLDER_MODE} from './modes.js'
import {ONLY_NEW} from './new-file.js'
import {type FileReading, readFileText, toRead} from './reading/read-file.js'

/** How much text is read of one document, in all its files: what does not fit is held until somebody can read it. Two thousand pages; what could be found in more would not fit in memory. Bytes. */
export const TEXT_BYTES_MAX = 4_000_000

/** One attachment as found in the folder the registry delivered. */
export interface ReadAttachment {
  readonly sha256: string | null
  readonly bytes: number | null
  readonly reading: RegisteredFile['reading']
  /** Why it was not read, where somebody wanted it read. */
  readonly why: UnreadReason | null
  /** Its whole text, where it was read. */
  readonly text: FileText | null
}

const ABSENT: ReadAttachment = {sha256: null, bytes: null, reading: 'absent', why: null, text: null}

/** The folder of delivered attachments. Nothing outside it is ever opened, whatever a row or a link says. */
export class Attachments {
  readonly #root: string
  readonly #folders = new Map<string, string | null>()

  private constructor(root: string) {
    this.#root = root
  }

  /** Null where the folder does not exist. */
  static async in(folder: string): Promise<Attachments | null> {
    try {
      return new Attachments(await realpath(folder))
    } catch {
      return null
    }
  }

  get folder(): string {
    return this.#root
  }

  /** A delivered file, for whoever reads very many and closes its descriptor: the folder that it lies in is looked at the first time. Null where there is none by that name in the folder. */
  openNow(path: string): number | null {
    const place = join(this.#root, path)
    if (!place.startsWith(this.#root + sep)) return null
    const folder = this.#folderNow(dirname(place))
    if (folder === null) return null
    try {
      return plainFileNow(join(folder, basename(place)))
    } catch (error) {
      // A link may lead to another file in the folder, and only there.
      if (codeOf(error) !== 'ELOOP') return null
    }
    try {
      const led = realpathSync(place)
      return led.startsWith(this.#root + sep) ? plainFileNow(led) : null
    } catch {
      return null
    }
  }

  #folderNow(folder: string): string | null {
    const known = this.#folders.get(folder)
    if (known !== undefined) return known
    let place: string | null = null
    try {
      const real = realpathSync(folder)
      place = real === this.#root || real.startsWith(this.#root + sep) ? real : null
    } catch {
      place = null
    }
    this.#folders.set(folder, place)
    return place
  }

  /** Digest and size of one file, and the text of these very bytes where somebody wants it and it can be read. */
  async read(path: string, asked: FileReading | null): Promise<ReadAttachment> {
    const place = await this.#resolve(path)
    if (place === null) return ABSENT
    const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null)
    if (file === null) return ABSENT
    try {
      const found = await file.stat()
      // A folder or a pipe by that name is no delivered file.
      if (!found.isFile()) return ABSENT
      const {size} = found
      const digest = createHash('sha256')
      const wanted = asked === null ? null : toRead(path, size, asked)
      const isRead = wanted !== null && 'kind' in wanted
      const chunks: Buffer[] = []
      for await (const chunk of file.createReadStream({autoClose: false}) as AsyncIterable<Buffer>) {
        digest.update(chunk)
        if (isRead) chunks.push(chunk)
      }
      const known = {sha256: digest.digest('hex'), bytes: size}
      if (asked === null || wanted === null) return {...known, reading: 'unread', why: null, text: null}
      if ('why' in wanted) return {...known, reading: 'unread', why: wanted.why, text: null}
      const read = await readFileText(path, Buffer.concat(chunks), asked)
      return read.kind === 'text' ? {...known, reading: 'text', why: null, text: read.file} : {...known, reading: 'unread', why: read.why, text: null}
    } finally {
      await file.close()
    }
  }

  async #resolve(path: string): Promise<string | null> {
    try {
      const place = await realpath(join(this.#root, path))
      return place.startsWith(this.#root + sep) ? place : null
    } catch {
      return null
    }
  }
}

/** Opens a plain file that is no link; null for a folder or a pipe. */
function plainFileNow(path: string): number | null {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  return null
}

/** Cleared attachments by their digest: the only copies the program keeps (P1). */
export class ClearedFiles {
  readonly #folder: string

  constructor(workspace: string) {
    this.#folder = join(workspace, 'files')
  }

  pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256)
  }

  async has(sha256: string): Promise<boolean> {
    const file = await open(this.pathOf(sha256)).catch(() => null)
    await file?.close()
    return file !== null
  }

  /** Every kept file, by its digest. */
  async *all(): AsyncGenerator<string> {
    for (const shard of await readdir(this.#folder).catch(() => [])) {
      for (const name of await readdir(join(this.#folder, shard)).catch(() => [])) if (/^[0-9a-f]{64}$/.test(name)) yield name
    }
  }

  /** What a kept file says, read by the name that it was delivered under; null where no copy is kept or it can no longer be read. */
  async text(sha256: string, name: string, asked: FileReading): Promise<FileText | null> {
    const bytes = await readFile(this.pathOf(sha256)).catch(() => null)
    const read = bytes === null ? null : await readFileText(name, bytes, asked)
    return read?.kind === 'text' ? read.file : null
  }

  /** A kept file, for whoever closes its descriptor; null where no copy is kept. */
  openNow(sha256: string): number | null {
    try {
      return plainFileNow(this.pathOf(sha256))
    } catch {
      return null
    }
  }

  /** A kept file, piece by piece. */
  bytes(sha256: string): AsyncIterable<Buffer> {
    return createReadStream(this.pathOf(sha256)) as AsyncIterable<Buffer>
  }

  /** Keeps bytes that come from a backup under the digest they must have: false when they are others. */
  async keepBytes(sha256: string, content: AsyncIterable<Buffer>): Promise<boolean> {
    const place = this.pathOf(sha256)
    await mkdir(dirname(place), {recursive: true, mode: FOLDER_MODE})
    const incoming = incomingOf(place)
    const digest = createHash('sha256')
    const file = await open(incoming, ONLY_NEW, FILE_MODE)
    try {
      for await (const chunk of content) {
        digest.update(chunk)
        await file.appendFile(chunk)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    const isSame = digest.digest('hex') === sha256
    if (isSame) await rename(incoming, place)
    else await rm(incoming, {force: true})
    return isSame
  }

  /** Copies the bytes that were read, and only those: false when the file has changed or gone since. */
  async keep(from: Attachments, path: string, sha256: string): Promise<boolean> {
    if (await this.has(sha256)) return true
    const found = await from.read(path, null)
    if (found.sha256 !== sha256) return false
    const place = this.pathOf(sha256)
    await mkdir(join(this.#folder, sha256.slice(0, 2)), {recursive: true, mode: FOLDER_MODE})
    const incoming = incomingOf(place)
    // Streamed, since a copy would bring along the modes that the delivery happened to have.
    await pipeline(createReadStream(join(from.folder, path)), createWriteStream(incoming, {mode: FILE_MODE, flags: 'wx'}))
    const copy = createHash('sha256')
    const file = await open(incoming)
    try {
      for await (const chunk of file.createReadStream({autoClose: false}) as AsyncIterable<Buffer>) copy.update(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    if (copy.digest('hex') !== sha256) {
      await rm(incoming, {force: true})
      return false
    }
    await rename(incoming, place)
    return true
  }
}

/** A name of its own for each who keeps a file: two may keep the same at once, and neither may name what the other has half written. */
function incomingOf(place: string): string {
  return `${place}.${newLetters()}.incoming`
}
