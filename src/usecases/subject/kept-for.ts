import {Refusal} from '../../core/refusal.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {keptEntry, type KeptEntry} from '../../io/db/subject-table.js'
import type {Session} from '../../io/session.js'

/** What the register keeps of an entry, for whoever asks about a person. A protected person's is only for those who may read such (K4). */
export async function keptFor(session: Session, entry: EntryId): Promise<KeptEntry> {
  const kept = await keptEntry(session.db, entry)
  if (kept === null) throw new Refusal('entry-not-found')
  if (kept.isProtected && !session.may('subject.protected', kept.key.committee)) throw new Refusal('awaits-authorised')
  return kept
}
