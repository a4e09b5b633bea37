import type {Key} from 'ink'

/** Keys that print nothing, by the name that a screen's key table uses. */
export type NamedKey = 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end' | 'space' | 'escape' | 'ctrl-c'

/** What was pressed, as key tables write it: the character, or the key's name. Null for what no table can name, such as pasted text. */
export function keyName(input: string, key: Key): string | null {
  if (key.ctrl) return input === 'c' ? 'ctrl-c' : null
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.pageUp) return 'page-up'
  if (key.pageDown) return 'page-down'
  if (key.home) return 'home'
  if (key.end) return 'end'
  if (key.escape) return 'escape'
  if (key.meta) return null
  if (input === ' ') return 'space'
  // More than one character at once is a paste, and a paste decides nothing.
  return [...input].length === 1 ? input : null
}
