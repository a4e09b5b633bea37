import {itemText} from '../../core/minutes/meeting.js'
import {isRunningText} from '../../core/scan/finding.js'
import {findEntry} from '../register/find-entry.js'
import {textOfFile} from '../scan/judge-again.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {deed} from '../deed.js'

/** A piece of a file's text around something that was found in it. */
export interface FileExcerpt {
  /** Which of the document's files, from 0. */
  readonly index: number
  /** Where in the file's text it begins, in UTF-16 units: findings are counted from the same beginning. */
  readonly from: number
  readonly text: string
}

/** How far is read on either side of a finding, in UTF-16 units. */
const AROUND = 90
/** Nobody reads more pieces of one entry; the findings tell the rest by their places. */
const EXCERPTS_MAX = 20

/** What stands around the findings in an entry's files, so that a registrar need not open them (T2). Nothing of an entry that only an authorised person may read (K4), and of a file that has left. */
export const showFileText = deed('review.read', async (session, {id}: {readonly id: EntryId}): Promise<readonly FileExcerpt[]> => {
  const {content, verdict, deliveredIn} = await findEntry(session, id, null, 'review.read')
  if (content.kind !== 'document' || content.protection === 'marked' || verdict.kind === 'secret') return []
  const excerpts: FileExcerpt[] = []
  const {item} = content
  const texts = item === undefined ? content.files.map(({path, sha256}) => async () => (sha256 === null ? undefined : (await textOfFile(session, path, sha256, deliveredIn))?.text)) : [async () => itemText(item)]
  for (const [index, read] of texts.entries()) {
    const found = verdict.findings.filter(({finding, answer}) => isRunningText(finding.field) && finding.index === index && answer !== 'clear').toSorted((a, b) => a.finding.start - b.finding.start)
    if (found.length === 0 || excerpts.length >= EXCERPTS_MAX) continue
    const text = await read()
    if (text === undefined) continue
    let open: {readonly from: number; to: number} | null = null
    const close = (): void => {
      if (open !== null && excerpts.length < EXCERPTS_MAX) excerpts.push({index, from: open.from, text: text.slice(open.from, open.to)})
    }
    for (const {finding: {start, end}} of found) {
      // What stands near each other is one piece.
      if (open !== null && start - AROUND <= open.to) open.to = Math.max(open.to, Math.min(text.length, end + AROUND))
      else {
        close()
        open = {from: wordStart(text, Math.max(0, start - AROUND)), to: Math.min(text.length, end + AROUND)}
      }
    }
    close()
  }
  return excerpts
})

/** The beginning of the word that a place is in, or of the next one. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.slice(at, at + 30).search(/\s/)
  return space < 0 ? at : at + space + 1
}
