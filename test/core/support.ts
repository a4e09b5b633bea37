import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {GROUNDS, type Ground} from '../../src/core/policy/ground.js'
import type {Policy, Readings, Rule} from '../../src/core/policy/policy.js'
import {RuleFileSchema} from '../../src/core/policy/policy.js'
import type {Circumstances} from '../../src/core/policy/judge.js'
import type {Verdict} from '../../src/core/policy/verdict.js'
import type {RegisteredCase, RegisteredContent, RegisteredDocument, RegisteredFile} from '../../src/core/register/entry.js'
import {DECISION_KINDS, type Decision} from '../../src/core/review/decision.js'
import {FINDING_KINDS, SCAN_FIELDS, type Finding} from '../../src/core/scan/finding.js'
import type {Version} from '../../src/core/publication/version.js'
import type {CommitteeCode, DecisionId, EntryId, Fingerprint, Instant, VersionId} from '../../src/core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../src/core/terms/local-date.js'
import {readYaml} from '../../src/io/files/settings-file.js'

export const day = (text: string): LocalDate => text as LocalDate

/** Numbers that the Tax Agency has published for tests. */
export const officialNumbers = (name: 'personnummer' | 'samordningsnummer'): readonly string[] =>
  readFileSync(join(import.meta.dirname, '../fixtures/identity-numbers', `${name}.txt`), 'utf8').trim().split('\n')

export const DIGEST = 'ab'.repeat(32)

export function aFile(changes: Partial<RegisteredFile> = {}): RegisteredFile {
  return {path: 'remiss.txt', choice: 'yes', sha256: DIGEST, bytes: 12, reading: 'text', ...changes}
}

export function aCase(changes: Partial<RegisteredCase> = {}): RegisteredCase {
  return {
    kind: 'case', heading: 'Ny förskola vid Ekbacken', headingSecrecy: 'no', caseType: 'lokaler', statute: '', protection: 'none', closedOn: null, isClosed: false, date: day('2026-01-12'),
    officer: 'Plan- och byggenheten', registrar: 'reg1', rowsDisagree: false, ...changes,
  }
}

/** A document in which nothing is wrong. A test states only what it is about. */
export function aDocument(changes: Partial<RegisteredDocument> = {}): RegisteredDocument {
  return {
    kind: 'document', heading: 'Remiss om ny förskola', headingSecrecy: 'no', documentSecrecy: 'no', caseType: 'lokaler', statute: '', protection: 'none', direction: 'Ut', date: day('2026-02-03'),
    internalParty: '', parties: ['Länsstyrelsen'], officer: 'Plan- och byggenheten', files: [], choiceWithoutFile: 'none', registrar: 'reg1', rowsDisagree: false, ...changes,
  }
}

export function aFinding(changes: Partial<Finding> = {}): Finding {
  return {kind: 'person', field: 'heading', index: 0, start: 0, end: 4, certainty: 'certain', detector: 'person', why: 'given-and-family-name', ...changes}
}

export function aRule(changes: Partial<Rule> & {readonly id: string}): Rule {
  return {kinds: ['person'], answer: 'review', requirement: 'B2', law: 'Rutin för webbdiariet, 3.2', because: {sv: 'Därför.', en: 'Because.'}, ...changes}
}

export function aPolicy(rules: readonly Rule[], readings: Partial<Readings> = {}): Policy {
  return {hash: 'p', rules, readings: {cleanRows: 'publish', filePersonalData: 'strict', ...readings}, roleWords: [], organisations: []}
}

/** The rules the program is delivered with. */
export const shippedRules: readonly Rule[] = readYaml(join(import.meta.dirname, '../../data/policy/rules.yaml'), RuleFileSchema, 'policy-invalid').rules

export function circumstances(changes: Partial<Circumstances> = {}): Circumstances {
  return {caseNature: 'unknown', caseSecrecy: 'no', detectorFailed: false, past: [], onStaffList: new Set(), ...changes}
}

export const CLEAR: Verdict = {kind: 'clear', grounds: [], findings: []}
export const REVIEW: Verdict = {kind: 'review', grounds: ['registrar-confirms'], findings: []}
export const SECRET: Verdict = {kind: 'secret'}

