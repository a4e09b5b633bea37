import {secondExitOf, type SecondExit} from '../../core/review/declaration.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'

/** What the one who acts, by the database's own login, can say of what is taken for identity numbers in an entry (B4). */
export function secondExitHere({actor, dialect, judgement}: Session, standing: Pick<StandingEntry, 'entry' | 'verdict' | 'fingerprint' | 'policyHash' | 'declarations'>): SecondExit {
  return secondExitOf(standing.verdict, standing, {actor: actor.id, isShared: dialect.isShared, policyHash: () => judgement.policy.hash})
}
