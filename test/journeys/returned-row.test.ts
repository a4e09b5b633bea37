import {expect, onTestFinished, test} from 'vitest'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

const OTHER = aRow({arendenummer: 'KS 2026/00200', arenderubrik: 'Belysning i Vasaparken', handlingsrubrik: 'Offert belysning'})
const ROW = aRow({handlingsrubrik: 'Remiss om skolgård vid Sälgen'})
const back = (changes: SourceRow = {}): SourceRow => ({...ROW, andrad: '2026-02-05T08:00:00', ...changes})

const waiting = async (town: Town, instant: string) => (await town.within(instant, (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))).entries

async function townWithPublic(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [ROW, OTHER])
  await town.publish('2026-02-03T11:00:00Z')
  return town
}

async function returnsHeld(town: Town): Promise<void> {
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds(['Sälgen'])]).toEqual([])
  const held = (await waiting(town, '2026-02-05T12:00:00Z')).filter(({kind}) => kind === 'document')
  expect(held).toMatchObject([{documentNumber: '1', stage: 'held', reasons: ['returned']}])
  await town.within('2026-02-05T13:00:00Z', (session) => decideEntries(session, {ids: held.map(({id}) => id), committee: null, answer: {kind: 'publish'}, reason: null, note: null}))
  await town.publish('2026-02-05T15:00:00Z')
  expect((await town.public('2026-02-05T16:00:00Z')).find((entry) => 'heading' in entry && entry.heading.includes('Sälgen'))).toMatchObject({publishedOn: '2026-02-03', lastDay: '2028-02-02'})
}

test('a document that was cancelled and comes back waits, and keeps its first publication day (A14 H1)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [back({handling_status: 'makulerad', andrad: '2026-02-04T08:00:00'})])
  await town.import('2026-02-05T09:00:00Z', [back()])
  await returnsHeld(town)
})

test('a document that a full export left out and the next names again waits, and keeps its first publication day (A14 H1)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [aCaseRow(), OTHER], {full: ['KS']})
  expect([...town.siteHolds(['Sälgen'])]).toEqual([])
  await town.import('2026-02-05T09:00:00Z', [ROW, OTHER], {full: ['KS']})
  await returnsHeld(town)
})

test('a returned row that changes again before anybody has answered still waits (A14)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [back({handling_status: 'makulerad', andrad: '2026-02-04T08:00:00'})])
  await town.import('2026-02-05T09:00:00Z', [back()])
  await town.import('2026-02-05T10:00:00Z', [back({handlingsrubrik: 'Remiss om skolgård vid Sälgen, ny', andrad: '2026-02-05T09:30:00'})])
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds(['Sälgen'])]).toEqual([])
})

test('a case cancelled by its own row and told again, comes back with its documents waiting, none forgotten (A14)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [aCaseRow({arende_status: 'makulerat', andrad: '2026-02-04T08:00:00'})])
  expect([...town.siteHolds(['Sälgen', 'Ny förskola vid Ekbacken'])]).toEqual([])
  await town.import('2026-02-05T09:00:00Z', [aCaseRow({andrad: '2026-02-05T08:00:00'}), back()])
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds(['Sälgen', 'Ny förskola vid Ekbacken'])]).toEqual([])
  expect((await waiting(town, '2026-02-05T12:00:00Z')).map(({kind, reasons}) => [kind, reasons]).sort()).toEqual([
    ['case', ['returned']],
    ['document', ['returned']],
  ])
})

test.each<[string, readonly SourceRow[]]>([
  ['nobody tells of it again', []],
  ['it is told again word for word', [ROW]],
])('a document that left with its case comes back with it and waits, also where %s (A14)', async (_, rows) => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [aCaseRow({arende_status: 'makulerat', andrad: '2026-02-04T08:00:00'})])
  await town.import('2026-02-05T09:00:00Z', [aCaseRow({andrad: '2026-02-05T08:00:00'})])
  if (rows.length > 0) await town.import('2026-02-05T10:00:00Z', rows)
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds(['Sälgen', 'Ny förskola vid Ekbacken'])]).toEqual([])
  expect((await waiting(town, '2026-02-05T12:00:00Z')).map(({kind, reasons}) => [kind, reasons]).sort()).toEqual([
    ['case', ['returned']],
    ['document', ['returned']],
  ])
})
