import knexFactory from 'knex'
import type {Knex} from 'knex'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {migrate} from '../../../src/io/db/migrations/index.js'
import * as m0001 from '../../../src/io/db/migrations/0001-register.js'
import * as m0002 from '../../../src/io/db/migrations/0002-audit-chain.js'
import {openDatabase} from '../../../src/io/db/open-database.js'
import {select} from '../../../src/io/db/select.js'
import {chainStart, linkText} from '../../../src/core/audit/chain.js'
import {chainHeads, type AuditRow} from '../../../src/io/db/audit-table.js'
import {readMeta} from '../../../src/io/db/meta-table.js'
import {sha256} from '../../../src/io/system/digest.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()

async function withDatabase<T>(work: (db: Knex) => Promise<T>): Promise<T> {
  const {db} = await openDatabase('sqlite:register.db', folder.path)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

const schemaOf = (db: Knex): Promise<readonly unknown[]> => select(db, 'SELECT type, name, sql FROM sqlite_master ORDER BY type, name')

describe('the schema', () => {
  test('made twice is made once', async () => {
    const first = await withDatabase(async (db) => {
      await db('note').insert({id: 'n', text: 'x', at: ''})
      return schemaOf(db)
    })
    await withDatabase(async (db) => {
      await migrate(db)
      await migrate(db)
      expect(await schemaOf(db)).toEqual(first)
      expect(await db('note').select('id')).toEqual([{id: 'n'}])
      expect(await db('knex_migrations').select('name')).toEqual(['0001-register', '0002-audit-chain', '0003-leaving', '0007-row-digest'].map((name) => ({name})))
    })
  })

  test('from a newer program is refused rather than half understood', async () => {
    await withDatabase((db) => db('knex_migrations').insert({name: '9999-framtiden', batch: 2, migration_time: 0}))
    expect(await refusalOf(() => withDatabase(async () => undefined))).toMatchObject({code: 'database-newer', exitCode: 78})
  })

  test('holds text and integers only, so that every database gives back the same', async () => {
    await withDatabase(async (db) => {
      const columns = await select<{type: string; name: string}>(db, `SELECT DISTINCT upper(c.type) AS type FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'knex%' AND t.name NOT LIKE 'sqlite%'`)
      expect(columns.map(({type}) => type).sort()).toEqual(['INTEGER', 'TEXT'])
    })
  })

  test('A8: a diary number is unique within its diary, not across the municipality', async () => {
    const entry = (id: string, committee: string): object => ({
      id, kind: 'case', committee, case_number: '2026/00123', document_number: '', case_id: null, registry_state: 'present', changed_at: null, content_digest: '', current_version: 1, is_history: 0, published_earlier: null, first_published_on: null, is_taken_down: 0, row_is_open: 0,
    })
    await withDatabase(async (db) => {
      await db('entry').insert([entry('a', 'KS'), entry('b', 'SN')])
      await expect(db('entry').insert(entry('c', 'KS'))).rejects.toThrow('UNIQUE')
    })
  })

  test('a log from before there were chains is chained in the order in which it was written', async () => {
    const old = knexFactory({client: 'sqlite3', connection: {filename: join(folder.path, 'register.db')}, useNullAsDefault: true})
    const migrationSource = {getMigrations: async () => ['0001-register'], getMigrationName: (name: string) => name, getMigration: async () => m0001}
    await old.migrate.latest({migrationSource})
    const written = Array.from({length: 1000}, (_, at) => ({
      at: '2026-02-03T08:00:00.000Z', actor: 'reg', committee: at % 3 === 0 ? null : at % 3 === 1 ? 'KS' : 'SN',
      ...(at % 2 === 0 ? {kind: 'entry.restored', event: `{"kind":"entry.restored","entry":"e${String(at)}","version":"v"}`} : {kind: 'entries.rescanned', event: `{"kind":"entries.rescanned","scanned":${String(at)}}`}),
    }))
    for (const row of written) await old('audit_event').insert(row)
    await old.destroy()

    await withDatabase(async (db) => {
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

  test('A10: is never taken back', async () => {
    for (const {down} of [m0001, m0002]) await expect(down()).rejects.toThrow('never migrated backwards')
  })
})
