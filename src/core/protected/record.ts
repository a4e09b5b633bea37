import {z} from 'zod'
import type {EntryId, Fingerprint, Instant} from '../terms/identifiers.js'
import {CHANNELS, type Channel} from './channel.js'

/** Where a protected person was found in something that is public or was to be: by a number, by a name with an address, by a property, or by the name alone where officers stand (K2, K8). */
export const HIT_HOWS = ['number', 'name-and-address', 'property', 'name-as-officer'] as const
export type HitHow = (typeof HIT_HOWS)[number]

/** How the authority judges that data of a protected person is public or secret this time (K9). */
export const ASSESSMENT_OUTCOMES = ['secret', 'public', 'not-the-person'] as const
export type AssessmentOutcome = (typeof ASSESSMENT_OUTCOMES)[number]

/** What is written down about a protected person, sealed under the person's own key; the log tells that it was, and by whom. */
export type PersonRecord =
  /** A contact over a safe channel (K6). `calledBack`: of a telephone call to an authority; `idShown`: of a visit. */
  | {readonly kind: 'contact'; readonly channel: Channel; readonly calledBack: boolean; readonly idShown: boolean; readonly note: string}
  /** The person was told what e-services and e-mail risk, or offered a way without them. */
  | {readonly kind: 'told'; readonly risks: boolean; readonly otherWay: boolean}
  /** The authority's own assessment (K9). `entry` and `text`: the entry of the register that it is about, and what it said; null where it is about the person's data as such. */
  | {readonly kind: 'assessment'; readonly outcome: AssessmentOutcome; readonly ground: string; readonly entry: EntryId | null; readonly text: Fingerprint | null; readonly note: string}
  /** The person was found: the least that an incident needs (K2). `publicSince`: its first day on the web; null where it never was public. */
  | {readonly kind: 'found'; readonly entry: EntryId; readonly committee: string; readonly number: string; readonly hows: readonly HitHow[]; readonly wasPublic: boolean; readonly publicSince: string | null; readonly addresses: readonly string[]}

/** A record as somebody who may read it sees it. */
export interface ShownRecord {
  readonly id: string
  /** Local, to the minute. */
  readonly at: string
  readonly by: string
  readonly record: PersonRecord
}

const Kept = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('contact'), channel: z.enum(CHANNELS), calledBack: z.boolean(), idShown: z.boolean(), note: z.string()}),
  z.strictObject({kind: z.literal('told'), risks: z.boolean(), otherWay: z.boolean()}),
  z.strictObject({kind: z.literal('assessment'), outcome: z.enum(ASSESSMENT_OUTCOMES), ground: z.string(), entry: z.string().transform((id) => id as EntryId).nullable(), text: z.string().transform((text) => text as Fingerprint).nullable(), note: z.string()}),
  z.strictObject({kind: z.literal('found'), entry: z.string().transform((id) => id as EntryId), committee: z.string(), number: z.string(), hows: z.array(z.enum(HIT_HOWS)), wasPublic: z.boolean(), publicSince: z.string().nullable(), addresses: z.array(z.string())}),
])
const Written = z.strictObject({at: z.string().transform((at) => at as Instant), by: z.string(), record: Kept})

/** A record with when it was written down, and by which holder: all of it is sealed. */
export interface WrittenRecord {
  readonly at: Instant
  readonly by: string
  readonly record: PersonRecord
}

/** A record as the text that is sealed. What could not be read again is not sealed. */
export function recordText(written: WrittenRecord): string {
  return JSON.stringify(Written.parse(written))
}

/** A record out of the text that was sealed. */
export function recordIn(text: string): WrittenRecord {
  return Written.parse(JSON.parse(text))
}

/** What of the two that a protected person is to be told has not been written down yet (K6). */
export function stillToTell(records: readonly PersonRecord[]): readonly ('risks' | 'otherWay')[] {
  const told = records.filter((record) => record.kind === 'told')
  return (['risks', 'otherWay'] as const).filter((what) => !told.some((record) => record[what]))
}

/** A section of the law, such as `OSL 21:3` or `22 kap. 1 §`; or some words of one's own. */
export function isGround(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return text.trim() !== '' && text.length <= 200 && !/[\u0000-\u001f\u007f-\u009f]/.test(text)
}
