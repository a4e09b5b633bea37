import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Ground} from '../../../src/core/policy/ground.js'
import {judge, judgeFindings, type Circumstances} from '../../../src/core/policy/judge.js'
import type {Policy, Rule} from '../../../src/core/policy/policy.js'
import type {Verdict} from '../../../src/core/policy/verdict.js'
import type {RegisteredContent} from '../../../src/core/register/entry.js'
import {FINDING_KINDS} from '../../../src/core/scan/finding.js'
import {aCase, aDocument, aFile, aFinding, aPolicy, aRule, circumstances, contents, findings, grounds, shippedRules} from '../support.js'

const shipped = aPolicy(shippedRules)
const judged = (content: RegisteredContent, changes: Partial<Circumstances> = {}, policy: Policy = shipped): Verdict => judge(content, [], circumstances(changes), policy)
const groundsOf = (verdict: Verdict): readonly Ground[] => (verdict.kind === 'secret' ? [] : verdict.grounds)

describe('a row in which nothing is wrong', () => {
  test('B7: is the registrar’s decision already', () => {
    expect(judged(aDocument())).toEqual({kind: 'clear', grounds: [], findings: []})
    expect(judged(aCase())).toEqual({kind: 'clear', grounds: [], findings: []})
  })

  test('B7: `confirm` asks for one more confirmation', () => {
    expect(judged(aDocument(), {}, aPolicy(shippedRules, {cleanRows: 'confirm'}))).toEqual({kind: 'review', grounds: ['registrar-confirms'], findings: []})
  })
})

describe('what makes a row wait', () => {
  test.each<readonly [string, RegisteredContent, Partial<Circumstances>, readonly Ground[]]>([
    ['A6: a file without choice', aDocument({files: [aFile({choice: 'missing'})]}), {}, ['file-choice-missing']],
    ['A6: a choice without file', aDocument({choiceWithoutFile: 'unclear'}), {}, ['file-choice-missing']],
    ['A6: one of several files without choice', aDocument({files: [aFile(), aFile({path: 'b.txt', choice: 'missing'})]}), {}, ['file-choice-missing']],
    ['A7: heading secrecy not understood', aDocument({headingSecrecy: 'unknown'}), {}, ['heading-secrecy-unknown']],
    ['A7: case heading secrecy not understood', aCase({headingSecrecy: 'unknown'}), {}, ['heading-secrecy-unknown']],
    ['B5: document secrecy not understood', aDocument({documentSecrecy: 'unknown'}), {}, ['document-secrecy-unknown']],
    ['A7: a secrecy section without secrecy', aDocument({statute: 'OSL 26:1'}), {}, ['statute-without-secrecy']],
    ['A7: a case with a secrecy section without secrecy', aCase({statute: 'OSL 26:1'}), {}, ['statute-without-secrecy']],
    ['A8: rows that disagree', aCase({rowsDisagree: true}), {}, ['rows-disagree']],
    ['A11: a marked person', aDocument({protection: 'marked'}), {}, ['awaits-authorised']],
    ['A11: a marked person outranks the bare word', aDocument({protection: 'marked', headingSecrecy: 'yes'}), {}, ['awaits-authorised']],
    ['A4: no direction', aDocument({direction: 'unknown'}), {}, ['direction-unknown']],
    ['B7: no registrar', aDocument({registrar: ''}), {}, ['no-registrar']],
    ['B9: a file that was not delivered', aDocument({files: [aFile({sha256: null, bytes: null, reading: 'absent'})]}), {}, ['file-missing']],
    ['B9: a file that cannot be read', aDocument({files: [aFile({reading: 'unread'})]}), {}, ['file-unreadable']],
    ['B9: a detector that crashed', aDocument(), {detectorFailed: true}, ['detector-failed']],
    ['D2: a plain document of a secret case', aDocument(), {caseSecrecy: 'yes'}, ['secret-case']],
    ['D2: a plain document of a case whose secrecy is not understood', aDocument(), {caseSecrecy: 'unknown'}, ['secret-case']],
    ['A14: a takedown', aDocument(), {past: ['taken-down']}, ['taken-down']],
    ['A14: a secret row that was taken down', aDocument({headingSecrecy: 'yes'}), {past: ['taken-down']}, ['taken-down']],
    ['two reasons, each told once', aDocument({registrar: '', files: [aFile({choice: 'missing'}), aFile({path: 'b.txt', choice: 'missing'})]}), {}, ['no-registrar', 'file-choice-missing']],
  ])('%s', (_, content, changes, expected) => {
    const verdict = judged(content, changes)
    expect(verdict.kind).toBe('review')
    expect(groundsOf(verdict)).toEqual(expected)
  })

  test.each<readonly [string, RegisteredContent]>([
    ['B5: files of a document under secrecy ask nothing, for none is shown', aDocument({documentSecrecy: 'yes', files: [aFile({choice: 'missing', reading: 'unread'})], choiceWithoutFile: 'unclear'})],
    ['A7: a secrecy section with a secret document', aDocument({documentSecrecy: 'yes', statute: 'OSL 26:1'})],
    ['B5: a withheld file need not be read', aDocument({files: [aFile({choice: 'no', reading: 'unread'})]})],
    ['A6: a withheld document without file', aDocument({choiceWithoutFile: 'no'})],
  ])('%s', (_, content) => {
    expect(judged(content).kind).toBe('clear')
  })
})

