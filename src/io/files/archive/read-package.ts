import {isUtf8} from 'node:buffer'
import {lstatSync, type Dirent, type Stats} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {setImmediate as pause} from 'node:timers/promises'
import type {PackageFault} from '../../../core/archive/package-fault.js'
import {PLACES} from '../../../core/archive/packed-file.js'
import {placeOf} from '../../../core/archive/rules/address.js'
import {attributeIn, type DocumentBreach} from '../../../core/archive/rules/element.js'
import {DIGEST_KINDS, isDigestKind, OWN_AGENT, type ToldDigest} from '../../../core/archive/rules/premis-reader.js'
import {PremisCheck, type KnownFile} from '../../../core/archive/rules/premis-rules.js'
import {mayLieEmpty} from '../../../core/archive/rules/structure-rules.js'
import {codeOf} from '../../system/fault-log.js'
import {Unreadable} from '../workbook/unreadable.js'
import {xmlEvents} from '../workbook/xml-events.js'
import {checkPremis} from './check-documents.js'
import {digestOf, digestsOf, readPlain, streamPlain} from './file-bytes.js'
import {sealName, sealText} from './package-folder.js'

/** A fault, and the file that it is about, from the root of the package. */
export interface PackageProblem {
  readonly fault: PackageFault
  readonly path: string
}

/** A file as a list tells of it. */
interface Listed {
  readonly path: string
  /** Null where it tells none that can be made. */
  readonly digest: ToldDigest | null
  readonly bytes: number | null
}

/** What lies in a package: plain files with their sizes, folders in which something lies, however deep, and those in which nothing does, with how many lie in each. */
interface Found {
  readonly files: ReadonlyMap<string, number>
  readonly folders: ReadonlySet<string>
  readonly empty: ReadonlyMap<string, number>
}

