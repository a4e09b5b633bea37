import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {aRow, Town, type SourceRow} from '../support/town.js'

const BEFORE = aRow({handlingsrubrik: 'Remiss om skolgård vid Sälgen', datum: '2026-02-02'})
const CHANGED: SourceRow = {...BEFORE, handlingsrubrik: 'Remiss om skolgård vid Hasseln', andrad: '2026-03-02T08:00:00'}

async function townWithPublic(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [BEFORE])
  await town.publish('2026-02-03T11:00:00Z')
  // A second release of something else, so that there are kept releases with the old text.
  await town.import('2026-02-10T09:00:00Z', [aRow({arendenummer: 'KS 2026/00200', arenderubrik: 'Belysning i Vasaparken', handlingsrubrik: 'Offert belysning'})])
  await town.publish('2026-02-10T11:00:00Z')
  expect(readdirSync(join(town.folder, 'site', 'releases'))).toHaveLength(2)
  return town
}

test('a changed public row is replaced at the next run, its clock runs on, and the old text leaves every kept release (A1 H1 G3)', async () => {
  const town = await townWithPublic()
  const before = (await town.public('2026-02-11T12:00:00Z')).find((entry) => 'heading' in entry && entry.heading === 'Remiss om skolgård vid Sälgen')

  const imported = await town.import('2026-03-02T09:00:00Z', [CHANGED])
  expect(imported.files[0]).toMatchObject({changed: 1, withdrawn: 0})
  expect(town.siteHolds(['Sälgen']).size, 'what is clear may wait for the run').toBe(1)
  expect(await town.publish('2026-03-02T11:00:00Z')).toMatchObject({published: 0, republished: 1, withdrawn: 0})

  expect((await town.public('2026-03-02T12:00:00Z')).find(({id}) => id === before?.id)).toMatchObject({heading: 'Remiss om skolgård vid Hasseln', publishedOn: '2026-02-03', lastDay: '2028-02-02'})
  expect([...town.siteHolds(['Sälgen'])]).toEqual([])
  expect(town.siteHolds(['Hasseln']).size).toBe(1)
  await town.publish('2028-02-03T00:05:00+01:00', 'removals')
  expect([...town.siteHolds(['Hasseln'])]).toEqual([])
})

test('a change that must be held leaves at once, from every kept release (A1 G3)', async () => {
  const town = await townWithPublic()
  const imported = await town.import('2026-03-02T09:00:00Z', [{...CHANGED, handlingsrubrik: 'Klagomål från Gunilla Lindqvist om skolgård'}])
  expect(imported).toMatchObject({stages: {held: 1}, files: [{changed: 1, withdrawn: 1}]})
  expect([...town.siteHolds(['Sälgen', 'Hasseln', 'Lindqvist'])]).toEqual([])
  expect(town.siteHolds(['Belysning i Vasaparken']).size).toBe(1)
})

test('a changed case heading follows on each of its documents, and the old heading leaves (A1 A2)', async () => {
  const town = await townWithPublic()
  await town.import('2026-03-02T09:00:00Z', [{...BEFORE, arenderubrik: 'Ny förskola vid Björklunden', andrad: '2026-03-02T08:00:00'}])
  await town.publish('2026-03-02T11:00:00Z')
  expect([...town.siteHolds(['Ny förskola vid Ekbacken'])]).toEqual([])
  expect((await town.public('2026-03-02T12:00:00Z')).find((entry) => entry.kind === 'document' && 'heading' in entry && entry.heading.includes('Sälgen'))).toMatchObject({caseHeading: 'Ny förskola vid Björklunden', publishedOn: '2026-02-03'})
})
