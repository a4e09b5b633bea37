import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {askLetter, dueIn} from '../../cli/letter-asked.js'
import {personIdIn} from '../../cli/person-asked.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {FORWARDING_REASONS, GRAMS_UNTOLD, LETTER_KINDS, measuresIn, type ForwardingReason, type Letter} from '../../core/forwarding/letter.js'
import {Refusal} from '../../core/refusal.js'
import {importLetters} from '../../usecases/forwarding/import-letters.js'
import {prepareLetter, type PreparedLetter, type ToldLetter} from '../../usecases/forwarding/prepare-letter.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].forwardingAdd

export default class ForwardingAdd extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['forwarding:add']]
  // What is typed there beside the id may be a person, and is not repeated.
  static override strict = false
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {
    kind: Flags.option({summary: words.kind, options: LETTER_KINDS, default: 'letter' as const})(),
    due: Flags.string({summary: words.due, helpValue: 'YYYY-MM-DD'}),
    grams: Flags.integer({summary: words.grams, min: 1}),
    measures: Flags.string({summary: words.measures, helpValue: '40x30x20'}),
    reason: Flags.option({summary: words.reason, options: FORWARDING_REASONS})(),
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    list: Flags.boolean({summary: words.list, default: false, exclusive: ['due', 'grams', 'measures', 'reason']}),
    'dry-run': Flags.boolean({summary: words.dryRun, default: false, dependsOn: ['list']}),
    holder: holderFlag,
  }
  static override examples = ['diarievakt forwarding add', 'diarievakt forwarding add ID --kind registered --due 2026-03-01', 'diarievakt forwarding add --list < brev.csv']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(ForwardingAdd)
    if (flags.list) return this.#takeList(argv as string[], flags)
    if (argv.length > 1) throw new UsageProblem(protectedWords[this.language].onlyId)
    const id = argv.length === 0 ? null : personIdIn(argv as string[])
    const asks = !flags['no-input']
    const {kind, grams} = flags
    const due = dueIn(flags.due)
    const measures = flags.measures === undefined ? null : measuresIn(flags.measures)
    if (flags.measures !== undefined && measures === null) throw new Refusal('parcel-measures-missing')
    if (kind === 'parcel' && grams === undefined) throw new Refusal('letter-weight-unclear')
    const say = forwardingWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, asks, (line) => this.tell(line))
      const {to, caseNumber, reference} = await askLetter(id, session.today, asks)
      const letter: Letter = {kind, caseNumber, reference, due, grams: grams ?? GRAMS_UNTOLD, measures, reason: flags.reason ?? null}
      const prepared = await this.#prepare((told) => prepareLetter(session, {unlocking, told}), {to, committee: flags.committee ?? null, letter}, asks)
      this.say(PROTECTED_MARKING)
      this.say(say.prepared(prepared.number))
      if (prepared.isNear) this.say(say.near(session.settings.forwarding.daysToAllow))
      return {marking: PROTECTED_MARKING, ...prepared, ...unlocking.told()}
    })
  }

  /** Where the committee has an address of its own, a reason is asked for on a terminal (L1). */
  async #prepare(prepare: (told: ToldLetter) => Promise<PreparedLetter>, told: ToldLetter, asks: boolean): Promise<PreparedLetter> {
    try {
      return await prepare(told)
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'letter-own-address') || !asks) throw error
      const reason = await this.#askReason()
      if (reason === null) throw error
      return prepare({...told, letter: {...told.letter, reason}})
    }
  }

  async #askReason(): Promise<ForwardingReason | null> {
    const {askReason, reasons} = forwardingWords[this.language]
    const answer = await ask(`${askReason}${FORWARDING_REASONS.map((reason, at) => `${at + 1} ${reasons[reason]}`).join(', ')}: `)
    return FORWARDING_REASONS.find((reason, at) => answer === reason || answer === reasons[reason] || answer === String(at + 1)) ?? null
  }

  async #takeList(argv: readonly string[], {holder, committee, workspace, 'no-input': isQuiet = false, 'dry-run': isDryRun}: {readonly holder: string | undefined; readonly committee: string | undefined; readonly workspace: string | undefined; readonly 'no-input'?: boolean; readonly 'dry-run': boolean}): Promise<object> {
    const say = forwardingWords[this.language]
    if (argv.length > 0 || process.stdin.isTTY) throw new UsageProblem(say.listComesIn)
    return this.withSession(workspace, async (session) => {
      const list = await readStandardInput()
      const unlocking = await askUnlocking(holder, !isQuiet, (line) => this.tell(line))
      const {read, prepared, refused} = await importLetters(session, {unlocking, list, committee: committee ?? null, isDryRun})
      this.say(PROTECTED_MARKING)
      this.say(isDryRun ? say.couldPrepare(read, prepared.length, refused.length) : say.preparedList(read, prepared.length, refused.length))
      for (const {line, code, facts} of refused) this.say(say.refusedRow(line, refusalWords(this.language, code, facts).what))
      const near = prepared.filter(({isNear}) => isNear).map(({number}) => number)
      if (near.length > 0) this.say(say.nearNumbers(near, session.settings.forwarding.daysToAllow))
      if (isDryRun) this.say(say.dryRun)
      if (refused.length > 0) process.exitCode = EXIT.doneWithRejects
      return {marking: PROTECTED_MARKING, read, prepared, refused: refused.map(({line, code}) => ({line, code})), ...unlocking.told()}
    })
  }
}
