import {instructionInForce} from '../../core/routine/routine.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import {routines} from '../../io/db/routine-table.js'
import type {Session} from '../../io/session.js'

/** What a decision of a committee is made under now: the name of its instruction in force; null where none is registered. */
export async function routineOf(session: Session, db: Session['db'], committee: CommitteeCode): Promise<string | null> {
  return instructionInForce(await routines(db, committee), committee, session.today)?.id ?? null
}
