import type {Stage} from '../../core/journey.js'
import {showsWordOnly} from '../../core/publication/version.js'
import {letsOut} from '../../core/review/decision.js'
import {Refusal} from '../../core/refusal.js'
import type {Finding} from '../../core/scan/finding.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RunId} from '../../core/terms/identifiers.js'
import {findDecision} from '../../io/db/decision-table.js'
import {addVersion, keepVerdict, standingEntries, type StandingEntry} from '../../io/db/entry-table.js'
import {countOnShow, isOnShow, takeOffDisallowed} from '../../io/db/publication-table.js'
import {beginRun, endRun} from '../../io/db/run-table.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import {deed} from '../deed.js'
import {keepFiles} from '../review/keep-files.js'
import {takeOffSite} from '../publication/run-release.js'
import {judgeAgain} from './judge-again.js'
import {stageOf} from './judge-content.js'

export interface ScanOrder {
  /** Everything that could be shown or waits, not only what an older policy or detector judged. */
  readonly all: boolean
  /** Lets a scan take down more than the brake allows. */
  readonly allowsMassWithdrawal: boolean
  readonly onProgress: (done: number) => void
}

export interface Scanned {
  readonly run: RunId
  readonly scanned: number
  /** Versions that came to another stage, by the stage they came to. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  readonly withdrawn: number
}

/** Stages whose versions a changed policy or detector concerns. What a person withheld, escalated or deferred waits for that person. */
const JUDGED_AGAIN = ['cleared', 'published', 'held', 'blocked'] as const satisfies readonly Stage[]

const BRAKE_SHARE = 0.2
const BRAKE_ENTRIES = 10

interface Turn {
  readonly standing: StandingEntry
  readonly verdict: Verdict
  readonly stage: Stage
}

/** Judges again what an older policy or detector judged: what is found now and was not seen by the one who decided takes an entry down (B13). */
export const scanEntries = deed('scan.run', async (session, order: ScanOrder): Promise<Scanned> => {
  const lock = await holdLock(session, 'import', 0)
  const run = session.newRun()
  await beginRun(session.db, {id: run, kind: 'scan', slot: null, actor: session.actor.id, at: session.now})
  try {
    const {hash} = session.judgement.policy
    const turns: Turn[] = []
    const same: {readonly standing: StandingEntry; readonly verdict: Verdict}[] = []
    const leaving = new Map<string, number>()
    let scanned = 0
    for await (const page of standingEntries(session.db, JUDGED_AGAIN, order.all ? null : hash)) {
      for (const standing of page) {
        scanned += 1
        const judged = await judgeAgain(session, session.db, standing, pastOf(standing))
        const isKept = judged.kind !== 'clear' || (await keepFiles(session, standing.content, standing.deliveredIn))
        const verdict: Verdict = isKept ? judged : {kind: 'review', grounds: ['file-missing'], findings: []}
        const stage = await stageNow(session, standing, verdict)
        if (stage === null) same.push({standing, verdict})
        else {
          turns.push({standing, verdict, stage})
          const {committee} = standing.key
          if (stage !== 'cleared' && (await isOnShow(session.db, standing.entry))) leaving.set(committee, (leaving.get(committee) ?? 0) + 1)
        }
      }
      order.onProgress(scanned)
    }
    await brake(session, leaving, order)

    const stages: Partial<Record<Stage, number>> = {}
    let left = 0
    await session.change(async ({tx, at, record}) => {
      for (const {standing, verdict} of same) await keepVerdict(tx, standing, verdict, hash)
      for (const {standing, verdict, stage} of turns) {
        await addVersion(tx, standing, {stage, origin: 'rescan', contentText: standing.contentText, verdict, fingerprint: standing.fingerprint, policyHash: hash, at, decision: null})
        stages[stage] = (stages[stage] ?? 0) + 1
      }
      left = (await takeOffDisallowed(tx, session.dialect)).length
      await record({kind: 'entries.rescanned', run, scanned, held: turns.filter(({stage}) => stage !== 'cleared').length, policy: hash})
    })
    await endRun(session.db, run, 'finished', session.now, {scanned, changed: turns.length, withdrawn: left})
    await takeOffSite(session, left)
    return {run, scanned, stages, withdrawn: left}
  } catch (error) {
    await endRun(session.db, run, 'failed', session.now, {})
    throw error
  } finally {
    await lock.release()
  }
})

/** The stage a version comes to by today's verdict, or null where it stays as it is. */
async function stageNow(session: Session, standing: StandingEntry, verdict: Verdict): Promise<Stage | null> {
  const stage = stageOf(verdict)
  if (standing.stage === 'held' || standing.stage === 'blocked') return stage === standing.stage ? null : stage
  if (stage === 'cleared' || (stage === 'secret' && showsWordOnly(standing))) return null
  const decision = standing.decisionId === null ? null : await findDecision(session.db, standing.decisionId)
  if (verdict.kind === 'review' && decision !== null && letsOut(decision) && isSeen(verdict, decision.findings, standing.verdict)) return null
  return stage
}

/** True when everything asked about now was in sight when the person decided: a standing decision holds for the findings it saw (B13). */
function isSeen(verdict: Verdict, seen: readonly Finding[], before: Verdict): boolean {
  if (verdict.kind === 'secret' || before.kind === 'secret') return false
  const known = new Set([...seen, ...before.findings.map(({finding}) => finding)].map(placeOf))
  return verdict.findings.every(({finding, answer}) => answer === 'clear' || known.has(placeOf(finding))) && verdict.grounds.every((ground) => before.grounds.includes(ground))
}

function placeOf({kind, field, index, start, end}: Finding): string {
  return `${kind} ${field} ${index} ${start} ${end}`
}

/** What an entry's past held it for still holds it. */
function pastOf({stage, verdict}: StandingEntry): readonly ('returned' | 'taken-down' | 'age-unknown' | 'reopened' | 'found-before-release')[] {
  if (verdict.kind === 'secret' || stage === 'cleared' || stage === 'published') return []
  return (['returned', 'taken-down', 'age-unknown', 'reopened', 'found-before-release'] as const).filter((ground) => verdict.grounds.includes(ground))
}

async function brake(session: Session, leaving: ReadonlyMap<string, number>, {allowsMassWithdrawal}: ScanOrder): Promise<void> {
  if (allowsMassWithdrawal) return
  const onShow = await countOnShow(session.db)
  for (const [committee, entries] of leaving) {
    if (entries > BRAKE_ENTRIES && entries > (onShow.get(committee) ?? 0) * BRAKE_SHARE) throw new Refusal('rescan-brake', {committee, leaving: entries, public: onShow.get(committee) ?? 0})
  }
}
