import {relative, resolve, sep} from 'node:path'
import {Refusal, type RefusalCode} from '../../core/refusal.js'
import type {CommitteeCode, EntryId} from '../../core/terms/identifiers.js'
import {importedExports} from '../../io/db/aged-table.js'
import {entriesOfNote} from '../../io/db/decision-table.js'
import {casesUnderHold} from '../../io/db/hold-table.js'
import {isNamed, namedFiles} from '../../io/db/named-files.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import {isOnShow} from '../../io/db/publication-table.js'
import {committeeOfDescription} from '../../io/db/request-table.js'
import {casesOf} from '../../io/db/retention-table.js'
import type {ExportFile} from '../../io/files/export-file.js'
import {lyingFiles, lyingRecords, openExport} from '../../io/files/lying-files.js'
import {digestOf} from '../../io/files/old-files.js'
import {inboxFolder} from '../../io/files/workspace.js'
import type {Session} from '../../io/session.js'
import {entriesOnSite} from '../publication/entries-on-site.js'
import {findEntry} from '../register/find-entry.js'
import {fileId} from './file-id.js'
import {keptFor} from './kept-for.js'
import {knownColumns} from './known-columns.js'

/** An entry that was named for erasure. `refusal`: why its copy may not go; null where it may. */
export interface EntryTarget {
  readonly kind: 'entry'
  readonly id: string
  readonly entry: EntryId
  /** Its case; itself where it is one. */
  readonly caseEntry: EntryId
  readonly standing: StandingEntry
  /** True while readers can see it, in any release that is kept. */
  readonly isOnSite: boolean
  readonly refusal: RefusalCode | null
}

/** What one id means. */
export type Target =
  | EntryTarget
  | {readonly kind: 'note'; readonly id: string; readonly committee: CommitteeCode | null}
  | {readonly kind: 'file'; readonly id: string; readonly path: string}
  | {readonly kind: 'row'; readonly id: string; readonly path: string; readonly line: number; readonly export: ExportFile}

export function isErasable(target: Target): boolean {
  return target.kind !== 'entry' || target.refusal === null
}

/** What each id means, and those that mean nothing that can be erased here. */
export async function targetsOf(session: Session, ids: readonly string[], committee: string | null): Promise<{readonly targets: readonly Target[]; readonly refused: readonly {readonly id: string; readonly code: RefusalCode; readonly withdrawn: false}[]}> {
  const targets: Target[] = []
  const refused: {id: string; code: RefusalCode; withdrawn: false}[] = []
  const {entries: onSite} = await entriesOnSite(session)
  for (const id of new Set(ids)) {
    try {
      targets.push((await fileTarget(session, id)) ?? (await noteTarget(session, id)) ?? (await entryTarget(session, id, committee, onSite)))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'not-permitted') throw error
      refused.push({id, code: error.code, withdrawn: false})
    }
  }
  return {targets: await withoutOrphans(session, targets), refused}
}

/** A row of a file is named by the line it begins on, as `subject find` tells it. Only refused rows stand in a file of their own making, and can leave it one by one. */
const ROW = /^(file-[a-p]{16}|.+\.avvisade-rader\.csv):(\d+)$/

async function fileTarget(session: Session, id: string): Promise<Target | null> {
  const row = ROW.exec(id)
  const named = row?.[1] ?? id
  let path: string | null = null
  for await (const file of lyingFiles(session.folder, inboxFolder(session.folder, session.settings.inbox))) if (file.path === named || fileId(session, file.path) === named) path = file.path
  if (path === null) return null
  // A file may hold rows of any committee.
  session.demand('subject.erase', '*')
  if (row !== null) return {kind: 'row', id, path, line: Number(row[2]), export: await exportWith(session, path, Number(row[2]))}
  await refuseAwaited(session, path)
  return {kind: 'file', id, path}
}

