import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayGaps} from '../../cli/say-gaps.js'
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
    const {users, gaps, today} = await this.withSession(flags.workspace, async (session) => ({...(await listUsers(session, undefined)), today: session.today}))
    const say = this.words.user
    const rows = users.flatMap(({user, roles, absences: [absence]}) => roles.map(({role, committee, grantedAt, grantedBy, reason, until, isInForce}) => [user, role, committee, grantedAt.slice(0, 10), grantedBy, reason === null ? '' : say.reasons[reason], until === null ? '' : isInForce ? until : say.over(until), absence === undefined ? '' : absence.from <= today ? say.absence.until(absence.until) : say.absence.between(absence.from, absence.until)]))
    const {headings} = say
    this.say(table([headings.user, headings.role, headings.committee, headings.since, headings.by, headings.why, headings.until, headings.away], rows))
    for (const line of sayGaps(this.language, gaps)) this.say(line)
    return {users, gaps}
  }
}
