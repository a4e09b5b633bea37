import type {Ground} from '../../core/policy/ground.js'
import {isWhole} from '../../core/policy/cap-verdict.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredContent, Secrecy} from '../../core/register/entry.js'
import {hasNumbers, heedDeclarations, type Declaration} from '../../core/review/declaration.js'
import type {FileText} from '../../core/scan/file-text.js'
import type {Finding} from '../../core/scan/finding.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {declarationsOf} from '../../io/db/decision-table.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import {secrecyOfCase} from '../../io/db/secret-case-table.js'
import {Attachments, ClearedFiles, TEXT_BYTES_MAX} from '../../io/files/attachments.js'
import type {Session} from '../../io/session.js'
import {judgeContent} from './judge-content.js'

/** What the caller has read just now, and need not be read once more. */
export interface ReadBefore {
  /** Texts of the files, by their place among the document's. */
  readonly read?: ReadonlyMap<number, FileText>
  /** The secrecy of every case that the texts belong to. */
  readonly cases?: ReadonlyMap<EntryId, Secrecy>
  /** What somebody is declaring now (B4). */
  readonly declared?: Declaration
}

/**
 * Judges a text that the register already holds: after a rewrite, a takedown or a change of policy. A file's text is read again, from the program's
 * own copy or from where it was delivered, if the bytes are still those. Where it is nowhere, what was found in it stands if the standing version was
 * judged with it; else the version waits, for nobody has looked the file through (B9, B11). Reads through `db`: inside a change that is its
 * transaction, which has the only connection.
 */
export async function judgeAgain(session: Session, db: Session['db'], standing: StandingEntry, past: readonly Ground[], content: RegisteredContent = standing.content, {read = new Map(), cases, declared}: ReadBefore = {}): Promise<Verdict> {
  const caseSecrecy = standing.caseEntry === null ? 'no' : cases === undefined ? await secrecyOfCase(db, standing.caseEntry) : (cases.get(standing.caseEntry) ?? 'no')
  const fileTexts = new Map<number, FileText>()
  const carried: Finding[] = []
  let isUnseen = false
  // A paper that was drawn here says what its items say, and those are judged themselves.
  if (content.kind === 'document' && content.documentSecrecy !== 'yes' && content.paper?.drawn == null) {
    for (const [index, file] of content.files.entries()) {
      if (file.choice === 'no' || file.reading !== 'text' || file.sha256 === null) continue
      const text = read.get(index) ?? await textOfFile(session, file.path, file.sha256, standing.deliveredIn)
      if (text !== null) fileTexts.set(index, text)
      else {
        const wasJudged = wasJudgedWith(standing, index)
        if (wasJudged) carried.push(...fileFindings(standing.verdict).filter((finding) => finding.index === index))
        // What was found beside those that are kept nobody can tell any more.
        isUnseen ||= !wasJudged || !isWhole(standing.verdict)
      }
    }
  }
  const verdict = judgeContent(session, content, {
    committee: standing.key.committee,
    caseNumber: standing.key.caseNumber,
    caseSecrecy,
    past: isUnseen ? [...past, 'file-missing'] : past,
    fileTexts,
    earlierFindings: carried,
  })
  if (!hasNumbers(verdict)) return verdict
  const {entry} = standing
  const declarations = [...((await declarationsOf(db, [entry])).get(entry) ?? []), ...(declared === undefined ? [] : [declared])]
  return heedDeclarations(verdict, {entry, fingerprint: session.fingerprints.of(JSON.stringify(content)), policyHash: session.judgement.policy.hash, declarations})
}

/** A file's text by the digest of its bytes: the kept copy's, or the delivered file's where that is still the same. */
export async function textOfFile(session: Pick<Session, 'folder' | 'settings'>, path: string, sha256: string, deliveredIn: string | null): Promise<FileText | null> {
  const asked = {textBytes: TEXT_BYTES_MAX, files: session.settings.files}
  const kept = await new ClearedFiles(session.folder).text(sha256, path, asked)
  if (kept !== null || deliveredIn === null) return kept
  const delivered = await (await Attachments.in(deliveredIn))?.read(path, asked)
  return delivered?.sha256 === sha256 ? delivered.text : null
}

/** True when the standing verdict rests on the text of that file too: it was to be shown then, and it was at hand. */
function wasJudgedWith({content, verdict}: StandingEntry, index: number): boolean {
  if (content.kind !== 'document' || content.documentSecrecy === 'yes' || verdict.kind === 'secret') return false
  const file = content.files[index]
  return file !== undefined && file.choice !== 'no' && file.reading === 'text' && !verdict.grounds.includes('file-missing')
}

function fileFindings(verdict: Verdict): readonly Finding[] {
  return verdict.kind === 'secret' ? [] : verdict.findings.map(({finding}) => finding).filter(({field}) => field === 'file')
}
