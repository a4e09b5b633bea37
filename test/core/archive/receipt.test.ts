import {describe, expect, test} from 'vitest'
import {readReceipt, type ReceiptField} from '../../../src/core/archive/receipt.js'

const sha256 = 'AB'.repeat(32)
type Line = readonly [name: string, value: string]
const WHOLE: readonly Line[] = [['Paket', 'KS-2028-03-01-0123456789'], ['SHA-256', sha256], ['Mottaget', '2028-03-04 10:15'], ['Referens', 'SE/STA/123']]
const without = (name: string): readonly Line[] => WHOLE.filter(([one]) => one !== name)
/** A name with `/` stands in another. */
const read = (lines: readonly Line[]): ReturnType<typeof readReceipt> => readReceipt(lines.map(([name, value]): ReceiptField => ({path: name === '' ? [] : name.split('/'), value})))

describe('O3: the archive’s receipt', () => {
  test('says which package, by which digest, on which day, and what the archive calls it', () => {
    expect(read(WHOLE)).toEqual({package: 'KS-2028-03-01-0123456789', sha256: sha256.toLowerCase(), receivedOn: '2028-03-04', reference: 'SE/STA/123'})
    expect(read([['package_id', 'P'], ['checksum', sha256], ['received-on', '2028-03-04'], ['status', 'Accepted']])).toMatchObject({package: 'P', reference: null})
    expect(read([...without('Mottaget'), ['Status', 'mottagen'], ['Datum', '2028-03-04']])).toMatchObject({receivedOn: '2028-03-04'})
  })

  test.each([
    ['no package', without('Paket'), {kind: 'missing', field: 'package'}],
    ['no digest', without('SHA-256'), {kind: 'missing', field: 'sha256'}],
    ['no day', without('Mottaget'), {kind: 'missing', field: 'received'}],
    ['a date that may be any', [...without('Mottaget'), ['Datum', '2028-03-04']], {kind: 'missing', field: 'received'}],
    ['a day that does not exist', [...without('Mottaget'), ['Mottaget', '2028-02-30']], {kind: 'missing', field: 'received'}],
    ['another algorithm’s digest', [...without('SHA-256'), ['SHA-256', 'ab'.repeat(20)]], {kind: 'missing', field: 'sha256'}],
    ['two packages', [...WHOLE, ['Paket', 'KS-2028-03-01-9876543210']], {kind: 'missing', field: 'package'}],
    ['a no', [...WHOLE, ['Status', 'Underkänt']], {kind: 'refuses'}],
    ['a yes and a no', [...WHOLE, ['Status', 'mottagen'], ['Utfall', 'underkänt']], {kind: 'refuses'}],
    ['an empty word', [...WHOLE, ['Status', '']], {kind: 'refuses'}],
    ['a no that stands deeper', [...WHOLE, ['status/code', 'rejected']], {kind: 'refuses'}],
    ['a status of nothing', [...WHOLE, ['status/details', '']], {kind: 'refuses'}],
    ['a yes that is false', [...WHOLE, ['accepted', 'false']], {kind: 'refuses'}],
    ['an approval that is none', [...WHOLE, ['Godkänt av arkivet', 'nej']], {kind: 'refuses'}],
    ['a decision', [...WHOLE, ['beslut', 'avvisat']], {kind: 'refuses'}],
    ['a longer name for it', [...WHOLE, ['Status för paketet', 'Underkänt']], {kind: 'refuses'}],
    ['a fault', [...WHOLE, ['errors', 'METS.xml saknas']], {kind: 'refuses'}],
    ['a sentence', [...WHOLE, ['', 'Paketet är underkänt och återsänds.']], {kind: 'refuses'}],
    ['a word for no in a reference', [...without('Referens'), ['Anmärkning till referens', 'paketet kan inte tas emot']], {kind: 'refuses'}],
    ['nothing', [], {kind: 'missing', field: 'package'}],
  ] as const)('%s is none', (_, fields, problem) => {
    expect(read(fields)).toEqual(problem)
  })

  test('a yes beside what tells of no faults, and in a sentence', () => {
    expect(read([...WHOLE, ['status', 'mottagen'], ['status/date', '2028-03-05'], ['Antal fel', '0'], ['errors', ''], ['', 'Tack för leveransen, notera vår referens.']])).toMatchObject({receivedOn: '2028-03-04'})
  })
})
