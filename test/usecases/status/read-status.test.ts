import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {addAction} from '../../../src/usecases/followup/answer-report.js'
import {reportIncident} from '../../../src/usecases/incident/report-incident.js'
import {registerRequest} from '../../../src/usecases/request/register-request.js'
import {decideEntries} from '../../../src/usecases/review/decide-entries.js'
import {registerRoutine} from '../../../src/usecases/routine/keep-routines.js'
import {readStatus} from '../../../src/usecases/status/read-status.js'
import {aShelf, backUp} from '../../support/backups.js'
import {aRow, Town} from '../../support/town.js'

type Told = Readonly<Record<string, readonly [string, number | null]>>

/** Every check that is not well, or all, by code and committee. */
async function told(town: Town, at: string, user = 'reg', isAll = false): Promise<Told> {
  const {checks, healthy} = await town.within(at, (session) => readStatus(session, undefined), user)
  expect(healthy).toBe(checks.every(({state}) => state !== 'wrong'))
  return Object.fromEntries(checks.filter(({state, code}) => (isAll || state !== 'well') && code !== 'disk').map(({code, committee, state, count}) => [committee === null ? code : `${committee} ${code}`, [state, count] as const]))
}

async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Klagomål från Tyra Kanariefågel'})])
  return town
}

describe('how everything stands', () => {
  test('of the municipality: what has not been run, backed up or removed', async () => {
    const town = await aTown()
    expect(await told(town, '2026-02-03T10:00:00Z')).toEqual({publication: ['attend', null], backup: ['attend', null]})
    await town.publish('2026-02-03T11:00:00Z')
    await backUp(town, '2026-02-03T12:00:00Z', join(await aShelf(), 'natten.zip'))
    expect(await told(town, '2026-02-03T12:30:00Z')).toEqual({})
    expect(await told(town, '2026-02-11T12:30:00Z')).toMatchObject({backup: ['attend', 8], slot: ['wrong', null]})
    expect(await told(town, '2028-02-03T12:30:00Z')).toMatchObject({expired: ['wrong', 2]})
    // Before what the log holds: nothing but looking is done then.
    await town.within('2028-02-03T13:00:00Z', (session) => addAction(session, {committee: 'KS', gap: 'no-instruction', owner: 'reg', until: '2028-05-01' as LocalDate}))
    expect(await told(town, '2028-02-03T12:59:00Z')).toMatchObject({clock: ['wrong', null]})
  })

  test('of each committee: what waits for somebody there', async () => {
    const town = await aTown()
    await town.publish('2026-02-03T11:00:00Z')
    const at = '2026-02-03T12:00:00Z'
    await town.within(at, async (session) => {
      await registerRoutine(session, {committees: ['KS'], kind: 'instruction', name: 'Webbdiariet', version: '1', decidedOn: '2026-01-01' as LocalDate, nextReviewOn: '2026-02-05' as LocalDate, reference: null})
      await registerRequest(session, {id: 'KS 2026/00123:1', committee: null, description: null, isNameNeeded: false, receivedOn: null, handler: null})
      await addAction(session, {committee: 'KS', gap: 'no-instruction', owner: 'reg', until: '2026-02-05' as LocalDate})
      await decideEntries(session, {ids: ['KS 2026/00123:2'], committee: null, answer: {kind: 'escalate'}, reason: null, note: null})
      await reportIncident(session, {id: null, committee: 'SN', breach: 'loss', suspected: null, aware: null, note: null})
    })
    await town.grant('chef', {role: 'manager', committee: 'KS'})
    expect(await told(town, '2026-02-03T13:00:00Z', 'chef')).toEqual({})
    expect(await told(town, '2026-02-11T13:00:00Z', 'chef')).toEqual({'KS escalations': ['attend', 1], 'KS requests': ['attend', 1], 'KS routines': ['attend', 1], 'KS actions': ['attend', 1]})
    // J1: of the municipality and of other committees a manager of one is told nothing, however well they are.
    expect(Object.keys(await told(town, '2026-02-11T13:00:00Z', 'chef', true)).filter((one) => !one.startsWith('KS '))).toEqual([])
    expect(await told(town, '2026-02-04T12:00:00Z')).toMatchObject({'SN incidents': ['attend', 1]})
    expect(await told(town, '2026-02-06T12:00:01Z')).toMatchObject({'SN incidents': ['wrong', 1]})
  })
})
