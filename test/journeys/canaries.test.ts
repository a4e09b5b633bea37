import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir, userInfo} from 'node:os'
import {join} from 'node:path'
import type {Knex} from 'knex'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {ROLES} from '../../src/core/rights.js'
import {partsIn} from '../support/archives.js'
import {CANARIES, canariesIn, canariesUnder, NUMBERS, type Place} from '../support/canaries.js'
import {DATABASE, foundDatabase, tablesOf, type FoundDatabase} from '../support/databases.js'
import {changeAsOwner} from '../support/postgres-cluster.js'
import {run, startCommand, type Ran, type RunOptions} from '../support/run-command.js'
import {aRow, csvOf, type SourceRow} from '../support/town.js'

// P4, K7: each text of the registry and of those who work stands where it belongs and nowhere else. The built program is driven through everything that it does,
// as processes of its own and through failures, and every byte that it leaves or tells is searched for texts that belong elsewhere.

type Kind = Place | 'identity number'

/** What the register holds: also in its tables, and so in its backups. */
const REGISTER: readonly Kind[] = [
  'sender', 'secret heading', 'secret case', 'held heading', 'cancelled heading', 'blocked heading', 'protected heading', 'protected sender', 'registrar', 'statute', 'name of a secret file', 'name of a withheld file', 'note of a decision', 'note of a withdrawal',
  'identity number',
]
/** What staff see of an entry: not what is protected. */
const ENTRY: readonly Kind[] = ['sender', 'secret heading', 'secret case', 'held heading', 'cancelled heading', 'blocked heading', 'registrar', 'statute', 'name of a secret file', 'name of a withheld file', 'identity number']
const NOTES: readonly Kind[] = ['note of a decision', 'note of a withdrawal']
/** What lies in an export and its attachments as they were delivered. */
const DELIVERED: readonly Kind[] = [...REGISTER, 'ignored column', 'refused row', 'secret file', 'withheld file', 'held file', 'prose for an export']

const CASE = 'KS 2026/00123'
const SEPARATE = (row: SourceRow, at: number): SourceRow => ({...row, arendenummer: `KS 2026/0020${String(at)}`, arenderubrik: 'Synpunkter på gångvägar', handlingsnummer: '1', riktning: 'In'})

const ROWS: readonly SourceRow[] = [
  aRow({avsandare_mottagare: `Tyra ${CANARIES.sender}`, registrator: CANARIES.registrar, fil: 'remiss.txt', fil_publiceras: 'ja'}),
  aRow({handlingsnummer: '2', handlingsrubrik: `Offert från ${CANARIES['secret heading']}`, handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: `OSL 19:1 ${CANARIES.statute}`, fil: `${CANARIES['name of a secret file']}.txt`, fil_publiceras: 'ja'}),
  aRow({handlingsnummer: '3', handlingsrubrik: 'Underlag till remissen', fil: `${CANARIES['name of a withheld file']}.txt`, fil_publiceras: 'nej'}),
  aRow({handlingsnummer: '4', handlingsrubrik: 'Yttrande om förskolan', fil: 'yttrande.txt', fil_publiceras: 'ja'}),
  SEPARATE(aRow({handlingsrubrik: `Skrivelse från Elsa Lindqvist om ${CANARIES['held heading']}`}), 1),
  SEPARATE(aRow({handlingsrubrik: `Underlag ${CANARIES['blocked heading']} avseende ${NUMBERS.heading.slice(2, 8)}-${NUMBERS.heading.slice(8)}`, avsandare_mottagare: `Tyra Berg ${NUMBERS.sender}`}), 2),
  SEPARATE(aRow({handlingsrubrik: `Anmälan om ${CANARIES['protected heading']}`, avsandare_mottagare: `Tyra ${CANARIES['protected sender']}`, skydd: 'sekretessmarkering'}), 3),
  SEPARATE(aRow({handlingsrubrik: `Skrivelse om ${CANARIES['cancelled heading']}`, handling_status: 'makulerad'}), 4),
  {...SEPARATE(aRow({handlingsrubrik: 'Svar på synpunkter'}), 5), arenderubrik: `Utredning om ${CANARIES['secret case']}`, arenderubrik_sekretess: 'ja'},
  SEPARATE(aRow({handlingsrubrik: 'Svar om gångvägar'}), 6),
  SEPARATE(aRow({handlingsrubrik: `Inbjudan om ${CANARIES['refused row']}`, datum: '2026-02-30'}), 7),
]

