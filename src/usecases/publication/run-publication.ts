import {Refusal} from '../../core/refusal.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {countOnShow} from '../../io/db/publication-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import {anchorPlace, writeAnchor} from '../audit/write-anchor.js'
import {deed} from '../deed.js'
import {asUrls} from './left-addresses.js'
import {runFullRelease, runRelease, type ReleaseRun} from './run-release.js'
import type {ReleaseOrder} from './release-site.js'
import {slotToRun, type SlotCall} from './slot-to-run.js'

/** The run at noon or four, or the removal-only run just after midnight (G1). */
export interface PublicationOrder {
  readonly kind: ReleaseOrder['kind']
  /** Which of the day's slots this is, such as `12:00`; `latest` for the last one that has begun, whichever that is. Null for a run between slots. */
  readonly slot: string | null
  readonly onProgress: ReleaseOrder['onProgress']
}

/** A release, and whether the log was anchored after it: null where the settings name no place for anchors. */
export interface PublicationRun extends ReleaseRun {
  readonly anchored: boolean | null
  /** Why the anchor could not be written. */
  readonly anchorRefusal: Refusal | null
  /** The addresses of `notCopied`, for search engines to be told. */
  readonly urls: readonly string[]
  /** The slot it was for: how many minutes late, and how many slots before it were missed (G4). `isDone`: another run had made it good, and nothing was done. */
  readonly slot: {readonly day: LocalDate; readonly time: string; readonly lateMinutes: number; readonly missed: number; readonly isDone: boolean} | null
}

/** Updates the public diary, and writes down outside the register where the log stands. An anchor that fails undoes nothing. A slot that has been run already is not run again. */
export const runPublication = deed('publication.run', async (session, order: PublicationOrder): Promise<PublicationRun> => {
  const call = order.slot === null ? null : await slotToRun(session, order.slot === 'latest' ? null : order.slot)
  if (call?.kind === 'done' || call?.kind === 'none') return nothingToRun(session, call)
  const slot = call?.slot ?? null
  try {
    const release = await (order.kind === 'full' ? runFullRelease(session, slot, order.onProgress) : runRelease(session, order.kind, null, order.onProgress))
    return {...release, ...(await anchor(session)), urls: asUrls(session, release.notCopied), slot: slot === null ? null : {day: slot.day, time: slot.time, lateMinutes: slot.lateMinutes, missed: slot.missed, isDone: false}}
  } catch (error) {
    // A run that failed may have changed the register too; its own failure is the one to tell.
    await anchor(session).catch(() => undefined)
    throw error
  }
})

/** A timer that is called twice, or again after a night without power, does nothing the second time. */
async function nothingToRun(session: Session, call: Exclude<SlotCall, {readonly kind: 'run'}>): Promise<PublicationRun> {
  const site = new SiteFolder(session.folder)
  const current = await site.current()
  if (call.kind === 'none' || current === null) throw new Refusal('slot-none')
  const shown = [...(await countOnShow(session.db)).values()].reduce((sum, count) => sum + count, 0)
  const nothing = {published: 0, republished: 0, unchanged: shown, withdrawn: 0, expired: 0, held: 0}
  return {
    run: call.run, folder: site.pathOf(current), public: shown, goneAddresses: [], notCopied: [], urls: [], ...nothing, seconds: 0, anchored: null, anchorRefusal: null,
    slot: {day: call.slot.day, time: call.slot.time, lateMinutes: 0, missed: 0, isDone: true},
  }
}

async function anchor(session: Session): Promise<Pick<PublicationRun, 'anchored' | 'anchorRefusal'>> {
  const place = anchorPlace(session)
  if (place === null) return {anchored: null, anchorRefusal: null}
  try {
    await writeAnchor(session, place)
    return {anchored: true, anchorRefusal: null}
  } catch (error) {
    if (error instanceof Refusal) return {anchored: false, anchorRefusal: error}
    throw error
  }
}
