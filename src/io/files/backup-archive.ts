import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {link, open, realpath, rename, rm, stat, type FileHandle} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {Readable} from 'node:stream'
import {openPromise, type Entry, type ZipFile as ReadZip} from 'yauzl'
import {ZipFile} from 'yazl'
import {BACKUP_FORMAT, ManifestSchema, type BackupManifest} from '../../core/retention/backup.js'
import {Refusal} from '../../core/refusal.js'
import {codeOf} from '../system/fault-log.js'
import {openAfresh} from './new-file.js'

/** One part of a backup while it is written: its bytes are asked for when its turn comes. */
export interface ArchivePart {
  readonly name: string
  /** False for kept files: what comes from outside is stored as it is, so that no part of it can swell when it is read. */
  readonly isCompressed: boolean
  readonly content: () => AsyncIterable<string | Uint8Array>
}

/** A finished backup as it lies on disk. */
export interface WrittenArchive {
  /** Of the whole file, as `sha256sum` tells it. */
  readonly sha256: string
  readonly bytes: number
}

export const MANIFEST_NAME = 'manifest.json'
const SEAL_START = 'diarievakt sha256 '
const SEAL_DIGITS = 64
const SEAL = new RegExp(`^${SEAL_START}[0-9a-f]{${SEAL_DIGITS}}$`)
const PART_NAMES = /^(?:manifest\.json|fingerprint\.key|settings\/(?:diarievakt|policy|sources\/[a-z0-9]{1,60})\.yaml|register\/[a-z][a-z0-9_]*\.jsonl|files\/[0-9a-f]{2}\/[0-9a-f]{64})$/
const REGULAR_FILE = 0o100_600
const FILE_TYPE = 0o170_000
const SMALL_BYTES_MAX = 16_000_000
const LINE_CHARACTERS_MAX = 100_000_000
/** Rows of a register hold keyed digests, which do not shrink: more than this is no register. */
const RATIO_MAX = 200

/**
 * Writes a backup: to a name of its own first, on disk before it is named, readable by its owner only. The file ends with the digest of everything
 * before it, so that no bit of it can change unseen. Refuses to write over anything.
 */
export async function writeArchive(path: string, at: Date, parts: Iterable<ArchivePart>, manifest: () => string): Promise<WrittenArchive> {
  const incoming = `${path}.incoming`
  const file = await openAfresh(incoming, 0o600)
  try {
    await file.chmod(0o600)
    const written = await writeZip(file, at, parts, manifest)
    await file.sync()
    await file.close()
    await name(incoming, path)
    return written
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(incoming, {force: true})
    throw error
  }
}

async function writeZip(file: FileHandle, mtime: Date, parts: Iterable<ArchivePart>, manifest: () => string): Promise<WrittenArchive> {
  const zip = new ZipFile()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  const add = ({name: partName, isCompressed, content}: ArchivePart): void =>
    zip.addReadStreamLazy(partName, {mtime, mode: REGULAR_FILE, compress: isCompressed, forceZip64Format: isCompressed}, (give) => {
      const bytes = Readable.from(content())
      bytes.on('error', (error) => zip.emit('error', error))
      give(null, bytes)
    })
  for (const part of parts) add(part)
  add({
    name: MANIFEST_NAME,
    isCompressed: true,
    async *content() {
      yield manifest()
    },
  })
  zip.end({forceZip64Format: false, comment: SEAL_START + '0'.repeat(SEAL_DIGITS)})
  return Promise.race([sealed(file, zip.outputStream as unknown as AsyncIterable<Buffer>), failed])
}

/** Puts the bytes on disk and the digest of all of them in the place that was left for it at their end. */
async function sealed(file: FileHandle, output: AsyncIterable<Buffer>): Promise<WrittenArchive> {
  const digest = createHash('sha256')
  let bytes = 0
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of output) {
    await file.appendFile(chunk)
    bytes += chunk.length
    const known = Buffer.concat([held, chunk])
    const end = Math.max(0, known.length - SEAL_DIGITS)
    digest.update(known.subarray(0, end))
    held = known.subarray(end)
  }
  const seal = digest.copy().digest('hex')
  await file.write(seal, bytes - SEAL_DIGITS, 'latin1')
  return {sha256: digest.update(seal).digest('hex'), bytes}
}

