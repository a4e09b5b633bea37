import {copyFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {AuditEvent} from '../../../src/core/audit/event.js'
import type {AuditProblem} from '../../../src/core/audit/problem.js'
import type {CommitteeCode, EntryId, Instant, VersionId} from '../../../src/core/terms/identifiers.js'
import {auditOfEntry, chainHeads, type AuditRow} from '../../../src/io/db/audit-table.js'
import {StopWriter} from '../../../src/io/files/stop-journal.js'
import {anchorLog} from '../../../src/usecases/audit/anchor-log.js'
import {verifyLog} from '../../../src/usecases/audit/verify-log.js'
import type {VerifiedLog} from '../../../src/usecases/audit/weigh-log.js'
import {Town} from '../../support/town.js'

// What can be done with the file that SQLite's register is, and with no tool of a server's.

const MADE = '2026-02-03T08:00:00.000Z'
const DAY = '2026-02-04T08:00:00.000Z'
const LATER = '2026-03-01T08:00:00.000Z'
const KS = 'KS' as CommitteeCode
const restored = (entry: string): AuditEvent => ({kind: 'entry.restored', entry: entry as EntryId, version: `${entry}.1` as VersionId})

let town: Town
let anchors: string

beforeEach(async () => {
  town = await Town.found({made: MADE})
  anchors = join(town.folder, 'inbox', 'ankare.jsonl')
  await town.within(DAY, async (session) => {
    await session.change(async ({record}) => {
      for (let n = 0; n < 8; n += 1) await record(restored(`a${String(n)}`), KS)
      for (let n = 0; n < 4; n += 1) await record(restored(`c${String(n)}`), 'SN' as CommitteeCode)
    })
    await anchorLog(session, {to: anchors})
  })
})

afterEach(() => town.leave())

const file = (): string => join(town.folder, 'diarievakt.db')
const verify = (path: string | null = anchors): Promise<VerifiedLog> => town.within(LATER, (session) => verifyLog(session, {anchors: path, onProgress: () => undefined}))
const problems = async (): Promise<readonly AuditProblem[]> => (await verify()).problems

describe('somebody who writes in the file', () => {
  test('who hides rows where no chain has them', async () => {
    await town.asOwner(async (db) => {
      const one: AuditRow | undefined = await db<AuditRow>('audit_event').where({chain: 'KS', position: 8}).first()
      await db('audit_event').insert({...one!, position: 'ingen' as unknown as number})
      await db('audit_event').insert({...one!, position: 1e300})
    })
    expect(await problems()).toContainEqual({kind: 'stray', rows: 2})
  })

  test('who writes in the file itself, so that an index hides a row', async () => {
    await town.asOwner(async (db) => {
      const index: {sql: string} | undefined = await db('sqlite_master').where({name: 'audit_event_by_entry'}).first()
      await db.raw('DROP INDEX audit_event_by_entry')
      await db.raw("CREATE INDEX audit_event_by_entry ON audit_event (entry_id, position) WHERE entry_id IS NOT NULL AND entry_id <> 'a0'")
      await db.raw('PRAGMA writable_schema = ON')
      await db('sqlite_master').where({name: 'audit_event_by_entry'}).update({sql: index?.sql})
    })
    await town.within(LATER, async ({db}) => expect(await auditOfEntry(db, 'a0')).toEqual([]))
    expect(await problems()).toEqual([{kind: 'index-differs'}])
  })
})

describe('an old copy', () => {
  test('that was put back without a word is known by the anchors', async () => {
    const kept = join(town.folder, 'inbox', 'kopia.db')
    await copyFile(file(), kept)
    await town.within('2026-02-10T08:00:00Z', async (session) => {
      await session.change(async ({record}) => {
        await record(restored('d'), KS)
        await record(restored('d'), 'SN' as CommitteeCode)
      })
      await anchorLog(session, {to: anchors})
    })
    for (const name of ['-wal', '-shm']) await rm(`${file()}${name}`, {force: true})
    await copyFile(kept, file())
    expect((await verify(null)).ok).toBe(true)
    expect(await problems()).toEqual([{kind: 'restored-old-copy', chains: ['KS', 'SN'], newest: DAY, anchored: '2026-02-10T08:00:00.000Z'}])
  })

  const restore = async (heads: (all: Awaited<ReturnType<typeof chainHeads>>) => Awaited<ReturnType<typeof chainHeads>>, isVouched = true): Promise<void> => {
    const kept = join(town.folder, 'inbox', 'kopia.db')
    await copyFile(file(), kept)
    await town.within('2026-02-10T08:00:00Z', async (session) => {
      await session.change(({record}) => record(restored('d'), KS))
      await anchorLog(session, {to: anchors})
    })
    for (const name of ['-wal', '-shm']) await rm(`${file()}${name}`, {force: true})
    await copyFile(kept, file())
    await town.within('2026-02-11T08:00:00Z', async (session) =>
      session.change(async ({tx, record}) => record({kind: 'register.restored', backupSha256: 'ab'.repeat(32), heads: heads(await chainHeads(tx)), reapplied: 0})),
    )
    if (!isVouched) return
    const [event] = await town.asOwner((db) => db<AuditRow>('audit_event').where({kind: 'register.restored'}))
    const journal = new StopWriter(town.folder, '2026-02-11T08:00:00.000Z' as Instant)
    await journal.addRestored(event?.hash ?? '', false)
    await journal.settle()
    await journal.close()
  }

  test('P3: that the program put back is explained by its event, which is told', async () => {
    await restore((heads) => heads)
    expect(await verify()).toMatchObject({ok: true, problems: [], notes: [{kind: 'restored', at: '2026-02-11T08:00:00.000Z', actor: 'reg', lost: 1, vouched: true}]})
  })

  test('J1: that the log calls put back, and nothing outside the database knows of, is not explained by it', async () => {
    await restore((heads) => heads, false)
    expect(await problems()).toEqual([{kind: 'restore-unvouched', chain: '*', position: 12}, {kind: 'truncated', chain: 'KS', from: 9, to: 9, seenBy: 'anchor'}])
  })

  test('an event that tells of heads which the chains do not have is not believed', async () => {
    await restore((heads) => heads.map((head) => (head.chain === 'SN' ? {...head, hash: 'ef'.repeat(32)} : head)))
    expect((await verify()).problems).toEqual([{kind: 'restore-untrue', chain: '*', position: 12}])
  })
})
