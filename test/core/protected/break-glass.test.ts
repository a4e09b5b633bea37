import {describe, expect, test} from 'vitest'
import type {SettledHolder} from '../../../src/core/audit/event.js'
import {endOfOpening, isOver, keyKind, latestEnd, openingName, openingNumber, openingState, ownKeys, recipientsAt, setOf, sharesName, spentShares, stayingOn} from '../../../src/core/protected/break-glass.js'
import {isHolderName} from '../../../src/core/protected/holder.js'
import type {SignedRoster} from '../../../src/core/protected/roster.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'

const at = (minutes: number, seconds = 0): Instant => new Date(Date.parse('2026-02-03T09:00:00Z') + minutes * 60_000 + seconds * 1_000).toISOString() as Instant
const member = (name: string, account = name): SettledHolder => ({name, account, recipient: `age-${name}`, signing: ''})
const roster = (minutes: number, by: string, ...members: readonly SettledHolder[]): SignedRoster => ({roster: {version: 1, previous: '', at: at(minutes), generation: 1, check: '', members}, by, signature: ''})

const [anna, bo, first, second, opening] = [member('anna'), member('bo'), member('shares:aaaaaaaa', 'anna'), member('shares:bbbbbbbb', 'bo'), member('break-glass:1', 'jour')]

test('what a key is stands in its name, which no person can have', () => {
  expect(['anna', sharesName('7q3kd9xa'), openingName(12)].map(keyKind)).toEqual(['holder', 'shares', 'break-glass'])
  expect([setOf(sharesName('7q3kd9xa')), openingNumber(openingName(12)), openingNumber('anna')]).toEqual(['7q3kd9xa', 12, 0])
  expect([sharesName('7q3kd9xa'), openingName(12)].some((name) => isHolderName(name))).toBe(false)
  expect(ownKeys([anna, first, opening, bo])).toEqual([anna, bo])
})

describe('K3: an hour at most', () => {
  test.each([
    [60, 60],
    [20, 20],
    [90, 60],
  ])('asked for %i minutes it is %i', (asked, given) => {
    expect(endOfOpening(at(0), asked)).toBe(at(given))
  })

  test('counted from the roster that let the key in, whatever comes after', () => {
    const rosters = [roster(0, 'anna', anna, first), roster(5, first.name, anna, first, opening), roster(50, 'anna', anna, bo, first, opening)]
    expect([latestEnd(rosters, opening.name), latestEnd(rosters, 'ingen')]).toEqual([at(65), null])
    expect([at(64, 59), at(65), at(66)].map((now) => isOver(rosters, opening.name, now))).toEqual([false, true, true])
    expect(isOver(rosters, 'anna', at(9_999))).toBe(false)
    expect(recipientsAt(rosters, at(64, 59))).toEqual([anna, bo, first, opening].map(({recipient}) => recipient))
    expect(recipientsAt(rosters, at(65))).toEqual([anna, bo, first].map(({recipient}) => recipient))
    expect(recipientsAt([], at(0))).toEqual([])
  })
})

describe('who stays when the vault key is changed', () => {
  const names = (rosters: readonly SignedRoster[], spent: readonly string[], leaving: SettledHolder | null): readonly string[] => stayingOn(rosters, new Set(spent), leaving).map(({name}) => name)

  test('persons and unused shares; never a key of an opening', () => {
    expect(names([roster(0, 'anna', anna, first, opening)], [], null)).toEqual(['anna', first.name])
  })

  test('not shares that were used, nor older ones than the last', () => {
    expect(names([roster(0, 'anna', anna, first)], [first.name], null)).toEqual(['anna'])
    expect(names([roster(0, 'anna', anna, first), roster(1, 'anna', anna, first, second)], [], null)).toEqual(['anna', second.name])
  })

  test('not whoever leaves, nor the shares that they made and have seen', () => {
    expect(names([roster(0, 'anna', anna, bo, second)], [], bo)).toEqual(['anna'])
    expect(names([roster(0, 'anna', anna, bo, first)], [], bo)).toEqual(['anna', first.name])
  })

  test('shares whose key has signed a roster are spent', () => {
    expect([...spentShares([roster(0, 'anna', anna, first), roster(1, first.name, anna, first, opening)])]).toEqual([first.name])
  })
})

describe('where an opening stands', () => {
  const state = (now: Instant, isReviewed = false): string => openingState({at: at(0), until: at(60), review: isReviewed ? {at: at(70), account: 'eva', by: 'eva', outcome: 'justified', note: null} : null}, now)

  test.each([
    [at(59, 59), 'open'],
    [at(60), 'unreviewed'],
    [at(7 * 24 * 60), 'unreviewed'],
    [at(7 * 24 * 60, 1), 'overdue'],
  ])('%s: %s', (now, told) => {
    expect(state(now)).toBe(told)
    expect(state(now, true)).toBe('reviewed')
  })
})
