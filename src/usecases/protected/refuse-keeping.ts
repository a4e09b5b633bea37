import type {KeepingGround} from '../../core/protected/particulars.js'
import type {PersonCommittee} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import type {Session} from '../../io/session.js'

/**
 * Refuses to keep somebody for a committee that has no secrecy of its own for what it keeps (A12), unless a ground is named, by somebody who may name one. Gives the ground that is written down: whoever is kept for the
 * whole municipality (`*`) is kept to be looked for in what is public.
 */
export function groundFor(session: Session, committees: readonly PersonCommittee[], named: KeepingGround | null): KeepingGround | null {
  const open = committees.filter((code) => code !== '*' && !session.committee(code).hasSpecificSecrecy)
  if (open.length === 0) return named ?? (committees.includes('*') ? 'guard' : null)
  const [committee = ''] = open
  if (named === null) throw new Refusal('committee-without-secrecy', {committee})
  for (const code of open) session.demand('person.except', code)
  return named
}
