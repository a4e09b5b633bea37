import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Role} from '../../../src/core/rights.js'
import {addDays, type LocalDate} from '../../../src/core/terms/local-date.js'
import {isOfficeDay} from '../../../src/core/terms/office-days.js'
import {gapsIn, isAnyPresent, NEEDED_ROLES, type Absence, type HeldGrant} from '../../../src/core/user/absence.js'

const day = (text: string): LocalDate => text as LocalDate
const TODAY = day('2026-02-03')
const holds = (user: string, role: Role = 'lawyer', committee = 'KS', until: string | null = null): HeldGrant => ({user, role, committee, until: until === null ? null : day(until)})
const away = (user: string, from: string, until: string): Absence => ({user, from: day(from), until: day(until)})
const gaps = (grants: readonly HeldGrant[], absences: readonly Absence[], causes = absences): readonly string[] => gapsIn(['KS', 'SN'], causes, grants, absences, TODAY).map(({committee, role, from, until}) => `${committee} ${role} ${from} to ${until}`)

describe('where an absence leaves a committee', () => {
  test.each<[string, readonly HeldGrant[], readonly Absence[], readonly string[]]>([
    ['the only lawyer', [holds('bo')], [away('bo', '2026-02-09', '2026-02-13')], ['KS lawyer 2026-02-09 to 2026-02-13']],
    ['one of two', [holds('bo'), holds('eva')], [away('bo', '2026-02-09', '2026-02-13')], []],
    ['both, some of the days', [holds('bo'), holds('eva')], [away('bo', '2026-02-09', '2026-02-13'), away('eva', '2026-02-12', '2026-02-20')], ['KS lawyer 2026-02-12 to 2026-02-13']],
    ['a stand-in for a part of it', [holds('bo'), holds('eva', 'lawyer', 'KS', '2026-02-10')], [away('bo', '2026-02-09', '2026-02-13')], ['KS lawyer 2026-02-11 to 2026-02-13']],
    ['one of all committees', [holds('bo', 'registrar', '*')], [away('bo', '2026-02-09', '2026-02-09')], ['KS registrar 2026-02-09 to 2026-02-09', 'SN registrar 2026-02-09 to 2026-02-09']],
    ['one who is away already: from today', [holds('bo')], [away('bo', '2026-01-01', '2026-02-05')], ['KS lawyer 2026-02-03 to 2026-02-05']],
    ['two after each other', [holds('bo')], [away('bo', '2026-02-09', '2026-02-10'), away('bo', '2026-02-11', '2026-02-12')], ['KS lawyer 2026-02-09 to 2026-02-12']],
    ['a weekend', [holds('bo')], [away('bo', '2026-02-07', '2026-02-08')], []],
    ['longer than offices are ever closed', [holds('bo')], [away('bo', '2026-02-07', '2027-02-08')], ['KS lawyer 2026-02-07 to 2027-02-08']],
    ['one whose role is not needed every day', [holds('bo', 'archivist')], [away('bo', '2026-02-09', '2026-02-13')], []],
    ['one whose role is over by then', [holds('bo', 'lawyer', 'KS', '2026-02-06')], [away('bo', '2026-02-09', '2026-02-13')], []],
  ])('%s', (_, grants, absences, told) => {
    expect(gaps(grants, absences)).toEqual(told)
  })

  test('of one person’s absence only what it leaves so', () => {
    const [bo, eva] = [away('bo', '2026-02-09', '2026-02-13'), away('eva', '2026-02-09', '2026-02-13')]
    expect(gaps([holds('bo'), holds('eva', 'lawyer', 'SN')], [bo, eva], [eva])).toEqual(['SN lawyer 2026-02-09 to 2026-02-13'])
  })

  test('is the same as looking at every day by itself', () => {
    const days = fc.integer({min: 0, max: 20}).map((after) => addDays(TODAY, after))
    const users = fc.constantFrom('bo', 'eva', 'kim')
    const absences = fc.array(fc.tuple(users, days, fc.integer({min: 0, max: 6})).map(([user, from, length]) => ({user, from, until: addDays(from, length)})), {maxLength: 5})
    const grants = fc.array(fc.record({user: users, role: fc.constantFrom<Role>('lawyer', 'registrar', 'archivist'), committee: fc.constantFrom('KS', 'SN', '*'), until: fc.option(days)}), {maxLength: 5})
    fc.assert(
      fc.property(grants, absences, (held, gone) => {
        const told = gapsIn(['KS', 'SN'], gone, held, gone, TODAY)
        for (const committee of ['KS', 'SN']) for (const role of NEEDED_ROLES) for (let after = 0; after < 40; after += 1) {
          const one = addDays(TODAY, after)
          const isCaused = held.some((grant) => grant.role === role && ['*', committee].includes(grant.committee) && (grant.until === null || grant.until >= one) && gone.some(({user, from, until}) => user === grant.user && from <= one && until >= one))
          const isGap = isCaused && !isAnyPresent(role, committee, one, held, gone)
          const isTold = told.some((gap) => gap.committee === committee && gap.role === role && gap.from <= one && gap.until >= one)
          // Days off are told where they lie between or beside others, and not alone.
          if (isOfficeDay(one)) expect(isTold).toBe(isGap)
          else if (isTold) expect(isGap).toBe(true)
        }
      }),
    )
  })
})
