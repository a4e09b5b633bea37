import type {Right} from '../rights.js'
import type {DecisionKind} from './decision.js'

/** What a registrar answers, with what the answer needs. */
export type RegistrarAnswer =
  | {readonly kind: Exclude<DecisionKind, 'replace-party' | 'rewrite-heading' | 'resolve-publish' | 'resolve-withhold' | 'undo' | 'withdraw' | 'restore'>}
  | {readonly kind: 'replace-party'; readonly roleWord: string}
  | {readonly kind: 'rewrite-heading'; readonly heading: string}

/** An answer as it is given: a registrar's, or the lawyer's with the section of law it rests on. */
export type GivenAnswer = RegistrarAnswer | {readonly kind: 'resolve-publish' | 'resolve-withhold'; readonly ground: string}

/** What an answer may need beside its kind; null where that is not known, or not asked for. */
export interface AnswerParts {
  readonly roleWord: string | null
  readonly heading: string | null
  readonly ground: string | null
}

/** The answer of a kind, or null where it lacks what it needs, and for what is no answer to a row that waits. */
export function givenAnswer(kind: DecisionKind, {roleWord, heading, ground}: AnswerParts): GivenAnswer | null {
  switch (kind) {
    case 'replace-party':
      return roleWord === null ? null : {kind, roleWord}
    case 'rewrite-heading':
      return heading === null ? null : {kind, heading}
    case 'resolve-publish':
    case 'resolve-withhold':
      return ground === null ? null : {kind, ground}
    case 'undo':
    case 'withdraw':
    case 'restore':
      return null
    case 'publish':
    case 'withhold':
    case 'withhold-file':
    case 'secret':
    case 'escalate':
    case 'defer':
    case 'not-an-identity-number':
      return {kind}
  }
}

/** The right that an answer is given by, and without which nobody takes it back or gives it again. */
export function rightToAnswer(kind: DecisionKind): Extract<Right, 'review.decide' | 'review.resolve'> {
  return kind === 'resolve-publish' || kind === 'resolve-withhold' ? 'review.resolve' : 'review.decide'
}
