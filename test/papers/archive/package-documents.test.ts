import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Veil} from '../../../src/core/archive/agreement.js'
import type {ArchivedCase, ArchivedDocument} from '../../../src/core/archive/archived-case.js'
import {PLACES, placeOfFile, type PackedFile} from '../../../src/core/archive/packed-file.js'
import type {RegisteredDirection} from '../../../src/core/register/entry.js'
import type {EntryId, Instant} from '../../../src/core/terms/identifiers.js'
import {ermsCase, ermsEnd, ermsHead} from '../../../src/papers/archive/erms.js'
import {packageMets, representationMets, type PackageAgents} from '../../../src/papers/archive/mets.js'
import {premisPieces} from '../../../src/papers/archive/premis.js'
import {Schemas, type SchemaKind} from '../../../src/io/files/archive/schemas.js'
import {aCase, aDocument} from '../../core/support.js'
import {day} from '../../core/support.js'

const UNMARKED = {protection: 'none', headingSecrecy: 'no'} as const

const SCHEMAS = join(process.cwd(), '..', 'shared', 'schemas')
const AGENTS: PackageAgents = {id: 'provkommunen-2028-06-01-aaaa', municipality: 'Provkommunen', organisationNumber: '212000-0000', at: '2028-06-01T08:00:00.000Z' as Instant, version: '0.2.0', archive: 'Stadsarkivet', agreement: 'Dnr 12/2026', isRehearsal: false}
const HOSTILE = '<!DOCTYPE x [<!ENTITY y "z">]>&y;]]>"\'\u0000\u001b[31m\u202e\ud800'

function uuid(at: number): string {
  return `00000000-0000-8000-8000-${String(at).padStart(12, '0')}`
}

const sha256 = 'ab'.repeat(32)

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

const DIRECTIONS: readonly RegisteredDirection[] = ['In', 'Ut', 'Upprättad', 'unknown']
const CASES: readonly ArchivedCase[] = [
  anAggregation(DIRECTIONS.map((direction, at) => aRecord(at + 1, {content: aDocument({direction, headingSecrecy: 'yes', documentSecrecy: 'unknown', statute: 'OSL 26:1', internalParty: 'Elsa Grahnén'})}))),
  anAggregation([], {uuid: uuid(9), registryState: 'cancelled'}),
  anAggregation([aRecord(11, {number: '11a', content: aDocument({heading: HOSTILE, parties: [HOSTILE], officer: HOSTILE}), files: [{name: HOSTILE, place: placeOfFile(sha256, ''), sha256, bytes: 0, mimeType: 'application/octet-stream'}]})], {uuid: uuid(10), number: HOSTILE}),
  anAggregation([aRecord(13, {content: aDocument({protection: 'marked', heading: 'Beslut om Elsa Grahnén', internalParty: 'Elsa Grahnén'})})], {uuid: uuid(12), content: aCase({protection: 'marked', heading: 'Elsa Grahnén', isClosed: true})}),
]

const packed = (path: string): PackedFile => ({path, sha256, bytes: 12, mimeType: 'text/xml'})

async function text(pieces: AsyncIterable<string> | Iterable<string>): Promise<string> {
  let all = ''
  for await (const piece of pieces) all += piece
  return all
}

const OPEN = {hidesProtected: true, hidesSecret: false}
const erms = async (cases: readonly ArchivedCase[] = CASES, veil: Veil = OPEN): Promise<string> => [ermsHead(AGENTS), ...cases.map((one) => ermsCase(one, AGENTS, 'Kommunstyrelsen', veil)), ermsEnd].join('')

