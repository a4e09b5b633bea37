import {createHash} from 'node:crypto'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {sealLink} from '../../src/core/audit/chain.js'
import {chainHeads, type AuditRow} from '../../src/io/db/audit-table.js'
import {stopJournalOf} from '../../src/io/files/stop-journal.js'
import {sha256} from '../../src/io/system/digest.js'
import {anchorLog} from '../../src/usecases/audit/anchor-log.js'
import {verifyLog} from '../../src/usecases/audit/verify-log.js'
import type {VerifiedLog} from '../../src/usecases/audit/weigh-log.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {aShelf, backUp, putBack} from '../support/backups.js'
import {aRow, Town} from '../support/town.js'

// Every restore is noted outside the database. What only the database tells of, whoever can write there may have written (J1, P3).

const DOCUMENT = 'KS 2026/00123:1'
const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'
const NIGHT = '2026-02-03T22:00:00Z'
const NEXT_MORNING = '2026-02-04T09:00:00Z'
const NEXT_NOON = '2026-02-04T11:00:00Z'
const AFTERNOON = '2026-02-04T13:00:00Z'
const EVENING = '2026-02-04T18:00:00Z'

interface Lost {
  readonly town: Town
  readonly file: string
  readonly anchors: string
}

/** A town with a backup of last night, and an anchor of what has happened since. */
async function anchored(): Promise<Lost> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import(MORNING, [aRow()])
  await town.publish(NOON)
  const shelf = await aShelf()
  const [file, anchors] = [join(shelf, 'natten.zip'), join(shelf, 'ankare.jsonl')]
  await backUp(town, NIGHT, file)
  await town.within(NEXT_MORNING, (session) => withdrawEntries(session, {ids: [DOCUMENT], committee: null, reason: 'personal-data', note: null}))
  await town.within(NEXT_MORNING, (session) => restoreEntries(session, {ids: [DOCUMENT], committee: null}))
  await town.within(NEXT_NOON, (session) => anchorLog(session, {to: anchors}))
  return {town, file, anchors}
}

function verify({town, anchors}: Lost, at = EVENING): Promise<VerifiedLog> {
  return town.within(at, (session) => verifyLog(session, {anchors, onProgress: () => undefined}))
}

const restoredNotes = ({notes}: VerifiedLog): readonly unknown[] => notes.filter(({kind}) => kind === 'restored')

/** Cuts the municipality's chain off and writes a row that explains it, with hashes that fit, as somebody can who owns the database. */
async function forge(town: Town, from: number, at = AFTERNOON): Promise<number> {
  return town.asOwner(async (db) => {
    await db('audit_event').where({chain: '*'}).where('position', '>=', from).delete()
    const last: AuditRow | undefined = await db<AuditRow>('audit_event').where({chain: '*'}).orderBy('position', 'desc').first()
    const heads = (await chainHeads(db)).map((head) => (head.chain === '*' ? {...head, position: last!.position, hash: last!.hash} : head))
    const event = JSON.stringify({kind: 'register.restored', backupSha256: 'ab'.repeat(32), heads, reapplied: 0})
    const link = sealLink({chain: '*', position: last!.position + 1, previous: last!.hash, at: new Date(at).toISOString(), actor: 'reg', kind: 'register.restored', entry: null, event}, sha256)
    await db<AuditRow>('audit_event').insert({chain: link.chain, position: link.position, previous_hash: link.previous, at: link.at, actor: link.actor, kind: link.kind, entry_id: null, event, hash: link.hash})
    await db('audit_head').where({chain: '*'}).update({position: link.position, hash: link.hash})
    return link.position
  })
}

test.each([
  ['beside the register it replaces', async () => undefined],
  ['when the database is lost', (town: Town) => town.loseDatabase()],
] as const)('a restore is vouched for by the stop journal, and explains what was anchored after its backup, %s (J1 P3)', async (_name, lose) => {
  const lost = await anchored()
  await lose(lost.town)
  await putBack(lost.town, AFTERNOON, lost.file)
  const verified = await verify(lost)
  expect(verified).toMatchObject({ok: true, problems: []})
  expect(restoredNotes(verified)).toMatchObject([{kind: 'restored', actor: 'reg', vouched: true}])
  expect(verified.notes.some((note) => note.kind === 'restored' && note.lost > 0)).toBe(true)
})

