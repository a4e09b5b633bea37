import type {Knex} from 'knex'

// What a restored register must know of what came after its backup (P3).
export async function up(knex: Knex): Promise<void> {
  // Places in the registry, as keyed hashes, that were stopped here after the backup and that the backup does not know: an export that brings one waits for a person.
  await knex.schema.createTable('stop_mark', (table) => {
    table.text('key_hash').primary()
    table.text('since').notNullable()
  })

  // One more ground: the whole register is replaced by a copy. The table is empty outside the transaction that uses it.
  await knex.schema.dropTable('purge_permit')
  await knex.schema.createTable('purge_permit', (table) => {
    table.text('entry_id').primary()
    table.text('ground').notNullable()
    table.text('case_id')
    table.text('package_id')
    table.foreign(['case_id', 'package_id']).references(['case_id', 'package_id']).inTable('archive_receipt')
    table.check("ground IN ('receipt', 'time', 'tombstone', 'replaced')", {}, 'purge_permit_ground')
    table.check("(ground = 'receipt') = (case_id IS NOT NULL AND package_id IS NOT NULL)", {}, 'purge_permit_receipt')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
