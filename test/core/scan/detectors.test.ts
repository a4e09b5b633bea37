import {describe, expect, test} from 'vitest'
import {DETECTORS} from '../../../src/core/scan/detectors/index.js'
import {FINDING_KINDS} from '../../../src/core/scan/finding.js'
import {scanWords} from '../../../src/words/scan.js'
import {scanText} from '../../../src/core/scan/scan-text.js'
import {lexica, scanOne, told} from './support.js'

describe('B10: e-mail', () => {
  test.each(['erik.olsson@gmail.com', 'eo1975@hotmail.com', 'åsa.nilsson@exempel.se', 'Åsa.Öberg@kommun.se', 'e.olsson@bolag.exempel.se', 'kontakt.anna.berg@exempel.se', 'erik.olsson (at) exempel.se', 'erik.olsson snabel-a exempel.se'])('found: %s', (address) => {
    expect(told(`Svar till ${address}, komplettering`)).toEqual([`email: ${address}`])
  })

  test.each(['info@exempel.se', 'registrator@exempel.se', 'kommunstyrelsen@exempel.se', 'bygg.miljo@exempel.se', 'no-reply@exempel.se', 'socialnamnden@exempel.se', 'ekbackens.kommun@exempel.se', 'fornamn.efternamn@exempel.se', 'registrator (at) exempel.se', 'Möte @ Folkets hus', '@kommun'])(
    'a function’s mailbox is left alone: %s',
    (address) => {
      expect(told(`Skickat till ${address}`)).toEqual([])
    },
  )
})

describe('B10: telephone', () => {
  test.each(['073-123 45 67', '0731234567', '+46 73 123 45 67', '+46731234567', '0046 73 123 45 67', '073/123 45 67', '0431-12 34 56', '08-123 456 78', '070.123.45.67', '0 7 3 1 2 3 4 5 6 7', '+1 (212) 555-0134'])('found: %s', (number) => {
    expect(told(`Ring ${number} om ärendet`)).toEqual([`phone: ${number}`])
  })

  test.each(['växel 0431-12 34 56', '0451-26 70 00', 'tel 12 34 00', '020-12 34 56', '0771-123 456', 'dnr 2023-001234', '2023-01-15', '10 000 000 kr', 'SOU 2024:12', '2024-2027', '§ 123-145', 'kl 08.00-10.30', '1 234 567', 'Väg 1023', '00123'])(
    'left alone: %s',
    (text) => {
      expect(told(`Uppgift ${text} noterad`)).toEqual([])
    },
  )
})

describe('C1: contact persons', () => {
  test.each(['Bygg AB, att: Erik Olsson', 'Bygg AB, att. Erik', 'Bygg AB, Att Erik Olsson', 'c/o Olsson', 'Bygg AB v/ Karin Holm', 'Lex AB genom Karin Holm', 'Kontaktperson: Lotta Stark, Bygg AB', 'Erik Olsson, Bygg AB', 'Bygg AB/Erik Olsson', 'Region Skåne, Anna Lind'])(
    'found: %s',
    (text) => {
      expect(told(text, 'party').some((found) => found.startsWith('contact-person'))).toBe(true)
    },
  )

  test.each(['Bygg AB', 'Begäran att Kommunen svarar', 'Genomförande av plan', 'Bygg AB, att: Ekonomiavdelningen', 'Kontaktperson enligt SoL', 'Finansiering genom Region Skåne', 'Skrivelse om att Skolverket granskar'])('left alone: %s', (text) => {
    expect(told(text, 'party')).toEqual([])
  })
})

