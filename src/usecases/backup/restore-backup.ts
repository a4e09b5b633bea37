import type {BackupManifest} from '../../core/retention/backup.js'
import type {Reapplied} from '../../core/retention/stop.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {setScrubPending} from '../../io/db/meta-table.js'
import {countOnShow} from '../../io/db/publication-table.js'
import {refusingDamage} from '../../io/db/restored-register.js'
import {ClearedFiles} from '../../io/files/attachments.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import {isWorkspace} from '../../io/files/workspace.js'
import {asInstant} from '../../io/system/clock.js'
import {holdLock} from '../../io/system/lock.js'
import {takeOffSite} from '../publication/run-release.js'
import {loadBackup, type LoadedBackup, type LoadProgress} from './load-backup.js'
import {journalEnds, putBack, type JournalChoice} from './put-back.js'
import {makeTarget, openTarget, refuseSetClock, type RestoreTarget, type RestoreWorld} from './restore-target.js'

export type {JournalChoice, RestoreWorld}

/** What a restore is about to do, for the one who is asked. */
export interface RestorePlan {
  readonly municipality: string
  readonly madeAt: string
  readonly entries: number
  /** True where a register stands that the backup takes the place of. */
  readonly replaces: boolean
}

export interface RestoreOrder {
  readonly file: string
  /** A workspace, or a folder that is to become one. */
  readonly folder: string
  readonly journal: JournalChoice
  /** For a folder that is to become a workspace: another database than the backup's settings name. */
  readonly database: string | null
  /** Asks, and refuses by throwing. */
  readonly confirm: (plan: RestorePlan) => Promise<void>
  readonly onProgress: (step: Parameters<LoadProgress>[0] | 'replace' | 'site', name: string) => void
  /** Told as soon as the register stands, before the site is brought in line, which may fail by itself. */
  readonly onRestored: (restored: RestoredRegister) => void
}

/** A register that was put back. */
export interface RestoredRegister {
  readonly sha256: string
  readonly manifest: BackupManifest
  readonly workspace: string
  readonly journal: JournalChoice['kind']
  /** When the journal's last line was written; null without one. */
  readonly journalEnds: Instant | null
  readonly reapplied: Reapplied
  /** True where neither register nor site stood: nothing is drawn before somebody publishes. */
  readonly isNew: boolean
  /** Entries the register has as public. */
  readonly public: number
  /** True where a publication here would write to the public web server. */
  readonly deploys: boolean
}

/**
 * Puts a backup in the place of the workspace's register, in one change, and lets nothing come back that was stopped since (P3). A folder that is
 * no workspace becomes one. Readers have a site without what the restored register does not allow before this ends.
 */
export async function restoreBackup(world: RestoreWorld, order: RestoreOrder): Promise<RestoredRegister> {
  const loaded = await loadBackup(order.file, order.onProgress)
  let restored: RestoredRegister
  try {
    restored = await restore(world, order, loaded)
  } finally {
    await loaded.close()
  }
  order.onRestored(restored)
  if (await hasSite(order.folder)) {
    order.onProgress('site', '')
    const session = await world.open(order.folder)
    try {
      await takeOffSite(session, 1)
    } finally {
      await session.close()
    }
  }
  return restored
}

async function restore(world: RestoreWorld, order: RestoreOrder, loaded: LoadedBackup): Promise<RestoredRegister> {
  const {folder, journal, file} = order
  const {manifest, sha256} = loaded.archive
  refuseSetClock(world, manifest)
  const ends = await journalEnds(folder, journal, manifest.stopJournal)
  const plan = {municipality: manifest.municipality, madeAt: manifest.madeAt, entries: manifest.tables.find(({name}) => name === 'entry')?.rows ?? 0}
  const isBare = !isWorkspace(folder)
  if (isBare) {
    await order.confirm({...plan, replaces: false})
    await makeTarget(folder, loaded, order.database)
  }
  const target = await openTarget(world, folder, loaded)
  try {
    if (!isBare) await order.confirm({...plan, replaces: target.isStanding})
    const at = asInstant(world.clock.now())
    const reapplied = await underLocks(target, at, async () => {
      await bringFiles(folder, loaded)
      const done = await refusingDamage(async () =>
        putBack({file, loaded, target, journal, at, hasSite: await hasSite(folder), onTable: (name) => order.onProgress('replace', name)}),
      )
      // What stood there before is not left in the database's own files; where somebody reads them, the next purge sees to it.
      if ((await target.dialect.scrub(target.db)).kind === 'clean') await setScrubPending(target.db, false)
      return done
    })
    const onShow = [...(await countOnShow(target.db)).values()].reduce((sum, count) => sum + count, 0)
    return {sha256, manifest, workspace: folder, journal: journal.kind, journalEnds: ends, reapplied, isNew: !target.isStanding && !(await hasSite(folder)), public: onShow, deploys: target.settings.site.deploy !== undefined}
  } finally {
    await target.close()
  }
}

/** Nothing is imported, published or tidied, and nobody has the vault open, while a register is put back. */
async function underLocks<T>({dialect, place, actor}: RestoreTarget, now: Instant, work: () => Promise<T>): Promise<T> {
  const seeker = {dialect, place, actor, now}
  const imports = await holdLock(seeker, 'import', 0)
  try {
    const site = await holdLock(seeker, 'site', 0)
    try {
      const vault = await holdLock(seeker, 'vault', 0)
      try {
        return await work()
      } finally {
        await vault.release()
      }
    } finally {
      await site.release()
    }
  } finally {
    await imports.release()
  }
}

async function bringFiles(folder: string, {archive}: LoadedBackup): Promise<void> {
  const cleared = new ClearedFiles(folder)
  for await (const {sha256, content} of archive.files()) {
    if (!(await cleared.keepBytes(sha256, content))) throw new Refusal('backup-damaged', {problem: 'files'})
  }
}

async function hasSite(folder: string): Promise<boolean> {
  return (await new SiteFolder(folder).current()) !== null
}
