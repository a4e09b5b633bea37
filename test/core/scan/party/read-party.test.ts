import {describe, expect, test} from 'vitest'
import {leaves, type Party} from '../../../../src/core/scan/party/party-kind.js'
import {readParty} from '../../../../src/core/scan/party/read-party.js'
import {toldParties} from '../../../../src/core/scan/party/told-parties.js'
import {lexica, scanOne} from '../support.js'
import {scanText} from '../../../../src/core/scan/scan-text.js'

/** Kind of the field, and each party with its text. */
function read(text: string): readonly string[] {
  const field = readParty(text, lexica)
  const told = ({kind, start, end, parts}: Party): string => (parts === undefined ? `${kind} ${text.slice(start, end)}` : `${kind}: ${parts.map(told).join(' + ')}`)
  return [field.kind, ...field.parties.map(told)]
}

describe('one party (C1, C2, C3, C4)', () => {
  test.each([
    ['private', ['Elsa Lindqvist', 'Lindqvist, Elsa', 'ELSA LINDQVIST', 'elsa lindqvist', 'E. Lindqvist', 'Lindqvist', 'Förälder Elsa Lindqvist', 'Xandra Qvibille', 'c/o Lindgren']],
    ['official', ['Handläggare Elsa Lindqvist', 'Rektor Elsa Lindqvist', 'Elsa Lindqvist, Naturvårdsverket', 'Utredare Elsa Lindqvist, Boverket', 'Länsstyrelsen, Elsa Lindqvist']],
    ['elected', ['Elsa Lindqvist (S)', 'Kommunalråd Elsa Lindqvist', 'Ledamot Elsa Lindqvist (MP)']],
    ['sole-trader', ['Enskild firma Elsa Lindqvist', 'Elsa Lindqvists Måleri, enskild firma', 'Firma Elsa Lindqvist', 'Enskild näringsidkare', 'Enskild näringsidkare, org.nr 831224-2392']],
    ['estate', ['Dödsboet efter Elsa Lindqvist', 'Elsa Lindqvists dödsbo', 'Dödsbo efter Lindqvist']],
    ['organisation', ['Ekbackens Bygg AB', 'Bohlin & Sterner AB', 'Stationens Kafé & Bar AB', 'Lövängens Förvaltning AB', 'Brf Kvarnhjulet', 'PRO Ekbacken', 'NCC', 'Centerpartiet', 'Friluftsfrämjandet', 'Föräldraföreningen vid Ekbackens skola', 'Lindqvists Åkeri AB', 'Telia', 'Sveriges Kommuner och Regioner', 'Tuvängens Filmstudio', 'Tegelbruket', 'Elevhälsan']],
    ['authority', ['Länsstyrelsen, valenheten', 'Polismyndigheten', 'Norrvreta kommun', 'Växjö tingsrätt', 'Barn- och utbildningsnämnden', 'Samtliga nämnder', 'Kommunens revisorer', 'Inspektionen för vård och omsorg', 'Region Mellanbygden', 'Räddningstjänsten Mellanbygden']],
    ['role-word', ['Invånare', 'förälder', 'Sökanden', 'Dödsbo', 'Boende på Storgatan', 'Advokat', 'Flera invånare', 'Tidigare anställd', 'Allmänheten', 'Anonym']],
    ['unknown', ['Zorbalix', 'Qvibille', 'Solgläntan']],
  ] as const)('%s', (kind, texts) => {
    expect(texts.filter((text) => readParty(text, lexica).kind !== kind).map((text) => [text, ...read(text)])).toEqual([])
  })

  test('a field without words holds no party', () => {
    expect(read('')).toEqual(['none'])
    expect(read(' – ')).toEqual(['none'])
  })
})

describe('several parties are told one by one (C5)', () => {
  test.each([
    ['Anna Exempel; Bo Provén', ['several', 'private Anna Exempel', 'private Bo Provén']],
    ['Ekbackens Bygg AB / Anna Exempel', ['several', 'organisation Ekbackens Bygg AB', 'private Anna Exempel']],
    ['Ekbackens Bygg AB/Anna Exempel', ['several', 'organisation Ekbackens Bygg AB', 'private Anna Exempel']],
    ['Anna och Bo Lindqvist', ['several', 'private Anna', 'private Bo Lindqvist']],
    ['Anna Lindqvist & Bo Lindqvist', ['several', 'private Anna Lindqvist', 'private Bo Lindqvist']],
    ['Invånare; Elsa Lindqvist', ['several', 'role-word Invånare', 'private Elsa Lindqvist']],
    ['Boverket och Trafikverket', ['several', 'authority Boverket', 'authority Trafikverket']],
    ['Vårdnadshavare, elev', ['several', 'role-word Vårdnadshavare', 'role-word elev']],
    ['Brf Kvarnhjulet samt Naturvårdsverket', ['several', 'organisation Brf Kvarnhjulet', 'authority Naturvårdsverket']],
    ['Zorbalix; Ekbackens Bygg AB', ['several', 'unknown Zorbalix', 'organisation Ekbackens Bygg AB']],
    ['Lindqvist, Elsa; Olsson, Bo', ['several', 'private Lindqvist, Elsa', 'private Olsson, Bo']],
    ['A. Olsson m.fl.', ['several', 'private A. Olsson']],
    ['Invånare med flera', ['several', 'role-word Invånare']],
  ])('%s', (text, parties) => {
    expect(read(text)).toEqual(parties)
  })
})

