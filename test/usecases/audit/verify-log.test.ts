import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Knex} from 'knex'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {linkText} from '../../../src/core/audit/chain.js'
import type {AuditEvent} from '../../../src/core/audit/event.js'
import type {AuditProblem} from '../../../src/core/audit/problem.js'
import type {CommitteeCode, EntryId, Instant, VersionId} from '../../../src/core/terms/identifiers.js'
import {trimBefore, type AuditRow} from '../../../src/io/db/audit-table.js'
import {insertGrant} from '../../../src/io/db/grant-table.js'
import {sha256} from '../../../src/io/system/digest.js'
import {anchorLog} from '../../../src/usecases/audit/anchor-log.js'
import {verifyLog} from '../../../src/usecases/audit/verify-log.js'
import type {VerifiedLog} from '../../../src/usecases/audit/weigh-log.js'
import {Child, refusalOf} from '../../io/support.js'
import {Town} from '../../support/town.js'

const MADE = '2026-02-03T08:00:00.000Z'
const DAYS = ['2026-02-04T08:00:00.000Z', '2026-02-05T08:00:00.000Z', '2026-02-06T08:00:00.000Z', '2026-02-07T08:00:00.000Z']
const LATER = '2027-03-01T08:00:00.000Z'
const KS = 'KS' as CommitteeCode
const restored = (entry: string): AuditEvent => ({kind: 'entry.restored', entry: entry as EntryId, version: `${entry}.1` as VersionId})

let town: Town
let anchors: string

/** Two events a day in KS, one in SN, and an anchor every evening. */
beforeEach(async () => {
  town = await Town.found({made: MADE})
  anchors = join(town.folder, 'inbox', 'ankare.jsonl')
  for (const [n, day] of DAYS.entries()) {
    await town.within(day, async (session) => {
      await session.change(async ({record}) => {
        await record(restored(`a${String(n)}`), KS)
        await record(restored(`b${String(n)}`), KS)
        await record(restored(`c${String(n)}`), 'SN' as CommitteeCode)
      })
      await anchorLog(session, {to: anchors})
    })
  }
})

afterEach(() => town.leave())

/** What somebody does who has the database and a tool for it. */
const tamper = (work: (db: Knex) => Promise<unknown>): Promise<unknown> => town.asOwner(work)

const verify = (path: string | null = anchors, user = 'reg'): Promise<VerifiedLog> => town.within(LATER, (session) => verifyLog(session, {anchors: path, onProgress: () => undefined}), user)
const problems = async (): Promise<readonly AuditProblem[]> => (await verify()).problems
const row = (db: Knex, position: number): Knex.QueryBuilder => db('audit_event').where({chain: 'KS', position})

/** Works every hash out again from a position on, and notes the new head: all that a bare chain can be asked. */
async function relink(db: Knex, from: number): Promise<void> {
  const rows: AuditRow[] = await db<AuditRow>('audit_event').where({chain: 'KS'}).orderBy('position')
  let previous = rows.find(({position}) => position === from - 1)?.hash ?? rows[0]?.previous_hash ?? ''
  for (const one of rows.filter(({position}) => position >= from)) {
    const hash = sha256(linkText({...one, previous, entry: one.entry_id}))
    await row(db, one.position).update({previous_hash: previous, hash})
    previous = hash
  }
  await db('audit_head').where({chain: 'KS'}).update({position: rows.at(-1)?.position, hash: previous})
}

