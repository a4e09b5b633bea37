import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {ChainHead, SealedLink} from '../../../src/core/audit/chain.js'
import type {AuditEvent} from '../../../src/core/audit/event.js'
import {chainStart} from '../../../src/core/audit/chain.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {sha256} from '../../../src/io/system/digest.js'
import {after, anchored, headOf, judged, REGISTER, rehashed, scanned, second, type Log} from './support.js'

const CHAINS = ['*', 'KS', 'SN']
const headIn = (rows: readonly SealedLink[], chain: string): {position: number; hash: string} => rows.at(-1) ?? {position: 0, hash: chainStart(REGISTER, chain, sha256)}

/** A log written a second at a time, each event in the chain that is named. */
function written(chains: readonly string[], log: Log = {'*': [], KS: [], SN: []}, from = 1): Log {
  return chains.reduce<Log>((all, chain, n) => ({...all, [chain]: [...(all[chain] ?? []), after(headIn(all[chain] ?? [], chain), chain, second(from + n), scanned(n))]}), log)
}

const ordinary = written(Array.from({length: 30}, (_, n) => CHAINS[n % 3] ?? '*'))
const until = (log: Log, instant: Instant): Log => Object.fromEntries(Object.entries(log).map(([chain, rows]) => [chain, rows.filter(({at}) => at <= instant)]))
const append = (log: Log, chain: string, at: Instant, event: AuditEvent): Log => ({...log, [chain]: [...(log[chain] ?? []), after(headIn(log[chain] ?? [], chain), chain, at, event)]})
const headsOf = (log: Log): ChainHead[] => Object.entries(log).filter(([, rows]) => rows.length > 0).map(([chain, rows]) => headOf(rows, chain))

describe('a log that nobody touched', () => {
  test('stands against every anchor that was made of it', () => {
    const lines = [3, 10, 17, 30].map((n) => anchored(until(ordinary, second(n)), second(n)))
    expect(judged(ordinary, lines)).toEqual({problems: [], notes: []})
  })

  test('without anchors it is whole in itself, and that nothing outside was compared is told', () => {
    expect(judged(ordinary)).toEqual({problems: [], notes: [{kind: 'not-anchored'}]})
    expect(judged(ordinary, [])).toEqual({problems: [], notes: [{kind: 'not-anchored'}]})
  })
})

describe('what only an anchor shows', () => {
  const line = anchored(ordinary, second(31))

  test('a tail that is cut off, with the register’s note of the head changed to fit', () => {
    fc.assert(fc.property(fc.constantFrom(...CHAINS), fc.integer({min: 0, max: 8}), (chain, kept) => {
      const log = {...ordinary, [chain]: ordinary[chain]!.slice(0, kept)}
      expect(judged(log)).toMatchObject({problems: []})
      expect(judged(log, [line]).problems).toEqual([{kind: 'truncated', chain, from: kept + 1, to: 10, seenBy: 'anchor'}])
    }))
  })

  test('a chain that was written anew from some place', () => {
    fc.assert(fc.property(fc.integer({min: 1, max: 10}), fc.integer({min: 0, max: 3}), (position, more) => {
      const rows: SealedLink[] = []
      for (const row of ordinary['KS']!) rows.push(rehashed(row, {previous: headIn(rows, 'KS').hash, ...(row.position === position ? {actor: 'sara'} : {})}))
      const log = written(Array.from({length: more}, () => 'KS'), {...ordinary, KS: rows}, 40)
      expect(judged(log)).toMatchObject({problems: []})
      expect(judged(log, [anchored(until(ordinary, second(2)), second(2)), line]).problems).toEqual([{kind: 'forked', chain: 'KS', position: position === 1 ? 1 : 10, seenBy: 'anchor'}])
    }))
  })

  test('an old copy that was put back', () => {
    fc.assert(fc.property(fc.integer({min: 0, max: 27}), (n) => {
      const old = until(ordinary, second(n))
      expect(judged(old)).toMatchObject({problems: []})
      const {problems} = judged(old, [line])
      expect(problems).toEqual([{kind: 'restored-old-copy', chains: expect.any(Array) as unknown, newest: n === 0 ? '' : second(n), anchored: second(31)}])
    }))
  })

  test('an old copy in which work went on', () => {
    const log = written(['KS', 'KS', 'KS', 'KS', 'KS', 'SN'], until(ordinary, second(20)), 40)
    expect(judged(log, [line]).problems).toEqual([{kind: 'truncated', chain: '*', from: 8, to: 10, seenBy: 'anchor'}, {kind: 'truncated', chain: 'SN', from: 8, to: 10, seenBy: 'anchor'}, {kind: 'forked', chain: 'KS', position: 10, seenBy: 'anchor'}])
  })

  test('a chain that is gone altogether', () => {
    expect(judged({...ordinary, SN: []}, [line]).problems).toEqual([{kind: 'truncated', chain: 'SN', from: 1, to: 10, seenBy: 'anchor'}])
  })

  test('what the register’s own note tells too is told once', () => {
    const log = {...ordinary, KS: ordinary['KS']!.slice(0, 6)}
    expect(judged(log, [line], {KS: headOf(ordinary['KS']!)}).problems).toEqual([{kind: 'truncated', chain: 'KS', from: 7, to: 10, seenBy: 'head'}])
  })
})

