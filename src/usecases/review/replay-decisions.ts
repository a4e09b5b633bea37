import type {Stage} from '../../core/journey.js'
import {Refusal} from '../../core/refusal.js'
import type {DecisionKind} from '../../core/review/decision.js'
import {givenAnswer, type GivenAnswer} from '../../core/review/given-answer.js'
import type {ReplayableDecision} from '../../core/review/decision-file.js'
import type {DecisionId, EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import {readDecisionFile} from '../../io/files/decision-file.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {decideEntries, resolveEntries, type Decided, type DecisionOrder, type RefusedEntry} from './decide-entries.js'
import {previewAnswer} from './preview-answer.js'

export interface ReplayOrder {
  readonly path: string
  /** Only tells what would come of it. */
  readonly isDryRun: boolean
}

/** One decision made again. Of a dry run no decision, and no stage where the row would be judged with its files first. */
export interface ReplayedEntry {
  readonly id: EntryId
  readonly answer: DecisionKind
  readonly decision: DecisionId | null
  readonly stage: Stage | null
}

export interface Replayed {
  readonly dryRun: boolean
  readonly decided: readonly ReplayedEntry[]
  readonly refused: readonly RefusedEntry[]
}

interface Together {
  readonly answer: GivenAnswer
  readonly decisions: readonly ReplayableDecision[]
}

/** Makes the decisions of a file again, in their order and together where they were made together: each where the entry is what was shown, and refused where it is not (T17, B7). */
export const replayDecisions = deed('review.answer', async (session, {path, isDryRun}: ReplayOrder): Promise<Replayed> => {
  const file = await readDecisionFile(path)
  if (file.register !== session.registerId) throw new Refusal('decision-file-of-another')
  const decided: ReplayedEntry[] = []
  const refused: RefusedEntry[] = []
  const earlier = new Set<string>()
  for (const {answer, decisions} of inTurn(file.decisions, refused)) {
    const outcome = isDryRun ? await told(session, answer, decisions.filter(({id}) => !earlier.has(id))) : await made(session, answer, decisions)
    decided.push(...outcome.decided)
    refused.push(...outcome.refused)
    for (const {id} of decisions) {
      // What comes of a second answer hangs on the first, which a dry run does not give.
      if (isDryRun && earlier.has(id)) decided.push({id: id as EntryId, answer: answer.kind, decision: null, stage: null})
      earlier.add(id)
    }
  }
  return {dryRun: isDryRun, decided, refused}
})

/** Decisions as they were made: those of one batch together. What a file does not tell is refused: a rewritten heading in which something was found is not in it. */
function inTurn(decisions: readonly ReplayableDecision[], refused: RefusedEntry[]): readonly Together[] {
  const groups: {readonly batch: string | null; readonly answer: GivenAnswer; readonly decisions: ReplayableDecision[]}[] = []
  for (const one of decisions) {
    const answer = givenAnswer(one.answer, {roleWord: one.role, heading: one.heading, ground: one.ground})
    if (answer === null) {
      refused.push({id: one.id, code: 'answer-not-in-file', by: null, at: null, what: null})
      continue
    }
    const last = groups.at(-1)
    if (last !== undefined && last.batch !== null && last.batch === one.batch && JSON.stringify(last.answer) === JSON.stringify(answer)) last.decisions.push(one)
    else groups.push({batch: one.batch, answer, decisions: [one]})
  }
  return groups
}

async function made(session: Session, answer: GivenAnswer, decisions: readonly ReplayableDecision[]): Promise<Pick<Replayed, 'decided' | 'refused'>> {
  const order: DecisionOrder = {ids: decisions.map(({id}) => id), committee: null, answer, reason: decisions[0]?.reason ?? null, note: null, seen: new Map(decisions.map(({id, seal}) => [id, seal as Fingerprint]))}
  let outcome: Decided
  try {
    outcome = await ('ground' in answer ? resolveEntries : decideEntries)(session, order)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return {decided: [], refused: decisions.map(({id}) => ({id, code: error.code, by: null, at: null, what: null}))}
  }
  return {decided: outcome.decided.map(({id, decision, stage}) => ({id, answer: answer.kind, decision, stage})), refused: outcome.refused}
}

async function told(session: Session, answer: GivenAnswer, decisions: readonly ReplayableDecision[]): Promise<Pick<Replayed, 'decided' | 'refused'>> {
  const seals = new Map<string, string>(decisions.map(({id, seal}) => [id, seal]))
  const previewed = await previewAnswer(session, {ids: decisions.map(({id}) => id as EntryId), answer, desk: ''})
  const decided: ReplayedEntry[] = []
  const refused: RefusedEntry[] = []
  for (const {id, seal, outcome} of previewed) {
    if (seal !== null && seal !== seals.get(id)) refused.push({id, code: 'text-changed', by: null, at: null, what: null})
    else if (outcome.kind === 'refused') refused.push({id, code: outcome.code, by: outcome.by, at: outcome.at, what: null})
    else decided.push({id, answer: answer.kind, decision: null, stage: outcome.kind === 'goes-to' ? outcome.stage : null})
  }
  return {decided, refused}
}
