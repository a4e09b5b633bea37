import {basename, resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {EXIT} from '../../cli/exit-codes.js'
import {withImportProgress} from '../../cli/import-progress.js'
import {importedLines} from '../../cli/imported-file.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import type {PaperKind} from '../../core/minutes/paper-kind.js'
import {Refusal} from '../../core/refusal.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {papersOf} from '../../cli/meeting-flags.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {minutesWords} from '../../words/minutes.js'
import type {ImportedFile} from '../../usecases/import/import-export.js'
import {importMeetings, importWritten} from '../../usecases/minutes/import-meetings.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {rowProblems} from '../../words/intake.js'

const words = commands[languageOf()].minutesImport

export default class MinutesImport extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['minutes:import']]
  static override strict = false
  static override args = {file: Args.string({required: true, ignoreStdin: true, description: words.files})}
  static override flags = {
    encoding: Flags.option({summary: words.encoding, options: ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850', 'macroman'] as const})(),
    sheet: Flags.string({summary: words.sheet, helpValue: 'SHEET'}),
    'dry-run': Flags.boolean({summary: words.dryRun, default: false}),
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    date: Flags.string({summary: words.date, helpValue: 'DAY'}),
    paper: Flags.string({summary: words.paper, helpValue: 'PAPER', default: 'protokoll'}),
    to: Flags.string({summary: words.to, helpValue: 'FILE'}),
  }

  static override examples = ['diarievakt minutes import sammantraden.csv', 'diarievakt minutes import - < sammantraden.csv', 'diarievakt minutes import protokoll.docx --committee KS --date 2026-02-03']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(MinutesImport)
    const files = (argv as string[]).map((file) => (file === '-' ? {path: '', name: '-'} : {path: resolve(file), name: basename(file)}))
    const reasons = rowProblems[this.language]
    const [first] = files
    const isWritten = files.length === 1 && first !== undefined && /\.docx$/i.test(first.name)
    if (isWritten) return this.#written(first, {isDryRun: flags['dry-run'], committee: flags.committee ?? null, date: dayOf('date', flags.date, this.words), kind: papersOf([flags.paper], this.words)[0] ?? 'minutes', to: flags.to === undefined ? null : resolve(flags.to)}, flags.workspace)
    if (flags.to !== undefined) throw new UsageProblem(`--to: ${this.words.usage.onlyWritten}`)
    const imported = await this.withSession(flags.workspace, (session) =>
      withImportProgress(this.words, this.jsonEnabled(), (line) => this.tell(line), (onProgress) =>
        importMeetings(session, {files, encoding: flags.encoding ?? null, sheet: flags.sheet ?? null, isDryRun: flags['dry-run'], reasonFor: ({code}) => reasons[code], onFile: () => undefined, onProgress})))
    for (const file of imported.files) for (const line of importedLines(file, this.language, this.words)) this.say(line)
    if (flags['dry-run']) this.say(this.words.import.dryRun)
    if (imported.files.some(({rejected}) => rejected > 0)) process.exitCode = EXIT.doneWithRejects
    return {
      run: imported.run,
      dryRun: flags['dry-run'],
      files: imported.files.map(shown),
      rejects: imported.files.flatMap(({path, problems}) => problems.map(({line, column, code}) => ({path, line, column, code, reason: reasons[code]}))),
      stages: imported.stages,
      notes: [],
      sections: null,
      list: null,
    }
  }

  /** Original minutes as a Word document. */
  async #written(file: {readonly path: string; readonly name: string}, {isDryRun, committee, date, kind, to}: {readonly isDryRun: boolean; readonly committee: string | null; readonly date: LocalDate | null; readonly kind: PaperKind; readonly to: string | null}, workspace: string | undefined): Promise<object> {
    if (committee === null || date === null) throw new Refusal('minutes-day-needed')
    const reasons = rowProblems[this.language]
    const say = minutesWords[this.language]
    const {imported, sections, notes} = await this.withSession(workspace, (session) =>
      importWritten(session, {written: {...file, committee, date, kind, to}, isDryRun, reasonFor: ({code}) => reasons[code], onFile: () => undefined, onProgress: () => undefined}))
    for (const one of imported?.files ?? []) for (const line of importedLines(one, this.language, this.words)) this.say(line)
    if (to !== null) this.say(say.listWritten(to, sections))
    if (notes.length > 0) {
      this.say(say.notUnderstood(file.name))
      for (const {code, where, count} of notes) this.say(`  ${say.noteAt(where === null ? (code === 'element' || code === 'picture' ? say.inFile : say.beforeSections) : `§ ${where}`, say.notes[code](count))}`)
    }
    if (imported !== null) this.say(say.eachWaits)
    if (isDryRun) this.say(this.words.import.dryRun)
    const rejected = imported?.files.flatMap(({path, problems}) => problems.map(({line, column, code}) => ({path, line, column, code, reason: reasons[code]}))) ?? []
    if (rejected.length > 0 || notes.length > 0) process.exitCode = EXIT.doneWithRejects
    return {
      run: imported?.run ?? null,
      dryRun: isDryRun,
      files: (imported?.files ?? []).map(shown),
      rejects: rejected,
      stages: imported?.stages ?? {},
      notes,
      sections,
      list: to,
    }
  }
}

function shown({path, sha256, read, imported, changed, unchanged, rejected, withdrawn, disagreeing, leftOut, sealingRefusal, rejectFiles}: ImportedFile): object {
  return {path, sha256, read, imported, changed, unchanged, rejected, withdrawn, disagreeing, leftOut, notSealed: sealingRefusal?.code ?? null, rejectFiles}
}
