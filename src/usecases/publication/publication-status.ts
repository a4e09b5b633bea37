import {nextSlot} from '../../core/publication/schedule.js'
import type {Stage} from '../../core/journey.js'
import {countStages} from '../../io/db/entry-table.js'
import {removalsPending} from '../../io/db/meta-table.js'
import {countOnShow} from '../../io/db/publication-table.js'
import {latestRelease, type ReleaseState} from '../../io/db/release-table.js'
import {latestRun, type Run} from '../../io/db/run-table.js'
import {countWaitingForSweep} from '../../io/db/swept-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import {localTime} from '../../core/terms/local-time.js'
import {deed} from '../deed.js'
import {holdsUnswept, planVersions} from './candidates.js'
import {missedSlot} from './slot-to-run.js'

/** How the publication stands: the last run of each kind, the next slot, and what is public. */
export interface PublicationStatus {
  readonly lastPublication: Run | null
  readonly lastRemoval: Run | null
  readonly lastFinished: Run | null
  /** Local day and time, `YYYY-MM-DD HH:MM`: when readers last got something new, and when the last run began. */
  readonly lastUpdated: string | null
  readonly lastBegan: string | null
  /** Local day and time. */
  readonly next: {readonly day: string; readonly time: string} | null
  /** A slot that has begun and that nobody has run (G4). */
  readonly missed: {readonly day: string; readonly time: string} | null
  readonly site: string | null
  readonly releaseState: ReleaseState | null
  readonly public: number
  /** Entries past their last day that are still public; anything but 0 is a fault (H4). */
  readonly expiredNotRemoved: number
  /** True while readers may still see something that has been taken down: run a removal. */
  readonly removalsPending: boolean
  /** Cleared entries that wait until a holder has them looked through for protected persons (K8). */
  readonly waitingForSweep: number
  readonly committees: readonly {readonly committee: string; readonly public: number; readonly stages: Readonly<Partial<Record<Stage, number>>>}[]
}

export const publicationStatus = deed('publication.read', async (session): Promise<PublicationStatus> => {
  const {db, settings} = session
  const {day, time} = session.localNow
  const local = (instant: string | null): string | null => {
    if (instant === null) return null
    const at = localTime(new Date(instant), settings.timeZone)
    return `${at.day} ${at.time}`
  }
  const lastPublication = await latestRun(db, ['publication'])
  const lastFinished = await latestRun(db, ['publication'], 'finished')
  const onShow = await countOnShow(db)
  const stages = await countStages(db)
  const site = new SiteFolder(session.folder)
  const current = await site.current()
  const missed = await missedSlot(session)
  const codes = new Set([...Object.keys(settings.committees), ...stages.map(({committee}) => committee)])
  return {
    lastPublication,
    lastRemoval: await latestRun(db, ['removal']),
    lastFinished,
    lastUpdated: local(lastFinished?.finishedAt ?? null),
    lastBegan: local(lastPublication?.startedAt ?? null),
    next: nextSlot(settings.schedule, day, time),
    missed: missed === null ? null : {day: missed.day, time: missed.time},
    site: current === null ? null : site.pathOf(current),
    releaseState: (await latestRelease(db))?.state ?? null,
    public: [...onShow.values()].reduce((sum, count) => sum + count, 0),
    expiredNotRemoved: (await planVersions(session, {reach: 'changes', fresh: 'none', leftOut: new Set()})).plan.expired.length,
    removalsPending: await removalsPending(db),
    waitingForSweep: (await holdsUnswept(session)) ? [...(await countWaitingForSweep(db)).values()].reduce((sum, entries) => sum + entries, 0) : 0,
    committees: [...codes].sort().map((committee) => ({
      committee,
      public: onShow.get(committee) ?? 0,
      stages: Object.fromEntries(stages.filter((one) => one.committee === committee).map(({stage, entries}) => [stage, Number(entries)])),
    })),
  }
})
