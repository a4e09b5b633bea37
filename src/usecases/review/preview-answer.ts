import {isWaiting, type Stage} from '../../core/journey.js'
import type {Ground} from '../../core/policy/ground.js'
import type {Verdict} from '../../core/policy/verdict.js'
import {Refusal, type RefusalCode} from '../../core/refusal.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import {answerTo} from '../../core/review/answer.js'
import {rightToAnswer} from '../../core/review/given-answer.js'
import {letOut, letOutDespite, type LetOut} from '../../core/review/let-out.js'
import {stillHolds} from '../../core/review/what-still-holds.js'
import type {EntryId, Fingerprint, Instant} from '../../core/terms/identifiers.js'
import {findStandings, type StandingEntry} from '../../io/db/entry-table.js'
import {leasesOfOthers, type Lease} from '../../io/db/lease-table.js'
import {secrecyOfCases} from '../../io/db/secret-case-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {judgeAgain, type ReadBefore} from '../scan/judge-again.js'
import {contentAfter, declarationBy, letsOutAfter, stageAfter, type DecisionOrder} from './decide-entries.js'
import {secondExitHere} from './second-exit.js'
import {sealOf} from './seal-of.js'

export interface PreviewOrder {
  readonly ids: readonly EntryId[]
  readonly answer: DecisionOrder['answer']
  /** The terminal that asks: what it has open itself is in nobody's way. */
  readonly desk: string
}

/** What would come of an answer. `judged-anew`: the row is judged again with its files, which are not read for a preview. */
export type PreviewedOutcome =
  | {readonly kind: 'goes-to'; readonly stage: Stage}
  | {readonly kind: 'judged-anew'}
  | {readonly kind: 'refused'; readonly code: RefusalCode; readonly by: string | null; readonly at: Instant | null}

/** One entry of a bulk act, as it is before it is confirmed. */
export interface PreviewedEntry {
  readonly id: EntryId
  /** What the preview rests on: the decision takes it, and is refused where the entry is another by then. Null for an entry that is there no more. */
  readonly seal: Fingerprint | null
  readonly committee: string
  readonly diaryNumber: string
  readonly documentNumber: string | null
  /** Null where only an authorised person may read it: then nothing else is told of it either (K4). Empty where it is secret. */
  readonly heading: string | null
  readonly isSecret: boolean
  readonly outcome: PreviewedOutcome
  /** What the public would read of it then; null where the answer lets nothing out. */
  readonly letsOut: LetOut | null
  /** What is missing or has happened that it waits for now, beside what was found, and that it is let out in spite of. */
  readonly grounds: readonly Ground[]
}

/** What an answer would do to each of some entries, in their order: by the same table as the decision, and without writing anything (T6). */
export const previewAnswer = deed('review.read', async (session, {ids, answer, desk}: PreviewOrder): Promise<readonly PreviewedEntry[]> => {
  const right = rightToAnswer(answer.kind)
  const taken = new Map((await leasesOfOthers(session.db, desk, session.now)).map((lease) => [lease.entry, lease]))
  const previewed = new Map<EntryId, PreviewedEntry>()
  for await (const page of findStandings(session.db, session.dialect, ids)) {
    // Asked of a page at once: a question for each row would be most of the time it takes.
    const cases = await secrecyOfCases(session.db, session.dialect, page.flatMap(({caseEntry}) => caseEntry ?? []))
    for (const standing of page) {
      if (!session.may(right, standing.key.committee)) continue
      const {entry, key, content} = standing
      const isSecret = content.headingSecrecy === 'yes'
      const named = content.protection === 'marked' ? NAMELESS : {committee: key.committee, diaryNumber: key.caseNumber, documentNumber: key.documentNumber, heading: isSecret ? '' : content.heading, isSecret}
      previewed.set(entry, {
        id: entry,
        seal: sealOf(session, standing),
        ...named,
        ...(await outcomeOf(session, standing, answer, {lease: taken.get(entry), cases})),
      })
    }
  }
  return ids.map((id) => previewed.get(id) ?? {id, seal: null, ...NAMELESS, ...refused('entry-not-found')})
})

const NAMELESS = {committee: '', diaryNumber: '', documentNumber: null, heading: null, isSecret: false} as const

type Came = Pick<PreviewedEntry, 'outcome' | 'letsOut' | 'grounds'>

async function outcomeOf(session: Session, standing: StandingEntry, answer: DecisionOrder['answer'], {lease, cases}: {readonly lease: Lease | undefined; readonly cases: NonNullable<ReadBefore['cases']>}): Promise<Came> {
  if (lease !== undefined) return {outcome: {kind: 'refused', code: 'taken-by-another', by: lease.actor, at: lease.since}, letsOut: null, grounds: []}
  const asked = answerTo(answer.kind, {...standing, secondExit: secondExitHere(session, standing)})
  switch (asked.kind) {
    case 'refused':
      return refused(asked.code)
    case 'moves':
      return {outcome: {kind: 'goes-to', stage: asked.to}, letsOut: asked.to === 'cleared' ? letOut(standing.content, standing.verdict) : null, grounds: isShown(asked.to) ? letOutDespite(standing.content, passedOver(standing, answer)) : []}
    case 'new-version':
      try {
        const content = contentAfter(session, standing.content, answer)
        // What lets nothing out by itself does so only where nothing is found.
        if (hasFilesToRead(content)) return {outcome: {kind: 'judged-anew'}, letsOut: letOut(content, letsOutAfter(answer) ? standing.verdict : NOTHING_FOUND), grounds: letOutDespite(content, passedOver(standing, answer))}
        const judged = await judgeAgain(session, session.db, standing, [], content, {cases, ...(answer.kind === 'not-an-identity-number' ? {declared: declarationBy(session, standing)} : {})})
        const stage = stageAfter(answer, judged)
        return {outcome: {kind: 'goes-to', stage}, letsOut: stage === 'cleared' ? letOut(content, judged) : null, grounds: isShown(stage) ? letOutDespite(content, [...passedOver(standing, answer), ...(judged.kind === 'secret' ? [] : judged.grounds)]) : []}
      } catch (error) {
        if (error instanceof Refusal) return refused(error.code)
        throw error
      }
  }
}

const NOTHING_FOUND: Verdict = {kind: 'clear', grounds: [], findings: []}

function refused(code: RefusalCode): Came {
  return {outcome: {kind: 'refused', code, by: null, at: null}, letsOut: null, grounds: []}
}

/** What a row waits for that an answer passes over: one that lets it out all of it, one that changes its text what has happened to it, for the new text is judged by itself. */
function passedOver({stage, verdict}: StandingEntry, answer: DecisionOrder['answer']): readonly Ground[] {
  // A declaration lets nothing out, and passes over nothing.
  if (!isWaiting(stage) || verdict.kind === 'secret' || answer.kind === 'not-an-identity-number') return []
  return letsOutAfter(answer) ? verdict.grounds : stillHolds({stage, verdict, decision: null}, true)
}

/** Whether anything of a row is shown at a stage: of a secret heading the word and the day (D1). */
function isShown(stage: Stage): boolean {
  return stage === 'cleared' || stage === 'secret'
}

/** Thousands of files are not read again for a preview. */
function hasFilesToRead(content: RegisteredContent): boolean {
  return content.kind === 'document' && content.documentSecrecy !== 'yes' && content.files.some(({choice, reading}) => choice !== 'no' && reading === 'text')
}
