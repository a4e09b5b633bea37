import {entryInAddress} from '../../core/publication/page-address.js'
import {Refusal} from '../../core/refusal.js'
import type {Right} from '../../core/rights.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {findByNumber, findStanding, type StandingEntry} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'

/** What is asked by those who work with the queue, and of what is asked for by others. */
const AT_REVIEW: ReadonlySet<Right> = new Set(['review.read', 'review.decide', 'review.resolve', 'request.handle'])

const ENTRY_ID = /^[a-z]{20}$/

/**
 * The one entry a person means: by its id, the address of its public page, or its diary number (with `:document` after it for a document of the case).
 * Refused with the list where several committees have the number. What lies in a committee where the actor does not have the right is not told from what nobody has; nor, to
 * whoever looks for a number at the review, what only an authorised person may read: such a row is counted and not told (K4). What has been public is taken down by its number all the same.
 */
export async function findEntry(session: Session, id: string, committee: string | null, right: Right): Promise<StandingEntry> {
  const isKnown = (one: string): boolean => session.may(right, one)
  const byId = ENTRY_ID.test(id) ? (id as EntryId) : entryInAddress(id)
  if (byId !== null) {
    const found = await findStanding(session.db, byId)
    if (found === null || !isKnown(found.key.committee)) throw new Refusal('entry-not-found')
    return found
  }
  const numbered = async (caseNumber: string, documentNumber: string): Promise<readonly StandingEntry[]> =>
    (await findByNumber(session.db, {caseNumber: caseNumber.trim(), documentNumber: documentNumber.trim(), committee})).filter(({key, content}) => isKnown(key.committee) && !(AT_REVIEW.has(right) && content.protection === 'marked'))
  const at = id.lastIndexOf(':')
  // A diary number may hold a colon itself, so the whole is tried before it is divided.
  const whole = await numbered(id, '')
  const found = whole.length > 0 || at < 0 ? whole : await numbered(id.slice(0, at), id.slice(at + 1))
  const [only, ...others] = found
  if (only === undefined) throw new Refusal('entry-not-found')
  if (others.length > 0) throw new Refusal('entry-ambiguous', {committees: found.map(({key}) => key.committee)})
  return only
}
