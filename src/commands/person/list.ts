import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {hasScreen, showLockingScreen} from '../../cli/person-card.js'
import {table} from '../../cli/table.js'
import {askUnlocking, askWhy, holderFlag, whyFlag} from '../../cli/unlocking.js'
import {listPersons} from '../../usecases/protected/list-persons.js'
import {showPerson} from '../../usecases/protected/read-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWork} from '../../words/protected-work.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].personList
const PAGE = 50

export default class PersonList extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:list']]
  static override flags = {
    names: Flags.boolean({summary: words.names}),
    limit: Flags.integer({summary: words.limit, min: 1, max: 500, default: PAGE}),
    after: Flags.string({summary: words.after, helpValue: 'ID'}),
    why: whyFlag,
    holder: holderFlag,
  }
  static override examples = ['diarievakt person list --why matter', 'diarievakt person list --names --why correction --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(PersonList)
    const asks = !flags['no-input']
    const say = protectedWork[this.language]
    const {screen, allCommittees} = protectedWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const why = await askWhy(flags.why, asks)
      const unlocking = await askUnlocking(flags.holder, asks, (line) => this.tell(line))
      const {persons, next} = await listPersons(session, {unlocking, why, showsNames: flags.names, limit: flags.limit, after: flags.after ?? null})
      if (!this.jsonEnabled() && !flags.names && hasScreen(session.settings.review.screenReader)) {
        // What unlocking tells is told once: on a screen there is no room for it.
        const quiet = {holder: unlocking.holder, passphrase: unlocking.passphrase}
        const deeds = {page: (after: string | null, showsNames: boolean) => listPersons(session, {unlocking: quiet, why, showsNames, limit: flags.limit, after}), open: (id: string) => showPerson(session, {unlocking: quiet, why, id})}
        await showLockingScreen(session.isRehearsal, this.language, (line) => this.say(line), async () => {
          const {openPersonList} = await import('../../tui/app.js')
          return (about, ended) => openPersonList({persons, next}, deeds, about, process, ended)
        })
        return {marking: PROTECTED_MARKING, persons, next, ...unlocking.told()}
      }
      this.say(PROTECTED_MARKING)
      if (persons.length === 0) this.say(say.nobody)
      else {
        const {id, level, name, committees, saidAt, number} = say.listColumns
        const rows = persons.map((one) => [one.id, one.level, one.name ?? screen.hidden, one.committees.map((code) => (code === '*' ? allCommittees : code)).join(', '), one.saidAt, one.hasNumber ? say.hasNumber : say.noNumber])
        this.say(table([id, level, name, committees, saidAt, number], rows))
      }
      if (next !== null) this.say(say.more(next))
      return {marking: PROTECTED_MARKING, persons, next, ...unlocking.told()}
    })
  }
}
