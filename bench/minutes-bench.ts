import '../scripts/as-written.ts'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type * as typesetting from '../src/io/system/typeset.js'
import {benchWorkspace, diarievakt, line} from './measure.ts'

// Minutes of so many items, and a batch of so many meetings: beside typesetting the same text bare.
const items = Number(process.argv[2] ?? 100)
const meetings = Number(process.argv[3] ?? 200)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
const settings = join(workspace, 'diarievakt.yaml')
const text = readFileSync(settings, 'utf8').replaceAll(/^ *adaptedMinutes:.*\n/gm, '')
writeFileSync(settings, text.replace(/^( +)diaryNumber:.*$/m, (line, indent: string) => `${line}\n${indent}adaptedMinutes: true`))

const TEXT = Array.from({length: 6}, (_, at) => `Förvaltningen har berett ärendet tillsammans med berörda enheter och lämnar förslag nummer ${at + 1} till beslut. Hyran följer avtalet, och verksamheten flyttar under hösten.`).join('\n\n')
const COLUMNS = 'diarie;datum;typ;paragraf;arendenummer;rubrik;sekretess;lagrum;narvarande;jav;text;beslut;expedieras;bilagor\n'
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const rowsOf = (day: string, count: number): string =>
  `KS;${day};;;;Sammanträde;;;Elsa Grahnén (ordförande, S) | Bo Ekvall (ledamot, M);;;;;\n${Array.from({length: count}, (_, at) => `KS;${day};protokoll;${at + 1};;Nya lokaler, del ${at + 1};${at % 10 === 9 ? 'ja' : 'nej'};;;;${quoted(TEXT)};${quoted('Nämnden godkänner förslaget.')};Ekonomi;Tjänsteskrivelse\n`).join('')}`
const dayAt = (at: number): string => new Date(Date.UTC(2026, 2, 1 + at)).toISOString().slice(0, 10)

const {typeset} = (await import(new URL('../src/io/system/typeset.ts', import.meta.url).href)) as typeof typesetting
const bare = '#let rows = json(bytes(sys.inputs.data)).rows\n#for row in rows { par(row) }'
await typeset(bare, {rows: ['1']}, {form: 'plain'})
const started = performance.now()
const {pages} = await typeset(bare, {rows: Array.from({length: items}, () => TEXT.split('\n\n')).flat()}, {form: 'plain'})
const plain = (performance.now() - started) / 1000
line(`typesetting the text of ${items} items bare`, plain, null, `${pages} pages`)

const run = (args: readonly string[], codes?: readonly number[]): ReturnType<typeof diarievakt> => diarievakt([...args, '--json'], workspace, '2026-02-03T11:00:00Z', undefined, codes)
const told = (name: string, {seconds, peakMB}: ReturnType<typeof diarievakt>, yardstick = plain): void => line(name, seconds, yardstick, `peak ${peakMB?.toFixed(0)} MB`)
const one = join(folder, 'one.csv')
writeFileSync(one, COLUMNS + rowsOf('2026-02-03', items))
told(`minutes import, ${items} items`, run(['minutes', 'import', one]))
const out = join(folder, 'out')
mkdirSync(out)
told('minutes generate, for the web', run(['minutes', 'generate', 'KS 2026-02-03', '--out', out]))
told('minutes generate, nothing new', run(['minutes', 'generate', 'KS 2026-02-03']))
told('minutes generate --version original', run(['minutes', 'generate', 'KS 2026-02-03', '--version', 'original', '--out', out]))
told('minutes check', run(['minutes', 'check', join(out, 'KS-2026-02-03-protokoll.pdf')]))

const many = join(folder, 'many.csv')
const each = Math.max(1, Math.round(items / 5))
writeFileSync(many, COLUMNS + Array.from({length: meetings}, (_, at) => rowsOf(dayAt(at), each)).join(''))
told(`minutes import, ${meetings} meetings of ${each} items`, run(['minutes', 'import', many]), (plain / 5) * meetings)
told(`minutes generate, ${meetings} meetings as a batch`, run(['minutes', 'generate', '--from', dayAt(0)]), (plain / 5) * meetings)
rmSync(folder, {recursive: true})
