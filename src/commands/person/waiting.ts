import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {askUnlocking, askWhy, holderFlag, whyFlag} from '../../cli/unlocking.js'
import {listWaitingForAuthorised} from '../../usecases/protected/list-waiting-for-authorised.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWork} from '../../words/protected-work.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].personWaiting
const PAGE = 50

export default class PersonWaiting extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:waiting']]
  static override flags = {
    limit: Flags.integer({summary: words.limit, min: 1, max: 500, default: PAGE}),
    after: Flags.string({summary: words.after, helpValue: 'ID'}),
    why: whyFlag,
    holder: holderFlag,
  }
  static override examples = ['diarievakt person waiting --why matter']

  async run(): Promise<object> {
    const {flags} = await this.parse(PersonWaiting)
    const asks = !flags['no-input']
    const say = protectedWork[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const why = await askWhy(flags.why, asks)
      const unlocking = await askUnlocking(flags.holder, asks, (line) => this.tell(line))
      const {entries, next} = await listWaitingForAuthorised(session, {unlocking, why, limit: flags.limit, after: flags.after ?? null})
      this.say(PROTECTED_MARKING)
      if (entries.length === 0) this.say(say.nothingWaits)
      else {
        const {id, committee, number, date, heading, officer, party, internal} = say.waitingColumns
        const rows = entries.map((one) => [one.id, one.committee, one.number, one.date, one.heading, one.officer, one.parties.join(' | '), one.internalParty])
        this.say(table([id, committee, number, date, heading, officer, party, internal], rows))
      }
      if (next !== null) this.say(say.more(next))
      return {marking: PROTECTED_MARKING, entries, next, ...unlocking.told()}
    })
  }
}
