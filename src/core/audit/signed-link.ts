import {z} from 'zod'
import {linkText, type ChainLink} from './chain.js'
import {SIGNED_KINDS} from './event.js'

/** What a holder signed, out of a row that may have been written by anybody. */
export interface SignedLink {
  readonly holder: string
  readonly turn: number
  readonly signature: string
  /** The text that the signature is over: the link without it. */
  readonly text: string
}

const Signed = z.object({holder: z.string(), turn: z.int().min(1), signature: z.string()})

/** What was signed, or null for a row of a kind that nobody signs; `unsigned` where one that is to be signed is not. */
export function signedLinkIn(link: ChainLink): SignedLink | 'unsigned' | null {
  const nothing = SIGNED_KINDS.includes(link.kind) ? 'unsigned' : null
  try {
    const said: unknown = JSON.parse(link.event)
    // Asked for by the event's own word too: what calls itself something else in its row is read by that.
    const isSigned = nothing !== null || (typeof said === 'object' && said !== null && 'kind' in said && SIGNED_KINDS.includes(String(said.kind)))
    if (!isSigned) return null
    const {success, data} = Signed.safeParse(said)
    if (!success) return 'unsigned'
    // As it was written: what was parsed strictly has its keys in another order.
    const {signature: _, ...body} = said as Record<string, unknown>
    return {...data, text: linkText({...link, event: JSON.stringify(body)})}
  } catch {
    return nothing
  }
}
