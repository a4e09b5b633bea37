import {describe, expect, test} from 'vitest'
import type {AuditEvent} from '../../../src/core/audit/event.js'
import {LETTER_EVENTS, lettersByLog, type LoggedLetter} from '../../../src/core/forwarding/letters-by-log.js'

type Moved = Extract<AuditEvent, {readonly kind: 'letters.moved'}>
const SIGNED = {holder: 'anna', turn: 1, signature: ''}

const prepared = (letter: string): AuditEvent => ({kind: 'letter.prepared', letter, person: `person of ${letter}`, sha256: `sealed ${letter}`, ...SIGNED})
const moved = (to: Moved['to'], letters: readonly string[], more: Partial<Moved> = {}): AuditEvent => ({kind: 'letters.moved', to, letters, batch: null, envelopes: null, why: null, ...SIGNED, ...more})
const batched = (batch: number, letters: readonly string[], envelopes: readonly number[] = [letters.length]): AuditEvent => moved('batched', letters, {batch, envelopes})
const begun = (printing: string, letters: readonly string[], why: string | null = null): AuditEvent => ({kind: 'printing.begun', printing, batch: 1, medium: 'printer', file: null, letters, why, ...SIGNED})
const done = (printing: string, outcome: 'done' | 'failed' | 'unsure'): AuditEvent => ({kind: 'printing.done', printing, outcome, digest: null, ...SIGNED})

const letterOf = (id: string, ...events: readonly AuditEvent[]): LoggedLetter | undefined => lettersByLog(events).get(id)
/** A letter on its desk: prepared, and in a batch. */
const IN_BATCH = [prepared('a'), prepared('b'), batched(1, ['a', 'b'])]
const PRINTED = [...IN_BATCH, begun('p', ['a', 'b']), done('p', 'done')]

describe('L5: where letters stand by the log', () => {
  test.each<[string, readonly AuditEvent[], LoggedLetter['state'], number | null]>([
    ['prepared', [prepared('a')], 'prepared', null],
    ['in a batch', IN_BATCH, 'batched', 1],
    ['taken out of it', [...IN_BATCH, moved('prepared', ['a'])], 'prepared', null],
    ['taken out of it, and in another', [...IN_BATCH, moved('prepared', ['a']), batched(2, ['a'])], 'batched', 2],
    ['in print', [...IN_BATCH, begun('p', ['a'])], 'printing', 1],
    ['printed', PRINTED, 'printed', 1],
    ['of a printing that failed', [...IN_BATCH, begun('p', ['a']), done('p', 'failed')], 'batched', 1],
    ['of a printing that nobody is sure of', [...IN_BATCH, begun('p', ['a']), done('p', 'unsure')], 'printing', 1],
    ['printed again after that', [...IN_BATCH, begun('p', ['a']), done('p', 'unsure'), begun('q', ['a'], 'never-came'), done('q', 'done')], 'printed', 1],
    ['posted', [...PRINTED, moved('posted', ['a'])], 'posted', 1],
    ['come back', [...PRINTED, moved('posted', ['a']), moved('returned', ['a'], {why: 'not-collected'})], 'returned', 1],
    ['withdrawn before it was in a batch', [prepared('a'), moved('withdrawn', ['a'])], 'withdrawn', null],
    ['withdrawn once it was printed', [...PRINTED, moved('withdrawn', ['a'])], 'withdrawn', 1],
  ])('%s', (_, events, state, batch) => {
    expect(letterOf('a', ...events)).toMatchObject({state, batch, sha256: 'sealed a', person: 'person of a'})
  })

  test('what moves one letter leaves the others', () => {
    const letters = lettersByLog([...PRINTED, moved('posted', ['a'])])
    expect([...letters].map(([id, {state}]) => [id, state])).toEqual([['a', 'posted'], ['b', 'printed']])
    expect(letterOf('b', ...IN_BATCH, begun('p', ['a']), done('p', 'done'))).toMatchObject({state: 'batched', printing: null, labels: []})
  })

  test('letters that were never prepared are in no list, whatever is said of them', () => {
    const events = [batched(1, ['x']), begun('p', ['x']), done('p', 'done'), moved('posted', ['x']), moved('prepared', ['x']), done('never begun', 'done')]
    expect(lettersByLog(events).size).toBe(0)
    expect(letterOf('a', prepared('a'), ...events)).toEqual({state: 'prepared', sha256: 'sealed a', person: 'person of a', batch: null, envelope: null, printing: null, labels: []})
  })

  test('other events are nothing to letters', () => {
    expect(lettersByLog([{kind: 'holder.withdrew', request: 'r', holder: 'anna'}]).size).toBe(0)
    expect(letterOf('a', ...PRINTED, {kind: 'printing.destroyed', printing: 'p', outcome: 'removed', ...SIGNED})).toEqual(letterOf('a', ...PRINTED))
    expect(LETTER_EVENTS).toEqual(['letter.prepared', 'letters.moved', 'printing.begun', 'printing.done'])
  })
})

