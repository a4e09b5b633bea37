import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {AnchoredHead} from '../../../src/core/audit/anchor.js'
import type {ChainLink, SealedLink} from '../../../src/core/audit/chain.js'
import {chainStart} from '../../../src/core/audit/chain.js'
import type {AuditProblem} from '../../../src/core/audit/problem.js'
import type {CommitteeCode} from '../../../src/core/terms/identifiers.js'
import {sha256} from '../../../src/io/system/digest.js'
import {aChain, after, headOf, outcomeOf, REGISTER, rehashed, scanned, second} from './support.js'

const LENGTH = 12
const chain = 'KS'
const other = scanned(999)

/** A good chain, a place in it and what somebody did there; the register's own note of the head is left as it was. */
const problemsOf = (rows: readonly SealedLink[], noted = headOf(aChain(LENGTH))): readonly AuditProblem[] => outcomeOf(rows, noted).problems

const place = fc.integer({min: 1, max: LENGTH})
const inside = fc.integer({min: 2, max: LENGTH - 1})
const twoPlaces = fc.tuple(place, place).filter(([one, second_]) => one < second_)
const replaced = (rows: readonly SealedLink[], position: number, row: SealedLink): SealedLink[] => rows.map((one) => (one.position === position ? row : one))
const at = (rows: readonly SealedLink[], position: number): SealedLink => rows[position - 1]!
const from = (rows: readonly SealedLink[], position: number, shift: number): SealedLink[] => rows.map((row) => (row.position >= position ? {...row, position: row.position + shift} : row))
const without = (rows: readonly SealedLink[], first: number, last = first): SealedLink[] => rows.filter(({position}) => position < first || position > last)

/** Whatever else is told, these are; and nothing is told that names another place. */
function expectOnly(problems: readonly AuditProblem[], ...expected: readonly AuditProblem[]): void {
  expect(problems.toSorted(byText)).toEqual(expected.toSorted(byText))
}
const byText = (one: AuditProblem, second_: AuditProblem): number => (JSON.stringify(one) < JSON.stringify(second_) ? -1 : 1)

/** A row of somebody's making: sound in itself and linked, sound and not linked, or with a hash of nothing. */
const forgery = fc.constantFrom('linked', 'unlinked', 'broken')
function forged(kind: string, before: {position: number; hash: string}, position: number): SealedLink {
  const row = after({...before, position: position - 1}, chain, second(position), other)
  if (kind === 'linked') return row
  return kind === 'unlinked' ? rehashed(row, {previous: 'ab'.repeat(32)}) : {...row, hash: 'cd'.repeat(32)}
}
const beforeAt = (rows: readonly SealedLink[], position: number): {position: number; hash: string} => (position === 1 ? {position: 0, hash: chainStart(REGISTER, chain, sha256)} : at(rows, position - 1))

describe('a chain that nobody touched', () => {
  test('has no problem, however long', () => {
    fc.assert(fc.property(fc.integer({min: 0, max: 40}), (length) => {
      const rows = aChain(length)
      expect(outcomeOf(rows, length === 0 ? null : headOf(rows))).toMatchObject({problems: [], entries: length, first: length === 0 ? null : 1, last: {position: length}})
    }))
  })
})

