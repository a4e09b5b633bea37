import {CHANGED_BY, type ChangedBy} from '../../core/review/changed.js'
import {answerTo} from '../../core/review/answer.js'
import {identityNumbersOf, personsBehind, type Declaration} from '../../core/review/declaration.js'
import type {ReasonCode} from '../../core/review/decision.js'
import type {GivenAnswer} from '../../core/review/given-answer.js'
import {parseSectionOfLaw} from '../../core/review/section-of-law.js'
import {stillHolds} from '../../core/review/what-still-holds.js'
import type {Stage} from '../../core/journey.js'
import {Refusal, type RefusalCode} from '../../core/refusal.js'
import type {RegisteredContent, RegisteredDocument} from '../../core/register/entry.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {Finding} from '../../core/scan/finding.js'
import type {DecisionId, EntryId, Fingerprint, Instant, VersionId} from '../../core/terms/identifiers.js'
import {insertCorrection, insertDecision} from '../../io/db/decision-table.js'
import {addVersion, findStanding, setStage, setTakenDown, type StandingEntry} from '../../io/db/entry-table.js'
import {endLease, leaseOn} from '../../io/db/lease-table.js'
import {holdDocumentsOfCase} from '../../io/db/secret-case-table.js'
import {takeOffDisallowed} from '../../io/db/publication-table.js'
import type {Change, Session} from '../../io/session.js'
import {shownAt} from '../audit/list-log.js'
import {deed} from '../deed.js'
import {takeOffSite} from '../publication/run-release.js'
import {findEntry} from '../register/find-entry.js'
import {judgeAgain} from '../scan/judge-again.js'
import {stageOf} from '../scan/judge-content.js'
import {answerThatStands} from './answer-that-stands.js'
import {keepFiles} from './keep-files.js'
import {routineOf} from '../routine/routine-of.js'
import {keepNote, type KeptNote} from './keep-note.js'
import {secondExitHere} from './second-exit.js'
import {sealOf} from './seal-of.js'
import {takenByAnother} from './taken-by-another.js'
import {whoChanged} from './who-changed.js'

export type {RegistrarAnswer} from '../../core/review/given-answer.js'

export interface DecisionOrder {
  readonly ids: readonly string[]
  readonly committee: string | null
  readonly answer: GivenAnswer
  readonly reason: ReasonCode | null
  readonly note: string | null
  /** What the one who decides was shown of each entry, by its id: one that is not among them was not shown, and is not decided. Left out, the register as it stands is what is decided about. */
  readonly seen?: ReadonlyMap<string, Fingerprint>
  /** The terminal that decides, which may have the entry open itself. */
  readonly desk?: string
  /** The sitting at a screen that it is made at. */
  readonly sitting?: string
  /** Decides about what another has open all the same; the log tells. */
  readonly takesOver?: boolean
}

/** One entry that was decided, and the stage it came to. */
export interface DecidedEntry {
  readonly id: EntryId
  readonly committee: string
  readonly diaryNumber: string
  readonly documentNumber: string | null
  readonly decision: DecisionId
  readonly stage: Stage
}

/** One entry that was not decided. `by` and `at`: who had changed it, or has it open, and when. `what`: what kind of hand changed it; `by` is null where it was no person's. */
export interface RefusedEntry {
  readonly id: string
  readonly code: RefusalCode
  readonly by: string | null
  readonly at: Instant | null
  readonly what: ChangedBy | null
}

export interface Decided {
  readonly decided: readonly DecidedEntry[]
  readonly refused: readonly RefusedEntry[]
  /** The name that those which were decided have together, by which they are undone together; null for one alone. */
  readonly batch: string | null
}

/** A registrar's decision about one or more entries. Each is decided or refused by itself, and all that are decided are decided together. */
export const decideEntries = deed('review.decide', async (session, order: DecisionOrder): Promise<Decided> => decide(session, order, 'review.decide'))

