import {readdir, readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {lookThroughPackage} from '../../../src/io/files/archive/read-package.js'
import {sha256} from '../../../src/io/system/digest.js'
import {planArchive} from '../../../src/usecases/archive/plan-archive.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../../support/town.js'
import {CLOSED, exportFrom, LATER, packagesOf, attachmentsOf} from './support.js'

async function aTown(rows: readonly SourceRow[], files: Readonly<Record<string, string>> = {}, settings: object = {}): Promise<Town> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', rows, {with: files})
  return town
}

/** Everything that lies in a folder, by path. */
async function bytesBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) if (entry.isFile()) found.set(join(entry.parentPath, entry.name).slice(folder.length + 1), await readFile(join(entry.parentPath, entry.name), 'utf8'))
  return found
}

const plan = (town: Town, at = LATER): ReturnType<typeof planArchive> => town.within(at, (session) => planArchive(session, {committee: null, years: null, listed: null}))

describe('H5 O1: whole cases, each once, in packages that can be looked through', () => {
  test('by committee, with their files, and nothing of what stays', async () => {
    const town = await aTown(
      [
        aRow({arendenummer: 'KS 2026/00001', fil: 'svar.txt', fil_publiceras: 'ja', ...CLOSED}),
        aRow({arendenummer: 'KS 2026/00001', handlingsnummer: '2', fil: 'bilaga.pdf', fil_publiceras: 'nej', ...CLOSED}),
        aRow({arendenummer: 'KS 2026/00002', handlingsrubrik: 'Öppet som förut'}),
        aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00005', arenderubrik: 'Utredning om stöd', arenderubrik_sekretess: 'ja', lagrum: 'OSL 26:1', ...CLOSED}),
      ],
      {'svar.txt': 'Svar till Länsstyrelsen.', 'bilaga.pdf': '%PDF-1.4 nej'},
    )
    expect((await plan(town)).cases).toMatchObject({leaves: 2, open: 1})
    const exported = await exportFrom(town)
    expect(exported).toMatchObject({left: [], unnamed: 0, unproven: 0, packages: [{committee: 'KS', form: 'open', cases: 1, documents: 2, files: 2}, {committee: 'SN', cases: 1, documents: 0, files: 0}]})
    expect((await readdir(packagesOf(town))).sort()).toEqual(exported.packages.flatMap(({id}) => [id, `${id}.sha256`]).sort())
    for (const {path} of exported.packages) expect((await lookThroughPackage(path ?? '')).problems).toEqual([])
    const ks = await bytesBelow(exported.packages[0]?.path ?? '')
    for (const text of ['Svar till Länsstyrelsen.', '%PDF-1.4 nej']) expect(ks.get(`representations/rep1/data/files/${sha256(text).slice(0, 2)}/${sha256(text)}.${text.startsWith('%') ? 'pdf' : 'txt'}`)).toBe(text)
    expect([...ks.values()].join('')).not.toContain('Öppet som förut')
    expect(ks.get('documentation/innehall.csv')).toContain('"KS 2026/00001";"1";"handling";"Remiss om ny förskola"')
    expect(ks.get('documentation/innehall.html')).toContain('Innehåll i leverans från Kommunstyrelsen')
    const sn = await bytesBelow(exported.packages[1]?.path ?? '')
    expect(sn.get('representations/rep1/data/ERMS.xml')).toContain('<title>Utredning om stöd</title>')
    expect(sn.get('representations/rep1/data/ERMS.xml')).toContain('OSL 26:1')
    expect((await plan(town)).cases).toMatchObject({leaves: 0, delivered: 2, open: 1})
    expect(await exportFrom(town)).toMatchObject({packages: []})
  })

  test('a case that is changed after it was delivered goes again', async () => {
    const town = await aTown([aRow(CLOSED)])
    await exportFrom(town)
    await town.import('2028-03-02T08:00:00Z', [aRow({...CLOSED, handlingsrubrik: 'Remiss om ny förskola, rättad', andrad: '2028-03-01T10:00:00'})])
    await town.publish('2028-03-02T11:00:00Z', 'removals')
    expect((await plan(town, '2028-03-02T12:00:00Z')).cases).toMatchObject({leaves: 1, delivered: 0})
    expect((await exportFrom(town, '2028-03-02T12:00:00Z')).packages).toHaveLength(1)
  })

  test('X8: split by count and by size, a case never parted', async () => {
    const text = 'x'.repeat(600)
    const rows = Array.from({length: 5}, (_, at) => aRow({arendenummer: `KS 2026/0000${at + 1}`, fil: `${at}.txt`, fil_publiceras: 'ja', ...CLOSED}))
    const files = Object.fromEntries(rows.map((_, at) => [`${at}.txt`, `${at}${text}`]))
    const byCount = await aTown(rows, files, {delivery: {casesMax: 2}})
    expect((await exportFrom(byCount)).packages.map(({cases}) => cases)).toEqual([2, 2, 1])
    const bySize = await aTown(rows, files)
    bySize.settings = {...bySize.settings, delivery: {...bySize.settings.delivery, gigabytesMax: 0.000_001_3}}
    expect((await exportFrom(bySize)).packages.map(({cases}) => cases)).toEqual([2, 2, 1])
  })

  test('X8: made again it is the same bytes, whoever changed another case meanwhile', async () => {
    const rows = [aRow({fil: 'svar.txt', fil_publiceras: 'ja', ...CLOSED}), aRow({handlingsnummer: '2', ...CLOSED}), aRow({arendenummer: 'KS 2026/00200'})]
    const town = await aTown(rows, {'svar.txt': 'Svar.'})
    const {packages: [first]} = await exportFrom(town)
    await town.import('2028-03-02T08:00:00Z', [aRow({arendenummer: 'KS 2026/00200', handlingsrubrik: 'Remiss, ny lydelse', andrad: '2028-03-01T10:00:00'})])
    const to = join(town.folder, 'igen')
    const {packages: [second]} = await exportFrom(town, '2028-03-05T08:00:00Z', {to, again: first?.id ?? ''})
    expect(second).toEqual({...first, path: join(to, first?.id ?? '')})
    expect(await bytesBelow(second?.path ?? '')).toEqual(await bytesBelow(first?.path ?? ''))
    await town.import('2028-03-06T08:00:00Z', [aRow({handlingsnummer: '2', ...CLOSED, handlingsrubrik: 'Remiss, ny lydelse', andrad: '2028-03-05T10:00:00'})])
    await expect(exportFrom(town, '2028-03-07T08:00:00Z', {to: join(town.folder, 'tredje'), again: first?.id ?? ''})).rejects.toMatchObject({code: 'package-not-same'})
    await expect(exportFrom(town, '2028-03-07T08:00:00Z', {again: 'KS-2028-01-01-0123456789'})).rejects.toMatchObject({code: 'package-unknown'})
  })

  test('--dry-run tells what would be made, and writes nothing', async () => {
    const town = await aTown([aRow({fil: 'svar.txt', fil_publiceras: 'ja', ...CLOSED})], {'svar.txt': 'Svar.'})
    const told = await exportFrom(town, LATER, {isDryRun: true})
    expect(told.packages).toEqual([{id: null, path: null, committee: 'KS', form: 'open', cases: 1, documents: 1, files: 1, bytes: 5, metsSha256: null}])
    expect(await readdir(packagesOf(town))).toEqual([])
    expect((await plan(town)).cases.leaves).toBe(1)
  })
})

