import {describe, expect, test} from 'vitest'
import {addressProblem, type AddressProblem, type OwnNames} from '../../../src/core/forwarding/neutral-address.js'
import {scanText} from '../../../src/core/scan/scan-text.js'
import {lexica} from '../scan/support.js'

const OWN: OwnNames = {services: ['Kommunstyrelsen', 'Byggnadsnämnden', 'Kultur och fritid', 'Miljö Nord'], persons: ['Bo Ek', 'Siv Ångström', 'Berg'], municipality: 'Provkommunen'}
const POSTCODE = '123 45 Ekbacken'

/** As the printing asks: by the detection of names, with the real lists. */
const seesNames = (line: string): boolean => scanText([{field: 'heading', index: 0, text: line}], {caseNature: 'unknown', lexica, ownNumber: ''}).findings.some(({kind}) => kind === 'person')
const seesNobody = (): boolean => false

/** What is wrong with a line above the postcode. */
const lineProblem = (line: string, namesPerson = seesNames): AddressProblem | null => {
  const found = addressProblem(['Provkommunen', line, POSTCODE], OWN, namesPerson)
  if (found !== null) expect(found.line).toBe(2)
  return found?.problem ?? null
}

describe('L2: a neutral return address is taken', () => {
  test.each([
    ['a box', ['Box 100', POSTCODE]],
    ['a box, in the municipality’s name', ['Ekbackens kommun', 'Box 1234', POSTCODE]],
    ['a street, in the municipality’s name', ['Provkommunen', 'Storgatan 1', POSTCODE]],
    ['the town hall', ['Ekbackens kommun', 'Stadshuset', 'Stora Torget 1', POSTCODE]],
    ['a postcode alone', [POSTCODE]],
    ['a town of so many signs as there may be', ['Box 1', `123 45 ${'E'.repeat(33)}`]],
  ])('%s', (_, lines) => {
    expect(addressProblem(lines, OWN, seesNames)).toBeNull()
  })

  test.each([
    'Box 1', 'Box 100', 'Box 12345', 'Postbox 12', 'Fack 12', 'Svarspost 1234', 'Ekbackens kommun', 'Stockholms stad', 'Region Ekbacken', 'Vara kommun', 'Stadshuset', 'Kommunhuset', 'Rådhuset 1', 'Kommunalhuset',
  ])('%s', (line) => {
    expect(lineProblem(line)).toBeNull()
  })

  // What a street is called after tells nobody anything.
  test.each([
    'Storgatan 1', 'Storgatan 12 A', 'Storgatan 12B', 'Storgatan 3-5', 'Storgatan 3–5', 'storgatan 1', 'Kungsgatan 12, 3 tr', 'Torget 1', 'Stora Torget 1', 'Rådhustorget 4', 'Gustav Adolfs torg 1', 'Ö. Storgatan 3', 'Norra Strandgatan 8 B', 'Gamla stationsvägen 3', 'Lingonstigen 4', 'Kajen 3', 'Strandkajen 3',
    'Skolgatan 5', 'Kontorsgatan 2', 'Vårdvägen 3', 'Barnens gata 2', 'Centralgatan 1', 'Centralplan 2', 'Centrumvägen 4', 'Familjegatan 3', 'Ungdomsvägen 2', 'Behandlingsvägen 1', 'Psykologgatan 3', 'Äldregränden 2', 'Utbildningsvägen 7', 'Telefonvägen 30', 'Mobilvägen 10', 'Stödgatan 1', 'Enhetsgatan 9', 'Byråvägen 2', 'Budgetvägen 1',
    'Karin Boyes gata 2', 'Olof Palmes gata 9', 'Carl von Linnés väg 3', 'Per Albin Hanssons väg 40', 'Dag Hammarskjölds väg 10', 'Anna Lindhs plats 4', 'S:t Eriksgatan 3', 'Sankt Persgatan 3', 'Ebba Ramsays väg 3', 'Ekgatan 1', 'Bergsgatan 8', 'Kulturgatan 3',
  ])('a street: %s', (line) => {
    expect(lineProblem(line)).toBeNull()
  })

  test.each(['123 45 Ekbacken', '12345 Ekbacken', 'SE-123 45 Ekbacken', 'S-123 45 Ekbacken', 'se-12345 EKBACKEN', '123\u00a045  Upplands Väsby', '123 45 Sankt Olof', '123 45 S:t Olof', '123 45 Barnarp', '123 45 Stöde', '123 45 Norra-Ekbacken', '123 45 Å'])('a postcode with its town: %s', (line) => {
    expect(addressProblem(['Box 1', line], OWN, seesNames)).toBeNull()
  })

  // Whatever is none of these may tell something that nobody has thought of.
  test.each([
    'Vuxenenheten plan 2', 'Familjerätten plan 2', 'Kvinnojouren plan 2', 'Försörjningsstöd plan 4', 'Äldreomsorgen plan 4', 'IFO plan 2', 'LSS plan 1', 'Soc plan 2', 'SOF', 'BUF', 'VoO', 'Dnr 2026/118', 'Hemlig', 'Konfidentiellt', 'Kallelse', 'Kvinnohuset', 'Alla kvinnors hus', 'Våldsutsatta', 'Vuxna', 'Hemlösa',
    'Asylboende', 'Faderskap', 'Adoption', 'Gode män', 'Anna Storgatan 3', 'Slottet',
  ])('no line says %s', (line) => {
    expect(lineProblem(line)).not.toBeNull()
  })

  test.each(['123 45 Anna Svensson', '123 45 Ekbacken Anna Svensson', '123 45 Hemtjänsten'])('no town is %s', (line) => {
    expect(addressProblem(['Box 1', line], OWN, seesNames)).not.toBeNull()
  })

  test('nobody is looked for in a street or a town, which are called after somebody', () => {
    const asked: string[] = []
    const sees = (line: string): boolean => {
      asked.push(line)
      return true
    }
    expect(addressProblem(['Karin Boyes gata 2', '123 45 Ekbacken'], OWN, sees)).toBeNull()
    expect(addressProblem(['Storgatan 1', POSTCODE], OWN, sees)).toBeNull()
    expect(asked).toEqual([])
  })
})

