import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {RIGHTS, type Right} from '../../src/core/rights.js'
import {deed} from '../../src/usecases/deed.js'
import {refusalOf} from '../io/support.js'
import {Town} from '../support/town.js'

const NOW = '2026-02-03T08:00:00Z'
const rights = Object.keys(RIGHTS) as Right[]

describe('J2: a deed asks for its right before anything', () => {
  let town: Town
  beforeEach(async () => {
    town = await Town.found({made: NOW, roles: ['registrar']})
  })
  afterEach(() => town.leave())

  /** A deed that notes that it was begun. */
  function noting(right: Right): {readonly begun: string[]; readonly asked: ReturnType<typeof deed<string, string>>} {
    const begun: string[] = []
    return {begun, asked: deed(right, async (_session, request: string) => {
      begun.push(request)
      return `svar på ${request}`
    })}
  }

  test.each(rights)('%s', async (right) => {
    const {begun, asked} = noting(right)
    const isAllowed = (RIGHTS[right] as readonly string[]).includes('registrar')
    await town.within(NOW, async (session) => {
      if (isAllowed) expect(await asked(session, 'frågan')).toBe('svar på frågan')
      else expect(await refusalOf(() => asked(session, 'frågan'))).toEqual({code: 'not-permitted', exitCode: 77, facts: {right}})
    })
    expect(begun).toEqual(isAllowed ? ['frågan'] : [])
  })

  test.each(rights)('%s, asked by somebody without any role', async (right) => {
    const {begun, asked} = noting(right)
    await town.within(NOW, async (session) => expect(await refusalOf(() => asked(session, 'frågan'))).toEqual({code: 'user-unknown', exitCode: 77, facts: {user: 'okänd'}}), 'okänd')
    expect(begun).toEqual([])
  })

  test('tells which right it needs', () => {
    for (const right of rights) expect(noting(right).asked.right).toBe(right)
  })

  test('what goes wrong in it comes out as it is', async () => {
    const broken = deed('review.read', async () => {
      throw new RangeError('inuti')
    })
    await town.within(NOW, async (session) => expect(broken(session, undefined)).rejects.toThrow(RangeError))
  })

  test('a deed that is begun sees the register as it is, and a refused one has changed nothing', async () => {
    const {asked} = noting('import.run')
    await town.within(NOW, async (session) => {
      const before = (await session.db('audit_event').count({events: '*'}).first()) as unknown
      await refusalOf(() => asked(session, 'frågan'))
      expect(await session.db('audit_event').count({events: '*'}).first()).toEqual(before)
    })
  })
})
