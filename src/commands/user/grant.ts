import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {grantFlags, roleNamed, userArgs, userFlags} from '../../cli/user-flags.js'
import {grantRole} from '../../usecases/user/grant-role.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].userGrant

export default class UserGrant extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['user:grant']]
  static override args = userArgs
  static override flags = {...userFlags, ...grantFlags}
  static override examples = ['diarievakt user grant anna registrar --committee KS', 'diarievakt user grant bo lawyer --all-committees --reason stand-in --until 2026-08-14']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(UserGrant)
    const one = await this.withSession(flags.workspace, (session) => grantRole(session, {...roleNamed(args, flags.committee), reason: flags.reason, until: dayOf('until', flags.until, this.words)}))
    this.say(this.words.user.granted(one.user, one.role, one.committee, one.until))
    return one
  }
}
