import {describe, expect, test} from 'vitest'
import {judgeExample} from '../../../src/core/policy/example.js'
import {DETECTORS} from '../../../src/core/scan/detectors/index.js'
import {FINDING_KINDS} from '../../../src/core/scan/finding.js'
import {loadJudgement, shippedExamples} from '../../../src/io/files/policy-file.js'

const judgement = loadJudgement(null, {cleanRows: 'publish', filePersonalData: 'strict'})
const {staff, examples} = shippedExamples()

describe('B13: the shipped examples come out as they say', () => {
  test.each(examples.map(({example, line}) => [line, example.text, example] as const))('line %d: %s', (_line, _text, example) => {
    const {answer, findings, isAsExpected} = judgeExample(example, judgement, staff)
    expect({answer, found: findings.map(({finding, rule}) => [finding.kind, rule])}).toEqual({answer: example.answer, found: example.kind === undefined ? expect.anything() : expect.arrayContaining([[example.kind, example.rule]])})
    expect(isAsExpected).toBe(true)
  })

  test('at least sixty, with every rule, every kind that a detector finds, and rows that are shown', () => {
    expect(examples.length).toBeGreaterThanOrEqual(60)
    const told = examples.map(({example}) => example)
    // What could not be read has no text to be an example of.
    expect(judgement.policy.rules.map(({id}) => id).filter((id) => id !== 'unreadable' && !told.some(({rule}) => rule === id))).toEqual([])
    const found = new Set<string>(DETECTORS.flatMap(({kinds}) => kinds))
    expect(FINDING_KINDS.filter((kind) => found.has(kind) && !told.some((one) => one.kind === kind))).toEqual([])
    expect(told.filter(({answer}) => answer === 'clear').length).toBeGreaterThanOrEqual(10)
  })
})

describe('an example that comes out otherwise is told', () => {
  const outcome = (changes: object): boolean => judgeExample({text: 'Skrivelse från Elsa Lindqvist', field: 'heading', answer: 'review', ...changes}, judgement, staff).isAsExpected

  test.each<[object, boolean]>([
    [{}, true],
    [{kind: 'person'}, true],
    [{rule: 'person'}, true],
    [{answer: 'clear'}, false],
    [{kind: 'phone'}, false],
    [{rule: 'insult'}, false],
    [{kind: 'person', rule: 'insult'}, false],
  ])('%j: %s', (changes, isAsExpected) => {
    expect(outcome(changes)).toBe(isAsExpected)
  })
})
