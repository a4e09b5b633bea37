import type {ScanContext} from '../detector.js'
import {readingForNames} from '../reading-for-names.js'
import {couldBeNamePart} from './candidates.js'
import {FEATURE_KINDS, type FeatureKind, Features, featuresAt} from './features.js'
import {PERSON_TAG, TAGS} from './model.js'
import {tagWords} from './tag-words.js'

/** What a feature is about, in words that a registrar uses (`words/scan.ts`). */
export const WEIGHED = ['always', 'writing', 'lists', 'letters', 'before', 'after', 'around', 'field', 'party-letter', 'number-after'] as const
export type Weighed = (typeof WEIGHED)[number]

const ABOUT: Readonly<Record<FeatureKind, Weighed>> = {
  always: 'always', writing: 'writing', field: 'field', given: 'lists', surname: 'lists', 'given-and-surname': 'lists', written: 'lists', cue: 'lists', 'ending-2': 'letters', 'ending-3': 'letters',
  'ending-4': 'letters', beginning: 'letters', length: 'letters', word: 'letters', 'class-before': 'before', 'class-two-before': 'before', 'class-after': 'after', 'class-two-after': 'after',
  'word-before': 'before', 'word-after': 'after', 'word-two-before': 'before', 'word-two-after': 'after', 'class-before-and-name': 'before', 'name-and-class-after': 'after', 'class-around': 'around',
  signs: 'around', 'sign-and-class-before': 'before', 'sign-and-class-after': 'after', 'ending-after': 'after', 'long-ending-after': 'after', 'ending-before': 'before', 'field-and-name': 'field',
  'word-before-and-name': 'before', 'word-after-and-name': 'after', 'place-in-text': 'around', 'party-letter': 'party-letter', 'number-after': 'number-after', 'classes-before': 'before',
  'unknown-ending': 'letters', levels: 'lists', 'length-of-text': 'around',
}

/** One thing that weighed for or against a person's name, in one word of it. */
export interface Weight {
  readonly about: Weighed
  /** The word of the name that it weighed in, in UTF-16 units of the text. */
  readonly start: number
  readonly end: number
  /** How much; above 0 for a person's name, below against. As logarithms of odds. */
  readonly points: number
}

/** Why a place in a text was taken for a person's name, or was not: how likely the tagger holds it to be, and what weighed most. */
export interface NameWeighed {
  /** 0–1: of the word in it that is likeliest. */
  readonly likelihood: number
  readonly for: readonly Weight[]
  readonly against: readonly Weight[]
}

/** Weighs a place in a (folded) text again and tells what counted. Only for one who asks: a scan keeps none of this. */
export function weighName(text: string, {start, end}: {readonly start: number; readonly end: number}, {field, lexica}: ScanContext, most = 4): NameWeighed {
  const reading = readingForNames(text, field, lexica)
  const {weights, step} = lexica.tagger
  const {person} = tagWords(reading, field, lexica.tagger)
  const features = new Features()
  const all: Weight[] = []
  let likelihood = 0
  for (const [at, word] of reading.words.entries()) {
    if (word.end <= start || word.start >= end || !couldBeNamePart(reading, at)) continue
    likelihood = Math.max(likelihood, person[at] ?? 0)
    featuresAt(reading, at, field, features)
    const slots = [...features.slots.slice(0, features.count)]
    const total = (tag: number): number => slots.reduce((sum, slot) => sum + (weights[slot * TAGS.length + tag] ?? 0), 0)
    // Against what it most likely is otherwise: no name, an organisation, a place or a thing.
    const rival = TAGS.map((_, tag) => tag).filter((tag) => tag !== PERSON_TAG).reduce((best, tag) => (total(tag) > total(best) ? tag : best), 0)
    const sums = new Map<Weighed, number>()
    for (const [k, slot] of slots.entries()) {
      const about = ABOUT[FEATURE_KINDS[features.kinds[k] ?? 0] ?? 'always']
      sums.set(about, (sums.get(about) ?? 0) + step * ((weights[slot * TAGS.length + PERSON_TAG] ?? 0) - (weights[slot * TAGS.length + rival] ?? 0)))
    }
    for (const [about, points] of sums) all.push({about, start: word.start, end: word.end, points})
  }
  const strongest = all.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
  return {likelihood, for: strongest.filter(({points}) => points > 0).slice(0, most), against: strongest.filter(({points}) => points < 0).slice(0, most)}
}
