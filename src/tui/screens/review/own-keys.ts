import {withOwnKeys, type Keymap, type KeymapProblem} from '../../parts/keymap.js'
import {KEY_RULES, SHIPPED_KEYS, type ReviewAction} from './keys.js'

/** What is wrong with somebody's own keys: at which action, and what. */
export interface OwnKeysProblem {
  readonly action: string
  readonly problem: 'action-unknown' | 'key-unknown' | 'key-conflict' | 'key-needed'
  /** The key that two actions would have, or that there is not; and the actions. Empty where neither is the matter. */
  readonly pressed: string
  readonly actions: readonly string[]
  /** Whether it stands in somebody's own settings, and not in the workspace's. */
  readonly isPersons: boolean
}

/** Keys by the names of their actions, as settings tell them. */
export type SettledKeys = Readonly<Record<string, string | readonly string[]>>

/**
 * The keys of the review screen with those of the settings in their place, or the first thing that is wrong with them. A person's own go before the workspace's, action by action:
 * what the hand knows concerns nobody else.
 */
export function reviewKeymap(workspaces: SettledKeys, persons: SettledKeys = {}): Keymap<ReviewAction> | OwnKeysProblem {
  const read = withOwnKeys(SHIPPED_KEYS, Object.fromEntries(Object.entries({...workspaces, ...persons}).map(([action, keys]) => [action, typeof keys === 'string' ? [keys] : keys])), KEY_RULES)
  const [problem] = Array.isArray(read) ? (read as readonly KeymapProblem<ReviewAction>[]) : []
  return problem === undefined ? (read as Keymap<ReviewAction>) : told(problem, workspaces, persons)
}

/** Of two actions with one key, the one that the settings name is the one to look at, first the person's own. */
function told(problem: KeymapProblem<ReviewAction>, workspaces: SettledKeys, persons: SettledKeys): OwnKeysProblem {
  const at = (action: string): Pick<OwnKeysProblem, 'action' | 'isPersons'> => ({action, isPersons: Object.hasOwn(persons, action)})
  switch (problem.kind) {
    case 'unknown-action':
      return {...at(problem.action), problem: 'action-unknown', pressed: '', actions: []}
    case 'unknown-key':
      return {...at(problem.action), problem: 'key-unknown', pressed: problem.key, actions: [problem.action]}
    case 'no-key':
      return {...at(problem.action), problem: 'key-needed', pressed: '', actions: []}
    case 'conflict': {
      const both = problem.actions.toReversed()
      return {...at(both.find((action) => Object.hasOwn(persons, action)) ?? both.find((action) => Object.hasOwn(workspaces, action)) ?? problem.actions[0]), problem: 'key-conflict', pressed: problem.key, actions: problem.actions}
    }
  }
}