describe('an edited row', () => {
  const fields = fc.constantFrom<Partial<SealedLink>>({at: second(500)}, {actor: 'sara'}, {kind: 'site.released'}, {entry: 'abcdefghijklmnopqrsx'}, {event: JSON.stringify(other)}, {previous: 'ab'.repeat(32)}, {hash: 'ab'.repeat(32)}, {event: Buffer.from('{}') as unknown as string}, {actor: null as unknown as string}, {actor: 'a\nb'}, {chain: 'SN'})

  test('is found by its own hash, in whatever field and at whatever place', () => {
    fc.assert(fc.property(place, fields, (position, changes) => {
      const rows = aChain(LENGTH)
      expectOnly(problemsOf(replaced(rows, position, {...at(rows, position), ...changes})), {kind: 'edited', chain, position, seenBy: 'itself'})
    }))
  })

  test('with its hash worked out again is found by the row after, or by the register’s note where it is the last', () => {
    fc.assert(fc.property(place, fc.constantFrom<Partial<ChainLink>>({actor: 'sara'}, {event: JSON.stringify(other)}, {at: second(500)}), (position, changes) => {
      const rows = aChain(LENGTH)
      expectOnly(problemsOf(replaced(rows, position, rehashed(at(rows, position), changes))), {kind: 'edited', chain, position, seenBy: position === LENGTH ? 'head' : 'next'})
    }))
  })

  test('with a link to nothing, and its hash worked out again, is the one that is named', () => {
    fc.assert(fc.property(inside, (position) => {
      const rows = aChain(LENGTH)
      expectOnly(problemsOf(replaced(rows, position, rehashed(at(rows, position), {previous: 'ab'.repeat(32)}))), {kind: 'edited', chain, position, seenBy: 'next'})
    }))
  })

  test('with every hash after it worked out again is found by the register’s note', () => {
    fc.assert(fc.property(place, (position) => {
      const rows = aChain(LENGTH)
      const made = rows.slice(0, position - 1)
      for (const row of rows.slice(position - 1)) made.push(rehashed(row, {previous: beforeAt(made, row.position).hash, ...(row.position === position ? {actor: 'sara'} : {})}))
      expectOnly(problemsOf(made), {kind: 'edited', chain, position: LENGTH, seenBy: 'head'})
    }))
  })

  test('several are told one by one', () => {
    fc.assert(fc.property(fc.uniqueArray(place, {minLength: 1, maxLength: LENGTH}), (positions) => {
      const rows = aChain(LENGTH).map((row) => (positions.includes(row.position) ? {...row, actor: 'sara'} : row))
      expectOnly(problemsOf(rows), ...positions.map((position) => ({kind: 'edited', chain, position, seenBy: 'itself'}) as const))
    }))
  })
})

describe('removed rows', () => {
  test('leave a gap that is told from end to end', () => {
    fc.assert(fc.property(fc.tuple(inside, inside).filter(([one, last]) => one <= last), ([first, last]) => {
      expectOnly(problemsOf(without(aChain(LENGTH), first, last)), {kind: 'missing', chain, from: first, to: last, renumbered: false})
    }))
  })

  test('are found although the rows after were given their numbers', () => {
    fc.assert(fc.property(fc.integer({min: 1, max: LENGTH - 1}), fc.integer({min: 0, max: 4}), (first, more) => {
      const last = Math.min(first + more, LENGTH - 1)
      expectOnly(problemsOf(from(without(aChain(LENGTH), first, last), last + 1, first - last - 1)), {kind: 'missing', chain, from: first, to: last, renumbered: true})
    }))
  })

  test('from the start are told where no event of trimming explains it', () => {
    fc.assert(fc.property(fc.integer({min: 1, max: LENGTH - 1}), (until) => {
      expectOnly(problemsOf(without(aChain(LENGTH), 1, until)), {kind: 'start-missing', chain, until})
    }))
  })

  test('from the end are told by the register’s note', () => {
    fc.assert(fc.property(place, (first) => {
      expectOnly(problemsOf(without(aChain(LENGTH), first, LENGTH)), {kind: 'truncated', chain, from: first, to: LENGTH, seenBy: 'head'})
    }))
  })
})

