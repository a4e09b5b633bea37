import type {Knex} from 'knex'

/** Follow-ups of a committee and a period with their figures, who signed them, and what is to be done about what they found (N1, N2). */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('followup_report', (table) => {
    table.text('id').primary()
    table.text('committee').notNullable()
    table.text('from_day').notNullable()
    table.text('to_day').notNullable()
    table.text('made_at').notNullable()
    table.text('actor').notNullable()
    // True counts, as JSON; they stay in the committee.
    table.text('figures').notNullable()
    table.text('gaps').notNullable()
    table.text('signed_at')
    table.text('signed_by')
    table.index(['committee', 'signed_at'])
  })
  await knex.schema.createTable('followup_action', (table) => {
    table.text('id').primary()
    table.text('committee').notNullable()
    table.text('gap').notNullable()
    table.text('owner').notNullable()
    table.text('until_day').notNullable()
    table.text('added_at').notNullable()
    table.text('actor').notNullable()
    table.text('done_at')
    table.index(['committee', 'done_at'])
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
