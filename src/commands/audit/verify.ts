import {resolve} from 'node:path'
import {Flags} from '@oclif/core'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {verifyLog} from '../../usecases/audit/verify-log.js'
import {ALIASES} from '../../words/aliases.js'
import {auditWords, noteWords, problemWords} from '../../words/audit.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].auditVerify
const PROBLEMS_SHOWN = 50
/** Rows from which reading takes long enough to say how far it has come. */
const ROWS_TO_WAIT_FOR = 500_000

export default class AuditVerify extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['audit:verify']]
  static override flags = {anchors: Flags.string({summary: words.anchors, helpValue: 'FILE'}), 'every-signature': Flags.boolean({summary: words.everySignature})}
  static override examples = ['diarievakt audit verify', 'diarievakt audit verify --anchors /mnt/revision/ankare.jsonl --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(AuditVerify)
    const say = auditWords[this.language].verify
    let told = 0
    const verified = await this.withSession(flags.workspace, (session) =>
      verifyLog(session, {
        anchors: flags.anchors === undefined ? null : resolve(flags.anchors),
        everySignature: flags['every-signature'],
        onProgress: (read, total) => {
          const tenths = Math.floor((read / total) * 10)
          if (total < ROWS_TO_WAIT_FOR || tenths === told || this.jsonEnabled()) return
          told = tenths
          this.tell(say.reading(tenths * 10))
        },
      }),
    )
    const {ok, entries, head, chains, anchors} = verified
    const problems = verified.problems.map((problem) => ({...problem, ...problemWords(this.language, problem)}))
    const notes = verified.notes.map((note) => ({...note, what: noteWords(this.language, note)}))
    // Where nothing outside the database vouches for the event that explains it, whoever cut the rows off could have written it: a person must know of the restore.
    const lost = verified.notes.reduce((sum, note) => sum + (note.kind === 'restored' && !note.vouched ? note.lost : 0), 0)
    this.say(ok ? (lost === 0 ? say.ok(entries, chains.length) : say.explained(entries, lost)) : say.notOk(problems.length))
    let advice = ''
    for (const {what, next} of problems.slice(0, PROBLEMS_SHOWN)) {
      this.say(what)
      // The same advice for one after the other is given once.
      if (next !== advice) this.say(say.next(next))
      advice = next
    }
    if (problems.length > PROBLEMS_SHOWN) this.say(say.more(problems.length - PROBLEMS_SHOWN))
    for (const {chain, from, to, hash} of chains) this.say(say.chain(chain, from, to, hash))
    this.say(say.head(head))
    if (anchors !== null) this.say(say.compared(anchors.lines, anchors.path))
    for (const {what} of notes) this.say(what)
    if (!ok) process.exitCode = EXIT.badData
    else if (lost > 0) process.exitCode = EXIT.doneWithRejects
    return {ok, entries, head, chains, problems, notes, anchors}
  }
}
