import type {RegisteredContent, RegisteredFile} from '../../core/register/entry.js'
import type {UnreadReason} from '../../core/register/unread.js'
import {stillHolds} from '../../core/review/what-still-holds.js'
import type {FileText} from '../../core/scan/file-text.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RunId} from '../../core/terms/identifiers.js'
import {addVersion, findStanding, unreadEntries, type StandingEntry} from '../../io/db/entry-table.js'
import {Attachments, TEXT_BYTES_MAX} from '../../io/files/attachments.js'
import type {Session} from '../../io/session.js'
import {keepFiles} from '../review/keep-files.js'
import {judgeAgain} from './judge-again.js'
import {stageOf} from './judge-content.js'

/** Why a file may be read another time although neither program nor policy is another: a tool has been installed, or the machine has less to do. */
const MAY_PASS: ReadonlySet<UnreadReason> = new Set<UnreadReason>(['too-slow', 'picture', 'embedded'])

interface ReadAgain {
  readonly content: RegisteredContent
  /** Text of each file that was read now, by its place among the document's files. */
  readonly texts: ReadonlyMap<number, FileText>
}

/**
 * Reads again the files that waiting entries could not be read with, and judges each entry whose file says something now. Every entry is written by itself,
 * so a run that is cut short has kept what it read, and the next goes on with the rest. Gives the number of files read.
 */
export async function readFilesAgain(session: Session, run: RunId, {all}: {readonly all: boolean}): Promise<number> {
  const {hash} = session.judgement.policy
  let files = 0
  for await (const standing of unreadEntries(session.db)) {
    const read = await readEntry(session, standing, all || standing.policyHash !== hash)
    if (read === null) continue
    const {content, texts} = read
    const judged = await judgeAgain(session, session.db, standing, stillHolds({...standing, decision: null}, true), content, {read: texts})
    const isKept = judged.kind !== 'clear' || (await keepFiles(session, content, standing.deliveredIn))
    const verdict: Verdict = isKept ? judged : {kind: 'review', grounds: ['file-missing'], findings: []}
    const stage = stageOf(verdict)
    const contentText = JSON.stringify(content)
    await session.change(async ({tx, at, record, stop}) => {
      const now = await findStanding(tx, standing.entry)
      if (now === null || now.number !== standing.number || now.stage !== standing.stage) return record({kind: 'entries.rescanned', run, scanned: 0, held: 0, policy: hash})
      await addVersion(tx, now, {stage, origin: 'rescan', contentText, verdict, fingerprint: session.fingerprints.of(contentText), policyHash: hash, at, decision: null})
      if (stage !== 'cleared') await stop([standing.entry], 'held-here')
      files += texts.size
      return record({kind: 'entries.rescanned', run, scanned: 1, held: stage === 'cleared' ? 0 : 1, policy: hash})
    })
  }
  return files
}

/** An entry with those of its files read that could not be before; null where nothing more is known of it. Only the very bytes that were delivered count (E2). */
async function readEntry(session: Session, {content, deliveredIn}: StandingEntry, isOther: boolean): Promise<ReadAgain | null> {
  if (content.kind !== 'document' || content.documentSecrecy === 'yes' || deliveredIn === null) return null
  const source = await Attachments.in(deliveredIn)
  if (source === null) return null
  const texts = new Map<number, FileText>()
  const files: RegisteredFile[] = []
  for (const [index, file] of content.files.entries()) {
    const {why, ...known} = file
    const isTried = file.choice !== 'no' && file.reading === 'unread' && file.sha256 !== null && (isOther || (why !== undefined && MAY_PASS.has(why)))
    const read = isTried ? await source.read(file.path, {textBytes: TEXT_BYTES_MAX, files: session.settings.files}) : null
    const text = read !== null && read.sha256 === file.sha256 ? read.text : null
    if (text !== null) texts.set(index, text)
    files.push(text === null ? file : {...known, reading: 'text'})
  }
  return texts.size === 0 ? null : {content: {...content, files}, texts}
}