describe('rows put in', () => {
  test('between others, which were given new numbers, are told', () => {
    fc.assert(fc.property(place, fc.integer({min: 1, max: 3}), forgery, (position, count, kind) => {
      const rows = aChain(LENGTH)
      const made: SealedLink[] = []
      for (let n = 0; n < count; n += 1) made.push(forged(kind, made.at(-1) ?? beforeAt(rows, position), position + n))
      expectOnly(problemsOf([...from(rows, position, count), ...made]), {kind: 'inserted', chain, from: position, to: position + count - 1, seenBy: 'links'})
    }))
  })

  test('at the end, past the program, are told by the register’s note', () => {
    fc.assert(fc.property(fc.integer({min: 1, max: 3}), forgery, (count, kind) => {
      const rows = aChain(LENGTH)
      for (let n = 1; n <= count; n += 1) rows.push(forged(kind, rows.at(-1)!, LENGTH + n))
      expectOnly(problemsOf(rows, headOf(aChain(LENGTH))), {kind: 'inserted', chain, from: LENGTH + 1, to: LENGTH + count, seenBy: 'head'})
    }))
  })

  test('at a position that is taken make a fork, whichever of the two the database gives first', () => {
    fc.assert(fc.property(place, forgery, fc.boolean(), (position, kind, isFirst) => {
      const rows = aChain(LENGTH)
      const row = forged(kind, beforeAt(rows, position), position)
      expectOnly(problemsOf(isFirst ? [row, ...rows] : [...rows, row]), {kind: 'forked', chain, position, seenBy: 'rows'})
    }))
  })

  test('a copy of a row at another’s position is a fork too', () => {
    fc.assert(fc.property(twoPlaces, fc.boolean(), fc.boolean(), ([one, second_], isFirst, isBackwards) => {
      const rows = aChain(LENGTH)
      const [position, copied] = isBackwards ? [one, second_] : [second_, one]
      const copy = {...at(rows, copied), position}
      expectOnly(problemsOf(isFirst ? [copy, ...rows] : [...rows, copy]), {kind: 'forked', chain, position, seenBy: 'rows'})
    }))
  })

  test('before the first are told', () => {
    const rows = aChain(LENGTH)
    expectOnly(problemsOf([...rows, {...at(rows, 1), position: 0}]), {kind: 'inserted', chain, from: 0, to: 0, seenBy: 'links'})
  })
})

describe('rows in another order', () => {
  const both = (one: number, second_: number): AuditProblem[] => [
    {kind: 'reordered', chain, position: one, belongsAt: second_},
    {kind: 'reordered', chain, position: second_, belongsAt: one},
  ]

  test('two whose positions were exchanged are told, each with where it belongs', () => {
    fc.assert(fc.property(twoPlaces, ([one, second_]) => {
      const rows = aChain(LENGTH)
      expectOnly(problemsOf(replaced(replaced(rows, one, {...at(rows, second_), position: one}), second_, {...at(rows, one), position: second_})), ...both(one, second_))
    }))
  })

  test('two far from each other too', () => {
    const rows = aChain(300)
    const [one, second_] = [20, 290]
    expectOnly(problemsOf(replaced(replaced(rows, one, {...at(rows, second_), position: one}), second_, {...at(rows, one), position: second_}), headOf(rows)), ...both(one, second_))
  })

  const contents = ({at: when, actor, kind, entry, event}: SealedLink): Partial<SealedLink> => ({at: when, actor, kind, entry, event})

  test('two whose contents were exchanged under their hashes are told', () => {
    fc.assert(fc.property(twoPlaces, ([one, second_]) => {
      const rows = aChain(LENGTH)
      expectOnly(problemsOf(replaced(replaced(rows, one, {...at(rows, one), ...contents(at(rows, second_))}), second_, {...at(rows, second_), ...contents(at(rows, one))})), ...both(one, second_))
    }))
  })

  test('two whose contents were exchanged and whose hashes were worked out again are told', () => {
    fc.assert(fc.property(twoPlaces.filter(([one, second_]) => second_ > one + 1), ([one, second_]) => {
      const rows = aChain(LENGTH)
      expectOnly(problemsOf(replaced(replaced(rows, one, rehashed(at(rows, one), contents(at(rows, second_)))), second_, rehashed(at(rows, second_), contents(at(rows, one))))), ...both(one, second_))
    }))
  })

  test('two neighbours that were exchanged and linked again are told', () => {
    fc.assert(fc.property(fc.integer({min: 1, max: LENGTH - 1}), (one) => {
      const rows = aChain(LENGTH)
      const first = rehashed(at(rows, one), contents(at(rows, one + 1)))
      const next = rehashed(at(rows, one + 1), {...contents(at(rows, one)), previous: first.hash})
      expectOnly(problemsOf(replaced(replaced(rows, one, first), one + 1, next)), ...both(one, one + 1))
    }))
  })

  test('one moved to another place, with those between moved up, is told with all of them', () => {
    fc.assert(fc.property(twoPlaces, ([one, second_]) => {
      const rows = aChain(LENGTH).map((row) => (row.position === one ? {...row, position: second_} : row.position > one && row.position <= second_ ? {...row, position: row.position - 1} : row))
      const moved = Array.from({length: second_ - one}, (_, n): AuditProblem => ({kind: 'reordered', chain, position: one + n, belongsAt: one + n + 1}))
      expectOnly(problemsOf(rows), ...moved, {kind: 'reordered', chain, position: second_, belongsAt: one})
    }))
  })

  test('rows with new numbers, although none is gone, are told', () => {
    fc.assert(fc.property(inside, (position) => {
      expectOnly(problemsOf(from(aChain(LENGTH), position, 3)), {kind: 'renumbered', chain, from: position + 3, to: LENGTH + 3})
    }))
  })
})

