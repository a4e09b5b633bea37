import knexFactory from 'knex'
import type {Knex} from 'knex'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {isCurrent} from '../../../src/io/db/migrations/index.js'
import * as m0001 from '../../../src/io/db/migrations/0001-register.js'
import * as m0002 from '../../../src/io/db/migrations/0002-audit-chain.js'
import {dialectOf} from '../../../src/io/db/dialects/index.js'
import {createDatabase, openDatabase} from '../../../src/io/db/open-database.js'
import {select} from '../../../src/io/db/select.js'
import {chainStart, linkText} from '../../../src/core/audit/chain.js'
import {chainHeads, type AuditRow} from '../../../src/io/db/audit-table.js'
import {readMeta} from '../../../src/io/db/meta-table.js'
import {sha256} from '../../../src/io/system/digest.js'
import {foundDatabase, type FoundDatabase} from '../../support/databases.js'
import {changeAsOwner} from '../../support/postgres-cluster.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()
let database: FoundDatabase
let url: string
beforeEach(async () => {
  database = await foundDatabase({isEmpty: true})
  url = await database.urlFor('reg', {isAdministrator: true})
})
afterEach(() => database.leave())

async function withDatabase<T>(open: typeof openDatabase, work: (db: Knex) => Promise<T>): Promise<T> {
  const {db} = await open({url, folder: folder.path})
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

describe('the schema', () => {
  test('made twice is made once', async () => {
    const made = await withDatabase(createDatabase, async (db) => {
      await db('note').insert({id: 'n', text: 'x', at: ''})
      return select<{name: string}>(db, 'SELECT name, migration_time FROM knex_migrations')
    })
    expect(isCurrent(made.map(({name}) => name))).toBe(true)
    for (const open of [createDatabase, openDatabase]) {
      await withDatabase(open, async (db) => {
        expect(await db('note').select('id')).toEqual([{id: 'n'}])
        expect(await select(db, 'SELECT name, migration_time FROM knex_migrations')).toEqual(made)
      })
    }
  })

  test('is not made by opening: a wrong address must not become a new register', async () => {
    const empty = {code: 'database-empty', exitCode: 66}
    expect(await refusalOf(() => withDatabase(openDatabase, async () => undefined))).toMatchObject(empty)
    expect(await refusalOf(() => withDatabase(openDatabase, async () => undefined))).toMatchObject(empty)
  })

  test('from a newer program is refused rather than half understood', async () => {
    await withDatabase(createDatabase, async () => undefined)
    await changeAsOwner({url, folder: folder.path}, (db) => db('knex_migrations').insert({name: '9999-framtiden', batch: 2, migration_time: new Date(0)}))
    for (const open of [createDatabase, openDatabase]) expect(await refusalOf(() => withDatabase(open, async () => undefined))).toMatchObject({code: 'database-newer', exitCode: 78})
  })

  test('A8: a diary number is unique within its diary, not across the municipality', async () => {
    const entry = (id: string, committee: string): object => ({
      id, kind: 'case', committee, case_number: '2026/00123', document_number: '', case_id: null, registry_state: 'present', changed_at: null, content_digest: '', current_version: 1, is_history: 0, published_earlier: null, first_published_on: null, is_taken_down: 0, row_is_open: 0,
    })
    await withDatabase(createDatabase, async (db) => {
      await db('entry').insert([entry('a', 'KS'), entry('b', 'SN')])
      await expect(db('entry').insert(entry('c', 'KS'))).rejects.toThrow('UNIQUE')
    })
  })

  test('a log from before there were chains is chained in the order in which it was written', async () => {
    const place = {url, folder: folder.path}
    const dialect = dialectOf(url)
    const old = knexFactory(dialect.configuration(place, true))
    const migrationSource = {getMigrations: async () => ['0001-register'], getMigrationName: (name: string) => name, getMigration: async () => m0001}
    await old.migrate.latest({migrationSource})
    const written = Array.from({length: 1000}, (_, at) => ({
      at: '2026-02-03T08:00:00.000Z', actor: 'reg', committee: at % 3 === 0 ? null : at % 3 === 1 ? 'KS' : 'SN',
      ...(at % 2 === 0 ? {kind: 'entry.restored', event: `{"kind":"entry.restored","entry":"e${String(at)}","version":"v"}`} : {kind: 'entries.rescanned', event: `{"kind":"entries.rescanned","scanned":${String(at)}}`}),
    }))
    for (const row of written) await old('audit_event').insert(row)
    await dialect.shareOut(old)
    await old.destroy()

    await withDatabase(openDatabase, async (db) => {
      const register = (await readMeta(db)).get('registerId') ?? ''
      expect(register).toMatch(/^[a-z]{20}$/)
      for (const chain of ['*', 'KS', 'SN']) {
        const rows: AuditRow[] = await db<AuditRow>('audit_event').where({chain}).orderBy('position')
        expect(rows.map(({event}) => event)).toEqual(written.filter(({committee}) => (committee ?? '*') === chain).map(({event}) => event))
        expect(rows.map(({entry_id}) => entry_id)).toEqual(rows.map(({event}) => (JSON.parse(event) as {entry?: string}).entry ?? null))
        let previous = chainStart(register, chain, sha256)
        for (const [at, row] of rows.entries()) {
          expect(row).toMatchObject({position: at + 1, previous_hash: previous, hash: sha256(linkText({...row, previous: row.previous_hash, entry: row.entry_id}))})
          previous = row.hash
        }
        expect(await chainHeads(db)).toContainEqual({chain, position: rows.length, hash: previous})
      }
    })
  })

  test('P4: an error’s text carries no bound value', async () => {
    await withDatabase(createDatabase, async (db) => {
      await db('note').insert({id: 'Elsa Grahnén', text: 'x', at: ''})
      const failed: unknown = await db('note').insert({id: 'Elsa Grahnén', text: 'Elsa Grahnén', at: ''}).catch((error: unknown) => error)
      expect(failed).toBeInstanceOf(Error)
      expect(`${String(failed)} ${(failed as Error).stack ?? ''} ${JSON.stringify(failed)}`).not.toContain('Grahnén')
    })
  })

  test('a reference to nothing is refused', async () => {
    await withDatabase(createDatabase, (db) => expect(db('publication').insert({entry_id: 'finns inte', version_number: 1})).rejects.toThrow('FOREIGN KEY'))
  })

  test('A10: is never taken back', async () => {
    for (const {down} of [m0001, m0002]) await expect(down()).rejects.toThrow('never migrated backwards')
  })
})
