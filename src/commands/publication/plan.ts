import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {planPublication} from '../../usecases/publication/plan-publication.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].publicationPlan

export default class PublicationPlan extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['publication:plan']]
  static override examples = ['diarievakt publication plan']

  async run(): Promise<object> {
    const {flags} = await this.parse(PublicationPlan)
    const plan = await this.withSession(flags.workspace, (session) => planPublication(session, undefined))
    for (const one of plan.committees) this.say(this.words.publication.plan(one.committee, one.published, one.republished, one.unchanged))
    this.say(this.words.publication.planExpired(plan.expired.length))
    return plan
  }
}
