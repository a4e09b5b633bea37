import type {Key} from 'ink'

/** Keys that print nothing, by the name that a screen's key table uses. */
export type NamedKey = 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end' | 'space' | 'escape' | 'ctrl-c'

/** What was pressed, as key tables write it: the character, or the key's name. Several where a slow line brought them at once, none for what no table can name. */
export function keyNames(input: string, key: Key): readonly string[] {
  if (key.ctrl) return input === 'c' ? ['ctrl-c'] : []
  if (key.upArrow) return ['up']
  if (key.downArrow) return ['down']
  if (key.pageUp) return ['page-up']
  if (key.pageDown) return ['page-down']
  if (key.home) return ['home']
  if (key.end) return ['end']
  if (key.escape) return ['escape']
  if (key.meta) return []
  return [...input].map((character) => (character === ' ' ? 'space' : character))
}
