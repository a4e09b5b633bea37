import type {LocalDate} from '../terms/local-date.js'
import type {Attendant} from './attendance.js'
import {textOfBlocks, type Block} from './block.js'
import type {PaperKind} from './paper-kind.js'
import type {SectionNumber, SectionRange} from './section.js'

/** An item as it stands in a paper, one that was made here or one that was read. */
export interface DrawnItem {
  readonly number: SectionNumber
  readonly heading: string
  /** The number of its case; empty where it has none. */
  readonly diaryNumber: string
  readonly text: readonly Block[]
  readonly decision: readonly Block[]
  /** Those who had a conflict of interest (jäv) and took no part. */
  readonly conflicts: readonly string[]
  /** Who the decision is sent to. */
  readonly recipients: readonly string[]
  readonly attachments: readonly string[]
}

export const PAPER_FORMS = ['adapted', 'whole', 'original'] as const
export type PaperForm = (typeof PAPER_FORMS)[number]

/** A paper as it is drawn, whichever version of it: its items, and what is worked out from those alone. */
export interface DrawnPaper {
  readonly kind: PaperKind
  readonly committee: string
  readonly date: LocalDate
  readonly heading: string
  readonly time: string | null
  readonly place: string
  readonly attendance: readonly Attendant[]
  readonly items: readonly DrawnItem[]
  readonly ranges: readonly SectionRange[]
  /** `adapted`: for the web, and says so. `whole`: for the web of a committee that has no minutes of its own for it, with every item. `original`: for staff. */
  readonly form: PaperForm
}

/** Everything that a paper says, a line for each piece. */
export function textOfPaper({heading, place, attendance, items}: DrawnPaper): string {
  return [
    heading,
    place,
    ...attendance.map(({name, instead}) => (instead === null ? name : `${name} (${instead})`)),
    ...items.flatMap((item) => [item.heading, item.diaryNumber, textOfBlocks(item.text), textOfBlocks(item.decision), ...item.conflicts, ...item.recipients, ...item.attachments]),
  ].filter((part) => part !== '').join('\n')
}
