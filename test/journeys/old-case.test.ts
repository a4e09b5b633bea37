import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {aRow, Town} from '../support/town.js'

const OLD = aRow({arendenummer: 'KS 2021/00045', arenderubrik: 'Översyn av gatunätet', handlingsrubrik: 'Inventering av gatunätet i Rönnby', datum: '2021-05-04', andrad: '2021-05-04T08:00:00'})

const goneMap = (town: Town): string => readFileSync(join(town.folder, 'site', 'gone.map'), 'utf8')

test('a case from before the diary shows again above a new document, with that document alone (A15 H2)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const fresh = {...OLD, handlingsnummer: '2', handlingsrubrik: 'Upphandling av ny beläggning', datum: '2026-02-02', andrad: '2026-02-02T08:00:00'}
  const imported = await town.import('2026-02-03T09:00:00Z', [OLD, fresh])
  expect(imported.stages).toMatchObject({history: 1})
  await town.publish('2026-02-03T11:00:00Z')

  const entries = await town.public('2026-02-03T12:00:00Z')
  expect(entries.map((entry) => ('heading' in entry ? entry.heading : '')).sort()).toEqual(['Upphandling av ny beläggning', 'Översyn av gatunätet'])
  const shown = entries.find(({kind}) => kind === 'case')
  const page = shown?.form === 'plain' ? (town.site().get(shown.address) ?? '') : ''
  expect(page).toContain('Upphandling av ny beläggning')
  expect([...town.siteHolds(['Rönnby'])]).toEqual([])
  expect(await town.publish('2028-02-03T00:05:00+01:00', 'removals'), 'it leaves with the document that brought it').toMatchObject({public: 0, expired: 2})
})

test('a case that came above a new document does not begin its own time when the registry dates it later (A15 H1 H2)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const fresh = {...OLD, handlingsnummer: '2', handlingsrubrik: 'Upphandling av ny beläggning', datum: '2026-02-02', andrad: '2026-02-02T08:00:00'}
  await town.import('2026-02-03T09:00:00Z', [OLD, fresh])
  await town.publish('2026-02-03T11:00:00Z')
  await town.import('2026-02-04T09:00:00Z', [{...OLD, datum: '2026-02-01', registrator: '', andrad: '2026-02-04T08:00:00'}, fresh])
  expect(await town.publish('2026-02-05T00:05:00+01:00', 'removals')).toMatchObject({public: 2})
  expect(await town.publish('2028-02-03T00:05:00+01:00', 'removals')).toMatchObject({public: 0})
  expect([...town.siteHolds(['gatunätet'])]).toEqual([])
})

test('a case from before the diary with old documents only does not show, nor for a secret or a held document (A15 D1 H2)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const recent = {...OLD, datum: '2026-02-02', andrad: '2026-02-02T08:00:00'}
  await town.import('2026-02-03T09:00:00Z', [
    OLD,
    {...recent, handlingsnummer: '2', handlingsrubrik: 'Anmälan', handlingsrubrik_sekretess: 'ja'},
    {...recent, handlingsnummer: '3', handlingsrubrik: 'Klagomål från Gunilla Lindqvist'},
  ])
  await town.publish('2026-02-03T11:00:00Z')
  expect((await town.public('2026-02-03T12:00:00Z')).map(({form}) => form)).toEqual(['secret'])
  expect([...town.siteHolds(['gatunätet', 'KS 2021/00045'])]).toEqual([])
})

test('a case whose time is out shows again above a new document alone, and its address answers again (H1 H2)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const first = aRow({arenderubrik: 'Översyn av gatunätet', handlingsrubrik: 'Inventering av gatunätet i Rönnby'})
  await town.import('2026-02-03T09:00:00Z', [first])
  await town.publish('2026-02-03T11:00:00Z')
  const before = await town.public('2026-02-03T12:00:00Z')
  const [caseAddress, documentAddress] = ['case', 'document'].map((kind) => before.flatMap((entry) => (entry.kind === kind && 'address' in entry ? [entry.address] : []))[0] ?? 'none')
  await town.publish('2028-02-03T00:05:00+01:00', 'removals')
  expect(goneMap(town).trim().split('\n').sort()).toEqual([`/${caseAddress} 1;`, `/${documentAddress} 1;`].sort())

  // The registry delivers the case whole, old document and all.
  await town.import('2028-03-01T03:00:00Z', [first, {...first, handlingsnummer: '2', handlingsrubrik: 'Upphandling av ny beläggning', datum: '2028-02-29', andrad: '2028-02-29T08:00:00'}])
  await town.publish('2028-03-01T11:00:00Z')
  const entries = await town.public('2028-03-01T12:00:00Z')
  expect(entries.map((entry) => ('heading' in entry ? entry.heading : '')).sort()).toEqual(['Upphandling av ny beläggning', 'Översyn av gatunätet'])
  expect(town.site().get(caseAddress ?? '')).toContain('Upphandling av ny beläggning')
  expect([...town.siteHolds(['Rönnby'])]).toEqual([])
  expect(goneMap(town)).toBe(`/${documentAddress} 1;\n`)

  expect(await town.publish('2030-02-28T23:30:00+01:00', 'removals')).toMatchObject({public: 2})
  expect(await town.publish('2030-03-01T00:05:00+01:00', 'removals')).toMatchObject({public: 0, expired: 2})
  expect(goneMap(town)).toContain(`/${caseAddress} 1;\n`)
})

test('a document past its time does not come back with a correction (H1)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow()])
  await town.publish('2026-02-03T11:00:00Z')
  await town.publish('2028-02-03T00:05:00+01:00', 'removals')
  await town.import('2028-03-01T03:00:00Z', [aRow({handlingsrubrik: 'Remiss om ny förskola, rättad', andrad: '2028-02-29T08:00:00'})])
  expect(await town.publish('2028-03-01T11:00:00Z')).toMatchObject({public: 0, published: 0})
})
