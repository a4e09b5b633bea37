import type {RowProblem} from '../../core/intake/row-problem.js'
import type {Encoding} from '../../io/files/encoding.js'
import {readSource} from '../../io/files/source-file.js'
import {deed} from '../deed.js'
import type {ExportToImport, ImportedFile, ImportProgress} from '../import/import-export.js'
import {importAll, type Imported} from '../import/import-files.js'

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
