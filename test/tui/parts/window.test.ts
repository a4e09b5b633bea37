import fc from 'fast-check'
import {expect, test} from 'vitest'
import {windowOf} from '../../../src/tui/parts/window.js'

test.each([
  [0, 100, 10, 0, 10],
  [50, 100, 10, 45, 55],
  [99, 100, 10, 90, 100],
  [2, 3, 10, 0, 3],
  [0, 0, 10, 0, 0],
])('row %i of %i with room for %i', (chosen, count, room, from, to) => {
  expect(windowOf(chosen, count, room)).toEqual({from, to})
})

test('the chosen row is always drawn, and the room is always filled', () => {
  fc.assert(fc.property(fc.nat(5000), fc.nat(5000), fc.integer({min: 1, max: 60}), (chosen, more, room) => {
    const count = chosen + 1 + more
    const {from, to} = windowOf(chosen, count, room)
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeLessThanOrEqual(count)
    expect(chosen >= from && chosen < to).toBe(true)
    expect(to - from).toBe(Math.min(room, count))
  }))
})
