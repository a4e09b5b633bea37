import type {Knex} from 'knex'

/** Requests for documents (TF 2): what is asked for, by when it is to be answered, and what came of it. There is no column for who asks. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('document_request', (table) => {
    table.text('id').primary()
    table.text('committee').notNullable()
    // What is asked for: a case or document of the register, which may be purged before the request is; or a description, whose words lie among the other notes (P4).
    table.text('entry_id')
    table.text('note_id')
    table.text('received_on').notNullable()
    table.text('due_on').notNullable()
    table.text('handler').notNullable()
    table.text('registered_at').notNullable()
    table.text('actor').notNullable()
    table.text('outcome')
    table.text('ground')
    table.text('means')
    table.text('forwarded_to')
    table.text('answered_on')
    table.text('answered_at')
    table.text('answered_by')
    table.index(['committee', 'due_on'])
    table.index(['note_id'])
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
