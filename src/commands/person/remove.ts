import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {personIdIn} from '../../cli/person-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {Refusal} from '../../core/refusal.js'
import {removePerson} from '../../usecases/protected/remove-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].personRemove

export default class PersonRemove extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:remove']]
  // What is typed there beside the id may be a person, and is not repeated.
  static override strict = false
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {holder: holderFlag, yes: Flags.boolean({summary: words.yes})}
  static override examples = ['diarievakt person remove ID', 'diarievakt person remove ID --yes --json']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PersonRemove)
    const id = personIdIn(argv as string[])
    const say = protectedWords[this.language]
    const removed = await this.withSession(flags.workspace, async (session) => {
      const isSure = flags.yes || (!flags['no-input'] && (await ask(say.removePerson)) === id)
      if (!isSure) throw new Refusal('confirmation-needed')
      return removePerson(session, {unlocking: await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line)), id})
    })
    if (!removed.isGone) {
      this.say(say.takenAway)
      return removed
    }
    this.say(say.removed)
    if (removed.sealedIn.length > 0 || !removed.scrubbed) {
      this.tell(removed.sealedIn.length > 0 ? say.sealedLeft(removed.sealedIn) : this.words.retention.notScrubbed)
      process.exitCode = EXIT.doneWithRejects
    } else this.say(say.searched(removed.files, `${(removed.bytes / 1_000_000).toFixed(1)} MB`))
    if (removed.saidIn.length > 0) this.say(say.saidIn(removed.saidIn))
    const {outOfSight} = this.words.retention
    this.say(outOfSight.heading)
    for (const place of removed.outOfSight) this.say(`  ${outOfSight[place]}`)
    return removed
  }
}
