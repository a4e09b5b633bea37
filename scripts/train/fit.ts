import {couldBeNamePart} from '../../src/core/scan/tagger/candidates.js'
import {Features, FEATURE_SLOTS, featuresAt} from '../../src/core/scan/tagger/features.js'
import {TAGS} from '../../src/core/scan/tagger/model.js'
import type {WordLists} from '../../src/core/scan/lexica.js'
import type {Reading} from '../../src/core/scan/reading.js'
import {readingForNames} from '../../src/core/scan/reading-for-names.js'
import type {Dice} from '../demo/dice.ts'
import type {Example} from './example.ts'

const WIDTH = TAGS.length

/** A run of words that could be names, as slots of features, and what they are. */
interface Chain {
  readonly slots: readonly Int32Array[]
  readonly tags: Uint8Array
}

/** The tag of each word of a text: that of the name it lies in. */
export function tagsOf(example: Example, {words}: Reading): Uint8Array {
  const tags = new Uint8Array(words.length)
  words.forEach((word, at) => {
    const span = example.spans.find(({start, end}) => start < word.end && word.start < end)
    tags[at] = span?.tag ?? 0
  })
  return tags
}

function chainsOf(examples: readonly Example[], lexica: WordLists): readonly Chain[] {
  const features = new Features()
  const chains: Chain[] = []
  for (const example of examples) {
    const reading = readingForNames(example.text, example.field, lexica)
    const tags = tagsOf(example, reading)
    for (let at = 0; at < reading.words.length; at++) {
      if (!couldBeNamePart(reading, at)) continue
      const slots: Int32Array[] = []
      const from = at
      for (; at < reading.words.length && couldBeNamePart(reading, at); at++) {
        featuresAt(reading, at, example.field, features)
        slots.push(features.slots.slice(0, features.count))
      }
      chains.push({slots, tags: tags.slice(from, at)})
    }
  }
  return chains
}

/** Without the features that stand in too few places to tell anything. */
function withoutRare(chains: readonly Chain[], least: number): readonly Chain[] {
  const times = new Uint32Array(FEATURE_SLOTS)
  for (const {slots} of chains) for (const word of slots) for (const slot of word) times[slot] = (times[slot] ?? 0) + 1
  return chains.map(({slots, tags}) => ({tags, slots: slots.map((word) => word.filter((slot) => (times[slot] ?? 0) >= least))}))
}

/** What was learnt: weights as small whole numbers, and what a step of them is worth. */
export interface Fitted {
  readonly weights: Int8Array
  readonly step: number
  readonly follows: readonly number[]
  readonly chains: number
}

/** Fits a conditional random field by stochastic gradients (AdaGrad), the same from the same seed: JavaScript's own arithmetic and `Math.exp` are alike on every machine that V8 runs on. */
export function fit(examples: readonly Example[], lexica: WordLists, dice: Dice, {rounds = 6, rate = 0.1, shrink = 2e-6, least = 3} = {}): Fitted {
  const chains = [...withoutRare(chainsOf(examples, lexica), least)]
  const weights = new Float64Array(FEATURE_SLOTS * WIDTH)
  const mean = new Float64Array(FEATURE_SLOTS * WIDTH)
  const meanFollows = new Float64Array(WIDTH * WIDTH)
  const seen = new Float64Array(FEATURE_SLOTS * WIDTH).fill(1e-3)
  const follows = new Float64Array(WIDTH * WIDTH)
  const followsSeen = new Float64Array(WIDTH * WIDTH).fill(1e-3)
  const learn = (slot: number, gradient: number): void => {
    const value = gradient + shrink * (weights[slot] ?? 0)
    const sum = (seen[slot] ?? 0) + value * value
    seen[slot] = sum
    weights[slot] = (weights[slot] ?? 0) - (rate * value) / Math.sqrt(sum)
  }
  const learnFollow = (at: number, gradient: number): void => {
    const sum = (followsSeen[at] ?? 0) + gradient * gradient
    followsSeen[at] = sum
    follows[at] = (follows[at] ?? 0) - (rate * gradient) / Math.sqrt(sum)
  }
  for (let round = 0; round < rounds; round++) {
    shuffle(chains, dice)
    for (const chain of chains) step(chain, weights, follows, learn, learnFollow)
    // The mean of the later rounds is steadier than the last word.
    if (round < rounds / 2) continue
    for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / Math.floor(rounds / 2)
    for (let at = 0; at < meanFollows.length; at++) meanFollows[at] = (meanFollows[at] ?? 0) + (follows[at] ?? 0) / Math.floor(rounds / 2)
  }
  const largest = mean.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  // A few weights are far larger than the rest: cutting those leaves finer steps for all others.
  const stepSize = Math.min(largest, 3) / 127
  return {weights: Int8Array.from(mean, (weight) => Math.max(-127, Math.min(127, Math.round(weight / stepSize)))), step: stepSize, follows: [...meanFollows], chains: chains.length}
}

