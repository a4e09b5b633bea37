import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {planRelease, type Candidate, type ReleasePlan} from '../../../src/core/publication/plan.js'
import {lastDayShown} from '../../../src/core/retention/expiry.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../../src/core/terms/local-date.js'
import {day} from '../support.js'

const TODAY = day('2026-02-03')

interface Facts {
  readonly publishedOn?: string | null
  readonly isHistory?: boolean
  readonly isOnShow?: boolean
  readonly isSecret?: boolean
  readonly of?: string | null
  readonly committee?: string
}

function candidate(kind: 'case' | 'document', id: string, {publishedOn = null, isHistory = false, isOnShow = false, isSecret = false, of = null, committee = 'KS'}: Facts = {}): Candidate {
  return {entry: id as EntryId, kind, committee, isWord: isSecret, caseEntry: of as EntryId | null, isHistory, publishedOn: publishedOn as LocalDate | null, isOnShow}
}

const yearsOf = (committee: string): number => (committee === 'SN' ? 3 : 2)
const planned = (candidates: readonly Candidate[], today = TODAY): ReleasePlan => planRelease(candidates, today, yearsOf)
const told = ({showings, expired}: ReleasePlan): object => ({
  shows: Object.fromEntries([...showings].map(([entry, {publishedOn, lastDay, isResurfaced}]) => [entry, `${publishedOn} to ${lastDay}${isResurfaced ? ', again' : ''}`])),
  expired,
})

describe('what a release shows', () => {
  test.each<readonly [string, readonly Candidate[], object]>([
    ['H1: a new row from today', [candidate('document', 'd')], {shows: {d: '2026-02-03 to 2028-02-02'}, expired: []}],
    ['H1: a row keeps its first day whatever comes later', [candidate('document', 'd', {publishedOn: '2024-06-01', isOnShow: true})], {shows: {d: '2024-06-01 to 2026-05-31'}, expired: []}],
    ['H3: on its last day it is shown', [candidate('document', 'd', {publishedOn: '2024-02-04', isOnShow: true})], {shows: {d: '2024-02-04 to 2026-02-03'}, expired: []}],
    ['H3: the day after it is gone', [candidate('document', 'd', {publishedOn: '2024-02-03', isOnShow: true})], {shows: {}, expired: ['d']}],
    ['A15: an earlier day on the web by the registry’s word may have run out already', [candidate('document', 'd', {publishedOn: '2020-01-01'})], {shows: {}, expired: []}],
    ['A15: a row from before the diary’s first day is not shown', [candidate('document', 'd', {isHistory: true})], {shows: {}, expired: []}],
    ['A15: nor a case from then', [candidate('case', 'c', {isHistory: true})], {shows: {}, expired: []}],
    ['H1: three years where the committee says so', [candidate('document', 'd', {publishedOn: '2023-06-01', committee: 'SN', isOnShow: true})], {shows: {d: '2023-06-01 to 2026-05-31'}, expired: []}],
    ['A2: a case without documents in its own right', [candidate('case', 'c')], {shows: {c: '2026-02-03 to 2028-02-02'}, expired: []}],
    ['H2: an old case above a new document, as long as that lives', [candidate('case', 'c', {publishedOn: '2023-01-01'}), candidate('document', 'd', {of: 'c'})], {shows: {d: '2026-02-03 to 2028-02-02', c: '2023-01-01 to 2028-02-02, again'}, expired: []}],
    ['H2: with the new document only', [candidate('case', 'c', {publishedOn: '2023-01-01'}), candidate('document', 'old', {of: 'c', publishedOn: '2023-01-01'}), candidate('document', 'd', {of: 'c'})], {shows: {d: '2026-02-03 to 2028-02-02', c: '2023-01-01 to 2028-02-02, again'}, expired: []}],
    ['H2, A15: a case from before the diary’s first day, from its first document’s day', [candidate('case', 'c', {isHistory: true}), candidate('document', 'd', {of: 'c', publishedOn: '2025-01-01', isOnShow: true}), candidate('document', 'e', {of: 'c', publishedOn: '2025-06-01', isOnShow: true})], {shows: {d: '2025-01-01 to 2026-12-31', e: '2025-06-01 to 2027-05-31', c: '2025-01-01 to 2027-05-31, again'}, expired: []}],
    ['H1: an old case leaves with the last of its documents', [candidate('case', 'c', {publishedOn: '2023-01-01', isOnShow: true}), candidate('document', 'd', {of: 'c', publishedOn: '2024-02-03', isOnShow: true})], {shows: {}, expired: ['d', 'c']}],
    ['H1, A15: a case that came above a new document gets no time of its own by a later date', [candidate('case', 'c', {isOnShow: true}), candidate('document', 'd', {of: 'c', publishedOn: '2025-01-01', isOnShow: true})], {shows: {d: '2025-01-01 to 2026-12-31', c: '2025-01-01 to 2026-12-31, again'}, expired: []}],
    ['H1, A15: and leaves with it', [candidate('case', 'c', {isOnShow: true}), candidate('document', 'd', {of: 'c', publishedOn: '2024-02-03', isOnShow: true})], {shows: {}, expired: ['d', 'c']}],
    ['D1: a secret row brings no case back', [candidate('case', 'c', {publishedOn: '2023-01-01'}), candidate('document', 'd', {of: 'c', isSecret: true})], {shows: {d: '2026-02-03 to 2028-02-02'}, expired: []}],
    ['D1: nor lengthens its time', [candidate('case', 'c', {publishedOn: '2023-01-01', isOnShow: true}), candidate('document', 'd', {of: 'c', isSecret: true}), candidate('document', 'e', {of: 'c', publishedOn: '2024-06-01', isOnShow: true})], {shows: {d: '2026-02-03 to 2028-02-02', e: '2024-06-01 to 2026-05-31', c: '2023-01-01 to 2026-05-31, again'}, expired: []}],
    ['D1: a secret case does not come back either', [candidate('case', 'c', {publishedOn: '2023-01-01', isSecret: true, isOnShow: true}), candidate('document', 'd', {of: 'c'})], {shows: {d: '2026-02-03 to 2028-02-02'}, expired: ['c']}],
  ])('%s', (_, candidates, expected) => {
    expect(told(planned(candidates))).toEqual(expected)
    expect(told(planned(candidates.toReversed()))).toMatchObject({shows: (expected as {shows: object}).shows})
  })
})