describe('a log that nobody touched', () => {
  test('is whole, and stands against every anchor', async () => {
    const verified = await verify()
    expect(verified).toMatchObject({ok: true, problems: [], notes: [], anchors: {path: anchors, lines: 4}})
    expect(verified.chains.map(({chain, from, to}) => [chain, from, to])).toEqual([['*', 1, 14], ['KS', 1, 8], ['SN', 1, 4]])
    expect(verified.entries).toBe(26)
  })

  test('without anchors that is told', async () => {
    expect(await verify(null)).toMatchObject({ok: true, notes: [{kind: 'not-anchored'}], anchors: null})
  })

  test('its head is another for every event', async () => {
    const before = (await verify()).head
    expect((await verify()).head).toBe(before)
    await town.within(LATER, (session) => session.change(({record}) => record(restored('d'), KS)))
    expect((await verify()).head).not.toBe(before)
  })

  test('a stranger comes to the same with the rows alone', async () => {
    await tamper(async (db) => {
      const meta: {value: string} | undefined = await db('meta').where({key: 'registerId'}).first()
      const rows: AuditRow[] = await db<AuditRow>('audit_event').where({chain: 'KS'}).orderBy('position')
      let previous = sha256(`diarievakt.audit-start/1\n${meta?.value}\nKS`)
      for (const one of rows) {
        expect(one.previous_hash).toBe(previous)
        previous = sha256(['diarievakt.audit/1', one.chain, one.position, one.previous_hash, one.at, one.actor, one.kind, one.entry_id ?? '', one.event].join('\n'))
        expect(one.hash).toBe(previous)
      }
      expect(rows).toHaveLength(8)
    })
  })

  test('rows written by several processes at once are one chain', async () => {
    await town.asOwner((db) => db('note').insert({id: 'counted', text: '0', at: MADE}))
    const names = ['w0', 'w1', 'w2', 'w3']
    const workers = await Promise.all(names.map(async (name) => new Child(new URL('../../io/children/change-many.ts', import.meta.url), (await town.settingsOf(name)).database, town.folder, name, '25')))
    expect(await Promise.all(workers.map((worker) => worker.ends()))).toEqual(workers.map(() => ({code: 0, errors: ''})))
    const verified = await town.within('2999-01-01T00:00:00Z', (session) => verifyLog(session, {anchors, onProgress: () => undefined}))
    expect(verified).toMatchObject({ok: true, problems: []})
    expect(verified.chains[0]).toMatchObject({chain: '*', to: 114})
  }, 60_000)
})

