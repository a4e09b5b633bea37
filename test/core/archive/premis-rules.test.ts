import {describe, expect, test} from 'vitest'
import {PLACES, type PackedFile} from '../../../src/core/archive/packed-file.js'
import {PremisCheck, type KnownFile} from '../../../src/core/archive/rules/premis-rules.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {readXml} from '../../../src/io/files/workbook/xml-events.js'
import type {PackageAgents} from '../../../src/papers/archive/mets.js'
import {premisPieces} from '../../../src/papers/archive/premis.js'

const ONE = 'ab'.repeat(32)
const OTHER = 'cd'.repeat(32)
const ZEROS = '0'.repeat(64)
const AGENTS: PackageAgents = {id: 'paket', municipality: 'Provkommunen', organisationNumber: null, at: '2028-06-01T08:00:00.000Z' as Instant, version: '0.2.0', archive: null, agreement: null, isRehearsal: false}
const A = 'representations/rep1/data/a.txt'
const B = 'representations/rep1/data/mapp/å b.txt'
const FILES: Readonly<Record<string, KnownFile>> = {[A]: {bytes: 12, sha256: ONE}, [B]: {bytes: 7, sha256: OTHER}}
const BESIDE: Readonly<Record<string, KnownFile>> = {[PLACES.mets]: {bytes: 1, sha256: null}, [PLACES.premis]: {bytes: 1, sha256: null}, [PLACES.representationPremis]: {bytes: 3, sha256: ONE}}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function check(documents: Readonly<Record<string, string>>, files: Readonly<Record<string, KnownFile>> = FILES): Promise<PremisCheck> {
  const made = new PremisCheck({name: 'paket', files: new Map(Object.entries(files))})
  for (const [path, xml] of Object.entries(documents)) {
    const reader = made.begin(path)
    await readXml(bytes(xml), {open: (name, attributes) => reader.open(name, attributes), close: () => reader.close(), text: (text) => reader.text(text)})
    made.ended(true)
  }
  return made
}

/** What a document of a representation breaks, as `PREMIS1 MUST 1`. */
async function breaches(xml: string, files = FILES): Promise<readonly string[]> {
  return (await check({[PLACES.representationPremis]: xml}, files)).finish().map(({rule, level, count}) => `${rule} ${level} ${count}`)
}

async function own(files: readonly PackedFile[]): Promise<string> {
  let xml = ''
  for await (const piece of premisPieces(AGENTS, files)) xml += piece
  return xml
}

const packed = (path: string, {bytes: size, sha256}: KnownFile): PackedFile => ({path, sha256: sha256 ?? '', bytes: size, mimeType: 'text/plain'})
const OURS = own(Object.entries(FILES).map(([path, file]) => packed(path, file)))

interface Foreign {
  readonly type?: string
  readonly name: string
  readonly algorithm?: string
  readonly digest?: string
  readonly size?: number
  readonly more?: string
}

/** A document as another program may write it: with a prefix, and an extension that follows another standard. */
function foreign(...objects: readonly Foreign[]): string {
  return `<premis:premis xmlns:premis="http://www.loc.gov/premis/v3" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" version="3.0">${objects.map(({type = 'local', name, algorithm = 'SHA-256', digest, size, more = ''}) =>
    `<premis:object i:type="premis:file"><premis:objectIdentifier><premis:objectIdentifierType>${type}</premis:objectIdentifierType><premis:objectIdentifierValue>\n${name} </premis:objectIdentifierValue></premis:objectIdentifier>`
    + `<premis:objectCharacteristics>${digest === undefined ? '' : `<premis:fixity><premis:messageDigestAlgorithm>${algorithm}</premis:messageDigestAlgorithm><premis:messageDigest>${digest}</premis:messageDigest></premis:fixity>`}${size === undefined ? '' : `<premis:size>${size}</premis:size>`}`
    + '<premis:objectCharacteristicsExtension><x:object xmlns:x="x"><x:size>99</x:size><x:messageDigest>00</x:messageDigest></x:object></premis:objectCharacteristicsExtension></premis:objectCharacteristics>'
    + `${more}</premis:object>`).join('')}</premis:premis>`
}

