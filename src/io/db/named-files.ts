import {sep} from 'node:path'
import type {Knex} from 'knex'
import {WAITING_STAGES, type Stage} from '../../core/journey.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import {select} from './select.js'

const WAITING: ReadonlySet<Stage> = new Set(WAITING_STAGES)

/** Attachments as rows name them: by the path in the row, and by their bytes where those were read. */
export interface NamedFiles {
  readonly paths: ReadonlySet<string>
  readonly digests: ReadonlySet<string>
}

/** Attachments that the register's rows name; those among them that a row which waits for a person would still be shown with; and those of cases under legal hold. */
export async function namedFiles(db: Knex): Promise<{readonly named: NamedFiles; readonly awaited: NamedFiles; readonly held: NamedFiles}> {
  const named = {paths: new Set<string>(), digests: new Set<string>()}
  const awaited = {paths: new Set<string>(), digests: new Set<string>()}
  const held = {paths: new Set<string>(), digests: new Set<string>()}
  let after = ''
  for (;;) {
    const rows = await select<{id: string; stage: Stage; registry_state: string; content: string; is_held: number}>(
      db,
      `SELECT e.id, v.stage, e.registry_state, v.content, CASE WHEN EXISTS (SELECT 1 FROM legal_hold h WHERE h.case_id = e.case_id) THEN 1 ELSE 0 END AS is_held FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
       WHERE e.kind = 'document' AND v.content LIKE '%"files":[{%' AND e.id > ? ORDER BY e.id LIMIT 5000`,
      [after],
    )
    if (rows.length === 0) return {named, awaited, held}
    for (const {stage, registry_state: state, content, is_held: isHeld} of rows) {
      const registered = JSON.parse(content) as RegisteredContent
      if (registered.kind !== 'document') continue
      const isAwaited = WAITING.has(stage) && state === 'present'
      for (const {path, sha256} of registered.files) {
        for (const list of [named, ...(isAwaited ? [awaited] : []), ...(isHeld === 1 ? [held] : [])]) {
          list.paths.add(path)
          if (sha256 !== null) list.digests.add(sha256)
        }
      }
    }
    after = rows.at(-1)?.id ?? ''
  }
}

/** True for a file, by its path in the inbox or by its bytes. A row names its file from the folder of attachments, which may lie anywhere in the inbox. */
export function isNamed({paths, digests}: NamedFiles, pathInInbox: string, sha256: string): boolean {
  const parts = pathInInbox.split(sep)
  return digests.has(sha256) || parts.some((_, at) => paths.has(parts.slice(at).join('/')))
}
