import '../scripts/as-written.ts'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'
import {tmpdir, userInfo} from 'node:os'
import {join} from 'node:path'
import type * as openings from '../src/cli/open-session.js'
import type * as keeping from '../src/usecases/protected/keep-persons.js'
import type * as unlocks from '../src/usecases/protected/unlock.js'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, ROOT} from './measure.ts'

// So many public entries looked through for so many protected persons, and an extract of the master with every official test number: beside a plain reading of the same texts out of the same file.
const entries = Number(process.argv[2] ?? 500_000)
const wanted = Number(process.argv[3] ?? 50_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
const passphrase = join(folder, 'passphrase')
writeFileSync(passphrase, 'fem ord som ingen har\n', {mode: 0o600})
const surroundings = {XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state'), DIARIEVAKT_PASSPHRASE_FILE: passphrase, DIARIEVAKT_NOW: '2026-02-03T11:00:00Z'}
Object.assign(process.env, surroundings)

const GIVEN = ['Elsa', 'Nils', 'Agneta', 'Omar', 'Siv', 'Per', 'Leyla', 'Bo', 'Karin', 'Tove']
const FAMILY = ['Andersson', 'Lindqvist', 'Grahnén', 'Ek', 'Haddad', 'Öberg', 'Sjöström', 'Nyman', 'Berg', 'Åkesson']
const officers = GIVEN.flatMap((given) => FAMILY.map((family) => `${given} ${family}`))
await writeExport(join(folder, 'export.csv'), Math.round((entries * 3) / 4), {officers})
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
const run = (args: readonly string[], input?: string): ReturnType<typeof diarievakt> => diarievakt(args, workspace, '2026-02-03T11:00:00Z', input)
run(['import', join(folder, 'export.csv'), '--json'])
run(['user', 'grant', userInfo().username, 'protected-reader', '--all-committees'])
run(['holder', 'enrol', '--accept-notice'])

// As the release that lets them out would leave them: pages are not what is looked through.
const database = new DatabaseSync(join(workspace, 'diarievakt.db'))
database.exec("UPDATE version SET stage = 'published' WHERE stage = 'cleared'; INSERT INTO publication (entry_id, version_number) SELECT entry_id, number FROM version WHERE stage = 'published'")
const started = performance.now()
let [texts, signs] = [0, 0]
for (const {content} of database.prepare('SELECT content FROM version').iterate() as Iterable<{content: string}>) {
  texts += 1
  signs += (JSON.parse(content) as {heading: string}).heading.length
}
const plain = (performance.now() - started) / 1000
database.close()
line(`reading and parsing ${texts} texts in a plain loop`, plain, null, `${(signs / 1e6).toFixed(1)} M signs of headings`)

const numbers = ['personnummer', 'samordningsnummer'].flatMap((kind) => readFileSync(join(ROOT, `test/fixtures/identity-numbers/${kind}.txt`), 'utf8').trim().split('\n'))
// No two of them live together, and none is an officer: what is found is written down person by person, and is another thing to measure.
const family = (at: number): string => `F${[...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
const person = (at: number): {readonly name: string; readonly address: string} => ({name: `${family(at)}, ${GIVEN[at % GIVEN.length]}`, address: `Hemliga vägen ${at}\n123 45 Ekbacken`})
const known = numbers.slice(0, wanted)
const extract = join(folder, 'utdrag.csv')
const rows = (since: string): string => known.map((number, at) => `${number};${GIVEN[at % GIVEN.length]};${family(at)};Hemliga vägen ${at};12345;Ekbacken;${at % 3 === 0 ? 'skyddad folkbokföring' : 'sekretessmarkering'};${since}\n`).join('')
const HEAD = 'personnummer;fornamn;efternamn;adress;postnummer;postort;skydd;skydd_fran\n'
writeFileSync(extract, HEAD + rows('2025-01-01'))
const first = run(['person', 'sync', extract, '--json'])
line(`person sync, ${known.length} new persons, swept in ${texts} versions`, first.seconds, plain, `peak ${first.peakMB?.toFixed(0)} MB`)
const same = run(['person', 'sync', extract, '--json'])
line('person sync, nothing new', same.seconds, plain, `peak ${same.peakMB?.toFixed(0)} MB`)

const load = async (path: string): Promise<unknown> => import(new URL(path, import.meta.url).href)
const {openSession} = (await load('../src/cli/open-session.ts')) as typeof openings
const {keepPersons} = (await load('../src/usecases/protected/keep-persons.ts')) as typeof keeping
const {withVault} = (await load('../src/usecases/protected/unlock.ts')) as typeof unlocks
// There are no more official numbers than those: the rest have numbers that are nobody's, days of a month that no calendar has.
if (known.length < wanted) {
  const session = await openSession(workspace)
  const more = Array.from({length: wanted - known.length}, (_, at) => ({number: String(at).padStart(12, '0'), ...person(known.length + at), level: 'sekretessmarkering' as const, committees: ['*' as const], particulars: null, item: null}))
  await withVault(session, {holder: null, passphrase: 'fem ord som ingen har'}, (open) => keepPersons(session, open, more))
  await session.close()
}
const sweep = run(['person', 'sweep', '--all', '--json'])
line(`person sweep --all, ${texts} versions for ${wanted} persons`, sweep.seconds, plain, `peak ${sweep.peakMB?.toFixed(0)} MB`)
const one = run(['person', 'add', '--json'], '198001022386\nUgglesson, Berit\nAnnan väg 1\n')
line(`person add, one more, swept in ${texts} versions`, one.seconds, plain, `peak ${one.peakMB?.toFixed(0)} MB`)
const find = run(['person', 'find', '--why', 'matter', '--json'], '198001022386\n')
line('person find', find.seconds, plain)
rmSync(folder, {recursive: true})
