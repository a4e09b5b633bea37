import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aRow, Town} from '../support/town.js'

const ID = 'KS 2026/00123:1'
/** A document that waits for the next run. */
const WAITING_ID = 'KS 2026/00300:1'
const FILE = 'Skolgården vid Sälgen byggs om i tre etapper.\n'
const ROW = aRow({handlingsrubrik: 'Remiss om skolgård vid Sälgen', fil: 'remiss-salgen.txt', fil_publiceras: 'ja'})
const TEXTS = ['Sälgen', 'remiss-salgen', 'tre etapper']

const withdraw = (town: Town, instant: string) => town.within(instant, (session) => withdrawEntries(session, {ids: [ID], committee: null, reason: 'personal-data', note: null}))
const restore = (town: Town, instant: string) => town.within(instant, (session) => restoreEntries(session, {ids: [ID], committee: null}))
const waiting = async (town: Town, instant: string) => (await town.within(instant, (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))).entries
const shown = async (town: Town, instant: string) => (await town.public(instant)).find((entry) => 'heading' in entry && entry.heading.startsWith('Remiss om skolgård'))

async function townWithPublic(settings: object = {}): Promise<Town> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [ROW], {with: {'remiss-salgen.txt': FILE}})
  await town.publish('2026-02-03T11:00:00Z')
  for (const day of ['04', '05', '06']) {
    await town.import(`2026-02-${day}T09:00:00Z`, [aRow({arendenummer: `KS 2026/002${day}`, arenderubrik: 'Belysning i Vasaparken', handlingsrubrik: `Offert ${day}`})])
    await town.publish(`2026-02-${day}T11:00:00Z`)
  }
  expect(readdirSync(join(town.folder, 'site', 'releases'))).toHaveLength(4)
  expect(town.siteHolds(TEXTS).size).toBe(3)
  return town
}

test('a withdrawn row leaves at once: page, lists and file, from every kept release (G3)', async () => {
  const town = await townWithPublic()
  const address = (await town.public('2026-02-06T12:00:00Z')).flatMap((entry) => (entry.kind === 'document' && 'files' in entry && entry.files.length > 0 ? [entry.address, entry.files[0]?.address] : []))
  const {urls} = await withdraw(town, '2026-02-06T13:00:00Z')
  expect([...urls].sort()).toEqual(address.map((path) => `https://diariet.provkommunen.example/${path}`).sort())
  expect([...town.siteHolds(TEXTS)]).toEqual([])
  expect(readFileSync(join(town.folder, 'site', 'gone.map'), 'utf8').trim().split('\n').sort()).toEqual(address.map((path) => `/${path} 1;`).sort())
  expect(town.siteHolds(['Vasaparken']).size, 'the rest stands').toBe(1)
})

test('neither a run nor an import brings it back; a changed text waits, and only a person’s word lets it out, on its first day (A14 G3 H1)', async () => {
  const town = await townWithPublic()
  await withdraw(town, '2026-02-06T13:00:00Z')
  await town.publish('2026-02-06T15:00:00Z')
  expect(await shown(town, '2026-02-06T15:01:00Z')).toBeUndefined()
  await town.import('2026-02-07T09:00:00Z', [ROW], {with: {'remiss-salgen.txt': FILE}})
  await town.publish('2026-02-07T11:00:00Z')
  expect(await shown(town, '2026-02-07T12:00:00Z')).toBeUndefined()

  await town.import('2026-02-09T09:00:00Z', [{...ROW, handlingsrubrik: 'Remiss om skolgård vid Hasseln', andrad: '2026-02-09T08:00:00'}], {with: {'remiss-salgen.txt': FILE}})
  await town.publish('2026-02-09T11:00:00Z')
  const [held, ...others] = await waiting(town, '2026-02-09T12:00:00Z')
  expect(others).toEqual([])
  expect(held).toMatchObject({stage: 'held', reasons: ['taken-down']})
  expect([...town.siteHolds([...TEXTS, 'Hasseln'])]).toEqual([])

  await town.within('2026-02-09T13:00:00Z', (session) => decideEntries(session, {ids: [held?.id ?? ''], committee: null, answer: {kind: 'publish'}, reason: null, note: null}))
  await town.publish('2026-02-09T15:00:00Z')
  expect(await shown(town, '2026-02-09T16:00:00Z')).toMatchObject({heading: 'Remiss om skolgård vid Hasseln', publishedOn: '2026-02-03', lastDay: '2028-02-02'})
})

