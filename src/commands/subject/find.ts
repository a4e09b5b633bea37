import {askKnown} from '../../cli/ask-known.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {searchProgress, sayFound} from '../../cli/say-found.js'
import {findSubject} from '../../usecases/subject/find-subject.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {subjectWords} from '../../words/subject.js'

const words = commands[languageOf()].subjectFind

export default class SubjectFind extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['subject:find']]
  static override examples = ['diarievakt subject find', 'diarievakt subject find --json < person.txt']

  async run(): Promise<object> {
    const {flags} = await this.parse(SubjectFind)
    const say = subjectWords[this.language]
    const known = await askKnown(say.askKnown, !flags['no-input'])
    const found = await this.withSession(flags.workspace, (session) => findSubject(session, {known, onProgress: searchProgress(this.language, this.jsonEnabled(), (line) => this.tell(line))}))
    sayFound(found, this.language, (line) => this.say(line))
    return found
  }
}
