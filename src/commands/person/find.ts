import {languageOf} from '../../cli/language.js'
import {askNumber} from '../../cli/person-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {showPersonCard, toShow} from '../../cli/person-card.js'
import {askUnlocking, askWhy, holderFlag, whyFlag} from '../../cli/unlocking.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {findPerson} from '../../usecases/protected/read-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].personFind

export default class PersonFind extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:find']]
  // A number typed as an argument is told so, and not called an unknown command.
  static override strict = false
  static override flags = {why: whyFlag, holder: holderFlag}
  static override examples = ['diarievakt person find --why matter', 'diarievakt person find --why letter --json < nummer.txt']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PersonFind)
    if (argv.length > 0) throw new UsageProblem(protectedWords[this.language].neverAnArgument)
    const asks = !flags['no-input']
    const {view, told} = await this.withSession(flags.workspace, async (session) => {
      const why = await askWhy(flags.why, asks)
      const unlocking = await askUnlocking(flags.holder, asks, (line) => this.tell(line))
      const person = await findPerson(session, {unlocking, why, number: await askNumber(session.today, asks)})
      return {view: toShow(session, person), told: unlocking.told()}
    })
    if (!this.jsonEnabled()) await showPersonCard(view, this.language, (line) => this.say(line), async () => (await import('../../tui/app.js')).openPersonCard)
    return {marking: PROTECTED_MARKING, person: view.person, ...told}
  }
}
