import type {Knex} from 'knex'

/** What two persons have declared to be no identity number (B4) is asked for wherever a version is judged or let out: by an index that is empty in most registers. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`CREATE INDEX decision_declared ON decision (entry_id) WHERE kind = 'not-an-identity-number' AND undone_at IS NULL`)
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
