import {isRunningText} from '../../../core/scan/finding.js'
import {Refusal, type RefusalCode, type RefusalFacts} from '../../../core/refusal.js'
import type {ReasonCode} from '../../../core/review/decision.js'
import type {QueueRow} from '../../../core/review/queue/queue-row.js'
import type {EntryId, Fingerprint} from '../../../core/terms/identifiers.js'
import type {Decided} from '../../../usecases/review/decide-entries.js'
import type {ReviewDesk} from '../../../usecases/review/desk.js'
import type {PreviewedEntry} from '../../../usecases/review/preview-answer.js'
import {lineOf} from '../../parts/line-editor.js'
import {answerOf, nextStep, type Draft} from './state/draft.js'
import {choose, NOTHING_SEEN, willBeDecided, write} from './state/overlay.js'
import {placeOf, toBeShown, type ReviewEvent, type ReviewState} from './state/review-state.js'

/** What a review can ask of the world: one desk, and a place for the decisions of the sitting. */
export interface ReviewDeeds {
  readonly desk: ReviewDesk
  /** Saves what was decided here as a file and tells where: in the outbox unless a file is named. */
  readonly saveDecisions: (file: string | null) => Promise<string>
}

/** A state that can be read at any moment, and told what happens. */
export interface Told {
  readonly now: () => ReviewState
  readonly tell: (event: ReviewEvent) => void
}

/** The heading as it stands, to be changed; nothing of one under secrecy that has not been asked for. */
function headingToRewrite({entry: {shown, isUnmasked}}: ReviewState): string {
  return shown === null || shown.content === null || (shown.content.headingSecrecy === 'yes' && !isUnmasked) ? '' : shown.content.heading
}

/** What a review does beyond its own state: reads and writes through the desk, and tells what came of it. A screen and the linear mode have the same. */
export class ReviewWork {
  readonly #deeds: ReviewDeeds
  readonly #told: Told
  readonly #clock: () => number
  readonly #fail: (fault: unknown) => void
  readonly #underway = new Set<Promise<unknown>>()
  #isShowing = false
  #isPolling = false
  #isReading = false
  #isOver = false
  #isResting = false
  /** Rows that are read and not on screen yet: told in ever larger parts, so that no key waits for the list to be put in order. */
  #unsaid: QueueRow[] = []

  constructor(deeds: ReviewDeeds, told: Told, clock: () => number, fail: (fault: unknown) => void) {
    this.#deeds = deeds
    this.#told = told
    this.#clock = clock
    this.#fail = fail
  }

  /** Begins nothing more by itself, and comes back when nothing of what was begun is underway. The register must not be closed before. */
  async settled(): Promise<void> {
    this.#isOver = true
    await this.quiet()
  }

