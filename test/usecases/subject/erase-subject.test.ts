import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {mkdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {ROLES, type Role} from '../../../src/core/rights.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {findByNumber} from '../../../src/io/db/entry-table.js'
import {insertGrant} from '../../../src/io/db/grant-table.js'
import {casesOf} from '../../../src/io/db/retention-table.js'
import {asInstant} from '../../../src/io/system/clock.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {eraseSubject, type Erased} from '../../../src/usecases/subject/erase-subject.js'
import {findSubject} from '../../../src/usecases/subject/find-subject.js'
import {DATABASE} from '../../support/databases.js'
import {signFor} from '../../support/archive-packages.js'
import {aRow, Town} from '../../support/town.js'

const NAME = 'Tyra Lindqvist'
const ROW = aRow({handlingsrubrik: 'Remiss om ny förskola', avsandare_mottagare: NAME, webbnamn: 'Länsstyrelsen', fil: 'remiss.txt', fil_publiceras: 'ja'})
const OTHER = aRow({handlingsnummer: '2', handlingsrubrik: 'Skrivelse från Elsa Berg'})
const FILES = {'remiss.txt': `Remissen gäller en ny förskola. Undertecknad: ${NAME}.\n`}

async function aTown(archive: 'none' | 'required', roles: readonly Role[] = ROLES): Promise<Town> {
  const town = await Town.found({settings: {archive}, roles})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [ROW, OTHER], {with: FILES})
  await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:1'], committee: null, answer: {kind: 'publish'}, reason: null, note: `Sagt till ${NAME}`}))
  await town.publish('2026-02-03T11:00:00Z')
  expect(town.siteHolds(['Remiss om ny']).size).toBe(1)
  return town
}

const erase = (town: Town, ids: readonly string[], at = '2026-02-10T09:00:00Z', user?: string): Promise<Erased> => town.within(at, (session) => eraseSubject(session, {ids, committee: null}), user)
const found = (town: Town, at = '2026-02-10T08:00:00Z') => town.within(at, (session) => findSubject(session, {known: NAME, onProgress: () => undefined}))
const isHere = (town: Town, at: string) => town.within(at, async ({db}) => (await findByNumber(db, {caseNumber: 'KS 2026/00123', documentNumber: '1', committee: null})).length > 0)

