import type {Knex} from 'knex'
import type {Stage} from '../../core/journey.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import {CAUSES_SINCE_BACKUP, stoppedAgain, UNHEARD_CAUSES, type CauseSinceBackup, type HoldNote, type JournalNote, type Reapplied, type StoppedEntry} from '../../core/retention/stop.js'
import type {DecisionKind} from '../../core/review/decision.js'
import type {CommitteeCode, EntryId, Fingerprint, Instant} from '../../core/terms/identifiers.js'
import type {HoldReason} from '../../core/terms/legal-hold.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {caseAddress, documentAddress, fileAddress, meetingAddress} from '../../core/publication/page-address.js'
import type {Fingerprinter} from '../system/digest.js'
import {takeBackDeclarations} from './decision-table.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {legalHolds, replaceHolds, type LegalHold} from './hold-table.js'
import {setRemovalsPending} from './meta-table.js'
import {takeOff, takeOffDisallowed} from './publication-table.js'
import {purgeEntries} from './purge-table.js'
import {changeGoneAddresses} from './release-table.js'
import {select} from './select.js'
import {keyOf} from './stop-table.js'
import {setTombstones} from './tombstone-table.js'

// In a restored register this happens while it is still a scratch register, which nobody reads: what was stopped after the backup is gathered from the
// journal and from the register that is replaced, and stopped again before the copy takes that register's place (P3). In a register that somebody put
// back by other means it happens in its next change.

const PAGE_ROWS = 1_000
const RANK = (cause: CauseSinceBackup): number => CAUSES_SINCE_BACKUP.indexOf(cause)

const STOP_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'rank', type: 'integer'},
  {name: 'key_hash', type: 'text'},
  {name: 'first_day', type: 'text'},
  {name: 'is_new', type: 'integer'},
  // Not 0 where the registry has said something else since the backup, or nobody can tell: its next word is waited for. 2 where the journal does not say so yet.
  {name: 'unheard', type: 'integer'},
] as const satisfies readonly BulkColumn[]

const REPLACED_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'committee', type: 'text'},
  {name: 'case_number', type: 'text'},
  {name: 'document_number', type: 'text'},
  {name: 'first_published_on', type: 'text'},
  {name: 'stage', type: 'text'},
  {name: 'fingerprint', type: 'text'},
  {name: 'content_digest', type: 'text'},
  {name: 'registry_state', type: 'text'},
  {name: 'is_unheard', type: 'integer'},
  {name: 'shown_fingerprint', type: 'text'},
  {name: 'may_show', type: 'integer'},
  {name: 'is_taken_down', type: 'integer'},
  {name: 'was_decided', type: 'integer'},
] as const satisfies readonly BulkColumn[]

/** Whether the current version `v` of an entry `e` with its case `c` may be shown, as SQL. */
const MAY_SHOW = `v.stage IN ('cleared', 'secret', 'published', 'expired') AND e.registry_state = 'present' AND e.is_taken_down = 0 AND (c.id IS NULL OR c.registry_state = 'present')`

const STANDING = `entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version LEFT JOIN entry c ON c.id = e.case_id`

/** One entry of the register that is replaced, as far as it tells what may still be shown. */
export type ReplacedEntry = readonly (string | number | null)[]

/** Makes the tables in which what was stopped is gathered; they are no part of the register. */
export async function gatherStops(tx: Knex.Transaction): Promise<void> {
  const made = (columns: readonly BulkColumn[]): string => columns.map(({name, type}) => `${name} ${type}${name === 'entry_id' ? ' PRIMARY KEY' : ''}`).join(', ')
  await tx.raw(`CREATE TEMPORARY TABLE again_stop (${made(STOP_COLUMNS)})`)
  await tx.raw('CREATE TEMPORARY TABLE again_note (id text PRIMARY KEY, is_new integer)')
  // Without a reason it was lifted.
  await tx.raw('CREATE TEMPORARY TABLE again_hold (case_id text PRIMARY KEY, reason text, since text, told_at text, is_new integer)')
  await tx.raw(`CREATE TEMPORARY TABLE replaced_entry (${made(REPLACED_COLUMNS)})`)
}

