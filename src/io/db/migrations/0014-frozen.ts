import type {Knex} from 'knex'

/** The instant at which what a publication lets out was frozen: the beginning of its slot, however late it ran (G1 G4). */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('run', (table) => {
    // Null for a run between slots, which lets out what is ready when it begins, and for other kinds.
    table.text('frozen_at')
  })
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
