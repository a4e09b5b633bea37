import {expect, onTestFinished, test} from 'vitest'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

// The workspace is made on 3 February 2026, so the diary begins on 3 February 2024.
const row = (number: string, changes: SourceRow): Required<SourceRow> => aRow({arendenummer: `KS 2024/${number}`, arenderubrik: `Ärende ${number}`, handlingsrubrik: `Skrivelse ${number}`, andrad: '2024-03-01T08:00:00', ...changes})

test('rows from before the diary’s first day are not published and wait for nobody (A15)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const imported = await town.import('2026-02-03T09:00:00Z', [
    row('00001', {datum: '2024-02-02'}),
    row('00002', {datum: '2024-02-02', handlingsrubrik: 'Klagomål från Gunilla Lindqvist'}),
    row('00003', {datum: '2024-02-02', handlingsrubrik_sekretess: 'ja'}),
    row('00004', {datum: '2024-02-03'}),
  ])
  expect(imported.files[0]).toMatchObject({imported: 4, rejected: 0})
  await town.publish('2026-02-03T11:00:00Z')
  const entries = await town.public('2026-02-03T12:00:00Z')
  expect(entries.map((entry) => [entry.kind, 'diaryNumber' in entry ? entry.diaryNumber : null]).sort()).toEqual([['case', 'KS 2024/00004'], ['document', 'KS 2024/00004']])
  expect((await town.within('2026-02-03T12:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))).entries).toEqual([])
})

test('a row that the registry says was on the web before goes on from that day (A15 H1)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [
    row('00005', {datum: '2024-01-15', publicerad: '2024-06-01'}),
    row('00006', {datum: '2023-12-01', publicerad: '2024-02-03'}),
    row('00007', {datum: '2023-12-01', publicerad: '2024-02-04'}),
  ])
  await town.publish('2026-02-03T11:00:00Z')
  const documents = (await town.public('2026-02-03T12:00:00Z')).flatMap((entry) => (entry.kind === 'document' && 'diaryNumber' in entry ? [[entry.diaryNumber, entry.publishedOn, entry.lastDay]] : []))
  expect(documents.sort()).toEqual([
    ['KS 2024/00005', '2024-06-01', '2026-05-31'],
    ['KS 2024/00007', '2024-02-04', '2026-02-03'],
  ])
  expect(await town.publish('2026-02-04T00:05:00+01:00', 'removals')).toMatchObject({public: 2})
})

test('a publication day that has not come yet is refused with its line (A15 A9)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const imported = await town.import('2026-02-03T09:00:00Z', [row('00008', {datum: '2026-02-01', publicerad: '2026-02-04'})])
  expect(imported.files[0]).toMatchObject({rejected: 1, problems: [{code: 'published-in-future', line: 2, column: 'publicerad'}]})
})

test('an earlier publication day that the registry tells later holds from then on (A15)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const untold = row('00009', {datum: '2023-12-01'})
  await town.import('2026-02-03T09:00:00Z', [untold])
  await town.import('2026-02-04T09:00:00Z', [{...untold, publicerad: '2025-03-01', andrad: '2026-02-04T08:00:00'}])
  await town.publish('2026-02-04T11:00:00Z')
  expect((await town.public('2026-02-04T12:00:00Z')).find(({kind}) => kind === 'document')).toMatchObject({publishedOn: '2025-03-01', lastDay: '2027-02-28'})
})

const clocks = async (town: Town, instant: string): Promise<readonly unknown[]> => (await town.public(instant)).map(({kind, publishedOn, lastDay}) => [kind, publishedOn, lastDay]).sort()

test.each([
  ['with its document', row('00010', {datum: '2026-02-01'}), ['case', 'document']],
  ['alone', aCaseRow({arendenummer: 'KS 2024/00011', datum: '2026-02-01', andrad: '2026-02-01T08:00:00'}), ['case']],
] as const)('what is public is so from the earliest day that the registry tells: a later export may shorten the two years of a case %s and never lengthens them (A15 H1)', async (_, told, kinds) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [told])
  await town.publish('2026-02-03T11:00:00Z')
  const days = (publishedOn: string, lastDay: string): readonly unknown[] => kinds.map((kind) => [kind, publishedOn, lastDay])
  expect(await clocks(town, '2026-02-03T12:00:00Z')).toEqual(days('2026-02-03', '2028-02-02'))

  const tell = async (day: string, publicerad: string, andrad = `${day}T08:00:00`): Promise<void> => {
    await town.import(`${day}T09:00:00Z`, [{...told, publicerad, andrad}])
  }
  await tell('2026-02-04', '2025-03-01')
  await town.publish('2026-02-04T11:00:00Z')
  expect(await clocks(town, '2026-02-04T12:00:00Z')).toEqual(days('2025-03-01', '2027-02-28'))
  // Told later than before, not at all, or in a row that is older than the register knows: none of it gives a day more.
  await tell('2026-02-05', '2025-06-01')
  await tell('2026-02-06', '')
  await tell('2026-02-07', '2024-12-01', '2026-02-01T08:00:00')
  await town.publish('2026-02-07T11:00:00Z')
  expect(await clocks(town, '2026-02-07T12:00:00Z')).toEqual(days('2025-03-01', '2027-02-28'))
  const again = await town.import('2026-02-08T09:00:00Z', [{...told, andrad: '2026-02-06T08:00:00'}])
  expect(again.files[0]).toMatchObject({imported: 0, changed: 0})

  // A day whose two years are over: it leaves with the import, and waits for no run.
  await tell('2026-02-09', '2024-02-05')
  expect(await clocks(town, '2026-02-09T09:00:01Z')).toEqual([])
  expect(town.siteHolds(kinds.length === 1 ? [told.arenderubrik] : [told.arenderubrik, told.handlingsrubrik]).size).toBe(0)
  expect(await town.publish('2026-02-09T11:00:00Z')).toMatchObject({public: 0})
})

test('a case from before the diary’s first day is shown from when the registry tells that it has been on the web (A15)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const told = aCaseRow({arendenummer: 'KS 2024/00012', datum: '2023-12-01', andrad: '2026-02-01T08:00:00'})
  await town.import('2026-02-03T09:00:00Z', [told])
  expect(await town.publish('2026-02-03T11:00:00Z')).toMatchObject({public: 0})
  await town.import('2026-02-04T09:00:00Z', [{...told, publicerad: '2025-01-01', andrad: '2026-02-04T08:00:00'}])
  await town.publish('2026-02-04T11:00:00Z')
  expect(await clocks(town, '2026-02-04T12:00:00Z')).toEqual([['case', '2025-01-01', '2026-12-31']])
})
