import {changedIn, type Changed} from '../../core/review/changed.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {auditOfEntry, lastRescanSince} from '../../io/db/audit-table.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'

/** Asked when somebody is told that what they were shown is no more. */
export async function whoChanged(db: Session['db'], {entry, caseEntry, madeAt, policyHash}: Pick<StandingEntry, 'entry' | 'caseEntry' | 'madeAt' | 'policyHash'>): Promise<Changed> {
  // A document that was held with its case was changed by whoever answered about the case.
  const changed = (await inLog(db, entry, madeAt)) ?? (caseEntry === null ? null : await inLog(db, caseEntry, madeAt))
  if (changed !== null) return changed
  // What is judged anew without becoming public or leaving the web keeps its version, and carries the policy it was judged under.
  const judged = await lastRescanSince(db, madeAt)
  return judged?.policy === policyHash ? {what: 'scan', by: null, at: judged.at} : {what: 'import', by: null, at: madeAt}
}

async function inLog(db: Session['db'], entry: EntryId, madeAt: Changed['at']): Promise<Changed | null> {
  const changes = (await auditOfEntry(db, entry)).flatMap(({event, actor, at}) => (event === null || at < madeAt ? [] : (changedIn({kind: event.kind, actor, at}) ?? [])))
  return changes.at(-1) ?? null
}
