import type {SealedLink} from './chain.js'

/** The log is kept for a year at least (`retention.logsYears`), whatever day that year begins, so that nobody who wants a week gone can say that it was trimmed. */
export const KEPT_MS_MIN = 364 * 24 * 3_600_000

/** Where a chain begins now: after a position whose hash was this. */
export interface ChainBase {
  readonly chain: string
  readonly position: number
  readonly hash: string
}

/** The event by which trimming left a chain as it is: cut at that very place, by the program's own rule. Null where none does. */
export function trimThatExplains(links: readonly SealedLink[], {chain, position, hash}: ChainBase): {readonly before: string} | null {
  for (const link of links) {
    const {chain: of, until, hash: cut, before} = told(link.event)
    if (of === chain && until === position && cut === hash && typeof before === 'string' && Date.parse(link.at) - Date.parse(before) >= KEPT_MS_MIN) return {before}
  }
  return null
}

function told(event: string): {readonly chain?: unknown; readonly until?: unknown; readonly hash?: unknown; readonly before?: unknown} {
  try {
    return Object(JSON.parse(event)) as object
  } catch {
    return {}
  }
}
