import {linkText, type ChainHead, type Digest, type SealedLink} from './chain.js'
import type {AuditProblem} from './problem.js'
import {placeAtEnd, ROWS_KEPT, withoutDoubles, type Segment} from './segment.js'

/** A row that may hold what belongs elsewhere: the hashes that would prove it, and the links they would be made with. */
interface Suspect {
  readonly position: number
  readonly row: SealedLink
  readonly hashes: readonly string[]
  readonly previous: readonly string[]
  readonly seenBy: 'itself' | 'next' | 'head'
  /** The segment whose first row remembers another hash, where that is the reason. */
  readonly by: Segment | null
}

/** Where the walk along a chain has come to: position and hash that the next row should follow, and the segment they are from. */
interface Reached {
  readonly place: number
  readonly hash: string
  readonly before: Segment | null
}

/** What lies behind the breaks of one chain, and where the chain ends. */
export interface NamedBreaks {
  readonly problems: readonly AuditProblem[]
  readonly last: {readonly position: number; readonly hash: string}
  /** The position after which more is wrong than is told; null where all is told. */
  readonly toldUntil: number | null
}

// Two rows may have changed places as far from each other as rows are looked for; a few rows are compared each with each.
const MOVED_MAX = 256
const SUSPECTS_MAX = 64

/** Names what lies behind each break of a chain: rows edited, removed, put in, moved, cut off. `base` is where the chain begins, `noted` the register's own note of where it ends. */
export function nameBreaks(chain: string, segments: readonly Segment[], base: {readonly position: number; readonly hash: string}, noted: ChainHead | null, digest: Digest): NamedBreaks {
  return new Walk(chain, digest).along(segments, base, noted)
}

class Walk {
  readonly #chain: string
  readonly #digest: Digest
  readonly #problems: AuditProblem[] = []
  #suspects: Suspect[] = []
  #toldUntil: number | null = null

  constructor(chain: string, digest: Digest) {
    this.#chain = chain
    this.#digest = digest
  }

  along(all: readonly Segment[], base: {readonly position: number; readonly hash: string}, noted: ChainHead | null): NamedBreaks {
    const chain = this.#chain
    const segments = withoutDoubles(all, (position) => this.#problems.push({kind: 'forked', chain, position, seenBy: 'rows'}))
    let reached: Reached = {place: base.position, hash: base.hash, before: null}
    let broken: Segment[] = []
    for (let at = 0; at < segments.length; at += 1) {
      const next = segments[at]
      if (next === undefined) break
      if (!next.isSound) {
        broken.push(next)
        continue
      }
      const moved = broken.length === 0 && next.from + next.shift !== reached.place + 1 ? this.#movedFrom(segments, at, reached.place) : []
      const end = moved.at(-1)
      if (end === undefined) {
        this.#nameBreak(reached, broken, next)
        reached = {place: placeAtEnd(next), hash: next.last.hash, before: next}
        broken = []
      } else {
        at += moved.length - 1
        // The row after refers to the one that was made for this place, wherever that stands now.
        reached = {place: end.to, hash: moved.find((segment) => placeAtEnd(segment) === end.to)?.last.hash ?? end.last.hash, before: null}
      }
    }
    this.#suspectRows(broken, reached.hash, null)
    const end = broken.at(-1)
    const last = end === undefined ? {position: reached.place, hash: reached.hash} : {position: end.to, hash: end.last.hash}
    this.#compareHead(segments.at(-1), last, noted)
    this.#judge()
    return {problems: this.#problems, last, toldUntil: this.#toldUntil}
  }

  /** The segments from here on that are the same positions in another order, each row of them told; none where they are not. */
  #movedFrom(segments: readonly Segment[], at: number, place: number): readonly Segment[] {
    const stored = new Set<number>()
    const made = new Set<number>()
    for (const [end, {isSound, from, to, shift}] of segments.entries()) {
      if (end < at) continue
      if (!isSound || stored.size + to - from > MOVED_MAX) return []
      for (let position = from; position <= to; position += 1) {
        stored.add(position)
        made.add(position + shift)
      }
      if (!stored.has(place + 1) || to !== place + stored.size || ![...stored].every((position) => made.has(position))) continue
      const moved = segments.slice(at, end + 1)
      for (const one of moved) {
        for (let position = one.from; one.shift !== 0 && position <= one.to; position += 1) this.#problems.push({kind: 'reordered', chain: this.#chain, position, belongsAt: position + one.shift})
      }
      return moved
    }
    return []
  }

  #nameBreak({place, hash, before}: Reached, broken: readonly Segment[], next: Segment): void {
    const chain = this.#chain
    const gap = next.from + next.shift - place - 1
    const lost = broken.reduce((sum, {from, to}) => sum + to - from + 1, 0)
    if (gap < 0 || (gap === 0 && lost > 0)) {
      // What stands where the row after says that nothing was: sound in itself or not.
      const from = gap < 0 ? next.from - lost + gap : (broken[0]?.from ?? next.from)
      this.#problems.push({kind: 'inserted', chain, from, to: Math.max(from, next.from - 1), seenBy: 'links'})
      this.#forget(before)
      return
    }
    this.#suspectRows(broken, hash, next)
    if (gap > lost) this.#tellMissing(place, broken, next)
    if (gap > 0) return
    if (next.firstPrevious === hash) {
      if (next.shift !== (before?.shift ?? 0)) this.#problems.push({kind: 'renumbered', chain, from: next.from, to: next.to})
    } else if (before === null) {
      if (place === 0) this.#problems.push({kind: 'other-register', chain})
    } else if (!this.#areExchanged(before, next.firstPrevious)) {
      // A row that is itself made anew is no witness against the one before it.
      if (before.from === before.to) this.#forget(before)
      this.#suspects.push({position: place, row: before.last, hashes: [next.firstPrevious], previous: [before.last.previous], seenBy: 'next', by: next})
    }
  }

