import {actionFor, type FollowUpAction} from '../../core/followup/action.js'
import {toldBars, toldCount, toldShare, toldVeiled, type Figure, type Series, type Told} from '../../core/followup/figure.js'
import type {FollowUpFacts, GapCode, ListedRoutine, SampledRow, Section, SectionCode} from '../../core/followup/follow-up.js'
import {decisionWords} from '../../words/audit.js'
import {followUpWords} from '../../words/followup.js'
import {incidentWords} from '../../words/incident.js'
import type {Language} from '../../words/languages.js'
import {reasonWords} from '../../words/reasons.js'

/** A follow-up as it is drawn. */
export interface ReportedFollowUp {
  readonly id: string
  readonly facts: FollowUpFacts
  readonly sections: readonly Section[]
  /** With true counts and people’s names: for the committee alone. */
  readonly isInside: boolean
  readonly language: Language
  readonly isRehearsal: boolean
  readonly municipality: string
  readonly committeeName: string
  /** Local, to the minute. */
  readonly madeAt: string
  /** Where the web diary is read; null where nobody has told. */
  readonly baseUrl: string | null
}

/** A figure in words, with how it has changed since the follow-up before; no change where either is not told exactly. */
export interface ToldFigure {
  readonly code: string
  readonly name: string
  readonly text: string
  readonly exact: number | null
  readonly before: string | null
}

/** A series in words. */
export interface ToldSeries {
  readonly code: string
  readonly name: string
  readonly bars: readonly (Told & {readonly name: string; readonly label: string})[]
}

/** Something amiss, and who is to mend it. */
export interface ToldGap {
  readonly code: GapCode
  readonly text: string
  readonly action: FollowUpAction | null
}

/** A part in words. */
export interface ToldSection {
  readonly code: SectionCode
  readonly heading: string
  readonly question: string
  readonly figures: readonly ToldFigure[]
  readonly series: readonly ToldSeries[]
  readonly gaps: readonly ToldGap[]
  readonly routines: readonly ListedRoutine[]
  readonly sample: readonly SampledRow[]
  /** Holders who read nothing, where names are told. */
  readonly names: readonly string[]
}

/** A follow-up in words, the same for every form: what one form tells no other one hides. */
export function toldSections({facts, sections, isInside, language}: ReportedFollowUp): readonly ToldSection[] {
  const say = followUpWords[language]
  return sections.map(({code, figures, series, gaps}) => ({
    code,
    heading: say.sections[code].heading,
    question: say.sections[code].question,
    figures: figures.map((figure) => {
      const before = facts.last?.figures.find((one) => one.code === `${code}.${figure.code}` && one.kind === figure.kind)
      const [now, then] = [toldFigure(figure, isInside, language), before === undefined ? null : toldFigure(before, isInside, language)]
      return {code: figure.code, name: say.figures[`${code}.${figure.code}`] ?? figure.code, ...now, before: then === null ? null : then.text}
    }),
    series: series.filter(({bars}) => bars.length > 0).map((one) => ({code: one.code, name: say.series[one.code] ?? one.code, bars: toldBars(one, isInside).map((bar) => ({...bar, label: labelOf(one, bar.name, language)}))})),
    gaps: gaps.map((gap) => ({code: gap, text: say.gaps[gap], action: actionFor(facts.actions, gap)})),
    routines: code === 'instructions' ? facts.routines.filter(({kind, state}) => kind !== 'data-review' && state !== 'replaced' && state !== 'retired') : code === 'necessary-data' ? facts.routines.filter(({kind, state}) => kind === 'data-review' && state !== 'replaced' && state !== 'retired') : [],
    sample: code === 'diary' ? facts.diary.sample : [],
    names: code === 'readers' && isInside ? (facts.protectedData?.idleHolders ?? []) : [],
  }))
}

/** A figure as it is told. */
export function toldFigure(figure: Figure, isInside: boolean, language: Language): Told {
  const say = followUpWords[language]
  switch (figure.kind) {
    case 'plain':
      return {text: String(figure.count), exact: figure.count}
    case 'matters':
      return toldCount(figure.count, isInside)
    case 'veiled':
      return toldVeiled(figure.count, isInside)
    case 'share': {
      const percent = toldShare(figure, isInside)
      return percent === null ? {text: '–', exact: null} : {text: say.percent(percent), exact: percent}
    }
    case 'hours':
      return figure.hours === null ? {text: '–', exact: null} : {text: say.hours(figure.hours), exact: figure.hours}
    case 'day':
      return {text: figure.day ?? say.never, exact: null}
  }
}

function labelOf({code, by}: Series, name: string, language: Language): string {
  if (by === 'month') return name
  if (code === 'reasons') return reasonWords(language, name)
  const words: Readonly<Record<string, string>> = code === 'breaches' ? incidentWords[language].breaches : decisionWords[language].answers
  return words[name] ?? name
}
