import {nextSlot} from '../../core/publication/schedule.js'
import type {PublicEntry} from '../../core/publication/public-entry.js'
import {registrarOf} from '../../core/terms/settings.js'
import {latestRun} from '../../io/db/run-table.js'
import type {Session} from '../../io/session.js'
import {localTime} from '../../io/system/clock.js'
import {drawDiary} from '../../papers/diary/draw-diary.js'
import type {DrawnPage} from '../../papers/diary/drawn-page.js'
import {drawGonePage} from '../../papers/diary/gone-page.js'

/** Every page of the diary for some entries, and the page for addresses that are gone. */
export async function* pagesOf(session: Session, entries: readonly PublicEntry[]): AsyncGenerator<DrawnPage> {
  const {settings, isRehearsal} = session
  const {name, contact = null, organisationNumber = null} = settings.municipality
  const municipality = {name, contact, organisationNumber}
  const {day, time} = session.localNow
  const next = nextSlot(settings.schedule, day, time)
  yield* drawDiary({
    municipality,
    committees: Object.entries(settings.committees).map(([code, committee]) => ({
      code,
      name: committee.name,
      registrar: registrarOf(settings, code),
      administration: committee.administration ?? null,
    })),
    entries,
    today: day,
    lastRun: await lastRunForReaders(session),
    nextRun: next === null ? null : `${next.day} ${next.time}`,
    isRehearsal,
  })
  yield drawGonePage({municipality, isRehearsal, basePath: basePathOf(settings.site.baseUrl)})
}

/** The path part of the public address: the page for gone addresses is served at every depth, so its links start there. */
export function basePathOf(baseUrl: string | undefined): string {
  return baseUrl === undefined ? '/' : new URL(baseUrl).pathname
}

/** What the start page says of the last update: this run when it publishes, else the last that did. */
async function lastRunForReaders(session: Session): Promise<{finishedAt: string; ok: boolean} | null> {
  const latest = await latestRun(session.db, ['publication'])
  if (latest === null) return null
  if (latest.state === 'running') {
    const {day, time} = session.localNow
    return {finishedAt: `${day} ${time}`, ok: true}
  }
  const finished = latest.state === 'finished' ? latest : await latestRun(session.db, ['publication'], 'finished')
  if (finished?.finishedAt == null) return null
  const {day, time} = localTime(new Date(finished.finishedAt), session.settings.timeZone)
  return {finishedAt: `${day} ${time}`, ok: latest.state === 'finished'}
}
