import {readdirSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {auditTrail} from '../../src/io/db/audit-table.js'
import {holdLock} from '../../src/io/system/lock.js'
import {Child} from '../io/support.js'
import {tablesOf} from '../support/databases.js'
import {aRow, csvOf, Town} from '../support/town.js'

const MORNING = '2026-02-03T09:00:00Z'
const LATER = '2026-02-03T10:00:00Z'
const WAIT_MS = 10_000

const ROWS = Array.from({length: 40}, (_, at) => aRow({handlingsnummer: String(at + 1), handlingsrubrik: `Remiss ${String(at + 1)} om förskolor`}))

test.each(['read', 'judge', 'apply', 'written'])('an import that is killed (%s) has changed nothing, holds nobody up, and leaves nothing that the next does not clear away (A9 G2)', async (step) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import(MORNING, ROWS.slice(0, 1))
  const before = await town.within(MORNING, async ({db}) => ({trail: await auditTrail(db), versions: await db('version').select(), tables: await tablesOf(db)}))

  const path = join(town.folder, 'inbox', 'export.csv')
  await writeFile(path, csvOf(ROWS.map((row) => ({...row, handlingsrubrik: `${row.handlingsrubrik}, svar`, andrad: '2026-02-03T10:30:00'}))))
  const child = new Child(new URL('../io/children/import-until.ts', import.meta.url), town.folder, JSON.stringify(town.settings), path, LATER, step)
  expect(await child.says()).toBe('here')
  await child.kill()

  await town.within(LATER, async (session) => {
    // Waited for only as long as the kernel or the server needs to notice.
    await (await holdLock(session, 'import', WAIT_MS)).release()
    expect({trail: await auditTrail(session.db), versions: await session.db('version').select(), tables: await tablesOf(session.db)}).toEqual(before)
  })
  const {files} = await town.import('2026-02-03T10:40:00Z', csvOf(ROWS.map((row) => ({...row, handlingsrubrik: `${row.handlingsrubrik}, svar`, andrad: '2026-02-03T10:30:00'}))))
  expect(files[0]).toMatchObject({read: 40, imported: 39, changed: 1, rejected: 0})
  await town.within('2026-02-03T10:40:00Z', async ({db}) => expect(await tablesOf(db)).toEqual(before.tables))
  expect(readdirSync(join(town.folder, 'runs'), {recursive: true}).filter((file) => String(file).includes('stage'))).toEqual([])
})
