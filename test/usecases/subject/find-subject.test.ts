import {copyFile, mkdir, symlink, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {Found} from '../../../src/core/subject/found.js'
import {HOLDINGS} from '../../../src/core/subject/holdings.js'
import type {CommitteeCode} from '../../../src/core/terms/identifiers.js'
import {ROLES, type Role} from '../../../src/core/rights.js'
import {asInstant} from '../../../src/io/system/clock.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {setTombstones} from '../../../src/io/db/tombstone-table.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {tombstoneHash} from '../../../src/usecases/import/graves.js'
import {findSubject} from '../../../src/usecases/subject/find-subject.js'
import {officialNumbers} from '../../core/support.js'
import {tablesOf} from '../../support/databases.js'
import {aCaseRow, aRow, Town} from '../../support/town.js'

const NAME = 'Tyra Lindqvist'
const [NUMBER = ''] = officialNumbers('personnummer')
const SPELT_NUMBER = `${NUMBER.slice(2, 8)}-${NUMBER.slice(8)}`

const WITHOUT_PROTECTED = ROLES.filter((role) => role !== 'protected-reader')
const PROTECTED = aRow({arendenummer: 'KS 2026/00777', arenderubrik: `Ansökan från ${NAME}`, handlingsrubrik: `Brev från ${NAME}`, skydd: 'sekretessmarkering', fil: 'skyddad.txt', fil_publiceras: 'nej'})

async function aTown(options: {readonly roles?: readonly Role[]; readonly settings?: object} = {}): Promise<Town> {
  const town = await Town.found({roles: WITHOUT_PROTECTED, ...options})
  onTestFinished(() => town.leave())
  return town
}

function find(town: Town, known: string, user?: string): Promise<Found> {
  return town.within('2026-02-10T09:00:00Z', (session) => findSubject(session, {known, onProgress: () => undefined}), user)
}

const placesOf = ({entries}: Found): readonly string[] => entries.flatMap(({diaryNumber, documentNumber, places}) => places.map(({version, field, grade}) => `${diaryNumber}:${documentNumber ?? '–'} ${version} ${field} ${grade}`))

describe('what is held on a person (P2)', () => {
  test('entries: every field of every version, by name, number, telephone, e-mail and address', async () => {
    const town = await aTown()
    await town.import('2026-02-03T09:00:00Z', [
      aRow({handlingsrubrik: `Skrivelse från ${NAME}`, avsandare_mottagare: 'Lindqvist, Tyra', webbnamn: 'T. Lindqvist', handlaggare: 'Tyra Lindqvist', registrator: 'Tyra.Lindqvist', fil: 'brev_tyra_lindqvist.txt', fil_publiceras: 'nej'}),
      aRow({handlingsnummer: '2', handlingsrubrik: `Intyg ${SPELT_NUMBER}`}),
      aRow({handlingsnummer: '3', handlingsrubrik: 'Ring 031-390 06 05 eller tyra@provkommunen.example'}),
      aRow({handlingsnummer: '4', handlingsrubrik: 'Störningar på Storgatan 12 B'}),
      aRow({handlingsnummer: '5', handlingsrubrik: 'Skrivelse från Tyra Berg'}),
    ])
    await town.import('2026-02-04T09:00:00Z', [aRow({handlingsrubrik: 'Skrivelse', andrad: '2026-02-04T08:00:00', avsandare_mottagare: 'Invånare', webbnamn: 'Invånare', handlaggare: 'Enheten', registrator: 'reg1'})])
    const found = await find(town, `${NAME}\n${NUMBER}\n0313900605\nTyra@provkommunen.example\nStorgatan 12 B`)
    expect(placesOf(found)).toEqual([
      'KS 2026/00123:1 1 heading exact',
      'KS 2026/00123:1 1 party likely',
      'KS 2026/00123:1 1 internalParty exact',
      'KS 2026/00123:1 1 officer exact',
      'KS 2026/00123:1 1 registrar exact',
      'KS 2026/00123:1 1 fileName exact',
      'KS 2026/00123:2 1 heading exact',
      'KS 2026/00123:3 1 heading exact',
      'KS 2026/00123:4 1 heading exact',
    ])
    expect(found.entries[0]).toMatchObject({version: 2, heading: 'Skrivelse', grade: 'exact', committee: 'KS'})
    expect(found.asked.map(({line, kind}) => [line, kind])).toEqual([[1, 'name'], [2, 'identity-number'], [3, 'phone'], [4, 'email'], [5, 'address']])
    expect(found.entries.map(({places}) => places[0]?.lines)).toEqual([[1], [2], [3, 4], [5]])
  })

  test('kept files, the site, notes, decisions, the log, roles and settings', async () => {
    const town = await aTown({settings: {committees: {KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}', members: [NAME]}}}})
    await writeFile(join(town.folder, 'diarievakt.yaml'), `# Frågor om listan: ${NAME}\n`)
    await town.import('2026-02-03T09:00:00Z', [aRow({fil: 'remiss.txt', fil_publiceras: 'ja', handlaggare: NAME}), aRow({handlingsnummer: '2', handlingsrubrik: 'Skrivelse från Elsa Berg'})], {
      with: {'remiss.txt': `Hej,\n\nhälsningar ${NAME}\n`},
    })
    await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:1', 'KS 2026/00123:2'], committee: null, answer: {kind: 'withhold'}, reason: null, note: `Prata med ${NAME}`}))
    await town.grant('tyra.lindqvist', {role: 'registrar', committee: 'KS'})
    await town.within('2026-02-03T10:40:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123'], committee: null, answer: {kind: 'secret'}, reason: null, note: null}), 'tyra.lindqvist')
    await town.import('2026-02-03T10:50:00Z', [aRow({arendenummer: 'KS 2026/00124', handlaggare: NAME, fil: 'remiss.txt', fil_publiceras: 'ja'})], {with: {'remiss.txt': `Hej,\n\nhälsningar ${NAME}\n`}})
    await town.within('2026-02-03T10:55:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00124:1', 'KS 2026/00124'], committee: null, answer: {kind: 'publish'}, reason: null, note: null}))
    await town.publish('2026-02-03T11:00:00Z')

    const found = await find(town, `${NAME}\nkonto: tyra.lindqvist`)
    const stores = new Set(found.things.map(({store}) => store))
    expect([...stores].sort()).toEqual(['auditLog', 'decisions', 'lyingFiles', 'notes', 'roles', 'settings', 'site'])
    expect(found.things.filter(({store}) => store === 'notes')).toMatchObject([{where: expect.stringMatching(/^[a-z]{20}$/), committee: 'KS', times: 1}, {committee: 'KS'}])
    expect(found.things.find(({store}) => store === 'decisions')).toMatchObject({where: 'tyra.lindqvist', committee: 'KS', times: 1, lines: [1, 2]})
    expect(found.things.find(({store}) => store === 'settings')).toMatchObject({where: 'diarievakt.yaml:1', committee: null})
    expect(found.things.find(({store}) => store === 'roles')).toMatchObject({where: 'registrar', committee: 'KS'})
    expect(found.things.filter(({store}) => store === 'site').map(({where}) => where.replace(/[a-z]{2}\/[a-z]{20}/, 'ID'))).toEqual(expect.arrayContaining(['handling/ID.html']))
    expect(found.entries.filter(({files}) => files.length > 0)).toMatchObject(
      // The same bytes are one kept file, which two entries name.
      ['KS 2026/00123', 'KS 2026/00124'].map((diaryNumber) => ({diaryNumber, documentNumber: '1', files: [{name: 'remiss.txt', grade: 'exact', times: 1}]})),
    )
  })

  test('what lies in the workspace: exports row by row, refused rows, plain files of any length; what cannot be read is told', async () => {
    const town = await aTown()
    await town.import('2026-02-03T09:00:00Z', [aRow(), aRow({handlingsnummer: '9', handlingsrubrik: `Skrivelse från ${NAME}`, datum: '2026-02-30'})], {reasonFor: ({code}) => code})
    await mkdir(join(town.folder, 'outbox'))
    // The name lies across the end of a piece.
    await writeFile(join(town.folder, 'outbox/brev.txt'), `${'x'.repeat(1_048_570)}\n${NAME}\n${'y'.repeat(1_200_000)}\n${NAME}`)
    await writeFile(join(town.folder, 'outbox/tyra_lindqvist.pdf'), Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0, 0, 0, 0, 0, 0, 0, 255]))
    await symlink('/etc/hostname', join(town.folder, 'outbox/lank'))
    const {things, stores} = await find(town, NAME)
    const lying = things.filter(({store}) => store === 'lyingFiles').map(({where, committee}) => [where.replace(/leverans-\w+|\d{8}-\d{6}-\w{4}/, '…'), committee])
    expect(lying).toEqual([
      ['inbox/…/export.csv:3', 'KS'],
      ['runs/…/export.csv.avvisade-rader.csv:2', 'KS'],
      ['outbox/brev.txt:2', null],
      ['outbox/brev.txt:4', null],
      ['outbox/tyra_lindqvist.pdf', null],
    ])
    expect(stores.find(({store}) => store === 'lyingFiles')?.unread).toEqual([
      {why: 'link', where: 'outbox/lank'},
      {why: 'no-text', where: 'outbox/tyra_lindqvist.pdf'},
    ])
  })

  test('what lies there in the formats of offices is read as attachments are', async () => {
    const town = await aTown()
    await mkdir(join(town.folder, 'outbox'))
    for (const name of ['leaky.docx', 'leaky.pdf', 'leaky.rtf', 'leaky-sheet.xlsx', 'leaky.odt']) await copyFile(new URL(`../../fixtures/files/${name}`, import.meta.url), join(town.folder, 'outbox', name))
    const {things} = await find(town, 'Dragan Sandevi')
    expect(things.filter(({store}) => store === 'lyingFiles').map(({where}) => where.replace(/:\d+$/, '')).sort()).toEqual(['outbox/leaky-sheet.xlsx', 'outbox/leaky.docx', 'outbox/leaky.odt', 'outbox/leaky.pdf', 'outbox/leaky.rtf'])
  })

  test('a tombstone answers to the exact number and to nothing else', async () => {
    const town = await aTown()
    await town.within('2026-02-03T09:00:00Z', async (session) => {
      const key = {committee: 'KS' as CommitteeCode, caseNumber: 'KS 2020/00001', documentNumber: '2'}
      await session.db.transaction((tx) => setTombstones(tx, session.dialect, [{keyHash: tombstoneHash(session, key), committee: key.committee, firstPublishedOn: null, wasRestricted: false, purgedAt: asInstant(new Date('2026-02-03T09:00:00Z'))}]))
    })
    const found = await find(town, `${NAME}\ndnr: KS 2020/00001:2`)
    expect(found.things).toMatchObject([{store: 'tombstones', where: 'KS', committee: 'KS', lines: [2]}])
    expect((await find(town, 'dnr: KS 2020/00001')).things).toEqual([])
  })

  test('every table of the register belongs to a store that the answer names', async () => {
    const town = await aTown()
    const tables = await town.within('2026-02-03T09:00:00Z', ({db}) => tablesOf(db))
    expect(tables).toContain('entry')
    expect(tables.filter((table) => !Object.values(HOLDINGS).some((holding) => (holding.tables as readonly string[]).includes(table)))).toEqual([])
  })
})

