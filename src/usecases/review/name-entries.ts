import type {EntryId} from '../../core/terms/identifiers.js'
import {findStandings} from '../../io/db/entry-table.js'
import {deed} from '../deed.js'

/** An entry as it is told among others: by its number and the text that it has here. */
export interface NamedEntry {
  readonly id: EntryId
  /** Empty where only an authorised person may read the row (K4). */
  readonly diaryNumber: string
  readonly documentNumber: string | null
  /** Null where only an authorised person may read it (K4); empty where it is secret. */
  readonly heading: string | null
  readonly isSecret: boolean
  readonly parties: readonly string[]
}

/** What some entries are called, in their order; those that the one who asks may not review are left out. */
export const nameEntries = deed('review.read', async (session, {ids}: {readonly ids: readonly EntryId[]}): Promise<readonly NamedEntry[]> => {
  const named = new Map<EntryId, NamedEntry>()
  for await (const page of findStandings(session.db, session.dialect, ids)) {
    for (const {entry, key, content} of page) {
      if (!session.may('review.read', key.committee)) continue
      const isAuthorisedOnly = content.protection === 'marked'
      const isSecret = !isAuthorisedOnly && content.headingSecrecy === 'yes'
      named.set(entry, {
        id: entry,
        diaryNumber: isAuthorisedOnly ? '' : key.caseNumber,
        documentNumber: isAuthorisedOnly ? null : key.documentNumber,
        heading: isAuthorisedOnly ? null : isSecret ? '' : content.heading,
        isSecret,
        parties: isAuthorisedOnly || isSecret || content.kind === 'case' ? [] : content.parties,
      })
    }
  }
  return ids.flatMap((id) => named.get(id) ?? [])
})