describe('one who speaks for another (C1)', () => {
  test.each([
    ['Anna Exempel, ombud: Advokatfirman Linder AB', 'represented: private Anna Exempel + organisation Advokatfirman Linder AB'],
    ['Advokatfirman Linder AB, ombud för Anna Exempel', 'represented: organisation Advokatfirman Linder AB + private Anna Exempel'],
    ['Ekbackens Bygg AB, att: Lotta', 'represented: organisation Ekbackens Bygg AB + private Lotta'],
    ['Ekbackens Bygg AB c/o Lisbet Hörnell', 'represented: organisation Ekbackens Bygg AB + private Lisbet Hörnell'],
    ['Ekbackens Bygg AB (kontaktperson: Amelie Dufva)', 'represented: organisation Ekbackens Bygg AB + private Amelie Dufva'],
    ['Ekbackens Bygg AB genom Anna Lindqvist', 'represented: organisation Ekbackens Bygg AB + private Anna Lindqvist'],
    ['Ekbackens Bygg AB – Dennis Råberg', 'represented: organisation Ekbackens Bygg AB + private Dennis Råberg'],
    ['Ekbackens Bygg AB (Helena Munthe)', 'represented: organisation Ekbackens Bygg AB + private Helena Munthe'],
  ])('%s', (text, party) => {
    expect(read(text)).toEqual(['represented', party])
  })
})

describe('what follows from the kind', () => {
  test('the unknown is taken for a private person (B9)', () => {
    expect(scanOne('Zorbalix', 'party')).toMatchObject([{kind: 'person', detector: 'party', why: 'unknown-party', party: 'unknown', certainty: 'likely'}])
    expect(scanOne('Zorbalix AB', 'party')).toEqual([])
    expect(scanOne('Zorbalix', 'heading')).toEqual([])
  })

  test('a municipality that knows the organisation says so, and a person is found all the same', () => {
    const own = {...lexica, organisations: new Set([...lexica.organisations, 'zorbalix', 'elsa lindqvist'])}
    const found = (text: string): readonly string[] => scanText([{field: 'party', index: 0, text}], {caseNature: 'unknown', lexica: own}).findings.map(({kind}) => kind)
    expect(found('Zorbalix')).toEqual([])
    expect(found('Elsa Lindqvist')).toEqual(['person'])
  })

  test('each finding says what its own party is (C5)', () => {
    const found = scanOne('Elsa Lindqvist; Dödsboet efter Maria Lind; Ekbackens Bygg AB, att: Lotta Stark', 'party')
    expect(found.filter(({kind}) => kind === 'person').map(({party}) => party)).toEqual(['private', 'estate', 'private'])
  })

  test('a private party among others brings a private person in sight (B3)', () => {
    const told = (party: string): readonly string[] => scanText([{field: 'heading', index: 0, text: 'Synpunkter på psykisk ohälsa'}, {field: 'party', index: 0, text: party}], {caseNature: 'unknown', lexica}).findings.filter(({field}) => field === 'heading').map(({kind}) => kind)
    for (const party of ['Invånare', 'Ekbackens Bygg AB; Invånare', 'Boende på Storgatan', 'Enskild näringsidkare', 'Zorbalix']) expect(told(party), party).toEqual(['sensitive-health'])
    for (const party of ['Ekbackens Bygg AB', 'Socialstyrelsen', 'Boverket och Trafikverket', 'Registrator']) expect(told(party), party).toEqual([])
  })

  test('a party longer than any registry writes is not understood, and held (B9)', () => {
    expect(scanOne(`Ekbackens Bygg AB${' och Boverket'.repeat(100)}`, 'party').map(({why}) => why)).toEqual(['unknown-party'])
  })

  test('places are those of the text as it was written', () => {
    const text = 'Ekbac\u00ADkens Bygg AB;\u00A0Elsa Lindqvist'
    expect(toldParties(text, lexica).parties.map(({kind, start, end}) => [kind, text.slice(start, end)])).toEqual([['organisation', 'Ekbac\u00ADkens Bygg AB'], ['private', 'Elsa Lindqvist']])
  })

  test('any text is read to its end, with parties in order and inside it', () => {
    for (const text of [';;;', 'a/'.repeat(400), ', '.repeat(300), 'ombud för '.repeat(100), '(((Anna)))', 'm.fl.', 'Anna m.fl. m.fl.', `${'och '.repeat(200)}Bo`]) {
      const parties = leaves(readParty(text, lexica))
      for (const {start, end} of parties) expect(start >= 0 && start < end && end <= text.length).toBe(true)
    }
  })
})