describe('protected persons (K4)', () => {
  test('rows that await an authorised officer are not asked, and their number says nothing of who was asked for', async () => {
    const town = await aTown()
    await town.import('2026-02-03T09:00:00Z', [PROTECTED, aRow()], {with: {'skyddad.txt': `Brev från ${NAME}`}})
    const [one, other] = [await find(town, `${NAME}\nsekretess`), await find(town, 'Nils Björnfot')]
    expect([one.entries, one.things]).toEqual([[], []])
    expect(one.awaitsAuthorised).toEqual(other.awaitsAuthorised)
    // The case and its document, and the row of the export that lies in the inbox.
    expect(one.awaitsAuthorised).toEqual({entries: 2, rows: 1})
    expect(one.stores.map(({held, store}) => (store === 'auditLog' ? 0 : held))).toEqual(other.stores.map(({held, store}) => (store === 'auditLog' ? 0 : held)))
  })

  test('who may read them sees them under the marking, and the log says which were shown', async () => {
    const town = await aTown({roles: ROLES})
    await town.import('2026-02-03T09:00:00Z', [PROTECTED])
    const found = await find(town, NAME)
    expect(found.entries.map(({isProtected}) => isProtected)).toEqual([true, true])
    expect(found.awaitsAuthorised).toEqual({entries: 0, rows: 0})
    const events = (await town.within('2026-02-11T09:00:00Z', ({db}) => auditTrail(db))).flatMap(({event, committee}) => (event?.kind === 'subject.searched' && committee === 'KS' ? [event] : []))
    expect(events).toMatchObject([{protectedShown: expect.arrayContaining(found.entries.map(({id}) => id))}])
  })
})

