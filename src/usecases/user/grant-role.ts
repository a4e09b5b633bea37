import type {Role} from '../../core/rights.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import {allGrants, deleteGrant, insertGrant} from '../../io/db/grant-table.js'
import {deed} from '../deed.js'

/** One role of one person in one committee, or in all (`*`). */
export interface RoleOfUser {
  readonly user: string
  readonly role: Role
  readonly committee: string
}

/** Gives a role. Whoever administers one committee gives roles in that one (J1). */
export const grantRole = deed('user.manage', async (session, one: RoleOfUser): Promise<RoleOfUser> => {
  if (one.committee !== '*') session.committee(one.committee)
  session.demand('user.manage', one.committee)
  await session.change(async ({tx, at, record, asOwner}) => {
    await asOwner()
    if ((await allGrants(tx)).some((held) => isSame(held, one))) throw new Refusal('role-held', {...one})
    await insertGrant(tx, one.user, one, session.actor.id, at)
    await record({kind: 'right.granted', ...one}, chainOf(one))
  })
  return one
})

/** Takes a role back. The last administrator of all committees keeps it: nobody else could give it again. */
export const revokeRole = deed('user.manage', async (session, one: RoleOfUser): Promise<RoleOfUser> => {
  session.demand('user.manage', one.committee)
  await session.change(async ({tx, record, asOwner}) => {
    await asOwner()
    const held = await allGrants(tx)
    if (!held.some((other) => isSame(other, one))) throw new Refusal('role-not-held', {...one})
    if (isChief(one) && held.filter(isChief).length === 1) throw new Refusal('last-administrator', {user: one.user})
    await deleteGrant(tx, one.user, one)
    await record({kind: 'right.revoked', ...one}, chainOf(one))
  })
  return one
})

function isSame(one: RoleOfUser, other: RoleOfUser): boolean {
  return one.user === other.user && one.role === other.role && one.committee === other.committee
}

function isChief({role, committee}: RoleOfUser): boolean {
  return role === 'administrator' && committee === '*'
}

function chainOf({committee}: RoleOfUser): CommitteeCode | undefined {
  return committee === '*' ? undefined : (committee as CommitteeCode)
}
