import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {breakGlassLines} from '../../cli/say-break-glass.js'
import {table} from '../../cli/table.js'
import {ownKeys} from '../../core/protected/break-glass.js'
import {listHolders} from '../../usecases/protected/list-holders.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].holderList

export default class HolderList extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['holder:list']]
  static override examples = ['diarievakt holder list', 'diarievakt holder list --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(HolderList)
    const outcome = await this.withSession(flags.workspace, (session) => listHolders(session, undefined))
    const {columns, states, noHolders, isAlone} = protectedWords[this.language]
    const {holders, unreviewed, isSpent} = outcome
    if (holders.length === 0) this.say(noHolders)
    else {
      const rows = holders.map(({name, account, state, since, vouchers}) => [name, account, states[state], since.slice(0, 10), vouchers.map(({by}) => by).join(', ')])
      this.say(table([columns.name, columns.account, columns.state, columns.since, columns.vouchers], rows))
      if (ownKeys(holders).filter(({state}) => state === 'active').length === 1) this.tell(isAlone)
      for (const line of breakGlassLines(this.language, {waiting: unreviewed, isSpent})) this.tell(line)
    }
    return outcome
  }
}
