import type {Knex} from 'knex'
import type {Grant, Role} from '../../core/rights.js'
import type {Instant} from '../../core/terms/identifiers.js'

export async function grantsOf(db: Knex, user: string): Promise<readonly Grant[]> {
  const rows: {role: Role; committee: string}[] = await db('role_grant').where({user_name: user}).select('role', 'committee')
  return rows
}

export async function insertGrant(tx: Knex.Transaction, user: string, grant: Grant, by: string, at: Instant): Promise<void> {
  await tx('role_grant').insert({user_name: user, role: grant.role, committee: grant.committee, granted_at: at, granted_by: by})
}
