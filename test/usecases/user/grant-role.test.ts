import {expect, onTestFinished, test} from 'vitest'
import {auditTrail} from '../../../src/io/db/audit-table.js'
import {grantRole, revokeRole, type RoleOfUser} from '../../../src/usecases/user/grant-role.js'
import {listUsers} from '../../../src/usecases/user/list-users.js'
import {refusalOf} from '../../io/support.js'
import {Town} from '../../support/town.js'

const NOW = '2026-02-03T09:00:00Z'

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
  const registrar: RoleOfUser = {user: 'anna', role: 'registrar', committee: 'SN'}
  await town.within(NOW, async (session) => {
    await grantRole(session, registrar)
    for (const committee of ['KS', '*']) expect(await refusalOf(() => grantRole(session, {...registrar, committee}))).toMatchObject({code: 'not-permitted', facts: {right: 'user.manage', committee}})
    expect(await refusalOf(() => revokeRole(session, {user: 'reg', role: 'registrar', committee: '*'}))).toMatchObject({code: 'not-permitted'})
    expect((await listUsers(session, undefined)).map(({user, roles}) => [user, roles.map(({committee}) => committee)])).toEqual([['anna', ['SN']], ['bo', ['SN']]])
  }, 'bo')
  await town.within(NOW, (session) => revokeRole(session, registrar))
  const trail = await town.within(NOW, ({db}) => auditTrail(db))
  expect(trail.filter(({committee}) => committee === 'SN').map(({actor, event}) => [actor, event?.kind])).toEqual([['bo', 'right.granted'], ['reg', 'right.revoked']])
})

test('J2: a role that is given is held from the next session on', async () => {
  const town = await aTown()
  await town.within(NOW, (session) => expect(refusalOf(() => session.demand('review.decide', 'KS'))).resolves.toMatchObject({code: 'user-unknown'}), 'anna')
  await town.within(NOW, (session) => grantRole(session, {user: 'anna', role: 'registrar', committee: 'KS'}))
  await town.within(NOW, async (session) => {
    expect(session.may('review.decide', 'KS')).toBe(true)
    expect(session.may('review.decide', 'SN')).toBe(false)
    expect(await refusalOf(() => grantRole(session, {user: 'anna', role: 'administrator', committee: '*'}))).toMatchObject({code: 'not-permitted'})
  }, 'anna')
})
