import {judgeExample, type Example} from '../../core/policy/example.js'
import type {Policy} from '../../core/policy/policy.js'
import {staffList, type StaffList} from '../../core/policy/staff-list.js'
import {explainRuled, type ExplainedFinding} from '../../core/review/explained-finding.js'
import {loadJudgement, ownExamples, shippedExamples, type WrittenExample} from '../../io/files/policy-file.js'
import type {Judgement} from '../../io/session.js'
import {deed, type Session} from '../deed.js'
import {diaryLook} from '../publication/diary-look.js'

/** An example that came out otherwise than it says. Its text stands in its file, on its line, and nowhere else. */
export interface FailedExample {
  readonly line: number
  readonly expected: Example['answer']
  readonly kind: Example['kind'] | null
  readonly rule: string | null
  readonly answer: Example['answer']
  readonly findings: readonly ExplainedFinding[]
}

export interface CheckedPolicy {
  readonly policy: Policy
  readonly examples: {readonly checked: number; readonly failed: readonly FailedExample[]}
  /** The shipped examples by the shipped rules, and the lines of those that the municipality's own rules answer otherwise. Null where nobody asked. */
  readonly shipped: {readonly checked: number; readonly failed: readonly FailedExample[]; readonly otherwise: readonly number[]} | null
}

/** Reads the rules in force and the look of the diary, and tries the rules on the municipality's examples. Refused with file, line and key where any of it cannot be used. */
export const checkPolicy = deed('policy.read', async (session, {withShipped}: {readonly withShipped: boolean}): Promise<CheckedPolicy> => {
  const {policy} = session.judgement
  diaryLook(session)
  const own = ownExamples(session.folder)
  const failed = own.flatMap((written) => failure(written, session.judgement, staffFor(session, written.example)) ?? [])
  return {policy, examples: {checked: own.length, failed}, shipped: withShipped ? checkShipped(session.judgement) : null}
})

function checkShipped(inForce: Judgement): CheckedPolicy['shipped'] {
  const {staff, examples} = shippedExamples()
  const shipped = loadJudgement(null, {cleanRows: 'publish', filePersonalData: 'strict'})
  return {
    checked: examples.length,
    failed: examples.flatMap((written) => failure(written, shipped, staff) ?? []),
    otherwise: examples.flatMap((written) => failure(written, inForce, staff)?.line ?? []),
  }
}

function failure({example, line}: WrittenExample, judgement: Judgement, staff: StaffList): FailedExample | null {
  const {isAsExpected, answer, findings, texts, about} = judgeExample(example, judgement, staff)
  if (isAsExpected) return null
  return {line, expected: example.answer, kind: example.kind ?? null, rule: example.rule ?? null, answer, findings: explainRuled(findings, texts, about, judgement.policy)}
}

function staffFor({settings}: Session, {committee}: Example): StaffList {
  return staffList(Object.entries(settings.committees).filter(([code]) => committee === undefined || code === committee).map(([, lists]) => lists))
}
