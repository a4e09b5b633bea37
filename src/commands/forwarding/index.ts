import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {hasScreen, showLockingScreen} from '../../cli/person-card.js'
import {RegisterCommand, WITHOUT_JSON} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {destroyPrint} from '../../usecases/forwarding/destroy-print.js'
import {postBatch, returnLetter, withdrawLetter} from '../../usecases/forwarding/follow-letters.js'
import {listLetters} from '../../usecases/forwarding/list-letters.js'
import {makeBatch} from '../../usecases/forwarding/make-batch.js'
import {prepareLetter} from '../../usecases/forwarding/prepare-letter.js'
import {printBatch} from '../../usecases/forwarding/print-batch.js'
import {settlePrinting} from '../../usecases/forwarding/settle-printing.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'

const words = commands[languageOf()].forwarding
const WAITING = {state: null, batch: null, overdue: false, all: false} as const

export default class Forwarding extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES.forwarding]
  static override enableJsonFlag = false
  static override baseFlags = WITHOUT_JSON
  static override flags = {holder: holderFlag}
  static override examples = ['diarievakt forwarding']

  async run(): Promise<void> {
    const {flags} = await this.parse(Forwarding)
    const needsScreen = (): void => {
      this.tell(forwardingWords[this.language].screen.needsTerminal)
      process.exitCode = EXIT.usage
    }
    if (!process.stdin.isTTY || !process.stdout.isTTY || flags['no-input']) return needsScreen()
    await this.withSession(flags.workspace, async (session) => {
      // Whoever has asked for lines has the commands.
      if (!hasScreen(session.settings.review.screenReader)) return needsScreen()
      const unlocking = await askUnlocking(flags.holder, true, (line) => this.tell(line))
      const first = await listLetters(session, {unlocking, filter: WAITING})
      // What unlocking tells is told once: on a screen there is no room for it.
      const quiet = {holder: unlocking.holder, passphrase: unlocking.passphrase}
      const deeds = {
        list: () => listLetters(session, {unlocking: quiet, filter: WAITING}),
        add: (told: Parameters<typeof prepareLetter>[1]['told']) => prepareLetter(session, {unlocking: quiet, told}),
        batch: () => makeBatch(session, {unlocking: quiet, committee: null}),
        print: (order: Pick<Parameters<typeof printBatch>[1], 'batch' | 'again' | 'skip'>) => printBatch(session, {unlocking: quiet, file: null, only: [], ...order}),
        posted: (batch: number) => postBatch(session, {unlocking: quiet, batch, except: []}),
        returned: (number: number, why: Parameters<typeof returnLetter>[1]['why']) => returnLetter(session, {unlocking: quiet, number, why}),
        withdraw: (number: number, why: Parameters<typeof withdrawLetter>[1]['why'], isLabelDestroyed: boolean) => withdrawLetter(session, {unlocking: quiet, number, why, isLabelDestroyed}),
        settle: (batch: number) => settlePrinting(session, {unlocking: quiet, batch}),
        destroy: (batch: number) => destroyPrint(session, {unlocking: quiet, batch}),
      }
      const {committees, forwarding} = session.settings
      const own = Object.keys(committees).filter((code) => session.may('vault.hold', code))
      await showLockingScreen(session.isRehearsal, this.language, (line) => this.say(line), async () => {
        const {openForwardingDesk} = await import('../../tui/app.js')
        return (about, ended) => openForwardingDesk(first, deeds, {...about, today: session.today, daysToAllow: forwarding.daysToAllow, committees: own}, process, ended)
      })
    })
  }
}
