import type {Knex} from 'knex'

/**
 * What each release of the site shows, so that the next one is drawn from what has changed since. A row stands from the release that first showed it to the
 * one that no longer does; a kept release shows what it did, and what that was can be asked.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('site_row', (table) => {
    table.text('entry_id').notNullable()
    table.integer('version_number').notNullable()
    // Numbers of releases: the first that shows the row, and the first that does not.
    table.integer('since').notNullable()
    table.integer('until')
    table.text('kind').notNullable()
    // 1 where it shows as the bare word and its day (D1).
    table.integer('is_word').notNullable()
    table.text('committee').notNullable()
    table.text('day').notNullable()
    table.text('direction')
    table.text('case_id')
    table.text('first_day').notNullable()
    table.primary(['entry_id', 'since'])
    // Whole, so that the calendar and the lists of months are worked out from the index alone.
    table.index(['day', 'kind', 'is_word', 'since', 'until'], 'site_row_by_day')
    table.index(['committee', 'kind', 'day', 'is_word', 'since', 'until', 'direction'], 'site_row_by_committee')
    table.index(['case_id'], 'site_row_by_case')
    table.index(['until'], 'site_row_by_end')
  })
  // The few that a takedown looks for among hundreds of thousands.
  await knex.schema.alterTable('entry', (table) => {
    table.index(['id'], 'entry_gone', {predicate: knex.whereRaw("registry_state <> 'present' OR is_taken_down = 1")})
  })
  await knex.schema.alterTable('version', (table) => {
    table.index(['entry_id', 'number'], 'version_secret', {predicate: knex.whereRaw('is_secret = 1')})
    table.index(['entry_id', 'number'], 'version_published', {predicate: knex.whereRaw("stage = 'published'")})
  })
  await knex.schema.alterTable('release', (table) => {
    // Null in releases of older versions, which no other is drawn on top of.
    table.integer('number')
    table.text('today')
    // A digest of all that pages show beside entries: where it differs, every page is drawn.
    table.text('surroundings')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
