import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {withMeetingsIn} from './support.js'

const town = await Workspaces.prepare('made')
afterAll(() => town.leave())
const fixture = (name: string): string => join(process.cwd(), 'test/fixtures/minutes', name)

test('F8: minutes add makes a finished file a paper of its meeting, or says why not', async () => {
  const {at} = await withMeetingsIn(town)
  const {code, document} = await runJson('minutes add', ['KS 2026-02-03', fixture('plain.docx'), '--paper', 'kallelse'], at)
  expect(code).toBe(0)
  expect(document).toMatchObject({paper: 'summons', became: 'held', hidden: 1})
  expect((await run(['protokoll', 'lägg-till', 'KS 2026-02-03', fixture('plain.docx'), '--paper', 'föredragningslista'], at)).stdout).toMatch(/^föredragningslista: tillagt\.\nVäntar på granskning: diarievakt review show [a-z]{20}\n$/)
  expect(await runJson('minutes add', ['KS 2026-02-03', fixture('changed.docx'), '--paper', 'kallelse'], at)).toMatchObject({code: 77, error: {code: 'paper-unclean'}})
  expect(await runJson('minutes add', ['KS 2026-02-03', fixture('plain.docx'), '--paper', 'protokoll'], at)).toMatchObject({code: 77, error: {code: 'paper-made-here'}})
  expect(await runJson('minutes add', ['KS 2026-02-04', fixture('plain.docx'), '--paper', 'kallelse'], at)).toMatchObject({code: 65, error: {code: 'meeting-not-found'}})
})
