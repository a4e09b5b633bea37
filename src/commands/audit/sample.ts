import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {breakGlassLines} from '../../cli/say-break-glass.js'
import {table} from '../../cli/table.js'
import {holderFlag} from '../../cli/unlocking.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {SAMPLE_OUTCOMES, type SampleOutcome} from '../../core/audit/event.js'
import {parseLocalDate, type LocalDate} from '../../core/terms/local-date.js'
import {answerSample, drawSample} from '../../usecases/protected/sample-readings.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].auditSample

export default class AuditSample extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['audit:sample']]
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {
    size: Flags.integer({summary: words.size, min: 1, max: 200, default: 10}),
    from: Flags.string({summary: words.from, helpValue: 'YYYY-MM-DD'}),
    to: Flags.string({summary: words.to, helpValue: 'YYYY-MM-DD'}),
    holder: holderFlag,
    outcome: Flags.option({summary: words.outcome, options: SAMPLE_OUTCOMES})(),
  }

  static override examples = ['diarievakt audit sample --from 2026-02-01 --to 2026-02-28', 'diarievakt audit sample ID --outcome in-order']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(AuditSample)
    const {id} = args
    if ((id === undefined) !== (flags.outcome === undefined)) throw new UsageProblem(this.words.usage.sampleNeedsBoth)
    return id === undefined || flags.outcome === undefined ? this.#draw(flags) : this.#answer(flags.workspace, id, flags.outcome)
  }

  async #answer(workspace: string | undefined, sample: string, outcome: SampleOutcome): Promise<object> {
    const answered = await this.withSession(workspace, (session) => answerSample(session, {sample, outcome}))
    const {answered: said, outcomes} = protectedWords[this.language].sample
    this.say(said(outcomes[outcome]))
    return answered
  }

  async #draw(flags: {readonly workspace?: string | undefined; readonly size: number; readonly from?: string | undefined; readonly to?: string | undefined; readonly holder?: string | undefined}): Promise<object> {
    const day = (text: string | undefined): LocalDate | null => {
      const parsed = text === undefined ? null : parseLocalDate(text)
      if (text !== undefined && parsed === null) throw new UsageProblem(this.words.usage.badDay)
      return parsed
    }
    const [from, to] = [day(flags.from), day(flags.to)]
    const drawn = await this.withSession(flags.workspace, (session) => drawSample(session, {from, to, size: flags.size, holder: flags.holder ?? null}))
    const {sample: say, readers: {columns}, reasons, fields} = protectedWords[this.language]
    for (const line of breakGlassLines(this.language, {waiting: drawn.unreviewed, isSpent: false})) this.tell(line)
    if (drawn.readings.length === 0) this.say(say.none)
    else {
      const named = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code
      this.say(say.id(drawn.sample))
      this.say(say.of(drawn.readings.length, drawn.of))
      this.say(table([columns.at, columns.reader, columns.why, say.person, columns.fields], drawn.readings.map((reading) => [reading.localAt, `${reading.account} (${reading.holder})`, named(reasons, reading.why), reading.person, reading.fields.map((field) => named(fields, field)).join(', ')])))
      this.say(say.next(drawn.sample))
    }
    return drawn
  }
}
