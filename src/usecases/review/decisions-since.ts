import type {RegisteredContent} from '../../core/register/entry.js'
import {DECISION_FILE_SCHEMA, type DecisionFile, type ReplayableDecision} from '../../core/review/decision-file.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {decisionsBySince, type KeptDecision} from '../../io/db/decision-table.js'
import {findVersion} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'

/** What the one who asks has decided since a moment and not undone, as a document that can be saved and replayed. A takedown is no answer to a row that waits, and is not in it. */
export const decisionsSince = deed('review.read', async (session, {since}: {readonly since: Instant}): Promise<DecisionFile> => {
  const decisions: ReplayableDecision[] = []
  for (const one of await decisionsBySince(session.db, session.actor.id, since)) {
    if (one.seal === null) continue
    decisions.push({id: one.entry, answer: one.kind, role: await roleOf(session, one), reason: one.reason, ground: one.ground, seal: one.seal, at: one.at, batch: one.batch})
  }
  return {schema: DECISION_FILE_SCHEMA, register: session.registerId, actor: session.actor.id, since, until: session.now, decisions}
})

async function roleOf({db}: Session, {kind, entry, madeVersion}: KeptDecision): Promise<string | null> {
  if (kind !== 'replace-party' || madeVersion === null) return null
  const made = await findVersion(db, entry, madeVersion)
  const content = made === null ? null : (JSON.parse(made.contentText) as RegisteredContent)
  return content?.kind === 'document' ? (content.parties[0] ?? null) : null
}