describe('L2: a return address that tells is not', () => {
  test.each([
    'Socialkontoret', 'SOCIALKONTORET', 'socialtjänsten', 'Socialtjänsten, Ekbacken', 'Jobbtorg Kista', 'Jobbtorget 3', 'Jobbtorgsgatan 3', 'Socialgatan 3', 'Enheten för ekonomiskt bistånd', 'Ekonomiskt bistånd', 'Försörjningsstöd', 'Vuxenenheten', 'Vuxna och missbruk', 'IFO', 'IFO Ekbacken', 'Ifo-enheten', 'Individ och familj',
    'Barn och ungdom', 'Barn & unga', 'Barngruppen', 'Barnahus', 'Barnavårdscentralen', 'Ungdomsmottagningen', 'Familjerätten', 'Familjehemsgruppen', 'Familjecentrum', 'Familjestöd', 'Hemtjänsten', 'Hemtjänst Norr', 'Äldreomsorgen', 'Vård och omsorg', 'Öppenvård', 'Öppenvården', 'Missbruksvården', 'Stödboende', 'Stöd och service',
    'Boendestöd', 'LSS', 'LSS-enheten', 'SFI', 'HVB Ekbacken', 'BUP', 'Kvinnojouren', 'Kvinnofrid', 'Barnjouren', 'Våld i nära relation', 'Skyddsboendet', 'Alkohol och drog', 'Budget- och skuldrådgivningen', 'Arbetsmarknadsenheten', 'AME', 'Integrationsenheten', 'Flyktingmottagningen', 'Överförmyndarkansliet', 'Elevhälsan', 'Skolan', 'Ekbackens skola', 'Förskolan Ekorren',
    'Biståndshandläggaren', 'Handläggare 12', 'Enhetschefen', 'Enhetschef Norr', 'Kuratorn, kurator 3', 'Socialsekreterare', 'Utredare', 'Registrator', 'Rektor', 'Personligt ombud', 'Kontoret', 'Medborgarkontoret', 'Kommunkontoret', 'Kontaktcenter', 'Resursteamet', 'Resursteam Syd', 'Utredningsgruppen', 'Bemanningsenheten', 'Sekretessmarkerade', 'Skyddad folkbokföring',
    'Nämnden', 'Utskottets nämnd', 'Förvaltningen', 'Ｓocialkontoret', 'A\u030aldersfria äldre',
  ])('a service, an office or who sits there: %s', (line) => {
    expect(lineProblem(line, seesNobody)).toBe('service')
  })

  test.each(['Hemtjänsten Storgatan 1', 'Vuxenenheten Storgatan 1', 'Ifo Norra Strandgatan 8 B', 'Norra Skolan Storgatan 1', 'Barn Karin Boyes gata 2', 'Socialtjänsten Storgatan 1'])('L2: a service before a street is seen: %s', (line) => {
    expect(lineProblem(line, seesNobody)).toBe('service')
  })

  test.each(['123 45 Hemtjänsten', '123 45 Ekbacken Vuxenenheten', '123 45 Ekbacken IFO', 'SE-123 45 Socialkontoret'])('L2: a service behind a postcode is seen: %s', (line) => {
    expect(addressProblem(['Box 1', line], OWN, seesNobody)).toEqual({line: 2, problem: 'service'})
  })

  test.each([
    ['Kommunstyrelsen', 'own-name'], ['KOMMUNSTYRELSENS KANSLI', 'own-name'], ['Ekbacken, byggnadsnämnden', 'own-name'], ['Kultur  och\u00a0fritid', 'own-name'], ['Miljö Nord', 'own-name'], ['Miljo\u0308 Nord', 'own-name'], ['Kommunstyrelsen Storgatan 1', 'own-name'],
    ['Bo Ek', 'person'], ['BO  EK', 'person'], ['Ek, Bo Ek', 'person'], ['Siv A\u030angstro\u0308m', 'person'], ['Bo Ek Storgatan 1', 'person'], ['Berg', 'person'], ['Box 3, Berg', 'person'],
  ] as const)('L2: a committee, an administration or somebody of one’s own: %s', (line, expected) => {
    expect(lineProblem(line, seesNobody)).toBe(expected)
  })

  test('somebody of one’s own whose name begins a place’s is no reason to refuse the place', () => {
    expect(lineProblem('Ekbergs backe 2', seesNobody)).toBeNull()
    expect(addressProblem(['Ekby kommun', '123 45 Bergby'], OWN, seesNobody)).toBeNull()
  })

  test.each(['c/o Ek', 'C/O Provkommunen', 'c / o Provkommunen', '℅ Provkommunen', 'Att: Provkommunen', 'Att. Provkommunen', 'att Provkommunen', 'Provkommunen att: 3', 'Attn Provkommunen', 'Attention: Provkommunen', 'Att Anna Storgatan 1'])('L2: for somebody: %s', (line) => {
    expect(lineProblem(line, seesNobody)).toBe('person')
  })

  test.each(['Anna Andersson', 'Agneta Kanariefågel', 'Anna Andersson, Storgatan 1', 'Anna Andersson Storgatan 1'])('L2: somebody’s name: %s', (line) => {
    expect(lineProblem(line)).toBe('person')
    // Without the lists of names they are no place all the same.
    expect(lineProblem(line, seesNobody)).not.toBeNull()
  })

  test.each([
    'Tel 1', 'Tfn: 12', 'tel.', 'Telefon 08-12', 'Växel 12', 'Mobil 12', 'Fax 12', '031-390 06 00', '0313900600', '+46 31 390 06 00', '(031) 390 06 00', '031\u00a0390\u00a006\u00a000', '031.390.06.00', '031 – 390 06 00', 'Storgatan 031-390 06 00',
    'post@provkommunen.example', 'www.provkommunen.example', 'https://provkommunen.example', 'HTTP://PROVKOMMUNEN.EXAMPLE', 'provkommunen.example', 'provkommunen.example/kontakt', 'Se provkommunen.example',
  ])('L2: where somebody is called or written to: %s', (line) => {
    expect(lineProblem(line, seesNobody)).toBe('reached-by')
  })

  test.each([
    ['a blank line', '  '], ['an empty one', ''], ['41 signs', 'E'.repeat(41)], ['a line break', 'Box 1\nSocial'], ['a tab', 'Box\t1'], ['an escape', 'Box \u001b[2J1'], ['a null', 'Box\u00001'],
    ['a soft hyphen in a word that tells', 'So\u00adcialkontoret'], ['a sign without width in it', 'Social\u200bkontoret'], ['what turns the writing', '\u202etnoklaicoS'], ['a separator of lines', 'Box 1\u2028Social'],
  ])('L2: %s is no line', (_, line) => {
    expect(lineProblem(line, seesNobody)).toBe('too-long')
  })

  test.each<[string, readonly string[], {readonly line: number; readonly problem: AddressProblem}]>([
    ['nothing', [], {line: 0, problem: 'no-postcode'}],
    ['five lines', ['Provkommunen', 'Stadshuset', 'Storgatan 1', 'Box 1', POSTCODE], {line: 5, problem: 'too-long'}],
    ['six', ['Provkommunen', 'Stadshuset', 'Storgatan 1', 'Box 1', POSTCODE, 'Sverige'], {line: 5, problem: 'too-long'}],
    ['no postcode', ['Provkommunen', 'Box 100'], {line: 2, problem: 'no-postcode'}],
    ['a postcode that is not last', [POSTCODE, 'Box 100'], {line: 2, problem: 'no-postcode'}],
    ['a postcode without its town', ['Box 100', '123 45'], {line: 2, problem: 'no-postcode'}],
    ['a postcode of four digits', ['Box 100', '1234 Ekbacken'], {line: 2, problem: 'no-postcode'}],
    ['a postcode of another country', ['Box 100', 'NO-123 45 Ekbacken'], {line: 2, problem: 'no-postcode'}],
    ['a town alone', ['Ekbacken'], {line: 1, problem: 'no-postcode'}],
    ['the first of several mistakes', ['Provkommunen', 'Tel 1', 'Socialkontoret', 'Ekbacken'], {line: 2, problem: 'reached-by'}],
    ['the telling line before the missing postcode', ['IFO', 'Box 100'], {line: 1, problem: 'service'}],
  ])('%s', (_, lines, expected) => {
    expect(addressProblem(lines, OWN, seesNobody)).toEqual(expected)
  })
})
