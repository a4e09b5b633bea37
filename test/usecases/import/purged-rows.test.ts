import {expect, onTestFinished, test} from 'vitest'
import type {CommitteeCode, EntryId} from '../../../src/core/terms/identifiers.js'
import {day} from '../../core/support.js'
import {purgeEntries} from '../../../src/io/db/purge-table.js'
import {setTombstones} from '../../../src/io/db/tombstone-table.js'
import {tombstoneHash} from '../../../src/usecases/import/graves.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../../support/town.js'

const PURGED = '2029-03-01T08:00:00Z'

/** A town whose rows have been public, expired and been purged; `restricted` as if a person had said no to the case. */
async function purgedTown(rows: readonly SourceRow[], restricted = false): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', rows)
  await town.publish('2026-02-03T11:00:00Z')
  await town.publish('2028-02-03T00:05:00+01:00', 'removals')
  await town.within(PURGED, (session) =>
    session.change(async ({tx, at, record}) => {
      const entries: {id: EntryId; committee: CommitteeCode; case_number: string; document_number: string}[] = await tx('entry').select()
      await setTombstones(
        tx,
        session.dialect,
        entries.map(({committee, case_number: caseNumber, document_number: number}) => ({
          keyHash: tombstoneHash(session, {committee, caseNumber, documentNumber: number === '' ? null : number}),
          committee, firstPublishedOn: day('2026-02-03'), wasRestricted: restricted && number === '', purgedAt: at,
        })),
      )
      await purgeEntries(tx, session.dialect, entries.map(({id}) => id), 'time')
      await record({kind: 'entries.rescanned', run: session.newRun(), scanned: 0, held: 0, policy: ''})
    }),
  )
  return town
}

const OLD = [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Underlag till remissen'}), aCaseRow({arendenummer: 'KS 2026/00124', arenderubrik: 'Översyn av gatunätet'})]

test('A15: what has been purged is not brought back by the next export, and is counted', async () => {
  const town = await purgedTown(OLD)
  const {files: [file]} = await town.import('2029-03-02T03:00:00Z', OLD, {full: ['KS']})
  expect(file).toMatchObject({read: 3, imported: 0, changed: 0, unchanged: 3, rejected: 0, purged: 3, withdrawn: 0})
  await town.within('2029-03-02T04:00:00Z', async ({db}) => expect(await db('entry').select('id')).toEqual([]))
  expect(await town.publish('2029-03-02T11:00:00Z')).toMatchObject({public: 0})
})

test('A15: a row told again with another text, another day or a mistake in it is as little brought back', async () => {
  const town = await purgedTown(OLD)
  const told = [aRow({handlingsrubrik: 'Remiss, rättad', andrad: '2029-03-01T08:00:00'}), aRow({handlingsnummer: '2', publicerad: '2029-02-01'}), aCaseRow({arendenummer: 'KS 2026/00124', datum: 'i går'})]
  const {files: [file]} = await town.import('2029-03-02T03:00:00Z', told, {full: ['KS'], allowsMassWithdrawal: true})
  expect(file).toMatchObject({read: 3, imported: 0, unchanged: 2, rejected: 1, purged: 2})
})

test('H2 A15: a purged case shows again above a new document alone, and its clock is the old one', async () => {
  const town = await purgedTown(OLD)
  const {files: [file]} = await town.import('2029-03-02T03:00:00Z', [...OLD, aRow({handlingsnummer: '3', handlingsrubrik: 'Svar på remissen', datum: '2029-03-01', andrad: '2029-03-01T08:00:00'})])
  expect(file).toMatchObject({read: 4, imported: 1, unchanged: 3, purged: 3})
  expect(await town.publish('2029-03-02T11:00:00Z')).toMatchObject({public: 2, published: 2})
  expect((await town.public('2029-03-02T12:00:00Z')).map((entry) => ['heading' in entry ? entry.heading : '', entry.publishedOn, entry.lastDay]).sort()).toEqual([
    ['Ny förskola vid Ekbacken', '2026-02-03', '2031-03-01'],
    ['Svar på remissen', '2029-03-02', '2031-03-01'],
  ])
  expect([...town.siteHolds(['Underlag till remissen', 'Översyn av gatunätet'])]).toEqual([])
})

test('A14 A15 D2: a person’s no is not forgotten with the row: a purged case that was restricted waits for one', async () => {
  const town = await purgedTown(OLD, true)
  const {stages} = await town.import('2029-03-02T03:00:00Z', [aRow({handlingsnummer: '3', datum: '2029-03-01', andrad: '2029-03-01T08:00:00'})])
  expect(stages).toEqual({held: 2})
  await town.publish('2029-03-02T11:00:00Z')
  // What the no was about has left with the row: it may have been that the case is secret (D2).
  expect([...town.siteHolds(['Ny förskola vid Ekbacken', 'Remiss om ny förskola'])]).toEqual([])
})