const located = (type: string, value: string): string => `<premis:storage><premis:contentLocation><premis:contentLocationType>${type}</premis:contentLocationType><premis:contentLocationValue>${value}</premis:contentLocationValue></premis:contentLocation></premis:storage>`

describe('O3: PREMIS of our own packages', () => {
  test('tells of every file what is so', async () => {
    expect(await breaches(await OURS)).toEqual([])
    const root = await own([packed(PLACES.representationPremis, {bytes: 3, sha256: ONE})])
    expect((await check({[PLACES.premis]: root, [PLACES.representationPremis]: await OURS}, {...FILES, ...BESIDE})).finish()).toEqual([])
  })

  test.each<readonly [what: string, spoil: (xml: string) => string, expected: readonly string[]]>([
    ['every digest is nothing but zeros', (xml) => xml.replaceAll(/(?<=<messageDigest>)[^<]*/g, ZEROS), ['PREMIS2 MUST 2']],
    ['a digest is that of the other file', (xml) => xml.replace(ONE, OTHER), ['PREMIS2 MUST 1']],
    ['a digest of another kind', (xml) => xml.replace('SHA-256', 'MD5'), ['PREMIS2 MUST 1']],
    ['no digest', (xml) => xml.replace(/<fixity>.*?<\/fixity>/s, ''), ['PREMIS2 MUST 1']],
    ['a second form that says nothing', (xml) => xml.replace(ONE, ZEROS).replace('</objectCharacteristics>', '</objectCharacteristics><objectCharacteristics><compositionLevel>1</compositionLevel></objectCharacteristics>'), ['PREMIS2 MUST 1']],
    ['another size', (xml) => xml.replace('<size>12<', '<size>13<'), ['PREMIS3 MUST 1']],
    ['no size', (xml) => xml.replace('<size>12</size>', ''), ['PREMIS3 MUST 1']],
    ['a file outside', (xml) => xml.replace(A, '/etc/passwd'), ['PREMIS1 MUST 1', 'PREMIS4 MUST 1']],
    ['nothing but files outside', (xml) => xml.replace(A, '/etc/passwd').replace(B, '../../x'), ['PREMIS1 MUST 2', 'PREMIS4 MUST 2']],
    ['a file that is called by no path', (xml) => xml.replace(A, '1'), ['PREMIS1 MUST 1', 'PREMIS4 MUST 1']],
    ['a file of which nothing is told', (xml) => xml.replace(/<object xsi:type="file">.*?<\/object>\n?/s, ''), ['PREMIS4 MUST 1']],
    ['a reference to what is not there', (xml) => xml.replace(/(?<=<linkingAgentIdentifierValue>)diarievakt/, 'annan'), ['PREMIS5 MUST 1']],
  ])('%s: is told', async (_, spoil, expected) => {
    const xml = spoil(await OURS)
    expect(xml).not.toBe(await OURS)
    expect(await breaches(xml)).toEqual(expected)
  })

  test('each file but the outermost list and the document beside it is to be told of', async () => {
    const root = await own([])
    expect((await check({[PLACES.premis]: root, [PLACES.representationPremis]: await OURS}, {...FILES, ...BESIDE})).finish()).toEqual([{document: PLACES.premis, rule: 'PREMIS4', level: 'MUST', count: 1}])
  })
})

