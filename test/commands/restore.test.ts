import {copyFile, mkdir, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {flipped} from '../support/archives.js'
import {run, runJson, Workspaces} from '../support/run-command.js'

const NIGHT = '2026-02-10T22:00:00Z'
const DAY = '2026-02-11T09:00:00Z'
const LATER = '2026-02-11T11:00:00Z'
const WITHDRAWN = 'KS 2026/00123:1'
const HEADING = 'Remiss om ny förskola'

let workspaces: Workspaces

beforeAll(async () => {
  workspaces = await Workspaces.prepare('published')
})

afterAll(() => workspaces.leave())

/** A workspace that took a row down after the night's backup, on a shelf of its own. */
async function changed(): Promise<{readonly folder: string; readonly file: string; readonly shelf: string}> {
  const folder = await workspaces.copy()
  const shelf = `${folder}-hylla`
  await mkdir(shelf)
  const file = join(shelf, 'natten.zip')
  expect((await run(['backup', file], {cwd: folder, now: NIGHT})).code).toBe(0)
  expect((await run(['publication', 'withdraw', WITHDRAWN, '--reason', 'personal-data'], {cwd: folder, now: DAY})).code).toBe(0)
  return {folder, file, shelf}
}

async function siteHolds(folder: string, text: string): Promise<boolean> {
  for (const entry of await readdir(join(folder, 'site'), {recursive: true, withFileTypes: true})) {
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name), 'utf8')).includes(text)) return true
  }
  return false
}

test('a backup is looked through without a workspace, and nothing is changed (P3)', async () => {
  const {folder, file, shelf} = await changed()
  const before = await readdir(folder, {recursive: true})
  const {code, document} = await runJson('restore', [file, '--verify'], {now: LATER})
  expect(code).toBe(0)
  expect(document).toMatchObject({rehearsal: true, municipality: 'Provkommunen', entries: 12, restored: false, workspace: null, reapplied: null})
  expect(await readdir(folder, {recursive: true})).toEqual(before)
  const told = await run(['återläs', file, '--verify'], {now: LATER})
  expect(told.stdout).toContain('Säkerhetskopian är hel: Provkommunen, gjord 2026-02-10T22:00:00.000Z, 12 poster.')
  await writeFile(join(shelf, 'skadad.zip'), await flipped(file, 5_000, 1))
  const damaged = await runJson('restore', [join(shelf, 'skadad.zip'), '--verify'], {now: LATER})
  expect([damaged.code, damaged.error?.code]).toEqual([65, 'backup-damaged'])
})

test('a restore asks, and off a terminal needs --yes (77)', async () => {
  const {folder, file} = await changed()
  for (const flags of [[], ['--no-input']]) {
    const ran = await runJson('restore', [file, ...flags], {cwd: folder, now: LATER})
    expect([ran.code, ran.error?.code]).toEqual([77, 'confirmation-needed'])
  }
})

test('what was taken down since the backup does not come back (P3 G3)', async () => {
  const {folder, file} = await changed()
  const {code, document} = await runJson('restore', [file, '--yes'], {cwd: folder, now: LATER})
  expect(code).toBe(0)
  expect(document).toMatchObject({restored: true, isNew: false, workspace: folder, journal: 'own', reapplied: {takenDown: 1, held: 1, purged: 0, notes: 0, marked: 0}})
  expect(await siteHolds(folder, HEADING)).toBe(false)
})

test('from nothing: install, restore, verify, publish; with the copies of the backup and of the journal alone (P3)', async () => {
  const {folder, file, shelf} = await changed()
  await copyFile(join(folder, 'stopped.jsonl'), join(shelf, 'stopped.jsonl'))
  // The machine is gone.
  await rm(folder, {recursive: true})
  const fresh = `${folder}-ny`
  expect((await run(['restore', file, '--verify'], {now: LATER})).code).toBe(0)
  const refused = await runJson('restore', [file, '--workspace', fresh, '--yes'], {now: LATER})
  expect([refused.code, refused.error?.code]).toEqual([65, 'stop-journal-unusable'])
  expect(await stat(fresh).catch(() => null)).toBeNull()

  const restored = await run(['restore', file, '--workspace', fresh, '--journal', join(shelf, 'stopped.jsonl'), '--yes'], {now: LATER})
  expect(restored.code).toBe(0)
  expect(restored.stdout).toContain('OBS: stoppjournalen som togs med slutar 2026-02-11T09:00:00.000Z.')
  expect(restored.stdout).toContain('Inget är publicerat härifrån.')
  expect((await stat(fresh)).mode & 0o777).toBe(0o700)
  expect((await stat(join(fresh, 'fingerprint.key'))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(fresh, 'diarievakt.yaml'), 'utf8')).toContain('name: Provkommunen')

  const status = await runJson('publication status', [], {cwd: fresh, now: LATER})
  expect(status.document).toMatchObject({site: null, removalsPending: false})
  expect((await run(['publication', 'run'], {cwd: fresh, now: LATER})).code).toBe(0)
  expect(await siteHolds(fresh, HEADING)).toBe(false)
  expect(await siteHolds(fresh, 'Ny förskola vid Ekbacken')).toBe(true)
  const shown = await runJson('review show', [WITHDRAWN], {cwd: fresh, now: LATER})
  expect(shown.document).toMatchObject({isTakenDown: true, isPublic: false})
})

