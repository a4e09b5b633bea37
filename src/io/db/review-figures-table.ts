import type {Knex} from 'knex'
import type {Verdict} from '../../core/policy/verdict.js'
import {DECISION_KINDS, type DecisionKind} from '../../core/review/decision.js'
import {effectOf} from '../../core/review/proposal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {select} from './select.js'

/** A decision with the judgement of the version it is about. */
export interface DecisionWithVerdict {
  readonly kind: DecisionKind
  readonly actor: string
  readonly at: Instant
  readonly isUndone: boolean
  readonly isFirstAnswer: boolean
  /** Null where the version has had its time and only the decision is left. */
  readonly judged: {readonly verdict: Verdict; readonly madeAt: Instant} | null
}

interface Row {
  sequence: number
  kind: string
  actor: string
  at: string
  undone_at: string | null
  made_at: string | null
  verdict: string | null
  earlier: number
}

const ANSWERS = DECISION_KINDS.filter((kind) => effectOf(kind) !== 'open')
  .map((kind) => `'${kind}'`)
  .join(', ')

/** The decisions of one committee between two instants, in the order in which they were made; `until` is the first instant after. */
export async function* decisionsWithVerdicts(db: Knex, committee: string, from: string, until: string): AsyncGenerator<DecisionWithVerdict> {
  let after = 0
  for (;;) {
    const rows = await select<Row>(
      db,
      `SELECT d.sequence, d.kind, d.actor, d.at, d.undone_at, v.made_at, v.verdict,
         CASE WHEN EXISTS (SELECT 1 FROM decision x WHERE x.entry_id = d.entry_id AND x.version_number = d.version_number AND x.sequence < d.sequence AND x.kind IN (${ANSWERS})) THEN 1 ELSE 0 END AS earlier
       FROM decision d JOIN entry e ON e.id = d.entry_id LEFT JOIN version v ON v.entry_id = d.entry_id AND v.number = d.version_number
       WHERE d.sequence > ? AND e.committee = ? AND d.at >= ? AND d.at < ? ORDER BY d.sequence LIMIT 4000`,
      [after, committee, from, until],
    )
    for (const row of rows) {
      yield {
        kind: row.kind as DecisionKind,
        actor: row.actor,
        at: row.at as Instant,
        isUndone: row.undone_at !== null,
        isFirstAnswer: Number(row.earlier) === 0,
        judged: row.verdict === null ? null : {verdict: JSON.parse(row.verdict) as Verdict, madeAt: row.made_at as Instant},
      }
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.sequence
  }
}
