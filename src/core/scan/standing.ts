import {titled} from './office-titles.js'
import type {Finding, Standing} from './finding.js'
import type {Lexica} from './lexica.js'
import {lowerCase} from './reading.js'

/** What the words beside a person's name tell of who it is: a party letter, an office, or a role that only a private person has. Null where none does. */
export function standingOf({kind, start, why}: Pick<Finding, 'kind' | 'start' | 'why'>, text: string, lexica: Lexica): Exclude<Standing, 'unknown'> | null {
  if (kind !== 'person') return null
  if (why === 'elected') return 'elected'
  if (why === 'sole-trader' || why === 'estate') return 'private'
  const lower = lowerCase(text.slice(Math.max(0, start - LEAD), start))
  // `eleven Erik Olsson`, `hyresgäst: Erik Olsson`: the role ends where the name begins.
  if (lexica.terms.find(lower).some(({category, end}) => category === 'role-private' && /^[\s,:(]{0,3}$/.test(lower.slice(end)))) return 'private'
  return titled(lower)
}

/** How far before a name its role is looked for, in UTF-16 units. */
const LEAD = 40
