import {describe, expect, test} from 'vitest'
import {scanOne, told} from './support.js'

// Who is in sight without a name: every word for one person beside every category, so that a word is not missed beside some of them only.

const KIN = ['son', 'dotter', 'mamma', 'pappa', 'mor', 'far', 'förälder', 'bror', 'syster', 'mormor', 'morfar', 'farmor', 'farfar', 'moster', 'faster', 'morbror', 'farbror', 'kusin', 'svåger', 'svägerska', 'hustru', 'make', 'maka', 'sambo', 'särbo', 'änka', 'barnbarn', 'styvson', 'bonusdotter', 'fosterson', 'svärmor', 'halvbror', 'lillasyster', 'svärson', 'brorsdotter'] as const
const DEFINITE = ['sonen', 'dottern', 'mamman', 'pappan', 'modern', 'fadern', 'föräldern', 'vårdnadshavaren', 'brodern', 'systern', 'mostern', 'kusinen', 'hustrun', 'maken', 'makan', 'sambon', 'änkan', 'syskonet', 'styvsonen', 'eleven', 'patienten', 'brukaren', 'klienten', 'hyresgästen', 'grannen', 'barnet', 'pojken', 'flickan', 'kvinnan', 'mannen'] as const
const OTHERS = ['vuxen man', 'ung kvinna', 'en äldre man', 'min son', 'elev', 'patient', 'klient', 'granne', 'hyresgäst', 'flicka', 'pojke'] as const
const TOLD: Readonly<Record<string, string>> = {
  'sensitive-health': 'autism', 'sensitive-religion': 'muslim', 'sensitive-ethnic': 'romskt ursprung', 'sensitive-political': 'partitillhörighet', 'sensitive-union': 'medlem i Kommunal', 'sensitive-sex-life': 'homosexuell', 'sensitive-genetic': 'DNA-prov', 'sensitive-biometric': 'fingeravtryck', offence: 'misshandel', insult: 'idiot',
}
const MOST = new Set(['mor', 'far'])

