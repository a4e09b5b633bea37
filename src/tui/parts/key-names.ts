import type {Key} from 'ink'

/** Keys that print nothing, by the names that key tables and the settings use. */
export const NAMED_KEYS = ['up', 'down', 'left', 'right', 'page-up', 'page-down', 'home', 'end', 'space', 'enter', 'tab', 'shift-tab', 'backspace', 'delete', 'escape'] as const

/** What was pressed, as key tables write it: the character, or the key's name. Several where a slow line brought them at once, none for what no table can name. */
export function keyNames(input: string, key: Key): readonly string[] {
  if (key.upArrow) return ['up']
  if (key.downArrow) return ['down']
  if (key.leftArrow) return ['left']
  if (key.rightArrow) return ['right']
  if (key.pageUp) return ['page-up']
  if (key.pageDown) return ['page-down']
  if (key.home) return ['home']
  if (key.end) return ['end']
  if (key.return) return ['enter']
  if (key.tab) return [key.shift ? 'shift-tab' : 'tab']
  if (key.backspace) return ['backspace']
  if (key.delete) return ['delete']
  if (key.escape) return ['escape']
  if (key.ctrl) return /^[a-z]$/.test(input) ? [`ctrl-${input}`] : []
  if (key.meta) return []
  return [...input].map((character) => (character === ' ' ? 'space' : character))
}
