import type {MeetingColumn} from './meeting-row.js'
import type {SourceColumn} from './source-map.js'

/** Why one row of an export was refused. Each has a sentence and a next step in `words/intake.ts`. */
export const ROW_PROBLEMS = [
  'columns-missing',
  'columns-extra',
  'quote-broken',
  'control-character',
  'letters-garbled',
  'cell-error',
  'cell-formula',
  'cell-unclear',
  'diary-missing',
  'diary-unknown',
  'case-number-missing',
  'case-number-shape',
  'date-missing',
  'date-impossible',
  'status-unknown',
  'changed-impossible',
  'published-impossible',
  'published-in-future',
  'file-path',
  'field-too-long',
  'document-half',
  'duplicate-differs',
  'paper-unknown',
  'section-missing',
  'section-shape',
  'item-without-heading',
  'attendance-unclear',
  'time-impossible',
] as const

export type RowProblemCode = (typeof ROW_PROBLEMS)[number]

/** A row that was not taken in. It holds no text of the row: the reject file has that. */
export interface RowProblem {
  readonly kind: 'problem'
  readonly code: RowProblemCode
  /** Line in the file at which the row begins, from 1. */
  readonly line: number
  readonly column: SourceColumn | MeetingColumn | null
}
