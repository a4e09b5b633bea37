import {GROUNDS, type Ground} from '../../../src/core/policy/ground.js'
import type {Rule} from '../../../src/core/policy/policy.js'
import type {Verdict} from '../../../src/core/policy/verdict.js'
import type {RegisteredCase, RegisteredContent, RegisteredDocument, RegisteredFile} from '../../../src/core/register/entry.js'
import {Refusal, type RefusalCode, type RefusalFacts} from '../../../src/core/refusal.js'
import {answerTo} from '../../../src/core/review/answer.js'
import {letOut, letOutDespite} from '../../../src/core/review/let-out.js'
import {hasNumbers} from '../../../src/core/review/declaration.js'
import type {ExplainedFinding} from '../../../src/core/review/explained-finding.js'
import {remediesFor} from '../../../src/core/review/remedy.js'
import {placeOf} from '../../../src/core/scan/explain/place.js'
import type {Finding} from '../../../src/core/scan/finding.js'
import type {DecisionId, EntryId, Fingerprint, Instant} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import type {KeptPlace, ReviewPlace, SavedView} from '../../../src/core/review/queue/place.js'
import type {Changed} from '../../../src/core/review/changed.js'
import type {QueueRow} from '../../../src/core/review/queue/queue-row.js'
import {isWaiting, type WaitingStage} from '../../../src/core/journey.js'
import {SHIPPED_KEYS} from '../../../src/tui/screens/review/keys.js'
import type {ReviewDeeds} from '../../../src/tui/screens/review/work.js'
import type {ReviewAbout} from '../../../src/tui/screens/review/words.js'
import type {DecisionOrder} from '../../../src/usecases/review/decide-entries.js'
import type {DeskChanges, ReviewDesk} from '../../../src/usecases/review/desk.js'
import type {Correction} from '../../../src/usecases/review/list-corrections.js'
import type {NamedEntry} from '../../../src/usecases/review/name-entries.js'
import type {PreviewedEntry} from '../../../src/usecases/review/preview-answer.js'
import type {ReadFile} from '../../../src/usecases/review/read-file.js'
import type {TakenEntry} from '../../../src/usecases/review/read-queue.js'
import type {ReviewHead} from '../../../src/usecases/review/review-head.js'
import type {FileExcerpt} from '../../../src/usecases/review/show-file-text.js'
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
    capped: false,
    remedies: remediesFor({kind, field}, rule?.answer ?? 'review', 'nowhere'),
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
    version: 1, seal: 'ab'.repeat(32) as Fingerprint, isPublic: false, isTakenDown: false, isUnheard: false, content: documentContent(), caseHeading: {text: 'Ny förskola vid Ekbacken', isShown: true, isSecret: false}, verdict,
    grounds: grounds.map((ground) => ({ground, ...GROUNDS[ground]})), findings: [], secondExit: hasNumbers(verdict) ? 'open' : 'none-found', moreFindings: 0, parties: [], policy: {judged: 'p', now: 'p'}, decisions: [],
    instruction: null, history: [{at: `2026-02-03T08:${String(number % 60).padStart(2, '0')}:00.000Z` as Instant, actor: 'reg1', committee: null, event: {kind: 'workspace.created', rehearsal: true, publishFrom: '2024-02-03'}}], timeline: [],
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
    roleWords: ['anhörig', 'förälder', 'invånare', 'skolelev'], keymap: SHIPPED_KEYS, lockMinutes: 0, pauseMs: 0, now: () => Date.parse('2026-02-05T10:48:00Z'),
    refusalText: (code: RefusalCode, facts?: RefusalFacts) => {
      const {what, next} = refusalWords(language, code, facts)
      return `${what} ${next}`
    },
    ...facts,
  }
}

