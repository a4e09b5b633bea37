import type {EntryId} from '../terms/identifiers.js'
import {wordsOf} from './last-look.js'

/** An item that readers may know nothing of. */
export interface HiddenItem {
  readonly entry: EntryId
  readonly heading: string
  /** Its case; empty where it has none. */
  readonly diaryNumber: string
  readonly text: string
  /** Those whom it is about: the parties of its case. */
  readonly names: readonly string[]
}

/** By what an item was found. `words`: words in a row as it has them; `word`: one that is seldom written. */
export const TRACE_KINDS = ['heading', 'diary-number', 'name', 'words', 'word'] as const
export type TraceKind = (typeof TRACE_KINDS)[number]

/** Something of a hidden item that stands where it may not. It does not repeat what. */
export interface TraceHit {
  readonly kind: TraceKind
  readonly entry: EntryId
}

/** How many words in a row are no chance: five that no shown item says. */
const PHRASE = 5
/** A shorter word is too often another's. */
const WORD_LENGTH = 5

interface Sequence {
  readonly words: readonly string[]
  readonly hit: TraceHit
}

/** Everything by which hidden items would be known in a finished paper (F3). */
export class TraceIndex {
  readonly #words = new Map<string, TraceHit[]>()
  /** By five words in a row. */
  readonly #phrases = new Map<string, TraceHit[]>()
  /** Headings, numbers and names, by their first word. */
  readonly #sequences = new Map<string, Sequence[]>()
  readonly #shown: ShownWords

  /**
   * `answered`: what readers may read by somebody's word, or what is no secret, and which therefore betrays nothing. `ruled`: what they may read by the rules alone: words of it are no trace, a number or a name that belongs to something hidden is.
   * `isOrdinary`: whether running text often holds a word.
   */
  constructor(hidden: Iterable<HiddenItem>, {answered, ruled}: {readonly answered: readonly string[]; readonly ruled: readonly string[]}, isOrdinary: (word: string) => boolean) {
    const ofPeople = new ShownWords(answered)
    this.#shown = new ShownWords([...answered, ...ruled])
    for (const {entry, heading, diaryNumber, text, names} of hidden) {
      this.#add(wordsOf(heading), {kind: 'heading', entry}, 2)
      this.#add(wordsOf(diaryNumber), {kind: 'diary-number', entry}, 2, ofPeople)
      for (const name of names) this.#add(wordsOf(name), {kind: 'name', entry}, 2, ofPeople)
      const parts = [wordsOf(heading), wordsOf(text)]
      for (const word of new Set([...parts.flat(), ...names.flatMap(wordsOf)])) {
        if (word.length >= WORD_LENGTH && !/^\d+$/.test(word) && !this.#shown.hasWord(word) && !isOrdinary(word)) this.#words.set(word, [...(this.#words.get(word) ?? []), {kind: 'word', entry}])
      }
      for (const phrase of new Set(parts.flatMap(phrasesOf))) {
        if (!this.#shown.hasPhrase(phrase)) this.#phrases.set(phrase, [...(this.#phrases.get(phrase) ?? []), {kind: 'words', entry}])
      }
    }
  }

  #add(words: readonly string[], hit: TraceHit, least: number, shown = this.#shown): void {
    const [first] = words
    if (first === undefined || words.length < least || shown.hasRow(words)) return
    const sequences = this.#sequences.get(first) ?? []
    this.#sequences.set(first, sequences)
    sequences.push({words, hit})
  }

  /** What of hidden items stands in a text, each way once. */
  in(text: string): readonly TraceHit[] {
    const words = wordsOf(text)
    const hits = new Map<string, TraceHit>()
    const found = (hit: TraceHit): unknown => hits.set(`${hit.kind} ${hit.entry}`, hit)
    for (const phrase of phrasesOf(words)) this.#phrases.get(phrase)?.forEach(found)
    for (const [at, word] of words.entries()) {
      this.#words.get(word)?.forEach(found)
      for (const sequence of this.#sequences.get(word) ?? []) if (sequence.words.every((wanted, offset) => words[at + offset] === wanted)) found(sequence.hit)
    }
    return [...hits.values()]
  }
}

/** Every five words in a row. */
function phrasesOf(words: readonly string[]): readonly string[] {
  return words.slice(PHRASE - 1).map((_, at) => words.slice(at, at + PHRASE).join(' '))
}

/** The words of what is shown, and which stand in a row there. */
class ShownWords {
  readonly #texts: readonly (readonly string[])[]
  readonly #phrases: ReadonlySet<string>
  readonly #places = new Map<string, (readonly [text: number, at: number])[]>()

  constructor(texts: Iterable<string>) {
    this.#texts = [...texts].map(wordsOf)
    this.#phrases = new Set(this.#texts.flatMap(phrasesOf))
    for (const [text, words] of this.#texts.entries()) {
      for (const [at, word] of words.entries()) {
        const places = this.#places.get(word) ?? []
        this.#places.set(word, places)
        places.push([text, at])
      }
    }
  }

  hasWord(word: string): boolean {
    return this.#places.has(word)
  }

  hasPhrase(phrase: string): boolean {
    return this.#phrases.has(phrase)
  }

  hasRow(words: readonly string[]): boolean {
    return (this.#places.get(words[0] ?? '') ?? []).some(([text, at]) => words.every((word, offset) => this.#texts[text]?.[at + offset] === word))
  }
}
