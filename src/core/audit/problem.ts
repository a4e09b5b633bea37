import type {Instant} from '../terms/identifiers.js'

/** What verifying the log may find wrong. Each has its words and a next step in `words/audit.ts`. Positions are counted from 1 in their chain. */
export type AuditProblem =
  // Seen by the row's own hash; by the row after, which remembers another hash; or by the register's note of the chain's head.
  | {readonly kind: 'edited'; readonly chain: string; readonly position: number; readonly seenBy: 'itself' | 'next' | 'head'}
  // `renumbered`: the rows after were given new positions, so that no gap shows in the numbers.
  | {readonly kind: 'missing'; readonly chain: string; readonly from: number; readonly to: number; readonly renumbered: boolean}
  | {readonly kind: 'start-missing'; readonly chain: string; readonly until: number}
  | {readonly kind: 'inserted'; readonly chain: string; readonly from: number; readonly to: number; readonly seenBy: 'links' | 'head'}
  | {readonly kind: 'reordered'; readonly chain: string; readonly position: number; readonly belongsAt: number}
  | {readonly kind: 'renumbered'; readonly chain: string; readonly from: number; readonly to: number}
  | {readonly kind: 'truncated'; readonly chain: string; readonly from: number; readonly to: number; readonly seenBy: 'head' | 'anchor'}
  // Two rows at one position, or another hash than the one that was anchored.
  | {readonly kind: 'forked'; readonly chain: string; readonly position: number; readonly seenBy: 'rows' | 'anchor'}
  | {readonly kind: 'restored-old-copy'; readonly chains: readonly string[]; readonly newest: Instant; readonly anchored: Instant}
  | {readonly kind: 'other-register'; readonly chain: string}
  | {readonly kind: 'head-missing'; readonly chain: string}
  // The program itself met an altered log when it was to write, and wrote that down at this position.
  | {readonly kind: 'found-altered'; readonly chain: string; readonly position: number}
  | {readonly kind: 'restore-untrue'; readonly chain: string; readonly position: number}
  // The event tells of a restored copy, and the stop journal, which notes every restore, knows nothing of it.
  | {readonly kind: 'restore-unvouched'; readonly chain: string; readonly position: number}
  // A holder’s signature that is not theirs, or a number that is missing in the holder’s own series.
  | {readonly kind: 'signature-wrong'; readonly chain: string; readonly position: number}
  | {readonly kind: 'turn-missing'; readonly chain: string; readonly position: number}
  | {readonly kind: 'stray'; readonly rows: number}
  | {readonly kind: 'index-differs'}
  | {readonly kind: 'anchors-gone'}
  | {readonly kind: 'anchor-unreadable'; readonly line: number}
  | {readonly kind: 'anchor-altered'; readonly line: number}
  | {readonly kind: 'anchor-of-other-register'; readonly line: number; readonly lines: number}
  // More breaks than are told one by one.
  | {readonly kind: 'more'; readonly chain: string; readonly after: number}

/** What verifying tells beside its verdict: lawful reasons why a chain is shorter than it was, and what could not be compared. */
export type AuditNote =
  | {readonly kind: 'trimmed'; readonly chain: string; readonly until: number; readonly removed: number; readonly at: Instant; readonly actor: string}
  // `lost`: how many anchored heads lie beyond what was put back. `vouched`: whether the stop journal has noted it too; else it cannot be asked, or is younger.
  | {readonly kind: 'restored'; readonly at: Instant; readonly actor: string; readonly backupSha256: string; readonly reapplied: number; readonly lost: number; readonly vouched: boolean}
  | {readonly kind: 'not-anchored'}
  | {readonly kind: 'anchors-elsewhere'; readonly anchors: number}
  | {readonly kind: 'anchors-before-start'; readonly anchors: number}
