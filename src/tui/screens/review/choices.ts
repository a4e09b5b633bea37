import type {ReasonCode} from '../../../core/review/decision.js'
import type {SavedView} from '../../../core/review/queue/place.js'
import {paletteMatches, type PaletteItem} from '../../parts/palette.js'
import {ANSWER_ACTIONS, REVIEW_KEYS, VIEW_ACTIONS, type AnswerAction, type ReviewAction} from './keys.js'
import type {AnswerKind} from './state/draft.js'
import type {Made} from './state/made.js'
import type {Overlay} from './state/overlay.js'
import type {ReviewState} from './state/review-state.js'
import {actionSentence, keysOf, otherLanguage, type ReviewWords} from './words.js'

/** Something that can be chosen out of a list. */
export type Choice =
  | {readonly kind: 'action'; readonly action: ReviewAction}
  | {readonly kind: 'answer'; readonly answer: AnswerKind}
  | {readonly kind: 'role'; readonly word: string}
  | {readonly kind: 'reason'; readonly reason: ReasonCode}
  | {readonly kind: 'view'; readonly name: string}
  | {readonly kind: 'undo'; readonly made: Made}

/** Actions that are of no use in a list that is called for with a key of its own. */
const NOT_LISTED: ReadonlySet<ReviewAction> = new Set(['keys', 'palette', 'back'])

/** What a list offers, narrowed by what is written. */
export function choicesIn(overlay: Extract<Overlay, {kind: 'choose'}>, state: ReviewState, words: ReviewWords): readonly PaletteItem<Choice>[] {
  return paletteMatches(allChoices(overlay, state, words), overlay.line.text)
}

function allChoices({of}: Extract<Overlay, {kind: 'choose'}>, {views, reasons}: ReviewState, words: ReviewWords): readonly PaletteItem<Choice>[] {
  switch (of.kind) {
    case 'keys':
    case 'palette':
      return REVIEW_KEYS.filter(({action}) => !NOT_LISTED.has(action) && !isIdleView(action, views)).map(({action}) => ({
        value: {kind: 'action', action},
        label: actionSentence(action, views, words),
        also: `${keysOf(action, words).join(' ')} ${otherLanguage(action, words)}`,
      }))
    case 'answer':
      return [...ANSWER_ACTIONS.filter((answer) => answer !== 'rewrite-heading'), ...LAWYERS].map((answer) => ({value: {kind: 'answer', answer}, label: words.screen.answerNames[answer], also: answer}))
    case 'role':
      return words.about.roleWords.map((word) => ({value: {kind: 'role', word}, label: word, also: ''}))
    case 'reason':
    case 'take-down':
      return reasons.map((reason) => ({value: {kind: 'reason', reason}, label: words.screen.reasons[reason], also: reason}))
    case 'undo-earlier': {
      const {decision, entries, answer} = of.latest
      return [{value: {kind: 'undo', made: {decision, entries, answer}}, label: words.screen.overlays.undoIt, also: ''}]
    }
    case 'forget-view':
      return views.map(({name, filter}) => ({value: {kind: 'view', name}, label: name, also: filter}))
  }
}

const LAWYERS = ['resolve-publish', 'resolve-withhold'] as const satisfies readonly AnswerKind[]

function isIdleView(action: ReviewAction, views: readonly SavedView[]): boolean {
  const at = (VIEW_ACTIONS as readonly ReviewAction[]).indexOf(action)
  return at >= 0 && views[at] === undefined
}

/** Whether an answer out of the list is one of a registrar's. */
export function isAnswerAction(answer: AnswerKind): answer is AnswerAction {
  return (ANSWER_ACTIONS as readonly AnswerKind[]).includes(answer)
}
