import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {addAction, endOne, listActions, listFollowUps, signReport} from '../../../src/usecases/followup/answer-report.js'
import {makeFollowUp} from '../../../src/usecases/followup/make-report.js'
import {listRoutines, registerRoutine} from '../../../src/usecases/routine/keep-routines.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {aRow, Town} from '../../support/town.js'

test('S8 P3: no backup takes back what a committee has decided and signed since, nor gives its name to another', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.grant('chef', {role: 'manager', committee: 'KS'})
  await town.import('2026-02-03T09:00:00Z', [aRow()])
  const make = (at: string): Promise<{readonly report: string; readonly gaps: readonly {readonly gap: Parameters<typeof addAction>[1]['gap']}[]}> => town.within(at, (session) => makeFollowUp(session, {committee: 'KS', from: '2026-01-01' as LocalDate, to: '2026-02-02' as LocalDate, formats: ['json'], isInside: false, language: 'sv'}), 'chef')
  await make('2026-02-03T12:00:00Z')
  const file = join(await aShelf(), 'natten.zip')
  await backUp(town, '2026-02-03T22:00:00Z', file)
  await town.within('2026-02-04T09:00:00Z', (session) => registerRoutine(session, {committees: ['KS'], kind: 'instruction', name: 'Webbdiariet', version: '1', decidedOn: '2026-02-01' as LocalDate, nextReviewOn: '2027-02-01' as LocalDate, reference: null}), 'chef')
  const {report, gaps} = await make('2026-02-04T10:00:00Z')
  await town.within('2026-02-04T11:00:00Z', async (session) => {
    for (const {gap} of gaps) await addAction(session, {committee: 'KS', gap, owner: 'chef', until: '2026-05-01' as LocalDate})
    await signReport(session, report)
    await endOne(session, 'A-0001')
  }, 'chef')
  await putBack(town, '2026-02-04T13:00:00Z', file)
  await town.within('2026-02-04T14:00:00Z', async (session) => {
    expect(await listFollowUps(session, {committee: null})).toMatchObject([{id: report, signedBy: 'chef'}])
    expect((await listActions(session, {committee: null, isAll: true})).map(({id, doneOn}) => [id, doneOn]).toSorted()[0]).toEqual(['A-0001', '2026-02-04'])
    expect(await listRoutines(session, {committee: null, isOverdue: false})).toMatchObject([{id: 'R-0001', state: 'in-force'}])
  }, 'chef')
  expect((await make('2026-02-04T15:00:00Z')).report).toBe('U-2026-0003')
})