export function blocked(finding: Partial<Finding> = {kind: 'personnummer'}): Verdict {
  return {kind: 'block', grounds: [], findings: [{finding: aFinding(finding), rule: 'identity-number', answer: 'block'}]}
}

export const ENTRY = 'abcdefghijklmnopqrst' as EntryId
export const PRINT = 'f'.repeat(64) as Fingerprint

export function aVersion(changes: Partial<Version> = {}): Version {
  return {
    id: `${changes.entry ?? ENTRY}.1` as VersionId, entry: ENTRY, key: {committee: 'KS' as CommitteeCode, caseNumber: 'KS 2026/00123', documentNumber: '1'}, stage: 'cleared', content: aDocument(),
    verdict: CLEAR, fingerprint: PRINT, policyHash: 'p', declarations: [], decision: null, ...changes,
  }
}

export function aDecision(changes: Partial<Decision> = {}): Decision {
  return {
    id: 'd1' as DecisionId, kind: 'publish', entry: ENTRY, version: `${ENTRY}.1` as VersionId, fingerprint: PRINT, actor: 'reg', at: '2026-02-03T09:00:00.000Z' as Instant, reason: null, policyHash: 'p', ...changes,
  }
}

/** Any day a diary could hold. */
export const days = (from = '1990-01-01', span = 20_000): fc.Arbitrary<LocalDate> => fc.nat(span).map((count) => addDays(day(from), count))

export const findings: fc.Arbitrary<Finding> = fc.record({
  kind: fc.constantFrom(...FINDING_KINDS), field: fc.constantFrom(...SCAN_FIELDS), index: fc.nat(3), start: fc.nat(50), end: fc.integer({min: 51, max: 99}),
  certainty: fc.constantFrom('certain', 'likely'), detector: fc.constant('person'), why: fc.constant('given-and-family-name'),
})

export const grounds: fc.Arbitrary<Ground> = fc.constantFrom(...(Object.keys(GROUNDS) as Ground[]))

const secrecies = fc.constantFrom('yes', 'no', 'unknown')
const texts = fc.string({maxLength: 40})

export const registeredFiles: fc.Arbitrary<RegisteredFile> = fc.oneof(
  fc.record({path: fc.constantFrom('a.txt', 'bilagor/b.txt'), choice: fc.constantFrom('yes', 'no', 'missing'), sha256: fc.constant(DIGEST), bytes: fc.nat(), reading: fc.constantFrom('text', 'unread')}),
  fc.record({path: fc.constantFrom('c.txt', 'd.pdf'), choice: fc.constantFrom('yes', 'no', 'missing'), sha256: fc.constant(null), bytes: fc.constant(null), reading: fc.constant('absent')}),
)

export const cases: fc.Arbitrary<RegisteredCase> = fc.record({
  kind: fc.constant('case'), heading: texts, headingSecrecy: secrecies, caseType: texts, statute: fc.constantFrom('', 'OSL 26:1'), protection: fc.constantFrom('none', 'marked'), closedOn: fc.constant(null),
  isClosed: fc.boolean(), date: days(), officer: texts, registrar: fc.constantFrom('', 'reg1'), rowsDisagree: fc.boolean(),
})

export const documents: fc.Arbitrary<RegisteredDocument> = fc.record({
  kind: fc.constant('document'), heading: texts, headingSecrecy: secrecies, documentSecrecy: secrecies, caseType: texts, statute: fc.constantFrom('', 'OSL 26:1'), protection: fc.constantFrom('none', 'marked'),
  direction: fc.constantFrom('In', 'Ut', 'Upprättad', 'unknown'), date: days(), internalParty: texts, parties: fc.array(texts, {maxLength: 3}), officer: texts, files: fc.array(registeredFiles, {maxLength: 3}),
  choiceWithoutFile: fc.constantFrom('none', 'no', 'unclear'), registrar: fc.constantFrom('', 'reg1'), rowsDisagree: fc.boolean(),
})

export const contents: fc.Arbitrary<RegisteredContent> = fc.oneof(documents, cases)

export const decisionKinds = fc.constantFrom(...DECISION_KINDS)