/** The lawyer's answer to what is escalated, with the section it rests on (B6). */
export const resolveEntries = deed('review.resolve', async (session, order: DecisionOrder): Promise<Decided> => {
  if (!('ground' in order.answer) || order.answer.ground.trim() === '') throw new Refusal('ground-missing')
  const ground = parseSectionOfLaw(order.answer.ground)
  if (ground === null) throw new Refusal('ground-unclear')
  return decide(session, {...order, answer: {...order.answer, ground}}, 'review.resolve')
})

async function decide(session: Session, order: DecisionOrder, right: 'review.decide' | 'review.resolve'): Promise<Decided> {
  const decided: DecidedEntry[] = []
  const refused: RefusedEntry[] = []
  const ready: StandingEntry[] = []
  for (const id of new Set(order.ids)) {
    try {
      const standing = await findEntry(session, id, order.committee, right)
      ready.push(standing)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // One that cannot be found at all is a mistake in the command, not an answer about an entry.
      if (order.ids.length === 1) throw error
      refused.push(refusedEntry(id, error))
    }
  }
  const batch = ready.length > 1 ? session.newId() : null
  let left = 0
  if (ready.length > 0) {
    await session.change(async (change) => {
      const note = await keepNote(session, change, order.note)
      for (const seen of ready) {
        try {
          decided.push(await decideOne(session, change, seen, order, {note, batch}))
        } catch (error) {
          // Asked about one entry alone, the refusal is the answer.
          if (!(error instanceof Refusal) || order.ids.length === 1) throw error
          refused.push(refusedEntry(seen.entry, error))
        }
      }
      if (decided.length === 0) throw new Refusal(refused[0]?.code ?? 'entry-not-found', {refused: refused.length})
      left = (await takeOffDisallowed(change.tx, session.dialect)).length
    })
  } else if (refused[0] !== undefined) throw new Refusal(refused[0].code, {refused: refused.length})
  await takeOffSite(session, left)
  return {decided, refused, batch}
}

function refusedEntry(id: string, {code, facts: {by, at, what}}: Refusal): RefusedEntry {
  return {id, code, by: typeof by === 'string' && by !== '' ? by : null, at: typeof at === 'string' ? (at as Instant) : null, what: CHANGED_BY.find((one) => one === what) ?? null}
}

/** Refuses unless the entry is what was shown, and nobody else has it open. */
async function refuseUnlessShown(session: Session, {tx, at, record}: Change, seen: StandingEntry, now: StandingEntry | null, {seen: seals, desk, takesOver}: DecisionOrder): Promise<StandingEntry> {
  if (now === null) throw new Refusal('text-changed', {id: seen.entry})
  // Another has answered, or the registry has changed the text, since this person read it.
  const isSame = now.number === seen.number && now.stage === seen.stage && (seals === undefined || seals.get(now.entry) === sealOf(session, now))
  if (!isSame) {
    const changed = await whoChanged(tx, now)
    throw new Refusal('text-changed', {id: now.entry, what: changed.what, by: changed.by ?? '', at: changed.at, when: shownAt(changed.at, session.settings.timeZone)})
  }
  const lease = await leaseOn(tx, now.entry, at)
  // A command has no desk: what its own account has open on a screen is no other's.
  if (lease === null || (desk === undefined ? lease.actor === session.actor.id : lease.desk === desk)) return now
  if (takesOver !== true) throw takenByAnother(session, lease)
  await endLease(tx, now.entry)
  await record({kind: 'entry.taken-over', entry: now.entry, from: lease.actor}, now.key.committee)
  return now
}

