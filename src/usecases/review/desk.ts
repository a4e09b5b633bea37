import type {QueueRow} from '../../core/review/queue/queue-row.js'
import type {KeptPlace, ReviewPlace, SavedView} from '../../core/review/queue/place.js'
import type {DecisionFile} from '../../core/review/decision-file.js'
import type {DecisionKind, ReasonCode} from '../../core/review/decision.js'
import type {DecisionId, EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {withdrawEntries, type Withdrawn} from '../publication/withdraw-entries.js'
import {decideEntries, resolveEntries, type Decided, type DecisionOrder} from './decide-entries.js'
import {answersSince, decisionsSince, type Sitting} from './decisions-since.js'
import {recallPlace, removeView, savePlace, saveView} from './keep-place.js'
import {latestDecision, type LatestDecision} from './latest-decision.js'
import {listCorrections, type Correction} from './list-corrections.js'
import {nameEntries, type NamedEntry} from './name-entries.js'
import {previewAnswer, type PreviewedEntry} from './preview-answer.js'
import {readFile, type ReadFile} from './read-file.js'
import {readQueue, type QueueChanges, type QueueReader} from './read-queue.js'
import {redoDecisions} from './redo-decisions.js'
import {reviewHead, type ReviewHead} from './review-head.js'
import {showEntry, type ShownEntry} from './show-entry.js'
import {showFileText, type FileExcerpt} from './show-file-text.js'
import {sitDown, standUp} from './sit-down.js'
import {releaseEntry, takeEntry, type Taken} from './take-entry.js'
import {undoDecision, type Undone} from './undo-decision.js'

/** One answer, given on a screen: always bound to what was shown. */
export interface DeskOrder {
  /** What was shown of each entry: `seal` of `show` for the one that is open, of `preview` for several. These are the entries that are decided. */
  readonly seen: ReadonlyMap<EntryId, Fingerprint>
  /** A registrar's answer, or the lawyer's (`resolve-publish`, `resolve-withhold`) with its section of law. */
  readonly answer: DecisionOrder['answer']
  readonly reason: ReasonCode | null
  /** The person's own words, in which no identity number may stand. */
  readonly note: string | null
  /** Answers about what another has open, who is then without it; the log tells. */
  readonly takesOver?: boolean
}

/** What the screen is told when it asks what is new. */
export interface DeskChanges extends QueueChanges {
  /** Whose the entry is that is open here; null where none is. What was `ours` may have been taken over. */
  readonly open: Taken | null
}

/**
 * Everything that the screen can ask, bound to one terminal of one registrar. Each is a deed that asks for its right; what is declined is thrown as a `Refusal`, and nothing
 * is then written. One screen has one desk, and asks it one thing at a time or several: they are answered in turn.
 */
export interface ReviewDesk {
  /** Names the terminal among others, of the same account too. */
  readonly id: string
  /** Where the registrar was when the last screen was left, however it was left. Null for the first time, or after 30 days. */
  readonly place: KeptPlace | null
  /** True where the sitting goes on after one that was cut short: what was decided there belongs to it. */
  readonly isResumed: boolean
  /** The registrar's saved views as the desk was opened, by name. */
  readonly views: readonly SavedView[]

  /** True where the one at the desk may decide in that committee; with null, in any. What may not be done is shown as closed, with why. */
  mayDecide(committee: string | null): boolean
  /** True where the one at the desk may answer what is escalated. */
  mayResolve(committee: string | null): boolean
  /** Whether everybody has a login of their own, so that somebody can be a second person (B4). */
  readonly hasLogins: boolean

  /** Everything that waits, each entry once, in pages that hold no key up: first the 200 that have waited longest, then the others in no order that means anything. Protected persons' rows carry no text (K4). */
  rows(): AsyncGenerator<readonly QueueRow[]>
  /** What is otherwise since `rows` or the last `changes`. Made to be asked every second: where nothing was written it costs three small look-ups. Keeps what is open here ours. */
  changes(): Promise<DeskChanges>
  /** Last and next run, for the head line. Made to be asked every minute. */
  head(): Promise<ReviewHead>

  /** One entry whole: the row, what is found in it and why, the law, its history, and the seal that a decision is given with. */
  show(id: EntryId): Promise<ShownEntry>
  /** What stands around the findings in its files. Read apart from the entry, which it would hold up. */
  fileText(id: EntryId): Promise<readonly FileExcerpt[]>
  /** One file of an entry, whole, to be read before it is published. */
  file(id: EntryId, index: number): Promise<ReadFile>
  /** What some entries are called, to be told of them together. */
  named(ids: readonly EntryId[]): Promise<readonly NamedEntry[]>
  /** Takes the entry that is opened, for two minutes that `changes` puts off, and lets go of the one that was open before. Another's is told, and stays theirs unless it is taken over. */
  take(id: EntryId, options?: {readonly takesOver?: boolean}): Promise<Taken>
  /** Lets go of what is open. */
  release(): Promise<void>

  /** What an answer would do to each of these, by the very table of the deed; nothing is written (T6). For one and for thousands. */
  preview(ids: readonly EntryId[], answer: DecisionOrder['answer']): Promise<readonly PreviewedEntry[]>
  /** Decides. Several get a batch, each is decided or refused by itself; one alone that is refused is thrown. Committed before it comes back (T11). */
  decide(order: DeskOrder): Promise<Decided>
  /** Undoes a decision with all that was decided together with it, or nothing: `undo-public` (take it down instead), `undo-changed`. With null the last of one's own. */
  undo(decision: DecisionId | null): Promise<Undone>
  /** What one decided last, at whatever desk or by command, and nobody reads on the web yet: what can be undone in a sitting in which nothing was decided. */
  latest(): Promise<LatestDecision | null>
  /** Decides again what was undone, all that was decided together or nothing (`redo-changed`). The new decisions have names of their own, by which they are undone. */
  redo(decision: DecisionId): Promise<Decided>
  /** Takes down at once what is public: the way back from what was decided and published. */
  withdraw(ids: readonly EntryId[], reason: ReasonCode, note: string | null): Promise<Withdrawn>

  /** What was rewritten here and somebody ought to change in the registry (B8). */
  corrections(): Promise<readonly Correction[]>

  /** Notes where the registrar is now; at most one writing a second, the last word always. Never waits, and never stands in the way. */
  moved(place: ReviewPlace): void
  /** Saves a filter under a name, in the place of one of that name, and gives all there are; `view-holds-personal-data` where the detectors find anything in it. */
  saveView(view: SavedView): Promise<readonly SavedView[]>
  /** Forgets a view, and gives those that are left. */
  removeView(name: string): Promise<readonly SavedView[]>

  /** What was decided at this sitting and stands, before a crash too, as the document that `review replay` reads (T17). */
  decided(): Promise<DecisionFile>
  /** How many entries were decided at this sitting and stand so, before a crash too, by the last answer to each. No text of any row. */
  answers(): Promise<ReadonlyMap<DecisionKind, number>>
  /** Writes the last place, and comes back when nothing is being written. */
  rest(): Promise<void>
  /** Writes the last place and lets go of what is open. The session is the caller's to close, afterwards. */
  close(): Promise<void>
}

export interface DeskOptions {
  /** Null for every committee that the registrar may review. */
  readonly committee: string | null
}

const PLACE_EVERY_MS = 1_000
const RENEW_BEFORE_MS = 60_000

/** Opens a desk at the review queue. */
export const openDesk = deed('review.read', async (session, {committee}: DeskOptions): Promise<ReviewDesk> => {
  const id = session.newId() as string
  const queue = await readQueue(session, {committee, desk: id})
  const recalled = await recallPlace(session, undefined)
  return new Desk(session, {id, committee, ...recalled, ...(await sitDown(session, {desk: id}))}, queue)
})

class Desk implements ReviewDesk {
  readonly id: string
  readonly place: KeptPlace | null
  readonly views: readonly SavedView[]
  readonly hasLogins: boolean
  readonly isResumed: boolean
  readonly #session: Session
  readonly #committee: string | null
  readonly #queue: QueueReader
  readonly #sitting: Sitting
  #open: {readonly id: EntryId; taken: Taken} | null = null
  #place: ReviewPlace | null = null
  #written = ''
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(session: Session, {id, committee, place, views, sitting, since}: Sitting & {readonly id: string; readonly committee: string | null; readonly place: KeptPlace | null; readonly views: readonly SavedView[]}, queue: QueueReader) {
    this.#session = session
    this.id = id
    this.#committee = committee
    this.#queue = queue
    this.place = place
    this.views = views
    this.hasLogins = session.dialect.isShared
    this.#sitting = {sitting, since}
    this.isResumed = sitting !== id
  }

  mayDecide(committee: string | null): boolean {
    return this.#session.may('review.decide', committee)
  }

  mayResolve(committee: string | null): boolean {
    return this.#session.may('review.resolve', committee)
  }

  rows(): AsyncGenerator<readonly QueueRow[]> {
    return this.#queue.rows()
  }

  async changes(): Promise<DeskChanges> {
    const open = this.#open
    if (open?.taken.kind === 'anothers' || (open?.taken.kind === 'ours' && Date.parse(open.taken.until) - Date.parse(this.#session.now) < RENEW_BEFORE_MS)) {
      open.taken = await takeEntry(this.#session, {id: open.id, desk: this.id})
    }
    const changes = await this.#queue.changes()
    if (open?.taken.kind === 'ours') {
      const other = changes.taken.find(({id}) => id === open.id)
      if (other !== undefined) open.taken = {kind: 'anothers', by: other.by, since: other.since}
    }
    return {...changes, open: open?.taken ?? null}
  }

  head(): Promise<ReviewHead> {
    return reviewHead(this.#session, undefined)
  }

  show(id: EntryId): Promise<ShownEntry> {
    return showEntry(this.#session, {id, committee: null})
  }

  fileText(id: EntryId): Promise<readonly FileExcerpt[]> {
    return showFileText(this.#session, {id})
  }

  file(id: EntryId, index: number): Promise<ReadFile> {
    return readFile(this.#session, {id, index})
  }

  named(ids: readonly EntryId[]): Promise<readonly NamedEntry[]> {
    return nameEntries(this.#session, {ids})
  }

  async take(id: EntryId, {takesOver = false}: {readonly takesOver?: boolean} = {}): Promise<Taken> {
    if (this.#open !== null && this.#open.id !== id) await this.release()
    const taken = await takeEntry(this.#session, {id, desk: this.id, takesOver})
    this.#open = {id, taken}
    return taken
  }

  async release(): Promise<void> {
    const open = this.#open
    this.#open = null
    if (open !== null) await releaseEntry(this.#session, {id: open.id, desk: this.id})
  }

  preview(ids: readonly EntryId[], answer: DecisionOrder['answer']): Promise<readonly PreviewedEntry[]> {
    return previewAnswer(this.#session, {ids, answer, desk: this.id})
  }

  decide({seen, answer, reason, note, takesOver = false}: DeskOrder): Promise<Decided> {
    return ('ground' in answer ? resolveEntries : decideEntries)(this.#session, {ids: [...seen.keys()], committee: null, answer, reason, note, seen, desk: this.id, sitting: this.#sitting.sitting, takesOver})
  }

  undo(decision: DecisionId | null): Promise<Undone> {
    return undoDecision(this.#session, {decision, onlyUnpublished: true})
  }

  latest(): Promise<LatestDecision | null> {
    return latestDecision(this.#session, undefined)
  }

  redo(decision: DecisionId): Promise<Decided> {
    return redoDecisions(this.#session, {decision, desk: this.id, sitting: this.#sitting.sitting})
  }

  async withdraw(ids: readonly EntryId[], reason: ReasonCode, note: string | null): Promise<Withdrawn> {
    const withdrawn = await withdrawEntries(this.#session, {ids, committee: null, reason, note})
    if (withdrawn.unfinished !== null) throw withdrawn.unfinished
    return withdrawn
  }

  corrections(): Promise<readonly Correction[]> {
    return listCorrections(this.#session, {committee: this.#committee})
  }

  moved(place: ReviewPlace): void {
    this.#place = place
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      // A register that is busy, or full, is told of by the next decision: where the cursor stands is worth no message.
      this.#writing = this.#writePlace().catch(() => undefined)
    }, PLACE_EVERY_MS)
  }

  saveView(view: SavedView): Promise<readonly SavedView[]> {
    return saveView(this.#session, view)
  }

  removeView(name: string): Promise<readonly SavedView[]> {
    return removeView(this.#session, {name})
  }

  decided(): Promise<DecisionFile> {
    return decisionsSince(this.#session, this.#sitting)
  }

  answers(): Promise<ReadonlyMap<DecisionKind, number>> {
    return answersSince(this.#session, this.#sitting)
  }

  async rest(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#writing
    await this.#writePlace()
  }

  async close(): Promise<void> {
    await this.rest()
    this.#open = null
    await standUp(this.#session, {desk: this.id})
  }

  async #writePlace(): Promise<void> {
    const place = this.#place
    const written = JSON.stringify(place)
    if (place === null || written === this.#written) return
    if (await savePlace(this.#session, place)) this.#written = written
  }
}