describe('D1: a secret heading', () => {
  test('needs no decision, whatever is found in it and whatever else is wrong', () => {
    fc.assert(
      fc.property(contents, fc.array(findings), fc.boolean(), (content, found, detectorFailed) => {
        expect(judge({...content, headingSecrecy: 'yes', protection: 'none'}, found, circumstances({detectorFailed}), shipped)).toEqual({kind: 'secret'})
      }),
    )
  })

  test('of a case does not make its document secret', () => {
    expect(judged(aDocument(), {caseSecrecy: 'yes'}).kind).toBe('review')
  })
})

describe('B9: what has no rule is never clear', () => {
  test('whatever was found', () => {
    fc.assert(
      fc.property(fc.array(findings, {minLength: 1}), fc.subarray([...shippedRules]), (found, rules) => {
        const policy = aPolicy(rules)
        const ruled = judgeFindings(found, circumstances(), policy)
        const verdict = judge(aDocument(), found, circumstances(), policy)
        if (ruled.some(({rule}) => rule === 'rule-missing')) {
          expect(verdict.kind).not.toBe('clear')
          expect(groundsOf(verdict)).toContain('rule-missing')
        }
        expect(verdict.kind === 'clear').toBe(ruled.every(({answer}) => answer === 'clear'))
      }),
    )
    expect(judge(aDocument(), [aFinding()], circumstances(), aPolicy([]))).toMatchObject({kind: 'review', grounds: ['rule-missing'], findings: [{rule: 'rule-missing', answer: 'review'}]})
  })
})