/** Whether any file of the workspace holds a text: the database's own files too, where it has any here. */
function stands(town: Town, text: string, except: RegExp = /\/inbox\//): boolean {
  const files = readdirSync(town.folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  return files.map((entry) => join(entry.parentPath, entry.name)).some((path) => !except.test(path) && readFileSync(path).includes(text))
}

describe('erasure where the law lets it (P2)', () => {
  test('where no archive waits: off the web, out of the register with versions, decisions, note and file, and no export brings it back', async () => {
    const town = await aTown('none')
    const outcome = await erase(town, ['KS 2026/00123:1'])
    expect(outcome).toMatchObject({erased: [{kind: 'entry'}], refused: [], scrubbed: true})
    expect(outcome.urls).toContainEqual(expect.stringMatching(/^https:\/\/diariet\.provkommunen\.example\/handling\/[a-z]{2}\/[a-z]{20}\.html$/))
    expect(town.siteHolds(['Remiss om ny', NAME]).size).toBe(0)
    expect(await isHere(town, '2026-02-10T10:00:00Z')).toBe(false)
    if (DATABASE === 'sqlite') expect(stands(town, NAME)).toBe(false)
    expect(readdirSync(join(town.folder, 'files')).flatMap((shard) => readdirSync(join(town.folder, 'files', shard)))).toEqual([])
    const rest = await found(town, '2026-02-10T11:00:00Z')
    expect([rest.entries, rest.things.map(({store}) => store)]).toEqual([[], ['lyingFiles', 'lyingFiles']])

    // The registry tells of it again, changed even: it is known, and stays away.
    const again = await town.import('2026-02-11T09:00:00Z', [{...ROW, handlingsrubrik: 'Remiss, rättad', andrad: '2026-02-11T08:00:00'}, OTHER], {with: FILES})
    expect(again.files[0]).toMatchObject({imported: 0, changed: 0})
    await town.publish('2026-02-11T11:00:00Z')
    expect(await isHere(town, '2026-02-11T12:00:00Z')).toBe(false)
    expect(town.siteHolds(['Remiss']).size).toBe(0)
    expect((await town.within('2026-02-11T12:00:00Z', (session) => findSubject(session, {known: 'dnr: KS 2026/00123:1', onProgress: () => undefined}))).things).toContainEqual(expect.objectContaining({store: 'tombstones', where: 'KS'}))
  })

  test('where the archive is to have it: off the web at once, the copy stays and is said to, and the next export does not show it', async () => {
    const town = await aTown('required')
    const outcome = await erase(town, ['KS 2026/00123:1'])
    expect(outcome).toMatchObject({erased: [], refused: [{id: 'KS 2026/00123:1', code: 'archive-awaited', withdrawn: true}], scrubbed: null})
    expect(town.siteHolds(['Remiss om ny']).size).toBe(0)
    expect(await isHere(town, '2026-02-10T10:00:00Z')).toBe(true)
    await town.import('2026-02-11T09:00:00Z', [{...ROW, andrad: '2026-02-11T08:00:00'}, OTHER], {with: FILES})
    await town.publish('2026-02-11T11:00:00Z')
    expect(town.siteHolds(['Remiss om ny']).size).toBe(0)
  })

  test('what the archive has signed for may go; what has come since may not', async () => {
    const town = await aTown('required')
    const sign = (at: string) =>
      town.within(at, async (session) => {
        const [entry] = (await findByNumber(session.db, {caseNumber: 'KS 2026/00123', documentNumber: '', committee: null})).map((standing) => standing.entry)
        if (entry === undefined) throw new Error('There is no such case')
        await session.db.transaction((tx) => signFor(tx, session.dialect, entry, at, {id: `paket-${at}`}))
      })
    await sign('2026-02-05T09:00:00Z')
    await town.within('2026-02-06T09:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:2'], committee: null, answer: {kind: 'withhold'}, reason: null, note: null}))
    expect((await erase(town, ['KS 2026/00123:2'], '2026-02-07T09:00:00Z')).refused).toMatchObject([{code: 'archive-awaited', withdrawn: false}])
    await sign('2026-02-08T09:00:00Z')
    const outcome = await erase(town, ['KS 2026/00123:1'])
    expect(outcome).toMatchObject({erased: [{kind: 'entry'}], refused: []})
    expect(await isHere(town, '2026-02-10T10:00:00Z')).toBe(false)
    // What the archive has is still covered, and what comes to the case now does not take the place of what was erased (H4).
    const {cases} = await town.within('2026-02-10T11:00:00Z', async ({db, dialect}) => {
      const [one] = await findByNumber(db, {caseNumber: 'KS 2026/00123', documentNumber: '', committee: null})
      return {cases: await casesOf(db, dialect, one === undefined ? [] : [one.entry])}
    })
    expect(cases).toMatchObject([{hasReceipt: true}])
    await town.import('2026-02-11T09:00:00Z', [OTHER, aRow({handlingsnummer: '3', handlingsrubrik: 'Yttrande över remissen', andrad: '2026-02-11T08:00:00'})])
    expect((await erase(town, ['KS 2026/00123:3'], '2026-02-12T09:00:00Z')).refused).toMatchObject([{code: 'archive-awaited'}])
  })

  test('a case goes with all its documents or not at all', async () => {
    const town = await aTown('none')
    expect((await erase(town, ['KS 2026/00123', 'KS 2026/00123:1'])).refused).toMatchObject([{id: 'KS 2026/00123', code: 'case-has-documents'}])
    expect(await erase(town, ['KS 2026/00123', 'KS 2026/00123:2'], '2026-02-10T10:00:00Z')).toMatchObject({erased: [{kind: 'entry'}, {kind: 'entry'}], refused: []})
    expect((await town.within('2026-02-10T11:00:00Z', ({db}) => findByNumber(db, {caseNumber: 'KS 2026/00123', documentNumber: null, committee: null}))).length).toBe(0)
  })

  test('what was ready for the next run does not come out with it', async () => {
    const town = await aTown('required')
    await town.import('2026-02-09T09:00:00Z', [aRow({arendenummer: 'KS 2026/00130', handlingsrubrik: 'Yttrande över planförslag', avsandare_mottagare: NAME, webbnamn: 'Invånare'})])
    expect((await erase(town, ['KS 2026/00130:1'])).refused).toMatchObject([{code: 'archive-awaited', withdrawn: true}])
    await town.publish('2026-02-10T11:00:00Z')
    expect(town.siteHolds(['planförslag']).size).toBe(0)
  })
})

