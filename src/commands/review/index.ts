import {Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {isColoured} from '../../cli/colour.js'
import {openConversation, type CliConversation} from '../../cli/conversation.js'
import {untilEnded} from '../../cli/ended.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {isLinear} from '../../cli/linear.js'
import {readOwnSettings, type OwnSettingsFile} from '../../cli/open-session.js'
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

interface Sitting {
  readonly committee: string | null
  readonly isLineByLine: boolean
  /** What the one who sits there has settled for themselves. */
  readonly own: OwnSettingsFile | null
}

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
    await untilEnded((ended) => this.withSession(flags.workspace, async (session) => {
      const committee = flags.committee ?? null
      const own = readOwnSettings()
      const isLineByLine = flags['screen-reader'] || isLinear(own?.review.screenReader ?? session.settings.review.screenReader)
      // Asked before the screen opens: a refusal is read better on a plain line.
      const desk = await openDesk(session, {committee})
      try {
        if (!ended.aborted) await this.#sit(session, desk, {committee, isLineByLine, own}, ended)
      } finally {
        await desk.close()
      }
    }))
  }

  async #sit(session: Session, desk: ReviewDesk, {committee, isLineByLine, own}: Sitting, ended: AbortSignal): Promise<void> {
    const {settings, folder} = session
    const {reviewKeymap} = await import('../../tui/screens/review/own-keys.js')
    const keymap = reviewKeymap(settings.review.keys, own?.review.keys)
    if ('problem' in keymap) {
      const {action, problem, pressed, actions, isPersons} = keymap
      const keys = ['review', 'keys', action]
      const facts = {key: keys.join('.'), problem, pressed, actions: actions.join(', ')}
      throw own !== null && isPersons ? new Refusal('own-settings-invalid', {file: own.file, line: own.lineOf(keys), ...facts}) : new Refusal('settings-invalid', {file: 'diarievakt.yaml', line: settingLine(folder, keys), ...facts})
    }
    let saved: string | null = null
    const save = async (file: string | null): Promise<string> => {
      saved = await saveDecisions(session, {desk, file})
      return saved
    }
    const deeds = {desk, saveDecisions: save}
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
    if (isLineByLine) await lineByLine(ended, async (conversation) => (await import('../../tui/linear/review.js')).openLinearReview(deeds, about, conversation))
    else await (await import('../../tui/app.js')).openReviewScreen(deeds, about, process, ended)
    if (ended.aborted) return
    // No text of any row: this stands in the scrollback.
    const say = reviewScreen[this.language]
    const answers = await desk.answers()
    const decided = [...answers.values()].reduce((sum, count) => sum + count, 0)
    this.say(say.summary.title(decided))
    for (const [answer, count] of answers) this.say(say.summary.line(count, say.answerNames[answer]))
    if (decided === 0) return
    if (saved === null && (await isYes(say.summary, ended, (line) => this.say(line)))) await save(null)
    if (ended.aborted) return
    this.say(saved === null ? say.summary.unsaved : say.summary.saved(saved))
  }
}

/** Asks whether the decisions are to be saved, until that is what is answered: what was typed ahead for the screen is no answer. */
async function isYes({offer, yes, no, understood}: {readonly offer: string; readonly yes: string; readonly no: string; readonly understood: string}, ended: AbortSignal, say: (line: string) => void): Promise<boolean> {
  for (;;) {
    const letter = (await ask(offer, ended))?.charAt(0).toLowerCase()
    if (letter === yes) return true
    if (letter === undefined || letter === no) return false
    say(understood)
  }
}

async function lineByLine<T>(ended: AbortSignal, talk: (conversation: CliConversation) => Promise<T>): Promise<T> {
  const conversation = openConversation()
  ended.addEventListener('abort', () => conversation.close())
  try {
    return await talk(conversation)
  } finally {
    conversation.close()
  }
}
