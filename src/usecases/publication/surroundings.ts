import {sha256} from '../../io/system/digest.js'
import type {Session} from '../../io/session.js'
import type {DiaryInput} from '../../papers/diary/diary-input.js'
import type {DiarySite} from '../../papers/diary/diary-site.js'
import {basePathOf} from './diary-input.js'

const BOUNDS_LENGTH = 16

/**
 * Two digests of all that a release's pages show beside entries: first of the settings that bound what may be shown of an entry at all, then of everything else. Where they
 * differ from those of the release before, every page is drawn.
 */
export function surroundingsOf(session: Session, input: DiaryInput, site: DiarySite): string {
  const {lastRun: _, nextRun: __, today: ___, ...around} = input
  return `${boundsOf(session)}.${sha256(JSON.stringify([around, site.committees, basePathOf(session.settings.site.baseUrl)]))}`
}

/** True where a release was drawn while the settings let no more be shown of an entry than today's do, nor less: then it may be gone back to. */
export function isWithinBounds(session: Session, surroundings: string): boolean {
  return surroundings.startsWith(`${boundsOf(session)}.`)
}

function boundsOf({settings}: Session): string {
  const {withheldRow, search, site} = settings
  return sha256(JSON.stringify([withheldRow, search.namesMonths, site.bulkFormats])).slice(0, BOUNDS_LENGTH)
}
