import type {Instant} from '../../core/terms/identifiers.js'
import {auditOfEntry} from '../../io/db/audit-table.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'

/** What a person does with an entry that makes it another than it was. */
const BY_PEOPLE: ReadonlySet<string> = new Set(['entry.decided', 'decision.undone', 'entry.withdrawn', 'entry.restored'])

/** Who made an entry what it is now: a person, by their decision, or null where the registry or a new judgement did. */
export interface Changed {
  readonly by: string | null
  readonly at: Instant
}

/** Asked when somebody is told that what they were shown is no more. */
export async function whoChanged(db: Session['db'], {entry, madeAt}: Pick<StandingEntry, 'entry' | 'madeAt'>): Promise<Changed> {
  const last = (await auditOfEntry(db, entry)).findLast(({event, at}) => event !== null && BY_PEOPLE.has(event.kind) && at >= madeAt)
  return last === undefined ? {by: null, at: madeAt} : {by: last.actor, at: last.at}
}
