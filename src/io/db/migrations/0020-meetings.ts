import type {Knex} from 'knex'

/** Meetings are kept as cases, their items and papers as documents; and what each version of a paper was drawn of. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('entry', (table) => {
    table.text('part').notNullable().defaultTo('row')
  })

  await knex.schema.createTable('paper_item', (table) => {
    table.text('paper_id').notNullable()
    table.integer('paper_version').notNullable()
    table.text('item_id').notNullable()
    // Of the text of the item, or of the meeting, that was drawn; empty where another text makes no difference.
    table.text('item_fingerprint').notNullable()
    // A case that the item is of, or names; empty where it has none.
    table.text('case_number').notNullable()
    // 1 where the case’s heading stood in the open, or nobody knew the case. Of a row without a case 0 where the paper was made elsewhere: it was searched for the items that were hidden then.
    table.integer('is_case_open').notNullable()
    table.primary(['paper_id', 'paper_version', 'item_id', 'case_number'])
    table.index(['item_id'])
  })
  // A paper asks for its items’ cases by their numbers, whatever diary they stand in.
  await knex.schema.raw(`CREATE INDEX entry_case_number ON entry (case_number) WHERE kind = 'case'`)
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
