import type {Knex} from 'knex'

/**
 * Since when the registry has not been heard on an entry: the register was put back from a backup, and what the registry has said meanwhile, that a person
 * is protected or a heading secret, stands in no copy. Null as soon as an export tells the entry (P3).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entry', (table) => {
    table.text('unheard_since')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
