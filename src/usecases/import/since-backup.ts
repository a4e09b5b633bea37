import type {Ground} from '../../core/policy/ground.js'
import {keyText, type ChangedAt, type EntryKey} from '../../core/register/entry.js'
import type {Fingerprint} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {unknownBefore} from '../../io/db/meta-table.js'
import {stopMarks} from '../../io/db/stop-table.js'
import type {Session} from '../../io/session.js'

/** What a restored register knows of rows that its backup did not: which were stopped, or that nobody can tell (P3). Any other register knows nothing of the kind. */
export interface SinceBackup {
  /** Places in the registry, as keyed hashes. */
  readonly marks: ReadonlySet<Fingerprint>
  /** The registry's time up to which nobody can tell; null where everything is known. */
  readonly unknownBefore: string | null
}

export async function sinceBackup({db}: Session): Promise<SinceBackup> {
  return {marks: await stopMarks(db), unknownBefore: await unknownBefore(db)}
}

/** Why a row that the register does not know must wait. */
export function groundsSince({fingerprints}: Pick<Session, 'fingerprints'>, {marks, unknownBefore: before}: SinceBackup, key: EntryKey, changedAt: ChangedAt, date: LocalDate): readonly Ground[] {
  const isMarked = marks.size > 0 && marks.has(fingerprints.of(keyText(key)))
  const isUnknown = before !== null && (changedAt ?? date) <= before
  return [...(isMarked ? (['stopped-since-backup'] as const) : []), ...(isUnknown ? (['unknown-since-backup'] as const) : [])]
}
