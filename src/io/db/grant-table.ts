import type {Knex} from 'knex'
import type {Grant, Role} from '../../core/rights.js'
import type {Instant} from '../../core/terms/identifiers.js'

/** A role with who holds it, since when, and who gave it. */
export interface KeptGrant extends Grant {
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
}

export async function grantsOf(db: Knex, user: string): Promise<readonly Grant[]> {
  const rows: {role: Role; committee: string}[] = await db('role_grant').where({user_name: user}).select('role', 'committee')
  return rows
}

/** Every role that anybody holds, by name. */
export async function allGrants(db: Knex): Promise<readonly KeptGrant[]> {
  const rows: Row[] = await db<Row>('role_grant').orderBy(['user_name', 'committee', 'role'])
  return rows.map((row) => ({user: row.user_name, role: row.role as Role, committee: row.committee, grantedAt: row.granted_at as Instant, grantedBy: row.granted_by}))
}

export async function insertGrant(tx: Knex.Transaction, user: string, grant: Grant, by: string, at: Instant): Promise<void> {
  await tx('role_grant').insert({user_name: user, role: grant.role, committee: grant.committee, granted_at: at, granted_by: by})
}

export async function deleteGrant(tx: Knex.Transaction, user: string, {role, committee}: Grant): Promise<void> {
  await tx('role_grant').where({user_name: user, role, committee}).delete()
}
