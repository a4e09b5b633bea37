import type {CommitteeCode} from '../terms/identifiers.js'

/** SHA-256 of a text’s UTF-8 bytes, in lower-case hexadecimal. Handed in, since core reaches no digests. */
export type Digest = (text: string) => string

/** The chain of what is done with protected persons’ data (K5): it tells of nobody, and few may read it. */
export const READINGS_CHAIN = '*readings'

/** Each committee’s log is a chain of its own (J1); `*` is that of what concerns the whole municipality, `*readings` that of protected data. No committee can be called so. */
export type ChainName = CommitteeCode | '*' | typeof READINGS_CHAIN

/** Where a chain stands: its last position, counted from 1, and the hash there. */
export interface ChainHead {
  readonly chain: ChainName
  readonly position: number
  readonly hash: string
}

/** One event at its place in a chain. Everything but the hash is what the hash is made of. */
export interface ChainLink {
  readonly chain: string
  /** 1, 2, 3 … without a gap. */
  readonly position: number
  /** Hash of the link before; of the chain’s start for the first. */
  readonly previous: string
  readonly at: string
  readonly actor: string
  readonly kind: string
  /** The entry it is about, for finding it; null for other events. */
  readonly entry: string | null
  /** The event as JSON, exactly as it is stored. */
  readonly event: string
}

/** A link with the hash that it was stored under. */
export interface SealedLink extends ChainLink {
  readonly hash: string
}

/** In which committee’s name what stands in a chain was done; null for what is no committee’s. */
export function committeeOf(chain: string): CommitteeCode | null {
  return chain.startsWith('*') ? null : (chain as CommitteeCode)
}

/** What the first link of a chain refers back to: it ties the chain to one register, so that chains of two registers cannot be exchanged. */
export function chainStart(register: string, chain: string, digest: Digest): string {
  return digest(`diarievakt.audit-start/1\n${register}\n${chain}`)
}

/**
 * The text a link’s hash is taken over: one field on each line, the event last. It can be read in one way only as long as no field
 * but the event holds a line break, which `isWellFormed` asks. Not keyed: whoever has the database can check it without us.
 */
export function linkText({chain, position, previous, at, actor, kind, entry, event}: ChainLink): string {
  return `diarievakt.audit/1\n${chain}\n${position}\n${previous}\n${at}\n${actor}\n${kind}\n${entry ?? ''}\n${event}`
}

/** True where every field is of its type and on one line. */
export function isWellFormed({chain, position, previous, at, actor, kind, entry, event}: ChainLink): boolean {
  return Number.isSafeInteger(position) && isLine(chain) && isLine(previous) && isLine(at) && isLine(actor) && isLine(kind) && (entry === null || isLine(entry)) && typeof event === 'string'
}

function isLine(field: string): boolean {
  // A database gives what stands in it, whatever its columns were made for.
  return typeof field === 'string' && !field.includes('\n')
}

/** The next link after a head, with its hash. */
export function sealLink(link: ChainLink, digest: Digest): SealedLink {
  if (!isWellFormed(link)) throw new Error('A field of an audit event holds a line break')
  return {...link, hash: digest(linkText(link))}
}