const FILES: Readonly<Record<string, string>> = {
  'remiss.txt': 'Remissen gäller en ny förskola vid Ekbacken.\n',
  [`${CANARIES['name of a secret file']}.txt`]: `Priset är ${CANARIES['secret file']}.\n`,
  [`${CANARIES['name of a withheld file']}.txt`]: `Arbetsmaterial om ${CANARIES['withheld file']}.\n`,
  'yttrande.txt': `Elsa Lindqvist skriver om ${CANARIES['held file']} vid skolan.\n`,
}

/** The export, with a column that no rule needs. */
function exportOf(rows: readonly SourceRow[]): string {
  return csvOf(rows).split('\n').map((line, at) => (line === '' ? '' : `${line};${at === 0 ? 'intern_anteckning' : CANARIES['ignored column']}`)).join('\n')
}

const settings = (database: string | null): string => `municipality: {name: Provkommunen, contact: kommunen@provkommunen.example}
site:
  baseUrl: https://diariet.provkommunen.example/
  deploy: [/bin/true]
archive: none
retention: {registryCopyDays: 1, inboxDays: 1, rejectsDays: 1, notesDays: 1}
${database === null ? '' : `database: ${JSON.stringify(database)}\n`}committees:
  KS: {name: Kommunstyrelsen, diaryNumber: 'KS \\d{4}/\\d{5}', registrar: {email: ks@provkommunen.example}}
`

const STRACE = '/usr/bin/strace'
const isWatched = existsSync(STRACE)

/** The folders of the test: what the program is given, what it leaves in its workspace, what it notes of faults, and what it lays aside while it works. */
const at = {root: '', workspace: '', state: '', temporary: '', shelf: '', traces: ''}
let database: FoundDatabase
let url: string | null = null
let traced = 0
/** A minute for each command. */
const minute = (): string => new Date(Date.UTC(2026, 1, 3, 9, traced)).toISOString()

/** Runs a command and searches what it said for canaries that it may not show; and everything that it started. */
async function does(args: readonly string[], {exit = 0, may = [], ...options}: RunOptions & {readonly exit?: number; readonly may?: readonly Kind[]} = {}): Promise<Ran> {
  traced += 1
  const trace = join(at.traces, String(traced))
  const under = isWatched ? [STRACE, '-f', '--seccomp-bpf', '-qq', '-v', '-xx', '-s', '100000', '-e', 'trace=execve', '-o', trace] : []
  const ran = await run(args, {cwd: at.workspace, now: minute(), under, ...options, env: {XDG_STATE_HOME: at.state, TMPDIR: at.temporary, DIARIEVAKT_LANG: traced % 2 === 0 ? 'en' : 'sv', ...options.env}})
  const what = args.join(' ')
  expect(ran.code, `${what}: ${ran.stderr}`).toBe(exit)
  expect(unless(may, canariesIn(ran.stdout)), `what ${what} tells`).toEqual([])
  expect(unless(may, canariesIn(ran.stderr)), `what ${what} tells on the side`).toEqual([])
  if (isWatched) expect([...canariesIn(await startedIn(trace))], `what ${what} gives to programs`).toEqual([])
  expect([...canariesIn(args.join('\0'))], 'what the test itself gives').toEqual([])
  return ran
}

/** Every argument and every name and value of the surroundings that any process was started with. */
async function startedIn(trace: string): Promise<Buffer> {
  const text = await readFile(trace, 'latin1')
  expect(text).toContain('execve(')
  return Buffer.concat([...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].flatMap(([, hex = '']) => [Buffer.from(hex.replaceAll('\\x', ''), 'hex'), Buffer.from('\n')]))
}

const unless = (may: readonly Kind[], found: ReadonlySet<Kind>): readonly Kind[] => [...found].filter((kind) => !may.includes(kind))