function step({slots, tags}: Chain, weights: Float64Array, follows: Float64Array, learn: (slot: number, gradient: number) => void, learnFollow: (at: number, gradient: number) => void): void {
  const count = slots.length
  const emitted = new Float64Array(count * WIDTH)
  for (let at = 0; at < count; at++) {
    for (const slot of slots[at] ?? []) for (let tag = 0; tag < WIDTH; tag++) emitted[at * WIDTH + tag] = (emitted[at * WIDTH + tag] ?? 0) + (weights[slot * WIDTH + tag] ?? 0)
    let highest = -Infinity
    for (let tag = 0; tag < WIDTH; tag++) highest = Math.max(highest, emitted[at * WIDTH + tag] ?? 0)
    for (let tag = 0; tag < WIDTH; tag++) emitted[at * WIDTH + tag] = Math.exp((emitted[at * WIDTH + tag] ?? 0) - highest)
  }
  const moves = follows.map((weight) => Math.exp(weight))
  const forward = new Float64Array(count * WIDTH)
  const backward = new Float64Array(count * WIDTH)
  for (let at = 0; at < count; at++) {
    let sum = 0
    for (let tag = 0; tag < WIDTH; tag++) {
      let reached = 0
      if (at === 0) reached = moves[tag] ?? 0
      else for (let before = 0; before < WIDTH; before++) reached += (forward[(at - 1) * WIDTH + before] ?? 0) * (moves[before * WIDTH + tag] ?? 0)
      forward[at * WIDTH + tag] = reached * (emitted[at * WIDTH + tag] ?? 0)
      sum += forward[at * WIDTH + tag] ?? 0
    }
    for (let tag = 0; tag < WIDTH; tag++) forward[at * WIDTH + tag] = (forward[at * WIDTH + tag] ?? 0) / sum
  }
  for (let at = count - 1; at >= 0; at--) {
    let sum = 0
    for (let tag = 0; tag < WIDTH; tag++) {
      let reached = 0
      if (at === count - 1) reached = moves[tag * WIDTH] ?? 0
      else for (let after = 0; after < WIDTH; after++) reached += (moves[tag * WIDTH + after] ?? 0) * (emitted[(at + 1) * WIDTH + after] ?? 0) * (backward[(at + 1) * WIDTH + after] ?? 0)
      backward[at * WIDTH + tag] = reached
      sum += reached
    }
    for (let tag = 0; tag < WIDTH; tag++) backward[at * WIDTH + tag] = (backward[at * WIDTH + tag] ?? 0) / sum
  }
  for (let at = 0; at < count; at++) {
    let sum = 0
    for (let tag = 0; tag < WIDTH; tag++) sum += (forward[at * WIDTH + tag] ?? 0) * (backward[at * WIDTH + tag] ?? 0)
    for (let tag = 0; tag < WIDTH; tag++) {
      const gradient = ((forward[at * WIDTH + tag] ?? 0) * (backward[at * WIDTH + tag] ?? 0)) / sum - (tags[at] === tag ? 1 : 0)
      if (Math.abs(gradient) > 1e-4) for (const slot of slots[at] ?? []) learn(slot * WIDTH + tag, gradient)
    }
    // Tag after tag: into this word, and from the last into what is none.
    let pairs = 0
    const likely = new Float64Array(WIDTH * WIDTH)
    for (let before = 0; before < WIDTH; before++) {
      for (let tag = 0; tag < WIDTH; tag++) {
        const reached = at === 0 ? (before === 0 ? 1 : 0) : (forward[(at - 1) * WIDTH + before] ?? 0)
        likely[before * WIDTH + tag] = reached * (moves[before * WIDTH + tag] ?? 0) * (emitted[at * WIDTH + tag] ?? 0) * (backward[at * WIDTH + tag] ?? 0)
        pairs += likely[before * WIDTH + tag] ?? 0
      }
    }
    const was = at === 0 ? 0 : (tags[at - 1] ?? 0)
    for (let pair = 0; pair < WIDTH * WIDTH; pair++) learnFollow(pair, (likely[pair] ?? 0) / pairs - (pair === was * WIDTH + (tags[at] ?? 0) ? 1 : 0))
    if (at === count - 1) for (let tag = 0; tag < WIDTH; tag++) learnFollow(tag * WIDTH, ((forward[at * WIDTH + tag] ?? 0) * (backward[at * WIDTH + tag] ?? 0)) / sum - (tags[at] === tag ? 1 : 0))
  }
}

function shuffle<T>(items: T[], dice: Dice): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = dice.whole(0, at)
    const [one, two] = [items[at], items[other]]
    if (one !== undefined && two !== undefined) [items[at], items[other]] = [two, one]
  }
}
