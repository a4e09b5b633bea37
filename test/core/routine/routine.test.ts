import {describe, expect, test} from 'vitest'
import {instructionInForce, standingsOf, type Routine} from '../../../src/core/routine/routine.js'
import type {CommitteeCode, Instant} from '../../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'

const day = (text: string): LocalDate => text as LocalDate
let number = 0
function aRoutine(changes: Partial<Routine> = {}): Routine {
  number += 1
  return {id: `R-${String(number).padStart(4, '0')}`, committee: 'KS' as CommitteeCode, kind: 'instruction', name: 'Webbdiariet', version: '1', decidedOn: day('2026-02-03'), nextReviewOn: day('2027-02-03'), reference: null, registeredAt: '2026-02-03T09:00:00.000Z' as Instant, registeredBy: 'chef', retiredAt: null, ...changes}
}
const states = (routines: readonly Routine[], today: string): readonly string[] => standingsOf(routines, day(today)).map(({state}) => state)

describe('N3: which version is in force', () => {
  test.each([
    ['the day before it is decided', '2026-02-02', ['coming']],
    ['that day', '2026-02-03', ['in-force']],
    ['the day of its review', '2027-02-03', ['in-force']],
    ['the day after', '2027-02-04', ['overdue']],
  ])('%s', (_, today, told) => {
    expect(states([aRoutine()], today)).toEqual(told)
  })

  test('a later version of the same name replaces it from its own day; another name, kind or committee does not', () => {
    const first = aRoutine()
    const others = [aRoutine({name: 'Skyddade personer'}), aRoutine({kind: 'risk-assessment'}), aRoutine({committee: 'SN' as CommitteeCode})]
    const second = aRoutine({version: '2', name: 'WEBBDIARIET', decidedOn: day('2026-06-01'), nextReviewOn: day('2027-06-01')})
    expect(states([first, ...others, second], '2026-05-31')).toEqual(['in-force', 'in-force', 'in-force', 'in-force', 'coming'])
    expect(states([first, ...others, second], '2026-06-01')).toEqual(['replaced', 'in-force', 'in-force', 'in-force', 'in-force'])
    expect(states([first, {...second, retiredAt: '2026-07-01T09:00:00.000Z' as Instant}], '2026-07-02')).toEqual(['in-force', 'retired'])
  })

  test('of versions decided on one day the one registered last', () => {
    expect(states([aRoutine(), aRoutine({version: '1b'})], '2026-03-01')).toEqual(['replaced', 'in-force'])
  })

  test('a decision carries its own committee’s instruction, the latest decided, also where its review is overdue', () => {
    const [own, wider] = [aRoutine(), aRoutine({name: 'Allmän', decidedOn: day('2026-03-01'), nextReviewOn: day('2026-09-01')})]
    const all = [own, wider, aRoutine({kind: 'risk-assessment', decidedOn: day('2026-08-01')}), aRoutine({committee: 'SN' as CommitteeCode, decidedOn: day('2026-08-01')})]
    expect(instructionInForce(all, 'KS', day('2026-02-10'))?.id).toBe(own.id)
    expect(instructionInForce(all, 'KS', day('2026-10-01'))?.id).toBe(wider.id)
    expect(instructionInForce(all, 'KS', day('2026-01-01'))).toBeNull()
    expect(instructionInForce(all, 'BN', day('2026-10-01'))).toBeNull()
  })
})