/** Adds stops to what is gathered: of two causes the stricter stands. `isNew` where the journal does not hold them yet. */
async function addStops(tx: Knex.Transaction, dialect: Dialect, cause: CauseSinceBackup, entries: readonly StoppedEntry[], isNew: boolean): Promise<void> {
  if (entries.length === 0) return
  const names = STOP_COLUMNS.map(({name}) => name).join(', ')
  await tx.raw(
    `INSERT INTO again_stop (${names}) SELECT ${names} FROM ${dialect.rowsFrom(STOP_COLUMNS)} AS listed WHERE true
     ON CONFLICT (entry_id) DO UPDATE SET is_new = CASE WHEN excluded.rank > again_stop.rank THEN excluded.is_new ELSE again_stop.is_new END,
       unheard = CASE WHEN again_stop.unheard = 0 THEN excluded.unheard ELSE again_stop.unheard END,
       rank = CASE WHEN excluded.rank > again_stop.rank THEN excluded.rank ELSE again_stop.rank END, first_day = coalesce(again_stop.first_day, excluded.first_day)`,
    [JSON.stringify(entries.map(({entry, key, firstDay}) => [entry, RANK(cause), key, firstDay, Number(isNew), UNHEARD_CAUSES.includes(cause) ? 1 + Number(isNew) : 0]))],
  )
}

/** Takes the gathered away again: a register that stands is to hold the register alone. */
export async function forgetGathered(tx: Knex.Transaction): Promise<void> {
  for (const table of ['again_stop', 'again_note', 'again_hold', 'replaced_entry']) await tx.raw(`DROP TABLE ${table}`)
}

/** Adds what a line of the journal notes to what is gathered. `isNew` where the journal that is gone on with does not hold it. */
export async function addNote(tx: Knex.Transaction, dialect: Dialect, note: JournalNote, isNew: boolean): Promise<void> {
  if ('notes' in note) return addErasedNotes(tx, note.notes, isNew)
  if ('why' in note) return addStops(tx, dialect, note.why, note.entries, isNew)
  // Of what was said of a case the last stands.
  await tx.raw(
    `INSERT INTO again_hold (case_id, reason, since, told_at, is_new) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET reason = excluded.reason, since = excluded.since, is_new = CASE WHEN excluded.told_at = again_hold.told_at THEN again_hold.is_new ELSE excluded.is_new END, told_at = excluded.told_at
     WHERE excluded.told_at >= again_hold.told_at`,
    [note.case, note.hold?.reason ?? null, note.hold?.since ?? null, note.at, Number(isNew)],
  )
}

/** Adds the holds of the register that is replaced, but for those that the backup knows as well as it, and those of which the journal tells something as late. */
export async function addReplacedHolds(tx: Knex.Transaction, holds: readonly LegalHold[]): Promise<void> {
  const known = new Map((await legalHolds(tx)).map((hold) => [hold.caseEntry, hold]))
  for (const {caseEntry, reason, since} of holds) {
    const own = known.get(caseEntry)
    if (own?.reason === reason && own.since === since) continue
    await tx.raw(
      `INSERT INTO again_hold (case_id, reason, since, told_at, is_new) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT (case_id) DO UPDATE SET reason = excluded.reason, since = excluded.since, told_at = excluded.told_at, is_new = 1 WHERE excluded.told_at > again_hold.told_at`,
      [caseEntry, reason, since, since],
    )
  }
}

interface AgainHoldRow {
  case_id: string
  reason: string | null
  since: string | null
}

/** What is gathered of legal holds and stands in no journal yet. */
export async function newHolds(tx: Knex.Transaction): Promise<readonly Pick<HoldNote, 'case' | 'hold'>[]> {
  return (await select<AgainHoldRow>(tx, 'SELECT case_id, reason, since FROM again_hold WHERE is_new = 1 ORDER BY case_id')).map((row) => ({case: row.case_id as EntryId, hold: holdIn(row)}))
}

function holdIn({reason, since}: AgainHoldRow): HoldNote['hold'] {
  return reason === null ? null : {reason: reason as HoldReason, since: since as Instant}
}

/** Adds people's own words that were erased to what is gathered. */
export async function addErasedNotes(tx: Knex.Transaction, notes: readonly string[], isNew: boolean): Promise<void> {
  for (const id of notes) await tx('again_note').insert({id, is_new: Number(isNew)}).onConflict('id').ignore()
}

/** Those that stand in no journal yet. */
export async function newErasedNotes(tx: Knex.Transaction): Promise<readonly string[]> {
  return (await select<{id: string}>(tx, 'SELECT id FROM again_note WHERE is_new = 1 ORDER BY id')).map(({id}) => id)
}

