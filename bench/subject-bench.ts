import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure} from './measure.ts'

// Looking for a person in a register of generated rows. The yardstick asks the same table whether a word stands in it: it folds no spelling,
// knows no initials and looks in nothing but the entries, so it is a floor and no rival.
const rows = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
await writeExport(join(folder, 'export.csv'), rows)
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
diarievakt(['import', join(folder, 'export.csv'), '--json'], workspace, '2026-02-03T08:00:00Z')

const floor = measure('sqlite3', [join(workspace, 'diarievakt.db'), "SELECT count(*) FROM version WHERE content LIKE '%sjögren%'"]).seconds
line(`sqlite3 LIKE over ${rows} rows`, floor, null)
for (const [what, known] of [
  ['a name that nobody has', 'Åsa Sjögren'],
  ['a name, an e-mail address, a telephone and a street', 'Åsa Sjögren\nasa.sjogren@provkommunen.example\n031-390 06 05\nStorgatan 12 B'],
] as const) {
  const {seconds, peakMB} = diarievakt(['subject', 'find', '--json'], workspace, '2026-02-04T08:00:00Z', known)
  line(`diarievakt subject find, ${what}`, seconds, floor, `peak ${peakMB?.toFixed(0)} MB`)
}
rmSync(folder, {recursive: true})
