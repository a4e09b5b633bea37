import type {PaperKind} from '../minutes/paper-kind.js'
import type {DecisionKind} from '../review/decision.js'
import type {RegisteredCase, RegisteredContent, RegisteredDocument, RegistryState} from '../register/entry.js'
import type {EntryId, Instant} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {Veil} from './agreement.js'

/** One text of an entry that has stood in the register: what the registry told, or a person rewrote here. */
export interface ArchivedVersion {
  readonly number: number
  readonly madeAt: Instant
  readonly heading: string
  /** The marks that it had then: a text that was secret once is not told because a later one is not. */
  readonly marks: RowMarks
}

/** What of a row says whether it may be told. */
export type RowMarks = Pick<RegisteredContent, 'protection' | 'headingSecrecy'>

/** An answer that somebody gave about an entry, and that stands. Who gave it stands in the log, and a person's own words are no part of the registry. */
export interface ArchivedDecision {
  readonly at: Instant
  readonly kind: DecisionKind
  readonly reason: string | null
}

/** A file of a document as it lies in the package. */
export interface ArchivedFile {
  /** As the registry names it. */
  readonly name: string
  /** Where it lies, from the folder that ERMS.xml stands in: named by its digest, so that no name from outside is a path. */
  readonly place: string
  readonly sha256: string
  readonly bytes: number
  readonly mimeType: string
}

/** An entry as the archive gets it: the registry's own row with its secrecy marks, what the public read, and what has been said about it. */
export interface ArchivedEntry<Content extends RegisteredContent = RegisteredContent> {
  readonly entry: EntryId
  /** RFC 9562 UUID by which the package names it: the same each time. */
  readonly uuid: string
  /** The registry's last word. */
  readonly content: Content
  readonly registryState: RegistryState
  /** The heading that the public read, where it was public; null where it never was, or the heading is secret. */
  readonly publicHeading: string | null
  /** First day on the web; null for what never was. */
  readonly publishedOn: LocalDate | null
  readonly versions: readonly ArchivedVersion[]
  readonly decisions: readonly ArchivedDecision[]
}

/** A document as the archive gets it, with its files. */
export interface ArchivedDocument extends ArchivedEntry<RegisteredDocument> {
  readonly number: string
  readonly files: readonly ArchivedFile[]
}

/** A whole case as the archive gets it (H5): an aggregation, whose documents are records (O2). */
export interface ArchivedCase extends ArchivedEntry<RegisteredCase> {
  readonly committee: string
  readonly number: string
  readonly documents: readonly ArchivedDocument[]
}

/** What a record is: a document of the diary, an item of a meeting, or one of its papers. */
export type RecordKind = 'document' | 'item' | PaperKind

/** What kind of record a document is. */
export function recordKind({item, paper}: Pick<RegisteredDocument, 'item' | 'paper'>): RecordKind {
  if (item !== undefined) return 'item'
  return paper?.paper ?? 'document'
}

/** True of a row of which nothing but its number, its day and its marks may be told. */
export function hidesRow({protection, headingSecrecy}: RowMarks, {hidesProtected, hidesSecret}: Veil): boolean {
  return (hidesProtected && protection === 'marked') || (hidesSecret && headingSecrecy !== 'no')
}

/** True of a document whose files may not be there. */
export function hidesFiles(content: RegisteredDocument, veil: Veil): boolean {
  return hidesRow(content, veil) || (veil.hidesSecret && content.documentSecrecy !== 'no')
}

/** True of a case of which the package tells less than the register: the archive has not got the whole of it. */
export function isVeiled(one: ArchivedCase, veil: Veil): boolean {
  return [one, ...one.documents].some(({content, versions}) => hidesRow(content, veil) || (content.kind === 'document' && hidesFiles(content, veil)) || versions.some(({marks}) => hidesRow(marks, veil)))
}
