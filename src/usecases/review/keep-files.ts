import type {RegisteredContent} from '../../core/register/entry.js'
import {Attachments, ClearedFiles} from '../../io/files/attachments.js'
import type {Session} from '../../io/session.js'

/**
 * Copies in the files that a version would show, from where they were delivered: the same bytes that were read, or false (B7, E2).
 * Wherever a version becomes cleared this is asked first, for a release can only show what is kept.
 */
export async function keepFiles(session: Pick<Session, 'folder'>, content: RegisteredContent, deliveredIn: string | null): Promise<boolean> {
  if (content.kind !== 'document' || content.documentSecrecy === 'yes' || content.headingSecrecy === 'yes') return true
  const cleared = new ClearedFiles(session.folder)
  let source: Attachments | null | undefined
  for (const file of content.files) {
    if (file.choice !== 'yes') continue
    if (file.sha256 === null) return false
    if (await cleared.has(file.sha256)) continue
    source ??= deliveredIn === null ? null : await Attachments.in(deliveredIn)
    if (source === null || !(await cleared.keep(source, file.path, file.sha256))) return false
  }
  return true
}
