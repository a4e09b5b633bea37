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
      `SELECT e.id, e.committee, v.content FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
       WHERE (v.stage IN ('held', 'blocked', 'escalated', 'deferred', 'withheld', 'secret') OR v.is_secret = 1 OR e.is_taken_down = 1 OR e.registry_state <> 'present') AND e.id > ?
       ORDER BY e.id LIMIT 5000`,
      [after],
    )
    if (rows.length === 0) return
    yield rows.map(({id, committee, content}) => ({entry: id as EntryId, committee, content: JSON.parse(content) as RegisteredContent}))
    after = rows.at(-1)?.id ?? ''
  }
}
