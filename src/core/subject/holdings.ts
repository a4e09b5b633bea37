/**
 * Every place where the program keeps something, in the order an answer tells of them, and how it can be asked about a person.
 * `text`: everything in it is read. `key`: it holds no text and answers only to an exact key. `none`: it cannot be asked here, and the answer says why.
 * `tables` are those of the register that belong to the store: a test holds the list against the database, so that no new table goes unasked.
 */
export const HOLDINGS = {
  entries: {asked: 'text', tables: ['entry', 'version']},
  keptFiles: {asked: 'text', tables: []},
  site: {asked: 'text', tables: []},
  notes: {asked: 'text', tables: ['note']},
  decisions: {asked: 'text', tables: ['decision']},
  auditLog: {asked: 'text', tables: ['audit_event']},
  runLedger: {asked: 'text', tables: ['run']},
  roles: {asked: 'text', tables: ['role_grant', 'absence']},
  desks: {asked: 'text', tables: ['review_lease', 'review_place', 'review_view']},
  settings: {asked: 'text', tables: []},
  lyingFiles: {asked: 'text', tables: []},
  // By their holders alone, with `person find`.
  protectedPersons: {asked: 'none', tables: ['protected_person', 'person_record', 'sealed_item', 'letter', 'letter_batch', 'letter_printing']},
  keyStore: {asked: 'none', tables: []},
  tombstones: {asked: 'key', tables: ['tombstone']},
  stopJournal: {asked: 'none', tables: ['stop_mark']},
  bookkeeping: {asked: 'none', tables: ['meta', 'publication', 'correction', 'release', 'site_row', 'swept', 'gone_address', 'paper_item', 'audit_head', 'archive_package', 'archive_package_case', 'archive_receipt', 'legal_hold', 'incident', 'incident_note', 'routine', 'document_request', 'raised_escalation', 'followup_report', 'followup_action', 'purge_permit', 'knex_migrations', 'knex_migrations_lock']},
  faultLog: {asked: 'none', tables: []},
  backups: {asked: 'none', tables: ['backup_copy']},
  deployedCopy: {asked: 'none', tables: []},
  registry: {asked: 'none', tables: []},
} as const satisfies Record<string, {readonly asked: 'text' | 'key' | 'none'; readonly tables: readonly string[]}>

export type Holding = keyof typeof HOLDINGS
