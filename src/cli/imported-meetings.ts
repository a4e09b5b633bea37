import type {ImportedFile} from '../usecases/import/import-export.js'
import type {Language} from '../words/languages.js'
import {rowProblems} from '../words/intake.js'
import type {CliWords} from './register-command.js'

const PROBLEMS_SHOWN = 20

/** What came of a list of meetings, in words. */
export function meetingLines(file: ImportedFile, language: Language, words: CliWords): readonly string[] {
  const say = words.import
  const reasons = rowProblems[language]
  return [
    file.sheet === null ? say.file(file.path, file.encoding ?? '') : say.sheet(file.path, file.sheet),
    say.counts(file.read, file.imported, file.changed, file.unchanged, file.rejected),
    ...(file.imported + file.changed + file.rejected + file.withdrawn === 0 ? [say.already] : [say.stages(file.stages.cleared ?? 0, file.stages.held ?? 0, file.stages.secret ?? 0, file.stages.blocked ?? 0)]),
    ...(file.withdrawn > 0 ? [say.withdrawn(file.withdrawn)] : []),
    ...(file.ignoredColumns.length > 0 ? [say.ignored(file.ignoredColumns.join(', '))] : []),
    ...file.problems.slice(0, PROBLEMS_SHOWN).map(({line, column, code}) => say.problem(line, column ?? '', reasons[code])),
    ...(file.problems.length > PROBLEMS_SHOWN ? [say.moreProblems(file.problems.length - PROBLEMS_SHOWN)] : []),
    ...(file.rejectFiles === null ? [] : [say.rejects(file.rejectFiles.list, file.rejectFiles.rows)]),
  ]
}
