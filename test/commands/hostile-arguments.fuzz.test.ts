import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {ALIASES} from '../../src/words/aliases.js'
import {ROOT, textOf} from '../architecture/house.js'
import {CORPUS, hostileText, isDrawn} from '../support/hostile.js'
import {tries} from '../support/fuzz.js'

interface ManifestCommand {
  readonly args: Readonly<Record<string, unknown>>
  readonly flags: Readonly<Record<string, {readonly type: string}>>
}

/** Every command there is, with its flags that take a value: as the program itself was built. */
const {commands} = JSON.parse(textOf('oclif.manifest.json')) as {readonly commands: Readonly<Record<string, ManifestCommand>>}
const names = Object.entries(commands).flatMap(([id, {flags}]) => {
  const options = Object.entries(flags).flatMap(([name, {type}]) => (type === 'option' ? [name] : []))
  return [id, ...((ALIASES as Readonly<Record<string, readonly string[]>>)[id] ?? [])].map((name) => ({words: name.split(':'), options}))
})

/**
 * Runs one command line after the other in one process, as the program's own entry does, and tells what each wrote. What is thrown out of oclif would be printed by
 * oclif, message and all, unless it only ends the program.
 */
const DRIVER = `
import {readFileSync, writeFileSync} from 'node:fs'
import {Config, run} from '@oclif/core'
import {settings} from '@oclif/core/settings'
settings.enableAutoTranspile = false
const config = await Config.load({root: ${JSON.stringify(ROOT)}})
const own = [process.argv[0], 'run.js']
const [folder, list, answers] = process.argv.slice(1)
process.chdir(folder)
const all = []
let written = ''
for (const name of ['stdout', 'stderr']) process[name].write = (text, ...rest) => ((written += text), rest.findLast((one) => typeof one === 'function')?.(), true)
for (const argv of JSON.parse(readFileSync(list, 'utf8'))) {
  written = ''
  process.exitCode = undefined
  process.argv = [...own, ...argv]
  let printed = null
  await run(argv, config).catch((error) => (printed = error.code === 'EEXIT' ? null : String(error.stack)))
  all.push({code: process.exitCode ?? 0, written, printed})
}
writeFileSync(answers, JSON.stringify(all))
process.exitCode = 0
`

interface Answer {
  readonly code: number
  readonly written: string
  readonly printed: string | null
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diarievakt-arguments-'))
  // What is there already is made by none of these.
  mkdirSync(join(folder, 'finns'))
  writeFileSync(join(folder, 'finns/diarievakt.yaml'), '')
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

async function answers(lines: readonly (readonly string[])[]): Promise<readonly Answer[]> {
  const [list, told] = [join(folder, 'lines.json'), join(folder, 'answers.json')]
  writeFileSync(list, JSON.stringify(lines))
  const {PATH = ''} = process.env
  const child = spawn(process.execPath, ['--input-type=module', '-e', DRIVER, '--', folder, list, told], {cwd: ROOT, env: {PATH, HOME: folder, NO_COLOR: '1', XDG_STATE_HOME: '/dev/null'}, stdio: ['ignore', 'ignore', 'pipe']})
  let failed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (failed += text))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`The driver ended with ${String(code)}: ${failed}`)
  return JSON.parse(readFileSync(told, 'utf8')) as Answer[]
}

/** A text as the first argument; `init` would make what it is told to make, so it is told the name of what is there. */
const named = ([first = '']: readonly string[], text: string): readonly string[] => (['init', ...ALIASES.init].includes(first) ? ['finns', '--municipality', text] : [text])

/** Where in a command line a text can stand. */
const PLACES: readonly ((words: readonly string[], text: string, option: string) => readonly string[])[] = [
  (words, text) => [...words, ...named(words, text)],
  (words, text) => [...words, `--${text}`],
  (words, text) => [...words, `-${text}`],
  (words, text, option) => [...words, 'finns', `--${option}`, text],
  (words, text, option) => [...words, 'finns', `--${option}=${text}`],
  (words, text) => [...words, '--workspace', text],
  (words, text) => [...words, text, '--help'],
  (words, text) => [words[0] ?? '', ...named(words, text)],
  (_, text) => [text],
  (_, text) => [text, '--help'],
  (_, text) => ['--help', text],
  (words, text) => [`${words.join(':')}:${text}`],
]

const LINES_AT_A_TIME = 2_000

/** An argument can hold neither a zero byte nor half a character. */
const asArgument = (text: string): string => text.toWellFormed().replaceAll('\u0000', '').slice(0, 2_000)

const line: fc.Arbitrary<readonly string[]> = fc.record({text: hostileText, name: fc.constantFrom(...names), place: fc.constantFrom(...PLACES), option: fc.nat(20), json: fc.boolean(), english: fc.boolean()}).map(({text, name, place, option, json, english}) => [
  ...place(name.words, asArgument(text), name.options[option % name.options.length] ?? 'workspace'), ...(json ? ['--json'] : []), ...(english ? ['--lang', 'en'] : []),
])

async function check(lines: readonly (readonly string[])[]): Promise<void> {
  for (const [at, {code, written, printed}] of (await answers(lines)).entries()) {
    const said = JSON.stringify(lines[at])
    if (printed !== null) expect.fail(`${said} would be answered by oclif itself: ${printed}`)
    if (code === 70) expect.fail(`${said} is a fault: ${written}`)
    if (!written.split('\n').every(isDrawn)) expect.fail(`${said} is answered with ${JSON.stringify(written)}`)
    if (written.startsWith('{')) JSON.parse(written.slice(0, written.indexOf('\n}\n') + 2))
  }
}

test('each hostile text in each place of a command line', async () => {
  await check(CORPUS.flatMap((text, at) => PLACES.map((place, turn) => {
    const name = names[(at * PLACES.length + turn) % names.length] ?? {words: ['review'], options: []}
    return [...place(name.words, asArgument(text), name.options[(at + turn) % name.options.length] ?? 'workspace'), ...((at + turn) % 2 === 0 ? ['--json'] : [])]
  })))
}, 120_000)

test('any hostile text anywhere on a command line', async () => {
  const {numRuns = 0, seed} = tries(500, 100_000)
  // A sample and not a property: one line tells what is wrong, and thousands share one start of the program.
  const lines = fc.sample(line, {numRuns, ...(seed === undefined ? {} : {seed})})
  for (let at = 0; at < lines.length; at += LINES_AT_A_TIME) await check(lines.slice(at, at + LINES_AT_A_TIME))
}, 3_600_000)