describe('the register’s own note of the head', () => {
  test('that is gone is told', () => {
    expectOnly(outcomeOf(aChain(3), null).problems, {kind: 'head-missing', chain})
  })

  test('with all rows gone, it still tells how many there were', () => {
    expectOnly(problemsOf([]), {kind: 'truncated', chain, from: 1, to: LENGTH, seenBy: 'head'})
  })
})

describe('a chain of another register', () => {
  test('does not begin where this one’s does', () => {
    const rows = aChain(LENGTH, chain, 'another')
    expectOnly(problemsOf(rows, headOf(rows)), {kind: 'other-register', chain})
  })

  test('nor does one of another committee', () => {
    const rows = aChain(LENGTH, 'SN')
    expect(problemsOf(rows, headOf(rows)).length).toBe(LENGTH)
    const made: SealedLink[] = []
    for (const row of rows) made.push(rehashed(row, {chain, previous: made.at(-1)?.hash ?? row.previous}))
    expectOnly(problemsOf(made, headOf(made)), {kind: 'other-register', chain})
  })
})

describe('P1: a trimmed chain', () => {
  const A_YEAR_ON = '2027-02-04T08:00:00.000Z'
  const trimmed = (until: number, changes: object = {}): {readonly rows: SealedLink[]; readonly hash: string} => {
    const rows = aChain(LENGTH)
    const {hash} = at(rows, until)
    rows.push(after(rows.at(-1)!, chain, A_YEAR_ON, {kind: 'log.trimmed', chain: chain as CommitteeCode, until, hash, removed: until, before: second(until + 1), ...changes}))
    return {rows: without(rows, 1, until), hash}
  }

  test('begins where its own event says', () => {
    fc.assert(fc.property(place, (until) => {
      const {rows, hash} = trimmed(until)
      const outcome = outcomeOf(rows, headOf(rows))
      expect(outcome).toMatchObject({problems: [], first: until + 1, entries: LENGTH + 1 - until, trimmed: {position: LENGTH + 1, at: A_YEAR_ON, event: {until, hash}}})
    }))
  })

  test('and nowhere else: at another place, after another hash, or by another chain’s event it is missing its start', () => {
    for (const changes of [{until: 4}, {hash: 'ab'.repeat(32)}, {chain: 'SN'}]) {
      const {rows} = trimmed(5, changes)
      expectOnly(problemsOf(rows, headOf(rows)), {kind: 'start-missing', chain, until: 5})
    }
  })

  test('an event that takes what is younger than a year is none of the program’s', () => {
    for (const before of ['2026-02-06T08:00:00.000Z', '2027-02-04T08:00:00.000Z', 'nonsense']) {
      const {rows} = trimmed(5, {before})
      expectOnly(problemsOf(rows, headOf(rows)), {kind: 'start-missing', chain, until: 5})
    }
  })

  test('nor one that says less than it took, where an anchor knows', () => {
    const {rows} = trimmed(5, {before: second(4)})
    const anchor = (position: number): AnchoredHead => ({chain, position, hash: at(aChain(LENGTH), position).hash, at: second(position), madeAt: second(20), line: 1} as AnchoredHead)
    expect(outcomeOf(rows, headOf(rows), [anchor(3)]).problems).toEqual([])
    expect(outcomeOf(rows, headOf(rows), [anchor(4)]).problems).toEqual([{kind: 'start-missing', chain, until: 5}])
  })

  test('with more removed than the event says is missing its start', () => {
    const {rows} = trimmed(5)
    expectOnly(problemsOf(without(rows, 6), headOf(rows)), {kind: 'start-missing', chain, until: 6})
  })

  test('an event that was edited explains nothing', () => {
    const {rows} = trimmed(5)
    const last = rows.at(-1)!
    expectOnly(problemsOf([...rows.slice(0, -1), {...last, actor: 'sara'}], headOf(rows)), {kind: 'edited', chain, position: LENGTH + 1, seenBy: 'itself'}, {kind: 'start-missing', chain, until: 5})
  })

  test('its rows are looked at as any other’s', () => {
    const {rows} = trimmed(5)
    expectOnly(problemsOf(replaced(rows, 6, {...at(rows, 1), actor: 'sara'}), headOf(rows)), {kind: 'edited', chain, position: 6, seenBy: 'itself'})
    expectOnly(problemsOf(without(rows, 8), headOf(rows)), {kind: 'missing', chain, from: 8, to: 8, renumbered: false})
  })
})

