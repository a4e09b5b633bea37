import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {FORWARDING_REASONS} from '../../../src/core/forwarding/letter.js'
import {daysLeft, hasUsableAddress, isNear, whyNotForwarded, type KnownRecipient} from '../../../src/core/forwarding/recipient.js'
import {GONE} from '../../../src/core/protected/particulars.js'
import {PROTECTIONS, type Protection} from '../../../src/core/protected/protection.js'
import {addDays, type LocalDate} from '../../../src/core/terms/local-date.js'
import {tries} from '../../support/fuzz.js'
import {NUMBERS} from './support.js'

const [NUMBER = ''] = NUMBERS
const ADDRESS = 'Hemliga gränden 41\n123 45 Ekbacken'
const MARKED = 'sekretessmarkering'
const STRICT = 'skyddad folkbokföring'
const UNSURE = 'okänd nivå'
const LIFTED = 'upphävt skydd'

interface Told {
  readonly level: Protection
  readonly address?: string
  readonly gone?: KnownRecipient['particulars']['gone']
  readonly number?: string
}
const known = ({level, address = '', gone = null, number = NUMBER}: Told): KnownRecipient => ({number, level, address, particulars: {gone}})
const why = (rows: readonly Told[], reason: (typeof FORWARDING_REASONS)[number] | null = null): string | null => whyNotForwarded(rows.map(known), reason)

describe('L1 L4: to whom something is forwarded, by level and address', () => {
  test.each([
    // level, address, without a reason, with one
    [MARKED, ADDRESS, 'letter-own-address', null],
    [MARKED, '', null, null],
    [MARKED, ' \n ', null, null],
    [STRICT, ADDRESS, null, null],
    [STRICT, '', null, null],
    [UNSURE, ADDRESS, null, null],
    [UNSURE, '', null, null],
    [LIFTED, ADDRESS, 'letter-not-protected', 'letter-not-protected'],
    [LIFTED, '', 'letter-not-protected', 'letter-not-protected'],
  ] as const)('L1: %s with address %j: %s, and with a reason %s', (level, address, without, withOne) => {
    expect(why([{level, address}])).toBe(without)
    for (const reason of FORWARDING_REASONS) expect(why([{level, address}], reason), reason).toBe(withOne)
  })

  test.each([
    ['dead', 'letter-person-gone'],
    ['renumbered', 'letter-person-gone'],
    ['other', 'letter-person-gone'],
    // Skatteverket may know of an address abroad.
    ['emigrated', null],
  ] as const)('L4: %s: %s, whatever else is known', (gone, expected) => {
    for (const level of [MARKED, STRICT, UNSURE] as const) for (const reason of FORWARDING_REASONS) expect(why([{level, address: ADDRESS, gone}], reason)).toBe(expected)
  })

  test('every way of being gone is in the table above', () => {
    expect([...GONE].sort()).toEqual(['dead', 'emigrated', 'other', 'renumbered'])
  })

  test('L2: without a number nothing can be written on the inner envelope', () => {
    expect(why([{level: STRICT, number: ''}], 'person-asks')).toBe('letter-no-number')
    expect(why([{level: STRICT, number: ''}, {level: STRICT}])).toBeNull()
  })

  test('L4: that somebody is gone is told before that they are protected no longer, and no number before that', () => {
    expect(why([{level: LIFTED, gone: 'dead', number: ''}])).toBe('letter-person-gone')
    expect(why([{level: LIFTED, number: ''}])).toBe('letter-no-number')
  })
})

