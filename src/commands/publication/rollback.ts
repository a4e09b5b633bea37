import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {Refusal} from '../../core/refusal.js'
import type {Session} from '../../usecases/deed.js'
import {rollBack, type Rollback} from '../../usecases/publication/roll-back.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].publicationRollback

export default class PublicationRollback extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['publication:rollback']]
  static override args = {release: Args.string({ignoreStdin: true, description: words.release})}
  static override flags = {
    'dry-run': Flags.boolean({summary: words.dryRun, default: false}),
    yes: Flags.boolean({summary: words.yes, default: false}),
  }

  static override examples = ['diarievakt publication rollback --dry-run', 'diarievakt publication rollback --yes']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(PublicationRollback)
    const release = args.release ?? null
    return this.withSession(flags.workspace, async (session) => {
      const plan = flags.yes && !flags['dry-run'] ? null : await this.#goBack(session, release, true)
      if (plan !== null) this.#sayPlan(plan)
      if (plan !== null && flags['dry-run']) {
        this.say(this.words.publication.rollback.dryRun)
        return plan
      }
      if (plan !== null) await this.#confirm(flags['no-input'])
      const done = await this.#goBack(session, plan?.to ?? release, false)
      if (plan === null) this.#sayPlan(done)
      this.say(this.words.publication.rollback.done(done.run ?? ''))
      return done
    })
  }

  #goBack(session: Session, release: string | null, isDryRun: boolean): Promise<Rollback> {
    return rollBack(session, {release, isDryRun, onStep: () => undefined})
  }

  #sayPlan({to, public: shown, hidden}: Rollback): void {
    this.say(this.words.publication.rollback.plan(to, shown, hidden))
  }

  async #confirm(neverAsks: boolean): Promise<void> {
    const answer = neverAsks ? null : await ask(this.words.publication.rollback.confirm)
    if (answer !== this.words.publication.rollback.yes) throw new Refusal('confirmation-needed')
  }
}
