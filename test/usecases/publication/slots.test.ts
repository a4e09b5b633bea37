import {expect, onTestFinished, test} from 'vitest'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {publicationStatus, type PublicationStatus} from '../../../src/usecases/publication/publication-status.js'
import {restoreEntries} from '../../../src/usecases/publication/restore-entries.js'
import {runPublication, type PublicationRun} from '../../../src/usecases/publication/run-publication.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const CLEAR = aRow({handlingsrubrik: 'Remiss om förskolan Blåklinten'})
const HELD = aRow({handlingsnummer: '2', handlingsrubrik: 'Skrivelse från Elsa Lindqvist', riktning: 'In'})

async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

const slot = (town: Town, instant: string, time: string): Promise<PublicationRun> => town.within(instant, (session) => runPublication(session, {kind: 'full', slot: time, onProgress: () => undefined}))
const status = (town: Town, instant: string): Promise<PublicationStatus> => town.within(instant, (session) => publicationStatus(session, undefined))
const idOf = (town: Town, number: string): Promise<string> =>
  town.within('2026-02-03T09:30:00Z', async ({db}) => {
    const row: {id: string} | undefined = await db('entry').where({document_number: number}).first('id')
    return row?.id ?? ''
  })
const startPage = (town: Town): string => town.site().get('index.html') ?? ''

async function publishHeld(town: Town, instant: string): Promise<void> {
  const id = await idOf(town, '2')
  await town.within(instant, (session) => decideEntries(session, {ids: [id], committee: null, answer: {kind: 'publish'}, reason: null, note: null}))
}

test('a slot releases what stood approved when it began: what is imported or decided later waits for the next (G1)', async () => {
  const town = await aTown()
  await town.import('2026-02-03T09:00:00Z', [CLEAR, HELD])
  await publishHeld(town, '2026-02-03T11:02:00Z')
  await town.import('2026-02-03T11:03:00Z', [CLEAR, HELD, aRow({handlingsnummer: '3', handlingsrubrik: 'Svar om förskolan Gullvivan'})])
  const noon = await slot(town, '2026-02-03T11:05:00Z', '12:00')
  expect(noon).toMatchObject({published: 2, slot: {day: '2026-02-03', time: '12:00', lateMinutes: 0, missed: 0, isDone: false}})
  expect([...town.site().values()].some((page) => page.includes('Lindqvist') || page.includes('Gullvivan'))).toBe(false)
  expect((await slot(town, '2026-02-03T15:00:00Z', '16:00')).published).toBe(2)
  expect([...town.site().values()].some((page) => page.includes('Lindqvist'))).toBe(true)
})

test('a slot that is run hours late makes good itself and no later one: what was approved between them goes out with the later (G1 G4)', async () => {
  const town = await aTown()
  await town.import('2026-02-03T09:00:00Z', [CLEAR])
  await slot(town, '2026-02-03T15:00:00Z', '16:00')
  await town.import('2026-02-04T12:00:00Z', [CLEAR, aRow({handlingsnummer: '3', handlingsrubrik: 'Svar om förskolan Gullvivan'})])
  expect(await slot(town, '2026-02-04T16:00:00Z', '12:00')).toMatchObject({published: 0, slot: {time: '12:00', lateMinutes: 300, isDone: false}})
  expect(await status(town, '2026-02-04T16:01:00Z')).toMatchObject({missed: {day: '2026-02-04', time: '16:00'}})
  expect(await slot(town, '2026-02-04T16:02:00Z', '16:00')).toMatchObject({published: 1, slot: {time: '16:00', lateMinutes: 62, missed: 0, isDone: false}})
  for (const again of ['12:00', '16:00', 'latest']) expect(await slot(town, '2026-02-04T16:05:00Z', again)).toMatchObject({published: 0, slot: {isDone: true}})
})

test('what was restored after the slot began waits too', async () => {
  const town = await aTown()
  await town.import('2026-02-03T09:00:00Z', [CLEAR])
  await town.publish('2026-02-03T09:10:00Z')
  const id = await idOf(town, '1')
  // A newer text was clear and waited when it was taken down, so restoring makes no version of its own.
  await town.import('2026-02-03T10:00:00Z', [{...CLEAR, handlingsrubrik: 'Remiss om förskolan Tusenskönan', andrad: '2026-02-03T11:00:00'}])
  await town.within('2026-02-03T10:10:00Z', (session) => withdrawEntries(session, {ids: [id], committee: null, reason: 'other', note: null}))
  await town.within('2026-02-03T11:01:00Z', (session) => restoreEntries(session, {ids: [id], committee: null}))
  expect((await slot(town, '2026-02-03T11:05:00Z', '12:00')).published).toBe(0)
  expect((await slot(town, '2026-02-03T15:00:00Z', '16:00')).published).toBe(1)
})

