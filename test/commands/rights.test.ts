import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir, userInfo} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {filesIn, loaded} from '../architecture/house.js'
import {run, Workspaces} from '../support/run-command.js'
import {NUMBER} from './person/support.js'

/** Commands that reach no register, or ask its administrators in other ways: there is nobody yet, or the register is what is missing. */
const WITHOUT_RIGHT = new Set(['init', 'restore', 'scan text', 'routine template', 'archive verify', 'publication serve'])
/** What a log reviewer is there for (S7). */
const OF_LOG_REVIEWERS = new Set(['audit list', 'audit verify', 'audit readers', 'audit sample', 'holder review'])

/** Screens: off a terminal they are a misuse, and on one they ask deeds, each of which is tried of every role in `test/usecases/rights-by-committee.test.ts`. Shares are shown on a terminal or on paper alone. */
const ON_SCREEN = new Set(['review', 'forwarding', 'holder shares'])

/** Words of a command line, as a shell would take them. */
function wordsOf(line: string): readonly string[] {
  return [...line.replace(/^.*\| (?=diarievakt)/, '').replace(/ [<>] .*$/, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? '').map((word) => (word === 'ID' ? 'lncmgbrskgbdktkdkojj' : word)).slice(1)
}

const commands = filesIn('src/commands').map((path) => ({path, name: path.slice('src/commands/'.length, -'.ts'.length).replace(/\/index$/, '').replace('/', ' ')}))
const examples = new Map<string, readonly string[]>()
for (const {path, name} of commands) {
  const {default: command} = await loaded(path)
  const {examples: lines = [], flags = {}} = Object(command) as {examples?: readonly string[]; flags?: Record<string, unknown>}
  examples.set(name, [...wordsOf(lines[0] ?? ''), ...('yes' in flags ? ['--yes'] : [])])
}

let towns: Workspaces
let folder: string
beforeAll(async () => {
  towns = await Workspaces.prepare('made')
  folder = await towns.copy()
  // What examples name is there, so that nothing but the right can be missing.
  for (const file of ['kvitto.json', 'export.csv', 'utdrag.xml', 'protokoll.pdf', 'beslut.json', 'sammantraden.csv']) await writeFile(join(folder, file), 'x')
  const database = new DatabaseSync(join(folder, 'diarievakt.db'))
  database.prepare('UPDATE role_grant SET role = ?, committee = ? WHERE role = ?').run('log-reviewer', 'KS', 'log-reviewer')
  database.prepare("DELETE FROM role_grant WHERE role <> 'log-reviewer'").run()
  database.close()
})
afterAll(() => towns.leave())

describe('J2 S7: every command, as its first example has it, by somebody who reads logs and nothing else', () => {
  test('there is a log reviewer, and no other role', async () => {
    expect((await run(['audit', 'list'], {cwd: folder})).code).toBe(0)
    expect(userInfo().username).not.toBe('')
  })

  test.each(commands.map(({name}) => name).filter((name) => !WITHOUT_RIGHT.has(name) && !OF_LOG_REVIEWERS.has(name) && !ON_SCREEN.has(name)).sort())('%s is refused', async (name) => {
    const home = await mkdtemp(join(tmpdir(), 'diarievakt-home-'))
    try {
      const argv = examples.get(name) ?? []
      const passphrase = join(home, 'lösenfras')
      await writeFile(passphrase, 'fem ord som ingen har\n', {mode: 0o600})
      expect(argv.slice(0, name.split(' ').length).join(' ')).toBe(name)
      const {code, stderr, stdout} = await run([...argv, '--no-input', '--json'], {cwd: folder, input: name === 'person change' ? 'namn: Agneta Kanariefågel\n' : `${NUMBER}\nAgneta Kanariefågel\nHemliga gränden 41\n`, env: {XDG_CONFIG_HOME: home, XDG_STATE_HOME: home, DIARIEVAKT_PASSPHRASE_FILE: passphrase}})
      expect([code, (JSON.parse(stdout || stderr) as {error?: {code?: string}}).error?.code]).toEqual([77, 'not-permitted'])
    } finally {
      await rm(home, {recursive: true})
    }
  })
})
