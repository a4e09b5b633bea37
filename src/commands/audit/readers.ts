import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {personIdIn} from '../../cli/person-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {listReaders} from '../../usecases/protected/list-readers.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].auditReaders

export default class AuditReaders extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['audit:readers']]
  // What is typed there beside the id may be a person, and is not repeated.
  static override strict = false
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {holder: holderFlag}
  static override examples = ['diarievakt audit readers ID']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(AuditReaders)
    const id = personIdIn(argv as string[])
    const readings = await this.withSession(flags.workspace, async (session) => listReaders(session, {unlocking: await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line)), id}))
    const {readers: {columns, empty}, outcomes, reasons, media, fields} = protectedWords[this.language]
    this.say(PROTECTED_MARKING)
    if (readings.length === 0) this.say(empty)
    else {
      const named = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code
      const rows = readings.map((reading) => [reading.localAt, `${reading.account} (${reading.holder})`, named(reasons, reading.why), named(media, reading.medium), outcomes[reading.outcome ?? 'none'], reading.fields.map((field) => named(fields, field)).join(', ')])
      this.say(table([columns.at, columns.reader, columns.why, columns.medium, columns.outcome, columns.fields], rows))
    }
    return {marking: PROTECTED_MARKING, readings}
  }
}
