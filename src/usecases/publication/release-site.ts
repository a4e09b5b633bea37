import {holdsUnswept} from './candidates.js'
import {whatWasFound} from '../../core/policy/verdict.js'
import {isEntryAddress} from '../../core/publication/page-address.js'
import {Refusal} from '../../core/refusal.js'
import type {EntryId, Instant, RunId, VersionId} from '../../core/terms/identifiers.js'
import {addVersion, findStanding} from '../../io/db/entry-table.js'
import {awaitRelease} from '../../io/db/meta-table.js'
import {publish, takeOff, takeOffDisallowed} from '../../io/db/publication-table.js'
import {changeGoneAddresses, insertRelease, noLongerAllowed} from '../../io/db/release-table.js'
import {countRows, publicWithoutRow, rowsNotPublic} from '../../io/db/site-table.js'
import type {ReleaseChange} from '../../io/files/release-builder.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import {diaryLook, diaryLookForRemoval} from './diary-look.js'
import {drawRelease, type Drawn} from './draw-release.js'
import {whoseFault} from './look-over.js'
import type {Fresh} from './candidates.js'
import {planSite, previousRelease, type SitePlan} from './plan-site.js'
import {nameOf, type SlotToRun} from './slot-to-run.js'
import {finishInterrupted, switchRelease} from './switch-release.js'

/** What a release changed, counted in entries. */
export interface ReleaseCounts {
  readonly published: number
  readonly republished: number
  readonly unchanged: number
  /** Left since the release before, for any cause but time. */
  readonly withdrawn: number
  readonly expired: number
  /** Held by the last look. */
  readonly held: number
}

/** A finished release. */
export interface Release extends ReleaseCounts {
  readonly run: RunId
  /** The folder readers are served from. */
  readonly folder: string
  readonly public: number
  /** Addresses that are public no more since the release before. */
  readonly goneAddresses: readonly string[]
}

export interface ReleaseOrder {
  readonly run: RunId
  /** `removals` lets nothing new out: what must leave leaves, the rest stays as it is. */
  readonly kind: 'full' | 'removals'
  /** The slot that it is for; null for a removal, and where a person starts it between slots. */
  readonly slot: SlotToRun | null
  readonly onProgress: (step: 'assemble' | 'draw' | 'look' | 'switch', done: number) => void
}

/** A release is drawn again without what was found or taken down meanwhile; more often than this means something is wrong. */
const ATTEMPTS_MAX = 6

/**
 * Draws from the register what has changed since the release that readers see, looks it over, writes down what the new one shows and switches to it.
 * Readers see the old site or the new one (G2), and the old one still where something on the new one left before they were switched; whoever calls holds the site's lock; a kept release that shows what has left is removed with it (G3).
 */
export async function releaseSite(session: Session, order: ReleaseOrder): Promise<Release> {
  const site = new SiteFolder(session.folder)
  await finishInterrupted(session, site)
  // A removal never waits, for rules that somebody must mend either: what it still shows was looked over when it was published.
  const lexica = order.kind === 'full' ? session.judgement.lexica : session.lexicaIfReadable
  const look = order.kind === 'full' ? diaryLook(session) : diaryLookForRemoval(session)
  let previous = await previousRelease(session, site)
  const leftOut = new Set<EntryId>()
  let heldCount = 0
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    order.onProgress('assemble', 0)
    const plan = await planSite(session, previous, freshFor(order), leftOut)
    for (const entry of plan.stale) leftOut.add(entry)
    const builder = await site.begin(order.run, previous?.run ?? null)
    const at = session.now
    const drawn = await drawRelease(session, {lexica, look}, builder, plan, previous, at, (pages) => order.onProgress('draw', pages))
    const {stale, withoutFile, showingSecrets} = drawn
    if (stale.length > 0 || withoutFile.length > 0) {
      await builder.abandon()
      if (withoutFile.length > 0) await holdFound(session, withoutFile, 'file-missing')
      heldCount += withoutFile.length
      for (const entry of [...stale, ...withoutFile]) leftOut.add(entry)
      continue
    }
    order.onProgress('look', builder.written.length)
    const lastLook = await whoseFault(lexica, drawn.source, drawn)
    const held = [...new Set([...showingSecrets, ...lastLook.held])]
    if (held.length > 0 || (lastLook.unexplained.length > 0 && order.kind === 'full')) {
      await builder.abandon()
      if (held.length === 0) throw new Refusal('release-unclean', {pages: lastLook.unexplained.length})
      await holdFound(session, held, 'found-before-release')
      heldCount += held.length
      for (const entry of held) leftOut.add(entry)
      continue
    }
    const change = await builder.finish()
    const committed = await commit(session, order, plan, {drawn, change, drawnAt: at})
    if (committed !== null) {
      await site.remove(order.run)
      for (const entry of committed.refused) leftOut.add(entry)
      // What readers see and what the register says of it have come apart: the next attempt takes nothing over.
      if (committed.refused.length === 0) previous = null
      continue
    }
    const shown = await countRows(session.db, plan.number)
    order.onProgress('switch', shown)
    await switchRelease(session, site, {run: order.run, number: plan.number})
    return {run: order.run, folder: site.pathOf(order.run), public: shown, goneAddresses: change.gone.filter(isEntryAddress), ...countsOf(plan, shown), held: heldCount}
  }
  throw new Refusal('release-unclean', {pages: 0})
}

