import type {AskedLine} from '../../core/subject/asked.js'
import type {AskedStore, FoundThing} from '../../core/subject/found.js'
import {gradeOf} from '../../core/subject/entry-places.js'
import {seekerOf, type Grade, type Seeker, type Sighting} from '../../core/subject/seek.js'
import {HOLDINGS, type Holding} from '../../core/subject/holdings.js'

/** Something found beside the entries, with the text it was found in: for an extract, which says more than where. */
export interface SeenThing extends FoundThing {
  /** Null where the text cannot be told apart from other persons' or is not fit to be shown. */
  readonly text: string | null
  /** The part of the text in which other persons are looked for: not the officer's own column. */
  readonly others: string | null
  /** False only where the registry itself says that there is no secrecy, or the text is none of its own. */
  readonly mayBeSecret: boolean
  readonly from: string | null
  readonly to: string | null
}

type Unread = AskedStore['unread'][number]

/** One search under way: who is looked for, and what has been found so far. */
export class Question {
  readonly seeker: Seeker
  readonly things: SeenThing[] = []
  readonly #lines: readonly AskedLine[]
  readonly #counts = new Map<Holding, {held: number; exact: number; likely: number; readonly unread: Unread[]}>()
  readonly #onProgress: (store: Holding, held: number) => void

  constructor(lines: readonly AskedLine[], onProgress: (store: Holding, held: number) => void) {
    this.#lines = lines
    this.seeker = seekerOf(lines.map(({asked}) => asked))
    this.#onProgress = onProgress
    for (const [store, {asked}] of Object.entries(HOLDINGS) as [Holding, (typeof HOLDINGS)[Holding]][]) if (asked !== 'none') this.#of(store)
  }

  /** Notes that something of a store has been looked through. */
  looked(store: Holding, times = 1): void {
    const counts = this.#of(store)
    counts.held += times
    this.#onProgress(store, counts.held)
  }

  unread(store: Holding, unread: Unread): void {
    this.#of(store).unread.push(unread)
  }

  count(store: Holding, grade: Grade): void {
    this.#of(store)[grade] += 1
  }

  found(thing: SeenThing): void {
    this.count(thing.store, thing.grade)
    this.things.push(thing)
  }

  /** Looks in one text of a store; null where the person is not there. */
  see(text: string): {readonly grade: Grade; readonly lines: readonly number[]; readonly sightings: readonly Sighting[]} | null {
    const sightings = this.seeker.see(text)
    const grade = gradeOf(sightings)
    return grade === null ? null : {grade, lines: this.linesOf(sightings), sightings}
  }

  /** The lines of the input that some sightings answer to. */
  linesOf(sightings: readonly {readonly asked: number}[]): readonly number[] {
    return [...new Set(sightings.map(({asked}) => this.#lines[asked]?.line ?? 0))].sort((one, other) => one - other)
  }

  get stores(): readonly AskedStore[] {
    return [...this.#counts].map(([store, counts]) => ({store, ...counts}))
  }

  #of(store: Holding): {held: number; exact: number; likely: number; readonly unread: Unread[]} {
    const counts = this.#counts.get(store) ?? {held: 0, exact: 0, likely: 0, unread: []}
    this.#counts.set(store, counts)
    return counts
  }
}