describe('P1: files that were never copied in', () => {
  const ROWS = [
    aRow({arendenummer: 'KS 2026/00001', fil: 'en.pdf', fil_publiceras: 'nej', ...CLOSED}),
    aRow({arendenummer: 'KS 2026/00002', fil: 'en.pdf', fil_publiceras: 'nej', ...CLOSED}),
    aRow({arendenummer: 'KS 2026/00002', handlingsnummer: '2', fil: 'två.pdf', fil_publiceras: 'nej', ...CLOSED}),
    aRow({arendenummer: 'KS 2026/00003', ...CLOSED}),
  ]
  const FILES = {'en.pdf': '%PDF-1.4 en', 'två.pdf': '%PDF-1.4 två'}

  async function withoutDelivery(): Promise<Town> {
    const town = await aTown(ROWS, FILES)
    await rm(join(town.folder, 'inbox'), {recursive: true})
    return town
  }

  test('one that is missing keeps its case here, which is listed, and nothing of it is left in the package', async () => {
    const town = await withoutDelivery()
    const attachments = await attachmentsOf(town, {'en.pdf': '%PDF-1.4 en'})
    for (const isDryRun of [true, false]) {
      const exported = await exportFrom(town, LATER, {attachments, isDryRun})
      expect(exported).toMatchObject({packages: [{cases: 2, documents: 2, files: 1}], left: [{committee: 'KS', number: 'KS 2026/00002', files: [{document: '2', name: 'två.pdf', gap: 'missing'}]}]})
      for (const {path} of exported.packages) if (path !== null) expect((await lookThroughPackage(path)).problems).toEqual([])
    }
    expect((await plan(town)).cases).toMatchObject({leaves: 1, delivered: 2})
  })

  test('one with other bytes keeps its case here, and nothing of it is in the package', async () => {
    const town = await withoutDelivery()
    const attachments = await attachmentsOf(town, {...FILES, 'två.pdf': '%PDF-1.4 tVå'})
    const exported = await exportFrom(town, LATER, {attachments})
    expect(exported).toMatchObject({packages: [{cases: 2, files: 1}], left: [{number: 'KS 2026/00002', files: [{document: '2', name: 'två.pdf', gap: 'different'}]}]})
    expect((await lookThroughPackage(exported.packages[0]?.path ?? '')).problems).toEqual([])
    expect([...(await bytesBelow(exported.packages[0]?.path ?? '')).values()].join('')).not.toContain('tVå')
  })

  test('where no case can go there is no package', async () => {
    const town = await aTown(ROWS.slice(1, 3), FILES)
    await rm(join(town.folder, 'inbox'), {recursive: true})
    expect(await exportFrom(town)).toMatchObject({packages: [], left: [{number: 'KS 2026/00002'}]})
    expect(await readdir(packagesOf(town))).toEqual([])
    expect((await plan(town)).cases.leaves).toBe(1)
  })

  test('one that nobody has ever seen is taken as it lies, and counted', async () => {
    const town = await aTown(ROWS.slice(0, 1))
    expect(await exportFrom(town)).toMatchObject({packages: [], left: [{files: [{gap: 'missing'}]}]})
    expect(await exportFrom(town, LATER, {attachments: await attachmentsOf(town, FILES)})).toMatchObject({packages: [{cases: 1, files: 1}], unproven: 1})
  })

  test('a folder that is not there is refused', async () => {
    const town = await withoutDelivery()
    await expect(exportFrom(town, LATER, {attachments: join(town.folder, 'borta')})).rejects.toMatchObject({code: 'input-not-found'})
  })
})

