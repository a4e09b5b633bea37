import {Refusal} from '../../core/refusal.js'
import {STORE_NAMES, type StoreName} from '../../core/retention/stores.js'
import type {EntryId, RunId} from '../../core/terms/identifiers.js'
import {removalsPending} from '../../io/db/meta-table.js'
import {casesOf, textsOf} from '../../io/db/retention-table.js'
import {beginRun, endRun} from '../../io/db/run-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import {removeLeftovers} from '../../io/files/tidy.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {holdLock} from '../../io/system/lock.js'
import {deed} from '../deed.js'
import {tombstoneHash} from '../import/graves.js'
import {entriesOnSite} from '../publication/entries-on-site.js'
import {runRelease} from '../publication/run-release.js'
import {leave, scrub} from './leave-register.js'
import {planFor, publicCopies, ruleIn, weighRegister, type DueCase, type RetentionPlan} from './plan-retention.js'
import {searchTraces, tellingTexts, type Proof} from './search-traces.js'
import {trimStores} from './trim-stores.js'
import {dueOf, ruleOf, Scales} from './weigh-register.js'

export interface PurgeOrder {
  readonly isDryRun: boolean
  readonly onProgress: (step: 'remove' | 'purge' | 'trim' | 'scrub' | 'search', done: number, total: number) => void
}

/** What a purge came to, or would: the plan's counts are what was purged and trimmed, and what waits. */
export interface Purged extends RetentionPlan {
  readonly run: RunId
  readonly dryRun: boolean
  /** False while bytes of what was deleted may still stand in the database's files: somebody was reading, or tables are left. Null in a dry run. */
  readonly scrubbed: boolean | null
  /** Tables that only an administrator of the database may clean. */
  readonly tablesLeft: number
  /** Null in a dry run. */
  readonly proof: Proof | null
}

const RIGHT = 'retention.purge'
/** Entries in one change: whole cases, so that it may be a few more. */
const BATCH_ENTRIES = 5_000
/** Entries whose texts are looked for afterwards. */
const SAMPLE_ENTRIES = 100

/** Stores that are trimmed before the registry copies go: what tells which of their files were delivered goes with those. */
const FIRST: readonly StoreName[] = ['inbox', 'rejects']

/**
 * Everything that has had its time leaves (H4, P1): public copies first, then registry copies under the municipality's rule, then what the other stores
 * have kept long enough. Each batch is a change of its own, so a purge that is cut short has purged whole cases and is finished by the next.
 */
export const purgeRetention = deed(RIGHT, async (session, order: PurgeOrder): Promise<Purged> => {
  const run = session.newRun()
  if (order.isDryRun) return {run, dryRun: true, ...(await planFor(session, RIGHT)), scrubbed: null, tablesLeft: 0, proof: null}
  const left = await removePublicCopies(session, order)
  const lock = await holdLock(session, 'import', 0)
  try {
    await removeLeftovers(session.folder, [])
    await beginRun(session.db, {id: run, kind: 'purge', slot: null, actor: session.actor.id, at: session.now})
    const {counts, cases} = await weighRegister(session, RIGHT, new Set())
    // Stores hold what is the whole municipality's.
    const trims = session.may(RIGHT, '*')
    const stores = trims ? await trimStores(session, run, FIRST) : []
    const {purged, texts} = await purgeCases(session, run, cases, order)
    order.onProgress('trim', 0, 0)
    const trimmed = trims ? [...stores, ...(await trimStores(session, run, STORE_NAMES.filter((store) => !FIRST.includes(store))))] : []
    order.onProgress('scrub', 0, 0)
    const {scrubbed, tablesLeft} = await scrub(session)
    order.onProgress('search', 0, 0)
    const proof = await searchTraces(session, texts)
    const registryCopies = [...purged.values()].reduce((sum, count) => sum + count, 0)
    await endRun(session.db, run, 'finished', session.now, {registryCopies, publicCopies: left, scrubbed: Number(scrubbed), found: proof.found})
    return {
      run,
      dryRun: false,
      ...ruleIn(session),
      expiredNotRemoved: (await publicCopies(session)).expired.length,
      publicCopies: left,
      ...counts,
      registryCopies,
      committees: counts.committees.map((one) => ({...one, registryCopies: purged.get(one.committee) ?? 0})),
      stores: trimmed.sort((one, other) => STORE_NAMES.indexOf(one.store) - STORE_NAMES.indexOf(other.store)),
      scrubbed,
      tablesLeft,
      proof,
    }
  } catch (error) {
    await endRun(session.db, run, 'failed', session.now, {})
    throw error
  } finally {
    await lock.release()
  }
})

