import {isWaiting} from '../../../core/journey.js'
import type {Verdict} from '../../../core/policy/verdict.js'
import type {RefusalCode} from '../../../core/refusal.js'
import {SCAN_FIELDS, type ScanField} from '../../../core/scan/finding.js'
import {answerTo} from '../../../core/review/answer.js'
import type {ShownEntry} from '../../../usecases/review/show-entry.js'
import type {Keymap, KeymapRules} from '../../parts/keymap.js'
import type {AnswerKind} from './state/draft.js'
import type {Obstacle, WayOut} from './state/notice.js'
import {chosen, type ReviewState} from './state/review-state.js'

/** The answers that have a key. What they mean to what is escalated is the lawyer's answer. */
export const ANSWER_ACTIONS = ['publish', 'withhold-file', 'withhold', 'secret', 'replace-party', 'rewrite-heading', 'escalate', 'defer', 'not-an-identity-number'] as const
export type AnswerAction = (typeof ANSWER_ACTIONS)[number]

/** Saved views that have a key: as many as there are digits. */
export const VIEW_ACTIONS = ['view-1', 'view-2', 'view-3', 'view-4', 'view-5', 'view-6', 'view-7', 'view-8', 'view-9'] as const
export type ViewAction = (typeof VIEW_ACTIONS)[number]

/** Everything a key of the review screen can do. */
export type ReviewAction =
  | AnswerAction
  | ViewAction
  | 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last' | 'next-group' | 'previous-group'
  | 'read-file' | 'unmask' | 'more' | 'less' | 'line-down' | 'line-up' | 'zoom'
  | 'mark' | 'range' | 'mark-all' | 'invert' | 'mark-clean' | 'bulk'
  | 'undo' | 'redo' | 'take-down' | 'take-over'
  | 'filter' | 'sort' | 'reverse' | 'group' | 'save-view' | 'forget-view' | 'lawyer' | 'corrections' | 'save-decisions'
  | 'keys' | 'palette' | 'back' | 'redraw' | 'suspend' | 'leave'

/** What is done to a row, or again to many, at one press. */
export const DECIDING: ReadonlySet<ReviewAction> = new Set<ReviewAction>([...ANSWER_ACTIONS, 'redo', 'take-over', 'take-down'])

/** What the state does not know: the entry's size on screen, and the rights of the one who sits there. */
export interface OnScreen {
  /** Whether the entry has more lines than there is room for. */
  readonly hasMore: boolean
  /** Whether something that needs an answer is out of sight: what lets the row out is then pressed twice. */
  readonly isFolded?: boolean
  readonly mayDecide: (committee: string | null) => boolean
  readonly mayResolve: (committee: string | null) => boolean
  /** Whether everybody has a login of their own, so that somebody can be a second person (B4). */
  readonly hasLogins: boolean
}

/** One thing that can be done, the keys that do it as shipped, and what stands in its way. */
export interface ReviewKey {
  readonly action: ReviewAction
  /** The first is the one that is shown. */
  readonly keys: readonly string[]
  /** In the footer, where it can be used now or is one of those that always stand there. */
  readonly inBar: 'always' | 'when-useful' | 'never'
  /** Whether a held key may do it many times over. What decides never is. */
  readonly isRepeatable?: true
  /** Null when the key can be used now. */
  readonly obstacle: (state: ReviewState, onScreen: OnScreen) => Obstacle | null
}

