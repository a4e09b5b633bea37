import type {Knex} from 'knex'

/** Why somebody holds a role, and until when (J2). */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('role_grant', (table) => {
    // Empty in rows from before.
    table.text('reason')
    // The last day on which it is held; empty where it has none.
    table.text('last_day')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
