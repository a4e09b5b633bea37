import type {EntryId, RunId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {planRemovals} from '../../io/db/meta-table.js'
import {latestRelease, releaseNumbers} from '../../io/db/release-table.js'
import {discardDrafts, draftRelease, placesOtherwise, rowsInCases, rowsNotPublic, rowsOf, type SiteRow} from '../../io/db/site-table.js'
import type {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import type {Showing} from '../../core/publication/plan.js'
import {planVersions, type Fresh, type VersionCandidate} from './candidates.js'

/** The release that the next one is drawn on top of: what readers see, and the register knows to be its own. */
export interface PreviousRelease {
  readonly run: RunId
  readonly number: number
  readonly today: LocalDate
  readonly surroundings: string
}

/** A release as it was drafted: what it shows otherwise than the one before. */
export interface SitePlan {
  readonly number: number
  /** Versions that become public with it. */
  readonly fresh: readonly Showing<VersionCandidate>[]
  /** Leave because their time is out. */
  readonly expired: readonly EntryId[]
  /** May not be shown: their stored text is not what was judged. */
  readonly stale: readonly EntryId[]
  /** Everything that the release before showed and this one does not, or in another version. */
  readonly left: readonly SiteRow[]
  /** What this one shows and the one before did not, or in another version. */
  readonly came: readonly SiteRow[]
  /** How many entries leave for any other cause than time. */
  readonly withdrawn: number
}

/** The release that the next one can be drawn on: the last that the register made, where readers see it, or where they never shall because something on it left before they did. */
export async function previousRelease(session: Session, site: SiteFolder): Promise<PreviousRelease | null> {
  const latest = await latestRelease(session.db)
  if (latest?.number == null || latest.today === null || latest.surroundings === null) return null
  const {run, number, today, surroundings, state} = latest
  return (state === 'committed' || (await site.current()) === run) && (await site.releases()).includes(run) && (await site.manifest(run)) !== null ? {run, number, today, surroundings} : null
}

/** Plans a release and drafts it in the register, where its rows are read from while it is drawn. */
export async function planSite(session: Session, previous: PreviousRelease | null, fresh: Fresh, leftOut: ReadonlySet<EntryId>): Promise<SitePlan> {
  const {db, dialect} = session
  await planRemovals(db)
  const also = previous === null ? [] : await placesOtherwise(db, previous.number)
  const {plan, stale} = await planVersions(session, {reach: previous === null ? 'all' : 'changes', fresh, leftOut, also})
  const number = Math.max(0, ...[...(await releaseNumbers(db)).values()].map((one) => one ?? 0)) + 1
  await draftAnew(session, number, {enter: [], leave: []})
  const come = [...plan.showings.values()].filter(({candidate}) => candidate.stage !== 'published')
  if (previous === null) {
    const enter = [...plan.showings.values()].map(rowOf)
    await draftAnew(session, number, {enter, leave: 'all'})
    return {number, fresh: come, expired: plan.expired, stale, left: [], came: [], withdrawn: 0}
  }
  const onSite = await rowsOf(db, dialect, previous.number, [...plan.showings.keys(), ...plan.expired, ...stale, ...leftOut])
  const enter = [...plan.showings.values()].map(rowOf).filter((row) => {
    const shown = onSite.get(row.entry)
    return shown?.version !== row.version || shown.firstDay !== row.firstDay || shown.isArchived !== row.isArchived
  })
  const expired = new Set(plan.expired)
  const leaving = new Map<EntryId, SiteRow>()
  for (const row of await rowsNotPublic(db, previous.number)) leaving.set(row.entry, row)
  for (const entry of [...plan.expired, ...stale, ...leftOut]) {
    const row = onSite.get(entry)
    if (row !== undefined) leaving.set(entry, row)
  }
  for (const {entry} of enter) leaving.delete(entry)
  await draftAnew(session, number, {enter, leave: [...leaving.keys()]})
  const replaced = enter.flatMap(({entry}) => onSite.get(entry) ?? [])
  return {number, fresh: come, expired: plan.expired, stale, left: [...leaving.values(), ...replaced], came: enter, withdrawn: [...leaving.keys()].filter((entry) => !expired.has(entry)).length}
}

/** The documents of cases that came, left or changed: they say the case's heading and lead to it. */
export async function documentsUnder(session: Session, number: number, {left, came}: SitePlan): Promise<readonly SiteRow[]> {
  const cases = [...new Set([...left, ...came].filter(({kind}) => kind === 'case' || kind === 'meeting').map(({entry}) => entry))]
  return cases.length === 0 ? [] : rowsInCases(session.db, session.dialect, number, cases)
}

async function draftAnew(session: Session, number: number, draft: Parameters<typeof draftRelease>[3]): Promise<void> {
  await session.db.transaction(async (tx) => {
    await session.dialect.lockForWriting(tx)
    await discardDrafts(tx, number - 1)
    await draftRelease(tx, session.dialect, number, draft)
  })
}

function rowOf({candidate, publishedOn}: Showing<VersionCandidate>): SiteRow {
  const {entry, version, kind, isWord, committee, day, direction, caseEntry, isArchived} = candidate
  return {entry, version, kind, isWord, committee, day, direction: isWord ? null : direction, caseEntry, firstDay: publishedOn, isArchived: isArchived && !isWord}
}
