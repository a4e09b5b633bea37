import {Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {tallyPersons} from '../../usecases/protected/tally-persons.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {followUpWords} from '../../words/followup.js'

const words = commands[languageOf()].personTally

export default class PersonTally extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:tally']]
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE', required: true}),
    from: Flags.string({summary: words.from, helpValue: 'YYYY-MM-DD', required: true}),
    to: Flags.string({summary: words.to, helpValue: 'YYYY-MM-DD', required: true}),
    holder: holderFlag,
  }

  static override examples = ['diarievakt person tally --committee KS --from 2026-01-01 --to 2026-12-31']

  async run(): Promise<object> {
    const {flags} = await this.parse(PersonTally)
    const [from, to] = [dayOf('from', flags.from, this.words), dayOf('to', flags.to, this.words)]
    if (from === null || to === null) throw new Error('A flag that is required was not given')
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const tally = await tallyPersons(session, {unlocking, committee: flags.committee, from, to})
      this.say(followUpWords[this.language].tallied(tally.contacts, tally.ownName, tally.noOpenCase))
      return {committee: flags.committee, from, to, ...tally, ...unlocking.told()}
    })
  }
}
