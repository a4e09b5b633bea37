import {closeSync, fsyncSync, openSync} from 'node:fs'
import {sha256} from '../system/digest.js'

/** What a folder of the site holds, by name: files by the digest of their bytes, folders by the digest they are stored under. */
export type Listing = ReadonlyMap<string, {readonly kind: 'file' | 'folder'; readonly digest: string}>

/** A listing as text: one line a name, in order, so that the same contents give the same text. */
export function listingText(listing: Listing): string {
  return [...listing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, {kind, digest}]) => `${kind}\t${name}\t${digest}\n`).join('')
}

/** The digest a folder is stored under. */
export function folderDigest(text: string): string {
  return sha256(text)
}

export function parseListing(text: string): Listing {
  const listing = new Map<string, {kind: 'file' | 'folder'; digest: string}>()
  for (const line of text.split('\n')) {
    const [kind, name, digest] = line.split('\t')
    if ((kind === 'file' || kind === 'folder') && name !== undefined && digest !== undefined) listing.set(name, {kind, digest})
  }
  return listing
}

/** Puts a file's bytes, or the names a folder holds, on disk: a power cut takes them no more. */
export function settle(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
