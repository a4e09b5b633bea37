import {describe, expect, test} from 'vitest'
import {told} from './support.js'

// A heading that names nobody, and is somebody's matter all the same: by the illness, the offence or the trouble that it tells of (B3, B10).

describe('B3, B10: what a heading tells of one whom nothing in it names', () => {
  test.each([
    'Överklagat beslut, hjärtsvikt', 'Anpassning av arbetsplats efter stroke', 'Kan inte bo kvar efter amputation', 'Alkoholtest positivt', 'Skyddsplacering av syskon', 'Son på rymmen från HVB', 'Pappan nekas umgänge', 'Könsidentitet, byte av förnamn',
    'Lex Sarah: boende bortglömd på toaletten', 'Hemtjänst gick inte in, kund hittad död', 'Rektorn beskylls för att ljuga', 'Pojke satte eld på papperskorg', 'Vanvård av hästar på gård i Hönsarp', 'Utpressning, nakenbilder', 'Kallad för kärring av bussföraren',
    'Polisanmälan, skadegörelse, misstänkt gymnasist', 'Nödbistånd till tvåbarnsmor', 'Feldosering av morfin', 'Spritdoft hos chauffören', 'Återkrav av försörjningsstöd',
  ])('%s', (text) => {
    expect(told(text)).not.toEqual([])
  })

  test.each([
    'Autismvänlig lekplats', 'Hjärtstartare i idrottshallen', 'Drunkningsolyckor, livbojar vid badplatser', 'Stöd till barn med autism', 'Insatser mot narkotikabrott', 'Depressionen på 1930-talet, utställning', 'Synpunkter på psykisk ohälsa', 'Klotter på skolans fasad',
    'Inbrott i kommunens förråd', 'Kontaktcenter stängt på grund av sjukdom', 'Demensdag på Kulturhuset', 'Smittspårning av legionella i badhusets duschar', 'Avstängning av Storgatan', 'Uppsägning av lokalhyresavtal', 'Sjuklönekostnader 2024', 'Kärringön, färjetider', 'Skadad fiberledning vid Stationsgatan', 'Planerad kontroll av skolkök 2025', 'Underlag om störningar och uppsagda kontrakt',
    'Kriminalvårdens nya anstalt, samråd', 'Trygghetsvandring efter rån i centrum', 'Anhållan om bidrag till midsommarfirande', 'Prideveckan, flaggning',
  ])('a plan, a subject, a place or a group: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  test('in a case about the municipality’s own business it takes a person in sight', () => {
    expect(told('Överklagat beslut, hjärtsvikt', 'heading', 'public')).toEqual([])
    expect(told('Överklagat beslut, hjärtsvikt, Erik Olsson', 'heading', 'public')).toContain('sensitive-health: hjärtsvikt')
  })
})

describe('B10: who is told by a post that was held, a trade in a village or what is owned', () => {
  test.each(['Tingsrättens dom mot tidigare ekonomichefen', 'Avgångsvederlag f.d. socialchefen', 'Uteblivna kontroller hos lantbrukare i Hönsarp', 'Föreläggande mot ägaren till rottweilern i Backa', 'Klagomål på hyresgäst i 1403', 'Orosanmälan barn 7 år', 'Begäran om betyg, född 1961'])('%s', (text) => {
    expect(told(text).some((found) => found.startsWith('indirect'))).toBe(true)
  })

  test.each(['Tidigare kommunhuset rivs', 'Hundägare i Hönsarp får rastgård', 'Ägardirektiv till bolagen', 'Personer födda 1985', 'Förskolebarn 1-5 år'])('nobody: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  test.each([['Skrivelse från boende i Hönsarp 3:12 om buller', 'property: Hönsarp 3:12'], ['Trädfällning utanför Lindvägen 4, boende missnöjd', 'address: Lindvägen 4'], ['Störningar från lägenhet 12', 'address: lägenhet 12']])('a place beside whoever lives there: %s', (text, found) => {
    expect(told(text)).toContain(found)
  })
})

describe('B2: a name alone behind what the case is, and against whom', () => {
  test.each(['Stämningsansökan, Ljung ./. kommunen', 'Kommunen ./. Ljung', 'Ansökan om dödsboanmälan, Ljung', 'Rivningslov ladugård, Golzari'])('%s', (text) => {
    expect(told(text, 'heading', text.startsWith('Rivning') ? 'private' : 'unknown').some((found) => found.startsWith('person'))).toBe(true)
  })

  test.each(['Bygglov förskola, Ängsbacken', 'Detaljplan, Hönsarp'])('a place: %s', (text) => {
    expect(told(text, 'heading', 'private').filter((found) => found.startsWith('person'))).toEqual([])
  })
})

describe('C3, B9: parties that are told as people are among themselves', () => {
  test.each(['Bröderna Tegel', 'Systrarna Tegels Kafé', 'R.E.', 'kimbratt88', '@kimbratt', 'Kusinerna Barre'])('%s', (text) => {
    expect(told(text, 'party')).not.toEqual([])
  })

  test.each(['E.ON', "McDonald's", 'Nova Bus Sweden AB', 'Sändlista', 'Bröderna Tegels Åkeri AB', 'Microsoft'])('none: %s', (text) => {
    expect(told(text, 'party')).toEqual([])
  })

  test('C1 C3: a contact person with two names is a person’s name, which nobody may let through', () => {
    expect(told('Bravida AB, Torkel Wide', 'party')).toEqual(['person: Torkel Wide', 'contact-person: Torkel Wide'])
  })
})

test('B10: a word that only ends as one for another sort of number does is none', () => {
  expect(told('Uppgiftslämnare 073-171 60 24', 'party')).toContain('phone: 073-171 60 24')
})
