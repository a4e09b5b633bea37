import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import type {Knex} from 'knex'
import {describe, expect, onTestFinished, test} from 'vitest'
import {sayStores} from '../../../src/cli/say-retention.js'
import {STORE_NAMES, type StoreName} from '../../../src/core/retention/stores.js'
import {scrubPending} from '../../../src/io/db/meta-table.js'
import {backupCopies, listBackup} from '../../../src/io/db/backup-table.js'
import type {Instant, VersionId} from '../../../src/core/terms/identifiers.js'
import {extentOfCases} from '../../../src/io/db/purge-table.js'
import {findByNumber, setStage} from '../../../src/io/db/entry-table.js'
import {sha256} from '../../../src/io/system/digest.js'
import {planRetention} from '../../../src/usecases/retention/plan-retention.js'
import {purgeRetention, type Purged} from '../../../src/usecases/retention/purge-retention.js'
import {trimStores} from '../../../src/usecases/retention/trim-stores.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {keepFiles} from '../../../src/usecases/review/keep-files.js'
import {listWaiting} from '../../../src/usecases/review/list-waiting.js'
import {undoDecision} from '../../../src/usecases/review/undo-decision.js'
import {cliWords} from '../../../src/words/cli.js'
import {exportFrom, LATER} from '../archive/support.js'
import {signFor} from '../../support/archive-packages.js'
import {DATABASE} from '../../support/databases.js'
import {STAFF} from '../../support/postgres-cluster.js'
import {aRow, Town} from '../../support/town.js'
import {tracesIn} from '../../support/traces.js'

async function aTown(settings: object = {}): Promise<Town> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  return town
}

