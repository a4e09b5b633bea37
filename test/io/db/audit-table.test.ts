import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {chainStart, linkText} from '../../../src/core/audit/chain.js'
import type {AuditEvent} from '../../../src/core/audit/event.js'
import type {CommitteeCode, EntryId, Instant, RunId, VersionId} from '../../../src/core/terms/identifiers.js'
import {auditOfEntry, auditTrail, chainHeads, trimBefore, type AuditRow} from '../../../src/io/db/audit-table.js'
import {readMeta} from '../../../src/io/db/meta-table.js'
import type {Session} from '../../../src/io/session.js'
import {sha256} from '../../../src/io/system/digest.js'
import {Town} from '../../support/town.js'

const MADE = '2026-02-03T08:00:00.000Z'
const KS = 'KS' as CommitteeCode
const SN = 'SN' as CommitteeCode
const scanned = (count: number): AuditEvent => ({kind: 'entries.rescanned', run: 'r' as RunId, scanned: count, held: 0, policy: 'p'})
const restored = (entry: string): AuditEvent => ({kind: 'entry.restored', entry: entry as EntryId, version: `${entry}.1` as VersionId})

const rowsOf = (session: Session, chain: string): Promise<AuditRow[]> => session.db<AuditRow>('audit_event').where({chain}).orderBy('position')

/** What anybody can work out from the rows alone. */
async function expectWhole(session: Session, chain: string, {first = 1, previous = ''}: {first?: number; previous?: string} = {}): Promise<readonly AuditRow[]> {
  const rows = await rowsOf(session, chain)
  const register = (await readMeta(session.db)).get('registerId') ?? ''
  let before = previous === '' ? chainStart(register, chain, sha256) : previous
  for (const [at, row] of rows.entries()) {
    expect([row.position, row.previous_hash]).toEqual([first + at, before])
    expect(row.hash).toBe(sha256(linkText({...row, previous: row.previous_hash, entry: row.entry_id})))
    before = row.hash
  }
  expect(await chainHeads(session.db)).toContainEqual({chain, position: rows.at(-1)?.position, hash: before})
  return rows
}

