import {basename, dirname} from 'node:path'
import type {PaperKind} from '../../core/minutes/paper-kind.js'
import {Refusal} from '../../core/refusal.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {TEXT_BYTES_MAX} from '../../io/files/attachments.js'
import {readFileText} from '../../io/files/reading/read-file.js'
import {readWhole} from '../../io/files/whole-file.js'
import {deed} from '../deed.js'
import {keepPaper} from './keep-paper.js'
import {lookForTraces} from './look-for-traces.js'
import {findMeeting} from './meetings.js'

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
  if (file.items.has(kind)) throw new Refusal('paper-made-here', {committee, kind})
  const bytes = await readWhole(path)
  const name = basename(path)
  const read = await readFileText(name, bytes, {textBytes: TEXT_BYTES_MAX, files: session.settings.files})
  if (read.kind === 'unread') throw new Refusal('paper-unread', {file: name, why: read.why})
  const {hits, hidden} = await lookForTraces(session, [file], [read.file])
  if (hits.length > 0) throw new Refusal('paper-unclean', {committee, count: hits.length, kinds: [...new Set(hits.map((hit) => hit.kind))]})
  return {meeting, hidden, ...(await keepPaper(session, file, {kind, bytes, name, deliveredIn: dirname(path), drawn: null, text: read.file}))}
})
