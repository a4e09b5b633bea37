import type {BreakGlassStanding, ListedOpening, UnreviewedOpening} from '../usecases/protected/openings.js'
import {breakGlassWords, keyName} from '../words/protected-opening.js'
import type {Language} from '../words/languages.js'
import {table} from './table.js'

/** What is told of break-glass wherever the holders are listed (K3): openings that nobody else has looked at, and shares that are spent. */
export function breakGlassLines(language: Language, {waiting, isSpent}: {readonly waiting: readonly UnreviewedOpening[]} & Pick<BreakGlassStanding, 'isSpent'>): readonly string[] {
  const say = breakGlassWords[language]
  return [...waiting.map((one) => say.waiting(keyName(language, one.name), whoOf(one), one.localAt, one.localUntil.slice(-5), say.states[one.state])), ...(isSpent ? [say.spent] : [])]
}

/** Openings for whoever reviews them, with why, and what was made of each. */
export function openingLines(language: Language, openings: readonly ListedOpening[]): readonly string[] {
  const say = breakGlassWords[language]
  const {columns} = say
  return [
    table(
      [columns.opening, columns.by, columns.at, columns.until, columns.notice, columns.state],
      openings.map((one) => [one.name, whoOf(one), one.localAt, one.localUntil, say.noticed[one.notice ?? 'none'], say.states[one.state]]),
    ),
    ...openings.flatMap(({name, reason, review, state}) => [
      `${name}: ${say.why(reason)}`,
      ...(review === null ? [] : [`${name}: ${say.review(review.by, review.at.slice(0, 10), say.outcomes[review.outcome], review.note)}`]),
      ...(state === 'unreviewed' || state === 'overdue' ? [`${name}: ${say.reviewNext(name)}`] : []),
    ]),
  ]
}

function whoOf({account, by}: Pick<ListedOpening, 'account' | 'by'>): string {
  return account === by ? account : `${by} (${account})`
}
