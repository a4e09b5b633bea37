import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeEach, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, NUMBER, type Home} from './support.js'

const town = await Workspaces.prepare('made')
let home: Home

beforeEach(async () => {
  home = await homeIn(town)
})
afterAll(() => town.leave())

const HEAD = 'personnummer;fornamn;efternamn;adress;postnummer;postort;skydd\n'
const record = (skydd: string): string => `${NUMBER};Agneta;Kanariefågel;Hemliga gränden 41;12345;Ekbacken;${skydd}\n`

function file(text: string): string {
  const path = join(home.folder, 'utdrag.csv')
  writeFileSync(path, text)
  return path
}
const sync = (text: string, ...flags: readonly string[]) => runJson('person sync', [file(text), ...flags], {cwd: home.folder, env: home.env})

test('K2: person sync takes in an extract; a lapse is shown, waits, and is lifted by the code that was shown', async () => {
  expect(await sync(`${HEAD}${record('sekretessmarkering')}`)).toMatchObject({code: 0, document: {marking: 'SKYDDADE PERSONUPPGIFTER', file: 'utdrag.csv', format: 'csv', read: 1, added: 1, problems: [], sweep: {found: [], unread: 0}}})
  const text = await run(['person', 'sync', file(`${HEAD}${record('nej')}`)], {cwd: home.folder, env: home.env})
  expect(text).toMatchObject({code: 3})
  expect(text.stdout).toMatch(/^SKYDDADE PERSONUPPGIFTER\nEN MARKERING UPPHÖR enligt masterkällan:\n {2}[a-z]{20}\n1 poster \(csv\): 0 nya, 0 ändrade \(0 med nytt nummer\), 0 oförändrade\.\nDe hålls som skyddade tills någon godtar det: kör igen med --lift [0-9a-f]{8}\nLeverans [a-z]{20}\n$/)
  expect(text.stdout + text.stderr).not.toMatch(/Kanariefågel|\d{12}/)
  const code = /--lift ([0-9a-f]{8})/.exec(text.stdout)?.[1] ?? ''
  expect(await sync(`${HEAD}${record('nej')}`, '--lift', 'ffffffff')).toMatchObject({code: 65, error: {code: 'lapses-differ'}})
  expect(await sync(`${HEAD}${record('nej')}`, '--lift', code)).toMatchObject({code: 0, document: {lifted: 1, lapsed: [], liftCode: null}})
})

test('what cannot be read is told by its line and never repeated, and the rest is taken in', async () => {
  const {code, stdout, stderr} = await run(['person', 'sync', file(`${HEAD}${record('J')}${NUMBER.slice(0, 11)}x;Berta;Hemlig;;;;J\n`), '--lang', 'en'], {cwd: home.folder, env: home.env})
  expect(code).toBe(3)
  expect(stdout).toContain('1 records (csv): 1 new')
  expect(stderr).toContain('line 3 (personnummer): the number is none')
  expect(stdout + stderr).not.toMatch(/Berta|Hemlig/)
})

test.each([['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><x/>', 'master-unreadable'], ['another table', 'a;b\n1;2\n', 'master-unknown-form'], ['nothing', '', 'input-empty']])('%s is refused', async (_, text, code) => {
  expect(await sync(text)).toMatchObject({error: {code}})
})
