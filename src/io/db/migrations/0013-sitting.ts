import type {Knex} from 'knex'

/** At which sitting a decision was made, and which desk is at a place: what a screen that crashed had decided belongs to the sitting that goes on after it. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('decision', (table) => {
    // Null for what was decided by a command, or before sittings had names.
    table.text('sitting')
  })
  await knex.schema.alterTable('review_place', (table) => {
    // The desk that was opened last and has not been left, by which program it is kept, and its sitting; all null where it was left.
    table.text('desk')
    table.text('sitting')
    table.text('sitting_since')
    table.text('host')
    table.integer('pid')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
