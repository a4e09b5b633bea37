import type {Fingerprint} from '../../core/terms/identifiers.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'

/**
 * What a person was shown of an entry, as a keyed fingerprint: its text with the digests of its files, its stage, and what was found. A decision that is bound to it is
 * refused when any of them is another now (B7). It tells nothing of them to whoever does not have the workspace's key (P4).
 */
export function sealOf({fingerprints}: Pick<Session, 'fingerprints'>, {entry, stage, verdict, contentText}: Pick<StandingEntry, 'entry' | 'stage' | 'verdict' | 'contentText'>): Fingerprint {
  return fingerprints.of(`diarievakt.seal/1\n${entry}\n${stage}\n${JSON.stringify(verdict)}\n${contentText}`)
}