describe('which rule fits', () => {
  const finding = aFinding({kind: 'person', field: 'file', certainty: 'likely'})
  const chosen = (rule: Partial<Rule>, changes: Partial<Circumstances> = {}, readings: Partial<Policy['readings']> = {}): boolean =>
    judgeFindings([finding], circumstances(changes), aPolicy([aRule({id: 'regeln', ...rule})], readings))[0]?.rule === 'regeln'

  interface Fit {
    readonly name: string
    readonly fits: boolean
    readonly rule: Partial<Rule>
    readonly changes?: Partial<Circumstances>
    readonly readings?: Partial<Policy['readings']>
  }

  test.each<Fit>([
    {name: 'its kind', fits: true, rule: {}},
    {name: 'another kind', fits: false, rule: {kinds: ['vehicle']}},
    {name: 'its field', fits: true, rule: {fields: ['heading', 'file']}},
    {name: 'another field', fits: false, rule: {fields: ['heading']}},
    {name: 'its certainty', fits: true, rule: {certainty: 'likely'}},
    {name: 'more certain', fits: false, rule: {certainty: 'certain'}},
    {name: 'its case type', fits: true, rule: {caseNature: ['private']}, changes: {caseNature: 'private'}},
    {name: 'unknown is no private', fits: false, rule: {caseNature: ['private']}, changes: {caseNature: 'unknown'}},
    {name: 'unknown by name', fits: true, rule: {caseNature: ['unknown']}, changes: {caseNature: 'unknown'}},
    {name: 'staff', fits: true, rule: {onStaffList: true}, changes: {onStaffList: new Set([finding])}},
    {name: 'nobody knows who', fits: true, rule: {who: ['unknown']}},
    {name: 'only the elected', fits: false, rule: {who: ['elected', 'official']}},
    {name: 'not staff', fits: false, rule: {onStaffList: true}},
    {name: 'only not staff', fits: false, rule: {onStaffList: false}, changes: {onStaffList: new Set([finding])}},
    {name: 'the reading chosen', fits: true, rule: {filePersonalData: 'chapter3'}, readings: {filePersonalData: 'chapter3'}},
    {name: 'the other reading', fits: false, rule: {filePersonalData: 'chapter3'}, readings: {filePersonalData: 'strict'}},
  ])('$name: $fits', ({fits, rule, changes, readings}) => {
    expect(chosen(rule, changes, readings)).toBe(fits)
  })

  test('the first that fits decides', () => {
    const rules = [aRule({id: 'ett', answer: 'clear'}), aRule({id: 'två', answer: 'block'})]
    expect(judgeFindings([aFinding()], circumstances(), aPolicy(rules))[0]).toMatchObject({rule: 'ett', answer: 'clear'})
    expect(judgeFindings([aFinding()], circumstances(), aPolicy(rules.toReversed()))[0]).toMatchObject({rule: 'två', answer: 'block'})
  })

  test('a look-alike that is not the very finding is not on the staff list', () => {
    expect(judgeFindings([{...finding}], circumstances({onStaffList: new Set([finding])}), aPolicy([aRule({id: 'regeln', onStaffList: true})]))[0]?.rule).toBe('rule-missing')
  })
})

describe('more never makes milder', () => {
  const MILD = {clear: 0, review: 1, block: 2} as const
  const level = (verdict: Verdict): number => (verdict.kind === 'secret' ? -1 : MILD[verdict.kind])
  const rules = fc.array(
    fc.record({id: fc.constant('r'), kinds: fc.subarray([...FINDING_KINDS], {minLength: 1}), answer: fc.constantFrom('clear', 'review', 'block')}).map((some) => aRule(some)),
    {maxLength: 5},
  )
  const policies = fc.oneof(fc.constant(shipped), fc.tuple(rules, fc.constantFrom('publish', 'confirm')).map(([some, cleanRows]) => aPolicy(some, {cleanRows})))

  test('B9: a finding more, a ground more, a crash more', () => {
    fc.assert(
      fc.property(contents, fc.array(findings, {maxLength: 5}), findings, fc.array(grounds, {maxLength: 3}), grounds, policies, (content, found, another, past, ground, policy) => {
        const before = judge(content, found, circumstances({past}), policy)
        for (const at of [0, found.length]) expect(level(judge(content, found.toSpliced(at, 0, another), circumstances({past}), policy))).toBeGreaterThanOrEqual(level(before))
        expect(level(judge(content, found, circumstances({past: [...past, ground]}), policy))).toBeGreaterThanOrEqual(level(before))
        expect(level(judge(content, found, circumstances({past, detectorFailed: true}), policy))).toBeGreaterThanOrEqual(level(before))
        if (before.kind !== 'secret') expect(level(judge(content, found, circumstances({past, caseSecrecy: 'yes'}), policy))).toBeGreaterThanOrEqual(level(before))
      }),
      {numRuns: 1000},
    )
  })

  test('clear means that nothing was found and nothing is unknown', () => {
    fc.assert(
      fc.property(contents, fc.array(findings, {maxLength: 2}), (content, found) => {
        const verdict = judge(content, found, circumstances(), shipped)
        if (verdict.kind !== 'clear') return
        expect(content).toMatchObject({headingSecrecy: 'no', protection: 'none', rowsDisagree: false})
        expect(content.registrar).not.toBe('')
        if (content.kind === 'document' && content.documentSecrecy !== 'yes') {
          expect(content).toMatchObject({documentSecrecy: 'no', statute: ''})
          for (const file of content.files) expect([file.choice === 'no' || file.reading === 'text', file.choice]).not.toContain('missing')
        }
      }),
      {numRuns: 2000},
    )
  })
})
