import {resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {showPersonCard, toShow} from '../../cli/person-card.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {unlockedLines} from '../../cli/say-person.js'
import {askUnlocking, askWhy, holderFlag, whyFlag} from '../../cli/unlocking.js'
import {printPerson, showPerson} from '../../usecases/protected/read-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].personShow

export default class PersonShow extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['person:show']]
  static override args = {id: Args.string({required: true, ignoreStdin: true, description: words.id})}
  static override flags = {why: whyFlag, holder: holderFlag, paper: Flags.string({summary: words.paper, helpValue: 'FILE', aliases: ['papper']})}
  static override examples = ['diarievakt person show ID --why matter', 'diarievakt person show ID --why letter --paper person.html']

  async run(): Promise<object> {
    const {args: {id}, flags} = await this.parse(PersonShow)
    const asks = !flags['no-input']
    const file = flags.paper === undefined ? null : resolve(flags.paper)
    const {paper, view} = await this.withSession(flags.workspace, async (session) => {
      const why = await askWhy(flags.why, asks)
      const unlocking = await askUnlocking(flags.holder, asks)
      const order = {unlocking, why, id}
      const paper = file === null ? null : await printPerson(session, {...order, file, language: this.language})
      const view = paper === null ? toShow(session, await showPerson(session, order)) : null
      const opened = view ?? paper
      if (opened !== null) for (const line of unlockedLines(opened, unlocking.holder ?? session.actor.id, this.language)) this.tell(line)
      return {paper, view}
    })
    if (view !== null) {
      if (!this.jsonEnabled()) await showPersonCard(view, this.language, (line) => this.say(line), async () => (await import('../../tui/app.js')).openPersonCard)
      return {marking: PROTECTED_MARKING, person: view.found, holders: view.holders, drained: view.drained}
    }
    this.say(PROTECTED_MARKING)
    this.say(protectedWords[this.language].paper.written(flags.paper ?? ''))
    return {marking: PROTECTED_MARKING, paper: file, holders: paper?.holders ?? [], drained: paper?.drained ?? 0}
  }
}
