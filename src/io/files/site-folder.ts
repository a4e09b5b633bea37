import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, writeFileSync} from 'node:fs'
import {mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {EntryId, RunId, VersionId} from '../../core/terms/identifiers.js'
import {sha256} from '../system/digest.js'
import {FOLDER_MODE} from './modes.js'

/** What a release holds: kept outside its folder, so that the web server never serves it. */
export interface Manifest {
  readonly files: ReadonlyMap<string, string>
  /** Every version the release shows, of secret rows too. */
  readonly versions: ReadonlySet<VersionId>
}

/** Above this many new files the whole file system is asked to settle at once: one by one would take minutes. */
const FSYNC_ONE_BY_ONE_MAX = 1_000

/** The site's folder: whole releases side by side, and a link that says which one is read. */
export class SiteFolder {
  readonly root: string

  constructor(workspace: string) {
    this.root = join(workspace, 'site')
  }

  pathOf(run: RunId): string {
    return join(this.root, 'releases', run)
  }

  /** The release that readers see, or null before the first. */
  async current(): Promise<RunId | null> {
    const target = await readlink(join(this.root, 'current')).catch(() => null)
    return target === null ? null : ((target.split('/').at(-1) ?? '') as RunId)
  }

  /** Finished releases, oldest first. What a killed run left behind is not among them. */
  async releases(): Promise<readonly RunId[]> {
    const names = await readdir(join(this.root, 'releases')).catch(() => [])
    return names.filter((name) => !name.endsWith('.building')).sort() as RunId[]
  }

  async begin(run: RunId): Promise<ReleaseBuilder> {
    await mkdir(join(this.root, 'releases'), {recursive: true, mode: FOLDER_MODE})
    await mkdir(join(this.root, 'manifests'), {recursive: true, mode: FOLDER_MODE})
    for (const name of await readdir(join(this.root, 'releases'))) {
      if (name.endsWith('.building')) await rm(join(this.root, 'releases', name), {recursive: true, force: true})
    }
    const current = await this.current()
    const previous = current === null ? null : await this.manifest(current)
    return new ReleaseBuilder(this, run, current === null || previous === null ? null : {folder: this.pathOf(current), manifest: previous})
  }

  async manifest(run: RunId): Promise<Manifest | null> {
    const text = await readFile(join(this.root, 'manifests', `${run}.tsv`), 'utf8').catch(() => null)
    if (text === null) return null
    const files = new Map<string, string>()
    const versions = new Set<VersionId>()
    for (const line of text.split('\n')) {
      const [kind, first = '', second = ''] = line.split('\t')
      if (kind === 'file') files.set(first, second)
      else if (kind === 'version') versions.add(first as VersionId)
    }
    return {files, versions}
  }

  /** Every entry that a release which is kept shows; `isKnown` is false where a release cannot tell. */
  async shownEntries(): Promise<{readonly entries: ReadonlySet<EntryId>; readonly isKnown: boolean}> {
    const entries = new Set<EntryId>()
    let isKnown = true
    for (const run of await this.releases()) {
      const manifest = await this.manifest(run)
      if (manifest === null) isKnown = false
      else for (const version of manifest.versions) entries.add(version.slice(0, version.indexOf('.')) as EntryId)
    }
    return {entries, isKnown}
  }

  /** Makes a finished release the one that is read: one rename, so that nobody ever sees a mixture (G2). */
  async switchTo(run: RunId): Promise<void> {
    const incoming = join(this.root, 'current.incoming')
    await rm(incoming, {force: true})
    await symlink(join('releases', run), incoming)
    await rename(incoming, join(this.root, 'current'))
    settle(this.root)
  }

  /** Written whole before the switch: an address that has left answers 410 from then on. */
  async writeGoneMap(lines: string): Promise<void> {
    await mkdir(this.root, {recursive: true, mode: FOLDER_MODE})
    const place = join(this.root, 'gone.map')
    await rm(`${place}.incoming`, {force: true})
    await writeFile(`${place}.incoming`, lines, {flag: 'wx'})
    await rename(`${place}.incoming`, place)
  }

  async remove(run: RunId): Promise<void> {
    await rm(this.pathOf(run), {recursive: true, force: true})
    await rm(join(this.root, 'manifests', `${run}.tsv`), {force: true})
  }
}

/** A release while it is drawn: nobody reads it until it is finished and switched to. */
export class ReleaseBuilder {
  readonly #site: SiteFolder
  readonly #run: RunId
  readonly #folder: string
  readonly #previous: {readonly folder: string; readonly manifest: Manifest} | null
  readonly #files = new Map<string, string>()
  readonly #made = new Set<string>()
  readonly #written: string[] = []

  constructor(site: SiteFolder, run: RunId, previous: {readonly folder: string; readonly manifest: Manifest} | null) {
    this.#site = site
    this.#run = run
    this.#folder = `${site.pathOf(run)}.building`
    this.#previous = previous
  }

  /** Files that are new or changed since the release that is read now. */
  get written(): readonly string[] {
    return this.#written
  }

  get files(): ReadonlyMap<string, string> {
    return this.#files
  }

  /** One page. What is the same as in the release before is the same file on disk. */
  addPage(path: string, text: string): void {
    const digest = sha256(text)
    this.#files.set(path, digest)
    if (this.#linkFromPrevious(path, digest)) return
    writeFileSync(this.#place(path), text, {flag: 'wx'})
    this.#written.push(path)
  }

  /** A cleared attachment, by the digest of the bytes that were cleared (E2); false when the stored file is gone or holds other bytes. */
  addFile(path: string, source: string, digest: string): boolean {
    if (!this.#linkFromPrevious(path, digest)) {
      const bytes = existsSync(source) ? readFileSync(source) : null
      if (bytes === null || sha256(bytes) !== digest) return false
      writeFileSync(this.#place(path), bytes, {flag: 'wx'})
      this.#written.push(path)
    }
    this.#files.set(path, digest)
    return true
  }

  read(path: string): string {
    return readFileSync(join(this.#folder, path), 'utf8')
  }

  /** Puts every byte on disk and names the release. It can be switched to from now on. */
  async finish(versions: Iterable<VersionId>): Promise<void> {
    const lines = [...[...this.#files].map(([path, digest]) => `file\t${path}\t${digest}`), ...[...versions].map((version) => `version\t${version}`)]
    await writeFile(join(this.#site.root, 'manifests', `${this.#run}.tsv`), `${lines.join('\n')}\n`, {flag: 'wx'})
    await this.#settle()
    await rename(this.#folder, this.#site.pathOf(this.#run))
    settle(join(this.#site.root, 'releases'))
  }

  async abandon(): Promise<void> {
    await rm(this.#folder, {recursive: true, force: true})
    await rm(join(this.#site.root, 'manifests', `${this.#run}.tsv`), {force: true})
  }

  #linkFromPrevious(path: string, digest: string): boolean {
    if (this.#previous?.manifest.files.get(path) !== digest) return false
    try {
      linkSync(join(this.#previous.folder, path), this.#place(path))
      return true
    } catch {
      return false
    }
  }

  #place(path: string): string {
    const place = join(this.#folder, path)
    const folder = dirname(place)
    if (!this.#made.has(folder)) {
      mkdirSync(folder, {recursive: true, mode: FOLDER_MODE})
      this.#made.add(folder)
    }
    return place
  }

  async #settle(): Promise<void> {
    if (this.#written.length > FSYNC_ONE_BY_ONE_MAX) {
      const sync = spawn('sync', ['-f', this.#folder], {stdio: 'ignore'})
      const [code] = (await once(sync, 'exit').catch(() => [1])) as [number | null]
      if (code === 0) return
    }
    for (const path of this.#written) settle(join(this.#folder, path))
    for (const folder of this.#made) settle(folder)
  }
}

/** A folder is settled like a file: what names it holds must survive a power cut too. */
function settle(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
