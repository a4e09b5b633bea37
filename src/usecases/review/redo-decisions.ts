import {Refusal} from '../../core/refusal.js'
import {givenAnswer, rightToAnswer, type GivenAnswer} from '../../core/review/given-answer.js'
import {isSeen} from '../../core/review/is-seen.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {decisionsOfBatch, findDecision, noteText, type KeptDecision} from '../../io/db/decision-table.js'
import {findStanding, findVersion, type StandingEntry} from '../../io/db/entry-table.js'
import {takeOffDisallowed} from '../../io/db/publication-table.js'
import type {Change, Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {takeOffSite} from '../publication/run-release.js'
import {decideOne, type Decided, type DecidedEntry} from './decide-entries.js'
import {writtenIn} from './written-in.js'

export interface RedoOrder {
  /** A decision of one's own that was undone, alone or one of several that were made together. */
  readonly decision: string
  readonly desk?: string
  /** The sitting at a screen that it is made at. */
  readonly sitting?: string
}

interface Redoing {
  readonly decision: KeptDecision
  readonly standing: StandingEntry
  readonly answer: GivenAnswer
}

/** Decides again what was undone, with the same answers and reasons: all that was decided together or nothing, and only about the very text and findings that were decided about. */
export const redoDecisions = deed('review.answer', async (session, {decision: id, desk, sitting}: RedoOrder): Promise<Decided> => {
  const chosen = await findDecision(session.db, id)
  if (chosen === null || chosen.actor !== session.actor.id || chosen.kind === 'withdraw' || chosen.kind === 'restore') throw new Refusal('decision-not-found')
  const decided: DecidedEntry[] = []
  const batch = chosen.batch === null ? null : session.newId()
  let left = 0
  await session.change(async (change) => {
    for (const {decision, standing, answer} of await redoable(session, change, chosen)) {
      const text = decision.note === null ? null : await noteText(change.tx, decision.note)
      const note = decision.note === null || text === null ? null : {id: decision.note, fingerprint: session.fingerprints.of(text)}
      const order = {ids: [standing.entry], committee: null, answer, reason: decision.reason, note: null, ...(desk === undefined ? {} : {desk}), ...(sitting === undefined ? {} : {sitting})}
      decided.push(await decideOne(session, change, standing, order, {note, batch}))
    }
    left = (await takeOffDisallowed(change.tx, session.dialect)).length
  })
  await takeOffSite(session, left)
  return {decided, refused: [], batch}
})

async function redoable(session: Session, {tx}: Change, chosen: KeptDecision): Promise<readonly Redoing[]> {
  const alone = await findDecision(tx, chosen.id)
  const together = chosen.batch === null ? (alone === null ? [] : [alone]) : await decisionsOfBatch(tx, chosen.batch)
  const redoing: Redoing[] = []
  const changed: EntryId[] = []
  for (const decision of together) {
    if (decision.undoneAt === null) throw new Refusal('decision-stands')
    const standing = await findStanding(tx, decision.entry)
    if (standing === null) throw new Refusal('entry-not-found')
    session.demand(rightToAnswer(decision.kind), standing.key.committee)
    const answer = (await isAsItWas(tx, decision, standing)) ? await answerOf(tx, decision) : null
    if (answer === null) changed.push(standing.entry)
    else redoing.push({decision, standing, answer})
  }
  if (changed.length > 0) throw new Refusal('redo-changed', {entries: changed, count: changed.length})
  return redoing
}

/** True where nobody has answered since the undoing, and the text and what is found in it are what was decided about (B7, B13). */
async function isAsItWas(tx: Change['tx'], decision: KeptDecision, standing: StandingEntry): Promise<boolean> {
  const before = await findVersion(tx, decision.entry, Number(decision.version.split('.')[1]))
  if (before === null || standing.origin !== 'reopened' || before.contentText !== standing.contentText) return false
  const since = standing.decisionId === null ? null : await findDecision(tx, standing.decisionId)
  if (since !== null && since.at > decision.at) return false
  return isSeen(withoutReopened(standing.verdict), decision.findings, before.verdict)
}

/** The undoing's own ground asks about the very answer that is given again, and so does what another still declares. */
function withoutReopened(verdict: Verdict): Verdict {
  return verdict.kind === 'secret' ? verdict : {...verdict, grounds: verdict.grounds.filter((ground) => ground !== 'reopened' && ground !== 'second-person')}
}

/** The answer that a decision gave, with what it needs; its own words are those of the version it made. Null where that has had its time. */
async function answerOf(tx: Change['tx'], {kind, ground, entry, madeVersion}: KeptDecision): Promise<GivenAnswer | null> {
  return givenAnswer(kind, {ground, ...(await writtenIn(tx, entry, madeVersion))})
}
