import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {sentencesOf} from '../../../src/core/scan/sentences.js'
import {IN_SIGHT_WHOLE, sightOf} from '../../../src/core/scan/sight.js'
import {scanText} from '../../../src/core/scan/scan-text.js'
import {lexica} from './support.js'

function parts(text: string): readonly string[] {
  return sentencesOf(text).map(({start, end}) => text.slice(start, end))
}

function kinds(text: string): readonly string[] {
  return sentencesOf(text).map(({kind, start, end}) => `${kind}: ${text.slice(start, end)}`)
}

describe('where a Swedish sentence ends', () => {
  test.each([
    ['two sentences', ['Nämnden avslår ansökan.', 'Beslutet kan överklagas.']],
    ['questions and calls', ['Varför dröjer svaret?', 'Det räcker nu!', 'Vi väntar.']],
    ['abbreviations', ['Det gäller bl.a. skolor, t.ex. Hagtorpsskolan, m.fl. enheter.', 'Se s.k. riktlinjer enl. beslut.']],
    ['abbreviations without dots inside', ['Priset är ca. 300 kr per månad.', 'Avser nr. 5 i bilagan.']],
    ['a title before a name', ['Intyg av dr. Lind och prof. Berg.', 'Ärendet avslutas.']],
    ['an abbreviation that ends the sentence', ['Avgifter, taxor m.m.', 'Nämnden beslutar.']],
    ['initials', ['Skrivelse från A. Provén och J. R. Olsson.', 'Den diariefördes.']],
    ['times and numbers', ['Mötet börjar kl. 14.30 i sal 2.1 den 3 mars.', 'Kostnaden är 1.200 kr.']],
    ['years', ['Det var år 2026.', 'Nämnden sa nej.']],
    ['ordinal numbers and dates', ['Den 3. mars beslutade nämnden.', 'Klart.']],
    ['sections of law', ['Sekretess enligt 26 kap. 1 § OSL gäller.', 'Se 5 kap. 2 §.', 'Det är allt.']],
    ['quotes and brackets', ['Hon sa: "Det går inte."', 'Sedan gick hon (utan svar.)', 'Slut.']],
    ['addresses in the net', ['Se www.ekbacken.example eller info@ekbacken.example för mer.', 'Hej.']],
    ['an ellipsis', ['Vi väntar …', 'Nu kom svaret.']],
  ])('%s', (_, sentences) => {
    expect(parts(sentences.join(' '))).toEqual(sentences)
  })

  test('a text in small letters throughout', () => {
    expect(parts('hej. jag skriver om vägen. den är trasig.')).toEqual(['hej.', 'jag skriver om vägen.', 'den är trasig.'])
  })

  test('line breaks inside prose are none', () => {
    expect(parts('Nämnden beslutar att avslå ansökan om bygglov för den nya\nlagerhallen vid Ringvägen. Beslutet kan överklagas inom tre\nveckor.')).toHaveLength(2)
  })

  test('headings and labels need no stop', () => {
    expect(kinds('Datum: 2026-02-03\nTjänsteskrivelse\n\nBakgrund\nNämnden gav uppdraget 2025. Det är klart.\n\n§ 12. Beslut\nBifall.')).toEqual([
      'heading: Datum: 2026-02-03', 'heading: Tjänsteskrivelse', 'heading: Bakgrund', 'sentence: Nämnden gav uppdraget 2025.', 'sentence: Det är klart.', 'heading: § 12. Beslut', 'sentence: Bifall.',
    ])
  })

  test('items of a list are told apart, and their numbers end nothing', () => {
    expect(kinds('Bilagor:\n• Karta över området\n• Yttrande\n1. Protokoll\n2) Kallelse\na) Dagordning')).toEqual(['heading: Bilagor:', 'item: • Karta över området', 'item: • Yttrande', 'item: 1. Protokoll', 'item: 2) Kallelse', 'item: a) Dagordning'])
  })

  test('an empty text has none', () => {
    for (const text of ['', ' \n\n ', '\r\n']) expect(parts(text)).toEqual([])
  })

  test('whatever the text, sentences are in order, apart, and hold all that is written', () => {
    const piece = fc.constantFrom('Nämnden', ' bl.a. ', '. ', '\n', '\n\n', '• ', 'A. ', '3. ', '? "', ' kl. 14', 'hej', '…', ' § ', '1', '\r\n', ': ', '(', ')')
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 40}), (pieces) => {
        const text = pieces.join('')
        let last = 0
        let rest = text
        for (const {start, end} of sentencesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(last, start).trim()).toBe('')
          last = end
        }
        rest = text.slice(last)
        expect(rest.trim()).toBe('')
      }),
      {numRuns: 500},
    )
  })
})

