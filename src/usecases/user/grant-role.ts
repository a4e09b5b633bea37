import {Refusal} from '../../core/refusal.js'
import {grantsAllow, keptApart, type GrantReason, type Role} from '../../core/rights.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {allGrants, deleteGrant, insertGrant, type KeptGrant} from '../../io/db/grant-table.js'
import {deed, type Session} from '../deed.js'

/** One role of one person in one committee, or in all (`*`). */
export interface RoleOfUser {
  readonly user: string
  readonly role: Role
  readonly committee: string
}

/** A role to be given: why, and its last day, null where it has none. */
export interface RoleToGive extends RoleOfUser {
  readonly reason: Exclude<GrantReason, 'set-up' | 'own'>
  readonly until: LocalDate | null
}

/** A role that was given, with what is kept of why. */
export interface GivenRole extends RoleOfUser {
  readonly reason: GrantReason
  readonly until: LocalDate | null
}

/** Gives a role, or gives one that is held another last day or reason. Whoever administers one committee gives roles in that one (J1), and nobody to themselves. */
export const grantRole = deed('user.manage', async (session, asked: RoleToGive): Promise<GivenRole> => {
  const {user, role, committee, until} = asked
  if (committee !== '*') session.committee(committee)
  session.demand('user.manage', committee)
  if (until !== null && until < session.today) throw new Refusal('day-past', {day: until})
  return session.change(async ({tx, at, record, asOwner}) => {
    await asOwner()
    const all = await allGrants(tx)
    const own = all.filter((grant) => grant.user === user)
    const reason = user === session.actor.id ? toOneself(session, all, committee) : asked.reason
    const given = {user, role, committee, reason, until}
    const held = own.find((grant) => isSame(grant, asked))
    if (held !== undefined && (held.reason === reason || reason === 'own') && held.until === until) throw new Refusal('role-held', {user, role, committee})
    if (held !== undefined && isLasting(held) && until !== null) refuseIfLast(all, held)
    const apart = keptApart(own.filter((grant) => isInForce(session, grant)), asked)
    if (apart !== null) throw new Refusal('roles-apart', {user, role, held: apart})
    if (held !== undefined) await deleteGrant(tx, user, held)
    await insertGrant(tx, user, asked, {by: session.actor.id, at, reason, until})
    await record({kind: 'right.granted', ...given}, chainOf(asked))
    return given
  })
})

/** Takes a role back. The last administrator of all committees keeps it: nobody else could give it again. */
export const revokeRole = deed('user.manage', async (session, {user, role, committee}: RoleOfUser): Promise<RoleOfUser> => {
  const one = {user, role, committee}
  session.demand('user.manage', committee)
  await session.change(async ({tx, record, asOwner}) => {
    await asOwner()
    const all = await allGrants(tx)
    const held = all.find((other) => isSame(other, one))
    if (held === undefined) throw new Refusal('role-not-held', {...one})
    refuseIfLast(all, held)
    await deleteGrant(tx, user, one)
    await record({kind: 'right.revoked', ...one}, chainOf(one))
  })
  return one
})

/** What is kept of a role that somebody gives themselves, which only the one account of a database without logins can, where nobody else could give it: there a role is a record of what the account is used for, and it says so. */
function toOneself(session: Session, all: readonly KeptGrant[], committee: string): GrantReason {
  const isAlone = !all.some((grant) => grant.user !== session.actor.id && isInForce(session, grant) && grantsAllow([grant], 'user.manage', committee))
  if (session.dialect.isShared || !isAlone) throw new Refusal('role-own')
  return 'own'
}

function isInForce(session: Session, {until}: KeptGrant): boolean {
  return until === null || until >= session.today
}

function isSame(one: RoleOfUser, other: RoleOfUser): boolean {
  return one.user === other.user && one.role === other.role && one.committee === other.committee
}

/** Of all committees, and without a last day. */
function isLasting({role, committee, until}: KeptGrant): boolean {
  return role === 'administrator' && committee === '*' && until === null
}

function refuseIfLast(all: readonly KeptGrant[], held: KeptGrant): void {
  if (isLasting(held) && all.filter(isLasting).length === 1) throw new Refusal('last-administrator', {user: held.user})
}

function chainOf({committee}: RoleOfUser): CommitteeCode | undefined {
  return committee === '*' ? undefined : (committee as CommitteeCode)
}