const screen = (why: Extract<Obstacle, {kind: 'screen'}>['why']): Obstacle => ({kind: 'screen', why})
const nothing = (): null => null
const unlessSaving = (state: ReviewState): Obstacle | null => (state.saving === null ? null : screen('saving'))
const toMoveUp = ({queue}: ReviewState): Obstacle | null => (queue.cursor > 0 ? null : screen('at-edge'))
const toMoveDown = ({queue}: ReviewState): Obstacle | null => (queue.cursor < queue.visible.length - 1 ? null : screen(queue.isLoading ? 'loading' : 'at-edge'))
const toRead = (_state: ReviewState, {hasMore}: OnScreen): Obstacle | null => (hasMore ? null : screen('all-shown'))
const unlessShown = (state: ReviewState): Obstacle | null => (chosen(state) === null ? screen('nothing') : state.entry.shown === null ? screen('unread') : null)
const toReadFile = (state: ReviewState): Obstacle | null => {
  const {shown, isUnmasked} = state.entry
  if (shown === null) return unlessShown(state)
  if (shown.content === null) return {kind: 'refusal', code: 'awaits-authorised'}
  if (shown.content.kind !== 'document' || (shown.content.files.length === 0 && shown.content.item === undefined)) return screen('no-file')
  // A file under secrecy is asked for first, as the heading is.
  return holdsSecret(shown) && !isUnmasked && (shown.content.documentSecrecy === 'yes' || shown.content.headingSecrecy === 'yes') ? screen('masked') : null
}
const toUnmask = (state: ReviewState): Obstacle | null => {
  const {shown} = state.entry
  return shown === null ? unlessShown(state) : shown.content === null ? {kind: 'refusal', code: 'awaits-authorised'} : holdsSecret(shown) ? null : screen('nothing-masked')
}
const toMark = (state: ReviewState): Obstacle | null => (state.queue.visible.length > 0 ? null : screen('nothing'))
const toRedo = (state: ReviewState): Obstacle | null => unlessSaving(state) ?? (state.made.undone.length === 0 ? screen('nothing-to-redo') : null)
const toTakeDown = (state: ReviewState): Obstacle | null => unlessSaving(state) ?? (state.entry.shown?.isPublic === true ? null : screen('not-public'))
const toTakeOver = ({entry}: ReviewState): Obstacle | null => (entry.taken?.kind === 'anothers' ? null : screen('not-taken'))
const toBulk = (state: ReviewState): Obstacle | null => unlessSaving(state) ?? (state.marking.marks.size > 0 ? null : screen('nothing-marked'))
const toMarkClean = ({queue}: ReviewState): Obstacle | null => (queue.counts.has('confirm') ? null : screen('nothing-clean'))
const toView = (at: number) => ({views}: ReviewState): Obstacle | null => (views[at] === undefined ? screen('no-view') : null)
const toSaveView = ({queue}: ReviewState): Obstacle | null => (queue.filter.terms.length > 0 ? null : screen('no-filter'))
const toForgetView = ({views}: ReviewState): Obstacle | null => (views.length > 0 ? null : screen('no-view'))
const toSaveDecisions = (state: ReviewState): Obstacle | null => unlessSaving(state) ?? (state.made.done.length > 0 || state.isResumed ? null : screen('nothing-decided'))
const toAnswer = (answer: AnswerAction) => (state: ReviewState, onScreen: OnScreen): Obstacle | null => obstacleToAnswer(answer, state, onScreen)

/** Whether something of an entry is under secrecy, and therefore masked until it is asked for. A protected person's is not asked for here at all (K4). */
export function holdsSecret({content, caseHeading}: ShownEntry): boolean {
  return content !== null && (content.headingSecrecy === 'yes' || caseHeading?.isSecret === true || (content.kind === 'document' && content.documentSecrecy === 'yes'))
}