test('what must leave leaves with the slot, whenever it was decided (G3)', async () => {
  const town = await aTown()
  await town.import('2026-02-03T09:00:00Z', [CLEAR])
  await slot(town, '2026-02-03T11:00:00Z', '12:00')
  await town.import('2026-02-03T15:01:00Z', [{...CLEAR, handling_status: 'makulerad', andrad: '2026-02-03T16:00:00'}])
  await slot(town, '2026-02-03T15:02:00Z', '16:00')
  expect([...town.site().values()].some((page) => page.includes('Blåklinten'))).toBe(false)
})

test('a missed slot is run once, late, and flagged: to readers, in the log and in the status (G4)', async () => {
  const town = await aTown()
  await town.import('2026-02-09T09:00:00Z', [CLEAR])
  await slot(town, '2026-02-09T11:00:00Z', '12:00')
  await town.import('2026-02-09T12:00:00Z', [CLEAR, aRow({handlingsnummer: '2', handlingsrubrik: 'Svar om förskolan Gullvivan'})])
  // The machine was off from Monday at 15:30 to Tuesday at 13:20.
  expect((await status(town, '2026-02-10T12:20:00Z')).missed).toEqual({day: '2026-02-10', time: '12:00'})
  const late = await slot(town, '2026-02-10T12:20:00Z', 'latest')
  expect(late).toMatchObject({published: 1, slot: {day: '2026-02-10', time: '12:00', lateMinutes: 80, missed: 1, isDone: false}})
  expect(startPage(town)).toContain('(försenad, skulle ha kommit 2026-02-10 12:00)')
  expect(await town.within('2026-02-10T12:21:00Z', async ({db}) => (await auditTrail(db)).at(-1)?.event)).toMatchObject({kind: 'site.released', slot: '2026-02-10 12:00', lateMinutes: 80})
  const told = await status(town, '2026-02-10T12:30:00Z')
  expect([told.missed, told.lastPublication?.counts['lateMinutes'], told.lastPublication?.counts['missedSlots']]).toEqual([null, 80, 1])

  // Once: neither the timer that was late nor the one that looks again does anything more.
  for (const time of ['latest', '12:00']) expect(await slot(town, '2026-02-10T12:35:00Z', time)).toMatchObject({run: late.run, published: 0, slot: {isDone: true}})
  expect(await town.within('2026-02-10T12:40:00Z', async ({db}) => Number((await db('run').where({kind: 'publication'}).count({rows: '*'}).first())?.['rows']))).toBe(2)
  // A takedown in between keeps saying when readers last got something new, and that it was late.
  await town.publish('2026-02-10T13:00:00Z', 'removals')
  expect(startPage(town)).toContain('(försenad')
  await slot(town, '2026-02-10T15:00:00Z', '16:00')
  expect(startPage(town)).not.toContain('försenad')
})

test('on days off the last slot before them is done, whatever the timer believes', async () => {
  const town = await aTown()
  await town.import('2026-02-03T09:00:00Z', [CLEAR])
  await slot(town, '2026-02-06T11:00:00Z', '12:00')
  expect((await slot(town, '2026-02-07T11:00:00Z', '12:00')).slot).toMatchObject({day: '2026-02-06', isDone: true})
  expect((await slot(town, '2026-02-06T15:10:00Z', '16:00')).slot).toMatchObject({lateMinutes: 0, isDone: false})
})

test('a run that failed has made no slot good', async () => {
  const town = await aTown()
  await town.import('2026-02-03T09:00:00Z', [CLEAR])
  await town.within('2026-02-03T11:00:00Z', ({db}) => db('run').insert({id: '20260203-110000-abcd', kind: 'publication', state: 'failed', slot: '12:00', actor: 'reg', started_at: '2026-02-03T11:00:00.000Z' as Instant, finished_at: '2026-02-03T11:00:10.000Z', counts: '{}'}))
  expect((await slot(town, '2026-02-03T11:20:00Z', 'latest')).slot).toMatchObject({lateMinutes: 20, isDone: false})
})

test('a time that is none of the schedule’s is refused', async () => {
  const town = await aTown()
  expect(await refusalOf(() => slot(town, '2026-02-03T11:00:00Z', '13:00'))).toMatchObject({code: 'slot-unknown', facts: {slot: '13:00', slots: ['12:00', '16:00']}})
})
