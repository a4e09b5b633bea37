import {expect, onTestFinished, test} from 'vitest'
import {decideEntries, resolveEntries, type DecisionOrder} from '../../src/usecases/review/decide-entries.js'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {showEntry} from '../../src/usecases/review/show-entry.js'
import {ROLES, type Role} from '../../src/core/rights.js'
import {aRow, Town} from '../support/town.js'

const ROW = aRow({handlingsrubrik: 'Anbud med företagshemligheter från Stenhuggarbolaget', riktning: 'In'})

const order = (id: string, answer: DecisionOrder['answer']): DecisionOrder => ({ids: [id], committee: null, answer, reason: null, note: null})
const decide = (town: Town, instant: string, id: string, answer: DecisionOrder['answer']) => town.within(instant, (session) => decideEntries(session, order(id, answer)))
const resolve = (town: Town, instant: string, id: string, kind: 'resolve-publish' | 'resolve-withhold', ground = 'OSL 31:16') =>
  town.within(instant, (session) => resolveEntries(session, order(id, {kind, ground})))

async function townWithEscalated(roles: readonly Role[] = ROLES): Promise<{readonly town: Town; readonly id: string}> {
  const town = await Town.found({roles})
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [ROW])
  const {entries: [held]} = await town.within('2026-02-03T09:30:00Z', (session) => listWaiting(session, {committee: null, why: ['secrecy-cue'], limit: 10, after: null}))
  const id = held?.id ?? ''
  expect(held?.stage).toBe('held')
  await expect(resolve(town, '2026-02-03T09:40:00Z', id, 'resolve-publish'), 'only what is escalated is the lawyer’s').rejects.toBeDefined()
  await decide(town, '2026-02-03T10:00:00Z', id, {kind: 'escalate'})
  await town.publish('2026-02-03T11:00:00Z')
  expect([...town.siteHolds(['Stenhuggarbolaget'])], 'what is escalated is not public').toEqual([])
  return {town, id}
}

test('in doubt the lawyer decides: the outcome, the section and the day are kept, and the row is published (B6 B12)', async () => {
  const {town, id} = await townWithEscalated()
  await expect(decide(town, '2026-02-03T12:00:00Z', id, {kind: 'publish'})).rejects.toMatchObject({code: 'entry-not-waiting'})
  await expect(resolve(town, '2026-02-03T12:00:00Z', id, 'resolve-publish', '  ')).rejects.toMatchObject({code: 'ground-missing'})
  await resolve(town, '2026-02-03T13:00:00Z', id, 'resolve-publish')
  await town.publish('2026-02-03T15:00:00Z')
  expect(town.siteHolds(['Stenhuggarbolaget']).size).toBe(1)
  const {decisions} = await town.within('2026-02-03T16:00:00Z', (session) => showEntry(session, {id, committee: null}))
  expect(decisions.map(({kind, ground, actor, at, findings}) => [kind, ground, actor, at, findings.length])).toEqual([
    ['escalate', null, 'reg', '2026-02-03T10:00:00.000Z', 1],
    ['resolve-publish', 'OSL 31:16', 'reg', '2026-02-03T13:00:00.000Z', 1],
  ])
})

test('what the lawyer withholds stays out, also when the same export comes again (B6 A9)', async () => {
  const {town, id} = await townWithEscalated()
  await resolve(town, '2026-02-03T13:00:00Z', id, 'resolve-withhold')
  await town.import('2026-02-04T09:00:00Z', [ROW])
  await town.publish('2026-02-04T11:00:00Z')
  expect([...town.siteHolds(['Stenhuggarbolaget'])]).toEqual([])
  expect((await town.within('2026-02-04T12:00:00Z', (session) => showEntry(session, {id, committee: null}))).stage).toBe('withheld')
})

test('a registrar is not the lawyer (B6)', async () => {
  const {town, id} = await townWithEscalated(['administrator', 'registrar'])
  await expect(resolve(town, '2026-02-03T13:00:00Z', id, 'resolve-publish')).rejects.toMatchObject({code: 'not-permitted'})
  await town.publish('2026-02-03T15:00:00Z')
  expect([...town.siteHolds(['Stenhuggarbolaget'])]).toEqual([])
})
