import {FINDING_KINDS, type FindingKind} from '../../../core/scan/finding.js'
import {GROUNDS, type Ground} from '../../../core/policy/ground.js'
import type {RefusalCode, RefusalFacts} from '../../../core/refusal.js'
import type {FilterFault} from '../../../core/review/queue/filter.js'
import type {SavedView} from '../../../core/review/queue/place.js'
import type {Stage} from '../../../core/journey.js'
import {isMeetingNumber} from '../../../core/minutes/meeting.js'
import {diary} from '../../../words/diary.js'
import {grounds} from '../../../words/grounds.js'
import type {Language} from '../../../words/languages.js'
import {filterValues} from '../../../words/queue-filter.js'
import {reviewScreen} from '../../../words/review-screen.js'
import {scanWords} from '../../../words/scan.js'
import {oneLine} from '../../parts/columns.js'
import type {Keymap} from '../../parts/keymap.js'
import {SHIPPED_KEYS, VIEW_ACTIONS, type ReviewAction} from './keys.js'
import type {Obstacle, WayOut} from './state/notice.js'
import type {QueueOrder} from './state/queue.js'

/** What the screen is told about the workspace and the person before it opens. */
export interface ReviewAbout {
  readonly language: Language
  readonly isRehearsal: boolean
  /** False under NO_COLOR and `--no-color`. */
  readonly isColoured: boolean
  /** The code of the one committee whose queue this is, or null for all that the person may review. */
  readonly committee: string | null
  /** The committees' names by code. */
  readonly committees: ReadonlyMap<string, string>
  /** Such as `Europe/Stockholm`. */
  readonly timeZone: string
  /** How the municipality shows a row whose document is not shown (E1). */
  readonly withheldRow: 'registry' | 'receipt'
  /** What a refusal says, with the next step. */
  readonly refusalText: (code: RefusalCode, facts?: RefusalFacts) => string
  /** The words that may stand in a party's place, as the policy lists them. */
  readonly roleWords: readonly string[]
  /** The registrar's own keys in the place of those that are shipped. */
  readonly keymap: Keymap<ReviewAction>
  /** After how long without a key the screen is covered; 0 for never. */
  readonly lockMinutes: number
  /** How long after another row is shown no answer is taken, in milliseconds; 0 for no such pause. */
  readonly pauseMs: number
  /** This moment, milliseconds since 1970. */
  readonly now: () => number
}

/** Everything the review screen says, in one language. */
export interface ReviewWords {
  readonly about: ReviewAbout
  readonly screen: (typeof reviewScreen)[Language]
  readonly diary: (typeof diary)[Language]
  readonly grounds: (typeof grounds)[Language]
  readonly scan: (typeof scanWords)[Language]
  /** The day of an instant where the municipality is, `2026-02-03`; empty for what is no instant. */
  readonly day: (instant: string) => string
  /** The same with the time of day. */
  readonly time: (instant: string) => string
}

