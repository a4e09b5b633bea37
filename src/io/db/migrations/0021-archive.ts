import type {Knex} from 'knex'
import {dialectBehind} from '../dialects/index.js'

/** Packages for the archive and the cases in them; a receipt for nothing but a case of a package; and cases that a legal hold keeps (H5, O3). */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('archive_package', (table) => {
    table.text('id').primary()
    table.text('committee').notNullable()
    // 1 where what it holds is encrypted to the archive’s key.
    table.integer('is_sealed').notNullable()
    // What its documents say of when it was made.
    table.text('made_at').notNullable()
    // Of the outermost METS; it and what follows are set when every byte lies on disk.
    table.text('mets_sha256')
    table.integer('documents')
    table.integer('files')
    // In decimals: more than an integer holds on a server.
    table.text('bytes')
    table.text('finished_at')
    table.text('received_at')
    table.text('reference')
    // Where it is written: whoever goes on after a kill does so there.
    table.text('folder')
    // Somebody has said that no receipt will come: its cases go with another.
    table.text('dropped_at')
  })
  await knex.schema.createTable('archive_package_case', (table) => {
    table.text('package_id').notNullable().references('id').inTable('archive_package')
    table.text('case_id').notNullable().index()
    // How much there was of the case when it was read: see `archive_receipt.covers`.
    table.integer('covers').notNullable()
    // 1 where the package tells less of it than the register does.
    table.integer('is_veiled').notNullable().defaultTo(0)
    table.primary(['case_id', 'package_id'])
  })

  // No command has kept receipts before this; what stands there all the same gets the package that it names.
  const known: {case_id: string; package_id: string; receipt_sha256: string; covers: number; received_at: string}[] = await knex('archive_receipt').select()
  for (const id of new Set(known.map((one) => one.package_id))) {
    const at = known.find((one) => one.package_id === id)?.received_at ?? ''
    await knex('archive_package').insert({id, committee: '', is_sealed: 0, made_at: at, finished_at: at, received_at: at})
  }
  for (const {case_id: entry, package_id: id, covers} of known) await knex('archive_package_case').insert({case_id: entry, package_id: id, covers})
  await knex.schema.dropTable('purge_permit')
  await knex.schema.dropTable('archive_receipt')
  await knex.schema.createTable('archive_receipt', (table) => {
    table.text('case_id').notNullable()
    table.text('package_id').notNullable()
    table.text('receipt_sha256').notNullable()
    table.integer('covers').notNullable()
    table.text('received_at').notNullable()
    table.primary(['case_id', 'package_id'])
    table.foreign(['case_id', 'package_id']).references(['case_id', 'package_id']).inTable('archive_package_case')
  })
  for (const one of known) await knex('archive_receipt').insert(one)
  await knex.schema.createTable('purge_permit', (table) => {
    table.text('entry_id').primary()
    table.text('ground').notNullable()
    table.text('case_id')
    table.text('package_id')
    table.foreign(['case_id', 'package_id']).references(['case_id', 'package_id']).inTable('archive_receipt')
    table.check("ground IN ('receipt', 'time', 'tombstone', 'replaced')", {}, 'purge_permit_ground')
    table.check("(ground = 'receipt') = (case_id IS NOT NULL AND package_id IS NOT NULL)", {}, 'purge_permit_receipt')
  })

  await knex.schema.createTable('legal_hold', (table) => {
    table.text('case_id').primary()
    table.text('reason').notNullable()
    table.text('since').notNullable()
  })
  // 1 where a release told that the archive has it.
  await knex.schema.alterTable('site_row', (table) => {
    table.integer('is_archived').notNullable().defaultTo(0)
  })

  for (const statement of dialectBehind(knex).holdGuard) await knex.raw(statement)
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
