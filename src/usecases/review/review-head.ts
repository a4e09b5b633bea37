import {nextSlot} from '../../core/publication/schedule.js'
import {latestRun, type Run} from '../../io/db/run-table.js'
import {removalsPending} from '../../io/db/meta-table.js'
import {localTime} from '../../core/terms/local-time.js'
import {deed} from '../deed.js'

/** What stands at the head of the queue: when readers last got something new, and how long there is to the next time. */
export interface ReviewHead {
  /** Local day and time, `YYYY-MM-DD HH:MM`. Null before the first. */
  readonly lastUpdated: string | null
  /** How the last run went; `failed` is for somebody to look into. Null before the first. */
  readonly lastRun: Run['state'] | null
  /** The next run, local day and time, and how many minutes there are to it by the wall clock. Null where none is planned. */
  readonly next: {readonly day: string; readonly time: string; readonly minutes: number} | null
  /** True while readers may still see something that has been taken down. */
  readonly removalsPending: boolean
}

/** The parts of the publication's status that cost nothing: asked for every minute. */
export const reviewHead = deed('review.read', async ({db, settings, localNow: {day, time}}): Promise<ReviewHead> => {
  const lastFinished = (await latestRun(db, ['publication'], 'finished'))?.finishedAt ?? null
  const local = lastFinished === null ? null : localTime(new Date(lastFinished), settings.timeZone)
  const next = nextSlot(settings.schedule, day, time)
  return {
    lastUpdated: local === null ? null : `${local.day} ${local.time}`,
    lastRun: (await latestRun(db, ['publication']))?.state ?? null,
    next: next === null ? null : {...next, minutes: (Date.parse(`${next.day}T${next.time}:00Z`) - Date.parse(`${day}T${time}:00Z`)) / 60_000},
    removalsPending: await removalsPending(db),
  }
})
