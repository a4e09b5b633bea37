import {isWaiting, type Stage} from '../journey.js'
import type {Verdict} from '../policy/verdict.js'
import type {RefusalCode} from '../refusal.js'
import type {RegisteredContent} from '../register/entry.js'
import type {SecondExit} from './declaration.js'
import type {DecisionKind} from './decision.js'

/** What a registrar may be refused when asking for one decision, or the stage the version goes to. `new-version` is a rewrite. */
export type Answer = {readonly kind: 'moves'; readonly to: Stage} | {readonly kind: 'new-version'} | {readonly kind: 'refused'; readonly code: RefusalCode}

/** One version as it stands when somebody answers. */
export interface Asked {
  readonly stage: Stage
  readonly content: RegisteredContent
  readonly verdict: Verdict
  /** True where the registry has not been heard since the register was put back from a backup (P3). */
  readonly isUnheard: boolean
  /** What the one who asks can say of what is taken for identity numbers. */
  readonly secondExit: SecondExit
}

/** Decisions after which something of the version may be shown. */
const SHOWS: ReadonlySet<DecisionKind> = new Set(['publish', 'withhold-file', 'secret', 'replace-party', 'rewrite-heading', 'resolve-publish', 'restore'])

/** What gives no answer about a text, and needs nobody to have read it. */
const TAKES_BACK: ReadonlySet<DecisionKind> = new Set(['undo', 'withdraw', 'restore'])

/** The answer to "may I decide this?", for every decision a registrar can make. One table for commands and screens. */
export function answerTo(kind: DecisionKind, asked: Asked): Answer {
  const refused = (code: RefusalCode): Answer => ({kind: 'refused', code})
  // What is escalated is the lawyer's to answer.
  const waits = isWaiting(asked.stage) && asked.stage !== 'escalated'
  if (isAuthorisedOnly(asked) && !TAKES_BACK.has(kind)) return refused('awaits-authorised')
  if (asked.isUnheard && SHOWS.has(kind)) return refused('export-awaited')
  switch (kind) {
    case 'publish': {
      if (!waits) return refused('entry-not-waiting')
      return letOut(asked)
    }
    case 'withhold-file': {
      if (!waits && asked.stage !== 'cleared') return refused('entry-not-waiting')
      if (asked.content.kind !== 'document' || (asked.content.files.length === 0 && asked.content.choiceWithoutFile === 'none')) return refused('no-file-to-withhold')
      const obstacle = obstacleToShowing(asked, true)
      return obstacle === null ? {kind: 'new-version'} : refused(obstacle)
    }
    case 'secret':
      return waits || asked.stage === 'cleared' || asked.stage === 'published' ? {kind: 'new-version'} : refused('entry-not-waiting')
    case 'withhold':
      return waits || asked.stage === 'cleared' ? {kind: 'moves', to: 'withheld'} : refused('entry-not-waiting')
    case 'replace-party':
      if (!waits && asked.stage !== 'cleared') return refused('entry-not-waiting')
      if (asked.content.kind !== 'document') return refused('no-party-to-replace')
      return {kind: 'new-version'}
    case 'rewrite-heading':
      if (!waits && asked.stage !== 'cleared') return refused('entry-not-waiting')
      return {kind: 'new-version'}
    case 'escalate':
      return waits ? {kind: 'moves', to: 'escalated'} : refused('entry-not-waiting')
    case 'defer':
      if (asked.stage === 'deferred') return refused('entry-deferred')
      return waits ? {kind: 'moves', to: 'deferred'} : refused('entry-not-waiting')
    case 'not-an-identity-number':
      return waits ? declare(asked) : refused('entry-not-waiting')
    case 'resolve-publish': {
      if (asked.stage !== 'escalated') return refused('entry-not-escalated')
      return letOut(asked)
    }
    case 'resolve-withhold':
      return asked.stage === 'escalated' ? {kind: 'moves', to: 'withheld'} : refused('entry-not-escalated')
    case 'undo':
    case 'withdraw':
    case 'restore':
      return {kind: 'new-version'}
  }
}

/** The second way out of B4: it lets nothing out, and takes two. */
function declare({secondExit}: Asked): Answer {
  switch (secondExit) {
    case 'open':
      return {kind: 'new-version'}
    case 'none-found':
    case 'declared':
      return {kind: 'refused', code: 'no-number-found'}
    case 'one-account':
      return {kind: 'refused', code: 'second-person-needed'}
    case 'own-answer':
      return {kind: 'refused', code: 'second-person-other'}
    case 'other-policy':
      return {kind: 'refused', code: 'judged-by-older-rules'}
    case 'not-all-shown':
      return {kind: 'refused', code: 'numbers-not-all-shown'}
  }
}

/** Lets a version out as it stands, or says why not. To publish a row whose file nobody had chosen for is to make that choice, and so another version (A6). */
function letOut(asked: Asked): Answer {
  const obstacle = obstacleToShowing(asked, false)
  if (obstacle !== null) return {kind: 'refused', code: obstacle}
  const {content} = asked
  const choosesNow =
    content.kind === 'document' &&
    content.documentSecrecy !== 'yes' &&
    content.headingSecrecy !== 'yes' &&
    (content.choiceWithoutFile === 'unclear' || content.files.some((file) => file.choice === 'missing'))
  return choosesNow ? {kind: 'new-version'} : {kind: 'moves', to: shownStage(asked)}
}

/** What stands in the way of showing a version whoever decides, and however good the reason. */
function obstacleToShowing(asked: Asked, withoutFiles: boolean): RefusalCode | null {
  const {content, verdict} = asked
  if (verdict.kind === 'secret') return 'entry-not-waiting'
  // Of a secret heading only the word goes out, so nothing in its text stands in the way.
  if (content.headingSecrecy === 'yes') return null
  const standing = verdict.findings.filter(({answer, finding}) => answer === 'block' && !(withoutFiles && (finding.field === 'file' || finding.field === 'fileName')))
  if (standing.some(({finding}) => finding.kind === 'person')) return 'party-name-stands'
  if (standing.length > 0) return 'identity-number-stands'
  // A pair that one of the two has taken back since stands for nothing. Without its files the row is judged anew.
  if (!withoutFiles && asked.secondExit !== 'none-found' && asked.secondExit !== 'declared') return 'identity-number-stands'
  if (content.kind === 'document' && content.direction === 'unknown') return 'direction-needed'
  if (withoutFiles || content.kind === 'case' || content.documentSecrecy === 'yes') return null
  // A file that was not at hand when the version was judged has been looked through by nobody (B11).
  if (verdict.grounds.includes('file-missing')) return 'file-not-read'
  if (content.files.some((file) => file.choice !== 'no' && file.reading !== 'text')) return 'file-not-read'
  return null
}

/** A secret heading goes out as the word and the day whoever lets it out (D1). */
function shownStage({content}: Asked): Stage {
  return content.headingSecrecy === 'yes' ? 'secret' : 'cleared'
}

/** True where only somebody who may read protected data may handle the row (K4). */
function isAuthorisedOnly({content}: Asked): boolean {
  return content.protection === 'marked'
}
