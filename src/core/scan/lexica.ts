import type {TermIndex} from './term-index.js'
import type {TaggerModel} from './tagger/model.js'
import type {WordBits} from './word-table.js'

/** The stems that tell which case types are about private persons (`data/policy/case-types.yaml`). */
export interface CaseTypeStems {
  readonly private: readonly string[]
  readonly public: readonly string[]
}

/** What the shipped lists say of words, in `data/lexica` and `data/policy`. */
export interface WordLists {
  /** Everything known about a word, by its lower-case form, as bits of `WORD`. One look-up answers every question. */
  readonly words: WordBits
  /** Expressions for sensitive matters, offences, insults, secrecy and private roles. */
  readonly terms: TermIndex
  readonly caseTypes: CaseTypeStems
  /** Role words that stand for a private person in the party field (C2), in lower case. */
  readonly roleWords: ReadonlySet<string>
  /** Organisations and authorities whose names do not say that they are that (C1), in lower case. */
  readonly organisations: ReadonlySet<string>
}

/** What detectors know of words: read once, shared by every scan. */
export interface Lexica extends WordLists {
  /** What has been learnt of how names stand in texts (`data/names`, by `npm run train`). */
  readonly tagger: TaggerModel
}

/**
 * The bits of a word. `given` and `surname` are levels 0–7 of how many in Sweden bear the name; `ordinary` is 0–3, how much more
 * often running text writes the word small than as a name; `written` says the same of every word that running text holds.
 */
export const WORD = {
  given: 7,
  surname: 7 << 3,
  ordinary: 3 << 6,
  place: 1 << 8,
  common: 1 << 9,
  title: 1 << 10,
  orgEnd: 1 << 11,
  orgHead: 1 << 12,
  orgJoin: 1 << 13,
  placeHead: 1 << 14,
  placeNoun: 1 << 15,
  trade: 1 << 16,
  from: 1 << 17,
  strongFrom: 1 << 18,
  sole: 1 << 19,
  estate: 1 << 20,
  particle: 1 << 21,
  kin: 1 << 22,
  notName: 1 << 23,
  written: 7 << 24,
  contact: 1 << 27,
  make: 1 << 28,
} as const

/** The level 0–7 of a given name. From 5 up at least a thousand people use it. */
export function givenLevel(bits: number): number {
  return bits & WORD.given
}

/** The level 0–7 of a surname. From 5 up at least a thousand people bear it. */
export function surnameLevel(bits: number): number {
  return (bits & WORD.surname) >> 3
}

/** 0: always a name. 3: nearly always an ordinary word. */
export function ordinaryLevel(bits: number): number {
  return (bits & WORD.ordinary) >> 6
}

/** How running text writes a word, 0–7: 0 never seen, 1 and 2 with a capital, 3 and 4 both ways, 5 seldom seen and small, 6 and 7 small. */
export function writtenClass(bits: number): number {
  return (bits & WORD.written) >>> 24
}

/** How many bearers each level takes, lowest first. */
export const NAME_LEVELS = [2, 10, 50, 200, 1000, 5000, 20_000] as const
