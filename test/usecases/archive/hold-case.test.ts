import {copyFile, readFile, rm, utimes} from 'node:fs/promises'
import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import type {HoldReason} from '../../../src/core/terms/legal-hold.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {findByNumber} from '../../../src/io/db/entry-table.js'
import {legalHolds, type LegalHold} from '../../../src/io/db/hold-table.js'
import {stopJournalOf} from '../../../src/io/files/stop-journal.js'
import type {Change} from '../../../src/io/session.js'
import {holdCase, liftHoldOf, type HeldCase} from '../../../src/usecases/archive/hold-case.js'
import {planRetention} from '../../../src/usecases/retention/plan-retention.js'
import {purgeRetention, type Purged} from '../../../src/usecases/retention/purge-retention.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {eraseSubject, type Erased} from '../../../src/usecases/subject/erase-subject.js'
import {refusalOf} from '../../io/support.js'
import {signFor} from '../../support/archive-packages.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../../support/town.js'

const CASE = 'KS 2026/00123'
const DOCUMENT = `${CASE}:1`
const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const NIGHT = '2026-02-03T22:00:00Z'
const NEXT_MORNING = '2026-02-04T09:00:00Z'
const NEXT_NOON = '2026-02-04T11:00:00Z'
const AFTERNOON = '2026-02-04T13:00:00Z'
const EVENING = '2026-02-04T17:00:00Z'
const EXPIRED = '2028-02-03T00:05:00+01:00'
const CLOSED = {arende_status: 'avslutat', avslutat: '2026-06-01'} as const

async function aTown(rows: readonly SourceRow[] = [aRow()], settings: object = {archive: 'none'}, files: Readonly<Record<string, string>> = {}): Promise<Town> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  await town.import(MORNING, rows, {with: files})
  return town
}