/** Every entry of a register, some at a time: what it may show, and what was decided. */
export async function* replacedEntries(db: Knex): AsyncGenerator<readonly ReplacedEntry[]> {
  let after = ''
  for (;;) {
    const rows: readonly Record<string, string | number | null>[] = await select(
      db,
      `SELECT e.id AS entry_id, e.committee, e.case_number, e.document_number, e.first_published_on, v.stage, v.fingerprint, e.content_digest, e.registry_state, s.fingerprint AS shown_fingerprint, e.is_taken_down,
         CASE WHEN e.unheard_since IS NOT NULL THEN 1 ELSE 0 END AS is_unheard,
         CASE WHEN ${MAY_SHOW} THEN 1 ELSE 0 END AS may_show,
         CASE WHEN EXISTS (SELECT 1 FROM decision d WHERE d.entry_id = e.id) THEN 1 ELSE 0 END AS was_decided
       FROM ${STANDING} LEFT JOIN publication p ON p.entry_id = e.id LEFT JOIN version s ON s.entry_id = p.entry_id AND s.number = p.version_number
       WHERE e.id > ? ORDER BY e.id LIMIT ${PAGE_ROWS}`,
      [after],
    )
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => REPLACED_COLUMNS.map(({name}) => row[name] ?? null))
    after = String(last['entry_id'])
  }
}

export async function addReplaced(tx: Knex.Transaction, dialect: Dialect, rows: readonly ReplacedEntry[]): Promise<void> {
  const names = REPLACED_COLUMNS.map(({name}) => name).join(', ')
  await tx.raw(`INSERT INTO replaced_entry (${names}) SELECT ${names} FROM ${dialect.rowsFrom(REPLACED_COLUMNS)} AS listed`, [JSON.stringify(rows)])
}

/**
 * Works out what the register that is replaced knew and the backup does not: whatever it did not show, or showed with another text, may not
 * come back by the backup. `buriedIn` tells which of some key hashes it had purged.
 */
export async function stopsOfReplaced(tx: Knex.Transaction, dialect: Dialect, fingerprints: Fingerprinter, buriedIn: (hashes: readonly Fingerprint[]) => Promise<ReadonlySet<Fingerprint>>): Promise<void> {
  const differing: readonly (readonly [CauseSinceBackup, string])[] = [
    ['taken-down', 'r.is_taken_down = 1 AND e.is_taken_down = 0'],
    ['held-here', `r.may_show = 0 AND ((${MAY_SHOW}) OR r.stage <> v.stage OR r.fingerprint <> v.fingerprint)`],
    // The text is the same and may be shown, but was not public at the end.
    ['held-here', `(${MAY_SHOW}) AND r.fingerprint = v.fingerprint AND EXISTS (SELECT 1 FROM publication p WHERE p.entry_id = e.id AND p.version_number = v.number) AND coalesce(r.shown_fingerprint, '') <> v.fingerprint`],
    ['replaced', `r.may_show = 1 AND r.fingerprint <> v.fingerprint`],
  ]
  for (const [cause, condition] of differing) {
    for await (const found of entriesWhere(tx, fingerprints, `${STANDING} JOIN replaced_entry r ON r.entry_id = e.id`, condition)) await addStops(tx, dialect, cause, found, true)
  }
  // Where the registry has changed or cancelled it, or its case, or was waited for already.
  await tx.raw(
    `UPDATE again_stop SET unheard = 2 WHERE unheard = 0 AND entry_id IN (SELECT e.id FROM entry e JOIN replaced_entry r ON r.entry_id = e.id
       LEFT JOIN entry c ON c.id = e.case_id LEFT JOIN replaced_entry rc ON rc.entry_id = e.case_id
       WHERE r.content_digest <> e.content_digest OR r.registry_state <> e.registry_state OR rc.registry_state <> c.registry_state OR r.is_unheard = 1 OR rc.is_unheard = 1)`,
  )
  for await (const found of entriesWhere(tx, fingerprints, `${STANDING} LEFT JOIN replaced_entry r ON r.entry_id = e.id`, 'r.entry_id IS NULL')) {
    const buried = await buriedIn(found.map(({key}) => key))
    await addStops(tx, dialect, 'purged', found.filter(({key}) => buried.has(key)), true)
    await addStops(tx, dialect, 'stopped', found.filter(({key}) => !buried.has(key)), true)
  }
  const unknown = 'replaced_entry e LEFT JOIN entry known ON known.id = e.entry_id'
  for await (const found of entriesWhere(tx, fingerprints, unknown, 'known.id IS NULL AND (e.may_show = 0 OR e.was_decided = 1)', 'e.entry_id')) await addStops(tx, dialect, 'stopped', found, true)
  // An entry's two years began when it was first public, also where the backup does not know that it has been.
  await tx.raw(
    `UPDATE entry SET first_published_on = r.first_published_on FROM replaced_entry r
     WHERE r.entry_id = entry.id AND r.first_published_on IS NOT NULL AND (entry.first_published_on IS NULL OR r.first_published_on < entry.first_published_on)`,
  )
}

