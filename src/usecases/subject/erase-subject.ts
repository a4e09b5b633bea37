import {relative} from 'node:path'
import {Refusal, type RefusalCode} from '../../core/refusal.js'
import {caseAddress, documentAddress} from '../../core/publication/page-address.js'
import type {EntryId, VersionId} from '../../core/terms/identifiers.js'
import {deleteNote} from '../../io/db/decision-table.js'
import {setTakenDown} from '../../io/db/entry-table.js'
import {removalsPending, setScrubPending} from '../../io/db/meta-table.js'
import {takeOffDisallowed} from '../../io/db/publication-table.js'
import {casesOf} from '../../io/db/retention-table.js'
import {eraseFile, eraseRecords} from '../../io/files/erase-files.js'
import type {Change, Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import {deed} from '../deed.js'
import {takeOffSite} from '../publication/run-release.js'
import {takeDown} from '../publication/take-down.js'
import {leave, scrub} from '../retention/leave-register.js'
import {removeUnneeded} from '../retention/remove-unneeded.js'
import {isErasable, refuseHeldNote, targetsOf, type EntryTarget, type Target} from './erasure-targets.js'

export interface EraseOrder {
  /** Ids as `subject find` tells them: of entries, notes, files and rows of files; diary numbers and page addresses of entries too. */
  readonly ids: readonly string[]
  readonly committee: string | null
}

export interface Erased {
  readonly erased: readonly {readonly id: string; readonly kind: Target['kind']}[]
  /** What may not be erased, and why. `withdrawn`: it was public, or ready to be, and is so no more. */
  readonly refused: readonly {readonly id: string; readonly code: RefusalCode; readonly withdrawn: boolean}[]
  /** Addresses that are gone, for search engines to be told. */
  readonly urls: readonly string[]
  /** False while bytes of what was deleted may still stand in the database's files; null where nothing was deleted from it. */
  readonly scrubbed: boolean | null
  /** Tables that only an administrator of the database may clean. */
  readonly tablesLeft: number
}

/**
 * Erases what may be erased of one person, where the law lets it (GDPR 17): what is public leaves the web at once; the local copy of an entry goes where no
 * archive waits for it, or the archive has signed for it; notes and what lies in the workspace go. The registry itself is never touched (A10).
 */
export const eraseSubject = deed('subject.erase', async (session, {ids, committee}: EraseOrder): Promise<Erased> => {
  const {targets, refused} = await targetsOf(session, ids, committee)
  const entries = targets.filter((target) => target.kind === 'entry')
  // Takedowns wait for nobody: an import at work holds up what is deleted, and nothing else (G3).
  const urls = await takeOffWeb(session, entries)
  const kept = entries.flatMap((target) => (typeof target.refusal === 'string' ? [{id: target.id, code: target.refusal, withdrawn: leavesWeb(target)}] : []))
  const erasable = targets.filter(isErasable)
  const erased = erasable.map((target) => ({id: target.kind === 'entry' ? target.entry : target.id, kind: target.kind}))
  if (erasable.length === 0) return {erased, refused: [...refused, ...kept], urls, scrubbed: null, tablesLeft: 0}
  const lock = await holdLock(session, 'import', 0)
  try {
    const inRegister = erasable.some(({kind}) => kind === 'entry' || kind === 'note')
    if (inRegister) await session.change((change) => eraseFromRegister(session, change, erasable))
    await eraseFromWorkspace(session, erasable)
    if (inRegister) await removeUnneeded(session, (change, paths) => tellErased(session, change, paths.map((path) => ({path: relative(session.folder, path), line: null}))))
    return {erased, refused: [...refused, ...kept], urls, ...(inRegister ? await scrub(session) : {scrubbed: null, tablesLeft: 0})}
  } finally {
    await lock.release()
  }
})

/** True of what readers see, or would after the next run. */
function leavesWeb({isOnSite, standing}: EntryTarget): boolean {
  return isOnSite || (!standing.isTakenDown && (standing.stage === 'cleared' || standing.stage === 'secret'))
}

/** What was named leaves the web before anything is deleted, whether or not its copy may go: from the register's list, and then from every release. */
async function takeOffWeb(session: Session, entries: readonly EntryTarget[]): Promise<readonly string[]> {
  const leaving = entries.filter(leavesWeb)
  if (leaving.length === 0) return []
  let left = 0
  await session.change(async (change) => {
    for (const target of leaving) await takeOff(session, change, target)
    await change.stop(leaving.map(({entry}) => entry), 'taken-down')
    left = (await takeOffDisallowed(change.tx, session.dialect)).length
  })
  const onSite = leaving.filter((target) => target.isOnSite)
  const release = await takeOffSite(session, Math.max(left, onSite.length))
  if (await removalsPending(session.db)) throw new Refusal('removals-pending')
  const base = session.settings.site.baseUrl?.replace(/\/$/, '') ?? ''
  const gone = release?.goneAddresses ?? onSite.map(({entry, standing}) => (standing.key.documentNumber === null ? caseAddress(entry) : documentAddress(entry)))
  return gone.map((address) => `${base}/${address}`)
}

/** A copy that stays keeps the decision with it, and can be restored; one that is about to go gets no more, or the archive's receipt would no longer cover it. */
async function takeOff(session: Session, change: Change, {entry, standing, refusal}: EntryTarget): Promise<void> {
  if (refusal !== null) return takeDown(session, change, standing, {reason: 'personal-data', note: null})
  await setTakenDown(change.tx, entry, true)
  await change.record({kind: 'entry.withdrawn', entry, version: `${entry}.${standing.number}` as VersionId, reason: 'personal-data'}, standing.key.committee)
}

async function eraseFromRegister(session: Session, change: Change, targets: readonly Target[]): Promise<void> {
  const entries = targets.filter((target) => target.kind === 'entry')
  const cases = await casesOf(change.tx, session.dialect, [...new Set(entries.map(({caseEntry}) => caseEntry))])
  // Since it was asked: whoever set the hold is to have everything.
  if (cases.some(({isUnderHold}) => isUnderHold)) throw new Refusal('case-under-hold')
  const named = new Set<EntryId>(entries.map(({entry}) => entry))
  const copies = cases.flatMap(({own, documents}) => [...documents, own]).filter(({entry}) => named.has(entry))
  const ground = session.settings.archive === 'none' ? 'time' : 'receipt'
  if (copies.length > 0) await leave(session, change, copies, {ground, why: 'erased'})
  for (const {entry, key} of copies) await change.record({kind: 'entry.erased', entry, ground}, key.committee)
  for (const target of targets) {
    switch (target.kind) {
      case 'entry':
      case 'file':
      case 'row':
        break
      case 'note':
        await refuseHeldNote(change.tx, session.dialect, target.id)
        await change.erasedNotes([target.id])
        await deleteNote(change.tx, target.id)
        await setScrubPending(change.tx, true)
        await change.record({kind: 'note.erased', note: target.id}, target.committee ?? undefined)
        break
    }
  }
}

interface Gone {
  readonly path: string
  /** The one row that was taken out of it; null for the whole file. */
  readonly line: number | null
}

/** Files that are gone, or rows of them, each in the log. The name of a file may be somebody's: only its fingerprint stands there. */
async function tellErased(session: Session, {record}: Change, gone: readonly Gone[]): Promise<void> {
  for (const {path, line} of gone) await record({kind: 'file.erased', file: session.fingerprints.of(path), line})
}

/** The log tells what is gone, once it is: also where a later file could not be erased. */
async function eraseFromWorkspace(session: Session, targets: readonly Target[]): Promise<void> {
  const gone: Gone[] = []
  try {
    await eraseFiles(session.folder, targets, (path, lines) => gone.push(...(lines === null ? [{path, line: null}] : lines.map((line) => ({path, line})))))
  } finally {
    if (gone.length > 0) await session.change((change) => tellErased(session, change, gone))
  }
}

async function eraseFiles(folder: string, targets: readonly Target[], onErased: (path: string, lines: readonly number[] | null) => void): Promise<void> {
  const rows = targets.filter((target) => target.kind === 'row')
  // A file that goes whole takes its rows along.
  const whole = new Set(targets.flatMap((target) => (target.kind === 'file' ? [target.path] : [])))
  for (const path of whole) {
    await eraseFile(folder, path)
    onErased(path, null)
  }
  for (const path of new Set(rows.map((row) => row.path))) {
    const ofFile = rows.filter((row) => row.path === path)
    const [first] = ofFile
    const lines = ofFile.map(({line}) => line)
    if (first !== undefined && !whole.has(path)) await eraseRecords(first.export, new Set(lines))
    onErased(path, lines)
  }
}
