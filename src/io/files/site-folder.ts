import {existsSync, rmSync} from 'node:fs'
import {copyFile, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {RunId} from '../../core/terms/identifiers.js'
import {FOLDER_MODE} from './modes.js'
import {parseListing, settle, type Listing} from './site-listing.js'
import {ReleaseBuilder} from './release-builder.js'

/** The folders of one release by their path under its root, each by the digest it is stored under; the root's path is empty. */
export type Manifest = ReadonlyMap<string, string>

/** One file of a release, and where its bytes lie. */
export interface ReleasedFile {
  /** Under the release's root, without leading slash. */
  readonly path: string
  readonly digest: string
  readonly place: string
}

/**
 * The site's folder. Every folder of a release is stored once, under the digest of what it holds, and never changes; a release is a link to its root,
 * and its folders are links to one another. Two releases share what is the same, so a takedown writes a handful of folders however large the diary is (decision 50).
 */
export class SiteFolder {
  readonly root: string

  constructor(workspace: string) {
    this.root = join(workspace, 'site')
  }

  pathOf(run: RunId): string {
    return join(this.root, 'releases', run)
  }

  /** Where a stored folder lies. */
  folderAt(digest: string): string {
    return join(this.root, 'folders', digest)
  }

  listingAt(digest: string): string {
    return join(this.root, 'listings', `${digest}.tsv`)
  }

  manifestAt(run: RunId): string {
    return join(this.root, 'manifests', `${run}.tsv`)
  }

  /** The release that readers see, or null before the first. */
  async current(): Promise<RunId | null> {
    const target = await readlink(join(this.root, 'current')).catch(() => null)
    return target === null ? null : ((target.split('/').at(-1) ?? '') as RunId)
  }

  /** Finished releases, oldest first. */
  async releases(): Promise<readonly RunId[]> {
    const names = await readdir(join(this.root, 'releases')).catch(() => [])
    return names.filter((name) => !name.endsWith('.building')).sort() as RunId[]
  }

  /** Begins a release: on top of another one, or from nothing. What a killed run left behind is put away first. */
  async begin(run: RunId, previous: RunId | null): Promise<ReleaseBuilder> {
    for (const name of ['releases', 'manifests', 'folders', 'listings']) await mkdir(join(this.root, name), {recursive: true, mode: FOLDER_MODE})
    for (const name of await readdir(join(this.root, 'releases'))) {
      if (name.endsWith('.building')) await rm(join(this.root, 'releases', name), {recursive: true, force: true})
    }
    await this.sweep()
    return new ReleaseBuilder(this, run, previous === null ? null : await this.manifest(previous))
  }

  /** Null where a release has none that can be read: it was made by an older version, or somebody has been at it. */
  async manifest(run: RunId): Promise<Manifest | null> {
    const text = await readFile(this.manifestAt(run), 'utf8').catch(() => null)
    if (text === null) return null
    const folders = new Map<string, string>()
    for (const line of text.split('\n')) {
      const [kind, path, digest] = line.split('\t')
      if (kind === 'folder' && path !== undefined && digest !== undefined) folders.set(path, digest)
    }
    return folders.has('') ? folders : null
  }

  /** Makes a release of the same folders as another one. It can be switched to from now on; false where not every folder of that one is there any more. */
  async repeat(earlier: RunId, run: RunId): Promise<boolean> {
    const manifest = await this.manifest(earlier)
    const root = manifest?.get('')
    if (manifest === null || root === undefined || [...manifest.values()].some((digest) => !existsSync(this.folderAt(digest)) || !existsSync(this.listingAt(digest)))) return false
    await copyFile(this.manifestAt(earlier), this.manifestAt(run))
    settle(this.manifestAt(run))
    await symlink(join('..', 'folders', root), this.pathOf(run))
    settle(join(this.root, 'manifests'))
    settle(join(this.root, 'releases'))
    return true
  }

  /** What a stored folder holds. */
  async listing(digest: string): Promise<Listing> {
    return parseListing(await readFile(this.listingAt(digest), 'utf8'))
  }

  /** Every file of some releases; what several share, or one shows in two places, comes as often as it stands there. */
  async *files(run: RunId): AsyncGenerator<ReleasedFile> {
    for (const [folder, digest] of (await this.manifest(run)) ?? []) {
      for (const [name, {kind, digest: file}] of await this.listing(digest)) {
        if (kind === 'file') yield {path: folder === '' ? name : `${folder}/${name}`, digest: file, place: join(this.folderAt(digest), name)}
      }
    }
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

  /** Takes a release away; its folders lie until the next sweep. */
  async remove(run: RunId): Promise<void> {
    await rm(this.pathOf(run), {recursive: true, force: true})
    await rm(this.manifestAt(run), {force: true})
  }

  /** Deletes every folder that no release holds. */
  async sweep(): Promise<void> {
    await rm(join(this.root, 'building'), {recursive: true, force: true})
    const held = new Set<string>()
    for (const run of await this.releases()) {
      const manifest = await this.manifest(run)
      // Readers may be in it: nothing goes while a release stands of which nobody can tell what it holds. The next one takes it away.
      if (manifest === null) return
      for (const digest of manifest.values()) held.add(digest)
    }
    for (const name of await readdir(join(this.root, 'manifests')).catch(() => [])) {
      const run = name.replace(/\.tsv$/, '') as RunId
      if (!(await this.releases()).includes(run)) await rm(this.manifestAt(run), {force: true})
    }
    for (const digest of await readdir(join(this.root, 'folders')).catch(() => [])) {
      // Thousands of small files in each, at once: waiting for every one of them takes longer than deleting it.
      if (!held.has(digest)) rmSync(this.folderAt(digest), {recursive: true, force: true})
    }
    for (const name of await readdir(join(this.root, 'listings')).catch(() => [])) {
      if (!held.has(name.replace(/\.tsv$/, ''))) await rm(join(this.root, 'listings', name), {force: true})
    }
  }
}
