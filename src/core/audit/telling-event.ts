import {z} from 'zod'
import type {ChainHead, ChainName, SealedLink} from './chain.js'
import type {AuditEvent} from './event.js'
import type {CommitteeCode, Instant} from '../terms/identifiers.js'

/** Events that say something about the log itself, and by which a shorter chain is explained. */
type TellingKind = 'log.trimmed' | 'log.anchored' | 'log.found-altered' | 'register.restored'

/** An event that says something about the log itself; malformed where it is of such a kind and not of its shape. */
export type TellingEvent = Extract<AuditEvent, {kind: TellingKind}> | {readonly kind: 'malformed'}

// What stands in the database may have been written by anybody: these events are believed, so they are read strictly.
const Chain = z.string().transform((code) => code as ChainName)
const Position = z.int().min(0)
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const When = z.string().transform((at) => at as Instant)

const SHAPES = {
  'log.trimmed': z.strictObject({kind: z.literal('log.trimmed'), chain: Chain, until: Position, hash: Hash, removed: Position, before: When}),
  'log.anchored': z.strictObject({kind: z.literal('log.anchored'), anchor: Hash, chains: Position}),
  'log.found-altered': z.strictObject({kind: z.literal('log.found-altered'), chain: Chain, head: Position, headHash: Hash, last: Position, lastHash: z.string()}),
  'register.restored': z.strictObject({kind: z.literal('register.restored'), backupSha256: Hash, heads: z.array(z.strictObject({chain: Chain, position: Position, hash: Hash})), reapplied: Position}),
} satisfies {readonly [Kind in TellingKind]: z.ZodType<Extract<AuditEvent, {kind: Kind}>>}

const ClockConfirmed = z.strictObject({kind: z.literal('clock.confirmed'), last: When, days: Position, heads: z.array(z.strictObject({chain: Chain, position: Position, hash: Hash}))})

/** Where each chain stood when a person said that the clock is right, or null where the text is no such event. */
export function headsWhenConfirmed(event: string): readonly ChainHead[] | null {
  try {
    return ClockConfirmed.safeParse(JSON.parse(event)).data?.heads ?? null
  } catch {
    return null
  }
}

/** What a row says of the log itself, or null for every other event. */
export function tellingEventIn({kind, event}: SealedLink): TellingEvent | null {
  if (!Object.hasOwn(SHAPES, kind)) return null
  try {
    const read = SHAPES[kind as TellingKind].safeParse(JSON.parse(event))
    return read.success ? read.data : {kind: 'malformed'}
  } catch {
    return {kind: 'malformed'}
  }
}

/** Where a chain stood in the copy that was put back: 0 where it did not exist yet. */
export function headWhenRestored({heads}: Extract<AuditEvent, {kind: 'register.restored'}>, chain: string): number {
  return heads.find((head) => head.chain === (chain as CommitteeCode))?.position ?? 0
}
