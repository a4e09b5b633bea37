import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {askChange, personIdIn} from '../../cli/person-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sweepDocument, sweepLines} from '../../cli/say-sweep.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {PROTECTION_LEVELS} from '../../core/protected/protection.js'
import {changePerson} from '../../usecases/protected/change-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWork} from '../../words/protected-work.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].personChange

export default class PersonChange extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:change']]
  // What is typed there beside the id may be a person, and is not repeated.
  static override strict = false
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {level: Flags.option({summary: words.level, options: PROTECTION_LEVELS})(), holder: holderFlag}
  static override examples = ['diarievakt person change ID < andring.txt', 'diarievakt person change ID --level "skyddad folkbokföring"']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PersonChange)
    const id = personIdIn(argv as string[])
    const asks = !flags['no-input']
    return this.withSession(flags.workspace, async (session) => {
      const {level} = flags
      // The level alone needs no lines.
      const lines = level !== undefined && process.stdin.isTTY ? {} : await askChange(session.today, asks)
      const unlocking = await askUnlocking(flags.holder, asks, (line) => this.tell(line))
      const {sweep} = await changePerson(session, {unlocking, id, change: {...lines, ...(level === undefined ? {} : {level})}})
      this.say(PROTECTED_MARKING)
      this.say(protectedWork[this.language].changed)
      for (const line of sweepLines(sweep, null, this.language)) this.say(line)
      return {marking: PROTECTED_MARKING, id, sweep: sweepDocument(sweep), ...unlocking.told()}
    })
  }
}
