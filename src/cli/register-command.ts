import {Command, Errors, Flags} from '@oclif/core'
import {Refusal} from '../core/refusal.js'
import {safeJson, terminalSafe} from '../core/terms/terminal-safe.js'
import type {Session} from '../usecases/deed.js'
import {cliWords} from '../words/cli.js'
import {commands} from '../words/commands.js'
import {refusalWords} from '../words/refusals.js'
import {EXIT} from './exit-codes.js'
import {languageOf} from './language.js'
import {noteFault, openSession} from './open-session.js'
import {usageWords} from './usage-words.js'

/** What commands say around their results, in one language. */
export type CliWords = (typeof cliWords)['sv']

const {common} = commands[languageOf()]

const GLOBAL_FLAGS = {
  lang: Flags.option({options: ['sv', 'en'] as const, summary: common.lang, helpGroup: 'GLOBAL'})(),
  workspace: Flags.string({summary: common.workspace, helpGroup: 'GLOBAL', helpValue: 'DIR'}),
  'no-input': Flags.boolean({summary: common.noInput, helpGroup: 'GLOBAL'}),
}

const WITH_JSON = {json: Flags.boolean({summary: common.json, helpGroup: 'GLOBAL'}), ...GLOBAL_FLAGS}

/** The flags of a command that has no JSON document to give, such as a screen. */
export const WITHOUT_JSON = GLOBAL_FLAGS as typeof WITH_JSON

/** What SQLite and PostgreSQL say of a database that somebody, or a disk, has broken. */
const DAMAGED: ReadonlySet<string> = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'XX001', 'XX002'])

/** What every command has: words in the person's language, a session, `--json`, and one way to fail. */
export abstract class RegisterCommand extends Command {
  static override enableJsonFlag = true

  static override baseFlags = WITH_JSON

  protected readonly language = languageOf(process.argv)
  protected readonly words: CliWords = cliWords[this.language]
  #isRehearsal = false

  /** Opens the workspace, works, and closes it whatever happens. */
  protected async withSession<T>(workspace: string | undefined, work: (session: Session) => Promise<T>, trialPolicy: string | null = null): Promise<T> {
    const session = await openSession(workspace ?? null, trialPolicy)
    this.#isRehearsal = session.isRehearsal
    if (session.isRehearsal) this.tell(this.words.rehearsal)
    if (session.timeAhead !== null) this.tell(this.words.clock.isBehind(session.timeAhead))
    try {
      const outcome = await work(session)
      if (session.rulesUnread !== null) this.#tellUnread(session.rulesUnread)
      return outcome
    } finally {
      if (session.caughtUp !== null) this.tell(this.words.caughtUp(session.caughtUp.takenDown, session.caughtUp.held, session.caughtUp.purged, session.caughtUp.holds))
      await session.close()
    }
  }

  /** What was taken off has left; whoever can mend the rules is told, since nothing else will be published. */
  #tellUnread({code, facts}: Refusal): void {
    const {what, next} = refusalWords(this.language, code, facts)
    for (const line of [this.words.rulesUnread, what, next]) this.tell(line)
  }

  /** Marks the outcome as a rehearsal's where no session says so. */
  protected markRehearsal(): void {
    this.#isRehearsal = true
    this.tell(this.words.rehearsal)
  }

  /** One line for a person. Everything from outside is made fit for the terminal here, whatever the caller forgot. */
  protected say(line: string): void {
    this.log('%s', line.split('\n').map(terminalSafe).join('\n'))
  }

  /** One line on standard error: told with `--json` too, where oclif's own is silent. */
  protected tell(line: string): void {
    process.stderr.write(`${terminalSafe(line)}\n`)
  }

  /** One document, escaped so that it is fit for a terminal too. */
  override logJson(json: unknown): void {
    process.stdout.write(`${safeJson(json, 2)}\n`)
  }

  protected override toSuccessJson(result: unknown): unknown {
    return {schema: this.#schema(), ...(this.#isRehearsal ? {rehearsal: true} : {}), ...(result as object)}
  }

  /** What fails where nobody waits for it is told as any fault is: Node itself would print the message, which may hold a row's text. */
  readonly #uncaught = (error: Error): void => {
    void this.catch(error)
      .catch(() => undefined)
      .finally(() => process.exit())
  }

  protected override async init(): Promise<void> {
    await super.init()
    process.on('uncaughtException', this.#uncaught)
  }

  protected override async finally(error: Error | undefined): Promise<void> {
    process.off('uncaughtException', this.#uncaught)
    await super.finally(error)
  }

  protected override async catch(thrown: unknown): Promise<unknown> {
    // Something else than an error may be thrown, and is no less a fault.
    const error = thrown instanceof Error ? thrown : new Error('Something that is no error was thrown')
    if (error instanceof Errors.ExitError) throw error
    if (error instanceof Refusal) {
      const {what, next} = refusalWords(this.language, error.code, error.facts)
      return this.#fail(error.exitCode, error.code, what, next, error.facts)
    }
    const usage = usageWords(error, this.language)
    if (usage !== null) return this.#fail(EXIT.usage, 'usage', usage, this.words.seeHelp(this.#commandLine()), {})
    const code = 'code' in error ? error.code : undefined
    if (code === 'EPIPE') return this.exit(EXIT.done)
    if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT') return this.#fail(EXIT.io, 'disk-full', this.words.diskFull.what, this.words.diskFull.next, {})
    if (code === 'EIO' || code === 'EROFS' || code === 'SQLITE_IOERR' || code === 'SQLITE_READONLY') return this.#fail(EXIT.io, 'io', this.words.io.what, this.words.io.next, {})
    if (code === 'EACCES' || code === 'EPERM') return this.#fail(EXIT.cannotCreate, 'no-access', this.words.noAccess.what, this.words.noAccess.next, {})
    if (typeof code === 'string' && DAMAGED.has(code)) {
      const {what, next} = refusalWords(this.language, 'database-damaged', {})
      return this.#fail(EXIT.io, 'database-damaged', what, next, {})
    }
    if (code === 'ENAMETOOLONG') return this.#fail(EXIT.cannotCreate, 'name-too-long', this.words.nameTooLong.what, this.words.nameTooLong.next, {})
    const id = noteFault(this.id ?? '', error)
    return this.#fail(EXIT.fault, 'fault', this.words.fault.what(id), this.words.fault.next, {id})
  }

  #fail(exitCode: number, code: string, what: string, next: string, facts: object): undefined {
    process.exitCode = exitCode
    if (this.jsonEnabled()) this.logJson({schema: 'diarievakt.error/1', error: {code, message: what, next, facts}})
    this.tell(what)
    this.tell(next)
    return undefined
  }

  #commandLine(): string {
    return `diarievakt ${(this.id ?? '').replaceAll(':', ' ')}`.trim()
  }

  #schema(): string {
    return `diarievakt.${(this.ctor.id ?? '').replaceAll(':', '.')}/1`
  }
}
