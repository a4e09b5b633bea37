import type {Ground} from '../../core/policy/ground.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {Finding} from '../../core/scan/finding.js'
import {findStanding, type StandingEntry} from '../../io/db/entry-table.js'
import {ClearedFiles} from '../../io/files/attachments.js'
import type {Session} from '../../io/session.js'
import {judgeContent} from './judge-content.js'

/**
 * Judges a text that the register already holds: after a rewrite, a takedown or a change of policy. Cleared files are read again from
 * the program's own copies; of files it keeps no copy of, what was found when they were delivered still stands. Reads through `db`: inside a change
 * that is its transaction, which has the only connection.
 */
export async function judgeAgain(session: Session, db: Session['db'], standing: StandingEntry, past: readonly Ground[], content: RegisteredContent = standing.content): Promise<Verdict> {
  const ofCase = standing.caseEntry === null ? null : await findStanding(db, standing.caseEntry)
  const fileTexts = new Map<number, string>()
  const unread = new Set<number>()
  if (content.kind === 'document' && content.documentSecrecy !== 'yes') {
    const cleared = new ClearedFiles(session.folder)
    for (const [index, file] of content.files.entries()) {
      if (file.choice === 'no' || file.reading !== 'text' || file.sha256 === null) continue
      const text = await cleared.text(file.sha256)
      if (text === null) unread.add(index)
      else fileTexts.set(index, text)
    }
  }
  return judgeContent(session, content, {
    committee: standing.key.committee,
    caseSecrecy: ofCase?.content.headingSecrecy ?? 'no',
    past,
    fileTexts,
    earlierFindings: fileFindings(standing.verdict).filter(({index}) => unread.has(index)),
  })
}

function fileFindings(verdict: Verdict): readonly Finding[] {
  return verdict.kind === 'secret' ? [] : verdict.findings.map(({finding}) => finding).filter(({field}) => field === 'file')
}
