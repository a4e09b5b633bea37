import {resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {meetingFlags, papersOf, weekOf} from '../../cli/meeting-flags.js'
import {inTurn} from '../../cli/paper-progress.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {Refusal} from '../../core/refusal.js'
import {makePaper, PAPER_FORMATS, type MadePaper, type PaperFormat} from '../../usecases/minutes/make-paper.js'
import {papersToMake, type PaperToMake} from '../../usecases/minutes/papers-to-make.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {minutesWords} from '../../words/minutes.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].minutesGenerate

/** A paper that could not be made. */
interface FailedPaper {
  readonly paper: PaperToMake
  readonly refusal: Refusal
}

export default class MinutesGenerate extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['minutes:generate']]
  static override args = {meeting: Args.string({description: words.meeting, ignoreStdin: true})}
  static override flags = {
    ...meetingFlags(words),
    paper: Flags.string({summary: words.paper, multiple: true, multipleNonGreedy: true, helpValue: 'PAPER'}),
    version: Flags.option({summary: words.version, options: ['public', 'original'] as const, default: 'public'})(),
    format: Flags.string({summary: words.format, default: 'pdf,html', helpValue: 'pdf,html'}),
    out: Flags.string({summary: words.out, helpValue: 'DIR'}),
  }

  static override examples = ['diarievakt minutes generate "KS 2026-02-03"', 'diarievakt minutes generate --week 2026-W06', 'diarievakt minutes generate "KS 2026-02-03" --version original --paper protokoll --out utskrift']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(MinutesGenerate)
    const say = minutesWords[this.language]
    const week = weekOf(flags.week, this.words)
    const from = week?.from ?? dayOf('from', flags.from, this.words)
    const until = week?.until ?? dayOf('until', flags.until, this.words)
    // Everything there is would be made anew by a slip of the hand.
    if (args.meeting === undefined && from === null && until === null) throw new UsageProblem(this.words.usage.meetingOrDays)
    if (flags.version === 'original' && flags.out === undefined) throw new UsageProblem(this.words.usage.originalNeedsOut)
    const order = {version: flags.version, formats: formatsOf(flags.format, this.words.usage.badFormat), out: flags.out === undefined ? null : resolve(flags.out)}
    const made: (MadePaper & {readonly paper: PaperToMake})[] = []
    const failed: FailedPaper[] = []
    await this.withSession(flags.workspace, async (session) => {
      const papers = await papersToMake(session, {meeting: args.meeting ?? null, committee: flags.committee ?? null, from, until, kinds: papersOf(flags.paper, this.words)})
      if (papers.length === 0) throw new Refusal(args.meeting === undefined ? 'meeting-not-found' : 'paper-without-items')
      const isOne = papers.length === 1
      await inTurn(
        papers.map((paper) => ({
          paper,
          title: `${paper.committee} ${paper.date} ${say.papers[paper.kind]}`,
          work: async () => {
            try {
              const one = await makePaper(session, {...order, meeting: paper.meeting, kind: paper.kind})
              made.push({...one, paper})
              return one.became === 'unchanged' ? say.unchanged : say.made(one.items, one.omitted)
            } catch (error) {
              if (!(error instanceof Refusal) || isOne) throw error
              failed.push({paper, refusal: error})
              return refusalWords(this.language, error.code, error.facts).what
            }
          },
        })),
        this.jsonEnabled(),
        (text) => this.say(text),
      )
    })
    for (const {files, became, entry} of made) {
      for (const {path, sha256} of files) this.say(say.written(path, sha256))
      if (became === 'held' && entry !== null) this.say(say.heldBack(entry))
    }
    if (made.some(({became}) => became === 'cleared')) this.say(say.nextRun)
    if (made.some(({became}) => became === 'original')) this.say(say.originalOnly)
    if (made.length + failed.length > 1) this.say(say.batchDone(made.filter(({became}) => became !== 'unchanged').length, made.filter(({became}) => became === 'unchanged').length, failed.length))
    if (failed.length > 0) process.exitCode = EXIT.doneWithRejects
    return {
      version: flags.version,
      papers: made.map(({paper: {meeting, committee, date}, entry, kind, items, omitted, pages, sha256, became}) => ({meeting, committee, date, paper: kind, id: entry, items, omitted, pages, sha256, became})),
      files: made.flatMap(({files, items, omitted}) => files.map((file) => ({...file, items, omitted}))),
      failed: failed.map(({paper: {meeting, committee, date, kind}, refusal}) => ({meeting, committee, date, paper: kind, code: refusal.code})),
    }
  }
}

function formatsOf(text: string, wrong: string): readonly PaperFormat[] {
  const asked = text.split(',').map((one) => one.trim().toLowerCase())
  const formats = PAPER_FORMATS.filter((format) => asked.includes(format))
  if (formats.length !== new Set(asked).size) throw new UsageProblem(`--format: ${wrong}`)
  return formats
}
