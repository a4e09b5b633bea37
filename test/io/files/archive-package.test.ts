import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {PLACES, placeOfFile, type PackedFile} from '../../../src/core/archive/packed-file.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {PackageFolder} from '../../../src/io/files/archive/package-folder.js'
import {lookThroughPackage} from '../../../src/io/files/archive/read-package.js'
import {sha256 as digest} from '../../../src/io/system/digest.js'
import {packageMets, representationMets, type PackageAgents} from '../../../src/papers/archive/mets.js'
import {schemaCatalog} from '../../../src/papers/archive/schema-catalog.js'
import {premisPieces} from '../../../src/papers/archive/premis.js'

const AGENTS: PackageAgents = {id: 'paket-1', municipality: 'Provkommunen', organisationNumber: null, at: '2028-06-01T08:00:00.000Z' as Instant, version: '0.2.0', archive: null, agreement: null, isRehearsal: false}
const CONTENTS = ['en fil', 'en annan fil', 'x'.repeat(200_000), '']

let base = ''

function* bytes(text: string): Generator<Uint8Array> {
  yield Buffer.from(text)
}

/** Makes a whole package with a few files. */
async function makePackage(folder: string, contents: readonly string[] = CONTENTS): Promise<string> {
  const made = await PackageFolder.begin(folder, AGENTS.id, 'first')
  const data: PackedFile[] = []
  for (const content of contents) {
    const kept = await made.copy(`${PLACES.data}/${placeOfFile(digest(content), '.txt')}`, 'text/plain', digest(content), () => bytes(content))
    if (kept === null) throw new Error('A file was not kept')
    data.push(kept)
  }
  data.push(await made.write(PLACES.erms, 'text/xml', ['<erms/>']))
  const own = await made.write(PLACES.representationPremis, 'text/xml', premisPieces(AGENTS, data))
  const representation = await made.write(PLACES.representationMets, 'text/xml', representationMets(AGENTS, own, data))
  const premis = await made.write(PLACES.premis, 'text/xml', premisPieces(AGENTS, [own, representation]))
  const documentation = [await made.write(`${PLACES.documentation}/innehall.csv`, 'text/csv', ['a;b\n'])]
  const mets = await made.write(PLACES.mets, 'text/xml', packageMets(AGENTS, {label: 'Prov', premis, documentation, schemas: [await made.write(PLACES.catalog, 'text/xml', [schemaCatalog(new Set())])], representation}))
  await made.settle()
  return made.finish(mets)
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, {recursive: true, withFileTypes: true})).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort()
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'diarievakt-package-'))
  await mkdir(join(base, 'whole'))
  await makePackage(join(base, 'whole'))
})

afterAll(() => {
  rmSync(base, {recursive: true, force: true})
})

/** A copy of the package, with what lies beside it, to be spoilt. */
async function copyOf(): Promise<string> {
  const folder = mkdtempSync(join(base, 'copy-'))
  await cp(join(base, 'whole'), folder, {recursive: true})
  return folder
}

async function aPipe(path: string): Promise<void> {
  await rm(path, {force: true})
  execFileSync('/usr/bin/mkfifo', [path])
}

async function aLink(to: string, path: string): Promise<void> {
  await rm(path, {force: true})
  await symlink(to, path)
}

const faults = async (folder: string): Promise<readonly string[]> => [...new Set((await lookThroughPackage(join(folder, AGENTS.id))).problems.map(({fault}) => fault))]

