import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {rm, symlink, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {RunId} from '../../core/terms/identifiers.js'
import {sha256} from '../system/digest.js'
import {FOLDER_MODE} from './modes.js'
import type {Manifest, SiteFolder} from './site-folder.js'
import {folderDigest, listingText, parseListing, settle, type Listing} from './site-listing.js'

/** Above this many new files the whole file system is asked to settle at once: one by one would take minutes. */
const SETTLED_ONE_BY_ONE_MAX = 1_000

const NOTHING: Listing = new Map()

/** A folder of the release that something is put into or taken out of. */
interface OpenFolder {
  /** What it held in the release before. */
  readonly before: Listing
  readonly beforeDigest: string | null
  readonly now: Map<string, {readonly kind: 'file' | 'folder'; readonly digest: string}>
  readonly written: Set<string>
  /** Put in by this release, new or not. */
  readonly added: Set<string>
}

/** What a finished release has that the one before had not, and the other way round: paths of files. */
export interface ReleaseChange {
  readonly digest: string
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/** A release while it is drawn: nobody reads it until it is finished and switched to. */
export class ReleaseBuilder {
  readonly #site: SiteFolder
  readonly #run: RunId
  readonly #before: Manifest
  readonly #building: string
  readonly #open = new Map<string, OpenFolder>()
  readonly #written: string[] = []
  #takesOver = true

  constructor(site: SiteFolder, run: RunId, before: Manifest | null) {
    this.#site = site
    this.#run = run
    this.#before = before ?? new Map()
    this.#building = join(site.root, 'building')
    this.#folder('')
  }

  /** Files that are new or changed since the release before. */
  get written(): readonly string[] {
    return this.#written
  }

  /** Every file is put in anew; what is the same as before is still the same file on disk. */
  startAfresh(): void {
    this.#takesOver = false
    for (const {now} of this.#open.values()) now.clear()
  }

  /** Leaves out files of the release before, and whole folders, whether or not they come again. */
  leaveOut(files: Iterable<string>, folders: Iterable<string>): void {
    if (!this.#takesOver) return
    for (const path of files) {
      if (this.#before.has(folderOf(path))) this.#folder(folderOf(path)).now.delete(nameOf(path))
    }
    for (const path of folders) if (this.#before.has(path)) this.#folder(path).now.clear()
  }

  /** Leaves out every file in a folder whose name begins so. */
  leaveOutStarting(path: string, start: string): void {
    if (!this.#takesOver || !this.#before.has(path)) return
    const {now, before} = this.#folder(path)
    for (const name of before.keys()) if (name.startsWith(start)) now.delete(name)
  }

  /** One page. What is the same as in the release before is the same file on disk, and false is the answer. */
  addPage(path: string, text: string): boolean {
    return this.#add(path, sha256(text), () => text)
  }

  /** A cleared attachment, by the digest of the bytes that were cleared (E2); false when the stored file is gone or holds other bytes. */
  addFile(path: string, source: string, digest: string): boolean {
    if (this.#folder(folderOf(path)).before.get(nameOf(path))?.digest === digest) {
      this.#add(path, digest, () => '')
      return true
    }
    const bytes = existsSync(source) ? readFileSync(source) : null
    if (bytes === null || sha256(bytes) !== digest) return false
    this.#add(path, digest, () => bytes)
    return true
  }

  read(path: string): string {
    return readFileSync(join(this.#building, path), 'utf8')
  }

  /** Puts every byte on disk and names the release. It can be switched to from now on. */
  async finish(): Promise<ReleaseChange> {
    const manifest = new Map(this.#takesOver ? this.#before : [])
    const stored: string[] = []
    // The deepest first: a folder is stored under what it holds, and so after the folders in it.
    for (const [path, folder] of [...this.#open].sort(([a], [b]) => depthOf(b) - depthOf(a))) {
      const digest = this.#store(path, folder, stored)
      if (digest === null && path !== '') manifest.delete(path)
      else manifest.set(path, digest ?? this.#storeEmptyRoot(stored))
      if (path === '') continue
      const parent = this.#folder(folderOf(path))
      if (digest === null) parent.now.delete(nameOf(path))
      else parent.now.set(nameOf(path), {kind: 'folder', digest})
    }
    const place = this.#site.manifestAt(this.#run)
    await writeFile(place, [...manifest].map(([path, digest]) => `folder\t${path}\t${digest}\n`).join(''), {flag: 'wx'})
    const root = manifest.get('') ?? ''
    await symlink(join('..', 'folders', root), this.#site.pathOf(this.#run))
    await this.#settle(stored, place)
    return {digest: root, ...this.#changes()}
  }

  async abandon(): Promise<void> {
    await rm(this.#building, {recursive: true, force: true})
    await this.#site.remove(this.#run)
  }

  #add(path: string, digest: string, bytes: () => string | Buffer): boolean {
    const folder = this.#folder(folderOf(path))
    const name = nameOf(path)
    if (folder.added.has(name)) throw new Error(`A page was drawn twice: ${path}`)
    folder.added.add(name)
    folder.now.set(name, {kind: 'file', digest})
    if (folder.before.get(name)?.digest === digest) return false
    writeFileSync(join(this.#building, path), bytes(), {flag: 'wx'})
    folder.written.add(name)
    this.#written.push(path)
    return true
  }

  #folder(path: string): OpenFolder {
    const known = this.#open.get(path)
    if (known !== undefined) return known
    if (path !== '') this.#folder(folderOf(path))
    const beforeDigest = this.#before.get(path) ?? null
    const before = beforeDigest === null ? NOTHING : parseListing(readFileSync(this.#site.listingAt(beforeDigest), 'utf8'))
    const folder = {before, beforeDigest, now: new Map(this.#takesOver ? before : []), written: new Set<string>(), added: new Set<string>()}
    mkdirSync(join(this.#building, path), {recursive: true, mode: FOLDER_MODE})
    this.#open.set(path, folder)
    return folder
  }

  /** Stores one folder, all of whose folders are stored, and gives its digest; null where nothing is left in it. */
  #store(path: string, {before, beforeDigest, now, written}: OpenFolder, stored: string[]): string | null {
    const place = join(this.#building, path)
    const text = listingText(now)
    const digest = now.size === 0 ? null : folderDigest(text)
    if (digest === null || digest === beforeDigest || existsSync(this.#site.folderAt(digest))) {
      rmSync(place, {recursive: true, force: true})
      return digest
    }
    for (const [name, {kind, digest: one}] of now) {
      if (kind === 'folder') {
        symlinkSync(join('..', one), join(place, name))
      } else if (!written.has(name)) {
        if (before.get(name)?.digest !== one) throw new Error('A page was taken over that the release before does not hold')
        linkSync(join(this.#site.folderAt(beforeDigest ?? ''), name), join(place, name))
      }
    }
    writeFileSync(this.#site.listingAt(digest), text)
    renameSync(place, this.#site.folderAt(digest))
    stored.push(digest)
    return digest
  }

  #storeEmptyRoot(stored: string[]): string {
    const digest = folderDigest('')
    writeFileSync(this.#site.listingAt(digest), '')
    mkdirSync(this.#site.folderAt(digest), {recursive: true, mode: FOLDER_MODE})
    stored.push(digest)
    return digest
  }

  #changes(): {readonly gone: readonly string[]; readonly come: readonly string[]} {
    const gone: string[] = []
    const come: string[] = []
    for (const [path, {before, now}] of this.#open) {
      const pathOf = (name: string): string => (path === '' ? name : `${path}/${name}`)
      for (const [name, {kind}] of before) if (kind === 'file' && !now.has(name)) gone.push(pathOf(name))
      for (const [name, {kind}] of now) if (kind === 'file' && !before.has(name)) come.push(pathOf(name))
    }
    if (!this.#takesOver) {
      for (const [path, digest] of this.#before) {
        if (this.#open.has(path)) continue
        for (const [name, {kind}] of parseListing(readFileSync(this.#site.listingAt(digest), 'utf8'))) if (kind === 'file') gone.push(`${path}/${name}`)
      }
    }
    return {gone, come}
  }

  async #settle(stored: readonly string[], manifest: string): Promise<void> {
    if (this.#written.length + stored.length > SETTLED_ONE_BY_ONE_MAX) {
      const sync = spawn('sync', ['-f', this.#site.root], {stdio: 'ignore'})
      const [code] = (await once(sync, 'exit').catch(() => [1])) as [number | null]
      if (code === 0) return
    }
    for (const digest of stored) {
      const folder = this.#site.folderAt(digest)
      for (const name of readdirSync(folder, {withFileTypes: true})) if (name.isFile()) settle(join(folder, name.name))
      settle(folder)
      settle(this.#site.listingAt(digest))
    }
    settle(manifest)
    for (const name of ['folders', 'listings', 'manifests', 'releases']) settle(join(this.#site.root, name))
  }
}

function folderOf(path: string): string {
  const folder = dirname(path)
  return folder === '.' ? '' : folder
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function depthOf(path: string): number {
  return path === '' ? 0 : path.split('/').length
}
