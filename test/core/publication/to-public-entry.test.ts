import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {clear, type Clearance} from '../../../src/core/publication/clear.js'
import type {PublicEntry} from '../../../src/core/publication/public-entry.js'
import {toPublicEntry, type Surroundings} from '../../../src/core/publication/to-public-entry.js'
import type {Version} from '../../../src/core/publication/version.js'
import type {EntryId, Fingerprint, VersionId} from '../../../src/core/terms/identifiers.js'
import {aCase, aDocument, aFile, aVersion, cases, CLEAR, contents, day, DIGEST, documents, ENTRY, PRINT, SECRET} from '../support.js'

const around: Surroundings = {caseHeading: 'Ny förskola vid Ekbacken', shownCase: 'abcdefghijklmnopqrsu' as EntryId, publishedOn: day('2026-02-03'), withheldRow: 'registry', custodian: 'registrar'}

function clearanceOf(version: Version): Clearance {
  const clearance = clear(version, PRINT)
  if (clearance === null) throw new Error('no clearance')
  return clearance
}

const shown = (version: Version, changes: Partial<Surroundings> = {}): PublicEntry => toPublicEntry(version, PRINT, clearanceOf(version), {...around, ...changes})

const plain = {
  id: ENTRY, kind: 'document', form: 'plain', heading: 'Remiss om ny förskola', caseHeading: 'Ny förskola vid Ekbacken', committee: 'KS', diaryNumber: 'KS 2026/00123', caseAddress: 'arende/ab/abcdefghijklmnopqrsu.html', direction: 'Ut',
  date: '2026-02-03', party: 'Länsstyrelsen', officer: 'Plan- och byggenheten', files: [], partlyWithheld: false, publishedOn: '2026-02-03', custodian: 'registrar', address: `handling/${ENTRY.slice(0, 2)}/${ENTRY}.html`,
}
const publicFile = (name: string, letter: string): object => ({name, type: 'text/plain', bytes: 12, sha256: DIGEST, address: `fil/${ENTRY.slice(0, 2)}/${ENTRY}${letter}.txt`})

describe('A3: what the public reads', () => {
  test('of a plain document', () => {
    expect(shown(aVersion())).toEqual(plain)
  })

  test('of a case', () => {
    expect(shown(aVersion({content: aCase()}))).toEqual({
      id: ENTRY, kind: 'case', form: 'plain', heading: 'Ny förskola vid Ekbacken', committee: 'KS', diaryNumber: 'KS 2026/00123', officer: 'Plan- och byggenheten', date: '2026-01-12', publishedOn: '2026-02-03', custodian: 'registrar', address: `arende/${ENTRY.slice(0, 2)}/${ENTRY}.html`,
    })
  })

  test.each<readonly [string, Parameters<typeof aDocument>[0], object]>([
    ['C5: several parties', {parties: ['Länsstyrelsen', 'invånare']}, {party: 'Länsstyrelsen, invånare'}],
    ['A5: no party stays none', {parties: [], internalParty: 'Elsa Grahnén'}, {party: null}],
    ['no officer', {officer: ''}, {officer: null}],
    ['E2: a file by its cleared bytes', {files: [aFile()]}, {files: [publicFile('remiss.txt', 'a')]}],
    ['D3: a file’s folder is not told', {files: [aFile({path: 'bilagor/2026/remiss.txt'})]}, {files: [publicFile('remiss.txt', 'a')]}],
    ['E1: a withheld file: its name and size are gone', {files: [aFile({choice: 'no'})]}, {form: 'withheldFile', files: []}],
    ['E1: a document never scanned in', {choiceWithoutFile: 'no'}, {form: 'withheldFile', files: []}],
    ['B5: a document under secrecy', {documentSecrecy: 'yes', files: [aFile()]}, {form: 'withheldFile', files: []}],
    ['B5: a document under secrecy without file', {documentSecrecy: 'yes'}, {form: 'withheldFile', files: []}],
    ['E1: one of two withheld', {files: [aFile({choice: 'no'}), aFile({path: 'b.txt'})]}, {files: [publicFile('b.txt', 'a')], partlyWithheld: true}],
  ])('%s', (_, content, expected) => {
    expect(shown(aVersion({content: aDocument(content)}))).toEqual({...plain, ...expected})
  })

  test.each([['B5', aDocument({documentSecrecy: 'yes'})], ['E1', aDocument({files: [aFile({choice: 'no'})]})], ['E1', aDocument({choiceWithoutFile: 'no'})]])('%s: under the literal reading a withheld row is direction and date', (_, content) => {
    expect(shown(aVersion({content}), {withheldRow: 'receipt'})).toEqual({
      id: ENTRY, kind: 'document', form: 'receipt', committee: 'KS', direction: 'Ut', date: '2026-02-03', publishedOn: '2026-02-03', custodian: 'registrar', address: `handling/${ENTRY.slice(0, 2)}/${ENTRY}.html`,
    })
  })

  test('D2: a case that is not readable has neither heading nor page here', () => {
    expect(shown(aVersion(), {caseHeading: null, shownCase: null})).toEqual({...plain, caseHeading: null, caseAddress: null})
  })
})

