import {clear} from '../../core/publication/clear.js'
import {caseAddress} from '../../core/publication/page-address.js'
import {planRelease, type Candidate, type ReleasePlan, type Showing} from '../../core/publication/plan.js'
import type {PublicEntry} from '../../core/publication/public-entry.js'
import {showsWordOnly} from '../../core/publication/version.js'
import {toPublicEntry} from '../../core/publication/to-public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {versionsOnShow, versionsReady} from '../../io/db/publication-table.js'
import type {Session} from '../../io/session.js'

/** A release worked out from the register: what it shows, and the entries as the public will read them. */
export interface Assembled {
  readonly plan: ReleasePlan
  readonly entries: readonly PublicEntry[]
  /** Entries whose stored text is not what was judged: they are not shown. */
  readonly stale: readonly EntryId[]
}

/** Gathers everything the next release may show. `withNew` false only keeps what is public already and leaves out what must leave. */
export async function assemble(session: Session, withNew: boolean, leftOut: ReadonlySet<EntryId>): Promise<Assembled> {
  const candidates = new Map<EntryId, Candidate>()
  const stale: EntryId[] = []
  const gather = async (pages: ReturnType<typeof versionsOnShow>, isOnShow: boolean): Promise<void> => {
    for await (const page of pages) {
      for (const {version, caseEntry, isHistory, publishedOn, contentText} of page) {
        if (leftOut.has(version.entry)) continue
        if (session.fingerprints.of(contentText) !== version.fingerprint) stale.push(version.entry)
        else candidates.set(version.entry, {version, caseEntry, isHistory, publishedOn, isOnShow: isOnShow || candidates.get(version.entry)?.isOnShow === true})
      }
    }
  }
  await gather(versionsOnShow(session.db, session.dialect), true)
  // A newer version that is ready takes the place of the one on show.
  if (withNew) await gather(versionsReady(session.db, session.dialect), false)

  const plan = planRelease(candidates.values(), session.today, (committee) => session.retentionYears(committee))
  return {plan, stale, entries: [...plan.showings.values()].flatMap((showing) => toPublic(session, plan, showing) ?? [])}
}

/** One entry through the one way out, or null where it has no clearance. */
function toPublic(session: Session, plan: ReleasePlan, {version, publishedOn, lastDay, caseEntry}: Showing): PublicEntry | null {
  const clearance = clear(version, version.fingerprint)
  if (clearance === null) throw new Error('A version without clearance was about to be shown')
  const ofCase = caseEntry === null ? undefined : plan.showings.get(caseEntry)
  const isCaseReadable = ofCase !== undefined && !showsWordOnly(ofCase.version)
  return toPublicEntry(version, version.fingerprint, clearance, {
    caseHeading: isCaseReadable ? ofCase.version.content.heading : null,
    caseAddress: isCaseReadable && caseEntry !== null ? caseAddress(caseEntry) : null,
    publishedOn,
    lastDay,
    withheldRow: session.settings.withheldRow,
  })
}