describe('B3: sensitive words only with a person in sight', () => {
  test.each([
    ['Sjukskrivning Erik Olsson', 'sensitive-health'],
    ['Önskemål om halal-kost från förälder', 'sensitive-religion'],
    ['Eleven Emma, modersmålsundervisning', 'sensitive-ethnic'],
    ['Erik Olsson, uppgift om partitillhörighet', 'sensitive-political'],
    ['Erik Olsson medlem i Kommunal', 'sensitive-union'],
    ['Diskriminering på grund av sexuell läggning, Erik Olsson', 'sensitive-sex-life'],
    ['Dna-test Erik Olsson', 'sensitive-genetic'],
    ['Fingeravtryck från Erik Olsson', 'sensitive-biometric'],
    ['Klagomål mot granne, psykiskt sjuk', 'sensitive-health'],
    ['Anmälan om misshandel, Erik Olsson', 'offence'],
    ['Erik Olsson är en idiot', 'insult'],
  ])('%s', (text, kind) => {
    expect(scanOne(text).map((finding) => finding.kind)).toContain(kind)
  })

  test.each(['Fler platser i äldreomsorgen', 'Handlingsplan mot våld i nära relationer', 'Enkät till brukare inom LSS', 'Motion om halal-kost i skolan', 'Utbildning om autism', 'Polisanmälan av skadegörelse på skolan', 'Insatser mot narkotikabrott', 'Ersättning per elev, dyslexi'])(
    'without a person: %s',
    (text) => {
      expect(told(text)).toEqual([])
    },
  )

  test('a private case type is enough', () => {
    expect(told('Ansökan om färdtjänst', 'heading', 'private')).toEqual(['sensitive-health: färdtjänst'])
  })

  test.each(['Avsägelse av uppdrag som ledamot, sympatisör till Erik Olsson', 'Erik Olsson, skyddsombud för Vårdförbundet'])('H§3.2 exceptions: %s', (text) => {
    expect(scanOne(text).filter((finding) => finding.kind.startsWith('sensitive'))).toEqual([])
  })
})

describe('B3: words that only look sensitive', () => {
  test.each([
    'Kristen Lund, ansökan', 'Bygglov för moskén, Erik Olsson', 'Erik Olsson, bidrag från Cancerfonden', 'Blindskrift på skylten, Erik Olsson', 'Erik Olsson om datavirus', 'Skrivelse från Erik Olsson om moderata hyror', 'Motion från Erik Olsson (M) om högerextremism',
    'Erik Olsson, avräkning', 'Bidrag till judoklubben, Erik Olsson', 'Erik Olsson, samma dag', 'Resa till Rom, Erik Olsson', 'Erik Olsson om marknadsmissbruk', 'Erik Olsson, insektshotell', 'Erik Olsson om sockerskatt', 'Utbetalning till Erik Olsson',
  ])('%s', (text) => {
    expect(scanOne(text).filter(({kind}) => kind !== 'person')).toEqual([])
  })

  test.each([
    ['cancerdrabbad', 'health'], ['LSS-insats', 'health'], ['ensamkommande', 'ethnic'], ['autismspektrumtillstånd', 'health'], ['demenssjuk', 'health'], ['självmordsförsök', 'health'], ['rullstolsburen', 'health'], ['metadonbehandling', 'health'], ['shiamuslim', 'religion'], ['halalkost', 'religion'],
    ['utrikes född', 'ethnic'], ['kvotflykting', 'ethnic'], ['romskt ursprung', 'ethnic'], ['partibok', 'political'], ['medlem i Vårdförbundet', 'union'], ['homosexuell', 'sex-life'], ['könskorrigering', 'sex-life'], ['faderskapsanalys', 'genetic'], ['ansiktsigenkänning', 'biometric'],
  ])('B3: compounds and inflections: %s', (word, category) => {
    expect(scanOne(`Erik Olsson, ${word}`)).toContainEqual(expect.objectContaining({kind: `sensitive-${category}`}))
    expect(scanOne(`Information om ${word}`)).toEqual([])
  })

  test('a union in the party field is a sender; who belongs to it is not', () => {
    const union = (text: string): readonly string[] => scanText([{field: 'party', index: 0, text}, {field: 'heading', index: 0, text: 'Eleven'}], {caseNature: 'unknown', lexica}).findings.map(({kind}) => kind)
    expect(union('Vårdförbundet')).toEqual([])
    expect(union('Medlem i Vårdförbundet')).toContain('sensitive-union')
  })
})

