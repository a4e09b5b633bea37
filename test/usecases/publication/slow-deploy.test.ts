import {existsSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import {removalsPending} from '../../../src/io/db/meta-table.js'
import {publicationStatus} from '../../../src/usecases/publication/publication-status.js'
import {takeOffSite} from '../../../src/usecases/publication/run-release.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const FIRST = aRow({handlingsrubrik: 'Remiss om förskolan Blåklinten'})
const SECOND = aRow({handlingsnummer: '2', handlingsrubrik: 'Svar om förskolan Gullvivan', datum: '2026-02-04'})
const NOON = '2026-02-04T11:00:00Z'
const DURING = '2026-02-04T11:02:00Z'

/** A town whose copying to the web server goes on until `go` is called. */
async function slowTown(): Promise<{readonly town: Town; readonly hasBegun: () => Promise<unknown>; readonly go: () => Promise<void>}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [FIRST])
  await town.publish('2026-02-03T11:00:00Z')
  await town.import('2026-02-04T09:00:00Z', [FIRST, SECOND])
  const [go, begun] = [join(town.folder, 'inbox', 'go'), join(town.folder, 'inbox', 'begun')]
  const deploy = ['sh', '-c', `touch ${begun}; until test -e ${go}; do sleep 0.1; done`]
  town.settings = {...town.settings, site: {...town.settings.site, deploy}}
  return {town, hasBegun: () => vi.waitUntil(() => existsSync(begun), {timeout: 20_000}), go: () => writeFile(go, '')}
}

const shows = (town: Town, text: string): boolean => [...town.site().values()].some((page) => page.includes(text))

test('what is taken down while a run copies to the web server is removed by that run, before it lets the site go (G3)', async () => {
  const {town, hasBegun, go} = await slowTown()
  const running = town.publish(NOON)
  await hasBegun()
  const takedown = town.within(DURING, (session) => withdrawEntries(session, {ids: ['KS 2026/00123:2'], committee: null, reason: 'incident', note: null}))
  const told = new AbortController()
  void takedown.finally(() => told.abort())
  await town.within(DURING, async ({db}) => vi.waitUntil(async () => (await db('entry').where({is_taken_down: 1})).length > 0 && (await removalsPending(db)), {timeout: 20_000}))
  expect([shows(town, 'Gullvivan'), told.signal.aborted]).toEqual([true, false])
  await go()
  const {published, withdrawn, goneAddresses} = await running
  expect([published, withdrawn, goneAddresses.length]).toEqual([1, 1, 1])
  expect((await takedown).urls).toEqual(goneAddresses.map((address) => `https://diariet.provkommunen.example/${address}`))
  expect([...town.siteHolds(['Gullvivan'])]).toEqual([])
  expect(await town.within(DURING, (session) => publicationStatus(session, undefined))).toMatchObject({releaseState: 'current', removalsPending: false, lastPublication: {state: 'finished'}})
})

test('a takedown that waited in vain says that it is written down, with its addresses, and the run removes it (G3)', async () => {
  const {town, hasBegun, go} = await slowTown()
  const running = town.publish(NOON)
  await hasBegun()
  const done = await town.within(DURING, (session) => withdrawEntries(session, {ids: ['KS 2026/00123:2'], committee: null, reason: 'incident', note: null, waitMs: 200}))
  expect([done.unfinished?.code, done.entries.length, done.urls.length, shows(town, 'Gullvivan')]).toEqual(['removal-waits', 1, 1, true])
  await go()
  expect((await running).withdrawn).toBe(1)
  expect([...town.siteHolds(['Gullvivan'])]).toEqual([])
})

test('whatever else takes something off and waits in vain says so too (G3)', async () => {
  const {town, hasBegun, go} = await slowTown()
  const running = town.publish(NOON)
  await hasBegun()
  const refusal = await refusalOf(() => town.within(DURING, (session) => takeOffSite(session, 1, 0)))
  expect(refusal).toMatchObject({code: 'removal-waits', exitCode: 75, facts: {user: 'reg', pid: process.pid}})
  await go()
  await running
})
