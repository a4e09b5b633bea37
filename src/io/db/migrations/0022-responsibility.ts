import type {Knex} from 'knex'

/** Why somebody holds a role, and until when (J2); incidents, with what was written about them (I1, I2); what committees have decided about their own work, and under which instruction a decision was made (N3). */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('role_grant', (table) => {
    // Empty in rows from before.
    table.text('reason')
    // The last day on which it is held; empty where it has none.
    table.text('last_day')
  })

  await knex.schema.alterTable('entry', (table) => {
    // How often an earlier text of it was marked as somebody’s who is protected: it only grows.
    table.integer('marks').notNullable().defaultTo(0)
  })

  await knex.schema.createTable('incident', (table) => {
    table.text('id').primary()
    table.text('committee').notNullable()
    table.text('breach').notNullable()
    table.text('origin').notNullable()
    table.text('suspected_at').notNullable()
    table.text('aware_at').notNullable()
    table.text('reported_at').notNullable()
    table.text('actor').notNullable()
    // What was public and by whose word, as JSON; never the text itself.
    table.text('evidence')
    table.text('assessment')
    table.text('authority_told_at')
    table.text('reference')
    table.text('persons_told_at')
    table.text('closed_at')
    // How urgent it was when the coordinator was last reminded of it.
    table.text('reminded')
    table.index(['committee', 'reported_at'])
  })
  // The words themselves lie among the other notes, so that they can be erased (P4).
  await knex.schema.createTable('incident_note', (table) => {
    table.text('note_id').primary()
    table.text('incident_id').notNullable().references('id').inTable('incident')
    table.text('kind').notNullable()
    table.text('at').notNullable()
    table.text('actor').notNullable()
    table.index(['incident_id', 'at'])
  })

  await knex.schema.createTable('routine', (table) => {
    table.text('id').primary()
    table.text('committee').notNullable()
    table.text('kind').notNullable()
    table.text('name').notNullable()
    table.text('version').notNullable()
    table.text('decided_on').notNullable()
    table.text('next_review_on').notNullable()
    table.text('reference')
    table.text('registered_at').notNullable()
    table.text('actor').notNullable()
    table.text('retired_at')
    table.index(['committee', 'kind'])
  })
  await knex.schema.alterTable('decision', (table) => {
    // The instruction in force when it was made; empty where there was none.
    table.text('routine')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
