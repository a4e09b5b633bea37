import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {purgeRetention} from '../../../src/usecases/retention/purge-retention.js'
import {recordAbsence, showAbsences, withdrawAbsence, type KnownAbsences} from '../../../src/usecases/user/absences.js'
import {listUsers} from '../../../src/usecases/user/list-users.js'
import {refusalOf} from '../../io/support.js'
import {aShelf, backUp, putBack} from '../../support/backups.js'
import {Town} from '../../support/town.js'

const day = (text: string): LocalDate => text as LocalDate
const NINE = '2026-02-03T09:00:00Z'

/** A town where `jur` is the only lawyer of KS, and `adm` administers it. */
async function aTown(): Promise<Town> {
  const town = await Town.found({roles: ['administrator', 'manager']})
  onTestFinished(() => town.leave())
  await town.grant('jur', {role: 'lawyer', committee: 'KS'})
  await town.grant('kim', {role: 'registrar', committee: 'KS'})
  await town.grant('lin', {role: 'registrar', committee: 'SN'})
  await town.grant('adm', {role: 'administrator', committee: 'KS'})
  return town
}

const record = (town: Town, user: string | null, [from, until]: readonly [string, string], by: string, at = NINE): Promise<KnownAbsences> => town.within(at, (session) => recordAbsence(session, {user, from: day(from), until: day(until)}), by)
const WEEK = ['2026-02-09', '2026-02-13'] as const
const GAP = {committee: 'KS', role: 'lawyer', from: '2026-02-09', until: '2026-02-13'}

describe('J2: who is away', () => {
  test('says so themselves, and is told where it leaves a committee; the list tells it to those who give roles, and the log tells no days', async () => {
    const town = await aTown()
    expect(await record(town, null, WEEK, 'jur')).toEqual({user: 'jur', absences: [{from: WEEK[0], until: WEEK[1]}], gaps: [GAP]})
    const listed = await town.within('2026-02-03T10:00:00Z', (session) => listUsers(session, undefined))
    expect(listed.gaps).toEqual([GAP])
    expect(listed.users.map(({user, absences}) => [user, absences.length])).toEqual([['adm', 0], ['jur', 1], ['kim', 0], ['lin', 0], ['reg', 0]])
    const trail = await town.within('2026-02-03T10:10:00Z', ({db}) => auditTrail(db))
    expect(trail.flatMap(({committee, event}) => (event?.kind === 'absence.recorded' ? [[committee, event]] : []))).toEqual([[null, {kind: 'absence.recorded', user: 'jur'}]])
    expect(JSON.stringify(trail.map(({event}) => event))).not.toContain('2026-02-13')
    // A stand-in mends it.
    await town.grant('eva', {role: 'lawyer', committee: 'KS'})
    expect((await town.within('2026-02-03T11:00:00Z', (session) => listUsers(session, undefined))).gaps).toEqual([])
  })

  test('is told by an administrator for those who hold a role where they administer, and by nobody else', async () => {
    const town = await aTown()
    expect(await record(town, 'jur', WEEK, 'adm')).toMatchObject({gaps: [GAP]})
    for (const [user, by, code] of [['lin', 'adm', 'absence-user'], ['nobody', 'adm', 'absence-user'], ['jur', 'kim', 'not-permitted']] as const) {
      expect(await town.within('2026-02-03T09:10:00Z', (session) => refusalOf(() => recordAbsence(session, {user, from: day(WEEK[0]), until: day(WEEK[1])})), by)).toMatchObject({code})
      expect(await town.within('2026-02-03T09:10:00Z', (session) => refusalOf(() => showAbsences(session, user)), by)).toMatchObject({code})
      expect(await town.within('2026-02-03T09:10:00Z', (session) => refusalOf(() => withdrawAbsence(session, {user, from: null})), by)).toMatchObject({code})
    }
  })

  test('J1: whoever administers one committee is told of no other', async () => {
    const town = await aTown()
    await town.grant('lin', {role: 'registrar', committee: 'KS'})
    await record(town, 'kim', WEEK, 'reg')
    expect((await record(town, 'lin', WEEK, 'adm', '2026-02-03T09:10:00Z')).gaps.map(({committee}) => committee)).toEqual(['KS'])
    expect((await town.within('2026-02-03T09:20:00Z', (session) => listUsers(session, undefined), 'adm')).gaps.map(({committee}) => committee)).toEqual(['KS'])
    expect((await town.within('2026-02-03T09:20:00Z', (session) => showAbsences(session, null), 'lin')).gaps.map(({committee}) => committee)).toEqual(['KS', 'SN'])
  })

  test.each([
    [['2026-02-13', '2026-02-09'], 'period-backwards'],
    [['2026-01-05', '2026-02-02'], 'day-past'],
  ] as const)('%j is none', async (days, code) => {
    const town = await aTown()
    expect(await town.within(NINE, (session) => refusalOf(() => recordAbsence(session, {user: null, from: day(days[0]), until: day(days[1])})), 'jur')).toMatchObject({code})
  })

  test('what was told last of the same days counts, and it can be taken back', async () => {
    const town = await aTown()
    await record(town, null, WEEK, 'jur')
    await record(town, null, ['2026-03-02', '2026-03-06'], 'jur', '2026-02-03T09:10:00Z')
    expect((await record(town, null, ['2026-02-11', '2026-02-16'], 'jur', '2026-02-03T09:20:00Z')).absences).toEqual([{from: '2026-02-11', until: '2026-02-16'}, {from: '2026-03-02', until: '2026-03-06'}])
    const withdraw = (from: string | null, at: string): Promise<KnownAbsences> => town.within(at, (session) => withdrawAbsence(session, {user: null, from: from === null ? null : day(from)}), 'jur')
    expect((await withdraw('2026-02-11', '2026-02-03T09:30:00Z')).absences).toEqual([{from: '2026-03-02', until: '2026-03-06'}])
    expect(await withdraw(null, '2026-02-03T09:40:00Z')).toEqual({user: 'jur', absences: [], gaps: []})
    expect(await town.within('2026-02-03T09:50:00Z', (session) => refusalOf(() => withdrawAbsence(session, {user: null, from: null})), 'jur')).toMatchObject({code: 'absence-none'})
  })

  test('P1 P3: it is kept until it is over, and no backup makes anybody forget it', async () => {
    const town = await aTown()
    const file = join(await aShelf(), 'natten.zip')
    await record(town, null, ['2026-02-02', '2026-02-04'], 'jur')
    await backUp(town, '2026-02-03T22:00:00Z', file)
    await record(town, null, WEEK, 'jur', '2026-02-04T09:00:00Z')
    await putBack(town, '2026-02-04T13:00:00Z', file)
    expect((await town.within('2026-02-04T14:00:00Z', (session) => showAbsences(session, null), 'jur')).absences).toEqual([{from: '2026-02-02', until: '2026-02-04'}, {from: WEEK[0], until: WEEK[1]}])
    const purged = await town.within('2026-02-05T09:00:00Z', (session) => purgeRetention(session, {isDryRun: false, onProgress: () => undefined}))
    expect(purged.stores.find(({store}) => store === 'absences')).toMatchObject({due: 1, setting: null})
    expect(await town.within('2026-02-05T10:00:00Z', async ({db}): Promise<unknown> => db('absence').select('from_day'))).toEqual([{from_day: WEEK[0]}])
  })
})
