import type {CatalogueQueries} from './dialect.js'

/** What SQLite says of its own tables. */
export const SQLITE_CATALOGUE: CatalogueQueries = {
  columns: `SELECT t.name AS table_name, c.name AS name, lower(c.type) AS type, c."notnull" = 0 AND c.pk = 0 AS is_nullable,
      c.pk = 1 AND lower(t.sql) LIKE '%autoincrement%' AS is_numbered
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY t.rowid, c.cid`,
  keys: `SELECT t.name AS table_name, 'primary' AS index_name, 1 AS is_primary, c.name AS name
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.pk > 0
    UNION ALL
    SELECT t.name, i.name, 0, c.name FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c WHERE t.type = 'table' AND i."unique" = 1 AND i.partial = 0`,
  references: `SELECT t.name AS table_name, f."from" AS name, f."table" AS target FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
}

/** The guard over entries as SQLite spells it (H4). */
export const SQLITE_ENTRY_GUARD: readonly string[] = [
  `CREATE TRIGGER entry_needs_permit BEFORE DELETE ON entry WHEN NOT EXISTS (SELECT 1 FROM purge_permit p WHERE p.entry_id = OLD.id)
   BEGIN SELECT RAISE(ABORT, 'an entry is deleted under a permit only'); END`,
]

/** The guard over cases under legal hold as SQLite spells it. */
export const SQLITE_HOLD_GUARD: readonly string[] = [
  `CREATE TRIGGER entry_is_held BEFORE DELETE ON entry
     WHEN EXISTS (SELECT 1 FROM legal_hold h WHERE h.case_id = coalesce(OLD.case_id, OLD.id)) AND NOT EXISTS (SELECT 1 FROM purge_permit p WHERE p.entry_id = OLD.id AND p.ground = 'replaced')
   BEGIN SELECT RAISE(ABORT, 'an entry under legal hold is not deleted'); END`,
]
