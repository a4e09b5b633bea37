import type {DecisionId, EntryId, Fingerprint, RunId, VersionId} from '../terms/identifiers.js'

/** Counts of one import by fate; their sum is what was read. */
export interface RowCounts {
  readonly read: number
  readonly imported: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
}

/** Everything that is written to the audit log. The list is closed, so a reader can know all of it. No event holds text from a row or a person (P4). */
export type AuditEvent =
  | {readonly kind: 'workspace.created'; readonly rehearsal: boolean; readonly publishFrom: string}
  | {readonly kind: 'right.granted'; readonly user: string; readonly role: string; readonly committee: string}
  | {readonly kind: 'file.imported'; readonly run: RunId; readonly sha256: string; readonly source: string; readonly counts: RowCounts; readonly withdrawn: number; readonly digest: string}
  | {readonly kind: 'entries.rescanned'; readonly run: RunId; readonly scanned: number; readonly held: number; readonly policy: string}
  | {readonly kind: 'entry.decided'; readonly entry: EntryId; readonly version: VersionId; readonly decision: DecisionId; readonly answer: string; readonly reason: string | null; readonly fingerprint: Fingerprint; readonly note: Fingerprint | null}
  | {readonly kind: 'decision.undone'; readonly entry: EntryId; readonly decision: DecisionId}
  | {readonly kind: 'entry.withdrawn'; readonly entry: EntryId; readonly version: VersionId; readonly reason: string}
  | {readonly kind: 'entry.restored'; readonly entry: EntryId; readonly version: VersionId}
  | {readonly kind: 'entry.found-before-release'; readonly entry: EntryId; readonly version: VersionId}
  | {readonly kind: 'site.released'; readonly run: RunId; readonly published: number; readonly republished: number; readonly withdrawn: number; readonly expired: number; readonly digest: string}
