import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {CommitteeCode, EntryId, Instant, VersionId} from '../../../src/core/terms/identifiers.js'
import {insertGrant} from '../../../src/io/db/grant-table.js'
import {dayBegins} from '../../../src/io/system/clock.js'
import {listLog, type ListedLine, type LogOrder} from '../../../src/usecases/audit/list-log.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {showEntry} from '../../../src/usecases/review/show-entry.js'
import {withdrawEntries} from '../../../src/usecases/publication/withdraw-entries.js'
import {day} from '../../core/support.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const MADE = '2026-02-03T08:00:00.000Z'
let town: Town
beforeEach(async () => {
  town = await Town.found({made: MADE, settings: {}})
})
afterEach(() => town.leave())

const list = (order: Partial<LogOrder> = {}, user = 'reg'): Promise<{readonly lines: readonly ListedLine[]; readonly next: string | null}> =>
  town.within('2026-03-01T08:00:00Z', (session) => listLog(session, {committee: null, from: null, to: null, kinds: [], entry: null, limit: 50, after: null, ...order}), user)

/** So many events of each committee, at instants of the test's choice. */
async function write(at: string, committees: readonly (string | null)[]): Promise<void> {
  await town.within(at, (session) =>
    session.change(async ({record}) => {
      for (const committee of committees) await record({kind: 'entry.restored', entry: 'x'.repeat(20) as EntryId, version: `${'x'.repeat(20)}.1` as VersionId}, committee === null ? undefined : (committee as CommitteeCode))
    }),
  )
}
const places = (lines: readonly ListedLine[]): readonly string[] => lines.map(({chain, position}) => `${chain} ${position}`)

describe('the log', () => {
  test('is listed newest first, and page by page without a gap or a repeat', async () => {
    for (let n = 0; n < 7; n += 1) await write('2026-02-04T08:00:00Z', ['KS', 'SN', null])
    const all = places((await list()).lines)
    expect(all).toHaveLength(31)
    const paged: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({limit: 4, after})
      paged.push(...places(page.lines))
      after = page.next
    } while (after !== null)
    expect(paged).toEqual(all)
    expect(all[0]).toBe('SN 7')
    expect(all.at(-1)).toBe('* 1')
  })

  test('by days where the municipality is, both included', async () => {
    for (const at of ['2026-02-09T22:59:59.999Z', '2026-02-09T23:00:00Z', '2026-02-10T22:59:59Z', '2026-02-10T23:00:00Z']) await write(at, ['KS'])
    expect(places((await list({from: day('2026-02-10'), to: day('2026-02-10')})).lines)).toEqual(['KS 3', 'KS 2'])
    expect(places((await list({from: day('2026-02-11')})).lines)).toEqual(['KS 4'])
  })

  test.each([['2026-02-10', '2026-02-09T23:00:00.000Z'], ['2026-07-01', '2026-06-30T22:00:00.000Z'], ['2026-03-29', '2026-03-28T23:00:00.000Z'], ['2026-03-30', '2026-03-29T22:00:00.000Z'], ['2026-10-25', '2026-10-24T22:00:00.000Z'], ['2026-10-26', '2026-10-25T23:00:00.000Z']])('%s begins in Sweden at %s', (text, instant) => {
    expect(dayBegins(day(text), 'Europe/Stockholm')).toBe(instant)
  })

  test('by committee and by kind', async () => {
    await write('2026-02-04T08:00:00Z', ['KS', 'SN'])
    expect(places((await list({committee: 'SN'})).lines)).toEqual(['SN 1'])
    expect(places((await list({kinds: ['workspace.created', 'entry.restored']})).lines)).toEqual(['SN 1', 'KS 1', '* 1'])
  })

  test('a cursor that somebody made up leads nowhere and harms nothing', async () => {
    for (const after of ['', 'x', "' OR 1=1 --", '2026 NaN *']) expect((await list({after, limit: 3})).lines.length).toBeLessThanOrEqual(3)
  })

  test('a row that somebody else wrote is listed as one that cannot be read', async () => {
    await write('2026-02-04T08:00:00Z', ['KS'])
    await town.asOwner((db) => db('audit_event').where({chain: 'KS'}).update({event: '{'}))
    expect((await list({committee: 'KS'})).lines).toMatchObject([{event: null, diaryNumber: null}])
  })
})

