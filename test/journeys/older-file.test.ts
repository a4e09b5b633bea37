import {expect, onTestFinished, test} from 'vitest'
import {aRow, Town, type SourceRow} from '../support/town.js'

const NEWER = aRow({handlingsrubrik: 'Remiss om skolgård vid Hasseln', andrad: '2026-02-02T10:00:00'})
const OLDER: SourceRow = {...NEWER, andrad: '2026-01-30T10:00:00'}

async function townWithPublic(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [NEWER])
  await town.publish('2026-02-03T11:00:00Z')
  return town
}

test.each<[string, SourceRow]>([
  ['with another text', {...OLDER, handlingsrubrik: 'Remiss om skolgård vid Sälgen', arenderubrik: 'Ny skolgård'}],
  ['that is cancelled', {...OLDER, handling_status: 'makulerad'}],
  ['of a cancelled case', {...OLDER, arende_status: 'makulerat'}],
  ['with a secret heading', {...OLDER, handlingsrubrik_sekretess: 'ja'}],
  ['of a secret case', {...OLDER, handlingsrubrik: 'Remiss om skolgård vid Sälgen', arenderubrik_sekretess: 'ja'}],
])('an older row %s changes nothing: it is counted unchanged, and reported (A14)', async (_, older) => {
  const town = await townWithPublic()
  const before = await town.public('2026-02-03T12:00:00Z')
  const imported = await town.import('2026-02-04T09:00:00Z', [older])
  expect(imported.files[0]).toMatchObject({read: 1, unchanged: 1, changed: 0, older: 1, withdrawn: 0})
  await town.publish('2026-02-04T11:00:00Z')
  expect(await town.public('2026-02-04T12:00:00Z')).toEqual(before)
  expect([...town.siteHolds(['Sälgen', 'Ny skolgård'])]).toEqual([])
})

test('an older file does not bring back a document that was cancelled since (A1 A14)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [{...NEWER, handling_status: 'makulerad', andrad: '2026-02-04T08:00:00'}])
  const imported = await town.import('2026-02-05T09:00:00Z', [NEWER])
  expect(imported.files[0]).toMatchObject({unchanged: 1, older: 1})
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds(['Hasseln'])]).toEqual([])
})

test('a row that was told again unchanged is as new as when it was last told: what lies between is older (A14)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-05T09:00:00Z', [{...NEWER, andrad: '2026-02-05T08:00:00'}])
  const between = await town.import('2026-02-06T09:00:00Z', [{...NEWER, handlingsrubrik: 'Remiss om skolgård vid Sälgen', andrad: '2026-02-04T08:00:00'}])
  expect(between.files[0]).toMatchObject({unchanged: 1, older: 1})
  await town.publish('2026-02-06T11:00:00Z')
  expect([...town.siteHolds(['Sälgen'])]).toEqual([])
})

test('a changed row that does not tell when it was changed waits for a person (A14)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [{...NEWER, handlingsrubrik: 'Remiss om skolgård vid Sälgen', andrad: ''}])
  await town.publish('2026-02-04T11:00:00Z')
  expect([...town.siteHolds(['Sälgen', 'Hasseln'])]).toEqual([])
})

test('of several rows of one document in one file the latest stands, in whatever order they come (A14)', async () => {
  for (const rows of [[OLDER, NEWER], [NEWER, OLDER]]) {
    const town = await Town.found()
    onTestFinished(() => town.leave())
    const imported = await town.import('2026-02-03T09:00:00Z', rows.map((row) => (row === OLDER ? {...OLDER, handlingsrubrik: 'Remiss om skolgård vid Sälgen'} : row)))
    expect(imported.files[0]).toMatchObject({read: 2, imported: 1, unchanged: 1})
    await town.publish('2026-02-03T11:00:00Z')
    expect([...town.siteHolds(['Sälgen', 'Hasseln']).keys()]).toEqual(['Hasseln'])
  }
})
