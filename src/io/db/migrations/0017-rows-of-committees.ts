import type {Knex} from 'knex'

/** A person has one row for each set of committees that keeps them, and each row is sealed as a whole. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('protected_person', (table) => {
    table.dropUnique(['number_index'])
    table.index(['number_index'])
    // Keyed digest over the row by the person's own key.
    table.text('seal').notNullable().defaultTo('')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
