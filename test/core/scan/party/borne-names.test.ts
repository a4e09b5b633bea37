import {describe, expect, test} from 'vitest'
import {shippedJudgement} from '../../../../src/cli/world.js'
import {scanOneText} from '../../../../src/usecases/scan/scan-one-text.js'
import {GIVEN_NAMES_THAT_ARE_WORDS, PLAIN_GIVEN_NAMES, SURNAMES_THAT_ARE_WORDS} from '../borne-words.js'

const judgement = shippedJudgement()
const verdict = (party: string): string => scanOneText(party, 'party', null, judgement).verdict
const clear = (parties: readonly string[]): readonly string[] => parties.filter((party) => verdict(party) === 'clear')
const notBlocked = (parties: readonly string[]): readonly string[] => parties.filter((party) => verdict(party) !== 'block')

const GIVEN_NAMES = [...PLAIN_GIVEN_NAMES, ...GIVEN_NAMES_THAT_ARE_WORDS]

describe('C3 B9: a party that somebody could be called is never published, whatever else the word is', () => {
  test.each<readonly [string, (surname: string) => string]>([
    ['alone', (name) => name],
    ['in capitals', (name) => name.toUpperCase()],
    ['with an initial after', (name) => `${name}, A.`],
    ['with an initial before', (name) => `A ${name}`],
    ['after an authority and a comma', (name) => `Skatteverket, ${name}`],
    ['before an authority', (name) => `${name}, Boverket`],
    ['after an authority and a slash', (name) => `Skatteverket / ${name}`],
    ['in brackets after an authority', (name) => `Socialstyrelsen (${name})`],
    ['joined with an authority', (name) => `Boverket och ${name}`],
    ['after a firm and att:', (name) => `Ekbackens Bygg AB, att: ${name}`],
    ['after a firm and c/o', (name) => `Ekbackens Bygg AB c/o ${name}`],
    ['after a firm', (name) => `Ekbackens Bygg AB ${name}`],
    ['after a firm and a comma', (name) => `Ekbackens Bygg AB, ${name}`],
    ['after short capitals', (name) => `NCC ${name}`],
    ['after a title', (name) => `Advokat ${name}`],
    ['after a role word', (name) => `Granne ${name}`],
    ['after herr', (name) => `Herr ${name}`],
    ['two of them', (name) => `${name} och Sjöberg`],
    ['two with a stroke', (name) => `Berg/${name}`],
    ['doubled', (name) => `${name}-Berg`],
    ['with others', (name) => `${name} m.fl.`],
    ['with family', (name) => `${name} med familj`],
  ])('a surname %s', (_form, party) => {
    // `NCC Nord`, `Ekbackens Bygg AB Öst` are parts of the firm.
    const isPart = (name: string): boolean => /^(?:Nord|Norr|Öst)$/.test(name) && /(?:AB|NCC) $/.test(party(''))
    expect(clear(SURNAMES_THAT_ARE_WORDS.filter((name) => !isPart(name)).map(party))).toEqual([])
  })

  test.each<readonly [string, (given: string) => string]>([
    ['alone', (name) => name],
    ['in capitals', (name) => name.toUpperCase()],
    ['with an initial after', (name) => `${name} B`],
    ['after an authority and a comma', (name) => `Skatteverket, ${name}`],
    ['straight after a firm', (name) => `Ekbackens Bygg AB ${name}`],
    ['straight after an authority', (name) => `Socialstyrelsen ${name}`],
    ['straight after a municipality', (name) => `Norrvreta kommun ${name}`],
    ['straight after short capitals', (name) => `NCC ${name}`],
    ['after a firm and att:', (name) => `Ekbackens Bygg AB, att: ${name}`],
    ['after a firm and attn', (name) => `Ekbackens Bygg AB attn ${name}`],
    ['with a surname straight after a firm', (name) => `Ekbackens Bygg AB ${name} Ek`],
    ['with a surname straight after an authority', (name) => `Trafikverket ${name} Stark`],
  ])('a given name %s', (_form, party) => {
    expect(clear(GIVEN_NAMES.map(party))).toEqual([])
  })

  test('small letters hide nobody', () => {
    expect(clear(['sjöberg', 'bo ek', 'liv holm', 'karin', 'ström', 'dag berg'])).toEqual([])
  })
})