describe('a register that was put back by the program', () => {
  const line = anchored(ordinary, second(31))
  const backup = until(ordinary, second(20))
  const restored = (heads = headsOf(backup), at = second(40)): Log => append(backup, '*', at, {kind: 'register.restored', backupSha256: 'ab'.repeat(32), heads, reapplied: 2})

  test('is shorter than what was anchored, which the log explains', () => {
    const note = {kind: 'restored', at: second(40), actor: 'reg', backupSha256: 'ab'.repeat(32), reapplied: 2, lost: 3, vouched: false}
    expect(judged(restored(), [line])).toEqual({problems: [], notes: [note]})
    expect(judged(written(['KS', 'SN', 'KS', 'KS', 'KS', '*'], restored(), 50), [line])).toEqual({problems: [], notes: [note]})
  })

  test('is told of even where no anchor was lost', () => {
    expect(judged(restored(), [anchored(until(ordinary, second(10)), second(10))]).notes).toMatchObject([{kind: 'restored', lost: 0}])
  })

  test('explains nothing that was anchored after it', () => {
    const log = written(['KS', 'KS', 'SN'], restored(), 50)
    const later = anchored(log, second(60))
    expect(judged({...log, KS: log['KS']!.slice(0, -1)}, [line, later]).problems).toEqual([{kind: 'truncated', chain: 'KS', from: 9, to: 9, seenBy: 'anchor'}])
  })

  test('explains nothing that the copy still had', () => {
    const log = restored()
    expect(judged({...log, KS: log['KS']!.slice(0, 4)}, [anchored(backup, second(20)), line]).problems).toEqual([{kind: 'truncated', chain: 'KS', from: 5, to: 7, seenBy: 'anchor'}])
  })

  test('explains nothing where the event was edited', () => {
    const log = restored()
    const last = log['*']!.at(-1)!
    const edited = {...log, '*': [...log['*']!.slice(0, -1), {...last, at: second(41)}]}
    expect(judged(edited, [line]).problems.map(({kind}) => kind)).toEqual(['edited', 'truncated', 'truncated', 'truncated'])
  })

  test('where it should be noted outside the database and is, is vouched for (J1 P3)', () => {
    const log = restored()
    const vouched = {since: second(0), events: new Set([log['*']!.at(-1)!.hash])}
    expect(judged(log, [line], {}, vouched)).toMatchObject({problems: [], notes: [{kind: 'restored', lost: 3, vouched: true}]})
  })

  test('where it should be noted outside the database and is not, explains nothing (J1 P3)', () => {
    const log = restored()
    const {problems, notes} = judged(log, [line], {}, {since: second(40), events: new Set(['ab'.repeat(32)])})
    expect(problems.map(({kind}) => kind)).toEqual(['restore-unvouched', 'truncated', 'truncated', 'truncated'])
    expect(notes).toEqual([])
  })

  test.each([['is younger', second(41)], ['notes no restores', null]])('where what lies outside %s is told and accuses nobody (J1 P3)', (_name, since) => {
    expect(judged(restored(), [line], {}, {since, events: new Set()})).toMatchObject({problems: [], notes: [{kind: 'restored', lost: 3, vouched: false}]})
  })

  test('a chain that the copy did not have began anew', () => {
    const early = until(ordinary, second(2))
    const log = append(early, '*', second(40), {kind: 'register.restored', backupSha256: 'ab'.repeat(32), heads: headsOf(early), reapplied: 0})
    expect(judged(log, [line]).problems).toEqual([])
  })
})

