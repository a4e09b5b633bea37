import {describe, expect, test} from 'vitest'
import {SURNAMES_THAT_ARE_WORDS} from '../borne-words.js'
import {scanOne, told} from '../support.js'

const personsIn = (...[text, field, caseNature]: Parameters<typeof told>): readonly string[] => told(text, field, caseNature).filter((found) => found.startsWith('person: ')).map((found) => found.slice(8))

// Borne by so few that nothing but two names side by side, or the party field, tells.
const SELDOM = new Set(['Dal', 'Hed', 'Torp', 'Näs', 'Vik', 'Sund', 'Hult', 'Varg', 'Sjö', 'Trygg', 'Hård', 'Norr', 'Öst', 'Sommar', 'Modig', 'Rask', 'Lundby', 'Kung'])
const BORNE = SURNAMES_THAT_ARE_WORDS.filter((name) => !SELDOM.has(name))

describe('B2: a surname that is a place or an ordinary word too is a name where the one stands who writes, is answered or applies', () => {
  test.each([
    ['Klagomål från %', 'heading', 'unknown'], ['Klagomål från % om buller', 'heading', 'unknown'], ['Ersättning till %', 'heading', 'unknown'], ['Samtal med %', 'heading', 'unknown'],
    ['%, yttrande över detaljplan', 'heading', 'unknown'], ['% undrar om sopor', 'heading', 'unknown'], ['Tillbyggnad, %', 'heading', 'private'], ['Ärendet avser %.', 'file', 'unknown'],
    ['Vi har fått ett klagomål från % i går.', 'file', 'unknown'],
  ] as const)('%s', (pattern, field, caseNature) => {
    expect(BORNE.filter((name) => !personsIn(pattern.replace('%', name), field, caseNature).includes(name))).toEqual([])
  })

  test.each([
    ['Byte av klass, Vidar i 2C', 'Vidar'], ['Mejl, Saga undrar om diarieföring', 'Saga'], ['mail: Nanna, undrar om sopor', 'Nanna'], ['Brev från Bo', 'Bo'], ['Svar till Liv', 'Liv'],
  ])('%s', (text, name) => {
    expect(personsIn(text)).toEqual([name])
  })

  test.each([
    'Cykelväg från Berg till Lund', 'Klagomål från Bergs kommun', 'Remissyttrande från Lund', 'Buss från Lund', 'Yttrande från Ströms Åkeri AB', 'Klagomål från Lund 4:12', 'Tillbyggnad, Sjöberg', 'Lundby, detaljplan', 'Ny gångbana till Norberg', 'Avtal med Mora',
  ])('a place stays one: %s', (text) => {
    expect(personsIn(text)).toEqual([])
  })
})

describe('B2: small letters', () => {
  test.each([
    ['ersättning bo ek', 'bo ek'], ['elevskjuts liv holm', 'liv holm'], ['svar till hans', 'hans'], ['svar till dag', 'dag'], ['svar till björn', 'björn'], ['klagomål från sten', 'sten'],
  ])('%s', (text, name) => {
    expect(personsIn(text)).toEqual([name])
  })

  test.each(['ansökan om att få bo kvar', 'svar till kund', 'svar till hans vårdnadshavare', 'rutin för sol och bad', 'avgift per dag', 'Svar till hans fråga', 'inventering av alm och ask', 'kostnad per plats'])('%s', (text) => {
    expect(personsIn(text)).toEqual([])
  })
})

