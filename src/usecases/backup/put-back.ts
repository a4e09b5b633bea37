import type {ChainHead} from '../../core/audit/chain.js'
import type {CauseSinceBackup, HoldNote, JournalNote, Reapplied, StopCause} from '../../core/retention/stop.js'
import {Refusal} from '../../core/refusal.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {AuditPen} from '../../io/db/audit-table.js'
import {listBackup} from '../../io/db/backup-table.js'
import {grantsOf, insertGrant} from '../../io/db/grant-table.js'
import {setRemovalsPending, setScrubPending, setStopPosition, setUnknownBefore} from '../../io/db/meta-table.js'
import {learnFromReplaced, replaceRegister, settleRuns, type Scratch} from '../../io/db/restored-register.js'
import {addNote, doubtEverything, gatherStops, newErasedNotes, newHolds, newStops, stopAgain} from '../../io/db/stop-again-table.js'
import {bringJournal, readStops, setJournalAside, stopJournalOf, StopWriter, type StopPosition} from '../../io/files/stop-journal.js'
import {readKey} from '../../io/files/workspace.js'
import {FIRST_ROLES} from '../../io/create-register.js'
import {localTime} from '../../core/terms/local-time.js'
import {fingerprinter} from '../../io/system/digest.js'
import type {LoadedBackup} from './load-backup.js'
import type {RestoreTarget} from './restore-target.js'

/** Which journal tells what was stopped after the backup. */
export type JournalChoice =
  | {readonly kind: 'own'}
  /** A copy that somebody brings: it is believed to be the last there was. */
  | {readonly kind: 'brought'; readonly file: string}
  /** None: everything that could be shown is held. */
  | {readonly kind: 'none'}

/** One register put in the place of another. */
export interface PutBack {
  readonly file: string
  readonly loaded: LoadedBackup
  readonly target: RestoreTarget
  readonly journal: JournalChoice
  readonly at: Instant
  /** True where readers have a site that must be brought in line. */
  readonly hasSite: boolean
  readonly onTable: (name: string) => void
}

/** When the last line was written in the journal that is asked; null without one. Refuses a journal that does not hold the backup’s place in it. */
export async function journalEnds(folder: string, choice: JournalChoice, from: StopPosition): Promise<Instant | null> {
  switch (choice.kind) {
    case 'own':
      return (await readStops(stopJournalOf(folder), from)).at
    case 'brought':
      return (await readStops(choice.file, from)).at
    case 'none':
      return null
  }
}

/** Replaces the register in one change: everything that was stopped after the backup is stopped in it before anybody can read it (P3). */
export async function putBack(order: PutBack): Promise<Reapplied> {
  const {loaded, target, journal, at} = order
  const {db, dialect} = target
  const aside = await layJournal(target.place.folder, journal)
  const writer = new StopWriter(target.place.folder, at)
  try {
    await writer.begin()
    return await db.transaction(async (tx) => {
      await dialect.lockForWriting(tx)
      await dialect.actAsOwner(tx)
      const reapplied = await loaded.scratch.db.transaction(async (scratch) => {
        await gatherStops(scratch)
        await gatherJournal(scratch, order, aside)
        const fingerprints = fingerprinter(readKey(target.place.folder))
        if (target.isStanding) await learnFromReplaced(tx, dialect, scratch, fingerprints, at)
        if (journal.kind === 'none') {
          await doubtEverything(scratch, loaded.scratch.dialect, fingerprints)
          await setUnknownBefore(scratch, registryTime(at, target.settings.timeZone))
        }
        for await (const {cause, entries} of newStops(scratch)) await writer.add(causeOf(cause), entries)
        await writer.addErasedNotes(await newErasedNotes(scratch))
        for (const {case: entry, hold} of await newHolds(scratch)) await writer.addHold(entry, hold)
        const done = await stopAgain(scratch, loaded.scratch.dialect, at)
        await settleRuns(scratch, at)
        await setRemovalsPending(scratch, order.hasSite)
        await setScrubPending(scratch, target.isStanding)
        await writer.addRestored(await tell(scratch, order, done), journal.kind === 'none')
        const position = await writer.settle()
        if (position !== null) await setStopPosition(scratch, position)
        return done
      })
      await replaceRegister(loaded.scratch.db, tx, dialect, order.onTable)
      return reapplied
    })
  } catch (error) {
    await writer.takeBack()
    throw error
  } finally {
    await writer.close()
  }
}

