import type {Knex} from 'knex'

/** Since when a version has waited, where that is longer than there has been one: a decision that is undone puts a row back where it stood in the queue. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('version', (table) => {
    // Null for a version that has waited since it was made.
    table.text('waiting_since')
  })
  // What has waited longest at each stage, without sorting what waits.
  await knex.raw(`CREATE INDEX version_waiting_longest ON version (stage, coalesce(waiting_since, made_at)) WHERE stage IN ('held', 'blocked', 'escalated', 'deferred')`)
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
