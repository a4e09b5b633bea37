import {Args, Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayGaps} from '../../cli/say-gaps.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {isLoginName} from '../../cli/user-flags.js'
import {recordAbsence, showAbsences, withdrawAbsence, type KnownAbsences} from '../../usecases/user/absences.js'
import type {Session} from '../../usecases/deed.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].userAbsence

export default class UserAbsence extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['user:absence']]
  static override args = {user: Args.string({ignoreStdin: true, description: words.user})}
  static override flags = {
    from: Flags.string({summary: words.from, helpValue: 'YYYY-MM-DD'}),
    until: Flags.string({summary: words.until, helpValue: 'YYYY-MM-DD', exclusive: ['cancel']}),
    cancel: Flags.boolean({summary: words.cancel, default: false}),
  }

  static override examples = ['diarievakt user absence --from 2026-07-06 --until 2026-08-07', 'diarievakt user absence anna --until 2026-02-06', 'diarievakt user absence anna --cancel']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(UserAbsence)
    const [from, until] = [dayOf('from', flags.from, this.words), dayOf('until', flags.until, this.words)]
    const user = args.user ?? null
    if (user !== null && !isLoginName(user)) throw new UsageProblem(this.words.usage.badUser)
    const say = this.words.user.absence
    if (from !== null && until === null && !flags.cancel) throw new UsageProblem(say.untilMissing)
    const known = await this.withSession(flags.workspace, (session): Promise<KnownAbsences> => work(session))
    if (flags.cancel) this.say(say.cancelled(known.user))
    if (known.absences.length === 0 && !flags.cancel) this.say(say.none(known.user))
    for (const absence of known.absences) this.say(say.away(known.user, absence.from, absence.until))
    for (const line of sayGaps(this.language, known.gaps)) this.tell(line)
    return known

    function work(session: Session): Promise<KnownAbsences> {
      if (flags.cancel) return withdrawAbsence(session, {user, from})
      return until === null ? showAbsences(session, user) : recordAbsence(session, {user, from: from ?? session.today, until})
    }
  }
}
