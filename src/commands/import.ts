import {basename, resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {EXIT} from '../cli/exit-codes.js'
import {importedLines} from '../cli/imported-file.js'
import {withImportProgress} from '../cli/import-progress.js'
import {languageOf} from '../cli/language.js'
import {RegisterCommand} from '../cli/register-command.js'
import {UsageProblem} from '../cli/usage-words.js'
import {readSource} from '../cli/world.js'
import {importFiles} from '../usecases/import/import-files.js'
import {ALIASES} from '../words/aliases.js'
import {commands} from '../words/commands.js'
import {rowProblems} from '../words/intake.js'

const words = commands[languageOf()].import

export default class Import extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES.import]
  static override description = words.description
  static override strict = false
  static override args = {file: Args.string({required: true, ignoreStdin: true, description: words.files})}
  static override flags = {
    source: Flags.string({summary: words.source, default: 'diarievakt'}),
    full: Flags.string({summary: words.full, multiple: true, multipleNonGreedy: true, helpValue: 'DIARY'}),
    attachments: Flags.string({summary: words.attachments, helpValue: 'DIR'}),
    encoding: Flags.option({summary: words.encoding, options: ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850', 'macroman'] as const})(),
    sheet: Flags.string({summary: words.sheet, helpValue: 'SHEET'}),
    'dry-run': Flags.boolean({summary: words.dryRun, default: false}),
    'max-rejects': Flags.string({summary: words.maxRejects, helpValue: 'N|P%'}),
    'allow-mass-withdrawal': Flags.boolean({summary: words.massWithdrawal}),
  }

  static override examples = ['diarievakt import export.csv --attachments bilagor', 'diarievakt import ks.csv --full KS --dry-run', 'diarievakt import - < export.csv']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(Import)
    const files = (argv as string[]).map((file) => (file === '-' ? {path: '', name: '-'} : {path: resolve(file), name: basename(file)}))
    const maxRejects = readLimit(flags['max-rejects'])
    if (maxRejects === undefined) throw new UsageProblem(`--max-rejects: ${this.words.usage.badLimit}`)
    const reasons = rowProblems[this.language]
    const done: string[] = []
    const imported = await this.withSession(flags.workspace, async (session) => {
      const source = readSource(flags.source, session.folder)
      if (source.standing === 'suggested') done.push(this.words.import.suggested(source.name))
      return withImportProgress(
        this.words,
        this.jsonEnabled(),
        (line) => this.tell(line),
        (onProgress) =>
          importFiles(session, {
            files,
            source,
            encoding: flags.encoding ?? null,
            sheet: flags.sheet ?? null,
            full: flags.full ?? [],
            attachments: flags.attachments === undefined ? null : resolve(flags.attachments),
            isDryRun: flags['dry-run'],
            maxRejects,
            usesSecondCore: true,
            allowsMassWithdrawal: flags['allow-mass-withdrawal'],
            reasonFor: ({code}) => reasons[code],
            onFile: (file) => done.push(...importedLines(file, this.language, this.words)),
            onProgress,
          }),
      )
    }).catch((error: unknown) => {
      // What was imported before it failed stands in the register, and is told; with --json beside the document of what failed.
      for (const line of done) {
        if (this.jsonEnabled()) this.tell(line)
        else this.say(line)
      }
      throw error
    })
    for (const line of done) this.say(line)
    if (flags['dry-run']) this.say(this.words.import.dryRun)
    if (imported.files.some(({rejected}) => rejected > 0)) process.exitCode = EXIT.doneWithRejects
    const {cleared = 0, held = 0, secret = 0, blocked = 0, ...rest} = imported.stages
    return {
      run: imported.run,
      dryRun: flags['dry-run'],
      files: imported.files.map(({problems: _problems, left: _left, stages: _stages, tellsOfProtection: _tells, sealingRefusal, ...file}) => ({...file, notSealed: sealingRefusal?.code ?? null})),
      rejects: imported.files.flatMap(({path, problems}) => problems.map(({line, column, code}) => ({path, line, column, code, reason: reasons[code]}))),
      stages: {cleared, held, secret, blocked, ...rest},
    }
  }
}

/** `--max-rejects`: a number of rows or a percentage; undefined where it is neither. */
function readLimit(text: string | undefined): {readonly rows: number} | {readonly percent: number} | null | undefined {
  if (text === undefined) return null
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text)
  if (match?.[1] === undefined) return undefined
  return match[2] === '%' ? {percent: Number(match[1])} : {rows: Number(match[1])}
}
