import {judgeFindings} from '../../core/policy/judge.js'
import type {Policy} from '../../core/policy/policy.js'
import {caseNature} from '../../core/scan/case-nature.js'
import type {Finding, ScanField} from '../../core/scan/finding.js'
import type {Lexica} from '../../core/scan/lexica.js'
import {scanText} from '../../core/scan/scan-text.js'

/** A text judged by itself, without any register. */
export interface JudgedText {
  readonly verdict: 'clear' | 'review' | 'block'
  readonly findings: readonly Finding[]
}

/** What the detectors and the policy say of one text: nothing is stored, and no workspace is needed. */
export function scanOneText(text: string, field: ScanField, caseType: string | null, {policy, lexica}: {readonly policy: Policy; readonly lexica: Lexica}): JudgedText {
  const nature = caseNature(caseType, lexica.caseTypes)
  const {findings, failed} = scanText([{field, index: 0, text}], {caseNature: nature, lexica})
  const ruled = judgeFindings(findings, {caseNature: nature, onStaffList: new Set()}, policy)
  const strictest = ruled.some(({answer}) => answer === 'block') ? 'block' : ruled.some(({answer}) => answer === 'review') || failed.length > 0 ? 'review' : 'clear'
  return {verdict: strictest, findings: ruled.filter(({answer}) => answer !== 'clear').map(({finding}) => finding)}
}
