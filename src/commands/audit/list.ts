import {Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {AUDIT_KINDS} from '../../core/audit/event.js'
import {listLog, type ListedLine} from '../../usecases/audit/list-log.js'
import {ALIASES} from '../../words/aliases.js'
import {auditWords, eventWords} from '../../words/audit.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].auditList

export default class AuditList extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['audit:list']]
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    from: Flags.string({summary: words.from, helpValue: 'YYYY-MM-DD'}),
    to: Flags.string({summary: words.to, helpValue: 'YYYY-MM-DD'}),
    kind: Flags.option({summary: words.kind, multiple: true, multipleNonGreedy: true, options: AUDIT_KINDS})(),
    entry: Flags.string({summary: words.entry, helpValue: 'ID'}),
    reader: Flags.string({summary: words.reader, helpValue: 'USER'}),
    limit: Flags.integer({summary: words.limit, min: 1, max: 10_000, default: 50}),
    after: Flags.string({summary: words.after}),
  }

  static override examples = ['diarievakt audit list --committee KS --from 2026-02-01', 'diarievakt audit list --entry "KS 2026/00123:1"', 'diarievakt audit list --kind entry.withdrawn --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(AuditList)
    const [from, to] = [dayOf('from', flags.from, this.words), dayOf('to', flags.to, this.words)]
    const {lines, next} = await this.withSession(flags.workspace, (session) =>
      listLog(session, {committee: flags.committee ?? null, from, to, kinds: flags.kind ?? [], entry: flags.entry ?? null, reader: flags.reader ?? null, limit: flags.limit, after: flags.after ?? null}),
    )
    const {columns, empty, more} = auditWords[this.language].list
    if (lines.length === 0) this.say(empty)
    else {
      const rows = lines.map((line) => [line.localAt, line.chain, String(line.position), line.actor, `${numberOf(line)}${eventWords(this.language, line.event)}`])
      this.say(table([columns.at, columns.chain, columns.position, columns.actor, columns.what], rows))
      if (next !== null) this.say(more(next))
    }
    return {entries: lines, next}
  }
}

function numberOf({diaryNumber, documentNumber}: ListedLine): string {
  if (diaryNumber === null) return ''
  return documentNumber === null ? `${diaryNumber}: ` : `${diaryNumber}:${documentNumber}: `
}