/** The keys of the screen as a list: the handler, the footer, the key list, the palette and the manual all read it. */
export const REVIEW_KEYS: readonly ReviewKey[] = [
  {action: 'publish', keys: ['p'], inBar: 'always', obstacle: toAnswer('publish')},
  {action: 'withhold-file', keys: ['f'], inBar: 'always', obstacle: toAnswer('withhold-file')},
  {action: 'withhold', keys: ['h'], inBar: 'always', obstacle: toAnswer('withhold')},
  {action: 'rewrite-heading', keys: ['r'], inBar: 'always', obstacle: toAnswer('rewrite-heading')},
  {action: 'replace-party', keys: ['b'], inBar: 'always', obstacle: toAnswer('replace-party')},
  {action: 'secret', keys: ['x'], inBar: 'always', obstacle: toAnswer('secret')},
  {action: 'escalate', keys: ['e'], inBar: 'always', obstacle: toAnswer('escalate')},
  {action: 'defer', keys: ['d'], inBar: 'always', obstacle: toAnswer('defer')},
  {action: 'not-an-identity-number', keys: ['n'], inBar: 'when-useful', obstacle: toAnswer('not-an-identity-number')},
  {action: 'read-file', keys: ['L'], inBar: 'when-useful', obstacle: toReadFile},
  {action: 'unmask', keys: ['y'], inBar: 'when-useful', obstacle: toUnmask},
  {action: 'take-over', keys: ['!'], inBar: 'when-useful', obstacle: toTakeOver},
  {action: 'take-down', keys: ['t'], inBar: 'when-useful', obstacle: toTakeDown},
  {action: 'bulk', keys: ['.'], inBar: 'when-useful', obstacle: toBulk},
  {action: 'undo', keys: ['u', 'z'], inBar: 'always', obstacle: unlessSaving},
  {action: 'redo', keys: ['ctrl-r'], inBar: 'when-useful', obstacle: toRedo},
  {action: 'mark', isRepeatable: true, keys: ['space'], inBar: 'always', obstacle: toMark},
  {action: 'range', keys: ['v'], inBar: 'never', obstacle: toMark},
  {action: 'mark-all', keys: ['a'], inBar: 'never', obstacle: toMark},
  {action: 'invert', keys: ['i'], inBar: 'never', obstacle: toMark},
  {action: 'mark-clean', keys: ['m'], inBar: 'never', obstacle: toMarkClean},
  {action: 'next', isRepeatable: true, keys: ['j', 'down'], inBar: 'never', obstacle: toMoveDown},
  {action: 'previous', isRepeatable: true, keys: ['k', 'up'], inBar: 'never', obstacle: toMoveUp},
  {action: 'page-down', isRepeatable: true, keys: ['page-down', 'ctrl-f'], inBar: 'never', obstacle: toMoveDown},
  {action: 'page-up', isRepeatable: true, keys: ['page-up', 'ctrl-b'], inBar: 'never', obstacle: toMoveUp},
  {action: 'first', keys: ['g', 'home'], inBar: 'never', obstacle: toMoveUp},
  {action: 'last', keys: ['G', 'end'], inBar: 'never', obstacle: toMoveDown},
  {action: 'next-group', isRepeatable: true, keys: ['tab'], inBar: 'never', obstacle: toMoveDown},
  {action: 'previous-group', isRepeatable: true, keys: ['shift-tab'], inBar: 'never', obstacle: toMoveUp},
  {action: 'more', isRepeatable: true, keys: ['right', 'ctrl-d'], inBar: 'when-useful', obstacle: toRead},
  {action: 'less', isRepeatable: true, keys: ['left', 'ctrl-u'], inBar: 'never', obstacle: toRead},
  {action: 'line-down', isRepeatable: true, keys: ['J'], inBar: 'never', obstacle: toRead},
  {action: 'line-up', isRepeatable: true, keys: ['K'], inBar: 'never', obstacle: toRead},
  {action: 'zoom', keys: ['enter'], inBar: 'never', obstacle: toMark},
  {action: 'filter', keys: ['/'], inBar: 'always', obstacle: nothing},
  {action: 'sort', keys: ['s'], inBar: 'never', obstacle: nothing},
  {action: 'reverse', keys: ['S'], inBar: 'never', obstacle: nothing},
  {action: 'group', keys: ['o'], inBar: 'never', obstacle: nothing},
  {action: 'lawyer', keys: ['l'], inBar: 'never', obstacle: nothing},
  {action: 'corrections', keys: ['c'], inBar: 'never', obstacle: nothing},
  {action: 'save-view', keys: ['w'], inBar: 'never', obstacle: toSaveView},
  ...VIEW_ACTIONS.map((action, at): ReviewKey => ({action, keys: [String(at + 1)], inBar: 'never', obstacle: toView(at)})),
  {action: 'forget-view', keys: [], inBar: 'never', obstacle: toForgetView},
  {action: 'save-decisions', keys: ['W'], inBar: 'never', obstacle: toSaveDecisions},
  {action: 'palette', keys: [':', 'ctrl-k'], inBar: 'never', obstacle: nothing},
  {action: 'keys', keys: ['?'], inBar: 'always', obstacle: nothing},
  {action: 'back', keys: ['escape'], inBar: 'never', obstacle: nothing},
  {action: 'redraw', keys: ['ctrl-l'], inBar: 'never', obstacle: nothing},
  {action: 'suspend', keys: ['ctrl-z'], inBar: 'never', obstacle: unlessSaving},
  {action: 'leave', keys: ['q', 'ctrl-c'], inBar: 'always', obstacle: nothing},
]

/** The keys as shipped. */
export const SHIPPED_KEYS: Keymap<ReviewAction> = new Map(REVIEW_KEYS.map(({action, keys}) => [action, keys]))

