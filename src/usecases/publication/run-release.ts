import {Refusal} from '../../core/refusal.js'
import type {RunKind} from '../../io/db/run-table.js'
import {removalsPending} from '../../io/db/meta-table.js'
import {addressesNotCopied} from '../../io/db/release-table.js'
import {beginRun, endDeadRuns, endRun} from '../../io/db/run-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import {tidyWorkspace} from './tidy-workspace.js'
import type {SlotToRun} from './slot-to-run.js'
import {holdLock} from '../../io/system/lock.js'
import {releaseSite, type Release, type ReleaseOrder} from './release-site.js'

/** How long a takedown waits for a run that is at work. Milliseconds. */
const LOCK_WAIT_MS = {full: 0, removals: 60_000} as const

/** How many removals a run makes for others before it lets the site go. */
const ROUNDS_MAX = 10

/** A finished release with the time it took. */
export interface ReleaseRun extends Release {
  readonly seconds: number
  /** Addresses that left earlier, with releases that did not reach the copy on the web server: what left there now. */
  readonly notCopied: readonly string[]
}

/**
 * One release with its line in the ledger. A publication that fails leaves the readers the old site, and tries to tell them so:
 * a removal-only release that says the update failed.
 */
export async function runRelease(session: Session, kind: ReleaseOrder['kind'], slot: SlotToRun | null, onProgress: ReleaseOrder['onProgress'], waitMs: number = LOCK_WAIT_MS[kind]): Promise<ReleaseRun> {
  // Held before the ledger knows of the run: one that had to wait has not failed.
  const lock = await holdLock(session, 'site', waitMs)
  const run = session.newRun()
  const ledger: RunKind = kind === 'full' ? 'publication' : 'removal'
  const started = performance.now()
  const onTime = slot === null ? {} : {lateMinutes: slot.lateMinutes, missedSlots: slot.missed}
  try {
    await endDeadRuns(session.db, session.now)
    const notCopied = await addressesNotCopied(session.db)
    await beginRun(session.db, {id: run, kind: ledger, slot: slot?.time ?? null, actor: session.actor.id, at: session.now, ...(slot === null ? {} : {frozenAt: slot.at}), counts: onTime})
    const first = await releaseSite(session, {run, kind, slot, onProgress})
    const release = withRemovals(first, await removeWhatLeft(session))
    const {published, republished, unchanged, withdrawn, expired, held} = release
    await endRun(session.db, run, 'finished', session.now, {published, republished, unchanged, withdrawn, expired, held, public: release.public, ...onTime})
    return {...release, notCopied, seconds: (performance.now() - started) / 1000}
  } catch (error) {
    await endRun(session.db, run, 'failed', session.now, onTime)
    if (kind === 'full' && (await new SiteFolder(session.folder).current()) !== null) {
      await releaseSite(session, {run: session.newRun(), kind: 'removals', slot: null, onProgress: () => undefined}).catch(() => undefined)
    }
    throw error
  } finally {
    await lock.release()
  }
}

/**
 * Before the site is let go: what has left since the release was planned leaves the site too, whoever took it down and is waiting, or has given up waiting (G3). After some
 * rounds those who still wait get their turn.
 */
export async function removeWhatLeft(session: Session): Promise<readonly Release[]> {
  const made: Release[] = []
  while (made.length < ROUNDS_MAX && (await removalsPending(session.db))) made.push(await releaseSite(session, {run: session.newRun(), kind: 'removals', slot: null, onProgress: () => undefined}))
  return made
}

/** One release and the removals that came on top of it, as one run. */
function withRemovals(first: Release, removals: readonly Release[]): Release {
  const last = removals.at(-1) ?? first
  const sum = (of: (release: Release) => number): number => [first, ...removals].reduce((total, one) => total + of(one), 0)
  return {...first, folder: last.folder, public: last.public, goneAddresses: [first, ...removals].flatMap((one) => one.goneAddresses), withdrawn: sum((one) => one.withdrawn), expired: sum((one) => one.expired), held: sum((one) => one.held)}
}

/** The run at noon or four: a whole release, and then what a finished run puts away. */
export async function runFullRelease(session: Session, slot: SlotToRun | null, onProgress: ReleaseOrder['onProgress']): Promise<ReleaseRun> {
  const release = await runRelease(session, 'full', slot, onProgress)
  await tidyWorkspace(session, release.run)
  return release
}

/** After a change that took something off: the site follows at once, without waiting for a run (G3); also what an earlier takedown that was cut short left behind. Null where nothing was public. */
export async function takeOffSite(session: Session, left: number, waitMs?: number): Promise<ReleaseRun | null> {
  if (left === 0 && !(await removalsPending(session.db))) return null
  try {
    return await runRelease(session, 'removals', null, () => undefined, waitMs)
  } catch (error) {
    // Whoever has the site removes this too before letting it go: it was written down before this one began to wait.
    if (error instanceof Refusal && error.code === 'locked') throw new Refusal('removal-waits', error.facts)
    throw error
  }
}

/** The same, where what is written down is over for the register whatever comes of the site: tells why the site has not followed, where a run has it and does it, or the copy could not be renewed. */
export async function takeOffSiteOrSay(session: Session, left: number, waitMs?: number): Promise<Refusal | null> {
  try {
    await takeOffSite(session, left, waitMs)
    return null
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'removal-waits' || error.code === 'deploy-failed')) return error
    throw error
  }
}
