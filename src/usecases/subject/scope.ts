import type {Right} from '../../core/rights.js'
import type {Session} from '../../io/session.js'

/** What an answer covers: each committee is controller of its own, and nobody asks another's (J1). */
export interface Scope {
  /** As a database is asked: null for all committees, those that have left the settings among them. */
  readonly asked: readonly string[] | null
  readonly committees: readonly string[]
  /** True where what belongs to no committee is covered too. */
  readonly isWhole: boolean
  covers(committee: string | null): boolean
}

/** The committees in which a person holds a right. */
export function scopeOf(session: Session, right: Right): Scope {
  const isWhole = session.may(right, '*')
  const committees = Object.keys(session.settings.committees).filter((code) => session.may(right, code))
  return {
    asked: isWhole ? null : committees,
    committees,
    isWhole,
    covers: (committee) => isWhole || (committee !== null && committees.includes(committee)),
  }
}
