import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand, WITHOUT_JSON} from '../../cli/register-command.js'
import {serveSite} from '../../usecases/publication/serve-site.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].publicationServe

export default class PublicationServe extends RegisterCommand {
  static override summary = words.summary
  static override enableJsonFlag = false
  static override baseFlags = WITHOUT_JSON
  static override hiddenAliases = [...ALIASES['publication:serve']]
  static override flags = {port: Flags.integer({summary: words.port, min: 0, max: 65_535, default: 8080})}
  static override examples = ['diarievakt publication serve --port 8080']

  async run(): Promise<void> {
    const {flags} = await this.parse(PublicationServe)
    await this.withSession(flags.workspace, async (session) => {
      const served = await serveSite(session, {port: flags.port})
      this.say(this.words.publication.serving(served.address))
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve)
        process.once('SIGTERM', resolve)
      })
      await served.close()
    })
  }
}
