import {linkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {ByteSearch, NEEDLE_BYTES_MIN} from '../../../src/io/files/byte-search.js'
import {useFolder} from '../support.js'

const folder = useFolder()

function search(bytes: Uint8Array, needles: readonly Uint8Array[]): readonly number[] {
  const path = join(folder.path, 'x')
  writeFileSync(path, bytes)
  const {found, bytes: read} = new ByteSearch(needles.map((needle) => Buffer.from(needle))).inFile(path) ?? {found: [], bytes: -1}
  expect(read).toBe(needles.length === 0 ? 0 : bytes.length)
  return [...found].sort((one, other) => one - other)
}

describe('many byte strings at once', () => {
  // Few different bytes, so that needles begin alike, lie in each other and overlap.
  const bytes = (minLength: number, maxLength: number): fc.Arbitrary<Uint8Array> => fc.array(fc.constantFrom(0, 97, 98, 195), {minLength, maxLength}).map((list) => Uint8Array.from(list))

  test('finds what a plain search finds', () => {
    fc.assert(
      fc.property(bytes(0, 300), fc.array(bytes(NEEDLE_BYTES_MIN, 14), {maxLength: 5}), fc.array(fc.tuple(fc.nat(250), fc.nat(20)), {maxLength: 3}), (hay, random, cuts) => {
        const cut = cuts.map(([from, more]) => hay.subarray(from, from + NEEDLE_BYTES_MIN + more)).filter(({length}) => length >= NEEDLE_BYTES_MIN)
        const needles = [...random, ...cut]
        const plain = needles.flatMap((needle, index) => (Buffer.from(hay).includes(Buffer.from(needle)) ? [index] : []))
        expect(search(hay, needles)).toEqual(plain)
      }),
      {numRuns: 400},
    )
  })

  test('also where a needle lies over the end of a chunk, and at the very end', () => {
    const hay = Buffer.alloc((8 << 20) + 7, 'x')
    const needles = ['Anmälan från Elsa Grahnén', 'Överklagande av bygglov', 'Yttrande över detaljplan', 'Ingenstans i filen'].map((text) => Buffer.from(text))
    for (const [index, at] of [[0, (4 << 20) - 5], [1, (8 << 20) - 60], [2, hay.length - (needles[2]?.length ?? 0)]] as const) needles[index]?.copy(hay, at)
    expect(search(hay, needles)).toEqual([0, 1, 2])
  })

  test('a file that is gone holds nothing', () => {
    expect(new ByteSearch([Buffer.from('Elsa Grahnén')]).inFile(join(folder.path, 'borta'))).toEqual({found: new Set(), bytes: 0})
  })

  test('a file by several names is read once, and what one file held is not in the next', () => {
    const [first, other, next] = ['a', 'b', 'c'].map((name) => join(folder.path, name)) as [string, string, string]
    writeFileSync(first, 'Anmälan från Elsa Grahnén')
    linkSync(first, other)
    writeFileSync(next, 'Anmälan')
    const search = new ByteSearch([Buffer.from('Elsa Grahnén')])
    expect([search.inFile(first), search.inFile(other), search.inFile(next)]).toEqual([{found: new Set([0]), bytes: 28}, null, {found: new Set(), bytes: 8}])
  })

  test('a needle that is too short to tell anything is refused', () => {
    expect(() => new ByteSearch([Buffer.from('Yttrande')])).toThrow('too short')
  })
})