/** What the lists of a package name: files, further lists, and documents that they call PREMIS. */
interface Lists {
  readonly listed: ReadonlyMap<string, Listed>
  readonly lists: readonly string[]
  readonly premis: ReadonlySet<string>
  /** True where the outermost list says that this program made the package. */
  readonly isOurs: boolean
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
  /** Documents that are to keep the schema of PREMIS 3. */
  readonly premis: readonly string[]
  /** What those tell of files and is not so. */
  readonly breaches: readonly DocumentBreach[]
  /** Every plain file that lies there. */
  readonly paths: ReadonlySet<string>
  /** Every folder in which something lies, however deep. */
  readonly folders: ReadonlySet<string>
  readonly metsSha256: string | null
  /** True where the digest of the outermost list lies beside the package. Our own packages must have it; others have it told in other ways. */
  readonly hasSeal: boolean
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

/** Holds every file of a package against its lists, and the lists against what lies there: any byte that is changed, any file that is added, missing, renamed or exchanged is found (O3). So is what PREMIS tells of files. Nothing is read that is no plain file of the package. */
export async function lookThroughPackage(folder: string, {choose, onProgress}: LookOrder = ALL): Promise<PackageLook> {
  const problems: PackageProblem[] = []
  const {files: found, folders, empty} = await walk(folder, problems)
  const {listed, lists, premis: claimed, isOurs} = await listedIn(folder, found, problems)
  findEmpty(empty, new Set([...listed.keys()].flatMap((path) => (found.has(path) ? [] : foldersOf(path)))), problems)
  const {metsSha256, hasSeal} = compareSeal(folder, found, isOurs, problems)
  const {check, premis} = await premisIn(folder, found, listed, claimed)
  const chosen = new Set([...lists, ...choose([...listed.keys()])])
  const bytesInAll = [...found.values()].reduce((sum, size) => sum + size, 0)
  let [bytes, compared, looked] = [0, 0, 0]
  for (const {path, digest, bytes: size} of listed.values()) {
    const known = found.get(path)
    if (known === undefined) problems.push({fault: 'missing', path})
    else if (size !== null && size !== known) problems.push({fault: 'changed', path})
    else if (chosen.has(path)) {
      compared += 1
      const fault = compareBytes(folder, path, digest, check)
      if (fault !== null) problems.push({fault, path})
    }
    bytes += known ?? 0
    looked += 1
    if (looked % FILES_PER_PAUSE !== 0) continue
    onProgress(bytes, bytesInAll)
    await pause()
  }
  for (const path of found.keys()) if (!listed.has(path) && path !== PLACES.mets) problems.push({fault: 'unlisted', path})
  problems.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
  return {problems, files: listed.size, bytes, compared, lists, premis, breaches: check.finish(), paths: new Set(found.keys()), folders, metsSha256, hasSeal}
}

/** Reads a file once, for the digest that its list tells and whatever others PREMIS does. */
function compareBytes(folder: string, path: string, digest: ToldDigest | null, check: PremisCheck): PackageFault | null {
  const wanted = check.wanted(path)
  const digests = digestsOf(join(folder, path), [...new Set([...(digest === null ? [] : [digest.kind]), ...wanted])])
  if (digests === null) return 'missing'
  if (wanted.length > 0) check.measured(path, digests)
  // A list that tells no digest that can be made tells nothing of the bytes.
  return digest !== null && digests[digest.kind] === digest.hex ? null : 'changed'
}

/** A name that is not UTF-8 comes with this in its place; so does one that has it. */
const NO_LETTER = '\ufffd'
/** The longest path of Linux. Characters. */
const PATH_MAX = 4096
/** A folder that is gone as we look, or lies deeper than the system has names for. */
const NO_FOLDER: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'])

/** Every plain file below a folder with its size. A link, a device or a pipe is none, and is not followed. */
async function walk(root: string, problems: PackageProblem[]): Promise<Found> {
  const files = new Map<string, number>()
  const held = new Set<string>()
  /** Folders with how many lie in each. */
  const folders = new Map<string, number>()
  const hold = (folder: string): void => {
    for (let one = folder; one !== '' && !held.has(one); one = folderOf(one)) held.add(one)
  }
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const {path, kind, bytes} of await entriesOf(root, folder, problems)) {
      if (kind === 'folder') {
        folders.set(folder, (folders.get(folder) ?? 0) + 1)
        waiting.push(path)
        folders.set(path, folders.get(path) ?? 0)
        continue
      }
      hold(folder)
      if (kind === 'file') files.set(path, bytes)
      else problems.push({fault: kind, path})
    }
  }
  return {files, folders: held, empty: new Map([...folders].filter(([path]) => path !== '' && !held.has(path)))}
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The folders that a path leads through, from the innermost. Of one that no file on disk can have, none. */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = []
  if (path.length > PATH_MAX) return folders
  for (let one = folderOf(path); one !== ''; one = folderOf(one)) folders.push(one)
  return folders
}

interface Entry {
  readonly path: string
  readonly kind: 'file' | 'folder' | 'strange' | 'misnamed'
  readonly bytes: number
}

async function entriesOf(root: string, folder: string, problems: PackageProblem[]): Promise<readonly Entry[]> {
  const place = join(root, folder)
  const pathOf = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
  try {
    const entries = await readdir(place, {withFileTypes: true})
    const plain = entries.filter(({name}) => !name.includes(NO_LETTER)).map((entry) => entryAt(root, pathOf(entry.name), entry))
    if (plain.length === entries.length) return plain
    // Two names may look the same once they are letters: only their bytes tell them apart.
    const odd = (await readdir(place, {encoding: 'buffer'})).filter((name) => name.toString().includes(NO_LETTER))
    return [...plain, ...odd.map((name) => (isUtf8(name) ? entryAt(root, pathOf(name.toString()), null) : {path: pathOf(name.toString()), kind: 'misnamed' as const, bytes: 0}))]
  } catch (error) {
    if (folder === '' || !NO_FOLDER.has(codeOf(error) ?? '')) throw error
    problems.push({fault: 'strange', path: folder})
    return []
  }
}

