import {describe, expect, test} from 'vitest'
import {isKey, withOwnKeys} from '../../../src/tui/parts/keymap.js'

type Action = 'publish' | 'defer' | 'keys' | 'leave'
const SHIPPED = new Map<Action, readonly string[]>([['publish', ['p']], ['defer', ['d']], ['keys', ['?']], ['leave', ['q', 'ctrl-c']]])
const RULES = {needed: ['keys', 'leave'] as Action[], kept: ['ctrl-c']}
const own = (keys: Record<string, readonly string[]>): unknown => {
  const map = withOwnKeys(SHIPPED, keys, RULES)
  return map instanceof Map ? Object.fromEntries(map as ReadonlyMap<string, unknown>) : map
}

describe('own keys', () => {
  test('stand in the place of the shipped, and those of a terminal stay', () => {
    expect(own({publish: ['å', 'enter'], leave: ['x']})).toEqual({publish: ['å', 'enter'], defer: ['d'], keys: ['?'], leave: ['x', 'ctrl-c']})
  })

  test('two actions can change keys with each other', () => expect(own({publish: ['d'], defer: ['p']})).toMatchObject({publish: ['d'], defer: ['p']}))

  test.each([
    [{publish: ['d']}, {kind: 'conflict', key: 'd', actions: ['publish', 'defer']}],
    [{fly: ['f']}, {kind: 'unknown-action', action: 'fly'}],
    [{publish: ['ctrl-c']}, {kind: 'conflict', key: 'ctrl-c', actions: ['publish', 'leave']}],
    [{publish: ['pp']}, {kind: 'unknown-key', action: 'publish', key: 'pp'}],
    [{keys: []}, {kind: 'no-key', action: 'keys'}],
  ])('%j is refused', (keys, problem) => expect(own(keys)).toContainEqual(problem))
})

test.each(['å', 'Ö', '?', '+', 'page-up', 'ctrl-k', 'enter'])('%s can be typed', (key) => expect(isKey(key)).toBe(true))
test.each(['', ' ', 'ab', '\u0007', '\u202e', 'ctrl-å', 'alt-x', 'a\u0301'])('%j cannot', (key) => expect(isKey(key)).toBe(false))