const hold = (town: Town, at: string, id = CASE, reason: HoldReason = 'dispute', user?: string): Promise<HeldCase> => town.within(at, (session) => holdCase(session, {id, committee: null, reason}), user)
const lift = (town: Town, at: string, id = CASE, user?: string): Promise<HeldCase> => town.within(at, (session) => liftHoldOf(session, {id, committee: null}), user)
const purge = (town: Town, at: string): Promise<Purged> => town.within(at, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
const plan = (town: Town, at: string) => town.within(at, (session) => planRetention(session, undefined))
const erase = (town: Town, at: string, ids: readonly string[]): Promise<Erased> => town.within(at, (session) => eraseSubject(session, {ids, committee: null}))
const holds = (town: Town, at: string): Promise<readonly LegalHold[]> => town.within(at, ({db}) => legalHolds(db))
const reasons = async (town: Town, at: string): Promise<readonly HoldReason[]> => (await holds(town, at)).map(({reason}) => reason)

async function entryOf(town: Town, at: string, documentNumber = ''): Promise<EntryId> {
  const [found] = await town.within(at, ({db}) => findByNumber(db, {caseNumber: CASE, documentNumber, committee: null}))
  if (found === undefined) throw new Error('There is no such entry')
  return found.entry
}

const isHere = (town: Town, at: string, documentNumber: string): Promise<boolean> =>
  town.within(at, async ({db}) => (await findByNumber(db, {caseNumber: CASE, documentNumber, committee: null})).length > 0)

describe('a legal hold is set and lifted (H4)', () => {
  test('by the number of the case, of a document of it or an id; twice is once, and the log tells', async () => {
    const town = await aTown()
    const [own, document] = [await entryOf(town, MORNING), await entryOf(town, MORNING, '1')]
    const held = {entry: own, committee: 'KS', diaryNumber: CASE, reason: 'dispute', since: new Date(NOON).toISOString()}
    expect(await hold(town, NOON)).toEqual({...held, wasHeld: false})
    expect(await hold(town, NIGHT, DOCUMENT, 'audit')).toEqual({...held, wasHeld: true})
    expect(await holds(town, NIGHT)).toEqual([{caseEntry: own, reason: 'dispute', since: held.since}])
    expect(await lift(town, NEXT_MORNING, document)).toEqual({...held, wasHeld: true})
    expect(await holds(town, NEXT_MORNING)).toEqual([])
    expect(await refusalOf(() => lift(town, NEXT_MORNING))).toMatchObject({code: 'case-not-held', exitCode: 66})
    expect(await hold(town, NEXT_NOON, own, 'audit')).toMatchObject({reason: 'audit', wasHeld: false})
    const trail = await town.within(NEXT_NOON, ({db}) => auditTrail(db))
    expect(await town.within(NEXT_NOON, ({db}) => db('audit_event').where('kind', 'like', 'hold.%').pluck<string[]>('chain'))).toEqual(['KS', 'KS', 'KS'])
    expect(trail.flatMap(({event}) => (event?.kind.startsWith('hold.') === true ? [event] : []))).toEqual([{kind: 'hold.set', entry: own, reason: 'dispute'}, {kind: 'hold.lifted', entry: own}, {kind: 'hold.set', entry: own, reason: 'audit'}])
  })

  test('by archivists and lawyers, each in their own committee; one of another is no more known than one that is not there (J1)', async () => {
    const town = await aTown([aRow(), aRow({diarie: 'SN', arendenummer: 'SN 2026/00007'})])
    for (const [user, role, committee] of [['arkivarien', 'archivist', 'KS'], ['juristen', 'lawyer', 'SN'], ['registratorn', 'registrar', '*']] as const) await town.grant(user, {role, committee})
    expect(await refusalOf(() => hold(town, NOON, CASE, 'dispute', 'registratorn'))).toMatchObject({code: 'not-permitted', facts: {right: 'archive.hold'}})
    expect(await refusalOf(() => lift(town, NOON, CASE, 'registratorn'))).toMatchObject({code: 'not-permitted'})
    for (const id of ['KS 2026/00999', 'SN 2026/00007', 'aaaaaaaaaaaaaaaaaaaa']) expect(await refusalOf(() => hold(town, NOON, id, 'dispute', 'arkivarien')), id).toMatchObject({code: 'entry-not-found', facts: {}})
    expect(await refusalOf(() => town.within(NOON, (session) => holdCase(session, {id: 'SN 2026/00007', committee: 'SN', reason: 'dispute'}), 'arkivarien'))).toMatchObject({code: 'not-permitted', facts: {committee: 'SN'}})
    expect(await hold(town, NOON, CASE, 'inquiry', 'arkivarien')).toMatchObject({wasHeld: false})
    expect(await hold(town, NIGHT, 'SN 2026/00007', 'supervision', 'juristen')).toMatchObject({committee: 'SN', wasHeld: false})
    expect(await refusalOf(() => lift(town, NEXT_MORNING, CASE, 'juristen'))).toMatchObject({code: 'entry-not-found'})
    expect(await reasons(town, NEXT_MORNING)).toEqual(['inquiry', 'supervision'])
  })

  test('what is answered tells nothing of who is in the case, with protected identity or without (K4)', async () => {
    const town = await aTown([aRow({arenderubrik: 'Ansökan från Tyra Lindqvist'}), aRow({arendenummer: 'KS 2026/00124', arenderubrik: 'Ansökan från Elsa Berg', skydd: 'sekretessmarkering'})])
    await town.grant('arkivarien', {role: 'archivist', committee: 'KS'})
    const [plain, marked] = [await hold(town, NOON, CASE, 'dispute', 'arkivarien'), await hold(town, NOON, 'KS 2026/00124', 'dispute', 'arkivarien')]
    expect({...marked, entry: plain.entry, diaryNumber: CASE}).toEqual(plain)
    expect(JSON.stringify([plain, marked])).not.toMatch(/Ansökan|Lindqvist|Berg/)
    expect(await lift(town, NIGHT, 'KS 2026/00124:1', 'arkivarien')).toEqual({...marked, wasHeld: true})
  })

  test('the journal beside the register has the case by its random letters, and nothing else of it (P4)', async () => {
    const town = await aTown()
    const before = await linesOf(town)
    await hold(town, NOON)
    await lift(town, NIGHT)
    const own = await entryOf(town, NIGHT)
    const [at, later] = [new Date(NOON).toISOString(), new Date(NIGHT).toISOString()]
    expect((await linesOf(town)).slice(before.length).map((line) => ({...line, hash: ''}))).toEqual([{at, held: own, reason: 'dispute', since: at, hash: ''}, {at: later, lifted: own, hash: ''}])
  })
})

async function linesOf(town: Town): Promise<readonly object[]> {
  return (await readFile(stopJournalOf(town.folder), 'utf8')).split('\n').slice(0, -1).map((line) => JSON.parse(line) as object)
}

describe('nothing of a case under legal hold is removed for good (H4)', () => {
  test('not when its time is out; once it is lifted the case goes', async () => {
    const town = await aTown([aRow(CLOSED), aRow({...CLOSED, arendenummer: 'KS 2026/00124'})])
    await town.publish(NOON)
    await hold(town, NIGHT)
    await town.publish(EXPIRED, 'removals')
    expect(await plan(town, '2029-02-02T08:00:00Z')).toMatchObject({registryCopies: 2, underHold: 2, committees: [{committee: 'KS', underHold: 2}]})
    expect(await purge(town, '2029-02-02T09:00:00Z')).toMatchObject({registryCopies: 2, underHold: 2})
    expect(await isHere(town, '2029-02-02T10:00:00Z', '1')).toBe(true)
    await lift(town, '2029-02-03T09:00:00Z')
    expect(await purge(town, '2029-02-04T09:00:00Z')).toMatchObject({registryCopies: 2, underHold: 0})
    expect(await isHere(town, '2029-02-04T10:00:00Z', '')).toBe(false)
  })

  test('not when the archive has signed for it either', async () => {
    const town = await aTown([aRow(CLOSED)], {})
    await town.publish(NOON)
    await town.publish(EXPIRED, 'removals')
    const own = await entryOf(town, '2028-06-01T08:00:00Z')
    await town.within('2028-06-01T08:00:00Z', ({db, dialect}) => db.transaction((tx) => signFor(tx, dialect, own, '2028-06-01T08:00:00.000Z')))
    await hold(town, '2028-06-02T08:00:00Z')
    expect(await purge(town, '2028-06-03T08:00:00Z')).toMatchObject({registryCopies: 0, underHold: 2})
    await lift(town, '2028-06-04T08:00:00Z')
    expect(await purge(town, '2028-06-05T08:00:00Z')).toMatchObject({registryCopies: 2, underHold: 0})
  })

  test('nor its older texts, notes and files', async () => {
    const text = (heading: string, month: string): SourceRow => aRow({handlingsrubrik: heading, fil: `${month}.txt`, fil_publiceras: 'ja', andrad: `2026-${month}-01T08:00:00`})
    const files = {'02.txt': 'Första lydelsen.\n', '03.txt': 'Andra lydelsen.\n'}
    const town = await aTown([text('Första lydelsen av remissen', '02')], {archive: 'none', retention: {registryCopyDays: 3650}}, files)
    await town.publish(NOON)
    await town.import('2026-03-03T09:00:00Z', [text('Andra lydelsen av remissen', '03')], {with: files})
    await town.within('2026-03-03T10:00:00Z', (session) => decideEntries(session, {ids: [DOCUMENT], committee: null, answer: {kind: 'withhold'}, reason: null, note: 'Rådgjorde med arkivet.'}))
    const inbox = join(town.folder, 'inbox')
    const delivered = (): readonly string[] => readdirSync(inbox, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('03.txt'))
    for (const name of readdirSync(inbox, {recursive: true, encoding: 'utf8'})) await utimes(join(inbox, name), new Date(MORNING), new Date(MORNING))
    const kept = (): number => readdirSync(join(town.folder, 'files'), {recursive: true, encoding: 'utf8'}).filter((name) => name.length > 60).length
    const held = async (at: string): Promise<readonly number[]> => town.within(at, async ({db}) => [(await db('version')).length, (await db('note')).length])
    await hold(town, '2026-03-03T11:00:00Z')
    const before = [...(await held('2026-03-03T12:00:00Z')), kept(), delivered().length]
    expect(before).toEqual([3, 1, 2, 2])
    const trimmed = async (at: string): Promise<readonly unknown[]> => (await purge(town, at)).stores.filter(({store, due}) => due > 0 && ['versions', 'notes', 'files'].includes(store))
    expect(await trimmed('2029-06-01T09:00:00Z')).toEqual([])
    expect([...(await held('2029-06-01T10:00:00Z')), kept(), delivered().length]).toEqual(before)
    await lift(town, '2029-06-02T09:00:00Z')
    expect(await trimmed('2029-06-03T09:00:00Z')).toMatchObject([{store: 'versions'}, {store: 'notes', due: 1}, {store: 'files'}])
    expect(delivered()).toEqual([])
  })

  test('nor what somebody asks to have erased: it is off the web, and that is all (P2)', async () => {
    const rows = [aRow({fil: 'remiss.txt', fil_publiceras: 'ja'}), aRow({handlingsnummer: '2', handlingsrubrik: 'Skrivelse från Elsa Berg'})]
    const town = await aTown(rows, {archive: 'none'}, {'remiss.txt': 'Remissen.\n'})
    await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: [`${CASE}:2`], committee: null, answer: {kind: 'withhold'}, reason: null, note: 'Sagt till Tyra.'}))
    await town.publish(NOON)
    await hold(town, NIGHT)
    const [note = ''] = await town.within(NIGHT, ({db}) => db('note').pluck<string[]>('id'))
    const [delivery = ''] = readdirSync(join(town.folder, 'inbox'))
    const file = join('inbox', delivery, 'remiss.txt')
    const asked = [CASE, DOCUMENT, note, file]
    const outcome = await erase(town, NEXT_MORNING, asked)
    expect(outcome.erased).toEqual([])
    expect(new Map(outcome.refused.map(({id, code, withdrawn}) => [id, [code, withdrawn]]))).toEqual(
      new Map([[CASE, ['case-under-hold', true]], [DOCUMENT, ['case-under-hold', true]], [note, ['case-under-hold', false]], [file, ['case-under-hold', false]]]),
    )
    expect(town.siteHolds(['Remiss om ny förskola'])).toEqual(new Map())
    expect([await isHere(town, NEXT_MORNING, '1'), existsSync(join(town.folder, file))]).toEqual([true, true])
    await lift(town, NEXT_NOON)
    expect(await erase(town, AFTERNOON, [DOCUMENT, note, file])).toMatchObject({erased: [{}, {}, {}], refused: []})
  })

  test.each(['entry', 'note'] as const)('nor what is held while it is being erased: %s (P2)', async (kind) => {
    const town = await aTown([aRow({registrator: ''})])
    await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: [DOCUMENT], committee: null, answer: {kind: 'withhold'}, reason: null, note: 'Sagt till Tyra.'}))
    const own = await entryOf(town, NOON)
    const [note = ''] = await town.within(NOON, ({db}) => db('note').pluck<string[]>('id'))
    await town.within(NOON, async (session) => {
      const change = session.change.bind(session)
      session.change = <T>(work: (change: Change) => Promise<T>): Promise<T> => {
        town.meanwhile(`INSERT INTO legal_hold (case_id, reason, since) VALUES ('${own}', 'dispute', '2026-02-03T11:00:00.000Z')`)
        return change(work)
      }
      expect(await refusalOf(() => eraseSubject(session, {ids: [kind === 'entry' ? DOCUMENT : note], committee: null}))).toMatchObject({code: 'case-under-hold'})
    })
    expect([await isHere(town, NIGHT, '1'), (await town.within(NIGHT, ({db}) => db('note'))).length]).toEqual([true, 1])
  })

  test('the database itself deletes nothing of it, whatever the permit', async () => {
    const town = await aTown()
    await hold(town, NOON)
    const [own, document] = [await entryOf(town, NOON), await entryOf(town, NOON, '1')]
    const deletes = (entries: readonly EntryId[]): Promise<void> =>
      town.within(NIGHT, ({db}) =>
        db.transaction(async (tx) => {
          for (const entry of entries) {
            await tx('purge_permit').insert({entry_id: entry, ground: 'time'})
            await tx('version').where({entry_id: entry}).delete()
            await tx('entry').where({id: entry}).delete()
          }
          await tx('purge_permit').delete()
        }),
      )
    await expect(deletes([document])).rejects.toThrow('under legal hold')
    await town.within(NIGHT, async ({db}) => expect([(await db('entry')).length, (await db('version')).length]).toEqual([2, 2]))
    await lift(town, NEXT_MORNING)
    await deletes([document, own])
    expect(await isHere(town, NEXT_NOON, '')).toBe(false)
  })
})

