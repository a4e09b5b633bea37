import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {askKnown} from '../../cli/ask-known.js'
import {languageOf} from '../../cli/language.js'
import {personIdIn} from '../../cli/person-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {CHANNELS, isEmail} from '../../core/protected/channel.js'
import {Refusal} from '../../core/refusal.js'
import {noteContact} from '../../usecases/protected/note-contact.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWork} from '../../words/protected-work.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].personContact

export default class PersonContact extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:contact']]
  // What is typed there beside the id may be a person, and is not repeated.
  static override strict = false
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {
    channel: Flags.string({summary: words.channel, helpValue: CHANNELS.join('|'), required: true}),
    'called-back': Flags.boolean({summary: words.calledBack, default: false}),
    'id-shown': Flags.boolean({summary: words.idShown, default: false}),
    'told-risks': Flags.boolean({summary: words.toldRisks, default: false}),
    'offered-other-way': Flags.boolean({summary: words.offeredOtherWay, default: false}),
    note: Flags.string({summary: words.note, helpValue: '-'}),
    holder: holderFlag,
  }
  static override examples = ['diarievakt person contact ID --channel letter', 'diarievakt person contact ID --channel phone --called-back']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PersonContact)
    const id = personIdIn(argv as string[])
    if (isEmail(flags.channel)) throw new Refusal('channel-email')
    const channel = CHANNELS.find((one) => one === flags.channel)
    if (channel === undefined) throw new Refusal('channel-unknown')
    const asks = !flags['no-input'] && process.stdin.isTTY
    const say = protectedWork[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const note = flags.note === undefined ? '' : (await askKnown(words.note, !flags['no-input'])).trim()
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const contact = {channel, calledBack: flags['called-back'], idShown: flags['id-shown'], toldRisks: flags['told-risks'], offeredOtherWay: flags['offered-other-way'], note}
      const {stillToTell} = await noteContact(session, {unlocking, id, contact, ask: async (what) => asks && (await ask(say.askTold[what]))?.toLowerCase() === protectedWords[this.language].yes})
      this.say(PROTECTED_MARKING)
      this.say(say.contactNoted)
      for (const what of stillToTell) this.say(say.toTell[what])
      return {marking: PROTECTED_MARKING, id, stillToTell, ...unlocking.told()}
    })
  }
}