describe('O2: a case as E-ARK ERMS', () => {
  test('a case is an aggregation, a document a record, the public heading another title, upprättad another direction, secrecy a restriction with its regulation', async () => {
    const xml = await erms()
    expect(xml).toContain(`<aggregation systemIdentifier="${uuid(0)}" aggregationType="caseFile"><objectId>KS 2026/00123</objectId>`)
    expect(xml).toContain('<otherTitle titleType="rubrik på webbdiariet">Remiss om ny förskola</otherTitle>')
    expect(xml).toContain('<direction directionDefinition="other" otherDirectionDefinition="upprättad"/>')
    expect(xml).toContain('<restriction restrictionType="confidential"><explanatoryText>Rubriken omfattas av sekretess</explanatoryText>\n<regulation>OSL 26:1</regulation>')
    expect(xml).toContain('<date dateType="closed">2026-03-01T00:00:00</date>')
    expect(xml).toContain('<note noteType="lydelse" noteDate="2026-02-03T08:00:00.000Z">Lydelse 1: Remiss</note>')
  })

  test('K4: of somebody with protected identity there stands a neutral name and nothing else of the row', async () => {
    const xml = await erms(CASES.slice(3))
    expect(xml).toContain('<name>Skyddad identitet</name>\n<protectedIdentity>true</protectedIdentity>')
    for (const word of ['Elsa', 'Grahnén', 'Remiss', 'Länsstyrelsen', 'appendix']) expect(xml).not.toContain(word)
  })

  test('the same cases give the same bytes', async () => {
    expect(await erms()).toBe(await erms())
  })
})

describe.skipIf(!existsSync(SCHEMAS))('O1: documents of a package keep their schemas', () => {
  let schemas: Schemas

  beforeAll(async () => {
    schemas = await Schemas.in(SCHEMAS)
  })

  afterAll(() => {
    schemas.close()
  })

  const documents = [
    ['erms', () => erms()],
    ['premis', () => text(premisPieces(AGENTS, [packed(PLACES.erms), packed('documentation/innehall.csv')]))],
    ['mets', () => text(representationMets(AGENTS, packed(PLACES.representationPremis), [packed(PLACES.erms), packed(`${PLACES.data}/${placeOfFile(sha256, '.pdf')}`)]))],
    ['mets', () => text(packageMets(AGENTS, {label: HOSTILE, premis: packed(PLACES.premis), documentation: [packed('documentation/innehall.csv')], schemas: [packed('schemas/mets.xsd')], representation: packed(PLACES.representationMets)}))],
    ['mets', () => text(packageMets({...AGENTS, organisationNumber: null, archive: null, agreement: null, isRehearsal: false}, {label: 'x', premis: packed(PLACES.premis), documentation: [packed('documentation/innehall.csv')], schemas: [packed(PLACES.catalog)], representation: packed(PLACES.representationMets)}))],
  ] as const satisfies readonly (readonly [SchemaKind, () => Promise<string>])[]

  test.each(documents)('%s', async (kind, draw) => {
    expect(schemas.check(kind, Buffer.from(await draw()))).toBeNull()
  })

  test.each([
    ['an element that is none of its', 'erms', (xml: string) => xml.replace('<aggregations>', '<aggregations><stray/>')],
    ['a value that is none of the list', 'erms', (xml: string) => xml.replace('"incoming"', '"somewhere"')],
    ['an end that is missing', 'erms', (xml: string) => xml.slice(0, -10)],
    ['a DOCTYPE', 'erms', (xml: string) => xml.replace('<erms', '<!DOCTYPE erms [<!ENTITY a "b">]>\n<erms')],
  ] as const)('%s is a fault', async (_, kind, spoil) => {
    expect(schemas.check(kind, Buffer.from(spoil(await erms())))).not.toBeNull()
  })

  test('an attribute of CSIP that is none of its list is a fault', async () => {
    const xml = await text(representationMets(AGENTS, packed(PLACES.representationPremis), [packed(PLACES.erms)]))
    expect(schemas.check('mets', Buffer.from(xml.replace('OAISPACKAGETYPE="SIP"', 'OAISPACKAGETYPE="ZIP"')))).not.toBeNull()
  })
})
