import {rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {SettingsSchema, type Settings} from '../../../src/core/terms/settings.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {SiteFolder} from '../../../src/io/files/site-folder.js'
import {holdLock} from '../../../src/io/system/lock.js'
import type {ListedEntry} from '../../../src/usecases/publication/list-public.js'
import {publicationStatus} from '../../../src/usecases/publication/publication-status.js'
import {rollBack, type Rollback} from '../../../src/usecases/publication/roll-back.js'
import {restoreEntries} from '../../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {Child, refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const FIRST = aRow({handlingsrubrik: 'Remiss om förskolan Blåklinten'})
const SECOND = aRow({handlingsnummer: '2', handlingsrubrik: 'Svar om förskolan Gullvivan'})
const SECRET = aRow({handlingsnummer: '3', handlingsrubrik: 'Offert', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:1', datum: '2026-02-04'})
const LATER = '2026-02-04T12:00:00Z'

/** A town with two releases: the first without the second document and the secret one. */
async function twice(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [FIRST])
  await town.publish('2026-02-03T11:00:00Z')
  await town.import('2026-02-04T09:00:00Z', [FIRST, SECOND, SECRET])
  await town.publish('2026-02-04T11:00:00Z')
  return town
}

async function back(town: Town, at = LATER, order: {readonly release?: string; readonly isDryRun?: boolean} = {}): Promise<Rollback> {
  return town.within(at, (session) => rollBack(session, {release: order.release ?? null, isDryRun: order.isDryRun ?? false, onStep: () => undefined}))
}

const shows = (town: Town, text: string): boolean => [...town.site().values()].some((page) => page.includes(text))
const headingOf = (row: ListedEntry): string => ('heading' in row ? row.heading : 'sekretess')
const headings = async (town: Town, at = LATER): Promise<readonly string[]> => (await town.public(at)).map(headingOf).sort()

test('readers and the register see the earlier release again, and the next run shows what waits with its first day (G2 H1)', async () => {
  const town = await twice()
  const addresses = [...town.site().keys()].filter((path) => path.startsWith('handling/'))
  const done = await back(town)
  expect(done).toMatchObject({hidden: 2, public: 2})
  expect([shows(town, 'Blåklinten'), shows(town, 'Gullvivan')]).toEqual([true, false])
  expect(await headings(town)).toEqual(['Ny förskola vid Ekbacken', 'Remiss om förskolan Blåklinten'])
  expect(await new SiteFolder(town.folder).current()).toBe(done.run)
  // What came in between can be gone forward to no more than back to, and answers 410.
  expect(await new SiteFolder(town.folder).releases()).toEqual([done.to, done.run])
  const gone = addresses.filter((path) => !town.site().has(path))
  expect(gone).toHaveLength(1)
  expect([...town.siteHolds([gone[0] ?? '']).values()].flat().filter((path) => !path.endsWith('.atom')), 'beside feeds, that tell it has left').toEqual(['gone.map'])
  expect(await town.within(LATER, async ({db}) => (await auditTrail(db)).at(-1)?.event)).toMatchObject({kind: 'site.rolled-back', run: done.run, to: done.to, hidden: 2})
  expect(await town.within(LATER, (session) => publicationStatus(session, undefined))).toMatchObject({public: 2, releaseState: 'current', removalsPending: false})

  // A removal brings nothing back; a takedown neither.
  await town.publish('2026-02-04T23:05:00Z', 'removals')
  expect(shows(town, 'Gullvivan')).toBe(false)
  const next = await town.publish('2026-02-05T11:00:00Z')
  expect([next.published, next.unchanged, shows(town, 'Gullvivan')]).toEqual([2, 2, true])
  expect((await town.public('2026-02-05T11:00:00Z')).map((row) => [headingOf(row), row.publishedOn])).toContainEqual(['Svar om förskolan Gullvivan', '2026-02-04'])
  // What the site shows is what one drawn from nothing does.
  const drawn = town.site()
  await rm(join(town.folder, 'site'), {recursive: true})
  await town.publish('2026-02-05T11:00:00Z')
  expect(town.site()).toEqual(drawn)
})

test('the start page tells the next update, not one that has passed, and feeds tell what has left; where settings are others the pages are as they were (G1)', async () => {
  const town = await twice()
  const address = [...town.site().keys()].find((path) => path.startsWith('handling/') && town.site().get(path)?.includes('Gullvivan') === true)
  await back(town, '2026-02-04T15:10:00Z')
  expect(town.site().get('index.html')).toContain('2026-02-05 12:00')
  expect(town.site().get('index.html')).not.toContain('2026-02-03 16:00')
  expect([...town.site()].filter(([path, text]) => path.endsWith('.atom') && text.includes(address ?? 'none')).length).toBeGreaterThan(0)

  const other = await twice()
  const [first] = await new SiteFolder(other.folder).releases()
  other.settings = SettingsSchema.parse({...other.settings, municipality: {...other.settings.municipality, name: 'Andra kommunen'}})
  const done = await back(other)
  expect([done.to, shows(other, 'Gullvivan'), shows(other, 'Andra kommunen')]).toEqual([first, false, false])
})

test('to see first changes nothing', async () => {
  const town = await twice()
  const before = [town.site(), await headings(town)]
  expect(await back(town, LATER, {isDryRun: true})).toMatchObject({run: null, hidden: 2, public: 2})
  expect([town.site(), await headings(town)]).toEqual(before)
})

test('twice back is the release before that; where none is kept there is none to go to', async () => {
  const town = await twice()
  const first = await back(town)
  const second = await back(town, '2026-02-04T12:30:00Z')
  expect([second.to, second.hidden]).toEqual([first.to, 0])
  expect((await refusalOf(() => back(town, '2026-02-04T12:40:00Z', {release: '20200101-000000-aaaa'}))).code).toBe('release-not-kept')
  const bare = await Town.found()
  onTestFinished(() => bare.leave())
  expect((await refusalOf(() => back(bare))).code).toBe('site-not-published')
  await bare.import('2026-02-03T09:00:00Z', [FIRST])
  await bare.publish('2026-02-03T11:00:00Z')
  expect((await refusalOf(() => back(bare))).code).toBe('release-not-kept')
})

test('a release that shows what has been taken down is not gone back to, though the takedown has not reached the site yet (G3)', async () => {
  const town = await twice()
  const lock = await town.within(LATER, (session) => holdLock(session, 'site', 0))
  await town.within(LATER, async (session) => {
    await session.change(async ({tx, record}) => {
      await tx('entry').where({kind: 'document', document_number: '1'}).update({is_taken_down: 1})
      await record({kind: 'store.trimmed', run: '20260204-120000-aaaa' as never, store: 'notes', removed: 0})
    })
  })
  await lock.release()
  expect(await refusalOf(() => back(town))).toMatchObject({code: 'release-outlived', facts: {gone: 1, expired: 0}})
  expect(shows(town, 'Gullvivan')).toBe(true)
})

test('a kept release is no more one that showed what was taken down, also when that is back (G3)', async () => {
  const town = await twice()
  const [{id} = {id: ''}] = (await town.public(LATER)).filter((row) => headingOf(row).includes('Blåklinten'))
  await town.within(LATER, (session) => withdrawEntries(session, {ids: [id], committee: null, reason: 'other', note: null}))
  await town.within(LATER, (session) => restoreEntries(session, {ids: [id], committee: null}))
  await town.publish('2026-02-05T11:00:00Z')
  const to = (await back(town, '2026-02-05T12:00:00Z')).to
  expect(to > '20260204-12').toBe(true)
  expect(shows(town, 'Blåklinten')).toBe(false)
})

test('what has had its time by the clock, though no removal has run, is not gone back to (H1 H4)', async () => {
  const town = await twice()
  expect(await refusalOf(() => back(town, '2028-02-03T09:00:00Z'))).toMatchObject({code: 'release-outlived', facts: {gone: 0, expired: 2}})
})

test('a release drawn while more might be shown is not gone back to', async () => {
  const town = await twice()
  town.settings = SettingsSchema.parse({...town.settings, search: {namesMonths: 3}})
  expect((await refusalOf(() => back(town))).code).toBe('release-other-bounds')
  town.settings = SettingsSchema.parse({...town.settings, search: {namesMonths: 24}, withheldRow: 'receipt'})
  expect((await refusalOf(() => back(town))).code).toBe('release-other-bounds')
})

test.each([
  ['the diary', (settings: Settings) => ({...settings, site: {...settings.site, baseUrl: 'https://diariet.ekbacken.example/'}})],
  ['the municipality', (settings: Settings) => ({...settings, municipality: {...settings.municipality, contact: 'kommun@ekbacken.example'}})],
  ['a registrar', (settings: Settings) => ({...settings, committees: Object.fromEntries(Object.entries(settings.committees).map(([code, one]) => [code, {...one, registrar: {email: 'annan@ekbacken.example'}}]))})],
])('a release that sends readers to another address of %s is not gone back to: it may have been wrong', async (_, changed) => {
  const town = await twice()
  town.settings = SettingsSchema.parse(changed(town.settings))
  expect((await refusalOf(() => back(town))).code).toBe('release-other-bounds')
})

test('names that could be searched for in it have had their time: another month has come', async () => {
  const town = await Town.found({settings: {search: {namesMonths: 1}}})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [FIRST])
  await town.publish('2026-03-03T11:00:00Z')
  await town.publish('2026-03-04T11:00:00Z')
  expect((await refusalOf(() => back(town, '2026-04-01T09:00:00Z'))).code).toBe('release-other-bounds')
  expect((await back(town, '2026-03-31T09:00:00Z')).hidden).toBe(0)
})

test('names were taken out of its old months by other rules: it is not gone back to', async () => {
  const town = await Town.found({settings: {search: {namesMonths: 1}}})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [FIRST])
  await town.publish('2026-04-03T11:00:00Z')
  await town.publish('2026-04-04T11:00:00Z')
  await writeFile(join(town.folder, 'policy.yaml'), 'rules: []\nroleWords: [boende]\n')
  expect((await refusalOf(() => back(town, '2026-04-04T12:00:00Z'))).code).toBe('release-other-bounds')
  await rm(join(town.folder, 'policy.yaml'))
  expect((await back(town, '2026-04-04T12:00:00Z')).hidden).toBe(0)
})

