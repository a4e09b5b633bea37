import {gapsIn, type Absence, type Gap} from '../../core/user/absence.js'
import {Refusal} from '../../core/refusal.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {absencesFrom, deleteAbsences, insertAbsence} from '../../io/db/absence-table.js'
import {allGrants, type KeptGrant} from '../../io/db/grant-table.js'
import {setScrubPending} from '../../io/db/meta-table.js'
import {deed, type Session} from '../deed.js'

/** What is known of when somebody is away from today on, and where that leaves a committee without a registrar or lawyer. */
export interface KnownAbsences {
  readonly user: string
  readonly absences: readonly Pick<Absence, 'from' | 'until'>[]
  readonly gaps: readonly Gap[]
}

/** Whose absences; null for one’s own. */
export const showAbsences = deed('user.absence', async (session, named: string | null): Promise<KnownAbsences> => {
  const user = named ?? session.actor.id
  return known(session, user, await mayTell(session, user))
})

/** Records that somebody is away. A person may say so of themselves, an administrator of anybody who holds a role where they administer; why is not asked. */
export const recordAbsence = deed('user.absence', async (session, {user: named, from, until}: {readonly user: string | null; readonly from: LocalDate; readonly until: LocalDate}): Promise<KnownAbsences> => {
  const user = named ?? session.actor.id
  const grants = await mayTell(session, user)
  if (from > until) throw new Refusal('period-backwards', {from, to: until})
  if (until < session.today) throw new Refusal('day-past', {day: until})
  await session.change(async ({tx, at, record}) => {
    await insertAbsence(tx, {user, from, until, recordedAt: at, recordedBy: session.actor.id})
    await record({kind: 'absence.recorded', user})
  })
  return known(session, user, grants)
})

/** Takes back what was recorded: the absence that begins on a day, or all that are not over. */
export const withdrawAbsence = deed('user.absence', async (session, {user: named, from}: {readonly user: string | null; readonly from: LocalDate | null}): Promise<KnownAbsences> => {
  const user = named ?? session.actor.id
  const grants = await mayTell(session, user)
  await session.change(async ({tx, record}) => {
    if ((await deleteAbsences(tx, user, session.today, from)) === 0) throw new Refusal('absence-none', {user})
    await setScrubPending(tx, true)
    await record({kind: 'absence.withdrawn', user})
  })
  return known(session, user, grants)
})

/** Every role there is, where whoever acts may say of somebody that they are away. Who holds no role where they administer is no more known to them than nobody. */
async function mayTell(session: Session, user: string): Promise<readonly KeptGrant[]> {
  const grants = await allGrants(session.db)
  if (user === session.actor.id) return grants
  session.demand('user.manage')
  if (!grants.some((grant) => grant.user === user && session.may('user.manage', grant.committee))) throw new Refusal('absence-user', {user})
  return grants
}

async function known(session: Session, user: string, grants: readonly KeptGrant[]): Promise<KnownAbsences> {
  const all = await absencesFrom(session.db, session.today)
  const own = all.filter((absence) => absence.user === user)
  // Of one’s own committees a person may know it; of somebody else’s, where one administers.
  const committees = Object.keys(session.settings.committees).filter((code) => user === session.actor.id || session.may('user.manage', code))
  return {user, absences: own.map(({from, until}) => ({from, until})), gaps: gapsIn(committees, own, grants, all, session.today)}
}
