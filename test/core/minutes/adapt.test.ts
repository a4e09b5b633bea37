import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {adapt, whole} from '../../../src/core/minutes/adapt.js'
import {parseAttendance, type Attendant} from '../../../src/core/minutes/attendance.js'
import type {OriginalItem, OriginalPaper} from '../../../src/core/minutes/original.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'

const present = (text: string): readonly Attendant[] => {
  const read = parseAttendance(text)
  if ('unclearAt' in read) throw new Error('unclear')
  return read
}

function item(number: number, fate: OriginalItem['fate'], facts: Partial<OriginalItem['item']> = {}): OriginalItem {
  const own = `ord${number}x`
  return {
    entry: `entry${number}` as EntryId, version: 1, heading: `Rubrik ${own}`, fate, isMarked: false,
    item: {
      paper: 'minutes', number: String(number), diaryNumber: `KS 2026/${String(number).padStart(5, '0')}${own}`, text: [{kind: 'paragraph', text: `Text ${own}`}, {kind: 'table', rows: [[`Cell ${own}`]]}], decision: [{kind: 'list', first: 1, items: [`Beslut ${own}`]}],
      conflicts: [`Jäv ${own}`], recipients: [`Till ${own}`], attachments: [`Bilaga ${own}`], present: [`Namn ${own}`], ...facts,
    },
  }
}

function paper(items: readonly OriginalItem[], attendance: readonly Attendant[] = []): OriginalPaper {
  return {kind: 'minutes', committee: 'KS', date: '2026-02-03' as LocalDate, heading: 'Sammanträde', meeting: {time: '14:00', place: 'Rådhuset', attendance}, items}
}

describe('the version for the web', () => {
  test('nothing of what is not shown stands in it, whatever is secret (F1 F2 F3)', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), {minLength: 1, maxLength: 12}), (secrets) => {
        const items = secrets.map((isSecret, at) => item(at + 1, isSecret ? 'omitted' : 'shown'))
        // Everybody was there for one paragraph alone, and somebody stood in for each.
        const attendance = secrets.map((_, at): Attendant => ({name: `Person ord${at + 1}x`, role: 'serving', title: null, party: null, instead: `Ordinarie ord${at + 1}x`, sections: [{from: String(at + 1), to: String(at + 1)}]}))
        const adapted = adapt(paper(items, attendance), 'adapted')
        if (secrets.every(Boolean)) {
          expect(adapted).toEqual({waiting: [], isEmpty: true})
          return
        }
        const text = JSON.stringify(adapted)
        for (const [at, isSecret] of secrets.entries()) expect(text.includes(`ord${at + 1}x`), `§ ${at + 1}`).toBe(!isSecret)
        expect('items' in adapted && adapted.items.map(({number}) => number)).toEqual(secrets.flatMap((isSecret, at) => (isSecret ? [] : [String(at + 1)])))
      }),
    )
  })

  test('while anything waits there is none (B9)', () => {
    const waits = item(2, 'waits')
    expect(adapt(paper([item(1, 'shown'), waits]), 'adapted')).toEqual({waiting: [waits], isEmpty: false})
  })

  test('its ranges tell first and last of what is shown, and no name that stands for the paper alone gets in', () => {
    const adapted = adapt(paper([item(1, 'omitted'), item(2, 'shown'), item(3, 'omitted'), item(4, 'shown'), item(5, 'omitted')]), 'adapted')
    expect(adapted).toMatchObject({form: 'adapted', ranges: [{from: '2', to: '4'}]})
    expect(JSON.stringify(adapted)).not.toContain('Namn ord')
  })

  test('the original has everything, and says that it is not adapted', () => {
    const all = whole(paper([item(1, 'omitted'), item(2, 'waits')], present('Bo Ekvall § 1')))
    expect(all).toMatchObject({form: 'original', ranges: [{from: '1', to: '2'}]})
    expect(all.items).toHaveLength(2)
    expect(all.attendance).toEqual(present('Bo Ekvall § 1'))
  })
})
