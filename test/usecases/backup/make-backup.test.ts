import {mkdir, readdir, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {tableShapes} from '../../../src/io/db/catalogue.js'
import {backupCopies} from '../../../src/io/db/backup-table.js'
import {auditTrail, chainHeads} from '../../../src/io/db/audit-table.js'
import {NOT_COPIED} from '../../../src/io/db/register-copy.js'
import {stopJournalOf} from '../../../src/io/files/stop-journal.js'
import {sha256} from '../../../src/io/system/digest.js'
import {makeBackup} from '../../../src/usecases/backup/make-backup.js'
import {verifyBackup} from '../../../src/usecases/backup/verify-backup.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {refusalOf} from '../../io/support.js'
import {partsIn} from '../../support/archives.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {aRow, Town, type SourceRow} from '../../support/town.js'

const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const NIGHT = '2026-02-03T22:00:00Z'
const HEADING = 'Remiss om ny förskola'
const WITH_FILE = {fil: 'remiss.txt', fil_publiceras: 'ja'}
const FILE_TEXT = 'Remissen gäller en ny förskola vid Ekbacken.\n'

async function founded(rows: readonly SourceRow[] = [aRow()]): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import(MORNING, rows, {with: {'remiss.txt': FILE_TEXT}})
  await town.publish(NOON)
  return town
}

test('every table of the schema is in a backup, or on a short list with the reason why not (P3)', async () => {
  const town = await founded()
  const file = join(await aShelf(), 'b.zip')
  await backUp(town, NIGHT, file)
  const {manifest} = await verifyBackup(file, () => undefined)
  const backedUp = manifest.tables.map(({name}) => name)
  await town.within(NIGHT, async ({db, dialect}) => {
    const all = (await tableShapes(db, dialect, ['knex_migrations', 'knex_migrations_lock'])).map(({name}) => name)
    expect([...backedUp, ...Object.keys(NOT_COPIED)].sort()).toEqual([...all, 'knex_migrations', 'knex_migrations_lock'].sort())
    expect(new Set(backedUp).size).toBe(backedUp.length)
  })
})

test('a backup holds the register, kept files, settings and key, and only its owner reads it (P1 P3)', async () => {
  const town = await founded([aRow(WITH_FILE)])
  await writeFile(join(town.folder, 'policy.yaml'), 'rules: []\n')
  await mkdir(join(town.folder, 'sources'))
  await writeFile(join(town.folder, 'sources/lex2.yaml'), 'name: lex2\n')
  await writeFile(join(town.folder, 'sources/Utkast.yaml.bak'), 'name: utkast\n')
  const file = join(await aShelf(), 'b.zip')
  const made = await backUp(town, NIGHT, file)
  const whole = await readFile(file)
  expect(made).toMatchObject({file, bytes: whole.length, sha256: sha256(whole), entries: 2, files: 1, filesMissing: 0})
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const digest = sha256(FILE_TEXT)
  const parts = await partsIn(file)
  expect(parts.get(`files/${digest.slice(0, 2)}/${digest}`)?.toString()).toBe(FILE_TEXT)
  expect(parts.get('fingerprint.key')).toEqual(await readFile(join(town.folder, 'fingerprint.key')))
  expect(parts.get('settings/diarievakt.yaml')).toEqual(await readFile(join(town.folder, 'diarievakt.yaml')))
  expect(parts.get('settings/policy.yaml')?.toString()).toBe('rules: []\n')
  expect([...parts.keys()].filter((name) => name.includes('sources'))).toEqual(['settings/sources/lex2.yaml'])

  const elsewhere = await aShelf()
  await putBack(town, NIGHT, file, {folder: elsewhere, journal: {kind: 'brought', file: stopJournalOf(town.folder)}, database: 'sqlite:diarievakt.db'})
  expect(await readFile(join(elsewhere, 'sources/lex2.yaml'), 'utf8')).toBe('name: lex2\n')
  expect(parts.get('register/version.jsonl')?.toString()).toContain(HEADING)
  expect([...parts.keys()].at(-1)).toBe('manifest.json')
})

test('a backup is listed and told in the log, with its digest and where the chains stood (P1 J1)', async () => {
  const town = await founded()
  const heads = await town.within(NIGHT, ({db}) => chainHeads(db))
  const file = join(await aShelf(), 'b.zip')
  const {sha256: digest, madeAt} = await backUp(town, NIGHT, file)
  await town.within(NIGHT, async ({db}) => {
    expect(await backupCopies(db)).toEqual([{path: file, sha256: digest, madeAt}])
    expect((await auditTrail(db)).at(-1)?.event).toEqual({kind: 'register.backed-up', sha256: digest, heads})
  })
})

