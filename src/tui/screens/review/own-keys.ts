import {withOwnKeys, type Keymap, type KeymapProblem} from '../../parts/keymap.js'
import {KEY_RULES, SHIPPED_KEYS, type ReviewAction} from './keys.js'

/** What is wrong with somebody's own keys: at which action, and what. */
export interface OwnKeysProblem {
  readonly action: string
  readonly problem: 'action-unknown' | 'key-unknown' | 'key-conflict' | 'key-needed'
  /** The key that two actions would have, or that there is not; and the actions. Empty where neither is the matter. */
  readonly pressed: string
  readonly actions: readonly string[]
}

/** The keys of the review screen with those of the settings in their place, or the first thing that is wrong with them. */
export function reviewKeymap(own: Readonly<Record<string, string | readonly string[]>>): Keymap<ReviewAction> | OwnKeysProblem {
  const read = withOwnKeys(SHIPPED_KEYS, Object.fromEntries(Object.entries(own).map(([action, keys]) => [action, typeof keys === 'string' ? [keys] : keys])), KEY_RULES)
  const [problem] = Array.isArray(read) ? (read as readonly KeymapProblem<ReviewAction>[]) : []
  return problem === undefined ? (read as Keymap<ReviewAction>) : told(problem, own)
}

/** Of two actions with one key, the one that the settings name is the one to look at. */
function told(problem: KeymapProblem<ReviewAction>, own: Readonly<Record<string, unknown>>): OwnKeysProblem {
  switch (problem.kind) {
    case 'unknown-action':
      return {action: problem.action, problem: 'action-unknown', pressed: '', actions: []}
    case 'unknown-key':
      return {action: problem.action, problem: 'key-unknown', pressed: problem.key, actions: [problem.action]}
    case 'no-key':
      return {action: problem.action, problem: 'key-needed', pressed: '', actions: []}
    case 'conflict':
      return {action: problem.actions.toReversed().find((action) => Object.hasOwn(own, action)) ?? problem.actions[0], problem: 'key-conflict', pressed: problem.key, actions: problem.actions}
  }
}
