import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {checkPolicy} from '../../src/usecases/policy/check-policy.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {SettingsSchema} from '../../src/core/terms/settings.js'
import {jpegOf, pngOf} from '../support/pictures.js'
import {aRow, Town} from '../support/town.js'

const ID = 'KS 2026/00123:1'

/** A municipality that has chosen a look; `site` as it stands in its settings. */
async function townWith(site: object): Promise<Town> {
  const town = await Town.found({settings: {site: {baseUrl: 'https://www.provkommunen.example/diariet', ...site}}})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow()])
  return town
}

/** The same town after somebody has changed its settings. */
function settle(town: Town, site: object): void {
  town.settings = SettingsSchema.parse({...town.settings, site: {...town.settings.site, ...site}})
  writeFileSync(join(town.folder, 'diarievakt.yaml'), JSON.stringify(town.settings, null, 1))
}

test('the municipality’s colours and logotype are on every page, and a new logotype on every page again', async () => {
  const town = await townWith({theme: {light: {primary: '#5B0E2D'}, logo: {file: 'kommunens_logo.png'}}})
  writeFileSync(join(town.folder, 'kommunens_logo.png'), pngOf(240, 64))
  await town.publish('2026-02-03T11:00:00Z')
  const site = town.site()
  expect(site.get('stil.css')).toMatch(/^:root \{ --primary: #5b0e2d; /)
  for (const [path, page] of site) if (path.endsWith('.html')) expect(page, path).toMatch(/<img src="[./a-z]*logotyp\.png" alt="Provkommunen" width="240" height="64">/)
  expect(readFileSync(join(town.folder, 'site/current/logotyp.png')).equals(pngOf(240, 64))).toBe(true)
  expect(site.get('gone.html')).toContain('src="/diariet/logotyp.png"')

  writeFileSync(join(town.folder, 'ny.jpg'), jpegOf(120, 40))
  settle(town, {theme: {logo: {file: 'ny.jpg', alt: 'Provkommunens vapen'}}})
  await town.publish('2026-02-03T15:00:00Z')
  expect([...town.site()].filter(([path, page]) => path.endsWith('.html') && !page.includes('logotyp.jpg" alt="Provkommunens vapen" width="120" height="40"')).map(([path]) => path)).toEqual([])
  expect([...town.site().keys()].filter((path) => path.startsWith('logotyp'))).toEqual(['logotyp.jpg'])
})

test('too little contrast stops what is new, with the line, the pair and how much is missing; what must leave leaves all the same (G3)', async () => {
  const town = await townWith({})
  await town.publish('2026-02-03T11:00:00Z')
  settle(town, {theme: {light: {link: '#9ec5e8'}}})
  const {line} = [...readFileSync(join(town.folder, 'diarievakt.yaml'), 'utf8').split('\n')].map((text, at) => ({text, line: at + 1})).find(({text}) => text.includes('#9ec5e8')) ?? {line: 0}
  const facts = {file: 'diarievakt.yaml', line, scheme: 'light', front: 'link', back: 'background', ratio: '1.70', least: '4.5'}
  await expect(town.publish('2026-02-03T12:00:00Z')).rejects.toMatchObject({code: 'theme-contrast', facts})
  await expect(town.within('2026-02-03T12:01:00Z', (session) => checkPolicy(session, {withShipped: false}))).rejects.toMatchObject({code: 'theme-contrast', facts})
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(1)
  await town.within('2026-02-03T13:00:00Z', (session) => withdrawEntries(session, {ids: [ID], committee: null, reason: 'personal-data', note: null}))
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(0)
  expect(town.site().get('stil.css')).toContain('--link: #0a4a6e;')
})

test.each([
  ['that is not there', null, 'unreadable'],
  ['that is a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'kind'],
  ['that tells who made it', pngOf(10, 10, ['tEXt']), 'metadata'],
  ['that is too large', Buffer.alloc(30_000), 'size'],
])('a logotype %s stops what is new, and nothing that must leave', async (_, bytes, problem) => {
  const town = await townWith({})
  await town.publish('2026-02-03T11:00:00Z')
  if (bytes !== null) writeFileSync(join(town.folder, 'logo.png'), bytes)
  settle(town, {theme: {logo: {file: 'logo.png'}}})
  await expect(town.publish('2026-02-03T12:00:00Z')).rejects.toMatchObject({code: 'logo-unusable', facts: {file: 'logo.png', problem}})
  await town.within('2026-02-03T13:00:00Z', (session) => withdrawEntries(session, {ids: [ID], committee: null, reason: 'personal-data', note: null}))
  expect(town.siteHolds(['Remiss om ny förskola']).size).toBe(0)
  expect(town.site().get('index.html')).not.toContain('<img')
})

test('crawlers are told what they may keep, and are kept from no page that tells them what they may not', async () => {
  const town = await townWith({})
  await town.publish('2026-02-03T11:00:00Z')
  const site = town.site()
  const listed = [...(site.get('sitemap.xml') ?? '').matchAll(/<loc>https:\/\/www\.provkommunen\.example\/diariet\/([^<]+)<\/loc>/g)].map(([, path]) => path)
  expect(listed.sort()).toEqual([...site].filter(([path, page]) => path.endsWith('.html') && !page.includes('<meta name="robots" content="noindex">')).map(([path]) => path).sort())
  expect(listed).toContain('aldre.html')
  expect(site.get('robots.txt')).toBe('User-agent: *\nDisallow: /diariet/sok/\nDisallow: /diariet/oppna-data/\nDisallow: /diariet/*.atom$\n\nSitemap: https://www.provkommunen.example/diariet/sitemap.xml\n')
  // What is given away may be fetched: the data portal's crawler asks first.
  settle(town, {bulkFormats: true})
  await town.publish('2026-02-03T14:00:00Z')
  expect(town.site().get('robots.txt')).toBe('User-agent: *\nDisallow: /diariet/sok/\nDisallow: /diariet/*.atom$\n\nSitemap: https://www.provkommunen.example/diariet/sitemap.xml\n')
  settle(town, {baseUrl: undefined, bulkFormats: false})
  await town.publish('2026-02-03T15:00:00Z')
  expect(town.site().has('sitemap.xml')).toBe(false)
  expect(town.site().get('robots.txt')).toBe('User-agent: *\nDisallow: /sok/\nDisallow: /oppna-data/\nDisallow: /*.atom$\n')
})
