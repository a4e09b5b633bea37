import {expect, onTestFinished, test} from 'vitest'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

const PUBLISHED = '2026-02-03T11:00:00Z'
const NEXT_NIGHT = '2026-02-04T03:00:00Z'
const FIRST = aRow({handlingsrubrik: 'Remiss om skolgård vid Sälgen'})
const SECOND = aRow({handlingsnummer: '2', handlingsrubrik: 'Svar om skolgård vid Hasseln'})

async function townWithPublic(rows: readonly SourceRow[]): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', rows)
  await town.publish(PUBLISHED)
  return town
}

const documents = (count: number): readonly SourceRow[] => Array.from({length: count}, (_, index) => aRow({handlingsnummer: String(index + 1), handlingsrubrik: `Skrivelse ${index + 1}`}))

test('a row that a full export leaves out leaves at once; a partial export takes nothing away (A1)', async () => {
  const town = await townWithPublic([FIRST, SECOND])
  const partial = await town.import(NEXT_NIGHT, [FIRST])
  expect(partial.files[0]).toMatchObject({unchanged: 1, withdrawn: 0})
  expect(await town.public(NEXT_NIGHT)).toHaveLength(3)

  const full = await town.import('2026-02-05T03:00:00Z', [FIRST], {full: ['KS']})
  expect(full.files[0]).toMatchObject({unchanged: 1, withdrawn: 1})
  expect([...town.siteHolds(['Hasseln'])]).toEqual([])
  expect(town.siteHolds(['Sälgen']).size).toBe(1)
})

test('a case that a full export leaves out takes its documents with it, and another committee is left alone (A1 A8)', async () => {
  const other = aRow({diarie: 'SN', arendenummer: 'SN 2026/00007', arenderubrik: 'Lokaler för dagverksamhet', handlingsrubrik: 'Hyresavtal för lokal'})
  const town = await townWithPublic([FIRST, other, aRow({arendenummer: 'KS 2026/00124', arenderubrik: 'Belysning i Vasaparken', handlingsrubrik: 'Offert belysning'})])
  await town.import(NEXT_NIGHT, [FIRST], {full: ['KS']})
  expect([...town.siteHolds(['Vasaparken', 'Offert belysning'])]).toEqual([])
  expect(town.siteHolds(['Hyresavtal för lokal', 'Sälgen']).size).toBe(2)
})

test('a row that is rejected in a full export counts as missing (A1 A9)', async () => {
  const town = await townWithPublic([FIRST, SECOND])
  const full = await town.import(NEXT_NIGHT, [FIRST, {...SECOND, datum: '2026-02-30', andrad: '2026-02-04T01:00:00'}], {full: ['KS']})
  expect(full.files[0]).toMatchObject({read: 2, unchanged: 1, rejected: 1, withdrawn: 1, problems: [{code: 'date-impossible', line: 3, column: 'datum'}]})
  expect([...town.siteHolds(['Hasseln'])]).toEqual([])
})

test.each([
  // One case with its documents are public; the case itself is never missing as long as one row names it.
  {documents: 59, missing: 12, of: 'exactly a fifth of 60', stops: false},
  {documents: 59, missing: 13, of: 'more than a fifth of 60', stops: true},
  {documents: 11, missing: 10, of: 'ten of 12, and no more than ten', stops: false},
  {documents: 12, missing: 11, of: 'eleven of 13', stops: true},
])('a full export that leaves out $missing, $of: stops $stops (A1)', async ({documents: count, missing, stops}) => {
  const rows = documents(count)
  const town = await townWithPublic(rows)
  const before = await town.public(PUBLISHED)
  const left = rows.slice(missing)
  if (!stops) {
    expect((await town.import(NEXT_NIGHT, left, {full: ['KS']})).files[0]).toMatchObject({withdrawn: missing})
    return
  }
  await expect(town.import(NEXT_NIGHT, left, {full: ['KS']})).rejects.toMatchObject({code: 'full-export-brake', facts: {committee: 'KS', missing, public: count + 1}})
  expect(await town.public(NEXT_NIGHT)).toEqual(before)
  expect((await town.import('2026-02-04T04:00:00Z', left, {full: ['KS'], allowsMassWithdrawal: true})).files[0]).toMatchObject({withdrawn: missing})
  expect(await town.public('2026-02-04T05:00:00Z')).toHaveLength(count + 1 - missing)
})

test('rows that a full export cancels are taken down like those it leaves out, so they count for the brake (A1)', async () => {
  const rows = documents(20)
  const town = await townWithPublic(rows)
  const cancelled = rows.map((row) => ({...row, handling_status: 'makulerad', andrad: '2026-02-04T01:00:00'}))
  await expect(town.import(NEXT_NIGHT, cancelled, {full: ['KS']})).rejects.toMatchObject({code: 'full-export-brake'})
})

test.each([
  ['no rows at all', []],
  ['rows of another diary only', [aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00007'})]],
  ['nothing but rejected rows', [{...FIRST, datum: 'i går'}]],
])('a full export with %s is refused, and takes nothing down (A1)', async (_, rows) => {
  const town = await townWithPublic([FIRST])
  await expect(town.import(NEXT_NIGHT, rows, {full: ['KS'], allowsMassWithdrawal: true})).rejects.toMatchObject({code: 'full-export-empty', facts: {committee: 'KS'}})
  expect(await town.public(NEXT_NIGHT)).toHaveLength(2)
})
