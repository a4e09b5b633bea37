import {Args, Flags} from '@oclif/core'
import {askNotice} from '../../cli/ask-notice.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askFingerprint, askNewPassphrase, askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {enrolHolder, vouchAsAdministrator, vouchAsHolder, type Enrolled} from '../../usecases/protected/enrol-holder.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].holderEnrol

export default class HolderEnrol extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['holder:enrol']]
  static override args = {name: Args.string({ignoreStdin: true, description: words.name})}
  static override flags = {holder: holderFlag, administrator: Flags.boolean({summary: words.administrator}), fingerprint: Flags.string({summary: words.fingerprint, helpValue: 'TEXT'}), 'accept-notice': Flags.boolean({summary: words.acceptNotice})}
  static override examples = ['diarievakt holder enrol', 'diarievakt holder enrol anna', 'diarievakt holder enrol anna --administrator --fingerprint 3f2a-90c1-77de-0b45']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(HolderEnrol)
    const say = protectedWords[this.language]
    const asks = !flags['no-input']
    const outcome = await this.withSession(flags.workspace, async (session): Promise<Enrolled> => {
      const named = args.name
      if (named !== undefined) {
        const order = {named, fingerprint: await askFingerprint(flags.fingerprint, named, asks)}
        return flags.administrator ? vouchAsAdministrator(session, order) : vouchAsHolder(session, {...order, unlocking: await askUnlocking(flags.holder, asks, (line) => this.tell(line))})
      }
      const takesNotice = flags['accept-notice'] || (asks && (await askNotice((line) => this.tell(line))))
      return enrolHolder(session, {holder: flags.holder ?? null, passphrase: await askNewPassphrase(asks), takesNotice})
    })
    const {holder, isHolder, wanted, fingerprint} = outcome
    this.say(isHolder ? say.enrolled(holder) : wanted.length > 0 ? say.asked(holder, wanted) : say.vouchedFor(holder))
    if (!isHolder && args.name === undefined) this.say(say.readAloud(fingerprint))
    return outcome
  }
}