async function exportWith(session: Session, path: string, line: number): Promise<ExportFile> {
  const file = path.endsWith('.avvisade-rader.csv') ? await openExport(resolve(session.folder, path), new Set(knownColumns(session.folder).keys())) : null
  let isThere = false
  if (file !== null) {
    const records = lyingRecords(file)
    for (let next = await records.next(); next.done !== true; next = await records.next()) isThere ||= next.value.some((record) => record.line === line)
  }
  if (file === null || !isThere) throw new Refusal('entry-not-found')
  return file
}

/** An export that nobody has imported, and an attachment that a waiting row needs, are no copies yet: to remove them would lose what the registry sent. What a case under legal hold names stays too. */
async function refuseAwaited(session: Session, path: string): Promise<void> {
  const place = resolve(session.folder, path)
  const inbox = inboxFolder(session.folder, session.settings.inbox)
  if (!place.startsWith(`${inbox}${sep}`)) return
  const sha256 = (await digestOf(place)) ?? ''
  if ((await importedExports(session.db)).has(sha256)) return
  const {named, awaited, held} = await namedFiles(session.db)
  const inInbox = relative(inbox, place)
  if (isNamed(held, inInbox, sha256)) throw new Refusal('case-under-hold')
  if (!isNamed(named, inInbox, sha256) || isNamed(awaited, inInbox, sha256)) throw new Refusal('file-awaited')
}

async function noteTarget(session: Session, id: string): Promise<Target | null> {
  const about = await entriesOfNote(session.db, id)
  if (about === null) return null
  for (const {committee} of about) session.demand('subject.erase', committee)
  const described = about.length === 0 ? await committeeOfDescription(session.db, id) : null
  if (about.length === 0) session.demand('subject.erase', described ?? '*')
  for (const {entry} of about) await keptFor(session, entry)
  // What the lawyer or a registrar still has before them.
  if (about.some(({stage}) => stage === 'escalated' || stage === 'deferred')) throw new Refusal('note-in-use')
  await refuseHeldNote(session.db, session.dialect, id)
  return {kind: 'note', id, committee: about[0]?.committee ?? described}
}

/** What is said of a case under legal hold stays as long as the case. */
export async function refuseHeldNote(db: Session['db'], dialect: Session['dialect'], id: string): Promise<void> {
  const about = (await entriesOfNote(db, id)) ?? []
  if ((await casesUnderHold(db, dialect, about.map(({caseEntry}) => caseEntry))).size > 0) throw new Refusal('case-under-hold')
}

async function entryTarget(session: Session, id: string, committee: string | null, onSite: ReadonlySet<EntryId>): Promise<EntryTarget> {
  const standing = await findEntry(session, id, committee, 'subject.erase')
  const {entry} = standing
  await keptFor(session, entry)
  const caseEntry = standing.caseEntry ?? entry
  return {kind: 'entry', id, entry, caseEntry, standing, isOnSite: onSite.has(entry) || (await isOnShow(session.db, entry)), refusal: await refusalFor(session, caseEntry)}
}

/** Why a copy may not go before its time: a legal hold keeps its case, or the archive is to have it and has not signed for its case as it stands (H4). */
async function refusalFor(session: Session, caseEntry: EntryId): Promise<RefusalCode | null> {
  const [ofCase] = await casesOf(session.db, session.dialect, [caseEntry])
  if (ofCase?.isUnderHold === true) return 'case-under-hold'
  return session.settings.archive === 'none' || ofCase?.hasReceipt === true ? null : 'archive-awaited'
}

/** A case cannot go while a document of it stays: it would be of no case. */
async function withoutOrphans(session: Session, targets: readonly Target[]): Promise<readonly Target[]> {
  const going = new Set(targets.flatMap((target) => (target.kind === 'entry' && target.refusal === null ? [target.entry] : [])))
  const checked: Target[] = []
  for (const target of targets) {
    const isCaseGoing = target.kind === 'entry' && target.refusal === null && target.entry === target.caseEntry
    const [ofCase] = isCaseGoing ? await casesOf(session.db, session.dialect, [target.caseEntry]) : []
    checked.push(isCaseGoing && ofCase?.documents.some(({entry}) => !going.has(entry)) === true ? {...target, refusal: 'case-has-documents'} : target)
  }
  return checked
}
