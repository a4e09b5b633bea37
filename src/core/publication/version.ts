import type {Stage} from '../journey.js'
import type {Verdict} from '../policy/verdict.js'
import type {EntryKey, RegisteredContent} from '../register/entry.js'
import type {Declaration} from '../review/declaration.js'
import type {Decision} from '../review/decision.js'
import type {EntryId, Fingerprint, VersionId} from '../terms/identifiers.js'

/** True where the public may read nothing of a version but the word and the day, whatever was judged or decided about it (D1). */
export function showsWordOnly({content}: Pick<Version, 'content'>): boolean {
  return content.headingSecrecy === 'yes'
}

/** One version of an entry as it stands: its text, what was judged of it, and how far it has come. */
export interface Version {
  readonly id: VersionId
  readonly entry: EntryId
  readonly key: EntryKey
  readonly stage: Stage
  readonly content: RegisteredContent
  readonly verdict: Verdict
  /** Fingerprint of the text and bytes that were judged. */
  readonly fingerprint: Fingerprint
  /** The rules and detectors that it was judged by. */
  readonly policyHash: string
  /** What persons have declared of the entry and not taken back (B4). */
  readonly declarations: readonly Declaration[]
  /** The decision that stands for it, if a person made one. */
  readonly decision: Decision | null
}