test('a takedown by mistake is restored at the next run, with its first publication day and its old address (G3 H1)', async () => {
  const town = await townWithPublic()
  const before = await shown(town, '2026-02-06T12:00:00Z')
  await withdraw(town, '2026-02-06T13:00:00Z')
  const decisions = (): Promise<number> => town.within('2026-02-06T13:02:00Z', async ({db}) => (await db('decision').where({kind: 'withdraw'})).length)
  const again = await withdraw(town, '2026-02-06T13:01:00Z')
  expect([again.entries, again.before.length, again.urls.length, await decisions()], 'down already: nothing is decided again').toEqual([[], 1, 2, 1])
  await restore(town, '2026-02-06T14:00:00Z')
  expect(town.siteHolds(TEXTS).size, 'what may appear waits for a run').toBe(0)
  await town.publish('2026-02-06T15:00:00Z')
  expect(await shown(town, '2026-02-06T16:00:00Z')).toEqual(before)
  expect(readFileSync(join(town.folder, 'site', 'gone.map'), 'utf8')).toBe('')
  await expect(restore(town, '2026-02-06T17:00:00Z')).rejects.toMatchObject({code: 'entry-not-withdrawn'})
})

test('to restore is not to let out a newer text that waits (B7 G3)', async () => {
  const town = await townWithPublic()
  await withdraw(town, '2026-02-06T13:00:00Z')
  await town.import('2026-02-09T09:00:00Z', [{...ROW, handlingsrubrik: 'Klagomål från Gunilla Lindqvist', andrad: '2026-02-09T08:00:00'}], {with: {'remiss-salgen.txt': FILE}})
  await restore(town, '2026-02-09T10:00:00Z')
  await town.publish('2026-02-09T11:00:00Z')
  expect([...town.siteHolds([...TEXTS, 'Lindqvist'])]).toEqual([])
})

test('a case that is taken down is blank on its documents, which stay (D2 G3)', async () => {
  const town = await townWithPublic()
  await town.within('2026-02-06T13:00:00Z', (session) => withdrawEntries(session, {ids: ['KS 2026/00123'], committee: null, reason: 'other', note: null}))
  expect([...town.siteHolds(['Ny förskola vid Ekbacken'])]).toEqual([])
  expect(await shown(town, '2026-02-06T14:00:00Z')).toMatchObject({caseHeading: null, caseAddress: null})
})

test('a takedown that does not reach the web server fails loudly, and the site here is clean all the same (G3)', async () => {
  const town = await townWithPublic({site: {baseUrl: 'https://diariet.provkommunen.example', deploy: ['test', '!', '-e', 'never']}})
  await town.import('2026-02-06T12:00:00Z', [aRow({arendenummer: 'KS 2026/00300', handlingsrubrik: 'Belysning i Lindparken'})])
  const broken = Object.assign(town, {settings: {...town.settings, site: {...town.settings.site, deploy: ['false']}}})
  const done = await withdraw(broken, '2026-02-06T13:00:00Z')
  expect([done.unfinished?.code, done.urls.length]).toEqual(['deploy-failed', 2])
  expect([...town.siteHolds(TEXTS)]).toEqual([])
  const [never] = await Promise.allSettled([town.within('2026-02-06T13:01:00Z', (session) => withdrawEntries(session, {ids: [WAITING_ID], committee: null, reason: 'other', note: null}))])
  expect(never, 'while something stands out, what was never public is refused all the same').toMatchObject({reason: {code: 'entry-not-public'}})

  // The copy is mended: the next removal tells what left there, and so does taking it down again.
  town.settings = {...town.settings, site: {...town.settings.site, deploy: ['true']}}
  const removal = await town.publish('2026-02-06T13:05:00Z', 'removals')
  expect([...removal.notCopied].map((address) => `https://diariet.provkommunen.example/${address}`)).toEqual(done.urls)
  expect((await town.publish('2026-02-06T13:06:00Z', 'removals')).notCopied).toEqual([])
  expect(await withdraw(town, '2026-02-06T13:07:00Z')).toMatchObject({entries: [], urls: done.urls, unfinished: null})
})
