import type {RowProblem} from '../../core/intake/row-problem.js'
import type {Encoding} from '../../io/files/encoding.js'
import {readSource} from '../../io/files/source-file.js'
import type {WrittenNote} from '../../core/minutes/split-sections.js'
import {spoolList} from '../../io/files/meeting-list.js'
import {writeNewFile} from '../../io/files/new-file.js'
import {deed} from '../deed.js'
import type {ExportToImport, ImportedFile, ImportProgress} from '../import/import-export.js'
import {importAll, type Imported} from '../import/import-files.js'
import {listOfWritten, type WrittenOrder} from './written-minutes.js'

/** Lists of meetings to bring in. */
export interface MeetingsToImport {
  readonly files: readonly ExportToImport[]
  readonly encoding: Encoding | null
  readonly sheet: string | null
  readonly isDryRun: boolean
  readonly reasonFor: (problem: RowProblem) => string
  readonly onFile: (file: ImportedFile) => void
  readonly onProgress: (progress: ImportProgress) => void
}

/** One document of original minutes to bring in. `to`: null, or a list to write it to instead, for somebody to go through first. */
export interface WrittenToImport extends WrittenOrder {
  readonly to: string | null
}

/** What came of it. */
export interface ImportedMinutes {
  /** Null where it was written to a list. */
  readonly imported: Imported | null
  readonly sections: number
  readonly notes: readonly WrittenNote[]
}

/** Brings in original minutes, split at their paragraphs, or writes them as a list. */
export const importWritten = deed('minutes.make', async (session, {written: {to, ...written}, ...order}: Omit<MeetingsToImport, 'files' | 'encoding' | 'sheet'> & {readonly written: WrittenToImport}): Promise<ImportedMinutes> => {
  session.demand('minutes.make', written.committee)
  const {text, sections, notes} = await listOfWritten(session, written)
  if (to !== null) {
    await writeNewFile(to, text)
    return {imported: null, sections, notes}
  }
  const spooled = await spoolList(session.folder, text)
  try {
    const imported = await importMeetings(session, {...order, files: [{path: spooled.path, name: written.name}], encoding: 'utf-8', sheet: null})
    return {imported, sections, notes}
  } finally {
    await spooled.remove()
  }
})

/** Brings in meetings with their items, as a committee’s secretary does: the rows of their own committees, and nothing else (A2). */
export const importMeetings = deed('minutes.make', (session, order: MeetingsToImport): Promise<Imported> =>
  importAll(session, {
    ...order,
    source: readSource('diarievakt'),
    full: [],
    attachments: null,
    maxRejects: null,
    allowsMassWithdrawal: false,
    usesSecondCore: false,
    isOfMeetings: true,
    mayBring: (committee) => {
      session.demand('minutes.make', committee)
    },
  }))
