import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {listUsers} from '../../usecases/user/list-users.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].userList

export default class UserList extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['user:list']]
  static override examples = ['diarievakt user list']

  async run(): Promise<object> {
    const {flags} = await this.parse(UserList)
    const users = await this.withSession(flags.workspace, (session) => listUsers(session, undefined))
    const rows = users.flatMap(({user, roles}) => roles.map(({role, committee, grantedAt, grantedBy}) => [user, role, committee, grantedAt.slice(0, 10), grantedBy]))
    const {headings} = this.words.user
    this.say(table([headings.user, headings.role, headings.committee, headings.since, headings.by], rows))
    return {users}
  }
}
