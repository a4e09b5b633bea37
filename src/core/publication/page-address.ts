import type {EntryId} from '../terms/identifiers.js'
import type {PublicKind} from './public-entry.js'
import {fileType} from './file-type.js'

/** Where a case's page lies under the site's root: in one of 676 folders by its first letters, so that a change touches few. Addresses carry nothing but random letters (D3). */
export function caseAddress(id: EntryId): string {
  return `arende/${shelf(id)}/${id}.html`
}

/** A meeting's page, with its papers. */
export function meetingAddress(id: EntryId): string {
  return `sammantrade/${shelf(id)}/${id}.html`
}

/** The page of an entry of some kind. */
export function pageAddress(kind: PublicKind, id: EntryId): string {
  return kind === 'case' ? caseAddress(id) : kind === 'meeting' ? meetingAddress(id) : documentAddress(id)
}

/** A document's page, or a paper's. */
export function documentAddress(id: EntryId): string {
  return `handling/${shelf(id)}/${id}.html`
}

/** A file's own address: its entry's letters and one letter for which of the files it is, so that no name of a file stands in an address, only of what type it is. */
export function fileAddress(id: EntryId, index: number, name: string): string {
  return `${fileFolder(id)}/${id}${suffix(index)}.${fileType(name).ending}`
}

/** The folder in which all files of an entry lie, among those of others. */
export function fileFolder(id: EntryId): string {
  return `fil/${shelf(id)}`
}

/** True for the address of an entry's own page, or of a file of its: what answers 410 when it has left. */
export function isEntryAddress(path: string): boolean {
  return path.startsWith('arende/') || path.startsWith('sammantrade/') || path.startsWith('handling/') || path.startsWith('fil/')
}

/** The entry that a public address is about, whatever host or folder stands before it; null for any other page. */
export function entryInAddress(address: string): EntryId | null {
  const match = /(?:^|\/)(?:(?:arende|handling|sammantrade)\/[a-z]{2}\/([a-z]{20})\.html|fil\/[a-z]{2}\/([a-z]{20})[a-z]+\.[a-z]{2,5})(?:[?#].*)?$/.exec(address)
  return ((match?.[1] ?? match?.[2]) as EntryId | undefined) ?? null
}

function shelf(id: EntryId): string {
  return id.slice(0, 2)
}

function suffix(index: number): string {
  const letter = String.fromCodePoint(97 + (index % 26))
  return index < 26 ? letter : `${suffix(Math.floor(index / 26) - 1)}${letter}`
}
