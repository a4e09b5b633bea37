import {basename} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {readWhole} from '../../io/files/whole-file.js'
import {readFileText} from '../../io/files/reading/read-file.js'
import {TEXT_BYTES_MAX} from '../../io/files/attachments.js'
import {deed} from '../deed.js'
import {lookForTraces, type PaperHit} from './look-for-traces.js'
import {committeesAllowed, findMeeting, readMeetings} from './meetings.js'

/** What came of looking through a finished file. */
export interface CheckedPaper {
  readonly file: string
  readonly hits: readonly PaperHit[]
  /** How many items that are left out or wait were looked for. */
  readonly hidden: number
  /** Pictures that nobody has read. */
  readonly pictures: number
}

/** Reads a finished file back, with its bookmarks, its properties, its attachments and what is hidden in it, and looks for everything of items that readers may know nothing of: of one meeting, or of every one there is. */
export const checkPaper = deed('minutes.read', async (session, {path, meeting}: {readonly path: string; readonly meeting: string | null}): Promise<CheckedPaper> => {
  const meetings = meeting === null ? await readMeetings(session, {committees: committeesAllowed(session, 'minutes.read'), from: null, until: null}) : [await findMeeting(session, meeting, 'minutes.read')]
  const bytes = await readWhole(path)
  const read = await readFileText(basename(path), bytes, {textBytes: TEXT_BYTES_MAX, files: session.settings.files})
  if (read.kind === 'unread') throw new Refusal('paper-unread', {file: basename(path), why: read.why})
  const {hits, hidden} = await lookForTraces(session, meetings, [read.file])
  return {file: basename(path), hits, hidden, pictures: read.file.pictures.length}
})
