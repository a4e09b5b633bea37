import {Flags} from '@oclif/core'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {runPublication} from '../../usecases/publication/run-publication.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].publicationRun

export default class PublicationRun extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['publication:run']]
  static override flags = {
    slot: Flags.string({summary: words.slot, helpValue: 'HH:MM', exclusive: ['removals']}),
    'catch-up': Flags.boolean({summary: words.catchUp, exclusive: ['removals', 'slot']}),
    removals: Flags.boolean({summary: words.removals}),
  }

  static override examples = ['diarievakt publication run --slot 12:00', 'diarievakt publication run --removals']

  async run(): Promise<object> {
    const {flags} = await this.parse(PublicationRun)
    if (flags.slot !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(flags.slot)) throw new UsageProblem(this.words.usage.badSlot)
    let lastStep = ''
    const done = await this.withSession(flags.workspace, async (session) => ({
      municipality: session.settings.municipality.name,
      ...(await runPublication(session, {
        kind: flags.removals ? 'removals' : 'full',
        slot: flags['catch-up'] ? 'latest' : (flags.slot ?? null),
        onProgress: (step) => {
          if (step === lastStep || this.jsonEnabled()) return
          lastStep = step
          this.tell(this.words.publication.steps[step])
        },
      })),
    }))
    const {run, published, republished, unchanged, withdrawn, expired, held, seconds, folder, anchored, anchorRefusal, slot, urls, municipality} = done
    if (slot?.isDone === true) this.say(this.words.publication.slotDone(`${slot.day} ${slot.time}`, run))
    if (slot !== null && slot.lateMinutes > 0) this.say(this.words.publication.slotLate(`${slot.day} ${slot.time}`, slot.lateMinutes, slot.missed))
    this.say(this.words.publication.done(published, republished, unchanged, withdrawn, expired, held, seconds.toFixed(1)))
    this.say(this.words.publication.folder(`${folder}/index.html`))
    if (urls.length > 0) {
      this.say(this.words.publication.addressesNotCopied)
      for (const url of urls) this.say(`  ${url}`)
      this.say(this.words.publication.searchEngines(municipality))
    }
    if (anchorRefusal !== null) {
      const {what, next} = refusalWords(this.language, anchorRefusal.code, anchorRefusal.facts)
      for (const line of [this.words.publication.notAnchored, what, next]) this.tell(line)
      process.exitCode = EXIT.serviceDown
    }
    return {run, release: folder, published, republished, unchanged, withdrawn, expired, held, seconds, anchored, slot, urls}
  }
}