describe('what is erased beside entries (P2)', () => {
  test('a note goes and its decision stands; one that the lawyer has before them stays', async () => {
    const town = await aTown('required')
    await town.within('2026-02-04T09:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:2'], committee: null, answer: {kind: 'escalate'}, reason: null, note: `Fråga ${NAME}`}))
    const notes = (await found(town)).things.filter(({store}) => store === 'notes')
    const [of, escalated] = await town.within('2026-02-10T08:30:00Z', async ({db}) => {
      const about = new Map<string, string>()
      for (const {id, entry} of notes) about.set((await findByNumber(db, {caseNumber: 'KS 2026/00123', documentNumber: '2', committee: null}))[0]?.entry === entry ? 'escalated' : 'published', id ?? '')
      return [about.get('published') ?? '', about.get('escalated') ?? '']
    })
    const outcome = await erase(town, [of, escalated])
    expect(outcome).toMatchObject({erased: [{id: of, kind: 'note'}], refused: [{id: escalated, code: 'note-in-use', withdrawn: false}], scrubbed: true})
    expect(await town.within('2026-02-10T10:00:00Z', ({db}) => db('note').pluck('id'))).toEqual([escalated])
    expect(town.siteHolds(['Remiss om ny']).size).toBe(1)
  })

  test('refused rows one by one, imported exports and papers whole; what nobody has imported stays', async () => {
    const town = await aTown('none')
    await town.import('2026-02-04T09:00:00Z', [aRow({handlingsnummer: '7', handlingsrubrik: `Brev från\n${NAME}`, datum: '2026-02-30'}), aRow({handlingsnummer: '8', handlingsrubrik: 'Brev från Elsa Berg', datum: '2026-02-31'})])
    await mkdir(join(town.folder, 'outbox'))
    await writeFile(join(town.folder, 'outbox/svar.txt'), `Hej ${NAME}`)
    await writeFile(join(town.folder, 'inbox/ny.csv'), `diarie;arendenummer;arenderubrik;handlingsrubrik\nKS;KS 2026/00140;Brev;Brev från ${NAME}\n`)
    const lying = (await found(town)).things.filter(({store}) => store === 'lyingFiles').map(({where, id}) => ({where: where.replace(/leverans-\w+|\d{8}-\d{6}-\w{4}/, '…'), id: id ?? ''}))
    expect(lying.map(({where}) => where)).toEqual(['inbox/…/export.csv:2', 'inbox/…/export.csv:2', 'inbox/ny.csv:2', 'runs/…/export.csv.avvisade-rader.csv:2', 'inbox/…/remiss.txt:1', 'outbox/svar.txt:1'])
    for (const {id} of lying) expect(id).toMatch(/^file-[a-p]{16}(:2)?$/)
    const outcome = await erase(town, lying.map(({id}) => id))
    expect(outcome.refused).toEqual([{id: lying.find(({where}) => where === 'inbox/ny.csv:2')?.id, code: 'file-awaited', withdrawn: false}])
    const [run = ''] = readdirSync(join(town.folder, 'runs')).filter((name) => existsSync(join(town.folder, 'runs', name, 'export.csv.avvisade-rader.csv')))
    const rest = readFileSync(join(town.folder, 'runs', run, 'export.csv.avvisade-rader.csv'), 'utf8')
    expect(rest.trim().split('\n')).toHaveLength(2)
    expect(rest).toContain('Elsa Berg')
    expect(stands(town, NAME, /ny\.csv$|\.db|inbox\/leverans|site|files/)).toBe(false)
    expect(existsSync(join(town.folder, 'outbox/svar.txt'))).toBe(false)
    expect(await isHere(town, '2026-02-10T10:00:00Z')).toBe(true)
  })

  test('the log tells of files that are gone, and of none that could not be erased (P4)', async () => {
    const town = await aTown('none')
    const [row, paper] = [{handlingsnummer: '7', handlingsrubrik: `Brev från ${NAME}`, datum: '2026-02-30'}, 'outbox/svar.txt']
    await town.import('2026-02-04T09:00:00Z', [aRow(row)])
    await mkdir(join(town.folder, 'outbox'))
    await writeFile(join(town.folder, paper), `Hej ${NAME}`)
    const lying = (await found(town)).things.filter(({store, where}) => store === 'lyingFiles' && /avvisade-rader|outbox/.test(where)).map(({where, id}) => ({path: where.replace(/:\d+$/, ''), id: id ?? ''}))
    const ids = lying.map(({id}) => id)
    // Where the file's new text would be written, something is in the way.
    const rejects = lying.find(({path}) => path !== paper)?.path ?? ''
    await mkdir(join(town.folder, `${rejects}.incoming`, 'x'), {recursive: true})
    const told = () => town.within('2026-02-11T09:00:00Z', async (session) => (await auditTrail(session.db)).flatMap(({event}) => (event?.kind === 'file.erased' ? [[event.file, event.line]] : [])))
    const fingerprint = (path: string) => town.within('2026-02-11T09:00:00Z', ({fingerprints}) => Promise.resolve(fingerprints.of(path)))
    await expect(erase(town, ids)).rejects.toThrow()
    expect([existsSync(join(town.folder, paper)), stands(town, NAME, /inbox|\.db|site|files/)]).toEqual([false, true])
    expect(await told()).toEqual([[await fingerprint(paper), null]])
    await rm(join(town.folder, `${rejects}.incoming`), {recursive: true})
    await erase(town, ids.filter((id) => id.endsWith(':2')))
    expect(await told()).toEqual([[await fingerprint(paper), null], [await fingerprint(rejects), 2]])
  })

  test('settings, the log and roles are not erased here, and neither is what is not there', async () => {
    const town = await aTown('none')
    for (const id of ['diarievakt.yaml', 'diarievakt.db', '../etc/passwd', 'fingerprint.key', 'KS 2026/99999', 'abcdefghijklmnopqrst']) expect((await erase(town, [id])).refused, id).toEqual([{id, code: 'entry-not-found', withdrawn: false}])
    expect(existsSync(join(town.folder, 'site/current'))).toBe(true)
  })
})