test('nothing is written over, and nothing where readers see it or where there is no folder', async () => {
  const town = await founded()
  const shelf = await aShelf()
  await writeFile(join(shelf, 'taken.zip'), 'mine')
  await symlink(join(town.folder, 'site'), join(shelf, 'webb'))
  const refused = async (file: string): Promise<unknown> => {
    const {code, exitCode} = await refusalOf(() => backUp(town, NIGHT, file))
    return [code, exitCode]
  }
  expect(await refused(join(shelf, 'taken.zip'))).toEqual(['backup-exists', 73])
  expect(await readFile(join(shelf, 'taken.zip'), 'utf8')).toBe('mine')
  expect(await refused(join(shelf, 'nowhere', 'b.zip'))).toEqual(['backup-folder-missing', 73])
  for (const place of [join(town.folder, 'site', 'b.zip'), join(town.folder, 'site', 'releases', 'b.zip'), join(shelf, 'webb', 'b.zip')]) expect(await refused(place)).toEqual(['backup-in-site', 73])
  expect(await readdir(shelf)).toEqual(['taken.zip', 'webb'])
})

test('only an administrator backs up (J2)', async () => {
  const town = await Town.found({roles: ['registrar', 'lawyer', 'archivist']})
  onTestFinished(() => town.leave())
  expect(await refusalOf(() => backUp(town, NIGHT, '/nowhere/b.zip'))).toMatchObject({code: 'not-permitted', facts: {right: 'backup.make'}})
})

test('what is decided while a backup is written is not in it, and is applied again when it is restored (P3)', async () => {
  const town = await founded()
  const file = join(await aShelf(), 'b.zip')
  const others: Promise<unknown>[] = []
  await town.within(NIGHT, (session) =>
    makeBackup(session, {
      file,
      program: '0.2.0',
      // Somebody else takes a row down when the first table has been copied, and has it done before the rest is.
      onTable: (table) => {
        if (table !== 'role_grant') return
        town.meanwhile("INSERT INTO note (id, text, at) VALUES ('n', 'x', '')")
        others.push(town.within(NIGHT, (other) => withdrawEntries(other, {ids: ['KS 2026/00123:1'], committee: null, reason: 'other', note: null})))
      },
    }),
  )
  await Promise.all(others)
  expect((await partsIn(file)).get('register/note.jsonl')?.toString().trim().split('\n')).toHaveLength(1)
  expect((await partsIn(file)).get('register/decision.jsonl')?.toString().trim().split('\n')).toHaveLength(1)
  await verifyBackup(file, () => undefined)
  await town.loseDatabase()
  expect((await putBack(town, '2026-02-04T09:00:00Z', file)).reapplied).toMatchObject({takenDown: 1})
  expect(town.siteHolds([HEADING])).toEqual(new Map())
})

test('a kept file that is gone or changed is counted and left out', async () => {
  const town = await founded([aRow(WITH_FILE), aRow({handlingsnummer: '2', fil: 'svar.txt', fil_publiceras: 'ja'})])
  await town.import('2026-02-03T12:00:00Z', [aRow({handlingsnummer: '2', fil: 'svar.txt', fil_publiceras: 'ja', andrad: '2026-02-03T12:30:00'})], {with: {'svar.txt': 'Svar på remissen.\n'}})
  await town.publish('2026-02-03T15:00:00Z')
  const digest = sha256(FILE_TEXT)
  await writeFile(join(town.folder, 'files', digest.slice(0, 2), digest), 'annat')
  const made = await backUp(town, NIGHT, join(await aShelf(), 'b.zip'))
  expect(made).toMatchObject({files: 1, filesMissing: 1})
})

test('a failed backup leaves nothing behind', async () => {
  const town = await founded()
  const shelf = await aShelf()
  const failed = town.within(NIGHT, (session) =>
    makeBackup(session, {
      file: join(shelf, 'b.zip'),
      program: '0.2.0',
      onTable: (table) => {
        if (table === 'version') throw new Error('The lights went out')
      },
    }),
  )
  await expect(failed).rejects.toThrow('The lights went out')
  expect(await readdir(shelf)).toEqual([])
})

test('a register that kept no stop journal yet gets one with its first backup (P3)', async () => {
  const town = await founded()
  await rm(stopJournalOf(town.folder))
  await town.asOwner((db) => db('meta').where({key: 'stopJournal'}).delete())
  const file = join(await aShelf(), 'b.zip')
  await backUp(town, NIGHT, file)
  await mkdir(join(town.folder, 'elsewhere'))
  expect(await putBack(town, '2026-02-04T09:00:00Z', file)).toMatchObject({journal: 'own', reapplied: {takenDown: 0, held: 0}})
})
