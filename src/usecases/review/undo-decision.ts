import {isWaiting, type Stage} from '../../core/journey.js'
import type {Verdict} from '../../core/policy/verdict.js'
import {Refusal} from '../../core/refusal.js'
import {showsWordOnly} from '../../core/publication/version.js'
import {stillHolds} from '../../core/review/what-still-holds.js'
import {rightToAnswer} from '../../core/review/given-answer.js'
import type {DecisionId, EntryId, Instant} from '../../core/terms/identifiers.js'
import {decisionsOfBatch, findDecision, lapseCorrections, lastDecisionOf, markUndone, type KeptDecision} from '../../io/db/decision-table.js'
import {addVersion, findStandings, findVersion, versionText, type StandingEntry} from '../../io/db/entry-table.js'
import {secrecyOfCases} from '../../io/db/secret-case-table.js'
import {isOnShow, takeOffDisallowed} from '../../io/db/publication-table.js'
import type {Change, Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {takeOffSite} from '../publication/run-release.js'
import {answerThatStands} from './answer-that-stands.js'
import {judgeAgain, type ReadBefore} from '../scan/judge-again.js'

export interface UndoOrder {
  /** Null for the last decision of the one who asks. */
  readonly decision: string | null
  /** Refuses what is public by now, also of a decision alone: then a takedown is what is meant, and is asked for by that name. */
  readonly onlyUnpublished?: boolean
}

export interface Undone {
  readonly decision: DecisionId
  readonly entry: EntryId
  /** True when the entry was public and has been taken down. */
  readonly wasPublic: boolean
  /** The name of the decisions that were made together and are undone together; null for one alone. */
  readonly batch: string | null
  /** Every entry whose decision is undone. */
  readonly entries: readonly EntryId[]
}

interface Undoing {
  readonly decision: KeptDecision
  readonly standing: StandingEntry
}

/**
 * Takes back a decision, the last one of the person who asks unless named: the text as it was before waits again where it waited, and leaves the web at once if it is
 * there. What was decided together is undone together, or not at all. It takes the right to decide so: what the lawyer answered, the lawyer takes back.
 */
export const undoDecision = deed('review.answer', async (session, {decision: id, onlyUnpublished = false}: UndoOrder): Promise<Undone> => {
  const chosen = id === null ? await lastDecisionOf(session.db, session.actor.id) : await findDecision(session.db, id)
  if (chosen === null || chosen.kind === 'withdraw' || chosen.kind === 'restore') throw new Refusal('decision-not-found')
  let left = 0
  let entries: readonly EntryId[] = []
  await session.change(async (change) => {
    const together = await undoable(session, change, chosen, onlyUnpublished)
    const [cases, documents] = [together.filter(({standing}) => standing.content.kind === 'case'), together.filter(({standing}) => standing.content.kind === 'document')]
    const undone = together.map(({decision}) => decision.id)
    await markUndone(change.tx, session.dialect, undone, change.at)
    await lapseCorrections(change.tx, session.dialect, undone, change.at)
    // Cases first, and what was answered about them is undone already: a document is judged by whether its case is secret.
    for (const one of cases) await undoOne(session, change, one)
    const judged = {cases: await secrecyOfCases(change.tx, session.dialect, documents.flatMap(({standing}) => standing.caseEntry ?? []))}
    for (const one of documents) await undoOne(session, change, one, judged)
    entries = [...cases, ...documents].map(({standing}) => standing.entry)
    await change.stop(entries, 'held-here')
    left = (await takeOffDisallowed(change.tx, session.dialect)).length
  })
  await takeOffSite(session, left)
  return {decision: chosen.id, entry: chosen.entry, wasPublic: left > 0, batch: chosen.batch, entries}
})

/** The decisions to be undone with one, read under the lock; refused where anything stands in the way of any of them. */
async function undoable(session: Session, {tx}: Change, chosen: KeptDecision, onlyUnpublished: boolean): Promise<readonly Undoing[]> {
  const asked = chosen.batch === null ? await findDecision(tx, chosen.id) : chosen
  const together = chosen.batch === null ? (asked === null ? [] : [asked]) : await decisionsOfBatch(tx, chosen.batch)
  const undoing: Undoing[] = []
  const published: EntryId[] = []
  const changed: EntryId[] = []
  const standings = new Map<EntryId, StandingEntry>()
  for await (const page of findStandings(tx, session.dialect, together.map(({entry}) => entry))) for (const standing of page) standings.set(standing.entry, standing)
  for (const decision of together) {
    if (decision.undoneAt !== null) throw new Refusal('decision-undone')
    const standing = standings.get(decision.entry)
    if (standing === undefined) throw new Refusal('entry-not-found')
    session.demand(rightToAnswer(decision.kind), standing.key.committee)
    // One of two who declared may always take it back: what was let out since stood on both (B4).
    if (isDeclaration(decision)) {
      if (onlyUnpublished && (await isOnShow(tx, standing.entry))) published.push(standing.entry)
    }
    // Any other decision that something newer stands on is not pulled out from under it.
    else if (standing.decisionId !== decision.id) changed.push(standing.entry)
    else if (standing.stage === 'published') published.push(standing.entry)
    undoing.push({decision, standing})
  }
  const isOne = together.length === 1
  if (isOne && changed.length > 0) throw new Refusal('text-changed', {id: chosen.entry})
  if (published.length > 0 && (!isOne || onlyUnpublished)) throw new Refusal('undo-public', {entries: published, count: published.length})
  if (changed.length > 0) throw new Refusal('undo-changed', {entries: changed, count: changed.length})
  return undoing
}

async function undoOne(session: Session, change: Change, undoing: Undoing, read: ReadBefore = {}): Promise<void> {
  const {tx, at, record} = change
  const {decision, standing} = undoing
  if (isDeclaration(decision)) return undoDeclaration(session, change, undoing, read)
  const textBefore = decision.madeVersion === null ? standing.contentText : await versionText(tx, decision.entry, decision.madeVersion - 1)
  // What holders found in the entry since is found in it still: an earlier text comes back with their mark.
  const contentText = standing.content.foundHere === true ? JSON.stringify({...(JSON.parse(textBefore) as typeof standing.content), protection: 'marked', foundHere: true}) : textBefore
  const verdict = await judgeAgain(session, tx, standing, ['reopened'], JSON.parse(contentText) as typeof standing.content, read)
  await addVersion(tx, standing, {
    stage: stageAgain(decision.stageBefore, verdict),
    origin: 'reopened',
    contentText,
    verdict,
    fingerprint: session.fingerprints.of(contentText),
    policyHash: session.judgement.policy.hash,
    at,
    decision: await decisionBefore(tx, decision),
    ...(await waitedBefore(tx, decision, standing)),
  })
  await record({kind: 'decision.undone', entry: decision.entry, decision: decision.id}, standing.key.committee)
}

function isDeclaration({kind}: KeptDecision): boolean {
  return kind === 'not-an-identity-number'
}

/** Stages in which a version shows something, may, or asks a person about its text. What is withheld, taken down or gone is judged anew before anything comes of it. */
const RESTS_ON_VERDICT: ReadonlySet<Stage> = new Set<Stage>(['held', 'blocked', 'deferred', 'escalated', 'cleared', 'published', 'expired'])

/** One person takes back what two declared: nobody stands for the text any more, so it waits, blocked, and leaves the web at once. What the entry waited for and who had said no to it is not answered by that. */
async function undoDeclaration(session: Session, {tx, at, record}: Change, {decision, standing}: Undoing, read: ReadBefore): Promise<void> {
  const {stage} = standing
  const isConcerned = standing.fingerprint === decision.fingerprint || (await isOnShow(tx, standing.entry))
  if (isConcerned && RESTS_ON_VERDICT.has(stage) && !showsWordOnly(standing) && !(stage === 'expired' && standing.content.kind === 'document')) {
    const past = stillHolds({stage: isWaiting(stage) ? 'held' : stage, verdict: standing.verdict, decision: null}, true)
    const verdict = await judgeAgain(session, tx, standing, [...new Set([...past, 'reopened' as const])], standing.content, read)
    await addVersion(tx, standing, {
      stage: stageAgain(stage, verdict),
      origin: 'reopened',
      contentText: standing.contentText,
      verdict,
      fingerprint: standing.fingerprint,
      policyHash: session.judgement.policy.hash,
      at,
      decision: await answerThatStands(tx, standing.decisionId),
      ...(isWaiting(stage) ? {waitingSince: standing.waitingSince} : {}),
    })
  }
  await record({kind: 'decision.undone', entry: decision.entry, decision: decision.id}, standing.key.committee)
}

/** The answer before this one stands again where the version waited with it, so that it can be undone in its turn. Of anything else nothing stands, and a person is asked. */
async function decisionBefore(tx: Change['tx'], {stageBefore, decisionBefore: id}: KeptDecision): Promise<DecisionId | null> {
  return stageBefore === null || !isWaiting(stageBefore) ? null : answerThatStands(tx, id)
}

/** Since when the version that was decided about had waited, so that the row stands where it stood; what did not wait then waits from now on. */
async function waitedBefore(tx: Change['tx'], {stageBefore, entry, version}: KeptDecision, standing: StandingEntry): Promise<{readonly waitingSince?: Instant}> {
  if (stageBefore === null || !isWaiting(stageBefore)) return {}
  const number = Number(version.split('.')[1])
  // An answer that made no version left the one that it was about standing.
  const decided = number === standing.number ? standing : await findVersion(tx, entry, number)
  return decided === null ? {} : {waitingSince: decided.waitingSince}
}

/** Where a version waits whose decision is undone: with the lawyer, or put off, where it was so before; else as it is judged now. What did not wait then waits all the same. */
function stageAgain(before: Stage | null, {kind}: Verdict): Stage {
  if (before === 'escalated' || before === 'deferred') return before
  return kind === 'block' ? 'blocked' : 'held'
}