describe('J1: who may read which chain', () => {
  const grant = (role: 'log-reviewer' | 'registrar', committee: string): Promise<unknown> => town.asOwner((db) => db.transaction((tx) => insertGrant(tx, 'nils', {role, committee}, {by: 'reg', at: MADE as Instant, reason: 'duty', until: null})))

  test('one committee’s reader sees that chain and not the municipality’s', async () => {
    await write('2026-02-04T08:00:00Z', ['KS', 'SN', null])
    await grant('log-reviewer', 'SN')
    expect(places((await list({}, 'nils')).lines)).toEqual(['SN 1'])
    for (const committee of ['KS', '*']) expect(await refusalOf(() => list({committee}, 'nils'))).toMatchObject({code: 'not-permitted', facts: {right: 'audit.read', committee}})
  })

  test('nor the log of another committee’s entry, nor whether there is such an entry (J1)', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow()])
    await grant('log-reviewer', 'SN')
    const known = await town.within('2026-03-01T08:00:00Z', async ({db}) => (await db<{id: string}>('entry').select('id')).map((entry) => entry.id))
    const told = await Promise.all(['KS 2026/00123:1', 'KS 2026/99999:1', ...known, 'x'.repeat(20)].map((entry) => refusalOf(() => list({entry}, 'nils'))))
    for (const {code, facts} of told) expect({code, facts}).toEqual({code: 'entry-not-found', facts: {}})
    // A number that is in a diary that may be read too is that one's.
    await town.import('2026-02-04T09:00:00Z', [aRow({arendenummer: 'SN 2026/00001', diarie: 'SN'})])
    expect((await list({entry: 'SN 2026/00001:1'}, 'nils')).lines).toEqual([])
  })

  test('a registrar reads the history of an entry, and not the log', async () => {
    await grant('registrar', 'KS')
    expect(await refusalOf(() => list({}, 'nils'))).toMatchObject({code: 'not-permitted'})
  })
})

describe('one entry', () => {
  const NAME = 'Tyra Lindqvist'

  test('its log and its history, from import to takedown', async () => {
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: `Skrivelse från ${NAME}`, riktning: 'In', avsandare_mottagare: 'Invånare', webbnamn: 'Invånare'})])
    await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:1'], committee: null, answer: {kind: 'rewrite-heading', heading: 'Skrivelse'}, reason: 'personal-data', note: 'Namnet hör inte hemma här.'}))
    await town.publish('2026-02-03T11:00:00Z')
    await town.within('2026-02-04T10:00:00Z', (session) => withdrawEntries(session, {ids: ['KS 2026/00123:1'], committee: null, reason: 'incident', note: null}))
    expect((await list({entry: 'KS 2026/00123:1'})).lines.map(({event, diaryNumber, documentNumber, localAt}) => [localAt, diaryNumber, documentNumber, event?.kind])).toEqual([
      ['2026-02-04 11:00', 'KS 2026/00123', '1', 'entry.withdrawn'],
      ['2026-02-03 11:00', 'KS 2026/00123', '1', 'entry.decided'],
    ])
    const {timeline} = await town.within('2026-02-05T10:00:00Z', (session) => showEntry(session, {id: 'KS 2026/00123:1', committee: null}))
    expect(timeline.map((item) => [item.when, item.kind])).toEqual([
      ['2026-02-03 10:00', 'version'],
      ['2026-02-03 11:00', 'event'],
      ['2026-02-03', 'first-published'],
      ['2026-02-04 11:00', 'event'],
      ['2028-02-02', 'last-day'],
    ])
  })

  test('P4: nothing that a row or a person said stands in the log', async () => {
    const words = [NAME, 'Tyra', 'Skrivelse', 'Ekbacken', 'hör inte hemma', 'Länsstyrelsen', 'remiss.txt', 'KS 2026/00123']
    await town.import('2026-02-03T09:00:00Z', [aRow({handlingsrubrik: `Skrivelse från ${NAME}`, fil: 'remiss.txt', fil_publiceras: 'ja'})], {with: {'remiss.txt': 'En text.\n'}})
    await town.within('2026-02-03T10:00:00Z', (session) => decideEntries(session, {ids: ['KS 2026/00123:1'], committee: null, answer: {kind: 'rewrite-heading', heading: 'Skrivelse'}, reason: 'other', note: 'Namnet hör inte hemma här.'}))
    await town.publish('2026-02-03T11:00:00Z')
    await town.within('2026-02-03T12:00:00Z', async ({db}) => {
      const rows = await db('audit_event').select()
      expect(rows.length).toBeGreaterThan(12)
      for (const word of words) expect(JSON.stringify(rows)).not.toContain(word)
    })
  })

  test('A1: a file of many rows is one event, with its counts and its digest', async () => {
    const rows = Array.from({length: 60}, (_, n) => aRow({handlingsnummer: String(n + 1), andrad: '2026-02-03T10:12:00'}))
    await town.import('2026-02-03T09:00:00Z', [...rows, aRow({arendenummer: 'fel'})])
    const {lines} = await list({kinds: ['file.imported']})
    expect(lines).toHaveLength(1)
    expect(lines[0]?.event).toMatchObject({counts: {read: 61, imported: 60, changed: 0, unchanged: 0, rejected: 1}, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown})
    expect((await list()).lines.filter(({at}) => at > MADE)).toHaveLength(1)
  })
})
