import {describe, expect, test} from 'vitest'
import {gatherCase, type ToldBefore} from '../../../src/core/register/gather-case.js'
import type {RegisterRow, RowCase, RowDocument} from '../../../src/core/register/register-row.js'
import type {CommitteeCode} from '../../../src/core/terms/identifiers.js'
import {day} from '../support.js'

type Changes = Omit<Partial<RegisterRow>, 'case' | 'document'> & {readonly ofCase?: Partial<RowCase>; readonly document?: Partial<RowDocument> | null}

/** A row of one case; the first document unless said otherwise. */
function aRow({ofCase = {}, document = {}, ...changes}: Changes = {}): RegisterRow {
  return {
    kind: 'row', line: 2, committee: 'KS' as CommitteeCode, caseNumber: 'KS 2026/00123', date: day('2026-02-03'), officer: 'Skolkontoret', statute: '', protection: 'none', registrar: 'reg1', publishedOn: null,
    changedAt: '2026-02-03T10:12:00',
    case: {heading: 'Ny förskola', headingSecrecy: 'no', caseType: 'lokaler', isClosed: false, isCancelled: false, closedOn: null, ...ofCase},
    document: document === null ? null : {
      number: '1', heading: 'Remiss', headingSecrecy: 'no', documentSecrecy: 'no', direction: 'Ut', internalParty: '', parties: [], files: [], choiceWithoutFile: 'none', isCancelled: false, ...document,
    },
    ...changes,
  }
}

const before = (documentNumber: string, date: string, changes: Partial<ToldBefore> = {}): ToldBefore => ({documentNumber, date: day(date), officer: 'Skolkontoret', isOpen: true, isGone: false, changedAt: '2026-02-01T10:00:00', ...changes})
const second = {number: '2'}

describe('A8: rows that disagree about their case', () => {
  test.each([
    ['headings', {heading: 'Förskola'}, true], ['secrecy', {headingSecrecy: 'yes'}, true], ['case types', {caseType: 'bygglov'}, true], ['whether it is closed', {isClosed: true}, false],
  ] as const)('%s', (_, ofCase, rowsDisagree) => {
    expect(gatherCase([aRow(), aRow({document: second, ofCase})], []).merged.rowsDisagree).toBe(rowsDisagree)
  })

  test.each([['yes', 'no', 'yes'], ['no', 'yes', 'yes'], ['unknown', 'no', 'unknown'], ['no', 'unknown', 'unknown'], ['unknown', 'yes', 'yes'], ['no', 'no', 'no']] as const)('of %s and %s the stricter stands: %s', (one, other, word) => {
    const rows = [aRow({ofCase: {headingSecrecy: one}}), aRow({document: second, ofCase: {headingSecrecy: other}})]
    expect(gatherCase(rows, []).merged.headingSecrecy).toBe(word)
  })

  test('the heading of the latest row stands, and of the last in the file where the times are the same', () => {
    const early = aRow({ofCase: {heading: 'Tidig'}, changedAt: '2026-01-01T00:00:00', line: 9})
    const late = aRow({document: second, ofCase: {heading: 'Sen'}, changedAt: '2026-03-01T00:00:00', line: 3})
    expect(gatherCase([early, late], []).merged.heading).toBe('Sen')
    expect(gatherCase([aRow({line: 5, ofCase: {heading: 'Före'}}), aRow({document: second, line: 6, ofCase: {heading: 'Efter'}})], []).merged.heading).toBe('Efter')
  })

  test('a mark on any row is a mark on the case, and one cancelled row cancels it', () => {
    const found = gatherCase([aRow(), aRow({document: second, protection: 'marked', ofCase: {isCancelled: true}})], [])
    expect(found).toMatchObject({isCancelled: true, merged: {protection: 'marked'}})
  })

  test('a row that the same export tells again later has no say', () => {
    const found = gatherCase([aRow({ofCase: {headingSecrecy: 'yes'}}), aRow({changedAt: '2026-02-04T00:00:00', ofCase: {headingSecrecy: 'no'}})], [])
    expect(found.merged).toMatchObject({headingSecrecy: 'no', rowsDisagree: false})
  })
})

describe('the date and the officer of a case', () => {
  test('A2: the earliest day of its rows, and the one officer they agree on', () => {
    expect(gatherCase([aRow({date: day('2026-02-03')}), aRow({document: second, date: day('2026-01-12')})], []).merged).toMatchObject({date: '2026-01-12', officer: 'Skolkontoret'})
    expect(gatherCase([aRow(), aRow({document: second, officer: 'Kansliet'})], []).merged.officer).toBe('')
  })

  test('its own row says who the officer is', () => {
    const found = gatherCase([aRow({document: null, officer: 'Kansliet', statute: 'OSL 26:1'}), aRow()], [])
    expect(found).toMatchObject({hasOwnRow: true, ownRow: {officer: 'Kansliet', date: '2026-02-03'}, merged: {officer: 'Kansliet', statute: 'OSL 26:1'}})
  })

  test('D1: a row whose heading is secret tells nothing, unless there is no other', () => {
    const secret = aRow({document: {...second, headingSecrecy: 'yes'}, date: day('2025-12-01'), officer: 'Socialkontoret'})
    expect(gatherCase([aRow(), secret], []).merged).toMatchObject({date: '2026-02-03', officer: 'Skolkontoret'})
    expect(gatherCase([secret], []).merged).toMatchObject({date: '2025-12-01', officer: ''})
  })

  test('what earlier exports told of other documents counts, and of the same document the later word', () => {
    expect(gatherCase([aRow()], [before('2', '2025-11-30')]).merged.date).toBe('2025-11-30')
    expect(gatherCase([aRow()], [before('1', '2025-11-30')]).merged.date).toBe('2026-02-03')
    expect(gatherCase([aRow()], [before('1', '2025-11-30', {changedAt: '2026-02-04T00:00:00'})]).merged.date).toBe('2025-11-30')
    expect(gatherCase([aRow({changedAt: null})], [before('1', '2025-11-30')]).merged.date).toBe('2026-02-03')
  })
})

describe('A14: how old the word of some rows is', () => {
  const told = [before('1', '2026-02-01', {changedAt: '2026-02-03T10:12:00'}), before('2', '2026-02-01', {changedAt: '2026-02-09T08:00:00'})]
  test.each<[string, readonly RegisterRow[], {readonly toldAt: string | null; readonly isOlderRowByRow: boolean}]>([
    ['the same again', [aRow()], {toldAt: '2026-02-03T10:12:00', isOlderRowByRow: false}],
    ['older than it was', [aRow({changedAt: '2026-02-03T10:11:00'})], {toldAt: '2026-02-03T10:12:00', isOlderRowByRow: true}],
    ['one older, one the same', [aRow(), aRow({document: second})], {toldAt: '2026-02-09T08:00:00', isOlderRowByRow: false}],
    ['each older than it was', [aRow({changedAt: '2026-01-01T00:00:00'}), aRow({document: second})], {toldAt: '2026-02-09T08:00:00', isOlderRowByRow: true}],
    ['a row that was never told', [aRow({document: {number: '3'}})], {toldAt: null, isOlderRowByRow: false}],
    ['a row without a time', [aRow({changedAt: null})], {toldAt: '2026-02-03T10:12:00', isOlderRowByRow: false}],
  ])('%s', (_, rows, expected) => {
    expect(gatherCase(rows, told)).toMatchObject(expected)
  })
})
