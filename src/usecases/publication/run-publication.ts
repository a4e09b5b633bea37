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

/** Updates the public diary. */
export const runPublication = deed('publication.run', (session, order: PublicationOrder): Promise<ReleaseRun> => 
  order.kind === 'full' ? runFullRelease(session, order.slot, order.onProgress) : runRelease(session, order.kind, order.slot, order.onProgress),
)
