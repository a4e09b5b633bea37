import type {RegisteredContent} from '../../core/register/entry.js'
import type {AnswerParts} from '../../core/review/given-answer.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {findVersion} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'

/** What an answer wrote into the version it made: a heading, and a role word in the party's place. Null where it made none, or that has had its time. */
export async function writtenIn(db: Session['db'], entry: EntryId, madeVersion: number | null): Promise<Pick<AnswerParts, 'heading' | 'roleWord'>> {
  const made = madeVersion === null ? null : await findVersion(db, entry, madeVersion)
  if (made === null) return {heading: null, roleWord: null}
  const content = JSON.parse(made.contentText) as RegisteredContent
  return {heading: content.heading, roleWord: content.kind === 'document' ? (content.parties[0] ?? null) : null}
}
