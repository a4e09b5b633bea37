import {describe, expect, test} from 'vitest'
import {DETECTORS} from '../../../src/core/scan/detectors/index.js'
import {FINDING_KINDS} from '../../../src/core/scan/finding.js'
import {scanWords} from '../../../src/words/scan.js'
import {scanOne, told} from './support.js'

describe('B10: e-mail', () => {
  test.each(['erik.olsson@gmail.com', 'eo1975@hotmail.com', 'åsa.nilsson@exempel.se', 'Åsa.Öberg@kommun.se', 'e.olsson@bolag.exempel.se'])('found: %s', (address) => {
    expect(told(`Svar till ${address}, komplettering`)).toEqual([`email: ${address}`])
  })

  test.each(['info@exempel.se', 'registrator@exempel.se', 'kommunstyrelsen@exempel.se', 'bygg.miljo@exempel.se', 'no-reply@exempel.se', 'socialnamnden@exempel.se', 'Möte @ Folkets hus', '@kommun'])(
    'a function’s mailbox is left alone: %s',
    (address) => {
      expect(told(`Skickat till ${address}`)).toEqual([])
    },
  )
})

describe('B10: telephone', () => {
  test.each(['073-123 45 67', '0731234567', '+46 73 123 45 67', '+46731234567', '0046 73 123 45 67', '073/123 45 67', '0431-12 34 56', '08-123 456 78'])('found: %s', (number) => {
    expect(told(`Ring ${number} om ärendet`)).toEqual([`phone: ${number}`])
  })

  test.each(['växel 0431-12 34 56', '0451-26 70 00', '020-12 34 56', '0771-123 456', 'dnr 2023-001234', '2023-01-15', '10 000 000 kr', 'SOU 2024:12', '2024-2027', '§ 123-145', 'kl 08.00-10.30', '1 234 567', 'Väg 1023', '00123'])(
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

describe('B12: cues of secrecy', () => {
  test.each(['Företagshemligheter i anbud', 'Sekretess enligt 26 kap. 1 § OSL', 'OSL 31:16', 'Beslut enligt 19 kap 3 § offentlighets- och sekretesslagen', 'Handling omfattas av sekretess', 'Personalsocialt ärende', 'Uppgifter om enskilds personliga förhållanden'])('found: %s', (text) => {
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
    for (const text of ['Ansökan om bygglov, bilaga 3', 'Bygglov Etapp 2', 'Besök klockan 10:30', 'Bygglov 12 bostäder', 'Storgatan 4 skylt']) {
      expect(scanOne(text, 'heading', 'private').filter((finding) => finding.kind === 'property')).toEqual([])
    }
  })

  test('an address counts with a person or in a private case', () => {
    expect(told('Tillsyn hos Erik Olsson, Björkgatan 4 B')).toContain('address: Björkgatan 4 B')
    expect(told('Bygglov, Selma Lagerlöfs gata 12', 'heading', 'private')).toContain('address: Selma Lagerlöfs gata 12')
    expect(told('Ombyggnad av Björkgatan 4')).toEqual([])
  })

  test('a plate and an account need a word that says what they are', () => {
    expect(told('Fordonsflytt ABC 123')).toEqual(['vehicle: ABC 123'])
    expect(told('Projekt ABC 123')).toEqual([])
    expect(told('Utbetalning till konto 8327-9 123 456 789-0')).toEqual(['bank-account: 8327-9 123 456 789-0'])
    expect(told('Bankgiro 5050-1055')).toEqual([])
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
