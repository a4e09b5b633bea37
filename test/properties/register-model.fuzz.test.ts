import fc from 'fast-check'
import {test} from 'vitest'
import {tries} from '../support/fuzz.js'
import {Course, sequences, type Step} from './sequences.js'

// Exports, decisions, runs, takedowns, new rules and days in any order, on a real register with a real site. After every step the register, its pages and a small
// model of it must agree, and nothing may be read that the registry and the people who decide have not let out.
test('whatever happens in whatever order, nothing is public that must not be, and what may be is (A1 A5 A9 A14 B2 B4 B5 B6 B7 B11 B13 C3 D1 D2 E1 G3 H1 H2 H4)', async () => {
  await fc.assert(fc.asyncProperty(sequences, (steps) => Course.run(steps)), tries(40, 9_000))
}, 4 * 3_600_000)

const NIGHT = {do: 'import', changes: [], rows: 127, isWhole: false, age: 'newer', withFiles: true, spoilt: null} as const

// What the sequences have found once and might take thousands to find again.
test.each<readonly [string, readonly Step[]]>([
  ['H1 P3: a case that an older export tells was on the web years ago, and that stands above its last document, does not come back from the copy without it', [
    NIGHT,
    {do: 'publish'},
    {do: 'back-up'},
    {...NIGHT, changes: [{at: 1, field: 'publishedOn', to: 5}], age: 'older'},
    {...NIGHT, changes: [{at: 0, field: 'cancelled', to: 1}]},
    {do: 'put-back', isLost: true},
  ]],
  ['H1 P3: of what the registry tells was on the web before, every page and file tells the same day, however the site grew', [
    NIGHT,
    {do: 'publish'},
    {do: 'back-up'},
    {...NIGHT, changes: [{at: 0, field: 'cancelled', to: 1}]},
    {do: 'put-back', isLost: false},
    {...NIGHT, changes: [{at: 0, field: 'publishedOn', to: 1}], rows: 76},
    {do: 'decide', at: 0, answer: 'publish', isAny: false},
    {do: 'publish'},
  ]],
  ['A9 E2: a row that waited and becomes clear with a later export shows the file that an earlier one brought', [
    {...NIGHT, changes: [{at: 0, field: 'registrar', to: 1}, {at: 0, field: 'file', to: 1}]},
    {...NIGHT, changes: [{at: 0, field: 'registrar', to: 0}], withFiles: false},
    {do: 'publish'},
  ]],
  ['A14: what a whole export left out does not come back with an older one, nor its case', [
    NIGHT,
    {...NIGHT, rows: 5, isWhole: true},
    {...NIGHT, isWhole: true, age: 'older'},
    {do: 'decide', at: 0, answer: 'publish', isAny: false},
    {do: 'publish'},
  ]],
])('%s', async (_, steps) => {
  await Course.run(steps)
})
