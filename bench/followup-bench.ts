import {mkdtempSync, rmSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'
import {tmpdir, userInfo} from 'node:os'
import {join} from 'node:path'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure, median} from './measure.ts'

// A year's follow-up of one committee: so many public entries, a hundred thousand decisions and so many rows of the log, a tenth of them readings; beside sqlite3 that counts the same rows by month and kind.
const entries = Number(process.argv[2] ?? 500_000)
const logRows = entries * 4
const decisions = Math.round(entries / 5)
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
await writeExport(join(folder, 'export.csv'), Math.round((entries * 3) / 4), {from: '2026-01-01', days: 360})
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
const user = userInfo().username
for (const role of ['privacy-coordinator', 'protected-reader']) diarievakt(['user', 'grant', user, role, '--all-committees'], workspace, '2026-02-03T08:00:00Z')
diarievakt(['import', join(folder, 'export.csv'), '--json'], workspace, '2026-02-03T11:00:00Z')

// As a year of releases, answers and readings would leave it: pages and chains are not what is counted.
const database = new DatabaseSync(join(workspace, 'diarievakt.db'))
database.exec(`UPDATE version SET stage = 'published' WHERE stage = 'cleared';
  INSERT INTO publication (entry_id, version_number) SELECT entry_id, number FROM version WHERE stage = 'published';
  UPDATE entry SET first_published_on = date('2026-01-05', '+' || (rowid % 355) || ' days') WHERE id IN (SELECT entry_id FROM publication)`)
database.exec(`INSERT INTO decision (id, entry_id, version_number, kind, actor, at, policy_hash, fingerprint, findings)
  SELECT 'd' || rowid, entry_id, number, CASE WHEN rowid % 7 = 0 THEN 'withhold' ELSE 'publish' END, 'reg' || (rowid % 5), strftime('%Y-%m-%dT%H:%M:%fZ', '2026-02-04', '+' || (rowid % 300) || ' days', '+' || (rowid % 86400) || ' seconds'), policy_hash, fingerprint, '[]'
  FROM version ORDER BY rowid LIMIT ${decisions}`)
const insert = database.prepare('INSERT INTO audit_event (chain, position, previous_hash, at, actor, kind, entry_id, event, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
const hash = 'ab'.repeat(32)
const positions = {'KS': 10_000_000, '*readings': 0}
const KINDS = ['entry.decided', 'entry.decided', 'entry.decided', 'entry.withdrawn', 'entry.restored']
database.exec('BEGIN')
for (let row = 0; row < logRows; row += 1) {
  const at = new Date(Date.UTC(2026, 0, 5, 6) + Math.floor((row / logRows) * 355 * 86_400_000)).toISOString()
  if (row % 10 === 0) {
    const event = JSON.stringify({kind: 'reading.intended', reading: `r${row}`, holder: `h${row % 4}`, person: ((row * 7919) % 50_000).toString(16).padStart(64, '0'), fields: ['number', 'name'], why: 'matter', medium: 'view', turn: row, signature: 'x'.repeat(88)})
    insert.run('*readings', (positions['*readings'] += 1), hash, at, user, 'reading.intended', null, event, hash)
    continue
  }
  const kind = KINDS[row % KINDS.length] ?? ''
  const entry = row.toString(26).padStart(20, '0')
  insert.run('KS', (positions['KS'] += 1), hash, at, user, kind, entry, JSON.stringify({kind, entry, version: `${entry}.1`, reason: 'other', fingerprint: hash, note: null}), hash)
}
database.exec('COMMIT')
database.exec(`INSERT INTO protected_person (id, number_index, committees, number_sealed, name_sealed, address_sealed, level_sealed, particulars_sealed, added_at, seal)
  WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 50000) SELECT 'p' || x, 'i' || x, '["KS"]', '', '', '', '', '', '2026-06-01T00:00:00.000Z', '' FROM n; ANALYZE`)
database.close()

const BY_MONTH = `SELECT substr(at, 1, 7), kind, count(*) FROM audit_event WHERE at >= '2026-01-01' AND at < '2027-01-01' GROUP BY 1, 2; SELECT substr(first_published_on, 1, 7), count(*) FROM entry GROUP BY 1; SELECT kind, count(*), avg(length(findings)) FROM decision GROUP BY 1;`
const NOW = '2026-12-31T10:00:00Z'
const [counted, made]: [number[], number[]] = [[], []]
let peakMB = 0
for (let turn = 0; turn < 4; turn += 1) {
  const plain = measure('sqlite3', [join(workspace, 'diarievakt.db'), BY_MONTH]).seconds
  const report = diarievakt(['followup', 'report', '--committee', 'KS', '--from', '2026-01-01', '--to', '2026-12-31', '--json'], workspace, NOW)
  if (turn === 0) continue
  counted.push(plain)
  made.push(report.seconds)
  peakMB = Math.max(peakMB, report.peakMB ?? 0)
}
const yardstick = median(counted)
line(`sqlite3, ${logRows} log rows by month and kind, entries and decisions`, yardstick, null)
line(`followup report of a year, ${entries} entries`, median(made), yardstick, `peak ${peakMB.toFixed(0)} MB`)
rmSync(folder, {recursive: true})
