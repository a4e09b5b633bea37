import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {letterNumberIn} from '../../cli/letter-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {COPY_FATES, LETTER_STATES} from '../../core/forwarding/journey.js'
import {compareLetters} from '../../usecases/forwarding/compare-letters.js'
import {listLetters, type ListedForwarding} from '../../usecases/forwarding/list-letters.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'
import {PROTECTED_MARKING} from '../../words/protected.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].forwardingList

export default class ForwardingList extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['forwarding:list']]
  static override flags = {
    all: Flags.boolean({summary: words.all, default: false}),
    state: Flags.option({summary: words.state, options: LETTER_STATES})(),
    batch: Flags.string({summary: words.batch, helpValue: 'N'}),
    overdue: Flags.boolean({summary: words.overdue, default: false}),
    compared: Flags.boolean({summary: words.compared, default: false}),
    holder: holderFlag,
  }
  static override examples = ['diarievakt forwarding list', 'diarievakt forwarding list --overdue', 'diarievakt forwarding list --batch 7 --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(ForwardingList)
    const say = forwardingWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      if (flags.compared) await compareLetters(session, {unlocking})
      const {letters, batches} = await listLetters(session, {unlocking, filter: {state: flags.state ?? null, batch: flags.batch === undefined ? null : letterNumberIn([flags.batch]), overdue: flags.overdue, all: flags.all}})
      this.say(PROTECTED_MARKING)
      if (letters.length === 0) this.say(say.nothing)
      else {
        const {number, kind, committee, caseNumber, due, days, state, since, batch, envelope, note} = say.columns
        this.say(table([number, kind, committee, caseNumber, due, days, state, since, batch, envelope, note], letters.map((letter) => this.#cells(letter))))
      }
      for (const one of batches) {
        this.say(say.batch(one.batch, one.madeAt, one.envelopes))
        if (one.labels.printed > 0) this.say(say.labels(one.labels.printed, COPY_FATES.filter((fate) => one.labels[fate] > 0).map((fate) => `${one.labels[fate]} ${say.fates[fate]}`).join(' + ')))
        for (const file of one.files) this.say(say.file(file))
      }
      return {marking: PROTECTED_MARKING, letters, batches, ...unlocking.told()}
    })
  }

  #cells({number, kind, committee, caseNumber, reference, due, daysLeft, state, since, batch, envelope, isOverdue, stop}: ListedForwarding): readonly string[] {
    const say = forwardingWords[this.language]
    const note = [...(isOverdue ? [say.overdue] : []), ...(stop === null ? [] : [refusalWords(this.language, stop, {}).what])].join(' ')
    const name = caseNumber === null ? say.gone : reference === null ? caseNumber : `${caseNumber} (${reference})`
    return [String(number), say.kinds[kind], committee, name, due ?? '', daysLeft === null ? '' : String(daysLeft), say.states[state], since, batch === null ? '' : String(batch), envelope === null ? '' : String(envelope), note]
  }
}
