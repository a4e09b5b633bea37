import fc from 'fast-check'
import type {Knex} from 'knex'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {BulkColumn, Dialect} from '../../../src/io/db/dialects/dialect.js'
import {createDatabase} from '../../../src/io/db/open-database.js'
import {select} from '../../../src/io/db/select.js'
import {foundDatabase, type FoundDatabase} from '../../support/databases.js'
import {useFolder} from '../support.js'

const COLUMNS = [{name: 'line', type: 'integer'}, {name: 'a', type: 'text'}, {name: 'b', type: 'integer'}, {name: 'c', type: 'text'}] as const satisfies readonly BulkColumn[]
type Value = string | number | null
type Row = readonly Value[]

const HOSTILE: readonly Row[] = [
  ['Åäö "x" \u0001', 1, null],
  ['', 0, 'null'],
  ["'; DROP TABLE meta; --", -5, '[1]'],
  ['\\N', null, '\\N'],
  ['\\.', 2_147_483_647, '\\'],
  ['\t\n\r\\t\\n\\\\', -2_147_483_648, '\r\n'],
  ['a\tb\nc\\d', 3, '\\\t'],
  ['\u2028\u202e\ufeff\u{1f4a3}', 4, '$1 ? ?? :x'],
  ['\u0008\u000b\u000c\u001b[31m\u007f', 5, '{"a":"\\u0000"}'],
]

describe('many rows at once', () => {
  const folder = useFolder()
  let database: FoundDatabase
  let db: Knex
  let dialect: Dialect
  beforeEach(async () => {
    database = await foundDatabase()
    ;({db, dialect} = await createDatabase({url: await database.urlFor('reg', {isAdministrator: true}), folder: folder.path}))
    await dialect.openStage(db, folder.path)
    await dialect.makeStageTable(db, 'stage_row', COLUMNS, ['line'])
  })
  afterEach(async () => {
    await dialect.closeStage(db, folder.path)
    await db.destroy()
    await database.leave()
  })

  const numbered = (rows: readonly Row[]): Value[][] => rows.map((row, line) => [line, ...row])
  const insert = (rows: readonly Row[], into: Knex = db): Promise<void> => dialect.bulkInsert(into, 'stage_row', COLUMNS, JSON.stringify(rows))
  const stored = async (): Promise<readonly Row[]> => (await select<{a: Value; b: Value; c: Value}>(db, 'SELECT a, b, c FROM stage_row ORDER BY line')).map(({a, b, c}) => [a, b, c])

  test('A9: a text comes out as it went in, whatever it holds', async () => {
    await insert(numbered(HOSTILE))
    expect(await stored()).toEqual(HOSTILE)
  })

  test('A9: so does any text at all that a database can hold', async () => {
    const text = fc.string({unit: 'binary', maxLength: 40}).map((value) => value.replaceAll('\u0000', ''))
    const row = fc.tuple(text, fc.option(fc.integer()), fc.option(text))
    await fc.assert(
      fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 30}), async (rows) => {
        await db('stage_row').delete()
        await insert(numbered(rows))
        expect(await stored()).toEqual(rows)
      }),
      {numRuns: 100},
    )
  })

  test('rows come out of one bound text as they went in', async () => {
    const rows = numbered(HOSTILE.slice(0, -1))
    const found = await select<{line: number; a: string; b: number; c: string | null}>(db, `SELECT s.* FROM ${dialect.rowsFrom(COLUMNS)} s ORDER BY line`, [JSON.stringify(rows)])
    expect(found.map(({line, a, b, c}) => [line, a, b, c])).toEqual(rows)
  })

  test('a batch that fails leaves none of its rows, its error none of its texts, and the next batch goes through', async () => {
    const failed: unknown = await insert([[1, 'Elsa Grahnén', 1, null], [1, 'Elsa Grahnén', 1, null]]).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Error)
    expect(`${String(failed)} ${(failed as Error).stack ?? ''} ${JSON.stringify(failed)}`).not.toContain('Grahnén')
    expect(await stored()).toEqual([])
    await insert([[1, 'nästa', 1, null]])
    expect(await stored()).toEqual([['nästa', 1, null]])
  })

  test('inside a change, rows that are undone are gone', async () => {
    const undone = db.transaction(async (tx) => {
      await insert([[1, 'x', 1, null]], tx)
      expect(await select(tx, 'SELECT a FROM stage_row')).toEqual([{a: 'x'}])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await stored()).toEqual([])
  })

  test('texts sort by their bytes, and numbers count up', async () => {
    const texts = ['B', 'a', 'Å', 'ä', 'Z', '', 'KS 2026/00010', 'KS 2026/0009', '~', 'é', '\u{1f4a3}', '\uffee']
    await insert(numbered(texts.map((text) => [text, null, text])))
    await dialect.stageIsFilled(db, 'stage_row')
    const bytewise = texts.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    const found = await select<{a: string}>(db, 'SELECT a FROM stage_row ORDER BY a')
    expect(found.map(({a}) => a)).toEqual(bytewise)
    expect(await select(db, 'SELECT min(a) AS first, max(a) AS last, count(*) AS n FROM stage_row')).toEqual([{first: '', last: bytewise.at(-1), n: texts.length}])
    // In the register's own tables too, and in what is listed beside them.
    await db('note').insert(texts.map((text) => ({id: text, text: '', at: ''})))
    expect((await db('note').select('id').orderBy('id')).map(({id}: {id: string}) => id)).toEqual(bytewise)
    const above = await select<{id: string}>(db, `SELECT n.id FROM note n JOIN ${dialect.rowsFrom([{name: 'id', type: 'text'}])} s ON s.id = n.id WHERE (n.id, n.at) > (?, ?) ORDER BY s.id`, [JSON.stringify(texts.map((text) => [text])), 'Z', ''])
    expect(above.map(({id}) => id)).toEqual(bytewise.slice(bytewise.indexOf('Z') + 1))
  })

  test('an import’s tables are seen by nobody else, and are there anew for the next', async () => {
    await insert(numbered([['Elsa Grahnén', 1, null]]))
    const other = await createDatabase({url: await database.urlFor('reg'), folder: folder.path})
    await expect(select(other.db, 'SELECT * FROM stage_row')).rejects.toThrow()
    await other.db.destroy()
    await dialect.closeStage(db, folder.path)
    await expect(select(db, 'SELECT * FROM stage_row')).rejects.toThrow()
    await dialect.openStage(db, folder.path)
    await dialect.makeStageTable(db, 'stage_row', COLUMNS, ['line'])
    expect(await stored()).toEqual([])
  })
})
