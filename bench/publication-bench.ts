import {mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure} from './measure.ts'

// Publishing generated entries: the first release, one in which nothing changed, one with a day's changes, and a takedown; beside a plain copy of the same site.
const entries = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
// Three documents and their case make four entries; one row in fifty is held.
await writeExport(join(folder, 'export.csv'), Math.round((entries * 3) / 4))
// A day's work: 400 new rows of the last three days, and 100 old ones that the registry has changed.
await writeExport(join(folder, 'new.csv'), 400, {from: '2026-02-01', startAt: 5_000_000, days: 3})
await writeExport(join(folder, 'changed.csv'), 300, {changedEvery: 3})
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
diarievakt(['import', join(folder, 'export.csv'), '--json'], workspace, '2026-02-03T08:00:00Z')

const first = diarievakt(['publication', 'run', '--json'], workspace, '2026-02-03T11:00:00Z')
const copy = measure('cp', ['-rL', join(workspace, 'site', 'current', '.'), join(folder, 'copy')])
line(`cp -rL of the site of ${entries} entries`, copy.seconds, null, sizeOf(join(folder, 'copy')))
const told = (what: string, {seconds, peakMB}: typeof first): void => line(what, seconds, copy.seconds, `peak ${peakMB?.toFixed(0)} MB`)
told(`publication run, ${entries} entries`, first)
told('publication run, nothing changed', diarievakt(['publication', 'run', '--json'], workspace, '2026-02-03T15:00:00Z'))
for (const name of ['new.csv', 'changed.csv']) diarievakt(['import', join(folder, name), '--json'], workspace, '2026-02-04T08:00:00Z')
told('publication run, 500 changes', diarievakt(['publication', 'run', '--json'], workspace, '2026-02-04T11:00:00Z'))
told('publication withdraw, one entry', diarievakt(['publication', 'withdraw', 'KS 2025/0000001:1', '--reason', 'other', '--json'], workspace, '2026-02-04T11:01:00Z'))
rmSync(folder, {recursive: true})

/** How many files a folder has, and how large they are together. */
function sizeOf(place: string): string {
  const files = readdirSync(place, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  const bytes = files.reduce((sum, {parentPath, name}) => sum + statSync(join(parentPath, name)).size, 0)
  return `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`
}
