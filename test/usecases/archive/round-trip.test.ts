import {readdir, readFile, rm, symlink} from 'node:fs/promises'
import {join} from 'node:path'
import {SaxesParser} from 'saxes'
import {expect, onTestFinished, test} from 'vitest'
import {lookThroughPackage} from '../../../src/io/files/archive/read-package.js'
import {aRow, Town, type SourceRow} from '../../support/town.js'
import {attachmentsOf, CLOSED, exportFrom} from './support.js'

/** A record as it is read back out of ERMS.xml. */
interface ReadRecord {
  readonly caseNumber: string
  number: string
  title: string
  direction: string
  day: string
  readonly agents: string[]
  readonly regulations: string[]
  readonly files: {name: string; path: string}[]
}

function recordsIn(xml: string): readonly ReadRecord[] {
  const records: ReadRecord[] = []
  const path: string[] = []
  let [caseNumber, text] = ['', '']
  const parser = new SaxesParser({xmlns: false})
  parser.on('opentag', ({name, attributes}) => {
    path.push(name)
    text = ''
    const record = records.at(-1)
    if (name === 'record') records.push({caseNumber, number: '', title: '', direction: '', day: '', agents: [], regulations: [], files: []})
    else if (name === 'direction' && record !== undefined) record.direction = attributes['directionDefinition'] ?? ''
    else if (name === 'appendix') record?.files.push({name: attributes['name'] ?? '', path: attributes['path'] ?? ''})
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('closetag', ({name}) => {
    const isOfRecord = path.includes('record')
    const record = isOfRecord ? records.at(-1) : undefined
    if (name === 'objectId' && !isOfRecord) caseNumber = text
    else if (name === 'objectId' && record !== undefined) record.number = text
    else if (name === 'title' && record !== undefined) record.title = text
    else if (name === 'regulation') record?.regulations.push(text)
    else if (name === 'name') record?.agents.push(text)
    else if (name === 'date' && record?.day === '') record.day = text.slice(0, 10)
    path.pop()
  })
  parser.write(xml).close()
  return records
}

const DIRECTIONS: Readonly<Record<string, string>> = {In: 'incoming', Ut: 'outgoing', Upprättad: 'other'}

async function exported(rows: readonly SourceRow[], files: Readonly<Record<string, string>> = {}): Promise<{readonly folder: string; readonly records: readonly ReadRecord[]}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', rows, {with: files})
  const {packages: [made], left} = await exportFrom(town)
  expect(left).toEqual([])
  const folder = made?.path ?? ''
  expect((await lookThroughPackage(folder)).problems).toEqual([])
  return {folder, records: recordsIn(await readFile(join(folder, 'representations/rep1/data/ERMS.xml'), 'utf8'))}
}

test('H5 O2: what is read back out of a package is what the registry has', async () => {
  const rows = [
    aRow({handlingsnummer: '1', riktning: 'In', avsandare_mottagare: 'Elsa Grahnén', webbnamn: 'invånare', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 21:1', ...CLOSED}),
    aRow({handlingsnummer: '2', riktning: 'Ut', handlingsrubrik: 'Svar: "ja" & <nej> — på allt', ...CLOSED}),
    aRow({handlingsnummer: '10', riktning: 'Upprättad', handlaggare: 'Plan & bygg "syd"', datum: '2026-02-28', fil: 'ritning.pdf', fil_publiceras: 'nej', ...CLOSED}),
    aRow({handlingsnummer: '11', handling_status: 'makulerad', ...CLOSED}),
  ]
  const {records} = await exported(rows, {'ritning.pdf': '%PDF-1.4'})
  expect(records.map(({caseNumber, number}) => `${caseNumber}:${number}`)).toEqual(rows.map(({arendenummer, handlingsnummer}) => `${arendenummer}:${handlingsnummer}`))
  for (const [at, row] of rows.entries()) {
    const record = records[at]
    expect(record).toMatchObject({title: row.handlingsrubrik, direction: DIRECTIONS[row.riktning ?? ''], day: row.datum})
    expect(record?.agents).toEqual(expect.arrayContaining([row.avsandare_mottagare, row.handlaggare]))
    expect([...new Set(record?.regulations)]).toEqual(row.lagrum === '' ? [] : [row.lagrum])
    expect(record?.files.map(({name}) => name)).toEqual(row.fil === '' ? [] : [row.fil])
  }
})

test('X4: whatever files are called, nothing of it is a path: no clash, no reserved name, no way out of the folder', async () => {
  // Names that Windows keeps, that begin an option, that are longer than some disks take.
  const names = ['å.pdf', 'CON.pdf', 'aux.txt', 'LPT1', '.dold.pdf', 'a b; rm -rf.pdf', '-n.pdf', `${'x'.repeat(236)}.pdf`, 'ritning.PDF', 'undermapp/nul.pdf']
  const rows = names.map((fil, at) => aRow({handlingsnummer: String(at + 1), fil, fil_publiceras: 'nej', ...CLOSED}))
  const {folder, records} = await exported(rows, Object.fromEntries(names.map((name, at) => [name, `%PDF-1.4 ${at}`])))
  const lying = (await readdir(folder, {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  expect(lying.filter((path) => path.startsWith('representations/rep1/data/files/'))).toHaveLength(names.length)
  for (const path of lying) expect(path).toMatch(/^[A-Za-z0-9._/-]{1,150}$/)
  expect(new Set(lying.map((path) => path.toLowerCase())).size).toBe(lying.length)
  for (const [at, name] of names.entries()) {
    const [file] = records[at]?.files ?? []
    expect(file?.name).toBe(name)
    expect(await readFile(join(folder, 'representations/rep1/data', file?.path ?? ''), 'utf8')).toBe(`%PDF-1.4 ${at}`)
  }
})

test('X4: a name is composed as the registry has it, and its file as the disk has it: the digest tells which it is', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', [aRow({fil: 'å.pdf', fil_publiceras: 'nej', ...CLOSED})], {with: {'å.pdf': '%PDF-1.4 rätt'}})
  await rm(join(town.folder, 'inbox'), {recursive: true})
  const attachments = await attachmentsOf(town, {'å.pdf': '%PDF-1.4 fel', 'a\u030a.pdf': '%PDF-1.4 rätt'})
  expect(await exportFrom(town, '2028-03-01T08:00:00Z', {attachments})).toMatchObject({packages: [{cases: 1, files: 1}], left: []})
})

test('a link that leads out of the folder is never opened, and keeps its case here', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T08:00:00Z', [aRow({fil: 'ut.pdf', fil_publiceras: 'nej', ...CLOSED}), aRow({arendenummer: 'KS 2026/00200', ...CLOSED})])
  const attachments = await attachmentsOf(town, {})
  await symlink(join(town.folder, 'diarievakt.yaml'), join(attachments, 'ut.pdf'))
  const exportedNow = await exportFrom(town, '2028-03-01T08:00:00Z', {attachments})
  expect(exportedNow).toMatchObject({packages: [{cases: 1}], left: [{files: [{gap: 'missing'}]}]})
})
