import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let towns: Workspaces

beforeAll(async () => {
  towns = await Workspaces.prepare('imported')
})
afterAll(() => towns.leave())

test('B6: what nobody answers stands first in words, and the manager is told once', async () => {
  const cwd = await towns.copy()
  const home = {cwd, now: '2026-02-10T09:00:00Z'}
  expect((await run(['granskning', 'besluta', 'KS 2026/00125:1', '--escalate', '--note', '-'], {...home, input: 'Kvackersta: är det här hemligt?\n'})).code).toBe(0)
  expect((await run(['granskning', 'lyft'], home)).stdout).toBe('Ingenting nytt att lyfta: juristerna har svarat i tid, eller chefen vet det redan.\n')
  const later = {cwd, now: '2026-02-16T09:00:00Z'}
  const nowhere = await run(['granskning', 'lyft'], later)
  expect([nowhere.code, nowhere.stderr]).toEqual([3, 'ÖVNING: det här är ingen riktig publicering.\nKS: 1 rad utan svar av jurist, och inställningarna säger inte hur chefen nås (administrations.<namn>.manager.notify). Ring.\n'])
  const settings = await readFile(join(cwd, 'diarievakt.yaml'), 'utf8')
  await writeFile(join(cwd, 'diarievakt.yaml'), `${settings.replace('{name: Kommunstyrelsen,', '{name: Kommunstyrelsen, administration: Stadsledningen,')}administrations:\n  Stadsledningen: {manager: {notify: post}}\n`)
  await mkdir(join(cwd, 'post'))
  expect((await runJson('review raise', [], later)).document).toMatchObject({raised: [{committee: 'KS', rows: 1, isWithoutLawyer: false, outcome: 'told'}]})
  expect((await runJson('review raise', [], later)).document.raised).toEqual([])
  const [letter = ''] = await Promise.all((await readdir(join(cwd, 'post'))).map((name) => readFile(join(cwd, 'post', name), 'utf8')))
  expect(letter).toContain('Subject: =?UTF-8?Q?=C3=96VNING:_?=1 rad i webbdiariet utan svar av jurist\n')
  for (const told of ['Lindqvist', '2026/00125', 'Kvackersta']) expect(letter).not.toContain(told)
  const {stdout} = await run(['granskning', 'lista'], later)
  expect(stdout).toMatch(/^1 rad hos juristen har inte fått svar i tid[^\n]*\n[^\n]+\nKS 2026\/00125:1 .* JURISTEN HAR INTE SVARAT, /)
  expect((await runJson('review list', [], later)).document.entries.map(({diaryNumber, isRaised}) => [diaryNumber, isRaised])[0]).toEqual(['KS 2026/00125', true])
})