/** A slot releases what stood approved when it began, however late it is run: what came later waits for the next (G1). */
function freshFor({kind, slot}: ReleaseOrder): Fresh {
  if (kind === 'removals') return 'none'
  return slot === null ? 'all' : {readyAt: slot.at}
}

function countsOf({fresh, expired, withdrawn}: SitePlan, shown: number): ReleaseCounts {
  return {
    published: fresh.filter(({candidate}) => !candidate.isOnShow).length,
    republished: fresh.filter(({candidate}) => candidate.isOnShow).length,
    unchanged: shown - fresh.length,
    expired: expired.length,
    withdrawn,
    held: 0,
  }
}

class ChangedMeanwhile extends Error {
  readonly entries: readonly EntryId[]
  constructor(entries: readonly EntryId[]) {
    super('Entries changed while the release was drawn')
    this.entries = entries
  }
}

/** Writes down what becomes public with a release. Null where it did; otherwise nothing was written, and the release must be drawn again without these. */
async function commit(session: Session, order: ReleaseOrder, plan: SitePlan, {drawn: {surroundings}, change, drawnAt}: {readonly drawn: Drawn; readonly change: ReleaseChange; readonly drawnAt: Instant}): Promise<{readonly refused: readonly EntryId[]} | null> {
  const {number, fresh, expired, stale} = plan
  const counts = countsOf(plan, fresh.length)
  try {
    await session.change(async ({tx, at, record}) => {
      const versions = fresh.map(({candidate: {entry, version}}) => ({entry, version}))
      const refused = await noLongerAllowed(tx, session.dialect, versions, await holdsUnswept(session, tx))
      if (refused.length > 0) throw new ChangedMeanwhile(refused)
      await takeOff(tx, session.dialect, expired, 'expired')
      await takeOff(tx, session.dialect, stale, 'withdrawn')
      await takeOffDisallowed(tx, session.dialect)
      // A run that dies here is finished by whatever comes next.
      await awaitRelease(tx, order.run)
      await publish(
        tx,
        session.dialect,
        fresh.map(({candidate: {entry, version}, publishedOn, isResurfaced}) => ({entry, version, firstDay: isResurfaced ? null : publishedOn})),
      )
      // The release and the list of what is public are the same to the row, or it is not a release.
      const left = await rowsNotPublic(tx, number)
      if (left.length > 0) throw new ChangedMeanwhile(left.map(({entry}) => entry))
      if ((await publicWithoutRow(tx, number)).length > 0) throw new ChangedMeanwhile([])
      await changeGoneAddresses(tx, session.dialect, drawnAt, change.gone.filter(isEntryAddress), change.come.filter(isEntryAddress))
      await insertRelease(tx, order.run, at, change.digest, {number, today: session.today, surroundings})
      await record({kind: 'site.released', run: order.run, published: counts.published, republished: counts.republished, withdrawn: counts.withdrawn, expired: counts.expired, digest: change.digest, ...(order.slot === null ? {} : {slot: nameOf(order.slot), lateMinutes: order.slot.lateMinutes})})
    })
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return {refused: error.entries}
    throw error
  }
  return null
}

/** Holds what must not go out after all: a new version of the same text that waits for a person. */
async function holdFound(session: Session, found: readonly EntryId[], ground: 'found-before-release' | 'file-missing'): Promise<void> {
  await session.change(async ({tx, at, record, stop}) => {
    for (const id of found) {
      const standing = await findStanding(tx, id)
      if (standing === null || standing.verdict.kind === 'secret') continue
      const {kind, grounds} = standing.verdict
      const verdict = {kind: kind === 'block' ? kind : 'review', grounds: [...grounds, ground], ...whatWasFound(standing.verdict)} as const
      const number = await addVersion(tx, standing, {
        stage: 'held',
        origin: 'rescan',
        contentText: standing.contentText,
        verdict,
        fingerprint: standing.fingerprint,
        policyHash: standing.policyHash,
        at,
        decision: null,
      })
      await stop([id], 'held-here')
      await record({kind: 'entry.found-before-release', entry: id, version: `${id}.${number}` as VersionId}, standing.key.committee)
    }
    await takeOffDisallowed(tx, session.dialect)
  })
}
