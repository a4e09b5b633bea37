import {nextSlot} from '../../core/publication/schedule.js'
import {registrarOf} from '../../core/terms/settings.js'
import {latestRun, type Run} from '../../io/db/run-table.js'
import type {LogoFile} from '../../io/files/logo-file.js'
import type {Session} from '../../io/session.js'
import {localTime} from '../../core/terms/local-time.js'
import type {DiaryInput} from '../../papers/diary/diary-input.js'
import type {DiaryLook} from './diary-look.js'

/** What the diary is drawn from beside its entries: the municipality's settings, and when it is updated. */
export async function diaryInputOf(session: Session, logo: DiaryLook['logo'] = null): Promise<DiaryInput> {
  const {settings, isRehearsal} = session
  const {name, contact = null, organisationNumber = null, archive} = settings.municipality
  const {day, time} = session.localNow
  const {contact: reportTo, conformance, assessedOn = null, walkedThroughOn = null, shortcomings} = settings.site.accessibility
  const next = nextSlot(settings.schedule, day, time)
  return {
    municipality: {name, contact, organisationNumber, logo: logo === null ? null : {path: logoPath(logo.file), alt: logo.alt, width: logo.file.width, height: logo.file.height}},
    committees: Object.entries(settings.committees).map(([code, committee]) => ({
      code,
      name: committee.name,
      registrar: registrarOf(settings, code),
      administration: committee.administration ?? null,
    })),
    today: day,
    lastRun: await lastRunForReaders(session),
    nextRun: next === null ? null : `${next.day} ${next.time}`,
    isRehearsal,
    namesMonths: settings.search.namesMonths,
    bulkFormats: settings.site.bulkFormats,
    cityArchive: archive === undefined ? null : {name: archive.name, contact: archive.contact ?? null},
    papers: {head: settings.minutes.head ?? '', numbering: settings.minutes.numbering},
    accessibility: {contact: reportTo === undefined ? null : {email: reportTo.email ?? null, phone: reportTo.phone ?? null}, conformance, assessedOn, walkedThroughOn, shortcomings},
  }
}

/** Where the logotype lies under the site's root: named by what it is, and not as the municipality's file happens to be called. */
export function logoPath({extension}: LogoFile): string {
  return `logotyp.${extension}`
}

/** The address under which the diary is read, with a slash at its end; null where the settings name none. */
export function baseOf({settings}: Session): string | null {
  const {baseUrl} = settings.site
  return baseUrl === undefined ? null : `${baseUrl.replace(/\/$/, '')}/`
}

/** The path part of the public address: the page for gone addresses is served at every depth, so its links start there. */
export function basePathOf(baseUrl: string | undefined): string {
  return baseUrl === undefined ? '/' : new URL(baseUrl).pathname
}

/** What the start page says of the last update: this run when it publishes, else the last that did. */
async function lastRunForReaders(session: Session): Promise<DiaryInput['lastRun']> {
  const latest = await latestRun(session.db, ['publication'])
  if (latest === null) return null
  const local = (instant: number): string => {
    const {day, time} = localTime(new Date(instant), session.settings.timeZone)
    return `${day} ${time}`
  }
  const lateFor = ({startedAt, counts: {lateMinutes = 0}}: Run): string | null => (lateMinutes === 0 ? null : local(Date.parse(startedAt) - lateMinutes * 60_000))
  if (latest.state === 'running') return {finishedAt: local(Date.parse(session.now)), ok: true, lateFor: lateFor(latest)}
  const finished = latest.state === 'finished' ? latest : await latestRun(session.db, ['publication'], 'finished')
  if (finished?.finishedAt == null) return null
  return {finishedAt: local(Date.parse(finished.finishedAt)), ok: latest.state === 'finished', lateFor: lateFor(finished)}
}
