import type {Stage} from '../../core/journey.js'
import {showsWordOnly} from '../../core/publication/version.js'
import {isSeen} from '../../core/review/is-seen.js'
import {stillHolds} from '../../core/review/what-still-holds.js'
import {exceedsBrake} from '../../core/publication/brake.js'
import {letsOut} from '../../core/review/decision.js'
import {Refusal} from '../../core/refusal.js'
import {capVerdict} from '../../core/policy/cap-verdict.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {EntryId, RunId} from '../../core/terms/identifiers.js'
import {findDecision} from '../../io/db/decision-table.js'
import {addVersion, findStanding, keepVerdict, standingEntries, type StandingEntry} from '../../io/db/entry-table.js'
import {countOnShow, isOnShow, takeOffDisallowed} from '../../io/db/publication-table.js'
import {beginRun, endRun} from '../../io/db/run-table.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import {deed} from '../deed.js'
import {keepFiles} from '../review/keep-files.js'
import {takeOffSite} from '../publication/run-release.js'
import {judgeAgain} from './judge-again.js'
import {stageOf} from './judge-content.js'
import {readFilesAgain} from './read-again.js'
import {LeavingCount, type FoundAnew, type LeavingEntry, type LeftForGround} from './count-leaving.js'

export interface ScanOrder {
  /** Everything that could be shown or waits, not only what an older policy or detector judged. */
  readonly all: boolean
  /** Lets a scan take down more than the brake allows. */
  readonly allowsMassWithdrawal: boolean
  /** Only tells what would come of it. */
  readonly isDryRun?: boolean
  /** How many of those that leave are named; none unless given. */
  readonly limit?: number
  readonly onProgress: (done: number) => void
}

export interface Scanned {
  /** Null for a dry run. */
  readonly run: RunId | null
  readonly dryRun: boolean
  /** Files that could not be read before and were now. */
  readonly read: number
  readonly scanned: number
  /** Versions that came to another stage, by the stage they came to. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  readonly withdrawn: number
  /** What leaves the web, or would: by committee, and whether that is more than the brake allows. */
  readonly leaving: readonly {readonly committee: string; readonly entries: number; readonly public: number; readonly overBrake: boolean}[]
  /** Why: what is found that nobody has seen, and what is missing. */
  readonly found: readonly FoundAnew[]
  readonly grounds: readonly LeftForGround[]
  /** The first of those that leave. */
  readonly first: readonly LeavingEntry[]
}

/** Stages whose versions a changed policy or detector concerns. What a person withheld, escalated or deferred waits for that person. */
const JUDGED_AGAIN = ['cleared', 'published', 'held', 'blocked', 'expired'] as const satisfies readonly Stage[]

interface Turn {
  readonly standing: StandingEntry
  readonly verdict: Verdict
  readonly stage: Stage
}

/** Judges again what an older policy or detector judged: what is found now and was not seen by the one who decided takes an entry down (B13). Files that could not be read are read again first. */
export const scanEntries = deed('scan.run', async (session, order: ScanOrder): Promise<Scanned> => {
  if (order.isDryRun === true) return {run: null, dryRun: true, read: 0, ...(await told(session, await judgeAll(session, order)))}
  const lock = await holdLock(session, 'import', 0)
  const run = session.newRun()
  await beginRun(session.db, {id: run, kind: 'scan', slot: null, actor: session.actor.id, at: session.now})
  try {
    const {hash} = session.judgement.policy
    const read = await readFilesAgain(session, run, order)
    const outcome = await judgeAll(session, order)
    const {turns, same, scanned, leaving} = outcome
    await brake(session, leaving.entries, order)

    const stages: Partial<Record<Stage, number>> = {}
    let left = 0
    const about = await told(session, outcome)
    await session.change(async ({tx, at, record, stop}) => {
      const stopped: EntryId[] = []
      for (const {standing, verdict} of same) await keepVerdict(tx, standing, verdict, hash)
      for (const {standing, verdict, stage} of turns) {
        const now = await findStanding(tx, standing.entry)
        // Somebody has decided, or the registry has spoken, since the scan read it: the next scan reads that.
        if (now === null || now.number !== standing.number || now.stage !== standing.stage) continue
        await addVersion(tx, standing, {stage, origin: 'rescan', contentText: standing.contentText, verdict, fingerprint: standing.fingerprint, policyHash: hash, at, decision: null})
        stages[stage] = (stages[stage] ?? 0) + 1
        if (stage !== 'cleared') stopped.push(standing.entry)
      }
      await stop(stopped, 'held-here')
      left = (await takeOffDisallowed(tx, session.dialect)).length
      await record({kind: 'entries.rescanned', run, scanned, held: turns.filter(({stage}) => stage !== 'cleared').length, policy: hash})
    })
    await endRun(session.db, run, 'finished', session.now, {scanned, changed: turns.length, withdrawn: left})
    await takeOffSite(session, left)
    return {run, dryRun: false, read, ...about, stages, withdrawn: left}
  } catch (error) {
    await endRun(session.db, run, 'failed', session.now, {})
    throw error
  } finally {
    await lock.release()
  }
})