describe('O3: a package as it lies on disk', () => {
  test('is whole, and the same each time it is made', async () => {
    expect(await lookThroughPackage(join(base, 'whole', AGENTS.id))).toMatchObject({problems: [], files: 10})
    const again = join(base, 'again')
    await mkdir(again)
    await makePackage(again)
    for (const file of await filesBelow(join(base, 'whole'))) expect((await readFile(file)).equals(await readFile(file.replace(join(base, 'whole'), again))), file).toBe(true)
  })

  test('whatever byte is changed, in whatever file, is found', async () => {
    const folder = await copyOf()
    const all = await filesBelow(folder)
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({min: 1, max: 255}), async (which, where, by) => {
        const file = all[which % all.length] ?? ''
        const before = await readFile(file)
        if (before.length === 0) return
        const spoilt = Buffer.from(before)
        spoilt[where % before.length] = (spoilt[where % before.length] ?? 0) ^ by
        await writeFile(file, spoilt)
        try {
          expect(await faults(folder), `${basename(file)} at ${where % before.length}`).not.toEqual([])
        } finally {
          await writeFile(file, before)
        }
      }),
      {numRuns: 300},
    )
    expect(await faults(folder)).toEqual([])
  })

  test.each([
    ['a file that is added', async (root: string) => writeFile(join(root, PLACES.data, 'mer.txt'), 'x'), ['unlisted']],
    ['a file beside the list', async (root: string) => writeFile(join(root, 'METS.xml~'), 'x'), ['unlisted']],
    ['a file that is removed', async (root: string) => rm(join(root, PLACES.erms)), ['missing']],
    ['a file with another name', async (root: string) => rename(join(root, PLACES.erms), join(root, PLACES.data, 'erms.xml')), ['missing', 'unlisted']],
    ['two that have changed places', async (root: string) => {
      const [one = '', other = ''] = (await filesBelow(join(root, PLACES.data, 'files'))).filter((path) => !path.includes(digest('')))
      const first = await readFile(one)
      await writeFile(one, await readFile(other))
      await writeFile(other, first)
    }, ['changed']],
    ['a link in the place of a file', async (root: string) => {
      await rm(join(root, PLACES.erms))
      await symlink('/etc/hostname', join(root, PLACES.erms))
    }, ['strange', 'missing']],
    ['no outermost list', async (root: string) => rm(join(root, PLACES.mets)), ['unreadable', 'unlisted', 'seal-different']],
    ['a pipe in the place of the outermost list', async (root: string) => aPipe(join(root, PLACES.mets)), ['strange', 'unreadable', 'unlisted', 'seal-different']],
    ['a link in the place of the outermost list', async (root: string) => aLink('/dev/zero', join(root, PLACES.mets)), ['strange', 'unreadable', 'unlisted', 'seal-different']],
    ['a pipe in the place of a list that is listed', async (root: string) => aPipe(join(root, PLACES.representationMets)), ['strange', 'unreadable', 'missing', 'unlisted']],
    ['a link in the place of a document of PREMIS', async (root: string) => aLink('/dev/zero', join(root, PLACES.premis)), ['strange', 'missing']],
    ['a pipe in the place of a file', async (root: string) => aPipe(join(root, PLACES.erms)), ['strange', 'missing']],
    ['a link in the place of a folder', async (root: string) => {
      await rename(join(root, PLACES.representation), join(dirname(root), 'rep1'))
      await symlink(join(dirname(root), 'rep1'), join(root, PLACES.representation))
    }, ['strange', 'unreadable', 'missing']],
    ['a pipe beside it', async (root: string) => aPipe(join(dirname(root), `${basename(root)}.sha256`)), ['strange']],
    ['a link beside it', async (root: string) => aLink('/dev/zero', join(dirname(root), `${basename(root)}.sha256`)), ['strange']],
    ['a digest beside it that is longer than any', async (root: string) => writeFile(join(dirname(root), `${basename(root)}.sha256`), 'x'.repeat(1_000_000)), ['seal-different']],
    ['a name that is not UTF-8', async (root: string) => writeFile(Buffer.concat([Buffer.from(`${root}/${PLACES.data}/fil-`), Buffer.from([0xff])]), 'x'), ['misnamed']],
    ['a name that is not UTF-8, and one that looks the same', async (root: string) => {
      await writeFile(Buffer.concat([Buffer.from(`${root}/${PLACES.data}/fil-`), Buffer.from([0xff])]), 'x')
      await writeFile(join(root, PLACES.data, 'fil-\ufffd'), 'x')
    }, ['misnamed', 'unlisted']],
    ['a folder whose name is not UTF-8', async (root: string) => mkdir(Buffer.concat([Buffer.from(`${root}/${PLACES.data}/mapp-`), Buffer.from([0xff])])), ['misnamed']],
    ['a folder without files', async (root: string) => mkdir(join(root, PLACES.data, 'tom', 'Anna Svensson'), {recursive: true}), ['empty']],
    ['no digest beside it', async (root: string) => rm(join(dirname(root), `${basename(root)}.sha256`)), ['seal-missing']],
    ['another package’s digest beside it', async (root: string) => writeFile(join(dirname(root), `${basename(root)}.sha256`), `${'a'.repeat(64)}  ${basename(root)}/METS.xml\n`), ['seal-different']],
  ] as const)('%s is found', async (_, spoil, expected) => {
    const folder = await copyOf()
    await spoil(join(folder, AGENTS.id))
    expect(await faults(folder)).toEqual(expected)
  })

  test.each(['../../../etc/passwd', '/etc/passwd', 'C:/x', 'data\\x', 'http://example.invalid/x', ''])('a list that leads to %j is told, and nothing outside is opened', async (href) => {
    const folder = await copyOf()
    const list = join(folder, AGENTS.id, PLACES.representationMets)
    await writeFile(list, (await readFile(list, 'utf8')).replace('xlink:href="ERMS.xml"', `xlink:href="${href}"`).replace('xlink:href="data/ERMS.xml"', `xlink:href="${href}"`))
    expect(await faults(folder)).toContain('strange')
  })

  test('of folders without files the outermost is told; those that CSIP describes may lie empty', async () => {
    const folder = await copyOf()
    const root = join(folder, AGENTS.id)
    for (const path of ['metadata/other', 'metadata/descriptive', 'representations/rep2/data', 'representations/rep2/metadata/preservation']) await mkdir(join(root, path), {recursive: true})
    expect((await lookThroughPackage(root)).problems).toEqual([])
    for (const path of ['data/tom/Anna Svensson/1', 'data/tom/x', 'metadata/Anna', 'representations/rep3', 'representations/rep2/data/x']) await mkdir(join(root, path), {recursive: true})
    expect((await lookThroughPackage(root)).problems).toEqual(['data', 'metadata/Anna', 'representations/rep2/data/x', 'representations/rep3'].map((path) => ({fault: 'empty', path})))
  })

  test('a folder whose file is gone is told by that alone', async () => {
    const folder = await copyOf()
    const [path = ''] = (await filesBelow(join(folder, AGENTS.id, PLACES.data, 'files'))).slice(0, 1)
    await rm(path)
    expect(await faults(folder)).toEqual(['missing'])
  })

  /** The package with a file of another name, as its lists write it. */
  async function named(name: string, written: string, change: (list: string) => string = (list) => list): Promise<string> {
    const folder = await copyOf()
    const root = join(folder, AGENTS.id)
    await rename(join(root, PLACES.documentation, 'innehall.csv'), join(root, PLACES.documentation, name))
    const list = change((await readFile(join(root, PLACES.mets), 'utf8')).replace('documentation/innehall.csv', `documentation/${written}`))
    await writeFile(join(root, PLACES.mets), list)
    await writeFile(join(folder, `${AGENTS.id}.sha256`), `${digest(list)}  ${AGENTS.id}/METS.xml\n`)
    return folder
  }

  test.each([
    ['innehåll i leverans.html', 'inneh%C3%A5ll%20i%20leverans.html'],
    ['innehåll i leverans.html', 'innehåll i leverans.html'],
    ['50%.csv', '50%25.csv'],
    ['a%20b.csv', 'a%20b.csv'],
  ])('%s is found as the list writes it: %s', async (name, written) => {
    expect(await faults(await named(name, written))).toEqual([])
  })

  test.each([['..%2Finnehall.csv', '..%2F..%2Finnehall.csv'], ['a.csv', 'a.csv%00'], ['b.csv', 'c%5Cb.csv']])('of an address that hides what it says nothing is decoded: %s', async (name, written) => {
    expect(await faults(await named(name, written))).toEqual(expect.arrayContaining(['missing', 'unlisted']))
  })

  test('XLink has any prefix', async () => {
    expect(await faults(await named('innehall.csv', 'innehall.csv', (list) => list.replaceAll('xlink:', 'x1:').replace('xmlns:xlink', 'xmlns:x1')))).toEqual([])
    expect(await faults(await named('innehall.csv', 'innehall.csv', (list) => list.replace('xlink:href="documentation', 'x1:href="documentation/annan.csv" xlink:href="documentation')))).toEqual(expect.arrayContaining(['strange', 'unlisted']))
  })

  test('a file whose bytes are others than the register says is not taken in', async () => {
    const folder = mkdtempSync(join(base, 'other-'))
    const made = await PackageFolder.begin(folder, 'paket-2', 'first')
    expect(await made.copy(`${PLACES.data}/x`, 'text/plain', digest('a'), () => bytes('b'))).toBeNull()
    expect(await filesBelow(folder)).toEqual([])
  })

  test('one that was cut short has no name of its own, and is gone on with', async () => {
    const folder = mkdtempSync(join(base, 'cut-'))
    const made = await PackageFolder.begin(folder, AGENTS.id, 'first')
    await made.copy(`${PLACES.data}/${placeOfFile(digest('en fil'), '.txt')}`, 'text/plain', digest('en fil'), () => bytes('en fil'))
    await writeFile(join(folder, `${AGENTS.id}.part`, PLACES.data, 'files', 'halv.incoming'), 'ha')
    expect(await readdir(folder)).toEqual([`${AGENTS.id}.part`])
    await makePackage(folder)
    expect((await readdir(folder)).sort()).toEqual([AGENTS.id, `${AGENTS.id}.sha256`])
    expect(await faults(folder)).toEqual([])
  })
})

