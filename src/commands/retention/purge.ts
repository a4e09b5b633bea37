import {Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayPlan, sayStores, sayWaiting, totalDue} from '../../cli/say-retention.js'
import {Refusal} from '../../core/refusal.js'
import type {Session} from '../../usecases/deed.js'
import {purgeRetention, type Purged} from '../../usecases/retention/purge-retention.js'
import type {Proof} from '../../usecases/retention/search-traces.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].retentionPurge

export default class RetentionPurge extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['retention:purge']]
  static override flags = {
    'dry-run': Flags.boolean({summary: words.dryRun, default: false}),
    yes: Flags.boolean({summary: words.yes, default: false}),
  }

  static override examples = ['diarievakt retention purge --dry-run', 'diarievakt retention purge --yes']

  async run(): Promise<object> {
    const {flags} = await this.parse(RetentionPurge)
    return this.withSession(flags.workspace, async (session) => {
      if (flags['dry-run'] || !flags.yes) {
        const plan = await purgeRetention(session, {isDryRun: true, onProgress: () => undefined})
        for (const line of sayPlan(this.words, plan)) this.say(line)
        if (flags['dry-run']) {
          this.say(this.words.retention.dryRun)
          return plan
        }
        await this.#confirm(totalDue(plan), flags['no-input'])
      }
      return this.#report(await this.#purge(session))
    })
  }

  async #confirm(count: number, neverAsks: boolean): Promise<void> {
    if (count === 0) return
    const answer = neverAsks ? null : await ask(this.words.retention.confirm(count))
    if (answer !== String(count)) throw new Refusal('confirmation-needed')
  }

  async #purge(session: Session): Promise<Purged> {
    let last = ''
    return purgeRetention(session, {
      isDryRun: false,
      onProgress: (step, done, total) => {
        if (this.jsonEnabled()) return
        const line = total > 0 ? `${this.words.retention.steps[step]} ${done}/${total}` : this.words.retention.steps[step]
        if (line !== last) this.tell(line)
        last = line
      },
    })
  }

  #report(purged: Purged): object {
    const say = this.words.retention
    if (purged.publicCopies > 0) this.say(say.removed(purged.publicCopies))
    this.say(say.purged(purged.registryCopies))
    for (const line of [...sayWaiting(this.words, purged), ...sayStores(this.words, purged, say.storesTrimmed)]) this.say(line)
    const {proof, scrubbed, tablesLeft} = purged
    if (proof !== null) this.#reportProof(purged, proof)
    if (scrubbed === false) {
      process.exitCode = EXIT.tryLater
      this.tell(tablesLeft > 0 ? say.tablesLeft(tablesLeft) : say.notScrubbed)
    }
    return purged
  }

  #reportProof({registryCopies, scrubbed}: Purged, {texts, files, bytes, found, places, inOutbox, outOfSight}: Proof): void {
    const say = this.words.retention
    if (found > 0) {
      this.tell(say.found(found, texts))
      for (const place of places) this.tell(`  ${place}`)
      // What a reader held on to is no fault: it is told below.
      if (scrubbed === true) {
        process.exitCode = EXIT.fault
        this.tell(say.foundNext)
      }
    } else if (registryCopies === 0) this.say(say.noProof)
    else this.say(texts === 0 ? say.sharedProof : say.proof(texts, files, (bytes / 1e6).toFixed(1)))
    if (inOutbox.length > 0) for (const line of [say.inOutbox(inOutbox.length), ...inOutbox.map((path) => `  ${path}`)]) this.tell(line)
    if (registryCopies === 0) return
    this.say(say.outOfSight.heading)
    for (const place of outOfSight) this.say(`  ${say.outOfSight[place]}`)
  }
}
