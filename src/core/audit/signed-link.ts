import {linkText, type ChainLink} from './chain.js'
import {SIGNED_KINDS} from './event.js'

/** What a holder signed, out of a row that may have been written by anybody. */
export interface SignedLink {
  readonly holder: string
  readonly turn: number
  readonly signature: string
  /** The text that the signature is over: the link without it. Worked out when it is asked for, which it is for few. */
  readonly text: string
}

const KINDS: ReadonlySet<string> = new Set(SIGNED_KINDS)

/** What was signed, or null for a row of a kind that nobody signs; `unsigned` where one that is to be signed is not. */
export function signedLinkIn(link: ChainLink): SignedLink | 'unsigned' | null {
  const nothing = KINDS.has(link.kind) ? 'unsigned' : null
  try {
    const said: unknown = JSON.parse(link.event)
    if (typeof said !== 'object' || said === null) return nothing
    const {kind, holder, turn, signature} = said as Record<string, unknown>
    // Asked for by the event's own word too: what calls itself something else in its row is read by that.
    if (nothing === null && !(typeof kind === 'string' && KINDS.has(kind))) return null
    if (typeof holder !== 'string' || typeof signature !== 'string' || typeof turn !== 'number' || !Number.isSafeInteger(turn) || turn < 1) return 'unsigned'
    return new Signed(link, holder, turn, signature)
  } catch {
    return nothing
  }
}

class Signed implements SignedLink {
  readonly holder: string
  readonly turn: number
  readonly signature: string
  readonly #link: ChainLink

  constructor(link: ChainLink, holder: string, turn: number, signature: string) {
    this.#link = link
    this.holder = holder
    this.turn = turn
    this.signature = signature
  }

  get text(): string {
    // As it was written: what was parsed strictly has its keys in another order.
    const {signature: _, ...body} = JSON.parse(this.#link.event) as Record<string, unknown>
    return linkText({...this.#link, event: JSON.stringify(body)})
  }
}
