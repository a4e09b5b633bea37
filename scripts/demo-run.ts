import {spawnSync} from 'node:child_process'
import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

// The demo is what a municipality does, command by command, in a rehearsal whose clock it sets: nothing here knows the program from inside.

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const WORKSPACE = process.env['DIARIEVAKT_DEMO'] ?? join(tmpdir(), `diarievakt-demo-${process.getuid?.() ?? 'me'}`)
const DAY_ONE = '2026-02-03'
const DAY_TWO = '2026-02-04'
const TWO_YEARS_ON = '2028-02-05'

interface Status {
  readonly public: number
  readonly expiredNotRemoved: number
  readonly site: string
  readonly committees: readonly {readonly committee: string; readonly public: number; readonly stages: Readonly<Record<string, number>>}[]
}

interface Import {
  readonly files: readonly {readonly path: string; readonly read: number; readonly imported: number; readonly changed: number; readonly unchanged: number; readonly rejected: number; readonly withdrawn: number}[]
}

interface Papers {
  readonly papers: {readonly committee: string; readonly date: string; readonly items: number; readonly omitted: number}[]
  readonly failed: readonly {readonly committee: string; readonly date: string; readonly paper: string}[]
}

interface Row {
  readonly committee?: string
  readonly form: string
}

interface Waiting {
  readonly entries: readonly {readonly committee: string}[]
}

let exitCode = 0

