import {readdirSync} from 'node:fs'
import {copyFile, readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import fc from 'fast-check'
import {beforeAll, afterAll, describe, expect, test} from 'vitest'
import {tablesAt} from '../../support/schemas.js'
import {verifyBackup} from '../../../src/usecases/backup/verify-backup.js'
import {Refusal, type RefusalCode} from '../../../src/core/refusal.js'
import {flipped, partsIn, Rewritten, sealed, type Part} from '../../support/archives.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {aRow, Town} from '../../support/town.js'

const NIGHT = '2026-02-03T22:00:00Z'

let town: Town
let file: string

beforeAll(async () => {
  town = await Town.found()
  await town.import('2026-02-03T09:00:00Z', [aRow({fil: 'remiss.txt', fil_publiceras: 'ja'}), aRow({handlingsnummer: '2', registrator: ''})], {with: {'remiss.txt': 'Remissen.\n'}})
  await town.publish('2026-02-03T11:00:00Z')
  file = join(town.folder, 'b.zip')
  await backUp(town, NIGHT, file)
})

afterAll(() => town.leave())

async function verdictOn(path: string): Promise<RefusalCode | 'whole'> {
  try {
    await verifyBackup(path, () => undefined)
    return 'whole'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('a whole backup is whole, and looking it through leaves nothing anywhere (P3)', async () => {
  const before = [...readdirSync(town.folder, {recursive: true})].sort()
  expect(await verdictOn(file)).toBe('whole')
  expect([...readdirSync(town.folder, {recursive: true})].sort()).toEqual(before)
})

test('one changed bit anywhere is found, in whatever part of the file (P3)', async () => {
  const {length} = await readFile(file)
  const damaged = join(await aShelf(), 'damaged.zip')
  await fc.assert(
    fc.asyncProperty(fc.nat(length - 1), fc.integer({min: 1, max: 255}), async (at, change) => {
      await writeFile(damaged, await flipped(file, at, change))
      expect(await verdictOn(damaged)).toBe('backup-damaged')
    }),
    {numRuns: 400},
  )
})

test('a file that is cut off, longer, empty, another kind of archive or not there is no backup (P3)', async () => {
  const shelf = await aShelf()
  const whole = await readFile(file)
  const cases: readonly (readonly [string, Buffer])[] = [
    ['cut', whole.subarray(0, -1)],
    ['half', whole.subarray(0, whole.length / 2)],
    ['longer', Buffer.concat([whole, Buffer.from('x')])],
    ['empty', Buffer.alloc(0)],
    ['text', Buffer.from('diarievakt sha256 '.repeat(20))],
    ['zip', await sealed([{name: 'a.txt', bytes: Buffer.from('a')}])],
  ]
  for (const [name, bytes] of cases) {
    await writeFile(join(shelf, name), bytes)
    expect(await verdictOn(join(shelf, name)), name).toBe('backup-damaged')
  }
  expect(await verdictOn(join(shelf, 'nowhere.zip'))).toBe('input-not-found')
})

describe('an archive with a right seal that somebody has made to do harm', () => {
  const parts = async (): Promise<Part[]> => [...(await partsIn(file))].map(([name, bytes]) => ({name, bytes, options: {compress: !name.startsWith('files/')}}))
  const evil = (name: string, options: Part['options'] = {}): Part => ({name, bytes: Buffer.from('evil'), options: {compress: false, ...options}})
  /** Names that the writer of archives does not write are put in afterwards, in both places where they stand. */
  const renamed = (from: string, to: string) => (zip: Buffer): Buffer => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')

  test.each([
    ['a name that leads out', evil('aaaevil'), renamed('aaaevil', '../evil')],
    ['an absolute name', evil('aevil'), renamed('aevil', '/evil')],
    ['a name of another system', evil('aaevil'), renamed('aaevil', 'c:\\evl')],
    ['a name that leads out of files', evil('files/aa/aaaaaa'), renamed('files/aa/aaaaaa', 'files/../../bbb')],
    ['a name of none of ours', evil('evil.sh'), (zip: Buffer) => zip],
    ['a folder', evil('register/aaaa'), renamed('register/aaaa', 'register/bbb/')],
    ['a table that is not told of', evil('register/evil.jsonl'), (zip: Buffer) => zip],
    ['a link instead of a file', evil(`files/aa/${'a'.repeat(64)}`, {mode: 0o120_777}), (zip: Buffer) => zip],
    ['a kept file with other bytes', evil(`files/aa/${'a'.repeat(64)}`), (zip: Buffer) => zip],
    ['a kept file in another’s folder', evil(`files/aa/${'b'.repeat(64)}`), (zip: Buffer) => zip],
    ['a kept file that is packed', evil(`files/aa/${'a'.repeat(64)}`, {compress: true}), (zip: Buffer) => zip],
  ] as const)('is refused: %s', async (_name, part, change) => {
    const path = join(await aShelf(), 'evil.zip')
    await writeFile(path, await sealed([...(await parts()), part], change))
    expect(await verdictOn(path)).toBe('backup-damaged')
    expect(await readdir(join(path, '..'))).toEqual(['evil.zip'])
  })

  test('is refused: a part that stands twice', async () => {
    const path = join(await aShelf(), 'evil.zip')
    const all = await parts()
    await writeFile(path, await sealed([...all, ...all.filter(({name}) => name === 'register/version.jsonl')]))
    expect(await verdictOn(path)).toBe('backup-damaged')
  })

  test('is refused: a part that would swell to a thousand times its size', async () => {
    const path = join(await aShelf(), 'bomb.zip')
    const bomb = Buffer.alloc(60_000_000, 'a')
    await writeFile(path, await sealed((await parts()).map((part) => (part.name === 'register/version.jsonl' ? {...part, bytes: bomb} : part))))
    expect(await verdictOn(path)).toBe('backup-damaged')
  })

  test('is refused: parts that share their bytes', async () => {
    const path = join(await aShelf(), 'bomb.zip')
    const big = Buffer.alloc(300_000)
    const [one, two] = ['a', 'b'].map((letter) => `files/${letter.repeat(2)}/${letter.repeat(64)}`)
    // The second entry of the directory is made to point at the first one's bytes.
    const overlap = (zip: Buffer): Buffer => {
      const at = zip.lastIndexOf(Buffer.from(two ?? '')) - 46
      const first = zip.lastIndexOf(Buffer.from(one ?? '')) - 46
      zip.copy(zip, at + 16, first + 16, first + 28)
      zip.copy(zip, at + 42, first + 42, first + 46)
      return zip
    }
    await writeFile(path, await sealed([...(await parts()), {name: one ?? '', bytes: big, options: {compress: false}}, evil(two ?? '')], overlap))
    expect(await verdictOn(path)).toBe('backup-damaged')
  })
})

describe('a backup whose digests are right and whose contents are not', () => {
  const rewritten = async (change: (backup: Rewritten) => void): Promise<string> => {
    const backup = await Rewritten.from(file)
    change(backup)
    return backup.write(join(await aShelf(), 'rewritten.zip'))
  }
  const columnsOf = (backup: Rewritten, table: string): readonly string[] => backup.manifest.tables.find(({name}) => name === table)?.columns ?? []

  test('is whole when nothing is changed', async () => {
    expect(await verdictOn(await rewritten(() => undefined))).toBe('whole')
    expect(await verdictOn(await rewritten((backup) => backup.setRows('entry', columnsOf(backup, 'entry'), backup.rows('entry'))))).toBe('whole')
  })

  test.each<readonly [string, (backup: Rewritten) => void]>([
    ['rows of another number', (backup) => backup.setTable('entry', {rows: 7})],
    ['rows of another digest', (backup) => backup.setTable('entry', {rowsDigest: '0'.repeat(64)})],
    ['a part of another digest', (backup) => backup.setTable('entry', {sha256: '0'.repeat(64)})],
    ['a part of another size', (backup) => backup.setTable('entry', {bytes: 7})],
    ['a table that is missing', (backup) => { backup.manifest = {...backup.manifest, tables: backup.manifest.tables.filter(({name}) => name !== 'note')}; backup.parts.delete('register/note.jsonl') }],
    ['a column that is missing', (backup) => backup.setRows('entry', columnsOf(backup, 'entry').slice(1), backup.rows('entry'))],
    ['a text where a number stands', (backup) => backup.setRows('entry', columnsOf(backup, 'entry'), backup.rows('entry').map((row) => ({...row, current_version: '1'})))],
    ['a number where a text stands', (backup) => backup.setRows('version', columnsOf(backup, 'version'), backup.rows('version').map((row) => ({...row, content: 1})))],
    ['a fraction', (backup) => backup.setRows('entry', columnsOf(backup, 'entry'), backup.rows('entry').map((row) => ({...row, current_version: 1.5})))],
    ['a structure', (backup) => backup.setRows('version', columnsOf(backup, 'version'), backup.rows('version').map((row) => ({...row, content: {a: 1}})))],
    ['a version of no entry', (backup) => backup.setRows('version', columnsOf(backup, 'version'), backup.rows('version').map((row, at) => (at === 0 ? {...row, entry_id: 'nobody'} : row)))],
    ['another register’s id', (backup) => { backup.manifest = {...backup.manifest, register: 'another'} }],
    ['a rehearsal that says it is none', (backup) => { backup.manifest = {...backup.manifest, isRehearsal: false} }],
    ['a log that ends elsewhere', (backup) => { backup.manifest = {...backup.manifest, heads: []} }],
    ['another key than it tells of', (backup) => backup.parts.set('fingerprint.key', Buffer.alloc(32))],
    ['other settings than it tells of', (backup) => backup.parts.set('settings/diarievakt.yaml', Buffer.from('a: 1'))],
    ['a source map whose name leads out of its folder', (backup) => backup.parts.set('settings/sources/djup/karta.yaml', Buffer.from('a: 1'))],
    ['a source map that it does not tell of', (backup) => backup.parts.set('settings/sources/evil.yaml', Buffer.from('a: 1'))],
    ['a file too many', (backup) => { backup.manifest = {...backup.manifest, files: {count: 0, bytes: 0}} }],
    ['a manifest with a key that nobody knows', (backup) => { backup.manifest = {...backup.manifest, ...{evil: true}} }],
  ])('is refused: %s', async (_name, change) => {
    expect(await verdictOn(await rewritten(change))).toBe('backup-damaged')
  })

  test('one row twice is refused by the table’s own key', async () => {
    const path = await rewritten((backup) => backup.setRows('note', columnsOf(backup, 'note'), [{id: 'n', text: 'x', at: ''}, {id: 'n', text: 'x', at: ''}]))
    expect(await verdictOn(path)).toBe('backup-damaged')
  })

  test('from a newer program is refused as such', async () => {
    expect(await verdictOn(await rewritten((backup) => { backup.manifest = {...backup.manifest, schema: [...backup.manifest.schema, '9999-framtiden']} }))).toBe('database-newer')
    expect(await verdictOn(await rewritten((backup) => { backup.manifest = {...backup.manifest, ...({format: 'diarievakt.backup/2'} as object)} }))).toBe('database-newer')
  })
})

test('a backup of an older schema is brought up to this program’s (P3)', async () => {
  const backup = await Rewritten.from(file)
  const older = backup.manifest.schema.slice(0, 3)
  expect(older.at(-1)).toBe('0003-leaving')
  for (const {name} of [...backup.manifest.tables]) {
    const columns = (await tablesAt(older)).get(name)
    if (columns !== undefined) backup.setRows(name, columns, backup.rows(name))
    else {
      backup.parts.delete(`register/${name}.jsonl`)
      backup.manifest = {...backup.manifest, tables: backup.manifest.tables.filter((table) => table.name !== name)}
    }
  }
  backup.manifest = {...backup.manifest, schema: older}
  const path = await backup.write(join(await aShelf(), 'older.zip'))
  expect(await verdictOn(path)).toBe('whole')
  const copy = join(await aShelf(), 'older.zip')
  await copyFile(path, copy)
  expect((await putBack(town, '2026-02-04T09:00:00Z', copy)).public).toBe(3 - 1)
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(1)
})

test('P3: its log is judged from end to end, as the register’s own is: a row changed in the middle is told, though every head is as it was', async () => {
  const other = await Town.found()
  try {
    await other.import('2026-02-03T09:00:00Z', [aRow()])
    await other.publish('2026-02-03T11:00:00Z')
    const whole = join(other.folder, 'hel.zip')
    await backUp(other, NIGHT, whole)
    expect((await verifyBackup(whole, () => undefined)).log).toMatchObject({ok: true, problems: []})
    await other.asOwner((db) => db('audit_event').where({chain: '*', position: 2}).update({actor: 'nagon-annan'}))
    const altered = join(other.folder, 'andrad.zip')
    await backUp(other, '2026-02-03T23:00:00Z', altered)
    expect((await verifyBackup(altered, () => undefined)).log).toMatchObject({ok: false, problems: [{kind: 'edited', chain: '*', position: 2}]})
  } finally {
    await other.leave()
  }
})
