import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {EncodingEvidence} from '../../../src/io/files/encoding.js'
import {runs} from '../../support/fuzz.js'

describe('A9: bytes that nobody meant as text', () => {
  test('what is said of their encoding never hangs on how they were cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), fc.array(fc.nat(200), {maxLength: 4}), (bytes, cuts) => {
        const whole = new EncodingEvidence()
        whole.add(bytes)
        const cut = new EncodingEvidence()
        let from = 0
        for (const to of [...cuts.filter((at) => at < bytes.length).sort((one, other) => one - other), bytes.length]) {
          cut.add(bytes.subarray(from, to))
          from = to
        }
        expect(cut.conclude()).toEqual(whole.conclude())
      }),
      {numRuns: runs(500, 20_000)},
    )
  })
})
