import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {askPerson} from '../../cli/person-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sweepDocument, sweepLines} from '../../cli/say-sweep.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {KEEPING_GROUNDS} from '../../core/protected/particulars.js'
import type {PersonCommittee} from '../../core/protected/person.js'
import {PROTECTION_LEVELS} from '../../core/protected/protection.js'
import {addPerson, leavePerson} from '../../usecases/protected/add-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].personAdd

export default class PersonAdd extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:add']]
  // A person typed as an argument is told so, and not called an unknown command.
  static override strict = false
  static override flags = {
    level: Flags.option({summary: words.level, options: PROTECTION_LEVELS, default: PROTECTION_LEVELS[0]})(),
    committee: Flags.string({summary: words.committee, multiple: true, multipleNonGreedy: true, helpValue: 'CODE', default: ['*']}),
    ground: Flags.option({summary: words.ground, options: KEEPING_GROUNDS})(),
    sealed: Flags.boolean({summary: words.sealed}),
    holder: holderFlag,
  }
  static override examples = ['diarievakt person add --level "skyddad folkbokföring"', 'diarievakt person add --committee KS --ground employment', 'diarievakt person add --sealed --committee SN < person.txt']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PersonAdd)
    const say = protectedWords[this.language]
    if (argv.length > 0) throw new UsageProblem(say.neverAnArgument)
    const asks = !flags['no-input']
    return this.withSession(flags.workspace, async (session) => {
      const about = {level: flags.level, committees: flags.committee as PersonCommittee[], ground: flags.ground ?? null}
      if (flags.sealed) {
        const {item, holders} = await leavePerson(session, await askPerson(session.today, about, asks))
        this.say(say.left(holders))
        return {marking: PROTECTED_MARKING, item, holders}
      }
      const unlocking = await askUnlocking(flags.holder, asks, (line) => this.tell(line))
      const {id, sweep} = await addPerson(session, {unlocking, person: await askPerson(session.today, about, asks)})
      this.say(PROTECTED_MARKING)
      this.say(say.added(id))
      for (const line of sweepLines(sweep, null, this.language)) this.say(line)
      return {marking: PROTECTED_MARKING, id, sweep: sweepDocument(sweep), ...unlocking.told()}
    })
  }
}
