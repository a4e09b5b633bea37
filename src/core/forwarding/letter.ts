import {z} from 'zod'
import type {RefusalCode} from '../refusal.js'
import {namesIdentityNumber} from '../scan/holds-identity-number.js'
import {parseLocalDate, type LocalDate} from '../terms/local-date.js'

/**
 * What Skatteverket forwards to somebody with protected personal data (S6, L3): an ordinary letter, a registered one, a registered one that nobody but the person may collect (`personlig utlämning`), and a parcel.
 * Receipts and proofs of delivery are not to be had that way.
 */
export const LETTER_KINDS = ['letter', 'registered', 'in-person', 'parcel'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** Why something goes through Skatteverket although the committee has an address of its own that could be used (L1). */
export const FORWARDING_REASONS = ['address-uncertain', 'address-unsafe', 'person-asks', 'came-back'] as const
export type ForwardingReason = (typeof FORWARDING_REASONS)[number]

/** Outer measures of a parcel, in centimetres. */
export interface Measures {
  readonly length: number
  readonly width: number
  readonly height: number
}

/** A letter as it is prepared. All of it is sealed under the person's own key but its kind and its last day. */
export interface Letter {
  readonly kind: LetterKind
  /** The diary number of the case it belongs to. */
  readonly caseNumber: string
  /** What tells two letters of one case apart, such as a document's number; empty where nobody says. */
  readonly reference: string
  /** The day by which it must have come; null where there is none. */
  readonly due: LocalDate | null
  readonly grams: number
  /** Of a parcel; null for any other kind. */
  readonly measures: Measures | null
  /** Null where the committee has no usable address of its own. */
  readonly reason: ForwardingReason | null
}

/** What an ordinary letter weighs where nobody says: a sheet or two in two envelopes. */
export const GRAMS_UNTOLD = 40

/** Skatteverket's limits of a parcel (L3): 20 kg, 1 m, and 2.5 m of length and girth together. */
export const PARCEL_MAX = {grams: 20_000, longest: 100, lengthAndGirth: 250} as const
/** A letter that weighs more is a parcel to any postal operator: 2 kg. */
export const LETTER_GRAMS_MAX = 2_000

/** What is wrong with a letter by itself; null where nothing is. `gramsMax`: what an outer envelope may weigh. */
export function letterProblem({kind, caseNumber, reference, grams, measures}: Letter, gramsMax: number): RefusalCode | null {
  if (!isLetterText(caseNumber)) return 'letter-case-unclear'
  if (reference !== '' && !isLetterText(reference)) return 'letter-reference-unclear'
  if (!Number.isFinite(grams) || grams <= 0) return 'letter-weight-unclear'
  if (kind === 'parcel') {
    if (measures === null || Object.values(measures).some((side) => !Number.isFinite(side) || side <= 0)) return 'parcel-measures-missing'
    return grams > PARCEL_MAX.grams || isTooLarge(measures) ? 'parcel-too-large' : null
  }
  if (measures !== null) return 'measures-of-no-parcel'
  return grams > (kind === 'letter' ? Math.min(gramsMax, LETTER_GRAMS_MAX) : LETTER_GRAMS_MAX) ? 'letter-too-heavy' : null
}

/** Length is the longest side, whatever it was called; girth is once around the two others. */
function isTooLarge({length, width, height}: Measures): boolean {
  const [longest = 0, ...others] = [length, width, height].sort((one, other) => other - one)
  const girth = 2 * others.reduce((sum, side) => sum + side, 0)
  // Measures have decimals, whose sum may be a hair more than it is: a hundredth of a millimetre is nobody's to measure.
  return longest > PARCEL_MAX.longest || longest + girth > PARCEL_MAX.lengthAndGirth + 0.001
}

/** A parcel's measures as people write them, `40x30x20`, in centimetres; null for anything else. */
export function measuresIn(text: string): Measures | null {
  const [length, width, height, ...more] = text.trim().split(/\s*[x×*]\s*|\s+/i).map(amountIn)
  return length == null || width == null || height == null || more.length > 0 ? null : {length, width, height}
}

/** A number as people write one, with a comma or a point; null for anything else. */
export function amountIn(text: string): number | null {
  return /^\d{1,6}(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : null
}

/** By what two letters of a committee's are the same one: for whom, which kind, in which case, and what its sender calls it. A letter that is told twice is not sent twice. */
export function sameLetterText({kind, caseNumber, reference}: Pick<Letter, 'kind' | 'caseNumber' | 'reference'>, committee: string): string {
  return JSON.stringify([committee, kind, caseNumber.toLocaleUpperCase('sv').replace(/\s+/g, ' '), reference.toLocaleUpperCase('sv').replace(/\s+/g, ' ')])
}

function isLetterText(text: string): boolean {
  // Whoever takes the lines in another order must not leave somebody's number to be listed.
  return text.trim() !== '' && text.length <= 100 && !/\p{Cc}/u.test(text) && !namesIdentityNumber(text)
}

const Sealed = z.strictObject({
  caseNumber: z.string(),
  reference: z.string(),
  grams: z.number(),
  measures: z.strictObject({length: z.number(), width: z.number(), height: z.number()}).nullable(),
  reason: z.enum(FORWARDING_REASONS).nullable(),
  kind: z.enum(LETTER_KINDS),
  due: z.string().refine((text) => parseLocalDate(text) !== null).transform((text) => text as LocalDate).nullable(),
})

/** A letter as the text that is sealed. */
export function letterText({kind, caseNumber, reference, due, grams, measures, reason}: Letter): string {
  return JSON.stringify({kind, caseNumber, reference, due, grams, measures, reason})
}

/** A letter out of the text that was sealed. */
export function letterIn(text: string): Letter {
  return Sealed.parse(JSON.parse(text))
}