describe('O3: PREMIS of anybody', () => {
  const MD5 = '0123456789abcdef'.repeat(2)

  test.each([
    ['paths from the representation', foreign({name: './data/a.txt', digest: ONE, size: 12}, {name: 'data/mapp/%C3%A5%20b.txt', digest: OTHER.toUpperCase(), size: 7})],
    ['paths in where the content lies', foreign({type: 'UUID', name: 'c0ffee00-0000-4000-8000-000000000001', digest: ONE, size: 12, more: located('URI', `file:///${A}`)}, {type: 'UUID', name: 'c0ffee00-0000-4000-8000-000000000002', digest: OTHER, more: located('URI', encodeURI(`file://./${B}`))})],
    ['paths with the package before them, and other algorithms', foreign({name: `paket/${A}`, algorithm: 'xxHash', digest: 'abc'}, {name: `paket/${B}`, algorithm: 'SHA-256', digest: 'EiM0RQ=='})],
    ['identifiers that tell nothing of places, and digests that no file has', foreign({type: 'UUID', name: 'c0ffee00-0000-4000-8000-000000000001', digest: ZEROS, size: 5}, {name: '001', digest: MD5, algorithm: 'MD5'})],
    ['files that lie in a store of its own', foreign({name: '001', digest: ZEROS, size: 5, more: `<premis:originalName>%transferDirectory%objects/a.txt</premis:originalName>${located('XFS', '/var/store/a.txt')}`})],
    ['a file in two forms, of which one lies here', foreign({name: A, digest: ZEROS, size: 99, more: ''}).replace('</premis:objectCharacteristics>', `</premis:objectCharacteristics><premis:objectCharacteristics><premis:compositionLevel>1</premis:compositionLevel><premis:fixity><premis:messageDigestAlgorithm>sha256</premis:messageDigestAlgorithm><premis:messageDigest>${ONE}</premis:messageDigest></premis:fixity><premis:size>12</premis:size></premis:objectCharacteristics>`).replace('</premis:premis>', foreign({name: B}).replace(/^<[^>]*>/, ''))],
    ['a representation, an event and agents that are known elsewhere', '<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><object xsi:type="representation"><objectIdentifier><objectIdentifierType>local</objectIdentifierType><objectIdentifierValue>/a/b</objectIdentifierValue></objectIdentifier></object><event><linkingAgentIdentifier><linkingAgentIdentifierType>x</linkingAgentIdentifierType><linkingAgentIdentifierValue>y</linkingAgentIdentifierValue></linkingAgentIdentifier></event></premis>'],
    ['one object alone', `<object xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="file"><objectIdentifier><objectIdentifierType>local</objectIdentifierType><objectIdentifierValue>1</objectIdentifierValue></objectIdentifier></object>`],
    ['PREMIS 2', '<premis xmlns="info:lc/xmlns/premis-v2" version="2.2"><object/></premis>'],
  ])('%s: nothing is told', async (_, xml) => {
    expect(await breaches(xml)).toEqual([])
  })

  test.each([
    ['another digest', foreign({name: 'data/a.txt', digest: ZEROS}, {name: B}), ['PREMIS2 MUST 1']],
    ['another size', foreign({name: A, size: 1}, {name: B}), ['PREMIS3 MUST 1']],
    ['another size beside the digest that it has', foreign({type: 'UUID', name: 'x', digest: ONE, size: 13}), ['PREMIS3 MUST 1']],
    ['a path that leads nowhere, among others that do not', foreign({name: A}, {name: B}, {name: '/etc/passwd'}, {name: '002'}), ['PREMIS1 MUST 1']],
    ['one file of two', foreign({name: A, digest: ONE}), ['PREMIS4 SHOULD 1']],
    ['something else altogether', '<mods xmlns="http://www.loc.gov/mods/v3"/>', ['XML2 MUST 1']],
    ['a namespace that is none', '<premis xmlns="http://example.invalid/premis"/>', ['XML2 MUST 1']],
  ])('%s: is told', async (_, xml, expected) => {
    expect(await breaches(xml)).toEqual(expected)
  })

  test('a digest of another kind than the lists have is asked for, and compared when it is measured', async () => {
    const made = await check({[PLACES.representationPremis]: foreign({name: A, algorithm: 'md5', digest: MD5.toUpperCase()}, {name: B})})
    expect([made.wanted(A), made.wanted(B)]).toEqual([['MD5'], []])
    made.measured(A, {MD5})
    expect(made.finish()).toEqual([])
    made.measured(A, {MD5: '0'.repeat(32)})
    expect(made.finish()).toMatchObject([{rule: 'PREMIS2', count: 1}])
  })

  test('what cannot be read is told where it is said to be PREMIS, and nothing of it stays', async () => {
    const made = new PremisCheck({name: 'paket', files: new Map(Object.entries(FILES))})
    made.begin('metadata/preservation/x.xml')
    made.broke(false)
    made.begin(PLACES.premis)
    made.broke(true)
    expect(made.finish()).toEqual([{document: PLACES.premis, rule: 'XML1', level: 'MUST', count: 1}])
  })
})
