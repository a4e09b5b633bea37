import {isWaiting, type Stage} from '../journey.js'
import type {Ground} from '../policy/ground.js'
import type {Verdict} from '../policy/verdict.js'
import type {DecisionKind} from './decision.js'

/** What a version that is about to be followed by another carries on. */
export interface Past {
  readonly stage: Stage
  readonly verdict: Verdict
  /** The decision that stands for it, if a person made one. */
  readonly decision: DecisionKind | null
}

/** Grounds from an entry's past that hold until a person has answered: no new text answers for them. */
const UNTIL_ANSWERED: ReadonlySet<Ground> = new Set(['returned', 'taken-down', 'age-unknown', 'reopened', 'item-doubted', 'found-before-release', 'decided-otherwise', 'stopped-since-backup', 'unknown-since-backup'])

/** Grounds that hold for the very text they were found for: judging it again does not answer them, another text does. */
const UNTIL_ANOTHER_TEXT: ReadonlySet<Ground> = new Set(['replaced-since-backup'])

/** Decisions that restricted what the registry would have shown, or put other words in its place. */
const RESTRICTIONS: ReadonlySet<DecisionKind> = new Set(['withhold', 'withhold-file', 'secret', 'replace-party', 'rewrite-heading', 'escalate', 'defer', 'resolve-withhold'])

/** True when a person has said no, not yet or not so to the version: the registry's next word does not overrule that by itself (B6, B7). */
export function isRestricted({stage, decision}: Pick<Past, 'stage' | 'decision'>): boolean {
  return stage === 'withheld' || stage === 'escalated' || stage === 'deferred' || (decision !== null && RESTRICTIONS.has(decision))
}

/** What of an entry's past its next version waits for. One list for import and scan; a scan judges the same text. */
export function stillHolds(past: Past, isSameText = false): readonly Ground[] {
  const grounds = new Set<Ground>()
  if (isWaiting(past.stage) && past.verdict.kind !== 'secret') {
    for (const ground of past.verdict.grounds) if (UNTIL_ANSWERED.has(ground) || (isSameText && UNTIL_ANOTHER_TEXT.has(ground))) grounds.add(ground)
  }
  if (isRestricted(past)) grounds.add('decided-otherwise')
  return [...grounds]
}
