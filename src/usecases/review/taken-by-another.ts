import {Refusal} from '../../core/refusal.js'
import type {Lease} from '../../io/db/lease-table.js'
import type {Session} from '../../io/session.js'
import {shownAt} from '../audit/list-log.js'

/** The refusal that tells who has an entry open, and since when. */
export function takenByAnother({settings}: Pick<Session, 'settings'>, {entry, actor, since}: Lease): Refusal {
  return new Refusal('taken-by-another', {id: entry, by: actor, at: since, when: shownAt(since, settings.timeZone)})
}
