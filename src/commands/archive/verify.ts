import {Args, Flags} from '@oclif/core'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayVerdict} from '../../cli/say-deliveries.js'
import {Refusal} from '../../core/refusal.js'
import {compareWithRegister, verifyPackage, type PackageVerdict, type RegisterComparison} from '../../usecases/archive/verify-package.js'
import {ALIASES} from '../../words/aliases.js'
import {deliveryWords} from '../../words/archive-deliveries.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].archiveVerify

/** A part of the work that is worth a line. */
const PERCENT_PER_LINE = 10

export default class ArchiveVerify extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['archive:verify']]
  static override args = {package: Args.string({ignoreStdin: true, required: true, description: words.package})}
  static override flags = {
    schemas: Flags.string({summary: words.schemas, helpValue: 'DIR'}),
    sample: Flags.integer({summary: words.sample, helpValue: '50', min: 1}),
  }

  static override examples = ['diarievakt archive verify outbox/KS-2028-03-01-0123456789', 'diarievakt archive verify /mnt/arkiv/paket --schemas /srv/scheman --sample 50']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ArchiveVerify)
    let told = 0
    const verdict = await verifyPackage({
      folder: args.package,
      schemas: flags.schemas ?? null,
      sample: flags.sample ?? null,
      onProgress: (bytes, bytesInAll) => {
        const percent = Math.floor((100 * bytes) / Math.max(bytesInAll, 1))
        if (this.jsonEnabled() || percent < told + PERCENT_PER_LINE || percent === 100) return
        told = percent - (percent % PERCENT_PER_LINE)
        this.tell(deliveryWords[this.language].verify.progress(told))
      },
    })
    const register = await this.#compared(flags.workspace, verdict)
    for (const line of sayVerdict(this.language, verdict, register)) this.say(line)
    if (!verdict.isSound || (register !== null && register.differs.length > 0)) process.exitCode = EXIT.badData
    return {...verdict, register}
  }

  /** Null where there is no workspace, or nobody's to look into: a package is looked through wherever it lies, by anybody. */
  async #compared(workspace: string | undefined, verdict: PackageVerdict): Promise<RegisterComparison | null> {
    try {
      return await this.withSession(workspace, (session) => compareWithRegister(session, verdict))
    } catch (error) {
      if (error instanceof Refusal && workspace === undefined) return null
      throw error
    }
  }
}
