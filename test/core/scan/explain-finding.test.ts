import {describe, expect, test} from 'vitest'
import {explainFindings} from '../../../src/core/scan/explain/explain-finding.js'
import {CUE_CODES} from '../../../src/core/scan/explain/cue.js'
import {placeOf} from '../../../src/core/scan/explain/place.js'
import type {ScanField} from '../../../src/core/scan/finding.js'
import {scanText, type ScanAbout, type ScannedText} from '../../../src/core/scan/scan-text.js'
import {explainWords} from '../../../src/words/explain.js'
import {officialNumbers} from '../support.js'
import {lexica} from './support.js'

function explained(texts: readonly ScannedText[], caseNature: ScanAbout['caseNature'] = 'unknown'): ReturnType<typeof explainFindings> {
  const about = {caseNature, lexica}
  return explainFindings(scanText(texts, about).findings, texts, about)
}

/** `raises title rektor none`: effect, code, the words it stands on, and what there is without it. */
function cuesOf(text: string, field: ScanField = 'heading', caseNature: ScanAbout['caseNature'] = 'unknown', at = 0): readonly string[] {
  return (explained([{field, index: 0, text}], caseNature)[at]?.cues ?? []).map(({effect, code, place, without}) => [effect, code, ...(place === null ? [] : [text.slice(place.start, place.end)]), ...(without === null ? [] : [without])].join(' '))
}

