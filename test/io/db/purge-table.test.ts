import type {Knex} from 'knex'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {casesWithReceipt, purgeEntries, type PurgeGround} from '../../../src/io/db/purge-table.js'
import {select} from '../../../src/io/db/select.js'
import type {Session} from '../../../src/io/session.js'
import {signFor} from '../../support/archive-packages.js'
import {aRow, Town} from '../../support/town.js'

const LATER = '2028-02-04T09:00:00Z'

interface Case {
  readonly town: Town
  readonly caseEntry: EntryId
  readonly documents: readonly EntryId[]
}

/** A case with two documents that have been public and are no more. */
async function anExpiredCase(): Promise<Case> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow(), aRow({handlingsnummer: '2'})])
  await town.publish('2026-02-03T11:00:00Z')
  await town.publish('2028-02-03T00:05:00+01:00', 'removals')
  return town.within(LATER, async ({db}) => {
    const rows: {id: EntryId; kind: string}[] = await db('entry').select('id', 'kind').orderBy('id')
    const of = (kind: string): EntryId[] => rows.filter((row) => row.kind === kind).map(({id}) => id)
    return {town, caseEntry: of('case')[0] as EntryId, documents: of('document')}
  })
}

async function purge(session: Session, entries: readonly EntryId[], ground: PurgeGround): Promise<void> {
  await session.db.transaction((tx) => purgeEntries(tx, session.dialect, entries, ground))
}

async function sign(session: Session, caseEntry: EntryId, covers?: number): Promise<void> {
  await session.db.transaction((tx) => signFor(tx, session.dialect, caseEntry, LATER, covers === undefined ? {} : {covers}))
}

const count = async (db: Knex, table: string): Promise<number> => Number((await select<{rows: number}>(db, `SELECT count(*) AS rows FROM ${table}`))[0]?.rows)

describe('H4: no registry copy leaves without a ground', () => {
  test('the database itself refuses to delete an entry', async () => {
    const {town, documents} = await anExpiredCase()
    await town.within(LATER, async ({db}) => {
      await db('version').where({entry_id: documents[0]}).delete()
      await expect(db('entry').where({id: documents[0]}).delete()).rejects.toThrow('permit')
    })
  })

  test('a permit cannot name a receipt that does not exist', async () => {
    const {town, caseEntry} = await anExpiredCase()
    await town.within(LATER, async ({db}) => {
      await expect(db('purge_permit').insert({entry_id: caseEntry, ground: 'receipt', case_id: caseEntry, package_id: 'P1'})).rejects.toThrow('FOREIGN KEY')
      await expect(db('purge_permit').insert({entry_id: caseEntry, ground: 'receipt'})).rejects.toThrow('CHECK')
      await expect(db('purge_permit').insert({entry_id: caseEntry, ground: 'because'})).rejects.toThrow('CHECK')
    })
  })

  test('by receipt only where the receipt covers the case as it stands', async () => {
    const {town, caseEntry, documents} = await anExpiredCase()
    await town.within(LATER, async (session) => {
      const all = [caseEntry, ...documents]
      await expect(purge(session, all, 'receipt')).rejects.toThrow('found 0')
      await sign(session, caseEntry, 2)
      expect([...(await casesWithReceipt(session.db, session.dialect, [caseEntry]))]).toEqual([])
      await expect(purge(session, all, 'receipt')).rejects.toThrow('found 0')
      for (const table of ['entry', 'version']) expect(await count(session.db, table)).toBe(3)
      await session.db('archive_receipt').delete()
      await sign(session, caseEntry)
      expect([...(await casesWithReceipt(session.db, session.dialect, [caseEntry]))]).toEqual([caseEntry])
      await purge(session, all, 'receipt')
      for (const table of ['entry', 'version', 'decision', 'purge_permit']) expect(await count(session.db, table), table).toBe(0)
    })
  })

  test('a receipt covers what there was: a new text, a new document or a new decision waits again', async () => {
    const {town, caseEntry} = await anExpiredCase()
    const covers = (): Promise<number> => town.within('2028-02-06T09:00:00Z', async ({db, dialect}) => (await casesWithReceipt(db, dialect, [caseEntry])).size)
    await town.within(LATER, (session) => sign(session, caseEntry))
    expect(await covers()).toBe(1)
    await town.import('2028-02-05T09:00:00Z', [aRow({handlingsrubrik: 'Remiss, rättad', andrad: '2028-02-04T10:00:00'})])
    expect(await covers()).toBe(0)
  })

  test('what is public cannot be deleted, whatever the permit', async () => {
    const {town, documents} = await anExpiredCase()
    await town.within(LATER, async (session) => {
      await session.db('publication').insert({entry_id: documents[0], version_number: 1})
      await expect(purge(session, documents, 'time')).rejects.toThrow('FOREIGN KEY')
    })
  })

  test('a case goes after its documents, or with them', async () => {
    const {town, caseEntry, documents} = await anExpiredCase()
    await town.within(LATER, async (session) => {
      await expect(purge(session, [caseEntry], 'time')).rejects.toThrow('FOREIGN KEY')
      await purge(session, documents.slice(0, 1), 'time')
      await purge(session, [...documents.slice(1), caseEntry], 'time')
      expect(await count(session.db, 'entry')).toBe(0)
    })
  })
})