describe('who may erase, and what is remembered', () => {
  test('a protected row is not erased by one who may not read it (K4)', async () => {
    const town = await aTown('none', ROLES.filter((role) => role !== 'protected-reader'))
    await town.import('2026-02-04T09:00:00Z', [aRow({arendenummer: 'KS 2026/00777', skydd: 'sekretessmarkering'})])
    expect((await erase(town, ['KS 2026/00777:1'])).refused).toMatchObject([{code: 'awaits-authorised'}])
  })

  test('a registrar may look and not erase; a coordinator erases in the committees that are theirs, and nothing that may be another’s (J1)', async () => {
    const town = await aTown('none')
    await town.import('2026-02-04T09:00:00Z', [aRow({diarie: 'SN', arendenummer: 'SN 2026/00001'})])
    const at = asInstant(new Date('2026-02-05T09:00:00Z'))
    await town.asOwner((db) =>
      db.transaction(async (tx) => {
        await insertGrant(tx, 'reg2', {role: 'registrar', committee: '*'}, {by: 'reg', at, reason: 'duty', until: null})
        await insertGrant(tx, 'samordnare', {role: 'privacy-coordinator', committee: 'KS'}, {by: 'reg', at, reason: 'duty', until: null})
      }),
    )
    await expect(erase(town, ['KS 2026/00123:1'], undefined, 'reg2')).rejects.toMatchObject({code: 'not-permitted', facts: {right: 'subject.erase'}})
    expect(await erase(town, ['SN 2026/00001:1'], undefined, 'samordnare')).toMatchObject({erased: [], refused: [{code: 'entry-not-found'}]})
    const [delivery = ''] = readdirSync(join(town.folder, 'inbox'))
    await expect(erase(town, [`inbox/${delivery}/export.csv`], undefined, 'samordnare')).rejects.toMatchObject({code: 'not-permitted', facts: {committee: '*'}})
    expect((await erase(town, ['KS 2026/00123:1'], '2026-02-10T12:00:00Z', 'samordnare')).erased).toHaveLength(1)
  })

  test('the log knows that it was erased, by whom and under which rule, and no name; the stop journal keeps it from a restored copy (P3 P4)', async () => {
    const town = await aTown('none')
    const {erased} = await erase(town, ['KS 2026/00123:1'])
    const trail = await town.within('2026-02-11T09:00:00Z', ({db}) => auditTrail(db))
    expect(trail.slice(-3).map(({event}) => event?.kind)).toEqual(expect.arrayContaining(['entry.erased']))
    expect(trail.find(({event}) => event?.kind === 'entry.erased')).toMatchObject({actor: 'reg', committee: 'KS', event: {entry: erased[0]?.id, ground: 'time'}})
    expect(JSON.stringify(trail)).not.toMatch(/tyra|lindqvist/i)
    expect(readFileSync(join(town.folder, 'stopped.jsonl'), 'utf8')).toMatch(new RegExp(`"why":"erased","entries":\\[\\["${erased[0]?.id}"`))
  })
})
