import type {Knex} from 'knex'

/** Letters that Skatteverket is to forward to protected persons, the batches they go in, and what was printed of those (L5). */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('letter', (table) => {
    table.text('id').primary()
    // By which people call it; it stands on the back of the envelope.
    table.integer('number').notNullable().unique()
    table.text('person').notNullable()
    table.text('committee').notNullable()
    table.text('kind').notNullable()
    table.text('due')
    // Keyed with the person's own key: what makes two letters the same one.
    table.text('mark').notNullable().index()
    table.text('state').notNullable()
    table.integer('batch').index()
    table.integer('envelope')
    table.text('added_at').notNullable()
    table.text('moved_at').notNullable()
    // Under the person's own key; empty once that person has been removed.
    table.text('sealed').notNullable()
  })

  await knex.schema.createTable('letter_batch', (table) => {
    table.integer('number').primary()
    table.text('made_at').notNullable()
  })

  await knex.schema.createTable('letter_printing', (table) => {
    table.text('id').primary()
    table.integer('batch').notNullable().index()
    table.text('begun_at').notNullable()
    table.text('medium').notNullable()
    table.text('outcome').notNullable()
    table.text('file')
    // Keyed: what was printed could be drawn anew for a guessed number.
    table.text('digest')
    table.text('destroyed_at')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
