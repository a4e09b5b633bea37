import {createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {mkdir, readdir, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import type {ArchivedCase, ArchivedDocument} from '../../../src/core/archive/archived-case.js'
import {PLACES, placeOfFile, type PackedFile} from '../../../src/core/archive/packed-file.js'
import {structureBreaches} from '../../../src/core/archive/rules/structure-rules.js'
import type {RegisteredDirection} from '../../../src/core/register/entry.js'
import type {EntryId, Instant} from '../../../src/core/terms/identifiers.js'
import {checkErms, checkMets} from '../../../src/io/files/archive/check-documents.js'
import {Schemas} from '../../../src/io/files/archive/schemas.js'
import {ermsCase, ermsEnd, ermsHead} from '../../../src/papers/archive/erms.js'
import {packageMets, representationMets, type PackageAgents} from '../../../src/papers/archive/mets.js'
import {aCase, aDocument, day} from '../../core/support.js'

const UNMARKED = {protection: 'none', headingSecrecy: 'no'} as const
const SCHEMA_FOLDER = join(process.cwd(), '..', 'shared', 'schemas')
const AGENTS: PackageAgents = {id: 'paket-1', municipality: 'Provkommunen', organisationNumber: '212000-0000', at: '2028-06-01T08:00:00.000Z' as Instant, version: '0.2.0', archive: 'Stadsarkivet', agreement: 'Dnr 12/2026', isRehearsal: false}
const BARE: PackageAgents = {...AGENTS, organisationNumber: null, archive: null, agreement: null, isRehearsal: false}
const HOSTILE = '<!DOCTYPE x [<!ENTITY y "z">]>&y;]]>"\'\u0000\u001b[31m\u202e\ud800'
const sha256 = 'ab'.repeat(32)
const uuid = (at: number): string => `00000000-0000-8000-8000-${String(at).padStart(12, '0')}`
const packed = (path: string): PackedFile => ({path, sha256, bytes: 12, mimeType: 'text/xml'})
const DOCUMENTATION = [packed('documentation/innehall.csv')]
const SCHEMAS = [packed('schemas/mets.xsd')]

function aRecord(at: number, changes: Partial<ArchivedDocument> = {}): ArchivedDocument {
  return {
    entry: `d${at}` as EntryId, uuid: uuid(at), number: String(at), registryState: 'present', publicHeading: 'Remiss om ny förskola', publishedOn: day('2026-02-03'), content: aDocument(),
    versions: [{number: 1, madeAt: '2026-02-03T08:00:00.000Z' as Instant, heading: 'Remiss', marks: UNMARKED}, {number: 2, madeAt: '2026-02-04T08:00:00.000Z' as Instant, heading: 'Remiss om ny förskola', marks: UNMARKED}],
    decisions: [{at: '2026-02-03T09:00:00.000Z' as Instant, kind: 'publish', reason: null}], files: [{name: 'Remiss åäö.pdf', place: placeOfFile(sha256, '.pdf'), sha256, bytes: 12, mimeType: 'application/pdf'}], ...changes,
  }
}

function anAggregation(documents: readonly ArchivedDocument[], changes: Partial<ArchivedCase> = {}): ArchivedCase {
  return {entry: 'c' as EntryId, uuid: uuid(0), committee: 'KS', number: 'KS 2026/00123', registryState: 'present', publicHeading: null, publishedOn: null, content: aCase({isClosed: true, closedOn: day('2026-03-01')}), versions: [], decisions: [], documents, ...changes}
}

const WAYS: readonly RegisteredDirection[] = ['In', 'Ut', 'Upprättad', 'unknown']
const CASES: readonly ArchivedCase[] = [
  anAggregation(WAYS.map((direction, at) => aRecord(at + 1, {content: aDocument({direction, headingSecrecy: 'yes', documentSecrecy: 'unknown', statute: 'OSL 26:1', internalParty: 'Elsa Grahnén'})}))),
  anAggregation([], {uuid: uuid(9), registryState: 'cancelled'}),
  anAggregation([aRecord(11, {number: '11a', content: aDocument({heading: HOSTILE, parties: [HOSTILE], officer: HOSTILE}), files: [{name: HOSTILE, place: placeOfFile(sha256, ''), sha256, bytes: 0, mimeType: 'application/octet-stream'}]})], {uuid: uuid(10), number: HOSTILE}),
  anAggregation([aRecord(13, {content: aDocument({protection: 'marked'})})], {uuid: uuid(12), content: aCase({protection: 'marked', isClosed: true})}),
]

let base = ''
let root = ''

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'diarievakt-rules-'))
})

