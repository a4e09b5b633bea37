import {itemText, type ItemFacts} from '../../core/minutes/meeting.js'
import type {RuledFinding, Verdict} from '../../core/policy/verdict.js'
import type {RegisteredFile} from '../../core/register/entry.js'
import {Refusal} from '../../core/refusal.js'
import {plainFileText, type FileText} from '../../core/scan/file-text.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {deed} from '../deed.js'
import {findEntry} from '../register/find-entry.js'
import {textOfFile} from '../scan/judge-again.js'

/** One file of a document with everything that was read of it. */
export interface ReadFile {
  /** Which of the document's files, from 0, and how many there are. */
  readonly index: number
  readonly count: number
  /** Null of an item of a meeting: its text lies in no file. */
  readonly file: RegisteredFile | null
  /** Null where nobody has read it, or it is no longer here. */
  readonly text: FileText | null
  /** What was found in its text, at its places there. */
  readonly findings: readonly RuledFinding[]
  /** How many findings the document has beside those that are kept: some may be this file's. */
  readonly more: number
}

export interface ReadFileOrder {
  readonly id: EntryId
  readonly index: number
}

/** A whole file as it was read for the review, so that nobody publishes what they have not been able to read (B7). Refused for a row that only an authorised person may read (K4). */
export const readFile = deed('review.read', async (session, {id, index}: ReadFileOrder): Promise<ReadFile> => {
  const {content, verdict, deliveredIn} = await findEntry(session, id, null, 'review.read')
  if (content.protection === 'marked') throw new Refusal('awaits-authorised')
  if (content.kind === 'document' && content.item !== undefined && index === 0) return readItem(content.item, verdict)
  const file = content.kind === 'document' ? content.files[index] : undefined
  if (content.kind !== 'document' || file === undefined) throw new Refusal('no-file-to-withhold')
  const text = file.sha256 === null || file.reading !== 'text' ? null : await textOfFile(session, file.path, file.sha256, deliveredIn)
  return {index, count: content.files.length, file, text, ...foundIn(verdict, index)}
})

/** The whole text of an item of a meeting. */
function readItem(item: ItemFacts, verdict: Verdict): ReadFile {
  return {index: 0, count: 1, file: null, text: plainFileText(itemText(item)), ...foundIn(verdict, 0, 'minutes')}
}

function foundIn(verdict: Verdict, index: number, of: 'file' | 'minutes' = 'file'): Pick<ReadFile, 'findings' | 'more'> {
  if (verdict.kind === 'secret') return {findings: [], more: 0}
  return {findings: verdict.findings.filter(({finding}) => finding.field === of && finding.index === index), more: verdict.more ?? 0}
}
