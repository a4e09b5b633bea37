import type {Knex} from 'knex'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {select} from './select.js'

/** An entry whose text is not public, as far as the last look compares pages with it. */
export interface HeldBackEntry {
  readonly entry: EntryId
  readonly committee: string
  readonly content: RegisteredContent
}

/** Every entry whose current text the public may not read: held, blocked, escalated, deferred, withheld or secret, gone from the registry or taken down. */
export async function* heldBackEntries(db: Knex): AsyncGenerator<readonly HeldBackEntry[]> {
  let after = ''
  for (;;) {
    const rows = await select<{id: string; committee: string; content: string}>(
      db,
      `SELECT e.id, e.committee, v.content FROM (
         SELECT entry_id AS id, number FROM version WHERE stage IN ('held', 'blocked', 'escalated', 'deferred', 'withheld', 'secret') AND entry_id > ?
         UNION SELECT entry_id, number FROM version WHERE is_secret = 1 AND entry_id > ?
         UNION SELECT id, current_version FROM entry WHERE (registry_state <> 'present' OR is_taken_down = 1) AND id > ?
       ) s JOIN entry e ON e.id = s.id AND e.current_version = s.number JOIN version v ON v.entry_id = s.id AND v.number = s.number
       ORDER BY e.id LIMIT 5000`,
      [after, after, after],
    )
    if (rows.length === 0) return
    yield rows.map(({id, committee, content}) => ({entry: id as EntryId, committee, content: JSON.parse(content) as RegisteredContent}))
    after = rows.at(-1)?.id ?? ''
  }
}