/** Without a journal to ask, everything that could be shown now or by the registry's next word is in doubt. */
export async function doubtEverything(tx: Knex.Transaction, dialect: Dialect, fingerprints: Fingerprinter): Promise<void> {
  for await (const found of entriesWhere(tx, fingerprints, STANDING, 'true')) await addStops(tx, dialect, 'unknown', found, true)
}

/** What is gathered and stands in no journal yet, some at a time, by cause: also that the registry is waited for, where it is known as something stricter. */
export async function* newStops(tx: Knex.Transaction): AsyncGenerator<{readonly cause: CauseSinceBackup; readonly entries: readonly StoppedEntry[]}> {
  const heard = CAUSES_SINCE_BACKUP.filter((cause) => !UNHEARD_CAUSES.includes(cause)).map((cause) => RANK(cause))
  const waited: readonly [CauseSinceBackup, string, readonly number[]] = ['stopped', `unheard = 2 AND rank IN (${heard.map(() => '?').join(', ')})`, heard]
  for (const [cause, found, bindings] of [waited, ...CAUSES_SINCE_BACKUP.map((one) => [one, 'is_new = 1 AND rank = ?', [RANK(one)]] as const)]) {
    let after = ''
    for (;;) {
      const rows = await select<StopRow>(tx, `SELECT entry_id, key_hash, first_day FROM again_stop WHERE (${found}) AND entry_id > ? ORDER BY entry_id LIMIT ${PAGE_ROWS}`, [...bindings, after])
      if (rows.length === 0) break
      yield {cause, entries: rows.map(({entry_id: entry, key_hash: key, first_day: firstDay}) => ({entry: entry as EntryId, key: key as Fingerprint, firstDay: firstDay as LocalDate | null}))}
      after = rows.at(-1)?.entry_id ?? ''
    }
  }
}

interface StopRow {
  entry_id: string
  key_hash: string
  first_day: string | null
}

/** Stops again everything that is gathered, so that the register shows no more than what was public when it was lost (P3). */
export async function stopAgain(tx: Knex.Transaction, dialect: Dialect, at: Instant): Promise<Reapplied> {
  // What was purged after the backup was under no hold then: those that the backup has stand again afterwards, where their case does.
  const before = await legalHolds(tx)
  await replaceHolds(tx, dialect, [])
  const purged = await purgeAgain(tx, dialect, at)
  const {holds, holdsUnknown} = await holdCasesAgain(tx, dialect, before)
  const takenDown = await takeDownAgain(tx)
  const held = await holdAgain(tx, dialect, at)
  await tx.raw('UPDATE entry SET unheard_since = coalesce(unheard_since, ?) WHERE id IN (SELECT entry_id FROM again_stop WHERE unheard > 0)', [at])
  const notes = await tx('note').whereIn('id', tx('again_note').select('id')).delete()
  await tx.raw(
    `INSERT INTO stop_mark (key_hash, since) SELECT DISTINCT a.key_hash, ? FROM again_stop a WHERE a.rank IN (?, ?, ?) AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = a.entry_id)
     ON CONFLICT (key_hash) DO NOTHING`,
    [at, RANK('stopped'), RANK('held-here'), RANK('taken-down')],
  )
  const [marks] = await select<{marks: number}>(tx, 'SELECT count(*) AS marks FROM stop_mark')
  // A text that was about to be replaced when the backup was made is public no more: the newer one goes out with the next run.
  const waiting = await select<{entry_id: string}>(tx, 'SELECT p.entry_id FROM publication p JOIN entry e ON e.id = p.entry_id WHERE p.version_number <> e.current_version')
  await leave(tx, dialect, at, waiting.map(({entry_id: entry}) => entry as EntryId))
  await takeOffDisallowed(tx, dialect)
  await setRemovalsPending(tx, true)
  return {takenDown, held, purged, notes, marked: marks?.marks ?? 0, holds, holdsUnknown}
}

