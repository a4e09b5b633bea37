import fc from 'fast-check'
import {test} from 'vitest'
import {tries} from '../support/fuzz.js'
import {Course, sequences} from './sequences.js'

test('over PostgreSQL too, nothing is public that must not be, and what may be is (A1 A14 B4 B7 D1 D2 G3 H1 H2)', async () => {
  await fc.assert(fc.asyncProperty(sequences, (steps) => Course.run(steps)), tries(12, 1_000))
}, 4 * 3_600_000)