describe('B3: who belongs where', () => {
  test.each([
    ['Kock gick ur Kommunal efter tvist', 'union', 'gick ur Kommunal'], ['Fråga från vaktmästare, ansluten till Vision', 'union', 'ansluten till Vision'], ['Underrättelse till facket där bussföraren är medlem', 'union', 'facket där bussföraren är medlem'], ['Varning, Kommunals medlem', 'union', 'Kommunals medlem'],
    ['Chef kandiderar för Liberalerna', 'political', 'kandiderar för Liberalerna'], ['Kollega röstar på SD', 'political', 'röstar på SD'], ['Avhopp från Sverigedemokraterna', 'political', 'Avhopp från Sverigedemokraterna'],
  ])('%s', (text, category, place) => {
    expect(told(text)).toContain(`sensitive-${category}: ${place}`)
  })

  test.each(['Yttrande från Vision', 'Förhandling med Kommunal och Vision', 'Partistöd till Liberalerna', 'Motion från Vänsterpartiet om medlem i kören', 'Medlemsavgift till Sveriges Kommuner och Regioner'])('left alone: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})

describe('B3, B10: who is in sight without a name', () => {
  test.each([
    ['Vårdbiträde fälld i tingsrätten', 'offence'], ['Kock har diabetes', 'sensitive-health'], ['Chaufför körde rattfull', 'offence'], ['Utredning, sjukskriven', 'sensitive-health'], ['Grannen är muslim', 'sensitive-religion'],
  ])('%s', (text, kind) => {
    expect(scanOne(text).map((finding) => finding.kind)).toContain(kind)
  })

  test.each(['Fler lärare med kunskap om autism', 'Rekrytering av demenssjuksköterska', 'Kurs för vårdbiträden i diabetes', 'Rutin för sjukskriven personal', 'Statistik: dömda för stöld'])('anybody of a trade, or the municipality’s own business: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  test('in a case type about private persons a service is a finding, and its rules, figures and contracts are not', () => {
    expect(told('Ansökan om hemtjänst', 'heading', 'private')).toEqual(['sensitive-health: hemtjänst'])
    for (const text of ['Riktlinjer för hemtjänst', 'Avtal med taxibolag om färdtjänst', 'Taxa och avgifter inom LSS', 'Statistik om bostadsanpassning']) expect(told(text, 'heading', 'private')).toEqual([])
    expect(told('Riktlinjer för hemtjänst, Erik Olsson', 'heading', 'private')).toContain('person: Erik Olsson')
    expect(told('Den enskilde ska få sin insats enligt LSS.', 'file', 'public')).toEqual([])
    expect(told('Den enskilde har fått sin insats enligt LSS.', 'file', 'public')).toEqual(['sensitive-health: LSS'])
  })

  test('B1: beside the officer’s name everything but title and unit is found', () => {
    for (const text of ['Erik Olsson', 'Olsson, Erik', 'E. Olsson (bygglovsenheten)', 'LSS-handläggare Erik Olsson', 'Enheten för ekonomiskt bistånd', 'Hemtjänst Norr']) expect(scanOne(text, 'officer').filter(({kind}) => kind !== 'person')).toEqual([])
    for (const [text, kind] of [['Erik Olsson (sjukskriven)', 'sensitive-health'], ['Erik Olsson, Björkgatan 4', 'address'], ['Erik Olsson – misstänkt för stöld', 'offence']] as const) expect(scanOne(text, 'officer').map((finding) => finding.kind)).toContain(kind)
  })
})

describe('names of the long dead, of works and of things', () => {
  test.each(['Författarafton om Selma Lagerlöf', 'Filmvisning "Fanny och Alexander"', 'Uppgradering av Sofia', 'Besiktning av m/s Ebba Brahe', 'Pannan Berta, revision', 'Bidrag till IF Viljan och Hedviks GoIF'])('%s', (text) => {
    expect(told(text)).toEqual([])
  })

  test('a namesake is a person, and so is everybody in a case about private persons', () => {
    expect(told('Skrivelse från Selma Lagerlöf')).toEqual(['person: Selma Lagerlöf'])
    expect(told('Selma Lagerlöf, skolval', 'heading', 'private')).toEqual(['person: Selma Lagerlöf'])
    expect(told('Selma Lagerlöf', 'party')).toEqual(['person: Selma Lagerlöf'])
  })
})

describe('B12: personal circumstances only with a person in sight', () => {
  test.each(['Försörjningsstöd', 'Vårdnadstvist', 'Avhysning', 'Uppsägning', 'Åtgärdsprogram'])('%s', (word) => {
    expect(told(`${word}, Erik Olsson`)).toContain(`secrecy-cue: ${word}`)
    expect(told(`${word}: statistik`)).toEqual([])
  })
})

describe('B10: dates of birth', () => {
  test.each(['Född 1985-03-12', 'född den 12 mars 1985', 'f. 850312', 'Pnr: 850312', 'född 12/3 1985', '850312-XXXX', '19850312-****', 'Erik Olsson (850312)'])('birth-date: %s', (text) => {
    expect(scanOne(text).map(({kind}) => kind)).toContain('birth-date')
  })

  test.each(['Möte 2023-01-15', 'Personer födda 1985', 'Erik Olsson (2023-01-15)', 'född 2023-13-40', '850312', 'Protokoll 850312-1'])('none: %s', (text) => {
    expect(scanOne(text).map(({kind}) => kind)).not.toContain('birth-date')
  })
})

describe('B10: somebody told without a name', () => {
  test.each(['Flickan i 4B på Ekskolan', 'Eleven i klass 3 på Björkskolan', 'Kvinnan på Storgatan 4', 'Störande hyresgäst i lägenhet 1203', 'Enda kvinnan i brandkåren', '87-årig man på Ekbacken', 'Anmälan om 14-åring', 'rektorns son', 'Mamma till Vera', 'Mannen i det gula huset', 'Klagomål på rektorn på Ekskolan', 'Synpunkter på vaktmästare vid Ekskolan', 'Läraren i slöjd på Ekskolan', 'Lärare på Ekskolan anklagas, f.d. rektor vid Tallskolan', 'Byns enda diakon', 'Änkan i Furuhem', 'Grannen ovanpå stampar', 'Mannen som sköter isbanan'])('indirect: %s', (text) => {
    expect(scanOne(text).map(({kind}) => kind)).toContain('indirect')
  })

  test.each(['Rektorn på Ekskolan informerar', 'Rekrytering av lärare på Ekskolan', 'Klagomål på bemanningen på Ekskolan', 'Beröm till personalen på badhuset', 'Elev på Ekskolan', 'Skolskjuts för elever i årskurs 4-6', 'Enda anbudet i upphandlingen', 'Förskola med 4 avdelningar', 'Firande av 100-åringar', 'Trygghet för kvinnan i krogmiljö'])('left alone: %s', (text) => {
    expect(scanOne(text).map(({kind}) => kind)).not.toContain('indirect')
  })
})

describe('B10: a place in a heading about a home', () => {
  test.each(['Rök från granntomten, Backvägen 8', 'Olovlig altan, Backvägen 3', 'Plank mot granntomt på Åkerby 3:17', 'Mögel i lägenhet, Backvägen 4'])('found: %s', (text) => {
    expect(scanOne(text).map(({kind}) => kind)).toContainEqual(expect.stringMatching(/^(?:address|property)$/))
  })

  test.each(['Ombyggnad av förskolan, Backvägen 8', 'Beläggning, Backvägen 3', 'Detaljplan för Åkerby 3:17'])('left alone: %s', (text) => {
    expect(scanOne(text)).toEqual([])
  })
})

describe('B10: coordinates', () => {
  test.each(['59.32933, 18.06858', 'N 6580822, E 674032', '59°19\'44"N'])('coordinates with a person in sight: %s', (place) => {
    expect(scanOne(`Erik Olsson, plats ${place}`).map(({kind}) => kind)).toContain('coordinates')
    expect(scanOne(`Ledning vid ${place}`)).toEqual([])
  })
})

describe('B12: cues of secrecy', () => {
  test.each(['Företagshemligheter i anbud', 'Sekretess enligt 26 kap. 1 § OSL', 'OSL 31:16', 'Beslut enligt 19 kap 3 § offentlighets- och sekretesslagen', 'Handling omfattas av sekretess', 'Personalsocialt ärende', 'Sekretess enl. 39:2', 'Sekretess enligt 26 kap.', '21 kap. 1 § OSL', 'Uppgifter om enskilds personliga förhållanden'])('found: %s', (text) => {
    expect(scanOne(text).map((finding) => finding.kind)).toContain('secrecy-cue')
  })

  test.each(['Riktlinjer för skyddade personuppgifter', 'Beslut enligt 9 kap. 2 § PBL', 'Utbildning i offentlighet och sekretess', 'Oslo kommune'])('left alone: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})

describe('B10: property, address, vehicle, account', () => {
  test('a property designation counts in a private case only', () => {
    expect(told('Ansökan om bygglov, Ekbacken 1:23', 'heading', 'private')).toEqual(['property: Ekbacken 1:23'])
    expect(told('Bygglov Kvarn 3', 'heading', 'private')).toEqual(['property: Kvarn 3'])
    expect(told('Detaljplan för Ekbacken 1:23', 'heading', 'public')).toEqual([])
    expect(told('Bygglov ekbacken 1:23', 'heading', 'private')).toEqual(['property: ekbacken 1:23'])
    for (const text of ['Bygglov enligt SFS 2010:900', 'Bygglov, skala 1:500', 'Ansökan om bygglov, bilaga 3', 'Bygglov Etapp 2', 'Besök klockan 10:30', 'Bygglov 12 bostäder', 'Storgatan 4 skylt']) {
      expect(scanOne(text, 'heading', 'private').filter((finding) => finding.kind === 'property')).toEqual([])
    }
  })

  test('an address counts with a person or in a private case', () => {
    expect(told('Tillsyn hos Erik Olsson, Björkgatan 4 B')).toContain('address: Björkgatan 4 B')
    expect(told('Bygglov, Selma Lagerlöfs gata 12', 'heading', 'private')).toContain('address: Selma Lagerlöfs gata 12')
    for (const place of ['björkgatan 4', 'Bygatan nr 3', 'lgh 1203', '251 89 Ekbacken', 'Drottning Kristinas väg 3']) expect(told(`Erik Olsson, ${place}`)).toContain(`address: ${place}`)
    for (const place of ['Väg 23', 'Detaljplan 12', 'Båtplats 14', 'Box 123, 251 89 Ekbacken', 'Plan 3']) expect(told(`Erik Olsson, ${place}`)).toEqual(['person: Erik Olsson'])
    expect(told('Ombyggnad av Björkgatan 4')).toEqual([])
  })

  test('a plate and an account need a word that says what they are', () => {
    expect(told('Fordonsflytt ABC 123')).toEqual(['vehicle: ABC 123'])
    expect(told('Projekt ABC 123')).toEqual([])
    expect(told('Utbetalning till konto 8327-9 123 456 789-0')).toEqual(['bank-account: 8327-9 123 456 789-0'])
    for (const [text, plate] of [['Fordonsflytt abc123', 'abc123'], ['Parkering ABC-12D', 'ABC-12D'], ['Personlig skylt MINBIL', 'MINBIL']]) expect(told(text ?? '')).toEqual([`vehicle: ${plate ?? ''}`])
    for (const account of ['SE45 5000 0000 0583 9825 7466', 'se4550000000058398257466', 'NO93 8601 1117 947']) expect(told(`Betalning, ${account}`)).toEqual([`bank-account: ${account}`])
    expect(told('Utbetalas till 8327-9 123456789')).toEqual(['bank-account: 8327-9 123456789'])
    for (const text of ['Bankgiro 5050-1055', 'Plusgiro 12 34 56-7', 'Konto 5410 120 000 kr', 'NO94 8601 1117 947']) expect(told(text)).toEqual([])
  })
})

describe('the set of detectors', () => {
  test('every kind and every reason has words', () => {
    for (const kind of FINDING_KINDS) expect(scanWords.sv.kinds[kind].name).not.toBe('')
    for (const detector of DETECTORS) {
      const reasons: Readonly<Record<string, string>> = scanWords.sv.reasons[detector.id]
      expect(Object.keys(reasons).toSorted()).toEqual([...detector.reasons].toSorted())
    }
  })

  test('ids are unique', () => {
    expect(new Set(DETECTORS.map((detector) => detector.id)).size).toBe(DETECTORS.length)
  })
})