describe('whatever the register holds', () => {
  const around = fc.integer({min: -1500, max: 0}).map((days) => addDays(TODAY, days))
  const facts = fc.record({publishedOn: fc.option(around), isHistory: fc.boolean(), isOnShow: fc.boolean(), isSecret: fc.boolean(), committee: fc.constantFrom('KS', 'SN')})
  const registers = fc
    .tuple(fc.array(facts, {maxLength: 4}), fc.array(fc.tuple(facts, fc.nat(4)), {maxLength: 10}))
    .map(([cases, documents]) => [...cases.map((one, at) => candidate('case', `c${String(at)}`, one)), ...documents.map(([one, of], at) => candidate('document', `d${String(at)}`, {...one, of: of < cases.length ? `c${String(of)}` : null}))])

  test('H1: nothing is shown past its last day, and the clock is each entry’s own', () => {
    fc.assert(
      fc.property(registers, (candidates) => {
        const {showings} = planned(candidates)
        for (const one of candidates) {
          const showing = showings.get(one.entry)
          if (showing === undefined) continue
          expect(showing.lastDay >= TODAY).toBe(true)
          if (showing.isResurfaced) continue
          expect(showing.publishedOn).toBe(one.publishedOn ?? TODAY)
          expect(showing.lastDay).toBe(lastDayShown(showing.publishedOn, yearsOf(one.committee)))
        }
      }),
      {numRuns: 500},
    )
  })

  test('H2, D1: a case comes back only above a plain document that is shown, and leaves with the last', () => {
    fc.assert(
      fc.property(registers, (candidates) => {
        const {showings} = planned(candidates)
        for (const [entry, {isResurfaced, lastDay, candidate: {kind, isWord}}] of showings) {
          if (!isResurfaced) continue
          expect([kind, isWord]).toEqual(['case', false])
          const documents = [...showings.values()].filter(({candidate: of}) => of.caseEntry === entry && !of.isWord)
          expect(documents.map((document) => document.lastDay).sort().at(-1)).toBe(lastDay)
        }
      }),
      {numRuns: 500},
    )
  })

  test('D1: without its secret rows a release has the same cases for the same time', () => {
    fc.assert(
      fc.property(registers, (candidates) => {
        const casesIn = (plan: ReleasePlan): unknown => [...plan.showings.values()].filter(({candidate: of}) => of.kind === 'case').map(({candidate: of, publishedOn, lastDay}) => [of.entry, publishedOn, lastDay])
        const plain = candidates.filter(({kind, isWord}) => kind === 'case' || !isWord)
        expect(casesIn(planned(candidates))).toEqual(casesIn(planned(plain)))
      }),
      {numRuns: 500},
    )
  })

  test('H1: what is on show stays or is told to have expired, and nothing else expires', () => {
    fc.assert(
      fc.property(registers, (candidates) => {
        const {showings, expired} = planned(candidates)
        const onShow = candidates.filter(({isOnShow}) => isOnShow).map(({entry}) => entry)
        expect([...expired].sort()).toEqual(onShow.filter((entry) => !showings.has(entry)).sort())
      }),
      {numRuns: 500},
    )
  })

  test('a plan made for tomorrow shows nothing that today’s left out as expired', () => {
    fc.assert(
      fc.property(registers, fc.integer({min: 1, max: 800}), (candidates, later) => {
        const gone = new Set(planned(candidates).expired)
        for (const entry of planned(candidates, addDays(TODAY, later)).showings.keys()) {
          // A row that was never public would start its clock then.
          const isNew = candidates.some((one) => (one.entry === entry || one.kind === 'document') && one.publishedOn === null)
          if (!isNew) expect(gone.has(entry)).toBe(false)
        }
      }),
    )
  })
})