/** Makes one decision inside a change that may make others. */
export async function decideOne(session: Session, change: Change, seen: StandingEntry, order: DecisionOrder, {note, batch}: {readonly note: KeptNote | null; readonly batch: string | null}): Promise<DecidedEntry> {
  const {tx, at, record, stop} = change
  const now = await refuseUnlessShown(session, change, seen, await findStanding(tx, seen.entry), order)
  const {answer} = order
  const asked = answerTo(answer.kind, {...now, secondExit: secondExitHere(session, now)})
  if (asked.kind === 'refused') throw new Refusal(asked.code, {id: now.entry})

  const decision = session.newId() as string as DecisionId
  const version = `${now.entry}.${now.number}` as VersionId
  const declared = answer.kind === 'not-an-identity-number' ? declarationBy(session, now) : null
  let made: {readonly number: number; readonly fingerprint: StandingEntry['fingerprint']; readonly stage: Stage} | null = null
  if (asked.kind === 'moves') {
    if (asked.to === 'cleared' && !(await keepFiles(session, now.content, now.deliveredIn))) throw new Refusal('file-changed', {id: now.entry})
    await setStage(tx, now, asked.to, decision)
  }
  else made = declared === null ? await makeVersion(session, change, now, answer, decision) : await makeDeclared(session, change, now, declared)
  if (asked.kind === 'moves' ? asked.to === 'cleared' || asked.to === 'secret' : declared === null) await setTakenDown(tx, now.entry, false)
  await insertDecision(tx, {
    id: decision,
    kind: answer.kind,
    entry: now.entry,
    version,
    fingerprint: made?.fingerprint ?? now.fingerprint,
    actor: session.actor.id,
    at,
    reason: order.reason,
    policyHash: now.policyHash,
    findings: declared?.spans ?? findingsOf(now),
    ground: 'ground' in answer ? answer.ground : null,
    note: note?.id ?? null,
    madeVersion: made?.number ?? null,
    undoneAt: null,
    batch,
    seal: sealOf(session, now),
    stageBefore: now.stage,
    decisionBefore: now.decisionId,
    routine: await routineOf(session, tx, now.key.committee),
  }, order.sitting ?? null)
  // The documents of a case that is secret may tell by their own headings what it is about (D2).
  const held = answer.kind === 'secret' && now.content.kind === 'case' ? await holdDocumentsOfCase(tx, now.entry, 'secret-case', at) : []
  // Any answer but a plain yes puts an end to the text as it was.
  if (answer.kind !== 'publish' && answer.kind !== 'resolve-publish' && declared === null) await stop([now.entry, ...held], 'held-here')
  const field = answer.kind === 'rewrite-heading' ? 'heading' : answer.kind === 'replace-party' ? 'party' : answer.kind === 'secret' ? 'secrecy' : null
  if (field !== null) await insertCorrection(tx, {decision, entry: now.entry, field, at})
  await record(
    {kind: 'entry.decided', entry: now.entry, version, decision, answer: answer.kind, reason: order.reason, fingerprint: made?.fingerprint ?? now.fingerprint, note: note?.fingerprint ?? null},
    now.key.committee,
  )
  if (declared !== null) {
    const persons = personsBehind(declared.spans, {...now, declarations: [...now.declarations, declared]})
    await record({kind: 'entry.declared', entry: now.entry, version, decision, places: declared.spans.length, persons}, now.key.committee)
  }
  const {committee, caseNumber: diaryNumber, documentNumber} = now.key
  return {id: now.entry, committee, diaryNumber, documentNumber, decision, stage: made?.stage ?? (asked.kind === 'moves' ? asked.to : now.stage)}
}

/** What the one who acts declares: every place that is shown as an identity number, in this very text and as it is judged now (B4, B13). */
export function declarationBy({actor}: Session, {entry, fingerprint, policyHash, verdict}: StandingEntry): Declaration {
  return {entry, fingerprint, policyHash, actor: actor.id, spans: identityNumbersOf(verdict)}
}

/** The same text again, judged with what is declared of it now: it waits as long as it has, and for all else that it waited for. */
async function makeDeclared(session: Session, {tx, at}: Change, now: StandingEntry, declared: Declaration): Promise<{readonly number: number; readonly fingerprint: StandingEntry['fingerprint']; readonly stage: Stage}> {
  const verdict = await judgeAgain(session, tx, now, stillHolds({stage: 'held', verdict: now.verdict, decision: null}, true), now.content, {declared})
  const stage = verdict.kind === 'block' ? 'blocked' : 'held'
  const number = await addVersion(tx, now, {
    stage,
    origin: 'rewrite',
    contentText: now.contentText,
    verdict,
    fingerprint: now.fingerprint,
    policyHash: session.judgement.policy.hash,
    at,
    decision: await answerThatStands(tx, now.decisionId),
    waitingSince: now.waitingSince,
  })
  return {number, fingerprint: now.fingerprint, stage}
}

