import {isWaiting} from '../../../core/journey.js'
import {answerTo} from '../../../core/review/answer.js'
import type {NamedKey} from '../../parts/key-names.js'
import {chosen, type Obstacle, type ReviewAnswer, type ReviewState} from './review-state.js'

/** Everything a key of the review screen can do. */
export type ReviewAction = ReviewAnswer | 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last' | 'more' | 'undo' | 'refresh' | 'keys' | 'leave'

/** What the screen knows that its state does not. */
export interface OnScreen {
  /** Whether the entry has more lines than there is room for. */
  readonly hasMore: boolean
}

/** One thing that can be done, the keys that do it, and what stands in its way. */
export interface ReviewKey {
  readonly action: ReviewAction
  /** The first is the one that the key bar shows. */
  readonly keys: readonly (NamedKey | (string & {}))[]
  readonly isInBar: boolean
  /** Whether a held key may do it many times over. What decides never is. */
  readonly isRepeatable?: true
  /** Null when the key can be used now. */
  readonly obstacle: (state: ReviewState, onScreen: OnScreen) => Obstacle | null
}

const screen = (why: Extract<Obstacle, {kind: 'screen'}>['why']): Obstacle => ({kind: 'screen', why})
const nothing = (): null => null

const toMoveUp = (state: ReviewState): Obstacle | null => (state.cursor > 0 ? null : screen('at-edge'))
const toMoveDown = (state: ReviewState): Obstacle | null => {
  if (state.cursor < state.rows.length - 1) return null
  return screen(state.loading === null ? 'at-edge' : 'loading')
}

const toAnswer = (answer: ReviewAnswer) => (state: ReviewState): Obstacle | null => obstacleToAnswer(answer, state)

const toUndo = (state: ReviewState): Obstacle | null => {
  if (state.saving !== null) return screen('saving')
  return state.made.length === 0 ? screen('nothing-to-undo') : null
}

/** The keys of the screen as a list: the handler, the key bar, the key list and the manual all read it. */
export const REVIEW_KEYS: readonly ReviewKey[] = [
  {action: 'next', isRepeatable: true, keys: ['j', 'down'], isInBar: false, obstacle: toMoveDown},
  {action: 'previous', isRepeatable: true, keys: ['k', 'up'], isInBar: false, obstacle: toMoveUp},
  {action: 'page-down', isRepeatable: true, keys: ['page-down'], isInBar: false, obstacle: toMoveDown},
  {action: 'page-up', isRepeatable: true, keys: ['page-up'], isInBar: false, obstacle: toMoveUp},
  {action: 'first', keys: ['home'], isInBar: false, obstacle: toMoveUp},
  {action: 'last', keys: ['end'], isInBar: false, obstacle: toMoveDown},
  {action: 'more', keys: ['space'], isInBar: false, obstacle: (_state, {hasMore}) => (hasMore ? null : screen('all-shown'))},
  {action: 'publish', keys: ['p'], isInBar: true, obstacle: toAnswer('publish')},
  {action: 'withhold-file', keys: ['f'], isInBar: true, obstacle: toAnswer('withhold-file')},
  {action: 'withhold', keys: ['h'], isInBar: true, obstacle: toAnswer('withhold')},
  {action: 'escalate', keys: ['e'], isInBar: true, obstacle: toAnswer('escalate')},
  {action: 'defer', keys: ['d'], isInBar: true, obstacle: toAnswer('defer')},
  {action: 'undo', keys: ['z', 'u'], isInBar: true, obstacle: toUndo},
  {action: 'refresh', keys: ['r'], isInBar: false, obstacle: (state) => (state.saving !== null ? screen('saving') : state.loading !== null ? screen('loading') : null)},
  {action: 'keys', keys: ['?'], isInBar: true, obstacle: nothing},
  {action: 'leave', keys: ['q', 'escape', 'ctrl-c'], isInBar: true, obstacle: nothing},
]

/** What stands in the way of answering for the chosen entry: the same table that the deed asks, so a key that is lit is a decision that is taken. */
export function obstacleToAnswer(answer: ReviewAnswer, state: ReviewState): Obstacle | null {
  const row = chosen(state)
  if (row === null) return screen('nothing')
  if (state.saving !== null) return screen('saving')
  if (state.showRefused !== null) return {kind: 'refusal', code: state.showRefused}
  const {shown} = state
  if (shown === null || shown.id !== row.id) return screen('unread')
  // Nobody answers for what they may not read (K4).
  if (shown.content === null) return {kind: 'refusal', code: 'awaits-authorised'}
  if (shown.stage === 'escalated') return screen('with-lawyer')
  if (!isWaiting(shown.stage)) return {kind: 'refusal', code: 'entry-not-waiting'}
  const asked = answerTo(answer, {stage: shown.stage, content: shown.content, verdict: shown.verdict, isUnheard: shown.isUnheard})
  return asked.kind === 'refused' ? {kind: 'refusal', code: asked.code} : null
}
