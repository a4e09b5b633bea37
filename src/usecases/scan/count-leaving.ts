import type {Ground} from '../../core/policy/ground.js'
import type {Verdict} from '../../core/policy/verdict.js'
import {newFindings} from '../../core/review/new-findings.js'
import type {FindingKind} from '../../core/scan/finding.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {StandingEntry} from '../../io/db/entry-table.js'

/** Public entries of one committee that leave because of one kind of finding, by the rule that speaks of it and the detector that found it. */
export interface FoundAnew {
  readonly committee: string
  readonly kind: FindingKind
  readonly rule: string
  readonly detector: string
  readonly entries: number
  readonly findings: number
}

/** Public entries of one committee that leave for something that is missing or has happened, and not for a finding. */
export interface LeftForGround {
  readonly committee: string
  readonly ground: Ground
  readonly entries: number
}

/** An entry that leaves, by what staff call it. */
export interface LeavingEntry {
  readonly id: EntryId
  readonly committee: string
  readonly diaryNumber: string
  readonly documentNumber: string | null
}

/** Counts what leaves the web when everything is judged again, by committee and by why. */
export class LeavingCount {
  readonly #found = new Map<string, {-readonly [Key in keyof FoundAnew]: FoundAnew[Key]}>()
  readonly #grounds = new Map<string, {-readonly [Key in keyof LeftForGround]: LeftForGround[Key]}>()
  readonly #entries = new Map<string, number>()
  readonly #first: LeavingEntry[] = []
  readonly #limit: number

  /** Names the first `limit` entries. */
  constructor(limit: number) {
    this.#limit = limit
  }

  add({entry, key, verdict: before}: StandingEntry, now: Verdict): void {
    const {committee} = key
    this.#entries.set(committee, (this.#entries.get(committee) ?? 0) + 1)
    if (this.#first.length < this.#limit) this.#first.push({id: entry, committee, diaryNumber: key.caseNumber, documentNumber: key.documentNumber})
    if (now.kind === 'secret') return
    const here = new Set<string>()
    for (const {finding, rule} of newFindings(now, before)) {
      const name = [committee, finding.kind, rule, finding.detector].join(' ')
      const row = this.#found.get(name) ?? {committee, kind: finding.kind, rule, detector: finding.detector, entries: 0, findings: 0}
      row.findings += 1
      if (!here.has(name)) row.entries += 1
      here.add(name)
      this.#found.set(name, row)
    }
    for (const ground of now.grounds) {
      if (before.kind !== 'secret' && before.grounds.includes(ground)) continue
      const name = `${committee} ${ground}`
      const row = this.#grounds.get(name) ?? {committee, ground, entries: 0}
      row.entries += 1
      this.#grounds.set(name, row)
    }
  }

  /** How many leave, by committee. */
  get entries(): ReadonlyMap<string, number> {
    return this.#entries
  }

  get first(): readonly LeavingEntry[] {
    return this.#first
  }

  /** The most first. */
  get found(): readonly FoundAnew[] {
    return [...this.#found.values()].toSorted((a, b) => b.entries - a.entries || (a.committee < b.committee ? -1 : 1))
  }

  get grounds(): readonly LeftForGround[] {
    return [...this.#grounds.values()].toSorted((a, b) => b.entries - a.entries || (a.committee < b.committee ? -1 : 1))
  }
}
