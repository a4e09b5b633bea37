import {expect, onTestFinished, test} from 'vitest'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {aRow, Town} from '../support/town.js'

const settings = {
  committees: {
    KS: {name: 'Kommunstyrelsen', diaryNumber: '\\d{4}/\\d{5}'},
    BN: {name: 'Byggnadsnämnden', diaryNumber: '\\d{4}/\\d{5}'},
  },
}
const FIRST = aRow({diarie: 'KS', arendenummer: '2026/00123', arenderubrik: 'Belysning i Vasaparken', handlingsrubrik: 'Offert belysning'})
const OTHER = aRow({diarie: 'BN', arendenummer: '2026/00123', arenderubrik: 'Plank vid Hasseln', handlingsrubrik: 'Beslut om plank'})

async function townWithBoth(): Promise<Town> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [FIRST, OTHER])
  await town.publish('2026-02-03T11:00:00Z')
  return town
}

test('one number in two committees is two cases, each under its own heading (A8)', async () => {
  const town = await townWithBoth()
  const documents = (await town.public('2026-02-03T12:00:00Z')).flatMap((entry) => (entry.kind === 'document' && 'heading' in entry ? [[entry.committee, entry.diaryNumber, entry.heading, entry.caseHeading]] : []))
  expect(documents.sort()).toEqual([
    ['BN', '2026/00123', 'Beslut om plank', 'Plank vid Hasseln'],
    ['KS', '2026/00123', 'Offert belysning', 'Belysning i Vasaparken'],
  ])
})

test('to change, cancel or leave out one leaves the other as it was (A1 A8)', async () => {
  const town = await townWithBoth()
  await town.import('2026-02-04T09:00:00Z', [{...FIRST, arende_status: 'makulerat', andrad: '2026-02-04T08:00:00'}])
  expect([...town.siteHolds(['Vasaparken', 'Plank vid Hasseln']).keys()]).toEqual(['Plank vid Hasseln'])
  await town.import('2026-02-05T09:00:00Z', [FIRST], {full: ['KS']})
  expect((await town.public('2026-02-05T10:00:00Z')).length).toBe(2)
})

test('a person who types the number is asked which committee is meant (A8)', async () => {
  const town = await townWithBoth()
  const withdraw = (instant: string, committee: string | null) => town.within(instant, (session) => withdrawEntries(session, {ids: ['2026/00123:1'], committee, reason: 'other', note: null}))
  await expect(withdraw('2026-02-03T13:00:00Z', null)).rejects.toMatchObject({code: 'entry-ambiguous', facts: {committees: ['BN', 'KS']}})
  await withdraw('2026-02-03T13:01:00Z', 'BN')
  expect([...town.siteHolds(['Beslut om plank', 'Offert belysning']).keys()]).toEqual(['Offert belysning'])
})

test('a number that has not its committee’s shape is rejected with line and column (A8 A9)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const imported = await town.import('2026-02-03T09:00:00Z', [aRow({diarie: 'SN'}), aRow({arendenummer: 'x KS 2026/00123'}), aRow({diarie: 'XX'})])
  expect(imported.files[0]?.problems).toMatchObject([
    {code: 'case-number-shape', line: 2, column: 'arendenummer'},
    {code: 'case-number-shape', line: 3, column: 'arendenummer'},
    {code: 'diary-unknown', line: 4, column: 'diarie'},
  ])
})
