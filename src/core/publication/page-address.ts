import type {EntryId} from '../terms/identifiers.js'

/** Where a case's page lies under the site's root. Addresses carry nothing but random letters (D3). */
export function caseAddress(id: EntryId): string {
  return `arende/${id}.html`
}

export function documentAddress(id: EntryId): string {
  return `handling/${id}.html`
}

/** A file's own address: its entry's letters and one letter for which of the files it is, so that no name of a file stands in an address. */
export function fileAddress(id: EntryId, index: number): string {
  return `fil/${id}${suffix(index)}.txt`
}

/** The entry that a public address is about, whatever host or folder stands before it; null for any other page. */
export function entryInAddress(address: string): EntryId | null {
  const match = /(?:^|\/)(?:arende|handling|fil)\/([a-z]{20})[a-z]*\.(?:html|txt)(?:[?#].*)?$/.exec(address)
  return (match?.[1] as EntryId | undefined) ?? null
}

function suffix(index: number): string {
  const letter = String.fromCodePoint(97 + (index % 26))
  return index < 26 ? letter : `${suffix(Math.floor(index / 26) - 1)}${letter}`
}