describe('B2: in a file’s text a line ends a name', () => {
  test.each([
    ['Närvarande\nKarin Lindqvist\nPer Ek\nAnna Holm\nLars Nyström', ['Karin Lindqvist', 'Per Ek', 'Anna Holm', 'Lars Nyström']],
    ['Nr\nKarin Ek', ['Karin Ek']],
    ['LINDQVIST KARIN\nPERSNR', ['LINDQVIST KARIN']],
    ['EK PER\nHOLM ANNA\nLINDQVIST KARIN', ['EK PER', 'HOLM ANNA', 'LINDQVIST KARIN']],
    ['Namn\tKarin Lindqvist\tTelefon', ['Karin Lindqvist']],
    ['Sökande\nKarin Lindqvist\nPresident', ['Karin Lindqvist']],
    ['Ekbackens Bygg AB\nKarin Lindqvist\nVerkställande direktör', ['Karin Lindqvist']],
    ['Med vänlig hälsning\nKarin Lindqvist\nEkbackens Bygg AB', ['Karin Lindqvist']],
    ['Förskolan\nKarin Lindqvist', ['Karin Lindqvist']],
    ['Efternamn\nLindqvist\nFörnamn\nKarin', ['Lindqvist', 'Karin']],
  ])('%j', (text, names) => {
    expect(personsIn(text, 'file')).toEqual(names)
  })

  test.each([
    ['Ansökan kommer från Karin\nLindqvist om bygglov.', 'Karin\nLindqvist'],
    ['Anna Karin\nLindqvist har ansökt.', 'Anna Karin\nLindqvist'],
    ['Karin\nLindqvist', 'Karin\nLindqvist'],
    ['Lindqvist\nKarin', 'Lindqvist\nKarin'],
    ['Ansökan från Ann-\nSofie Lindqvist.', 'Ann-\nSofie Lindqvist'],
  ])('unless it stands between the halves of one: %j', (text, name) => {
    expect(personsIn(text, 'file')).toEqual([name])
  })

  test('two names that have lost the blank between them are found, what programs call their settings is not', () => {
    expect(personsIn('Brev från KarinLindqvist om sopor.', 'file')).toEqual(['KarinLindqvist'])
    expect(personsIn('Yttrande\nPrintLeftPages\n\nPrintTables\n\nRsidRoot\n\nProtectForm', 'file')).toEqual([])
  })

  test('a long list is as many findings as it has names', () => {
    const found = scanOne('Karin Lindqvist\nPer Ek\n'.repeat(500), 'file').filter(({kind}) => kind === 'person')
    expect(found).toHaveLength(1000)
  })
})

describe('B2: rows of systems, makes and suppliers are no persons', () => {
  test.each([
    'Kone, Otis', 'Julia, Python och Ruby', 'Ladok, Ines och Primula', 'Anna Care AB och Frida Vård', 'Serviceavtal hissar Kone, Otis', 'Anbud från Anna Care AB och Frida Vård', 'Avrop Atea, Dustin och Advania',
    'Livsmedelskontroll Grillhörnan Maxi', 'Utegård vid förskolan', 'Färjan Kung Valdemar, torrdocka', 'Översiktsplan för Åsen, Holmen och Näset', 'Jury för Tom Borgs donationsfond',
    'Uthyrning av hästarna Blixten och Stella',
  ])('%s', (text) => {
    expect(personsIn(text)).toEqual([])
  })

  test.each([
    ['Samtal med Karin och Telia', ['Karin']], ['Klagomål från Anna, Julia och Erik', ['Anna', 'Julia', 'Erik']], ['Möte Karin, Ahmed och Fatima', ['Karin', 'Ahmed', 'Fatima']], ['Särskilt boende, Abudi, Naimo', ['Abudi, Naimo']],
    ['Tomtansökan Gunborg Bylund Blåsippgränden 32', ['Gunborg Bylund']],
  ])('persons still are: %s', (text, names) => {
    expect(personsIn(text)).toEqual(names)
  })

  test('in a case about private persons no row is taken for one of things', () => {
    expect(personsIn('Ines och Primula', 'heading', 'private')).toContain('Ines')
  })
})

describe('B4: names in the names of files', () => {
  const found = (name: string): readonly string[] => personsIn(name, 'fileName')

  test.each([
    ['CV Berg.docx', 'Berg'], ['lakarintyg_berg.pdf', 'berg'], ['AnsokanKarinLindqvist.pdf', 'KarinLindqvist'], ['klindqvist_cv.pdf', 'klindqvist'], ['karinlindqvist.pdf', 'karinlindqvist'], ['CVKarinLindqvist2024.pdf', 'KarinLindqvist'],
    ['ansokan-holm.pdf', 'holm'], ['2026-02-11 Svar till Bengt.docx', 'Bengt'], ['lindqvistk_betyg.pdf', 'lindqvistk'], ['YttrandeAnnaHedman.pdf', 'AnnaHedman'],
  ])('%s', (name, person) => {
    expect(found(name)).toEqual([person])
  })

  test.each([
    'protokoll_berg.pdf', 'DetaljplanBergAntagande.pdf', 'Bilaga3BullerutredningStrandvagen.pdf', 'TjanstemannayttrandeBudget.docx', 'kallelse_berg_skola.pdf', 'ritning_A-40-1-100.dwg', 'PowerPointMall.pptx', 'BeslutKSAU2024.pdf', 'ansokan_bygglov.pdf',
    'Ansokan2024.pdf', 'yttrande_detaljplan.pdf', 'intyg.pdf',
  ])('%s', (name) => {
    expect(found(name)).toEqual([])
  })
})
