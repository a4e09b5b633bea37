import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {publicationStatus} from '../../usecases/publication/publication-status.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {stages} from '../../words/common.js'
import type {Stage} from '../../core/journey.js'

const words = commands[languageOf()].publicationStatus

export default class PublicationStatus extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['publication:status']]
  static override examples = ['diarievakt publication status']

  async run(): Promise<object> {
    const {flags} = await this.parse(PublicationStatus)
    const status = await this.withSession(flags.workspace, (session) => publicationStatus(session, undefined))
    const say = this.words.publication.status
    this.say(status.lastUpdated === null ? say.never : say.last(status.lastUpdated))
    if (status.lastPublication?.state === 'failed') this.say(say.failed(status.lastBegan ?? ''))
    if (status.lastPublication?.state === 'running') this.say(say.running(status.lastBegan ?? ''))
    const late = status.lastPublication?.counts['lateMinutes'] ?? 0
    if (late > 0) this.say(say.late(status.lastBegan ?? '', status.lastPublication?.slot ?? '', late, status.lastPublication?.counts['missedSlots'] ?? 0))
    if (status.missed !== null) this.say(say.missed(`${status.missed.day} ${status.missed.time}`))
    if (status.releaseState === 'undeployed') this.say(say.undeployed)
    if (status.removalsPending) this.say(say.pending)
    if (status.waitingForSweep > 0) this.say(say.unswept(status.waitingForSweep))
    this.say(status.next === null ? say.noNext : say.next(`${status.next.day} ${status.next.time}`))
    this.say(say.public(status.public))
    this.say(say.expired(status.expiredNotRemoved))
    for (const one of status.committees) {
      const counts = Object.entries(one.stages).map(([stage, count]) => `${stages[this.language][stage as Stage]} ${count}`)
      this.say(`  ${one.committee}: ${counts.join(', ') || '–'}`)
    }
    if (status.site !== null) this.say(say.site(`${status.site}/index.html`))
    return status
  }
}
