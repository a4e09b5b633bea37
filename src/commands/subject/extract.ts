import {Flags} from '@oclif/core'
import {askKnown} from '../../cli/ask-known.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag} from '../../cli/review-flags.js'
import {searchProgress} from '../../cli/say-found.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {extractSubject} from '../../usecases/subject/extract-subject.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {extractWords} from '../../words/subject-extract.js'
import {subjectWords} from '../../words/subject.js'

const words = commands[languageOf()].subjectExtract

export default class SubjectExtract extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['subject:extract']]
  static override usage = 'subject extract ID... | --all-found'
  // Several ids, and none with --all-found.
  static override strict = false
  static override flags = {
    'all-found': Flags.boolean({summary: words.allFound}),
    committee: committeeFlag,
  }

  static override examples = ['diarievakt subject extract --all-found', 'diarievakt subject extract "KS 2026/00123:1" < person.txt']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(SubjectExtract)
    const say = extractWords[this.language]
    const ids = argv as string[]
    if ((ids.length === 0) === !flags['all-found']) throw new UsageProblem(say.chooseOne)
    const known = await askKnown(subjectWords[this.language].askKnown, !flags['no-input'])
    const extracted = await this.withSession(flags.workspace, (session) =>
      extractSubject(session, {
        known,
        ids: flags['all-found'] ? null : ids,
        committee: flags.committee ?? null,
        language: this.language,
        onProgress: searchProgress(this.language, this.jsonEnabled(), (line) => this.tell(line)),
      }),
    )
    this.say(extracted.isWhole ? subjectWords[this.language].coversAll : subjectWords[this.language].covers(extracted.committees.join(', ')))
    this.say(say.written(extracted.entries, extracted.things, extracted.toLookAt))
    for (const {path} of extracted.files) this.say(`  ${path}`)
    const {entries, rows} = extracted.awaitsAuthorised
    if (entries + rows > 0) this.say(say.awaits(entries, rows))
    this.say(say.destroy)
    return extracted
  }
}
