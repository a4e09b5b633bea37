import type {Finding} from '../scan/finding.js'
import type {Ground} from './ground.js'

/** The name of a rule in the policy, as it stands in `data/policy/rules.yaml`. */
export type RuleId = string

/** A finding, and the rule that says what it leads to. */
export interface RuledFinding {
  readonly finding: Finding
  readonly rule: RuleId
  readonly answer: 'clear' | 'review' | 'block'
}

/**
 * What the policy says about one version of an entry.
 * `clear`: may be shown. `review`: a person must answer. `block`: may not be shown as it stands, whoever asks (B4, C3).
 * `secret`: only the word and the day (D1).
 */
export type Verdict =
  | {readonly kind: 'secret'}
  | {
      readonly kind: 'clear' | 'review' | 'block'
      readonly grounds: readonly Ground[]
      readonly findings: readonly RuledFinding[]
      /** How many findings there were beside these: only so many are kept of one version. */
      readonly more?: number
    }

/** The findings of a verdict, for another verdict on the same text: with the count of those that were not kept. */
export function whatWasFound({findings, more}: Exclude<Verdict, {readonly kind: 'secret'}>): Pick<Exclude<Verdict, {readonly kind: 'secret'}>, 'findings' | 'more'> {
  return more === undefined ? {findings} : {findings, more}
}
