import type {Instant} from '../terms/identifiers.js'
import type {AnchoredHead} from './anchor.js'
import {chainStart, isWellFormed, linkText, type ChainHead, type Digest, type SealedLink} from './chain.js'
import type {AuditEvent} from './event.js'
import {nameBreaks} from './name-breaks.js'
import type {AuditProblem} from './problem.js'
import {isJoined, segmentOf, type Segment} from './segment.js'
import {tellingEventIn} from './telling-event.js'
import {KEPT_MS_MIN} from './trim.js'

/** An event that explains the state of the log, with its place in it. */
export interface PlacedEvent<Kind extends AuditEvent['kind']> {
  readonly position: number
  readonly at: Instant
  readonly actor: string
  /** Of its row. */
  readonly hash: string
  readonly event: Extract<AuditEvent, {kind: Kind}>
}

/** What reading one chain from end to end came to. */
export interface ChainOutcome {
  readonly chain: string
  readonly entries: number
  /** Where it begins: 1, or after what was trimmed. Null for a chain without rows. */
  readonly first: number | null
  /** Its last row; position 0 and the chain's start where there is none. */
  readonly last: {readonly position: number; readonly hash: string}
  readonly lastAt: Instant | null
  readonly problems: readonly AuditProblem[]
  /** The event that explains why the chain does not begin at 1. */
  readonly trimmed: PlacedEvent<'log.trimmed'> | null
  readonly restores: readonly PlacedEvent<'register.restored'>[]
  readonly anchorings: readonly PlacedEvent<'log.anchored'>[]
  readonly anchors: {
    /** Heads after the chain's last row. */
    readonly beyond: readonly AnchoredHead[]
    /** Heads at whose position another hash stands. */
    readonly contradicted: readonly AnchoredHead[]
    /** Heads of rows that have been trimmed: nothing is left to compare with. */
    readonly beforeStart: number
  }
}

// How far a row is looked for from where it stands, and for how many rows; how many breaks and problems of one chain are told one by one.
const SHIFT_MAX = 64
const SEARCHES_MAX = 500
const TOLD_MAX = 1000

/**
 * Reads the rows of one chain in the order of their positions and finds out whether they are the ones that were written: none edited, removed,
 * put in, moved, cut off or written a second time. Holds no more than a few rows, however long the chain.
 */
export class ChainReading {
  readonly #chain: string
  readonly #start: string
  readonly #digest: Digest
  readonly #anchors: ReadonlyMap<number, readonly AnchoredHead[]>
  readonly #segments: Segment[] = []
  readonly #problems: AuditProblem[] = []
  readonly #trims: PlacedEvent<'log.trimmed'>[] = []
  readonly #restores: PlacedEvent<'register.restored'>[] = []
  readonly #anchorings: PlacedEvent<'log.anchored'>[] = []
  readonly #met = new Set<AnchoredHead>()
  readonly #contradicted = new Set<AnchoredHead>()
  #entries = 0
  #searches = 0
  #first: SealedLink | null = null
  #lastAt = ''
  /** Where the breaks became too many to keep. */
  #cutAfter: number | null = null

  constructor(register: string, chain: string, anchors: readonly AnchoredHead[], digest: Digest) {
    this.#chain = chain
    this.#start = chainStart(register, chain, digest)
    this.#digest = digest
    this.#anchors = Map.groupBy(anchors, ({position}) => position)
  }

