import {existsSync, mkdtempSync, readFileSync} from 'node:fs'
import {rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import type {Session} from '../../../src/io/session.js'
import {holdLock} from '../../../src/io/system/lock.js'
import {publicationStatus} from '../../../src/usecases/publication/publication-status.js'
import {runPublication} from '../../../src/usecases/publication/run-publication.js'
import {rollBack} from '../../../src/usecases/publication/roll-back.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {Child} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const OLD = aRow({handlingsrubrik: 'Remiss om förskolan Blåklinten'})
const NEW = aRow({handlingsnummer: '2', handlingsrubrik: 'Svar om förskolan Gullvivan', datum: '2026-02-04'})
const ALSO = aRow({handlingsnummer: '3', handlingsrubrik: 'Beslut om förskolan Blåsippan', datum: '2026-02-04'})
const SECRET = {...NEW, handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:1', andrad: '2026-02-04T12:00:00'}
const NOON = '2026-02-04T11:00:00Z'
const LATER = '2026-02-04T12:30:00Z'
const ID = 'KS 2026/00123:2'
const STEPS = ['committed', 'switched', 'swept', 'deploying', 'deployed', 'told'] as const

/** Steps at which readers see the new release. */
const isLinked = (until: (typeof STEPS)[number]): boolean => until !== 'committed'

/** A run that brings two new entries has died at a certain step. */
async function killedAt(until: (typeof STEPS)[number]): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [OLD])
  await town.publish('2026-02-03T11:00:00Z')
  await town.import('2026-02-04T09:00:00Z', [OLD, NEW, ALSO])
  const begun = join(mkdtempSync(join(tmpdir(), 'diarievakt-')), 'begun')
  onTestFinished(() => rm(dirname(begun), {recursive: true}))
  const deploy = ['sh', '-c', `echo $$ > ${begun}.now; mv ${begun}.now ${begun}; exec sleep 600`]
  const settings = until === 'deploying' ? {...town.settings, site: {...town.settings.site, deploy}} : town.settings
  const child = new Child(new URL('../../io/children/publish-until.ts', import.meta.url), town.folder, JSON.stringify(settings), NOON, until)
  if (until === 'deploying') await vi.waitUntil(() => existsSync(begun), {timeout: 20_000})
  else expect(await child.says()).toBe('here')
  await child.kill()
  if (until === 'deploying') process.kill(Number(readFileSync(begun, 'utf8')))
  await town.within(LATER, async (session) => (await holdLock(session, 'site', 10_000)).release())
  return town
}

const shows = (town: Town, text: string): boolean => [...town.site().values()].some((page) => page.includes(text))

/** Whether readers can fetch a page with a heading on it, looked for each time that the register is asked something. */
function watch(town: Town, session: Session, heading: string): {readonly seen: boolean[]} {
  const seen: boolean[] = []
  session.db.on('query', () => {
    seen.push(shows(town, heading))
  })
  return {seen}
}

/** What somebody at another desk writes down when taking the new entry down, before waiting for the site. */
function takeDownMeanwhile(town: Town): void {
  const entry = "SELECT id FROM entry WHERE document_number = '2'"
  town.meanwhile(`UPDATE entry SET is_taken_down = 1 WHERE id IN (${entry})`)
  town.meanwhile(`UPDATE version SET stage = 'withdrawn' WHERE entry_id IN (${entry})`)
  town.meanwhile(`DELETE FROM publication WHERE entry_id IN (${entry})`)
  town.meanwhile("UPDATE meta SET value = '1' WHERE key = 'removalsPending'")
}

test.each(STEPS)('a run that was killed when it was %s: taking its new entry down never shows it (G2 G3)', async (until) => {
  const town = await killedAt(until)
  expect(shows(town, 'Gullvivan')).toBe(isLinked(until))
  const {seen, urls} = await town.within(LATER, async (session) => {
    const watched = watch(town, session, 'Gullvivan')
    const done = await withdrawEntries(session, {ids: [ID], committee: null, reason: 'incident', note: null})
    return {...watched, urls: done.urls}
  })
  // What nobody could fetch is nothing to tell search engines of.
  expect(urls).toHaveLength(isLinked(until) ? 1 : 0)
  expect([seen[0], seen.includes(true), seen.at(-1)]).toEqual([isLinked(until), isLinked(until), false])
  expect([...town.siteHolds(['Gullvivan'])]).toEqual([])
  expect([shows(town, 'Blåklinten'), shows(town, 'Blåsippan')]).toEqual([true, true])
  expect(await town.within(LATER, (session) => publicationStatus(session, undefined))).toMatchObject({releaseState: 'current', removalsPending: false, lastPublication: {state: 'failed'}})
  expect(readFileSync(join(town.folder, 'site', 'current', 'index.html'), 'utf8')).toContain('2026-02-03 12:00')
})

test.each(STEPS)('a run that was killed when it was %s: what an import makes secret is never shown, though nothing can be drawn (G2 G3)', async (until) => {
  const town = await killedAt(until)
  const listings = join(town.folder, 'site', 'listings')
  await rename(listings, `${listings}.away`)
  await writeFile(listings, '')
  await expect(town.import(LATER, [OLD, SECRET, ALSO])).rejects.toThrow('EEXIST')
  if (!isLinked(until)) expect(shows(town, 'Gullvivan')).toBe(false)
  expect(await town.within(LATER, (session) => publicationStatus(session, undefined))).toMatchObject({removalsPending: true})

  await rm(listings)
  await rename(`${listings}.away`, listings)
  const seen = await town.within(LATER, async (session) => {
    const watched = watch(town, session, 'Gullvivan')
    await runPublication(session, {kind: 'removals', slot: null, onProgress: () => undefined})
    return watched.seen
  })
  expect([seen[0], seen.includes(true), seen.at(-1)]).toEqual([isLinked(until), isLinked(until), false])
  expect([...town.siteHolds(['Gullvivan'])]).toEqual([])
  expect([shows(town, 'Blåsippan'), await town.within(LATER, (session) => publicationStatus(session, undefined))]).toMatchObject([true, {releaseState: 'current', removalsPending: false}])
})

test('nobody goes back past a release that was never read: first what left is taken out of it (G3)', async () => {
  const town = await killedAt('committed')
  takeDownMeanwhile(town)
  expect(await town.within(LATER, (session) => rollBack(session, {release: null, isDryRun: false, onStep: () => undefined}))).toMatchObject({hidden: 1})
  expect([shows(town, 'Blåklinten'), shows(town, 'Gullvivan'), shows(town, 'Blåsippan')]).toEqual([true, false, false])
})

test('what is taken down between a release’s decision and its switch is never shown by it, and the run itself removes it (G3)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [OLD])
  await town.publish('2026-02-03T11:00:00Z')
  await town.import('2026-02-04T09:00:00Z', [OLD, NEW, ALSO])
  const {seen, done} = await town.within(NOON, async (session) => {
    const watched = watch(town, session, 'Gullvivan')
    const release = await runPublication(session, {
      kind: 'full',
      slot: null,
      onProgress: (step) => {
        if (step === 'switch') takeDownMeanwhile(town)
      },
    })
    return {...watched, done: release}
  })
  expect([seen.includes(true), done.published]).toEqual([false, 2])
  expect([...town.siteHolds(['Gullvivan'])]).toEqual([])
  expect([shows(town, 'Blåsippan'), await town.within(LATER, (session) => publicationStatus(session, undefined))]).toMatchObject([true, {releaseState: 'current', removalsPending: false}])
})
