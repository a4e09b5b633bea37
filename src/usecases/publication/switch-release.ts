import type {RunId} from '../../core/terms/identifiers.js'
import {endRemovals} from '../../io/db/meta-table.js'
import {goneAddresses, latestRelease, releaseNumbers, setReleaseState} from '../../io/db/release-table.js'
import {forgetRowsBefore, isOutlived, placesOtherwise, rowsNotPublic} from '../../io/db/site-table.js'
import type {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import {deploy} from '../../io/system/deploy.js'
import {drawGoneMap} from '../../papers/diary/gone-page.js'
import {basePathOf} from './diary-input.js'
import {isKnown, outlived} from './outlived.js'

/** A release that the register has committed: what it shows is decided, and readers are to see it. */
export interface CommittedRelease {
  readonly run: RunId
  readonly number: number
}

/**
 * Switches readers to a release, removes what may no longer be kept, and renews the deployed copy. A release of which something has been taken down since it was decided is never read: then
 * nothing is done, and what left stands out (G3).
 */
export async function switchRelease(session: Session, site: SiteFolder, {run, number}: CommittedRelease): Promise<void> {
  if (!(await switchReaders(session, site, {run, number}))) return
  await removeUncleanReleases(session, site, run, number)
  await copyOut(session, site, run)
  await setReleaseState(session.db, run, 'current')
  await endRemovals(session.db, run)
}

/** A takedown is noted before readers are switched, and then they are not, or after it: the register's lock leaves nothing between. False where they were not. */
async function switchReaders(session: Session, site: SiteFolder, {run, number}: CommittedRelease): Promise<boolean> {
  await site.writeGoneMap(drawGoneMap(await goneAddresses(session.db), basePathOf(session.settings.site.baseUrl)))
  return session.db.transaction(async (tx) => {
    await session.dialect.lockForWriting(tx)
    if ((await rowsNotPublic(tx, number)).length > 0) return false
    await site.switchTo(run)
    return true
  })
}

/** Removes every kept release that shows something no longer public, or a text that has been replaced, and the oldest above the number to keep. */
async function removeUncleanReleases(session: Session, site: SiteFolder, run: RunId, number: number): Promise<void> {
  const clean: {readonly run: RunId; readonly number: number}[] = []
  const made = await releaseNumbers(session.db)
  for (const name of await site.releases()) {
    if (name === run) continue
    // A release that this register has not made, or not as it is now, cannot be shown to be clean: its numbers of versions may mean other texts.
    const own = made.get(name) ?? null
    if (own !== null && (await site.manifest(name)) !== null && !(await isOutlived(session.db, own))) clean.push({run: name, number: own})
    else await site.remove(name)
  }
  const tooMany = clean.splice(0, Math.max(0, clean.length - session.settings.site.keepReleases + 1))
  for (const release of tooMany) await site.remove(release.run)
  await site.sweep()
  await session.db.transaction(async (tx) => {
    await session.dialect.lockForWriting(tx)
    await forgetRowsBefore(tx, clean[0]?.number ?? number)
  })
}

async function copyOut(session: Session, site: SiteFolder, run: RunId): Promise<void> {
  const argv = session.settings.site.deploy
  if (argv === undefined) return
  try {
    await deploy(argv, site.pathOf(run))
  } catch (error) {
    await setReleaseState(session.db, run, 'undeployed')
    throw error
  }
}

/**
 * A run that died between deciding and switching left a release that is already decided: it is switched to before anything else, unless something on it may be shown no more. Then it is never
 * read: the next release is drawn on top of it, without that, and false is the answer.
 */
export async function finishInterrupted(session: Session, site: SiteFolder): Promise<boolean> {
  const latest = await latestRelease(session.db)
  if (latest === null || latest.state === 'current' || !isKnown(latest)) return true
  if ((await site.current()) === latest.run || !(await site.releases()).includes(latest.run)) return true
  const {gone, expired, isOtherwiseBound} = await outlived(session, session.db, latest)
  const isRedated = (await placesOtherwise(session.db, latest.number)).length > 0
  return gone === 0 && expired === 0 && !isOtherwiseBound && !isRedated && (await switchReaders(session, site, latest))
}
