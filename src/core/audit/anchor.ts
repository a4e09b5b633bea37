import {z} from 'zod'
import type {Instant} from '../terms/identifiers.js'
import type {ChainHead, ChainName, Digest} from './chain.js'

/** Where a chain stood when its head was written outside the register, with the line of the anchor file. */
export interface AnchoredHead extends ChainHead {
  /** When the event at the head was written. */
  readonly at: Instant
  /** When the anchor was made. */
  readonly madeAt: Instant
  readonly line: number
}

/** One anchor: where every chain of a register stood at one moment. Kept where nobody who can change the register can change it. */
export interface Anchor {
  readonly register: string
  readonly at: Instant
  /** SHA-256 of the line before in the same file; null where the anchor was not written into a file. */
  readonly previous: string | null
  readonly heads: readonly (ChainHead & {readonly at: Instant})[]
}

const SCHEMA = 'diarievakt.anchor/1'
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const When = z.iso.datetime({precision: 3}).transform((at) => at as Instant)

const AnchorSchema = z.strictObject({
  schema: z.literal(SCHEMA),
  register: z.string(),
  at: When,
  previous: Hash.nullable(),
  heads: z.array(z.strictObject({chain: z.string().transform((chain) => chain as ChainName), position: z.int().min(1), hash: Hash, at: When})),
})

/** An anchor as its line, without the line break. */
export function anchorLine({register, at, previous, heads}: Anchor): string {
  return JSON.stringify({schema: SCHEMA, register, at, previous, heads: heads.map(({chain, position, hash, at: written}) => ({chain, position, hash, at: written}))})
}

/** The anchor on a line, or null where the line is none. */
export function anchorIn(line: string): Anchor | null {
  try {
    const {success, data} = AnchorSchema.safeParse(JSON.parse(line))
    return success ? data : null
  } catch {
    return null
  }
}

/** An anchor as it was found: its place in the file, and the digest of its line. */
export interface FoundAnchor extends Anchor {
  readonly line: number
  readonly digest: string
}

/** What is wrong with the lines themselves, before they are compared with anything. */
export interface ReadAnchors {
  readonly anchors: readonly FoundAnchor[]
  readonly unreadable: readonly number[]
  /** Lines that do not follow from the one before: one of the two was changed, or lines between them are gone. */
  readonly unlinked: readonly number[]
}

/** Reads the lines of an anchor file, which somebody may have changed. */
export function readAnchors(lines: Iterable<string>, digest: Digest): ReadAnchors {
  const anchors: FoundAnchor[] = []
  const unreadable: number[] = []
  const unlinked: number[] = []
  let before: string | null = null
  let line = 0
  for (const text of lines) {
    line += 1
    if (text === '') continue
    const anchor = anchorIn(text)
    const own = digest(text)
    if (anchor === null) unreadable.push(line)
    else {
      if (before !== null && anchor.previous !== null && anchor.previous !== before) unlinked.push(line)
      anchors.push({...anchor, line, digest: own})
    }
    before = own
  }
  return {anchors, unreadable, unlinked}
}
