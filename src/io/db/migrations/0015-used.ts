import type {Knex} from 'knex'

/** What each registrar used last at the queue, so that it is offered again at the next sitting. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('review_place', (table) => {
    // Codes of reasons, and filters that hold nothing but fixed values: no text of any row, and no name. Null where nothing was used since there was a place for it.
    table.text('used')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