describe('the audit log', () => {
  let town: Town
  beforeEach(async () => {
    town = await Town.found({made: MADE})
  })
  afterEach(() => town.leave())

  test('J1: what is done for a committee stands in its chain, and what concerns the municipality in its own', async () => {
    await town.within(MADE, async (session) => {
      await session.change(async ({record}) => {
        await record(restored('a'), KS)
        await record(scanned(1))
        await record(restored('b'), SN)
        await record(restored('c'), KS)
      })
      expect((await expectWhole(session, 'KS')).map(({entry_id}) => entry_id)).toEqual(['a', 'c'])
      expect((await expectWhole(session, 'SN')).map(({entry_id}) => entry_id)).toEqual(['b'])
      expect((await expectWhole(session, '*')).at(-1)).toMatchObject({kind: 'entries.rescanned', entry_id: null})
    })
  })

  test('thousands of events of one change, and those of the next, are one chain', async () => {
    await town.within(MADE, async (session) => {
      await session.change(async ({record}) => {
        for (let count = 0; count < 1201; count += 1) await record(scanned(count), KS)
      })
      await session.change(({record}) => record(scanned(1201), KS))
      const rows = await expectWhole(session, 'KS')
      expect(rows.map(({event}) => (JSON.parse(event) as {scanned: number}).scanned)).toEqual(Array.from({length: 1202}, (_, at) => at))
    })
  })

  test('a change that fails leaves the chain where it was', async () => {
    await town.within(MADE, async (session) => {
      const before = await chainHeads(session.db)
      await expect(
        session.change(async ({record}) => {
          await record(scanned(1), KS)
          throw new Error('half-way')
        }),
      ).rejects.toThrow('half-way')
      expect(await chainHeads(session.db)).toEqual(before)
      expect(await rowsOf(session, 'KS')).toEqual([])
    })
  })

  test('the log of an entry is found by its id, and by no other that looks like it', async () => {
    await town.within(MADE, async (session) => {
      await session.change(async ({record}) => {
        for (const entry of ['aa', 'aab', 'aa']) await record(restored(entry), KS)
      })
      expect((await auditOfEntry(session.db, 'aa')).map(({event}) => event)).toEqual([restored('aa'), restored('aa')])
    })
  })

  describe('goes on where it was, whoever touched it', () => {
    const four = async (session: Session): Promise<void> => {
      for (let count = 1; count <= 4; count += 1) await session.change(({record}) => record(scanned(count), KS))
    }

    test('rows cut off its end leave a gap that no later event covers, and the next event tells of it', async () => {
      await town.within(MADE, async (session) => {
        await four(session)
        const [, second, , fourth] = await rowsOf(session, 'KS')
        await town.asOwner((db) => db('audit_event').where('position', '>', 2).where({chain: 'KS'}).delete())
        await session.change(({record}) => record(scanned(5), KS))
        const rows = await rowsOf(session, 'KS')
        expect(rows.map(({position, kind}) => [position, kind])).toEqual([[1, 'entries.rescanned'], [2, 'entries.rescanned'], [5, 'log.found-altered'], [6, 'entries.rescanned']])
        expect(rows[2]?.previous_hash).toBe(fourth?.hash)
        expect(JSON.parse(rows[2]?.event ?? '')).toEqual({kind: 'log.found-altered', chain: 'KS', head: 4, headHash: fourth?.hash, last: 2, lastHash: second?.hash})
      })
    })

    test('a row put at its end past the program is told of by the next event', async () => {
      await town.within(MADE, async (session) => {
        await four(session)
        const [last] = (await rowsOf(session, 'KS')).slice(-1)
        await town.asOwner((db) => db('audit_event').insert({...last, position: 5, previous_hash: last?.hash, hash: 'ff'.repeat(32)}))
        await session.change(({record}) => record(scanned(5), KS))
        expect((await rowsOf(session, 'KS')).slice(-2).map(({position, kind}) => [position, kind])).toEqual([[6, 'log.found-altered'], [7, 'entries.rescanned']])
      })
    })

    test('a register whose own note of the head is gone goes on after its rows, and tells of it', async () => {
      await town.within(MADE, async (session) => {
        await four(session)
        await town.asOwner((db) => db('audit_head').delete())
        await session.change(({record}) => record(scanned(5), KS))
        await expectWhole(session, 'KS')
        expect((await rowsOf(session, 'KS')).map(({kind}) => kind)).toContain('log.found-altered')
      })
    })
  })

  describe('P1: trimmed', () => {
    const DAYS = ['2026-02-03T09:00:00.000Z', '2026-02-04T09:00:00.000Z', '2026-02-05T09:00:00.000Z']
    const fill = async (): Promise<void> => {
      for (const [at, instant] of DAYS.entries()) await town.within(instant, (session) => session.change(({record}) => record(scanned(at), KS)))
    }

    test('a chain begins where it was cut, and holds the event that says so', async () => {
      await fill()
      await town.within('2026-03-01T08:00:00Z', async (session) => {
        const [, second] = await rowsOf(session, 'KS')
        const removed = await session.change((change) => trimBefore(change, DAYS[2] as Instant))
        expect(removed).toBe(2 + 10)
        const rows = await expectWhole(session, 'KS', {first: 3, previous: second?.hash ?? ''})
        expect(rows.map(({kind}) => kind)).toEqual(['entries.rescanned', 'log.trimmed'])
        expect(JSON.parse(rows.at(-1)?.event ?? '')).toEqual({kind: 'log.trimmed', chain: 'KS', until: 2, hash: second?.hash, removed: 2, before: DAYS[2]})
      })
    })

    test('whole, a chain holds that event alone and goes on from there', async () => {
      await fill()
      await town.within('2026-03-01T08:00:00Z', async (session) => {
        const [, , third] = await rowsOf(session, 'KS')
        await session.change((change) => trimBefore(change, '2026-03-01T00:00:00.000Z' as Instant))
        await session.change(({record}) => record(scanned(9), KS))
        expect((await expectWhole(session, 'KS', {first: 4, previous: third?.hash ?? ''})).map(({kind}) => kind)).toEqual(['log.trimmed', 'entries.rescanned'])
      })
    })

    test('a chain with nothing that old is left as it is', async () => {
      await fill()
      await town.within('2026-03-01T08:00:00Z', async (session) => {
        const before = await auditTrail(session.db)
        expect(await session.change(async (change) => {
          await change.record(scanned(9), SN)
          return trimBefore(change, MADE as Instant)
        })).toBe(0)
        expect((await auditTrail(session.db)).slice(0, -1)).toEqual(before)
      })
    })
  })
})
