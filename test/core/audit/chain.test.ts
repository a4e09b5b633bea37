import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {chainStart, committeeOf, isWellFormed, linkText, sealLink, type ChainLink} from '../../../src/core/audit/chain.js'
import {entryOf} from '../../../src/core/audit/event.js'
import type {DecisionId, EntryId, VersionId} from '../../../src/core/terms/identifiers.js'
import {sha256} from '../../../src/io/system/digest.js'

const LINK: ChainLink = {chain: 'KS', position: 7, previous: 'ab'.repeat(32), at: '2026-02-03T08:00:00.000Z', actor: 'reg', kind: 'entry.restored', entry: 'abcdefghijklmnopqrst', event: '{"kind":"entry.restored"}'}

describe('a link of the audit chain', () => {
  test('P4: is hashed as one field on each line, so that a stranger can do the same', () => {
    expect(linkText(LINK)).toBe(['diarievakt.audit/1', 'KS', '7', 'ab'.repeat(32), '2026-02-03T08:00:00.000Z', 'reg', 'entry.restored', 'abcdefghijklmnopqrst', '{"kind":"entry.restored"}'].join('\n'))
    // Worked out with `printf … | sha256sum`.
    expect(sealLink(LINK, sha256).hash).toBe('baf0c032b8f3b9964852706d860fe64c191381f5659acfc1da17b04165ab08a9')
    expect(chainStart('aaaaaaaaaaaaaaaaaaaa', 'KS', sha256)).toBe('6eac355997adfd8e2baa1ceec6875bc8c6d1789e82842c42089878020ad09129')
  })

  test('two links that differ anywhere have different texts', () => {
    const field = fc.string({maxLength: 4, unit: fc.constantFrom('a', '1', ' ', '{', '\\', 'å')})
    const link = fc.record({chain: field, position: fc.nat(20), previous: field, at: field, actor: field, kind: field, entry: field, event: fc.string({maxLength: 6, unit: fc.constantFrom('a', '\n', '1', '{')})})
    fc.assert(fc.property(link, link, (one, other) => {
      expect(linkText(one) === linkText(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }))
  })

  test.each(['chain', 'previous', 'at', 'actor', 'kind', 'entry'] as const)('is not made with a line break in its %s, which would read as two fields', (field) => {
    expect(() => sealLink({...LINK, [field]: 'a\nb'}, sha256)).toThrow('line break')
  })

  test.each([{position: 1.5}, {position: '7'}, {actor: null}, {event: Buffer.from('{}')}, {chain: 4}])('is not well formed with %j, whatever the database holds', (changes) => {
    expect(isWellFormed(LINK)).toBe(true)
    expect(isWellFormed({...LINK, ...changes} as ChainLink)).toBe(false)
  })

  test('J1: each committee has a chain of its own, and the municipality has one', () => {
    expect([committeeOf('KS'), committeeOf('*'), committeeOf('*readings')]).toEqual(['KS', null, null])
    expect(new Set([chainStart('r', 'KS', sha256), chainStart('r', '*', sha256), chainStart('s', 'KS', sha256)]).size).toBe(3)
  })

  test('knows the entry it is about', () => {
    const entry = 'abcdefghijklmnopqrst' as EntryId
    expect(entryOf({kind: 'decision.undone', entry, decision: 'd' as DecisionId})).toBe(entry)
    expect(entryOf({kind: 'entry.restored', entry, version: 'v' as VersionId})).toBe(entry)
    expect(entryOf({kind: 'workspace.created', rehearsal: false, publishFrom: '2024-02-03'})).toBeNull()
  })
})