/** A queue row out of an entry, as the queue gives it. */
export function rowOf({id, committee, diaryNumber, documentNumber, stage, content, grounds, findings, history}: ShownEntry): QueueRow {
  return {
    id, kind: documentNumber === null ? 'case' : 'document', committee, diaryNumber, documentNumber, heading: content === null ? null : content.headingSecrecy === 'yes' ? '' : content.heading, caseType: content?.caseType ?? '',
    direction: content?.kind === 'document' ? content.direction : null, isSecret: content?.headingSecrecy === 'yes', date: content?.date ?? ('2026-02-03' as LocalDate), stage: stage as WaitingStage,
    reasons: [...new Set<string>([...grounds.map(({ground}) => ground), ...findings.filter(({answer}) => answer !== 'clear').map(({finding}) => finding.kind)])],
    waitingSince: history.at(-1)?.at ?? ('' as Instant),
  }
}

/** What is left of the files by an answer that leaves them out. */
function withChoice(content: RegisteredContent, {kind}: DecisionOrder['answer']): RegisteredContent {
  return content.kind === 'document' && kind === 'withhold-file' ? {...content, files: content.files.map((one) => ({...one, choice: 'no'}))} : content
}

interface Change {
  readonly decision: DecisionId
  readonly before: ShownEntry
  readonly answer: DecisionOrder['answer']
}

const HEAD: ReviewHead = {lastUpdated: '2026-02-05 08:00', lastRun: 'finished', next: {day: '2026-02-05', time: '12:00', minutes: 72}, removalsPending: false}

/** The register behind a screen: a desk that answers as the real one does, by the same tables, from entries in memory. */
export class Queue implements ReviewDesk {
  readonly id = 'desk1'
  readonly entries: Map<EntryId, ShownEntry>
  readonly asked: string[] = []
  place: KeptPlace | null = null
  views: readonly SavedView[] = []
  /** Where the screen last said that it was. */
  noted: ReviewPlace | null = null
  taken: readonly TakenEntry[] = []
  /** Who or what makes entries others than they were. */
  changer: Changed | null = null
  standing: ReviewHead = HEAD
  corrected: readonly Correction[] = []
  isLawyer = false
  hasLogins = true
  /** What the next decision is refused with, or the fault it ends in. */
  fails: RefusalCode | Error | null = null
  facts: RefusalFacts = {}
  /** When set, decisions wait for it. */
  gate: Promise<void> = Promise.resolve()
  readonly #made: (readonly Change[])[] = []
  readonly #told = new Map<EntryId, ShownEntry>()
  readonly #undone = new Set<DecisionId>()
  readonly isResumed = false
  #serial = 0

  constructor(entries: readonly ShownEntry[]) {
    this.entries = new Map(entries.map((entry) => [entry.id, entry]))
  }

  deeds(): ReviewDeeds {
    return {desk: this, saveDecisions: (file) => Promise.resolve(file ?? 'outbox/beslut.json')}
  }

  mayDecide = (): boolean => true
  mayResolve = (): boolean => this.isLawyer

  async *rows(): AsyncGenerator<readonly QueueRow[]> {
    this.asked.push('rows')
    await Promise.resolve()
    const waiting = this.#waiting()
    for (const entry of waiting) this.#told.set(entry.id, entry)
    yield waiting.slice(0, 200).map(rowOf)
    if (waiting.length > 200) yield waiting.slice(200).map(rowOf)
  }

