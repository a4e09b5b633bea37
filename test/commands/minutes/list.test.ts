import {afterAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {aMeeting, anItem} from '../../usecases/minutes/support.js'
import {KS, withMeetingsIn} from './support.js'

const town = await Workspaces.prepare('made')
afterAll(() => town.leave())

test('F1: minutes list tells how far each paper has come', async () => {
  const {at} = await withMeetingsIn(town)
  const {code, stdout} = await run(['protokoll', 'lista'], at)
  expect({code, stdout}).toEqual({code: 0, stdout: 'Sammanträde    Handling   Punkter  Väntar  Utelämnade  Läge\nKS 2026-02-03  protokoll  3        0       1           kan göras\n'})
  await run(['minutes', 'generate', 'KS 2026-02-03'], at)
  expect(await runJson('minutes list', [], at)).toMatchObject({code: 0, document: {meetings: [{committee: 'KS', date: '2026-02-03', time: '14:00', place: 'Rådhuset', waits: false, papers: [{kind: 'minutes', items: 3, waiting: 0, omitted: 1, state: 'made'}]}]}})
})

test('by committee, by days and by week; a meeting without papers is listed too', async () => {
  const {at} = await withMeetingsIn(town, [aMeeting(KS), anItem('1', KS), aMeeting({...KS, datum: '2026-02-17'})])
  const days = async (...flags: readonly string[]): Promise<readonly string[]> => (await runJson('minutes list', flags, at)).document.meetings.map(({date}) => date)
  expect(await days()).toEqual(['2026-02-17', '2026-02-03'])
  expect(await days('--week', '2026-W06')).toEqual(['2026-02-03'])
  expect(await days('--from', '2026-02-04')).toEqual(['2026-02-17'])
  expect(await days('--until', '2026-02-02')).toEqual([])
  expect(await days('--committee', 'KFN')).toEqual([])
  expect((await run(['minutes', 'list'], at)).stdout).toContain('KS 2026-02-17  –')
  expect((await run(['minutes', 'list', '--week', '2026-60'], at)).code).toBe(2)
  expect((await run(['minutes', 'list', '--committee', 'KFN'], at)).stdout).toBe('Inga sammanträden.\n')
})