/** The version that an answer makes: the same row with another heading, party, choice or secrecy, judged anew. */
async function makeVersion(session: Session, {tx, at}: Change, now: StandingEntry, answer: DecisionOrder['answer'], decision: DecisionId): Promise<{readonly number: number; readonly fingerprint: StandingEntry['fingerprint']; readonly stage: Stage}> {
  const content = contentAfter(session, now.content, answer)
  // What a person decides about now is not held again for its past.
  const judged = await judgeAgain(session, tx, now, [], content)
  const letsOut = letsOutAfter(answer)
  const isShown = judged.kind === 'clear' || (letsOut && judged.kind === 'review')
  const isKept = !isShown || (await keepFiles(session, content, now.deliveredIn))
  if (!isKept && letsOut) throw new Refusal('file-changed', {id: now.entry})
  const verdict: Verdict = isKept ? judged : {kind: 'review', grounds: ['file-missing'], findings: []}
  const contentText = JSON.stringify(content)
  const fingerprint = session.fingerprints.of(contentText)
  const stage = stageAfter(answer, verdict)
  const number = await addVersion(tx, now, {
    stage,
    origin: 'rewrite',
    contentText,
    verdict,
    fingerprint,
    policyHash: session.judgement.policy.hash,
    at,
    decision,
  })
  return {number, fingerprint, stage}
}

/** Whether an answer lets out what was found, too. */
export function letsOutAfter({kind}: DecisionOrder['answer']): boolean {
  return kind === 'publish' || kind === 'resolve-publish' || kind === 'withhold-file'
}

/** Where a version comes to stand that an answer makes: judged anew, and let out where that is what the answer says. */
export function stageAfter(answer: DecisionOrder['answer'], verdict: Verdict): Stage {
  return letsOutAfter(answer) && verdict.kind === 'review' ? 'cleared' : stageOf(verdict)
}

/** The text that an answer makes of a row. */
export function contentAfter(session: Session, content: RegisteredContent, answer: DecisionOrder['answer']): RegisteredContent {
  // Whoever rewrites a row here answers for it from now on (B7).
  const registrar = content.registrar === '' ? session.actor.id : content.registrar
  switch (answer.kind) {
    case 'publish':
    case 'resolve-publish':
      return withChoice({...asDocument(content), registrar}, 'yes')
    case 'withhold-file':
      return withChoice({...asDocument(content), registrar}, 'no')
    case 'secret':
      return {...content, registrar, headingSecrecy: 'yes'}
    case 'replace-party': {
      const roleWord = answer.roleWord.trim()
      if (!session.judgement.lexica.roleWords.has(roleWord.toLocaleLowerCase('sv'))) throw new Refusal('role-word-unknown')
      const document = asDocument(content)
      // What changes nothing is no decision, and nothing to correct in the registry.
      if (document.parties.length === 1 && document.parties[0]?.trim().toLocaleLowerCase('sv') === roleWord.toLocaleLowerCase('sv')) throw new Refusal('party-unchanged')
      return {...document, registrar, parties: [roleWord]}
    }
    case 'rewrite-heading': {
      const heading = answer.heading.replace(/\s+/g, ' ').trim()
      if (heading === '') throw new Refusal('heading-empty')
      if (heading === content.heading.trim()) throw new Refusal('heading-unchanged')
      return {...content, registrar, heading}
    }
    case 'not-an-identity-number':
      return content
    default:
      throw new Error('This answer makes no version')
  }
}

function withChoice(content: RegisteredDocument, choice: 'yes' | 'no'): RegisteredDocument {
  const choiceWithoutFile = choice === 'no' && content.files.length === 0 ? 'no' : 'none'
  return {...content, choiceWithoutFile, files: content.files.map((file) => (choice === 'no' || file.choice === 'missing' ? {...file, choice} : file))}
}

function asDocument(content: RegisteredContent): RegisteredDocument {
  if (content.kind !== 'document') throw new Refusal('no-file-to-withhold')
  return content
}

function findingsOf({verdict}: StandingEntry): readonly Finding[] {
  return verdict.kind === 'secret' ? [] : verdict.findings.map(({finding}) => finding)
}