describe('C3: two names in the party field can only be a person, and are blocked however the lists weigh them', () => {
  test.each<readonly [string, (given: string, surname: string) => string]>([
    ['in order', (given, surname) => `${given} ${surname}`],
    ['surname first', (given, surname) => `${surname}, ${given}`],
    ['small letters', (given, surname) => `${given} ${surname}`.toLowerCase()],
    ['capitals', (given, surname) => `${given} ${surname}`.toUpperCase()],
    ['elected', (given, surname) => `${given} ${surname} (S)`],
    ['with an office', (given, surname) => `Rektor ${given} ${surname}`],
    ['beside an authority', (given, surname) => `Boverket, ${given} ${surname}`],
    ['after others', (given, surname) => `Ekbackens Bygg AB; ${given} ${surname}`],
  ])('%s', (_form, party) => {
    const told = ['Lindqvist', 'Ek', 'Stark', 'Berg', 'Sjöberg', 'Holm', 'Lund', 'Ström'].flatMap((surname) => ['Karin', 'Maja', 'Bo', 'Dag', 'Per', 'Hans', 'Max'].map((given) => party(given, surname)))
    expect(notBlocked(told)).toEqual([])
  })

  test('names from all the world', () => {
    expect(notBlocked(['Nguyen Thi Hoa', 'Tran Van Minh', 'Abdi Ali', 'Li Na Chen', 'Hassan Omar', 'A. Lindqvist', 'Carl von Berg', 'Anna-Karin Ek', 'Abdi Hassan Farah'])).toEqual([])
  })

  test('B10: a sole trader’s firm and an estate are for a registrar to look at, as before', () => {
    for (const party of ['Firma Karin Lindqvist', 'Dödsboet efter Karin Lindqvist']) expect(verdict(party), party).toBe('review')
  })
})

describe('B10: a firm called after its owner that does not say what form it has', () => {
  test.each<readonly [string, (given: string) => string]>([
    ['a trade', (name) => `${name}s Hår & Skönhet`],
    ['one word', (name) => `${name}s taxi`],
    ['no listed trade', (name) => `${name}s Blommor`],
  ])('%s', (_form, party) => {
    expect(clear(['Karin', 'Kerstin', 'Lasse', 'Berit', 'Ellen', 'Mohamed', 'Lindqvist', 'Ek', 'Stark', 'Sjöberg', 'Bergström'].map(party))).toEqual([])
  })

  test('a company, an association and a body that bear a name are none', () => {
    expect(['Karins Hår & Skönhet AB', 'Lindqvists Åkeri AB', 'Lunds kommun', 'Lunds universitet', 'Annas förskola', 'Eriks hembygdsförening', 'Sveriges Åkeriföretag'].filter((party) => verdict(party) !== 'clear')).toEqual([])
  })
})

describe('what names nobody stays clear', () => {
  test('bodies, places and role words', () => {
    expect(
      [
        'Boverket', 'Region Skåne', 'Region Halland', 'Länsstyrelsen Skåne', 'Länsstyrelsen Halland', 'Polismyndigheten, region Nord', 'Skanska', 'Telia Sverige AB', 'Ekbackens Bygg AB', 'Bohlin & Sterner AB',
        'Lind & Ek AB', 'AB Volvo', 'Brf Lärkan', 'IK Vilhelm', 'PRO Ekbacken', 'Lunds kommun', 'Lunds kommun, tekniska nämnden', 'Invånare', 'Boende på Storgatan', 'Boende i Lund', 'Förälder', 'Advokat', 'Ica Nära', 'Trygg Hansa', 'IVO', 'LO', 'ICA', 'Socialstyrelsen, avdelningen för analys',
        'Vårdnadshavare, elev', 'Advokatfirman Linder', 'Ekbackens Bygg AB, att: ekonomi', 'Ekbackens Bygg AB, att: Ekonomiavdelningen', 'Kansliet', 'Stiftelsen Signe Bergdahls hem',
      ].filter((party) => verdict(party) !== 'clear'),
    ).toEqual([])
  })
})
