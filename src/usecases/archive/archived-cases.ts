import type {ArchivedCase, ArchivedDocument, ArchivedEntry, ArchivedFile} from '../../core/archive/archived-case.js'
import type {RegisteredCase, RegisteredContent, RegisteredDocument} from '../../core/register/entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {ArchivedRow} from '../../io/db/archive-table.js'
import {uuidOf} from '../../io/system/digest.js'

/** A case to be archived, before its files have been looked for. */
export interface CaseToArchive {
  readonly entry: EntryId
  readonly committee: string
  readonly number: string
}

/** A case as the archive gets it, of its rows: its own and then its documents'. `filesOf`: a document's files as they lie in the package. */
export function archivedCase({committee, number}: CaseToArchive, [own, ...documents]: readonly ArchivedRow[], filesOf: (document: ArchivedRow) => readonly ArchivedFile[]): ArchivedCase {
  if (own?.told.kind !== 'case') throw new Error('A case without a row of its own')
  return {
    ...entryOf<RegisteredCase>(own, own.told),
    committee,
    number,
    documents: documents.map((row): ArchivedDocument => {
      if (row.told.kind !== 'document') throw new Error('A document that is none')
      return {...entryOf<RegisteredDocument>(row, row.told), number: row.documentNumber, files: filesOf(row)}
    }),
  }
}

function entryOf<Content extends RegisteredContent>({entry, registryState, publicHeading, publishedOn, versions, decisions}: ArchivedRow, content: Content): ArchivedEntry<Content> {
  return {entry, uuid: uuidOf(entry), content, registryState, publicHeading, publishedOn, versions, decisions}
}