  changes(): Promise<DeskChanges> {
    const waiting = this.#waiting()
    const here = new Set(waiting.map(({id}) => id))
    const added = waiting.filter(({id}) => !this.#told.has(id))
    const changed = waiting.filter((entry) => this.#told.has(entry.id) && this.#told.get(entry.id) !== entry)
    const gone = [...this.#told.keys()].filter((id) => !here.has(id))
    for (const entry of [...added, ...changed]) this.#told.set(entry.id, entry)
    for (const id of gone) this.#told.delete(id)
    return Promise.resolve({added: added.map(rowOf), changed: changed.map(rowOf), gone, taken: this.taken, open: null, ...(this.changer === null ? {} : {who: {each: new Map(), others: this.changer}})})
  }

  head = (): Promise<ReviewHead> => Promise.resolve(this.standing)

  show(id: EntryId): Promise<ShownEntry> {
    this.asked.push(`show ${id}`)
    return Promise.resolve().then(() => this.#find(id))
  }

  excerpts: readonly FileExcerpt[] = []
  files: readonly ReadFile[] = []
  file = (id: EntryId, index: number): Promise<ReadFile> => {
    this.asked.push(`file ${id} ${index}`)
    const file = this.files[index]
    return file === undefined ? Promise.reject(new Refusal('no-file-to-withhold')) : Promise.resolve(file)
  }

  named = (ids: readonly EntryId[]): Promise<readonly NamedEntry[]> =>
    Promise.resolve(ids.flatMap((id) => this.entries.get(id) ?? []).map(({id, diaryNumber, documentNumber, content}) => ({id, diaryNumber, documentNumber, heading: content?.heading ?? null, isSecret: false, parties: content?.kind === 'document' ? content.parties : []})))

  fileText = (): Promise<readonly FileExcerpt[]> => Promise.resolve(this.excerpts)

  take(id: EntryId, {takesOver = false} = {}): ReturnType<ReviewDesk['take']> {
    const other = this.taken.find((one) => one.id === id)
    if (other !== undefined && !takesOver) return Promise.resolve({kind: 'anothers', by: other.by, since: other.since})
    this.asked.push(`take ${id}${takesOver ? ' over' : ''}`)
    this.taken = this.taken.filter((one) => one.id !== id)
    return Promise.resolve({kind: 'ours', until: '2026-02-05T11:00:00.000Z' as Instant})
  }

  release = (): Promise<void> => {
    this.asked.push('release')
    return Promise.resolve()
  }

  preview(ids: readonly EntryId[], answer: DecisionOrder['answer']): Promise<readonly PreviewedEntry[]> {
    this.asked.push(`preview ${answer.kind} ${ids.length}`)
    return Promise.resolve(ids.map((id): PreviewedEntry => {
      const entry = this.#find(id)
      const code = this.#refusal(entry, answer)
      const stage = this.#after(entry, answer)
      const content = code !== null || (stage !== 'cleared' && stage !== 'secret') || entry.content === null ? null : withChoice(entry.content, answer)
      return {id, seal: entry.seal, committee: entry.committee, diaryNumber: entry.diaryNumber, documentNumber: entry.documentNumber, heading: entry.content?.heading ?? null, isSecret: false, outcome: code === null ? {kind: 'goes-to', stage} : {kind: 'refused', code, by: null, at: null}, letsOut: content === null || stage === 'secret' ? null : letOut(content, entry.verdict), grounds: content === null || answer.kind === 'secret' ? [] : letOutDespite(content, entry.grounds.map(({ground}) => ground))}
    }))
  }

  async decide({seen, answer, reason}: Parameters<ReviewDesk['decide']>[0]): ReturnType<ReviewDesk['decide']> {
    const ids = [...seen.keys()]
    this.asked.push(`decide ${ids.join(' ')} ${Object.values(answer).join(' ')} ${String(reason)}`)
    await this.#gate()
    const changes: Change[] = []
    const refused: {readonly id: string; readonly code: RefusalCode; readonly by: null; readonly at: null; readonly what: null}[] = []
    for (const [id, seal] of seen) {
      const before = this.#find(id)
      const code = seal === before.seal ? this.#refusal(before, answer) : 'text-changed'
      if (code !== null && ids.length === 1) throw new Refusal(code)
      if (code !== null) refused.push({id, code, by: null, at: null, what: null})
      else changes.push({decision: `decision${++this.#serial}` as DecisionId, before, answer})
    }
    this.#apply(changes)
    this.#made.push(changes)
    return this.#decided(changes, refused)
  }

  async undo(decision: DecisionId | null): ReturnType<ReviewDesk['undo']> {
    this.asked.push(`undo ${String(decision)}`)
    await this.#gate()
    const together = this.#made.find((changes) => changes.some((change) => change.decision === decision))
    const [first] = together ?? []
    if (together === undefined || first === undefined) throw new Refusal('decision-not-found')
    for (const {before, decision: made} of together) {
      this.entries.set(before.id, {...before})
      this.#undone.add(made)
    }
    return {decision: first.decision, entry: first.before.id, wasPublic: together.some(({before}) => before.isPublic), batch: null, entries: together.map(({before}) => before.id)}
  }

  latest(): ReturnType<ReviewDesk['latest']> {
    const [first, ...others] = this.#made.findLast((changes) => !changes.some(({decision}) => this.#undone.has(decision))) ?? []
    if (first === undefined) return Promise.resolve(null)
    const {diaryNumber, documentNumber} = first.before
    return Promise.resolve({decision: first.decision, answer: first.answer.kind, at: '2026-02-05T08:40:00.000Z' as Instant, entries: [first, ...others].map(({before}) => before.id), row: {diaryNumber, documentNumber}})
  }

  async redo(decision: DecisionId): ReturnType<ReviewDesk['redo']> {
    this.asked.push(`redo ${decision}`)
    await this.#gate()
    const together = this.#made.find((changes) => changes.some((change) => change.decision === decision))
    if (together === undefined) throw new Refusal('decision-not-found')
    const again = together.map((change) => ({...change, decision: `decision${++this.#serial}` as DecisionId}))
    this.#apply(again)
    this.#made.push(again)
    return this.#decided(again, [])
  }

  async withdraw(ids: readonly EntryId[], reason: string): ReturnType<ReviewDesk['withdraw']> {
    this.asked.push(`withdraw ${ids.join(' ')} ${reason}`)
    await this.#gate()
    return {entries: ids, before: [], urls: [], unfinished: null, seconds: 1}
  }

  corrections = (): Promise<readonly Correction[]> => Promise.resolve(this.corrected)
  moved = (place: ReviewPlace): void => {
    this.noted = place
  }

  saveView(view: SavedView): Promise<readonly SavedView[]> {
    this.asked.push(`view ${view.name} ${view.filter}`)
    this.views = [...this.views.filter(({name}) => name !== view.name), view]
    return Promise.resolve(this.views)
  }

  removeView(name: string): Promise<readonly SavedView[]> {
    this.asked.push(`forget ${name}`)
    this.views = this.views.filter((view) => view.name !== name)
    return Promise.resolve(this.views)
  }

  decided = (): ReturnType<ReviewDesk['decided']> => Promise.resolve({schema: 'diarievakt.decisions/1', register: 'r', actor: 'reg1', since: '', until: '', decisions: []})
  answers = (): ReturnType<ReviewDesk['answers']> => Promise.resolve(new Map())
  rest = (): Promise<void> => Promise.resolve()
  close = (): Promise<void> => Promise.resolve()

  #waiting(): readonly ShownEntry[] {
    return [...this.entries.values()].filter(({stage}) => isWaiting(stage))
  }

  async #gate(): Promise<void> {
    await this.gate
    if (this.fails instanceof Error) throw this.fails
    if (this.fails !== null) throw new Refusal(this.fails, this.facts)
  }

  #refusal(entry: ShownEntry, {kind}: DecisionOrder['answer']): RefusalCode | null {
    if (entry.content === null) return 'awaits-authorised'
    const asked = answerTo(kind, {stage: entry.stage, content: entry.content, verdict: entry.verdict, isUnheard: entry.isUnheard, secondExit: entry.secondExit})
    return asked.kind === 'refused' ? asked.code : null
  }

  #after({stage, content, verdict, isUnheard, secondExit}: ShownEntry, {kind}: DecisionOrder['answer']): ShownEntry['stage'] {
    if (content === null) return stage
    const asked = answerTo(kind, {stage, content, verdict, isUnheard, secondExit})
    return asked.kind === 'moves' ? asked.to : kind === 'secret' ? 'secret' : 'cleared'
  }

  #apply(changes: readonly Change[]): void {
    for (const {before, answer} of changes) this.entries.set(before.id, {...before, stage: this.#after(before, answer)})
  }

  #decided(changes: readonly Change[], refused: Awaited<ReturnType<ReviewDesk['decide']>>['refused']): Awaited<ReturnType<ReviewDesk['decide']>> {
    return {
      decided: changes.map(({decision, before, answer}) => ({id: before.id, committee: before.committee, diaryNumber: before.diaryNumber, documentNumber: before.documentNumber, decision, stage: this.#after(before, answer)})),
      refused, batch: changes.length > 1 ? 'batch' : null,
    }
  }

  #find(id: EntryId): ShownEntry {
    const entry = this.entries.get(id)
    if (entry === undefined) throw new Refusal('entry-not-found')
    return entry
  }
}
