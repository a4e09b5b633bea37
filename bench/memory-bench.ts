import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line} from './measure.ts'

// How memory and time of an import grow with its rows: the yardstick is the smallest of them.
const largest = Number(process.argv[2] ?? 1_000_000)
let yardstick: number | null = null
for (const rows of [largest / 50, largest / 10, largest / 5, largest].map(Math.round)) {
  const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
  await writeExport(join(folder, 'export.csv'), rows)
  benchWorkspace(join(folder, 'w'), '2026-02-03T08:00:00Z')
  const {seconds, peakMB} = diarievakt(['import', join(folder, 'export.csv'), '--json'], join(folder, 'w'), '2026-02-03T08:00:00Z')
  line(`diarievakt import, ${rows} rows`, seconds, yardstick, `peak ${peakMB?.toFixed(0)} MB, ${(rows / seconds / 1000).toFixed(1)} k rows/s`)
  yardstick ??= seconds
  rmSync(folder, {recursive: true})
}
