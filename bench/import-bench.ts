import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure} from './measure.ts'

// Importing generated rows, beside what others need to put the same file in a table. None of them parses the values, scans, judges or keeps
// versions, so they are floors and no rivals.
const rows = Number(process.argv[2] ?? 1_000_000)
const now = '2026-02-03T08:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
const csv = join(folder, 'export.csv')
const changed = join(folder, 'changed.csv')
await writeExport(csv, rows)
await writeExport(changed, rows, {changedEvery: 100})
console.log(`${rows} rows, ${(statSync(csv).size / 1e6).toFixed(0)} MB`)

const KEY = ['diarie', 'arendenummer', 'handlingsnummer']
const yardstick = floor('sqlite3 .import, key and date index', 'sqlite3', importing('floor.db', [csv, 'export'], `CREATE UNIQUE INDEX export_key ON export (${KEY.join(', ')}); CREATE INDEX export_date ON export (datum);`))
floor('sqlite-utils insert --csv --pk', 'sqlite-utils', ['insert', join(folder, 'utils.db'), 'export', csv, '--csv', '--delimiter', ';', ...KEY.flatMap((column) => ['--pk', column])])

benchWorkspace(workspace, now)
for (const [what, file, at] of [
  ['first import', csv, now],
  ['the same file again', csv, '2026-02-04T08:00:00Z'],
  ['the file with 1 % of its rows changed', changed, '2026-02-05T08:00:00Z'],
] as const) {
  const {seconds, peakMB} = diarievakt(['import', file, '--json'], workspace, at)
  line(`diarievakt import, ${what}`, seconds, yardstick, `peak ${peakMB?.toFixed(0)} MB, ${(rows / seconds / 1000).toFixed(1)} k rows/s`)
}
ownRows()
rmSync(folder, {recursive: true})

/** What a program that only stores needs; null where it is not installed. */
function floor(what: string, program: string, args: readonly string[]): number | null {
  if (spawnSync(program, ['--version']).error !== undefined) {
    console.log(`${program} is not installed: no such yardstick.`)
    return null
  }
  const {seconds} = measure(program, args)
  line(what, seconds, null)
  return seconds
}

/** Arguments of the sqlite3 command line that put a file into a table and run some statements after it. */
function importing(database: string, [file, table]: readonly [string, string], after: string): readonly string[] {
  return [join(folder, database), '-cmd', '.mode csv', '-cmd', '.separator ;', '-cmd', `.import ${file} ${table}`, after]
}

/** The rows as the register keeps them after a first import, in tables of the same columns and indexes: what storing alone takes. */
function ownRows(): void {
  if (yardstick === null) return
  const copy = join(folder, 'own')
  benchWorkspace(copy, now)
  const {seconds} = diarievakt(['import', csv, '--json'], copy, now)
  const database = join(copy, 'diarievakt.db')
  const tables = ['entry', 'version']
  for (const table of tables) measure('sqlite3', [database, '-cmd', '.mode csv', '-cmd', `.once ${join(folder, `${table}.csv`)}`, `SELECT * FROM ${table}`])
  const schema = spawnSync('sqlite3', [database, `SELECT sql || ';' FROM sqlite_master WHERE tbl_name IN ('entry', 'version') AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC, name`], {encoding: 'utf8'}).stdout
  const stored = measure('sqlite3', [join(folder, 'own.db'), '-cmd', schema.replaceAll('\n', ' '), '-cmd', '.mode csv', ...tables.flatMap((table) => ['-cmd', `.import ${join(folder, `${table}.csv`)} ${table}`]), 'SELECT 1']).seconds
  line("sqlite3 .import of the register's own columns and indexes", stored, null)
  line('diarievakt import, first import', seconds, stored)
  if (existsSync(copy)) rmSync(copy, {recursive: true})
}
