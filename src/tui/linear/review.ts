import type {EntryId} from '../../core/terms/identifiers.js'
import {act, chose, submit, type Acting} from '../screens/review/acting.js'
import {choicesIn} from '../screens/review/choices.js'
import {entryLines} from '../screens/review/entry-lines.js'
import {ANSWER_ACTIONS, obstacleOf, REVIEW_KEYS, type ReviewAction} from '../screens/review/keys.js'
import {noticeInWords} from '../screens/review/notice-lines.js'
import {fileBody, fileTitle} from '../screens/review/file-lines.js'
import {chooseTitle, correctionsInWords, namedRow} from '../screens/review/overlay-lines.js'
import {foundAmong, previewedAnswer, previewedRow, previewSections} from '../screens/review/preview-lines.js'
import type {Notice} from '../screens/review/state/notice.js'
import {toConfirm, willBeDecided, type Overlay} from '../screens/review/state/overlay.js'
import {chosen, hiddenMarks, openReview, readFilter, reviewReducer, type ReviewEvent, type ReviewState} from '../screens/review/state/review-state.js'
import {ReviewWork, type ReviewDeeds} from '../screens/review/work.js'
import {actionSentence, faultInWords, keyOf, wordsFor, type ReviewAbout, type ReviewWords} from '../screens/review/words.js'
import {lineOf} from '../parts/line-editor.js'
import type {Conversation} from './conversation.js'
import {entryText, NO_BREAKS, rowText, spoken, statusText} from './text.js'

/** Actions that are about places on a screen, of which there are none here. */
const ON_SCREEN_ONLY: ReadonlySet<ReviewAction> = new Set(['line-down', 'line-up', 'less', 'zoom', 'page-down', 'page-up', 'palette', 'keys', 'redraw', 'suspend'])

/** What can be done, by number. A number always means the same, whatever stands in its way just now. */
export const LINEAR_ACTIONS: readonly ReviewAction[] = REVIEW_KEYS.map(({action}) => action).filter((action) => !ON_SCREEN_ONLY.has(action))

/** Those that are told with every row where they are open: the answers, and what opens them. */
const TOLD_WITH_ROW: readonly ReviewAction[] = [...ANSWER_ACTIONS.toSorted((one, other) => LINEAR_ACTIONS.indexOf(one) - LINEAR_ACTIONS.indexOf(other)), 'unmask', 'take-over', 'take-down']

/** The same where no answer can be given: the way on. */
const TOLD_WITHOUT_ANSWER: readonly ReviewAction[] = [...TOLD_WITH_ROW, 'next', 'previous']

const NEWS_EVERY_MS = 1_000
const HEAD_EVERY_MS = 60_000
/** How many rows of a file are read aloud before it is asked whether to read on. */
const ROWS_READ_AT_ONCE = 20
/** How often somebody who listens is told that something is still being done. */
const WORKING_EVERY_MS = 30_000

/** The review queue line by line, for those who listen to it: the same state, keys and deeds as the screen, with numbered choices, and nothing that is drawn over (T13). */
export async function openLinearReview(deeds: ReviewDeeds, about: ReviewAbout, conversation: Conversation): Promise<void> {
  const review = new LinearReview(deeds, about, conversation)
  const {work} = review
  const timers = [setInterval(() => void work.poll(), NEWS_EVERY_MS), setInterval(() => void work.readHead(), HEAD_EVERY_MS)]
  try {
    await review.sit()
  } finally {
    for (const timer of timers) clearInterval(timer)
    await work.settled()
  }
}

class LinearReview {
  readonly work: ReviewWork
  readonly #conversation: Conversation
  readonly #about: ReviewAbout
  readonly #words: ReviewWords
  readonly #deeds: ReviewDeeds
  #state: ReviewState
  #fault: {readonly error: unknown} | null = null
  /** What was last read aloud, so that nothing is said twice without being asked for. */
  #said: string | null = null
  /** The row that was last read aloud, as it was then: an answer is about that and nothing else (B7). */
  #heard: {readonly row: EntryId | null; readonly as: string} = {row: null, as: ''}
  /** What has been told and not yet said aloud. */
  #unsaid: readonly Notice[] = []

  constructor(deeds: ReviewDeeds, about: ReviewAbout, conversation: Conversation) {
    this.#deeds = deeds
    this.#about = about
    this.#words = wordsFor(about)
    this.#conversation = conversation
    this.#state = openReview({place: deeds.desk.place, views: deeds.desk.views, now: about.now(), isResumed: deeds.desk.isResumed, committees: [...about.committees.keys()]})
    this.work = new ReviewWork(deeds, {now: () => this.#state, tell: (event) => this.#tell(event)}, about.now, (error) => {
      this.#fault ??= {error}
    })
  }