/** What nobody's own keys may take away: the way to find out and the ways out. */
export const KEY_RULES: KeymapRules<ReviewAction> = {needed: ['keys', 'back', 'leave'], kept: ['ctrl-c', 'ctrl-z', 'escape']}

/** What stands in the way of an action, or null. */
export function obstacleOf(action: ReviewAction, state: ReviewState, onScreen: OnScreen): Obstacle | null {
  return REVIEW_KEYS.find((key) => key.action === action)?.obstacle(state, onScreen) ?? null
}

/** What an answer's key means to the entry that is read: the lawyer's own answers are given with the same two keys. */
export function answerMeant(action: AnswerAction, {entry}: ReviewState, {mayResolve}: Pick<OnScreen, 'mayResolve'>): AnswerKind {
  if (entry.shown?.stage !== 'escalated' || !mayResolve(entry.shown.committee)) return action
  return action === 'publish' ? 'resolve-publish' : action === 'withhold' ? 'resolve-withhold' : action
}

/** What stands in the way of an answer to everything marked. The rest is told of in the preview, row by row. */
function obstacleToMarked(action: AnswerAction, {marking: {marks}, queue}: ReviewState, {hasLogins}: OnScreen): Obstacle | null {
  if (action === 'rewrite-heading') return screen('one-at-a-time')
  if (action !== 'not-an-identity-number') return null
  if (!hasLogins) return {kind: 'refusal', code: 'second-person-needed'}
  return queue.ordered.some(({row, why}) => marks.has(row.id) && (why === 'identity-number' || why === 'second-person')) ? null : {kind: 'refusal', code: 'no-number-found'}
}

/** What stands in the way of an answer: the same table that the deed asks, so a key that is lit is a decision that is taken. What is marked is told of in the preview. */
export function obstacleToAnswer(action: AnswerAction, state: ReviewState, onScreen: OnScreen): Obstacle | null {
  if (state.saving !== null) return screen('saving')
  if (state.marking.marks.size > 0) return obstacleToMarked(action, state, onScreen)
  const row = chosen(state)
  if (row === null) return screen('nothing')
  const {shown, refused, taken} = state.entry
  if (refused !== null) return {kind: 'refusal', code: refused}
  if (shown === null || shown.id !== row.id) return screen('unread')
  // Nobody answers for what they may not read (K4).
  if (shown.content === null) return {kind: 'refusal', code: 'awaits-authorised'}
  const answer = answerMeant(action, state, onScreen)
  const isLawyers = answer === 'resolve-publish' || answer === 'resolve-withhold'
  if (shown.stage === 'escalated' && !isLawyers) return screen('with-lawyer')
  if (!(isLawyers ? onScreen.mayResolve(shown.committee) : onScreen.mayDecide(shown.committee))) return screen('no-right')
  if (taken?.kind === 'anothers') return {kind: 'taken', by: taken.by, since: taken.since}
  if (!isWaiting(shown.stage)) return {kind: 'refusal', code: 'entry-not-waiting'}
  const asked = answerTo(answer, {stage: shown.stage, content: shown.content, verdict: shown.verdict, isUnheard: shown.isUnheard, secondExit: shown.secondExit})
  if (asked.kind !== 'refused') return null
  return NEVER_SHOWN.has(asked.code) && !WAYS.some(([way]) => way === action) ? {kind: 'refusal', code: asked.code, ways: waysOut(asked.code, shown.verdict, state, onScreen)} : {kind: 'refusal', code: asked.code}
}

const NEVER_SHOWN: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['identity-number-stands', 'party-name-stands', 'file-not-read'])
const WAYS: readonly (readonly [WayOut, readonly ScanField[]])[] = [['rewrite-heading', ['heading']], ['replace-party', ['party']], ['withhold-file', ['file', 'fileName']], ['not-an-identity-number', SCAN_FIELDS]]

/** What would take away what may never be shown, and can be done to this row just now. */
function waysOut(code: RefusalCode, verdict: Verdict, state: ReviewState, onScreen: OnScreen): readonly WayOut[] {
  const fields = new Set(verdict.kind === 'secret' ? [] : verdict.findings.filter(({answer}) => answer === 'block').map(({finding}) => finding.field))
  return WAYS.filter(([way, of]) => (code === 'file-not-read' ? way === 'withhold-file' : of.some((field) => fields.has(field))) && obstacleToAnswer(way, state, onScreen) === null).map(([way]) => way)
}