test('a row that somebody has written to explain a log that is cut off is a problem, and explains nothing (J1)', async () => {
  const lost = await anchored()
  const {entries} = (await verify(lost)).chains.find(({chain}) => chain === '*')!
  const position = await forge(lost.town, entries - 1)
  const {ok, problems, notes} = await verify(lost)
  expect(ok).toBe(false)
  expect(problems).toContainEqual({kind: 'restore-unvouched', chain: '*', position})
  expect(problems.some(({kind}) => kind === 'truncated' || kind === 'forked')).toBe(true)
  expect(notes.filter(({kind}) => kind === 'restored')).toEqual([])
  // And without anchors too.
  expect((await lost.town.within(EVENING, (session) => verifyLog(session, {anchors: null, onProgress: () => undefined}))).problems).toEqual([{kind: 'restore-unvouched', chain: '*', position}])
})

test('where the journal is gone, or was begun anew, an honest restore is told and accuses nobody (J1 P3)', async () => {
  const lost = await anchored()
  await putBack(lost.town, AFTERNOON, lost.file)
  rmSync(stopJournalOf(lost.town.folder))
  const gone = await verify(lost)
  expect([gone.ok, restoredNotes(gone)]).toMatchObject([true, [{vouched: false}]])
  await lost.town.within('2026-02-04T14:00:00Z', (session) => withdrawEntries(session, {ids: ['KS 2026/00123'], committee: null, reason: 'personal-data', note: null}))
  const anew = await verify(lost)
  expect([anew.ok, restoredNotes(anew)]).toMatchObject([true, [{vouched: false}]])
})

test('a register that comes without its journal brings restores that nobody here can know, and they accuse nobody (J1 P3)', async () => {
  const lost = await anchored()
  await putBack(lost.town, AFTERNOON, lost.file)
  const newer = join(await aShelf(), 'nyare.zip')
  await backUp(lost.town, '2026-02-04T14:00:00Z', newer)
  // A practice copy from before: its journal knows nothing of the restore that the backup tells of.
  asWrittenBefore(stopJournalOf(lost.town.folder), true)
  await lost.town.loseDatabase()
  await putBack(lost.town, '2026-02-04T15:00:00Z', newer, {journal: {kind: 'none'}})
  const verified = await verify(lost)
  expect([verified.ok, restoredNotes(verified)]).toMatchObject([true, [{vouched: false}, {vouched: true}]])
})

test('restores from before they were noted are told and accuse nobody; from the first that is noted every one must be (J1 P3)', async () => {
  const lost = await anchored()
  await putBack(lost.town, AFTERNOON, lost.file)
  asWrittenBefore(stopJournalOf(lost.town.folder), false)
  const before = await verify(lost)
  expect([before.ok, restoredNotes(before)]).toMatchObject([true, [{vouched: false}]])
  const {entries} = before.chains.find(({chain}) => chain === '*')!
  const newer = join(await aShelf(), 'nyare.zip')
  await backUp(lost.town, '2026-02-04T13:10:00Z', newer)
  await putBack(lost.town, '2026-02-04T13:20:00Z', newer)
  const noted = await verify(lost)
  expect([noted.ok, restoredNotes(noted)]).toMatchObject([true, [{vouched: false}, {vouched: true}]])
  const position = await forge(lost.town, entries + 2, '2026-02-04T14:00:00Z')
  expect((await verify(lost)).problems).toContainEqual({kind: 'restore-unvouched', chain: '*', position})
})

/** Rewrites a journal as it was before restores were noted in it; where `vouches`, as if it had always noted them. */
function asWrittenBefore(path: string, vouches: boolean): void {
  let head = ''
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1).filter((line) => !line.includes('"restored"'))
  const rewritten = lines.map((line) => {
    const body = line.replace(/,"hash":"[0-9a-f]{64}"\}$/, '}').replace(',"vouches":true', vouches ? ',"vouches":true' : '')
    head = createHash('sha256').update(`${head}\n${body}`).digest('hex')
    return `${body.slice(0, -1)},"hash":"${head}"}\n`
  })
  writeFileSync(path, rewritten.join(''))
}
