import type {LetterKind} from './letter.js'

/** A letter that is to have a place in an outer envelope. */
export interface LetterToPack {
  readonly id: string
  readonly kind: LetterKind
  readonly grams: number
}

/** What an outer envelope may hold. */
export interface EnvelopeLimits {
  readonly lettersMax: number
  readonly gramsMax: number
}

/** An outer envelope to Skatteverket. A parcel goes in none: it is wrapped, with the number on it, in a wrapping of its own. */
export interface OuterEnvelope {
  readonly kind: LetterKind
  /** Ids, in the order in which they were prepared. */
  readonly letters: readonly string[]
  readonly grams: number
}

/**
 * Packs a batch (L3): ordinary letters one after the other, so that whoever packs takes them as they lie, until an envelope is full by number or by weight; what is registered, and parcels, each alone. A letter that is
 * too heavy for any envelope is a mistake of the caller's.
 */
export function packed(letters: readonly LetterToPack[], {lettersMax, gramsMax}: EnvelopeLimits): readonly OuterEnvelope[] {
  const envelopes: OuterEnvelope[] = []
  let open: {letters: string[]; grams: number} | null = null
  for (const {id, kind, grams} of letters) {
    if (kind !== 'letter') {
      envelopes.push({kind, letters: [id], grams})
      continue
    }
    if (grams > gramsMax) throw new Error('A letter is too heavy for any envelope')
    if (open === null || open.letters.length >= lettersMax || open.grams + grams > gramsMax) {
      if (open !== null) envelopes.push({kind: 'letter', ...open})
      open = {letters: [], grams: 0}
    }
    open.letters.push(id)
    open.grams += grams
  }
  if (open !== null) envelopes.push({kind: 'letter', ...open})
  // Ordinary ones first: they are the many.
  return [...envelopes.filter(({kind}) => kind === 'letter'), ...envelopes.filter(({kind}) => kind !== 'letter')]
}
