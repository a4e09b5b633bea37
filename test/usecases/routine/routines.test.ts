import {describe, expect, onTestFinished, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {showEntry} from '../../../src/usecases/review/show-entry.js'
import {listRoutines, registerRoutine, retire, type RoutineOrder} from '../../../src/usecases/routine/keep-routines.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town} from '../../support/town.js'

const ORDER: RoutineOrder = {committees: ['KS'], kind: 'instruction', name: 'Webbdiariet', version: '3', decidedOn: '2026-02-01' as LocalDate, nextReviewOn: '2026-08-01' as LocalDate, reference: 'KS 2026/00007'}

async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.grant('chef', {role: 'manager', committee: 'KS'})
  return town
}

describe('N3: what a committee has decided about its own work', () => {
  test('a decision carries the instruction in force, and whoever decides is shown it; one made before has none', async () => {
    const town = await aTown()
    await town.import('2026-02-03T08:00:00Z', [1, 2].map((at) => aRow({handlingsnummer: String(at), handlingsrubrik: `Klagomål från Tyra Kanariefågel ${at}`})))
    const decide = (at: string, id: string): Promise<unknown> => town.within(at, (session) => decideEntries(session, {ids: [id], committee: null, answer: {kind: 'withhold'}, reason: 'personal-data', note: null}))
    await decide('2026-02-03T09:00:00Z', 'KS 2026/00123:1')
    await town.within('2026-02-03T09:30:00Z', (session) => registerRoutine(session, ORDER), 'chef')
    await decide('2026-02-03T10:00:00Z', 'KS 2026/00123:2')
    const shown = (at: string, id: string): ReturnType<typeof showEntry> => town.within(at, (session) => showEntry(session, {id, committee: null}))
    expect(await shown('2026-02-03T10:30:00Z', 'KS 2026/00123:1')).toMatchObject({decisions: [{routine: null}], instruction: {id: 'R-0001', name: 'Webbdiariet', version: '3', isOverdue: false}})
    expect(await shown('2026-09-03T10:30:00Z', 'KS 2026/00123:2')).toMatchObject({decisions: [{routine: 'R-0001'}], instruction: {isOverdue: true}})
    const events = (await town.within('2026-09-03T11:00:00Z', ({db}) => auditTrail(db))).flatMap(({committee, event}) => (event?.kind === 'routine.registered' ? [[committee, event]] : []))
    expect(events).toEqual([['KS', {kind: 'routine.registered', routine: 'R-0001', what: 'instruction', decidedOn: '2026-02-01', nextReviewOn: '2026-08-01'}]])
  })

  test('J1: shared by committees, for each of which whoever registers it may; listed for those who work there', async () => {
    const town = await aTown()
    expect(await town.within('2026-02-03T09:00:00Z', (session) => refusalOf(() => registerRoutine(session, {...ORDER, committees: ['KS', 'SN']})), 'chef')).toMatchObject({code: 'not-permitted'})
    await town.grant('chef', {role: 'manager', committee: 'SN'})
    await town.within('2026-02-03T09:10:00Z', (session) => registerRoutine(session, {...ORDER, committees: ['KS', 'SN']}), 'chef')
    await town.grant('reg3', {role: 'registrar', committee: 'SN'})
    const list = (at: string, isOverdue: boolean, user: string): Promise<readonly (readonly [string, string])[]> => town.within(at, async (session) => (await listRoutines(session, {committee: null, isOverdue})).map(({committee, state}) => [committee, state] as const), user)
    expect(await list('2026-02-03T10:00:00Z', false, 'chef')).toEqual([['KS', 'in-force'], ['SN', 'in-force']])
    expect(await list('2026-02-03T10:00:00Z', false, 'reg3')).toEqual([['SN', 'in-force']])
    expect(await list('2026-02-03T10:00:00Z', true, 'chef')).toEqual([])
    expect(await list('2026-08-02T10:00:00Z', true, 'chef')).toEqual([['KS', 'overdue'], ['SN', 'overdue']])
    expect(await town.within('2026-08-02T11:00:00Z', (session) => refusalOf(() => retire(session, 'R-0002')), 'reg3')).toMatchObject({code: 'not-permitted'})
    expect(await town.within('2026-08-02T11:00:00Z', (session) => retire(session, 'r-0002'), 'chef')).toMatchObject({id: 'R-0002', committee: 'SN'})
    expect(await list('2026-08-02T12:00:00Z', false, 'reg3')).toEqual([['SN', 'retired']])
  })

  test.each([
    [{nextReviewOn: '2026-02-01' as LocalDate}, 'routine-review'],
    [{name: ' '}, 'routine-name'],
    [{version: 'a\u001b[31m'}, 'routine-name'],
    [{name: 'Om 19800102-2386'}, 'routine-name'],
    [{committees: ['BN']}, 'diary-unknown'],
  ])('%j is not registered', async (changes, code) => {
    const town = await aTown()
    expect(await town.within('2026-02-03T09:00:00Z', (session) => refusalOf(() => registerRoutine(session, {...ORDER, ...changes})), 'chef')).toMatchObject({code})
    expect(await town.within('2026-02-03T09:10:00Z', (session) => listRoutines(session, {committee: null, isOverdue: false}), 'chef')).toEqual([])
  })
})