/** What lies under a name. Its size is asked for once, and what it is where the folder has not told. */
function entryAt(root: string, path: string, told: Dirent | null): Entry {
  if (told?.isDirectory() === true) return {path, kind: 'folder', bytes: 0}
  if (told?.isFile() === false) return {path, kind: 'strange', bytes: 0}
  const stats = statsOf(join(root, path))
  return {path, kind: stats?.isFile() === true ? 'file' : stats?.isDirectory() === true ? 'folder' : 'strange', bytes: stats?.size ?? 0}
}

function statsOf(place: string): Stats | null {
  try {
    return lstatSync(place)
  } catch (error) {
    if (NO_FOLDER.has(codeOf(error) ?? '')) return null
    throw error
  }
}

/** Folders in which nothing lies: names that no list tells of. `awaiting`: a file that is listed should lie there, which is told of that. Of one in another, the outer is told. */
function findEmpty(empty: Found['empty'], awaiting: ReadonlySet<string>, problems: PackageProblem[]): void {
  const told = new Set<string>()
  for (const [path, folders] of [...empty].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (told.has(folderOf(path))) told.add(path)
    else if (!awaiting.has(path) && !mayLieEmpty(path, folders)) {
      told.add(path)
      problems.push({fault: 'empty', path})
    }
  }
}

/** What the METS of the package lists, and the METS documents that it leads to. */
async function listedIn(folder: string, found: Found['files'], problems: PackageProblem[]): Promise<Lists> {
  const listed = new Map<string, Listed>()
  const lists = new Set<string>([PLACES.mets])
  const premis = new Set<string>()
  const isThere = (path: string): boolean => found.has(path)
  let isOurs = false
  let looked = 0
  for (const list of lists) {
    if (looked === LISTS_MAX) break
    looked += 1
    const home = folderOf(list)
    const read = isThere(list) ? await readMets(join(folder, list)) : null
    if (read === null) {
      problems.push({fault: 'unreadable', path: list})
      continue
    }
    if (list === PLACES.mets) isOurs = read.isOurs
    for (const {path: written, digest, bytes, isPremis} of read.files) {
      const path = placeOf(home, written, isThere)
      if (path !== null && isPremis) premis.add(path)
      if (path === null) problems.push({fault: 'strange', path: list})
      else if (isListedOtherwise(listed.get(path), digest)) problems.push({fault: 'listed-twice', path})
      else listed.set(path, {path, digest, bytes})
    }
    for (const written of read.lists) {
      const path = placeOf(home, written, isThere)
      if (path === null) problems.push({fault: 'strange', path: list})
      else lists.add(path)
    }
  }
  return {listed, lists: [...lists], premis, isOurs}
}

/** A file as a METS document names it. */
interface Named extends Listed {
  readonly isPremis: boolean
}

/** A name of an agent is no longer; longer text is looked at no further. Characters. */
const NAME_CHARS_MAX = 200

/** Files and further lists that a METS document names, and whether it says that this program made it; null for what is no METS that can be read. */
async function readMets(path: string): Promise<{readonly files: readonly Named[]; readonly lists: readonly string[]; readonly isOurs: boolean} | null> {
  const bytes = streamPlain(path)
  if (bytes === null) return null
  const files: Named[] = []
  const lists: string[] = []
  let measures: Readonly<Record<string, string>> = {}
  let [isMets, isOurs] = [false, false]
  let said = ''
  const take = (attributes: Readonly<Record<string, string>>, told: Readonly<Record<string, string>>, isPremis: boolean): void => {
    files.push({path: addressIn(attributes), digest: digestIn(told), bytes: /^\d+$/.test(told['SIZE'] ?? '') ? Number(told['SIZE']) : null, isPremis})
  }
  const events = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      said = ''
      if (name === 'mets') isMets = true
      else if (name === 'file') measures = attributes
      else if (name === 'FLocat') take(attributes, measures, false)
      else if (name === 'mdRef') take(attributes, attributes, /^PREMIS(?::|$)/.test(attributes['MDTYPE'] ?? ''))
      else if (name === 'mptr') lists.push(addressIn(attributes))
    },
    close: (name: string): void => {
      if (name === 'name' && said.trim() === OWN_AGENT) isOurs = true
      said = ''
    },
    text: (text: string): void => {
      if (said.length < NAME_CHARS_MAX) said += text
    },
  }
  try {
    for await (const _ of xmlEvents(bytes, events)) continue
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
  return isMets ? {files, lists, isOurs} : null
}

