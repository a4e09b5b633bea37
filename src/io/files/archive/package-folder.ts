import {createHash} from 'node:crypto'
import {existsSync, lstatSync} from 'node:fs'
import {mkdir, open, readdir, readFile, rename, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {PLACES, type PackedFile} from '../../../core/archive/packed-file.js'
import {Refusal} from '../../../core/refusal.js'
import {FILE_MODE, FOLDER_MODE} from '../modes.js'
import {openAfresh} from '../new-file.js'
import {syncFileSystem} from '../../system/file-system-sync.js'
import {copyNow, digestIfThere, digestOf} from './file-bytes.js'
import {PackageDocument, type Cipher} from './package-document.js'

/** Beside a package: the digest of its outermost list, by which every byte of the package is told. As `sha256sum -c` reads it. */
export function sealName(id: string): string {
  return `${id}.sha256`
}

/** What lies beside a package with that list. */
export function sealText(id: string, metsSha256: string): string {
  return `${metsSha256}  ${id}/${PLACES.mets}\n`
}

/** Of a package that is being written: for the first time, when what is settled gets its name whoever does that, or once more, when it does only if it is the same. */
export type PartKind = 'first' | 'again'

/** Files that are put on disk at once, where each is by itself. */
const AT_ONCE = 16
/** An encrypted file tells nothing of what it is. */
const SEALED_TYPE = 'application/octet-stream'

/**
 * A package while it is made: in a folder whose name says so. It gets its own name when everything is on disk, and not before: one that is cut short is plainly none. What a killed
 * run has left there is gone on with: a file lies under its name only when it is whole.
 */
export class PackageFolder {
  readonly #final: string
  readonly #seal: string
  readonly #part: string
  readonly #cipher: Cipher | null
  readonly #folders = new Set<string>()
  readonly #kept = new Set<string>()
  #isGoneOnWith = false

  private constructor(folder: string, id: string, kind: PartKind, cipher: Cipher | null) {
    this.#final = join(folder, id)
    this.#seal = join(folder, sealName(id))
    this.#part = partOf(folder, id, kind)
    this.#cipher = cipher
  }

  /** Refuses where there is a package of that name. `cipher`: for what lies among the data, whose names then end in `.age`; lists and documentation stay open. */
  static async begin(folder: string, id: string, kind: PartKind, cipher: Cipher | null = null): Promise<PackageFolder> {
    const made = new PackageFolder(folder, id, kind, cipher)
    if (existsSync(made.#final)) throw new Refusal('file-exists', {file: made.#final})
    made.#isGoneOnWith = (await mkdir(made.#part, {recursive: true, mode: FOLDER_MODE})) === undefined
    return made
  }

  /** Begins a document of the package, which gets its name when it is closed. */
  async document(path: string, mimeType: string): Promise<PackageDocument> {
    const cipher = path.startsWith(`${PLACES.data}/`) ? this.#cipher : null
    const about = cipher === null ? {path, mimeType} : {path: `${path}.age`, mimeType: SEALED_TYPE}
    const place = await this.#roomFor(about.path)
    return PackageDocument.begin(place, about, cipher, () => this.#kept.add(place))
  }

  /** Writes a document of the package. */
  async write(path: string, mimeType: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<PackedFile> {
    const document = await this.document(path, mimeType)
    try {
      for await (const piece of pieces) await document.add(piece)
    } catch (error) {
      await document.abandon()
      throw error
    }
    return document.close()
  }

  /** Copies a file of the registry in; null where its bytes are not those of the digest, and nothing is left of it then. `sha256`: null where nobody knows it. One that lies there whole already is not written again. */
  async copy(path: string, mimeType: string, sha256: string | null, content: () => Iterable<Uint8Array>): Promise<PackedFile | null> {
    if (this.#cipher !== null) return this.#encrypt(path, mimeType, sha256, content)
    const place = await this.#roomFor(path)
    const known = sha256 === null || !this.#isGoneOnWith ? null : this.#whole(place, sha256)
    if (known !== null && sha256 !== null) return {path, mimeType, sha256, bytes: known}
    const copied = copyNow(place, content(), sha256)
    if (copied === null) return null
    this.#kept.add(place)
    return {path, mimeType, ...copied}
  }

  async #encrypt(path: string, mimeType: string, sha256: string | null, content: () => Iterable<Uint8Array>): Promise<PackedFile | null> {
    const told = createHash('sha256')
    const document = await this.document(path, mimeType)
    try {
      for (const piece of content()) {
        told.update(piece)
        await document.addBytes(piece)
      }
    } catch (error) {
      await document.abandon()
      throw error
    }
    if (sha256 === null || told.digest('hex') === sha256) return document.close()
    await document.abandon()
    return null
  }

  /** Lets go of a file that was copied in: it is not in the package when that gets its name. */
  forget(path: string): void {
    this.#kept.delete(join(this.#part, path))
  }

  /** A document as it lies in the package that is being made. */
  async read(path: string): Promise<Buffer> {
    return readFile(join(this.#part, path))
  }

  /** Puts every byte on disk. Nothing is in the folder then but what was kept. */
  async settle(): Promise<void> {
    await this.#sweep()
    if (await syncFileSystem(this.#part)) return
    const kept = [...this.#kept]
    for (let from = 0; from < kept.length; from += AT_ONCE) await Promise.all(kept.slice(from, from + AT_ONCE).map(putOnDisk))
    for (const folder of [...this.#folders].sort().reverse()) await putOnDisk(folder)
    await putOnDisk(this.#part)
  }

  /** Lays the digest of the outermost list beside a package that is settled, and gives that its name. */
  async finish({sha256}: Pick<PackedFile, 'sha256'>): Promise<string> {
    const seal = await openAfresh(this.#seal, FILE_MODE)
    try {
      await seal.writeFile(sealText(basename(this.#final), sha256))
      await seal.sync()
    } finally {
      await seal.close()
    }
    await rename(this.#part, this.#final)
    await putOnDisk(dirname(this.#final))
    return this.#final
  }

  /** The size of a file that lies there with these very bytes; null for any other. */
  #whole(place: string, sha256: string): number | null {
    const known = lstatSync(place, {throwIfNoEntry: false})
    if (known?.isFile() !== true || digestOf(place) !== sha256) return null
    this.#kept.add(place)
    return known.size
  }

  /** Takes away what a killed run left half written, or took in and this one does not. */
  async #sweep(): Promise<void> {
    const needed = new Set<string>()
    for (const path of this.#kept) for (let one = dirname(path); one.length > this.#part.length && !needed.has(one); one = dirname(one)) needed.add(one)
    for (const entry of await readdir(this.#part, {recursive: true, withFileTypes: true})) {
      const path = join(entry.parentPath, entry.name)
      // Of what only cases that stay have brought no folder is left either: the same cases give the same package.
      if (entry.isDirectory() ? !needed.has(path) : !this.#kept.has(path)) await rm(path, {recursive: true, force: true})
    }
    for (const folder of this.#folders) if (!needed.has(folder)) this.#folders.delete(folder)
  }

  async #roomFor(path: string): Promise<string> {
    const place = join(this.#part, path)
    const folder = dirname(place)
    if (!this.#folders.has(folder)) {
      await mkdir(folder, {recursive: true, mode: FOLDER_MODE})
      for (let one = folder; one.length > this.#part.length; one = dirname(one)) this.#folders.add(one)
    }
    return place
  }
}

/** Gives a package its name that was settled, and whose making was ended before it got that; null where there is none. */
export async function finishPart(folder: string, id: string, metsSha256: string): Promise<string | null> {
  if (digestIfThere(join(partOf(folder, id, 'first'), PLACES.mets)) !== metsSha256) return null
  return (await PackageFolder.begin(folder, id, 'first')).finish({sha256: metsSha256})
}

/** True of a folder that is there. */
export function isFolder(path: string): boolean {
  return lstatSync(path, {throwIfNoEntry: false})?.isDirectory() === true || existsSync(join(path, '.'))
}

/** Takes away what is left of a package that was never whole. */
export async function removePart(folder: string, id: string, kind: PartKind): Promise<void> {
  await rm(partOf(folder, id, kind), {recursive: true, force: true})
}

function partOf(folder: string, id: string, kind: PartKind): string {
  return join(folder, `${id}${kind === 'again' ? '.igen' : ''}.part`)
}

async function putOnDisk(path: string): Promise<void> {
  const file = await open(path)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
