import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {monitorEventLoopDelay} from 'node:perf_hooks'
import type * as sessions from '../src/cli/open-session.js'
import type * as desks from '../src/usecases/review/desk.js'
import type {EntryId} from '../src/core/terms/identifiers.js'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure, median, ROOT} from './measure.ts'
import '../scripts/as-written.ts'

// Reading the review queue: every other entry waits. Beside sqlite3 selecting the same columns of the same rows from the same file.
const entries = Number(process.argv[2] ?? 200_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
const csv = join(folder, 'export.csv')
const database = join(workspace, 'diarievakt.db')
const MADE = '2026-02-03T08:00:00Z'
await writeExport(csv, Math.round((entries * 3) / 4))
benchWorkspace(workspace, MADE)
diarievakt(['import', csv, '--json'], workspace, MADE)
const VERDICT = '{"kind":"review","grounds":["no-registrar"],"findings":[{"finding":{"kind":"person","field":"heading","index":0,"start":3,"end":15,"certainty":"likely","detector":"person","why":"name"},"rule":"person","answer":"review"}]}'
measure('sqlite3', [database], {input: `UPDATE version SET stage = 'held', verdict = '${VERDICT}' WHERE rowid % 2 = 0; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);`})

const WAITING = "v.stage IN ('held', 'blocked', 'escalated', 'deferred')"
const yardstick = measure('sqlite3', [database], {
  input: `.output /dev/null\nSELECT e.id, e.committee, e.case_number, e.document_number, v.number, v.stage, v.content, v.verdict, v.made_at FROM version v JOIN entry e ON e.id = v.entry_id AND e.current_version = v.number WHERE ${WAITING} ORDER BY v.entry_id;`,
})
line(`sqlite3 selecting what waits of ${entries} entries`, yardstick.seconds, null)

process.env['DIARIEVAKT_NOW'] = '2026-02-04T08:00:00Z'
const loaded = async <T>(path: string): Promise<T> => (await import(join(ROOT, 'src', path))) as T
const {openSession} = await loaded<typeof sessions>('cli/open-session.ts')
const {openDesk} = await loaded<typeof desks>('usecases/review/desk.ts')
const session = await openSession(workspace)
const desk = await openDesk(session, {committee: null})
const since = (start: number): number => (performance.now() - start) / 1000

const delay = monitorEventLoopDelay({resolution: 1})
delay.enable()
const began = performance.now()
const ids: EntryId[] = []
let first = 0
for await (const page of desk.rows()) {
  if (ids.length === 0) first = since(began)
  ids.push(...page.map(({id}) => id))
}
const last = since(began)
delay.disable()
line('first 200 rows', first, yardstick.seconds)
const ms = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(1)
line(`all ${ids.length} rows`, last, yardstick.seconds, `event loop held up p50 ${ms(delay.percentile(50))}, p99 ${ms(delay.percentile(99))}, at most ${ms(delay.max)} ms`)

const asked: number[] = []
for (let at = 0; at < 50; at += 1) {
  const start = performance.now()
  await desk.changes()
  asked.push(since(start))
}
line('what is new, where nothing is', median(asked), yardstick.seconds)
for (const [what, answer] of [['publish', {kind: 'publish'}], ['a new heading', {kind: 'rewrite-heading', heading: 'Remiss om ny förskola'}]] as const) {
  const start = performance.now()
  await desk.preview(ids.slice(0, 5_000), answer)
  line(`5000 previewed: ${what}`, since(start), yardstick.seconds)
}
const chosen = ids.slice(0, 1_000)
const seen = new Map((await desk.preview(chosen, {kind: 'withhold'})).flatMap(({id, seal}) => (seal === null ? [] : [[id, seal] as const])))
let start = performance.now()
await desk.decide({seen, answer: {kind: 'withhold'}, reason: null, note: null})
line('1000 decided together', since(start), yardstick.seconds)
start = performance.now()
await desk.changes()
line('what is new after that', since(start), yardstick.seconds)
start = performance.now()
await desk.undo(null)
line('1000 undone together', since(start), yardstick.seconds)
await desk.close()
await session.close()
rmSync(folder, {recursive: true})
