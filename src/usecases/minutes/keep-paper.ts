import type {DrawnPaper} from '../../core/minutes/drawn-paper.js'
import type {PaperKind} from '../../core/minutes/paper-kind.js'
import {stillHolds} from '../../core/review/what-still-holds.js'
import type {RegisteredDocument, RegisteredFile} from '../../core/register/entry.js'
import type {FileText} from '../../core/scan/file-text.js'
import type {EntryId, VersionId} from '../../core/terms/identifiers.js'
import {findDecision} from '../../io/db/decision-table.js'
import {addVersion, findStanding} from '../../io/db/entry-table.js'
import {insertPaper, keepDrawnOf, setMadeAnew, type DrawnOf} from '../../io/db/meeting-table.js'
import {takeOffDisallowed} from '../../io/db/publication-table.js'
import {ClearedFiles} from '../../io/files/attachments.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {takeOffSite} from '../publication/run-release.js'
import {judgeContent, stageOf} from '../scan/judge-content.js'
import {meetingDay, paperNumber, type MeetingFile} from './meetings.js'

/** A finished paper to be kept as a document of its meeting. */
export interface PaperToKeep {
  readonly kind: PaperKind
  readonly bytes: Buffer
  /** What the public is to read as the name of the file. */
  readonly name: string
  /** The folder that it came in; null where it was made here. */
  readonly deliveredIn: string | null
  /** What it was drawn of; null of a file made elsewhere, whose text is then judged as any file’s. */
  readonly drawn: {readonly paper: DrawnPaper; readonly omitted: number} | null
  /** What it says nothing of any more once that is not as it was. */
  readonly of: readonly DrawnOf[]
  readonly text: FileText
}

/** A paper as it is kept. `unchanged`: it says what the one there is says. */
export interface KeptPaper {
  readonly entry: EntryId
  readonly sha256: string
  readonly became: 'cleared' | 'held' | 'unchanged'
}

/** Keeps a finished paper: as a new version of the one there is of its kind, or the first. What a person said no to, or took down, is not brought back by another version. */
export async function keepPaper(session: Session, {meeting, papers}: MeetingFile, {kind, bytes, name, deliveredIn, drawn, of, text}: PaperToKeep): Promise<KeptPaper> {
  const digest = sha256(bytes)
  const content = contentOf({kind, drawn: drawn?.paper ?? null, date: meetingDay(meeting), file: {path: name, choice: 'yes', sha256: digest, bytes: bytes.length, reading: 'text'}})
  const contentText = JSON.stringify(content)
  const fingerprint = session.fingerprints.of(contentText)
  const known = papers.get(kind) ?? null
  if (known?.fingerprint === fingerprint && (known.stage === 'cleared' || known.stage === 'published') && !known.isOutdated) return {entry: known.entry, sha256: digest, became: 'unchanged'}
  const standing = known === null ? null : await findStanding(session.db, known.entry)
  const decision = standing?.decisionId == null ? null : ((await findDecision(session.db, standing.decisionId))?.kind ?? null)
  const past = standing === null ? [] : [...stillHolds({stage: standing.stage, verdict: standing.verdict, decision}), ...(standing.isTakenDown ? (['taken-down'] as const) : [])]
  const verdict = judgeContent(session, content, {committee: meeting.committee, caseNumber: meeting.number, caseSecrecy: 'no', past, fileTexts: drawn === null ? new Map([[0, text]]) : new Map()})
  const stage = stageOf(verdict)
  // Only what is cleared is kept here (P1); what was made here lies nowhere else.
  if ((stage === 'cleared' || drawn !== null) && !(await new ClearedFiles(session.folder).keepBytes(digest, oneChunk(bytes)))) throw new Error('A paper could not be kept')
  const entry = known?.entry ?? session.newId()
  let left = 0
  await session.change(async ({tx, at, record, stop}) => {
    const made = {stage, contentText, verdict, fingerprint, policyHash: session.judgement.policy.hash, at}
    let version = 1
    if (standing === null) await insertPaper(tx, {...made, entry, committee: meeting.committee, meetingNumber: meeting.number, meeting: meeting.entry, documentNumber: paperNumber(kind), deliveredIn})
    else {
      version = await addVersion(tx, standing, {...made, origin: 'import', decision: null})
      await setMadeAnew(tx, entry, deliveredIn)
      // A backup would show the one before (P3).
      await stop([entry], 'replaced')
    }
    await keepDrawnOf(tx, session.dialect, entry, version, of)
    await record({kind: 'paper.made', entry, version: `${entry}.${version}` as VersionId, sha256: digest, items: drawn?.paper.items.length ?? 0, omitted: drawn?.omitted ?? 0}, meeting.committee)
    left = (await takeOffDisallowed(tx, session.dialect)).length
  })
  await takeOffSite(session, left)
  return {entry, sha256: digest, became: stage === 'cleared' ? 'cleared' : 'held'}
}

function contentOf({kind, drawn, date, file}: {readonly kind: PaperKind; readonly drawn: DrawnPaper | null; readonly date: DrawnPaper['date']; readonly file: RegisteredFile}): RegisteredDocument {
  const name = paperNumber(kind)
  return {
    kind: 'document',
    heading: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${date}`,
    headingSecrecy: 'no',
    documentSecrecy: 'no',
    caseType: 'sammanträde',
    statute: '',
    protection: 'none',
    direction: 'Upprättad',
    date,
    internalParty: '',
    parties: [],
    officer: '',
    files: [file],
    choiceWithoutFile: 'none',
    registrar: 'sammanträden',
    rowsDisagree: false,
    paper: {paper: kind, drawn},
  }
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
