import type {Knex} from 'knex'
import {dialectBehind} from '../dialects/index.js'

// What leaving leaves behind, and what has to be there before anything may leave (H4, A15).
export async function up(knex: Knex): Promise<void> {
  // When the registry's first word of the entry came: the clock of what was never published.
  await knex.schema.alterTable('entry', (table) => {
    table.text('imported_at')
  })
  await knex.raw('UPDATE entry SET imported_at = (SELECT min(made_at) FROM version WHERE version.entry_id = entry.id)')

  // That an entry has been here, without saying which: a keyed hash of its place in the registry, and its clock.
  await knex.schema.createTable('tombstone', (table) => {
    table.text('key_hash').primary()
    table.text('committee').notNullable()
    table.text('first_published_on')
    // 1 where a person had said no, not yet or not so: an entry that comes back waits for one.
    table.integer('was_restricted').notNullable()
    table.text('purged_at').notNullable()
    table.index(['committee'])
    table.index(['purged_at'])
  })

  // The archive's word that it has a case. `covers` is the case's count of versions and decisions when the package was read:
  // both only grow, so anything newer is seen without comparing clocks.
  await knex.schema.createTable('archive_receipt', (table) => {
    table.text('case_id').notNullable()
    table.text('package_id').notNullable()
    table.text('receipt_sha256').notNullable()
    table.integer('covers').notNullable()
    table.text('received_at').notNullable()
    table.primary(['case_id', 'package_id'])
  })

  // Why an entry may be deleted: stands only inside the transaction that deletes it. A permit by receipt cannot name one that does not exist.
  await knex.schema.createTable('purge_permit', (table) => {
    table.text('entry_id').primary()
    table.text('ground').notNullable()
    table.text('case_id')
    table.text('package_id')
    table.foreign(['case_id', 'package_id']).references(['case_id', 'package_id']).inTable('archive_receipt')
    table.check("ground IN ('receipt', 'time', 'tombstone')", {}, 'purge_permit_ground')
    table.check("(ground = 'receipt') = (case_id IS NOT NULL AND package_id IS NOT NULL)", {}, 'purge_permit_receipt')
  })
  for (const statement of dialectBehind(knex).entryGuard) await knex.raw(statement)

  // Copies of the register outside it: whoever makes one lists it here, so that it can leave in time (P1).
  await knex.schema.createTable('backup_copy', (table) => {
    table.text('path').primary()
    table.text('sha256').notNullable()
    table.text('made_at').notNullable()
  })

  // A note leaves with the last decision that refers to it.
  await knex.schema.alterTable('decision', (table) => {
    table.index(['note_id'])
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
