import type {ImportedFile} from '../usecases/import/import-export.js'
import type {Language} from '../words/languages.js'
import {rowProblems} from '../words/intake.js'
import {refusalWords} from '../words/refusals.js'
import type {CliWords} from './register-command.js'

const PROBLEMS_SHOWN = 20

/** What came of a file that was read in, an export or a list of meetings, in words. */
export function importedLines(file: ImportedFile, language: Language, words: CliWords): readonly string[] {
  const say = words.import
  const reasons = rowProblems[language]
  return [
    file.sheet === null ? say.file(file.path, file.encoding ?? '') : say.sheet(file.path, file.sheet),
    say.counts(file.read, file.imported, file.changed, file.unchanged, file.rejected),
    file.imported + file.changed + file.rejected + file.withdrawn === 0 ? say.already : say.stages(file.stages.cleared ?? 0, file.stages.held ?? 0, file.stages.secret ?? 0, file.stages.blocked ?? 0),
    ...(file.withdrawn > 0 ? [say.withdrawn(file.withdrawn)] : []),
    ...(file.older > 0 ? [say.older(file.older)] : []),
    ...(file.purged > 0 ? [say.purged(file.purged)] : []),
    ...(file.disagreeing > 0 ? [say.disagreeing(file.disagreeing)] : []),
    ...leftOutLines(file, words),
    ...(file.columns ?? []).map(say.column),
    ...(file.ignoredColumns.length > 0 ? [say.ignored(file.ignoredColumns.join(', '))] : []),
    ...(file.absentColumns.length > 0 ? [say.absent(file.absentColumns.join(', '))] : []),
    ...(file.tellsOfProtection ? [] : [say.noProtection]),
    ...notSealedLines(file, language, words),
    ...file.problems.slice(0, PROBLEMS_SHOWN).map(({line, column, code}) => say.problem(line, column ?? '', reasons[code])),
    ...(file.problems.length > PROBLEMS_SHOWN ? [say.moreProblems(file.problems.length - PROBLEMS_SHOWN)] : []),
    ...(file.rejectFiles === null ? [] : [say.rejects(file.rejectFiles.list, file.rejectFiles.rows)]),
  ]
}

/** Items that a list leaves out of papers that it tells of, a line for each meeting. */
function leftOutLines({leftOut}: ImportedFile, words: CliWords): readonly string[] {
  const meetings = Map.groupBy(leftOut, ({committee, meeting}) => `${committee} ${meeting}`)
  return [...meetings].map(([meeting, items]) => words.import.leftOut(meeting, items.map(({item}) => item).join(', ')))
}

function notSealedLines({sealingRefusal}: ImportedFile, language: Language, words: CliWords): readonly string[] {
  if (sealingRefusal === null) return []
  const {what, next} = refusalWords(language, sealingRefusal.code, sealingRefusal.facts)
  return [words.import.notSealed, what, next]
}
