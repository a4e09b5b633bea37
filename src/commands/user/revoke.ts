import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {roleNamed, userArgs, userFlags} from '../../cli/user-flags.js'
import {revokeRole} from '../../usecases/user/grant-role.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].userRevoke

export default class UserRevoke extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['user:revoke']]
  static override args = userArgs
  static override flags = userFlags
  static override examples = ['diarievakt user revoke anna registrar --committee KS', 'diarievakt user revoke bo administrator --all-committees']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(UserRevoke)
    const one = await this.withSession(flags.workspace, (session) => revokeRole(session, roleNamed(args, flags.committee)))
    this.say(this.words.user.revoked(one.user, one.role, one.committee))
    return one
  }
}
