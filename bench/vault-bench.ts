import '../scripts/as-written.ts'
import {createCipheriv, createHash, generateKeyPairSync, randomBytes, scryptSync, sign} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type * as openings from '../src/cli/open-session.js'
import type * as enrolling from '../src/usecases/protected/enrol-holder.js'
import type * as keeping from '../src/usecases/protected/keep-persons.js'
import type * as reading from '../src/usecases/protected/read-person.js'
import type * as rotating from '../src/usecases/protected/rotate-keys.js'
import type * as unlocks from '../src/usecases/protected/unlock.js'
import type * as particulars from '../src/core/protected/particulars.js'
import type * as persons from '../src/io/db/protected-person-table.js'
import {diarievakt, line, measure, median, ROOT} from './measure.ts'

// The vault with so many protected persons, and a log of so many rows of readings: each beside the same cryptography in a plain loop, or the same rows read and hashed.
const kept = Number(process.argv[2] ?? 50_000)
const rows = Number(process.argv[3] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
Object.assign(process.env, {XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state'), DIARIEVAKT_NOW: '2026-02-03T09:00:00Z'})
measure(process.execPath, [join(ROOT, 'bin', 'run.js'), 'init', workspace, '--demo', '--no-input'], {env: {DIARIEVAKT_NOW: '2026-02-03T08:00:00Z'}})

const load = async (path: string): Promise<unknown> => import(new URL(path, import.meta.url).href)
const {openSession} = (await load('../src/cli/open-session.ts')) as typeof openings
const {enrolHolder} = (await load('../src/usecases/protected/enrol-holder.ts')) as typeof enrolling
const {keepPersons} = (await load('../src/usecases/protected/keep-persons.ts')) as typeof keeping
const {findPerson} = (await load('../src/usecases/protected/read-person.ts')) as typeof reading
const {rotateKeys} = (await load('../src/usecases/protected/rotate-keys.ts')) as typeof rotating
const {withVault} = (await load('../src/usecases/protected/unlock.ts')) as typeof unlocks
const {NO_PARTICULARS} = (await load('../src/core/protected/particulars.ts')) as typeof particulars
const {personsByIndex} = (await load('../src/io/db/protected-person-table.ts')) as typeof persons

/** Seconds that something took. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const figures: number[] = []
  for (let at = 0; at < times; at += 1) figures.push(await seconds(work))
  return median(figures)
}

/** No number of anybody: days of a month that no calendar has. */
const numberOf = (at: number): string => String(at).padStart(12, '0')
const unlocking = {holder: 'bench', passphrase: 'fem ord som ingen har'}
const session = await openSession(workspace)
await enrolHolder(session, {...unlocking, takesNotice: true})

const scrypt = await timed(5, async () => scryptSync(unlocking.passphrase, randomBytes(16), 32, {N: 1 << 17, r: 8, p: 1, maxmem: 1 << 28}))
line('scrypt, 2^17', scrypt, null)
line('unlock: open a holder’s key, look through the log, open the vault', await timed(5, () => withVault(session, unlocking, async () => undefined)), scrypt)

const all = Array.from({length: kept}, (_, at) => ({number: numberOf(at), name: `Elsa Lindqvist ${at}`, address: `Storgatan ${at}\n123 45 Testköping`, level: 'sekretessmarkering' as const, committees: ['*' as const], particulars: null, item: null}))
const plain = await seconds(async () => loopOver(kept * 4))
line(`AES-256-GCM in a plain loop, ${kept * 4} fields, a key for every four`, plain, null)
const keep = await seconds(() => withVault(session, unlocking, (open) => keepPersons(session, open, all)))
line(`keep ${kept} persons: keys, fields, rows, signed events`, keep, plain, `${((keep / kept) * 1000).toFixed(3)} ms each`)
await withVault(session, unlocking, async ({vault}) => {
  const some = (await Promise.all(Array.from({length: 1_000}, (_, at) => personsByIndex(session.db, vault.indexOf(numberOf(at * 7)))))).flat()
  const open = await timed(5, async () => {
    for (const person of some) await vault.openPerson(person)
  })
  line('open 4,000 fields, the key of every four from the key store', open, (plain / kept) * some.length, `${((open / some.length / 4) * 1e6).toFixed(0)} µs a field`)
  const seal = await timed(5, () => vault.sealPersons(some.map((person, at) => ({...all[at]!, id: person.id, addedAt: person.addedAt, particulars: NO_PARTICULARS}))))
  line('seal 4,000 fields, the key of every four from the key store', seal, (plain / kept) * some.length, `${((seal / some.length / 4) * 1e6).toFixed(0)} µs a field`)
  const find = await timed(5, async () => {
    for (let at = 0; at < 1_000; at += 1) await personsByIndex(session.db, vault.indexOf(numberOf((at * 31) % kept)))
  })
  line(`find 1,000 numbers among ${kept}: index and row`, find, null, `${(find * 1e3).toFixed(0)} µs a number`)
})
const found = await timed(5, () => findPerson(session, {unlocking, why: 'matter', number: numberOf(kept - 1)}))
line('find and read one: unlock, two signed rows on the disk, open', found, scrypt)
const rotate = await seconds(() => rotateKeys(session, unlocking))
line(`rotate ${kept}: wrap keys and index numbers anew`, rotate, plain)
await session.close()

const log = join(folder, 'log')
measure(process.execPath, [join(ROOT, 'bin', 'run.js'), 'init', log, '--demo', '--no-input'], {env: {DIARIEVAKT_NOW: '2026-02-03T08:00:00Z'}})
fill(join(log, 'diarievakt.db'), rows)
const [yardsticks, verified]: [number[], number[]] = [[], []]
for (let turn = 0; turn < 4; turn += 1) {
  const hashed = measure(process.execPath, ['--no-warnings', join(ROOT, 'bench', 'hash-log.mjs'), join(log, 'diarievakt.db')]).seconds
  const took = diarievakt(['audit', 'verify', '--json'], log, '2027-02-03T08:00:00Z')
  if (turn === 0) continue
  yardsticks.push(hashed)
  verified.push(took.seconds)
}
line(`reading and hashing ${rows} rows of readings, plain loop`, median(yardsticks), null)
line('audit verify, the last signature of each holder', median(verified), median(yardsticks), `${(rows / median(verified) / 1000).toFixed(0)} k rows/s`)
rmSync(folder, {recursive: true})

/** What sealing costs by itself: a random nonce, a cipher, a tag. */
function loopOver(fields: number): void {
  let key = randomBytes(32)
  const text = Buffer.from('Storgatan 1, 123 45 Testköping')
  for (let at = 0; at < fields; at += 1) {
    if (at % 4 === 0) key = randomBytes(32)
    const cipher = createCipheriv('aes-256-gcm', key, randomBytes(12))
    cipher.update(text)
    cipher.final()
    cipher.getAuthTag()
  }
}

/** A chain of readings worked out by the manual's words, and not by the program: a holder, and then intents and outcomes, each signed. */
function fill(path: string, count: number): void {
  const db = new DatabaseSync(path)
  const register = String(db.prepare("SELECT value FROM meta WHERE key = 'registerId'").get()?.['value'])
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const {privateKey, publicKey} = generateKeyPairSync('ed25519')
  const members = [{name: 'bench', account: 'bench', recipient: 'age1bench', signing: publicKey.export({type: 'spki', format: 'der'}).toString('base64')}]
  const insert = db.prepare('INSERT INTO audit_event (chain, position, previous_hash, at, actor, kind, entry_id, event, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const chain = '*readings'
  let previous = sha256(`diarievakt.audit-start/1\n${register}\n${chain}`)
  db.exec('BEGIN')
  for (let position = 1; position <= count; position += 1) {
    const at = new Date(Date.UTC(2026, 1, 3, 9) + position * 1000).toISOString()
    const reading = (position >> 1).toString(26).padStart(20, 'a')
    const body =
      position === 1
        ? {kind: 'holders.settled', why: 'begun', holder: 'bench', named: 'bench', version: 1, roster: sha256('roster'), generation: 1, persons: 0, members}
        : position % 2 === 0
          ? {kind: 'reading.intended', reading, holder: 'bench', person: sha256(String(position % 997)), fields: ['number', 'name', 'address', 'level'], why: 'matter', medium: 'view'}
          : {kind: 'reading.done', reading, holder: 'bench', outcome: 'shown'}
    const link = (event: string): string => ['diarievakt.audit/1', chain, position, previous, at, 'bench', body.kind, '', event].join('\n')
    const said = {...body, turn: position}
    const event = JSON.stringify({...said, signature: sign(null, Buffer.from(link(JSON.stringify(said))), privateKey).toString('base64')})
    const hash = sha256(link(event))
    insert.run(chain, position, previous, at, 'bench', body.kind, null, event, hash)
    previous = hash
  }
  db.prepare('INSERT INTO audit_head (chain, position, hash) VALUES (?, ?, ?)').run(chain, count, previous)
  db.exec('COMMIT')
  db.close()
}
