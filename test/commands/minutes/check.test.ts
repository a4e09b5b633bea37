import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {withMeetingsIn} from './support.js'

const town = await Workspaces.prepare('made')
afterAll(() => town.leave())

test('F3: minutes check tells what a finished file holds that it may not, and where, without repeating it', async () => {
  const {at, out} = await withMeetingsIn(town)
  const bad = join(out, 'protokoll.html')
  await writeFile(bad, '<!doctype html><html lang="sv"><head><title>Protokoll</title><meta name="description" content="Resa till Vedum"></head><body><p>Rapport 1</p></body></html>')
  const {code, stdout} = await run(['protokoll', 'kontrollera', bad], at)
  expect(code).toBe(3)
  expect(stdout).toMatch(/^protokoll\.html FÅR INTE PUBLICERAS:\n {2}KS 2026-02-03 protokoll § 2: ett ovanligt ord ur texten, .+\n$/)
  expect(stdout).not.toContain('Vedum')
  expect(await runJson('minutes check', [bad, '--meeting', 'KS 2026-02-03'], at)).toMatchObject({code: 3, document: {hits: [{kind: 'word', item: 'KS 2026-02-03 protokoll § 2'}], hidden: 1, pictures: 0}})
  const good = join(out, 'rent.html')
  await writeFile(good, '<!doctype html><html lang="sv"><title>Protokoll</title><p>Rapport 1</p></html>')
  expect(await run(['minutes', 'check', good], at)).toMatchObject({code: 0, stdout: 'rent.html: inget av 1 utelämnade eller väntande punkter hittades, och inget personnummer.\n'})
})

test('what cannot be read is not taken for clean', async () => {
  const {at, out} = await withMeetingsIn(town)
  const broken = join(out, 'trasig.pdf')
  await writeFile(broken, '%PDF-1.7\nnothing')
  expect(await runJson('minutes check', [broken], at)).toMatchObject({code: 65, error: {code: 'paper-unread'}})
  expect(await runJson('minutes check', [join(out, 'saknas.pdf')], at)).toMatchObject({code: 66})
})
