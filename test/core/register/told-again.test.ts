import {describe, expect, test} from 'vitest'
import {isToldAgain, type EntryTold, type RowTold} from '../../../src/core/register/told-again.js'
import type {Fingerprint} from '../../../src/core/terms/identifiers.js'

const digest = (text: string): Fingerprint => text as Fingerprint
const row = (documentNumber: string, changes: Partial<RowTold> = {}): RowTold => ({documentNumber, rowDigest: digest(`row ${documentNumber}`), caseDigest: digest('case'), ...changes})
const entry = (documentNumber: string, changes: Partial<EntryTold> = {}): EntryTold => ({registryState: 'present', isUnheard: false, rowDigest: documentNumber === '' ? null : digest(`row ${documentNumber}`), caseDigest: documentNumber === '' ? digest('case') : null, ...changes})
const known = (...entries: readonly (readonly [string, Partial<EntryTold>?])[]): ReadonlyMap<string, EntryTold> => new Map(entries.map(([number, changes]) => [number, entry(number, changes)]))

describe('A9: a case that is told again word for word', () => {
  test('P3: is looked at whole where its next word is waited for', () => {
    expect(isToldAgain([row('1')], known([''], ['1', {isUnheard: true}]), false)).toBe(false)
    expect(isToldAgain([row('1')], known(['', {isUnheard: true}], ['1']), false)).toBe(false)
  })

  test('is known by its rows, whole or in part', () => {
    expect(isToldAgain([row('1'), row('2')], known([''], ['1'], ['2']), true)).toBe(true)
    expect(isToldAgain([row('2')], known([''], ['1'], ['2']), false)).toBe(true)
  })

  test('with a row of its own', () => {
    expect(isToldAgain([row(''), row('1')], known(['', {rowDigest: digest('row ')}], ['1']), true)).toBe(true)
    expect(isToldAgain([row('1')], known(['', {rowDigest: digest('row ')}], ['1']), true)).toBe(false)
  })

  test.each<[string, readonly RowTold[], ReadonlyMap<string, EntryTold>, boolean]>([
    ['a row with other words', [row('1', {rowDigest: digest('other')})], known([''], ['1']), false],
    ['a row that is looked at each time', [row('1', {rowDigest: null})], known([''], ['1', {rowDigest: null}]), false],
    ['a document that the register does not have', [row('1'), row('2')], known([''], ['1']), false],
    ['a case that the register does not have', [row('1')], known(['1']), false],
    ['a document that had left', [row('1')], known([''], ['1', {registryState: 'cancelled'}]), false],
    ['a case that had left', [row('1')], known(['', {registryState: 'missing'}], ['1']), false],
    ['one document told twice', [row('1'), row('1')], known([''], ['1']), false],
    ['A1: a document that a full export leaves out', [row('1')], known([''], ['1'], ['2']), true],
    ['A7: a row with the words of old that takes back what another has said of the case since', [row('1')], known(['', {caseDigest: digest('secret since')}], ['1']), false],
  ])('is news with %s', (_, rows, entries, isFull) => {
    expect(isToldAgain(rows, entries, isFull)).toBe(false)
  })

  test('what had left already is not left out anew', () => {
    expect(isToldAgain([row('1')], known([''], ['1'], ['2', {registryState: 'missing'}]), true)).toBe(true)
  })
})