/** Sets and lifts legal holds as they were after the backup, beside those that it has itself. */
async function holdCasesAgain(tx: Knex.Transaction, dialect: Dialect, before: readonly LegalHold[]): Promise<Pick<Reapplied, 'holds' | 'holdsUnknown'>> {
  const told = (await select<AgainHoldRow>(tx, 'SELECT case_id, reason, since FROM again_hold')).map((row) => ({caseEntry: row.case_id as EntryId, hold: holdIn(row)}))
  const wanted = new Map(before.map((hold) => [hold.caseEntry, hold]))
  for (const {caseEntry, hold} of told) {
    if (hold === null) wanted.delete(caseEntry)
    else wanted.set(caseEntry, {caseEntry, ...hold})
  }
  const set = new Set((await replaceHolds(tx, dialect, [...wanted.values()])).map(({caseEntry}) => caseEntry))
  const was = new Set(before.map(({caseEntry}) => caseEntry))
  return {
    holds: told.filter(({caseEntry}) => set.has(caseEntry) !== was.has(caseEntry)).length,
    holdsUnknown: told.filter(({caseEntry, hold}) => hold !== null && !set.has(caseEntry)).length,
  }
}

async function takeDownAgain(tx: Knex.Transaction): Promise<number> {
  const rows = await select<{entry_id: string}>(tx, 'SELECT a.entry_id FROM again_stop a JOIN entry e ON e.id = a.entry_id WHERE a.rank = ? AND e.is_taken_down = 0', [RANK('taken-down')])
  await tx.raw('UPDATE entry SET is_taken_down = 1 WHERE id IN (SELECT a.entry_id FROM again_stop a WHERE a.rank = ?)', [RANK('taken-down')])
  return rows.length
}

interface HoldRow {
  id: string
  kind: 'case' | 'document'
  number: number
  stage: Stage
  verdict: string
  decision: DecisionKind | null
  rank: number
}

const HOLD_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'number', type: 'integer'},
  {name: 'stage', type: 'text'},
  {name: 'verdict', type: 'text'},
] as const satisfies readonly BulkColumn[]

async function holdAgain(tx: Knex.Transaction, dialect: Dialect, at: Instant): Promise<number> {
  // Who took back a declaration after the backup has not taken it back here: nobody stands for what was stopped (B4).
  await takeBackDeclarations(tx, 'SELECT a.entry_id FROM again_stop a', at)
  let after = ''
  let count = 0
  for (;;) {
    const rows = await select<HoldRow>(
      tx,
      `SELECT e.id, e.kind, v.number, v.stage, v.verdict, d.kind AS decision, a.rank FROM again_stop a JOIN entry e ON e.id = a.entry_id
       JOIN version v ON v.entry_id = e.id AND v.number = e.current_version LEFT JOIN decision d ON d.id = v.decision_id
       WHERE a.rank <= ? AND e.id > ? ORDER BY e.id LIMIT ${PAGE_ROWS}`,
      [RANK('taken-down'), after],
    )
    if (rows.length === 0) return count
    const asked: (readonly (string | number)[])[] = []
    const held: (readonly (string | number)[])[] = []
    for (const {id, kind, number, stage, verdict: before, decision, rank} of rows) {
      // What is taken down waits too: whoever restores it is asked about its text, which may have been replaced since.
      const cause = rank === RANK('replaced') ? 'replaced' : rank === RANK('unknown') ? 'unknown' : 'stopped'
      const stopped = stoppedAgain({kind, stage, verdict: JSON.parse(before) as Verdict, decision}, cause)
      if (stopped !== null) (stopped.becomes === 'asked' ? asked : held).push([id, number, stopped.verdict.kind === 'block' ? 'blocked' : 'held', JSON.stringify(stopped.verdict)])
    }
    const listed = `${dialect.rowsFrom(HOLD_COLUMNS)} s`
    await tx.raw(`UPDATE version SET verdict = s.verdict FROM ${listed} WHERE version.entry_id = s.entry_id AND version.number = s.number`, [JSON.stringify(asked)])
    await leave(tx, dialect, at, held.map(([id]) => id as EntryId))
    const fresh = JSON.stringify(held)
    await tx.raw(`UPDATE version SET stage = 'superseded' FROM ${listed} WHERE version.entry_id = s.entry_id AND version.number = s.number AND version.stage <> 'withdrawn'`, [fresh])
    await tx.raw(
      `INSERT INTO version (entry_id, number, stage, is_secret, origin, content, verdict, fingerprint, policy_hash, made_at, decision_id)
       SELECT v.entry_id, v.number + 1, s.stage, 0, 'rescan', v.content, s.verdict, v.fingerprint, v.policy_hash, ?, NULL FROM ${listed} JOIN version v ON v.entry_id = s.entry_id AND v.number = s.number`,
      [at, fresh],
    )
    await tx.raw(`UPDATE entry SET current_version = current_version + 1 FROM ${listed} WHERE entry.id = s.entry_id`, [fresh])
    count += held.length + asked.length
    after = rows.at(-1)?.id ?? ''
  }
}

