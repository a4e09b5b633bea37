import type {Evidence, ShownField} from '../../core/incident/incident.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import {showsWordOnly} from '../../core/publication/version.js'
import type {Instant, VersionId} from '../../core/terms/identifiers.js'
import {decisionsOf} from '../../io/db/decision-table.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import {versionOnShow} from '../../io/db/incident-table.js'
import {releasesSince} from '../../io/db/run-table.js'
import {addressesOf} from '../publication/left-addresses.js'
import type {Session} from '../deed.js'

/** So many of the last releases are named. */
const RELEASES_NAMED = 20

/** What was public of an entry, since when and by whose word, worked out while it stands there (I2). Never what stood there: the incident outlives the text. */
export async function gatherEvidence(session: Session, one: StandingEntry, takenDownAt: Instant | null): Promise<Evidence> {
  const {number: shown, content, verdict, fingerprint, policyHash: policy} = (await versionOnShow(session.db, one.entry)) ?? one
  const letOut = (await decisionsOf(session.db, one.entry)).findLast(({version: about, madeVersion, kind, undoneAt}) => undoneAt === null && kind !== 'withdraw' && [about, madeVersion].includes(`${one.entry}.${shown}` as VersionId))
  return {
    entry: one.entry,
    version: `${one.entry}.${shown}` as VersionId,
    kind: content.kind,
    diaryNumber: content.protection === 'marked' ? null : one.key.caseNumber,
    documentNumber: content.protection === 'marked' || one.key.documentNumber === '' ? null : one.key.documentNumber,
    shown: one.firstPublishedOn === null ? [] : shownFields(content),
    publicFrom: one.firstPublishedOn,
    takenDownAt,
    approved: one.firstPublishedOn === null ? null : letOut === undefined ? {by: 'rules', policy} : {by: 'person', actor: letOut.actor, at: letOut.at, policy: letOut.policyHash},
    findings: verdict.kind === 'secret' ? [] : [...new Set(verdict.findings.map(({finding}) => finding.kind))].sort(),
    releases: one.firstPublishedOn === null ? {count: 0, last: []} : await releasesSince(session.db, one.firstPublishedOn, RELEASES_NAMED),
    addresses: (await addressesOf(session, [one.entry])).length,
    fingerprint,
  }
}

function shownFields(content: RegisteredContent): readonly ShownField[] {
  if (showsWordOnly({content})) return []
  return [
    'heading',
    ...(content.kind === 'document' && content.parties.length > 0 ? ['party' as const] : []),
    ...(content.kind === 'document' && content.officer !== '' ? ['officer' as const] : []),
    ...(content.kind === 'document' && content.files.some(({choice}) => choice === 'yes') ? ['file' as const] : []),
  ]
}
