import {allGrants, type KeptGrant} from '../../io/db/grant-table.js'
import {deed} from '../deed.js'

/** A role that somebody was given; no longer in force where its last day has been. */
export interface HeldRole extends Omit<KeptGrant, 'user'> {
  readonly isInForce: boolean
}

/** Somebody who holds a role, by the name that the operating system or the database's server knows. */
export interface User {
  readonly user: string
  readonly roles: readonly HeldRole[]
}

/** Everybody who holds a role that the one who asks may see: an administrator of one committee sees that one's (J1). */
export const listUsers = deed('user.read', async (session): Promise<readonly User[]> => {
  const users = new Map<string, User & {roles: HeldRole[]}>()
  for (const {user, ...grant} of await allGrants(session.db)) {
    if (!session.may('user.read', grant.committee)) continue
    const one = users.get(user) ?? {user, roles: []}
    users.set(user, one)
    one.roles.push({...grant, isInForce: grant.until === null || grant.until >= session.today})
  }
  return [...users.values()]
})