const bothWays = [
  ['beside the register it replaces', async () => undefined],
  ['when the database is lost', (town: Town) => town.loseDatabase()],
] as const

/** The backup of the first night. */
async function backedUp(town: Town, at = NIGHT): Promise<string> {
  const file = join(await aShelf(), 'natten.zip')
  await backUp(town, at, file)
  return file
}

describe('a restored backup knows of the holds (P3 H4)', () => {
  test.each(bothWays)('one that was set since stands, and one that was lifted does not, %s', async (_name, lose) => {
    const town = await aTown([aRow(), aRow({arendenummer: 'KS 2026/00124'}), aRow({arendenummer: 'KS 2026/00125'})])
    await hold(town, NOON, 'KS 2026/00124')
    await hold(town, '2026-02-03T12:00:00Z', 'KS 2026/00125', 'audit')
    const file = await backedUp(town)
    await hold(town, NEXT_MORNING)
    await lift(town, NEXT_MORNING, 'KS 2026/00124')
    const before = await holds(town, NEXT_NOON)
    await lose(town)
    expect((await putBack(town, AFTERNOON, file)).reapplied).toEqual({takenDown: 0, held: 0, purged: 0, notes: 0, marked: 0, holds: 2, holdsUnknown: 0})
    expect(await holds(town, AFTERNOON)).toEqual(before)
    expect(before.map(({reason}) => reason)).toEqual(['audit', 'dispute'])
    const restored = (await town.within(AFTERNOON, ({db}) => auditTrail(db))).at(-1)
    expect(restored?.event).toMatchObject({kind: 'register.restored', reapplied: 2})
    // And again, when the journal that the restore itself went on with is all there is.
    await town.loseDatabase()
    await putBack(town, EVENING, file)
    expect(await holds(town, EVENING)).toEqual(before)
  })

  test.each(bothWays)('the last word stands of one that was lifted and set again, %s', async (_name, lose) => {
    const town = await aTown()
    await hold(town, NOON)
    const file = await backedUp(town)
    await lift(town, NEXT_MORNING)
    await hold(town, NEXT_NOON, CASE, 'appeal')
    await lose(town)
    expect((await putBack(town, AFTERNOON, file)).reapplied).toMatchObject({holds: 0})
    expect(await holds(town, AFTERNOON)).toMatchObject([{reason: 'appeal', since: new Date(NEXT_NOON).toISOString()}])
  })

  test.each(bothWays)('what was purged after a hold was lifted is purged again, though the backup has it under hold, %s', async (_name, lose) => {
    const town = await aTown([aRow(CLOSED)])
    await town.publish(NOON)
    await town.publish(EXPIRED, 'removals')
    await hold(town, '2029-02-01T09:00:00Z')
    const file = await backedUp(town, '2029-02-01T22:00:00Z')
    await lift(town, '2029-02-10T09:00:00Z')
    expect(await purge(town, '2029-02-11T09:00:00Z')).toMatchObject({registryCopies: 2})
    await lose(town)
    expect((await putBack(town, '2029-02-12T09:00:00Z', file)).reapplied).toMatchObject({purged: 2, holdsUnknown: 0})
    await town.within('2029-02-12T10:00:00Z', async ({db}) => expect([await db('entry'), await db('legal_hold')]).toEqual([[], []]))
  })

  test.each(bothWays)('a document that was erased between two holds is erased again, and the case is held, %s', async (_name, lose) => {
    const town = await aTown([aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Yttrande över remissen'})])
    await hold(town, NOON)
    const file = await backedUp(town)
    await lift(town, NEXT_MORNING)
    expect((await erase(town, '2026-02-04T10:00:00Z', [DOCUMENT])).erased).toHaveLength(1)
    await hold(town, NEXT_NOON, CASE, 'inquiry')
    await lose(town)
    expect((await putBack(town, AFTERNOON, file)).reapplied).toMatchObject({purged: 1})
    expect([await isHere(town, AFTERNOON, '1'), await isHere(town, AFTERNOON, '2'), await reasons(town, AFTERNOON)]).toEqual([false, true, ['inquiry']])
  })

  test.each(bothWays)('a case that came after the backup is told as one that has to be held again, %s', async (_name, lose) => {
    const town = await aTown()
    const file = await backedUp(town)
    await town.import(NEXT_MORNING, [aCaseRow({arendenummer: 'KS 2026/00200', arenderubrik: 'Nya cykelvägar'})])
    await hold(town, NEXT_NOON, 'KS 2026/00200')
    await lose(town)
    expect((await putBack(town, AFTERNOON, file)).reapplied).toMatchObject({holds: 0, holdsUnknown: 1})
    expect(await holds(town, AFTERNOON)).toEqual([])
  })

  test('without the journal the holds of the backup and of the register that is replaced both stand, and the next journal knows of them', async () => {
    const town = await aTown([aRow(), aRow({arendenummer: 'KS 2026/00124'})])
    await hold(town, NOON, 'KS 2026/00124', 'audit')
    const file = await backedUp(town)
    await hold(town, NEXT_MORNING)
    await lift(town, NEXT_MORNING, 'KS 2026/00124')
    await rm(stopJournalOf(town.folder))
    expect((await putBack(town, AFTERNOON, file, {journal: {kind: 'none'}})).reapplied).toMatchObject({holds: 1})
    expect(await reasons(town, AFTERNOON)).toEqual(['audit', 'dispute'])
    await town.loseDatabase()
    await putBack(town, EVENING, file, {journal: {kind: 'none'}})
    expect(await reasons(town, EVENING)).toEqual(['audit', 'dispute'])
  })

  test('a journal that was begun anew sets what it notes beside the one that is brought, and lifts nothing', async () => {
    const town = await aTown([aRow(), aRow({arendenummer: 'KS 2026/00124'}), aRow({arendenummer: 'KS 2026/00125'})])
    await hold(town, NOON, 'KS 2026/00125', 'supervision')
    const file = await backedUp(town)
    await hold(town, '2026-02-04T08:00:00Z')
    const copy = join(await aShelf(), 'stopped.jsonl')
    await copyFile(stopJournalOf(town.folder), copy)
    await rm(stopJournalOf(town.folder))
    await hold(town, NEXT_MORNING, 'KS 2026/00124', 'audit')
    await lift(town, NEXT_NOON, 'KS 2026/00125')
    await town.loseDatabase()
    await putBack(town, AFTERNOON, file, {journal: {kind: 'brought', file: copy}})
    expect(await reasons(town, AFTERNOON)).toEqual(['supervision', 'dispute', 'audit'])
    await town.loseDatabase()
    await putBack(town, EVENING, file)
    expect(await reasons(town, EVENING)).toEqual(['supervision', 'dispute', 'audit'])
  })

  test('a register that was put back by other means catches up with its next change', async () => {
    const town = await aTown([aRow(), aRow({arendenummer: 'KS 2026/00124'}), aRow({arendenummer: 'KS 2026/00125'})])
    await hold(town, NOON, 'KS 2026/00124', 'audit')
    const putBackOtherwise = await town.asOwner(async (db) => {
      const position: {value: string} | undefined = await db('meta').where({key: 'stopJournal'}).first('value')
      const rows: object[] = await db('legal_hold').select('*')
      return async (later: typeof db) => {
        await later('meta').where({key: 'stopJournal'}).update({value: position?.value})
        await later('legal_hold').delete()
        await later('legal_hold').insert(rows)
      }
    })
    await hold(town, NEXT_MORNING)
    await lift(town, NEXT_MORNING, 'KS 2026/00124')
    const before = await holds(town, NEXT_NOON)
    await town.asOwner(putBackOtherwise)
    expect(await reasons(town, NEXT_NOON)).toEqual(['audit'])
    await town.within(AFTERNOON, async (session) => {
      await decideEntries(session, {ids: ['KS 2026/00125:1'], committee: null, answer: {kind: 'withhold'}, reason: null, note: null})
      expect(session.caughtUp).toMatchObject({holds: 2, holdsUnknown: 0})
    })
    expect(await holds(town, AFTERNOON)).toEqual(before)
    expect((await town.within(AFTERNOON, ({db}) => auditTrail(db))).map(({event}) => event)).toContainEqual({kind: 'stops.made-again', reapplied: 2})
  })
})
