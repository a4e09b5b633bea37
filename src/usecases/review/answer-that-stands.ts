import type {DecisionKind} from '../../core/review/decision.js'
import type {DecisionId} from '../../core/terms/identifiers.js'
import {findDecision} from '../../io/db/decision-table.js'
import type {Session} from '../../io/session.js'

/** Answers that can stand for a version which waits all the same, and let nothing out. */
const WAITS_ALL_THE_SAME: ReadonlySet<DecisionKind> = new Set(['replace-party', 'rewrite-heading', 'escalate', 'defer'])

/** A decision where it can go on standing for the version that follows, which waits: so that it can be undone in its turn, and a no is still a no. Of any other nothing stands, and a person is asked. */
export async function answerThatStands(db: Session['db'], id: DecisionId | null): Promise<DecisionId | null> {
  if (id === null) return null
  const decision = await findDecision(db, id)
  return decision !== null && decision.undoneAt === null && WAITS_ALL_THE_SAME.has(decision.kind) ? id : null
}