/** The digest of a file as METS tells it, in whichever way it says that it was made; null for one that is missing, or made in a way that nobody knows. */
function digestIn({CHECKSUMTYPE: told = '', CHECKSUM: hex = ''}: Readonly<Record<string, string>>): ToldDigest | null {
  const kind = told.toUpperCase().replaceAll(/[^A-Z\d]/g, '')
  return isDigestKind(kind) && hex.length === DIGEST_KINDS[kind] ? {kind, hex: hex.toLowerCase()} : null
}

/** Two lists may tell of one file; not two things of it. */
function isListedOtherwise(known: Listed | undefined, digest: ToldDigest | null): boolean {
  return known !== undefined && (known.digest?.kind !== digest?.kind || known.digest?.hex !== digest?.hex)
}

/** Where a reference leads, whatever prefix XLink has in the document. Of two that say different things it is for nobody to choose: such a reference leads nowhere. */
function addressIn(attributes: Readonly<Record<string, string>>): string {
  const address = attributeIn(attributes, 'xlink:href') ?? ''
  return Object.entries(attributes).every(([name, value]) => !/^(?!xmlns:)[^:]+:href$/.test(name) || value === address) ? address : ''
}

const PRESERVATION = /(?:^|\/)metadata\/preservation\/[^/]*\.xml$/i

/** Reads every document of PREMIS: what a list or its own name says to be one, and whatever is one among the preservation metadata. */
async function premisIn(folder: string, found: Found['files'], listed: Lists['listed'], claimed: ReadonlySet<string>): Promise<{readonly check: PremisCheck; readonly premis: readonly string[]}> {
  const files = new Map<string, KnownFile>()
  for (const [path, bytes] of found) files.set(path, {bytes, sha256: sha256Of(listed.get(path))})
  const check = new PremisCheck({name: basename(folder), files})
  const premis: string[] = []
  for (const path of [...found.keys()].filter((one) => claimed.has(one) || PRESERVATION.test(one)).sort()) {
    const isClaimed = claimed.has(path) || /premis/i.test(basename(path))
    if (await checkPremis(join(folder, path), path, isClaimed, check)) premis.push(path)
  }
  return {check, premis}
}

function sha256Of(listed: Listed | undefined): string | null {
  return listed?.digest?.kind === 'SHA256' ? listed.digest.hex : null
}

/** No digest beside a package is longer. */
const SEAL_BYTES_MAX = 4096

/** Nothing in a package tells its outermost list: its digest lies beside. Gives the digest that the list has. */
function compareSeal(folder: string, found: Found['files'], isOurs: boolean, problems: PackageProblem[]): {readonly metsSha256: string | null; readonly hasSeal: boolean} {
  const id = basename(folder)
  const path = sealName(id)
  const place = join(dirname(folder), path)
  const metsSha256 = found.has(PLACES.mets) ? digestOf(join(folder, PLACES.mets)) : null
  const stats = statsOf(place)
  if (stats === null && isOurs) problems.push({fault: 'seal-missing', path})
  if (stats === null) return {metsSha256, hasSeal: false}
  if (!stats.isFile()) problems.push({fault: 'strange', path})
  else if (readPlain(place, SEAL_BYTES_MAX)?.toString() !== sealText(id, metsSha256 ?? '')) problems.push({fault: 'seal-different', path})
  return {metsSha256, hasSeal: true}
}
