import type {Evidence, ShownField} from '../../core/incident/incident.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import {showsWordOnly} from '../../core/publication/version.js'
import type {Instant, VersionId} from '../../core/terms/identifiers.js'
import {decisionsOf} from '../../io/db/decision-table.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import {firstDayOnWeb, versionLastShown} from '../../io/db/incident-table.js'
import {releasesSince} from '../../io/db/run-table.js'
import type {Change} from '../../io/session.js'

/** So many of the last releases are named. */
const RELEASES_NAMED = 20

/** What was public of an entry, since when and by whose word, worked out while it stands there (I2). Never what stood there: the incident outlives the text. `takenDownAt`: where it is taken down now. */
export async function gatherEvidence({tx}: Pick<Change, 'tx'>, one: StandingEntry, addresses: number, takenDownAt: Instant | null): Promise<Evidence> {
  const publicFrom = await firstDayOnWeb(tx, one.entry)
  const seen = publicFrom === null ? null : await versionLastShown(tx, one.entry)
  const {number, content, verdict, fingerprint, policyHash: policy} = seen ?? one
  const decisions = (await decisionsOf(tx, one.entry)).filter(({undoneAt}) => undoneAt === null)
  const letOut = decisions.findLast(({version: about, madeVersion, kind}) => kind !== 'withdraw' && (madeVersion === number || about === `${one.entry}.${number}`))
  return {
    entry: one.entry,
    version: `${one.entry}.${number}` as VersionId,
    kind: content.kind,
    diaryNumber: one.key.caseNumber,
    documentNumber: one.key.documentNumber === '' ? null : one.key.documentNumber,
    shown: seen === null ? [] : shownFields(content),
    publicFrom,
    // Before now it may have been taken down by a person: the last time counts.
    takenDownAt: takenDownAt ?? (seen?.isOnShow === false && one.isTakenDown ? (decisions.findLast(({kind}) => kind === 'withdraw')?.at ?? null) : null),
    // Of what nobody knows any more who let it out nothing is said.
    approved: seen === null ? null : letOut === undefined ? {by: 'rules', policy} : {by: 'person', actor: letOut.actor, at: letOut.at, policy: letOut.policyHash},
    findings: verdict.kind === 'secret' ? [] : [...new Set(verdict.findings.map(({finding}) => finding.kind))].sort(),
    releases: publicFrom === null ? {count: 0, last: []} : await releasesSince(tx, publicFrom, RELEASES_NAMED),
    addresses,
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