describe('somebody with the database’s file', () => {
  test.each(['at', 'actor', 'kind', 'entry_id', 'event', 'previous_hash', 'hash'])('who changes %s of a row', async (column) => {
    await tamper((db) => row(db, 3).update({[column]: '2026-02-04T09:00:00.000Z'}))
    expect(await problems()).toContainEqual({kind: 'edited', chain: 'KS', position: 3, seenBy: 'itself'})
  })

  test('who changes a row and works its hash out again', async () => {
    await tamper(async (db) => {
      const one: AuditRow | undefined = await row(db, 3).first()
      const changed = {...one!, actor: 'någon annan'}
      await row(db, 3).update({actor: changed.actor, hash: sha256(linkText({...changed, previous: changed.previous_hash, entry: changed.entry_id}))})
    })
    expect(await problems()).toEqual([{kind: 'edited', chain: 'KS', position: 3, seenBy: 'next'}])
  })

  test('who removes a row', async () => {
    await tamper((db) => row(db, 3).delete())
    expect(await problems()).toEqual([{kind: 'missing', chain: 'KS', from: 3, to: 3, renumbered: false}])
  })

  test('who removes a row and gives the others new numbers', async () => {
    await tamper(async (db) => {
      await row(db, 3).delete()
      for (let position = 4; position <= 8; position += 1) await row(db, position).update({position: position - 1})
    })
    expect(await problems()).toEqual([{kind: 'missing', chain: 'KS', from: 3, to: 3, renumbered: true}])
  })

  test('who puts a row in', async () => {
    await tamper(async (db) => {
      for (let position = 8; position >= 3; position -= 1) await row(db, position).update({position: position + 1})
      const one: AuditRow | undefined = await row(db, 2).first()
      const made = {...one!, position: 3, previous_hash: one!.hash, actor: 'någon annan'}
      await db('audit_event').insert({...made, hash: sha256(linkText({...made, previous: made.previous_hash, entry: made.entry_id}))})
    })
    expect(await problems()).toEqual([{kind: 'inserted', chain: 'KS', from: 3, to: 3, seenBy: 'links'}])
  })

  test('who lets two rows change places', async () => {
    await tamper(async (db) => {
      await row(db, 3).update({position: 100})
      await row(db, 6).update({position: 3})
      await row(db, 100).update({position: 6})
    })
    expect((await problems()).toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))).toEqual([{kind: 'reordered', chain: 'KS', position: 3, belongsAt: 6}, {kind: 'reordered', chain: 'KS', position: 6, belongsAt: 3}])
  })

  test('who writes a second row at a taken place, also where one page of rows ends and the next begins', async () => {
    await town.within(LATER, (session) =>
      session.change(async ({record}) => {
        for (let n = 0; n < 1000; n += 1) await record(restored(`e${String(n)}`), KS)
      }),
    )
    await tamper(async (db) => {
      await db.schema.alterTable('audit_event', (table) => table.dropUnique(['chain', 'position'], 'audit_event_by_chain'))
      for (const position of [3, 1000, 1001]) {
        const one: AuditRow | undefined = await row(db, position).first()
        await db('audit_event').insert({...one!, actor: 'någon annan', hash: 'ab'.repeat(32)})
      }
    })
    expect(await problems()).toEqual([3, 1000, 1001].map((position) => ({kind: 'forked', chain: 'KS', position, seenBy: 'rows'})))
  })

  test('who cuts the end off', async () => {
    await tamper((db) => db('audit_event').where({chain: 'KS'}).where('position', '>', 5).delete())
    expect(await problems()).toEqual([{kind: 'truncated', chain: 'KS', from: 6, to: 8, seenBy: 'head'}])
  })

  test('who cuts the end off and notes another head: only an anchor knows', async () => {
    await tamper(async (db) => {
      await db('audit_event').where({chain: 'KS'}).where('position', '>', 5).delete()
      const one: AuditRow | undefined = await row(db, 5).first()
      await db('audit_head').where({chain: 'KS'}).update({position: 5, hash: one?.hash})
    })
    expect((await verify(null)).ok).toBe(true)
    expect(await problems()).toEqual([{kind: 'truncated', chain: 'KS', from: 6, to: 8, seenBy: 'anchor'}])
  })

  test('who writes the chain anew from some row: only an anchor knows', async () => {
    await tamper(async (db) => {
      await row(db, 3).update({actor: 'någon annan'})
      await relink(db, 3)
    })
    expect((await verify(null)).ok).toBe(true)
    expect(await problems()).toEqual([{kind: 'forked', chain: 'KS', position: 4, seenBy: 'anchor'}])
  })

  test('who takes a whole chain away', async () => {
    await tamper(async (db) => {
      await db('audit_event').where({chain: 'KS'}).delete()
      await db('audit_head').where({chain: 'KS'}).delete()
    })
    expect((await verify(null)).ok).toBe(true)
    expect(await problems()).toEqual([{kind: 'truncated', chain: 'KS', from: 1, to: 8, seenBy: 'anchor'}])
  })

  test('who writes past the program at the end of a chain', async () => {
    await tamper(async (db) => {
      const one: AuditRow | undefined = await row(db, 8).first()
      const made = {...one!, position: 9, previous_hash: one!.hash}
      await db('audit_event').insert({...made, hash: sha256(linkText({...made, previous: made.previous_hash, entry: made.entry_id}))})
    })
    expect(await problems()).toEqual([{kind: 'inserted', chain: 'KS', from: 9, to: 9, seenBy: 'head'}])
    // The program goes on after it, and what it met stays told.
    await town.within(LATER, (session) => session.change(({record}) => record(restored('d'), KS)))
    expect(await problems()).toEqual([{kind: 'found-altered', chain: 'KS', position: 10}])
  })

  test('who gives the register another id', async () => {
    await tamper((db) => db('meta').where({key: 'registerId'}).update({value: 'zzzzzzzzzzzzzzzzzzzz'}))
    expect(await problems()).toEqual([...['*', 'KS', 'SN'].map((chain) => ({kind: 'other-register', chain})), {kind: 'anchor-of-other-register', line: 1, lines: 4}])
  })

  test('who removes the register’s note of a head', async () => {
    await tamper((db) => db('audit_head').where({chain: 'SN'}).delete())
    expect(await problems()).toEqual([{kind: 'head-missing', chain: 'SN'}])
  })
})

