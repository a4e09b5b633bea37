import {FILTER_MAX} from '../../../core/review/queue/place.js'
import {SORT_ORDERS} from '../../../core/review/queue/view.js'
import {queueFilter} from '../../../words/queue-filter.js'
import {lineOf} from '../../parts/line-editor.js'
import {isAnswerAction, type Choice} from './choices.js'
import {answerMeant, ANSWER_ACTIONS, obstacleOf, VIEW_ACTIONS, type AnswerAction, type OnScreen, type ReviewAction, type ViewAction} from './keys.js'
import {draftOf, type AnswerKind} from './state/draft.js'
import {choose, toConfirm, write, type Overlay} from './state/overlay.js'
import {chosen, type ReviewState} from './state/review-state.js'
import type {ReviewWork, Told} from './work.js'
import type {ReviewWords} from './words.js'

/** How far a page goes, in the list and in the entry. */
export interface Paging {
  readonly rows: number
  readonly lines: number
  /** Where the entry ends: it is not scrolled beyond. */
  readonly lastScroll: number
}

/** Everything that acting needs to know and to call. */
export interface Acting extends Told {
  readonly work: ReviewWork
  readonly words: ReviewWords
  readonly onScreen: OnScreen
  readonly paging: Paging
  /** Gives the terminal to the shell until the registrar comes back. */
  readonly suspend: () => void
  /** Draws the whole picture anew, over whatever has got on the screen. */
  readonly redraw: () => void
}

/** Does what a key, a line of a list or a number asks for, or tells what stands in its way. */
export function act(action: ReviewAction, acting: Acting): void {
  const {now, tell, onScreen} = acting
  const obstacle = obstacleOf(action, now(), onScreen)
  if (obstacle === null) acted(action, acting)
  else tell({kind: 'key-blocked', obstacle})
}

function acted(action: ReviewAction, acting: Acting): void {
  const {now, tell, work, words, paging} = acting
  const state = now()
  const {order, filter, cursor, visible} = state.queue
  if (isAnswer(action)) return answer(action, acting)
  if (isView(action)) return tell({kind: 'filtered', text: state.views[VIEW_ACTIONS.indexOf(action)]?.filter ?? filter.text})
  switch (action) {
    case 'next':
      return tell({kind: 'moved', by: 1})
    case 'previous':
      return tell({kind: 'moved', by: -1})
    case 'page-down':
      return tell({kind: 'moved', by: paging.rows})
    case 'page-up':
      return tell({kind: 'moved', by: -paging.rows})
    case 'first':
      return tell({kind: 'moved', by: -cursor})
    case 'last':
      return tell({kind: 'moved', by: visible.length})
    case 'next-group':
      return tell({kind: 'moved-group', by: 1})
    case 'previous-group':
      return tell({kind: 'moved-group', by: -1})
    case 'read-file':
      return void work.readFile(0)
    case 'unmask':
      return tell({kind: 'mask-turned'})
    case 'more':
      return scroll(paging.lines, acting)
    case 'less':
      return scroll(-paging.lines, acting)
    case 'line-down':
      return scroll(1, acting)
    case 'line-up':
      return scroll(-1, acting)
    case 'zoom':
      return tell({kind: 'zoomed'})
    case 'mark':
      return tell({kind: 'mark-toggled'})
    case 'range':
      return tell({kind: 'range'})
    case 'mark-all':
      return tell({kind: 'all-marked'})
    case 'invert':
      return tell({kind: 'marks-inverted'})
    case 'mark-clean': {
      // Marks made by hand are for something else, and stay.
      const ids = visible.filter(({why}) => why === 'confirm').map(({row}) => row.id)
      return void work.proceed(draftOf('publish', {kind: 'marked', ids}))
    }
    case 'bulk':
      return tell({kind: 'overlay-opened', overlay: choose({kind: 'answer'})})
    case 'undo':
      return void work.undo()
    case 'redo':
      return void work.redo()
    case 'take-down':
      return state.entry.shown === null ? undefined : tell({kind: 'overlay-opened', overlay: choose({kind: 'take-down', entries: [state.entry.shown.id], isUndo: false})})
    case 'take-over':
      return void work.takeOver()
    case 'filter':
      return tell({kind: 'overlay-opened', overlay: {kind: 'filter', line: lineOf(filter.text), before: filter, problem: null, row: chosen(state)?.id ?? null}})
    case 'sort':
      return tell({kind: 'ordered', order: {...order, sort: SORT_ORDERS[(SORT_ORDERS.indexOf(order.sort) + 1) % SORT_ORDERS.length] ?? 'waited'}})
    case 'reverse':
      return tell({kind: 'ordered', order: {...order, isReversed: !order.isReversed}})
    case 'group':
      return tell({kind: 'ordered', order: {...order, isGrouped: !order.isGrouped}})
    case 'lawyer':
      return tell({kind: 'filtered', text: lawyersFilter(filter.text, words)})
    case 'corrections':
      return void work.readCorrections()
    case 'save-view':
      return tell({kind: 'overlay-opened', overlay: write({kind: 'view'})})
    case 'forget-view':
      return tell({kind: 'overlay-opened', overlay: choose({kind: 'forget-view'})})
    case 'save-decisions':
      return tell({kind: 'overlay-opened', overlay: write({kind: 'file'})})
    case 'palette':
      return tell({kind: 'overlay-opened', overlay: choose({kind: 'palette'})})
    case 'keys':
      return tell({kind: 'overlay-opened', overlay: choose({kind: 'keys'})})
    case 'back':
      return back(state, acting)
    case 'redraw':
      return acting.redraw()
    case 'suspend':
      return acting.suspend()
    case 'leave':
      return tell({kind: 'leave-asked'})
  }
}

