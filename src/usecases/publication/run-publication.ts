import {Refusal} from '../../core/refusal.js'
import type {Session} from '../../io/session.js'
import {anchorPlace, writeAnchor} from '../audit/write-anchor.js'
import {deed} from '../deed.js'
import {runFullRelease, runRelease, type ReleaseRun} from './run-release.js'
import type {ReleaseOrder} from './release-site.js'

/** The run at noon or four, or the removal-only run just after midnight (G1). */
export interface PublicationOrder {
  readonly kind: ReleaseOrder['kind']
  /** Which of the day's slots this is, such as `12:00`. */
  readonly slot: string | null
  readonly onProgress: ReleaseOrder['onProgress']
}

/** A release, and whether the log was anchored after it: null where the settings name no place for anchors. */
export interface PublicationRun extends ReleaseRun {
  readonly anchored: boolean | null
  /** Why the anchor could not be written. */
  readonly anchorRefusal: Refusal | null
}

/** Updates the public diary, and writes down outside the register where the log stands. An anchor that fails undoes nothing. */
export const runPublication = deed('publication.run', async (session, order: PublicationOrder): Promise<PublicationRun> => {
  try {
    const release = await (order.kind === 'full' ? runFullRelease(session, order.slot, order.onProgress) : runRelease(session, order.kind, order.slot, order.onProgress))
    return {...release, ...(await anchor(session))}
  } catch (error) {
    // A run that failed may have changed the register too; its own failure is the one to tell.
    await anchor(session).catch(() => undefined)
    throw error
  }
})

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
