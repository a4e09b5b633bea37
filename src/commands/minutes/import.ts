import {basename, resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {EXIT} from '../../cli/exit-codes.js'
import {withImportProgress} from '../../cli/import-progress.js'
import {meetingLines} from '../../cli/imported-meetings.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {importMeetings} from '../../usecases/minutes/import-meetings.js'
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
  }

  static override examples = ['diarievakt minutes import sammantraden.csv', 'diarievakt minutes import - < sammantraden.csv']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(MinutesImport)
    const files = (argv as string[]).map((file) => (file === '-' ? {path: '', name: '-'} : {path: resolve(file), name: basename(file)}))
    const reasons = rowProblems[this.language]
    const imported = await this.withSession(flags.workspace, (session) =>
      withImportProgress(this.words, this.jsonEnabled(), (line) => this.tell(line), (onProgress) =>
        importMeetings(session, {files, encoding: flags.encoding ?? null, sheet: flags.sheet ?? null, isDryRun: flags['dry-run'], reasonFor: ({code}) => reasons[code], onFile: () => undefined, onProgress})))
    for (const file of imported.files) for (const line of meetingLines(file, this.language, this.words)) this.say(line)
    if (flags['dry-run']) this.say(this.words.import.dryRun)
    if (imported.files.some(({rejected}) => rejected > 0)) process.exitCode = EXIT.doneWithRejects
    return {
      run: imported.run,
      dryRun: flags['dry-run'],
      files: imported.files.map(({path, sha256, read, imported: made, changed, unchanged, rejected, withdrawn, rejectFiles}) => ({path, sha256, read, imported: made, changed, unchanged, rejected, withdrawn, rejectFiles})),
      rejects: imported.files.flatMap(({path, problems}) => problems.map(({line, column, code}) => ({path, line, column, code, reason: reasons[code]}))),
      stages: imported.stages,
    }
  }
}