describe('B3: a person is in sight of what stands near by', () => {
  const filler = 'Verksamheten har under året arbetat med ekonomi, lokaler och personal. Målen följs upp i delårsrapporten. '
  const page = filler.repeat(40)
  const found = (text: string): readonly string[] => scanText([{field: 'file', index: 0, text}], {caseNature: 'unknown', lexica}).findings.filter(({kind}) => kind === 'sensitive-health').map(({start, end}) => text.slice(start, end))

  test('on a page or two everything is in sight', () => {
    expect(found(`Eleven har flyttat. ${filler.repeat(10)}Autism är vanligt.`)).toHaveLength(1)
    expect(sightOf('x'.repeat(IN_SIGHT_WHOLE), [])(0)).toBe(true)
  })

  test.each([
    ['the same sentence', `${page}\n\nEleven har diagnosen autism.\n\n${page}`],
    ['the sentence beside', `${page}Eleven har flyttat. Autism är konstaterad. ${page}`],
    ['the sentence before', `${page}Autism är konstaterad. Eleven har flyttat. ${page}`],
    ['the same short paragraph', `${page}\n\nEleven har flyttat. Skolan är informerad. Möten hålls. Autism är konstaterad.\n\n${page}`],
    ['a heading that names somebody', `${page}\n\nErik Olsson\nUtredningen är klar. Skolan är informerad. Möten hålls varje vecka. Autism är konstaterad.\n\n${page}`],
    ['what the letter begins with', `Angående Erik Olsson\n\n${page}Autism är konstaterad. ${page}`],
    ['a pronoun that follows somebody', `Eleven har flyttat. ${page}Hon har fått hjälp. Autism är konstaterad. ${page}`],
    ['an item under a lead about somebody', `${page}\n\nOm eleven:\n• autism\n• flyttat\n\n${page}`],
  ])('%s', (_, text) => {
    expect(found(text).map((word) => word.toLowerCase())).toContain('autism')
  })

  test('pages away from everybody it is about nobody', () => {
    expect(found(`${page}Eleven har flyttat. ${page}\n\nAutism är ett område för fortbildning. ${page}`)).toEqual([])
  })

  test('a private case type needs nobody in sight, and a person in the heading is in sight of every file', () => {
    const text = `${page}Eleven har flyttat. ${page}\n\nAutism är ett område för fortbildning. ${page}`
    const file = {field: 'file', index: 0, text} as const
    const health = (texts: Parameters<typeof scanText>[0], caseNature: 'private' | 'unknown'): number => scanText(texts, {caseNature, lexica}).findings.filter(({kind}) => kind === 'sensitive-health').length
    expect(health([file], 'private')).toBe(1)
    expect(health([file, {field: 'heading', index: 0, text: 'Utredning om Erik Olsson'}], 'unknown')).toBe(1)
    expect(health([file], 'unknown')).toBe(0)
  })
})

test('hostile texts of a million characters are read in seconds', () => {
  for (const piece of ['. ', 'A. ', '\n', '• \n', 'a\n', '3. ', '"', 'x', 'bl.a. ', '.A ']) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
    const started = performance.now()
    sightOf(text, [0, 500_000, 999_000])(700_000)
    expect(performance.now() - started, piece).toBeLessThan(8_000)
  }
})
