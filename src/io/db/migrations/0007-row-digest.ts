import type {Knex} from 'knex'

/**
 * By which a row that an export tells again word for word is known without looking at anything else, and a case of which nothing new is said.
 * Null where that is not known: the row is then looked at whole.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entry', (table) => {
    table.text('row_digest')
    table.text('case_digest')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
