import type {ReasonCode} from '../../../../core/review/decision.js'
import {givenAnswer} from '../../../../core/review/given-answer.js'
import type {EntryId, Fingerprint} from '../../../../core/terms/identifiers.js'
import type {DecisionOrder} from '../../../../usecases/review/decide-entries.js'
import type {DeskOrder} from '../../../../usecases/review/desk.js'

/** Every answer that can be given on the screen. */
export type AnswerKind = DecisionOrder['answer']['kind']

/** An answer that is being given: about the one that is read, or about all that is marked. */
export interface Draft {
  readonly kind: AnswerKind
  readonly target: {readonly kind: 'one'; readonly entry: EntryId; readonly seal: Fingerprint} | {readonly kind: 'marked'; readonly ids: readonly EntryId[]}
  readonly roleWord: string | null
  readonly heading: string | null
  /** The lawyer's section of law. */
  readonly ground: string | null
  /** Null until it is chosen; many answers need none. */
  readonly reason: ReasonCode | null
}

/** What must still be asked before an answer can be given. */
export type DraftStep = 'role' | 'heading' | 'ground' | 'reason' | 'preview' | 'ready'

/** What keeps a row from the public whole is told why; an answer that says it itself is not asked twice. */
const ASKS_WHY: ReadonlySet<AnswerKind> = new Set(['withhold', 'resolve-withhold'])

export function draftOf(kind: AnswerKind, target: Draft['target']): Draft {
  return {kind, target, roleWord: null, heading: null, ground: null, reason: kind === 'secret' ? 'secrecy' : null}
}

/** The next thing to ask. */
export function nextStep({kind, target, roleWord, heading, ground, reason}: Draft): DraftStep {
  if (kind === 'replace-party' && roleWord === null) return 'role'
  if (kind === 'rewrite-heading' && heading === null) return 'heading'
  if ((kind === 'resolve-publish' || kind === 'resolve-withhold') && ground === null) return 'ground'
  if (ASKS_WHY.has(kind) && reason === null) return 'reason'
  return target.kind === 'marked' ? 'preview' : 'ready'
}

/** The answer as the desk takes it; what is not written yet is empty, and refused as such. */
export function answerOf({kind, roleWord, heading, ground}: Draft): DeskOrder['answer'] {
  const answer = givenAnswer(kind, {roleWord: roleWord ?? '', heading: heading ?? '', ground: ground ?? ''})
  if (answer === null) throw new Error('This is no answer')
  return answer
}
