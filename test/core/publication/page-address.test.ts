import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {caseAddress, documentAddress, entryInAddress, fileAddress} from '../../../src/core/publication/page-address.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
const ids = fc.array(letter, {minLength: 20, maxLength: 20}).map((letters) => letters.join('') as EntryId)

describe('D3: page addresses', () => {
  test('hold letters only', () => {
    fc.assert(
      fc.property(ids, fc.nat(2000), (id, index) => {
        for (const address of [caseAddress(id), documentAddress(id), fileAddress(id, index, 'remiss.PDF')]) expect(address).toMatch(/^(arende|handling|fil)\/[a-z]{2}\/[a-z]+\.(html|pdf)$/)
      }),
    )
  })

  test('each file of an entry has its own', () => {
    const id = 'abcdefghijklmnopqrst' as EntryId
    const addresses = Array.from({length: 20_000}, (_, index) => fileAddress(id, index, 'a.txt'))
    expect(new Set(addresses).size).toBe(addresses.length)
    expect([fileAddress(id, 0, 'a.txt'), fileAddress(id, 25, 'a.txt'), fileAddress(id, 26, 'a.txt'), fileAddress(id, 702, 'a.txt')]).toEqual([`fil/${id.slice(0, 2)}/${id}a.txt`, `fil/${id.slice(0, 2)}/${id}z.txt`, `fil/${id.slice(0, 2)}/${id}aa.txt`, `fil/${id.slice(0, 2)}/${id}aaa.txt`])
  })

  test('G3: an address pasted from a browser leads back to its entry', () => {
    fc.assert(
      fc.property(ids, fc.nat(800), fc.constantFrom('', '/', 'https://diariet.provkommunen.example/', 'http://127.0.0.1:8080/webb/'), fc.constantFrom('', '?a=1', '#topp'), (id, index, before, after) => {
        for (const address of [caseAddress(id), documentAddress(id), fileAddress(id, index, 'remiss.PDF')]) expect(entryInAddress(`${before}${address}${after}`)).toBe(id)
      }),
    )
  })

  test.each(['', 'index.html', 'dag/2026-02-03.html', 'arende/abc.html', 'handling/abcdefghijklmnopqrs1.html', 'xarende/ab/abcdefghijklmnopqrst.html', 'arende/ab/abcdefghijklmnopqrst.pdf', 'arende/ABCDEFGHIJKLMNOPQRST.html', 'KS 2026/00123'])('%j is of no entry', (address) => {
    expect(entryInAddress(address)).toBeNull()
  })
})
