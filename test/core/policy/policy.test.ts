import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {judgeFindings} from '../../../src/core/policy/judge.js'
import {layOver, RuleFileSchema, type Rule} from '../../../src/core/policy/policy.js'
import {FINDING_KINDS, SCAN_FIELDS, type Finding} from '../../../src/core/scan/finding.js'
import {aPolicy, aRule, findings, shippedRules} from '../support.js'

const CAUTION = {clear: 0, review: 1, block: 2} as const

function laid(shipped: readonly Rule[], own: readonly Rule[]): readonly Rule[] {
  const rules = layOver(shipped, own)
  if ('kind' in rules) throw new Error(`${rules.kind}: ${rules.rule}`)
  return rules
}

const locked = aRule({id: 'locked', kinds: ['personnummer'], answer: 'review', locked: true})
const open = aRule({id: 'open', kinds: ['person'], answer: 'review'})
const ids = (rules: readonly Rule[]): readonly string[] => rules.map(({id}) => id)

describe('B13: a municipality’s own rules over the shipped ones', () => {
  test('nothing of its own changes nothing', () => {
    expect(laid(shippedRules, [])).toEqual(shippedRules)
  })

  test('a rule of the same id takes its place, whole', () => {
    const own = aRule({id: 'open', kinds: ['vehicle'], fields: ['file'], answer: 'clear'})
    expect(laid([locked, open], [own])).toEqual([locked, {...own, locked: false}])
  })

  test('a new rule comes after the locked ones and before the rest', () => {
    expect(ids(laid([open, locked], [aRule({id: 'ny'}), aRule({id: 'nyare'})]))).toEqual(['locked', 'ny', 'nyare', 'open'])
  })

  test('a locked rule may be tightened, and keeps its scope and its law', () => {
    expect(laid([locked, open], [{...locked, answer: 'block', law: 'Vår egen ordning', requirement: 'Z9'}])[0]).toMatchObject({id: 'locked', answer: 'block', locked: true, law: locked.law, requirement: locked.requirement})
  })

  test.each([
    ['loosened', {answer: 'clear'}, 'locked-rule-loosened'],
    ['narrowed to a field', {fields: ['heading']}, 'locked-rule-reshaped'],
    ['narrowed to the certain', {certainty: 'certain'}, 'locked-rule-reshaped'],
    ['narrowed to a case type', {caseNature: ['private']}, 'locked-rule-reshaped'],
    ['narrowed to staff', {onStaffList: false}, 'locked-rule-reshaped'],
    ['narrowed to private persons', {who: ['private']}, 'locked-rule-reshaped'],
    ['narrowed to a reading', {filePersonalData: 'strict'}, 'locked-rule-reshaped'],
    ['widened', {kinds: ['personnummer', 'vehicle']}, 'locked-rule-reshaped'],
    ['pointed at something else', {kinds: ['vehicle'], answer: 'block'}, 'locked-rule-reshaped'],
  ] as const)('a locked rule is not %s', (_, changes, kind) => {
    expect(layOver([locked, open], [{...locked, ...changes} as Rule])).toEqual({kind, rule: 'locked'})
  })

  test('nobody locks a rule of their own, nor unlocks one of ours', () => {
    expect(laid([open], [aRule({id: 'ny', locked: true})])[0]).toMatchObject({id: 'ny', locked: false})
    expect(laid([locked], [{...locked, locked: false}])[0]).toMatchObject({locked: true})
  })

  test('the same id twice is a mistake', () => {
    expect(layOver([locked, open], [open, open])).toEqual({kind: 'rule-twice', rule: 'open'})
  })

  test('whatever a municipality writes, nothing that a locked rule decides gets a milder answer', () => {
    const own = fc.array(
      fc.record({
        id: fc.oneof(fc.constantFrom(...shippedRules.map(({id}) => id)), fc.constantFrom('egen', 'annan')), kinds: fc.subarray([...FINDING_KINDS], {minLength: 1}),
        answer: fc.constantFrom('clear', 'review', 'block'), locked: fc.boolean(), certainty: fc.constantFrom('certain', 'likely'),
      }).map((some) => aRule(some)),
      {maxLength: 6},
    )
    // Also the very rules, with another answer.
    const same = fc.subarray([...shippedRules]).chain((rules) => fc.array(fc.constantFrom('clear', 'review', 'block'), {minLength: rules.length, maxLength: rules.length}).map((answers) => rules.map((rule, at) => ({...rule, answer: answers[at] ?? rule.answer}) satisfies Rule)))
    let accepted = 0
    fc.assert(
      fc.property(fc.oneof(own, same), fc.array(findings, {minLength: 1, maxLength: 12}), (rules, found) => {
        const merged = layOver(shippedRules, rules)
        if ('kind' in merged) return
        accepted += 1
        const by = (set: readonly Rule[]): ReturnType<typeof judgeFindings> => judgeFindings(found, {caseNature: 'unknown', onStaffList: new Set()}, aPolicy(set))
        const after = by(merged)
        by(shippedRules).forEach(({rule, answer}, at) => {
          if (shippedRules.find(({id}) => id === rule)?.locked === true) expect(CAUTION[after[at]?.answer ?? 'clear']).toBeGreaterThanOrEqual(CAUTION[answer])
        })
      }),
      {numRuns: 1000},
    )
    expect(accepted).toBeGreaterThan(100)
  })
})

