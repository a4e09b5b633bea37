import {GROUNDS, type Ground} from '../../../src/core/policy/ground.js'
import type {Rule} from '../../../src/core/policy/policy.js'
import type {Verdict} from '../../../src/core/policy/verdict.js'
import type {RegisteredCase, RegisteredDocument, RegisteredFile} from '../../../src/core/register/entry.js'
import {Refusal, type RefusalCode} from '../../../src/core/refusal.js'
import {answerTo} from '../../../src/core/review/answer.js'
import type {ExplainedFinding} from '../../../src/core/review/explained-finding.js'
import {remediesFor} from '../../../src/core/review/remedy.js'
import {placeOf} from '../../../src/core/scan/explain/place.js'
import type {Finding} from '../../../src/core/scan/finding.js'
import type {DecisionId, EntryId, Fingerprint, Instant} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {rowOf} from '../../../src/tui/screens/review/review-state.js'
import type {ReviewDeeds} from '../../../src/tui/screens/review/review-screen.js'
import type {ReviewAbout} from '../../../src/tui/screens/review/review-words.js'
import type {WaitingRow} from '../../../src/usecases/review/list-waiting.js'
import type {ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {refusalWords} from '../../../src/words/refusals.js'

/** A test number from Skatteverket's open list. */
export const TEST_NUMBER = '19000101-9802'

export function file(facts: Partial<RegisteredFile> = {}): RegisteredFile {
  return {path: 'bilagor/remiss.txt', choice: 'yes', sha256: 'a'.repeat(64), bytes: 120, reading: 'text', ...facts}
}

export function documentContent(facts: Partial<RegisteredDocument> = {}): RegisteredDocument {
  return {
    kind: 'document', heading: 'Remiss om ny förskola', headingSecrecy: 'no', documentSecrecy: 'no', caseType: 'lokaler', statute: '', protection: 'none',
    direction: 'In', date: '2026-02-03' as LocalDate, internalParty: 'Hemlige Avsändaren', parties: ['Länsstyrelsen'], officer: 'Rasmus Tallberg',
    files: [file()], choiceWithoutFile: 'none', registrar: 'reg1', rowsDisagree: false, ...facts,
  }
}

export function caseContent(facts: Partial<RegisteredCase> = {}): RegisteredCase {
  return {
    kind: 'case', heading: 'Ny förskola vid Ekbacken', headingSecrecy: 'no', caseType: 'lokaler', statute: '', protection: 'none', closedOn: null,
    isClosed: false, date: '2026-02-03' as LocalDate, officer: 'Rasmus Tallberg', registrar: 'reg1', rowsDisagree: false, ...facts,
  }
}

export const IDENTITY_NUMBER_RULE: Rule = {
  id: 'identity-number', kinds: ['personnummer'], answer: 'block', locked: true, requirement: 'B4', law: 'Dataskyddslagen (2018:218) 3 kap. 10 §',
  because: {sv: 'Personnummer publiceras aldrig.', en: 'Personal identity numbers are never published.'},
}

export const PERSON_RULE: Rule = {
  id: 'private-person', kinds: ['person'], answer: 'review', requirement: 'B2', law: 'Rutin för webbdiariet, 3.2',
  because: {sv: 'Privatpersoner publiceras inte.', en: 'Private persons are not published.'},
}

/** A finding over `text` in one of the entry's texts. */
export function found(kind: Finding['kind'], field: Finding['field'], whole: string, text: string, rule: Rule | null, facts: Partial<Finding> = {}): ExplainedFinding {
  const start = whole.indexOf(text)
  return {
    finding: {kind, field, index: 0, start, end: start + text.length, certainty: 'certain', detector: kind === 'personnummer' ? 'identity-number' : 'person', why: kind === 'personnummer' ? 'date-and-check' : 'given-and-surname', ...facts},
    rule,
    answer: rule?.answer ?? 'review',
    place: placeOf(whole, start, start + text.length),
    detectorVersion: 1,
    stands: true,
    cues: [],
    remedies: remediesFor({kind, field}, rule?.answer ?? 'review'),
  }
}

export interface ShownFacts extends Partial<Omit<ShownEntry, 'id' | 'grounds' | 'verdict'>> {
  readonly grounds?: readonly Ground[]
}

/** An entry as `review show` gives it, held for what is found and for its grounds. */
export function shownEntry(number: number, {grounds = [], ...facts}: ShownFacts = {}): ShownEntry {
  const findings = facts.findings ?? []
  const verdict: Verdict = {
    kind: findings.some(({answer}) => answer === 'block') ? 'block' : 'review',
    grounds,
    findings: findings.map(({finding, rule, answer}) => ({finding, rule: rule?.id ?? 'rule-missing', answer})),
  }
  return {
    id: `entry${number}` as EntryId, committee: 'KS', diaryNumber: `KS 2026/${String(number).padStart(5, '0')}`, documentNumber: '1', stage: verdict.kind === 'block' ? 'blocked' : 'held',
    version: 1, seal: 'ab'.repeat(32) as Fingerprint, isPublic: false, isTakenDown: false, isUnheard: false, content: documentContent(), caseHeading: {text: 'Ny förskola vid Ekbacken', isShown: true}, verdict,
    grounds: grounds.map((ground) => ({ground, ...GROUNDS[ground]})), findings: [], moreFindings: 0, parties: [], policy: {judged: 'p', now: 'p'}, decisions: [],
    history: [{at: `2026-02-03T08:${String(number % 60).padStart(2, '0')}:00.000Z` as Instant, actor: 'reg1', committee: null, event: {kind: 'workspace.created', rehearsal: true, publishFrom: '2024-02-03'}}], timeline: [],
    ...facts,
  }
}

/** A row that only somebody who may read protected data can handle. Everything that must not be seen is in it. */
export function protectedEntry(number: number): ShownEntry {
  return {...shownEntry(number), diaryNumber: 'SN 2026/04711', committee: 'SN', documentNumber: '77', content: null, caseHeading: null, verdict: {kind: 'review', grounds: ['awaits-authorised'], findings: []}, grounds: [{ground: 'awaits-authorised', ...GROUNDS['awaits-authorised']}]}
}

export function about(facts: Partial<ReviewAbout> = {}): ReviewAbout {
  const language = facts.language ?? 'sv'
  return {
    language, isRehearsal: false, isColoured: true, committee: null, committees: new Map([['KS', 'Kommunstyrelsen'], ['SN', 'Socialnämnden']]), timeZone: 'Europe/Stockholm', withheldRow: 'registry',
    refusalText: (code: RefusalCode) => {
      const {what, next} = refusalWords(language, code)
      return `${what} ${next}`
    },
    ...facts,
  }
}

/** The queue behind the screen: it answers as the deeds do, from entries in memory, in pages. */
export class Queue {
  readonly entries: Map<EntryId, ShownEntry>
  readonly asked: string[] = []
  readonly #before = new Map<DecisionId, ShownEntry>()
  /** What the next decision is refused with, or the fault it ends in. */
  fails: RefusalCode | Error | null = null
  /** When set, decisions wait for it. */
  gate: Promise<void> = Promise.resolve()
  #made = 0

  readonly page: number

  constructor(entries: readonly ShownEntry[], page = 50) {
    this.page = page
    this.entries = new Map(entries.map((entry) => [entry.id, entry]))
  }

  rows(): readonly WaitingRow[] {
    return [...this.entries.values()].filter(({stage}) => ['held', 'blocked', 'escalated', 'deferred'].includes(stage)).map(rowOf)
  }

  deeds(): ReviewDeeds {
    return {
      list: async (after) => {
        this.asked.push(`list ${after ?? 'start'}`)
        const rows = this.rows()
        const from = after === null ? 0 : Number(after)
        const entries = rows.slice(from, from + this.page)
        return {entries, next: from + this.page < rows.length ? String(from + this.page) : null}
      },
      show: async (id) => {
        this.asked.push(`show ${id}`)
        return this.#find(id)
      },
      decide: async (ids, answer, reason) => {
        const id = ids[0] ?? ('' as EntryId)
        this.asked.push(`decide ${ids.join(' ')} ${answer.kind} ${String(reason)}`)
        await this.gate
        if (this.fails instanceof Error) throw this.fails
        if (this.fails !== null) throw new Refusal(this.fails)
        const entry = this.#find(id)
        if (entry.content === null) throw new Refusal('awaits-authorised')
        const asked = answerTo(answer.kind, {stage: entry.stage, content: entry.content, verdict: entry.verdict, isUnheard: entry.isUnheard})
        if (asked.kind === 'refused') throw new Refusal(asked.code)
        const decision = `decision${++this.#made}` as DecisionId
        this.#before.set(decision, entry)
        const stage = asked.kind === 'moves' ? asked.to : 'cleared'
        this.entries.set(id, {...entry, stage})
        const {committee, diaryNumber, documentNumber} = entry
        return {decided: [{id, committee, diaryNumber, documentNumber, decision, stage}], refused: [], batch: null}
      },
      undo: async (decision) => {
        this.asked.push(`undo ${decision}`)
        await this.gate
        if (this.fails instanceof Error) throw this.fails
        if (this.fails !== null) throw new Refusal(this.fails)
        const before = this.#before.get(decision)
        if (before === undefined) throw new Refusal('decision-not-found')
        this.entries.set(before.id, before)
        return {decision, entry: before.id, wasPublic: before.isPublic, batch: null, entries: [before.id]}
      },
    }
  }

  #find(id: EntryId): ShownEntry {
    const entry = this.entries.get(id)
    if (entry === undefined) throw new Refusal('entry-not-found')
    return entry
  }
}