const purge = (town: Town, instant: string): Promise<Purged> => town.within(instant, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
const due = async (town: Town, instant: string, store: StoreName): Promise<number | undefined> =>
  (await town.within(instant, (session) => planRetention(session, undefined))).stores.find((one) => one.store === store)?.due
const removed = ({stores}: Purged, store: StoreName): number | undefined => stores.find((one) => one.store === store)?.due
const count = async (db: Knex, table: string): Promise<number> => Number(((await db(table).count({rows: '*'}).first()) ?? {})['rows'])

/** Before any time is out, but for what a test is about. */
const SOON = '2026-02-10T09:00:00Z'

describe('P1: every store has its own time', () => {
  test('each is in the plan, with the setting that decides', async () => {
    const town = await aTown()
    const {stores} = await town.within(SOON, (session) => planRetention(session, undefined))
    expect(stores.map(({store}) => store)).toEqual(STORE_NAMES)
    for (const {store, setting, due: found} of stores) {
      expect(found, store).toBe(0)
      expect(setting === null || Object.hasOwn(town.settings.retention, setting.replace('retention.', '')), store).toBe(true)
    }
  })

  test('superseded texts go a year after they were superseded; not the one that is public, the registry’s last, or what undoing goes back to', async () => {
    const town = await aTown({archive: 'none'})
    const text = (heading: string, month: string) => aRow({handlingsrubrik: heading, andrad: `2026-${month}-01T08:00:00`})
    await town.import('2026-02-03T09:00:00Z', [text('Första lydelsen av remissen', '02')])
    await town.publish('2026-02-03T11:00:00Z')
    await town.import('2026-03-03T09:00:00Z', [text('Andra lydelsen av remissen', '03')])
    await town.publish('2026-03-03T11:00:00Z')
    await town.import('2026-04-03T09:00:00Z', [text('Skrivelse från Elsa Grahnén', '04')])
    const {entries: [held]} = await town.within('2026-04-03T10:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
    await town.within('2026-04-03T11:00:00Z', (session) => decideEntries(session, {ids: [held?.id ?? ''], committee: null, answer: {kind: 'rewrite-heading', heading: 'Skrivelse om förskolan'}, reason: null, note: null}))
    await town.publish('2026-04-03T12:00:00Z')

    expect(await due(town, '2027-03-03T09:00:00Z', 'versions')).toBe(0)
    expect(await due(town, '2027-03-04T09:00:00Z', 'versions')).toBe(1)
    const purged = await purge(town, '2027-06-01T09:00:00Z')
    expect(removed(purged, 'versions')).toBe(2)
    expect([...tracesIn(town.folder, ['Första lydelsen', 'Andra lydelsen'])].filter(([, places]) => places.some((place) => !place.startsWith('inbox/')))).toEqual([])
    // The rewritten heading is public, and undoing it still goes back to the registry's own.
    expect(town.siteHolds(['Skrivelse om förskolan']).size).toBe(1)
    await town.within('2027-06-02T09:00:00Z', (session) => undoDecision(session, {decision: null}))
    const {entries: [again]} = await town.within('2027-06-02T10:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
    expect(again?.heading).toBe('Skrivelse från Elsa Grahnén')
  })

  test('a superseded text of a case stays until the archive has signed for the case as it stands (H5, O1, P1)', async () => {
    const town = await aTown()
    const closed = {arende_status: 'avslutat', avslutat: '2026-03-01'}
    const text = (number: string, heading: string, month: string) => aRow({arendenummer: `KS 2026/0030${number}`, handlingsrubrik: heading, andrad: `2026-${month}-01T08:00:00`, ...closed})
    await town.import('2026-02-03T09:00:00Z', [text('1', 'Första lydelsen av det ena', '02'), text('2', 'Första lydelsen av det andra', '02')])
    await town.import('2026-03-03T09:00:00Z', [text('1', 'Andra lydelsen av det ena', '03'), text('2', 'Andra lydelsen av det andra', '03')])
    const versions = (instant: string): Promise<number> => town.within(instant, ({db}) => count(db, 'version'))
    const before = await versions(SOON)
    const sign = (instant: string, caseNumber: string, id: string): Promise<void> =>
      town.within(instant, async ({db, dialect}) => {
        const [{id: caseEntry} = {id: ''}] = await db('entry').where({kind: 'case', case_number: caseNumber}).select<{id: string}[]>('id')
        await db.transaction((tx) => signFor(tx, dialect, caseEntry as EntryId, instant, {id}))
      })

    // Long after its time, and long before the archive asks for the case.
    expect(await due(town, '2027-08-01T09:00:00Z', 'versions')).toBe(0)
    expect(removed(await purge(town, '2027-08-01T09:00:00Z'), 'versions')).toBe(0)
    expect(await versions('2027-08-01T10:00:00Z')).toBe(before)
    const {packages} = await exportFrom(town, LATER, {committee: 'KS'})
    const erms = readFileSync(join(packages[0]?.path ?? '', 'representations', 'rep1', 'data', 'ERMS.xml'), 'utf8')
    for (const which of ['ena', 'andra']) expect(erms).toContain(`Första lydelsen av det ${which}`)

    // What is signed for goes as before; what the archive has not got of a case that has changed since does not.
    await sign('2028-03-05T09:00:00Z', 'KS 2026/00301', 'P1')
    expect(await due(town, '2028-03-06T09:00:00Z', 'versions')).toBe(1)
    await sign('2028-03-06T10:00:00Z', 'KS 2026/00302', 'P2')
    expect(await due(town, '2028-03-06T11:00:00Z', 'versions')).toBe(2)
    await town.import('2028-03-07T09:00:00Z', [aRow({arendenummer: 'KS 2026/00302', handlingsnummer: '2', datum: '2028-03-07', andrad: '2028-03-07T08:00:00', ...closed})])
    expect(await due(town, '2028-03-08T09:00:00Z', 'versions')).toBe(1)
    expect(removed(await purge(town, '2028-03-08T09:00:00Z'), 'versions')).toBe(1)
    expect(await town.within('2028-03-08T10:00:00Z', async ({db}) => (await db('version').select<{content: string}[]>('content')).filter(({content}) => content.includes('Första lydelsen')).map(({content}) => content.includes('det andra')))).toEqual([true])
  })

  test('what is trimmed by age takes nothing from how much there is of a case: no receipt gets room for what the archive never had (H5, P1)', async () => {
    const town = await aTown({archive: 'none'})
    const text = (heading: string, month: string) => aRow({handlingsrubrik: heading, andrad: `2026-${month}-01T08:00:00`})
    await town.import('2026-02-03T09:00:00Z', [text('Skrivelse från Elsa Grahnén', '02')])
    const {entries: [held]} = await town.within('2026-02-03T10:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
    await town.within('2026-02-03T11:00:00Z', (session) => decideEntries(session, {ids: [held?.id ?? ''], committee: null, answer: {kind: 'rewrite-heading', heading: 'Skrivelse om förskolan'}, reason: null, note: 'enligt rutinen'}))
    for (const [month, heading] of [['03', 'Andra lydelsen'], ['04', 'Tredje lydelsen']] as const) await town.import(`2026-${month}-03T09:00:00Z`, [text(heading, month)])
    const extents = (instant: string) =>
      town.within(instant, async ({db, dialect}) => extentOfCases(db, dialect, (await db('entry').where({kind: 'case'}).select<{id: EntryId}[]>('id')).map(({id}) => id)))
    const before = await extents('2026-05-01T09:00:00Z')
    const purged = await purge(town, '2028-01-01T09:00:00Z')
    const later = await purge(town, '2029-02-05T09:00:00Z')
    expect([removed(purged, 'versions'), removed(later, 'notes')]).toEqual([expect.any(Number), 1])
    expect(removed(purged, 'versions')).toBeGreaterThan(0)
    expect([...before.values()]).toEqual([expect.any(Number)])
    expect(await extents('2029-02-06T09:00:00Z')).toEqual(before)
  })

  test('people’s own words go after three years, unless the matter is still before somebody', async () => {
    const town = await aTown()
    const rows = ['1', '2'].map((number) => aRow({handlingsnummer: number, handlingsrubrik: `Skrivelse ${number} från Elsa Grahnén`}))
    await town.import('2026-02-03T09:00:00Z', rows)
    const {entries} = await town.within('2026-02-03T10:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
    for (const [at, kind] of (['withhold', 'escalate'] as const).entries()) {
      await town.within('2026-02-03T11:00:00Z', (session) => decideEntries(session, {ids: [entries[at]?.id ?? ''], committee: null, answer: {kind}, reason: null, note: `anteckning om ${kind}`}))
    }
    expect(removed(await purge(town, '2029-02-02T09:00:00Z'), 'notes')).toBe(0)
    expect(removed(await purge(town, '2029-02-10T09:00:00Z'), 'notes')).toBe(1)
    await town.within('2029-02-11T09:00:00Z', async ({db}) => expect(await db('note').select('text')).toEqual([{text: 'anteckning om escalate'}]))
    expect([...tracesIn(town.folder, ['anteckning om withhold'])]).toEqual([])
  })

  test('refused rows go after a month, their list with the run after two years', async () => {
    const town = await aTown()
    const {files: [file]} = await town.import('2026-02-03T09:00:00Z', [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Raden som inte gick in', datum: 'x'})])
    const {list = '', rows = ''} = file?.rejectFiles ?? {}
    expect(readFileSync(rows, 'utf8')).toContain('Raden som inte gick in')
    expect(removed(await purge(town, '2026-03-05T09:00:00Z'), 'rejects')).toBe(0)
    expect(removed(await purge(town, '2026-03-06T09:00:00Z'), 'rejects')).toBe(1)
    expect([existsSync(rows), existsSync(list)]).toEqual([false, true])
    await purge(town, '2028-02-04T09:00:00Z')
    expect(existsSync(list)).toBe(false)
  })

  test('the inbox gives up exports that were imported and attachments that nobody waits for; what nobody has imported stays', async () => {
    const town = await aTown()
    const rows = [
      aRow({fil: 'klar.txt', fil_publiceras: 'ja'}),
      aRow({handlingsnummer: '2', handlingsrubrik: 'Skrivelse från Elsa Grahnén', fil: 'väntar.txt', fil_publiceras: 'ja'}),
      // History: nobody reads its file, so only the row's word tells whose it is.
      aRow({arendenummer: 'KS 2020/00001', datum: '2020-01-01', fil: 'gammalt/bilaga.txt', fil_publiceras: 'ja'}),
    ]
    await town.import('2026-02-03T09:00:00Z', rows, {with: {'klar.txt': 'Klar.\n', 'väntar.txt': 'Väntar.\n', 'gammalt/bilaga.txt': 'Gammal.\n'}})
    const [delivery = ''] = readdirSync(join(town.folder, 'inbox'))
    const inbox = join(town.folder, 'inbox', delivery)
    writeFileSync(join(inbox, 'ny.csv'), 'diarie;\n')
    writeFileSync(join(inbox, 'LÄSMIG'), 'Hit kommer exporterna.\n')
    const lay = (day: string): void => {
      for (const name of readdirSync(inbox, {recursive: true, encoding: 'utf8'})) utimesSync(join(inbox, name), new Date(day), new Date(day))
    }
    lay('2026-02-03T09:00:00Z')
    expect(removed(await purge(town, '2026-03-05T09:00:00Z'), 'inbox')).toBe(0)
    expect(removed(await purge(town, '2026-03-06T09:00:00Z'), 'inbox')).toBe(3)
    expect(readdirSync(inbox).sort()).toEqual(['LÄSMIG', 'gammalt', 'ny.csv', 'väntar.txt'])
    expect(readdirSync(join(inbox, 'gammalt'))).toEqual([])
  })

  test('what was made to be handed out goes a month after it was made, and until then a purge tells which files say what was purged (P1, H4)', async () => {
    const town = await aTown({archive: 'none', retention: {registryCopyDays: 1}})
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Skrivelse om lyktor i Ekbacken'}), aRow({arendenummer: 'KS 2026/00200', datum: '2027-12-01', handlingsrubrik: 'En som stannar'})])
    await town.publish('2026-02-03T11:00:00Z')
    await town.publish('2028-02-04T00:05:00+01:00', 'removals')
    mkdirSync(join(town.folder, 'outbox'))
    const lay = (name: string, day: string): void => {
      writeFileSync(join(town.folder, 'outbox', name), 'Skrivelse om lyktor i Ekbacken')
      utimesSync(join(town.folder, 'outbox', name), new Date(day), new Date(day))
    }
    lay('gammalt.md', '2028-03-01T09:00:00Z')
    lay('nytt.md', '2028-03-20T09:00:00Z')
    expect(await due(town, '2028-03-31T09:00:00Z', 'outbox')).toBe(0)
    const purged = await purge(town, '2028-04-01T09:00:00Z')
    expect(removed(purged, 'outbox')).toBe(1)
    expect(readdirSync(join(town.folder, 'outbox'))).toEqual(['nytt.md'])
    expect(purged.proof).toMatchObject({found: 0, places: [], inOutbox: ['outbox/nytt.md']})
    expect(removed(await purge(town, '2028-06-01T09:00:00Z'), 'outbox')).toBe(1)
    expect(readdirSync(join(town.folder, 'outbox'))).toEqual([])
  })

  test('a kept file that somebody is letting out while others tidy stays, and one that nothing needs goes (G2, P1)', async () => {
    const town = await aTown()
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Skrivelse från Elsa Grahnén', fil: 'väntar.txt', fil_publiceras: 'ja'})], {with: {'väntar.txt': 'Väntar.\n'}})
    mkdirSync(join(town.folder, 'files', 'ab'))
    writeFileSync(join(town.folder, 'files', 'ab', 'ab'.repeat(32)), 'Efter en avbruten körning.')
    const kept = (): readonly string[] => readdirSync(join(town.folder, 'files'), {recursive: true, encoding: 'utf8'}).filter((name) => name.length > 60)
    const others = await town.at('2026-02-03T10:00:00Z')
    let tidied: Promise<unknown> = Promise.resolve()
    await town.within('2026-02-03T10:00:00Z', (session) =>
      session.change(async ({tx, record}) => {
        const [standing] = await findByNumber(tx, {caseNumber: 'KS 2026/00123', documentNumber: '1', committee: null})
        if (standing === undefined) throw new Error('There is no such document')
        expect(await keepFiles(session, standing.content, standing.deliveredIn)).toBe(true)
        tidied = trimStores(others, others.newRun(), ['files'])
        // Long enough for the others to have removed the copy, unless they wait for this decision.
        await Promise.race([tidied, setTimeout(1_000)])
        await setStage(tx, standing, 'cleared', null)
        await record({kind: 'entry.restored', entry: standing.entry, version: `${standing.entry}.${standing.number}` as VersionId})
      }),
    )
    expect(await tidied).toEqual([{store: 'files', setting: null, due: 1, waits: 0}])
    await others.close()
    expect(kept()).toEqual([expect.stringContaining(sha256('Väntar.\n'))])
  })

  test('the log, gone addresses, tombstones, receipts and the ledger go by their years', async () => {
    const town = await aTown({archive: 'none', retention: {logsYears: 5, goneYears: 6, tombstonesYears: 10}})
    await town.import('2026-02-03T09:00:00Z', [aRow()])
    await town.publish('2026-02-03T11:00:00Z')
    await town.publish('2028-02-03T00:05:00+01:00', 'removals')
    await purge(town, '2029-03-01T09:00:00Z')
    await town.within('2029-03-01T10:00:00Z', ({db, dialect}) => db.transaction((tx) => signFor(tx, dialect, 'borta' as EntryId, '2029-03-01T10:00:00.000Z', {covers: 1})))
    const goneBy = (purged: Purged): readonly (number | undefined)[] => (['logs', 'goneAddresses', 'tombstones', 'receipts'] as const).map((store) => removed(purged, store))
    expect(goneBy(await purge(town, '2031-02-03T09:00:00Z'))).toEqual([expect.any(Number), 0, 0, 0])
    expect(goneBy(await purge(town, '2034-02-03T09:00:00Z'))[1]).toBe(2)
    expect(goneBy(await purge(town, '2039-03-02T09:00:00Z')).slice(2)).toEqual([2, 3])
    await town.within('2039-03-03T09:00:00Z', async ({db}) => {
      for (const table of ['gone_address', 'tombstone', 'archive_receipt', 'archive_package_case', 'archive_package']) expect(await count(db, table), table).toBe(0)
      expect(await db('audit_event').where('at', '<', '2034').select('kind')).toEqual([])
      // When readers last got something new is still told.
      expect(await db('run').where({kind: 'publication'}).select('state')).toEqual([{state: 'finished'}])
    })
  })

  test('backups go after a quarter of a year, by their bytes, and never the latest', async () => {
    const town = await aTown()
    const place = join(town.folder, '..', `kopior-${String(process.pid)}`)
    mkdirSync(place, {recursive: true})
    const made = [['a', '2026-02-03'], ['b', '2026-02-04'], ['c', '2026-02-05']] as const
    await town.within(SOON, async ({db}) => {
      for (const [name, day] of made) {
        writeFileSync(join(place, name), name)
        await listBackup(db, {path: join(place, name), sha256: sha256(name), madeAt: `${day}T23:00:00.000Z` as Instant})
      }
    })
    writeFileSync(join(place, 'b'), 'något annat')
    expect(removed(await purge(town, '2026-05-04T09:00:00Z'), 'backups')).toBe(0)
    expect(removed(await purge(town, '2028-01-01T09:00:00Z'), 'backups')).toBe(1)
    expect(readdirSync(place).sort(), 'another file lies where b was').toEqual(['b', 'c'])
    await town.within('2028-01-02T09:00:00Z', async ({db}) => expect((await backupCopies(db)).map(({path}) => path)).toEqual([join(place, 'c')]))
  })

  test('a backup on a disk that is away is not forgotten, and the latest that is kept is one that is there (P1, P3)', async () => {
    const town = await aTown()
    const place = await mkdtemp(join(tmpdir(), 'kopior-'))
    onTestFinished(() => rm(place, {recursive: true}))
    for (const folder of ['här', 'usb/2026']) mkdirSync(join(place, folder), {recursive: true})
    const made = [['här/1', '2026-02-03'], ['här/2', '2026-02-04'], ['usb/2026/3', '2026-02-05'], ['här/4', '2026-02-06'], ['här/5', '2026-02-07'], ['usb/2026/6', '2026-02-08']] as const
    await town.within(SOON, async ({db}) => {
      for (const [name, day] of made) {
        writeFileSync(join(place, name), name)
        await listBackup(db, {path: join(place, name), sha256: sha256(name), madeAt: `${day}T23:00:00.000Z` as Instant})
      }
    })
    const listed = (instant: string): Promise<readonly string[]> => town.within(instant, async ({db}) => (await backupCopies(db)).map(({path}) => path.slice(place.length + 1)))
    // One was removed by hand, and the other disk is away: only the place where it is mounted is there.
    await rm(join(place, 'här/2'))
    await rm(join(place, 'här/5'))
    renameSync(join(place, 'usb'), join(place, 'undan'))
    mkdirSync(join(place, 'usb'))
    const {stores} = await purge(town, '2028-01-01T09:00:00Z')
    expect(stores.find(({store}) => store === 'backups')).toEqual({store: 'backups', setting: 'retention.backupsDays', due: 1, waits: 2})
    expect(readdirSync(join(place, 'här'))).toEqual(['4'])
    expect(await listed('2028-01-01T10:00:00Z')).toEqual(['usb/2026/3', 'här/4', 'usb/2026/6'])
    await town.within('2028-01-01T11:00:00Z', async ({db}) => {
      const events: {event: string}[] = await db('audit_event').where({kind: 'store.trimmed'}).select('event')
      expect(events.map(({event}) => JSON.parse(event) as object)).toContainEqual(expect.objectContaining({store: 'backups', removed: 1}))
    })
    // And it comes back.
    await rm(join(place, 'usb'), {recursive: true})
    renameSync(join(place, 'undan'), join(place, 'usb'))
    expect(removed(await purge(town, '2028-01-02T09:00:00Z'), 'backups')).toBe(2)
    expect(await listed('2028-01-02T10:00:00Z')).toEqual(['usb/2026/6'])
  })

  test('what of the log only an administrator of the database can remove is told to wait for one (P1, J2)', async () => {
    const town = await aTown()
    await town.import('2026-02-03T09:00:00Z', [aRow()])
    await town.grant('arkivet', {role: 'archivist', committee: '*'})
    const before = await due(town, '2037-01-01T09:00:00Z', 'logs')
    const {stores} = await town.within('2037-01-01T09:00:00Z', (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}), 'arkivet')
    const logs = stores.find(({store}) => store === 'logs')
    expect(logs).toMatchObject(DATABASE === 'sqlite' ? {due: before, waits: 0} : {due: 0, waits: before})
    expect(before).toBeGreaterThan(1)
    for (const language of ['sv', 'en'] as const) expect(sayStores(cliWords[language], {stores: [{store: 'logs', setting: null, due: 0, waits: 4}]}, '').at(-1)).toMatch(/: 4\. .*(administrator|administratör)/)
  })

  test('what was removed is told in the log, store by store, without a word of what it was', async () => {
    const town = await aTown()
    await town.import('2026-02-03T09:00:00Z', [aRow(), aRow({handlingsnummer: '2', datum: 'x'})])
    await purge(town, '2026-04-01T09:00:00Z')
    await town.within('2026-04-02T09:00:00Z', async ({db}) => {
      const events: {event: string}[] = await db('audit_event').where({kind: 'store.trimmed'}).select('event')
      expect(events.map(({event}) => JSON.parse(event) as object)).toMatchObject([{store: 'rejects', removed: 1}])
    })
  })
})

describe('H4: the program looks for what it has purged', () => {
  test('a text that is left lying somewhere is found, and told', async () => {
    const town = await aTown({archive: 'none'})
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: 'Remiss om "lyktornas" framtid'})])
    mkdirSync(join(town.folder, 'runs', '20290228-090000-abcd'))
    writeFileSync(join(town.folder, 'runs', '20290228-090000-abcd', 'glömd.json'), JSON.stringify({heading: 'Remiss om "lyktornas" framtid'}))
    await town.within('2026-02-03T10:00:00Z', ({db}) => db('version').update({stage: 'withheld'}))
    expect((await purge(town, '2029-03-01T09:00:00Z')).proof).toMatchObject({found: 1, places: ['runs/20290228-090000-abcd/glömd.json']})
  })

  test('what a living entry says too is no trace of the one that left', async () => {
    const town = await aTown({archive: 'none'})
    const twin = (number: string) => aRow({arendenummer: `KS 2026/0060${number}`, handlingsrubrik: 'Protokollsutdrag om lyktor', arenderubrik: `Lyktor, del ${number}`})
    await town.import('2026-02-03T09:00:00Z', [twin('1')])
    await town.publish('2026-02-03T11:00:00Z')
    await town.import('2027-06-01T09:00:00Z', [{...twin('2'), datum: '2027-06-01', andrad: '2027-06-01T08:00:00'}])
    await town.publish('2027-06-01T11:00:00Z')
    await town.publish('2028-02-03T00:05:00+01:00', 'removals')
    const purged = await purge(town, '2029-03-01T09:00:00Z')
    expect(purged).toMatchObject({registryCopies: 2, proof: {found: 0}})
    expect(town.siteHolds(['Protokollsutdrag om lyktor']).size).toBe(1)
  })

  test('nothing is purged while readers may still see what was taken down', async () => {
    const town = await Town.found({settings: {archive: 'none', site: {deploy: ['false']}}})
    onTestFinished(() => town.leave())
    await town.import('2026-02-03T09:00:00Z', [aRow()])
    await expect(town.publish('2026-02-03T11:00:00Z')).rejects.toMatchObject({code: 'deploy-failed'})
    await expect(purge(town, '2029-03-01T09:00:00Z')).rejects.toMatchObject({code: 'deploy-failed'})
    await town.within('2029-03-01T10:00:00Z', async ({db}) => expect(await count(db, 'entry')).toBe(2))
  })
})

describe.skipIf(DATABASE === 'sqlite')('what PostgreSQL has not cleaned (H4)', () => {
  const purgeAs = (town: Town, instant: string, user: string): Promise<Purged> => town.within(instant, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}), user)
  const isPending = (town: Town): Promise<boolean> => town.within('2029-08-01T09:00:00Z', ({db}) => scrubPending(db))

  test('whoever purges also cleans; where the right was taken away the tables are told, and wait for one who has it', async () => {
    const town = await aTown({archive: 'none'})
    await town.grant('arkivet', {role: 'archivist', committee: '*'})
    await town.import('2026-02-03T09:00:00Z', [aRow()])
    await town.publish('2026-02-03T11:00:00Z')
    await town.import('2026-06-01T09:00:00Z', [aRow({arendenummer: 'KS 2026/00200', datum: '2026-06-01', andrad: '2026-06-01T08:00:00'})])
    await town.publish('2026-06-01T11:00:00Z')
    await town.publish('2028-06-02T00:05:00+01:00', 'removals')
    expect(await purgeAs(town, '2029-03-01T09:00:00Z', 'arkivet')).toMatchObject({registryCopies: 2, scrubbed: true, tablesLeft: 0})
    expect(await isPending(town)).toBe(false)

    await town.asOwner(async (db) => {
      await db.raw(`REVOKE MAINTAIN ON entry, version FROM ${STAFF}`)
    })
    const left = await purgeAs(town, '2029-07-01T09:00:00Z', 'arkivet')
    expect(left).toMatchObject({registryCopies: 2, scrubbed: false, tablesLeft: 2})
    expect(await isPending(town)).toBe(true)
  })
})