test('somebody has been at the release: it is not gone back to', async () => {
  const town = await twice()
  const site = new SiteFolder(town.folder)
  const [first] = await site.releases()
  if (first === undefined) throw new Error('nothing is kept')
  await writeFile(site.manifestAt(first), `folder\t\t${'0'.repeat(64)}\n`)
  expect((await refusalOf(() => back(town))).code).toBe('release-not-kept')
})

test('the copy to the web server is renewed, and one that fails is told (G3)', async () => {
  const town = await twice()
  town.settings = SettingsSchema.parse({...town.settings, site: {...town.settings.site, deploy: ['false']}})
  expect((await refusalOf(() => back(town))).code).toBe('deploy-failed')
  expect(shows(town, 'Gullvivan')).toBe(false)
  expect(await town.within(LATER, (session) => publicationStatus(session, undefined))).toMatchObject({releaseState: 'undeployed', removalsPending: true})
})

test.each(['made', 'written', 'decided', 'switched'])('killed when it has come to %s it leaves the old site or the earlier one, and the next run makes it whole (G2)', async (until) => {
  const town = await twice()
  const child = new Child(new URL('../../io/children/roll-back-until.ts', import.meta.url), town.folder, JSON.stringify(town.settings), LATER, until)
  expect(await child.says()).toBe('here')
  await child.kill()
  const isDecided = until === 'decided' || until === 'switched'
  expect([shows(town, 'Blåklinten'), shows(town, 'Gullvivan')]).toEqual([true, until !== 'switched'])
  await town.within('2026-02-04T12:10:00Z', async (session) => (await holdLock(session, 'site', 10_000)).release())
  expect(await headings(town)).toHaveLength(isDecided ? 2 : 4)
  await town.publish('2026-02-04T23:05:00Z', 'removals')
  expect(shows(town, 'Gullvivan')).toBe(!isDecided)
  expect(await headings(town, '2026-02-04T23:05:00Z')).toHaveLength(isDecided ? 2 : 4)
  expect(await town.within('2026-02-04T23:06:00Z', (session) => publicationStatus(session, undefined))).toMatchObject({releaseState: 'current', removalsPending: false})
  await town.publish('2026-02-05T11:00:00Z')
  expect(shows(town, 'Gullvivan')).toBe(true)
})
