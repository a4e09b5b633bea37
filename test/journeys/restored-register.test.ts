import {copyFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {auditTrail, chainHeads} from '../../src/io/db/audit-table.js'
import {goneAddresses} from '../../src/io/db/release-table.js'
import {stopJournalOf} from '../../src/io/files/stop-journal.js'
import {purgeEntries} from '../../src/io/db/purge-table.js'
import {setTombstones} from '../../src/io/db/tombstone-table.js'
import {purgeRetention} from '../../src/usecases/retention/purge-retention.js'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {decideEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {findEntry} from '../../src/usecases/register/find-entry.js'
import {eraseSubject} from '../../src/usecases/subject/erase-subject.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {tombstoneHash} from '../../src/usecases/import/graves.js'
import {refusalOf} from '../io/support.js'
import {aShelf, backUp, putBack} from '../support/backups.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

const CASE = 'KS 2026/00123'
const DOCUMENT = `${CASE}:1`
const HEADING = 'Remiss om ny förskola'
const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const NIGHT = '2026-02-03T22:00:00Z'
const NEXT_MORNING = '2026-02-04T09:00:00Z'
const NEXT_NOON = '2026-02-04T11:00:00Z'
const AFTERNOON = '2026-02-04T13:00:00Z'
const LATER = {andrad: '2026-02-04T08:00:00'}

/** A town with its first day on the web behind it, and the backup of that night. */
async function backedUp(rows: readonly SourceRow[] = [aRow()], publishes = true): Promise<{readonly town: Town; readonly file: string}> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import(MORNING, rows)
  if (publishes) await town.publish(NOON)
  const file = join(await aShelf(), 'natten.zip')
  await backUp(town, NIGHT, file)
  return {town, file}
}

async function decide(town: Town, at: string, id: string, answer: RegistrarAnswer): Promise<void> {
  await town.within(at, (session) => decideEntries(session, {ids: [id], committee: null, answer, reason: null, note: null}))
}

async function withdraw(town: Town, at: string, id: string): Promise<void> {
  await town.within(at, (session) => withdrawEntries(session, {ids: [id], committee: null, reason: 'personal-data', note: null}))
}

async function grounds(town: Town, at: string): Promise<ReadonlyMap<string | null, readonly string[]>> {
  const {entries} = await town.within(at, (session) => listWaiting(session, {committee: null, why: [], limit: 50, after: null}))
  return new Map(entries.map(({documentNumber, reasons}) => [documentNumber, reasons]))
}

const bothWays = [
  ['beside the register it replaces', async () => undefined],
  ['when the database is lost', (town: Town) => town.loseDatabase()],
] as const

test.each(bothWays)('what was taken down after the backup stays down, %s: no byte of it under the site, and its page is gone (P3 G3)', async (_name, lose) => {
  const {town, file} = await backedUp()
  await withdraw(town, NEXT_MORNING, DOCUMENT)
  await lose(town)
  const restored = await putBack(town, AFTERNOON, file)
  expect(restored.reapplied).toMatchObject({takenDown: 1})
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  await town.publish(AFTERNOON)
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  await town.within(AFTERNOON, async (session) => {
    const {entry, isTakenDown} = await findEntry(session, DOCUMENT, null, 'review.read')
    expect(isTakenDown).toBe(true)
    expect(await goneAddresses(session.db)).toContain(`handling/${entry.slice(0, 2)}/${entry}.html`)
  })
})

test('whoever restores a takedown that a restore brought along is asked about its text too (P3 G3)', async () => {
  const {town, file} = await backedUp()
  await withdraw(town, NEXT_MORNING, DOCUMENT)
  await putBack(town, AFTERNOON, file)
  await town.within(AFTERNOON, (session) => restoreEntries(session, {ids: [DOCUMENT], committee: null}))
  await town.publish(AFTERNOON)
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  expect((await grounds(town, AFTERNOON)).get('1')).toEqual(['stopped-since-backup'])
  await decide(town, AFTERNOON, DOCUMENT, {kind: 'publish'})
  await town.publish('2026-02-04T15:00:00Z')
  expect(town.siteHolds([HEADING]).size).toBe(1)
})

test.each(bothWays)('what a person stopped before it was ever shown is not shown by the next run, %s (P3 B6)', async (_name, lose) => {
  const {town, file} = await backedUp([aRow()], false)
  await decide(town, NEXT_MORNING, DOCUMENT, {kind: 'withhold'})
  await lose(town)
  await putBack(town, AFTERNOON, file)
  await town.publish(AFTERNOON)
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  expect((await grounds(town, AFTERNOON)).get('1')).toEqual(['stopped-since-backup'])
})

test.each(bothWays)('a row that the registry has made secret since is not shown, %s, and waits for its next word (P3 D1)', async (_name, lose) => {
  const {town, file} = await backedUp([aRow()], false)
  const secret = [aRow({handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:1', ...LATER})]
  await town.import(NEXT_MORNING, secret)
  await lose(town)
  await putBack(town, AFTERNOON, file)
  await town.publish(AFTERNOON)
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  expect((await grounds(town, AFTERNOON)).get('1')).toEqual(['replaced-since-backup'])
  await town.import('2026-02-05T09:00:00Z', secret)
  await town.publish('2026-02-05T11:00:00Z')
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  expect((await town.public('2026-02-05T11:00:00Z')).map(({form}) => form).sort()).toEqual(['plain', 'secret'])
})

test.each(bothWays)('a heading that the registry has corrected does not come back as it was, %s; the corrected one does with the next export (P3 A1)', async (_name, lose) => {
  const {town, file} = await backedUp()
  const corrected = [aRow({handlingsrubrik: 'Remiss', ...LATER})]
  await town.import(NEXT_MORNING, corrected)
  await town.publish(NEXT_NOON)
  await lose(town)
  await putBack(town, AFTERNOON, file)
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  await town.within(AFTERNOON, (session) => scanEntries(session, {all: true, allowsMassWithdrawal: true, onProgress: () => undefined}))
  await town.publish('2026-02-04T15:00:00Z')
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  await town.import('2026-02-05T09:00:00Z', corrected)
  await town.publish('2026-02-05T11:00:00Z')
  expect((await town.public('2026-02-05T11:00:00Z')).flatMap((entry) => ('heading' in entry ? [entry.heading] : []))).toContain('Remiss')
})

test.each(bothWays)('a person’s no to a row that waits is not forgotten when the registry changes the row, %s (P3 B7)', async (_name, lose) => {
  const {town, file} = await backedUp([aRow({registrator: ''})], false)
  await decide(town, NEXT_MORNING, DOCUMENT, {kind: 'withhold'})
  await lose(town)
  await putBack(town, AFTERNOON, file)
  await town.import('2026-02-05T09:00:00Z', [aRow({registrator: 'reg2', andrad: '2026-02-05T08:00:00'})])
  await town.publish('2026-02-05T11:00:00Z')
  expect(town.siteHolds([HEADING])).toEqual(new Map())
  expect((await grounds(town, '2026-02-05T11:00:00Z')).get('1')).toEqual(['stopped-since-backup'])
})

test.each(bothWays)('what came after the backup and was taken down waits when the next export brings it as new, %s (P3)', async (_name, lose) => {
  const {town, file} = await backedUp()
  const rows = [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Yttrande från Länsstyrelsen', ...LATER}), aRow({handlingsnummer: '3', handlingsrubrik: 'Beslut om samråd', ...LATER})]
  await town.import(NEXT_MORNING, rows)
  await town.publish(NEXT_NOON)
  await withdraw(town, NEXT_NOON, `${CASE}:2`)
  await lose(town)
  expect((await putBack(town, AFTERNOON, file)).reapplied).toMatchObject({marked: 1})
  await town.import('2026-02-05T09:00:00Z', rows)
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds([HEADING, 'Yttrande från Länsstyrelsen', 'Beslut om samråd']).keys()].sort()).toEqual(['Beslut om samråd', HEADING])
  expect((await grounds(town, '2026-02-05T11:00:00Z')).get('2')).toEqual(['stopped-since-backup'])
  await town.within('2026-02-05T11:00:00Z', async ({db}) => expect(await db('stop_mark')).toEqual([]))
})

test.each(bothWays)('what was purged after the backup is purged again, and the next export does not bring it back, %s (P3 A15)', async (_name, lose) => {
  const rows = [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Yttrande från Länsstyrelsen'})]
  const {town, file} = await backedUp(rows)
  await withdraw(town, NEXT_MORNING, `${CASE}:2`)
  await town.within(NEXT_MORNING, async (session) => {
    const {entry, key} = await findEntry(session, `${CASE}:2`, null, 'review.read')
    await session.change(async ({tx, at, record, stop}) => {
      await stop([entry], 'purged')
      await setTombstones(tx, session.dialect, [{keyHash: tombstoneHash(session, key), committee: key.committee, firstPublishedOn: null, wasRestricted: false, purgedAt: at}])
      await purgeEntries(tx, session.dialect, [entry], 'time')
      await record({kind: 'entries.rescanned', run: session.newRun(), scanned: 0, held: 0, policy: ''})
    })
  })
  await lose(town)
  expect((await putBack(town, AFTERNOON, file)).reapplied).toMatchObject({purged: 1})
  await town.within(AFTERNOON, async ({db}) => {
    expect((await db('entry').select('document_number')).map(({document_number: number}: {document_number: string}) => number).sort()).toEqual(['', '1'])
    expect(JSON.stringify(await db('version'))).not.toContain('Yttrande')
  })
  expect(await town.import('2026-02-05T09:00:00Z', rows)).toMatchObject({files: [{purged: 1, imported: 0}]})
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds([HEADING, 'Yttrande från Länsstyrelsen']).keys()]).toEqual([HEADING])
})

test.each(bothWays)('what retention purge has purged in its time is purged again by a restore, and comes with no export, %s (P3 H4 A15)', async (_name, lose) => {
  const closed = {arende_status: 'avslutat', avslutat: '2026-06-01'}
  const rows = [aRow({...closed, fil: 'remiss.txt', fil_publiceras: 'ja'}), aRow({...closed, handlingsnummer: '2', handlingsrubrik: 'Yttrande från Länsstyrelsen'})]
  const town = await Town.found({settings: {archive: 'none'}})
  onTestFinished(() => town.leave())
  await town.import(MORNING, rows, {with: {'remiss.txt': 'Remissen.\n'}})
  await town.publish(NOON)
  await town.publish('2028-03-01T11:00:00Z')
  const file = join(await aShelf(), 'natten.zip')
  await backUp(town, '2029-02-01T22:00:00Z', file)
  const purged = await town.within('2029-03-01T09:00:00Z', (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
  expect(purged.registryCopies).toBe(3)
  await lose(town)
  expect((await putBack(town, '2029-03-02T09:00:00Z', file)).reapplied).toEqual({takenDown: 0, held: 0, purged: 3, notes: 0, marked: 0, holds: 0, holdsUnknown: 0})
  await town.within('2029-03-02T09:00:00Z', async ({db}) => {
    expect([await db('entry'), await db('version')]).toEqual([[], []])
    expect(await db('tombstone')).toHaveLength(3)
  })
  expect(await town.import('2029-03-03T09:00:00Z', rows)).toMatchObject({files: [{purged: 2, imported: 0}]})
})

test.each(bothWays)('what was erased for somebody, an entry and a person’s own words, is erased again, %s (P2 P3)', async (_name, lose) => {
  const rows = [aRow({arende_status: 'avslutat', avslutat: '2026-06-01'}), aRow({handlingsnummer: '2', handlingsrubrik: 'Yttrande från Länsstyrelsen', arende_status: 'avslutat', avslutat: '2026-06-01'})]
  const town = await Town.found({settings: {archive: 'none'}})
  onTestFinished(() => town.leave())
  await town.import(MORNING, rows)
  await town.within(MORNING, (session) => decideEntries(session, {ids: [DOCUMENT], committee: null, answer: {kind: 'withhold'}, reason: 'other', note: 'Rådgjorde med arkivet.'}))
  await town.publish(NOON)
  const file = join(await aShelf(), 'natten.zip')
  await backUp(town, NIGHT, file)
  const [note = ''] = await town.within(NEXT_MORNING, async ({db}) => (await db('note').select('id')).map(({id}: {id: string}) => id))
  const erased = await town.within(NEXT_MORNING, (session) => eraseSubject(session, {ids: [note, `${CASE}:2`], committee: null}))
  expect([erased.erased.map(({kind}) => kind).sort(), erased.refused]).toEqual([['entry', 'note'], []])
  await lose(town)
  expect((await putBack(town, AFTERNOON, file)).reapplied).toMatchObject({purged: 1, notes: 1})
  await town.within(AFTERNOON, async ({db}) => {
    expect(await db('note')).toEqual([])
    expect(JSON.stringify(await db('version'))).not.toContain('Yttrande')
  })
  // And once more, when only the journal that the restore itself went on with can tell.
  await town.loseDatabase()
  expect((await putBack(town, '2026-02-04T14:00:00Z', file)).reapplied).toMatchObject({purged: 1, notes: 1})
})

test('without the stop journal a restore is refused and changes nothing; with --without-journal nothing is shown before a person has looked (P3)', async () => {
  const {town, file} = await backedUp([aRow(), aRow({handlingsnummer: '2', registrator: ''})])
  await rm(stopJournalOf(town.folder))
  await town.loseDatabase()
  expect(await refusalOf(() => putBack(town, AFTERNOON, file))).toMatchObject({code: 'stop-journal-unusable', facts: {problem: 'missing'}, exitCode: 65})
  const restored = await putBack(town, AFTERNOON, file, {journal: {kind: 'none'}})
  expect(restored).toMatchObject({journal: 'none', journalEnds: null, public: 0, reapplied: {held: 3}})
  await town.publish(AFTERNOON)
  expect(await town.public(AFTERNOON)).toEqual([])
  expect(town.siteHolds([HEADING, 'Ny förskola vid Ekbacken'])).toEqual(new Map())
  expect(await grounds(town, AFTERNOON)).toEqual(new Map([[null, ['unknown-since-backup']], ['1', ['unknown-since-backup']], ['2', ['no-registrar', 'unknown-since-backup']]]))
})

test('without the stop journal even a new row waits that the registry had before the restore, but none that it got afterwards (P3)', async () => {
  const {town, file} = await backedUp()
  await putBack(town, AFTERNOON, file, {journal: {kind: 'none'}})
  await town.import('2026-02-05T09:00:00Z', [
    aRow(),
    aRow({handlingsnummer: '2', handlingsrubrik: 'Yttrande från Länsstyrelsen', ...LATER}),
    aRow({handlingsnummer: '3', handlingsrubrik: 'Svar från Länsstyrelsen', andrad: ''}),
    aRow({handlingsnummer: '4', handlingsrubrik: 'Beslut om samråd', andrad: '2026-02-05T08:00:00'}),
  ])
  await town.publish('2026-02-05T11:00:00Z')
  expect([...town.siteHolds([HEADING, 'Yttrande från Länsstyrelsen', 'Svar från Länsstyrelsen', 'Beslut om samråd']).keys()]).toEqual(['Beslut om samråd'])
})

test('a journal that was begun anew after a loss does not do for an older backup, and does for a newer one (P3)', async () => {
  const {town, file} = await backedUp()
  await rm(stopJournalOf(town.folder))
  const newer = join(await aShelf(), 'nyare.zip')
  await backUp(town, NEXT_MORNING, newer)
  await withdraw(town, NEXT_NOON, DOCUMENT)
  expect((await refusalOf(() => putBack(town, AFTERNOON, file))).facts).toEqual({problem: 'different'})
  await town.loseDatabase()
  await putBack(town, AFTERNOON, newer)
  expect(town.siteHolds([HEADING])).toEqual(new Map())
})

test('a copy of the journal that is brought is followed, gone on with, and what the workspace’s own noted is not forgotten (P3)', async () => {
  const {town, file} = await backedUp([aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Yttrande från Länsstyrelsen'})])
  await withdraw(town, NEXT_MORNING, DOCUMENT)
  const copy = join(await aShelf(), 'stopped.jsonl')
  await copyFile(stopJournalOf(town.folder), copy)
  await rm(stopJournalOf(town.folder))
  await withdraw(town, NEXT_NOON, `${CASE}:2`)
  await town.loseDatabase()
  const restored = await putBack(town, AFTERNOON, file, {journal: {kind: 'brought', file: copy}})
  expect(restored).toMatchObject({journal: 'brought', journalEnds: '2026-02-04T09:00:00.000Z', reapplied: {takenDown: 2}})
  expect(town.siteHolds([HEADING, 'Yttrande från Länsstyrelsen'])).toEqual(new Map())
  // The same backup again, now with the workspace's own journal alone.
  await town.loseDatabase()
  expect((await putBack(town, '2026-02-04T14:00:00Z', file)).reapplied).toMatchObject({takenDown: 2})
})

test('a restored register is what the backup held, and its log goes on where the backup’s ended (P3 J1)', async () => {
  const {town, file} = await backedUp()
  const before = await town.within(NIGHT, async ({db}) => ({trail: await auditTrail(db), versions: await db('version').orderBy(['entry_id', 'number'])}))
  await town.import(NEXT_MORNING, [aRow(), aCaseRow({arendenummer: 'KS 2026/00200', arenderubrik: 'Nya cykelvägar'})])
  await putBack(town, AFTERNOON, file)
  await town.within(AFTERNOON, async ({db}) => {
    expect(await db('version').orderBy(['entry_id', 'number'])).toEqual(before.versions)
    const trail = await auditTrail(db)
    // The backup was made before its own making was noted.
    const held = before.trail.slice(0, -1)
    expect(trail.slice(0, held.length)).toEqual(held)
    const restored = trail[held.length]?.event
    expect(restored).toMatchObject({kind: 'register.restored', reapplied: 0})
    expect((await chainHeads(db)).find(({chain}) => chain === '*')?.position).toBe(trail.length)
  })
})

test('rights are not put back: what was taken from somebody since the backup stays taken (P3 J2)', async () => {
  const {town, file} = await backedUp()
  await town.asOwner((db) => db('role_grant').where({role: 'lawyer'}).delete())
  await putBack(town, AFTERNOON, file)
  await town.within(AFTERNOON, async ({db}) => expect(await db('role_grant').where({role: 'lawyer'})).toEqual([]))
})

test('only an administrator restores, and nothing happens before (J2)', async () => {
  const {town, file} = await backedUp()
  await town.asOwner((db) => db('role_grant').where({role: 'administrator'}).delete())
  expect(await refusalOf(() => putBack(town, AFTERNOON, file))).toMatchObject({code: 'not-permitted', facts: {right: 'backup.restore'}})
})

test('a first day on the web that the backup does not know of still counts (H1)', async () => {
  const {town, file} = await backedUp([aRow()], false)
  await town.publish(NEXT_NOON)
  await putBack(town, AFTERNOON, file)
  await town.within(AFTERNOON, async (session) => expect((await findEntry(session, DOCUMENT, null, 'review.read')).firstPublishedOn).toBe('2026-02-04'))
})
