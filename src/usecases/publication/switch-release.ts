import type {RunId} from '../../core/terms/identifiers.js'
import {setRemovalsPending} from '../../io/db/meta-table.js'
import {countOnShow} from '../../io/db/publication-table.js'
import {goneAddresses, latestRelease, releaseNumbers, setReleaseState} from '../../io/db/release-table.js'
import {forgetRowsBefore, isOutlived} from '../../io/db/site-table.js'
import type {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import {deploy} from '../../io/system/deploy.js'
import {drawGoneMap} from '../../papers/diary/gone-page.js'
import {basePathOf} from './diary-input.js'

/** A release that the register has committed: what it shows is decided, and readers are to see it. */
export interface CommittedRelease {
  readonly run: RunId
  readonly number: number
  /** How many entries it shows. */
  readonly shown: number
}

/** Switches readers to a release, removes what may no longer be kept, and renews the deployed copy. */
export async function switchRelease(session: Session, site: SiteFolder, {run, number, shown}: CommittedRelease): Promise<void> {
  await site.writeGoneMap(drawGoneMap(await goneAddresses(session.db), basePathOf(session.settings.site.baseUrl)))
  await site.switchTo(run)
  await setReleaseState(session.db, run, 'current')
  await removeUncleanReleases(session, site, run, number)
  await copyOut(session, site, run)
  // Somebody may have taken something down since this was drawn: then that removal still stands out.
  const onShow = [...(await countOnShow(session.db)).values()].reduce((sum, count) => sum + count, 0)
  if (onShow === shown) await setRemovalsPending(session.db, false)
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

/** A run that died between deciding and switching left a release that is already decided: it is switched to before anything else. */
export async function finishInterrupted(session: Session, site: SiteFolder): Promise<void> {
  const latest = await latestRelease(session.db)
  if (latest === null || latest.state === 'current') return
  const current = await site.current()
  if (current !== latest.run && (await site.releases()).includes(latest.run)) {
    await site.writeGoneMap(drawGoneMap(await goneAddresses(session.db), basePathOf(session.settings.site.baseUrl)))
    await site.switchTo(latest.run)
  }
}
