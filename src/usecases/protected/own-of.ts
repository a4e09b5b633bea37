import type {PersonCommittee} from '../../core/protected/person.js'
import type {Session} from '../../io/session.js'
import type {SealedPerson} from '../../io/vault/vault.js'

/** The committees of a row that the one who acts may read for. That others keep the person too is not theirs to know (K10). */
export function ownOf(session: Session, {committees}: Pick<SealedPerson, 'committees'>): readonly PersonCommittee[] {
  return committees.filter((code) => session.may('vault.hold', code))
}
