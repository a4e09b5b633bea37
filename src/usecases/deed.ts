import {OF_ALL_COMMITTEES, WITH_ANY_CLOCK, type Right} from '../core/rights.js'
import type {Session} from '../io/session.js'

export type {Session}

/** Something a person may ask of the program, with the right it needs. The right is asked for before anything is read. */
export interface Deed<Request, Outcome> {
  (session: Session, request: Request): Promise<Outcome>
  readonly right: Right
}

/** Makes a deed: the one place where every use-case names its right. A deed that is about one committee asks again for that one. */
export function deed<Request, Outcome>(right: Right, work: (session: Session, request: Request) => Promise<Outcome>): Deed<Request, Outcome> {
  const asked = async (session: Session, request: Request): Promise<Outcome> => {
    session.demand(right)
    if (OF_ALL_COMMITTEES.has(right)) session.demand(right, '*')
    if (!WITH_ANY_CLOCK.has(right)) session.refuseClockBehind()
    return work(session, request)
  }
  return Object.assign(asked, {right})
}
