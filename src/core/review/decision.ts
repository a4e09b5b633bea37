import type {DecisionId, EntryId, Fingerprint, Instant, VersionId} from '../terms/identifiers.js'

/** Every answer a registrar or a lawyer can give about one version. */
export const DECISION_KINDS = [
  'publish',
  'withhold',
  'withhold-file',
  'secret',
  'replace-party',
  'rewrite-heading',
  'escalate',
  'defer',
  'not-an-identity-number',
  'resolve-publish',
  'resolve-withhold',
  'undo',
  'withdraw',
  'restore',
] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

/** Reasons as codes: no free text lies where it cannot be erased (P4). */
export const REASON_CODES = ['personal-data', 'secrecy', 'wrong-document', 'registry-correction', 'incident', 'other'] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** One standing answer, bound to the very text and bytes that were read (B7). */
export interface Decision {
  readonly id: DecisionId
  readonly kind: DecisionKind
  readonly entry: EntryId
  readonly version: VersionId
  /** Fingerprint of what was shown to the one who decided. */
  readonly fingerprint: Fingerprint
  readonly actor: string
  readonly at: Instant
  readonly reason: ReasonCode | null
  readonly policyHash: string
}

/** Decisions that let the version they are about be shown. */
export function letsOut(decision: Decision): boolean {
  return decision.kind === 'publish' || decision.kind === 'withhold-file' || decision.kind === 'resolve-publish' || decision.kind === 'restore'
}
