import type {RunId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {publicWithoutRow, rowsOf} from '../../io/db/site-table.js'
import type {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import {diaryLookForRemoval} from './diary-look.js'
import {drawRelease} from './draw-release.js'
import {whoseFault} from './look-over.js'
import type {KnownRelease} from './outlived.js'
import {isDrawnAlike} from './surroundings.js'

/** What a release was made with, for the register. */
export interface Repeated {
  readonly digest: string
  readonly today: LocalDate
  readonly surroundings: string
}

/**
 * Makes an earlier release again, with what today says drawn on top of it: when the diary is updated next, whose post today's is, what feeds tell has left. Where that cannot be done, because the
 * settings have changed since or drawing is what fails, the very same pages, as they were. Null where not every folder of it is there any more.
 */
export async function repeatRelease(session: Session, site: SiteFolder, to: KnownRelease, run: RunId, now: KnownRelease | null): Promise<Repeated | null> {
  const drawn = now !== null && isDrawnAlike(to.surroundings, now.surroundings) ? await drawOnTop(session, site, to, run, now.number) : null
  if (drawn !== null) return drawn
  return (await site.repeat(to.run, run)) ? {digest: to.digest, today: to.today, surroundings: to.surroundings} : null
}

async function drawOnTop(session: Session, site: SiteFolder, to: KnownRelease, run: RunId, readNow: number): Promise<Repeated | null> {
  const {db, dialect, today, now, lexicaIfReadable: lexica} = session
  const builder = await site.begin(run, to.run)
  try {
    const hidden = await publicWithoutRow(db, to.number)
    const left = [...(await rowsOf(db, dialect, readNow, hidden)).values()]
    const plan = {number: to.number, fresh: [], expired: [], stale: [], left, came: [], withdrawn: left.length}
    const drawn = await drawRelease(session, {lexica, look: diaryLookForRemoval(session)}, builder, plan, to, now, () => undefined)
    const {held, unexplained} = await whoseFault(lexica, drawn.source, drawn)
    const isClean = [held, unexplained, drawn.showingSecrets, drawn.stale, drawn.withoutFile].every((found) => found.length === 0)
    if (isClean && isDrawnAlike(drawn.surroundings, to.surroundings)) return {digest: (await builder.finish()).digest, today, surroundings: drawn.surroundings}
  } catch {
    // Going back is what helps where drawing is what went wrong.
  }
  await builder.abandon()
  return null
}