/** Runs one command at an instant of the rehearsal's time and shows it; its JSON result comes back. */
function diarievakt<Result>(instant: string, args: readonly string[], codes: readonly number[] = [0]): Result {
  const shown = args.map((arg) => (/[^\w./:-]/.test(arg) ? JSON.stringify(arg) : arg)).join(' ')
  console.log(`  $ diarievakt ${shown}`)
  const done = spawnSync(process.execPath, [join(ROOT, 'bin/run.js'), ...args, '--json'], {
    cwd: args[0] === 'init' ? ROOT : WORKSPACE,
    env: {...process.env, DIARIEVAKT_NOW: instant},
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (!codes.includes(done.status ?? -1)) {
    console.error(done.stderr)
    process.exit(done.status ?? 70)
  }
  return JSON.parse(done.stdout) as Result
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [header, ...rows].map((row) => row.map(String))
  const widths = header.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  for (const row of cells) console.log(`    ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`)
}

function say(text: string): void {
  console.log(`\n${text}`)
}

/** Counts what each committee has read, held, secret, public and taken down. */
function tell(instant: string, read: ReadonlyMap<string, number>): Status {
  const status = diarievakt<Status>(instant, ['publication', 'status'])
  const rows = diarievakt<{readonly entries: readonly Row[]}>(instant, ['publication', 'list']).entries
  const waiting = diarievakt<Waiting>(instant, ['review', 'list', '--limit', '10000']).entries
  const count = (list: readonly {readonly committee?: string}[], committee: string): number => list.filter((one) => one.committee === committee).length
  const lines = status.committees.map(({committee, public: shown, stages}) => {
    // A secret row names no committee: what is public of a committee but not listed under it is secret (D1).
    const secret = shown - count(rows, committee)
    return [committee, read.get(committee) ?? 0, count(waiting, committee), secret, shown, stages['withdrawn'] ?? 0]
  })
  const sum = (column: number): number => lines.reduce((total, line) => total + Number(line[column]), 0)
  table(['nämnd', 'lästa', 'hållna', 'sekretess', 'publicerade', 'nedtagna'], [...lines, ['alla', sum(1), sum(2), sum(3), sum(4), sum(5)]])
  return status
}

function rowsByCommittee(path: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  // The demo's own export keeps its diary first on every line; a field never begins a line.
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const committee = /^(KS|BUN|SN|MBN|KFN|TN|ÖFN);/.exec(line)?.[1]
    if (committee !== undefined) counts.set(committee, (counts.get(committee) ?? 0) + 1)
  }
  return counts
}

/** Pages and files of entries: their names are the letters of the entry, and no other page has so long a name. */
function entryFilesUnder(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((path) => /(?:^|\/)[a-z]{20,}\.[a-z]{2,5}$/.test(path))
}

function check(isSo: boolean, sentence: string): void {
  console.log(`    ${isSo ? 'ja ' : 'NEJ'}  ${sentence}`)
  if (!isSo) exitCode = 1
}

// Only what an earlier demo made is cleared away: a path given by mistake is left alone.
if (existsSync(WORKSPACE) && !existsSync(join(WORKSPACE, 'dag2', 'ofn-fullstandig.csv')) && readdirSync(WORKSPACE).length > 0) {
  console.error(`${WORKSPACE} är ingen tidigare övning. Töm mappen eller ange en annan i DIARIEVAKT_DEMO.`)
  process.exit(73)
}
rmSync(WORKSPACE, {recursive: true, force: true})
say(`Övning i ${WORKSPACE}`)
diarievakt(`${DAY_ONE}T08:00:00Z`, ['init', WORKSPACE, '--demo'])
const read = rowsByCommittee(join(WORKSPACE, 'inbox', 'diariet.csv'))

say(`${DAY_ONE} kl. 09: nattens export läses in. Avvisade rader ger slutkod 3, resten går vidare.`)
const first = diarievakt<Import>(`${DAY_ONE}T08:00:00Z`, ['import', 'inbox/diariet.csv', '--attachments', 'inbox/bilagor'], [3])
for (const file of first.files) console.log(`    lästa ${file.read} = nya ${file.imported} + ändrade ${file.changed} + oförändrade ${file.unchanged} + avvisade ${file.rejected}`)

say(`${DAY_ONE} kl. 10: nämndernas sammanträden läses in och deras protokoll görs. Det som inte får visas utelämnas, det ingen svarat för väntar.`)
diarievakt(`${DAY_ONE}T09:00:00Z`, ['minutes', 'import', 'inbox/sammantraden.csv'])
const papers = diarievakt<Papers>(`${DAY_ONE}T09:05:00Z`, ['minutes', 'generate', '--from', '2026-01-01', '--until', '2026-02-28'], [3])
for (const {committee, date, paper} of papers.failed) {
  console.log(`    ${committee} ${date} ${paper}: en punkt nämner en enskild, och väntar. Registratorn svarar.`)
  diarievakt(`${DAY_ONE}T09:10:00Z`, ['review', 'decide', `Sammanträde ${date}:protokoll § 4`, '--committee', committee, '--withhold', '--reason', 'personal-data'])
  papers.papers.push(...diarievakt<Papers>(`${DAY_ONE}T09:15:00Z`, ['minutes', 'generate', `${committee} ${date}`]).papers)
}
table(['sammanträde', 'med', 'utelämnade'], papers.papers.map(({committee, date, items, omitted}) => [`${committee} ${date}`, items, omitted]))

say(`${DAY_ONE} kl. 12: webbdiariet publiceras.`)
diarievakt(`${DAY_ONE}T11:00:00Z`, ['publication', 'run', '--slot', '12:00'])
const shown = tell(`${DAY_ONE}T11:00:00Z`, read)
const expected = JSON.parse(readFileSync(join(ROOT, 'data/demo/expected.json'), 'utf8')) as {readonly neverShown: readonly string[]}
const leaks = filesHolding(join(WORKSPACE, 'site'), expected.neverShown)
check(leaks.length === 0, `inget av ${expected.neverShown.length} namn och nummer som aldrig får visas finns någonstans under site/`)
check(filesHolding(join(WORKSPACE, 'site'), ['Leila Petrovska']).length === 0, 'inte heller den som bara var med vid en hemlig paragraf')
check(shown.public > 0, `${shown.public} poster är publika`)
check(entryFilesUnder(join(WORKSPACE, 'site')).length > 0, `${entryFilesUnder(join(WORKSPACE, 'site')).length} sidor och filer för poster finns under site/`)

say(`${DAY_TWO}: ändringar kommer. Det som ska bort tas bort direkt, det nya väntar till kl. 12.`)
const second = diarievakt<Import>(`${DAY_TWO}T05:00:00Z`, ['import', 'dag2/diariet.csv', '--attachments', 'inbox/bilagor'])
const third = diarievakt<Import>(`${DAY_TWO}T05:01:00Z`, ['import', 'dag2/ofn-fullstandig.csv', '--full', 'ÖFN', '--attachments', 'inbox/bilagor'], [0, 3])
for (const file of [...second.files, ...third.files]) console.log(`    ${file.path}: ändrade ${file.changed}, nya ${file.imported}, borttagna direkt ${file.withdrawn}`)
diarievakt(`${DAY_TWO}T11:00:00Z`, ['publication', 'run', '--slot', '12:00'])
const after = tell(`${DAY_TWO}T11:00:00Z`, read)
// Everything leaves the site below; a copy stays to be looked at.
const kept = join(WORKSPACE, 'outbox', 'webbdiariet')
copyPages(after.site, kept)
console.log(`    Startsidan: ${join(after.site, 'index.html')}`)

say('Två år senare: den nattliga körningen tar bara bort.')
diarievakt(`${TWO_YEARS_ON}T23:05:00Z`, ['publication', 'run', '--removals'])
const empty = diarievakt<Status>(`${TWO_YEARS_ON}T23:05:00Z`, ['publication', 'status'])
const left = entryFilesUnder(join(WORKSPACE, 'site'))
check(empty.public === 0, `${empty.public} poster är publika`)
check(empty.expiredNotRemoved === 0, `${empty.expiredNotRemoved} utgångna poster är kvar`)
check(left.length === 0, `${left.length} sidor och filer för poster finns kvar under site/, i alla sparade utgåvor`)
check(entryFilesUnder(kept).length > 0, `${entryFilesUnder(kept).length} sidor och filer finns kvar i övningens egen kopia, att titta på`)

say(exitCode === 0 ? 'Övningen gick som den skulle.' : 'Övningen gick INTE som den skulle.')
console.log(`Startsidan nu, tom:             ${join(empty.site, 'index.html')}`)
console.log(`Startsidan som den var dag två: ${join(kept, 'index.html')}`)
process.exitCode = exitCode

/** Files under a folder in which any of some texts stands, byte for byte. */
function filesHolding(folder: string, texts: readonly string[]): readonly string[] {
  const wanted = texts.map((text) => Buffer.from(text))
  return readdirSync(folder, {recursive: true, withFileTypes: true}).flatMap((entry) => {
    if (!entry.isFile()) return []
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    return wanted.some((text) => bytes.includes(text)) ? [path] : []
  })
}

/** Copies what readers see, page by page: a release is made of links to folders, and those leave when their time is out. */
function copyPages(from: string, to: string): void {
  mkdirSync(to, {recursive: true})
  for (const name of readdirSync(from)) {
    if (statSync(join(from, name)).isDirectory()) copyPages(join(from, name), join(to, name))
    else copyFileSync(join(from, name), join(to, name))
  }
}
