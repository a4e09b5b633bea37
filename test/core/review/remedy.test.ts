import {describe, expect, test} from 'vitest'
import {REMEDIES, remediesFor} from '../../../src/core/review/remedy.js'
import {FINDING_KINDS, SCAN_FIELDS} from '../../../src/core/scan/finding.js'
import {remedyWords} from '../../../src/words/remedies.js'

const every = FINDING_KINDS.flatMap((kind) => SCAN_FIELDS.map((field) => ({kind, field})))

describe('B7 B8: what would change a finding', () => {
  test.each(every)('$kind in $field: something to do, in both languages', (finding) => {
    for (const answer of ['review', 'block'] as const) {
      const remedies = remediesFor(finding, answer)
      expect(remedies.length).toBeGreaterThanOrEqual(2)
      expect(new Set(remedies).size).toBe(remedies.length)
      for (const remedy of remedies) expect([remedyWords.sv[remedy], remedyWords.en[remedy]].every((words) => words.endsWith('.'))).toBe(true)
    }
    expect(remediesFor(finding, 'clear')).toEqual([])
  })

  test('B4 C3: what is blocked is never said to be released by showing it', () => {
    for (const finding of every) {
      const blocked = remediesFor(finding, 'block')
      expect(blocked).toContain('nobody-can-release')
      expect(blocked.some((remedy) => remedy.startsWith('show-if'))).toBe(false)
    }
  })

  test('no remedy is without a use', () => {
    const used = new Set(every.flatMap((finding) => [...remediesFor(finding, 'review'), ...remediesFor(finding, 'block')]))
    expect(REMEDIES.filter((remedy) => !used.has(remedy))).toEqual([])
  })

  test('C1 C2 C3: a party is replaced by a role word or the organisation alone', () => {
    expect(remediesFor({kind: 'person', field: 'party'}, 'block')[0]).toBe('role-word')
    expect(remediesFor({kind: 'contact-person', field: 'party'}, 'review')[0]).toBe('organisation-alone')
  })
})