describe('who may ask, and for what (J1)', () => {
  test('only the committees in which one holds the right are asked, and the answer says so', async () => {
    const town = await aTown({roles: ['administrator', 'registrar']})
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: `Skrivelse från ${NAME}`}), aRow({diarie: 'SN', arendenummer: 'SN 2026/00001', handlingsrubrik: `Brev från ${NAME}`}), aCaseRow({diarie: 'SN', arendenummer: 'SN 2026/00002', arenderubrik: `Ärende om ${NAME}`, skydd: 'sekretessmarkering'})])
    await town.grant('samordnare', {role: 'privacy-coordinator', committee: 'KS'})
    const found = await find(town, NAME, 'samordnare')
    expect([found.isWhole, found.committees]).toEqual([false, ['KS']])
    expect(found.entries.map(({diaryNumber}) => diaryNumber)).toEqual(['KS 2026/00123'])
    expect(found.things.map(({store, committee}) => [store, committee])).toEqual([['lyingFiles', 'KS']])
    // The case that its document repeats, and the document: nothing of the other committee is even counted.
    expect(found.stores.find(({store}) => store === 'entries')?.held).toBe(2)
    expect(found.awaitsAuthorised).toEqual({entries: 0, rows: 0})
    expect((await find(town, NAME)).entries.map(({diaryNumber}) => diaryNumber)).toEqual(['KS 2026/00123', 'SN 2026/00001'])
  })

  test('a manager may not ask at all', async () => {
    const town = await aTown({roles: ['manager', 'administrator']})
    await expect(find(town, NAME)).rejects.toMatchObject({code: 'not-permitted', facts: {right: 'subject.read'}})
  })

  test('the log says that somebody was looked for, by keyed fingerprints and counts, before the answer is given (K7 P4)', async () => {
    const town = await aTown()
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: `Skrivelse från ${NAME}`})])
    const known = `${NAME}\n${NUMBER}\n0313900605\ntyra@provkommunen.example`
    const found = await find(town, known)
    const trail = await town.within('2026-02-11T09:00:00Z', ({db}) => auditTrail(db))
    const events = trail.filter(({event}) => event?.kind === 'subject.searched')
    expect(events).toMatchObject([
      {committee: null, event: {search: found.search, exact: 0, likely: 0}},
      {committee: 'KS', event: {exact: 2, likely: 0, asked: [expect.stringMatching(/^[0-9a-f]{64}$/), expect.any(String), expect.any(String), expect.any(String)]}},
      {committee: 'SN', event: {exact: 0}},
    ])
    const log = JSON.stringify(trail)
    for (const canary of ['Tyra', 'tyra', 'Lindqvist', 'lindqvist', NUMBER, NUMBER.slice(2), SPELT_NUMBER, '3900605']) expect(log).not.toContain(canary)
    // What was asked is no part of the answer.
    expect(JSON.stringify({...found, entries: []})).not.toMatch(/tyra|lindqvist|3900605/i)
  })
})

