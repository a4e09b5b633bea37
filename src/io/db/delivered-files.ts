import type {Knex} from 'knex'
import {WAITING_STAGES, type Stage} from '../../core/journey.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import {select} from './select.js'

const WAITING: ReadonlySet<Stage> = new Set(WAITING_STAGES)

/** Attachments that have been delivered, by their SHA-256; and those among them that a row which waits for a person would still be shown with. */
export async function deliveredFiles(db: Knex): Promise<{readonly delivered: ReadonlySet<string>; readonly awaited: ReadonlySet<string>}> {
  const delivered = new Set<string>()
  const awaited = new Set<string>()
  let after = ''
  for (;;) {
    const rows = await select<{id: string; stage: Stage; registry_state: string; content: string}>(
      db,
      `SELECT e.id, v.stage, e.registry_state, v.content FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE e.delivered_in IS NOT NULL AND e.id > ? ORDER BY e.id LIMIT 5000`,
      [after],
    )
    if (rows.length === 0) return {delivered, awaited}
    for (const {stage, registry_state: state, content} of rows) {
      const registered = JSON.parse(content) as RegisteredContent
      if (registered.kind !== 'document') continue
      for (const {sha256} of registered.files) {
        if (sha256 === null) continue
        delivered.add(sha256)
        if (WAITING.has(stage) && state === 'present') awaited.add(sha256)
      }
    }
    after = rows.at(-1)?.id ?? ''
  }
}