  /** Comes back when nothing is underway just now. */
  async quiet(): Promise<void> {
    while (this.#underway.size > 0) await Promise.allSettled(this.#underway)
  }

  /** Comes back when nothing is written or underway, and begins nothing by itself until it is woken up. */
  async rested(): Promise<void> {
    this.#isResting = true
    await this.quiet()
    await this.#attempt(() => this.#deeds.desk.rest(), () => undefined)
  }

  /** Nobody is there: what is open is let go of, so that nobody waits for it, and its text is forgotten. */
  async lock(): Promise<void> {
    // A decision underway is told first: what came of it is read when somebody is there again.
    while (this.#told.now().saving !== null && this.#underway.size > 0) await this.quiet()
    if (this.#told.now().saving !== null || this.#told.now().isLeaving) return
    this.#told.tell({kind: 'locked'})
    await this.#attempt(() => this.#deeds.desk.release(), () => undefined)
  }

  wokenUp(): void {
    this.#isResting = false
    void this.poll()
    void this.readHead()
  }

  /** Reads the queue from its beginning to its end, and the head line. */
  start(): Promise<void> {
    return this.#attempt(async () => {
      this.#isReading = true
      void this.readHead()
      for await (const page of this.#deeds.desk.rows()) {
        if (this.#isOver) break
        this.#unsaid.push(...page)
        if (this.#unsaid.length > this.#told.now().queue.ordered.length) this.#sayRows(false)
      }
      // What others have open is known before it is settled where the list opens.
      await this.poll()
      this.#sayRows(true)
      this.#isReading = false
    }, (code, facts) => {
      this.#isReading = false
      this.#told.tell({kind: 'rows-read', rows: [], isLast: true})
      this.#told.tell({kind: 'refused', code, facts})
    })
  }

  readHead(): Promise<void> {
    return this.#attempt(async () => this.#told.tell({kind: 'head-read', head: await this.#deeds.desk.head(), now: this.#clock()}), () => undefined)
  }

  /** Asks what is new. One question at a time; what is refused now is asked again in a second. */
  async poll(): Promise<void> {
    if (this.#isPolling || this.#isOver || this.#isResting) return
    this.#isPolling = true
    await this.#attempt(async () => {
      const news = await this.#deeds.desk.changes()
      // What changed may be among the rows that are still unsaid.
      if (this.#isReading && this.#unsaid.length > 0 && news.gone.length + news.changed.length > 0) this.#sayRows(false)
      this.#told.tell({kind: 'news', news})
    }, () => undefined)
    this.#isPolling = false
  }

  /** Fetches the chosen entry and takes it. One at a time: whoever holds the arrow down asks for the row they stop at, not for all they pass. */
  async showChosen(): Promise<void> {
    if (this.#isShowing) return
    this.#isShowing = true
    let isFault = false
    for (let row = toBeShown(this.#told.now()); row !== null && !isFault; row = toBeShown(this.#told.now())) {
      const {id} = row
      isFault = true
      await this.#attempt(async () => {
        this.#told.tell({kind: 'shown', entry: await this.#deeds.desk.show(id)})
        isFault = false
      }, (code) => {
        this.#told.tell({kind: 'show-refused', entry: id, code})
        isFault = false
      })
      if (this.#told.now().entry.shown?.id === id) await this.#attempt(async () => this.#told.tell({kind: 'taken', entry: id, taken: await this.#deeds.desk.take(id)}), () => undefined)
      const {shown} = this.#told.now().entry
      if (shown?.id === id && shown.findings.some(({finding, answer}) => isRunningText(finding.field) && answer !== 'clear')) {
        await this.#attempt(async () => this.#told.tell({kind: 'file-read', entry: id, excerpts: await this.#deeds.desk.fileText(id)}), () => undefined)
      }
    }
    this.#isShowing = false
  }

  takeOver(): Promise<void> {
    const entry = this.#told.now().entry.shown?.id
    if (entry === undefined) return Promise.resolve()
    return this.#attempt(async () => {
      this.#told.tell({kind: 'taken', entry, taken: await this.#deeds.desk.take(entry, {takesOver: true})})
      this.#told.tell({kind: 'taken-over'})
    })
  }

  /** Asks the next thing that an answer needs, or gives it. */
  proceed(draft: Draft): Promise<void> {
    const {tell, now} = this.#told
    switch (nextStep(draft)) {
      case 'role':
        tell({kind: 'overlay-opened', overlay: choose({kind: 'role', draft})})
        return Promise.resolve()
      case 'heading':
        tell({kind: 'overlay-opened', overlay: write({kind: 'heading', draft}, headingToRewrite(now()))})
        return Promise.resolve()
      case 'ground':
        tell({kind: 'overlay-opened', overlay: write({kind: 'ground', draft})})
        return Promise.resolve()
      case 'reason':
        tell({kind: 'overlay-opened', overlay: choose({kind: 'reason', draft})})
        return Promise.resolve()
      case 'preview':
        return this.#preview(draft)
      case 'ready':
        return draft.target.kind === 'one' ? this.#decide(draft, new Map([[draft.target.entry, draft.target.seal]])) : Promise.resolve()
    }
  }

  #preview(draft: Draft): Promise<void> {
    const {target} = draft
    if (target.kind === 'one') return Promise.resolve()
    this.#told.tell({kind: 'overlay-opened', overlay: {kind: 'preview', draft, rows: null, line: lineOf(''), scroll: 0, seen: NOTHING_SEEN}})
    return this.#attempt(async () => this.#told.tell({kind: 'previewed', draft, rows: await this.#deeds.desk.preview(target.ids, answerOf(draft))}), this.#closing)
  }

  /** Gives a bulk answer about what the preview said would happen, and nothing else. */
  confirm(draft: Draft, rows: readonly PreviewedEntry[]): Promise<void> {
    return this.#decide(draft, new Map(willBeDecided(rows).flatMap(({id, seal}) => (seal === null ? [] : [[id, seal] as const]))))
  }

  #decide(draft: Draft, seen: ReadonlyMap<EntryId, Fingerprint>): Promise<void> {
    const {now, tell} = this.#told
    if (now().saving !== null) return Promise.resolve()
    tell({kind: 'saving', saving: {kind: 'decision', draft}})
    if (draft.reason !== null && draft.kind !== 'secret') tell({kind: 'reason-used', reason: draft.reason})
    return this.#attempt(async () => {
      const {decided, refused} = await this.#deeds.desk.decide({seen, answer: answerOf(draft), reason: draft.reason, note: null})
      this.#tellDecided({decided, refused})
      void this.poll()
    }, (code, facts) => {
      tell({kind: 'refused', code, facts})
      void this.poll()
    })
  }

  #tellDecided({decided, refused}: Pick<Decided, 'decided' | 'refused'>): void {
    const [first] = decided
    if (first === undefined) this.#told.tell({kind: 'refused', code: refused[0]?.code ?? 'entry-not-found', facts: {}})
    else this.#told.tell({kind: 'decided', decided, refused: refused.length, decision: first.decision})
  }

  /** Undoes the last decision of the sitting, or one that is named. Where there is none, what the registrar decided last before is offered. */
  undo(made = this.#told.now().made.done.at(-1)): Promise<void> {
    const {now, tell} = this.#told
    if (now().saving !== null) return Promise.resolve()
    if (made === undefined) return this.#offerEarlier()
    tell({kind: 'saving', saving: {kind: 'undo', made}})
    return this.#attempt(async () => {
      // Named before it is undone: what is refused here has undone nothing.
      const [row = null] = made.entries.length === 1 ? await this.#deeds.desk.named(made.entries) : []
      const {entries, wasPublic} = await this.#deeds.desk.undo(made.decision)
      tell({kind: 'undone', entries, row, wasPublic})
      void this.poll()
    })
  }

  #offerEarlier(): Promise<void> {
    const {tell} = this.#told
    return this.#attempt(async () => {
      const latest = await this.#deeds.desk.latest()
      if (latest === null) tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'nothing-to-undo'}})
      else tell({kind: 'overlay-opened', overlay: choose({kind: 'undo-earlier', latest})})
    })
  }

  redo(): Promise<void> {
    const {now, tell} = this.#told
    const made = now().made.undone.at(-1)
    if (made === undefined || now().saving !== null) return Promise.resolve()
    tell({kind: 'saving', saving: {kind: 'redo', made}})
    return this.#attempt(async () => {
      const {decided} = await this.#deeds.desk.redo(made.decision)
      tell({kind: 'redone', decided, decision: decided[0]?.decision ?? made.decision})
      void this.poll()
    })
  }

  takeDown(entries: readonly EntryId[], isUndo: boolean, reason: ReasonCode): Promise<void> {
    const {now, tell} = this.#told
    if (now().saving !== null) return Promise.resolve()
    tell({kind: 'saving', saving: {kind: 'take-down', entries, isUndo}})
    tell({kind: 'reason-used', reason})
    return this.#attempt(async () => {
      const withdrawn = await this.#deeds.desk.withdraw(entries, reason, null)
      tell({kind: 'taken-down', entries: withdrawn.entries, isOffSite: !(await this.#deeds.desk.head()).removalsPending})
      void this.poll()
    })
  }

  readCorrections(): Promise<void> {
    this.#told.tell({kind: 'overlay-opened', overlay: {kind: 'corrections', rows: null, at: 0}})
    return this.#attempt(async () => {
      const rows = await this.#deeds.desk.corrections()
      const names = new Map((await this.#deeds.desk.named(rows.map(({id}) => id))).map((named) => [named.id, named]))
      this.#told.tell({kind: 'corrections-read', rows: rows.map((row) => ({...row, named: names.get(row.id) ?? null}))})
    }, this.#closing)
  }

  /** Reads the row that a correction is about, without taking it. */
  openEntry(entry: EntryId): Promise<void> {
    const under = this.#told.now().overlay
    if (under === null) return Promise.resolve()
    this.#told.tell({kind: 'overlay-opened', overlay: {kind: 'entry', entry, shown: null, scroll: 0, under}})
    return this.#attempt(async () => this.#told.tell({kind: 'entry-opened', entry: await this.#deeds.desk.show(entry)}), this.#closing)
  }

  /** Reads one file of the chosen row, whole. */
  readFile(index: number): Promise<void> {
    const entry = this.#told.now().entry.shown?.id
    if (entry === undefined) return Promise.resolve()
    this.#told.tell({kind: 'overlay-opened', overlay: {kind: 'file', entry, index, file: null, scroll: 0}})
    return this.#attempt(async () => this.#told.tell({kind: 'file-opened', entry, file: await this.#deeds.desk.file(entry, index)}), this.#closing)
  }

  /** Shows what of several would be taken down, before it is. */
  proposeTakeDown(entries: readonly EntryId[], isUndo: boolean, reason: ReasonCode): Promise<void> {
    this.#told.tell({kind: 'overlay-opened', overlay: {kind: 'take-down', entries, isUndo, reason, rows: null, line: lineOf(''), scroll: 0}})
    return this.#attempt(async () => this.#told.tell({kind: 'taken-down-named', rows: await this.#deeds.desk.named(entries)}), this.#closing)
  }

  saveView(name: string): Promise<void> {
    return this.#attempt(async () => this.#told.tell({kind: 'views-kept', views: await this.#deeds.desk.saveView({name, filter: this.#told.now().queue.filter.text})}))
  }

  forgetView(name: string): Promise<void> {
    return this.#attempt(async () => this.#told.tell({kind: 'views-kept', views: await this.#deeds.desk.removeView(name)}))
  }

  saveDecisions(file: string): Promise<void> {
    return this.#attempt(async () => this.#told.tell({kind: 'file-saved', path: await this.#deeds.saveDecisions(file.trim() === '' ? null : file.trim())}))
  }

  /** Notes where the registrar is, for the next time. Not while the queue is being read, or where they were would be written over before it is found. */
  notePlace(): void {
    const state = this.#told.now()
    if (!state.queue.isLoading) this.#deeds.desk.moved(placeOf(state))
  }

  /** What was to be shown over the queue was refused. */
  readonly #closing = (code: RefusalCode, facts: RefusalFacts): void => {
    this.#told.tell({kind: 'overlay-closed'})
    this.#told.tell({kind: 'refused', code, facts})
  }

  #sayRows(isLast: boolean): void {
    const rows = this.#unsaid
    this.#unsaid = []
    this.#told.tell({kind: 'rows-read', rows, isLast})
  }

  /** Does something that may be refused. A refusal is an answer to the registrar; anything else is a fault, and the terminal is given back. */
  async #attempt(work: () => Promise<void>, refused = (code: RefusalCode, facts: RefusalFacts): void => this.#told.tell({kind: 'refused', code, facts})): Promise<void> {
    const done = work().catch((error: unknown) => {
      if (error instanceof Refusal) refused(error.code, error.facts)
      else this.#fail(error)
    })
    this.#underway.add(done)
    await done
    this.#underway.delete(done)
  }
}
