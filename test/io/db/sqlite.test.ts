import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {Knex} from 'knex'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {dialectOf} from '../../../src/io/db/dialects/index.js'
import {sqlite} from '../../../src/io/db/dialects/sqlite.js'
import {openDatabase} from '../../../src/io/db/open-database.js'
import {select} from '../../../src/io/db/select.js'
import {holdLock} from '../../../src/io/system/lock.js'
import {Town} from '../../support/town.js'
import {Child, refusalOf, useFolder} from '../support.js'

const folder = useFolder()
const PROGRAM = new URL('../children/hold-lock.ts', import.meta.url)
const WAIT_MS = 10_000

describe('locks', () => {
  test('one at a time, and another name is another lock', async () => {
    const lock = await sqlite.holdRunLock(folder.path, 'import', 0)
    expect(lock).not.toBeNull()
    expect(await sqlite.holdRunLock(folder.path, 'import', 0)).toBeNull()
    const other = await sqlite.holdRunLock(folder.path, 'site', 0)
    expect(other).not.toBeNull()
    await lock?.release()
    await other?.release()
    const again = await sqlite.holdRunLock(folder.path, 'import', 0)
    expect(again).not.toBeNull()
    await again?.release()
  })

  test('G2: cannot go stale: whoever is killed lets go', async () => {
    const holder = new Child(PROGRAM, folder.path, 'import')
    expect(await holder.says()).toBe('held')
    expect(await sqlite.holdRunLock(folder.path, 'import', 0)).toBeNull()
    await holder.kill()
    const lock = await sqlite.holdRunLock(folder.path, 'import', WAIT_MS)
    expect(lock).not.toBeNull()
    await lock?.release()
  })

  test('a second process is refused, and the first keeps it', async () => {
    const lock = await sqlite.holdRunLock(folder.path, 'site', 0)
    const second = new Child(PROGRAM, folder.path, 'site')
    expect(await second.says()).toBe('refused')
    await second.kill()
    expect(await sqlite.holdRunLock(folder.path, 'site', 0)).toBeNull()
    await lock?.release()
  })

  test('one that waits gets it when it is let go', async () => {
    const lock = await sqlite.holdRunLock(folder.path, 'import', 0)
    const waiting = sqlite.holdRunLock(folder.path, 'import', WAIT_MS)
    await lock?.release()
    const next = await waiting
    expect(next).not.toBeNull()
    await next?.release()
  })

  test('the one who has to wait is told who, where and since when', async () => {
    const town = await Town.found()
    try {
      await town.within('2026-02-03T09:00:00Z', async (session) => {
        const lock = await holdLock(session, 'import', 0)
        expect(await refusalOf(() => holdLock(session, 'import', 0))).toMatchObject({code: 'locked', exitCode: 75, facts: {user: 'reg', pid: process.pid, since: '2026-02-03T09:00:00.000Z'}})
        await lock.release()
        await (await holdLock(session, 'import', 0)).release()
      })
    } finally {
      await town.leave()
    }
  })
})

describe('the register’s file', () => {
  let db: Knex
  let umask: number
  beforeEach(async () => {
    // As bin/run.js does before anything is opened.
    umask = process.umask(0o077)
    ;({db} = await openDatabase('sqlite:register.db', folder.path))
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

  test('P1: what was removed and scrubbed is in no file', async () => {
    const text = 'Anmälan mot Elsa Grahnén '.repeat(400)
    const holdsIt = (): boolean => readdirSync(folder.path).some((file) => readFileSync(join(folder.path, file)).includes('Elsa Grahnén'))
    await db('note').insert(Array.from({length: 20}, (_, at) => ({id: `n${String(at)}`, text, at: ''})))
    expect(holdsIt()).toBe(true)
    await db('note').delete()
    await sqlite.scrub(db)
    expect(holdsIt()).toBe(false)
  })

  test('P4: an error’s text carries no bound value', async () => {
    await db('note').insert({id: 'n', text: 'x', at: ''})
    const failed: unknown = await db('note').insert({id: 'n', text: 'Elsa Grahnén', at: ''}).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Error)
    expect(`${String(failed)} ${(failed as Error).stack ?? ''} ${JSON.stringify(failed)}`).not.toContain('Grahnén')
  })

  test('a reference to nothing is refused', async () => {
    await expect(db('publication').insert({entry_id: 'finns inte', version_number: 1})).rejects.toThrow('FOREIGN KEY')
  })

  test('rows come out of one bound text as they went in', async () => {
    const rows = [['Åäö "x" \u0001', 1, null], ['', 0, 'null'], ["'; DROP TABLE meta; --", -5, '[1]']]
    const table = sqlite.rowsFrom([{name: 'a', type: 'text'}, {name: 'b', type: 'integer'}, {name: 'c', type: 'text'}])
    const found = await select<{a: string; b: number; c: string | null}>(db, `SELECT * FROM ${table} s`, [JSON.stringify(rows)])
    expect(found.map(({a, b, c}) => [a, b, c])).toEqual(rows)
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
  expect(await refusalOf(() => dialectOf('postgres://db/diarievakt'))).toMatchObject({code: 'database-unsupported', exitCode: 78})
})
