import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line} from './measure.ts'

// Publishing generated entries: a first release, one in which nothing changed, and a takedown; beside writing as many files of 3 kB.
const entries = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
const csv = join(folder, 'export.csv')
// Three documents and their case make four entries; one row in fifty is held.
await writeExport(csv, Math.round((entries * 3) / 4))
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
diarievakt(['import', csv, '--json'], workspace, '2026-02-03T08:00:00Z')

const started = performance.now()
const page = 'x'.repeat(3_000)
for (let at = 0; at < entries; at += 1) {
  if (at % 1_000 === 0) mkdirSync(join(folder, 'floor', String(at)), {recursive: true})
  writeFileSync(join(folder, 'floor', String(at - (at % 1_000)), `${at}.html`), page)
}
const yardstick = (performance.now() - started) / 1000
line(`writing ${entries} files of 3 kB`, yardstick, null)
for (const [what, args, now] of [
  [`publication run, ${entries} entries`, ['publication', 'run', '--json'], '2026-02-03T11:00:00Z'],
  ['publication run, nothing changed', ['publication', 'run', '--json'], '2026-02-03T15:00:00Z'],
  ['publication withdraw, one entry', ['publication', 'withdraw', 'KS 2025/0000001:1', '--reason', 'other', '--json'], '2026-02-03T15:01:00Z'],
] as const) {
  const {seconds, peakMB} = diarievakt([...args], workspace, now)
  line(what, seconds, yardstick, `peak ${peakMB?.toFixed(0)} MB`)
}
rmSync(folder, {recursive: true})
