import {caseAddress, documentAddress, fileFolder, isEntryAddress} from '../../core/publication/page-address.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {goneAddressesOf} from '../../io/db/release-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'

/** Addresses of some entries, pages and files, under which readers can fetch them now or could before they left: what search engines and copies may still have. */
export async function addressesOf(session: Session, entries: readonly EntryId[]): Promise<readonly string[]> {
  const site = new SiteFolder(session.folder)
  const current = await site.current()
  const manifest = (current === null ? null : await site.manifest(current)) ?? new Map<string, string>()
  const found = new Set<string>()
  for (const entry of entries) {
    for (const folder of [folderOf(caseAddress(entry)), folderOf(documentAddress(entry)), fileFolder(entry)]) {
      const digest = manifest.get(folder)
      if (digest === undefined) continue
      for (const name of (await site.listing(digest)).keys()) if (name.startsWith(entry) && isEntryAddress(`${folder}/${name}`)) found.add(`${folder}/${name}`)
    }
    for (const address of await goneAddressesOf(session.db, entry)) found.add(address)
  }
  return [...found].sort()
}

/** Addresses as they are told to search engines: with the diary's own before them, where the settings name it. */
export function asUrls({settings}: Session, addresses: readonly string[]): readonly string[] {
  const base = settings.site.baseUrl?.replace(/\/$/, '') ?? ''
  return addresses.map((address) => `${base}/${address}`)
}

function folderOf(address: string): string {
  return address.slice(0, address.lastIndexOf('/'))
}
