import {z} from 'zod'
import {linkText, type ChainLink} from './chain.js'

/** What a holder signed, out of a row that may have been written by anybody. */
export interface SignedLink {
  readonly holder: string
  readonly turn: number
  readonly signature: string
  /** The text that the signature is over: the link without it. */
  readonly text: string
}

const Signed = z.object({holder: z.string(), turn: z.int().min(1), signature: z.string()})

/** What was signed, or null for a row that nobody signed. */
export function signedLinkIn(link: ChainLink): SignedLink | null {
  try {
    const said: unknown = JSON.parse(link.event)
    const {success, data} = Signed.safeParse(said)
    if (!success) return null
    // As it was written: what was parsed strictly has its keys in another order.
    const {signature: _, ...body} = said as Record<string, unknown>
    return {...data, text: linkText({...link, event: JSON.stringify(body)})}
  } catch {
    return null
  }
}