describe('O3: a package that another program made', () => {
  async function anothers(algorithm: string, told: string, content = 'en fil', isSealed = false): Promise<string> {
    const folder = join(mkdtempSync(join(base, 'annans-')), 'paket-2')
    await mkdir(join(folder, 'documentation'), {recursive: true})
    await writeFile(join(folder, 'documentation', 'a.txt'), content)
    const hex = createHash(algorithm).update('en fil').digest('hex')
    const mets = `<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" OBJID="paket-2"><metsHdr><agent ROLE="CREATOR" TYPE="OTHER"><name>eARKiv</name></agent></metsHdr><fileSec><fileGrp><file CHECKSUMTYPE="${told}" CHECKSUM="${hex.toUpperCase()}" SIZE="6"><FLocat xlink:href="documentation/a.txt"/></file></fileGrp></fileSec></mets>`
    await writeFile(join(folder, 'METS.xml'), mets)
    if (isSealed) await writeFile(`${folder}.sha256`, `${digest(mets)}  paket-2/METS.xml\n`)
    return folder
  }

  test.each([['md5', 'MD5'], ['sha1', 'SHA-1'], ['sha256', 'SHA-256'], ['sha384', 'SHA-384'], ['sha512', 'SHA-512']])('is held against its digests in %s, and needs no digest beside it', async (algorithm, told) => {
    expect(await lookThroughPackage(await anothers(algorithm, told))).toMatchObject({problems: [], compared: 1, hasSeal: false})
    expect((await lookThroughPackage(await anothers(algorithm, told, 'en fiL'))).problems).toEqual([{fault: 'changed', path: 'documentation/a.txt'}])
  })

  test('a way of making digests that nobody knows proves nothing, and a digest beside it counts where there is one', async () => {
    expect((await lookThroughPackage(await anothers('sha256', 'HAVAL'))).problems).toEqual([{fault: 'changed', path: 'documentation/a.txt'}])
    const sealed = await anothers('sha256', 'SHA-256', 'en fil', true)
    expect(await lookThroughPackage(sealed)).toMatchObject({problems: [], hasSeal: true})
    await writeFile(`${sealed}.sha256`, `${'ab'.repeat(32)}  paket-2/METS.xml\n`)
    expect((await lookThroughPackage(sealed)).problems).toEqual([{fault: 'seal-different', path: 'paket-2.sha256'}])
  })
})