/** Gives a finished file its name, unless something has it: a link cannot take the place of another file, as a rename would. */
async function name(incoming: string, path: string): Promise<void> {
  try {
    await link(incoming, path)
    await rm(incoming)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new Refusal('backup-exists', {file: basename(path)})
    // Some disks for copies have no links.
    await refuseOccupied(path)
    await rename(incoming, path)
  }
  const folder = await open(dirname(path))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Refuses a place that a backup may not be written to: one that is taken, has no folder, or lies in the folder that readers see. */
export async function refuseUnfitPlace(path: string, siteRoot: string): Promise<void> {
  const folder = await realpath(dirname(path)).catch(() => null)
  if (folder === null) throw new Refusal('backup-folder-missing', {folder: dirname(path)})
  const site = await realpath(siteRoot).catch(() => siteRoot)
  if (`${folder}/`.startsWith(`${site}/`)) throw new Refusal('backup-in-site', {file: basename(path)})
  await refuseOccupied(path)
}

async function refuseOccupied(path: string): Promise<void> {
  if ((await stat(path).catch(() => null)) !== null) throw new Refusal('backup-exists', {file: basename(path)})
}

const damaged = (problem: string): Refusal => new Refusal('backup-damaged', {problem})

/**
 * A backup that is read. Nothing in it is believed before the seal over the whole file has been compared; then every name, size and
 * digest is that of the manifest, or the backup is refused. Nothing is ever written under a name that stands in it.
 */
export class BackupArchive {
  readonly manifest: BackupManifest
  readonly sha256: string
  readonly #zip: ReadZip
  readonly #path: string
  readonly #parts: ReadonlyMap<string, Entry>

  private constructor(path: string, zip: ReadZip, parts: ReadonlyMap<string, Entry>, manifest: BackupManifest, sha256: string) {
    this.#path = path
    this.#zip = zip
    this.#parts = parts
    this.manifest = manifest
    this.sha256 = sha256
  }

  static async open(path: string): Promise<BackupArchive> {
    const sha256 = await digestSealed(path)
    const zip = await openZip(path)
    try {
      const {size} = await stat(path)
      const {parts, files} = await refusing(() => partsOf(zip, size))
      const entry = parts.get(MANIFEST_NAME)
      if (entry === undefined || entry.uncompressedSize > SMALL_BYTES_MAX) throw damaged('manifest')
      const manifest = manifestIn((await wholeOf(zip, entry)).toString('utf8'))
      refuseOtherParts(manifest, parts, files)
      return new BackupArchive(path, zip, parts, manifest, sha256)
    } catch (error) {
      zip.close()
      throw error
    }
  }

  /** A small part whole: settings and key. */
  async part(partName: string, told: {readonly bytes: number; readonly sha256: string}): Promise<Buffer> {
    const entry = this.#parts.get(partName)
    if (entry === undefined || entry.uncompressedSize > SMALL_BYTES_MAX) throw damaged(partName)
    const bytes = await wholeOf(this.#zip, entry)
    if (bytes.length !== told.bytes || createHash('sha256').update(bytes).digest('hex') !== told.sha256) throw damaged(partName)
    return bytes
  }

  /** The lines of a part, some at a time; that they are all and the right ones is known when the last has come. */
  async *lines(partName: string, told: {readonly bytes: number; readonly sha256: string}): AsyncGenerator<readonly string[]> {
    const entry = this.#parts.get(partName)
    if (entry === undefined) throw damaged(partName)
    const digest = createHash('sha256')
    const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})
    let rest = ''
    let bytes = 0
    for await (const chunk of bytesOf(this.#zip, entry)) {
      bytes += chunk.length
      digest.update(chunk)
      const found = (rest + textIn(decoder, chunk, partName)).split('\n')
      rest = found.pop() ?? ''
      if (rest.length > LINE_CHARACTERS_MAX) throw damaged(partName)
      yield found
    }
    if (rest !== '' || bytes !== told.bytes || digest.digest('hex') !== told.sha256) throw damaged(partName)
  }

  /** Every kept file, one after the other, by its digest. Its bytes are compared with it by whoever keeps them. */
  async *files(): AsyncGenerator<{readonly sha256: string; readonly content: AsyncIterable<Buffer>}> {
    const zip = await openZip(this.#path)
    try {
      for await (const entry of zip.eachEntry()) {
        if (!entry.fileName.startsWith('files/')) continue
        yield {sha256: basename(entry.fileName), content: bytesOf(zip, entry)}
      }
    } finally {
      zip.close()
    }
  }

  close(): void {
    this.#zip.close()
  }
}

/** The digest of the whole file, once its own word about itself has been found to be true. */
async function digestSealed(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  // A folder by that name is no backup.
  if (found?.isFile() !== true) throw new Refusal('input-not-found', {file: path})
  const {size} = found
  const body = size - SEAL_DIGITS
  if (body <= SEAL_START.length) throw damaged('seal')
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path, {end: body - 1}) as AsyncIterable<Buffer>) digest.update(chunk)
  const file = await open(path)
  try {
    const end = Buffer.alloc(SEAL_START.length + SEAL_DIGITS)
    await file.read(end, 0, end.length, size - end.length)
    const seal = end.toString('latin1')
    if (!SEAL.test(seal) || digest.copy().digest('hex') !== seal.slice(SEAL_START.length)) throw damaged('seal')
    return digest.update(seal.slice(SEAL_START.length)).digest('hex')
  } finally {
    await file.close()
  }
}

