import {judgeFindings} from '../../core/policy/judge.js'
import {knownStaff} from '../../core/policy/staff-list.js'
import type {Policy} from '../../core/policy/policy.js'
import {explainRuled, type ExplainedFinding} from '../../core/review/explained-finding.js'
import {caseNature} from '../../core/scan/case-nature.js'
import type {Finding, ScanField} from '../../core/scan/finding.js'
import type {Lexica} from '../../core/scan/lexica.js'
import {toldParties, type ToldParties} from '../../core/scan/party/told-parties.js'
import {scanText} from '../../core/scan/scan-text.js'

/** A text judged by itself, without any register. */
export interface JudgedText {
  readonly verdict: 'clear' | 'review' | 'block'
  readonly findings: readonly Finding[]
  /** The same findings explained; worked out when asked for. */
  explain(): readonly ExplainedFinding[]
  /** What a party field was read as; null for other fields. */
  readonly parties: ToldParties | null
}

/** What the detectors and the policy say of one text: nothing is stored, and no workspace is needed. */
export function scanOneText(text: string, field: ScanField, caseType: string | null, {policy, lexica}: {readonly policy: Policy; readonly lexica: Lexica}): JudgedText {
  const nature = caseNature(caseType, lexica.caseTypes)
  const texts = [{field, index: 0, text}]
  const about = {caseNature: nature, lexica}
  const {findings: found, failed} = scanText(texts, about)
  const {findings, onStaffList} = knownStaff(found, texts, new Map())
  const ruled = judgeFindings(findings, {caseNature: nature, onStaffList}, policy)
  const strictest = ruled.some(({answer}) => answer === 'block') ? 'block' : ruled.some(({answer}) => answer === 'review') || failed.length > 0 ? 'review' : 'clear'
  const told = ruled.filter(({answer}) => answer !== 'clear')
  return {verdict: strictest, findings: told.map(({finding}) => finding), explain: () => explainRuled(told, texts, about, policy), parties: field === 'party' ? toldParties(text, lexica) : null}
}