  async sit(): Promise<void> {
    const {linear} = this.#words.screen
    const {say} = this.#conversation
    say(linear.welcome)
    await this.work.start()
    await this.#readOn()
    while (!this.#state.isLeaving) {
      this.#sayRow()
      this.work.notePlace()
      const {size} = this.#state.marking.marks
      const answer = await this.#ask(size === 0 ? linear.prompt : linear.promptMarked(this.#words.screen.marked(size, hiddenMarks(this.#state))))
      if (answer === null) return
      await this.work.poll()
      // What has come meanwhile is read first: an answer is never about what nobody has heard.
      await this.#readOn()
      const {marks} = this.#state.marking
      this.#answered(answer.trim())
      await this.#readOn()
      while (this.#state.overlay !== null) {
        this.#sayNotices()
        if (!(await this.#overlay(this.#state.overlay))) return
        await this.#readOn()
      }
      this.#sayNotices()
      if (this.#state.marking.marks !== marks) say(this.#words.screen.marked(this.#state.marking.marks.size, hiddenMarks(this.#state)))
    }
  }

  /** Waits for what is underway, and reads what is chosen. */
  async #readOn(): Promise<void> {
    const working = setInterval(() => this.#conversation.say(this.#words.screen.linear.working), WORKING_EVERY_MS)
    try {
      await this.work.quiet()
      await this.work.showChosen()
      await this.work.quiet()
    } finally {
      clearInterval(working)
    }
    if (this.#fault !== null) throw this.#fault.error instanceof Error ? this.#fault.error : new Error('The review failed', {cause: this.#fault.error})
  }

  /** Asks, and lets go of the row where nobody answers for long. The answer that comes after that says only that somebody is there: the row is read again, and the question is asked anew. */
  async #ask(prompt: string): Promise<string | null> {
    const {lockMinutes} = this.#about
    const idle = lockMinutes === 0 ? undefined : setTimeout(() => {
      this.#conversation.say(this.#words.screen.linear.letGo(lockMinutes))
      void this.work.lock()
    }, lockMinutes * 60_000)
    const answer = await this.#conversation.ask(prompt)
    clearTimeout(idle)
    if (answer === null || !this.#state.isLocked) return answer
    this.#tell({kind: 'unlocked'})
    await this.#readOn()
    this.#said = null
    this.#sayNotices()
    this.#sayRow()
    return this.#ask(prompt)
  }

  #tell(event: ReviewEvent): void {
    const before = this.#state.notice
    this.#state = reviewReducer(this.#state, event)
    const {notice} = this.#state
    // The next thing told takes the place of this one on a screen; here it is kept until it is said. Rows that came and went unheard are no news.
    if (notice !== null && notice !== before && (notice.kind !== 'swapped' || notice.row.id === this.#heard.row)) this.#unsaid = [...this.#unsaid, notice]
  }

  #acting(): Acting {
    const {desk} = this.#deeds
    return {
      now: () => this.#state,
      tell: (event) => this.#tell(event),
      work: this.work,
      words: this.#words,
      paging: {rows: 10, lines: 1, lastScroll: 0},
      // Without a screen the terminal does it itself.
      suspend: () => undefined,
      redraw: () => undefined,
      // The rest of an entry is always there to be read.
      onScreen: {hasMore: true, mayDecide: (committee) => desk.mayDecide(committee), mayResolve: (committee) => desk.mayResolve(committee), hasLogins: desk.hasLogins},
    }
  }

  #answered(answer: string): void {
    const {say} = this.#conversation
    const {linear} = this.#words.screen
    if (answer === '') {
      this.#said = null
      return
    }
    if (answer === '?' || answer === '0') return this.#sayChoices(LINEAR_ACTIONS)
    const action = /^\d+$/.test(answer) ? LINEAR_ACTIONS[Number(answer) - 1] : this.#byKey(answer)
    if (action === undefined) return say(linear.notUnderstood)
    if (action !== 'leave' && this.#standing() !== this.#heard.as) {
      this.#sayNotices()
      say(linear.notTaken)
      return
    }
    if (action === 'more') return this.#sayRest()
    act(action, this.#acting())
    if (action !== 'unmask' || this.#state.notice !== null) return
    say(this.#state.entry.isUnmasked ? linear.unmasked(keyOf('unmask', this.#words)) : linear.masked)
    if (this.#state.entry.isUnmasked) this.#sayRest()
  }

  #byKey(key: string): ReviewAction | undefined {
    for (const [action, keys] of this.#about.keymap) if (keys.includes(key) && !ON_SCREEN_ONLY.has(action)) return action
    return undefined
  }

  /** Asks what an overlay asks. False when there is nobody left to answer. */
  async #overlay(overlay: Overlay): Promise<boolean> {
    const {say} = this.#conversation
    const {overlays, linear} = this.#words.screen
    switch (overlay.kind) {
      case 'filter': {
        const text = await this.#ask(linear.filter(overlay.before.text))
        if (text === null) return false
        const read = readFilter(text, this.#state)
        if (read.kind === 'problem') say(faultInWords(read.fault, this.#words))
        else this.#tell({kind: 'filtered', text: text.trim()})
        return true
      }
      case 'choose':
        return this.#choose(overlay)
      case 'write': {
        if (overlay.line.text !== '') say(linear.now(overlay.line.text))
        const text = await this.#ask(overlay.of.kind === 'file' ? overlays.file : linear.write(overlays[overlay.of.kind]))
        if (text === null) return false
        if (text.trim() === '' && overlay.of.kind !== 'file') this.#tell({kind: 'overlay-closed'})
        else {
          this.#tell({kind: 'line-edited', line: lineOf(text)})
          if (this.#state.overlay !== null) submit(this.#state.overlay, this.#acting())
        }
        return true
      }
      case 'preview':
        return this.#preview(overlay)
      case 'take-down':
        return this.#takeDown(overlay)
      case 'corrections':
        return this.#corrections(overlay)
      case 'file':
        return this.#file(overlay)
      case 'entry':
        if (overlay.shown !== null) for (const line of entryLines(overlay.shown, {obstacle: null, taken: null, isHeard: true, cells: NO_BREAKS}, this.#words)) if (line.length > 0) say(spoken(line))
        this.#tell({kind: 'overlay-closed'})
        return true
    }
  }

  async #takeDown({entries, rows}: Extract<Overlay, {kind: 'take-down'}>): Promise<boolean> {
    const {say} = this.#conversation
    const {overlays, linear} = this.#words.screen
    say(overlays.willBeTakenDown(entries.length))
    for (const row of rows ?? []) say(namedRow(row, this.#words))
    const text = await this.#ask(linear.write(linear.takeDownNumber(entries.length)))
    if (text === null) return false
    if (text.trim() === String(entries.length)) {
      this.#tell({kind: 'line-edited', line: lineOf(text)})
      if (this.#state.overlay !== null) submit(this.#state.overlay, this.#acting())
    } else {
      this.#tell({kind: 'overlay-closed'})
      say(linear.nothingDone)
    }
    return true
  }

  async #corrections({rows}: Extract<Overlay, {kind: 'corrections'}>): Promise<boolean> {
    const {say} = this.#conversation
    const {overlays, linear} = this.#words.screen
    const close = (): true => {
      this.#tell({kind: 'overlay-closed'})
      return true
    }
    say(overlays.corrections)
    if (rows === null || rows.length === 0) {
      say(overlays.noCorrections)
      return close()
    }
    for (const [at, line] of correctionsInWords(rows, this.#words).entries()) say(`${at + 1}. ${line}`)
    const text = await this.#ask(linear.openCorrection)
    if (text === null) return false
    const row = rows[Number(text.trim()) - 1]
    if (row === undefined) return close()
    void this.work.openEntry(row.id)
    return true
  }

  /** A file is read aloud a piece at a time, and no longer than somebody listens. */
  async #file({entry, file, index}: Extract<Overlay, {kind: 'file'}>): Promise<boolean> {
    const {say} = this.#conversation
    const {screen} = this.#words
    if (file !== null) {
      const told = fileBody(file, NO_BREAKS, this.#words).lines.filter((line) => line.length > 0).map(spoken)
      say(spoken([{text: fileTitle(file, this.#words), look: 'plain'}]))
      for (let from = 0; from < told.length; from += ROWS_READ_AT_ONCE) {
        for (const line of told.slice(from, from + ROWS_READ_AT_ONCE)) say(line)
        if (from + ROWS_READ_AT_ONCE >= told.length) break
        const text = await this.#ask(screen.file.readMore)
        if (text === null) return false
        if (text.trim() !== '') break
      }
      // The next file is this row's, or none.
      if (index + 1 < file.count && this.#state.entry.shown?.id === entry) {
        void this.work.readFile(index + 1)
        return true
      }
    }
    this.#tell({kind: 'overlay-closed'})
    return true
  }

  async #choose(overlay: Extract<Overlay, {kind: 'choose'}>): Promise<boolean> {
    const {say} = this.#conversation
    const {linear, overlays} = this.#words.screen
    const items = choicesIn(overlay, this.#state, this.#words)
    say(chooseTitle(overlay.of, this.#state, this.#words))
    if (items.length === 0) say(overlays.noMatch)
    for (const [at, {label}] of items.entries()) say(`${at + 1}. ${label}`)
    const text = await this.#ask(linear.choose)
    if (text === null) return false
    const choice = /^\d+$/.test(text.trim()) ? items[Number(text) - 1]?.value : undefined
    if (choice !== undefined) chose(overlay, choice, this.#acting())
    else if (text.trim() === '') this.#tell({kind: 'overlay-closed'})
    // What is no number is looked for among the choices.
    else this.#tell({kind: 'line-edited', line: lineOf(/^\d+$/.test(text.trim()) ? '' : text.trim())})
    return true
  }

  /** A bulk act is read aloud a piece at a time: first how many of what, then row by row, as far as somebody listens. What has not been read aloud does not count as seen. */
  async #preview(overlay: Extract<Overlay, {kind: 'preview'}>): Promise<boolean> {
    const {say} = this.#conversation
    const {overlays, linear} = this.#words.screen
    const rows = overlay.rows ?? []
    const sections = previewSections(rows, this.#words)
    const unread = sections.flatMap(({title, rows: of}) => of.map((row, at) => ({row, title: at === 0 ? title : null}))).filter(({row}) => !overlay.seen.rows.has(row.id))
    if (unread.length === rows.length) {
      say(overlays.preview(previewedAnswer(overlay, this.#words)))
      if (rows.length > ROWS_READ_AT_ONCE) for (const {title} of sections) say(title)
    }
    const piece = unread.slice(0, ROWS_READ_AT_ONCE)
    for (const {row, title} of piece) {
      if (title !== null) say(title)
      const {name, found, shown} = previewedRow(row, this.#words)
      say([name, found, shown.join(', ')].filter((text) => text !== '').join('  '))
    }
    this.#tell({kind: 'found-seen', rows: piece.map(({row}) => row.id)})
    const count = willBeDecided(rows).length
    const left = unread.length - piece.length
    const read = this.#state.overlay
    const isOpen = count > 0 && read?.kind === 'preview' && toConfirm({...read, line: lineOf(String(count))}) === null
    const text = await this.#ask(left > 0 ? linear.readMore(left, isOpen ? linear.confirmNow(count, foundAmong(rows, this.#words)) : '') : isOpen ? linear.confirm(count, foundAmong(rows, this.#words)) : linear.nothingToConfirm)
    if (text === null) return false
    if (left > 0 && text.trim() === '') return true
    if (isOpen && text.trim() === String(count)) {
      this.#tell({kind: 'line-edited', line: lineOf(text)})
      if (this.#state.overlay !== null) submit(this.#state.overlay, this.#acting())
    } else {
      this.#tell({kind: 'overlay-closed'})
      say(linear.nothingDone)
    }
    return true
  }

  #sayChoices(actions: readonly ReviewAction[]): void {
    const {say} = this.#conversation
    const {views} = this.#state
    const acting = this.#acting()
    for (const action of actions) {
      const isOpen = obstacleOf(action, this.#state, acting.onScreen) === null
      if (action.startsWith('view-') && !isOpen) continue
      const sentence = actionSentence(action, views, this.#words)
      say(`${LINEAR_ACTIONS.indexOf(action) + 1}. ${sentence}${isOpen ? '' : ` ${this.#words.screen.linear.notNow}`}`)
    }
  }

  #sayRow(): void {
    const {say} = this.#conversation
    const row = chosen(this.#state)
    const said = `${this.#state.queue.filter.text} ${this.#standing()} ${this.#state.entry.taken?.kind ?? ''} ${String(this.#state.entry.isUnmasked)}`
    if (said === this.#said) return
    this.#said = said
    this.#heard = {row: row?.id ?? null, as: this.#standing()}
    say('')
    say(statusText(this.#state, this.#words))
    for (const line of rowText(this.#state, this.#words)) say(line)
    const {first} = entryText(this.#state, this.#words)
    for (const line of first) say(line)
    const acting = this.#acting()
    if (row === null) return
    const isOpen = (action: ReviewAction): boolean => obstacleOf(action, this.#state, acting.onScreen) === null
    const isAnswered = ANSWER_ACTIONS.some(isOpen)
    if (!isAnswered) say(this.#words.screen.linear.noAnswer)
    this.#sayChoices((isAnswered ? TOLD_WITH_ROW : TOLD_WITHOUT_ANSWER).filter(isOpen))
  }

  #sayRest(): void {
    for (const line of entryText(this.#state, this.#words).rest) this.#conversation.say(line)
  }

  /** Which row stands here, and as what: another or a changed row is something else. */
  #standing(): string {
    return `${chosen(this.#state)?.id ?? ''} ${this.#state.entry.shown?.seal ?? ''} ${this.#state.swaps}`
  }

  /** Says what has been told since the last time, each thing once. */
  #sayNotices(): void {
    const unsaid = this.#unsaid
    this.#unsaid = []
    for (const notice of unsaid) this.#conversation.say(noticeInWords(notice, this.#words))
  }
}
