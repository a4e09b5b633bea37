import type {EntryId} from '../terms/identifiers.js'
import {fileType} from './file-type.js'

/** Where a case's page lies under the site's root. Addresses carry nothing but random letters (D3). */
export function caseAddress(id: EntryId): string {
  return `arende/${id}.html`
}

export function documentAddress(id: EntryId): string {
  return `handling/${id}.html`
}

/** A file's own address: its entry's letters and one letter for which of the files it is, so that no name of a file stands in an address, only of what type it is. */
export function fileAddress(id: EntryId, index: number, name: string): string {
  return `fil/${id}${suffix(index)}.${fileType(name).ending}`
}

/** The entry that a public address is about, whatever host or folder stands before it; null for any other page. */
export function entryInAddress(address: string): EntryId | null {
  const match = /(?:^|\/)(?:(?:arende|handling)\/([a-z]{20})\.html|fil\/([a-z]{20})[a-z]+\.[a-z]{2,5})(?:[?#].*)?$/.exec(address)
  return ((match?.[1] ?? match?.[2]) as EntryId | undefined) ?? null
}

function suffix(index: number): string {
  const letter = String.fromCodePoint(97 + (index % 26))
  return index < 26 ? letter : `${suffix(Math.floor(index / 26) - 1)}${letter}`
}