describe('what lies in the workspace and cannot be read as an export (K4)', () => {
  const found = async (roles: readonly Role[], text: string): Promise<Found> => {
    const town = await Town.found({roles})
    onTestFinished(() => town.leave())
    await writeFile(join(town.folder, 'inbox', 'okand.csv'), text)
    return town.within('2026-02-03T10:00:00Z', (session) => findSubject(session, {known: NAME, onProgress: () => undefined}))
  }

  test.each<[string, string]>([
    ['far from the name', `nummer;rubrik;text;sekr\n1;Ansökan från ${NAME};${'x'.repeat(400)};sekretessmarkering\n`],
    ['on another line', `nummer;rubrik;sekr\n1;"Ansökan från ${NAME}\nmer text";sekretessmarkering\n`],
    ['in a column of another name', `diarie;arendenummer;arenderubrik;status\nKS;KS 2026/00001;Ansökan från ${NAME};sekretessmarkering\n`],
  ])('a mark %s: only who may read protected rows is told that the person is there', async (_, text) => {
    const things = ({things: all}: Found): number => all.filter(({store}) => store === 'lyingFiles').length
    expect(things(await found(WITHOUT_PROTECTED, text))).toBe(0)
    expect(things(await found(ROLES, text))).toBe(1)
  })

  test('it is told as not read, whether the person is there or not', async () => {
    const unread = async (name: string): Promise<unknown> => (await found(WITHOUT_PROTECTED, `nummer;rubrik;sekr\n1;Ansökan från ${name};sekretessmarkering\n`)).stores.find(({store}) => store === 'lyingFiles')
    expect(await unread(NAME)).toEqual(await unread('Elsa Berg'))
  })
})

test('J1: the right in a committee that has left the settings gives nothing to ask', async () => {
  const town = await Town.found({roles: []})
  onTestFinished(() => town.leave())
  await town.grant('reg', {role: 'registrar', committee: 'BUN'})
  await expect(town.within('2026-02-03T10:00:00Z', (session) => findSubject(session, {known: NAME, onProgress: () => undefined}))).rejects.toMatchObject({code: 'not-permitted'})
})