describe('B7 B13: what raised and what lowered a finding', () => {
  test.each<[string, string, ScanField, ScanAbout['caseNature']]>([
    ['Klagomål på rektor Lindgren', 'raises title rektor none', 'heading', 'unknown'],
    ['Skrivelse från Elsa Lindqvist', 'raises given-name Elsa none', 'heading', 'unknown'],
    ['Skrivelse från Strand', 'raises from-word från none', 'heading', 'unknown'],
    ['Avtal med Per Berg', 'against also-place Berg', 'heading', 'unknown'],
    ['Avtal med Per Berg', 'against also-ordinary-word Per', 'heading', 'unknown'],
    ['Motion från Anders Ek (S) om ljus', 'against party-letter (S)', 'heading', 'unknown'],
    ['Frågor, tel 042-10 50 12', 'raises word tel likely', 'heading', 'unknown'],
    ['Ansökan för Ekbacken 1:23', 'raises private-case-type none', 'heading', 'private'],
    ['Elevens slöja', 'raises private-role Elevens none', 'heading', 'unknown'],
    ['Omprövning, diabetes', 'raises matter-of-one diabetes none', 'heading', 'unknown'],
    ['Beslut om slöja', 'raises private-case-type none', 'heading', 'private'],
    ['Rutin för diabetes, Elsa Lindqvist', 'raises person-in-sight Elsa Lindqvist none', 'heading', 'private'],
  ])('%s: %s', (text, cue, field, nature) => {
    expect(cuesOf(text, field, nature)).toContain(cue)
  })

  test('B3 B10: where a person and the case type each put it in sight both are told, and neither takes it away', () => {
    const cues = explained([{field: 'heading', index: 0, text: 'Elsa Lindqvist, diabetes'}], 'private').flatMap((one) => one.cues).filter(({code}) => code === 'person-in-sight' || code === 'private-case-type')
    expect(cues.map(({effect, code, without}) => [effect, code, without])).toEqual([['for', 'person-in-sight', null], ['for', 'private-case-type', null]])
  })

  test('B3 B10: of several persons the one without whom there would be no finding is told', () => {
    const between = 'Nämnden behandlade budgeten för nästa år. '.repeat(60)
    const text = `Protokoll från nämnden.\n\nFrågan väcktes av Elsa Lindqvist.\n\n${between}\n\n${between}\n\nOm Erik Olsson sades att han har diabetes.\n\n${between}`
    const cue = explained([{field: 'file', index: 0, text}], 'unknown').flatMap((one) => one.cues).find(({code}) => code === 'person-in-sight')
    expect(text.slice(cue?.place?.start, cue?.place?.end)).toBe('Erik Olsson')
  })

  test('B4: a number tells its date and its check digit, right or wrong', () => {
    const number = officialNumbers('personnummer').at(-1)!
    const wrong = `${number.slice(0, -1)}${String((Number(number.at(-1)) + 1) % 10)}`
    expect(cuesOf(`Ansökan ${number.slice(0, 8)}-${number.slice(8)}`)).toEqual([`raises date ${number.slice(0, 8)} none`, `raises check-digit-right ${number.at(-1)!} likely`])
    expect(cuesOf(`Ansökan ${wrong.slice(0, 8)}-${wrong.slice(8)}`)).toContain(`lowers check-digit-wrong ${wrong.at(-1)!}`)
  })

  test('B3: the person in sight may stand in another field', () => {
    const texts: readonly ScannedText[] = [{field: 'heading', index: 0, text: 'Intyg om diabetes'}, {field: 'party', index: 0, text: 'Elsa Lindqvist'}]
    const health = explained(texts).find(({cues}) => cues.some(({code}) => code === 'person-in-sight'))
    expect(health?.cues[0]?.place).toMatchObject({field: 'party', index: 0, start: 0, end: 14, words: {line: 1, firstWord: 1, lastWord: 2}})
  })

  test('a cue far off in a long text is found too, and places count lines and words', () => {
    const text = `Reg.nr nedan.\n${'Ett stycke om annat. '.repeat(40)}\nFordonet är ABC 123 och står kvar.`
    const [plate] = explained([{field: 'file', index: 0, text}], 'private')
    expect([plate?.stands, plate?.place]).toEqual([true, {line: 3, firstWord: 3, lastWord: 4}])
  })

  test('places are the original’s, also where the text was folded', () => {
    const text = 'Skrivelse till rek\u00adtor\u00a0Lindgren'
    const [one] = explained([{field: 'heading', index: 0, text}])
    const title = one?.cues.find(({code}) => code === 'title')
    expect(text.slice(title?.place?.start, title?.place?.end)).toBe('rek\u00adtor')
  })

  test('a text that is not at hand is told so, and one that an older detector judged too', () => {
    const finding = {kind: 'person', field: 'file', index: 0, start: 3, end: 9, certainty: 'certain', detector: 'person', why: 'given-and-surname'} as const
    const about = {caseNature: 'unknown', lexica} as const
    expect(explainFindings([finding], [], about)).toMatchObject([{place: null, stands: true, cues: []}])
    expect(explainFindings([finding], [{field: 'file', index: 0, text: 'en vanlig mening'}], about)).toMatchObject([{stands: false, cues: []}])
    expect(explainFindings([{...finding, end: 99}], [{field: 'file', index: 0, text: 'kort'}], about)).toMatchObject([{place: null}])
  })

  test('of a very long list the first are explained, and the others told by place', () => {
    const text = Array.from({length: 80}, () => 'Elsa Lindqvist').join('; ')
    const all = explained([{field: 'file', index: 0, text}])
    expect(all.length).toBeGreaterThan(60)
    expect(all.at(-1)).toMatchObject({cues: [], stands: true})
    expect(all.at(-1)?.place?.firstWord).toBeGreaterThan(100)
  })

  test.each([
    ['a name that goes on and on', 'Karin '.repeat(150_000)],
    ['a long list of names', 'Karin Ek, '.repeat(90_000)],
    ['a word about somebody again and again', 'Elsa Lindqvist har diabetes. '.repeat(30_000)],
  ])('no more is looked up to explain a long text than some scans of it would: %s', (_what, text) => {
    let looked = 0
    const counted = {...lexica, words: {get: (word: string) => lexica.words.get(word), within: (...place: Parameters<typeof lexica.words.within>) => (looked++, lexica.words.within(...place))}}
    const about = {caseNature: 'unknown', lexica: counted} as const
    const texts = [{field: 'file', index: 0, text}] as const
    const {findings} = scanText(texts, about)
    const ofScan = looked
    const explanations = explainFindings(findings, texts, about)
    expect([explanations.length > 0, explanations.length, explanations.every(({stands}) => stands)]).toEqual([true, findings.length, true])
    expect(looked - ofScan).toBeLessThan(12 * Math.max(ofScan, 1_000))
  }, 60_000)

  test('what was not tried is told, and what was tried whole is not', () => {
    const many = explained([{field: 'file', index: 0, text: 'Elsa Lindqvist, '.repeat(80)}])
    expect([many[0]?.capped, many.at(-1)?.capped]).toEqual([false, true])
    expect(explained([{field: 'file', index: 0, text: `${'Karin '.repeat(1_000)}.`}])[0]).toMatchObject({cues: [], capped: true})
  })

  test('B7: a word of a name says what there would be without it only where that is less', () => {
    for (const text of ['Ärende om Bo Ek', 'Birgitta Hallsten, sjukskriven', 'Skrivelse från Elsa Lindqvist', 'Klagomål från Ahmed', 'karin ek', 'Yttrande om Elsa Lindqvist, tel 042-10 50 12', 'Anteckning om Elsa Lindqvist 2024', 'Elsa Lindqvist, diabetes']) {
      const about = {caseNature: 'unknown', lexica} as const
      const texts = (['heading', 'party', 'officer'] as const).map((field) => ({field, index: 0, text}))
      const {findings} = scanText(texts, about)
      const cues = explainFindings(findings, texts, about).flatMap((one, at) => one.cues.map((cue) => ({cue, certainty: findings[at]?.certainty})))
      const rank = {none: 0, likely: 1, certain: 2} as const
      // What raises is less without, what lowers is more without, and what only speaks for or against leaves the finding as it is.
      expect(cues.filter(({cue: {effect, without}, certainty = 'likely'}) => effect === 'raises' && (without === null || rank[without] >= rank[certainty]))).toEqual([])
      expect(cues.filter(({cue: {effect, without}, certainty = 'likely'}) => effect === 'lowers' && without !== null && rank[without] <= rank[certainty])).toEqual([])
      expect(cues.filter(({cue: {effect, without}}) => (effect === 'for' || effect === 'against') && without !== null)).toEqual([])
      expect(cues.filter(({cue: {effect, likelihood}}) => likelihood !== undefined && (likelihood.with > likelihood.without) !== (effect === 'raises' || effect === 'for'))).toEqual([])
    }
  })

  test.each([
    ['Brev till Hassan Ali', ['given-name Hassan', 'surname Ali']],
    ['Klagomål från Ahmed', ['given-name Ahmed']],
    ['Klagomål från Lindqvist', ['surname Lindqvist']],
  ])('%s: each part of a name is called what it is there', (text, parts) => {
    const names = (explained([{field: 'heading', index: 0, text}])[0]?.cues ?? []).filter(({code}) => code === 'given-name' || code === 'surname')
    expect(names.map(({code, place}) => `${code} ${text.slice(place?.start, place?.end)}`)).toEqual(parts)
  })

  test('a given name after a cue is told as one', () => {
    const whyOf = (text: string): string | undefined => scanText([{field: 'heading', index: 0, text}], {caseNature: 'unknown', lexica}).findings[0]?.why
    expect(['elev Fatima', 'Klagomål från Ahmed', 'rektor Lindgren'].map(whyOf)).toEqual(['given-with-cue', 'given-with-cue', 'surname-with-cue'])
  })

  test('every code has words in both languages', () => {
    for (const code of CUE_CODES) expect([explainWords.sv.cues[code], explainWords.en.cues[code]].every((words) => words !== '')).toBe(true)
  })
})

