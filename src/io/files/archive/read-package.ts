import {createReadStream} from 'node:fs'
import {lstat, readdir, readFile} from 'node:fs/promises'
import {basename, dirname, join, posix} from 'node:path'
import {setImmediate as pause} from 'node:timers/promises'
import type {PackageFault} from '../../../core/archive/package-fault.js'
import {PLACES} from '../../../core/archive/packed-file.js'
import {codeOf} from '../../system/fault-log.js'
import {Unreadable} from '../workbook/unreadable.js'
import {xmlEvents} from '../workbook/xml-events.js'
import {digestIfThere, digestOf} from './file-bytes.js'
import {sealName, sealText} from './package-folder.js'

/** A fault, and the file that it is about, from the root of the package. */
export interface PackageProblem {
  readonly fault: PackageFault
  readonly path: string
}

/** A file as a list tells of it. */
interface Listed {
  readonly path: string
  readonly sha256: string | null
  readonly bytes: number | null
}

/** What looking through a package came to. */
export interface PackageLook {
  readonly problems: readonly PackageProblem[]
  /** How many files are listed, how large those that are there are, and how many of them were compared with their digests. */
  readonly files: number
  readonly bytes: number
  readonly compared: number
  /** Documents of METS: that of the package, and those that it leads to. */
  readonly lists: readonly string[]
  /** Every file that lies there. */
  readonly paths: ReadonlySet<string>
  readonly metsSha256: string | null
}

/** Nested no deeper than a package of packages; a list that leads to itself ends. */
const LISTS_MAX = 100

/** How a package is looked through. */
export interface LookOrder {
  /** Which of so many files are compared with their digests; all of them where nobody chooses. Lists are always. */
  readonly choose: (files: readonly string[]) => readonly string[]
  readonly onProgress: (bytes: number, bytesInAll: number) => void
}

const ALL: LookOrder = {choose: (files) => files, onProgress: () => undefined}
/** After so many files others get their turn. */
const FILES_PER_PAUSE = 100

/** Holds every file of a package against its lists, and the lists against what lies there: any byte that is changed, any file that is added, missing, renamed or exchanged is found (O3). */
export async function lookThroughPackage(folder: string, {choose, onProgress}: LookOrder = ALL): Promise<PackageLook> {
  const problems: PackageProblem[] = []
  const found = await filesIn(folder, problems)
  const {listed, lists} = await listedIn(folder, problems)
  const metsSha256 = await compareSeal(folder, problems)
  const chosen = new Set([...lists, ...choose([...listed.keys()])])
  const bytesInAll = [...found.values()].reduce((sum, size) => sum + size, 0)
  let [bytes, compared, looked] = [0, 0, 0]
  for (const {path, sha256, bytes: size} of listed.values()) {
    const known = found.get(path)
    if (known === undefined) problems.push({fault: 'missing', path})
    else if (size !== null && size !== known) problems.push({fault: 'changed', path})
    else if (chosen.has(path)) {
      compared += 1
      if (digestOf(join(folder, path)) !== sha256) problems.push({fault: 'changed', path})
    }
    bytes += known ?? 0
    looked += 1
    if (looked % FILES_PER_PAUSE !== 0) continue
    onProgress(bytes, bytesInAll)
    await pause()
  }
  for (const path of found.keys()) if (!listed.has(path) && path !== PLACES.mets) problems.push({fault: 'unlisted', path})
  problems.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
  return {problems, files: listed.size, bytes, compared, lists, paths: new Set(found.keys()), metsSha256}
}

/** Every plain file below a folder with its size. A link, a device or a pipe is none. */
async function filesIn(folder: string, problems: PackageProblem[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    if (entry.isDirectory()) continue
    const path = posix.join(...join(entry.parentPath, entry.name).slice(folder.length + 1).split('/'))
    if (entry.isFile()) found.set(path, (await lstat(join(folder, path))).size)
    else problems.push({fault: 'strange', path})
  }
  return found
}

/** What the METS of the package lists, and the METS documents that it leads to. */
async function listedIn(folder: string, problems: PackageProblem[]): Promise<{readonly listed: ReadonlyMap<string, Listed>; readonly lists: readonly string[]}> {
  const listed = new Map<string, Listed>()
  const lists = [PLACES.mets as string]
  for (let at = 0; at < lists.length && at < LISTS_MAX; at += 1) {
    const list = lists[at] ?? ''
    const read = await readMets(join(folder, list))
    if (read === null) {
      problems.push({fault: 'unreadable', path: list})
      continue
    }
    for (const {path: written, sha256, bytes} of read.files) {
      const path = placeIn(dirname(list), written)
      if (path === null) problems.push({fault: 'strange', path: list})
      else if (listed.has(path) && listed.get(path)?.sha256 !== sha256) problems.push({fault: 'listed-twice', path})
      else listed.set(path, {path, sha256, bytes})
    }
    for (const written of read.lists) {
      const path = placeIn(dirname(list), written)
      if (path === null) problems.push({fault: 'strange', path: list})
      else if (!lists.includes(path)) lists.push(path)
    }
  }
  return {listed, lists}
}

/** Files and further lists that a METS document names; null for what is no METS that can be read. */
async function readMets(path: string): Promise<{readonly files: readonly Listed[]; readonly lists: readonly string[]} | null> {
  const files: Listed[] = []
  const lists: string[] = []
  let measures: Readonly<Record<string, string>> = {}
  let isMets = false
  const take = (attributes: Readonly<Record<string, string>>, told: Readonly<Record<string, string>>): void => {
    files.push({path: attributes['xlink:href'] ?? '', sha256: told['CHECKSUMTYPE'] === 'SHA-256' ? (told['CHECKSUM'] ?? '').toLowerCase() : null, bytes: /^\d+$/.test(told['SIZE'] ?? '') ? Number(told['SIZE']) : null})
  }
  const events = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      if (name === 'mets') isMets = true
      else if (name === 'file') measures = attributes
      else if (name === 'FLocat') take(attributes, measures)
      else if (name === 'mdRef') take(attributes, attributes)
      else if (name === 'mptr') lists.push(attributes['xlink:href'] ?? '')
    },
    close: (): void => undefined,
    text: (): void => undefined,
  }
  try {
    for await (const _ of xmlEvents(createReadStream(path) as AsyncIterable<Buffer>, events)) continue
  } catch (error) {
    if (error instanceof Unreadable || codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') return null
    throw error
  }
  return isMets ? {files, lists} : null
}

/** Where an address in a list leads, from the root of the package; null where it leads out of it, or is none that can be told. */
function placeIn(folder: string, written: string): string | null {
  const bare = written.replace(/^file:\/\/(?:\.\/)?|^\.\//, '')
  if (bare === '' || /[\\\p{Cc}]|^[A-Za-z]:|^\/|:\/\//u.test(bare)) return null
  const path = posix.normalize(posix.join(folder === '.' ? '' : folder, bare))
  return path === '..' || path.startsWith('../') || path.startsWith('/') ? null : path
}

/** Nothing in a package tells its outermost list: its digest lies beside. Gives the digest that the list has. */
async function compareSeal(folder: string, problems: PackageProblem[]): Promise<string | null> {
  const id = basename(folder)
  const metsSha256 = digestIfThere(join(folder, PLACES.mets))
  const seal = await readFile(join(dirname(folder), sealName(id)), 'utf8').catch(() => null)
  if (seal === null) problems.push({fault: 'seal-missing', path: sealName(id)})
  else if (seal !== sealText(id, metsSha256 ?? '')) problems.push({fault: 'seal-different', path: sealName(id)})
  return metsSha256
}
