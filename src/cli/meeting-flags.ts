import {Flags} from '@oclif/core'
import {PAPER_KINDS, paperKindOf, type PaperKind} from '../core/minutes/paper-kind.js'
import {addDays, mondayOfWeek, parseLocalDate, type LocalDate} from '../core/terms/local-date.js'
import type {CliWords} from './register-command.js'
import {UsageProblem} from './usage-words.js'

/** The days of an ISO week, `2026-W06`, Monday to Sunday. */
export function weekOf(text: string | undefined, words: CliWords): {readonly from: LocalDate; readonly until: LocalDate} | null {
  if (text === undefined) return null
  const [, year, week] = /^(\d{4})-?[Ww](\d{1,2})$/.exec(text) ?? []
  if (year === undefined || week === undefined || Number(week) < 1 || Number(week) > 53 || parseLocalDate(`${year}-01-04`) === null) throw new UsageProblem(`--week: ${words.usage.badWeek}`)
  const from = mondayOfWeek(`${year}-W${week.padStart(2, '0')}`)
  return {from, until: addDays(from, 6)}
}

/** The papers that somebody names, in Swedish or in English; every one where none is named. */
export function papersOf(names: readonly string[] | undefined, words: CliWords): readonly PaperKind[] {
  if (names === undefined) return PAPER_KINDS
  return names.map((name) => {
    const kind = PAPER_KINDS.find((one) => one === name) ?? paperKindOf(name)
    if (kind === null) throw new UsageProblem(`--paper: ${words.usage.badPaper}`)
    return kind
  })
}

/** Which committee’s meetings, and from which days. */
export function meetingFlags(words: {readonly committee: string; readonly from: string; readonly until: string; readonly week: string}) {
  return {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    from: Flags.string({summary: words.from, helpValue: 'DAY'}),
    until: Flags.string({summary: words.until, helpValue: 'DAY'}),
    week: Flags.string({summary: words.week, helpValue: '2026-W06', exclusive: ['from', 'until']}),
  }
}
