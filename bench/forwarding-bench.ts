import '../scripts/as-written.ts'
import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir, userInfo} from 'node:os'
import {join} from 'node:path'
import type * as typesetting from '../src/io/system/typeset.js'
import {benchWorkspace, diarievakt, line, ROOT} from './measure.ts'

// A list of so many letters, each to somebody else, from the desk to the post: beside the bare typesetting of as many numbers.
const letters = Number(process.argv[2] ?? 5_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
const passphrase = join(folder, 'passphrase')
writeFileSync(passphrase, 'fem ord som ingen har\n', {mode: 0o600})
Object.assign(process.env, {XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state'), DIARIEVAKT_PASSPHRASE_FILE: passphrase})
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
appendFileSync(join(workspace, 'diarievakt.yaml'), 'forwarding:\n  returnAddress: [Ekbackens kommun, Box 100, 123 45 Ekbacken]\n')
const run = (args: readonly string[], input?: string): ReturnType<typeof diarievakt> => diarievakt([...args, '--json'], workspace, '2026-02-03T11:00:00Z', input)
diarievakt(['user', 'grant', userInfo().username, 'protected-reader', '--all-committees'], workspace, '2026-02-03T11:00:00Z')
diarievakt(['holder', 'enrol', '--accept-notice'], workspace, '2026-02-03T11:00:00Z')
const numbers = readFileSync(join(ROOT, 'test/fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split('\n').slice(0, letters)
const extract = join(folder, 'utdrag.csv')
writeFileSync(extract, `personnummer;fornamn;efternamn;skydd\n${numbers.map((number, at) => `${number};Elsa;Provsson${'abcdefghij'[at % 10]};skyddad folkbokföring\n`).join('')}`)
run(['person', 'sync', extract])

const {typeset} = (await import(new URL('../src/io/system/typeset.ts', import.meta.url).href)) as typeof typesetting
const bare = '#let rows = json(bytes(sys.inputs.data)).rows\n#table(columns: 5, ..rows)'
await typeset(bare, {rows: ['1']}, {form: 'plain'})
const started = performance.now()
const {pages} = await typeset(bare, {rows: numbers}, {form: 'plain'})
const plain = (performance.now() - started) / 1000
line(`typesetting ${numbers.length} numbers in a bare table`, plain, null, `${pages} pages`)

const list = `personnummer;typ;arendenummer;diarie\n${numbers.map((number, at) => `${number};${at % 5 === 0 ? 'rek' : 'brev'};KS 2026/${String(at + 1).padStart(5, '0')};KS\n`).join('')}`
const told = (name: string, {seconds, peakMB}: ReturnType<typeof diarievakt>, more = ''): void => line(name, seconds, plain, `peak ${peakMB?.toFixed(0)} MB${more}`)
told(`forwarding add --list, ${numbers.length} letters`, run(['forwarding', 'add', '--list'], list))
told('forwarding add --list, the same list again', diarievakt(['forwarding', 'add', '--list', '--dry-run', '--json'], workspace, '2026-02-03T11:00:00Z', list, [3]))
told('forwarding batch', run(['forwarding', 'batch']))
told('forwarding print --file', run(['forwarding', 'print', '1', '--file', join(folder, 'omgang.pdf')]))
told('forwarding list', run(['forwarding', 'list']))
told('forwarding posted', run(['forwarding', 'posted', '1']))
told('forwarding destroy', run(['forwarding', 'destroy', '1']))
rmSync(folder, {recursive: true})
