import type {RegisteredContent} from '../register/entry.js'

/**
 * True when the registry or a person has put a limit on what the public still reads: a file that may no longer be fetched, a document that has come
 * under secrecy, a party that is no longer named. Such a row leaves at once, and comes back with the next run as it now may be shown; any
 * other change waits for the run with the old text standing (A1, B5).
 */
export function isTightened(shown: RegisteredContent, now: RegisteredContent): boolean {
  if (shown.kind === 'case' || now.kind === 'case') return false
  // A paper that was drawn anew lies in another file; what it was drawn of is asked of elsewhere.
  if (shown.paper?.drawn != null && now.paper?.drawn != null) {
    const kept = new Set(now.paper.drawn.items.map(({number}) => number))
    return shown.paper.drawn.items.some(({number}) => !kept.has(number))
  }
  if (now.documentSecrecy === 'yes' && shown.documentSecrecy !== 'yes') return true
  const stillShown = new Set(now.documentSecrecy === 'yes' ? [] : now.files.flatMap((file) => (file.choice === 'yes' && file.sha256 !== null ? [file.sha256] : [])))
  const files = shown.documentSecrecy === 'yes' ? [] : shown.files.filter((file) => file.choice === 'yes')
  if (files.some(({sha256}) => sha256 === null || !stillShown.has(sha256))) return true
  return shown.parties.length > 0 && now.parties.length < shown.parties.length
}
