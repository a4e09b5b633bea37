import type {RegisteredContent, Secrecy} from '../register/entry.js'
import type {Finding} from '../scan/finding.js'
import type {Ground} from './ground.js'
import type {Policy, Rule} from './policy.js'
import type {RuledFinding, Verdict} from './verdict.js'

/** What else is known when one version of an entry is judged. */
export interface Circumstances {
  readonly caseNature: 'private' | 'public' | 'unknown'
  /** Secrecy of the heading of the document's case; `no` for a case itself. */
  readonly caseSecrecy: Secrecy
  /** True when some detector crashed or gave up. */
  readonly detectorFailed: boolean
  /** Grounds that come from the entry's past rather than its text, such as a takedown. */
  readonly past: readonly Ground[]
  /** Findings whose text stands on the municipality's list of officials and members. */
  readonly onStaffList: ReadonlySet<Finding>
}

const RULE_MISSING = 'rule-missing'
const CAUTION = {clear: 0, review: 1, block: 2} as const

/** The policy's word on one version of an entry. Nothing that is missing, unread or without a rule comes out as clear (B9). */
export function judge(content: RegisteredContent, findings: readonly Finding[], circumstances: Circumstances, policy: Policy): Verdict {
  // A marked person outranks even the bare word: who may handle the row decides first (A11).
  if (content.headingSecrecy === 'yes' && content.protection === 'none' && circumstances.past.length === 0) return {kind: 'secret'}

  const grounds: Ground[] = [...circumstances.past, ...groundsIn(content, circumstances)]
  const ruled = judgeFindings(findings, circumstances, policy)
  if (ruled.some(({rule}) => rule === RULE_MISSING)) grounds.push('rule-missing')
  const strictest = ruled.reduce((level, {answer}) => Math.max(level, CAUTION[answer]), grounds.length > 0 ? 1 : 0)
  if (strictest === 2) return {kind: 'block', grounds: unique(grounds), findings: ruled}
  if (strictest === 1) return {kind: 'review', grounds: unique(grounds), findings: ruled}
  if (policy.readings.cleanRows === 'confirm') return {kind: 'review', grounds: ['registrar-confirms'], findings: ruled}
  return {kind: 'clear', grounds: [], findings: ruled}
}

/** What the policy says of each finding by itself. One that no rule fits is for a person (B9). */
export function judgeFindings(findings: readonly Finding[], circumstances: Pick<Circumstances, 'caseNature' | 'onStaffList'>, policy: Policy): readonly RuledFinding[] {
  return findings.map((finding) => {
    const rule = policy.rules.find((candidate) => fits(candidate, finding, circumstances, policy))
    return rule === undefined ? {finding, rule: RULE_MISSING, answer: 'review'} : {finding, rule: rule.id, answer: rule.answer}
  })
}

function groundsIn(content: RegisteredContent, {caseSecrecy, detectorFailed}: Circumstances): readonly Ground[] {
  const grounds: Ground[] = []
  if (content.protection === 'marked') grounds.push('awaits-authorised')
  if (content.headingSecrecy === 'unknown') grounds.push('heading-secrecy-unknown')
  if (content.rowsDisagree) grounds.push('rows-disagree')
  if (detectorFailed) grounds.push('detector-failed')
  if (content.registrar === '') grounds.push('no-registrar')
  if (content.kind === 'case') {
    if (content.statute !== '' && content.headingSecrecy !== 'yes') grounds.push('statute-without-secrecy')
    return grounds
  }
  if (content.documentSecrecy === 'unknown') grounds.push('document-secrecy-unknown')
  if (content.statute !== '' && content.headingSecrecy !== 'yes' && content.documentSecrecy !== 'yes') grounds.push('statute-without-secrecy')
  if (content.direction === 'unknown') grounds.push('direction-unknown')
  if (caseSecrecy !== 'no') grounds.push('secret-case')
  // A document under secrecy shows no file whatever was chosen, so its files ask nothing (B5).
  if (content.documentSecrecy !== 'yes') {
    if (content.choiceWithoutFile === 'unclear') grounds.push('file-choice-missing')
    for (const file of content.files) {
      if (file.choice === 'missing') grounds.push('file-choice-missing')
      if (file.choice !== 'yes') continue
      if (file.reading === 'absent') grounds.push('file-missing')
      if (file.reading === 'unread') grounds.push('file-unreadable')
    }
  }
  return grounds
}

function fits(rule: Rule, finding: Finding, {caseNature, onStaffList}: Pick<Circumstances, 'caseNature' | 'onStaffList'>, {readings}: Policy): boolean {
  if (!rule.kinds.includes(finding.kind)) return false
  if (rule.fields !== undefined && !rule.fields.includes(finding.field)) return false
  if (rule.certainty !== undefined && rule.certainty !== finding.certainty) return false
  if (rule.caseNature !== undefined && !rule.caseNature.includes(caseNature)) return false
  if (rule.onStaffList !== undefined && rule.onStaffList !== onStaffList.has(finding)) return false
  if (rule.who !== undefined && !rule.who.includes(finding.who ?? 'unknown')) return false
  if (rule.party !== undefined && (finding.party === undefined || !rule.party.includes(finding.party))) return false
  return rule.filePersonalData === undefined || rule.filePersonalData === readings.filePersonalData
}

function unique(grounds: readonly Ground[]): readonly Ground[] {
  return [...new Set(grounds)]
}
