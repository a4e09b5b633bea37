import {isWaiting} from '../journey.js'
import type {Ground} from '../policy/ground.js'
import {whatWasFound, type Verdict} from '../policy/verdict.js'
import {withoutDeclarations} from '../review/declaration.js'
import {stillHolds, type Past} from '../review/what-still-holds.js'
import type {EntryId, Fingerprint, Instant} from '../terms/identifiers.js'
import type {HoldReason} from '../terms/legal-hold.js'
import type {LocalDate} from '../terms/local-date.js'

/**
 * Why an entry may no longer be shown as it stands, or not at all, mildest first. `replaced`: the registry has another text now. `stopped`: the registry
 * has cancelled it, left it out or made its case secret, or nobody can tell who said no, as in journals from before `held-here` was told apart.
 * `held-here`: a person, a rule or the last look has said no or not yet. `taken-down`: a person took it off the web. `purged`, `erased`: it is gone from the register.
 */
export const STOP_CAUSES = ['replaced', 'stopped', 'held-here', 'taken-down', 'purged', 'erased'] as const
export type StopCause = (typeof STOP_CAUSES)[number]

/** An entry as the stop journal names it: by random letters and a keyed hash, so that the journal tells nothing about anybody (P4). */
export interface StoppedEntry {
  readonly entry: EntryId
  /** Keyed hash of its place in the registry, by which an export that brings it back under another id is known. */
  readonly key: Fingerprint
  /** Its first day on the web, by the registry or here; null where it had none. */
  readonly firstDay: LocalDate | null
}

/** One line of the stop journal: what was stopped together, when and why. */
export interface StopNote {
  readonly at: Instant
  readonly why: StopCause
  readonly entries: readonly StoppedEntry[]
}

/** One line of the stop journal: people’s own words that were erased, by their random ids. */
interface ErasedNotes {
  readonly at: Instant
  readonly notes: readonly string[]
}

/** One line of the stop journal: a case that came under legal hold, or whose hold was lifted (`hold` null). */
export interface HoldNote {
  readonly at: Instant
  readonly case: EntryId
  readonly hold: {readonly reason: HoldReason; readonly since: Instant} | null
}

/** What the stop journal notes of entries, of people’s own words and of legal holds. */
export type JournalNote = StopNote | ErasedNotes | HoldNote

/** Why an entry of a restored register may not be shown as the backup has it: noted in the journal, or `unknown`, where there is no journal to ask. Mildest first. */
export const CAUSES_SINCE_BACKUP = ['replaced', 'unknown', 'stopped', 'held-here', 'taken-down', 'purged', 'erased'] as const
export type CauseSinceBackup = (typeof CAUSES_SINCE_BACKUP)[number]

/** Causes by which the registry has said something since the backup that stands in no copy, or may have: its next word is waited for, whoever would let the entry out. */
export const UNHEARD_CAUSES: readonly CauseSinceBackup[] = ['replaced', 'unknown', 'stopped']

/** How much of a restored register came to be what it was made after the backup: entries, but for what is said to be something else. */
export interface Reapplied {
  readonly takenDown: number
  readonly held: number
  readonly purged: number
  /** People’s own words that were erased again. */
  readonly notes: number
  /** Places in the registry that the backup does not know: an export that brings them waits for a person. */
  readonly marked: number
  /** Legal holds that were set or lifted again. */
  readonly holds: number
  /** Legal holds of cases that the backup does not know: an export brings those as new, and somebody has to hold them again. */
  readonly holdsUnknown: number
}

const GROUNDS_SINCE_BACKUP = {replaced: 'replaced-since-backup', unknown: 'unknown-since-backup', stopped: 'stopped-since-backup'} as const satisfies Partial<Record<CauseSinceBackup, Ground>>

/** What a restored version is, and whether it could be shown as it stands. */
export interface RestoredVersion extends Past {
  readonly kind: 'case' | 'document'
}

/**
 * What stands in the place of a version that was stopped after the backup: a new one that waits (`held`), the same one with one more thing to answer (`asked`),
 * or null where it can be shown neither now nor by the registry’s next word. What a person had said no to is still that (B7).
 */
export function stoppedAgain(version: RestoredVersion, cause: keyof typeof GROUNDS_SINCE_BACKUP): {readonly becomes: 'held' | 'asked'; readonly verdict: Verdict} | null {
  const {stage, kind} = version
  // Either of two who declared may have taken it back since: nobody stands for a text until both say so again (B4).
  const before = withoutDeclarations(version.verdict)
  const couldShow = stage === 'cleared' || stage === 'secret' || stage === 'published' || (stage === 'expired' && kind === 'case')
  const waits = isWaiting(stage) || stage === 'history'
  // The registry’s next word answers for a text that it had replaced; nothing but a person answers for a no.
  if (!couldShow && !(waits && cause !== 'replaced')) return null
  const grounds = before.kind === 'secret' ? [] : before.grounds
  const verdict: Verdict = {
    kind: before.kind === 'block' ? 'block' : 'review',
    grounds: [...new Set([...grounds, ...stillHolds(version), GROUNDS_SINCE_BACKUP[cause]])],
    ...(before.kind === 'secret' ? {findings: []} : whatWasFound(before)),
  }
  return {becomes: isWaiting(stage) ? 'asked' : 'held', verdict}
}
