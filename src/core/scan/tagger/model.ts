import {FEATURE_SLOTS} from './features.js'

/** What the tagger takes a word for. `thing` is a work, product, ship, event: a name that is nobody's. */
export const TAGS = ['none', 'person', 'organisation', 'place', 'thing'] as const
export const PERSON_TAG = 1

/** What the tagger has learnt (`npm run train`): a small whole number for each feature and tag, and for each tag after another. */
export interface TaggerModel {
  /** `slot × tag`. */
  readonly weights: Int8Array
  /** What one step of a weight is worth. */
  readonly step: number
  /** `e` to the weight of tag after tag, `before × after`. */
  readonly follows: Float64Array
}

const MARK = 'DVTAG1\n\n'
const HEAD = MARK.length + 8 * (1 + TAGS.length * TAGS.length)

/** Reads `data/names/tagger.bin`. Throws where it is of another make: what cannot be read must not pass for "no names". */
export function readModel(bytes: ArrayBuffer): TaggerModel {
  const weights = bytes.byteLength === HEAD + FEATURE_SLOTS * TAGS.length ? new Int8Array(bytes, HEAD) : null
  if (weights === null || new TextDecoder('latin1').decode(new Uint8Array(bytes, 0, MARK.length)) !== MARK) throw new Error('names/tagger.bin is of another make than the program.')
  const numbers = new DataView(bytes, MARK.length)
  const follows = Float64Array.from({length: TAGS.length * TAGS.length}, (_, at) => Math.exp(numbers.getFloat64(8 * (at + 1), true)))
  return {weights, step: numbers.getFloat64(0, true), follows}
}

/** The bytes of a model, as `readModel` reads them. `follows` are weights here, not powers. */
export function writeModel(weights: Int8Array, step: number, follows: readonly number[]): Uint8Array {
  const bytes = new ArrayBuffer(HEAD + weights.length)
  new Uint8Array(bytes).set(new TextEncoder().encode(MARK))
  const numbers = new DataView(bytes, MARK.length)
  for (const [at, number] of [step, ...follows].entries()) numbers.setFloat64(8 * at, number, true)
  new Int8Array(bytes, HEAD).set(weights)
  return new Uint8Array(bytes)
}
