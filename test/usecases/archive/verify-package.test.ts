import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {appendFile, cp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {PLACES} from '../../../src/core/archive/packed-file.js'
import {sha256} from '../../../src/io/system/digest.js'
import {compareWithRegister, verifyPackage, type PackageVerdict} from '../../../src/usecases/archive/verify-package.js'
import {aCaseRow, aRow, Town} from '../../support/town.js'
import {CLOSED, exportFrom, LATER, packagesOf, SCHEMAS} from './support.js'

let town: Town
let id = ''

const look = (folder: string, changes: Partial<Parameters<typeof verifyPackage>[0]> = {}): Promise<PackageVerdict> => verifyPackage({folder, schemas: null, sample: null, onProgress: () => undefined, ...changes})

beforeAll(async () => {
  town = await Town.found()
  await town.import(
    '2026-02-03T08:00:00Z',
    [aRow({fil: 'svar.txt', fil_publiceras: 'ja', ...CLOSED}), aRow({handlingsnummer: '2', fil: 'bilaga.pdf', fil_publiceras: 'nej', ...CLOSED}), aCaseRow({arendenummer: 'KS 2026/00200', arenderubrik_sekretess: 'ja', lagrum: 'OSL 21:1', ...CLOSED})],
    {with: {'svar.txt': 'Svar.', 'bilaga.pdf': '%PDF-1.4 nej'}},
  )
  id = (await exportFrom(town)).packages[0]?.id ?? ''
})

afterAll(() => town.leave())

/** A copy of the package to spoil, with the digest that lies beside it. */
async function aCopy(name: string): Promise<string> {
  const folder = join(town.folder, name)
  await cp(packagesOf(town), folder, {recursive: true})
  return join(folder, id)
}

/** Has a list tell of a document as it lies there now. */
async function relist(folder: string, list: string, document: string): Promise<void> {
  const bytes = await readFile(join(folder, document))
  const href = document.slice(list.length - 'METS.xml'.length)
  const written = (await readFile(join(folder, list), 'utf8')).replace(new RegExp(`<mdRef[^>]*"${href}"[^>]*>|<file [^>]*><FLocat[^>]*"${href}"[^>]*>`), (tag) => tag.replace(/(?<= SIZE=")\d+/, String(bytes.length)).replace(/(?<= CHECKSUM=")[0-9a-f]+/, sha256(bytes)))
  await writeFile(join(folder, list), written)
}

/** Changes what preserves the data, and has all lists and the digest beside the package follow. */
async function resealed(name: string, spoil: (premis: string) => string | Buffer): Promise<string> {
  const folder = await aCopy(name)
  const path = join(folder, PLACES.representationPremis)
  await writeFile(path, spoil(await readFile(path, 'utf8')))
  await relist(folder, PLACES.representationMets, PLACES.representationPremis)
  // The document of PREMIS of the package tells of both of them.
  const premis = join(folder, PLACES.premis)
  let told = await readFile(premis, 'utf8')
  for (const document of [PLACES.representationPremis, PLACES.representationMets]) {
    const bytes = await readFile(join(folder, document))
    told = told.replace(new RegExp(`(?<=>${document}<.*?<messageDigest>)[0-9a-f]+(</messageDigest>\\s*</fixity>\\s*<size>)\\d+`, 's'), `${sha256(bytes)}$1${bytes.length}`)
  }
  await writeFile(premis, told)
  for (const document of [PLACES.premis, PLACES.representationMets]) await relist(folder, PLACES.mets, document)
  await writeFile(`${folder}.sha256`, `${sha256(await readFile(join(folder, PLACES.mets)))}  ${id}/METS.xml\n`)
  return folder
}

describe('O3: a package is looked through', () => {
  test('one that is as it was written is sound, keeps every rule, and is the one that the register knows', async () => {
    const verdict = await look(join(packagesOf(town), id), {schemas: SCHEMAS})
    expect(verdict).toMatchObject({package: id, isSound: true, problems: [], breaches: [], dangling: 0, schemaFaults: SCHEMAS === null ? null : [], records: {cases: 2, documents: 2, files: 2}})
    expect(verdict.compared).toBe(verdict.files)
    expect(await town.within(LATER, (session) => compareWithRegister(session, verdict))).toEqual({isKnown: true, differs: []})
    expect(await town.within(LATER, (session) => compareWithRegister(session, {...verdict, metsSha256: 'ab'.repeat(32), records: {cases: 1, documents: 2, files: 2}}))).toEqual({isKnown: true, differs: ['mets', 'cases']})
    expect(verdict.dataFiles).toBe(2)
    expect(await town.within(LATER, (session) => compareWithRegister(session, {...verdict, dataFiles: 1}))).toEqual({isKnown: true, differs: ['files']})
    expect(await town.within(LATER, (session) => compareWithRegister(session, {...verdict, records: null, dataFiles: 3}))).toEqual({isKnown: true, differs: ['files']})
    expect(await town.within(LATER, (session) => compareWithRegister(session, {...verdict, package: 'ett-annat'}))).toEqual({isKnown: false, differs: []})
  })

  test('a trailing slash makes no difference', async () => {
    expect(await look(`${join(packagesOf(town), id)}/`)).toMatchObject({package: id, isSound: true})
  })

  test('a changed file, and one too many, are told', async () => {
    const folder = await aCopy('ändrad')
    await appendFile(join(folder, 'documentation/innehall.csv'), 'x')
    await writeFile(join(folder, 'documentation/mer.txt'), 'x')
    expect(await look(folder)).toMatchObject({isSound: false, problems: [{fault: 'changed', path: 'documentation/innehall.csv'}, {fault: 'unlisted', path: 'documentation/mer.txt'}]})
  })

  test('a file that a record names and that is not there is told twice: by the list and by the record', async () => {
    const folder = await aCopy('utan-fil')
    const {problems} = await look(folder)
    expect(problems).toEqual([])
    const erms = await readFile(join(folder, 'representations/rep1/data/ERMS.xml'), 'utf8')
    await rm(join(folder, 'representations/rep1/data', /path="([^"]+)"/.exec(erms)?.[1] ?? ''))
    expect(await look(folder)).toMatchObject({isSound: false, dangling: 1, problems: [{fault: 'missing'}]})
  })

  test.skipIf(SCHEMAS === null)('a document that breaks its schema is told with its line', async () => {
    const folder = await aCopy('schema')
    const path = join(folder, 'metadata/preservation/premis.xml')
    await writeFile(path, (await readFile(path, 'utf8')).replace('<agentName>', '<agentNamn>').replace('</agentName>', '</agentNamn>'))
    expect(await look(folder, {schemas: SCHEMAS})).toMatchObject({isSound: false, schemaFaults: [{document: 'metadata/preservation/premis.xml'}]})
  })

  const ENTITY = '<!DOCTYPE premis [<!ENTITY a "<object><b/></object>">]>'
  const DATA = PLACES.representationPremis

  test('what preserves it is held against the files, though all lists tell of it as it is', async () => {
    expect(await look(await resealed('förseglad', (premis) => premis))).toMatchObject({isSound: true})
    const spoilt = await resealed('nollor', (premis) => premis.replaceAll(/(?<=<messageDigest>)[^<]*/g, '0'.repeat(64)).replace(/(?<=<objectIdentifierValue>)representations[^<]*ERMS\.xml/, '/etc/passwd'))
    const verdict = await look(spoilt)
    expect(verdict).toMatchObject({isSound: false, problems: [], breaches: [{document: DATA, rule: 'PREMIS1', count: 1}, {document: DATA, rule: 'PREMIS2', count: 2}, {document: DATA, rule: 'PREMIS4', count: 1}]})
    expect(JSON.stringify(verdict)).not.toContain('passwd')
  })

  test.each([
    ['no XML', () => 'PREMIS', 'XML1'],
    ['no PREMIS', () => '<x/>', 'XML2'],
    ['a DOCTYPE', (premis: string) => premis.replace('<premis', `${ENTITY}<premis`), 'XML1'],
    ['a DOCTYPE in UTF-16', (premis: string) => Buffer.from(`\ufeff${premis.replace('UTF-8', 'UTF-16').replace('<premis', `${ENTITY}<premis`).replace('</premis>', '&a;</premis>')}`, 'utf16le'), 'XML1'],
    ['another encoding', (premis: string) => premis.replace('UTF-8', 'UTF-7'), 'XML1'],
  ])('PREMIS that is told: %s', async (what, spoil, rule) => {
    const folder = await resealed(`premis-${what}`, spoil)
    expect(await look(folder)).toMatchObject({isSound: false, problems: [], breaches: expect.arrayContaining([{document: DATA, rule, level: 'MUST', count: 1}])})
    if (SCHEMAS !== null) expect(await look(folder, {schemas: SCHEMAS})).toMatchObject({isSound: false, schemaFaults: [{document: DATA, line: 1}]})
  })

  test.skipIf(SCHEMAS === null)('PREMIS in UTF-16 that keeps its schema is as good as any', async () => {
    const folder = await resealed('utf-16', (premis) => Buffer.from(`\ufeff${premis.replace('UTF-8', 'UTF-16')}`, 'utf16le'))
    expect(await look(folder, {schemas: SCHEMAS})).toMatchObject({isSound: true, schemaFaults: []})
  })

  test('nothing is waited for, and nothing read that is no plain file of the package', async () => {
    for (const [at, path] of [PLACES.mets, PLACES.representationMets, PLACES.premis, DATA, PLACES.erms].entries()) {
      const pipe = await aCopy(`rör-${at}`)
      await rm(join(pipe, path))
      execFileSync('/usr/bin/mkfifo', [join(pipe, path)])
      expect(await look(pipe, {schemas: SCHEMAS}), path).toMatchObject({isSound: false, problems: expect.arrayContaining([{fault: 'strange', path}])})
      const link = await aCopy(`länk-${at}`)
      await rm(join(link, path))
      await symlink('/dev/zero', join(link, path))
      expect(await look(link, {schemas: SCHEMAS}), path).toMatchObject({isSound: false, problems: expect.arrayContaining([{fault: 'strange', path}])})
    }
  })

  test('a record may write the name of its file in percent-encoding', async () => {
    const folder = await aCopy('kodad')
    const path = join(folder, PLACES.erms)
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('path="files/', 'path="%66iles/'))
    expect(await look(folder)).toMatchObject({dangling: 0})
  })

  test('a spot check compares so many files, and the lists always', async () => {
    const verdict = await look(join(packagesOf(town), id), {sample: 1})
    expect(verdict.compared).toBeGreaterThanOrEqual(1)
    expect(verdict.compared).toBeLessThanOrEqual(2)
    const folder = await aCopy('stickprov')
    await writeFile(join(folder, 'representations/rep1/METS.xml'), (await readFile(join(folder, 'representations/rep1/METS.xml'), 'utf8')).replace('SIZE="5"', 'SIZE="6"'))
    expect((await look(folder, {sample: 1})).isSound).toBe(false)
  })

  test('what is no package at all is told as such, and a folder that is not there is refused', async () => {
    expect(await look(town.folder)).toMatchObject({isSound: false, records: null})
    await expect(look(join(town.folder, 'borta'))).rejects.toMatchObject({code: 'input-not-found'})
    expect(existsSync(join(town.folder, 'borta'))).toBe(false)
  })
})
