import {expect, onTestFinished, test} from 'vitest'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {aRow, Town, type SourceRow} from '../support/town.js'

// Every row repeats its case, and `andrad` is the row's: a row that has not changed itself may say something new of its case.
const EARLY = aRow({datum: '2026-01-02', andrad: '2026-01-02T10:00:00'})
const LATE = aRow({handlingsnummer: '2', handlingsrubrik: 'Svar på remiss', andrad: '2026-02-03T08:00:00'})
const HEADING = 'Ny förskola vid Ekbacken'

/** A public case with two documents. */
async function townWithPublic(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [EARLY, LATE], {full: ['KS']})
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds([HEADING]).size).toBe(1)
  return town
}

const waiting = async (town: Town, instant: string): Promise<readonly unknown[]> =>
  (await town.within(instant, (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))).entries.map(({documentNumber, reasons}) => [documentNumber, reasons])

const STRICTER = [
  ['is secret', {arenderubrik_sekretess: 'ja'}],
  ['has secrecy that nobody can read', {arenderubrik_sekretess: 'kanske'}],
  ['is cancelled', {arende_status: 'makulerad'}],
  ['has a mark of protection', {skydd: 'sekretessmarkering'}],
] as const satisfies readonly (readonly [string, SourceRow])[]

test.each(STRICTER)('a case that %s by a row of it leaves at once, though another row has a later time (A1 A7 A11)', async (_, changes) => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [{...EARLY, ...changes}])
  expect([...town.siteHolds([HEADING])]).toEqual([])
  await town.publish('2026-02-04T11:00:00Z')
  expect([...town.siteHolds([HEADING])]).toEqual([])
})

test.each(STRICTER)('also where the row with the latest time has left the registry: %s (A1 A7 A11)', async (_, changes) => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [EARLY], {full: ['KS']})
  await town.import('2026-02-05T09:00:00Z', [{...EARLY, ...changes}], {full: ['KS']})
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds([HEADING])]).toEqual([])
})

test('its documents wait with it (D2)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [{...EARLY, arenderubrik_sekretess: 'ja'}])
  expect([...town.siteHolds(['Svar på remiss', 'Remiss om ny förskola'])]).toEqual([])
  expect(await waiting(town, '2026-02-04T12:00:00Z')).toEqual(expect.arrayContaining([['1', ['secret-case']], ['2', ['secret-case']]]))
})

test('a row that is older than the same row was told before says nothing (A14)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [{...EARLY, arenderubrik_sekretess: 'ja', andrad: '2026-01-01T10:00:00'}])
  await town.publish('2026-02-04T11:00:00Z')
  expect(town.siteHolds([HEADING]).size).toBe(1)
})

test('nor does one with an earlier time than another row of its case make it plain (A14 A7)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [{...LATE, arenderubrik_sekretess: 'ja', andrad: '2026-02-04T08:00:00'}])
  await town.import('2026-02-05T09:00:00Z', [EARLY])
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds([HEADING])]).toEqual([])
})

test('a case that is named otherwise by such a row waits, for nobody knows which is the later word (A8 A14)', async () => {
  const town = await townWithPublic()
  await town.import('2026-02-04T09:00:00Z', [{...EARLY, arenderubrik: 'Ny förskola i Ekbacken'}])
  await town.publish('2026-02-04T11:00:00Z')
  expect([...town.siteHolds([HEADING, 'Ny förskola i Ekbacken'])]).toEqual([])
  expect(await waiting(town, '2026-02-04T12:00:00Z')).toContainEqual([null, ['rows-disagree']])
})

test('a case that a full export left out comes back with one of its documents, and waits (A14)', async () => {
  const town = await townWithPublic()
  const other = aRow({arendenummer: 'KS 2026/00200', arenderubrik: 'Belysning i Vasaparken'})
  await town.import('2026-02-04T09:00:00Z', [other], {full: ['KS']})
  await town.import('2026-02-05T09:00:00Z', [other, EARLY], {full: ['KS']})
  expect(await waiting(town, '2026-02-05T12:00:00Z')).toEqual(expect.arrayContaining([[null, ['returned']], ['1', ['returned']]]))
})

test('a case has the date of the documents that a full export holds, and of no others (A1 A2)', async () => {
  const town = await townWithPublic()
  for (const morning of ['2026-02-04T09:00:00Z', '2026-02-05T09:00:00Z']) {
    await town.import(morning, [LATE], {full: ['KS']})
    await town.publish(morning.replace('09', '11'))
    expect((await town.public(morning.replace('09', '12'))).map(({kind, date}) => [kind, date]).sort()).toEqual([['case', '2026-02-03'], ['document', '2026-02-03']])
  }
})

test.each<[string, SourceRow, SourceRow, readonly unknown[]]>([
  ['a registrar', {registrator: 'reg1'}, {registrator: ''}, [[null, ['no-registrar']]]],
  ['a mark of protection', {skydd: 'sekretessmarkering'}, {skydd: ''}, []],
])('what a part of the rows left standing of a case, the whole takes away, though each of them is told again: %s (A9 A11 B7)', async (_, before, after, waits) => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [{...EARLY, ...before}, {...LATE, ...after}], {full: ['KS']})
  await town.import('2026-02-04T09:00:00Z', [{...EARLY, ...after}])
  await town.import('2026-02-05T09:00:00Z', [{...EARLY, ...after}, {...LATE, ...after}], {full: ['KS']})
  expect((await waiting(town, '2026-02-05T12:00:00Z')).filter((one) => JSON.stringify(one).startsWith('[null'))).toEqual(waits)
})
