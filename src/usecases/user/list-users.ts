import {gapsIn, type Absence, type Gap} from '../../core/user/absence.js'
import {absencesFrom} from '../../io/db/absence-table.js'
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
  /** When they are away, from today on. */
  readonly absences: readonly Pick<Absence, 'from' | 'until'>[]
}

/** Who holds which role, and where absences leave a committee without a registrar or lawyer. */
export interface ListedUsers {
  readonly users: readonly User[]
  readonly gaps: readonly Gap[]
}

/** Everybody who holds a role that the one who asks may see: an administrator of one committee sees that one's (J1). */
export const listUsers = deed('user.read', async (session): Promise<ListedUsers> => {
  const users = new Map<string, User & {roles: HeldRole[]}>()
  const [grants, absences] = [await allGrants(session.db), await absencesFrom(session.db, session.today)]
  for (const {user, ...grant} of grants) {
    if (!session.may('user.read', grant.committee)) continue
    const one = users.get(user) ?? {user, roles: [], absences: absences.filter((absence) => absence.user === user).map(({from, until}) => ({from, until}))}
    users.set(user, one)
    one.roles.push({...grant, isInForce: grant.until === null || grant.until >= session.today})
  }
  const committees = Object.keys(session.settings.committees).filter((code) => session.may('user.read', code))
  return {users: [...users.values()], gaps: gapsIn(committees, absences, grants, absences, session.today)}
})
