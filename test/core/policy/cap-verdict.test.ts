import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {capVerdict, FINDINGS_KEPT, isWhole} from '../../../src/core/policy/cap-verdict.js'
import type {RuledFinding, Verdict} from '../../../src/core/policy/verdict.js'
import {FINDING_KINDS, SCAN_FIELDS} from '../../../src/core/scan/finding.js'
import {isSeen} from '../../../src/core/review/is-seen.js'

type Told = Exclude<Verdict, {readonly kind: 'secret'}>

const ruled = (start: number, changes: Partial<RuledFinding['finding']> & {answer?: RuledFinding['answer']} = {}): RuledFinding => {
  const {answer = 'review', ...finding} = changes
  return {finding: {kind: 'phone', field: 'file', index: 0, start, end: start + 5, certainty: 'certain', detector: 'phone', why: 'number', ...finding}, rule: 'r', answer}
}
const told = (findings: readonly RuledFinding[], kind: Told['kind'] = 'block'): Told => ({kind, grounds: ['file-unreadable'], findings})
const many = (count: number): readonly RuledFinding[] => Array.from({length: count}, (_, at) => ruled(at * 10))
const capped = (verdict: Verdict): Told => {
  const kept = capVerdict(verdict)
  if (kept.kind === 'secret') throw new Error('secret')
  return kept
}

describe('what is kept of a verdict', () => {
  test('is all of it where there is little', () => {
    const verdict = told(many(FINDINGS_KEPT))
    expect(capVerdict(verdict)).toBe(verdict)
    expect(isWhole(verdict)).toBe(true)
    expect(capVerdict({kind: 'secret'})).toEqual({kind: 'secret'})
  })

  test('is its word, its grounds, and so many findings, and the others are counted: kept again it is the same', () => {
    const kept = capped(told(many(5000)))
    expect([kept.kind, kept.grounds, kept.findings.length, kept.more]).toEqual(['block', ['file-unreadable'], FINDINGS_KEPT, 5000 - FINDINGS_KEPT])
    expect(isWhole(kept)).toBe(false)
    expect(capVerdict(kept)).toBe(kept)
  })

  test('B4: what blocks comes first, of that what stands in the row, and the certain before the likely', () => {
    const heading = ruled(0, {kind: 'personnummer', field: 'heading', answer: 'block'})
    const likely = Array.from({length: 400}, (_, at) => ruled(at * 10, {kind: 'personnummer', certainty: 'likely', answer: 'block'}))
    const certain = Array.from({length: 200}, (_, at) => ruled(9000 + at * 10, {kind: 'personnummer', answer: 'block'}))
    const kept = capped(told([...many(1000), ...likely, ...certain, heading]))
    expect(kept.findings.filter(({answer}) => answer === 'block')).toHaveLength(FINDINGS_KEPT - 1)
    expect(kept.findings).toContain(heading)
    for (const one of certain) expect(kept.findings).toContain(one)
  })

  test('whatever was found, nothing that blocks or asks is forgotten altogether, and nothing that was not kept counts as seen (B13)', () => {
    const finding = fc.record({kind: fc.constantFrom(...FINDING_KINDS), field: fc.constantFrom(...SCAN_FIELDS), index: fc.nat(3), answer: fc.constantFrom('block', 'review', 'clear'), certainty: fc.constantFrom('certain', 'likely')} as const)
    fc.assert(
      fc.property(fc.array(finding, {minLength: 0, maxLength: 1200, size: 'max'}), (list) => {
        const verdict = told(list.map((one, at) => ruled(at * 10, one)))
        const kept = capped(verdict)
        expect(kept.findings.length + (kept.more ?? 0)).toBe(list.length)
        const sorts = (of: Told): ReadonlySet<string> => new Set(of.findings.map(({answer, finding: {kind, field}}) => `${answer} ${kind} ${field}`))
        if (sorts(verdict).size <= FINDINGS_KEPT) expect(sorts(kept)).toEqual(sorts(verdict))
        expect(kept.findings.some(({answer}) => answer === 'block')).toBe(list.some(({answer}) => answer === 'block'))
        const lost = verdict.findings.filter((one) => one.answer !== 'clear' && !kept.findings.includes(one))
        expect(isSeen(verdict, kept.findings.map((one) => one.finding), kept)).toBe(lost.length === 0)
      }),
      {numRuns: 50},
    )
  })
})
