import type {Knex} from 'knex'

/** What several registrars at work need: decisions that belong together, what each was shown, who has what open, and where each was. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('decision', (table) => {
    // Decisions that were made together are undone together; null for one alone.
    table.text('batch_id')
    // Keyed fingerprint of the text, stage and verdict that the one who decided was shown (B7). Null for what was decided before there were seals.
    table.text('seal')
    // Where the version stood, and by which decision, for what undoing goes back to.
    table.text('stage_before')
    table.text('decision_before')
    table.index(['batch_id'], 'decision_by_batch', {predicate: knex.whereNotNull('batch_id')})
  })

  // What waits, by entry: a queue is read in the order of entries without sorting it, however many entries wait for nobody.
  await knex.raw(`CREATE INDEX version_waiting ON version (entry_id, number) WHERE stage IN ('held', 'blocked', 'escalated', 'deferred')`)

  // Who has an entry open. No reference to the entry: a lease is over in minutes, and stands in nobody's way.
  await knex.schema.createTable('review_lease', (table) => {
    table.text('entry_id').primary()
    table.text('actor').notNullable()
    table.text('desk').notNullable()
    table.text('since').notNullable()
    table.text('until').notNullable()
    table.index(['until'])
  })

  // Where each registrar was, so that a crash or a lost line opens where it was.
  await knex.schema.createTable('review_place', (table) => {
    table.text('actor').primary()
    table.text('filter').notNullable()
    table.text('sort').notNullable()
    table.integer('is_reversed').notNullable()
    table.integer('is_grouped').notNullable()
    table.text('entry_id')
    table.text('marks').notNullable()
    table.text('saved_at').notNullable()
  })

  await knex.schema.createTable('review_view', (table) => {
    table.text('actor').notNullable()
    table.text('name').notNullable()
    table.text('filter').notNullable()
    table.text('saved_at').notNullable()
    table.primary(['actor', 'name'])
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
