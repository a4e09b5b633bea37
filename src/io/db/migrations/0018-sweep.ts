import type {Knex} from 'knex'

/** More of a protected person, what is written down about one, and which versions have been looked through for everybody who is kept. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('protected_person', (table) => {
    // Empty in rows from before.
    table.text('particulars_sealed').notNullable().defaultTo('')
  })

  await knex.schema.createTable('person_record', (table) => {
    table.text('id').primary()
    table.text('person').notNullable()
    table.integer('position').notNullable()
    // Under the person's own key.
    table.text('sealed').notNullable()
    table.unique(['person', 'position'])
  })

  // What stands here has been looked through for each who is kept: who is added, or changed, is looked for in all of it before they are kept.
  await knex.schema.createTable('swept', (table) => {
    table.text('entry_id').notNullable()
    table.integer('number').notNullable()
    table.primary(['entry_id', 'number'])
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