describe('B3, B10: every word for one person brings every category in sight', () => {
  test.each(Object.entries(TOLD))('%s (%s)', (kind, word) => {
    for (const who of [...KIN.filter((kin) => !MOST.has(kin)), ...DEFINITE, ...OTHERS]) {
      const text = `Ärende om ${who}, ${word}`
      expect(scanOne(text).map((finding) => finding.kind), text).toContain(kind)
      const genitive = `${who.charAt(0).toUpperCase()}${who.slice(1)}${who.endsWith('s') ? '' : 's'} ${word}`
      if (!who.includes(' ')) expect(scanOne(genitive).map((finding) => finding.kind), genitive).toContain(kind)
    }
  })

  test.each(['han', 'hon', 'hen', 'hennes', 'hans', 'henne', 'honom'])('a pronoun does: %s', (pronoun) => {
    for (const [kind, word] of Object.entries(TOLD)) {
      const text = `Skrivelse att ${pronoun}, ${word}`
      expect(scanOne(text).map((finding) => finding.kind), text).toContain(kind)
    }
    expect(scanOne(`Rutin när ${pronoun} har autism`), 'a rule').toEqual([])
  })

  test.each([
    'LSS-insats för vuxen son', 'LSS-insats till son', 'son med autism', 'Stödinsatser för vuxen man med LSS', 'DNA-prov av pappa', 'DNA-prov av vårdnadshavare', 'Patientens journal', 'Boende smittad av MRSA', 'boende med covid på Solhem',
    'Hennes depression har förvärrats', 'Han sitter i rullstol', 'Hennes diabetes', 'Hon begär omprövning av sin sjukskrivning', 'En medborgare uppger sig vara rom', 'En rom kvinna', 'Samiska renägaren', 'Flykting från Syrien söker bostad', 'Den sjuke grannen', 'Den blinda butiksinnehavaren', 'Transperson nekad omklädningsrum', 'Nazistisk aktivist söker tillstånd',
    'Utmätning av lön för anställd', 'Barnmorska anmäld för felbehandling', 'Läraren i slöjd på Ekskolan kränker elever', 'Vaktmästaren vid badhuset avstängd', 'Mobbning, Bergskolan 6A', 'Utredning av elevs skolsituation', 'Självmord på äldreboendet', 'Självmordsförsök, lex Sarah', 'Placering enligt LVU', 'Könskorrigering, namnbyte i elevregister', 'Kvinnofridsärende, flytt',
  ])('%s', (text) => {
    expect(told(text)).not.toEqual([])
  })

  test.each([
    'Rutin för självmordsförsök', 'Handlingsplan mot självmord, remiss', 'Information till vårdnadshavare om autism', 'Boende med särskild service, LSS, upphandling', 'Moderbolag och dotterbolag', 'Storgatan avstängd för trafik', 'Riktlinjer för placering enligt LVU', 'Föreläsning: en mamma om autism', 'Rullstolsramp vid badhuset',
    'Statistik över självmord', 'Taxa för bostad, han eller hon', 'Flyktingmottagande, statsbidrag', 'Avstängning av väg 23', 'Ny transperson-policy', 'Skolan anmäls för brister', 'Uppsägning av avtal med entreprenör', 'Samverkan mot självmord', 'Stöd till barn med autism', 'Ombyggnad av boende på Storgatan 12', 'Kontakt med vårdnadshavare vid skolfrånvaro',
  ])('left alone: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  test('in a file a pronoun brings somebody in sight where it tells, and not where it rules', () => {
    expect(told('Hon har diabetes och bor ensam.', 'file')).toContain('sensitive-health: har diabetes')
    expect(told('Kommundirektören informerar om läget. Hon nämner sjukfrånvaron.', 'file')).toEqual([])
    expect(told('Personalen ska fråga om hen har diabetes.', 'file', 'public')).toEqual([])
  })

  test('B3: what is said of the elected themselves, and what their motions are about', () => {
    expect(told('Entledigande av Karin Lindqvist (KD) på grund av sjukdom')).toContain('sensitive-health: sjukdom')
    expect(told('Motion från Karin Lindqvist (KD) om demens').filter((found) => found.startsWith('sensitive'))).toEqual([])
    expect(told('Fråga från Karin Lindqvist (KD) om sjukfrånvaro i hemtjänsten').filter((found) => found.startsWith('sensitive'))).toEqual([])
  })

  test.each(['Boende på Storgatan 12 klagar', 'Invånare på Storgatan 12, klagomål', 'Klagomål Storgatan 12 B lgh 1203', 'Störningar i lägenhet 1203, Storgatan 12'])('B10: a home: %s', (text) => {
    expect(told(text).some((found) => found.startsWith('address: Storgatan 12'))).toBe(true)
  })

  test.each(['Vägarbete på Storgatan 12', 'Bygglov, 12 lägenheter, Storgatan 12', 'Boende för äldre, Storgatan 12'])('B10: a place and no home: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})

describe('B2, B10: somebody told by age, birth, kin, class or place', () => {
  const wholly = ['Sonen till rektorn', 'Hustru till ordföranden', 'Femårig pojke', 'Pojke fyra år', 'kvinna (82)', 'Man, f. -42', 'Klient (f. 1985)', 'Anmälan mot rektor på Ekskolan', 'Viggo åk 3', 'Ägaren till den gula villan', 'Kvinnan som bor ovanför pizzerian', 'Flicka, åk 8 Ekskolan'] as const
  test.each(wholly)('%s', (text) => {
    expect(told(text)).toContain(`indirect: ${text}`)
  })

  test.each(['kvinna', 'man', 'flicka', 'pojke', 'elev', 'person', 'patient', 'klient', 'brukare', 'son', 'dotter', 'mannen', 'kvinnan', 'eleven'])('ages and years of birth beside %s', (who) => {
    for (const age of [' (82)', ' (82 år)', ', 82 år', ' (f. 1942)', ', f. -42', ' född 1942', ' fyra år', ', f 1942', ', född -42']) {
      const text = `Ärende om ${who}${age}`
      expect(scanOne(text).some(({kind}) => kind === 'indirect' || kind === 'birth-date'), text).toBe(true)
    }
    for (const born of [' f 850101', ', f. 850101', ' f. 1985-01-01', ' född 1 jan 85', ', f 1/1 85']) {
      const text = `Ärende om ${who}${born}`
      expect(scanOne(text).some(({kind}) => kind === 'birth-date'), text).toBe(true)
    }
  })

  test.each(['femårig', 'treårig', 'sextonårig', 'åttiotvåårig', 'fyrtioårig', 'fem-årig', '5-årig'])('%s', (aged) => {
    for (const who of ['pojke', 'flicka', 'kvinna', 'man', 'elev']) expect(told(`${aged} ${who}`)).toEqual([`indirect: ${aged} ${who}`])
  })

  test.each(['Avtal på fem år', 'Femårigt avtal', 'Treårig plan', 'Barn (1-5 år)', 'Man kan söka i 3 år', 'Elev 2024', 'Klagomål på lokaler vid Ekskolan', 'Bidrag till rektorn', 'Inbjudan till ordföranden', 'Etapp f 850'])('left alone: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})