describe('events about the log', () => {
  test('what the program itself met is told for as long as the chain stands', () => {
    const rows = aChain(3)
    rows.push(after(rows.at(-1)!, chain, second(9), {kind: 'log.found-altered', chain: chain as CommitteeCode, head: 5, headHash: 'ab'.repeat(32), last: 3, lastHash: rows[2]!.hash}))
    expectOnly(problemsOf(rows, headOf(rows)), {kind: 'found-altered', chain, position: 4})
  })

  test.each(['{"kind":"register.restored","heads":7}', '{"kind":"log.trimmed"}', 'null', '{', '{"kind":"log.trimmed","chain":"KS","until":1,"hash":"x","removed":1,"before":"y"}'])('%s is none of the program’s own', (event) => {
    const rows = aChain(3)
    const last = rows.at(-1)!
    const row = rehashed({...last, position: 4, previous: last.hash, kind: event.includes('log.') ? 'log.trimmed' : 'register.restored', event})
    expectOnly(problemsOf([...rows, row], headOf([row])), {kind: 'inserted', chain, from: 4, to: 4, seenBy: 'links'})
  })
})

describe('a log with nothing left as it was', () => {
  test('is told in so many words, and not a million times', () => {
    const rows = aChain(3000).map((row) => ({...row, actor: 'sara'}))
    const problems = problemsOf(rows, {...headOf(rows)})
    expect(problems.length).toBeLessThanOrEqual(1001)
    expect(problems.at(-1)).toEqual({kind: 'more', chain, after: 64})
  }, 60_000)

  test('and so is one in which every second row is gone', () => {
    const rows = aChain(4001).filter(({position}) => position % 2 === 1)
    const problems = problemsOf(rows, headOf(rows))
    expect(problems.filter(({kind}) => kind === 'missing').length).toBeGreaterThan(900)
    expect(problems.at(-1)).toEqual({kind: 'more', chain, after: 1999})
  })
})

test('the latest instant is told, wherever it stands', () => {
  const rows = aChain(5)
  expect(outcomeOf(rows, headOf(rows)).lastAt).toBe(second(5))
})
