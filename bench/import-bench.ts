import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure} from './measure.ts'

// Importing generated rows, beside what the sqlite3 command line needs to put the same file in a table with the same key and a date index.
// It neither parses, scans, judges nor keeps versions, so it is a floor and no rival.
const rows = Number(process.argv[2] ?? 1_000_000)
const now = '2026-02-03T08:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const csv = join(folder, 'export.csv')
await writeExport(csv, rows)
const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0
const yardstick = hasSqlite
  ? measure('sqlite3', [
      join(folder, 'floor.db'),
      '-cmd',
      '.mode csv',
      '-cmd',
      '.separator ;',
      '-cmd',
      `.import ${csv} export`,
      'CREATE UNIQUE INDEX export_key ON export (diarie, arendenummer, handlingsnummer); CREATE INDEX export_date ON export (datum);',
    ]).seconds
  : null
if (yardstick === null) console.log('The sqlite3 command line is not installed: no yardstick.')
else line(`sqlite3 .import with two indexes, ${rows} rows`, yardstick, null)
benchWorkspace(join(folder, 'w'), now)
for (const what of ['first import', 'the same file again']) {
  const {seconds, peakMB} = diarievakt(['import', csv, '--json'], join(folder, 'w'), now)
  line(`diarievakt import, ${what}`, seconds, yardstick, `peak ${peakMB?.toFixed(0)} MB, ${(rows / seconds / 1000).toFixed(1)} k rows/s`)
}
rmSync(folder, {recursive: true})
