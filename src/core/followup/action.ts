import type {Instant} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {GapCode} from './follow-up.js'

/** What somebody is to do about something that a follow-up found, until a day. */
export interface FollowUpAction {
  readonly id: string
  readonly committee: string
  readonly gap: GapCode
  /** The account of whoever answers for it. */
  readonly owner: string
  readonly until: LocalDate
  readonly addedAt: Instant
  readonly addedBy: string
  readonly doneOn: LocalDate | null
}

/** The open action that answers for something amiss: the one that is due first; null where nobody has taken it on. */
export function actionFor(actions: readonly FollowUpAction[], gap: GapCode): FollowUpAction | null {
  return actions.filter((one) => one.gap === gap && one.doneOn === null).toSorted((one, other) => (one.until < other.until ? -1 : one.until > other.until ? 1 : 0))[0] ?? null
}
