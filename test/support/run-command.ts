import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process'
import {closeSync, openSync} from 'node:fs'
import {chmod, cp, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {z} from 'zod'
import {COMMAND_DOCUMENTS, ErrorDocument, type DocumentedCommand} from '../../scripts/schemas/json-documents.js'
import {aCaseRow, aRow, csvOf, type SourceRow} from './town.js'

const RUN = join(import.meta.dirname, '../../bin/run.js')

/** When a command runs, where a test names no other instant: a week after the workspace was made, on a Tuesday at ten in Sweden. */
const NOW = '2026-02-10T09:00:00Z'

/** Faults of these tests are noted nowhere, and nobody has settings of their own, unless a test names a folder for them. */
const NOWHERE = '/dev/null'

/** What a command left behind when it ended. */
export interface Ran {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  /** The rehearsal's instant; null leaves the clock to the machine. */
  readonly now?: string | null
  readonly env?: Readonly<Record<string, string>>
  /** What stands on standard input; nothing and its end where unnamed. */
  readonly input?: string | Uint8Array
  /** A file that takes the standard output instead, such as one that is full. */
  readonly stdout?: string
  /** Another program that starts it, such as one that watches it. */
  readonly under?: readonly string[]
}

/** Starts the built program as a process of its own, with its standard input open. */
export function startCommand(args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams {
  const [program, ...words] = lineOf(args, options)
  return spawn(program, words, surroundings(options))
}

function lineOf(args: readonly string[], {under = []}: RunOptions): [string, ...string[]] {
  const [program = process.execPath, ...words] = [...under, process.execPath, RUN, ...args]
  return [program, ...words]
}

/** Only what a command is to know: nothing of the environment that the tests themselves run in. */
function surroundings({cwd = tmpdir(), now = NOW, env = {}}: RunOptions): {readonly cwd: string; readonly env: Record<string, string>} {
  const {PATH = '', HOME = ''} = process.env
  return {cwd, env: {PATH, HOME, TZ: 'UTC', LC_ALL: 'C.UTF-8', XDG_STATE_HOME: NOWHERE, XDG_CONFIG_HOME: NOWHERE, ...(now === null ? {} : {DIARIEVAKT_NOW: now}), ...env}}
}

/** Runs the built program to its end. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const file = options.stdout === undefined ? null : openSync(options.stdout, 'w')
  const child = file === null ? startCommand(args, options) : spawn(process.execPath, [RUN, ...args], {...surroundings(options), stdio: ['pipe', file, 'pipe']})
  if (file !== null) closeSync(file)
  const said = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const) child[name]?.setEncoding('utf8').on('data', (text: string) => (said[name] += text))
  // A command that reads no standard input may be gone before it is written.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(options.input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({code, ...said}))
  })
}

/** What a command says of itself under `--json`: its document, or why there is none. */
export interface RanJson<Command extends DocumentedCommand> extends Ran {
  /** Of the shape that the command's schema promises. Asking a command that was refused for it fails the test. */
  readonly document: z.output<(typeof COMMAND_DOCUMENTS)[Command]>
  /** What an error document says; null where the command did its work. */
  readonly error: z.output<typeof ErrorDocument>['error'] | null
}

/** Runs a command with `--json`. Whatever comes out must be one document by the schema of that command, or of an error. */
export async function runJson<Command extends DocumentedCommand>(command: Command, args: readonly string[], options: RunOptions = {}): Promise<RanJson<Command>> {
  const ran = await run([...command.split(' '), ...args, '--json'], options)
  const said: unknown = JSON.parse(ran.stdout)
  if (Object.keys(Object(said))[0] !== 'schema') throw new Error('The first key of a document is its schema')
  const failed = ErrorDocument.safeParse(said)
  const document = failed.success ? null : read(COMMAND_DOCUMENTS[command], said)
  return {
    ...ran,
    error: failed.success ? failed.data.error : null,
    get document() {
      if (document === null) throw new Error(`There is no document: ${ran.stderr}`)
      return document
    },
  }
}

/** A value as its schema types it, or a failed test. */
function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  return schema.parse(value)
}

/** The municipality of these tests: nobody in it exists, and two of its committees write diary numbers alike. */
const SETTINGS = `municipality:
  name: Provkommunen
  contact: kommunen@provkommunen.example
site:
  baseUrl: https://diariet.provkommunen.example/
committees:
  KS: {name: Kommunstyrelsen, diaryNumber: 'KS \\d{4}/\\d{5}', registrar: {email: ks@provkommunen.example}}
  KFN: {name: Kultur- och fritidsnämnden, diaryNumber: '\\d{4}/\\d{4}'}
  OFN: {name: Överförmyndarnämnden, diaryNumber: '\\d{4}/\\d{4}', hasSpecificSecrecy: true}
`

/** One row of each fate: what each becomes is told by its number in the tests. */
export const ROWS: readonly SourceRow[] = [
  aRow({fil: 'remiss.txt', fil_publiceras: 'ja'}),
  aRow({handlingsnummer: '2', handlingsrubrik: 'Underlag till remissen', fil: 'underlag.txt', fil_publiceras: 'nej'}),
  aRow({handlingsnummer: '3', handlingsrubrik: 'Offert på markarbeten', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:1'}),
  aRow({arendenummer: 'KS 2026/00124', arenderubrik: 'Synpunkter på gångvägar', handlingsrubrik: 'Skrivelse från Elsa Lindqvist', riktning: 'In', avsandare_mottagare: 'Invånare', webbnamn: 'Invånare'}),
  aRow({arendenummer: 'KS 2026/00125', arenderubrik: 'Synpunkter på lekplatser', handlingsrubrik: 'Skrivelse från Tyra Lindqvist', riktning: 'In', avsandare_mottagare: 'Invånare', webbnamn: 'Invånare'}),
  aRow({arendenummer: 'KS 2026/00126', arenderubrik: 'Synpunkter på badplatser', handlingsrubrik: 'Förslag om omklädningsrum', riktning: 'In', avsandare_mottagare: 'Elsa Lindqvist', webbnamn: 'Elsa Lindqvist'}),
  aCaseRow({diarie: 'KFN', arendenummer: '2026/0001', arenderubrik: 'Öppettider på biblioteket'}),
  aCaseRow({diarie: 'OFN', arendenummer: '2026/0001', arenderubrik: 'Utbildning för gode män'}),
]

const FILES = {'remiss.txt': 'Remissen gäller en ny förskola vid Ekbacken.\n', 'underlag.txt': 'Underlag.\n'}

/** How far a prepared workspace has come. */
export type Prepared = 'made' | 'imported' | 'published'

/** Makes workspaces for the tests of one file, each a copy of one that the program itself prepared once. */
export class Workspaces {
  readonly #root: string
  readonly #state: Prepared

  private constructor(root: string, state: Prepared) {
    this.#root = root
    this.#state = state
  }

  static async prepare(state: Prepared, rows: readonly SourceRow[] = ROWS): Promise<Workspaces> {
    const root = await mkdtemp(join(tmpdir(), 'diarievakt-commands-'))
    const workspaces = new Workspaces(root, state)
    try {
      await workspaces.#make(rows)
      return workspaces
    } catch (error) {
      await workspaces.leave()
      throw error
    }
  }

  async #make(rows: readonly SourceRow[]): Promise<void> {
    const [root, state, folder] = [this.#root, this.#state, this.folder]
    // The demo's workspace gives every role to the one who makes it.
    await ready(await run(['init', folder, '--demo'], {cwd: root, now: '2026-02-03T08:00:00Z'}))
    for (const name of ['inbox', 'dag2']) await rm(join(folder, name), {recursive: true})
    await mkdir(join(folder, 'inbox'))
    await writeFile(join(folder, 'diarievakt.yaml'), SETTINGS)
    await writeFile(join(folder, 'inbox/export.csv'), csvOf(rows))
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, 'inbox', name), text)
    if (state !== 'made') await ready(await run(['import', 'inbox/export.csv'], {cwd: folder, now: '2026-02-03T09:00:00Z'}))
    if (state === 'published') await ready(await run(['publication', 'run'], {cwd: folder, now: '2026-02-03T11:00:00Z'}))
  }

  /** Where the prepared workspace lies: for tests that change nothing. */
  get folder(): string {
    return join(this.#root, this.#state)
  }

  /** A folder beside the workspaces that belongs to none of them. */
  get outside(): string {
    return this.#root
  }

  /** A workspace of a test's own. */
  async copy(): Promise<string> {
    const folder = await mkdtemp(join(this.#root, 'copy-'))
    await cp(this.folder, folder, {recursive: true, verbatimSymlinks: true})
    await chmod(folder, 0o700)
    return folder
  }

  async leave(): Promise<void> {
    await rm(this.#root, {recursive: true, force: true})
  }
}

async function ready({code, stderr}: Ran): Promise<void> {
  if (code !== 0) throw new Error(`A workspace could not be prepared (${code}): ${stderr}`)
}
