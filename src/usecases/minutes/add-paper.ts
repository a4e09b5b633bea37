import {basename, dirname} from 'node:path'
import {diaryNumbersIn} from '../../core/minutes/diary-numbers.js'
import type {PaperKind} from '../../core/minutes/paper-kind.js'
import {Refusal} from '../../core/refusal.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {FileText} from '../../core/scan/file-text.js'
import {casesByNumber} from '../../io/db/secret-case-table.js'
import {TEXT_BYTES_MAX} from '../../io/files/attachments.js'
import {readFileText} from '../../io/files/reading/read-file.js'
import {readWhole} from '../../io/files/whole-file.js'
import {deed, type Session} from '../deed.js'
import {keepPaper} from './keep-paper.js'
import {lookForTraces} from './look-for-traces.js'
import {diaryShapes, findMeeting, isMeetingLetOut} from './meetings.js'

/** A finished file that is a paper of a meeting. */
export interface FinishedPaper {
  readonly meeting: string
  readonly path: string
  readonly kind: PaperKind
}

/** What came of it. */
export interface AddedPaper {
  readonly meeting: EntryId
  readonly entry: EntryId
  readonly sha256: string
  readonly became: 'cleared' | 'held' | 'unchanged'
  /** How many items that readers may know nothing of were looked for in it. */
  readonly hidden: number
}

/**
 * Makes a finished file that was made elsewhere a paper of a meeting. It is read and judged as any file is, and refused where anything of an item that readers may know nothing of stands in it (F3, F8).
 */
export const addPaper = deed('minutes.make', async (session, {meeting: asked, path, kind}: FinishedPaper): Promise<AddedPaper> => {
  const file = await findMeeting(session, asked, 'minutes.make')
  const {committee, entry: meeting} = file.meeting
  if (file.meeting.stage === 'history') throw new Refusal('meeting-too-old', {committee})
  if (!isMeetingLetOut(file.meeting)) throw new Refusal('meeting-waits', {committee, id: meeting})
  if (file.items.has(kind)) throw new Refusal('paper-made-here', {committee, kind})
  const bytes = await readWhole(path)
  const name = basename(path)
  const read = await readFileText(name, bytes, {textBytes: TEXT_BYTES_MAX, files: session.settings.files})
  if (read.kind === 'unread') throw new Refusal('paper-unread', {file: name, why: read.why})
  const {hits, hidden} = await lookForTraces(session, [file], [read.file])
  if (hits.length > 0) throw new Refusal('paper-unclean', {committee, count: hits.length, kinds: [...new Set(hits.map((hit) => hit.kind))]})
  const ofCases = await secretNumbersIn(session, read.file)
  if (ofCases.secret > 0) throw new Refusal('paper-unclean', {committee, count: ofCases.secret, kinds: ['diary-number']})
  // Whatever comes to be hidden of the meeting, or of a case that it names, takes the file off until it has been looked through again.
  const numbers = new Set([...ofCases.numbers, ...[...file.items.values()].flat().flatMap((part) => [part.content.item?.diaryNumber ?? '', ...(file.named.get(part.entry) ?? [])])])
  const of = [{item: meeting, fingerprint: null, caseNumber: '', isCaseOpen: false}, ...[...numbers].filter((number) => number !== '').map((caseNumber) => ({item: meeting, fingerprint: null, caseNumber, isCaseOpen: false}))]
  return {meeting, hidden, ...(await keepPaper(session, file, {kind, bytes, name, deliveredIn: dirname(path), drawn: null, of, text: read.file}))}
})

/** The numbers of cases that a file names, and how many of them are secret, or may be. */
async function secretNumbersIn(session: Session, {text}: FileText): Promise<{readonly numbers: readonly string[]; readonly secret: number}> {
  const numbers = diaryNumbersIn(text, diaryShapes(session))
  const cases = await casesByNumber(session.db, session.dialect, numbers)
  return {numbers, secret: [...cases.values()].filter(({secrecy, isMarked}) => secrecy !== 'no' || isMarked).length}
}
