import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let towns: Workspaces

beforeAll(async () => {
  towns = await Workspaces.prepare('imported')
})
afterAll(() => towns.leave())

test('E3: from a request to an answer that can be appealed', async () => {
  const cwd = await towns.copy()
  const added = await run(['begäran', 'inför', 'KS 2026/00123:1'], {cwd})
  expect(added).toMatchObject({code: 0, stdout: expect.stringContaining('B-2026-0001 är införd. Ska vara besvarad senast 2026-02-13.\n')})
  expect(added.stdout).toContain('Skriv inte ner vem som frågar')
  expect((await runJson('request add', ['--committee', 'KS', '--received', '2026-02-03'], {cwd, input: 'Protokollet om Kvackersta från 2019.\n'})).document).toMatchObject({id: 'B-2026-0002', isDescribed: true, about: null, dueOn: '2026-02-06', state: 'overdue'})
  const listed = await run(['begäran', 'lista'], {cwd})
  expect(listed.stdout).toMatch(/^1 begäran skulle ha varit besvarad\. [^\n]*\n[^\n]+\nB-2026-0002 +KS +efter beskrivning .* FÖRSENAD[^]*B-2026-0001 +KS +KS 2026\/00123:1 .* öppen/)
  expect(listed.stdout).not.toContain('Kvackersta')
  expect((await run(['begäran', 'visa', 'b-2026-0002'], {cwd})).stdout).toMatch(/FÖRSENAD\nGäller:\n {2}Protokollet om Kvackersta från 2019\.\nInkom 2026-02-03, ska vara besvarad senast 2026-02-06\.\nBesvaras av [^]*diarievakt request answer B-2026-0002/)
  const refused = await run(['begäran', 'besvara', 'B-2026-0002', '--outcome', 'refused', '--ground', 'OSL 26:1', '--means', 'letter'], {cwd})
  expect(refused.stdout).toMatch(/^B-2026-0002 är besvarad: lämnades inte ut\.\nDen skulle ha varit besvarad senast 2026-02-06\.\nSäg till den som begärde handlingen [^\n]*kammarrätten[^\n]*överklagandehänvisning\.\n$/)
  expect((await runJson('request answer', ['B-2026-0001', '--outcome', 'whole', '--means', 'visit', '--lang', 'en'], {cwd})).document).toMatchObject({state: 'answered', isLate: false, answer: {outcome: 'whole', means: 'visit'}})
  expect((await runJson('request show', ['B-2026-0002'], {cwd})).document).toMatchObject({isLate: true, description: 'Protokollet om Kvackersta från 2019.', answer: {ground: 'OSL 26:1', on: '2026-02-10'}})
  expect((await run(['request', 'show', 'B-2026-0002', '--lang', 'en'], {cwd})).stdout).toMatch(/answered late\n[^]*Answered 2026-02-10 by .*: not handed out\.\nGround: OSL 26:1\.\nThe answer was given: letter\.\n$/)
  expect((await runJson('request list', ['--state', 'open'], {cwd})).document.requests).toEqual([])
  expect((await runJson('request stats', ['--committee', 'KS'], {cwd})).document).toMatchObject({from: '2026-01-12', to: '2026-02-10', committees: [{committee: 'KS', received: 2, answered: 2, answeredLate: 1, openOverdue: 0}]})
  expect((await run(['begäran', 'statistik', '--committee', 'KS'], {cwd})).stdout).toMatch(/Besvarade för sent[^]*KS +2 +2 +1 +0\n$/)
})

test('P4: what is refused is not repeated, and nothing is removed without a yes', async () => {
  const cwd = await towns.copy()
  const typed = await run(['request', 'add', 'Bygglovet', 'för', 'Kvackersta'], {cwd})
  expect([typed.code, typed.stderr.includes('Kvackersta')]).toEqual([2, false])
  const refused = await runJson('request add', ['--committee', 'KS'], {cwd, input: 'Bygglovet; svara till kvackersta.kalle@brevlada.example\n'})
  expect(refused).toMatchObject({code: 65, error: {code: 'request-holds-contact'}})
  expect(refused.stdout + refused.stderr).not.toContain('kvackersta')
  expect(await runJson('request add', ['--committee', 'KS', '--no-input'], {cwd, input: '\n'})).toMatchObject({code: 65, error: {code: 'request-undescribed'}})
  await run(['request', 'add', '--committee', 'KS', '--names-needed'], {cwd, input: 'Avtalet med Elsa Lindqvist\n'})
  expect(await runJson('request remove', ['B-2026-0001'], {cwd})).toMatchObject({code: 77, error: {code: 'confirmation-needed'}})
  expect((await run(['begäran', 'ta-bort', 'B-2026-0001', '--yes'], {cwd})).stdout).toBe('B-2026-0001 är borttagen.\n')
  expect(await runJson('request show', ['B-2026-0001'], {cwd})).toMatchObject({code: 65, error: {code: 'request-unknown'}})
  expect((await runJson('request answer', ['B-2026-0001', '--outcome', 'refused', '--means', 'letter'], {cwd})).error).toMatchObject({code: 'request-answer', next: 'Det som inte lämnas ut behöver en grund: --ground "OSL 26:1".'})
})
