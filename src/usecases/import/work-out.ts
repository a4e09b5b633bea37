import {keepFiles} from '../review/keep-files.js'
import {judgeContent, stageOf} from '../scan/judge-content.js'
import {isWaiting, type Stage} from '../../core/journey.js'
import {isRestricted, stillHolds} from '../../core/review/what-still-holds.js'
import type {Ground} from '../../core/policy/ground.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredCase, RegisteredDocument, RegisteredFile} from '../../core/register/entry.js'
import {isStricter, mergeCase, stricter} from '../../core/register/merge-case.js'
import type {Finding} from '../../core/scan/finding.js'
import type {Fingerprint} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {latestExpired} from '../../core/retention/expiry.js'
import {caseIn, type CaseOnStage, type DocumentOnStage, type JudgedCase, type KnownEntry, type StagedEntry} from '../../io/db/stage-tables.js'
import type {Attachments, ClearedFiles} from '../../io/files/attachments.js'
import type {Session} from '../../io/session.js'
import type {BuriedCase} from './graves.js'

/** What one import works with besides the session. */
export interface Reading {
  readonly session: Session
  readonly attachments: Attachments | null
  readonly cleared: ClearedFiles
  /** Diaries that the export holds whole. */
  readonly full: ReadonlySet<string>
  readonly isDryRun: boolean
}

/** What an import does to one case or document; `staged` is null when nothing changes. */
export interface WorkedOut {
  readonly change: 'imported' | 'changed' | 'unchanged'
  /** True when the row is older than what the register holds (A14). */
  readonly isOlder: boolean
  readonly staged: StagedEntry | null
}

/** A verdict for rows that nobody is asked about: they are before the diary's time. */
const UNASKED: Verdict = {kind: 'review', grounds: [], findings: []}

/** What an export does to one case: all its rows together, the stricter of each (A8). */
export function workOutCase({session, full}: Reading, found: CaseOnStage, buried: BuriedCase | null): WorkedOut & {readonly judged: JudgedCase} {
  const {known, committee, caseNumber} = found
  const before = known === null ? null : caseIn(known.registryText)
  const isOlder = isOlderThan(found.changedAt, known)
  const merged = mergeWithBefore(found, before, full.has(committee))
  // An older export has no say about the case itself (A14), but its rows are rows of the case all the same.
  const content = isOlder && before !== null ? {...before, date: merged.date, officer: merged.officer} : merged
  const changedAt = isOlder && known !== null ? known.changedAt : found.changedAt
  const registryState = isOlder && known !== null ? known.registryState : found.isCancelled ? 'cancelled' : 'present'
  const isCancelled = registryState === 'cancelled'
  const contentText = JSON.stringify(content)
  const contentDigest = session.fingerprints.of(contentText)
  const entry = known?.entry ?? session.newId()
  const shownSecrecy = known === null ? 'no' : caseIn(known.contentText).headingSecrecy
  const judged = (change: JudgedCase['change']): JudgedCase => ({
    committee,
    caseNumber,
    entry,
    // Documents are judged by the stricter word on their case, even an older one.
    secrecy: isOlder ? stricter(shownSecrecy, merged.headingSecrecy) : content.headingSecrecy,
    becameSecret: known !== null && !isOlder && isStricter(content.headingSecrecy, shownSecrecy),
    hasReturned: known !== null && known.registryState !== 'present' && registryState === 'present',
    isCancelled,
    change,
  })
  if (known !== null && known.contentDigest === contentDigest && known.registryState === registryState) {
    const staged = changedAt === known.changedAt ? null : touch({entry, kind: 'case', committee, caseNumber, documentNumber: null}, known, changedAt, null)
    return {change: 'unchanged', isOlder, staged, judged: judged('unchanged')}
  }
  if (buried?.hasNewDocument === false) return {change: 'unchanged', isOlder, staged: null, judged: judged('purged')}
  const isDerived = before !== null && known?.registryState === registryState && registryPartOf(before) === registryPartOf(content)
  if (known !== null && isDerived && isRestricted(known)) {
    // A new document moves the case's date; that is no reason to ask a person again who has said no.
    const staged = {...touch({entry, kind: 'case' as const, committee, caseNumber, documentNumber: null}, known, changedAt, null), contentDigest}
    return {change: 'unchanged', isOlder, staged, judged: judged('unchanged')}
  }

  const firstPublishedOn = buried?.tombstone.firstPublishedOn ?? null
  const isHistory = found.publishedEarlier === null && firstPublishedOn === null && content.date < session.publishFrom
  // Nobody's no is forgotten with the row it was said about.
  const past: readonly Ground[] = buried?.tombstone.wasRestricted === true ? ['decided-otherwise'] : pastOf(known, changedAt)
  const verdict = isCancelled ? UNASKED : judgeContent(session, content, {committee, caseSecrecy: 'no', past, fileTexts: new Map()})
  const change = known === null ? 'imported' : 'changed'
  const staged: StagedEntry = {
    entry,
    change,
    kind: 'case',
    committee,
    caseNumber,
    documentNumber: null,
    caseEntry: null,
    registryState,
    changedAt,
    contentDigest,
    deliveredIn: null,
    row: found.ownRow,
    isHistory,
    publishedEarlier: found.publishedEarlier,
    firstPublishedOn,
    seenStage: known?.stage ?? null,
    version: {number: (known?.currentVersion ?? 0) + 1, stage: isCancelled ? 'withdrawn' : waitingStage(known, stageOf(verdict)), contentText, fingerprint: contentDigest, verdict},
  }
  return {change, isOlder, staged, judged: judged(isDerived ? 'derived' : change)}
}