test('without a journal everything waits for a person (P3)', async () => {
  const {folder, file} = await changed()
  await rm(folder, {recursive: true})
  const fresh = `${folder}-ny`
  const {code, document} = await runJson('restore', [file, '--workspace', fresh, '--without-journal', '--yes'], {now: LATER})
  expect(code).toBe(0)
  expect(document).toMatchObject({journal: 'none', journalEnds: null, public: 0, isNew: true})
  await run(['publication', 'run'], {cwd: fresh, now: LATER})
  expect((await runJson('publication list', [], {cwd: fresh, now: LATER})).document?.entries).toEqual([])
  const waiting = await runJson('review list', ['--why', 'unknown-since-backup'], {cwd: fresh, now: LATER})
  expect(waiting.document?.entries.length).toBeGreaterThan(5)
})

test('a backup of another workspace is refused (65)', async () => {
  const {file} = await changed()
  const other = `${await workspaces.copy()}-annan`
  expect((await run(['init', other, '--demo'], {now: '2026-02-03T08:00:00Z'})).code).toBe(0)
  const ran = await runJson('restore', [file, '--workspace', other, '--without-journal', '--yes'], {now: LATER})
  expect([ran.code, ran.error?.code]).toEqual([65, 'backup-foreign'])
})

test('a database that cannot be read is refused with what to do, and restored into once it is moved away (74)', async () => {
  const {folder, file} = await changed()
  await rm(join(folder, 'diarievakt.db-wal'), {force: true})
  await writeFile(join(folder, 'diarievakt.db'), 'this was a database once'.repeat(1_000))
  const ran = await runJson('restore', [file, '--yes'], {cwd: folder, now: LATER})
  expect([ran.code, ran.error?.code]).toEqual([74, 'database-damaged'])
  expect(await readFile(join(folder, 'diarievakt.db'), 'utf8')).toContain('this was a database once')
  await rm(join(folder, 'diarievakt.db'))
  const restored = await run(['restore', file, '--yes'], {cwd: folder, now: LATER})
  expect(restored.code).toBe(0)
  // The site stood all the time, and is brought in line at once.
  expect(restored.stdout).not.toContain('Inget är publicerat härifrån')
  expect(await siteHolds(folder, HEADING)).toBe(false)
})

test('another database can be named for a new workspace, and only a database (2)', async () => {
  const {folder, file, shelf} = await changed()
  const fresh = `${folder}-ny`
  const journal = ['--journal', join(folder, 'stopped.jsonl')]
  const wrong = await runJson('restore', [file, '--workspace', fresh, ...journal, '--database', 'mysql://x', '--yes'], {now: LATER})
  expect([wrong.code, wrong.error?.code]).toEqual([2, 'usage'])
  expect((await run(['restore', file, '--workspace', fresh, ...journal, '--database', 'sqlite:annan.db', '--yes'], {now: LATER})).code).toBe(0)
  expect(await readFile(join(fresh, 'diarievakt.yaml'), 'utf8')).toContain('database: sqlite:annan.db')
  expect((await stat(join(fresh, 'annan.db'))).isFile()).toBe(true)
  expect(await readdir(shelf)).toEqual(['natten.zip'])
})

test('a set clock restores rehearsals only, and no clock goes back (78)', async () => {
  const {folder, file} = await changed()
  const early = await runJson('restore', [file, '--yes'], {cwd: folder, now: '2026-02-09T09:00:00Z'})
  expect([early.code, early.error?.code]).toEqual([78, 'clock-went-back'])
})