/** Nothing is purged here while readers may still see it: what is past its day leaves the site first. Returns how many public copies left. */
async function removePublicCopies(session: Session, {onProgress}: PurgeOrder): Promise<number> {
  const site = new SiteFolder(session.folder)
  if ((await site.current()) === null) return 0
  const {leaving} = await publicCopies(session)
  const {isKnown} = await entriesOnSite(session)
  if (leaving.size > 0 || !isKnown || (await removalsPending(session.db))) {
    onProgress('remove', 0, leaving.size)
    await runRelease(session, 'removals', null, () => undefined)
  }
  if (await removalsPending(session.db)) throw new Refusal('removals-pending')
  return leaving.size
}

class NothingIsDue extends Error {}

interface Batch {
  readonly purged: ReadonlyMap<string, number>
  readonly texts: ReadonlySet<string>
}

async function purgeCases(session: Session, run: RunId, cases: readonly DueCase[], {onProgress}: PurgeOrder): Promise<Batch> {
  const batches = inBatches(cases)
  const {entries: onSite} = await entriesOnSite(session)
  const scales = new Scales(session, onSite, new Set())
  const total = cases.reduce((sum, {due}) => sum + due, 0)
  const sample = Math.max(1, Math.ceil(SAMPLE_ENTRIES / Math.max(1, batches.length)))
  const purged = new Map<string, number>()
  const texts = new Set<string>()
  let done = 0
  for (const batch of batches) {
    onProgress('purge', done, total)
    const gone = await purgeBatch(session, run, scales, batch, sample)
    for (const [committee, count] of gone.purged) {
      purged.set(committee, (purged.get(committee) ?? 0) + count)
      done += count
    }
    for (const text of gone.texts) texts.add(text)
  }
  return {purged, texts}
}

function inBatches(cases: readonly DueCase[]): readonly (readonly EntryId[])[] {
  const batches: EntryId[][] = []
  let room = 0
  for (const {entry, due} of cases) {
    if (room <= 0) {
      batches.push([])
      room = BATCH_ENTRIES
    }
    batches.at(-1)?.push(entry)
    room -= due
  }
  return batches
}

async function purgeBatch(session: Session, run: RunId, scales: Scales, cases: readonly EntryId[], sample: number): Promise<Batch> {
  try {
    return await session.change(async (change) => {
      // Weighed again under the write lock: somebody may have decided, published or imported since.
      const weighed = (await casesOf(change.tx, session.dialect, cases)).map((inRegister) => scales.weigh(inRegister))
      const due = weighed.flatMap((one) => dueOf(one))
      if (due.length === 0) throw new NothingIsDue()
      const {contents, notes} = await textsOf(change.tx, session.dialect, due.slice(0, sample).map(({entry}) => entry))
      await leave(session, change, due, {ground: ruleOf(session).kind, why: 'purged'})
      const purged = new Map<string, number>()
      for (const committee of new Set(due.map(({key}) => key.committee))) {
        const ofCommittee = due.filter(({key}) => key.committee === committee)
        purged.set(committee, ofCommittee.length)
        const digest = sha256(ofCommittee.map(({key}) => tombstoneHash(session, key)).sort().join('\n'))
        await change.record({kind: 'registry-copies.purged', run, ground: ruleOf(session).kind, entries: ofCommittee.length, cases: ofCommittee.filter(({kind}) => kind === 'case').length, digest}, committee)
      }
      return {purged, texts: tellingTexts(contents, notes)}
    })
  } catch (error) {
    if (error instanceof NothingIsDue) return {purged: new Map(), texts: new Set()}
    throw error
  }
}