describe('a place as a person counts', () => {
  test.each([
    ['Skrivelse från Elsa', 15, 19, {line: 1, firstWord: 3, lastWord: 3}],
    ['Elsa Lindqvist', 0, 14, {line: 1, firstWord: 1, lastWord: 2}],
    ['a\nb cc\ndd', 4, 6, {line: 2, firstWord: 2, lastWord: 2}],
    ['att:Elsa Ek', 4, 11, {line: 1, firstWord: 1, lastWord: 2}],
    ['', 0, 0, {line: 1, firstWord: 1, lastWord: 1}],
  ])('%j %d–%d', (text, start, end, place) => {
    expect(placeOf(text, start, end)).toEqual(place)
  })
})

describe('B13: how likely a name is held to be one, with each word and without it', () => {
  const ofHeading = (text: string): ReturnType<typeof explained>[number] | undefined => explained([{field: 'heading', index: 0, text}])[0]

  test('a word that makes it likelier says by how much', () => {
    const cue = ofHeading('Förslag från Stig om bänkar')?.cues.find(({code}) => code === 'from-word')
    expect(cue).toMatchObject({effect: 'raises', without: 'none'})
    expect((cue?.likelihood?.with ?? 0) - (cue?.likelihood?.without ?? 100)).toBeGreaterThan(50)
  })

  test('the whole is told too, and nothing that weighs only by being absent', () => {
    const weighed = ofHeading('Tack till Xandra Qvibille för hjälpen')?.weighed
    expect(weighed?.likelihood).toBeGreaterThan(50)
    expect(weighed?.for.length).toBeGreaterThan(0)
    expect([...(weighed?.for ?? []), ...(weighed?.against ?? [])]).not.toContain('party-letter')
  })

  test('what is no name is weighed by nothing', () => {
    expect(ofHeading('Ring 073-123 45 67')).not.toHaveProperty('weighed')
  })
})