  /** Takes back what was held against a row on the word of one that turned out not to be the program's own. */
  #forget(witness: Segment | null): void {
    this.#suspects = this.#suspects.filter(({by}) => by === null || by !== witness)
    const other = witness?.from === 1 && witness.to === 1 ? this.#problems.findIndex(({kind}) => kind === 'other-register') : -1
    if (other >= 0) this.#problems.splice(other, 1)
  }

  /** Rows whose hash is not theirs. Of a long run only the first are kept and told. */
  #suspectRows(broken: readonly Segment[], hash: string, next: Segment | null): void {
    for (const {rows, to} of broken) {
      for (const [at, row] of rows.entries()) {
        const remembered = rows[at + 1]?.previous ?? next?.firstPrevious
        this.#suspects.push({position: row.position, row, hashes: [row.hash, ...(remembered === undefined ? [] : [remembered])], previous: [row.previous, rows[at - 1]?.hash ?? hash], seenBy: 'itself', by: null})
      }
      const untold = rows.length === ROWS_KEPT ? (rows.at(-1)?.position ?? to) : to
      if (untold < to) this.#toldUntil ??= untold
    }
  }

  /** The positions between two that no row has; where rows in between are broken, they keep theirs. */
  #tellMissing(place: number, broken: readonly Segment[], next: Segment): void {
    let from = place + 1
    const tell = (to: number): void => {
      if (to >= from) this.#problems.push({kind: 'missing', chain: this.#chain, from, to, renumbered: next.shift !== 0})
    }
    for (const one of broken) {
      tell(one.from - 1)
      from = Math.max(from, one.to + 1)
    }
    tell(next.from + next.shift - 1)
  }

  /** Two neighbours that changed places and were linked again: whoever comes after remembers the hash of what stood there. */
  #areExchanged({beforeLast, last}: Segment, remembered: string): boolean {
    if (beforeLast === null) return false
    const first = this.#digest(linkText({...last, position: beforeLast.position, previous: beforeLast.previous}))
    if (this.#digest(linkText({...beforeLast, position: last.position, previous: first})) !== remembered) return false
    this.#problems.push({kind: 'reordered', chain: this.#chain, position: beforeLast.position, belongsAt: last.position})
    this.#problems.push({kind: 'reordered', chain: this.#chain, position: last.position, belongsAt: beforeLast.position})
    return true
  }

  /** Where the chain ends by its rows, against the register's own note of it. */
  #compareHead(end: Segment | undefined, last: NamedBreaks['last'], noted: ChainHead | null): void {
    const chain = this.#chain
    if (noted === null) {
      if (end !== undefined) this.#problems.push({kind: 'head-missing', chain})
    } else if (noted.position > last.position) {
      this.#problems.push({kind: 'truncated', chain, from: last.position + 1, to: noted.position, seenBy: 'head'})
    } else if (noted.position < last.position) {
      this.#problems.push({kind: 'inserted', chain, from: noted.position + 1, to: last.position, seenBy: 'head'})
      // The head speaks for its own row, and rows after it speak against nobody.
      this.#suspects = this.#suspects.filter(({position, row, seenBy}) => position < noted.position || (position === noted.position && (seenBy === 'itself' || row.hash !== noted.hash)))
    } else if (noted.hash !== last.hash && end !== undefined) this.#suspectLast(end, last.position, noted.hash)
  }

  #suspectLast(end: Segment, position: number, noted: string): void {
    const told = this.#suspects.find((suspect) => suspect.position === position)
    if (told !== undefined) this.#suspects = this.#suspects.map((suspect) => (suspect === told ? {...suspect, hashes: [...suspect.hashes, noted]} : suspect))
    else if (!this.#problems.some((problem) => problem.kind === 'forked' && problem.position === end.to) && !this.#areExchanged(end, noted)) {
      this.#suspects.push({position, row: end.last, hashes: [noted], previous: [end.last.previous], seenBy: 'head', by: null})
    }
  }

  /** Names each suspect: what it holds belongs at another's place, or nowhere. */
  #judge(): void {
    const chain = this.#chain
    const compared = this.#suspects.slice(0, SUSPECTS_MAX)
    const belongsAt = new Map<Suspect, number>()
    for (const place of compared) {
      for (const other of compared) {
        if (place === other || belongsAt.has(other)) continue
        if (place.previous.some((previous) => place.hashes.includes(this.#digest(linkText({...other.row, chain, position: place.position, previous}))))) belongsAt.set(other, place.position)
      }
    }
    for (const suspect of this.#suspects) {
      const {position, seenBy} = suspect
      const place = belongsAt.get(suspect)
      this.#problems.push(place === undefined ? {kind: 'edited', chain, position, seenBy} : {kind: 'reordered', chain, position, belongsAt: place})
    }
  }
}
