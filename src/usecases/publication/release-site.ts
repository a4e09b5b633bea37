import {whatWasFound} from '../../core/policy/verdict.js'
import {Refusal} from '../../core/refusal.js'
import type {EntryId, RunId, VersionId} from '../../core/terms/identifiers.js'
import {addVersion, findStanding} from '../../io/db/entry-table.js'
import {setRemovalsPending} from '../../io/db/meta-table.js'
import {countOnShow, publish, takeOff, takeOffDisallowed} from '../../io/db/publication-table.js'
import {changeGoneAddresses, goneAddresses, insertRelease, latestRelease, noLongerAllowed, releasesMade, setReleaseState} from '../../io/db/release-table.js'
import {ClearedFiles} from '../../io/files/attachments.js'
import {readShipped} from '../../io/files/shipped.js'
import {SiteFolder, type Manifest, type ReleaseBuilder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import {deploy} from '../../io/system/deploy.js'
import {sha256} from '../../io/system/digest.js'
import {STYLE_PATH} from '../../papers/diary/drawn-page.js'
import {drawGoneMap} from '../../papers/diary/gone-page.js'
import {assemble, type Assembled} from './assemble.js'
import {basePathOf, pagesOf} from './draw-pages.js'
import {lookOver} from './look-over.js'

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
  readonly onProgress: (step: 'assemble' | 'draw' | 'look' | 'switch', done: number) => void
}

/** A release is drawn again without what was found or taken down meanwhile; more often than this means something is wrong. */
const ATTEMPTS_MAX = 6

/**
 * Draws the whole site from the register, looks it over, writes down what it shows and switches to it.
 * Readers see the old site or the new one (G2); whoever calls holds the site's lock; a kept release that shows what has left is removed with it (G3).
 */
export async function releaseSite(session: Session, order: ReleaseOrder): Promise<Release> {
  const site = new SiteFolder(session.folder)
  await finishInterrupted(session, site)
  const before = await manifestOfCurrent(site)
  const leftOut = new Set<EntryId>()
  let heldCount = 0
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    order.onProgress('assemble', 0)
    const assembled = await assemble(session, order.kind === 'full', leftOut)
    for (const entry of assembled.stale) leftOut.add(entry)
    const builder = await site.begin(order.run)
    const {showsOn, withoutFile} = await draw(session, order, assembled, builder)
    if (withoutFile.length > 0) {
      await builder.abandon()
      await holdFound(session, withoutFile, 'file-missing')
      heldCount += withoutFile.length
      for (const entry of withoutFile) leftOut.add(entry)
      continue
    }
    order.onProgress('look', builder.written.length)
    // A removal never waits, for rules that somebody must mend either: what it still shows was looked over when it was published.
    const lexica = order.kind === 'full' ? session.judgement.lexica : session.lexicaIfReadable
    const {held, unexplained} = await lookOver(session, lexica, assembled, builder, showsOn)
    if (held.length > 0 || (unexplained.length > 0 && order.kind === 'full')) {
      await builder.abandon()
      if (held.length === 0) throw new Refusal('release-unclean', {pages: unexplained.length})
      await holdFound(session, held, 'found-before-release')
      heldCount += held.length
      for (const entry of held) leftOut.add(entry)
      continue
    }
    const shown = new Set([...assembled.plan.showings.values()].map(({version}) => version.id))
    await builder.finish(shown)
    const committed = await commit(session, order, assembled, builder, before)
    if (committed.refused.length > 0) {
      await site.remove(order.run)
      for (const entry of committed.refused) leftOut.add(entry)
      continue
    }
    order.onProgress('switch', shown.size)
    await switchAndClean(session, site, order.run, shown)
    return {run: order.run, folder: site.pathOf(order.run), public: shown.size, goneAddresses: committed.gone, ...committed.counts, held: heldCount}
  }
  throw new Refusal('release-unclean', {pages: 0})
}

/** What was drawn: which entries stand on which page, and those whose kept file is gone or is not what was cleared. */
interface Drawn {
  readonly showsOn: ReadonlyMap<string, readonly EntryId[]>
  readonly withoutFile: readonly EntryId[]
}

async function draw(session: Session, {onProgress}: ReleaseOrder, {entries}: Assembled, builder: ReleaseBuilder): Promise<Drawn> {
  const showsOn = new Map<string, readonly EntryId[]>()
  for await (const {path, html, shows} of pagesOf(session, entries)) {
    builder.addPage(path, html)
    showsOn.set(path, shows)
    if (showsOn.size % 1_000 === 0) onProgress('draw', showsOn.size)
  }
  builder.addPage(STYLE_PATH, readShipped('diary/stil.css'))
  const cleared = new ClearedFiles(session.folder)
  const withoutFile: EntryId[] = []
  for (const entry of entries) {
    if (entry.form !== 'plain' || entry.kind !== 'document') continue
    for (const file of entry.files) if (!builder.addFile(file.address, cleared.pathOf(file.sha256), file.sha256)) withoutFile.push(entry.id)
  }
  return {showsOn, withoutFile}
}

interface Committed {
  readonly counts: ReleaseCounts
  readonly gone: readonly string[]
  /** Entries that changed while the release was drawn: nothing was written, it must be drawn again without them. */
  readonly refused: readonly EntryId[]
}

