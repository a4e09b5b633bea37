import type {FilterFault} from '../../../../core/review/queue/filter.js'
import type {RefusalCode, RefusalFacts} from '../../../../core/refusal.js'
import type {Changed} from '../../../../core/review/changed.js'
import type {QueueRow} from '../../../../core/review/queue/queue-row.js'
import type {Instant} from '../../../../core/terms/identifiers.js'
import type {NamedEntry} from '../../../../usecases/review/name-entries.js'
import type {AnswerKind} from './draft.js'
import type {QueueOrder} from './queue.js'

/** What can be done instead of showing a text that may never be shown. */
export type WayOut = 'rewrite-heading' | 'replace-party' | 'withhold-file' | 'not-an-identity-number'

/** Why a key does nothing just now: the program would refuse it, or the screen is not ready for it. */
export type Obstacle =
  | {readonly kind: 'refusal'; readonly code: RefusalCode; readonly facts?: RefusalFacts; readonly ways?: readonly WayOut[]}
  | {readonly kind: 'taken'; readonly by: string; readonly since: Instant}
  | {
      readonly kind: 'screen'
      readonly why: 'nothing' | 'unread' | 'saving' | 'loading' | 'with-lawyer' | 'nothing-to-undo' | 'keys-together' | 'enter-together' | 'undo-held' | 'nothing-to-redo' | 'all-shown' | 'at-edge' | 'no-right' | 'one-at-a-time' | 'nothing-marked' | 'nothing-clean' | 'no-view' | 'not-taken' | 'not-public' | 'no-filter' | 'number-first' | 'nothing-will-happen' | 'working' | 'nothing-decided' | 'just-shown' | 'choose-first' | 'preview-just-shown' | 'more-to-answer' | 'found-unseen' | 'no-file' | 'masked' | 'nothing-masked'
    }

/** The last thing the registrar was told, until the next key. */
export type Notice =
  | {readonly kind: 'decided'; readonly row: QueueRow | null; readonly count: number; readonly refused: number; readonly answer: AnswerKind}
  | {readonly kind: 'still-waiting'; readonly row: QueueRow}
  /** The row under the hand was answered or changed by another, or by the registry: by whom, where that is known. */
  | {readonly kind: 'swapped'; readonly row: QueueRow; readonly changed: Changed | null; readonly isGone: boolean}
  /** `row`: what it is called, of one alone. `isHeld`: the key was held, and has undone no more than this. */
  | {readonly kind: 'undone'; readonly row: NamedEntry | null; readonly count: number; readonly wasPublic: boolean; readonly isHeld: boolean}
  | {readonly kind: 'redone'; readonly count: number}
  | {readonly kind: 'taken-down'; readonly count: number; readonly isOffSite: boolean}
  | {readonly kind: 'taken-over'}
  | {readonly kind: 'range-begun'}
  | {readonly kind: 'ordered'; readonly order: QueueOrder}
  | {readonly kind: 'views-kept'; readonly count: number}
  | {readonly kind: 'file-saved'; readonly path: string}
  | {readonly kind: 'refused'; readonly code: RefusalCode; readonly facts: RefusalFacts}
  | {readonly kind: 'filter-problem'; readonly fault: FilterFault}
  | {readonly kind: 'obstacle'; readonly obstacle: Obstacle}