beforeEach(() => {
  root = join(mkdtempSync(join(base, 'package-')), AGENTS.id)
})

afterAll(() => {
  rmSync(base, {recursive: true, force: true})
})

async function lay(path: string, pieces: AsyncIterable<string> | Iterable<string> = ['x']): Promise<string> {
  const place = join(root, path)
  await mkdir(dirname(place), {recursive: true})
  await pipeline(Readable.from(pieces), createWriteStream(place))
  return place
}

/** What the package has besides its lists. */
async function layRest(): Promise<void> {
  for (const path of [PLACES.premis, PLACES.representationPremis, PLACES.erms, 'documentation/innehall.csv', 'schemas/mets.xsd']) await lay(path)
}

/** What lies beside the package's own list; beside that of its representation with `home`. */
const holds = (home = ''): ((folder: string) => boolean) => (folder) => existsSync(join(root, home, folder)) && readdirSync(join(root, home, folder)).length > 0

const listOf = (agents: PackageAgents, schemas: readonly PackedFile[]): AsyncIterable<string> => packageMets(agents, {label: HOSTILE, premis: packed(PLACES.premis), documentation: DOCUMENTATION, schemas, representation: packed(PLACES.representationMets)})

describe('O1: our own METS documents', () => {
  test.each([['with everybody named', AGENTS], ['with nobody but the municipality', BARE]] as const)('that of a package breaks nothing (%s)', async (_, agents) => {
    await layRest()
    expect(await checkMets(await lay(PLACES.mets, listOf(agents, SCHEMAS)), 'package', holds())).toEqual({breaches: [], objectId: AGENTS.id, files: 3})
  })

  test('that of a representation breaks nothing', async () => {
    await layRest()
    const files = [packed(PLACES.erms), packed(`${PLACES.data}/${placeOfFile(sha256, '.pdf')}`)]
    expect(await checkMets(await lay(PLACES.representationMets, representationMets(AGENTS, packed(PLACES.representationPremis), files)), 'representation', holds(PLACES.representation))).toEqual({breaches: [], objectId: 'rep1', files: 2})
  })

  test('their folders break nothing', async () => {
    await layRest()
    for (const path of [PLACES.mets, PLACES.representationMets]) await lay(path)
    const paths = (await readdir(root, {recursive: true, withFileTypes: true})).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(root.length + 1)] : []))
    expect(structureBreaches(paths, {folder: AGENTS.id, objectId: AGENTS.id})).toEqual([])
  })
})

describe('O2: our own documents of ERMS', () => {
  const erms = (hidesProtected: boolean): readonly string[] => [ermsHead(AGENTS), ...CASES.map((one) => ermsCase(one, AGENTS, 'Kommunstyrelsen', {hidesProtected, hidesSecret: false})), ermsEnd]

  test.each([true, false])('break nothing, and tell each of their files (protected persons hidden: %s)', async (hidesProtected) => {
    const paths: string[] = []
    const {breaches, ...counts} = await checkErms(await lay(PLACES.erms, erms(hidesProtected)), (path) => paths.push(path))
    expect(breaches).toEqual([])
    const appendices = CASES.flatMap(({documents}) => documents).filter(({content}) => !hidesProtected || content.protection === 'none').length
    expect(counts).toEqual({aggregations: 4, records: 6, appendices})
    expect(new Set(paths)).toEqual(new Set([placeOfFile(sha256, '.pdf'), placeOfFile(sha256, '')]))
  })
})