class ChangedMeanwhile extends Error {
  readonly entries: readonly EntryId[]
  constructor(entries: readonly EntryId[]) {
    super('Entries changed while the release was drawn')
    this.entries = entries
  }
}

async function commit(session: Session, order: ReleaseOrder, {plan}: Assembled, builder: ReleaseBuilder, before: Manifest): Promise<Committed> {
  const showings = [...plan.showings.values()]
  const fresh = showings.filter(({version}) => version.stage !== 'published')
  const expired = new Set(plan.expired)
  const gone = [...before.files.keys()].filter((path) => isEntryAddress(path) && !builder.files.has(path))
  const back = [...builder.files.keys()].filter((path) => isEntryAddress(path) && !before.files.has(path))
  const counts: ReleaseCounts = {
    published: fresh.filter(({isOnShow}) => !isOnShow).length,
    republished: fresh.filter(({isOnShow}) => isOnShow).length,
    unchanged: showings.length - fresh.length,
    expired: plan.expired.length,
    withdrawn: [...entriesIn(before)].filter((entry) => !plan.showings.has(entry) && !expired.has(entry)).length,
    held: 0,
  }
  try {
    await session.change(async ({tx, at, record}) => {
      const refused = await noLongerAllowed(
        tx,
        session.dialect,
        showings.map(({version}) => numbered(version)),
      )
      if (refused.length > 0) throw new ChangedMeanwhile(refused)
      await takeOff(tx, session.dialect, plan.expired, 'expired')
      // Until readers see this release they see the one before: a run that dies here is finished by whatever comes next.
      await setRemovalsPending(tx, true)
      await takeOffDisallowed(tx, session.dialect)
      await publish(
        tx,
        session.dialect,
        fresh.map(({version, publishedOn, isResurfaced}) => ({...numbered(version), firstDay: isResurfaced ? null : publishedOn})),
      )
      await changeGoneAddresses(tx, session.dialect, at, gone, back)
      const digest = sha256([...builder.files].map(([path, digestOfFile]) => `${path} ${digestOfFile}`).join('\n'))
      await insertRelease(tx, order.run, at, digest)
      await record({kind: 'site.released', run: order.run, published: counts.published, republished: counts.republished, withdrawn: counts.withdrawn, expired: counts.expired, digest})
    })
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return {counts, gone, refused: error.entries}
    throw error
  }
  return {counts, gone, refused: []}
}

function numbered({id, entry}: {readonly id: string; readonly entry: EntryId}): {readonly entry: EntryId; readonly version: number} {
  return {entry, version: Number(id.slice(id.indexOf('.') + 1))}
}

function entriesIn({versions}: Manifest): ReadonlySet<EntryId> {
  return new Set([...versions].map((version) => version.slice(0, version.indexOf('.')) as EntryId))
}

function isEntryAddress(path: string): boolean {
  return path.startsWith('arende/') || path.startsWith('handling/') || path.startsWith('fil/')
}

async function switchAndClean(session: Session, site: SiteFolder, run: RunId, shown: ReadonlySet<VersionId>): Promise<void> {
  await site.writeGoneMap(drawGoneMap(await goneAddresses(session.db), basePathOf(session.settings.site.baseUrl)))
  await site.switchTo(run)
  await setReleaseState(session.db, run, 'current')
  await removeUncleanReleases(session, site, run, shown)
  await copyOut(session, site, run)
  // Somebody may have taken something down since this was drawn: then that removal still stands out.
  const onShow = [...(await countOnShow(session.db)).values()].reduce((sum, count) => sum + count, 0)
  if (onShow === shown.size) await setRemovalsPending(session.db, false)
}

/** Removes every kept release that shows something no longer public, or a text that has been replaced, and the oldest above the number to keep. */
async function removeUncleanReleases(session: Session, site: SiteFolder, run: RunId, shown: ReadonlySet<VersionId>): Promise<void> {
  const clean: RunId[] = []
  const made = await releasesMade(session.db)
  for (const name of await site.releases()) {
    if (name === run) continue
    const manifest = await site.manifest(name)
    // A release without a manifest cannot be shown to be clean; nor one that a register has made which has since been replaced: its numbers of versions mean other texts.
    if (manifest !== null && made.has(name) && [...manifest.versions].every((version) => shown.has(version))) clean.push(name)
    else await site.remove(name)
  }
  for (const name of clean.slice(0, Math.max(0, clean.length - session.settings.site.keepReleases + 1))) await site.remove(name)
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
async function finishInterrupted(session: Session, site: SiteFolder): Promise<void> {
  const latest = await latestRelease(session.db)
  if (latest === null || latest.state === 'current') return
  const current = await site.current()
  if (current !== latest.run && (await site.releases()).includes(latest.run)) {
    await site.writeGoneMap(drawGoneMap(await goneAddresses(session.db), basePathOf(session.settings.site.baseUrl)))
    await site.switchTo(latest.run)
  }
}

async function manifestOfCurrent(site: SiteFolder): Promise<Manifest> {
  const current = await site.current()
  const manifest = current === null ? null : await site.manifest(current)
  return manifest ?? {files: new Map(), versions: new Set()}
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

