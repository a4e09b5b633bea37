import {Args, Flags} from '@oclif/core'
import {askKnown} from '../../cli/ask-known.js'
import {languageOf} from '../../cli/language.js'
import {personIdIn} from '../../cli/person-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {ASSESSMENT_OUTCOMES} from '../../core/protected/record.js'
import {assessPerson} from '../../usecases/protected/assess-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {stages} from '../../words/common.js'
import {protectedWork} from '../../words/protected-work.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].personAssess

export default class PersonAssess extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:assess']]
  // What is typed there beside the id may be a person, and is not repeated.
  static override strict = false
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {
    outcome: Flags.option({summary: words.outcome, options: ASSESSMENT_OUTCOMES, required: true})(),
    ground: Flags.string({summary: words.ground, helpValue: "'OSL 21:3'", required: true}),
    entry: Flags.string({summary: words.entry, helpValue: 'ID'}),
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    note: Flags.string({summary: words.note, helpValue: '-'}),
    holder: holderFlag,
  }
  static override examples = ["diarievakt person assess ID --outcome secret --ground 'OSL 21:3'", "diarievakt person assess ID --entry ID --outcome not-the-person --ground 'annat personnummer'"]

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PersonAssess)
    const id = personIdIn(argv as string[])
    const say = protectedWork[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const note = flags.note === undefined ? '' : (await askKnown(words.note, !flags['no-input'])).trim()
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const assessed = await assessPerson(session, {unlocking, id, assessment: {outcome: flags.outcome, ground: flags.ground, entry: flags.entry ?? null, committee: flags.committee ?? null, note}})
      this.say(PROTECTED_MARKING)
      this.say(say.assessed(say.outcomes[flags.outcome]))
      if (assessed.stage !== null) this.say(assessed.isMarked ? say.stillMarked : say.released(stages[this.language][assessed.stage]))
      return {marking: PROTECTED_MARKING, outcome: flags.outcome, ...assessed, ...unlocking.told()}
    })
  }
}
