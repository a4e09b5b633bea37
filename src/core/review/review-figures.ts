import type {Stage} from '../journey.js'
import type {Verdict} from '../policy/verdict.js'
import type {CommitteeCode, Instant} from '../terms/identifiers.js'
import type {DecisionKind} from './decision.js'
import {effectOf, proposalOf} from './proposal.js'

/** A decision with what the program had judged before it, as far as figures need it. */
export interface CountedDecision {
  readonly kind: DecisionKind
  readonly actor: string
  readonly at: Instant
  readonly isUndone: boolean
  /** True when no earlier decision had answered for the same version. */
  readonly isFirstAnswer: boolean
  /** The version's judgement, and when it was made and so began to wait; null where the version has had its time. */
  readonly judged: {readonly verdict: Verdict; readonly madeAt: Instant} | null
  /** Grounds and finding kinds that the version waited for, each once. */
  readonly reasons: readonly string[]
}

/** One row of the queue as it stands now. */
export interface CountedWaiting {
  readonly stage: Stage
  readonly waitingSince: Instant
  readonly reasons: readonly string[]
}

/** Of the decisions about what the program had proposed: how many went with it, and how many another way. */
export interface Agreement {
  readonly agreed: number
  readonly otherwise: number
}

/** What review has come to in one committee in a period. True numbers: they stay in the committee (N2). */
export interface ReviewFigures {
  readonly committee: CommitteeCode
  readonly decided: number
  readonly byKind: Readonly<Partial<Record<DecisionKind, number>>>
  readonly undone: number
  readonly escalated: number
  readonly answered: number
  /** Time from when a version began to wait until it was answered, seconds; null where nothing was answered. */
  readonly inQueue: {readonly answers: number; readonly medianSeconds: number; readonly p90Seconds: number} | null
  /** `restrict`: the program had found something. `show`: it had found nothing and asked for a signature. */
  readonly proposals: {readonly restrict: Agreement; readonly show: Agreement}
  readonly byReason: readonly {readonly reason: string; readonly decided: number; readonly waiting: number}[]
  readonly waiting: number
  readonly withLawyer: number
  readonly oldestSince: Instant | null
  /** What the one who asks has decided. Nobody else's share is told apart. */
  readonly own: {readonly decided: number; readonly undone: number}
}

/** Adds figures up, one decision and one waiting row at a time. */
export class ReviewTally {
  readonly #actor: string
  readonly #byKind = new Map<DecisionKind, number>()
  readonly #decidedFor = new Map<string, number>()
  readonly #waitingFor = new Map<string, number>()
  readonly #seconds: number[] = []
  readonly #proposals = {restrict: {agreed: 0, otherwise: 0}, show: {agreed: 0, otherwise: 0}}
  readonly #own = {decided: 0, undone: 0}
  #decided = 0
  #undone = 0
  #waiting = 0
  #withLawyer = 0
  #oldestSince: Instant | null = null

  constructor(actor: string) {
    this.#actor = actor
  }

  addDecision(decision: CountedDecision): void {
    this.#decided += 1
    add(this.#byKind, decision.kind)
    for (const reason of decision.reasons) add(this.#decidedFor, reason)
    if (decision.isUndone) this.#undone += 1
    if (decision.actor === this.#actor) {
      this.#own.decided += 1
      if (decision.isUndone) this.#own.undone += 1
    }
    const effect = effectOf(decision.kind)
    if (effect === 'open' || decision.judged === null) return
    const {verdict, madeAt} = decision.judged
    const proposal = proposalOf(verdict)
    if (proposal !== 'none') this.#proposals[proposal][(proposal === 'show') === (effect === 'shows') ? 'agreed' : 'otherwise'] += 1
    // What was cleared by itself never stood in the queue.
    if (decision.isFirstAnswer && verdict.kind !== 'clear' && verdict.kind !== 'secret') this.#seconds.push(Math.max(0, (Date.parse(decision.at) - Date.parse(madeAt)) / 1000))
  }

  addWaiting({stage, waitingSince, reasons}: CountedWaiting): void {
    this.#waiting += 1
    if (stage === 'escalated') this.#withLawyer += 1
    if (this.#oldestSince === null || waitingSince < this.#oldestSince) this.#oldestSince = waitingSince
    for (const reason of reasons) add(this.#waitingFor, reason)
  }

  figures(committee: CommitteeCode): ReviewFigures {
    const reasons = [...new Set([...this.#decidedFor.keys(), ...this.#waitingFor.keys()])]
    const byReason = reasons.map((reason) => ({reason, decided: this.#decidedFor.get(reason) ?? 0, waiting: this.#waitingFor.get(reason) ?? 0}))
    const seconds = [...this.#seconds].sort((one, other) => one - other)
    return {
      committee,
      decided: this.#decided,
      byKind: Object.fromEntries(this.#byKind),
      undone: this.#undone,
      escalated: this.#byKind.get('escalate') ?? 0,
      answered: (this.#byKind.get('resolve-publish') ?? 0) + (this.#byKind.get('resolve-withhold') ?? 0),
      inQueue: seconds.length === 0 ? null : {answers: seconds.length, medianSeconds: Math.round(rank(seconds, 0.5)), p90Seconds: Math.round(rank(seconds, 0.9))},
      proposals: this.#proposals,
      byReason: byReason.sort((one, other) => other.decided + other.waiting - one.decided - one.waiting || (one.reason < other.reason ? -1 : 1)),
      waiting: this.#waiting,
      withLawyer: this.#withLawyer,
      oldestSince: this.#oldestSince,
      own: this.#own,
    }
  }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The value that a share of all lies at or under: one that was measured, never one between two (nearest rank). */
function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