async function openZip(path: string): Promise<ReadZip> {
  return refusing(() => openPromise(path, {lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: true, strictFileNames: true}))
}

interface Parts {
  readonly parts: ReadonlyMap<string, Entry>
  readonly files: {readonly count: number; readonly bytes: number}
}

/** Every part but the kept files, of which there may be very many: those are counted. A part that is no plain file of a name we give, or that would swell, is refused. */
async function partsOf(zip: ReadZip, size: number): Promise<Parts> {
  const parts = new Map<string, Entry>()
  const seen = new Set<string>()
  let [count, bytes, packed] = [0, 0, 0]
  for await (const entry of zip.eachEntry()) {
    const {fileName, compressedSize, uncompressedSize, compressionMethod} = entry
    const isFile = fileName.startsWith('files/')
    if (!PART_NAMES.test(fileName) || (isFile && fileName.slice(6, 8) !== fileName.slice(9, 11))) throw damaged('name')
    if (seen.has(fileName)) throw damaged('name-twice')
    seen.add(fileName)
    if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) !== (REGULAR_FILE & FILE_TYPE) || entry.isEncrypted()) throw damaged('kind')
    if (compressionMethod !== 0 && (compressionMethod !== 8 || isFile)) throw damaged('kind')
    packed += compressedSize
    // Parts that share bytes would let a small file hold as much as anybody likes.
    if (packed > size || uncompressedSize > compressedSize * (isFile ? 1 : RATIO_MAX)) throw damaged('size')
    if (isFile) {
      count += 1
      bytes += uncompressedSize
    } else parts.set(fileName, entry)
  }
  return {parts, files: {count, bytes}}
}

function manifestIn(text: string): BackupManifest {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    throw damaged('manifest')
  }
  const format: unknown = typeof told === 'object' && told !== null && 'format' in told ? told.format : null
  if (typeof format === 'string' && format.startsWith('diarievakt.backup/') && format !== BACKUP_FORMAT) throw new Refusal('database-newer')
  const manifest = ManifestSchema.safeParse(told)
  if (!manifest.success) throw damaged('manifest')
  return manifest.data
}

function refuseOtherParts({tables, settings, files}: BackupManifest, parts: ReadonlyMap<string, Entry>, found: Parts['files']): void {
  const told = [MANIFEST_NAME, 'fingerprint.key', ...settings.map(({name: setting}) => `settings/${setting}`), ...tables.map(({name: table}) => tablePart(table))]
  if (new Set(told).size !== told.length || told.length !== parts.size || told.some((part) => !parts.has(part))) throw damaged('parts')
  if (files.count !== found.count || files.bytes !== found.bytes) throw damaged('parts')
}

/** Where a table stands in a backup. */
export function tablePart(table: string): string {
  return join('register', `${table}.jsonl`)
}

async function wholeOf(zip: ReadZip, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bytesOf(zip, entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* bytesOf(zip: ReadZip, entry: Entry): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) yield chunk
  } catch (error) {
    throw refused(error)
  }
}

function textIn(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, partName: string): string {
  try {
    return decoder.decode(bytes, {stream: true})
  } catch {
    throw damaged(partName)
  }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw refused(error)
  }
}

/** What the reader of archives cannot make out is damage, whatever it says about it; a disk that fails says so itself. */
function refused(error: unknown): unknown {
  return error instanceof Refusal || /^E(?!RR_)/.test(codeOf(error) ?? '') ? error : damaged('archive')
}
