import type {Knex} from 'knex'

// Only text and integers: a day is `YYYY-MM-DD`, an instant is ISO 8601 in UTC, a truth value is 0 or 1, a structure is JSON as text.
// Both databases then give back the same JavaScript values, and both sort days correctly.
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('meta', (table) => {
    table.text('key').primary()
    table.text('value').notNullable()
  })
  await knex('meta').insert({key: 'writes', value: '0'})

  await knex.schema.createTable('role_grant', (table) => {
    table.text('user_name').notNullable()
    table.text('role').notNullable()
    table.text('committee').notNullable()
    table.text('granted_at').notNullable()
    table.text('granted_by').notNullable()
    table.primary(['user_name', 'role', 'committee'])
  })

  await knex.schema.createTable('run', (table) => {
    table.text('id').primary()
    table.text('kind').notNullable()
    table.text('state').notNullable()
    table.text('slot')
    table.text('actor').notNullable()
    table.text('started_at').notNullable()
    table.text('finished_at')
    table.text('counts').notNullable()
    table.index(['kind', 'started_at'])
  })

  // One line of the registry: its place, its clock and which of its versions stands.
  await knex.schema.createTable('entry', (table) => {
    table.text('id').primary()
    table.text('kind').notNullable()
    table.text('committee').notNullable()
    table.text('case_number').notNullable()
    // Empty for the case itself: a null would not be unique.
    table.text('document_number').notNullable()
    table.text('case_id').references('entry.id')
    table.text('registry_state').notNullable()
    table.text('changed_at')
    table.text('content_digest').notNullable()
    // Where its files were last delivered: no part of its text, since registries name a new folder every night.
    table.text('delivered_in')
    table.integer('current_version').notNullable()
    // What the entry's own row said last: a case's date and officer are worked out from all its rows, in whatever export they came.
    table.text('row_date')
    table.text('row_officer')
    table.integer('row_is_open').notNullable()
    table.integer('is_history').notNullable()
    table.text('published_earlier')
    table.text('first_published_on')
    table.integer('is_taken_down').notNullable()
    // A diary number is unique within its diary, not across the municipality (A8).
    table.unique(['committee', 'case_number', 'document_number'])
    table.index(['case_id'])
  })

  await knex.schema.createTable('version', (table) => {
    table.text('entry_id').notNullable().references('entry.id')
    table.integer('number').notNullable()
    table.text('stage').notNullable()
    // 1 where the public may read nothing but the word and the day (D1).
    table.integer('is_secret').notNullable()
    table.text('origin').notNullable()
    table.text('content').notNullable()
    table.text('verdict').notNullable()
    table.text('fingerprint').notNullable()
    table.text('policy_hash').notNullable()
    table.text('made_at').notNullable()
    table.text('decision_id')
    table.primary(['entry_id', 'number'])
    table.index(['stage', 'made_at'])
  })

  // What is public now: which version of which entry.
  await knex.schema.createTable('publication', (table) => {
    table.text('entry_id').primary().references('entry.id')
    table.integer('version_number').notNullable()
  })

  await knex.schema.createTable('decision', (table) => {
    table.increments('sequence')
    table.text('id').notNullable().unique()
    table.text('entry_id').notNullable().references('entry.id')
    table.integer('version_number').notNullable()
    table.text('kind').notNullable()
    table.text('actor').notNullable()
    table.text('at').notNullable()
    table.text('reason')
    table.text('ground')
    table.text('policy_hash').notNullable()
    table.text('fingerprint').notNullable()
    table.text('findings').notNullable()
    table.text('note_id')
    table.integer('made_version')
    table.text('undone_at')
    table.index(['entry_id', 'at'])
    table.index(['actor', 'at'])
  })

  // People's own words lie here and nowhere else, so that they can be erased (P4).
  await knex.schema.createTable('note', (table) => {
    table.text('id').primary()
    table.text('text').notNullable()
    table.text('at').notNullable()
  })

  // What a registrar rewrote here and the registry ought to be told (B8).
  await knex.schema.createTable('correction', (table) => {
    table.text('decision_id').primary()
    table.text('entry_id').notNullable().references('entry.id')
    table.text('field').notNullable()
    table.text('at').notNullable()
    table.text('lapsed_at')
    table.index(['entry_id'])
  })

  await knex.schema.createTable('release', (table) => {
    table.text('run_id').primary()
    table.text('state').notNullable()
    table.text('made_at').notNullable()
    table.text('digest').notNullable()
  })

  await knex.schema.createTable('gone_address', (table) => {
    table.text('address').primary()
    table.text('since').notNullable()
  })

  await knex.schema.createTable('audit_event', (table) => {
    table.increments('sequence')
    table.text('at').notNullable()
    table.text('actor').notNullable()
    table.text('committee')
    table.text('kind').notNullable()
    table.text('event').notNullable()
    table.index(['at'])
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
