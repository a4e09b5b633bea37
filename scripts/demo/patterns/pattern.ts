import type {TextKind} from '../texts.ts'

/** One sort of document that a clerk registers in a case. Braces name a word list in `vocabulary.ts`. */
export interface DocumentPattern {
  readonly direction: 'In' | 'Ut' | 'Upprättad'
  readonly heading: string
  /** The publication name; empty where the document has no party. */
  readonly party: string
  /** What its text file would hold, for those few that have one. */
  readonly text: TextKind | null
}

/** One sort of case: its headings, and the documents that it usually gathers, in order. */
export interface CasePattern {
  readonly type: string
  readonly headings: readonly string[]
  readonly documents: readonly DocumentPattern[]
}

/** A case whose heading and documents are secret throughout; `{person}` is a private person. */
export interface SecretPattern extends CasePattern {
  readonly statute: string
}

/** A document that came in. */
export function inn(heading: string, party: string, text: TextKind | null = null): DocumentPattern {
  return {direction: 'In', heading, party, text}
}

/** A document that went out. */
export function ut(heading: string, party: string, text: TextKind | null = null): DocumentPattern {
  return {direction: 'Ut', heading, party, text}
}

/** A document that was drawn up here. */
export function upp(heading: string, text: TextKind | null = null): DocumentPattern {
  return {direction: 'Upprättad', heading, party: '', text}
}
