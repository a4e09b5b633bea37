import {askKnown} from '../../cli/ask-known.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {searchProgress, sayFound} from '../../cli/say-found.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {findSubject} from '../../usecases/subject/find-subject.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {subjectWords} from '../../words/subject.js'

const words = commands[languageOf()].subjectFind

export default class SubjectFind extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['subject:find']]
  // A person typed as an argument is told so, and not called an unknown command.
  static override strict = false
  static override examples = ['diarievakt subject find', 'diarievakt subject find --json < person.txt']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(SubjectFind)
    const say = subjectWords[this.language]
    if (argv.length > 0) throw new UsageProblem(say.neverAnArgument)
    const known = await askKnown(say.askKnown, !flags['no-input'])
    const found = await this.withSession(flags.workspace, (session) => findSubject(session, {known, onProgress: searchProgress(this.language, this.jsonEnabled(), (line) => this.tell(line))}))
    sayFound(found, this.language, (line) => this.say(line))
    return found
  }
}