describe('the shipped rules', () => {
  const answerTo = (finding: Partial<Finding> & Pick<Finding, 'kind' | 'field'>, readings: Parameters<typeof aPolicy>[1] = {}, isStaff = false, caseNature: 'private' | 'public' | 'unknown' = 'unknown'): string => {
    const one: Finding = {index: 0, start: 0, end: 4, certainty: 'certain', detector: 'person', why: 'given-and-family-name', ...finding}
    const [ruled] = judgeFindings([one], {caseNature, onStaffList: new Set(isStaff ? [one] : [])}, aPolicy(shippedRules, readings))
    return ruled?.answer ?? 'none'
  }

  test('every kind in every field has a rule', () => {
    const without = FINDING_KINDS.flatMap((kind) => SCAN_FIELDS.filter((field) => judgeFindings([{kind, field, index: 0, start: 0, end: 1, certainty: 'likely', detector: 'person', why: ''}], {caseNature: 'unknown', onStaffList: new Set()}, aPolicy(shippedRules))[0]?.rule === 'rule-missing').map((field) => `${kind} in ${field}`))
    expect(without).toEqual([])
  })

  test.each(['personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number'] as const)('B4: %s is blocked in every field, certain or not, staff or not, under every reading', (kind) => {
    for (const field of SCAN_FIELDS) {
      for (const certainty of ['certain', 'likely'] as const) {
        for (const filePersonalData of ['strict', 'chapter3'] as const) expect(answerTo({kind, field, certainty}, {filePersonalData}, true)).toBe('block')
      }
    }
  })

  test('C3: a name in the party field is blocked, an official’s too', () => {
    expect(answerTo({kind: 'person', field: 'party'}, {filePersonalData: 'chapter3'}, true)).toBe('block')
    expect(answerTo({kind: 'person', field: 'party', certainty: 'likely'}, {}, true)).toBe('review')
  })

  test('B1: the officer’s name is clear in its own field and nowhere else', () => {
    expect(answerTo({kind: 'person', field: 'officer'})).toBe('clear')
    expect(answerTo({kind: 'phone', field: 'officer'})).not.toBe('clear')
    expect(answerTo({kind: 'person', field: 'heading'}, {}, true)).not.toBe('clear')
    expect(answerTo({kind: 'person', field: 'fileName'}, {}, true)).not.toBe('clear')
  })

  test('B11: a name in a file asks for review; `chapter3` clears only those on the staff list', () => {
    expect(answerTo({kind: 'person', field: 'file'}, {}, true)).toBe('review')
    expect(answerTo({kind: 'person', field: 'file'}, {filePersonalData: 'chapter3'}, true)).toBe('clear')
    expect(answerTo({kind: 'person', field: 'file'}, {filePersonalData: 'chapter3'}, false)).not.toBe('clear')
  })

  test('B4, C3: what no role may override is locked', () => {
    for (const kind of ['personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number'] as const) expect(shippedRules.find(({kinds}) => kinds.includes(kind))?.locked).toBe(true)
    for (const rule of shippedRules.filter(({requirement}) => ['B4', 'C3', 'D1'].includes(requirement))) expect(rule.locked, rule.id).toBe(true)
  })

  test('no two have the same id', () => {
    expect(new Set(ids(shippedRules)).size).toBe(shippedRules.length)
  })
})

describe('a rule file', () => {
  test.each([
    ['an answer that is none', {...open, answer: 'publish'}], ['a kind that is none', {...open, kinds: ['hund']}], ['no kinds', {...open, kinds: []}], ['a field that is none', {...open, fields: ['address']}], ['one language', {...open, because: {sv: 'Därför.'}}],
    ['an id with a space', {...open, id: 'min regel'}], ['no law', {...open, law: ''}], ['an unknown key', {...open, mildra: true}], ['a requirement that is none', {...open, requirement: 'B'}],
  ])('with %s is refused', (_, rule) => {
    expect(RuleFileSchema.safeParse({rules: [rule]}).success).toBe(false)
  })
})
