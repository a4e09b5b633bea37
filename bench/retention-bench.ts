import {appendFileSync, copyFileSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure} from './measure.ts'

// Purging generated entries that have had their time: weighed, noted in the stop journal, under tombstones and in the log, deleted, overwritten and
// searched for; beside sqlite3 deleting the same rows of the same tables, with the same indexes, under secure_delete.
const entries = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
const csv = join(folder, 'export.csv')
const database = join(workspace, 'diarievakt.db')
const MADE = '2026-02-03T08:00:00Z'
// Three documents and their case make four entries.
await writeExport(csv, Math.round((entries * 3) / 4))
benchWorkspace(workspace, MADE)
appendFileSync(join(workspace, 'diarievakt.yaml'), 'archive: none\n')
diarievakt(['import', csv, '--json'], workspace, MADE)
// As if a registrar had answered no to all of it: drawing a site of as many pages is another benchmark.
measure('sqlite3', [database], {input: "UPDATE version SET stage = 'withheld';"})

const yardstickFile = join(folder, 'yardstick.db')
copyFileSync(database, yardstickFile)
const yardstick = measure('sqlite3', [yardstickFile], {
  input: `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;
    DROP TRIGGER entry_needs_permit;
    BEGIN IMMEDIATE; DELETE FROM version WHERE number > 0; DELETE FROM entry WHERE kind <> ''; COMMIT;
    PRAGMA wal_checkpoint(TRUNCATE);`,
})
line(`sqlite3 deleting ${entries} rows, overwritten`, yardstick.seconds, null)
for (const [what, args] of [
  [`retention plan, ${entries} entries`, ['retention', 'plan', '--json']],
  ['retention purge', ['retention', 'purge', '--yes', '--json']],
  ['retention purge, nothing due', ['retention', 'purge', '--yes', '--json']],
] as const) {
  const {seconds, peakMB} = diarievakt([...args], workspace, '2029-03-01T08:00:00Z')
  line(what, seconds, yardstick.seconds, `peak ${peakMB?.toFixed(0)} MB`)
}
// What is told again must not come back, and asking must not cost.
const {seconds, peakMB} = diarievakt(['import', csv, '--json'], workspace, '2029-03-02T08:00:00Z')
line('import of the same export, all of it purged', seconds, yardstick.seconds, `peak ${peakMB?.toFixed(0)} MB`)
rmSync(folder, {recursive: true})
