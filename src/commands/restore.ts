import {resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {ask} from '../cli/ask.js'
import {EXIT} from '../cli/exit-codes.js'
import {languageOf} from '../cli/language.js'
import {RegisterCommand} from '../cli/register-command.js'
import {UsageProblem} from '../cli/usage-words.js'
import {restoreWorld, workspaceToRestore} from '../cli/world.js'
import {Refusal} from '../core/refusal.js'
import type {BackupManifest} from '../core/retention/backup.js'
import {restoreBackup, type JournalChoice, type RestoredRegister, type RestoreOrder, type RestorePlan} from '../usecases/backup/restore-backup.js'
import {verifyBackup} from '../usecases/backup/verify-backup.js'
import {ALIASES} from '../words/aliases.js'
import {auditWords, problemWords} from '../words/audit.js'
import {commands} from '../words/commands.js'

const words = commands[languageOf()].restore
const PROBLEMS_SHOWN = 50

export default class Restore extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES.restore]
  static override args = {file: Args.string({required: true, ignoreStdin: true, description: words.file})}
  static override flags = {
    verify: Flags.boolean({summary: words.verify, exclusive: ['journal', 'without-journal', 'database']}),
    yes: Flags.boolean({summary: words.yes}),
    journal: Flags.string({summary: words.journal, helpValue: 'FILE', exclusive: ['without-journal']}),
    'without-journal': Flags.boolean({summary: words.withoutJournal}),
    database: Flags.string({summary: words.database, helpValue: 'URL'}),
  }

  static override examples = ['diarievakt restore /srv/kopior/diariet-2026-11-21.zip --verify', 'diarievakt restore /srv/kopior/diariet-2026-11-21.zip --workspace /srv/diarievakt --journal /srv/kopior/stopped.jsonl']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(Restore)
    const file = resolve(args.file)
    const say = this.words.restore
    if (flags.verify) {
      const {sha256, manifest, log} = await verifyBackup(file, this.#progress)
      if (manifest.isRehearsal) this.markRehearsal()
      this.say(say.whole(manifest.municipality, manifest.madeAt, entriesIn(manifest), sha256))
      const problems = log.problems.map((problem) => ({...problem, ...problemWords(this.language, problem)}))
      const {verify} = auditWords[this.language]
      this.say(log.ok ? verify.ok(log.entries, log.chains.length) : verify.notOk(problems.length))
      for (const {what, next} of problems.slice(0, PROBLEMS_SHOWN)) this.say(`${what} ${next}`)
      if (problems.length > PROBLEMS_SHOWN) this.say(verify.more(problems.length - PROBLEMS_SHOWN))
      if (!log.ok) process.exitCode = EXIT.badData
      return {...this.#told(sha256, manifest), log: {ok: log.ok, entries: log.entries, problems}, restored: false, workspace: null, isNew: null, journal: null, journalEnds: null, reapplied: null, public: null}
    }
    const folder = workspaceToRestore(flags.workspace ?? null)
    const choice: JournalChoice = flags.journal !== undefined ? {kind: 'brought', file: resolve(flags.journal)} : flags['without-journal'] ? {kind: 'none'} : {kind: 'own'}
    const restored = await restoreBackup(restoreWorld(), {
      file,
      folder,
      journal: choice,
      database: this.#database(flags.database),
      confirm: (plan) => this.#confirm(plan, flags.yes, flags['no-input']),
      onProgress: this.#progress,
      onRestored: (done) => this.#report(done),
    })
    const {workspace, isNew, journal, journalEnds, reapplied} = restored
    return {...this.#told(restored.sha256, restored.manifest), log: null, restored: true, workspace, isNew, journal, journalEnds, reapplied, public: restored.public}
  }

  #database(url: string | undefined): string | null {
    if (url !== undefined && !/^(sqlite:[^/].*|postgres(ql)?:\/\/.+)$/.test(url)) throw new UsageProblem(this.words.restore.badDatabase)
    return url ?? null
  }

  #step = ''

  /** A line for each step, and none for each table: their names say nothing to those who wait. */
  readonly #progress: RestoreOrder['onProgress'] = (step) => {
    if (this.jsonEnabled() || step === this.#step) return
    this.#step = step
    this.tell(this.words.restore.steps[step])
  }

  async #confirm(plan: RestorePlan, isSaid: boolean, neverAsks: boolean): Promise<void> {
    if (isSaid) return
    const answer = neverAsks ? null : await ask(this.words.restore.confirm(plan.municipality, plan.madeAt, plan.entries, plan.replaces))
    if (answer !== plan.municipality) throw new Refusal('confirmation-needed')
  }

  #report({manifest, workspace, isNew, journal, journalEnds, reapplied, public: onShow, deploys}: RestoredRegister): void {
    const say = this.words.restore
    if (manifest.isRehearsal) this.markRehearsal()
    this.say(say.restored(workspace, manifest.madeAt, entriesIn(manifest)))
    this.say(say.reapplied(reapplied.takenDown, reapplied.held, reapplied.purged, reapplied.notes, reapplied.marked))
    if (reapplied.holds > 0) this.say(say.holds(reapplied.holds))
    if (reapplied.holdsUnknown > 0) this.say(say.holdsUnknown(reapplied.holdsUnknown))
    if (journal === 'brought') this.say(say.brought(journalEnds ?? ''))
    if (journal === 'none') this.say(say.withoutJournal)
    this.say(isNew ? say.nextNew(onShow) : say.next)
    if (isNew && deploys) this.say(say.deploys)
  }

  #told(sha256: string, {register, municipality, madeAt, ...manifest}: BackupManifest): object {
    return {sha256, register, municipality, madeAt, program: manifest.program, entries: entriesIn({...manifest, register, municipality, madeAt})}
  }
}

function entriesIn({tables}: BackupManifest): number {
  return tables.find(({name}) => name === 'entry')?.rows ?? 0
}