describe('L1 L4: several rows of one person', () => {
  test.each<[string, readonly Told[], string | null]>([
    ['one level lifted, another stands', [{level: LIFTED}, {level: MARKED}], null],
    ['an address beside a marking', [{level: MARKED}, {level: MARKED, address: ADDRESS}], 'letter-own-address'],
    ['an address of a row that is lifted, beside a marking', [{level: LIFTED, address: ADDRESS}, {level: MARKED}], 'letter-own-address'],
    ['an address beside skyddad folkbokföring of another row', [{level: MARKED, address: ADDRESS}, {level: STRICT}], null],
    ['an address beside an unknown level', [{level: MARKED, address: ADDRESS}, {level: UNSURE}], null],
    ['all lifted', [{level: LIFTED}, {level: LIFTED, address: ADDRESS}], 'letter-not-protected'],
    ['one of them dead', [{level: STRICT}, {level: STRICT, gone: 'dead'}], 'letter-person-gone'],
    ['one of them lifted and renumbered', [{level: STRICT}, {level: LIFTED, gone: 'renumbered'}], 'letter-person-gone'],
    ['one of them emigrated', [{level: STRICT}, {level: STRICT, gone: 'emigrated'}], null],
    ['nobody', [], 'letter-no-number'],
  ])('%s', (_, rows, expected) => {
    expect(why(rows)).toBe(expected)
    expect(why(rows.toReversed())).toBe(expected)
  })

  test('a row more never makes an address usable that was not, unless it brings one, and order is nothing', () => {
    const row = fc.record({level: fc.constantFrom(...PROTECTIONS), address: fc.constantFrom('', ADDRESS), gone: fc.constantFrom(null, ...GONE), number: fc.constantFrom('', NUMBER)})
    fc.assert(
      fc.property(fc.array(row, {minLength: 1, maxLength: 4}), (rows) => {
        const all = rows.map(known)
        const levels = rows.map(({level}) => level)
        expect(hasUsableAddress(all)).toBe(!levels.includes(STRICT) && !levels.includes(UNSURE) && levels.includes(MARKED) && rows.some(({address}) => address !== ''))
        expect(whyNotForwarded(all.toReversed(), null)).toBe(whyNotForwarded(all, null))
        // A reason answers for the address, and for nothing else.
        const without = whyNotForwarded(all, null)
        expect(whyNotForwarded(all, 'person-asks')).toBe(without === 'letter-own-address' ? null : without)
      }),
      tries(300, 10_000),
    )
  })
})

describe('L5: how many days are left', () => {
  const day = (text: string): LocalDate => text as LocalDate
  test.each([
    ['2026-02-03', '2026-02-03', 0],
    ['2026-02-28', '2026-03-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-12-31', '2027-01-01', 1],
    ['2026-01-31', '2026-02-28', 28],
    // The hour that is missing in March, and the one that comes twice in October.
    ['2026-03-28', '2026-03-30', 2],
    ['2026-10-24', '2026-10-26', 2],
    ['2026-03-01', '2026-02-28', -1],
    ['2026-03-30', '2026-03-28', -2],
    ['2024-02-03', '2026-02-03', 731],
  ])('on %s until %s: %d', (today, due, expected) => {
    expect(daysLeft(day(due), day(today))).toBe(expected)
  })

  test('without a last day there are none, and nothing is near', () => {
    expect(daysLeft(null, day('2026-02-03'))).toBeNull()
    expect(isNear(null, day('2026-02-03'), 60)).toBe(false)
  })

  test.each([
    ['2026-02-03', '2026-02-12', 10, true],
    ['2026-02-03', '2026-02-13', 10, false],
    ['2026-02-03', '2026-02-02', 1, true],
    ['2026-02-03', '2026-02-03', 1, true],
    ['2026-02-03', '2026-02-04', 1, false],
    ['2028-02-25', '2028-03-05', 10, true],
    ['2028-02-25', '2028-03-06', 10, false],
    ['2026-03-25', '2026-04-03', 10, true],
    ['2026-03-25', '2026-04-04', 10, false],
  ])('posted on %s, to come by %s, with %d days to allow: %s', (today, due, allow, expected) => {
    expect(isNear(day(due), day(today), allow)).toBe(expected)
  })

  test('near is what has fewer days left than are to be allowed, wherever in the calendar', () => {
    fc.assert(
      fc.property(fc.integer({min: -30_000, max: 30_000}), fc.integer({min: -400, max: 400}), fc.integer({min: 1, max: 60}), (from, ahead, allow) => {
        const today = addDays(day('2026-02-03'), from)
        const due = addDays(today, ahead)
        expect(daysLeft(due, today)).toBe(ahead)
        expect(isNear(due, today, allow)).toBe(ahead < allow)
      }),
      tries(300, 10_000),
    )
  })
})
