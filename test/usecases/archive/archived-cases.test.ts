import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {onTestFinished, expect, test} from 'vitest'
import {SaxesParser} from 'saxes'
import type {EntryId, Instant} from '../../../src/core/terms/identifiers.js'
import {Schemas} from '../../../src/io/files/archive/schemas.js'
import {archivedRows} from '../../../src/io/db/archive-table.js'
import {ermsCase, ermsEnd, ermsHead} from '../../../src/papers/archive/erms.js'
import {archivedCase} from '../../../src/usecases/archive/archived-cases.js'
import {aCaseRow, aRow, Town} from '../../support/town.js'
import {aMeeting, anItem, bringMeetings} from '../minutes/support.js'

const SCHEMAS = join(process.cwd(), '..', 'shared', 'schemas')
const CLOSED = {arende_status: 'avslutat', avslutat: '2026-03-01'}
const ORIGIN = {id: 'paket', municipality: 'Provkommunen', organisationNumber: null, at: '2028-06-01T08:00:00.000Z' as Instant}

test('H5 O2: what is written of a register’s cases holds every row of them, once, with its number, and keeps the schema', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', [
    aRow({arendenummer: 'KS 2026/00001', ...CLOSED}),
    ...['2', '10', '11a'].map((handlingsnummer) => aRow({arendenummer: 'KS 2026/00001', handlingsnummer, riktning: 'Upprättad', ...CLOSED})),
    aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00005', arenderubrik_sekretess: 'ja', lagrum: 'OSL 26:1', ...CLOSED}),
  ])
  await bringMeetings(town, [aMeeting(), anItem('1'), anItem('2', {sekretess: 'ja', lagrum: 'OSL 26:1'})], '2026-02-04T08:00:00Z')
  const xml = await town.within('2028-06-01T08:00:00Z', async (session) => {
    const rows: {id: string; committee: string; case_number: string}[] = await session.db('entry').where({kind: 'case'}).orderBy(['committee', 'case_number']).select('id', 'committee', 'case_number')
    const cases = rows.map(({id, committee, case_number: number}) => ({entry: id as EntryId, committee, number}))
    const own = Map.groupBy(await archivedRows(session.db, session.dialect, cases.map(({entry}) => entry)), (row) => row.case)
    return [ermsHead(ORIGIN), ...cases.map((one) => ermsCase(archivedCase(one, own.get(one.entry) ?? [], () => []), ORIGIN, 'Nämnden', {hidesProtected: true, hidesSecret: false})), ermsEnd].join('')
  })
  expect(numbersIn(xml)).toEqual(['KS 2026/00001', '1', '2', '10', '11a', 'SN 2026/00005', 'Sammanträde 2026-02-03', 'protokoll § 1', 'protokoll § 2'])
  expect(xml.match(/systemIdentifier="[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"/g)).toHaveLength(9)
  if (!existsSync(SCHEMAS)) return
  const schemas = await Schemas.in(SCHEMAS)
  onTestFinished(() => schemas.close())
  expect(schemas.check('erms', Buffer.from(xml))).toBeNull()
})

/** The number of each aggregation and record, in their order. */
function numbersIn(xml: string): readonly string[] {
  const numbers: string[] = []
  const parser = new SaxesParser({xmlns: false})
  let isNumber = false
  parser.on('opentag', ({name}) => {
    isNumber = name === 'objectId'
  })
  parser.on('text', (text) => {
    if (isNumber) numbers.push(text)
    isNumber = false
  })
  parser.write(xml).close()
  return numbers
}