describe('D1: a secret row', () => {
  test('has exactly its keys, whatever the row holds', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const entry = shown(aVersion({content: {...content, headingSecrecy: 'yes'}, verdict: SECRET}))
        expect(entry).toEqual({id: ENTRY, kind: content.kind, form: 'secret', date: content.date, publishedOn: '2026-02-03'})
        expect(Object.keys(entry).sort()).toEqual(['date', 'form', 'id', 'kind', 'publishedOn'])
      }),
    )
  })
})

describe('the one way out', () => {
  test.each([
    ['another version', {version: `${ENTRY}.2` as VersionId}],
    ['another entry’s version', {version: 'abcdefghijklmnopqrsx.1' as VersionId}],
    ['another text', {fingerprint: 'e'.repeat(64) as Fingerprint}],
  ])('throws for a clearance of %s, and shows nothing', (_, changes) => {
    const version = aVersion()
    expect(() => toPublicEntry(version, PRINT, {...clearanceOf(version), ...changes}, around)).toThrow('The clearance is for another text')
  })

  test('throws when the text at hand is not the one that was cleared', () => {
    const version = aVersion()
    expect(() => toPublicEntry(version, 'e'.repeat(64) as Fingerprint, clearanceOf(version), around)).toThrow('The clearance is for another text')
  })

  test.each([
    ['unread', aFile({reading: 'unread'})], ['absent', aFile({reading: 'absent', sha256: null, bytes: null})], ['without bytes', aFile({sha256: null})],
  ])('B9, E2: throws for a file that is %s', (_, file) => {
    expect(() => shown(aVersion({content: aDocument({files: [file]})}))).toThrow('A file without read bytes was cleared')
  })

  test('A4: throws for a document without direction', () => {
    expect(() => shown(aVersion({content: aDocument({direction: 'unknown'})}))).toThrow('without direction')
  })
})

describe('A5: the internal party', () => {
  const readable = documents.map((content) => ({...content, headingSecrecy: 'no', direction: content.direction === 'unknown' ? 'In' : content.direction, files: content.files.filter(({reading, choice}) => choice !== 'yes' || reading === 'text')} as const))

  test('is never shown, nor any part of the public row made of it', () => {
    fc.assert(
      fc.property(readable, fc.string({minLength: 3}), fc.constantFrom('registry', 'receipt'), fc.constantFrom(CLEAR, SECRET), (content, internalParty, withheldRow, verdict) => {
        const headingSecrecy = verdict === SECRET ? 'yes' : 'no'
        const entry = shown(aVersion({content: {...content, headingSecrecy, internalParty}, verdict}), {withheldRow})
        const without = shown(aVersion({content: {...content, headingSecrecy, internalParty: ''}, verdict}), {withheldRow})
        expect(entry).toEqual(without)
        const isPublicToo = [content.heading, ...content.parties, content.parties.join(', '), content.officer, content.date, around.caseHeading, JSON.stringify(without)].some((text) => text?.includes(internalParty))
        if (!isPublicToo) for (const value of Object.values(entry)) expect(String(value)).not.toContain(internalParty)
      }),
      {numRuns: 500},
    )
  })

  test('A3: neither are secrecy section, registrar, case type nor the folder of attachments', () => {
    fc.assert(
      fc.property(fc.oneof(readable, cases.map((content) => ({...content, headingSecrecy: 'no'}) as const)), (content) => {
        const hidden = {statute: 'OSL 26:1 HEMLIG', registrar: 'HEMLIG registrator', caseType: 'HEMLIG typ'}
        const folder = content.kind === 'document' ? {attachments: '/srv/HEMLIG'} : {}
        expect(JSON.stringify(shown(aVersion({content: {...content, ...hidden, ...folder}})))).not.toContain('HEMLIG')
      }),
    )
  })

  test('E1, B5: nothing of a withheld file is told', () => {
    fc.assert(
      fc.property(readable, (content) => {
        const entry = JSON.stringify(shown(aVersion({content: {...content, documentSecrecy: 'yes', files: [aFile({path: 'HEMLIG.txt', bytes: 123_456_789})]}})))
        expect(entry).not.toMatch(/HEMLIG|123456789/)
        expect(entry).not.toContain(DIGEST)
      }),
    )
  })

  test('D3: no address carries a diary number or a heading', () => {
    fc.assert(
      fc.property(readable, (content) => {
        const entry = shown(aVersion({content}))
        const addresses = 'address' in entry ? [entry.address, ...('files' in entry ? entry.files.map(({address}) => address) : [])] : []
        for (const address of addresses) expect(address).toMatch(/^(handling|fil)\/[a-z]{2}\/[a-z]{20,22}\.(html|txt)$/)
        expect(new Set(addresses).size).toBe(addresses.length)
      }),
    )
    expect(shown(aVersion({entry: 'bbbbbbbbbbbbbbbbbbbb' as EntryId}))).toMatchObject({address: 'handling/bb/bbbbbbbbbbbbbbbbbbbb.html'})
  })
})
