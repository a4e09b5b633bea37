import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {COLUMNS, writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure} from './measure.ts'
import {startPostgres} from './postgres-bench-server.ts'

// Importing generated rows into PostgreSQL, beside psql's \copy of the same file into a table with the same key and a date index, on the same server.
const rows = Number(process.argv[2] ?? 1_000_000)
const now = '2026-02-03T08:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const csv = join(folder, 'export.csv')
await writeExport(csv, rows)
const server = await startPostgres()
try {
  const psql = (...commands: readonly string[]): readonly string[] => ['-X', '-q', '-h', server.socket, '-U', 'postgres', '-d', 'floor', ...commands.flatMap((command) => ['-c', command])]
  let yardstick: number | null = null
  if (spawnSync('psql', ['--version']).error === undefined) {
    measure('psql', psql(`CREATE TABLE export (${COLUMNS.map((column) => `${column} text COLLATE "C"`).join(', ')})`))
    yardstick = measure('psql', psql(
      `\\copy export FROM '${csv}' WITH (FORMAT csv, HEADER, DELIMITER ';')`,
      'CREATE UNIQUE INDEX export_key ON export (diarie, arendenummer, handlingsnummer)',
      'CREATE INDEX export_date ON export (datum)',
    )).seconds
    line(`psql \\copy, key and date index, ${rows} rows`, yardstick, null)
  } else console.log('psql is not installed: no yardstick.')
  benchWorkspace(join(folder, 'w'), now, server.url)
  for (const [what, at] of [['first import', now], ['the same file again', '2026-02-04T08:00:00Z']] as const) {
    const {seconds, peakMB} = diarievakt(['import', csv, '--json'], join(folder, 'w'), at)
    line(`diarievakt import into PostgreSQL, ${what}`, seconds, yardstick, `peak ${peakMB?.toFixed(0)} MB, ${(rows / seconds / 1000).toFixed(1)} k rows/s`)
  }
} finally {
  await server.end()
  rmSync(folder, {recursive: true})
}
