import {spawn} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {COMMAND_DOCUMENTS} from '../../scripts/schemas/json-documents.js'
import {ALIASES} from '../../src/words/aliases.js'
import {ROOT, sourcesIn} from '../architecture/house.js'
import {run} from '../support/run-command.js'

/** Every command by its words, `review decide`, as the tree of files tells them. */
const commands = sourcesIn('src/commands').map((path) =>
  path
    .replace(/^src\/commands\/|(\/index)?\.tsx?$/g, '')
    .replaceAll('/', ' '),
)

/** Those that are for a person to look at, and have no document. */
const WITHOUT_DOCUMENT = ['review', 'forwarding', 'publication serve', 'holder shares']

const START = `
import {Config} from '@oclif/core'
import {settings} from '@oclif/core/settings'
settings.enableAutoTranspile = false
const config = await Config.load({root: ${JSON.stringify(ROOT)}})
const all = {}
const write = process.stdout.write.bind(process.stdout)
const written = {stdout: '', stderr: ''}
for (const name of ['stdout', 'stderr']) process[name].write = (text) => ((written[name] += text), true)
`

/** Gives the help of every command and topic by one start of the program instead of one for each. */
const HELP_OF_ALL = `${START}
const {default: DiaryHelp} = await import(${JSON.stringify(join(ROOT, 'dist/cli/help.js'))})
for (const words of ${JSON.stringify([[], ['publication'], ['policy'], ['subject'], ['user'], ...commands.map((command) => command.split(' '))])}) {
  written.stdout = ''
  await new DiaryHelp(config, {maxWidth: 100}).showHelp(words)
  all[words.join(' ')] = written.stdout
}
write(JSON.stringify(all))
`

/** Gives what each command answers to a flag that it does not have. */
const misusing = (names: readonly string[]): string => `${START}
for (const name of ${JSON.stringify(names)}) {
  written.stdout = written.stderr = ''
  await config.runCommand(name.replaceAll(' ', ':'), ['--finns-inte'])
  all[name] = {code: process.exitCode, ...written}
  process.exitCode = 0
}
write(JSON.stringify(all))
`

async function told(program: string, language: string): Promise<string> {
  const {PATH = ''} = process.env
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', '--lang', language], {cwd: ROOT, env: {PATH, HOME: tmpdir(), NO_COLOR: '1'}})
  let [said, failed] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (failed += text))
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect([code, failed]).toEqual([0, ''])
  return said
}

const helpIn = async (language: string): Promise<Readonly<Record<string, string>>> => JSON.parse(await told(HELP_OF_ALL, language)) as Readonly<Record<string, string>>

/** Words of the other language that would give a help text away. What a person types (examples, flags, codes) is the same in both. */
const ENGLISH = /\b(usage|arguments|flags|commands?|topics|description|examples|global|options?|default|value|file|dir|role|code|diary|the|of|or|and|with)\b/gi
const SWEDISH = /\b(användning|argument|flaggor|kommando\w*|ämnen|beskrivning|exempel|och|eller|för|som|med|till|inte|det|att|fil|mapp|publicerad)\b|[åäö]/gi

/** Words that stand in both. */
const SHARED: Readonly<Record<string, readonly string[]>> = {sv: ['argument'], en: ['invånare', 'granskning, publicering, gallring, regler, registrerad, användare, logg, nyckelhavare, skyddad, förmedling', 'folkbokföring', 'änd nivå', 'handbok', 'argument']}

