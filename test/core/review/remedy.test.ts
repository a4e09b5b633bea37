import {describe, expect, test} from 'vitest'
import {type Blocked, blockedIn, REMEDIES, remediesFor} from '../../../src/core/review/remedy.js'
import {FINDING_KINDS, SCAN_FIELDS} from '../../../src/core/scan/finding.js'
import {remedyWords} from '../../../src/words/remedies.js'

const BLOCKED = ['nowhere', 'in-files', 'in-row'] as const satisfies readonly Blocked[]
const every = FINDING_KINDS.flatMap((kind) => SCAN_FIELDS.map((field) => ({kind, field})))

describe('B7 B8: what would change a finding', () => {
  test.each(every)('$kind in $field: something to do, in both languages', (finding) => {
    for (const [answer, blocked] of [['review', 'nowhere'], ['review', 'in-files'], ['review', 'in-row'], ['block', 'in-files'], ['block', 'in-row']] as const) {
      const remedies = remediesFor(finding, answer, blocked)
      expect(remedies.length).toBeGreaterThanOrEqual(2)
      expect(new Set(remedies).size).toBe(remedies.length)
      for (const remedy of remedies) expect([remedyWords.sv[remedy], remedyWords.en[remedy]].every((words) => words.endsWith('.'))).toBe(true)
    }
    expect(remediesFor(finding, 'clear', 'nowhere')).toEqual([])
  })

  test('B4 C3: what is blocked is never said to be released by showing it', () => {
    for (const finding of every) {
      const blocked = remediesFor(finding, 'block', 'in-row')
      expect(blocked).toContain('nobody-can-release')
      expect(blocked.some((remedy) => remedy.startsWith('show-if'))).toBe(false)
    }
  })

  test('B4 C3: of a row that something else blocks no finding says that it may be shown', () => {
    for (const finding of every) {
      const remedies = remediesFor(finding, 'review', 'in-row')
      expect(remedies).toContain('block-first')
      expect(remedies.filter((remedy) => /visa raden/i.test(remedyWords.sv[remedy]) || /show the row/i.test(remedyWords.en[remedy]))).toEqual([])
    }
    // Without its files it may be.
    expect(remediesFor({kind: 'person', field: 'file'}, 'review', 'in-files')).toEqual(['file-left-out', 'block-first'])
  })

  test('where a row is blocked', () => {
    const found = (field: 'heading' | 'file' | 'fileName', answer: 'review' | 'block') => ({finding: {field}, answer}) as const
    expect(blockedIn([found('heading', 'review')])).toBe('nowhere')
    expect(blockedIn([found('heading', 'review'), found('file', 'block'), found('fileName', 'block')])).toBe('in-files')
    expect(blockedIn([found('heading', 'block'), found('file', 'block')])).toBe('in-row')
  })

  test('no remedy is without a use', () => {
    const used = new Set(every.flatMap((finding) => BLOCKED.flatMap((blocked) => [...remediesFor(finding, 'review', blocked), ...remediesFor(finding, 'block', blocked)])))
    expect(REMEDIES.filter((remedy) => !used.has(remedy))).toEqual([])
  })

  test('C1 C2 C3: a party is replaced by a role word or the organisation alone', () => {
    expect(remediesFor({kind: 'person', field: 'party'}, 'block', 'in-row')[0]).toBe('role-word')
    expect(remediesFor({kind: 'contact-person', field: 'party'}, 'review', 'nowhere')[0]).toBe('organisation-alone')
  })
})
