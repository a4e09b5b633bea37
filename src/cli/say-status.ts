import type {StatusCheck} from '../core/status/check.js'
import type {Language} from '../words/languages.js'
import {statusWords} from '../words/status.js'
import {table} from './table.js'

/** How everything stands: what is wrong, then what is to be attended to, each with what to do; with `isAll` what is well too. */
export function sayStatus(language: Language, checks: readonly StatusCheck[], isAll: boolean): readonly string[] {
  const say = statusWords[language]
  const order = ['wrong', 'attend', 'well'] as const
  const shown = checks.filter(({state}) => isAll || state !== 'well').toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  const of = (state: StatusCheck['state']): number => checks.filter((one) => one.state === state).length
  const [head = [], ...rows] = shown.map(({code, committee, state, count, when}) => [say.states[state], committee ?? say.all, say.checks[code], valueOf(language, {code, count, when}), state === 'well' ? '' : say.next[code]])
  return [
    ...(of('wrong') > 0 ? [say.wrong(of('wrong'))] : []),
    ...(of('attend') > 0 ? [say.attend(of('attend'))] : []),
    ...(of('wrong') + of('attend') === 0 ? [say.well] : []),
    ...(shown.length === 0 ? [] : [table(head, rows)]),
  ]
}

function valueOf(language: Language, {code, count, when}: Pick<StatusCheck, 'code' | 'count' | 'when'>): string {
  const say = statusWords[language]
  if (code === 'disk') return say.megabytes(count ?? 0)
  if (code === 'backup') return count === null ? say.never : say.days(count)
  return when ?? (count === null ? '' : String(count))
}
