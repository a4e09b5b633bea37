import {lstatSync, readdirSync, type Stats} from 'node:fs'
import {mkdir, open, readdir, rename, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {PLACES} from '../../core/archive/packed-file.js'
import {sealName} from './archive/package-folder.js'
import {writeNewFile} from './new-file.js'
import {everyFile} from './old-files.js'

/** Where what is to be handed out lies until it has been. */
export function outboxFolder(workspace: string): string {
  return join(workspace, 'outbox')
}

/** Where in the workspace something to be handed out is put. */
export function outboxPath(name: string): string {
  return `outbox/${name}`
}

/** Puts a file in the outbox, readable for its owner alone. What lies there is never written over. */
export async function putInOutbox(workspace: string, name: string, text: string | Uint8Array): Promise<void> {
  await mkdir(outboxFolder(workspace), {recursive: true, mode: 0o700})
  await writeNewFile(join(workspace, outboxPath(name)), text, outboxPath(name))
}

/** What lies in the outbox of one package for the archive: its folder, the one in which it is made, and the digest beside them. */
export interface LyingPackage {
  readonly id: string
  readonly folders: readonly string[]
  readonly seals: readonly string[]
}

/** What lies in the outbox, as full paths. */
export interface OutboxContent {
  readonly packages: readonly LyingPackage[]
  /** Folders of packages whose removal was cut short. */
  readonly leftovers: readonly string[]
  /** Files, and folders of somebody's own. */
  readonly others: readonly string[]
}

const IN_THE_MAKING = '.part'
/** A folder that is being removed: nobody takes it for a package, whenever the removal is cut short. */
const GOING = '.removing'
const SEAL = sealName('')

/** Looks in the outbox. A package is what the register knows by that name, what is in the making, and any folder that has the list of one at its top. */
export async function lookInOutbox(workspace: string, known: ReadonlySet<string>): Promise<OutboxContent> {
  const outbox = outboxFolder(workspace)
  const entries = await readdir(outbox, {withFileTypes: true}).catch(() => [])
  const folders = new Map<string, string[]>()
  const leftovers: string[] = []
  const others: string[] = []
  for (const {name} of entries.filter((entry) => entry.isDirectory())) {
    const path = join(outbox, name)
    const id = packageIn(path, name, known)
    if (name.endsWith(GOING)) leftovers.push(path)
    else if (id === null) others.push(path)
    else folders.set(id, [...(folders.get(id) ?? []), path])
  }
  const seals = new Map<string, string[]>()
  for (const {name} of entries.filter((entry) => entry.isFile())) {
    const id = name.endsWith(SEAL) ? name.slice(0, -SEAL.length) : null
    if (id !== null && (known.has(id) || folders.has(id))) seals.set(id, [join(outbox, name)])
    else others.push(join(outbox, name))
  }
  const packages = [...new Set([...folders.keys(), ...seals.keys()])].map((id) => ({id, folders: folders.get(id) ?? [], seals: seals.get(id) ?? []}))
  return {packages, leftovers, others}
}

/** Which package a folder is of; null where it is of none. */
function packageIn(path: string, name: string, known: ReadonlySet<string>): string | null {
  if (name.endsWith(IN_THE_MAKING)) return name.slice(0, -IN_THE_MAKING.length)
  return known.has(name) || statOf(join(path, PLACES.mets))?.isFile() === true ? name : null
}

/** The regular files among some things in the outbox, and in the folders among them, that were last changed before an instant. Links are not followed. */
export function othersBefore(others: readonly string[], before: Date): readonly string[] {
  return others.flatMap((path) => (statOf(path)?.isDirectory() === true ? [...everyFile(path)] : [path])).filter((path) => isUnchanged(path, before))
}

/** Whether nothing of a package got its name, or was laid in its place, at an instant or later: one that is written again lies its time again. */
export function isLaidBefore({folders, seals}: LyingPackage, before: Date): boolean {
  return [...folders, ...seals].every((path) => isUnchanged(path, before))
}

/** Whether nothing in a package, however deep, was changed at an instant or later. False where that cannot be seen. */
export function isAllBefore({folders, seals}: LyingPackage, before: Date): boolean {
  return [...folders, ...seals].every((path) => isOld(path, before))
}

function isOld(path: string, before: Date): boolean {
  if (!isUnchanged(path, before)) return false
  if (statOf(path)?.isDirectory() !== true) return true
  try {
    return readdirSync(path).every((name) => isOld(join(path, name), before))
  } catch {
    return false
  }
}

function isUnchanged(path: string, before: Date): boolean {
  const found = statOf(path)
  return found !== null && found.mtime < before
}

function statOf(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch {
    return null
  }
}

/** Removes a package whole: its folders first get a name that says so, on disk, and go after that. For whoever holds the archive's lock, with no leftovers lying there. */
export async function removePackage(workspace: string, {folders, seals}: LyingPackage): Promise<void> {
  const going = folders.map((path) => ({path, to: `${path}${GOING}`}))
  for (const {path, to} of going) await rename(path, to)
  for (const path of seals) await rm(path, {force: true})
  const outbox = await open(outboxFolder(workspace))
  await outbox.sync().finally(() => outbox.close())
  for (const {to} of going) await rm(to, {recursive: true, force: true})
}
