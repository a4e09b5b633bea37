import {expect, test} from 'vitest'
import {shortNameOf} from '../../../src/tui/screens/review/words.js'

test.each([
  ['KS 2026/00123', null, 'KS 2026/00123'],
  ['KS 2026/00123', '2', 'KS 2026/00123:2'],
  ['Sammanträde 2026-02-03', null, 'Sammanträde 2026-02-03'],
  ['Sammanträde 2026-02-03', 'protokoll § 14', '2026-02-03:protokoll § 14'],
] as const)('in the list %s %s is %s', (diaryNumber, documentNumber, name) => {
  expect(shortNameOf({diaryNumber, documentNumber})).toBe(name)
})
