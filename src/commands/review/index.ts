import {Flags} from '@oclif/core'
import {isColoured} from '../../cli/colour.js'
import {openConversation, type CliConversation} from '../../cli/conversation.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {isLinear} from '../../cli/linear.js'
import {RegisterCommand, WITHOUT_JSON} from '../../cli/register-command.js'
import {committeeFlag} from '../../cli/review-flags.js'
import {Refusal, type RefusalCode, type RefusalFacts} from '../../core/refusal.js'
import type {Session} from '../../usecases/deed.js'
import {openDesk, type ReviewDesk} from '../../usecases/review/desk.js'
import {saveDecisions} from '../../usecases/review/save-decisions.js'
import {settingLine} from '../../usecases/setting-line.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {refusalWords} from '../../words/refusals.js'
import {reviewScreen} from '../../words/review-screen.js'

const words = commands[languageOf()].review

export default class Review extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES.review]
  static override enableJsonFlag = false
  static override baseFlags = WITHOUT_JSON
  static override flags = {committee: committeeFlag, 'screen-reader': Flags.boolean({summary: words.screenReader, aliases: ['skärmläsare']})}
  static override examples = ['diarievakt review', 'diarievakt review --committee KS', 'diarievakt review --screen-reader']

  async run(): Promise<void> {
    const {flags} = await this.parse(Review)
    if (!process.stdin.isTTY || !process.stdout.isTTY || flags['no-input']) {
      this.tell(this.words.review.notTerminal)
      process.exitCode = EXIT.usage
      return
    }
    await this.withSession(flags.workspace, async (session) => {
      const committee = flags.committee ?? null
      const isLineByLine = flags['screen-reader'] || isLinear(session.settings)
      // Asked before the screen opens: a refusal is read better on a plain line.
      const desk = await openDesk(session, {committee})
      try {
        await this.#sit(session, desk, committee, isLineByLine)
      } finally {
        await desk.close()
      }
    })
  }

  async #sit(session: Session, desk: ReviewDesk, committee: string | null, isLineByLine: boolean): Promise<void> {
    const {settings, folder} = session
    const {reviewKeymap} = await import('../../tui/screens/review/own-keys.js')
    const keymap = reviewKeymap(settings.review.keys)
    if ('problem' in keymap) {
      const {action, problem, pressed, actions} = keymap
      throw new Refusal('settings-invalid', {file: 'diarievakt.yaml', line: settingLine(folder, ['review', 'keys', action]), key: `review.keys.${action}`, problem, pressed, actions: actions.join(', ')})
    }
    const deeds = {desk, saveDecisions: (file: string | null) => saveDecisions(session, {desk, file})}
    const about = {
      language: this.language,
      isRehearsal: session.isRehearsal,
      isColoured: isColoured(),
      committee,
      committees: new Map(Object.entries(settings.committees).map(([code, {name}]) => [code, name])),
      timeZone: settings.timeZone,
      withheldRow: settings.withheldRow,
      // The policy is read when the first text is judged, and these words are asked for late.
      get roleWords() {
        return [...session.judgement.lexica.roleWords]
      },
      keymap,
      lockMinutes: settings.review.lockMinutes,
      pauseMs: 300,
      now: () => Date.parse(session.now),
      refusalText: (code: RefusalCode, facts?: RefusalFacts) => {
        const {what, next} = refusalWords(this.language, code, facts)
        return `${what} ${next}`
      },
    }
    const sitting = isLineByLine ? await lineByLine(async (conversation) => (await import('../../tui/linear/review.js')).openLinearReview(deeds, about, conversation)) : await (await import('../../tui/app.js')).openReviewScreen(deeds, about)
    // No text of any row: this stands in the scrollback.
    const say = reviewScreen[this.language]
    this.say(say.summary.title([...sitting.values()].reduce((sum, count) => sum + count, 0)))
    for (const [answer, count] of sitting) this.say(say.summary.line(count, say.answerNames[answer]))
  }
}

async function lineByLine<T>(talk: (conversation: CliConversation) => Promise<T>): Promise<T> {
  const conversation = openConversation()
  try {
    return await talk(conversation)
  } finally {
    conversation.close()
  }
}