interface Judged {
  readonly scanned: number
  /** Versions that come to another stage. */
  readonly turns: readonly Turn[]
  /** Versions that stay, with today's verdict. */
  readonly same: readonly {readonly standing: StandingEntry; readonly verdict: Verdict}[]
  readonly leaving: LeavingCount
}

/** Judges everything that a changed policy or detector concerns. Changes nothing in the register. */
async function judgeAll(session: Session, order: ScanOrder): Promise<Judged> {
  const turns: Turn[] = []
  const same: {readonly standing: StandingEntry; readonly verdict: Verdict}[] = []
  const leaving = new LeavingCount(order.limit ?? 0)
  let scanned = 0
  for await (const page of standingEntries(session.db, JUDGED_AGAIN, order.all ? null : session.judgement.policy.hash)) {
    for (const standing of page) {
      // Of what has had its time only a case can show again (H2).
      if (standing.stage === 'expired' && standing.content.kind === 'document') continue
      scanned += 1
      const judged = await judgeAgain(session, session.db, standing, stillHolds({...standing, decision: null}, true))
      // A dry run copies nothing in: what is public has its files already.
      const isKept = judged.kind !== 'clear' || order.isDryRun === true || (await keepFiles(session, standing.content, standing.deliveredIn))
      const verdict: Verdict = isKept ? judged : {kind: 'review', grounds: ['file-missing'], findings: []}
      const stage = await stageNow(session, standing, verdict)
      if (stage === null) same.push({standing, verdict: capVerdict(verdict)})
      else {
        turns.push({standing, verdict: capVerdict(verdict), stage})
        if (stage !== 'cleared' && (await isOnShow(session.db, standing.entry))) leaving.add(standing, verdict)
      }
    }
    order.onProgress(scanned)
  }
  return {scanned, turns, same, leaving}
}

/** What comes of it, in counts. */
async function told(session: Session, {scanned, turns, leaving}: Judged): Promise<Omit<Scanned, 'run' | 'dryRun' | 'read'>> {
  const onShow = await countOnShow(session.db)
  const stages: Partial<Record<Stage, number>> = {}
  for (const {stage} of turns) stages[stage] = (stages[stage] ?? 0) + 1
  const committees = [...leaving.entries].map(([committee, entries]) => {
    const shown = onShow.get(committee) ?? 0
    return {committee, entries, public: shown, overBrake: exceedsBrake(entries, shown)}
  })
  const withdrawn = committees.reduce((sum, {entries}) => sum + entries, 0)
  return {scanned, stages, withdrawn, leaving: committees, found: leaving.found, grounds: leaving.grounds, first: leaving.first}
}

/** The stage a version comes to by today's verdict, or null where it stays as it is. */
async function stageNow(session: Session, standing: StandingEntry, verdict: Verdict): Promise<Stage | null> {
  const stage = stageOf(verdict)
  if (standing.stage === 'held' || standing.stage === 'blocked') return stage === standing.stage ? null : stage
  if (stage === 'cleared' || (stage === 'secret' && showsWordOnly(standing))) return null
  const decision = standing.decisionId === null ? null : await findDecision(session.db, standing.decisionId)
  if (verdict.kind === 'review' && decision !== null && letsOut(decision) && isSeen(verdict, decision.findings, standing.verdict)) return null
  return stage
}

async function brake(session: Session, leaving: ReadonlyMap<string, number>, {allowsMassWithdrawal}: ScanOrder): Promise<void> {
  if (allowsMassWithdrawal) return
  const onShow = await countOnShow(session.db)
  for (const [committee, entries] of leaving) {
    if (exceedsBrake(entries, onShow.get(committee) ?? 0)) throw new Refusal('rescan-brake', {committee, leaving: entries, public: onShow.get(committee) ?? 0})
  }
}
