import {Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {Refusal} from '../../core/refusal.js'
import {confirmClock} from '../../usecases/audit/confirm-clock.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].auditConfirmClock

export default class AuditConfirmClock extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['audit:confirm-clock']]
  static override flags = {yes: Flags.boolean({summary: words.yes})}
  static override examples = ['diarievakt audit confirm-clock', 'diarievakt audit confirm-clock --yes']

  async run(): Promise<object> {
    const {flags} = await this.parse(AuditConfirmClock)
    const confirmed = await this.withSession(flags.workspace, (session) =>
      confirmClock(session, {
        confirm: async ({now, last}) => {
          this.tell(this.words.clock.asks(now, last))
          if (flags.yes) return
          const answer = flags['no-input'] ? null : await ask(this.words.clock.question)
          if (answer !== now.slice(0, 10)) throw new Refusal('confirmation-needed')
        },
      }),
    )
    this.say(this.words.clock.confirmed(confirmed.now, confirmed.days))
    return confirmed
  }
}
