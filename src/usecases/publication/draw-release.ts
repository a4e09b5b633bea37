import {fileFolder} from '../../core/publication/page-address.js'
import {Refusal} from '../../core/refusal.js'
import type {Lexica} from '../../core/scan/lexica.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {committeesIn} from '../../io/db/site-table.js'
import {ClearedFiles} from '../../io/files/attachments.js'
import type {ReleaseBuilder} from '../../io/files/release-builder.js'
import {readShipped} from '../../io/files/shipped.js'
import type {Session} from '../../io/session.js'
import {lettingOthers} from '../../io/system/letting-others.js'
import {addChangedLinks, addOldIndexes, addTurnedIndexes, calendarOf} from '../../papers/diary/calendar.js'
import {drawRobots, drawSitemap} from '../../papers/diary/crawlers.js'
import {drawCalendars} from '../../papers/diary/meeting-calendar.js'
import {monthsToDraw} from '../../papers/diary/diary-month.js'
import {placeCommittees} from '../../papers/diary/diary-site.js'
import {drawMonthPages, drawSearchMonth, drawSite} from '../../papers/diary/draw-site.js'
import {type DrawnPage, ROBOTS_PATH, SCRIPT_PATH, SITEMAP_PATH, STYLE_PATH} from '../../papers/diary/drawn-page.js'
import {drawFeeds} from '../../papers/diary/feeds.js'
import {drawGonePage} from '../../papers/diary/gone-page.js'
import {drawOpenLists, drawOpenMonth} from '../../papers/diary/open-data.js'
import {PagesToDraw} from '../../papers/diary/pages-to-draw.js'
import type {SearchFile} from '../../papers/diary/search-index.js'
import {drawSearchMonths} from '../../papers/diary/search-page.js'
import {drawStylesheet} from '../../papers/diary/stylesheet.js'
import {departures} from './departures.js'
import {baseOf, basePathOf, diaryInputOf, logoPath} from './diary-input.js'
import type {DiaryLook} from './diary-look.js'
import {LastReader, showsOwnSecret, type Suspicion} from './look-over.js'
import {indexMeans} from './index-means.js'
import {documentsUnder, type PreviousRelease, type SitePlan} from './plan-site.js'
import {RegisterSource} from './register-source.js'
import {isDrawnAlike, rulesOf, surroundingsOf} from './surroundings.js'

/** What a release is drawn with beside the register: word lists, where they can be read, and how it looks. */
export interface DrawingMeans {
  readonly lexica: Lexica | null
  readonly look: DiaryLook
}

/** A release as it was drawn. */
export interface Drawn {
  readonly source: RegisterSource
  /** What the last look found on pages that were written. */
  readonly suspicions: readonly Suspicion[]
  /** Held-back texts that its own rows say in public, as their words. */
  readonly said: ReadonlySet<string>
  /** Entries whose stored text is not what was judged. */
  readonly stale: readonly EntryId[]
  /** Entries whose kept file is gone or is not what was cleared. */
  readonly withoutFile: readonly EntryId[]
  /** Entries that show in public what they hold back themselves. */
  readonly showingSecrets: readonly EntryId[]
  /** A digest of all that the pages show beside entries. */
  readonly surroundings: string
}

