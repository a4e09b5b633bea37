import {join, relative} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {keptFrom, STORE_NAMES, STORES, type StoreName} from '../../core/retention/stores.js'
import type {Instant, RunId} from '../../core/terms/identifiers.js'
import {PLACE_DAYS, VIEW_DAYS} from '../../core/review/queue/place.js'
import {addDays, type LocalDate} from '../../core/terms/local-date.js'
import {countAged, deleteAged, importedExports, type AgedRows} from '../../io/db/aged-table.js'
import {countAuditBefore, trimBefore} from '../../io/db/audit-table.js'
import {forgetBackups} from '../../io/db/backup-table.js'
import {isNamed, namedFiles, type NamedFiles} from '../../io/db/named-files.js'
import {filesNeeded} from '../../io/db/entry-table.js'
import {lettersUnderWaySince} from '../../io/db/letter-table.js'
import {setScrubPending} from '../../io/db/meta-table.js'
import {oldFiles, type OldFile} from '../../io/files/old-files.js'
import {rejectsBefore, remove, runsBefore, unneededFiles} from '../../io/files/tidy.js'
import {copiesBefore} from '../../io/files/vault-copies.js'
import {VAULT_COPIES} from '../../io/files/vault-folder.js'
import {inboxFolder} from '../../io/files/workspace.js'
import type {Session} from '../../io/session.js'
import {faultsBefore} from '../../io/system/fault-log.js'
import {oldBackups} from './old-backups.js'
import {removeUnneeded} from './remove-unneeded.js'
import {countOutbox, trimOutbox} from './trim-outbox.js'

/** How much of one store has had its time: rows or files. */
export interface StoreDue {
  readonly store: StoreName
  /** The key in the settings that decides; null where need alone does. */
  readonly setting: string | null
  readonly due: number
  /** What has had its time and stays for now, since it cannot be reached from here. */
  readonly waits: number
}

type Weighed = Pick<StoreDue, 'due' | 'waits'>

/** One store, as it is counted and as it is trimmed. */
interface Store {
  count(session: Session, before: LocalDate): Promise<Weighed>
  trim(session: Session, before: LocalDate, run: RunId): Promise<Weighed>
}

const BATCH_ROWS = 5_000

const TRIMMED: Readonly<Record<StoreName, Store>> = {
  versions: {
    count: (session, before) => versionsOf(session).count(session, before),
    trim: (session, before, run) => versionsOf(session).trim(session, before, run),
  },
  notes: rows('notes', ['notes']),
  files: {
    count: async ({folder, db}) => all((await unneededFiles(folder, await filesNeeded(db))).length),
    trim: async (session, _before, run) => all(await removeUnneeded(session, ({record}, {length}) => record({kind: 'store.trimmed', run, store: 'files', removed: length}))),
  },
  rejects: files(({folder}, before) => rejectsBefore(folder, before)),
  runs: both(files(({folder}, before) => runsBefore(folder, before)), rows('runs', ['ledger', 'releases'])),
  inbox: files(leftInInbox),
  outbox: {
    count: (session, before) => countOutbox(session, startOf(before)),
    trim: (session, before) => trimOutbox(session, startOf(before)),
  },
  logs: {
    async count({db}, before) {
      const [due, going] = [await countAuditBefore(db, startOf(before)), await countAuditBefore(db, await logsUntil(db, startOf(before)))]
      return {due: going, waits: due - going}
    },
    async trim(session, before) {
      const until = await logsUntil(session.db, startOf(before))
      const due = await countAuditBefore(session.db, until)
      const waits = (await countAuditBefore(session.db, startOf(before))) - due
      if (due === 0) return {due: 0, waits}
      try {
        const removed = await session.change(async (change) => {
          await change.asOwner()
          return trimBefore(change, until)
        })
        return {due: removed, waits}
      } catch (error) {
        // On a server the log can be shortened by the database's administrators alone: it waits for one of them.
        if (error instanceof Refusal && error.code === 'database-rights-missing') return {due: 0, waits: due + waits}
        throw error
      }
    },
  },
  // One log for every workspace of the account, by the real clock: a rehearsal leaves it alone.
  faults: {
    count: async ({isRehearsal}, before) => all(isRehearsal ? 0 : faultsBefore(before, false)),
    trim: async ({isRehearsal}, before) => all(isRehearsal ? 0 : faultsBefore(before, true)),
  },
  desks: both(rows('desks', ['leases', 'raisedEscalations']), both(keptFor(PLACE_DAYS, rows('desks', ['places'])), keptFor(VIEW_DAYS, rows('desks', ['views'])))),
  goneAddresses: rows('goneAddresses', ['goneAddresses']),
  tombstones: rows('tombstones', ['tombstones']),
  receipts: rows('receipts', ['receipts', 'packageCases', 'packages']),
  backups: {
    async count({db}, before) {
      const {here, unreachable} = await oldBackups(db, startOf(before))
      return {due: here.length, waits: unreachable.length}
    },
    async trim(session, before, run) {
      const {here, gone, unreachable} = await oldBackups(session.db, startOf(before))
      await remove(here.map(({path}) => path))
      const off = [...here, ...gone]
      if (off.length > 0) {
        await session.change(async ({tx, record}) => {
          await forgetBackups(tx, off.map(({path}) => path))
          await record({kind: 'store.trimmed', run, store: 'backups', removed: here.length})
        })
      }
      return {due: here.length, waits: unreachable.length}
    },
  },
  keyCopies: files(async ({folder}, before) => copiesBefore(join(folder, VAULT_COPIES), startOf(before))),
  letters: rows('letters', ['letters', 'letterPrintings', 'letterBatches']),
  incidents: rows('incidents', ['incidentWords', 'incidentNotes', 'incidents']),
  followUps: rows('followUps', ['followUps', 'followUpActions']),
  requests: rows('requests', ['requestWords', 'requests']),
  absences: rows('absences', ['absences']),
}