/** Takes entries off what is public; their addresses answer that they are gone. */
async function leave(tx: Knex.Transaction, dialect: Dialect, at: Instant, entries: readonly EntryId[]): Promise<void> {
  const shown = await select<{id: string; content: string}>(
    tx,
    `SELECT e.id, v.content FROM ${dialect.rowsFrom([{name: 'id', type: 'text'}])} s JOIN publication p ON p.entry_id = s.id JOIN entry e ON e.id = s.id JOIN version v ON v.entry_id = p.entry_id AND v.number = p.version_number WHERE v.is_secret = 0`,
    [JSON.stringify(entries.map((entry) => [entry]))],
  )
  await changeGoneAddresses(tx, dialect, at, shown.flatMap(({id, content}) => addressesOf(id as EntryId, JSON.parse(content) as RegisteredContent)), [])
  await takeOff(tx, dialect, entries, 'withdrawn')
}

function addressesOf(id: EntryId, content: RegisteredContent): readonly string[] {
  if (content.kind === 'case') return [content.meeting === undefined ? caseAddress(id) : meetingAddress(id)]
  const files = content.documentSecrecy === 'yes' ? [] : content.files.filter(({choice}) => choice === 'yes')
  return [documentAddress(id), ...files.map(({path}, index) => fileAddress(id, index, path))]
}

/** Deletes again what had been purged, documents before their cases; a case that has other documents in the backup waits instead. */
async function purgeAgain(tx: Knex.Transaction, dialect: Dialect, at: Instant): Promise<number> {
  const rows = await select<{id: string; kind: string; committee: string; key_hash: string; first_day: string | null; others: number}>(
    tx,
    `SELECT e.id, e.kind, e.committee, a.key_hash, a.first_day,
       (SELECT count(*) FROM entry d LEFT JOIN again_stop b ON b.entry_id = d.id WHERE d.case_id = e.id AND coalesce(b.rank, 0) < ?) AS others
     FROM again_stop a JOIN entry e ON e.id = a.entry_id WHERE a.rank >= ? ORDER BY e.kind DESC, e.id`,
    [RANK('purged'), RANK('purged')],
  )
  const going = rows.filter(({others}) => Number(others) === 0)
  const staying = rows.filter(({others}) => Number(others) > 0)
  for (let from = 0; from < going.length; from += PAGE_ROWS) {
    const page = going.slice(from, from + PAGE_ROWS)
    const ids = page.map(({id}) => id as EntryId)
    await leave(tx, dialect, at, ids)
    await setTombstones(
      tx,
      dialect,
      page.map((row) => ({keyHash: row.key_hash as Fingerprint, committee: row.committee as CommitteeCode, firstPublishedOn: row.first_day as LocalDate | null, wasRestricted: true, purgedAt: at})),
    )
    await purgeEntries(tx, dialect, ids, 'tombstone')
  }
  await tx.raw(`UPDATE again_stop SET rank = ? WHERE entry_id IN (SELECT s.id FROM ${dialect.rowsFrom([{name: 'id', type: 'text'}])} s)`, [RANK('held-here'), JSON.stringify(staying.map(({id}) => [id]))])
  return going.length
}

interface KeyedRow {
  id: string
  committee: string
  case_number: string
  document_number: string
  first_published_on: string | null
}

async function* entriesWhere(tx: Knex.Transaction, fingerprints: Fingerprinter, from: string, condition: string, id = 'e.id'): AsyncGenerator<readonly StoppedEntry[]> {
  let after = ''
  for (;;) {
    const rows = await select<KeyedRow>(
      tx,
      `SELECT ${id} AS id, e.committee, e.case_number, e.document_number, e.first_published_on FROM ${from} WHERE (${condition}) AND ${id} > ? ORDER BY ${id} LIMIT ${PAGE_ROWS}`,
      [after],
    )
    if (rows.length === 0) return
    yield rows.map((row) => ({
      entry: row.id as EntryId,
      key: keyOf(fingerprints, row),
      firstDay: row.first_published_on as LocalDate | null,
    }))
    after = rows.at(-1)?.id ?? ''
  }
}
