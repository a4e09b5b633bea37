import {describe, expect, test} from 'vitest'
import {parseSectionOfLaw} from '../../../src/core/review/section-of-law.js'

describe('the section of law that an answer rests on (B6, P4)', () => {
  test.each([
    'OSL 26:1',
    'osl 26:1',
    'OSL 26:1 och 21:7',
    'OSL 25:1, 26:1',
    'OSL 26 kap. 1 §',
    'OSL 26 kap 1 § första stycket',
    'OSL 10 kap. 3 a § 2 st',
    'OSL 39:3 andra stycket 2 p',
    '26 kap. 1 § OSL',
    '21:7 OSL',
    'GDPR 6.1',
    'GDPR 6.1 e',
    'GDPR art. 6.1 e',
    'artikel 17 GDPR',
    'FL 12 §',
    'TF 2:2',
    'SFS 2009:400 26 kap. 1 §',
    '12 § SFS 2017:900',
  ])('%s', (text) => expect(parseSectionOfLaw(text)).toBe(text))

  test('space is not part of it', () => expect(parseSectionOfLaw('  OSL\t26:1\n')).toBe('OSL 26:1'))

  test.each([
    '',
    ' ',
    'OSL',
    '26:1',
    'sekretess',
    'OSL 26:1 eftersom Elsa Grahnén bor där',
    'Elsa Grahnén OSL 26:1',
    'OSL 26:1 Elsa',
    'OSL 26:1; handläggarens syster',
    'Elsa 26:1',
    'OSL 1212:121',
    'OSL 26:12121',
    'GDPR 121212.12',
    'SFS 121212-121 1 §',
    `OSL ${Array.from({length: 6}, () => '26:1').join(', ')}`,
    `OSL ${'26:1, '.repeat(1_000)}26:1`,
    'OSL 26:1\u001b[31m',
  ])('is not: %j', (text) => expect(parseSectionOfLaw(text)).toBeNull())
})
