import type {Knex} from 'knex'

/**
 * The names that are taken, whosever they are: a server shows a committee’s incidents, routines, follow-ups and requests to those who work there (J1), and whoever names the next must not take the name of one that they do not see.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`CREATE VIEW taken_name AS ${['incident', 'routine', 'followup_report', 'followup_action', 'document_request'].map((table) => `SELECT id FROM ${table}`).join(' UNION ALL ')}`)
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
