import type {CatalogueQueries} from './dialect.js'

/** What PostgreSQL says of its own tables. */
export const POSTGRES_CATALOGUE: CatalogueQueries = {
  columns: `SELECT c.relname AS table_name, a.attname AS name, format_type(a.atttypid, NULL) AS type, CASE WHEN a.attnotnull THEN 0 ELSE 1 END AS is_nullable,
      CASE WHEN pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NULL THEN 0 ELSE 1 END AS is_numbered
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.oid, a.attnum`,
  keys: `SELECT c.relname AS table_name, x.relname AS index_name, CASE WHEN i.indisprimary THEN 1 ELSE 0 END AS is_primary, a.attname AS name
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
    WHERE i.indisunique AND i.indpred IS NULL AND c.relnamespace = 'public'::regnamespace`,
  references: `SELECT c.relname AS table_name, a.attname AS name, r.relname AS target
    FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (f.conkey)
    WHERE f.contype = 'f' AND c.relnamespace = 'public'::regnamespace`,
}

/** The guard over entries as PostgreSQL spells it (H4). */
export const POSTGRES_ENTRY_GUARD: readonly string[] = [
  `CREATE FUNCTION refuse_without_permit() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NOT EXISTS (SELECT 1 FROM purge_permit p WHERE p.entry_id = OLD.id) THEN RAISE EXCEPTION 'an entry is deleted under a permit only'; END IF;
     RETURN OLD;
   END $$`,
  'CREATE TRIGGER entry_needs_permit BEFORE DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_without_permit()',
]

/** The guard over cases under legal hold as PostgreSQL spells it. */
export const POSTGRES_HOLD_GUARD: readonly string[] = [
  `CREATE FUNCTION refuse_under_hold() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (SELECT 1 FROM legal_hold h WHERE h.case_id = coalesce(OLD.case_id, OLD.id)) AND NOT EXISTS (SELECT 1 FROM purge_permit p WHERE p.entry_id = OLD.id AND p.ground = 'replaced') THEN
       RAISE EXCEPTION 'an entry under legal hold is not deleted';
     END IF;
     RETURN OLD;
   END $$`,
  'CREATE TRIGGER entry_is_held BEFORE DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_under_hold()',
]