/** Where the archive is to have what goes, it gets every text that has stood before any of them goes by age (H5). */
function versionsOf({settings}: Session): Store {
  return rows('versions', [settings.archive === 'required' ? 'versionsOfArchived' : 'versions'])
}

/** The log is the only trace of a letter under way: what tells of one stays until that letter is ended. */
async function logsUntil(db: Session['db'], before: Instant): Promise<Instant> {
  const since = await lettersUnderWaySince(db)
  return since !== null && since < before ? since : before
}

/** Stores outside the register: what was removed from them is told in the log afterwards. */
const OF_FILES: ReadonlySet<StoreName> = new Set(['rejects', 'runs', 'inbox', 'outbox', 'faults', 'keyCopies'])

/** What of every store has had its time. */
export async function storesDue(session: Session): Promise<readonly StoreDue[]> {
  const due: StoreDue[] = []
  for (const store of STORE_NAMES) due.push({store, setting: settingOf(store), ...(await TRIMMED[store].count(session, beforeOf(session, store)))})
  return due
}

/** Removes from some stores what has had its time, and tells how much. For whoever holds the import's lock. */
export async function trimStores(session: Session, run: RunId, stores: readonly StoreName[]): Promise<readonly StoreDue[]> {
  const trimmed: StoreDue[] = []
  for (const store of stores) trimmed.push({store, setting: settingOf(store), ...(await TRIMMED[store].trim(session, beforeOf(session, store), run))})
  const told = trimmed.filter(({store, due}) => due > 0 && OF_FILES.has(store))
  if (told.length > 0) {
    await session.change(async ({record}) => {
      for (const {store, due} of told) await record({kind: 'store.trimmed', run, store, removed: due})
    })
  }
  return trimmed
}

/** Rows of the register, some thousands in each change, so that nobody waits long for the write lock. */
function rows(store: StoreName, kinds: readonly AgedRows[]): Store {
  const count = async (session: Session, before: LocalDate): Promise<number> => {
    let due = 0
    for (const kind of kinds) due += await countAged(session.db, kind, before)
    return due
  }
  return {
    count: async (session, before) => all(await count(session, before)),
    async trim(session, before, run) {
      let left = await count(session, before)
      let removed = 0
      while (left > 0) {
        await session.change(async ({tx, record}) => {
          let deleted = 0
          for (const kind of kinds) deleted += await deleteAged(tx, kind, before, BATCH_ROWS)
          await setScrubPending(tx, true)
          await record({kind: 'store.trimmed', run, store, removed: deleted})
          removed += deleted
        })
        left = await count(session, before)
      }
      return all(removed)
    },
  }
}

/** Files and folders: listed, and then removed. */
function files(find: (session: Session, before: LocalDate) => Promise<readonly string[]>): Store {
  return {
    count: async (session, before) => all((await find(session, before)).length),
    async trim(session, before) {
      const found = await find(session, before)
      await remove(found)
      return all(found.length)
    },
  }
}

/** A store that keeps something for so many days whatever the settings say. */
function keptFor(days: number, store: Store): Store {
  return {
    count: (session, before) => store.count(session, addDays(before, -days)),
    trim: (session, before, run) => store.trim(session, addDays(before, -days), run),
  }
}

function both(one: Store, other: Store): Store {
  return {
    count: async (session, before) => sum(await one.count(session, before), await other.count(session, before)),
    trim: async (session, before, run) => sum(await one.trim(session, before, run), await other.trim(session, before, run)),
  }
}

function all(due: number): Weighed {
  return {due, waits: 0}
}

function sum(one: Weighed, other: Weighed): Weighed {
  return {due: one.due + other.due, waits: one.waits + other.waits}
}

function settingOf(store: StoreName): string | null {
  const setting = STORES[store]
  return setting === null ? null : `retention.${setting}`
}

function beforeOf(session: Session, store: StoreName): LocalDate {
  return keptFrom(store, session.settings.retention, session.today) ?? session.today
}

function startOf(day: LocalDate): Instant {
  return `${day}T00:00:00.000Z` as Instant
}

/** Exports in the inbox that have been imported, and attachments that rows name and that no row which waits needs, nor a case under legal hold. What nobody has imported or named stays, however old. */
async function leftInInbox(session: Session, before: LocalDate): Promise<readonly string[]> {
  const inbox = inboxFolder(session.folder, session.settings.inbox)
  const old: OldFile[] = []
  for await (const file of oldFiles(inbox, new Date(startOf(before)))) old.push(file)
  if (old.length === 0) return []
  const imported = await importedExports(session.db)
  const {named, awaited, held} = await namedFiles(session.db)
  const isIn = (files: NamedFiles, {path, sha256}: OldFile): boolean => isNamed(files, relative(inbox, path), sha256)
  return old.filter((file) => imported.has(file.sha256) || (isIn(named, file) && !isIn(awaited, file) && !isIn(held, file))).map(({path}) => path)
}
