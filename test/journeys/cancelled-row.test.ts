import {expect, onTestFinished, test} from 'vitest'
import {aCaseRow, aRow, Town} from '../support/town.js'

const FIRST = aRow({handlingsrubrik: 'Remiss om skolgård vid Sälgen'})
const SECOND = aRow({handlingsnummer: '2', handlingsrubrik: 'Svar om skolgård vid Hasseln'})

async function townWithPublic(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [FIRST, SECOND])
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['Sälgen', 'Hasseln', 'Ny förskola vid Ekbacken']).size).toBe(3)
  return town
}

test('a cancelled document leaves at once, and the rest of its case stays (A1)', async () => {
  const town = await townWithPublic()
  const imported = await town.import('2026-02-04T09:00:00Z', [{...FIRST, handling_status: 'makulerad', andrad: '2026-02-04T08:00:00'}])
  expect(imported.files[0]).toMatchObject({changed: 1, withdrawn: 1})
  expect([...town.siteHolds(['Sälgen'])]).toEqual([])
  expect(town.siteHolds(['Hasseln', 'Ny förskola vid Ekbacken']).size).toBe(2)
})

test.each([
  ['a row that is the case alone', [aCaseRow({arende_status: 'makulerat', andrad: '2026-02-04T08:00:00'})]],
  ['one of its document rows', [{...FIRST, arende_status: 'makulerat', andrad: '2026-02-04T08:00:00'}]],
])('a case cancelled by %s leaves at once with all of it (A1)', async (_, rows) => {
  const town = await townWithPublic()
  const imported = await town.import('2026-02-04T09:00:00Z', rows)
  expect(imported.files[0]).toMatchObject({withdrawn: 3})
  expect(await town.public('2026-02-04T10:00:00Z')).toEqual([])
  expect([...town.siteHolds(['Sälgen', 'Hasseln', 'Ny förskola vid Ekbacken'])]).toEqual([])
})

test('a new document of a cancelled case does not come out (A1)', async () => {
  const town = await townWithPublic()
  const cancelled = {arende_status: 'makulerat', andrad: '2026-02-04T08:00:00'}
  await town.import('2026-02-04T09:00:00Z', [{...FIRST, ...cancelled}])
  await town.import('2026-02-05T09:00:00Z', [{...SECOND, ...cancelled, handlingsnummer: '3', handlingsrubrik: 'Beslut om skolgård vid Alen'}])
  await town.publish('2026-02-05T11:00:00Z')
  expect(await town.public('2026-02-05T12:00:00Z')).toEqual([])
  expect([...town.siteHolds(['skolgård'])]).toEqual([])
})
