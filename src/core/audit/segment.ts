import type {SealedLink} from './chain.js'

/** A run of rows of a chain that fit together, or of rows whose hash is not theirs. A chain that nobody touched is one segment. */
export interface Segment {
  readonly isSound: boolean
  /** Positions as stored. */
  readonly from: number
  to: number
  /** What has to be added to a stored position to get the one the hash was made for. */
  readonly shift: number
  readonly firstPrevious: string
  last: SealedLink
  beforeLast: SealedLink | null
  /** The first rows of a run whose hashes are not theirs. */
  readonly rows: SealedLink[]
}

/** How many rows of a segment that is not sound are kept. */
export const ROWS_KEPT = 64

/** A segment of one row; `shift` is null where the row's hash is not its own. */
export function segmentOf(row: SealedLink, shift: number | null): Segment {
  const {position, previous} = row
  return {isSound: shift !== null, from: position, to: position, shift: shift ?? 0, firstPrevious: previous, last: row, beforeLast: null, rows: shift === null ? [row] : []}
}

/** Takes the next row into a segment, if it goes on in it. */
export function isJoined(segment: Segment, row: SealedLink, shift: number | null): boolean {
  const isNext = row.position === segment.to + 1 && segment.isSound === (shift !== null)
  if (!isNext || (shift !== null && (shift !== segment.shift || row.previous !== segment.last.hash))) return false
  segment.to = row.position
  segment.beforeLast = segment.last
  segment.last = row
  if (shift === null && segment.rows.length < ROWS_KEPT) segment.rows.push(row)
  return true
}

/** Where a segment ends, by the positions its hashes were made for. */
export function placeAtEnd({to, shift}: Segment): number {
  return to + shift
}

/** The segments with one row at each position: of two, the one that the chain goes on from is kept. `onDouble` is told the position. */
export function withoutDoubles(segments: readonly Segment[], onDouble: (position: number) => void): readonly Segment[] {
  const kept: Segment[] = []
  for (const [at, segment] of segments.entries()) {
    const before = kept.at(-1)
    if (before === undefined || segment.from > before.to) {
      kept.push(segment)
      continue
    }
    onDouble(segment.from)
    if (!isRather(segment, before, kept.at(-2), segments[at + 1])) continue
    kept.pop()
    if (before.from < before.to && before.beforeLast !== null) kept.push({...before, to: before.to - 1, last: before.beforeLast, beforeLast: null})
    kept.push(segment)
  }
  return kept
}

/** True where the later of two at one position is the one that belongs to the chain. */
function isRather(later: Segment, earlier: Segment, prior: Segment | undefined, following: Segment | undefined): boolean {
  if (!later.isSound || !earlier.isSound) return later.isSound
  if (later.from < later.to || following?.firstPrevious === later.last.hash) return true
  if (following?.firstPrevious === earlier.last.hash || earlier.from < earlier.to) return false
  return later.shift === (prior?.shift ?? 0)
}
