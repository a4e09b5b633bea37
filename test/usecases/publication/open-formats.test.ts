import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {restoreEntries} from '../../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {aRow, Town} from '../../support/town.js'

const BASE = 'https://diariet.provkommunen.example'
const ROWS = [
  aRow({handlingsrubrik: 'Remiss om förskolan Blåklinten', riktning: 'In', webbnamn: 'Länsstyrelsen'}),
  aRow({handlingsnummer: '2', handlingsrubrik: 'Svar om förskolan Gullvivan', datum: '2026-01-30'}),
  aRow({handlingsnummer: '3', handlingsrubrik: 'Offert', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:1'}),
]

async function published(bulkFormats: boolean): Promise<Town> {
  const town = await Town.found({settings: {site: {baseUrl: BASE, bulkFormats}}})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS)
  await town.publish('2026-02-03T11:00:00Z')
  return town
}

const openData = (town: Town): readonly string[] => [...town.site().keys()].filter((path) => path.startsWith('oppna-data/')).sort()
const at = (town: Town, path: string): string => town.site().get(path) ?? ''

async function idOf(town: Town, heading: string): Promise<string> {
  return (await town.public('2026-02-03T12:00:00Z')).find((row) => 'heading' in row && row.heading === heading)?.id ?? ''
}

/** The site as it stands is the site as it is drawn from nothing, but for when it was updated. */
async function expectDrawnFromNothing(town: Town, instant: string): Promise<void> {
  const pages = (): ReadonlyMap<string, string> => new Map([...town.site()].filter(([path]) => path !== 'index.html'))
  const grown = pages()
  await rm(join(town.folder, 'site'), {recursive: true})
  await town.publish(instant, 'removals')
  expect(pages()).toEqual(grown)
}

test('what is taken down leaves feeds, day files, month files and kept releases at once; feeds tell that it has left, by its address alone (G3)', async () => {
  const town = await published(true)
  expect(at(town, 'namnd/ks.atom')).toContain('Blåklinten')
  expect(at(town, 'oppna-data/2026-02/2026-02-03.csv')).toContain('Blåklinten')
  const month = at(town, 'oppna-data/2026-01/2026-01.json')
  const id = await idOf(town, 'Remiss om förskolan Blåklinten')
  await town.within('2026-02-03T13:00:00Z', (session) => withdrawEntries(session, {ids: [id], committee: null, reason: 'other', note: null}))
  expect([...town.siteHolds(['Blåklinten'])]).toEqual([])
  const left = `<at:deleted-entry ref="${BASE}/handling/${id.slice(0, 2)}/${id}.html" when="2026-02-03T13:00:00.000Z"/>`
  for (const feed of ['namnd/ks.atom', 'typ/inkommet.atom']) expect(at(town, feed)).toContain(left)
  for (const feed of ['namnd/ks/arenden.atom', 'typ/utgaende.atom', 'namnd/sn.atom']) expect(at(town, feed)).not.toContain('deleted-entry')
  // The day has no row left, and so no file; the month before is the same file as it was.
  expect(openData(town)).toEqual(['katalog.rdf', 'manader.csv', 'manader.json', 'schema.json', ...['2026-01/2026-01-30', '2026-01/2026-01', '2026-02/2026-02-03', '2026-02/2026-02'].flatMap((path) => [`${path}.csv`, `${path}.json`])].map((path) => `oppna-data/${path}`).filter((path) => town.site().has(path)).sort())
  expect(at(town, 'oppna-data/2026-01/2026-01.json')).toBe(month)
  await expectDrawnFromNothing(town, '2026-02-03T13:30:00Z')
})

test('a row that changed stands in them with its new text, and one that is back is no longer told to have left', async () => {
  const town = await published(true)
  const id = await idOf(town, 'Svar om förskolan Gullvivan')
  await town.within('2026-02-03T12:00:00Z', (session) => withdrawEntries(session, {ids: [id], committee: null, reason: 'other', note: null}))
  expect(at(town, 'typ/utgaende.atom')).toContain(`${id}.html" when=`)
  await town.within('2026-02-03T13:00:00Z', (session) => restoreEntries(session, {ids: [id], committee: null}))
  await town.import('2026-02-03T14:00:00Z', [{...ROWS[0], handlingsrubrik: 'Remiss om förskolan Vallmon', andrad: '2026-02-03T14:30:00'}])
  await town.publish('2026-02-03T15:00:00Z')
  expect(at(town, 'namnd/ks.atom')).toMatch(/Vallmon[\s\S]*Gullvivan/)
  for (const [path, text] of town.site()) if (path.endsWith('.atom')) expect(text).not.toContain('deleted-entry')
  expect(at(town, 'oppna-data/2026-02/2026-02-03.json')).toContain('Vallmon')
  await expectDrawnFromNothing(town, '2026-02-03T15:30:00Z')
})

test('no secret row is in any of them (D1)', async () => {
  const town = await published(true)
  const secret = (await town.public('2026-02-03T12:00:00Z')).find(({form}) => form === 'secret')?.id ?? ''
  expect(secret).not.toBe('')
  for (const [path, text] of town.site()) {
    if (!path.endsWith('.atom') && !path.startsWith('oppna-data/')) continue
    expect(text, path).not.toContain(secret)
    expect(text, path).not.toContain('Offert')
  }
})

test('open data is drawn where it is asked for, and leaves the site with the next run when it no longer is', async () => {
  const town = await published(false)
  expect([openData(town), at(town, 'namnd/ks.atom').includes('Blåklinten')]).toEqual([[], true])
  town.settings = SettingsSchema.parse({...town.settings, site: {baseUrl: BASE, bulkFormats: true}})
  await town.publish('2026-02-03T15:00:00Z', 'removals')
  expect(openData(town)).toContain('oppna-data/katalog.rdf')
  town.settings = SettingsSchema.parse({...town.settings, site: {baseUrl: BASE, bulkFormats: false}})
  await town.publish('2026-02-03T23:05:00Z', 'removals')
  expect(openData(town)).toEqual([])
})

test('what expires leaves them (H4)', async () => {
  const town = await published(true)
  await town.publish('2028-02-03T23:05:00Z', 'removals')
  expect([...town.siteHolds(['Blåklinten', 'Gullvivan', 'Länsstyrelsen'])]).toEqual([])
  expect(openData(town)).toEqual(['katalog.rdf', 'manader.csv', 'manader.json', 'schema.json'].map((name) => `oppna-data/${name}`))
})
