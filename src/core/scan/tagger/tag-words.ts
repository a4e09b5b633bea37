import type {ScanField} from '../finding.js'
import type {Reading} from '../reading.js'
import {couldBeNamePart} from './candidates.js'
import {Features, featuresAt} from './features.js'
import {PERSON_TAG, type TaggerModel, TAGS} from './model.js'

const WIDTH = TAGS.length
const features = new Features()

/** What the tagger says of a text's words: for each how likely it is part of a person's name, and the tag that it takes it for. */
export interface TaggedWords {
  /** 0–1 for each word. */
  readonly person: Float32Array
  /** Numbers of `TAGS`. */
  readonly tags: Uint8Array
}

let last: {readonly reading: Reading; readonly field: ScanField; readonly tagged: TaggedWords} | null = null

/** Tags a text's words: a chain of tags in which each word's features and each tag after another weigh, summed over every chain. The last answer is kept. */
export function tagWords(reading: Reading, field: ScanField, model: TaggerModel): TaggedWords {
  if (last === null || last.reading !== reading || last.field !== field) last = {reading, field, tagged: tagAll(reading, field, model)}
  return last.tagged
}

function tagAll(reading: Reading, field: ScanField, model: TaggerModel): TaggedWords {
  const count = reading.words.length
  let tagged = NO_NAMES
  for (let at = 0; at < count; at++) {
    if (!couldBeNamePart(reading, at)) continue
    let end = at + 1
    // A word that cannot be a name cuts the chain. A long one, as in a text of capitals, is cut where it is.
    while (end < count && end - at < LONGEST && couldBeNamePart(reading, end)) end++
    if (tagged === NO_NAMES) tagged = {person: new Float32Array(count), tags: new Uint8Array(count)}
    weigh(reading, field, model, at, end, tagged)
    at = end - 1
  }
  return tagged
}

/** Of a text without a word that could be part of a name: nothing is kept of any. */
export const NO_NAMES: TaggedWords = {person: new Float32Array(0), tags: new Uint8Array(0)}

const LONGEST = 64
const emitted = new Float64Array(LONGEST * WIDTH)
const forward = new Float64Array(LONGEST * WIDTH)

function weigh(reading: Reading, field: ScanField, {weights, step, follows}: TaggerModel, from: number, to: number, tagged: TaggedWords): void {
  for (let at = from; at < to; at++) {
    featuresAt(reading, at, field, features)
    const base = (at - from) * WIDTH
    let [none, person, organisation, place, thing] = [0, 0, 0, 0, 0]
    for (let k = 0; k < features.count; k++) {
      const slot = (features.slots[k] ?? 0) * WIDTH
      none += weights[slot] ?? 0
      person += weights[slot + 1] ?? 0
      organisation += weights[slot + 2] ?? 0
      place += weights[slot + 3] ?? 0
      thing += weights[slot + 4] ?? 0
    }
    const highest = Math.max(none, person, organisation, place, thing)
    emitted[base] = Math.exp((none - highest) * step)
    emitted[base + 1] = Math.exp((person - highest) * step)
    emitted[base + 2] = Math.exp((organisation - highest) * step)
    emitted[base + 3] = Math.exp((place - highest) * step)
    emitted[base + 4] = Math.exp((thing - highest) * step)
  }
  for (let at = 0; at < to - from; at++) {
    let sum = 0
    for (let tag = 0; tag < WIDTH; tag++) {
      let reached = 0
      if (at === 0) reached = follows[tag] ?? 0
      else for (let before = 0; before < WIDTH; before++) reached += (forward[(at - 1) * WIDTH + before] ?? 0) * (follows[before * WIDTH + tag] ?? 0)
      const value = reached * (emitted[at * WIDTH + tag] ?? 0)
      forward[at * WIDTH + tag] = value
      sum += value
    }
    for (let tag = 0; tag < WIDTH; tag++) forward[at * WIDTH + tag] = (forward[at * WIDTH + tag] ?? 0) / sum
  }
  backward.fill(1)
  for (let at = to - from - 1; at >= 0; at--) {
    // After the last word comes one that is none.
    for (let tag = 0; tag < WIDTH; tag++) {
      let reached = 0
      if (at === to - from - 1) reached = follows[tag * WIDTH] ?? 0
      else for (let after = 0; after < WIDTH; after++) reached += (follows[tag * WIDTH + after] ?? 0) * (next[after] ?? 0)
      backward[tag] = reached
    }
    let sum = 0
    let best = 0
    for (let tag = 0; tag < WIDTH; tag++) {
      const value = (forward[at * WIDTH + tag] ?? 0) * (backward[tag] ?? 0)
      sum += value
      posterior[tag] = value
      if (value > (posterior[best] ?? 0)) best = tag
    }
    tagged.person[from + at] = (posterior[PERSON_TAG] ?? 0) / sum
    tagged.tags[from + at] = best
    let scale = 0
    for (let tag = 0; tag < WIDTH; tag++) {
      next[tag] = (backward[tag] ?? 0) * (emitted[at * WIDTH + tag] ?? 0)
      scale += next[tag] ?? 0
    }
    for (let tag = 0; tag < WIDTH; tag++) next[tag] = (next[tag] ?? 0) / scale
  }
}

const backward = new Float64Array(WIDTH)
const next = new Float64Array(WIDTH)
const posterior = new Float64Array(WIDTH)
