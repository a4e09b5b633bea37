import {Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {DECISION_KINDS} from '../../core/review/decision.js'
import type {ReviewFigures} from '../../core/review/review-figures.js'
import {reviewStats} from '../../usecases/review/review-stats.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {reasonWords} from '../../words/reasons.js'
import {reviewStatsWords} from '../../words/review-stats.js'

const words = commands[languageOf()].reviewStats

export default class ReviewStats extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['review:stats']]
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    from: Flags.string({summary: words.from}),
    to: Flags.string({summary: words.to}),
  }

  static override examples = ['diarievakt review stats --committee KS', 'diarievakt review stats --from 2026-01-01 --to 2026-03-31 --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(ReviewStats)
    const [from, to] = [dayOf('from', flags.from, this.words), dayOf('to', flags.to, this.words)]
    const {stats, names} = await this.withSession(flags.workspace, async (session) => ({
      stats: await reviewStats(session, {committee: flags.committee ?? null, from, to}),
      names: new Map(Object.entries(session.settings.committees).map(([code, {name}]) => [code, name])),
    }))
    const say = reviewStatsWords[this.language]
    this.say(say.period(stats.from, stats.to))
    for (const figures of stats.committees) {
      this.say('')
      this.say(say.committee(names.get(figures.committee) ?? figures.committee, figures.committee))
      this.#sayFigures(figures)
    }
    this.say('')
    this.say(say.stays)
    return stats
  }

  #sayFigures(figures: ReviewFigures): void {
    const say = reviewStatsWords[this.language]
    this.say(say.decided(figures.decided, figures.undone))
    for (const kind of DECISION_KINDS) if (figures.byKind[kind] !== undefined) this.say(say.kind(say.kinds[kind], figures.byKind[kind]))
    this.say(figures.inQueue === null ? say.noQueue : say.inQueue(this.#time(figures.inQueue.medianSeconds), this.#time(figures.inQueue.p90Seconds), figures.inQueue.answers))
    const {restrict, show} = figures.proposals
    this.say(say.restrict(restrict.agreed, restrict.otherwise))
    this.say(say.show(show.agreed, show.otherwise))
    this.say(say.escalated(figures.escalated, figures.answered, figures.withLawyer))
    this.say(figures.oldestSince === null ? say.nothingWaits : say.waiting(figures.waiting, figures.oldestSince.slice(0, 10)))
    this.say(say.own(figures.own.decided, figures.own.undone))
    const {columns} = say
    if (figures.byReason.length === 0) return
    const rows = figures.byReason.map(({reason, decided, waiting}) => [String(decided), String(waiting), reasonWords(this.language, reason)])
    for (const line of table([columns.decided, columns.waiting, columns.reason], rows).split('\n')) this.say(`  ${line}`)
  }

  #time(seconds: number): string {
    const say = reviewStatsWords[this.language]
    const minutes = Math.round(seconds / 60)
    const hours = Math.floor(minutes / 60)
    return hours >= 24 ? say.days(Math.floor(hours / 24), hours % 24) : say.hours(hours, minutes % 60)
  }
}
