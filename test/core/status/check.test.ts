import {expect, test} from 'vitest'
import {backupCheck, counted, diskCheck, incidentCheck, isHealthy} from '../../../src/core/status/check.js'

test.each([
  [[], 'well'],
  [['none'], 'attend'],
  [['ahead', 'near'], 'attend'],
  [['none', 'over'], 'wrong'],
] as const)('I1: incidents %j: %s', (urgencies, state) => expect(incidentCheck('KS', urgencies)).toEqual({code: 'incidents', committee: 'KS', state, count: urgencies.length, when: null}))

test.each([[null, 'attend'], [0, 'well'], [7, 'well'], [8, 'attend']] as const)('a newest backup of %s days: %s', (days, state) => expect(backupCheck(days, null).state).toBe(state))

test.each([
  [{free: 999_999_999, size: 2_000_000_000}, 'wrong', 999],
  [{free: 1_000_000_000, size: 100_000_000_000}, 'attend', 1_000],
  [{free: 5_000_000_000, size: 100_000_000_000}, 'well', 5_000],
] as const)('a disk with %j: %s', (room, state, count) => expect(diskCheck(room)).toMatchObject({state, count}))

test('what is to be attended to is no fault', () => {
  expect(isHealthy([counted('routines', 'KS', 2, 'attend'), counted('expired', null, 0, 'wrong')])).toBe(true)
  expect(isHealthy([counted('expired', null, 1, 'wrong')])).toBe(false)
})
