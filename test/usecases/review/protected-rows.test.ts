import fc from 'fast-check'
import {expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import type {Session} from '../../../src/usecases/deed.js'
import {openDesk} from '../../../src/usecases/review/desk.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {listCorrections} from '../../../src/usecases/review/list-corrections.js'
import {listWaiting, type Waiting, type WaitingOrder} from '../../../src/usecases/review/list-waiting.js'
import {readQueue} from '../../../src/usecases/review/read-queue.js'
import {reviewStats} from '../../../src/usecases/review/review-stats.js'
import {showEntry} from '../../../src/usecases/review/show-entry.js'
import {refusalOf} from '../../io/support.js'
import {tries} from '../../support/fuzz.js'
import {aRow, Town, type SourceRow} from '../../support/town.js'

const NUMBER = 'SN 2026/00777'
const WAITS = {fil_publiceras: '', registrator: ''}
const plain = (number: number): SourceRow => aRow({handlingsnummer: String(number), ...WAITS})
const everything: WaitingOrder = {committee: null, why: [], limit: 100, after: null}

/** A row of a protected person, as different from another as the registry can make it. */
const marked = fc.record<SourceRow>({
  skydd: fc.constantFrom('sekretessmarkering', 'skyddad folkbokföring', 'X'), arenderubrik: fc.constantFrom('Ansökan från Elsa Grahnén', 'Orosanmälan'), handlingsrubrik: fc.constantFrom('Brev från Elsa Grahnén', 'Journal', 'Ring 070-174 06 05'),
  riktning: fc.constantFrom('In', 'Ut', ''), datum: fc.constantFrom('2025-11-03', '2026-01-30'), registrator: fc.constantFrom('', 'reg1'), lagrum: fc.constantFrom('', 'OSL 22:1'), handlingsrubrik_sekretess: fc.constantFrom('ja', 'nej', ''), arendetyp: fc.constantFrom('', 'orosanmälan'),
}).map((row) => aRow({diarie: 'SN', arendenummer: NUMBER, handlingsnummer: '4711', ...row}))

/** How many rows a queue tells of. */
async function queued(session: Session, committee: string | null): Promise<number> {
  const queue = await readQueue(session, {committee, desk: 'desk'})
  let rows = 0
  for await (const page of queue.rows()) rows += page.length
  return rows
}

/** Names in the order in which they are given: rows of the same moment are listed by them. */
function inOrder(): () => EntryId {
  let last = 0
  return () => {
    last += 1
    return String(last).padStart(20, '0').replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '') as EntryId
  }
}

async function townWith(rows: readonly SourceRow[]): Promise<Town> {
  const town = await Town.found({newId: inOrder()})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', rows)
  return town
}

test('K4: nothing that a command tells of what waits differs by who is protected, whatever is asked', async () => {
  const told = async (protectedRow: SourceRow): Promise<string> => {
    const town = await townWith([plain(1), plain(2), protectedRow])
    return town.within('2026-02-03T10:00:00Z', async (session) => {
      const asked: Waiting[] = []
      for (const committee of [null, 'KS', 'SN']) {
        for (const why of [[], ['person'], ['phone'], ['awaits-authorised'], ['no-registrar', 'awaits-authorised'], ['direction-unknown']]) asked.push(await listWaiting(session, {committee, why, limit: 1, after: null}))
      }
      const {next} = await listWaiting(session, {...everything, limit: 1})
      asked.push(await listWaiting(session, {...everything, after: next}))
      const desk = await openDesk(session, {committee: null})
      const veiled: EntryId[] = []
      for await (const page of desk.rows()) veiled.push(...page.filter(({heading}) => heading === null).map(({id}) => id))
      const shown = await Promise.all(veiled.map(async (id) => ({...(await showEntry(session, {id, committee: null})), seal: ''})))
      const previewed = (await desk.preview(veiled, {kind: 'publish'})).map((row) => ({...row, seal: ''}))
      const byNumber = await Promise.all([NUMBER, `${NUMBER}:4711`].map((id) => refusalOf(() => showEntry(session, {id, committee: null}))))
      await desk.close()
      const all = JSON.stringify({asked, shown, previewed, byNumber: byNumber.map(({code, facts}) => ({code, facts})), corrections: await listCorrections(session, {committee: null}), byReason: (await reviewStats(session, {committee: 'SN', from: null, to: null})).committees[0]?.byReason})
      expect(all).not.toMatch(/Grahnén|4711|00777|OSL 22/)
      return all.replace(/"(?:id|next)":"[^"]*"/g, '""')
    })
  }
  const first = await told(aRow({diarie: 'SN', arendenummer: NUMBER, handlingsnummer: '4711', skydd: 'sekretessmarkering'}))
  await fc.assert(fc.asyncProperty(marked, async (row) => {
    expect(await told(row)).toBe(first)
  }), tries(5, 200))
})