/** What a place of the workspace may hold: the first that fits. Each is given as the beginning of a path. */
const STORES: readonly (readonly [path: RegExp, may: readonly Kind[]])[] = [
  [/^inbox\//, DELIVERED],
  [/^diarievakt\.db(?:-wal|-shm)?$/, REGISTER],
  [/^runs\/[^/]+\/[^/]*avvisade-rader\.csv$/, ['refused row', 'ignored column', 'sender', 'prose for an export']],
  // An extract tells a person all that lies here about them: also the row of the export that names them, and the letter that they wrote.
  [/^outbox\//, [...ENTRY, ...NOTES, 'name sought', 'ignored column', 'held file']],
]

function storesOf(folder: string): Record<string, readonly Kind[]> {
  const {contents, names} = canariesUnder(folder)
  const wrong = Object.fromEntries([...contents].map(([path, found]) => [path, unless(STORES.find(([pattern]) => pattern.test(path))?.[1] ?? [], found)] as const).filter(([, found]) => found.length > 0))
  // Attachments lie under the names that the registry gave them, in the inbox alone.
  const named = unless(['name of a secret file', 'name of a withheld file'], names)
  return named.length === 0 ? wrong : {...wrong, names: named}
}

const asOwner = <T>(work: (db: Knex) => Promise<T>): Promise<T> => changeAsOwner({url: url ?? 'sqlite:diarievakt.db', folder: at.workspace}, work)

/** What the tables hold, of those that may hold nothing. */
async function tablesWith(): Promise<Record<string, readonly Kind[]>> {
  const may = new Map<string, readonly Kind[]>([['version', ENTRY_IN_TABLE], ['entry', []], ['note', NOTES], ['correction', ENTRY_IN_TABLE], ['decision', []]])
  return asOwner(async (db) => {
    const found: Record<string, readonly Kind[]> = {}
    for (const table of await tablesOf(db)) {
      const rows: readonly Readonly<Record<string, string | number | null>>[] = await db(table).select('*')
      const wrong = unless(may.get(table) ?? [], canariesIn(rows.flatMap((row) => Object.values(row)).join('\n')))
      if (wrong.length > 0) found[table] = wrong
    }
    return found
  })
}
const ENTRY_IN_TABLE: readonly Kind[] = [...ENTRY, 'protected heading', 'protected sender']

async function expectNothingElsewhere(): Promise<void> {
  expect(storesOf(at.workspace)).toEqual({})
  expect(await tablesWith()).toEqual({})
  for (const folder of [at.state, at.temporary]) {
    const {contents, names} = canariesUnder(folder)
    expect([...contents].filter(([, found]) => found.size > 0)).toEqual([])
    expect([...names]).toEqual([])
  }
}

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'diarievakt-canaries-'))
  Object.assign(at, {root, workspace: join(root, 'arbetsyta'), state: join(root, 'state'), temporary: join(root, 'tmp'), shelf: join(root, 'shelf'), traces: join(root, 'traces')})
  for (const folder of [at.state, at.temporary, at.shelf, at.traces]) await mkdir(folder)
  database = await foundDatabase({isEmpty: true})
  url = DATABASE === 'sqlite' ? null : await database.urlFor(userInfo().username, {isAdministrator: true})
})

afterAll(async () => {
  await database.leave()
  await rm(at.root, {recursive: true, force: true})
})

