import type {EntryId} from '../../core/terms/identifiers.js'
import {entriesOnShow} from '../../io/db/publication-table.js'
import {releaseNumbers} from '../../io/db/release-table.js'
import {entriesInReleases} from '../../io/db/site-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'

/** Every entry that a release which is kept shows; `isKnown` is false where one lies there of which the register cannot tell. */
export async function entriesOnSite(session: Session): Promise<{readonly entries: ReadonlySet<EntryId>; readonly isKnown: boolean}> {
  const made = await releaseNumbers(session.db)
  const kept = (await new SiteFolder(session.folder).releases()).map((run) => made.get(run) ?? null)
  const numbers = kept.filter((number) => number !== null)
  const isKnown = numbers.length === kept.length
  // What cannot be told is taken to be all that is public.
  return {entries: isKnown ? await entriesInReleases(session.db, numbers) : new Set([...(await entriesInReleases(session.db, numbers)), ...(await entriesOnShow(session.db))]), isKnown}
}
