import {chmod, mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import type {Instant} from '../../core/terms/identifiers.js'
import {FILE_MODE, FOLDER_MODE} from './modes.js'

const DAY_MS = 24 * 3_600_000
const NAME = /^keys-\d{8}T\d{9}Z-\d{3}\.db$/
const PART = /^keys-.*\.part$/

/** Makes a copy that is named by its instant once it is whole and flushed, and removes those that are older than so many days. */
export async function keepCopies(folder: string, now: Instant, days: number, copy: (path: string) => Promise<void>): Promise<void> {
  await mkdir(folder, {recursive: true, mode: FOLDER_MODE})
  for (const name of await readdir(folder)) if (PART.test(name)) await rm(join(folder, name), {force: true})
  const there = await copiesIn(folder)
  const named = (at: number): string => `keys-${now.replace(/[-:.]/g, '')}-${String(at).padStart(3, '0')}.db`
  let at = 1
  while (there.includes(named(at))) at += 1
  const path = join(folder, named(at))
  await copy(`${path}.part`)
  await chmod(`${path}.part`, FILE_MODE & (await stat(folder)).mode)
  await flushed(`${path}.part`)
  await rename(`${path}.part`, path)
  await flushed(folder)
  for (const old of await copiesBefore(folder, new Date(Date.parse(now) - days * DAY_MS).toISOString())) await rm(old, {force: true})
}

async function flushed(path: string): Promise<void> {
  const file = await open(path)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Removes every copy. */
export async function removeCopies(folder: string): Promise<number> {
  const names = await copiesIn(folder)
  for (const name of names) await rm(join(folder, name), {force: true})
  return names.length
}

/** Copies from before an instant, but for the latest there is: it is the store as it stands. */
export async function copiesBefore(folder: string, before: string): Promise<readonly string[]> {
  return (await copiesIn(folder)).slice(0, -1).filter((name) => madeAt(name) < Date.parse(before)).map((name) => join(folder, name))
}

/** The copies there are, oldest first. */
export async function copiesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [] as string[])
  return names.filter((name) => NAME.test(name)).sort()
}

function madeAt(name: string): number {
  return Date.parse(name.replace(/^keys-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-\d{3}\.db$/, '$1-$2-$3T$4:$5:$6.$7Z'))
}
