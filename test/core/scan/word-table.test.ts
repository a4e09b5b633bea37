import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {packWords} from '../../../scripts/train/pack-words.js'
import {WORD} from '../../../src/core/scan/lexica.js'
import {readModel} from '../../../src/core/scan/tagger/model.js'
import {WordTable} from '../../../src/core/scan/word-table.js'
import {lexica} from './support.js'

const read = (packed: Uint8Array): Uint32Array => new Uint32Array(packed.buffer)
const LISTED = 0x7ff | WORD.written

describe('the packed table of words', () => {
  test('answers for every word what was put in, and nothing for others', () => {
    const words = fc.uniqueArray(fc.string({minLength: 1, maxLength: 12, unit: 'grapheme'}), {minLength: 1, maxLength: 60})
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat()), (keys, numbers) => {
        const bits = new Map(keys.map((key) => [key, (numbers.next().value ?? 0) & LISTED]))
        const table = new WordTable(read(packWords(bits)), new Map([['cue', WORD.from]]))
        for (const [key, value] of bits) expect(table.get(key) & LISTED).toBe(value)
        expect(table.get('cue') & WORD.from).toBe(WORD.from)
        // Asked again, from what is remembered.
        for (const [key, value] of bits) expect(table.within(`x${key}y`, 1, key.length + 1) & LISTED).toBe(value)
      }),
      {numRuns: 60},
    )
  })

  test('of ten thousand words that no list holds hardly one is taken for known', () => {
    const known = Array.from({length: 10_000}, (_, at) => `zq${String(at)}qz`).filter((word) => lexica.words.get(word) !== 0)
    expect(known.length).toBeLessThanOrEqual(3)
  })

  test('what is broken or of another make is refused, not read as "no names"', () => {
    expect(() => new WordTable(new Uint32Array([1, 2, 3]), new Map())).toThrow()
    expect(() => new WordTable(new Uint32Array(), new Map())).toThrow()
    expect(() => readModel(new ArrayBuffer(100))).toThrow()
  })
})
