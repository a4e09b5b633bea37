import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {makeBatch} from '../../usecases/forwarding/make-batch.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'
import {PROTECTED_MARKING} from '../../words/protected.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].forwardingBatch

export default class ForwardingBatch extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['forwarding:batch']]
  static override flags = {committee: Flags.string({summary: words.committee, helpValue: 'CODE'}), holder: holderFlag}
  static override examples = ['diarievakt forwarding batch', 'diarievakt forwarding batch --committee SN']

  async run(): Promise<object> {
    const {flags} = await this.parse(ForwardingBatch)
    const say = forwardingWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const made = await makeBatch(session, {unlocking, committee: flags.committee ?? null})
      const {batch, letters, envelopes, registered, parcels, stopped, near} = made
      this.say(PROTECTED_MARKING)
      this.say(batch === null ? say.noBatch : say.batched(batch, letters, envelopes, registered, parcels))
      for (const {number, code} of stopped) this.say(say.stopped(number, refusalWords(this.language, code, {}).what))
      if (near.length > 0) this.say(say.nearNumbers(near, session.settings.forwarding.daysToAllow))
      return {marking: PROTECTED_MARKING, ...made, ...unlocking.told()}
    })
  }
}