  add(row: SealedLink): void {
    this.#entries += 1
    if (row.position < 1) {
      this.#tell({kind: 'inserted', chain: this.#chain, from: row.position, to: row.position, seenBy: 'links'})
      return
    }
    this.#first ??= row
    if (typeof row.at === 'string' && row.at > this.#lastAt) this.#lastAt = row.at
    const current = this.#segments.at(-1)
    const place = this.#placeOf(row, current?.shift ?? 0)
    this.#compareAnchors(place ?? row.position, row.hash)
    const shift = place === null ? null : place - row.position
    if (current === undefined || !isJoined(current, row, shift)) this.#begin(segmentOf(row, shift), current)
    if (place !== null) this.#hear(row)
  }

  /** What it came to; `noted` is the register's own note of where the chain ends. */
  close(noted: ChainHead | null): ChainOutcome {
    const first = this.#first
    const base = first === null || first.position === 1 ? {position: 0, hash: this.#start} : {position: first.position - 1, hash: first.previous}
    const trimmed = this.#trims.find((trim) => this.#explains(trim, base)) ?? null
    if (base.position > 0 && trimmed === null) this.#tell({kind: 'start-missing', chain: this.#chain, until: base.position})
    const {problems, last, toldUntil} = nameBreaks(this.#chain, this.#segments, base, noted, this.#digest)
    for (const problem of problems) this.#tell(problem)
    const after = toldUntil ?? this.#cutAfter
    if (after !== null) this.#problems.push({kind: 'more', chain: this.#chain, after})
    return {
      chain: this.#chain,
      entries: this.#entries,
      first: first?.position ?? null,
      last,
      lastAt: this.#lastAt === '' ? null : (this.#lastAt as Instant),
      problems: this.#problems,
      trimmed,
      restores: this.#restores,
      anchorings: this.#anchorings,
      anchors: this.#anchorsFrom(base, last.position),
    }
  }

  /** True where trimming left the chain as it is: cut at that very place, by the program's own rule, and nothing taken that an anchor knows to be younger. */
  #explains({at, event}: PlacedEvent<'log.trimmed'>, base: {readonly position: number; readonly hash: string}): boolean {
    if (event.chain !== this.#chain || event.until !== base.position || event.hash !== base.hash) return false
    // Somebody who wants a week gone could write such an event; the program keeps every year whole.
    if (!(Date.parse(at) - Date.parse(event.before) >= KEPT_MS_MIN)) return false
    return ![...this.#anchors.values()].flat().some((anchor) => anchor.position <= base.position && anchor.at >= event.before)
  }

  #tell(problem: AuditProblem): void {
    if (this.#problems.length < TOLD_MAX) this.#problems.push(problem)
    else this.#cutAfter ??= 'position' in problem ? problem.position : 'from' in problem ? problem.from : 0
  }

  #begin(segment: Segment, current: Segment | undefined): void {
    if (current === undefined || this.#segments.length < TOLD_MAX) this.#segments.push(segment)
    else {
      this.#cutAfter ??= current.to
      current.to = Math.max(current.to, segment.to)
      current.last = segment.last
    }
  }

  /** The position that the row's hash was made for, or null where the hash is not its own anywhere near. */
  #placeOf(row: SealedLink, shift: number): number | null {
    if (!isWellFormed(row) || row.chain !== this.#chain) return null
    const {position, hash} = row
    if (this.#digest(linkText(row)) === hash) return position
    const fits = (by: number): boolean => position + by > 0 && this.#digest(linkText({...row, position: position + by})) === hash
    if (shift !== 0 && fits(shift)) return position + shift
    if (this.#searches >= SEARCHES_MAX) return null
    this.#searches += 1
    for (let by = 1; by <= SHIFT_MAX; by += 1) {
      if (fits(by)) return position + by
      if (fits(-by)) return position - by
    }
    return null
  }

  /** Events that say something about the log itself. Only those whose hash is their own are heard. */
  #hear(row: SealedLink): void {
    const event = tellingEventIn(row)
    if (event === null) return
    const {position, at, actor, hash} = row
    const placed = {position, at: at as Instant, actor, hash}
    switch (event.kind) {
      case 'log.trimmed':
        this.#trims.push({...placed, event})
        break
      case 'log.anchored':
        this.#anchorings.push({...placed, event})
        break
      case 'register.restored':
        this.#restores.push({...placed, event})
        break
      case 'log.found-altered':
        this.#tell({kind: 'found-altered', chain: this.#chain, position})
        break
      case 'malformed':
        // No row of the program's own looks like that.
        this.#tell({kind: 'inserted', chain: this.#chain, from: position, to: position, seenBy: 'links'})
        break
    }
  }

  #compareAnchors(position: number, hash: string): void {
    for (const anchor of this.#anchors.get(position) ?? []) {
      if (anchor.hash === hash) this.#met.add(anchor)
      else this.#contradicted.add(anchor)
    }
  }

  #anchorsFrom(base: {readonly position: number; readonly hash: string}, last: number): ChainOutcome['anchors'] {
    const anchors = [...this.#anchors.values()].flat()
    return {
      beyond: anchors.filter(({position}) => position > last),
      contradicted: [
        // The row where the chain was cut is known by the hash that the first one left refers back to.
        ...anchors.filter(({position, hash}) => position === base.position && hash !== base.hash),
        ...[...this.#contradicted].filter((anchor) => !this.#met.has(anchor) && anchor.position <= last),
      ],
      beforeStart: anchors.filter(({position}) => position < base.position).length,
    }
  }
}
