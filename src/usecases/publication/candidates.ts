import {planRelease, waitsForDocuments, type Candidate, type ReleasePlan} from '../../core/publication/plan.js'
import {showsWordOnly} from '../../core/publication/version.js'
import {partOf, type RegisteredContent} from '../../core/register/entry.js'
import type {Direction, PublicKind} from '../../core/publication/public-entry.js'
import type {Stage} from '../../core/journey.js'
import {latestExpired} from '../../core/retention/expiry.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {isAnybodyKept} from '../../io/db/protected-person-table.js'
import {placesOnShow, placesOnShowIn, placesPastTime, placesReady, versionsAt, type PlaceOnShow, type VersionOnShow} from '../../io/db/publication-table.js'
import type {Session} from '../../io/session.js'

/** A version that the next release may show, without its text: a diary has hundreds of thousands. */
export interface VersionCandidate extends Candidate {
  readonly version: number
  readonly stage: Stage
  readonly day: LocalDate
  /** Null for a case, and for a document whose direction nobody knows. */
  readonly direction: Direction | null
  /** True where the archive has signed for its case as it stands (E3). */
  readonly isArchived: boolean
}

/** What a release may show for the first time. */
export type Fresh = 'none' | 'all' | {readonly readyAt: Instant}

/** A release as it is planned, and the entries whose stored text is not what was judged: they are not shown. */
export interface PlannedRelease {
  readonly plan: ReleasePlan<VersionCandidate>
  readonly stale: readonly EntryId[]
}

/**
 * Works out what a release shows of the candidates that matter. `all`: everything that is public or ready, which takes as long as the diary is large.
 * `changes`: only what is ready, past its time, or stands above what is; everything else goes on as it was. `fresh` is what may come in: nothing, everything that is ready, or what was ready at an instant;
 * `also` are versions on show that matter besides.
 */
export async function planVersions(session: Session, {reach, fresh, leftOut, also = []}: {readonly reach: 'all' | 'changes'; readonly fresh: Fresh; readonly leftOut: ReadonlySet<EntryId>; readonly also?: readonly PlaceOnShow[]}): Promise<PlannedRelease> {
  const {db, dialect, today} = session
  const candidates = new Map<EntryId, VersionCandidate>()
  const stale: EntryId[] = []
  const yearsOf = (committee: string): number => session.retentionYears(committee)
  const gather = async (places: readonly PlaceOnShow[], replaces: boolean): Promise<void> => {
    const onShow = new Set(places.filter((place) => place.isOnShow).map(({entry}) => entry))
    for await (const page of versionsAt(db, dialect, places)) {
      for (const one of page) {
        const {entry} = one.version
        if (leftOut.has(entry) || (!replaces && candidates.has(entry))) continue
        if (session.fingerprints.of(one.contentText) === one.version.fingerprint) candidates.set(entry, candidateOf(one, onShow.has(entry)))
        else stale.push(entry)
      }
    }
  }
  if (reach === 'all') {
    await gather(await placesOnShow(db), true)
  } else {
    const cutoffs = new Map(Object.keys(session.settings.committees).map((committee) => [committee, latestExpired(today, yearsOf(committee))]))
    await gather(await placesPastTime(db, dialect, cutoffs, latestExpired(today, yearsOf(''))), true)
    await gather(also, false)
  }
  // A newer version that is ready takes the place of the one on show.
  if (fresh !== 'none') await gather(await placesReady(db, fresh === 'all' ? null : fresh.readyAt, await holdsUnswept(session)), true)
  if (reach === 'changes') {
    const waiting = [...candidates.values()].filter((candidate) => waitsForDocuments(candidate, today, yearsOf)).map(({entry}) => entry)
    if (waiting.length > 0) await gather(await placesOnShowIn(db, dialect, waiting), false)
  }
  return {plan: planRelease(candidates.values(), today, yearsOf), stale}
}

/** True where what has not been looked through for protected persons waits (K8): while nobody is kept there is nobody to look for. */
export async function holdsUnswept({db, settings}: Session, tx: Session['db'] = db): Promise<boolean> {
  return settings.protected.holdUnswept && (await isAnybodyKept(tx))
}

function publicKindOf(content: RegisteredContent): PublicKind {
  const part = partOf(content)
  if (part === 'item') throw new Error('An item is shown in a paper, and not by itself')
  return part === 'row' ? content.kind : part
}

function candidateOf({version, caseEntry, isHistory, publishedOn, isArchived}: VersionOnShow, isOnShow: boolean): VersionCandidate {
  const {content} = version
  return {
    entry: version.entry,
    version: Number(version.id.slice(version.id.indexOf('.') + 1)),
    stage: version.stage,
    kind: publicKindOf(content),
    committee: version.key.committee,
    isWord: showsWordOnly(version),
    day: content.date,
    direction: content.kind === 'document' && content.direction !== 'unknown' && partOf(content) === 'row' ? content.direction : null,
    caseEntry,
    isHistory,
    publishedOn,
    isArchived,
    isOnShow,
  }
}