describe('L5: envelopes by the log', () => {
  test('each letter has the envelope that its place tells', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const letters = lettersByLog([...ids.map(prepared), batched(3, ids, [2, 1, 2])])
    expect(ids.map((id) => letters.get(id)?.envelope)).toEqual([1, 1, 2, 3, 3])
  })

  test('a letter that is taken out has none, and those that stay keep theirs', () => {
    const letters = lettersByLog([prepared('a'), prepared('b'), batched(1, ['a', 'b'], [1, 1]), moved('prepared', ['a'])])
    expect([letters.get('a')?.envelope, letters.get('b')?.envelope]).toEqual([null, 2])
    expect(letterOf('b', prepared('a'), prepared('b'), batched(1, ['a', 'b'], [1, 1]), begun('p', ['b']), done('p', 'done'), moved('posted', ['b']))?.envelope).toBe(2)
  })

  test('an unknown letter among others takes its place all the same', () => {
    expect(letterOf('b', prepared('b'), batched(1, ['x', 'b'], [1, 1]))?.envelope).toBe(2)
  })
})

describe('L5: labels by the log', () => {
  test.each<[string, readonly AuditEvent[], readonly string[]]>([
    ['none yet', IN_BATCH, []],
    ['one that lies there', PRINTED, ['out']],
    ['one that may lie in the printer', [...IN_BATCH, begun('p', ['a']), done('p', 'unsure')], ['out']],
    ['none came of a printing that failed', [...IN_BATCH, begun('p', ['a']), done('p', 'failed')], ['never-came']],
    ['printed once more, as the first is lost', [...PRINTED, begun('q', ['a'], 'lost'), done('q', 'done')], ['lost', 'out']],
    ['printed once more, and posted', [...PRINTED, begun('q', ['a'], 'destroyed'), done('q', 'done'), moved('posted', ['a'])], ['destroyed', 'posted']],
    ['printed anew after a printing that failed', [...IN_BATCH, begun('p', ['a']), done('p', 'failed'), begun('q', ['a']), done('q', 'done')], ['never-came', 'out']],
    ['posted, and come back', [...PRINTED, moved('posted', ['a']), moved('returned', ['a'])], ['posted']],
    ['destroyed with what is withdrawn', [...PRINTED, moved('withdrawn', ['a'])], ['destroyed']],
    ['of a reprint that failed', [...PRINTED, begun('q', ['a'], 'never-came'), done('q', 'failed')], ['never-came', 'never-came']],
  ])('%s', (_, events, labels) => {
    expect(letterOf('a', ...events)?.labels).toEqual(labels)
  })

  test('what came of an earlier printing says nothing of a later one', () => {
    const events = [...IN_BATCH, begun('p', ['a']), done('p', 'unsure'), begun('q', ['a'], 'lost')]
    expect(letterOf('a', ...events, done('p', 'failed'))).toMatchObject({state: 'printing', printing: 'q', labels: ['lost', 'out']})
    expect(letterOf('a', ...events, done('q', 'done'), done('p', 'failed'))).toMatchObject({state: 'printed', labels: ['lost', 'out']})
  })

  test('a letter that went on is not moved back by what is told of its printing later', () => {
    expect(letterOf('a', ...IN_BATCH, begun('p', ['a']), moved('withdrawn', ['a']), done('p', 'done'))).toMatchObject({state: 'withdrawn', labels: ['destroyed']})
  })
})
