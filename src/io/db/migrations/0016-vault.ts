import type {Knex} from 'knex'

/** Persons with protected data, each field sealed, and what was left for the holders while nobody had the vault open. The keys lie elsewhere. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('protected_person', (table) => {
    table.text('id').primary()
    // By the key of this generation: a number is found by it, and cannot be read out of it.
    table.text('number_index').notNullable().unique()
    // Codes as JSON; `*` for all of them.
    table.text('committees').notNullable()
    for (const field of ['number', 'name', 'address', 'level']) table.text(`${field}_sealed`).notNullable()
    table.text('added_at').notNullable()
  })

  await knex.schema.createTable('sealed_item', (table) => {
    table.text('id').primary()
    table.text('left_at').notNullable()
    table.text('actor').notNullable()
    // An age file to all holders, in Base64.
    table.text('sealed').notNullable()
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
