import {NAMED_KEYS} from './key-names.js'

/** A table of actions with the keys that do them: the first key is the one that is shown. */
export type Keymap<Action extends string> = ReadonlyMap<Action, readonly string[]>

/** Why somebody's own keys cannot be used. */
export type KeymapProblem<Action extends string> =
  | {readonly kind: 'unknown-action'; readonly action: string}
  | {readonly kind: 'unknown-key'; readonly action: Action; readonly key: string}
  | {readonly kind: 'conflict'; readonly key: string; readonly actions: readonly [Action, Action]}
  | {readonly kind: 'no-key'; readonly action: Action}

/** Actions that must have a key, whatever somebody prefers: without them nobody finds out or gets out. */
export interface KeymapRules<Action extends string> {
  readonly needed: readonly Action[]
  /** Keys that nobody may take from their action: a terminal's own. */
  readonly kept: readonly string[]
}

/**
 * The shipped keys with somebody's own in their place: an action that is named gets the keys that are given and no others. Refused whole where two actions would
 * share a key, where a key cannot be typed, or where one could no longer leave.
 */
export function withOwnKeys<Action extends string>(shipped: Keymap<Action>, own: Readonly<Record<string, readonly string[]>>, rules: KeymapRules<Action>): Keymap<Action> | readonly KeymapProblem<Action>[] {
  const problems: KeymapProblem<Action>[] = []
  const map = new Map<Action, readonly string[]>(shipped)
  const kept = new Map([...shipped].flatMap(([action, keys]) => keys.filter((key) => rules.kept.includes(key)).map((key) => [key, action] as const)))
  for (const [action, keys] of Object.entries(own)) {
    if (!isAction(shipped, action)) {
      problems.push({kind: 'unknown-action', action})
      continue
    }
    for (const key of keys) if (!isKey(key)) problems.push({kind: 'unknown-key', action, key})
    const stay = [...kept].filter(([, owner]) => owner === action).map(([key]) => key)
    map.set(action, [...new Set([...keys, ...stay])])
  }
  const owner = new Map<string, Action>()
  for (const [action, keys] of map) {
    for (const key of keys) {
      const other = owner.get(key)
      if (other === undefined) owner.set(key, action)
      else problems.push({kind: 'conflict', key, actions: [other, action]})
    }
  }
  for (const action of rules.needed) if ((map.get(action) ?? []).length === 0) problems.push({kind: 'no-key', action})
  return problems.length === 0 ? map : problems
}

/** A key that a Swedish keyboard sends by itself or with Shift or Ctrl: one character that is seen, or a key with a name. */
export function isKey(text: string): boolean {
  return (NAMED_KEYS as readonly string[]).includes(text) || /^ctrl-[a-z]$/.test(text) || (/^[^\s\p{C}]$/u.test(text) && text.normalize('NFC') === text)
}

function isAction<Action extends string>(shipped: Keymap<Action>, text: string): text is Action {
  return (shipped as ReadonlyMap<string, unknown>).has(text)
}