test('K4: a row of a protected person is counted among all, and in no committee by itself, and answered by nobody who names its number', async () => {
  const town = await townWith([plain(1), aRow({diarie: 'SN', arendenummer: NUMBER, skydd: 'sekretessmarkering'})])
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    expect(await listWaiting(session, everything)).toMatchObject({awaitingAuthorised: 2, entries: [{committee: 'KS'}, {committee: 'KS'}]})
    for (const committee of ['KS', 'SN']) {
      expect(await listWaiting(session, {...everything, committee})).toMatchObject({awaitingAuthorised: 0})
      expect(await queued(session, committee)).toBe(committee === 'KS' ? 2 : 0)
    }
    expect(await queued(session, null)).toBe(4)
    // No committee's figures differ from those of one that has no such row.
    const {committees} = await reviewStats(session, {committee: null, from: null, to: null})
    expect(committees.filter(({waiting}) => waiting > 0).map(({committee, waiting}) => [committee, waiting])).toEqual([['KS', 2]])
    expect(committees.find(({committee}) => committee === 'SN')).toMatchObject({oldestSince: null, byReason: []})
    expect(await listWaiting(session, {...everything, why: ['awaits-authorised']})).toMatchObject({awaitingAuthorised: 2, entries: []})
    expect(await refusalOf(() => decideEntries(session, {ids: [`${NUMBER}:1`], committee: null, answer: {kind: 'withhold'}, reason: null, note: null}))).toMatchObject({code: 'entry-not-found'})
  })
})

test('K4: one who may not read every committee is told of no such row, listed, counted or on screen', async () => {
  const town = await townWith([plain(1), aRow({diarie: 'SN', arendenummer: NUMBER, skydd: 'sekretessmarkering'})])
  for (const [user, committees] of [['sven', ['SN']], ['karin', ['KS', 'SN']]] as const) {
    for (const committee of committees) await town.grant(user, {role: 'registrar', committee})
    await town.within('2026-02-03T10:00:00Z', async (session) => {
      expect(await listWaiting(session, everything)).toMatchObject({awaitingAuthorised: 0})
      expect(await queued(session, null)).toBe(user === 'sven' ? 0 : 2)
    }, user)
  }
})

test('K4 B8: a correction is not told of a row that was marked since', async () => {
  const town = await townWith([aRow({registrator: ''})])
  await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123'], committee: null, answer: {kind: 'rewrite-heading', heading: 'Ny skola'}, reason: null, note: null}))
  const corrections = (at: string) => town.within(at, (session) => listCorrections(session, {committee: null}))
  expect(await corrections('2026-02-03T11:00:00Z')).toHaveLength(1)
  await town.import('2026-02-04T09:00:00Z', [aRow({skydd: 'sekretessmarkering', andrad: '2026-02-04T08:00:00'})])
  expect(await corrections('2026-02-04T11:00:00Z')).toEqual([])
})
