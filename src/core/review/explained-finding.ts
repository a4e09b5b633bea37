import type {Policy, Rule} from '../policy/policy.js'
import type {RuledFinding} from '../policy/verdict.js'
import {explainFindings, type FindingExplanation} from '../scan/explain/explain-finding.js'
import type {Finding} from '../scan/finding.js'
import type {ScanAbout, ScannedText} from '../scan/scan-text.js'
import {blockedIn, remediesFor, type Remedy} from './remedy.js'

/** A finding with everything that explains it: the rule that speaks of it, what raised and lowered it, and what would change it. */
export interface ExplainedFinding extends FindingExplanation {
  readonly finding: Finding
  readonly rule: Rule | null
  readonly answer: 'clear' | 'review' | 'block'
  readonly remedies: readonly Remedy[]
}

/** Findings explained from the texts that are at hand. */
export function explainRuled(ruled: readonly RuledFinding[], texts: readonly ScannedText[], about: ScanAbout, {rules}: Policy): readonly ExplainedFinding[] {
  const blocked = blockedIn(ruled)
  const explanations = explainFindings(ruled.map(({finding}) => finding), texts, about)
  return ruled.flatMap(({finding, rule, answer}, at) => {
    const explanation = explanations[at]
    if (explanation === undefined) return []
    return [{finding, answer, rule: rules.find(({id}) => id === rule) ?? null, ...explanation, remedies: remediesFor(finding, answer, blocked)}]
  })
}
