import {expect, onTestFinished, test} from 'vitest'
import {publicationStatus} from '../../../src/usecases/publication/publication-status.js'
import {aRow, Town} from '../../support/town.js'

test('a case from before the diary’s first day waits for no run, and is counted as history with its documents (A15)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [aRow({arendenummer: 'KS 2019/00007', datum: '2019-05-06'}), aRow()])
  const stages = async (): Promise<unknown> => (await town.within('2026-02-03T10:00:00Z', (session) => publicationStatus(session, undefined))).committees[0]
  expect(await stages()).toMatchObject({committee: 'KS', public: 0, stages: {cleared: 2, history: 2}})
  await town.publish('2026-02-03T11:00:00Z')
  expect(await stages()).toMatchObject({committee: 'KS', public: 2, stages: {published: 2, history: 2}})
})
