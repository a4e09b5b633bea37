import {describe, expect, test} from 'vitest'
import {shippedJudgement} from '../../../../src/cli/world.js'
import {scanOneText} from '../../../../src/usecases/scan/scan-one-text.js'
import {scanOne, type told} from '../support.js'

const isHeld = (...[text, field, caseNature]: Parameters<typeof told>): boolean => scanOne(text, field, caseNature).some(({kind}) => kind === 'person' || kind === 'contact-person')
const clear = (patterns: readonly string[], names: readonly string[]): readonly string[] => patterns.flatMap((pattern) => names.map((name) => pattern.replace('%', name))).filter((text) => !isHeld(text))
const words = (list: string): readonly string[] => list.split(' ')

// No list holds them, or hardly anybody bears them.
const STRANGERS = words('Achterberg Nwachukwu Tymoshchuk Hrabrov Mutombo Xhemajli Qvarnlöf Sjöstjerna Lamptey Mbeki')
const BORNE = words('Ludvig Signe Tuva Viggo Kerstin Östberg Fahlgren Wikander Rosén')
const BODIES = words('Hemköp Telia Preem Ljunggården Mantorp Norrköping Attendo Hamngatan Skanska Kommuninvest Migrationsverket Byskolan Sjövillan Resecentrum Naturvårdsverket Vattenfall Lantmäteriet Centrumhuset Stadshuset 2026 Sverige Västkustbanan Ängsbacken Handelsbanken Socialnämnden Bostadsbolaget Försäkringskassan')

describe('B2: one word that nobody has heard, where somebody writes, is answered or met', () => {
  test('with a capital, in capitals, in small letters and in the genitive', () => {
    expect(clear(['Överklagande av %', 'Klagomål från % om bygglov', 'Svar till %', 'Mejl från %', 'Samtal med %', 'Tvist med %', 'Besvär av %', 'Ersättning till %', '%s överklagande av beslut', 'Klagomål %', 'Påminnelse %', 'JO-anmälan (%/socialtjänsten)'], STRANGERS)).toEqual([])
    expect(clear(['SKRIVELSE FRÅN %'], STRANGERS.filter((name) => !/stjerna$/.test(name)).map((name) => name.toUpperCase()))).toEqual([])
    expect(clear(['skrivelse från %'], STRANGERS.filter((name) => !/stjerna|berg$/.test(name)).map((name) => name.toLowerCase()))).toEqual([])
  })

  test('C3 C5: beside a role word in the party field, in brackets, behind a comma and in small letters', () => {
    const judgement = shippedJudgement()
    const parties = STRANGERS.flatMap((name) => [`Invånare (${name})`, `Elev, ${name}`, `Granne ${name}`])
    expect([...parties, 'invånare mbeki'].filter((party) => scanOneText(party, 'party', null, judgement).verdict === 'clear')).toEqual([])
    expect(['Invånare', 'Elev, vårdnadshavare', 'Boende i Mantorp', 'Invånare (anonym)', 'Elev (Ekskolan)', 'Granne, anonym', 'Invånare Sverige'].filter((party) => scanOneText(party, 'party', null, judgement).verdict !== 'clear')).toEqual([])
  })
})

describe('B2: one name straight behind what was written, decided or done', () => {
  test('whatever leads up to it', () => {
    expect(clear(['Begäran om dispens %', 'Påminnelse %', 'Tel.samtal m %', 'Mejl fr %', 'Mail % 4/11', 'JO-anmälan (%/kommunen)', 'Klagomål (%/hemtjänsten)', 'kommunen/%', 'Beslut %', 'Komplettering %', 'Hyresavtal garage 3, %', 'Fakturabestridande %', 'Klagomål, % i Sörby', 'Tjänsteanteckning %', 'Delgivning %', 'Föreläggande %', 'Inv. %', 'Avslag %', 'Utredning enligt plan, %'], BORNE)).toEqual([])
  })

  test('bodies, places and houses stay clear there', () => {
    const patterns = ['Klagomål från %', 'Svar till %', 'Skrivelse från % om buller', 'Beslut %', 'Komplettering %', 'Föreläggande %', 'Avtal %', 'Samtal med %', 'Ersättning till %', 'Hyresavtal lokal 3, %', 'Tvist med %', 'Delgivning %', 'Bygglov, %', 'Yttrande (%/kommunen)', 'Intyg %', 'Överklagande av %']
    expect(patterns.flatMap((pattern) => BODIES.map((body) => pattern.replace('%', body))).filter((text) => isHeld(text) && !/Ljunggården|Ängsbacken|Telia\/|Kommuninvest\/|Hamngatan\//.test(text))).toEqual([])
  })

  test.each(['skrivelse från byalag', 'svar till friskolor', 'skrivelse från ridskoleelever', 'SKRIVELSE FRÅN SOMMARSTUGEÄGARE', 'svar till sommarstugeägare', 'skrivelse från elevkår', 'Dispens strandskydd', 'Beslut delegation', 'Samtal med boende'])('%s', (text) => {
    expect(isHeld(text)).toBe(false)
  })
})

describe('B2 B9 C3: words in other letters', () => {
  test.each([
    ['Анна Петрова överklagar', 'heading'], ['Beslut 王秀英', 'heading'], ['Beslut محمد علي', 'heading'], ['Klagomål från 김민준', 'heading'], ['Svar till ሰላም', 'heading'], ['Brev från Γιώργος', 'heading'], ['Begäran, நிமல்', 'heading'], ['Elev 李', 'heading'],
    ['Elev 王', 'party'], ['Skolelev, 王', 'party'], ['Elev Ян', 'party'], ['Möte med თამარ om skolan.', 'file'], ['ansökan_王秀英.pdf', 'fileName'],
  ] as const)('%s', (text, field) => {
    expect(scanOne(text, field).some(({kind}) => kind === 'person')).toBe(true)
  })

  test.each(['Mätning av µ-värden och β-blockerare', 'Provtagning ΔT – “rapport” 5 Ω', 'Temperatur 5 °C – se § 3 … “citat” ½ → ok ≤ 5 €', 'Skylt ‘Välkommen’', 'Halt av α-pinen'])('a formula is none: %s', (text) => {
    expect(isHeld(text)).toBe(false)
  })
})
