import {basename, resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sweepDocument, sweepLines} from '../../cli/say-sweep.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {MASTER_FORMATS} from '../../core/protected/master-record.js'
import {KEEPING_GROUNDS} from '../../core/protected/particulars.js'
import type {PersonCommittee} from '../../core/protected/person.js'
import {syncPersons} from '../../usecases/protected/sync-persons.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWork} from '../../words/protected-work.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].personSync

export default class PersonSync extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:sync']]
  static override args = {file: Args.string({required: true, ignoreStdin: true, description: words.file})}
  static override flags = {
    format: Flags.option({summary: words.format, options: MASTER_FORMATS})(),
    encoding: Flags.option({summary: words.encoding, options: ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850', 'macroman'] as const})(),
    committee: Flags.string({summary: words.committee, helpValue: 'CODE', default: '*'}),
    ground: Flags.option({summary: commands[languageOf()].personAdd.ground, options: KEEPING_GROUNDS})(),
    full: Flags.boolean({summary: words.full}),
    lift: Flags.string({summary: words.lift, helpValue: 'CODE'}),
    'dry-run': Flags.boolean({summary: words.dryRun}),
    holder: holderFlag,
  }
  static override examples = ['diarievakt person sync utdrag.xml', 'diarievakt person sync alla.csv --full --dry-run']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(PersonSync)
    const say = protectedWork[this.language]
    const asks = !flags['no-input'] && process.stdin.isTTY
    const lapses = (ids: readonly string[]): void => {
      this.say(PROTECTED_MARKING)
      this.say(say.lapsed(ids.length))
      for (const id of ids) this.say(`  ${id}`)
    }
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      let isShown = false
      const {sweep, ...synced} = await syncPersons(session, {
        unlocking,
        path: resolve(args.file),
        format: flags.format ?? null,
        encoding: flags.encoding ?? null,
        committee: flags.committee as PersonCommittee,
        ground: flags.ground ?? null,
        isFull: flags.full,
        isDryRun: flags['dry-run'],
        lift: flags.lift ?? null,
        askLift: async (ids) => {
          lapses(ids)
          isShown = true
          return asks && (await ask(say.askLift(ids.length))) === String(ids.length)
        },
      })
      const {read, format, added, changed, same, renumbered, lapsed, liftCode, lifted, problems, delivery} = synced
      if (lapsed.length > 0 && !isShown) lapses(lapsed)
      this.say(say.synced(read, format, added, changed, same, renumbered))
      if (flags['dry-run']) this.say(say.dryRun)
      if (lifted > 0) this.say(say.lifted(lifted))
      if (liftCode !== null) this.say(say.lapseKept(liftCode))
      for (const {line, problem, field} of problems) this.tell(say.problem(line, say.problems[problem], field))
      if (sweep !== null) for (const line of sweepLines(sweep, null, this.language)) this.say(line)
      this.say(say.delivery(delivery))
      const told = sweep === null ? null : sweepDocument(sweep)
      // What waits for somebody's yes, and what could not be read, is no success to a script.
      if ((problems.length > 0 || liftCode !== null) && process.exitCode === undefined) process.exitCode = EXIT.doneWithRejects
      return {marking: PROTECTED_MARKING, file: basename(args.file), ...synced, sweep: told, ...unlocking.told()}
    })
  }
}