describe(`canaries${isWatched ? '' : ' (programs that are started are not watched: there is no strace here)'}`, () => {
  test('K7 P4: no text of the registry, and none of those who work in it, is told, noted or given away where it does not belong', async () => {
    await does(['init', at.workspace, '--rehearsal', '--municipality', 'Provkommunen', ...(url === null ? [] : ['--database', url])], {cwd: at.root, now: '2026-02-03T08:00:00Z'})
    await asOwner(async (db) => {
      for (const role of ROLES) await db('role_grant').insert({user_name: userInfo().username, role, committee: '*', granted_at: '2026-02-03T08:00:00.000Z', granted_by: userInfo().username}).onConflict().ignore()
    })
    await writeFile(join(at.workspace, 'diarievakt.yaml'), settings(url))
    await writeFile(join(at.workspace, 'inbox/export.csv'), exportOf(ROWS))
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(at.workspace, 'inbox', name), text)

    await does(['import', 'inbox/export.csv', '--dry-run'], {exit: 3})
    await does(['import', 'inbox/export.csv'], {exit: 3})
    await does(['import', 'inbox/export.csv', '--json'], {exit: 3})
    await does(['import', '-', '--full', 'KS', '--attachments', 'inbox'], {exit: 3, input: exportOf(ROWS)})
    await expectNothingElsewhere()

    await does(['review', 'list'], {may: ENTRY})
    await does(['review', 'list', '--json'], {may: ENTRY})
    await does(['review', 'show', 'KS 2026/00201:1'], {may: ENTRY})
    await does(['policy', 'explain', 'KS 2026/00202:1'], {may: ['blocked heading', 'identity number']})
    await does(['review', 'decide', 'KS 2026/00201:1', '--withhold', '--reason', 'personal-data', '--note', '-'], {input: `Talade med ${CANARIES['note of a decision']}`})
    await does(['review', 'undo'])
    await does(['review', 'decide', 'KS 2026/00201:1', '--rewrite-heading', '-', '--reason', 'personal-data'], {input: 'Skrivelse om vägar'})
    await does(['review', 'decide', 'KS 2026/00205:1', '--escalate', '--json'])
    await does(['review', 'resolve', 'KS 2026/00205:1', '--outcome', 'withhold', '--ground', 'OSL 26:1'])
    await does(['review', 'decide', `${CASE}:4`, '--withhold-file', '--reason', 'personal-data'])
    await does(['review', 'corrections'], {may: ENTRY})
    await does(['review', 'stats', '--json'])
    await does(['publication', 'plan'])
    await does(['publication', 'run'])
    await does(['publication', 'list'])
    await does(['publication', 'status', '--json'])
    await does(['publication', 'withdraw', 'KS 2026/00206:1', '--reason', 'personal-data', '--note', '-'], {input: `Ringde ${CANARIES['note of a withdrawal']}`})
    await does(['publication', 'restore', 'KS 2026/00206:1'])
    await does(['publication', 'run', '--json'])
    await does(['scan', '--all'])
    await does(['scan', 'text'], {input: `Skrivelse från Elsa Lindqvist om ${CANARIES['text to judge']} ${NUMBERS.heading}`})
    await does(['scan', 'text', '--lines'], {input: `${JSON.stringify({id: 'a', field: 'heading', case_type: null, text: CANARIES['text to judge']})}\n`})
    await does(['user', 'grant', 'tyra.lindqvist', 'registrar', '--committee', 'KS'])
    await does(['user', 'list'])
    await does(['audit', 'anchor', '--to', join(at.shelf, 'ankare.jsonl')])
    await does(['audit', 'anchor'])
    await does(['audit', 'list'])
    await does(['audit', 'list', '--json'])
    await does(['audit', 'verify', '--json'])
    await expectNothingElsewhere()

    const sought = `Elsa Lindqvist\nElsa ${CANARIES['name sought']}\n`
    const about = [...ENTRY, ...NOTES]
    await does(['subject', 'find'], {input: sought, may: about})
    await does(['subject', 'find', '--json'], {input: sought, may: about})
    await does(['subject', 'extract', '--all-found'], {input: sought})
    await does(['subject', 'extract', 'KS 2026/00201:1'], {input: sought})
    await does(['backup', join(at.shelf, 'kopia.zip')])
    await does(['subject', 'erase', 'KS 2026/00201:1', '--yes'])
    await does(['restore', join(at.shelf, 'kopia.zip'), '--verify'])
    await does(['restore', join(at.shelf, 'kopia.zip'), '--yes'])
    await does(['publication', 'run'])
    await expectNothingElsewhere()
    for (const [name, bytes] of await partsIn(join(at.shelf, 'kopia.zip'))) expect(unless(name.startsWith('register/') ? REGISTER : [], canariesIn(bytes)), name).toEqual([])
    expect([...canariesIn(await readFile(join(at.shelf, 'ankare.jsonl')))]).toEqual([])
  }, 600_000)

  test('P4: and none when something goes wrong', async () => {
    const inbox = join(at.workspace, 'inbox')
    const whole = exportOf(ROWS)
    const broken: Readonly<Record<string, string | Uint8Array>> = {
      'prosa.csv': `Hej! Exporten gäller ${CANARIES['prose for an export']}.\n`,
      'avklippt.csv': whole.slice(0, -90),
      'citat.csv': whole.replace('Underlag till', '"Underlag" till'),
      'blandad.csv': Buffer.concat([Buffer.from(whole), Buffer.from(whole, 'latin1')]),
      'rubriker.csv': whole.replace('handlingsrubrik;', `${CANARIES['prose for an export']};`),
      'bok.xlsx': Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(whole)]),
      'gammal.xls': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(whole)]),
    }
    for (const [name, content] of Object.entries(broken)) {
      await writeFile(join(inbox, name), content)
      await does(['import', join(inbox, name)], {exit: 65, may: name === 'rubriker.csv' ? ['prose for an export'] : []})
    }
    await does(['import', join(inbox, 'export.csv'), '--max-rejects', '0'], {exit: 65})
    await does(['subject', 'find'], {exit: 65, input: `${CANARIES['name sought']} %%\n`})
    await does(['review', 'decide', 'KS 2026/00202:1', '--publish', '--note', '-'], {exit: 77, input: CANARIES['note of a decision']})

    const yaml = join(at.workspace, 'diarievakt.yaml')
    const right = await readFile(yaml, 'utf8')
    for (const wrong of [`site: ${CANARIES['broken setting']}\n`, `retention: {registryCopyDays: ${CANARIES['broken setting']}}\n`, `x: [${CANARIES['broken setting']}\n`]) {
      await writeFile(yaml, wrong.startsWith('x') ? right + wrong : right.replace(new RegExp(`^${wrong.slice(0, wrong.indexOf(':'))}:[^]*?\n(?=\\S)`, 'm'), wrong))
      await does(['policy', 'check'], {exit: 78})
    }
    await writeFile(yaml, right)

    // A fault, of which the log notes where and not what.
    await asOwner((db) => db.schema.renameTable('correction', 'correction_gone'))
    await does(['review', 'corrections'], {exit: 70})
    await does(['review', 'decide', 'KS 2026/00202:1', '--rewrite-heading', '-', '--note', '-'], {exit: 2, input: CANARIES['note of a decision']})
    await asOwner((db) => db.schema.renameTable('correction_gone', 'correction'))
    expect(await readFile(join(at.state, 'diarievakt/faults.jsonl'), 'utf8')).toContain('"command":"review')

    // A second import while one is at work; and the one that is at work is killed.
    const many = exportOf(Array.from({length: 4_000}, (_, index) => ({...aRow({arendenummer: `KS 2025/${String(10_000 + index)}`, avsandare_mottagare: `Tyra ${CANARIES.sender}`})})))
    await writeFile(join(inbox, 'stor.csv'), many)
    const child = startCommand(['import', join(inbox, 'stor.csv')], {cwd: at.workspace, now: minute(), env: {XDG_STATE_HOME: at.state, TMPDIR: at.temporary}})
    let said = ''
    await new Promise<void>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (/stor\.csv|läs/i.test(said)) resolve()
      })
      child.once('close', () => resolve())
    })
    const surroundings = existsSync(`/proc/${String(child.pid)}`) ? execFileSync('cat', [`/proc/${String(child.pid)}/cmdline`, `/proc/${String(child.pid)}/environ`]) : Buffer.alloc(0)
    expect([...canariesIn(surroundings)]).toEqual([])
    await run(['import', join(inbox, 'export.csv')], {cwd: at.workspace, now: minute(), env: {XDG_STATE_HOME: at.state, TMPDIR: at.temporary}}).then(({stdout, stderr}) => expect([...canariesIn(stdout + stderr)]).toEqual([]))
    child.kill('SIGKILL')
    await new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('close', resolve) : resolve(null)))
    expect([...canariesIn(said)]).toEqual([])
    await does(['import', join(inbox, 'export.csv')], {exit: 3})
    await expectNothingElsewhere()
  }, 600_000)

  test('P1 P4: and when its time is out, nothing of what has left is told by anything that stays', async () => {
    await does(['publication', 'run', '--removals'], {now: '2030-03-01T09:00:00Z'})
    await does(['retention', 'plan'], {now: '2030-03-01T09:00:00Z'})
    await does(['retention', 'purge', '--dry-run', '--json'], {now: '2030-03-01T09:00:00Z'})
    await does(['retention', 'purge', '--yes'], {now: '2030-03-01T09:00:00Z'})
    await does(['audit', 'list'], {now: '2030-03-01T09:00:00Z'})
    await expectNothingElsewhere()
    // The sender stood in rows that have all left, and the secret heading in one that nobody was asked about.
    const left = await asOwner(async (db) => canariesIn(JSON.stringify(await db('version').select('*'))))
    expect([...left].filter((kind) => ['sender', 'secret heading', 'cancelled heading'].includes(kind))).toEqual([])
  }, 600_000)
})