/** Lays the journal that is to be gone on with in its place; the one that lay there is kept beside it, and its path given. */
async function layJournal(folder: string, choice: JournalChoice): Promise<string | null> {
  if (choice.kind === 'own') return null
  if (choice.kind === 'brought') return bringJournal(folder, choice.file)
  const isUsable = await readStops(stopJournalOf(folder), null).then(() => true, usableNot)
  return isUsable ? null : setJournalAside(folder)
}

function usableNot(error: unknown): false {
  if (error instanceof Refusal) return false
  throw error
}

async function gatherJournal(scratch: Scratch, {target, loaded, journal}: PutBack, aside: string | null): Promise<void> {
  const from = loaded.archive.manifest.stopJournal
  const add = (note: JournalNote, isNew: boolean): Promise<void> => addNote(scratch, loaded.scratch.dialect, note, isNew)
  const gather = async (path: string, isNew: boolean): Promise<void> => {
    const holds = await readStops(path, from).then(() => true, usableNot)
    if (holds) {
      await readStops(path, from, (note) => add(note, isNew))
      return
    }
    // Of a journal that does not hold the backup's place nobody can say what is later: all it notes is stopped, as far as it can be read, and no hold is lifted by it.
    const held = new Map<EntryId, HoldNote>()
    await readStops(path, null, async (note) => ('case' in note ? void held.set(note.case, note) : add(note, isNew))).catch(usableNot)
    for (const note of held.values()) if (note.hold !== null) await add(note, isNew)
  }
  if (journal.kind === 'none') await gather(stopJournalOf(target.place.folder), false)
  else await readStops(stopJournalOf(target.place.folder), from, (note) => add(note, false))
  if (aside !== null) await gather(aside, true)
}

/** What happened, in the log that now stands, and the hash of its row there; and where nobody in it is the one who acts, what whoever makes a workspace may do. */
async function tell(scratch: Scratch, {file, loaded, target: {actor, isStanding, settings}, at}: PutBack, {takenDown, held, purged, notes, marked, holds}: Reapplied): Promise<string> {
  const {sha256, manifest} = loaded.archive
  await listBackup(scratch, {path: file, sha256, madeAt: manifest.madeAt as Instant})
  const pen = await AuditPen.open(scratch)
  const heads = manifest.heads as readonly ChainHead[]
  const {hash} = await pen.append({at, actor: actor.id, chain: '*', event: {kind: 'register.restored', backupSha256: sha256, heads, reapplied: takenDown + held + purged + notes + marked + holds}})
  if (!isStanding && (await grantsOf(scratch, actor.id, localTime(new Date(at), settings.timeZone).day)).length === 0) {
    for (const role of FIRST_ROLES) {
      await insertGrant(scratch, actor.id, {role, committee: '*'}, {by: actor.id, at, reason: 'set-up', until: null})
      await pen.append({at, actor: actor.id, chain: '*', event: {kind: 'right.granted', user: actor.id, role, committee: '*', reason: 'set-up', until: null}})
    }
  }
  await pen.close()
  return hash
}

/** The journal knows no doubt: what is held for it is stopped, and waits for the registry's word as that does. */
function causeOf(cause: CauseSinceBackup): StopCause {
  return cause === 'unknown' ? 'stopped' : cause
}

/** An instant as the registry writes its own times: local, to the second. */
function registryTime(at: Instant, timeZone: string): string {
  const {day, time} = localTime(new Date(at), timeZone)
  return `${day}T${time}:59`
}
