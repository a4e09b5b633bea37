import type {Instant} from '../terms/identifiers.js'
import {localTime} from '../terms/local-time.js'

/** A reading of protected data, as far as a follow-up needs it. `person`: pseudonym. */
export interface CountedReading {
  readonly position: number
  readonly at: Instant
  readonly account: string
  readonly holder: string
  readonly person: string
  readonly medium: string | null
}

/** What is worth a question in a log of readings: when people are not at work, and how many persons somebody reads in a day. */
export interface ReadingLimits {
  readonly timeZone: string
  /** `HH:MM`, the first minute of work and the first after it. */
  readonly workFrom: string
  readonly workTo: string
  readonly personsADay: number
  isWorkday(day: string): boolean
}

/** Readings of protected persons in a period, counted. */
export interface ReadingFigures {
  readonly readings: number
  readonly persons: number
  readonly onPaper: number
  readonly oddHours: number
  /** Days on which one holder read more persons than is usual. */
  readonly manyPersons: number
  /** Holders who read something. */
  readonly readers: readonly string[]
  /** Of the readings: those that were drawn in a sample, and those of them that somebody has answered for. */
  readonly drawn: number
  readonly reviewed: number
  /** Samples whose review gave something to follow up. */
  readonly toFollowUp: number
}

/** Adds readings up, one at a time. */
export class ReadingTally {
  readonly #limits: ReadingLimits
  readonly #persons = new Set<string>()
  readonly #byDay = new Map<string, Set<string>>()
  readonly #readers = new Set<string>()
  readonly #positions = new Set<number>()
  #onPaper = 0
  #oddHours = 0

  constructor(limits: ReadingLimits) {
    this.#limits = limits
  }

  add({position, at, holder, person, medium}: CountedReading): void {
    const {timeZone, workFrom, workTo, isWorkday} = this.#limits
    const {day, time} = localTime(new Date(at), timeZone)
    this.#positions.add(position)
    this.#persons.add(person)
    this.#readers.add(holder)
    if (medium === 'paper') this.#onPaper += 1
    if (time < workFrom || time >= workTo || !isWorkday(day)) this.#oddHours += 1
    const key = JSON.stringify([holder, day])
    const seen = this.#byDay.get(key) ?? new Set<string>()
    this.#byDay.set(key, seen.add(person))
  }

  /** `samples`: which positions were drawn, and what came of it; null where nobody has answered. */
  figures(samples: readonly {readonly drawn: readonly number[]; readonly outcome: string | null}[]): ReadingFigures {
    const drawnOf = (of: typeof samples): number => new Set(of.flatMap(({drawn}) => drawn.filter((position) => this.#positions.has(position)))).size
    return {
      readings: this.#positions.size,
      persons: this.#persons.size,
      onPaper: this.#onPaper,
      oddHours: this.#oddHours,
      manyPersons: [...this.#byDay.values()].filter((seen) => seen.size > this.#limits.personsADay).length,
      readers: [...this.#readers].sort(),
      drawn: drawnOf(samples),
      reviewed: drawnOf(samples.filter(({outcome}) => outcome !== null)),
      toFollowUp: samples.filter(({drawn, outcome}) => outcome === 'to-follow-up' && drawn.some((position) => this.#positions.has(position))).length,
    }
  }
}