function strangers(help: string, language: 'sv' | 'en'): readonly string[] {
  const prose = help
    .split('\n')
    // Examples are what is typed, and an example may go on with a pipe.
    .filter((line) => !/^ {2}(\$ diarievakt .*["<|-]|echo )/.test(line) || line.includes('['))
    .join('\n')
    // Flags, their codes, names of commands and files.
    .replace(/--[a-z-]+|[\w.-]+(\|\s*[\w.-]+)+|docs\/\S+|data\/\S+|`[^`]+`|\{[^}]+\}|utf-\w+/g, '')
    .replace(/(?<=^ {2}(\$ diarievakt )?)(review|publication|policy|scan|import|init|subject|user|audit|holder|person)( [a-z]+)?/gm, '')
  const kept = SHARED[language]!.reduce((text, word) => text.replaceAll(word, ''), prose)
  return [...new Set(kept.match(language === 'sv' ? ENGLISH : SWEDISH) ?? [])]
}

describe('help', () => {
  let help: Readonly<Record<'sv' | 'en', Readonly<Record<string, string>>>>

  beforeAll(async () => {
    const [sv, en] = await Promise.all([helpIn('sv'), helpIn('en')])
    help = {sv, en}
  })

  test('of every command in both languages, each in its own words', () => {
    for (const command of commands) {
      expect(help.sv[command], command).toContain('ANVÄNDNING')
      expect(help.en[command], command).toContain('USAGE')
      expect(help.sv[command]).not.toBe(help.en[command])
    }
  })

  test.each(['sv', 'en'] as const)('no word of another language is left in %s', (language) => {
    const left: Record<string, string[]> = {}
    for (const [command, text] of Object.entries(help[language])) for (const word of strangers(text, language)) (left[word] ??= []).push(command)
    expect(left).toEqual({})
  })

  test('a topic tells what it is about, not what its first command does', () => {
    expect(help.sv['publication']).toMatch(/^Publicera webbdiariet, ta ner, återställ\.\n/)
    expect(help.en['publication']).toMatch(/^Publish the diary, withdraw, restore\.\n/)
  })

  test('as the program itself gives it', async () => {
    const {code, stdout, stderr} = await run(['review', 'decide', '--help', '--lang', 'en'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Decide about one or more entries\.\n\nUSAGE\n/)
    expect((await run(['--help'])).stdout).toMatch(/^Vakten mellan kommunens diarium och dess webbdiarium\.\n\nANVÄNDNING\n/)
  })
})

describe('names', () => {
  const names = commands.flatMap((command) => {
    const key = command.replaceAll(' ', ':')
    return [command, ...((ALIASES as Readonly<Record<string, readonly string[]>>)[key] ?? []).map((alias) => alias.replaceAll(':', ' '))].map((name) => ({name, command}))
  })

  test('every command has a Swedish name', () => {
    expect(Object.keys(ALIASES).map((key) => key.replaceAll(':', ' ')).sort()).toEqual([...commands].sort())
  })

  test('each is its command, and refuses a flag that is not there', async () => {
    const answers = JSON.parse(await told(misusing(names.map(({name}) => name)), 'sv')) as Readonly<Record<string, unknown>>
    for (const {name, command} of names) expect(answers[name], name).toEqual({code: 2, stdout: '', stderr: `Flaggan finns inte: --finns-inte.\nSe diarievakt ${command} --help.\n`})
  })

  test.each(['granskning', 'publicering', 'regler', 'sök', 'registrerad', 'användare', 'logg', 'förmedling'])('%s --help tells what there is under that name', async (topic) => {
    const {code, stdout} = await run([topic, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^KOMMANDON$/m)
  })
})

describe('JSON Schemas', () => {
  const shipped = join(ROOT, 'docs/manual/schemas')
  let made = ''

  beforeAll(async () => {
    made = mkdtempSync(join(tmpdir(), 'diarievakt-schemas-'))
    const {PATH = ''} = process.env
    const child = spawn(process.execPath, ['scripts/build-schemas.ts', made], {cwd: ROOT, env: {PATH}, stdio: ['ignore', 'ignore', 'pipe']})
    let failed = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (failed += text))
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect([code, failed]).toEqual([0, ''])
  })

  afterAll(() => rmSync(made, {recursive: true, force: true}))

  test('the shipped ones are what the script makes', () => {
    expect(readdirSync(shipped).sort()).toEqual(readdirSync(made).sort())
    for (const name of readdirSync(made)) expect(readFileSync(join(shipped, name), 'utf8'), name).toBe(readFileSync(join(made, name), 'utf8'))
  })

  test('every command has one', () => {
    expect(Object.keys(COMMAND_DOCUMENTS).sort()).toEqual(commands.filter((command) => !WITHOUT_DOCUMENT.includes(command)).sort())
    for (const command of Object.keys(COMMAND_DOCUMENTS)) expect(existsSync(join(shipped, `${command.replaceAll(' ', '-')}.json`)), command).toBe(true)
  })

  test('each is strict: what is not promised is not there', () => {
    for (const name of readdirSync(shipped).filter((file) => !['scan-text-line-in.json', 'publication-list-line.json'].includes(file))) {
      expect(JSON.parse(readFileSync(join(shipped, name), 'utf8')), name).toMatchObject({type: 'object', additionalProperties: false})
    }
  })

  test('a document with anything more, or less, is refused', () => {
    const document = {schema: 'diarievakt.publication.restore/1', entries: []}
    const {'publication restore': schema} = COMMAND_DOCUMENTS
    expect(schema.safeParse(document).success).toBe(true)
    expect(schema.safeParse({...document, rehearsal: true}).success).toBe(true)
    for (const other of [{...document, more: 1}, {...document, rehearsal: false}, {entries: []}, {...document, schema: 'diarievakt.publication.restore/2'}]) expect(schema.safeParse(other).success).toBe(false)
  })
})