/** What an export does to one document. `rowsDisagree` when two of its rows are of the same time and tell different things. */
export async function workOutDocument(reading: Reading, found: DocumentOnStage, rowsDisagree: boolean): Promise<WorkedOut> {
  const {session} = reading
  const {known, committee, caseNumber, document} = found
  const isCancelled = document.isCancelled || found.isCaseCancelled
  const registryState = isCancelled ? 'cancelled' : 'present'
  const isOlder = isOlderThan(found.changedAt, known)
  const publishedEarlier = found.publishedOn
  const isHistory = (known?.firstPublishedOn ?? null) === null && publishedEarlier === null && found.date < session.publishFrom
  const isPast = publishedEarlier !== null && publishedEarlier <= latestExpired(session.today, session.retentionYears(committee))
  if (isOlder && known !== null) return {change: 'unchanged', isOlder, staged: null}

  const waitsForNobody = isHistory || isCancelled
  const {files, texts, carried, isUnseen, isDelivered} = waitsForNobody || isPast ? unreadFiles(document.files) : await readFiles(reading, found)
  const content: RegisteredDocument = {
    kind: 'document',
    heading: document.heading,
    headingSecrecy: document.headingSecrecy,
    documentSecrecy: document.documentSecrecy,
    caseType: found.caseType,
    statute: found.statute,
    protection: found.isProtected ? 'marked' : 'none',
    direction: document.direction,
    date: found.date,
    internalParty: document.internalParty,
    parties: document.parties,
    officer: found.officer,
    files,
    choiceWithoutFile: document.choiceWithoutFile,
    registrar: found.registrar,
    rowsDisagree,
  }
  const contentText = JSON.stringify(content)
  const contentDigest = digestOf(session, contentText, publishedEarlier)
  const deliveredIn = isDelivered ? (reading.attachments?.folder ?? null) : null
  // What left with its case, and what waited for a file that has now come, is looked at again though its row is the same.
  const hasComeBack = known !== null && registryState === 'present' && ((known.stage === 'withdrawn' && !known.isTakenDown) || (found.caseHasReturned && (known.stage === 'cleared' || known.stage === 'secret')))
  const isFileHere = !isUnseen && waitingGrounds(known).includes('file-missing')
  if (known !== null && known.contentDigest === contentDigest && known.registryState === registryState && !hasComeBack && !isFileHere) {
    const rowChanged = found.caseChange === 'changed' || found.caseChange === 'imported'
    const isMoved = found.changedAt !== known.changedAt || (deliveredIn !== null && deliveredIn !== known.deliveredIn)
    const staged = isMoved ? touch({entry: known.entry, kind: 'document', committee, caseNumber, documentNumber: document.number}, known, found.changedAt, deliveredIn) : null
    return {change: rowChanged ? 'changed' : 'unchanged', isOlder, staged}
  }

  const past: readonly Ground[] = [...pastOf(known, found.changedAt), ...(hasComeBack ? (['returned'] as const) : []), ...(isUnseen ? (['file-missing'] as const) : [])]
  const verdict = waitsForNobody ? UNASKED : judgeContent(session, content, {committee, caseSecrecy: found.caseSecrecy, past, fileTexts: texts, earlierFindings: carried})
  const isKept = verdict.kind !== 'clear' || isPast || reading.isDryRun || (await keepFiles(session, content, reading.attachments?.folder ?? known?.deliveredIn ?? null))
  const standing: Verdict = isKept ? verdict : {kind: 'review', grounds: ['file-missing'], findings: []}
  const stage = isCancelled ? 'withdrawn' : isHistory ? 'history' : waitingStage(known, stageOf(standing))
  return {
    change: known === null ? 'imported' : 'changed',
    isOlder,
    staged: {
      entry: known?.entry ?? session.newId(),
      change: known === null ? 'imported' : 'changed',
      kind: 'document',
      committee,
      caseNumber,
      documentNumber: document.number,
      caseEntry: found.caseEntry,
      registryState,
      changedAt: found.changedAt,
      contentDigest,
      deliveredIn,
      row: {date: found.date, officer: found.officer, isOpen: document.headingSecrecy === 'no'},
      isHistory,
      publishedEarlier,
      firstPublishedOn: null,
      seenStage: known?.stage ?? null,
      version: {number: (known?.currentVersion ?? 0) + 1, stage, contentText, fingerprint: session.fingerprints.of(contentText), verdict: standing},
    },
  }
}

