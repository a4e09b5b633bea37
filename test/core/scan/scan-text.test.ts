import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {caseNature} from '../../../src/core/scan/case-nature.js'
import {SCAN_FIELDS} from '../../../src/core/scan/finding.js'
import type {Lexica} from '../../../src/core/scan/lexica.js'
import {DETECTOR_SET_VERSION, scanText} from '../../../src/core/scan/scan-text.js'
import {lexica, scanOne, told} from './support.js'

describe('an entry is read as one', () => {
  test('B3: a role word in the party field makes the heading one about a person', () => {
    const heading = {field: 'heading', index: 0, text: 'Ansökan om färdtjänst'} as const
    expect(scanText([heading], {caseNature: 'unknown', lexica}).findings).toEqual([])
    const {findings} = scanText([heading, {field: 'party', index: 0, text: 'Invånare'}], {caseNature: 'unknown', lexica})
    expect(findings).toMatchObject([{kind: 'sensitive-health', field: 'heading'}])
  })

  test('B1: the officer is not whom the entry is about, yet is reported in that field', () => {
    const {findings} = scanText([{field: 'heading', index: 0, text: 'Ansökan om färdtjänst'}, {field: 'officer', index: 0, text: 'Erik Olsson'}], {caseNature: 'unknown', lexica})
    expect(findings).toMatchObject([{kind: 'person', field: 'officer'}])
  })

  test('C5: each party is told by its own number', () => {
    const {findings} = scanText([{field: 'party', index: 0, text: 'Region Skåne'}, {field: 'party', index: 1, text: 'Erik Olsson'}], {caseNature: 'unknown', lexica})
    expect(findings).toMatchObject([{kind: 'person', field: 'party', index: 1}])
  })

  test('a person in one file says nothing of another', () => {
    const texts = [{field: 'file', index: 0, text: 'Erik Olsson'}, {field: 'file', index: 1, text: 'Stöd vid autism'}] as const
    expect(scanText(texts, {caseNature: 'unknown', lexica}).findings.map((finding) => finding.kind)).toEqual(['person'])
  })

  test('B9: a detector that crashes is named, and the others go on', () => {
    const broken: Lexica = {...lexica, words: {get: () => { throw new Error('no lists') }} as unknown as Lexica['words']}
    const {findings, failed} = scanText([{field: 'heading', index: 0, text: 'Ring 073-123 45 67, Erik Olsson'}], {caseNature: 'unknown', lexica: broken})
    expect(failed).toContain('person')
    expect(findings).toMatchObject([{kind: 'phone'}])
  })

  test('one place is one number, and the name in an address is no person besides', () => {
    expect(told('Svar: erik.olsson@gmail.com')).toEqual(['email: erik.olsson@gmail.com'])
  })

  test('B13: the set of detectors has a version of its own', () => {
    expect(DETECTOR_SET_VERSION).toContain('person@')
  })
})

describe('offsets', () => {
  test('whatever the text, every finding lies within it, in order, and nothing crashes', () => {
    const piece = fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('Erik Olsson', ' från ', 'İstanbul ', '073-123 45 67', '\u00ad', 'A\u030a', '-\n', '@gmail.com', 'e.o', 'ﬁ', '𝟏𝟐', ', att: ', ' AB', 'Björkgatan 4'))
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), fc.constantFrom(...SCAN_FIELDS), fc.constantFrom('private', 'public', 'unknown'), (pieces, field, nature) => {
        const text = pieces.join('')
        const {findings, failed} = scanText([{field, index: 0, text}], {caseNature: nature, lexica})
        expect(failed).toEqual([])
        let last = 0
        for (const finding of findings) {
          expect(finding.start).toBeGreaterThanOrEqual(last)
          expect(finding.end).toBeGreaterThan(finding.start)
          expect(finding.end).toBeLessThanOrEqual(text.length)
          last = finding.start
        }
      }),
      {numRuns: 400},
    )
  })

  test('soft hyphens and no-break spaces do not move what is found', () => {
    for (const text of ['Klagomål från Erik\u00a0Ols\u00adson om buller', 'Klagomål från E\u200brik Olsson om buller']) {
      const [finding] = scanOne(text)
      expect(text.slice(finding?.start, finding?.end).replaceAll(/[\u00ad\u200b]/g, '').replace('\u00a0', ' ')).toBe('Erik Olsson')
    }
  })
})

describe('hostile text of a million characters is read in seconds', () => {
  const size = 1_000_000
  const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
  test.each([
    ['digits', '1'], ['digits and spaces', '1 '], ['digits and dashes', '1-'], ['spaces', ' '], ['hyphens', '-'], ['at signs', '@'], ['local parts', 'a.'], ['addresses', 'a@b.'],
    ['capitals', 'E '], ['initials', 'E.'], ['given names', 'Erik '], ['names', 'Erik Olsson '], ['commas', 'Olsson, '], ['line breaks', '-\n'], ['soft hyphens', '\u00ad'], ['marks', 'a\u0301'],
    ['marks on one letter', '\u0301'], ['attention', 'att: '], ['brackets', '('], ['zeros', '0'], ['plus', '+46 '], ['accounts', 'konto 1 '], ['streets', 'Björkgatan 4 '], ['terms', 'sjukskriv'], ['one word', 'a'],
    ['sections', '1 kap. 1 § '], ['plates', 'bil ABC 12'], ['secrecy', 'osl '], ['doubled', 'Anna-'], ['and', 'Erik & '], ['besides', 'Erik Olsson, Bygg AB, '], ['contacts', 'kontaktperson Erik Olsson '], ['unions', 'medlem i kommunal '], ['parties', 'nazist Erik Olsson '], ['vat', 'SE12 '], ['small letters', 'erik '], ['strangers', 'Xyzzqa '], ['names in capitals', 'ERIK OLSSON '], ['surnames and commas', 'Hellsvik, Torgny, '], ['party letters', 'Erik Olsson (S) '], ['open brackets', 'Erik ('], ['streets that bear names', 'Selma Lagerlöfs gata '], ['firms', 'Olsson & '], ['double names', 'Anna-Karin-'], ['particles', 'von Berg '], ['genitives', 'Eriks '],
  ])('%s', (_, piece) => {
    const started = performance.now()
    expect(scanText([{field: 'file', index: 0, text: fill(piece)}], {caseNature: 'private', lexica}).failed).toEqual([])
    expect(performance.now() - started).toBeLessThan(8000)
  }, 20_000)
})

describe('B10: which case types are private', () => {
  test.each([
    ['Bygglov', 'private'], ['Skolskjuts', 'private'], ['Ekonomiskt bistånd', 'private'], ['Rekrytering', 'private'], ['Klagomål', 'private'], ['Detaljplan', 'public'], ['Upphandling', 'public'],
    ['Enskild väg', 'public'], ['Vatten och avlopp', 'public'], ['Enskilt avlopp', 'private'], ['Budget', 'public'], ['Övrigt', 'unknown'], ['', 'unknown'], [null, 'unknown'],
  ] as const)('%s: %s', (type, nature) => {
    expect(caseNature(type, lexica.caseTypes)).toBe(nature)
  })
})