describe('what was cut short', () => {
  test('is gone on with under the same name, at the same instant', async () => {
    const rows = Array.from({length: 3}, (_, at) => aRow({arendenummer: `KS 2026/0000${at + 1}`, fil: `${at}.pdf`, fil_publiceras: 'nej', ...CLOSED}))
    const town = await aTown(rows, Object.fromEntries(rows.map((_, at) => [`${at}.pdf`, `%PDF-1.4 ${at}`])))
    let calls = 0
    await expect(exportFrom(town, LATER, {onProgress: () => {
      calls += 1
      throw new Error('cut')
    }})).rejects.toThrow('cut')
    expect(calls).toBe(1)
    const [part] = await readdir(packagesOf(town))
    expect(part).toMatch(/^OVNING-KS-2028-03-01-[0-9a-f]{10}\.part$/)
    const exported = await exportFrom(town, '2028-03-04T08:00:00Z')
    expect(exported.packages).toMatchObject([{id: part?.replace('.part', ''), cases: 3, files: 3}])
    expect(await readFile(join(exported.packages[0]?.path ?? '', 'METS.xml'), 'utf8')).toContain('CREATEDATE="2028-03-01T08:00:00.000Z"')
    expect((await lookThroughPackage(exported.packages[0]?.path ?? '')).problems).toEqual([])
  })

  test('is given up where a case has changed since, and its cases go with a new one', async () => {
    const town = await aTown([aRow(CLOSED)])
    await expect(exportFrom(town, LATER, {onProgress: () => {
      throw new Error('cut')
    }})).rejects.toThrow('cut')
    await town.import('2028-03-02T08:00:00Z', [aRow({...CLOSED, handlingsrubrik: 'Remiss om ny förskola, rättad', andrad: '2028-03-01T10:00:00'})])
    await town.publish('2028-03-02T11:00:00Z', 'removals')
    const exported = await exportFrom(town, '2028-03-02T12:00:00Z')
    expect(exported.packages).toHaveLength(1)
    expect((await readdir(packagesOf(town))).sort()).toEqual([exported.packages[0]?.id, `${exported.packages[0]?.id}.sha256`])
  })
})

describe('K10 X9: what the agreement with the archive says of protected and secret cases', () => {
  const ROWS = [
    aRow({arendenummer: 'KS 2026/00001', ...CLOSED}),
    aRow({arendenummer: 'KS 2026/00002', handlingsrubrik: 'Svar från Elsa Grahnén', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 21:1', fil: 'hemlig.pdf', fil_publiceras: 'nej', ...CLOSED}),
  ]
  const FILES = {'hemlig.pdf': '%PDF-1.4 hemligheten'}

  test.each([
    ['included', 2, true],
    ['neutral', 2, false],
    ['left-out', 1, false],
  ] as const)('secret cases %s', async (secret, cases, isTold) => {
    const town = await aTown(ROWS, FILES, {delivery: {secret}})
    const exported = await exportFrom(town)
    expect(exported.packages).toMatchObject([{cases}])
    const all = [...(await bytesBelow(exported.packages[0]?.path ?? '')).values()].join('')
    for (const word of ['Elsa Grahnén', 'hemligheten', 'hemlig.pdf']) expect(all.includes(word), word).toBe(isTold)
    expect((await plan(town)).cases['left-out']).toBe(secret === 'left-out' ? 1 : 0)
  })
})
