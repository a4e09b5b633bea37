import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag, idArg, noteFlag, reasonFlag} from '../../cli/review-flags.js'
import {sayDecided} from '../../cli/say-decided.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {decideEntries, type RegistrarAnswer} from '../../usecases/review/decide-entries.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].reviewDecide
const ONE = ['publish', 'withhold', 'withhold-file', 'secret', 'replace-party', 'rewrite-heading', 'escalate', 'defer', 'not-an-identity-number']
const exclusive = (own: string): string[] => ONE.filter((flag) => flag !== own)

export default class ReviewDecide extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['review:decide']]
  static override strict = false
  static override args = {id: idArg}
  static override flags = {
    publish: Flags.boolean({summary: words.publish, exclusive: exclusive('publish')}),
    withhold: Flags.boolean({summary: words.withhold, exclusive: exclusive('withhold')}),
    'withhold-file': Flags.boolean({summary: words.withholdFile, exclusive: exclusive('withhold-file')}),
    secret: Flags.boolean({summary: words.secret, exclusive: exclusive('secret')}),
    'replace-party': Flags.string({summary: words.replaceParty, helpValue: 'ROLE', exclusive: exclusive('replace-party')}),
    'rewrite-heading': Flags.string({summary: words.rewriteHeading, options: ['-'], helpValue: '-', exclusive: [...exclusive('rewrite-heading'), 'note']}),
    escalate: Flags.boolean({summary: words.escalate, exclusive: exclusive('escalate')}),
    defer: Flags.boolean({summary: words.defer, exclusive: exclusive('defer')}),
    'not-an-identity-number': Flags.boolean({summary: words.notIdentityNumber, exclusive: exclusive('not-an-identity-number')}),
    committee: committeeFlag,
    reason: reasonFlag,
    note: noteFlag,
  }

  static override examples = ['diarievakt review decide "KS 2026/00123:1" --publish', 'echo "Klagomål på buller" | diarievakt review decide "MBN 2026/00077:1" --rewrite-heading - --reason personal-data']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(ReviewDecide)
    const answer = await this.#answer(flags)
    if (answer === null) throw new UsageProblem(this.words.review.chooseOne)
    const note = flags.note === undefined ? null : await readStandardInput()
    const decided = await this.withSession(flags.workspace, (session) =>
      decideEntries(session, {ids: argv as string[], committee: flags.committee ?? null, answer, reason: flags.reason ?? null, note}),
    )
    sayDecided(decided, this.language, this.words, (line) => this.say(line))
    return decided
  }

  async #answer(flags: {readonly 'replace-party'?: string | undefined; readonly 'rewrite-heading'?: string | undefined} & Readonly<Record<string, unknown>>): Promise<RegistrarAnswer | null> {
    if (flags['replace-party'] !== undefined) return {kind: 'replace-party', roleWord: flags['replace-party']}
    if (flags['rewrite-heading'] !== undefined) return {kind: 'rewrite-heading', heading: await readStandardInput()}
    const simple = (['publish', 'withhold', 'withhold-file', 'secret', 'escalate', 'defer', 'not-an-identity-number'] as const).find((kind) => flags[kind] === true)
    return simple === undefined ? null : {kind: simple}
  }
}