/** Only the registry's own later word changes anything: an older row, by its own time, does not (A14). */
function isOlderThan(changedAt: string | null, known: KnownEntry | null): boolean {
  return known !== null && changedAt !== null && known.changedAt !== null && changedAt < known.changedAt
}

/** What in an entry's past makes a person look at it again: also what an earlier version still waits for, since nobody has answered it. */
function pastOf(known: KnownEntry | null, changedAt: string | null): readonly Ground[] {
  if (known === null) return []
  const past = new Set<Ground>(stillHolds(known))
  if (known.registryState !== 'present' || (known.stage === 'withdrawn' && !known.isTakenDown)) past.add('returned')
  if (known.isTakenDown) past.add('taken-down')
  if (changedAt === null && known.changedAt !== null) past.add('age-unknown')
  return [...past]
}

/** What is with the lawyer stays there whatever the registry changes meanwhile (B6). */
function waitingStage(known: KnownEntry | null, stage: Stage): Stage {
  return known?.stage === 'escalated' && stage === 'held' ? 'escalated' : stage
}

function waitingGrounds(known: KnownEntry | null): readonly Ground[] {
  return known === null || !isWaiting(known.stage) || known.verdict.kind === 'secret' ? [] : known.verdict.grounds
}

/** By which a row that is told again is known: its text, and the earlier day on the web that the registry tells of. */
function digestOf(session: Session, contentText: string, publishedEarlier: LocalDate | null): Fingerprint {
  return session.fingerprints.of(`${contentText} ${publishedEarlier ?? ''}`)
}

/** The same text as before, with what the registry now says of when it changed and where its files lie. */
function touch(place: Pick<StagedEntry, 'entry' | 'kind' | 'committee' | 'caseNumber' | 'documentNumber'>, known: KnownEntry, changedAt: string | null, deliveredIn: string | null): StagedEntry {
  const {registryState, contentDigest} = known
  return {...place, change: 'touched', caseEntry: null, registryState, changedAt, contentDigest, deliveredIn, row: null, isHistory: false, publishedEarlier: null, firstPublishedOn: null, seenStage: known.stage, version: null}
}

/** A partial export shows only some rows of a case: what those do not tell stays as it was. */
function mergeWithBefore(found: CaseOnStage, before: RegisteredCase | null, isFull: boolean): RegisteredCase {
  const merged = mergeCase(found.gathered)
  if (before === null || isFull) return merged
  return {
    ...merged,
    registrar: merged.registrar === '' ? before.registrar : merged.registrar,
    statute: found.hasOwnRow ? merged.statute : before.statute,
    protection: before.protection === 'marked' ? 'marked' : merged.protection,
  }
}

function registryPartOf({heading, headingSecrecy, caseType, isClosed, closedOn}: RegisteredCase): string {
  return JSON.stringify([heading, headingSecrecy, caseType, isClosed, closedOn])
}

interface FilesRead {
  readonly files: readonly RegisteredFile[]
  readonly texts: ReadonlyMap<number, string>
  /** What was found in files whose text is not at hand now, when they were delivered. */
  readonly carried: readonly Finding[]
  /** True when the text of a file that could be shown is neither at hand nor was ever judged. */
  readonly isUnseen: boolean
  readonly isDelivered: boolean
}

async function readFiles({attachments, cleared}: Reading, {document, known}: DocumentOnStage): Promise<FilesRead> {
  const before = known === null ? null : (JSON.parse(known.contentText) as RegisteredDocument)
  const texts = new Map<number, string>()
  const files: RegisteredFile[] = []
  const carried: Finding[] = []
  let [isUnseen, isDelivered] = [false, false]
  for (const [index, {path, choice}] of document.files.entries()) {
    // A document under secrecy shows no file, so its files are not read either (P1).
    const wantsText = choice !== 'no' && document.documentSecrecy !== 'yes'
    const found = attachments === null ? null : await attachments.read(path, wantsText)
    if (found !== null && found.reading !== 'absent') {
      isDelivered = true
      if (found.text !== null) texts.set(index, found.text)
      files.push({path, choice, sha256: found.sha256, bytes: found.bytes, reading: found.reading})
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
    const kept = await cleared.text(earlier.sha256)
    const wasJudged = earlier.choice !== 'no' && before.documentSecrecy !== 'yes' && known.verdict.kind !== 'secret' && !known.verdict.grounds.includes('file-missing')
    if (kept !== null) texts.set(index, kept)
    else if (wasJudged) {
      for (const {finding} of known.verdict.findings) if (finding.field === 'file' && finding.index === earlierIndex) carried.push({...finding, index})
    } else isUnseen = true
  }
  return {files, texts, carried, isUnseen, isDelivered}
}

function unreadFiles(files: DocumentOnStage['document']['files']): FilesRead {
  return {
    files: files.map(({path, choice}) => ({path, choice, sha256: null, bytes: null, reading: 'absent'})),
    texts: new Map(),
    carried: [],
    isUnseen: false,
    isDelivered: false,
  }
}