describe('P1: a trimmed log', () => {
  test('is whole from where it was cut, which is told', async () => {
    await town.within('2027-02-20T08:00:00Z', (session) => session.change((change) => trimBefore(change, DAYS[2] as Instant)))
    const verified = await verify()
    expect(verified).toMatchObject({ok: true, problems: []})
    expect(verified.notes).toEqual([
      {kind: 'trimmed', chain: '*', until: 12, removed: 12, at: '2027-02-20T08:00:00.000Z', actor: 'reg'},
      {kind: 'trimmed', chain: 'KS', until: 4, removed: 4, at: '2027-02-20T08:00:00.000Z', actor: 'reg'},
      {kind: 'trimmed', chain: 'SN', until: 2, removed: 2, at: '2027-02-20T08:00:00.000Z', actor: 'reg'},
      {kind: 'anchors-before-start', anchors: 4},
    ])
  })

  test('from which more is taken is missing its start', async () => {
    await town.within('2027-02-20T08:00:00Z', (session) => session.change((change) => trimBefore(change, DAYS[2] as Instant)))
    await tamper((db) => row(db, 5).delete())
    expect(await problems()).toEqual([{kind: 'start-missing', chain: 'KS', until: 5}])
  })
})

describe('the anchors', () => {
  test('a line that was changed is told apart from a log that was', async () => {
    const lines = (await readFile(anchors, 'utf8')).split('\n')
    await writeFile(anchors, lines.with(3, lines[3]!.replace(/"chain":"KS","position":8,"hash":"./, (text) => text.slice(0, -1) + (text.endsWith('a') ? 'b' : 'a'))).join('\n'))
    expect(await problems()).toEqual([{kind: 'anchor-altered', line: 4}])
  })

  test('a file that is gone while the log tells of it', async () => {
    const other = await Town.found({made: MADE, settings: {audit: {anchor: 'utanför/ankare.jsonl'}}})
    try {
      await other.within(DAYS[0]!, (session) => anchorLog(session, {to: join(other.folder, 'inbox', 'annan.jsonl')}))
      expect((await other.within(LATER, (session) => verifyLog(session, {anchors: null, onProgress: () => undefined}))).problems).toEqual([{kind: 'anchors-gone'}])
    } finally {
      await other.leave()
    }
  })

  test('a file that was named and is not there is refused', async () => {
    expect(await refusalOf(() => verify(join(town.folder, 'finns-inte.jsonl')))).toMatchObject({code: 'input-not-found', exitCode: 66})
  })
})

describe('J1: who looks into one committee', () => {
  const grant = (role: 'log-reviewer' | 'registrar', committee: string): Promise<unknown> => town.asOwner((db) => db.transaction((tx) => insertGrant(tx, 'nils', {role, committee}, {by: 'reg', at: MADE as Instant, reason: 'duty', until: null})))

  test('sees its chain and no other, what is wrong with others neither', async () => {
    await grant('log-reviewer', 'SN')
    await tamper((db) => row(db, 3).update({actor: 'x'}))
    expect(await verify(anchors, 'nils')).toMatchObject({ok: true, entries: 4, chains: [{chain: 'SN'}]})
    await tamper((db) => db('audit_event').where({chain: 'SN', position: 2}).update({actor: 'x'}))
    expect((await verify(anchors, 'nils')).problems).toEqual([{kind: 'edited', chain: 'SN', position: 2, seenBy: 'itself'}])
  })

  test('may not anchor, for an anchor holds every chain', async () => {
    await grant('log-reviewer', 'SN')
    expect(await refusalOf(() => town.within(LATER, (session) => anchorLog(session, {to: null}), 'nils'))).toMatchObject({code: 'not-permitted', facts: {right: 'audit.anchor', committee: '*'}})
  })

  test('without any such role is refused', async () => {
    await grant('registrar', '*')
    expect(await refusalOf(() => verify(null, 'nils'))).toMatchObject({code: 'not-permitted', facts: {right: 'audit.verify'}})
  })
})
