import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {SOURCE_COLUMNS, type SourceColumn, type SourceMap} from '../../../src/core/intake/source-map.js'
import type {PublicEntry} from '../../../src/core/publication/public-entry.js'
import {readSource} from '../../../src/io/files/source-file.js'
import {aCaseRow, aRow, csvOf, Town, type SourceRow} from '../../support/town.js'

const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'

async function found(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

/** What the public sees, without the letters of addresses, which are random. */
async function publicOf(town: Town): Promise<readonly string[]> {
  await town.publish(NOON)
  return (await town.public(NOON)).map((entry: PublicEntry) => JSON.stringify(entry, (key, value: unknown) => (key === 'id' || key === 'address' || key === 'caseAddress' ? undefined : value))).sort()
}

/** One of each fate: shown, withheld, secret, cancelled, protected, with a choice that is missing, and a case alone. */
const ROWS: readonly Record<SourceColumn, string>[] = [
  aRow({fil: 'remiss.txt', fil_publiceras: 'ja'}),
  aRow({handlingsnummer: '2', handlingsrubrik: 'Underlag', riktning: 'In', fil: 'underlag.txt', fil_publiceras: 'nej', datum: '2026-01-30'}),
  aRow({handlingsnummer: '3', handlingsrubrik: 'Beslut om förskola', riktning: 'Upprättad', avsandare_mottagare: '', webbnamn: ''}),
  aRow({handlingsnummer: '4', handlingsrubrik: 'Offert', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:1'}),
  aRow({handlingsnummer: '5', handlingsrubrik: 'Utkast', handling_status: 'makulerad'}),
  aRow({handlingsnummer: '6', handlingsrubrik: 'Karta', fil: 'karta.txt', fil_publiceras: ''}),
  aRow({arendenummer: 'KS 2026/00124', arenderubrik: 'Ansökan', skydd: 'sekretessmarkering', handlingsrubrik: 'Ansökan om stöd'}),
  aRow({diarie: 'SN', arendenummer: 'SN 2026/00001', arenderubrik: 'Tillsyn', arenderubrik_sekretess: 'ja', handlingsrubrik: 'Anmälan', handling_sekretess: 'ja'}),
  aCaseRow({arendenummer: 'KS 2026/00125', arenderubrik: 'Öppettider', arende_status: 'avslutat', avslutat: '2026-02-02'}),
]
const FILES = {'remiss.txt': 'Remissen gäller en ny förskola vid Ekbacken.\n', 'underlag.txt': 'Underlag.\n', 'karta.txt': 'Karta.\n'}

const first = (heading: string | readonly string[]): string => (typeof heading === 'string' ? heading : (heading[0] ?? ''))

/** The rows as the system of a map would write them. */
function asWrittenBy(map: SourceMap, rows: readonly Record<SourceColumn, string>[]): string {
  const {columns, values, valuesIn = {}, dates} = map
  const dayForm = dates[0] ?? 'yyyy-MM-dd'
  const timeForm = dates.find((form) => form.endsWith('HH:mm'))
  const day = (text: string): string => dayForm.replace('yyyy', text.slice(0, 4)).replace('MM', text.slice(5, 7)).replace('dd', text.slice(8, 10))
  const yesNo = (column: 'arenderubrik_sekretess' | 'handlingsrubrik_sekretess' | 'handling_sekretess' | 'fil_publiceras', word: string): string => (word === '' ? '' : ((valuesIn[column] ?? values)[word === 'ja' ? 'yes' : 'no'][0] ?? ''))
  const written = (row: Record<SourceColumn, string>, column: SourceColumn): string => {
    const text = row[column]
    switch (column) {
      case 'arenderubrik_sekretess':
      case 'handlingsrubrik_sekretess':
      case 'handling_sekretess':
      case 'fil_publiceras':
        return yesNo(column, text)
      case 'riktning':
        return text === '' ? '' : ({In: values.in, Ut: values.out, Upprättad: values.drawnUp}[text]?.[0] ?? '')
      case 'arende_status':
        return {öppet: values.open, avslutat: values.closed}[text]?.[0] ?? ''
      case 'handling_status':
        return {gällande: values.current, makulerad: values.cancelled}[text]?.[0] ?? ''
      case 'datum':
        // Registries often keep the time beside the day.
        return timeForm === undefined ? day(text) : `${day(text)} 10:12`
      case 'avslutat':
        return text === '' ? '' : day(text)
      case 'andrad':
        return `${day(text)} ${text.slice(11)}`
      default:
        return text
    }
  }
  const named = SOURCE_COLUMNS.flatMap((column) => (columns[column] === undefined ? [] : [[column, first(columns[column])] as const]))
  const cell = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => {
    const number = map.numberInOne === undefined ? [] : [row.handlingsnummer === '' ? row.arendenummer : `${row.arendenummer}${map.numberInOne.separator}${row.handlingsnummer}`]
    return [...number, ...named.map(([column]) => written(row, column))].map(cell).join(';')
  })
  return [[...(map.numberInOne === undefined ? [] : [first(map.numberInOne.heading)]), ...named.map(([, heading]) => heading)].join(';'), ...lines].map((line) => `${line}\n`).join('')
}

describe.each(['ciceron', 'w3d3', 'platina', 'public360'])('the suggested map %s', (name) => {
  test('A4 A11: makes the same public rows of an export in its shape as of the same rows in our own', async () => {
    const [town, other] = [await found(), await found()]
    const source = readSource(name)
    const {files: [file]} = await town.import(MORNING, asWrittenBy(source, ROWS), {source, with: FILES})
    const {files: [ours]} = await other.import(MORNING, csvOf(ROWS), {with: FILES})
    expect(file?.problems).toEqual([])
    expect(file).toMatchObject({read: ROWS.length, imported: ROWS.length, absentColumns: [], ignoredColumns: [], stages: ours?.stages})
    const rows = await publicOf(town)
    expect(rows).toEqual(await publicOf(other))
    expect(rows.length).toBeGreaterThan(3)
    expect((await town.import(NOON, csvOf(ROWS), {with: FILES})).files[0], 'and our own changes nothing in it').toMatchObject({changed: 0, imported: 0})
  })

  test('A6: without the column of the file choice the file is refused; in a map without it no file is ever let out', async () => {
    const town = await found()
    const source = readSource(name)
    const text = asWrittenBy(source, ROWS)
    const heading = first(source.columns.fil_publiceras ?? '')
    await expect(town.import(MORNING, text.replace(heading, 'Något annat'), {source, with: FILES})).rejects.toMatchObject({code: 'header-missing', facts: {columns: [heading]}})
    const {fil_publiceras: _, ...columns} = source.columns
    const {files: [file]} = await town.import(MORNING, text, {source: {...source, columns}, with: FILES})
    expect(file).toMatchObject({absentColumns: ['fil_publiceras'], ignoredColumns: [heading]})
    await town.publish(NOON)
    expect((await town.public(NOON)).filter((entry) => 'file' in entry && entry.file !== null)).toEqual([])
  })
})

const OWN = `name: egen
standing: own
description: Provkommunens export.
columns:
  diarie: Nämnd
  arendenummer: Dnr
  arenderubrik: Ärende
  handlingsnummer: Nr
  handlingsrubrik: Handling
  datum: Datum
  skydd: Skydd
constants: {riktning: In, arendetyp: lokaler}
diaries: {KS: [Kommunstyrelsen]}
values: {"yes": [ja], "no": [nej], in: [In], out: [Ut], drawnUp: [Upprättad], open: [öppet], closed: [avslutat], cancelled: [makulerad], current: [gällande], unprotected: [Ingen]}
dates: [dd/MM/yyyy]
separator: "|"
`
const EXPORT = 'Nämnd;Dnr;Ärende;Nr;Handling;Datum;Skydd\nKommunstyrelsen;KS 2026/00123;Ny förskola;1;Remiss;03/02/2026;Ingen\nKS;KS 2026/00123;Ny förskola;2;Svar;2026-02-03;Sekretess\nPåhittsnämnden;KS 2026/00123;Ny förskola;3;Svar;03/02/2026;\n'

describe('maps of the municipality’s own', () => {
  const keep = (town: Town, name: string, text: string): void => {
    mkdirSync(join(town.folder, 'sources'), {recursive: true})
    writeFileSync(join(town.folder, 'sources', `${name}.yaml`), text)
  }

  test('diaries by name, what is the same in every row, a word for nobody protected', async () => {
    const town = await found()
    keep(town, 'egen', OWN)
    const {files: [file]} = await town.import(MORNING, EXPORT, {source: readSource('egen', town.folder)})
    expect(file).toMatchObject({read: 3, imported: 2, problems: [{code: 'diary-unknown', line: 4, column: 'diarie'}]})
    const rows = await town.within(NOON, async ({db}) => db('version').select('content'))
    const documents = rows.map(({content}: {content: string}) => JSON.parse(content) as {kind: string; direction: string; protection: string; headingSecrecy: string}).filter(({kind}) => kind === 'document')
    expect(documents.map(({direction, protection, headingSecrecy}) => [direction, protection, headingSecrecy]).sort()).toEqual([['In', 'marked', 'unknown'], ['In', 'none', 'unknown']])
    // Nothing was said of secrecy, so a person must say it.
    await town.publish(NOON)
    expect(await town.public(NOON)).toEqual([])
  })

  test('one of the same name wins over the shipped one; others are found beside it', async () => {
    const town = await found()
    keep(town, 'ciceron', OWN.replace('name: egen', 'name: ciceron'))
    expect(readSource('ciceron', town.folder).standing).toBe('own')
    expect(readSource('ciceron').standing).toBe('suggested')
    expect(readSource('w3d3', town.folder).standing).toBe('suggested')
  })

  test.each([['../../etc/passwd'], ['Egen'], ['saknas'], ['']])('there is no source called %j', async (name) => {
    const town = await found()
    keep(town, 'egen', OWN)
    expect(() => readSource(name, town.folder)).toThrow(expect.objectContaining({code: 'source-unknown', facts: {source: name, known: ['ciceron', 'diarievakt', 'egen', 'platina', 'public360', 'w3d3']}}))
  })

  test.each([
    ['by another name than its file', OWN.replace('name: egen', 'name: annan'), 'name'],
    ['with a key that does not exist', `${OWN}encoding: utf-8\n`, 'encoding'],
    ['with a file choice that is settled', OWN.replace('riktning: In', 'fil_publiceras: ja'), 'constants.fil_publiceras'],
  ])('one %s is refused with its key', async (_, text, key) => {
    const town = await found()
    keep(town, 'egen', text)
    expect(() => readSource('egen', town.folder)).toThrow(expect.objectContaining({code: 'source-invalid', facts: expect.objectContaining({key})}))
  })
})

describe('what a dry run shows of a map', () => {
  test('counts for each column, and the words of closed lists that are not understood', async () => {
    const town = await found()
    const rows: SourceRow[] = [aRow(), aRow({handlingsnummer: '2', riktning: 'Internt', handling_sekretess: 'ja'}), aRow({handlingsnummer: '3', riktning: 'Internt', skydd: 'S', datum: '3/2 2026'})]
    const {files: [file]} = await town.import(MORNING, csvOf(rows), {isDryRun: true})
    const told = Object.fromEntries((file?.columns ?? []).map(({column, filled, meanings, misunderstood, words}) => [column, {filled, meanings, misunderstood, words}]))
    expect(told['riktning']).toEqual({filled: 3, meanings: {Ut: 1}, misunderstood: 2, words: [{word: 'Internt', times: 2}]})
    expect(told['handling_sekretess']).toEqual({filled: 3, meanings: {no: 2, yes: 1}, misunderstood: 0, words: []})
    expect(told['skydd']).toEqual({filled: 1, meanings: {unprotected: 2, protected: 1}, misunderstood: 0, words: []})
    expect(told['diarie']).toEqual({filled: 3, meanings: {KS: 3}, misunderstood: 0, words: []})
    expect(told['datum']).toEqual({filled: 3, meanings: {day: 2}, misunderstood: 1, words: [{word: '9/9 9999', times: 1}]})
    expect(told['handlingsrubrik']).toEqual({filled: 3, meanings: null, misunderstood: 0, words: []})
    expect((await town.import(MORNING, csvOf(rows))).files[0]?.columns, 'told in a dry run only').toBeNull()
  })

  test('no text of a column that was taken for another is shown: names, numbers and headings are counted only', async () => {
    const town = await found()
    const strange = ['Elsa Lindqvist', 'Tyra Lindqvist', 'Storgatan 12', 'Skrivelse om grannens häck och staket', 'elsa@provkommunen.example']
    const {files: [file]} = await town.import(MORNING, csvOf(strange.map((text, at) => aRow({handlingsnummer: String(at + 1), riktning: text}))), {isDryRun: true})
    expect(file?.columns?.find(({column}) => column === 'riktning')).toMatchObject({misunderstood: 5, words: []})
    const many = Array.from({length: 60}, (_, at) => aRow({handlingsnummer: String(at + 1), riktning: `ord${'abcdefghij'.charAt(at % 10)}${'abcdefghij'.charAt(Math.floor(at / 10))}`}))
    expect((await town.import(MORNING, csvOf(many), {isDryRun: true})).files[0]?.columns?.find(({column}) => column === 'riktning')).toMatchObject({misunderstood: 60, words: []})
  })

  test('every shipped map is read by its name', () => {
    for (const name of ['diarievakt', 'ciceron', 'w3d3', 'platina', 'public360']) expect(readFileSync(join(import.meta.dirname, '../../../data/sources', `${name}.yaml`), 'utf8')).toContain(`name: ${readSource(name).name}\n`)
  })
})
