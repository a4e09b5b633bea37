export const LANGUAGES = ['sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

type Sentence = string | ((...facts: never[]) => string)
export type Wording = {readonly [key: string]: Sentence | Wording}

/** The same shape with any text; functions keep their parameters, so a missing or different translation does not compile. */
export type SameShape<W> = {
  readonly [K in keyof W]: W[K] extends string ? string : W[K] extends (...facts: infer F) => string ? (...facts: F) => string : SameShape<W[K]>
}

/** Swedish and English side by side. Swedish is the shape that English must have. */
export function bilingual<const W extends Wording>(sv: W, en: SameShape<W>): {readonly sv: SameShape<W>; readonly en: SameShape<W>} {
  return {sv: sv as unknown as SameShape<W>, en}
}
