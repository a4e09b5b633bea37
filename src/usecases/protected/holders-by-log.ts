import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import type {Session} from '../../io/session.js'

/** Who holds a key by the log, each with the age recipient: it is chained and anchored, so that nobody puts a key of their own into the key store and waits, or puts back an old one with somebody who has been removed. */
export async function holdersByLog({db}: Pick<Session, 'db'>): Promise<ReadonlyMap<string, string>> {
  const holders = new Map<string, string>()
  for (const {event} of await linesOfKind(db, READINGS_CHAIN, 'holder.enrolled')) if (event.kind === 'holder.enrolled') holders.set(event.holder, event.key.recipient)
  for (const {event} of await linesOfKind(db, READINGS_CHAIN, 'holder.removed')) if (event.kind === 'holder.removed') holders.delete(event.holder)
  return holders
}
