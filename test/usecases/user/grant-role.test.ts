import {expect, onTestFinished, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {grantRole, revokeRole, type RoleToGive} from '../../../src/usecases/user/grant-role.js'
import {listUsers} from '../../../src/usecases/user/list-users.js'
import {refusalOf} from '../../io/support.js'
import {Town} from '../../support/town.js'

const NOW = '2026-02-03T09:00:00Z'
const LASTING = {reason: 'duty', until: null} as const

async function aTown(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

test('J1 J2: who administers one committee gives and takes roles there, sees those, and no others', async () => {
  const town = await aTown()
  // With PostgreSQL also somebody whom the server lets take on the owner's role.
  await town.administrator('bo')
  await town.grant('bo', {role: 'administrator', committee: 'SN'})
  const registrar: RoleToGive = {user: 'anna', role: 'registrar', committee: 'SN', ...LASTING}
  await town.within(NOW, async (session) => {
    await grantRole(session, registrar)
    for (const committee of ['KS', '*']) expect(await refusalOf(() => grantRole(session, {...registrar, committee}))).toMatchObject({code: 'not-permitted', facts: {right: 'user.manage', committee}})
    expect(await refusalOf(() => revokeRole(session, {user: 'reg', role: 'registrar', committee: '*'}))).toMatchObject({code: 'not-permitted'})
    expect((await listUsers(session, undefined)).users.map(({user, roles}) => [user, roles.map(({committee}) => committee)])).toEqual([['anna', ['SN']], ['bo', ['SN']]])
  }, 'bo')
  await town.within(NOW, (session) => revokeRole(session, registrar))
  const trail = await town.within(NOW, ({db}) => auditTrail(db))
  expect(trail.filter(({committee}) => committee === 'SN').map(({actor, event}) => [actor, event?.kind])).toEqual([['bo', 'right.granted'], ['reg', 'right.revoked']])
})

test('J2: a role that is given is held from the next session on', async () => {
  const town = await aTown()
  await town.within(NOW, (session) => expect(refusalOf(() => session.demand('review.decide', 'KS'))).resolves.toMatchObject({code: 'user-unknown'}), 'anna')
  await town.within(NOW, (session) => grantRole(session, {user: 'anna', role: 'registrar', committee: 'KS', ...LASTING}))
  await town.within(NOW, async (session) => {
    expect(session.may('review.decide', 'KS')).toBe(true)
    expect(session.may('review.decide', 'SN')).toBe(false)
    expect(await refusalOf(() => grantRole(session, {user: 'anna', role: 'administrator', committee: '*', ...LASTING}))).toMatchObject({code: 'not-permitted'})
  }, 'anna')
})

test('J2: a role with a last day is held through that day where the municipality is, and can be given another', async () => {
  const town = await aTown()
  await town.within(NOW, async (session) => {
    expect(await refusalOf(() => grantRole(session, {user: 'anna', role: 'lawyer', committee: 'KS', reason: 'stand-in', until: '2026-02-02' as LocalDate}))).toMatchObject({code: 'day-past'})
    await grantRole(session, {user: 'anna', role: 'lawyer', committee: 'KS', reason: 'stand-in', until: '2026-02-05' as LocalDate})
  })
  const may = (instant: string): Promise<boolean> => town.within(instant, async (session) => session.may('review.resolve', 'KS'), 'anna')
  // A quarter to midnight and a quarter past it, in Stockholm.
  expect(await may('2026-02-05T22:45:00Z')).toBe(true)
  expect(await may('2026-02-05T23:15:00Z')).toBe(false)
  await town.within('2026-02-06T09:00:00Z', async (session) => {
    expect((await listUsers(session, undefined)).users.find(({user}) => user === 'anna')).toMatchObject({roles: [{reason: 'stand-in', until: '2026-02-05', isInForce: false}]})
    const again = {user: 'anna', role: 'lawyer', committee: 'KS', reason: 'stand-in', until: '2026-02-20' as LocalDate} as const
    await grantRole(session, again)
    expect(await refusalOf(() => grantRole(session, again))).toMatchObject({code: 'role-held'})
  })
  expect(await may('2026-02-10T09:00:00Z')).toBe(true)
})

test('J2: nobody gives themselves a role, unless there is but one account and nobody else to ask', async () => {
  const town = await aTown()
  const own = {user: 'reg', role: 'log-reviewer', committee: 'KS', ...LASTING} as const
  await town.within(NOW, async (session) => {
    if (session.dialect.isShared) expect(await refusalOf(() => grantRole(session, own))).toMatchObject({code: 'role-own'})
    else expect(await grantRole(session, own)).toMatchObject({reason: 'own'})
  })
  await town.administrator('bo')
  await town.grant('bo', {role: 'administrator', committee: 'KS'})
  await town.within(NOW, async (session) => expect(await refusalOf(() => grantRole(session, {...own, role: 'lawyer'}))).toMatchObject({code: 'role-own'}))
  await town.within(NOW, async (session) => expect(await refusalOf(() => grantRole(session, {...own, user: 'bo'}))).toMatchObject({code: 'role-own'}), 'bo')
})

test('S4: a manager is not given the role that reads protected data, nor the other way about', async () => {
  const town = await aTown()
  await town.within(NOW, async (session) => {
    await grantRole(session, {user: 'chef', role: 'manager', committee: 'KS', ...LASTING})
    for (const committee of ['KS', '*']) expect(await refusalOf(() => grantRole(session, {user: 'chef', role: 'protected-reader', committee, ...LASTING}))).toMatchObject({code: 'roles-apart', facts: {held: 'manager'}})
    await grantRole(session, {user: 'chef', role: 'protected-reader', committee: 'SN', ...LASTING})
  })
})

test('J2: the last administrator of all committees keeps the role, and without a last day', async () => {
  const town = await aTown()
  await town.administrator('bo')
  await town.within(NOW, (session) => grantRole(session, {user: 'bo', role: 'administrator', committee: '*', reason: 'stand-in', until: '2026-03-01' as LocalDate}))
  const chief = {user: 'reg', role: 'administrator', committee: '*'} as const
  await town.within(NOW, async (session) => {
    expect(await refusalOf(() => revokeRole(session, chief))).toMatchObject({code: 'last-administrator'})
    expect(await refusalOf(() => grantRole(session, {...chief, reason: 'task', until: '2026-03-01' as LocalDate}))).toMatchObject({code: 'last-administrator'})
  }, 'bo')
})
