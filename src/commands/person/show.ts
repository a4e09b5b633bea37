import {resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {showPersonCard, toShow} from '../../cli/person-card.js'
import {personIdIn} from '../../cli/person-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, askWhy, holderFlag, whyFlag} from '../../cli/unlocking.js'
import {printPerson, showPerson} from '../../usecases/protected/read-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].personShow

export default class PersonShow extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['person:show']]
  // What is typed there beside the id may be a person, and is not repeated.
  static override strict = false
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {why: whyFlag, holder: holderFlag, paper: Flags.string({summary: words.paper, helpValue: 'FILE', aliases: ['papper']})}
  static override examples = ['diarievakt person show ID --why matter', 'diarievakt person show ID --why letter --paper person.html']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PersonShow)
    const id = personIdIn(argv as string[])
    const asks = !flags['no-input']
    const file = flags.paper === undefined ? null : resolve(flags.paper)
    const {view, told} = await this.withSession(flags.workspace, async (session) => {
      const why = await askWhy(flags.why, asks)
      const unlocking = await askUnlocking(flags.holder, asks, (line) => this.tell(line))
      const order = {unlocking, why, id}
      if (file !== null) await printPerson(session, {...order, file, language: this.language})
      return {view: file === null ? toShow(session, await showPerson(session, order)) : null, told: unlocking.told()}
    })
    if (view !== null) {
      if (!this.jsonEnabled()) await showPersonCard(view, this.language, (line) => this.say(line), async () => (await import('../../tui/app.js')).openPersonCard)
      return {marking: PROTECTED_MARKING, person: view.person, ...told}
    }
    this.say(PROTECTED_MARKING)
    this.say(protectedWords[this.language].paper.written(flags.paper ?? ''))
    return {marking: PROTECTED_MARKING, paper: file, ...told}
  }
}
