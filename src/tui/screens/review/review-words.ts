import {FINDING_KINDS, type FindingKind} from '../../../core/scan/finding.js'
import {GROUNDS, type Ground} from '../../../core/policy/ground.js'
import type {RefusalCode} from '../../../core/refusal.js'
import type {Stage} from '../../../core/journey.js'
import {diary} from '../../../words/diary.js'
import {grounds} from '../../../words/grounds.js'
import type {Language} from '../../../words/languages.js'
import {reviewScreen} from '../../../words/review-screen.js'
import {scanWords} from '../../../words/scan.js'
import {oneLine} from '../../parts/columns.js'
import type {Obstacle} from './review-state.js'

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
  readonly refusalText: (code: RefusalCode) => string
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
}

/** The words of one language, bound to what the screen was told. */
export function wordsFor(about: ReviewAbout): ReviewWords {
  const {language, timeZone} = about
  // Swedish writes dates as ISO 8601 does, whatever language the rest is in.
  const days = new Intl.DateTimeFormat('sv-SE', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'})
  return {
    about,
    screen: reviewScreen[language],
    diary: diary[language],
    grounds: grounds[language],
    scan: scanWords[language],
    day: (instant) => {
      const time = Date.parse(instant)
      return Number.isNaN(time) ? '' : days.format(time)
    },
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

/** What stands in the way, as a sentence. */
export function obstacleInWords(obstacle: Obstacle, {about, screen}: ReviewWords): string {
  return obstacle.kind === 'refusal' ? oneLine(about.refusalText(obstacle.code)) : screen.obstacles[obstacle.why]
}

/** What an entry is called in the queue: its diary number, and which document it is. A row that only an authorised person may handle has no name (K4). */
export function nameOf(entry: {readonly diaryNumber: string; readonly documentNumber: string | null; readonly isReadable: boolean}, {screen}: ReviewWords): string {
  if (!entry.isReadable) return screen.authorisedOnly
  const number = oneLine(entry.diaryNumber)
  return entry.documentNumber === null ? `${number}, ${screen.case}` : `${number}, ${screen.document(oneLine(entry.documentNumber))}`
}

/** What a row is called in the list, where room is short. */
export function shortNameOf({diaryNumber, documentNumber}: {readonly diaryNumber: string; readonly documentNumber: string | null}, {screen}: ReviewWords): string {
  const number = oneLine(diaryNumber)
  return documentNumber === null ? number : `${number} ${screen.shortDocument(oneLine(documentNumber))}`
}

/** Whether a reason of the queue is something that is missing or has happened, and not a kind of finding. */
export function isGround(reason: string): reason is Ground {
  return Object.hasOwn(GROUNDS, reason)
}

function isFindingKind(reason: string): reason is FindingKind {
  return (FINDING_KINDS as readonly string[]).includes(reason)
}
