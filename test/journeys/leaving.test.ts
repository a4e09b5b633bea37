import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Knex} from 'knex'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {EntryId} from '../../src/core/terms/identifiers.js'
import {select} from '../../src/io/db/select.js'
import {planRetention} from '../../src/usecases/retention/plan-retention.js'
import {purgeRetention, type Purged} from '../../src/usecases/retention/purge-retention.js'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {Child} from '../io/support.js'
import {signFor} from '../support/archive-packages.js'
import {DATABASE} from '../support/databases.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'
import {tracesIn} from '../support/traces.js'

const CLOSED = {arende_status: 'avslutat', avslutat: '2026-06-01'} as const

const purge = (town: Town, instant: string): Promise<Purged> => town.within(instant, (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
const plan = (town: Town, instant: string) => town.within(instant, (session) => planRetention(session, undefined))
const rowsOf = async (db: Knex, table: string): Promise<number> => Number((await select<{rows: number}>(db, `SELECT count(*) AS rows FROM ${table}`))[0]?.rows)

/** The archive signs for every case as it stands. */
async function sign(town: Town, instant: string): Promise<void> {
  await town.within(instant, async ({db, dialect}) => {
    const cases: {id: EntryId}[] = await db('entry').where({kind: 'case'}).select('id')
    await db.transaction(async (tx) => {
      for (const {id} of cases) await signFor(tx, dialect, id, instant)
    })
  })
}

/** A word of its own for each place where a row's text comes to lie. */
const WORDS = {
  caseHeading: 'Kvarnbäcksleden', heading: 'Ekorrstigens "nya" belysning', officer: 'Lyktenheten Norrvång', party: 'Stolpgruppen Ekbacken', internalParty: 'Hulda Ljungvallius', fileName: 'lyktplacering.txt',
  fileText: 'glödlampskalkylen', oldHeading: 'Ekorrstigens gamla lyktor', note: 'rådgjorde med lyktmästaren', withheld: 'Skrivelse från Signe Törnvallius', rejected: 'Raden om lyktolyckan', cancelled: 'Felskickad lyktritning', secret: 'Upphandling av hemliga lyktor',
} as const
const ALL = Object.values(WORDS)

const CASE = {arendenummer: 'KS 2026/00500', arenderubrik: WORDS.caseHeading, ...CLOSED} as const
const ROWS: readonly SourceRow[] = [
  aRow({...CASE, handlingsrubrik: WORDS.oldHeading, handlaggare: WORDS.officer, webbnamn: WORDS.party, avsandare_mottagare: WORDS.internalParty, fil: WORDS.fileName, fil_publiceras: 'ja'}),
  aRow({...CASE, handlingsnummer: '2', handlingsrubrik: WORDS.withheld, riktning: 'In'}),
  aRow({...CASE, handlingsnummer: '3', handlingsrubrik: WORDS.cancelled}),
  aRow({...CASE, handlingsnummer: '4', handlingsrubrik: WORDS.secret, handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:3'}),
  aRow({...CASE, handlingsnummer: '5', handlingsrubrik: WORDS.rejected, datum: 'i går'}),
]
const FILES = {[WORDS.fileName]: `Här är ${WORDS.fileText} för stigen.\n`}

/** A town that has lived through everything that leaves text behind: a file, a refused row, a decision with a note, a changed and a cancelled row. */
async function townWithWords(settings: object): Promise<Town> {
  const town = await Town.found({settings})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', ROWS, {with: FILES})
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const {entries} = await listWaiting(session, {committee: null, why: [], limit: 10, after: null})
    for (const {id} of entries) await decideEntries(session, {ids: [id], committee: null, answer: {kind: 'withhold'}, reason: 'personal-data', note: WORDS.note})
  })
  await town.publish('2026-02-03T11:00:00Z')
  const first = {...ROWS[0], handlingsrubrik: WORDS.heading, andrad: '2026-02-04T08:00:00'}
  await town.import('2026-02-04T09:00:00Z', [first, {...ROWS[2], handling_status: 'makulerad', andrad: '2026-02-04T08:00:00'}])
  await town.publish('2026-02-04T11:00:00Z')
  return town
}

describe('H4 P1: what leaves, leaves no byte behind', () => {
  test('by time: not in the database or its logs, the releases, the gone map, kept files, runs, the inbox or anything else of the workspace', async () => {
    const town = await townWithWords({archive: 'none'})
    if (DATABASE === 'sqlite') expect([...tracesIn(town.folder, ALL).keys()].sort(), 'each word is somewhere to begin with').toEqual([...ALL].sort())

    // The public copy goes at expiry, from every release that is kept, and nothing is asked for it.
    await town.publish('2028-02-03T00:05:00+01:00', 'removals')
    expect([...tracesIn(join(town.folder, 'site'), ALL)]).toEqual([])
    expect(readFileSync(join(town.folder, 'site', 'gone.map'), 'utf8').trim().split('\n')).toHaveLength(4)
    expect(await plan(town, '2028-02-03T08:00:00Z')).toMatchObject({publicCopies: 0, expiredNotRemoved: 0, registryCopies: 0})

    expect(await plan(town, '2029-02-01T08:00:00Z')).toMatchObject({registryCopies: 0, waitingForCase: 0})
    expect(await plan(town, '2029-02-02T08:00:00Z')).toMatchObject({registryCopies: 5})
    const purged = await purge(town, '2029-02-02T08:00:00Z')
    expect(purged).toMatchObject({registryCopies: 5, publicCopies: 0, expiredNotRemoved: 0, scrubbed: true, proof: {found: 0, places: []}})
    expect(purged.proof?.outOfSight).toEqual(DATABASE === 'sqlite' ? ['disk-blocks', 'backups'] : ['server-files', 'server-log', 'replicas', 'backups'])
    expect(purged.proof?.texts).toBeGreaterThan(8)
    expect(Object.fromEntries(purged.stores.filter(({due}) => due > 0).map(({store, due}) => [store, due]))).toEqual({files: 1, rejects: 1, runs: expect.any(Number), inbox: 3})

    expect([...tracesIn(town.folder, ALL)]).toEqual([])
    await town.within('2029-02-02T09:00:00Z', async ({db}) => {
      for (const table of ['entry', 'version', 'decision', 'note', 'correction', 'publication', 'purge_permit']) expect(await rowsOf(db, table), table).toBe(0)
      expect(await rowsOf(db, 'tombstone')).toBe(5)
    })
  })

  test('by receipt: nothing of the case goes before the archive has signed for it as it stands, and then all of it', async () => {
    const town = await townWithWords({})
    await town.publish('2028-02-03T00:05:00+01:00', 'removals')
    expect(await plan(town, '2028-02-05T08:00:00Z')).toMatchObject({archive: 'required', registryCopies: 0, waitingForReceipt: 5, forArchive: 0})
    expect(await plan(town, '2028-06-01T08:00:00Z')).toMatchObject({waitingForReceipt: 5, forArchive: 1})
    expect(await purge(town, '2028-06-01T09:00:00Z')).toMatchObject({registryCopies: 0, waitingForReceipt: 5})

    await sign(town, '2028-06-02T08:00:00Z')
    expect(await plan(town, '2028-06-02T09:00:00Z')).toMatchObject({registryCopies: 5, waitingForReceipt: 0, forArchive: 0})
    await town.import('2028-06-03T09:00:00Z', [{...ROWS[3], lagrum: 'OSL 19:1', andrad: '2028-06-02T10:00:00'}])
    // The changed row is a secret one of which nothing is public any more: newer than the receipt, so the case waits for another.
    expect(await plan(town, '2028-06-03T10:00:00Z')).toMatchObject({registryCopies: 0, waitingForReceipt: 5})
    await town.within('2028-06-04T08:00:00Z', ({db}) => db('archive_receipt').delete())
    await sign(town, '2028-06-04T09:00:00Z')
    expect(await purge(town, '2028-06-04T10:00:00Z')).toMatchObject({registryCopies: 5, proof: {found: 0}})
    expect([...tracesIn(town.folder, ALL)]).toEqual([])
  })

  test('a public copy that is past its day, because no removal has run, leaves first', async () => {
    const town = await townWithWords({archive: 'none'})
    expect(await plan(town, '2029-02-02T08:00:00Z')).toMatchObject({publicCopies: 3, expiredNotRemoved: 3, registryCopies: 5})
    expect(await purge(town, '2029-02-02T08:00:00Z')).toMatchObject({publicCopies: 3, registryCopies: 5, expiredNotRemoved: 0, proof: {found: 0}})
    expect([...tracesIn(town.folder, ALL)]).toEqual([])
  })

  test('a purge that is killed has purged whole cases, and the next finishes it without a byte left', async () => {
    const word = 'Gallerkransens beläggning'
    const rows = Array.from({length: 2_200}, (_, at) => [1, 2].map((number) => aRow({arendenummer: `KS 2026/${String(10_000 + at)}`, arenderubrik: `${word}, sträcka ${at}`, handlingsnummer: String(number), handlingsrubrik: `${word}, ritning ${at}:${number}`, ...CLOSED}))).flat()
    const town = await Town.found({settings: {archive: 'none'}})
    onTestFinished(() => town.leave())
    await town.import('2026-02-03T09:00:00Z', rows)
    await town.within('2026-02-03T10:00:00Z', ({db}) => db('version').update({stage: 'withheld'}))

    const child = new Child(new URL('../io/children/purge-register.ts', import.meta.url), town.folder, JSON.stringify(town.settings), '2029-02-03T08:00:00Z')
    for (let said = ''; !/^purge [1-9]/.test(said); said = await child.says());
    await child.kill()

    await town.within('2029-02-03T09:00:00Z', async ({db}) => {
      const [left, buried] = [await rowsOf(db, 'entry'), await rowsOf(db, 'tombstone')]
      expect(left).toBeGreaterThan(0)
      expect(left).toBeLessThan(6_600)
      expect(left + buried).toBe(6_600)
      expect(await rowsOf(db, 'version')).toBe(left)
      expect(await rowsOf(db, 'purge_permit')).toBe(0)
      // Whole cases: three entries each.
      expect(left % 3).toBe(0)
      expect(await rowsOf(db, "(SELECT case_id FROM entry WHERE kind = 'document' GROUP BY case_id HAVING count(*) <> 2) halves")).toBe(0)
      const events: {event: string}[] = await db('audit_event').where({kind: 'registry-copies.purged'}).select('event')
      expect(events.reduce((sum, {event}) => sum + (JSON.parse(event) as {entries: number}).entries, 0)).toBe(buried)
    })
    expect(await purge(town, '2029-02-03T10:00:00Z')).toMatchObject({scrubbed: true, proof: {found: 0}})
    await town.within('2029-02-03T11:00:00Z', async ({db}) => expect(await rowsOf(db, 'tombstone')).toBe(6_600))
    expect([...tracesIn(town.folder, [word])]).toEqual([])
  }, 120_000)
})

describe('H4: what waits is told, not taken', () => {
  test('a row in the review queue stays with whoever is to answer, and so does its case', async () => {
    const town = await Town.found({settings: {archive: 'none'}})
    onTestFinished(() => town.leave())
    const queued = aRow({arendenummer: 'KS 2026/00501', handlingsrubrik: 'Skrivelse från Signe Törnvallius', riktning: 'In'})
    await town.import('2026-02-03T09:00:00Z', [queued, aCaseRow({arendenummer: 'KS 2026/00502'})])
    await town.publish('2026-02-03T11:00:00Z')
    await town.publish('2028-02-03T00:05:00+01:00', 'removals')
    expect(await purge(town, '2030-01-01T08:00:00Z')).toMatchObject({registryCopies: 1, waitingForPerson: 1, waitingForCase: 1})
    const {entries: [waiting]} = await town.within('2030-01-01T09:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))
    await town.within('2030-01-01T10:00:00Z', (session) => decideEntries(session, {ids: [waiting?.id ?? ''], committee: null, answer: {kind: 'withhold'}, reason: null, note: null}))
    expect(await purge(town, '2030-01-02T08:00:00Z')).toMatchObject({registryCopies: 2, waitingForPerson: 0})
  })

  test('J1: an archivist of one committee purges that committee’s rows, and no store of the whole municipality', async () => {
    const town = await Town.found({settings: {archive: 'none'}, roles: ['administrator']})
    onTestFinished(() => town.leave())
    await town.import('2026-02-03T09:00:00Z', [aRow(), aRow({diarie: 'SN', arendenummer: 'SN 2026/00001'})])
    await town.publish('2026-02-03T11:00:00Z')
    await town.publish('2028-02-03T00:05:00+01:00', 'removals')
    await town.asOwner((db) => db('role_grant').insert({user_name: 'arkiv', role: 'archivist', committee: 'SN', granted_at: '', granted_by: 'reg'}))
    const purged = await town.within('2029-03-01T08:00:00Z', (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}), 'arkiv')
    expect(purged).toMatchObject({registryCopies: 2, committees: [{committee: 'SN', registryCopies: 2}], stores: []})
    await town.within('2029-03-01T09:00:00Z', async ({db}) => expect(await db('entry').distinct('committee')).toEqual([{committee: 'KS'}]))
  })
})

describe('D2 A15: a case that was secret when it left is not plain to what comes of it later', () => {
  const SECRET = {arendenummer: 'KS 2026/00600', arenderubrik: 'Upphandling av vaktbolag', ...CLOSED} as const
  const told = (changes: SourceRow = {}): SourceRow => aRow({...SECRET, ...changes})
  const later = (changes: SourceRow = {}): SourceRow => told({handlingsnummer: '2', handlingsrubrik: 'Avtal med vaktbolaget', datum: '2036-02-03', andrad: '2036-02-03T10:00:00', ...changes})
  const WAYS = {
    'by the registry': async (town: Town) => {
      await town.import('2026-02-03T09:00:00Z', [told({arenderubrik_sekretess: 'ja'})])
    },
    'by a person': async (town: Town) => {
      await town.import('2026-02-03T09:00:00Z', [told()])
      await town.within('2026-02-03T09:10:00Z', (session) => decideEntries(session, {ids: [SECRET.arendenummer], committee: null, answer: {kind: 'secret'}, reason: 'secrecy', note: null}))
    },
    'by a person, and the registry has told of it since': async (town: Town) => {
      await WAYS['by a person'](town)
      await town.import('2026-02-03T09:20:00Z', [told({arenderubrik: 'Upphandling av väktare', andrad: '2026-02-03T10:20:00'})])
    },
    'by a mark of protection': async (town: Town) => {
      await town.import('2026-02-03T09:00:00Z', [told({skydd: 'S'})])
    },
  } as const

  test.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('%s', async (way) => {
    for (const now of ['ja', 'nej']) {
      const town = await Town.found({settings: {archive: 'none'}})
      try {
        await WAYS[way](town)
        // Nothing leaves from under a person's hands: what is asked about is answered, or has left the registry.
        await town.within('2026-02-03T10:00:00Z', async (session) => {
          const {entries} = await listWaiting(session, {committee: null, why: [], limit: 10, after: null})
          for (const {id} of entries) await decideEntries(session, {ids: [id], committee: null, answer: {kind: 'withhold'}, reason: 'secrecy', note: null}).catch(() => undefined)
        })
        if (way === 'by a mark of protection') await town.import('2026-02-03T10:30:00Z', [aCaseRow()], {full: ['KS']})
        await town.publish('2026-02-03T11:00:00Z')
        await town.publish('2028-02-03T00:05:00+01:00', 'removals')
        await purge(town, '2036-02-02T08:00:00Z')
        await town.within('2036-02-02T09:00:00Z', async ({db}) => expect(await rowsOf(db, 'entry')).toBe(0))
        const imported = await town.import('2036-02-04T09:00:00Z', [later({arenderubrik_sekretess: now})])
        expect(imported.stages.cleared ?? 0, `told ${now}`).toBe(0)
        await town.publish('2036-02-04T11:00:00Z')
        expect(town.siteHolds(['vaktbolag', 'väktare', SECRET.arendenummer]).size).toBe(0)
        expect((await town.within('2036-02-04T12:00:00Z', (session) => listWaiting(session, {committee: null, why: [], limit: 10, after: null}))).entries.length).toBeGreaterThan(0)
      } finally {
        await town.leave()
      }
    }
  })
})
