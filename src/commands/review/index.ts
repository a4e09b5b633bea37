import {isColoured} from '../../cli/colour.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand, WITHOUT_JSON} from '../../cli/register-command.js'
import {committeeFlag} from '../../cli/review-flags.js'
import type {EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import {decideEntries} from '../../usecases/review/decide-entries.js'
import {listWaiting} from '../../usecases/review/list-waiting.js'
import {showEntry} from '../../usecases/review/show-entry.js'
import {undoDecision} from '../../usecases/review/undo-decision.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].review
const ROWS_IN_PAGE = 200

export default class Review extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES.review]
  static override enableJsonFlag = false
  static override baseFlags = WITHOUT_JSON
  static override flags = {committee: committeeFlag}
  static override examples = ['diarievakt review', 'diarievakt review --committee KS']

  async run(): Promise<void> {
    const {flags} = await this.parse(Review)
    if (!process.stdin.isTTY || !process.stdout.isTTY || flags['no-input']) {
      this.tell(this.words.review.notTerminal)
      process.exitCode = EXIT.usage
      return
    }
    await this.withSession(flags.workspace, async (session) => {
      const {settings} = session
      const committee = flags.committee ?? null
      // Asked before the screen opens: a refusal is read better on a plain line.
      await listWaiting(session, {committee, why: [], limit: 1, after: null})
      // What the screen was given of each entry last: a decision is about that and nothing else (B7).
      const seen = new Map<EntryId, Fingerprint>()
      const {openReviewScreen} = await import('../../tui/app.js')
      await openReviewScreen(
        {
          list: (after) => listWaiting(session, {committee, why: [], limit: ROWS_IN_PAGE, after}),
          show: async (id) => {
            const shown = await showEntry(session, {id, committee: null})
            seen.set(shown.id, shown.seal)
            return shown
          },
          decide: (ids, answer, reason) => decideEntries(session, {ids, committee: null, answer, reason, note: null, seen}),
          undo: (decision) => undoDecision(session, {decision}),
        },
        {
          language: this.language,
          isRehearsal: session.isRehearsal,
          isColoured: isColoured(),
          committee,
          committees: new Map(Object.entries(settings.committees).map(([code, {name}]) => [code, name])),
          timeZone: settings.timeZone,
          withheldRow: settings.withheldRow,
          refusalText: (code) => {
            const {what, next} = refusalWords(this.language, code)
            return `${what} ${next}`
          },
        },
      )
    })
  }
}
