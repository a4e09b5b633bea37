import {keepFiles} from '../review/keep-files.js'
import {judgeContent, stageOf} from '../scan/judge-content.js'
import {isWaiting, type Stage} from '../../core/journey.js'
import {isRestricted, stillHolds} from '../../core/review/what-still-holds.js'
import type {Ground} from '../../core/policy/ground.js'
import {capVerdict, isWhole} from '../../core/policy/cap-verdict.js'
import type {Verdict} from '../../core/policy/verdict.js'
import {heedDeclarations} from '../../core/review/declaration.js'
import {partOf, type RegisteredCase, type RegisteredContent, type RegisteredDocument, type RegisteredFile, type Secrecy} from '../../core/register/entry.js'
import type {GatheredCase} from '../../core/register/gather-case.js'
import {knownAt, type ItemFacts, type MeetingFacts} from '../../core/minutes/meeting.js'
import type {RegisterRow, RowDocument} from '../../core/register/register-row.js'
import {isStricter, stricter} from '../../core/register/secrecy.js'
import type {FileText} from '../../core/scan/file-text.js'
import type {Finding} from '../../core/scan/finding.js'
import type {EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {latestExpired} from '../../core/retention/expiry.js'
import type {StagedEntry} from '../../io/db/import-stage.js'
import type {KnownEntry, KnownVersion} from '../../io/db/known-entries.js'
import type {NamedCase} from '../../io/db/secret-case-table.js'
import {TEXT_BYTES_MAX, type Attachments, type ClearedFiles} from '../../io/files/attachments.js'
import type {Session} from '../../io/session.js'
import type {BuriedCase} from './graves.js'
import {groundsSince, type SinceBackup} from './since-backup.js'

/** What an import asks of whoever works in it. A session has all of it, and another core's worker makes its own. */
export type Desk = Pick<Session, 'folder' | 'settings' | 'judgement' | 'fingerprints' | 'newId' | 'publishFrom' | 'today' | 'retentionYears'>

/** What one import works with. */
export interface Reading {
  readonly desk: Desk
  readonly attachments: Attachments | null
  readonly cleared: ClearedFiles
  readonly since: SinceBackup
  /** Diaries that the export holds whole. */
  readonly full: ReadonlySet<string>
  readonly isDryRun: boolean
}

/** An entry that the register holds, with its current version. */
export type Known = KnownEntry & KnownVersion

/** What an import makes of one case. `derived` is a change of what is worked out from the rows, not of what the registry says of the case; `purged` has been here, and has left for good. */
export interface JudgedCase {
  readonly entry: EntryId
  /** The stricter of what the export and the register say. */
  readonly secrecy: Secrecy
  readonly becameSecret: boolean
  /** True when the registry has it again after having cancelled it or left it out. */
  readonly hasReturned: boolean
  readonly isCancelled: boolean
  /** Those whom the papers of a meeting may name; nobody for a case of the diary. */
  readonly present: readonly string[]
  readonly change: 'imported' | 'changed' | 'derived' | 'unchanged' | 'purged'
}

/** What an import does to one case or document; `staged` is null when nothing changes. */
export interface WorkedOut {
  readonly change: 'imported' | 'changed' | 'unchanged'
  /** True when the row is older than what the register holds (A14). */
  readonly isOlder: boolean
  readonly staged: StagedEntry | null
}

/** The digests by which a row that is told again word for word is known. */
export type Digests = Pick<StagedEntry, 'rowDigest' | 'caseDigest'>

/** A verdict for rows that nobody is asked about: they are before the diary's time. */
const UNASKED: Verdict = {kind: 'review', grounds: [], findings: []}

/** What an export does to one case: all its rows together, the stricter of each (A8). */
export function workOutCase({desk, full, since}: Reading, found: GatheredCase, known: Known | null, digests: Digests, buried: BuriedCase | null): WorkedOut & {readonly judged: JudgedCase} {
  const {committee, caseNumber} = found
  const before = known === null ? null : toldIn(known.registryText)
  const age = ageOf(found, known, full.has(committee))
  const isOlder = age !== 'latest'
  const merged = mergeWithBefore(found, before, full.has(committee))
  // An older export has no say about the case itself (A14), but its rows are rows of the case all the same.
  const content = before === null || age === 'latest' ? merged : age === 'older' ? {...before, date: merged.date, officer: merged.officer} : stricterOf(before, merged)
  const changedAt = isOlder && known !== null ? known.changedAt : found.changedAt
  const isCancelledNow = found.isCancelled && (age !== 'older' || known === null)
  const registryState = isCancelledNow ? 'cancelled' : isOlder && known !== null ? known.registryState : 'present'
  const isCancelled = registryState === 'cancelled'
  const contentText = JSON.stringify(content)
  const contentDigest = desk.fingerprints.of(contentText)
  const entry = known?.entry ?? desk.newId()
  const shownSecrecy = known === null ? 'no' : caseIn(known.contentText).headingSecrecy
  const wasRestricted = buried?.tombstone.wasRestricted === true
  const judged = (change: JudgedCase['change']): JudgedCase => ({
    entry,
    // Documents are judged by the stricter word on their case: an older export's, and a person's until another person's answer (D2). Of a case that has
    // been purged nobody knows any more what the no was about.
    secrecy: known?.lastAnswer === 'secret' ? 'yes' : isOlder ? stricter(shownSecrecy, merged.headingSecrecy) : wasRestricted ? stricter('unknown', content.headingSecrecy) : content.headingSecrecy,
    becameSecret: known !== null && age !== 'older' && isStricter(content.headingSecrecy, shownSecrecy),
    hasReturned: known !== null && known.registryState !== 'present' && registryState === 'present',
    isCancelled,
    present: content.meeting === undefined ? [] : knownAt(content.meeting),
    change,
  })
  // An older word is not the last one that was told, and where something stands that these rows do not say the same words may yet tell something new.
  const isWhole = age === 'older' || (registryPartOf(content) === registryPartOf(found.merged) && content.registrar === found.merged.registrar)
  const last = isOlder && known !== null ? known : digests
  const told = isWhole ? last : {...last, caseDigest: null}
  const place = {entry, kind: 'case', part: partOf(content), committee, caseNumber, documentNumber: null} as const
  const earlierDay = age === 'older' && known !== null ? null : earlierThanKnown(found.publishedEarlier, known)
  if (known !== null && known.contentDigest === contentDigest && known.registryState === registryState) {
    const isMoved = earlierDay !== null || (known.isUnheard && !isOlder) || changedAt !== known.changedAt || told.rowDigest !== known.rowDigest || told.caseDigest !== known.caseDigest
    const staged = isMoved ? {...touch(place, known, changedAt, null, told, !isOlder), publishedEarlier: earlierDay} : null
    return {change: 'unchanged', isOlder, staged, judged: judged('unchanged')}
  }
  if (buried?.hasNewDocument === false) return {change: 'unchanged', isOlder, staged: null, judged: judged('purged')}
  const isDerived = before !== null && known?.registryState === registryState && registryPartOf(before) === registryPartOf(content)
  if (known !== null && isDerived && isRestricted(known)) {
    // A new document moves the case's date; that is no reason to ask a person again who has said no.
    const staged = {...touch(place, known, changedAt, null, told, !isOlder), contentDigest, publishedEarlier: earlierDay}
    return {change: 'unchanged', isOlder, staged, judged: judged('unchanged')}
  }

  const firstPublishedOn = buried?.tombstone.firstPublishedOn ?? null
  const isHistory = (earlierDay ?? known?.publishedEarlier ?? null) === null && firstPublishedOn === null && content.date < desk.publishFrom
  // Nobody's no is forgotten with the row it was said about.
  const past: readonly Ground[] = [
    ...(wasRestricted ? (['decided-otherwise'] as const) : pastOf(known, changedAt)),
    ...(known === null ? groundsSince(desk, since, {committee, caseNumber, documentNumber: null}, changedAt, content.date) : []),
  ]
  const standing = withFinding(content, known)
  const standingText = standing === content ? contentText : JSON.stringify(standing)
  const fingerprint = standing === content ? contentDigest : desk.fingerprints.of(standingText)
  const verdict = isCancelled ? UNASKED : heeded(desk, known, fingerprint, judgeContent(desk, standing, {committee, caseNumber, caseSecrecy: 'no', past, fileTexts: new Map()}))
  const change = known === null ? 'imported' : 'changed'
  const staged: StagedEntry = {
    ...place,
    change,
    caseEntry: null,
    registryState,
    changedAt,
    contentDigest,
    rowDigest: told.rowDigest,
    caseDigest: told.caseDigest,
    deliveredIn: null,
    row: found.ownRow,
    isHistory,
    publishedEarlier: earlierDay,
    firstPublishedOn,
    isHeard: !isOlder,
    seenStage: known?.stage ?? null,
    version: {number: (known?.currentVersion ?? 0) + 1, stage: isCancelled ? 'withdrawn' : waitingStage(known, stageOf(verdict)), contentText: standingText, fingerprint, verdict: capVerdict(verdict)},
  }
  return {change, isOlder, staged, judged: judged(isDerived ? 'derived' : change)}
}

/** One document of a case as an export tells it. */
export interface FoundDocument {
  readonly row: RegisterRow
  readonly document: RowDocument
  readonly ofCase: JudgedCase
  readonly known: Known | null
  readonly digests: Digests
  /** Of an item of a meeting: the secrecy of its case in the diary, by the case’s number. */
  readonly namedCases: ReadonlyMap<string, NamedCase>
  /** True when two of its rows are of the same time and tell different things. */
  readonly rowsDisagree: boolean
}

/** What an export does to one document. */
export async function workOutDocument(reading: Reading, found: FoundDocument): Promise<WorkedOut> {
  const {desk} = reading
  const {row, document, ofCase, known, digests, namedCases, rowsDisagree} = found
  const {committee, caseNumber} = row
  const isCancelled = document.isCancelled || ofCase.isCancelled
  const registryState = isCancelled ? 'cancelled' : 'present'
  const isOlder = isOlderThan(row.changedAt, known)
  const publishedEarlier = row.publishedOn
  const isHistory = (known?.firstPublishedOn ?? publishedEarlier ?? known?.publishedEarlier ?? null) === null && row.date < desk.publishFrom
  const isPast = publishedEarlier !== null && publishedEarlier <= latestExpired(desk.today, desk.retentionYears(committee))
  if (isOlder && known !== null) return {change: 'unchanged', isOlder, staged: null}

  const waitsForNobody = isHistory || isCancelled
  const {files, texts, carried, isUnseen, isDelivered} = waitsForNobody || isPast ? unreadFiles(document.files) : await readFiles(reading, document, known)
  const item: ItemFacts | null = document.item === undefined ? null : {...document.item, present: ofCase.present, told: document.heading}
  const ofDiary = item === null ? null : (namedCases.get(item.diaryNumber) ?? null)
  const told: RegisteredDocument = {
    kind: 'document',
    heading: document.heading,
    // A case that is secret in the registry makes its item secret whatever a list of meetings says (F3).
    headingSecrecy: ofDiary?.secrecy === 'yes' ? 'yes' : document.headingSecrecy,
    documentSecrecy: document.documentSecrecy,
    caseType: row.case.caseType,
    statute: row.statute,
    // And one in which somebody is protected is for those alone who may know of them (K4).
    protection: ofDiary?.isMarked === true ? 'marked' : row.protection,
    direction: document.direction,
    date: row.date,
    internalParty: document.internalParty,
    parties: document.parties,
    officer: row.officer,
    files,
    choiceWithoutFile: document.choiceWithoutFile,
    registrar: row.registrar,
    rowsDisagree,
    ...(item === null ? {} : {item}),
  }
  const toldText = JSON.stringify(told)
  const toldDigest = desk.fingerprints.of(toldText)
  const content = withFinding(told, known)
  const contentText = content === told ? toldText : JSON.stringify(content)
  const fingerprint = content === told ? toldDigest : desk.fingerprints.of(contentText)
  // The earlier day on the web that the registry tells of is no part of the text, but a change of it is news.
  const contentDigest = publishedEarlier === null ? toldDigest : desk.fingerprints.of(`${toldText} ${publishedEarlier}`)
  const deliveredIn = isDelivered ? (reading.attachments?.folder ?? null) : null
  // What left with its case, and what waited for a file that has now come, is looked at again though its row is the same.
  const hasComeBack = known !== null && registryState === 'present' && ((known.stage === 'withdrawn' && !known.isTakenDown) || (ofCase.hasReturned && (known.stage === 'cleared' || known.stage === 'secret')))
  const isFileHere = !isUnseen && waitingGrounds(known).includes('file-missing')
  if (known !== null && known.contentDigest === contentDigest && known.registryState === registryState && !hasComeBack && !isFileHere) {
    const rowChanged = ofCase.change === 'changed' || ofCase.change === 'imported'
    const isMoved = known.isUnheard || row.changedAt !== known.changedAt || (deliveredIn !== null && deliveredIn !== known.deliveredIn) || digests.rowDigest !== known.rowDigest
    const staged = isMoved ? touch({entry: known.entry, kind: 'document', part: partOf(told), committee, caseNumber, documentNumber: document.number}, known, row.changedAt, deliveredIn, digests, true) : null
    return {change: rowChanged ? 'changed' : 'unchanged', isOlder, staged}
  }

  const stopped = known === null ? groundsSince(desk, reading.since, {committee, caseNumber, documentNumber: document.number}, row.changedAt, row.date) : []
  const past: readonly Ground[] = [...pastOf(known, row.changedAt), ...stopped, ...(hasComeBack ? (['returned'] as const) : []), ...(isUnseen ? (['file-missing'] as const) : [])]
  const verdict = waitsForNobody ? UNASKED : heeded(desk, known, fingerprint, judgeContent(desk, content, {committee, caseNumber, caseSecrecy: stricter(ofCase.secrecy, ofDiary?.secrecy ?? 'no'), past, fileTexts: texts, earlierFindings: carried}))
  const isKept = verdict.kind !== 'clear' || isPast || reading.isDryRun || (await keepDelivered(desk, content, [reading.attachments?.folder ?? null, known?.deliveredIn ?? null]))
  const standing: Verdict = isKept ? verdict : {kind: 'review', grounds: ['file-missing'], findings: []}
  const stage = isCancelled ? 'withdrawn' : isHistory ? 'history' : waitingStage(known, stageOf(standing))
  return {
    change: known === null ? 'imported' : 'changed',
    isOlder,
    staged: {
      entry: known?.entry ?? desk.newId(),
      change: known === null ? 'imported' : 'changed',
      kind: 'document',
      part: partOf(told),
      committee,
      caseNumber,
      documentNumber: document.number,
      caseEntry: ofCase.entry,
      registryState,
      changedAt: row.changedAt,
      contentDigest,
      rowDigest: digests.rowDigest,
      caseDigest: null,
      deliveredIn,
      row: {date: row.date, officer: row.officer, isOpen: document.headingSecrecy === 'no'},
      isHistory,
      publishedEarlier,
      firstPublishedOn: null,
      isHeard: true,
      seenStage: known?.stage ?? null,
      version: {number: (known?.currentVersion ?? 0) + 1, stage, contentText, fingerprint, verdict: capVerdict(standing)},
    },
  }
}

/** A text with the holders' own mark, where they found somebody protected in the one before: no word of the registry answers for that. */
function withFinding<Content extends RegisteredContent>(content: Content, known: Known | null): Content {
  if (known === null || !isFoundHere(known.contentText)) return content
  return {...content, protection: 'marked', foundHere: true}
}

/** The verdict after what persons have declared of this very text (B4): the registry may tell it again as it was. */
function heeded({judgement}: Desk, known: Known | null, fingerprint: Fingerprint, verdict: Verdict): Verdict {
  return known === null ? verdict : heedDeclarations(verdict, {entry: known.entry, fingerprint, policyHash: judgement.policy.hash, declarations: known.declarations})
}

/**
 * How an export's word on a case stands to what the register was told before. The rows repeat their case, so a row that is no older than it was
 * may tell of the case anew, though another row of the case has a later time: then nobody can say which is the later word, and the stricter is taken.
 * A full export is held against the rows that it names: what it leaves out is gone, and its time with it.
 */
function ageOf({changedAt, toldAt, isOlderRowByRow}: GatheredCase, known: Known | null, isFull: boolean): 'latest' | 'unsure' | 'older' {
  const before = isFull ? toldAt : known?.changedAt
  if (known === null || changedAt === null || before == null || changedAt >= before) return 'latest'
  return isOlderRowByRow ? 'older' : 'unsure'
}

/** Two words on a case of which nobody knows the later: the stricter of each, and a person is asked where they name it differently (A8). */
function stricterOf(before: RegisteredCase, now: RegisteredCase): RegisteredCase {
  return {
    ...now,
    headingSecrecy: stricter(before.headingSecrecy, now.headingSecrecy),
    protection: before.protection === 'marked' ? 'marked' : now.protection,
    statute: now.statute === '' ? before.statute : now.statute,
    rowsDisagree: before.rowsDisagree || now.rowsDisagree || before.heading !== now.heading || before.caseType !== now.caseType,
  }
}

/** Only the registry's own later word changes anything: an older row, by its own time, does not (A14). */
function isOlderThan(changedAt: string | null, known: Known | null): boolean {
  return known !== null && changedAt !== null && known.changedAt !== null && changedAt < known.changedAt
}

/** A day on the web that the registry tells of and that is earlier than any it has told before: the earliest is the one that counts (A15, H1). Null where it is no news. */
function earlierThanKnown(told: LocalDate | null, known: Known | null): LocalDate | null {
  return told !== null && (known?.publishedEarlier == null || told < known.publishedEarlier) ? told : null
}

/** What in an entry's past makes a person look at it again: also what an earlier version still waits for, since nobody has answered it. */
function pastOf(known: Known | null, changedAt: string | null): readonly Ground[] {
  if (known === null) return []
  const past = new Set<Ground>(stillHolds(known))
  if (known.registryState !== 'present' || (known.stage === 'withdrawn' && !known.isTakenDown)) past.add('returned')
  if (known.isTakenDown) past.add('taken-down')
  if (changedAt === null && known.changedAt !== null) past.add('age-unknown')
  return [...past]
}

/** What is with the lawyer stays there whatever the registry changes meanwhile (B6). */
function waitingStage(known: Known | null, stage: Stage): Stage {
  return known?.stage === 'escalated' && stage === 'held' ? 'escalated' : stage
}

function waitingGrounds(known: Known | null): readonly Ground[] {
  return known === null || !isWaiting(known.stage) || known.verdict.kind === 'secret' ? [] : known.verdict.grounds
}

/** The same text as before, with what the registry now says of when it changed and where its files lie. */
function touch(place: Pick<StagedEntry, 'entry' | 'kind' | 'part' | 'committee' | 'caseNumber' | 'documentNumber'>, known: Known, changedAt: string | null, deliveredIn: string | null, {rowDigest, caseDigest}: Digests, isHeard: boolean): StagedEntry {
  const {registryState, contentDigest} = known
  return {...place, change: 'touched', caseEntry: null, registryState, changedAt, contentDigest, rowDigest, caseDigest, deliveredIn, row: null, isHistory: false, publishedEarlier: null, firstPublishedOn: null, isHeard, seenStage: known.stage, version: null}
}

/** A partial export shows only some rows of a case: what those do not tell stays as it was. */
function mergeWithBefore({merged, hasOwnRow, untold}: GatheredCase, before: RegisteredCase | null, isFull: boolean): RegisteredCase {
  if (before === null || isFull) return merged
  return {
    ...merged,
    registrar: merged.registrar === '' ? before.registrar : merged.registrar,
    statute: hasOwnRow ? merged.statute : before.statute,
    protection: before.protection === 'marked' ? 'marked' : merged.protection,
    ...(merged.meeting === undefined ? {} : {
      heading: untold.heading ? before.heading : merged.heading,
      ...(untold.headingSecrecy ? {headingSecrecy: before.headingSecrecy, statute: before.statute} : {}),
      // Two meetings of one day are not told apart by a list that says nothing of either.
      rowsDisagree: merged.rowsDisagree || (untold.all && before.rowsDisagree),
      meeting: mergeMeeting(merged.meeting, before.meeting, hasOwnRow),
    }),
  }
}

/** A list that brings the minutes need not tell again what the one with the summons told of the meeting. Who was there at some of its items takes nothing from who was there. */
function mergeMeeting(now: MeetingFacts, before: MeetingFacts | undefined, hasOwnRow: boolean): MeetingFacts {
  if (before === undefined) return now
  return {time: now.time ?? before.time, place: now.place === '' ? before.place : now.place, attendance: now.attendance.length === 0 || (!hasOwnRow && before.attendance.length > 0) ? before.attendance : now.attendance}
}

/** Keeps what a version would show, wherever it was delivered: a registry delivers an attachment once, and a row that waited may become clear with a later export. */
async function keepDelivered(desk: Desk, content: RegisteredDocument, folders: readonly (string | null)[]): Promise<boolean> {
  for (const folder of new Set(folders)) if (await keepFiles(desk, content, folder)) return true
  return false
}

/** What the registry itself says of a case: everything but what is worked out from its rows. A mark of protection on one row speaks of the case too (A11). */
function registryPartOf({heading, headingSecrecy, caseType, statute, protection, isClosed, closedOn, meeting}: RegisteredCase): string {
  return JSON.stringify([heading, headingSecrecy, caseType, statute, protection, isClosed, closedOn, ...(meeting === undefined ? [] : [meeting])])
}

interface FilesRead {
  readonly files: readonly RegisteredFile[]
  readonly texts: ReadonlyMap<number, FileText>
  /** What was found in files whose text is not at hand now, when they were delivered. */
  readonly carried: readonly Finding[]
  /** True when the text of a file that could be shown is neither at hand nor was ever judged. */
  readonly isUnseen: boolean
  readonly isDelivered: boolean
}

async function readFiles({desk, attachments, cleared}: Reading, document: RowDocument, known: Known | null): Promise<FilesRead> {
  const before = known === null ? null : (JSON.parse(known.contentText) as RegisteredDocument)
  const texts = new Map<number, FileText>()
  const files: RegisteredFile[] = []
  const carried: Finding[] = []
  let [isUnseen, isDelivered] = [false, false]
  let room = TEXT_BYTES_MAX
  for (const [index, {path, choice}] of document.files.entries()) {
    // A document under secrecy shows no file, so its files are not read either (P1).
    const wantsText = choice !== 'no' && document.documentSecrecy !== 'yes'
    const found = attachments === null ? null : await attachments.read(path, wantsText ? {textBytes: room, files: desk.settings.files} : null)
    if (found !== null && found.reading !== 'absent') {
      isDelivered = true
      if (found.text !== null) {
        texts.set(index, found.text)
        room -= Buffer.byteLength(found.text.text)
      }
      files.push({path, choice, sha256: found.sha256, bytes: found.bytes, reading: found.reading, ...(found.why === null ? {} : {why: found.why})})
      continue
    }
    // Registries deliver an attachment once. Other bytes can only come with a delivery, so what was read then still stands,
    // but a version that is judged now is judged with the file's text or what was found in it, or waits.
    const earlierIndex = before?.files.findIndex((file) => file.path === path && file.sha256 !== null) ?? -1
    const earlier = before?.files[earlierIndex]
    if (known === null || before === null || earlier?.sha256 == null) {
      files.push({path, choice, sha256: null, bytes: null, reading: 'absent'})
      continue
    }
    files.push({...earlier, choice})
    if (!wantsText || earlier.reading !== 'text') continue
    const kept = await cleared.text(earlier.sha256, path, {textBytes: TEXT_BYTES_MAX, files: desk.settings.files})
    const wasJudged = earlier.choice !== 'no' && before.documentSecrecy !== 'yes' && known.verdict.kind !== 'secret' && !known.verdict.grounds.includes('file-missing')
    if (kept !== null) texts.set(index, kept)
    else if (wasJudged) {
      for (const {finding} of known.verdict.findings) if (finding.field === 'file' && finding.index === earlierIndex) carried.push({...finding, index})
      // What was found beside these nobody can tell any more.
      isUnseen ||= !isWhole(known.verdict)
    } else isUnseen = true
  }
  return {files, texts, carried, isUnseen, isDelivered}
}

function unreadFiles(files: RowDocument['files']): FilesRead {
  return {
    files: files.map(({path, choice}) => ({path, choice, sha256: null, bytes: null, reading: 'absent'})),
    texts: new Map(),
    carried: [],
    isUnseen: false,
    isDelivered: false,
  }
}

/** A stored case's text. */
/** What the registry itself told of a case, without the holders' own mark. */
function toldIn(registryText: string): RegisteredCase {
  const {foundHere, ...told} = caseIn(registryText)
  return foundHere === true ? {...told, protection: 'none'} : told
}

/** True of a version that holders found somebody protected in. JSON writes a quotation mark inside a text in another way. */
function isFoundHere(contentText: string): boolean {
  return contentText.includes('"foundHere":true')
}

function caseIn(contentText: string): RegisteredCase {
  return JSON.parse(contentText) as RegisteredCase
}
