import type {EntryId, Fingerprint} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'

/**
 * Why an entry may no longer be shown as it stands, or not at all, mildest first. `replaced`: the registry has another text now. `stopped`: a person,
 * a rule or the last look has said no or not yet. `taken-down`: a person took it off the web. `purged`, `erased`: it is gone from the register.
 */
export const STOP_CAUSES = ['replaced', 'stopped', 'taken-down', 'purged', 'erased'] as const
export type StopCause = (typeof STOP_CAUSES)[number]

/** An entry as the stop journal names it: by random letters and a keyed hash, so that the journal tells nothing about anybody (P4). */
export interface StoppedEntry {
  readonly entry: EntryId
  /** Keyed hash of its place in the registry, by which an export that brings it back under another id is known. */
  readonly key: Fingerprint
  /** Its first day on the web, by the registry or here; null where it had none. */
  readonly firstDay: LocalDate | null
}
