import {createHash} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {benchWorkspace, diarievakt, line, measure, median, ROOT} from './measure.ts'

// Verifying a log of generated decisions in eight committees' chains, beside reading the same rows one by one and hashing their bytes.
const rows = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
benchWorkspace(workspace, '2026-02-03T08:00:00Z')
const database = join(workspace, 'diarievakt.db')
fill(database, rows)

// By turns, so that a busy moment of the machine falls on both.
const [plain, verify, quarter]: [number[], number[], number[]] = [[], [], []]
let peakMB = 0
for (let turn = 0; turn < 4; turn += 1) {
  const hashed = measure(process.execPath, ['--no-warnings', join(ROOT, 'bench', 'hash-log.mjs'), database]).seconds
  const verified = diarievakt(['audit', 'verify', '--json'], workspace, '2027-02-03T08:00:00Z')
  const listed = diarievakt(['audit', 'list', '--json'], workspace, '2027-02-03T08:00:00Z').seconds
  if (turn === 0) continue
  plain.push(hashed)
  verify.push(verified.seconds)
  quarter.push(listed)
  peakMB = Math.max(peakMB, verified.peakMB ?? 0)
}
const yardstick = median(plain)
const seconds = median(verify)
line(`reading and hashing ${rows} rows, plain loop`, yardstick, null)
line('audit verify', seconds, yardstick, `peak ${peakMB.toFixed(0)} MB, ${(rows / seconds / 1000).toFixed(0)} k rows/s`)
line('audit list, the newest fifty', median(quarter), yardstick)
rmSync(folder, {recursive: true})

/** Chains worked out here by the manual's words, and not by the program: a verification that passes is a second witness to them. */
function fill(path: string, count: number): void {
  const db = new DatabaseSync(path)
  const register = String(db.prepare("SELECT value FROM meta WHERE key = 'registerId'").get()?.['value'])
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const insert = db.prepare('INSERT INTO audit_event (chain, position, previous_hash, at, actor, kind, entry_id, event, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const chains = ['KS', 'SN', 'BUN', 'TN', 'MBN', 'KFN', 'OFN', 'VN'].map((chain) => ({chain, position: 0, hash: sha256(`diarievakt.audit-start/1\n${register}\n${chain}`)}))
  db.exec('BEGIN')
  for (let n = 0; n < count; n += 1) {
    const head = chains[n % chains.length]
    if (head === undefined) break
    const at = new Date(Date.UTC(2026, 1, 3, 9) + n * 1000).toISOString()
    const entry = n.toString(26).padStart(20, '0').replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))
    const event = JSON.stringify({kind: 'entry.decided', entry, version: `${entry}.1`, decision: entry, answer: 'publish', reason: null, fingerprint: head.hash, note: null})
    const position = head.position + 1
    const hash = sha256(['diarievakt.audit/1', head.chain, position, head.hash, at, 'registrator', 'entry.decided', entry, event].join('\n'))
    insert.run(head.chain, position, head.hash, at, 'registrator', 'entry.decided', entry, event, hash)
    Object.assign(head, {position, hash})
  }
  for (const {chain, position, hash} of chains) db.prepare('INSERT INTO audit_head (chain, position, hash) VALUES (?, ?, ?)').run(chain, position, hash)
  db.exec('COMMIT')
  db.close()
}
