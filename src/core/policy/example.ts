import {z} from 'zod'
import {caseNature} from '../scan/case-nature.js'
import {FINDING_KINDS, SCAN_FIELDS} from '../scan/finding.js'
import type {Lexica} from '../scan/lexica.js'
import {scanText, type ScanAbout, type ScannedText} from '../scan/scan-text.js'
import {judgeFindings} from './judge.js'
import {knownStaff, type StaffList} from './staff-list.js'
import type {Policy} from './policy.js'
import type {RuledFinding} from './verdict.js'

/** A text and what the policy should say of it: how a municipality sees that its rules do what they are meant to. */
export const ExampleSchema = z.strictObject({
  text: z.string().min(1),
  field: z.enum(SCAN_FIELDS).default('heading'),
  caseType: z.string().min(1).optional(),
  /** Whose list of officials and members counts; all committees' unless named. */
  committee: z.string().min(1).optional(),
  /** As if the municipality read H§2 note 2 so. */
  filePersonalData: z.enum(['strict', 'chapter3']).optional(),
  answer: z.enum(['clear', 'review', 'block']),
  /** What should be found. */
  kind: z.enum(FINDING_KINDS).optional(),
  /** Which rule should speak. */
  rule: z.string().min(1).optional(),
})
export type Example = z.infer<typeof ExampleSchema>

/** What came out of an example. */
export interface ExampleOutcome {
  readonly isAsExpected: boolean
  readonly answer: Example['answer']
  readonly findings: readonly RuledFinding[]
  /** For an explanation of what came out. */
  readonly texts: readonly ScannedText[]
  readonly about: ScanAbout
}

/** Judges an example as a row's text is judged. What crashes in the detectors is reviewed (B9). */
export function judgeExample({text, field, caseType, filePersonalData, ...expected}: Example, {policy, lexica}: {readonly policy: Policy; readonly lexica: Lexica}, staff: StaffList): ExampleOutcome {
  const about: ScanAbout = {caseNature: caseNature(caseType ?? null, lexica.caseTypes), lexica}
  const texts = [{field, index: 0, text}]
  const {findings: found, failed} = scanText(texts, about)
  const {findings, onStaffList} = knownStaff(found, texts, staff)
  const read = filePersonalData === undefined ? policy : {...policy, readings: {...policy.readings, filePersonalData}}
  const ruled = judgeFindings(findings, {caseNature: about.caseNature, onStaffList}, read)
  const answer = ruled.some((one) => one.answer === 'block') ? 'block' : failed.length > 0 || ruled.some((one) => one.answer === 'review') ? 'review' : 'clear'
  const fits = (one: RuledFinding): boolean => (expected.kind === undefined || one.finding.kind === expected.kind) && (expected.rule === undefined || one.rule === expected.rule)
  const asksForFinding = expected.kind !== undefined || expected.rule !== undefined
  return {isAsExpected: answer === expected.answer && (!asksForFinding || ruled.some(fits)), answer, findings: ruled, texts, about}
}
