import {type Sentence, sentencesOf} from './sentences.js'

/** Up to here a file is a page or two about one thing, in UTF-16 units: all of it is in sight of a person in it. */
export const IN_SIGHT_WHOLE = 3_000

/** A paragraph of so many sentences is about whom it names; a longer one may be a whole report without blank lines. */
const PARAGRAPH_MAX = 8

/** So many headings in a row are a list of contents. */
const HEADINGS_MAX = 5

/** Words that stand for a person told of elsewhere, so that what is said of somebody is followed from sentence to sentence. */
export const PRONOUNS: ReadonlySet<string> = new Set('han hon hen honom henne hennes hans dennes jag mig min mitt mina'.split(' '))

/** Of those the ones that a text says of another than its writer, as whole words of a text in small letters. */
export const PRONOUNS_OF_ANOTHER = /(?<!\p{L})(?:han|hon|hen|honom|henne|hennes|hans|hens|dennes)(?![\p{L}-])/gu

/**
 * Which places of a long text stand in sight of a person: in the same sentence or the one beside it, in the same short paragraph, or under a heading that
 * tells of one. What the text begins with tells what all of it is about. `persons` are places where somebody is named or meant.
 */
export function sightOf(text: string, persons: readonly number[]): (at: number) => boolean {
  if (text.length <= IN_SIGHT_WHOLE) return () => true
  const sentences = sentencesOf(text)
  const about = new Set(persons.map((at) => sentenceAt(sentences, at)))
  const inSight = sentences.map((_, at) => about.has(at))
  const prose = sentences.map(({kind}) => kind !== 'heading')
  const first = prose.indexOf(true)
  for (const at of about) {
    const isHeading = sentences[at]?.kind === 'heading'
    // Before the first sentence stands what the whole is about: whom a letter is to or from, its subject.
    if (isHeading && (first === -1 || at < first)) return () => true
    for (const step of [-1, 1]) {
      let beside = at + step
      // A heading between them is passed over, and is in sight itself.
      for (let passed = 0; prose[beside] === false && passed < HEADINGS_MAX; passed++) inSight[(beside += step) - step] = true
      if (inSight[beside] !== undefined) inSight[beside] = true
    }
    if (isHeading) for (let under = at + 1; prose[under] === true; under++) inSight[under] = true
    else {
      const [one, last] = paragraphOf(sentences, at)
      if (last - one < PARAGRAPH_MAX) inSight.fill(true, one, last + 1)
    }
  }
  return (at) => inSight[sentenceAt(sentences, at)] ?? true
}

/** The sentence that holds a place, or the last before it. */
function sentenceAt(sentences: readonly Sentence[], at: number): number {
  let [low, high] = [0, sentences.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** The first and the last sentence of the paragraph that one stands in, as far as it is a short one. */
function paragraphOf(sentences: readonly Sentence[], at: number): readonly [first: number, last: number] {
  const own = sentences[at]?.paragraph
  let [first, last] = [at, at]
  while (sentences[first - 1]?.paragraph === own && at - first <= PARAGRAPH_MAX) first--
  while (sentences[last + 1]?.paragraph === own && last - at <= PARAGRAPH_MAX) last++
  return [first, last]
}
