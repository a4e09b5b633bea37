import type {Knex} from 'knex'

/**
 * Makes the database itself refuse to delete an entry that has no permit: no code, present or future, removes a registry copy without a ground (H4).
 * The databases spell a trigger differently.
 */
export async function guardEntries(knex: Knex): Promise<void> {
  const {client} = knex.client.config as {readonly client: string}
  const statements = client === 'sqlite3' ? SQLITE : POSTGRES
  for (const statement of statements) await knex.raw(statement)
}

const SQLITE = [
  `CREATE TRIGGER entry_needs_permit BEFORE DELETE ON entry WHEN NOT EXISTS (SELECT 1 FROM purge_permit p WHERE p.entry_id = OLD.id)
   BEGIN SELECT RAISE(ABORT, 'an entry is deleted under a permit only'); END`,
]

const POSTGRES = [
  `CREATE FUNCTION refuse_without_permit() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NOT EXISTS (SELECT 1 FROM purge_permit p WHERE p.entry_id = OLD.id) THEN RAISE EXCEPTION 'an entry is deleted under a permit only'; END IF;
     RETURN OLD;
   END $$`,
  'CREATE TRIGGER entry_needs_permit BEFORE DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_without_permit()',
]
