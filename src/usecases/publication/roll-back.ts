import {isEntryAddress} from '../../core/publication/page-address.js'
import {Refusal} from '../../core/refusal.js'
import type {RunId} from '../../core/terms/identifiers.js'
import {awaitRelease} from '../../io/db/meta-table.js'
import {putBack, takeOffDisallowed} from '../../io/db/publication-table.js'
import {changeGoneAddresses, insertRelease, releasesMade, type ReleaseRow} from '../../io/db/release-table.js'
import {beginRun, endDeadRuns, endRun} from '../../io/db/run-table.js'
import {countRows, discardDrafts, goBackTo, publicWithoutRow} from '../../io/db/site-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import {deed} from '../deed.js'
import {isKnown, outlived, type KnownRelease} from './outlived.js'
import {repeatRelease, type Repeated} from './repeat-release.js'
import {removeWhatLeft} from './run-release.js'
import {finishInterrupted, switchRelease} from './switch-release.js'

/** How long going back waits for a run that is at work. Milliseconds. */
const LOCK_WAIT_MS = 60_000

/** How far going back has come. */
export type RollbackStep = 'made' | 'decided' | 'switched'

export interface RollbackOrder {
  /** The run that made the release to go back to; null for the newest kept one before what readers see. */
  readonly release: string | null
  /** Only tell what it would come to. */
  readonly isDryRun: boolean
  readonly onStep: (step: RollbackStep) => void
}

/** What going back to an earlier release came to, or would. */
export interface Rollback {
  /** The release that readers are to see: the same pages as those of `to`, under a name of its own. Null where nothing was changed. */
  readonly run: RunId | null
  readonly from: RunId
  readonly to: RunId
  /** Entries that have come since, and wait for the next run again. */
  readonly hidden: number
  readonly public: number
  readonly seconds: number
}

/**
 * Goes back to an earlier release that is kept: a new release of the same pages but for what today says, so that the register and the readers agree about it and nothing that was kept since is gone forward to. Refused where the
 * earlier one shows anything that has left, was replaced or has had its time since (G3, H4). What has come since waits for the next run, and keeps its first day.
 */
export const rollBack = deed('publication.run', async (session, {release, isDryRun, onStep}: RollbackOrder): Promise<Rollback> => {
  const started = performance.now()
  const lock = await holdLock(session, 'site', LOCK_WAIT_MS)
  try {
    const site = new SiteFolder(session.folder)
    await endDeadRuns(session.db, session.now)
    // What a dead run decided and may not be read any more gives place to a release that may.
    if (!(await finishInterrupted(session, site))) await removeWhatLeft(session)
    const {from, to, latest} = await chosen(session, site, release)
    const number = latest.number + 1
    const seconds = (): number => (performance.now() - started) / 1000
    const shown = await countRows(session.db, to.number)
    if (isDryRun) {
      await refuseOutlived(session, session.db, to)
      return {run: null, from, to: to.run, hidden: (await publicWithoutRow(session.db, to.number)).length, public: shown, seconds: seconds()}
    }
    const run = session.newRun()
    await beginRun(session.db, {id: run, kind: 'rollback', slot: null, actor: session.actor.id, at: session.now})
    try {
      const addresses = await changedAddresses(site, from, to.run)
      await refuseOutlived(session, session.db, to)
      const made = await repeatRelease(session, site, to, run, isKnown(latest) ? latest : null)
      if (made === null) throw new Refusal('release-not-kept', {release: to.run})
      onStep('made')
      const hidden = await decide(session, {run, to, made, ...addresses, number})
      onStep('decided')
      await switchRelease(session, site, {run, number})
      onStep('switched')
      await removeWhatLeft(session)
      await endRun(session.db, run, 'finished', session.now, {hidden, public: shown})
      return {run, from, to: to.run, hidden, public: shown, seconds: seconds()}
    } catch (error) {
      await endRun(session.db, run, 'failed', session.now, {})
      throw error
    }
  } finally {
    await lock.release()
  }
})

/** The release to go back to, and the one that readers see now. */
async function chosen(session: Session, site: SiteFolder, asked: string | null): Promise<{readonly from: RunId; readonly to: KnownRelease; readonly latest: ReleaseRow & {readonly number: number}}> {
  const from = await site.current()
  if (from === null) throw new Refusal('site-not-published')
  const made = await releasesMade(session.db)
  const latest = made[0]
  // Where the register has lost sight of what readers see, it cannot say what an earlier release showed either.
  if (latest?.number == null || latest.run !== from) throw new Refusal('release-not-kept', {release: asked ?? ''})
  const kept = new Set(await site.releases())
  const to = made.find(({run, number}) => run !== from && kept.has(run) && number !== null && (asked === null || run === asked))
  if (to === undefined || !isKnown(to) || (await site.manifest(to.run))?.get('') !== to.digest) throw new Refusal('release-not-kept', {release: asked ?? ''})
  return {from, to, latest: {...latest, number: latest.number}}
}

/** Refuses a release that shows what may be shown no more. Says how many entries, never which. */
async function refuseOutlived(session: Session, db: Session['db'], to: KnownRelease): Promise<void> {
  const {gone, expired, isOtherwiseBound} = await outlived(session, db, to)
  if (gone > 0 || expired > 0) throw new Refusal('release-outlived', {release: to.run, gone, expired})
  if (isOtherwiseBound) throw new Refusal('release-other-bounds', {release: to.run})
}

interface Decided {
  readonly run: RunId
  readonly to: KnownRelease
  readonly made: Repeated
  readonly number: number
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/** Writes down that readers see the earlier pages again, and lets what has come since wait. Gives how many entries that are. */
async function decide(session: Session, {run, to, made, number, gone, come}: Decided): Promise<number> {
  const {dialect} = session
  return session.change(async ({tx, at, record}) => {
    await takeOffDisallowed(tx, dialect)
    await discardDrafts(tx, number - 1)
    await refuseOutlived(session, tx, to)
    await goBackTo(tx, to.number, number)
    const hidden = await publicWithoutRow(tx, number)
    await putBack(tx, dialect, hidden)
    // Until readers see it they see what has come since: a rollback that dies here is finished by whatever comes next.
    await awaitRelease(tx, run)
    await changeGoneAddresses(tx, dialect, at, gone, come)
    await insertRelease(tx, run, at, made.digest, {number, today: made.today, surroundings: made.surroundings})
    await record({kind: 'site.rolled-back', run, to: to.run, hidden: hidden.length, digest: made.digest})
    return hidden.length
  })
}

/** Addresses of entries that one release has and another has not, both ways. */
async function changedAddresses(site: SiteFolder, from: RunId, to: RunId): Promise<{readonly gone: readonly string[]; readonly come: readonly string[]}> {
  const of = async (run: RunId): Promise<ReadonlySet<string>> => {
    const paths = new Set<string>()
    for await (const {path} of site.files(run)) if (isEntryAddress(path)) paths.add(path)
    return paths
  }
  const [now, then] = [await of(from), await of(to)]
  return {gone: [...now].filter((path) => !then.has(path)), come: [...then].filter((path) => !now.has(path))}
}