describe('documents from elsewhere', () => {
  const UNREADABLE = [{rule: 'XML1', level: 'MUST', count: 1}]
  const erms = `${ermsHead(AGENTS)}<aggregation systemIdentifier="a" aggregationType="file"><objectId>1</objectId></aggregation>${ermsEnd}`

  test.each([
    ['an end that is missing', Buffer.from(erms.slice(0, -10))],
    ['a DOCTYPE', Buffer.from(erms.replace('<erms', '<!DOCTYPE erms [<!ENTITY a "b">]><erms'))],
    ['an entity that nobody has declared', Buffer.from(erms.replace('>1<', '>&a;<'))],
    ['another encoding', Buffer.from(erms.replace('UTF-8', 'ISO-8859-1'))],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from(erms.slice(0, 200)), Buffer.from([0xff, 0xfe]), Buffer.from(erms.slice(200))])],
    ['elements without an end in sight', Buffer.from(erms.replace('>1<', `>${'<a>'.repeat(10_000)}<`))],
    ['a text without an end in sight', Buffer.from(erms.replace('>1<', `>${'x'.repeat(5_000_000)}<`))],
    ['nothing', Buffer.alloc(0)],
  ])('%s is told as a breach', async (_, bytes) => {
    await mkdir(root)
    await writeFile(join(root, 'x.xml'), bytes)
    expect((await checkErms(join(root, 'x.xml'), () => undefined)).breaches).toEqual(UNREADABLE)
    expect((await checkMets(join(root, 'x.xml'), 'package', holds())).breaches).toEqual(UNREADABLE)
  })

  test('a file that is not there, and a folder in its place, are told as breaches', async () => {
    await mkdir(root)
    expect(await checkMets(join(root, 'METS.xml'), 'package', holds())).toEqual({breaches: UNREADABLE, objectId: null, files: 0})
    expect((await checkErms(root, () => undefined)).breaches).toEqual(UNREADABLE)
  })

  test('what lies beside tells which parts there must be', async () => {
    await layRest()
    await lay('metadata/descriptive/ead.xml')
    const bare = `<mets xmlns="http://www.loc.gov/METS/" OBJID="${AGENTS.id}"><fileSec ID="f"/></mets>`
    const ids = async (kind: 'package' | 'representation'): Promise<readonly string[]> => (await checkMets(await lay(PLACES.mets, [bare]), kind, holds())).breaches.map(({rule}) => rule)
    expect(await ids('representation')).toEqual(expect.arrayContaining(['CSIP17', 'CSIP31', 'CSIP60', 'CSIP113']))
    rmSync(join(root, 'metadata'), {recursive: true})
    rmSync(join(root, 'schemas'), {recursive: true})
    expect(await ids('representation')).not.toEqual(expect.arrayContaining(['CSIP17']))
    expect(await ids('representation')).not.toEqual(expect.arrayContaining(['CSIP113']))
    expect(await ids('package')).toEqual(expect.arrayContaining(['CSIP60', 'CSIP113', 'CSIP114', 'SIP2']))
  })

  test('a list of a great many files is looked through, and one that is wrong found among them', async () => {
    await layRest()
    const many = 30_000
    async function* files(): AsyncGenerator<PackedFile> {
      for (let at = 0; at < many; at += 1) yield {...packed(`${PLACES.data}/files/${at}.txt`), mimeType: at === 20_000 ? 'text' : 'text/plain'}
    }
    expect(await checkMets(await lay(PLACES.representationMets, representationMets(AGENTS, packed(PLACES.representationPremis), files())), 'representation', holds(PLACES.representation))).toEqual({breaches: [{rule: 'CSIP68', level: 'MUST', count: 1}], objectId: 'rep1', files: many})
  })
})

describe.skipIf(!existsSync(SCHEMA_FOLDER))('documents against their schemas, whatever they are written in', () => {
  const premis = (head: string, inside = ''): string => `${head}<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0"><object xsi:type="file"><objectIdentifier><objectIdentifierType>local</objectIdentifierType><objectIdentifierValue>å${inside}</objectIdentifierValue></objectIdentifier><objectCharacteristics><format><formatDesignation><formatName>x</formatName></formatDesignation></format></objectCharacteristics></object></premis>`
  const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
  const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>`
  const ENTITY = '<!DOCTYPE premis [<!ENTITY a "<b/>">]>'

  test.each([
    ['UTF-8', Buffer.from(premis(declared('UTF-8')))],
    ['UTF-8 that does not say so', Buffer.from(premis(''))],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${premis(declared('utf-8'))}`)],
    ['UTF-16', wide(premis(declared('UTF-16')))],
    ['UTF-16, the other way round', wide(premis('')).swap16()],
  ])('%s is read', async (_, bytes) => {
    const schemas = await Schemas.in(SCHEMA_FOLDER)
    expect(schemas.check('premis', bytes)).toBeNull()
    schemas.close()
  })

  test.each([
    ['a DOCTYPE', Buffer.from(premis(ENTITY, '&a;'))],
    ['a DOCTYPE in UTF-16', wide(premis(`${declared('UTF-16')}${ENTITY}`, '&a;'))],
    ['UTF-16 that says that it is UTF-8', wide(premis(declared('UTF-8')))],
    ['another encoding', Buffer.from(premis(declared('ISO-8859-1')), 'latin1')],
    ['one in which anything may stand', Buffer.from(premis(declared('UTF-7')))],
    ['a declaration without an end in sight', Buffer.from(premis(declared(`UTF-8"${' '.repeat(5000)}standalone="yes`)))],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['nothing', Buffer.alloc(0)],
  ])('%s is told as a fault', async (_, bytes) => {
    const schemas = await Schemas.in(SCHEMA_FOLDER)
    expect(schemas.check('premis', bytes)).toEqual({line: 1})
    schemas.close()
  })
})