describe('the anchors themselves', () => {
  const made = (log: Log, n: number, previous: string | null = null): {readonly log: Log; readonly line: string} => {
    const line = anchored(log, second(n), previous)
    return {log: append(log, '*', second(n), {kind: 'log.anchored', anchor: sha256(line), chains: 3}), line}
  }
  const first = made(ordinary, 31)
  const next = made(written(['KS', 'SN'], first.log, 32), 40, sha256(first.line))
  const third = made(written(['KS'], next.log, 41), 50, sha256(next.line))
  const lines = [first.line, next.line, third.line]

  test('that are as they were written are no problem', () => {
    expect(judged(third.log, lines)).toEqual({problems: [], notes: []})
  })

  test('one that was changed is told, and not believed', () => {
    for (const [at, line] of lines.entries()) {
      const changed = line.replace(/"hash":"./g, (hash) => hash.slice(0, -1) + (hash.endsWith('a') ? 'b' : 'a'))
      const {problems} = judged(third.log, lines.with(at, changed))
      expect(problems).toEqual([...new Set(at === 2 ? [3] : [at + 2, at + 1])].map((number) => ({kind: 'anchor-altered', line: number})))
    }
  })

  test('one that was taken out is missed by the one after', () => {
    expect(judged(third.log, lines.toSpliced(1, 1))).toEqual({problems: [{kind: 'anchor-altered', line: 2}], notes: [{kind: 'anchors-elsewhere', anchors: 1}]})
  })

  test('one that was taken from the end is known to the log', () => {
    expect(judged(third.log, lines.slice(0, 2))).toEqual({problems: [], notes: [{kind: 'anchors-elsewhere', anchors: 1}]})
  })

  test.each(['nonsense', '{}', '{"schema":"diarievakt.anchor/1"}', '[]', 'null'])('%s is no anchor, and the others are compared all the same', (line) => {
    const {problems} = judged({...third.log, KS: third.log['KS']!.slice(0, -1)}, [...lines, line])
    expect(problems).toEqual([{kind: 'truncated', chain: 'KS', from: 12, to: 12, seenBy: 'anchor'}, {kind: 'anchor-unreadable', line: 4}])
  })

  test('those of another register are told and compared with nothing', () => {
    const other = anchored(written(['KS']), second(60), null, 'zzzzzzzzzzzzzzzzzzzz')
    expect(judged(third.log, [other, other, ...lines])).toMatchObject({problems: [{kind: 'anchor-of-other-register', line: 1, lines: 2}]})
  })

  test('of rows that have been trimmed have nothing to be compared with, but for the place of the cut', () => {
    const ks = third.log['KS']!
    const cut = ks[9]!
    const A_YEAR_ON = '2027-02-04T08:00:00.000Z' as Instant
    const event = (hash: string): AuditEvent => ({kind: 'log.trimmed', chain: 'KS' as never, until: 10, hash, removed: 10, before: second(32)})
    const log = {...third.log, KS: [...ks.slice(10), after(ks.at(-1)!, 'KS', A_YEAR_ON, event(cut.hash))]}
    const early = anchored(until(ordinary, second(11)), second(11))
    const {problems, notes} = judged(log, [early, ...lines])
    expect(problems).toEqual([])
    expect(notes).toEqual([{kind: 'trimmed', chain: 'KS', until: 10, removed: 10, at: A_YEAR_ON, actor: 'reg'}, {kind: 'anchors-before-start', anchors: 1}])
    const false_ = 'ef'.repeat(32)
    const rest = ks.slice(10).reduce<SealedLink[]>((rows, row) => [...rows, rehashed(row, {previous: rows.at(-1)?.hash ?? false_})], [])
    expect(judged({...log, KS: [...rest, after(rest.at(-1)!, 'KS', A_YEAR_ON, event(false_))]}, lines).problems).toContainEqual({kind: 'forked', chain: 'KS', position: 10, seenBy: 'anchor'})
  })
})
