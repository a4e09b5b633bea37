import type {Knex} from 'knex'
import type {Grant, GrantReason, Role} from '../../core/rights.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'

/** Why somebody holds a role, and for how long: `until` is its last day, null where it has none. */
export interface GrantTerms {
  readonly reason: GrantReason | null
  readonly until: LocalDate | null
}

/** A role with who holds it, since when, who gave it and why; `reason` is null for one from before reasons were kept. */
export interface KeptGrant extends Grant, GrantTerms {
  readonly user: string
  readonly grantedAt: Instant
  readonly grantedBy: string
}

interface Row {
  user_name: string
  role: string
  committee: string
  granted_at: string
  granted_by: string
  reason: string | null
  last_day: string | null
}

/** The roles that somebody holds on a day: one whose last day has been is held by nobody. */
export async function grantsOf(db: Knex, user: string, today: LocalDate): Promise<readonly Grant[]> {
  const rows: {role: Role; committee: string}[] = await db('role_grant')
    .where({user_name: user})
    .where((inForce) => void inForce.whereNull('last_day').orWhere('last_day', '>=', today))
    .select('role', 'committee')
  return rows
}

/** Every role that was given to anybody and not taken back, by name; also those whose last day has been. */
export async function allGrants(db: Knex): Promise<readonly KeptGrant[]> {
  const rows: Row[] = await db<Row>('role_grant').orderBy(['user_name', 'committee', 'role'])
  return rows.map((row) => ({
    user: row.user_name,
    role: row.role as Role,
    committee: row.committee,
    grantedAt: row.granted_at as Instant,
    grantedBy: row.granted_by,
    reason: row.reason as GrantReason | null,
    until: row.last_day as LocalDate | null,
  }))
}

export async function insertGrant(tx: Knex.Transaction, user: string, {role, committee}: Grant, {by, at, reason, until}: GrantTerms & {readonly by: string; readonly at: Instant}): Promise<void> {
  await tx('role_grant').insert({user_name: user, role, committee, granted_at: at, granted_by: by, reason, last_day: until})
}

export async function deleteGrant(tx: Knex.Transaction, user: string, {role, committee}: Grant): Promise<void> {
  await tx('role_grant').where({user_name: user, role, committee}).delete()
}
