import type {Knex} from 'knex'

/** Who is away, and until when; and what was left to a lawyer and has been raised to a manager, so that nobody is told of it twice. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('absence', (table) => {
    table.text('user_name').notNullable()
    table.text('from_day').notNullable()
    table.text('until_day').notNullable()
    table.text('recorded_at').notNullable()
    table.text('actor').notNullable()
    table.primary(['user_name', 'from_day'])
    table.index(['until_day'])
  })
  await knex.schema.createTable('raised_escalation', (table) => {
    // The decision by which it was left to the lawyer: the same row left once more is raised once more.
    table.text('decision_id').primary()
    table.text('raised_at').notNullable()
    table.text('actor').notNullable()
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