/** The words of one language, bound to what the screen was told. */
export function wordsFor(about: ReviewAbout): ReviewWords {
  const {language, timeZone} = about
  // Swedish writes dates as ISO 8601 does, whatever language the rest is in.
  const days = new Intl.DateTimeFormat('sv-SE', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'})
  const times = new Intl.DateTimeFormat('sv-SE', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit'})
  const shownBy = (format: Intl.DateTimeFormat) => (instant: string): string => {
    const time = Date.parse(instant)
    return Number.isNaN(time) ? '' : format.format(time)
  }
  return {
    about,
    screen: reviewScreen[language],
    diary: diary[language],
    grounds: grounds[language],
    scan: scanWords[language],
    day: shownBy(days),
    time: shownBy(times),
  }
}

/** A reason of the queue in a few words: a ground, or a kind of finding. */
export function reasonInWords(reason: string, {grounds: names, scan}: ReviewWords): string {
  if (isGround(reason)) return names[reason].name
  return isFindingKind(reason) ? scan.kinds[reason].name : oneLine(reason)
}

/** Where a version stands, in a word or two. */
export function stageInWords(stage: Stage, {screen}: ReviewWords): string {
  const {stages} = screen
  return stage === 'held' || stage === 'blocked' || stage === 'escalated' || stage === 'deferred' ? stages[stage] : stages.notWaiting
}

const REVIEW_ACTIONS: ReadonlyMap<string, ReviewAction> = new Map([...SHIPPED_KEYS.keys()].map((action) => [action, action]))

/** What stands in the way, as a sentence. */
export function obstacleInWords(obstacle: Obstacle, words: ReviewWords): string {
  const {about, screen, time} = words
  switch (obstacle.kind) {
    case 'refusal': {
      const own: Readonly<Record<string, string>> = screen.refusals
      return [own[obstacle.code] ?? withoutCommands(oneLine(about.refusalText(obstacle.code, obstacle.facts))), ...waysInWords(obstacle.ways ?? [], words)].join(' ')
    }
    case 'taken':
      return oneLine(screen.entry.openElsewhere(obstacle.by, time(obstacle.since), keyOf('take-over', words)))
    case 'screen':
      return screen.obstacles[obstacle.why].replace(/\{([a-z-]+)\}/g, (_, action: string) => keyOf(REVIEW_ACTIONS.get(action) ?? 'keys', words))
  }
}

/** What is to be done on a command line is of no use on a screen. */
function withoutCommands(text: string): string {
  return text.includes('`') ? text.split(/(?<=[.!?]) /).map((sentence) => sentence.replace(/: `.*$/, '.')).filter((sentence) => !sentence.includes('`')).join(' ') : text
}

/** `Skriv om rubriken (r) eller utelämna filen (f).` */
function waysInWords(ways: readonly WayOut[], words: ReviewWords): readonly string[] {
  const told = ways.map((way) => words.screen.ways[way](keyOf(way, words)))
  const last = told.at(-1)
  if (last === undefined) return []
  const text = told.length === 1 ? last : `${told.slice(0, -1).join(', ')} ${words.screen.or} ${last}`
  return [`${text.slice(0, 1).toLocaleUpperCase('sv')}${text.slice(1)}.`]
}

/** What of a filter was not understood, as a sentence; of a value that there is none of, with those there are. */
export function faultInWords({problem, word, unknown}: FilterFault, {about, screen}: ReviewWords): string {
  return screen.filterProblems[problem](oneLine(word), oneLine(unknown?.value ?? ''), unknown === null ? [] : unknown.field === 'committee' ? [...about.committees.keys()].map(oneLine) : filterValues(unknown.field, about.language))
}

/** In what order the queue stands, in a few words. */
export function orderInWords({sort, isReversed}: QueueOrder, {screen}: ReviewWords): string {
  return isReversed ? `${screen.sorts[sort]}, ${screen.reversed}` : screen.sorts[sort]
}

/** What an action does, as the lists tell it. */
export function actionSentence(action: ReviewAction, views: readonly SavedView[], {screen}: ReviewWords): string {
  const at = (VIEW_ACTIONS as readonly ReviewAction[]).indexOf(action)
  if (at >= 0) return screen.actions.view(oneLine(views[at]?.name ?? String(at + 1)))
  const sentences: Readonly<Record<string, unknown>> = screen.actions
  const sentence = sentences[action]
  return typeof sentence === 'string' ? sentence : action
}

/** What an action is called in the footer, where room is short. */
export function actionLabel(action: ReviewAction, {screen}: ReviewWords): string {
  const labels: Readonly<Record<string, string>> = screen.keys
  return labels[action] ?? action
}

/** The keys of an action as they are written on them. */
export function keysOf(action: ReviewAction, {about, screen}: ReviewWords): readonly string[] {
  const names: Readonly<Record<string, string>> = screen.keyNames
  return (about.keymap.get(action) ?? []).map((key) => names[key] ?? key.replace(/^ctrl-./, (ctrl) => `Ctrl-${ctrl.slice(-1).toUpperCase()}`))
}

/** The key of an action as a sentence tells it: the first, or for one that has none the key of the list that does everything. */
export function keyOf(action: ReviewAction, words: ReviewWords): string {
  return keysOf(action, words)[0] ?? keysOf('keys', words)[0] ?? ''
}

/** What an action is called in the other language, so that it is found by either. */
export function otherLanguage(action: ReviewAction, {about}: ReviewWords): string {
  const other: Readonly<Record<string, unknown>> = reviewScreen[about.language === 'sv' ? 'en' : 'sv'].actions
  const sentence = other[action]
  return `${action} ${typeof sentence === 'string' ? sentence : ''}`
}

/** What an entry is called in the queue: its diary number, and which document it is. A row that only an authorised person may handle has no name (K4). */
export function nameOf(entry: {readonly diaryNumber: string; readonly documentNumber: string | null; readonly isReadable: boolean}, {screen}: ReviewWords): string {
  if (!entry.isReadable) return screen.authorisedOnly
  const number = oneLine(entry.diaryNumber)
  return entry.documentNumber === null ? `${number}, ${screen.case}` : `${number}, ${screen.document(oneLine(entry.documentNumber))}`
}

/** What a row is called in the list, where room is short: its number as commands take it; of a meeting its day and which paragraph, by which one row is told from the next. */
export function shortNameOf({diaryNumber, documentNumber}: {readonly diaryNumber: string; readonly documentNumber: string | null}): string {
  const number = oneLine(diaryNumber)
  const short = documentNumber !== null && isMeetingNumber(number) ? number.slice(number.indexOf(' ') + 1) : number
  return documentNumber === null ? short : `${short}:${oneLine(documentNumber)}`
}

/** Whether a reason of the queue is something that is missing or has happened, and not a kind of finding. */
export function isGround(reason: string): reason is Ground {
  return Object.hasOwn(GROUNDS, reason)
}

function isFindingKind(reason: string): reason is FindingKind {
  return (FINDING_KINDS as readonly string[]).includes(reason)
}
