import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {MasterMarking, MasterRecord} from '../../../src/core/protected/master-record.js'
import {PROTECTION_LEVELS} from '../../../src/core/protected/protection.js'
import {strictest} from '../../../src/core/protected/strictest.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {numberAt} from './support.js'
import {tries} from '../../support/fuzz.js'

const NONE: MasterMarking = {kind: 'none'}
const UNTOLD: MasterMarking = {kind: 'untold'}
const marked = (level: (typeof PROTECTION_LEVELS)[number], since: string | null = null): MasterMarking => ({kind: 'marked', level, since: since as LocalDate | null})
const record = (number: number, marking: MasterMarking, about: Partial<MasterRecord> = {}): MasterRecord => ({kind: 'record', line: 1, number: numberAt(number), otherNumbers: [], gone: null, names: null, address: [], properties: [], marking, ...about})

describe('K2: several records of one person', () => {
  test.each([
    [[NONE, marked('sekretessmarkering')], marked('sekretessmarkering')],
    [[marked('skyddad folkbokföring'), marked('okänd nivå'), NONE], marked('skyddad folkbokföring')],
    [[marked('okänd nivå'), marked('sekretessmarkering')], marked('okänd nivå')],
    [[UNTOLD, NONE], NONE],
    [[UNTOLD, UNTOLD], UNTOLD],
    [[marked('sekretessmarkering', '2024-01-01'), marked('sekretessmarkering', '2020-01-01'), marked('sekretessmarkering')], marked('sekretessmarkering', '2020-01-01')],
  ])('%j: %j', (markings, expected) => {
    expect(strictest(markings.map((marking) => record(0, marking)))).toEqual([record(0, expected)])
  })

  test('the rest is of the strictest, and of equals of the last', () => {
    expect(strictest([record(0, marked('sekretessmarkering'), {line: 1, address: ['a']}), record(0, marked('sekretessmarkering'), {line: 9, address: ['b']}), record(0, NONE, {line: 20, address: ['c']})])).toMatchObject([{line: 9, address: ['b']}])
  })

  test('numbers that point at each other are one person’s, whichever points', () => {
    const old = record(1, UNTOLD, {gone: 'renumbered', otherNumbers: [numberAt(0)]})
    expect(strictest([record(0, marked('sekretessmarkering')), old])).toEqual([record(0, marked('sekretessmarkering'), {otherNumbers: [numberAt(1)]}), {...old, marking: marked('sekretessmarkering')}])
    expect(strictest([record(0, NONE, {otherNumbers: [numberAt(1)]}), record(1, marked('okänd nivå')), record(2, UNTOLD, {otherNumbers: [numberAt(1)]}), record(3, NONE)]).map(({marking, otherNumbers}) => [marking.kind, otherNumbers.length])).toEqual([['marked', 2], ['marked', 2], ['marked', 2], ['none', 0]])
  })

  test('in any order nobody loses a marking, and there is one record for each number', () => {
    const markings = fc.constantFrom(NONE, UNTOLD, ...PROTECTION_LEVELS.map((level) => marked(level)))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), markings, fc.array(fc.nat(5), {maxLength: 2})), {maxLength: 12}), (all) => {
        const records = all.map(([number, marking, others]) => record(number, marking, {otherNumbers: others.filter((other) => other !== number).map(numberAt)}))
        const merged = strictest(records)
        expect(merged.map(({number}) => number)).toEqual([...new Set(records.map(({number}) => number))])
        const level = (marking: MasterMarking): number => (marking.kind === 'marked' ? PROTECTION_LEVELS.indexOf(marking.level) : -1)
        for (const {number, marking} of records) expect(level(merged.find((one) => one.number === number)?.marking ?? UNTOLD)).toBeGreaterThanOrEqual(level(marking))
      }),
      tries(200, 5_000),
    )
  })
})
