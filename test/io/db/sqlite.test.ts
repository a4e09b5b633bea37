import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {Knex} from 'knex'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {dialectOf} from '../../../src/io/db/dialects/index.js'
import {sqlite} from '../../../src/io/db/dialects/sqlite.js'
import {createDatabase} from '../../../src/io/db/open-database.js'
import {select} from '../../../src/io/db/select.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()
describe('the register’s file', () => {
  let db: Knex
  let umask: number
  beforeEach(async () => {
    // As bin/run.js does before anything is opened.
    umask = process.umask(0o077)
    ;({db} = await createDatabase({url: 'sqlite:register.db', folder: folder.path}))
  })
  afterEach(async () => {
    await db.destroy()
    process.umask(umask)
  })

  test.each([['journal_mode', 'wal'], ['synchronous', 2], ['secure_delete', 1], ['foreign_keys', 1], ['temp_store', 2]])('%s is %s', async (pragma, value) => {
    const [row] = await select<Record<string, unknown>>(db, `PRAGMA ${pragma}`)
    expect(row).toEqual({[pragma]: value})
  })

  test('nobody else on the machine can read it, nor what lies beside it', async () => {
    await db('meta').insert({key: 'prov', value: '1'})
    const files = readdirSync(folder.path).sort()
    expect(files).toEqual(['register.db', 'register.db-shm', 'register.db-wal'])
    for (const file of files) expect((statSync(join(folder.path, file)).mode & 0o777).toString(8), file).toBe('600')
  })

  test.each([
    ['UPDATE version SET stage = ? FROM', "WHERE version.entry_id = s.entry_id AND version.number = s.number AND version.stage IN ('cleared', 'secret')"],
    ['SELECT v.number FROM version v JOIN', "ON v.entry_id = s.entry_id WHERE v.stage = 'published' AND s.number = v.number AND v.made_at = ?"],
  ])('a list that is joined with a table is gone through once: %s', async (before, after) => {
    const listed = sqlite.rowsFrom([{name: 'entry_id', type: 'text'}, {name: 'number', type: 'integer'}])
    const plan = await select<{detail: string}>(db, `EXPLAIN QUERY PLAN ${before} ${listed} s ${after}`, ['x', '[]'])
    const steps = plan.map(({detail}) => detail)
    expect(steps.some((step) => /^(MATERIALIZE|CO-ROUTINE) s/.test(step)), steps.join('; ')).toBe(true)
  })

  test('P1: no index of words stands in it that would keep what is deleted', async () => {
      const indexes = await select<{name: string; sql: string}>(db, `SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'`)
      // FTS5 keeps deleted words whatever the database does, unless its own `secure-delete` is on.
      for (const {name, sql} of indexes) {
        expect(sql, name).toMatch(/using fts5/i)
        expect(await select(db, `SELECT v FROM ${name}_config WHERE k = 'secure-delete'`), name).toEqual([{v: 1}])
      }
  })

  test('P1: what was removed and scrubbed is in no file', async () => {
    const text = 'Anmälan mot Elsa Grahnén '.repeat(400)
    const holdsIt = (): boolean => readdirSync(folder.path).some((file) => readFileSync(join(folder.path, file)).includes('Elsa Grahnén'))
    await db('note').insert(Array.from({length: 20}, (_, at) => ({id: `n${String(at)}`, text, at: ''})))
    expect(holdsIt()).toBe(true)
    await db('note').delete()
    await sqlite.scrub(db)
    expect(holdsIt()).toBe(false)
  })

  test('holds text and integers only, so that every database gives back the same', async () => {
    const columns = await select<{type: string}>(db, `SELECT DISTINCT upper(c.type) AS type FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'knex%' AND t.name NOT LIKE 'sqlite%'`)
    expect(columns.map(({type}) => type).sort()).toEqual(['INTEGER', 'TEXT'])
  })

  test('an import’s stage is a file of its own that leaves nothing', async () => {
    await sqlite.openStage(db, folder.path)
    await db.raw('CREATE TABLE stage.prov (a TEXT)')
    await db.raw("INSERT INTO stage.prov VALUES ('Elsa Grahnén')")
    expect(existsSync(join(folder.path, 'stage.db'))).toBe(true)
    await sqlite.closeStage(db, folder.path)
    expect(readdirSync(folder.path).filter((file) => file.startsWith('stage'))).toEqual([])
    // What a killed import left is thrown away.
    await sqlite.openStage(db, folder.path)
    await db.raw('CREATE TABLE stage.prov (a TEXT)')
    await sqlite.closeStage(db, folder.path)
  })
})

test('another database than those it knows is refused', async () => {
  expect(dialectOf('sqlite:x.db')).toBe(sqlite)
  expect(await refusalOf(() => dialectOf('mysql://db/diarievakt'))).toMatchObject({code: 'database-unsupported', exitCode: 78})
})
