import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {addDays} from '../../src/core/terms/local-date.js'
import type {RunId} from '../../src/core/terms/identifiers.js'
import {auditTrail} from '../../src/io/db/audit-table.js'
import type {Change, Session} from '../../src/io/session.js'
import {Town} from '../support/town.js'
import {day} from '../core/support.js'
import {Child, refusalOf} from './support.js'

const MADE = '2026-02-03T08:00:00Z'
const event = (run: string) => ({kind: 'entries.rescanned', run: run as RunId, scanned: 0, held: 0, policy: 'p'}) as const
const keep = ({tx}: Change, id: string): Promise<unknown> => tx('note').insert({id, text: 'ord', at: MADE})
const notesIn = async (session: Session): Promise<readonly string[]> => (await session.db('note').select('id').orderBy('id')).map(({id}: {id: string}) => id)

describe('a session', () => {
  let town: Town
  beforeEach(async () => {
    town = await Town.found({made: MADE})
  })
  afterEach(() => town.leave())

  describe('the only way to write', () => {
    test('a change that leaves no trace is undone', async () => {
      await town.within(MADE, async (session) => {
        const before = await auditTrail(session.db)
        await expect(session.change((change) => keep(change, 'utan spår'))).rejects.toThrow('without an audit event')
        expect(await notesIn(session)).toEqual([])
        expect(await auditTrail(session.db)).toEqual(before)
      })
    })

    test('a change that fails half-way is undone, and so is its trace', async () => {
      await town.within(MADE, async (session) => {
        const before = await auditTrail(session.db)
        const work = session.change(async (change) => {
          await keep(change, 'halv')
          await change.record(event('halv'))
          throw new Error('half-way')
        })
        await expect(work).rejects.toThrow('half-way')
        expect(await notesIn(session)).toEqual([])
        expect(await auditTrail(session.db)).toEqual(before)
      })
    })

    test('a change that is recorded stays, at one instant and in the name of the one who acts', async () => {
      const outcome = await town.within('2026-02-03T09:00:00Z', (session) =>
        session.change(async (change) => {
          await keep(change, 'hel')
          await change.record(event('hel'))
          return change.at
        }),
      )
      expect(outcome).toBe('2026-02-03T09:00:00.000Z')
      await town.within('2026-02-03T09:00:00Z', async (session) => {
        expect(await notesIn(session)).toEqual(['hel'])
        expect((await auditTrail(session.db)).at(-1)).toEqual({at: '2026-02-03T09:00:00.000Z', actor: 'reg', committee: null, event: event('hel')})
      })
    })

    test('after a change that failed the next one goes through', async () => {
      await town.within(MADE, async (session) => {
        await expect(session.change((change) => keep(change, 'ett'))).rejects.toThrow()
        await session.change(async (change) => {
          await keep(change, 'två')
          await change.record(event('två'))
        })
        expect(await notesIn(session)).toEqual(['två'])
      })
    })

    test('eight processes of fifty changes each lose nothing, and the log is in the order of the clock', async () => {
      await town.within(MADE, ({db}) => db('note').insert({id: 'counted', text: '0', at: MADE}))
      const names = Array.from({length: 8}, (_, at) => `w${String(at)}`)
      const urls = await Promise.all(names.map(async (name) => (await town.settingsOf(name)).database))
      const workers = names.map((name, at) => new Child(new URL('./children/change-many.ts', import.meta.url), urls[at] ?? '', town.folder, name, '50'))
      expect(await Promise.all(workers.map((worker) => worker.ends()))).toEqual(workers.map(() => ({code: 0, errors: ''})))

      await town.within('2999-01-01T00:00:00Z', async (session) => {
        expect(await session.db('note').where({id: 'counted'}).first()).toMatchObject({text: '400'})
        const trail = (await auditTrail(session.db)).filter(({actor}) => actor.startsWith('w'))
        expect(trail.map(({event}) => (event?.kind === 'entries.rescanned' ? event.scanned : event))).toEqual(Array.from({length: 400}, (_, at) => at + 1))
        expect(trail.map(({at}) => at)).toEqual(trail.map(({at}) => at).sort())
        for (let worker = 0; worker < 8; worker += 1) expect(trail.filter(({actor}) => actor === `w${String(worker)}`)).toHaveLength(50)
      })
    }, 120_000)
  })

  describe('the clock', () => {
    test('one that went back is refused, for it would publish what has run out', async () => {
      await town.within('2026-02-05T08:00:00Z', (session) => session.change(({record}) => record(event('senare'))))
      expect(await refusalOf(() => town.publish('2026-02-05T07:59:59.999Z'))).toMatchObject({code: 'clock-went-back', exitCode: 78, facts: {last: '2026-02-05T08:00:00.000Z'}})
      await town.within('2026-02-05T08:00:00Z', async ({now}) => expect(now).toBe('2026-02-05T08:00:00.000Z'))
    })

    test.each([['2026-02-03T22:59:00Z', '2026-02-03', '23:59'], ['2026-02-03T23:00:00Z', '2026-02-04', '00:00'], ['2026-07-01T21:59:00Z', '2026-07-01', '23:59'], ['2026-07-01T22:00:00Z', '2026-07-02', '00:00']])('H3: at %s it is %s %s in Sweden', async (instant, today, time) => {
      await town.within(instant, async (session) => {
        expect(session.today).toBe(today)
        expect(session.localNow).toEqual({day: today, time})
      })
    })

    test('runs sort by when they began', async () => {
      const runs: string[] = []
      for (const instant of ['2026-02-03T08:00:00Z', '2026-02-03T08:00:01Z', '2026-02-03T11:59:59Z', '2026-10-01T00:00:00Z']) await town.within(instant, async (session) => runs.push(session.newRun()))
      expect(runs.toSorted()).toEqual(runs)
      expect(runs[0]).toMatch(/^20260203-080000-[a-z]{4}$/)
    })

    test('A15: publication begins two years before the register was made', async () => {
      await town.within(MADE, async ({publishFrom}) => expect(publishFrom).toBe('2024-02-03'))
      expect(addDays(day('2024-02-03'), 731)).toBe('2026-02-03')
    })
  })

  describe('who may', () => {
    test('somebody without any role is told so by name', async () => {
      await town.within(MADE, async (session) => expect(await refusalOf(() => session.demand('review.read'))).toEqual({code: 'user-unknown', exitCode: 77, facts: {user: 'okänd'}}), 'okänd')
    })

    test('somebody with other roles is told which right is missing', async () => {
      const other = await Town.found({made: MADE, roles: ['registrar']})
      try {
        await other.within(MADE, async (session) => {
          expect(await refusalOf(() => session.demand('import.run'))).toEqual({code: 'not-permitted', exitCode: 77, facts: {right: 'import.run'}})
          expect(await refusalOf(() => session.demand('import.run', 'KS'))).toEqual({code: 'not-permitted', exitCode: 77, facts: {right: 'import.run', committee: 'KS'}})
          expect(() => session.demand('review.decide', 'KS')).not.toThrow()
        })
      } finally {
        await other.leave()
      }
    })

    test.each(['BN', '', 'constructor', '__proto__', 'toString'])('J1: %j is no committee of the settings', async (code) => {
      await town.within(MADE, async (session) => expect(await refusalOf(() => session.committee(code))).toEqual({code: 'diary-unknown', exitCode: 65, facts: {committee: code}}))
    })

    test('H1: a committee that has left the settings keeps the routine’s two years', async () => {
      await town.within(MADE, async (session) => expect([session.retentionYears('KS'), session.retentionYears('BN'), session.retentionYears('constructor')]).toEqual([2, 2, 2]))
    })
  })
})