/** What Esc does: takes the marks away, then the filter, then the entry off the whole screen. */
function back(state: ReviewState, {tell}: Acting): void {
  if (state.marking.marks.size > 0 || state.marking.from !== null) return tell({kind: 'marks-cleared'})
  if (state.queue.filter.terms.length > 0) return tell({kind: 'filtered', text: ''})
  if (state.isZoomed) return tell({kind: 'zoomed'})
}

function scroll(by: number, {now, tell, paging}: Acting): void {
  tell({kind: 'scrolled', to: Math.min(paging.lastScroll, now().entry.scroll + by)})
}

/** The lawyer's list is a condition of the filter like any other: it is put before what stands there, and asked for again it is taken away. */
function lawyersFilter(text: string, {about}: ReviewWords): string {
  const {fields, stages} = queueFilter[about.language]
  const own = `${fields.stage.split(' ')[0] ?? ''}:${stages.escalated.split(' ')[0] ?? ''}`
  const asked = text.trim()
  return asked === own ? '' : asked.startsWith(`${own} `) ? asked.slice(own.length).trim() : `${own} ${asked}`.trim()
}

function isAnswer(action: ReviewAction): action is AnswerAction {
  return (ANSWER_ACTIONS as readonly ReviewAction[]).includes(action)
}

function isView(action: ReviewAction): action is ViewAction {
  return (VIEW_ACTIONS as readonly ReviewAction[]).includes(action)
}

function answer(action: AnswerAction, {now, tell, work, onScreen}: Acting): void {
  const state = now()
  if (state.marking.marks.size > 0) return void work.proceed(draftOf(action, {kind: 'marked', ids: [...state.marking.marks]}))
  const {shown} = state.entry
  // Bound to what is on screen: an entry that has not been read cannot be answered for (B7).
  if (shown === null || shown.id !== chosen(state)?.id) return
  if (onScreen.isFolded === true && (action === 'publish' || action === 'withhold-file') && state.folded !== shown.seal) return tell({kind: 'fold-told', seal: shown.seal})
  void work.proceed(draftOf(answerMeant(action, state, onScreen), {kind: 'one', entry: shown.id, seal: shown.seal}))
}

/** Takes what is written or chosen in what lies over the queue. */
export function submit(overlay: Overlay, acting: Acting): void {
  const {tell, work} = acting
  switch (overlay.kind) {
    case 'filter':
      return overlay.problem === null ? tell({kind: 'filtered', text: overlay.line.text.slice(0, FILTER_MAX)}) : undefined
    case 'write':
      return written(overlay, acting)
    case 'preview': {
      const why = toConfirm(overlay)
      if (why === null && overlay.rows !== null) return void work.confirm(overlay.draft, overlay.rows)
      if (why === 'unseen') return tell({kind: 'unseen-told'})
      return why === null ? undefined : tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: why === 'number' ? 'number-first' : why === 'working' ? 'working' : 'nothing-will-happen'}})
    }
    case 'take-down': {
      if (overlay.rows === null) return tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'working'}})
      if (overlay.entries.length > 1 && overlay.line.text.trim() !== String(overlay.entries.length)) return tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'number-first'}})
      return void work.takeDown(overlay.entries, overlay.isUndo, overlay.reason)
    }
    case 'corrections': {
      const row = overlay.rows?.[overlay.at]
      return row === undefined ? undefined : void work.openEntry(row.id)
    }
    // A list is taken from by its place.
    case 'choose':
    case 'file':
    case 'entry':
  }
}

/** Takes one choice out of a list. */
export function chose({of}: Extract<Overlay, {kind: 'choose'}>, choice: Choice, acting: Acting): void {
  const {now, tell, work} = acting
  tell({kind: 'overlay-closed'})
  switch (choice.kind) {
    case 'action':
      return act(choice.action, acting)
    case 'answer':
      return isAnswerAction(choice.answer) ? act(choice.answer, acting) : lawyersBulk(choice.answer, now(), acting)
    case 'role':
      return of.kind === 'role' ? void work.proceed({...of.draft, roleWord: choice.word}) : undefined
    case 'reason':
      if (of.kind === 'reason') return void work.proceed({...of.draft, reason: choice.reason})
      if (of.kind !== 'take-down') return
      return of.entries.length === 1 && !of.isUndo ? void work.takeDown(of.entries, of.isUndo, choice.reason) : void work.proposeTakeDown(of.entries, of.isUndo, choice.reason)
    case 'view':
      return void work.forgetView(choice.name)
    case 'undo':
      return void work.undo(choice.made)
  }
}

function lawyersBulk(kind: AnswerKind, {marking}: ReviewState, {work, tell, onScreen}: Acting): void {
  if (!onScreen.mayResolve(null)) return tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'no-right'}})
  void work.proceed(draftOf(kind, {kind: 'marked', ids: [...marking.marks]}))
}

function written({of, line}: Extract<Overlay, {kind: 'write'}>, {tell, work}: Acting): void {
  const text = line.text.trim()
  if (text === '' && of.kind !== 'file') return
  tell({kind: 'overlay-closed'})
  switch (of.kind) {
    case 'heading':
      return void work.proceed({...of.draft, heading: text})
    case 'ground':
      return void work.proceed({...of.draft, ground: text})
    case 'view':
      return void work.saveView(text)
    case 'file':
      return void work.saveDecisions(text)
  }
}
