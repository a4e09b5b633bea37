import {readFile, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {aMeeting, anItem} from '../../usecases/minutes/support.js'
import {KS, SECRET, withMeetingsIn} from './support.js'

const town = await Workspaces.prepare('made')
afterAll(() => town.leave())

test('F1: minutes generate makes the version for the web, with copies that only the asker can read', async () => {
  const {at, out} = await withMeetingsIn(town)
  const {code, document} = await runJson('minutes generate', ['KS 2026-02-03', '--out', out], at)
  expect(code).toBe(0)
  expect(document).toMatchObject({version: 'public', failed: [], papers: [{committee: 'KS', paper: 'minutes', items: 2, omitted: 1, became: 'cleared'}], files: [{items: 2, omitted: 1}, {items: 2, omitted: 1}]})
  const [pdf, html] = document.files.map(({path}) => path)
  expect([pdf, html]).toEqual([join(out, 'KS-2026-02-03-protokoll.pdf'), join(out, 'KS-2026-02-03-protokoll.html')])
  expect((await stat(pdf ?? '')).mode & 0o777).toBe(0o600)
  const page = await readFile(html ?? '', 'utf8')
  expect(page).toContain('§ 3 Rapport 3')
  expect(page).not.toMatch(/Vedum|Placering/)
  expect(await runJson('minutes generate', ['KS 2026-02-03', '--out', out], at)).toMatchObject({code: 73, error: {code: 'file-exists'}})
  expect((await run(['protokoll', 'gör', 'KS 2026-02-03'], at)).stdout).toBe('KS 2026-02-03 protokoll: oförändrat, inget gjort om.\n')
})

test('the original is written and kept nowhere, and the log tells of it', async () => {
  const {at, out} = await withMeetingsIn(town)
  expect((await run(['minutes', 'generate', 'KS 2026-02-03', '--version', 'original'], at)).code).toBe(2)
  const {code, stdout} = await run(['minutes', 'generate', 'KS 2026-02-03', '--version', 'original', '--format', 'html', '--out', out], at)
  expect(code).toBe(0)
  expect(stdout).toContain('Originalet är bara för den som får läsa det.')
  expect(await readFile(join(out, 'KS-2026-02-03-protokoll-original.html'), 'utf8')).toContain('Vedum')
  expect((await run(['audit', 'list', '--committee', 'KS'], at)).stdout).toContain('skrev ut originalet (protokoll), 3 punkter')
})

test('a week of meetings is made as a batch: what goes wrong with one stops none of the others', async () => {
  const {at} = await withMeetingsIn(town, [
    aMeeting(KS), anItem('1', KS), SECRET, aMeeting({...KS, datum: '2026-02-05'}), anItem('1', {...KS, datum: '2026-02-05', sekretess: ''}), aMeeting({...KS, datum: '2026-02-06'}), anItem('1', {...KS, datum: '2026-02-06', sekretess: 'ja'}),
    aMeeting({...KS, datum: '2026-03-05'}), anItem('1', {...KS, datum: '2026-03-05'}),
  ])
  const {code, stdout} = await run(['minutes', 'generate', '--week', '2026-W06'], at)
  expect(code).toBe(3)
  expect(stdout).toBe([
    'KS 2026-02-03 protokoll: 1 punkt, 1 utelämnad.',
    'KS 2026-02-05 protokoll: 1 punkt väntar på svar: ingen har sagt om den får visas.',
    'KS 2026-02-06 protokoll: Inget är kvar att visa: alla punkter omfattas av sekretess eller hålls inne.',
    'Publiceras vid nästa körning.',
    '1 gjorda, 0 oförändrade, 2 gick inte.',
    '',
  ].join('\n'))
  expect(await runJson('minutes generate', ['--week', '2026-W06'], at)).toMatchObject({code: 3, document: {papers: [{became: 'unchanged'}], failed: [{date: '2026-02-05', code: 'paper-waits'}, {date: '2026-02-06', code: 'paper-empty'}]}})
})

test.each([
  ['neither a meeting nor days', [], 2],
  ['a format that is none', ['KS 2026-02-03', '--format', 'docx'], 2],
  ['a paper that is none', ['KS 2026-02-03', '--paper', 'lapp'], 2],
  ['a meeting that is not there', ['KS 2026-02-04'], 65],
  ['a paper without items', ['KS 2026-02-03', '--paper', 'kallelse'], 65],
] as const)('%s', async (_, args, code) => {
  const {at} = await withMeetingsIn(town)
  expect((await run(['minutes', 'generate', ...args], at)).code).toBe(code)
})