/** Draws the pages that differ from the release before, and puts their files beside them; what leaves with it leaves at the instant `at`. */
export async function drawRelease(session: Session, {lexica, look}: DrawingMeans, builder: ReleaseBuilder, plan: SitePlan, previous: PreviousRelease | null, at: Instant, onPages: (pages: number) => void): Promise<Drawn> {
  const showingSecrets = new Set<EntryId>()
  const reader = await LastReader.prepare(session, lexica)
  const source = new RegisterSource(session, plan.number, ({version, shown}) => {
    reader.hear(shown)
    if (lexica !== null && showsOwnSecret(lexica, version, shown)) showingSecrets.add(shown.id)
  })
  const input = await diaryInputOf(session, look.logo)
  const site = placeCommittees(input, await committeesIn(session.db, plan.number))
  const calendar = await calendarOf(source, input.today)
  const {baseUrl} = session.settings.site
  const gone = drawGonePage({...input, basePath: basePathOf(baseUrl)})
  const surroundings = surroundingsOf(session, {input, site, gone: gone.html, logo: look.logo?.file.sha256 ?? null}, lexica === null ? null : session.judgement.policy.hash)

  const pages = new PagesToDraw(previous === null || !isDrawnAlike(previous.surroundings, surroundings))
  if (pages.everything || previous === null) {
    builder.startAfresh()
  } else {
    for (const row of [...plan.left, ...plan.came, ...(await documentsUnder(session, plan.number, plan))]) pages.add(row)
    addChangedLinks(pages, await calendarOf(new RegisterSource(session, previous.number), previous.today), calendar)
    addTurnedIndexes(pages, previous.today, calendar, input.namesMonths)
    // Other rules know other names. By rules that cannot be read nothing is taken for clean, and the next release that can read them draws it anew.
    if (lexica !== null && rulesOf(previous.surroundings) !== rulesOf(surroundings)) addOldIndexes(pages, calendar, input.namesMonths)
    const {pages: replaced, folders} = pages.replaced(site)
    builder.leaveOut(replaced, folders)
    for (const entry of pages.documents) builder.leaveOutStarting(fileFolder(entry), entry)
  }

  const suspicions: Suspicion[] = []
  let drawn = 0
  const withoutFile = new Set<EntryId>()
  const cleared = new ClearedFiles(session.folder)
  const add = ({path, html, shows, files}: DrawnPage): void => {
    const suspicion = builder.addPage(path, html) ? reader.read(builder.read(path)) : null
    if (suspicion !== null) suspicions.push({path, shows, ...suspicion})
    for (const {entry, file} of files ?? []) if (!builder.addFile(file.address, cleared.pathOf(file.sha256), file.sha256)) withoutFile.add(entry)
    drawn += 1
    if (drawn % 1_000 === 0) onPages(drawn)
  }
  const addFile = ({path, text, shows}: SearchFile, read: (text: string) => ReturnType<LastReader['read']>): void => {
    const suspicion = builder.addPage(path, text) ? read(builder.read(path)) : null
    if (suspicion !== null) suspicions.push({path, shows, ...suspicion})
  }
  const base = baseOf(session)
  const means = indexMeans(lexica)
  const openFacts = {base, withoutNames: means.withoutNames}
  const addOpen = (file: SearchFile): void => addFile(file, (text) => reader.readOpenData(file.path, text))
  add(gone)
  for await (const page of drawSite(site, source, calendar, pages)) add(page)
  for await (const month of monthsToDraw(site, source, calendar, pages)) {
    // The next month is being read meanwhile.
    for await (const page of lettingOthers(drawMonthPages(site, calendar, pages, month))) add(page)
    for await (const file of lettingOthers(drawSearchMonth(site, calendar, pages, month, means))) addFile(file, (text) => reader.readIndex(text))
    for await (const file of lettingOthers(drawOpenMonth(site, calendar, pages, month, openFacts))) addOpen(file)
  }
  addFile(drawSearchMonths(calendar), (text) => reader.readIndex(text))
  for (const file of drawOpenLists(site, calendar, openFacts)) addOpen(file)
  for await (const file of drawFeeds(site, source, pages, {base, departures: await departures(session, plan, at)})) addFile(file, (text) => reader.read(text))
  for await (const file of drawCalendars(site, source, pages, base)) addFile(file, (text) => reader.read(text))
  builder.addPage(STYLE_PATH, drawStylesheet(look.theme, readShipped('diary/stil.css')))
  builder.addPage(SCRIPT_PATH, readShipped('diary/sok.js'))
  builder.addPage(ROBOTS_PATH, drawRobots(baseUrl ?? null, input))
  if (baseUrl === undefined) builder.leaveOut([SITEMAP_PATH], [])
  else builder.addPage(SITEMAP_PATH, drawSitemap(baseUrl))
  if (look.logo !== null && !builder.addFile(logoPath(look.logo.file), look.logo.file.place, look.logo.file.sha256)) throw new Refusal('logo-unusable', {file: session.settings.site.theme.logo?.file ?? '', problem: 'unreadable'})
  return {source, suspicions, said: reader.said, stale: [...source.stale], withoutFile: [...withoutFile], showingSecrets: [...showingSecrets], surroundings}
}
