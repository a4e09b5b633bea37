import {describe, expect, test} from 'vitest'
import {scanOne, told} from './support.js'

describe('B2: persons are found', () => {
  test.each([
    ['Klagomål från Erik Olsson gällande snöröjning', 'Erik Olsson'],
    ['Begäran om utlämnande av allmän handling - Anna Svensson', 'Anna Svensson'],
    ['Överklagan av Anna-Karin Lindström-Berg', 'Anna-Karin Lindström-Berg'],
    ['Tjänstgöringsintyg Åsa Nilsson', 'Åsa Nilsson'],
    ['Karin Åström Söderqvist, komplettering', 'Karin Åström Söderqvist'],
    ['Svar till Kurt Bergs skrivelse', 'Kurt Bergs'],
    ['Carl von Linden, skrivelse', 'Carl von Linden'],
    ['Fatima Al-Hassan, ansökan', 'Fatima Al-Hassan'],
    ['Omar bin Said begär ut handlingar', 'Omar bin Said'],
    ['Ahmed Mohamed Abdirahman, yttrande', 'Ahmed Mohamed Abdirahman'],
    ['Anmälan Xhevdet Krasniqi', 'Xhevdet Krasniqi'],
    ['Brev från José García', 'José García'],
    ['Per Berg', 'Per Berg'],
    ['Hans Gerremo', 'Hans Gerremo'],
    ['Möte med Bo Lund', 'Bo Lund'],
    ['ANSÖKAN OM BYGGLOV FRÅN ERIK OLSSON', 'ERIK OLSSON'],
    ['klagomål från erik olsson', 'erik olsson'],
    ['Olsson, Erik, ansökan', 'Olsson, Erik'],
    ['Ansökan Olsson Erik', 'Olsson Erik'],
    ['E. Olsson överklagar', 'E. Olsson'],
    ['Yttrande från E Olsson', 'E Olsson'],
    ['Anna B, skolplacering', 'Anna B'],
    ['Skrivelse från familjen Lindström', 'Lindström'],
    ['Klagomål på rektor Lindgren', 'Lindgren'],
    ['Klagomål från Karlsson om buller', 'Karlsson'],
    ['Angående Eriks skolgång', 'Eriks'],
    ['Eleven Emma, åtgärdsprogram', 'Emma'],
    ['Yrkande, advokat K. Holm', 'K. Holm'],
    ['Uppföljning: Lindgren, M', 'Lindgren, M'],
    ['Anmälan från Lena svensson', 'Lena svensson'],
    ['Anpassning för elev E.O. i årskurs 4', 'E.O'],
    ['Klagomål på Erik Olssons hus', 'Erik Olssons'],
    ['Skrivelse till Ulf om skolgården', 'Ulf'],
    ['Förlikning, hyresgäst Olof Wallin', 'Olof Wallin'],
    ['Angående Erik Olssons plats på förskolan', 'Erik Olssons'],
    ['Skrivelse från Mikael\u00a0Stenström', 'Mikael\u00a0Stenström'],
    ['Skrivelse från Mika\u00adel Sten\u200bström', 'Mika\u00adel Sten\u200bström'],
    ['Skrivelse från A\u030asa Nilsson', 'A\u030asa Nilsson'],
  ])('%s', (text, name) => {
    expect(told(text)).toContain(`person: ${name}`)
  })

  test.each(['Avtal med Lennarts Grävtjänst', 'Hyra, Frisör Hasse', 'Torgplats, Taxi-Janne', 'Bidrag till Karins hundpensionat'])('B10: a trader is told by its owner: %s', (text) => {
    expect(scanOne(text).map(({kind}) => kind)).toEqual(['person'])
  })

  test.each(['Avtal med Lennarts Grävtjänst AB', 'Dispens, Jonas Lindahls Kranbilar AB', 'Årsstämma i Vindkraft Bertil ek. för.', 'Synpunkter på busshållplats Sven Dufva', 'Övning Greta: utvärdering', 'Anbud från Hagelins Måleri'])('B2: a company, an association, a stop and an exercise are nobody: %s', (text) => {
    expect(scanOne(text)).toEqual([])
  })

  test.each(['Hinder, Inger-Ánne Påve', 'Ansökan, Çağla Yıldız', 'Yttrande av Đorđe Živković'])('B2: letters that Swedish does not write: %s', (text) => {
    expect(scanOne(text).map(({kind}) => kind)).toContain('person')
  })

  test.each(['Erik Olssons dödsbo', 'Dödsboet efter Maria Lind', 'Firma Erik Olsson', 'Erik Olsson Bygg', 'Mikael Stenström Konsult'])('B10: an estate and a sole trader bear a person’s name: %s', (text) => {
    expect(scanOne(text).map((finding) => [finding.kind, finding.why])).toContainEqual(['person', /dödsbo/i.test(text) ? 'estate' : 'sole-trader'])
  })

  test('two who share a surname are two persons', () => {
    expect(told('Bygglov Anna och Erik Olsson')).toEqual(['person: Anna', 'person: Erik Olsson'])
  })

  test('certain only where both names are well known and nothing else fits', () => {
    expect(scanOne('Erik Olsson')).toMatchObject([{certainty: 'certain'}])
    for (const text of ['Per Berg', 'Olsson, Erik', 'erik olsson', 'Firma Erik Olsson', 'Brev från José García']) expect(scanOne(text)).toMatchObject([{certainty: 'likely'}])
  })

  test('C3: alone in the party field a single name is enough', () => {
    for (const text of ['Olsson', 'Maria', 'Erik O', 'Olsson, Erik']) expect(told(text, 'party')).toEqual([`person: ${text}`])
    expect(scanOne('Berg')).toEqual([])
  })

  test.each(['Erik Olsson Karlstads kommun', 'Erik Olsson Peab AB', 'Anna Lind Lunds universitet', 'Region Skåne Anna Lind', 'Erik Olsson, Bygg AB'])('C3: beside an organisation’s name a person’s is still found: %s', (text) => {
    expect(told(text, 'party').some((found) => found === 'person: Erik Olsson' || found === 'person: Anna Lind')).toBe(true)
  })

  test('B1: an elected member is told apart by the party letter', () => {
    expect(scanOne('Motion från Anders Ek (S) om stöd vid psykisk ohälsa')).toMatchObject([{kind: 'person', why: 'elected'}])
  })
})

describe('places, organisations and ordinary words are left alone', () => {
  test.each([
    'Ny förskola vid Ekbacken', 'Detaljplan för Kvarn 3', 'Plan- och byggenheten', 'Björkgatan', 'Karlstad', 'Linköping', 'Erik Dahlbergsgatan 4',
    'Sankt Eriks torg', 'S:t Eriks torg', 'Ombyggnad av S:ta Marias kyrka', 'Gustav Adolfs torg, ombyggnad', 'Selma Lagerlöfs gata, beläggning',
    'Astrid Lindgrens skola - tillbyggnad', 'Olof Palmes plats', 'Detaljplan för Karl Johan 4', 'Detaljplan för kv. Björn 12', 'Rosen 5 och Liljan 2, planbesked',
    'Planbesked för Lund 4:12 m.fl.', 'Planprogram för Norra Berg och Södra Lund', 'Cykelväg Hagby - Berg', 'Vårmarknad i Torsby', 'Kristina Nilssons park',
    'Anderssons Bygg AB', 'Brf Solrosen', 'Svensson & Partner AB', 'Erik Olsson Bygg AB', 'Erik Olsson Bygg & Entreprenad AB', 'Avtal Erik Lundberg Arkitektkontor AB',
    'Stiftelsen Erik Olssons minne', 'Ansökan om bidrag från Föreningen Norden', 'Restaurang Lilla Maria', 'Förskolan Linnea, ombyggnad av kök', 'Gruppbostaden Sven, brandskydd',
    'Vård- och omsorgsboendet Elsa', 'Svenska kyrkan, Maria församling', 'Lina älvs vattenråd', 'Kallelse, Per Brahegymnasiet', 'Avtal Fredrika Bremer gymnasium', 'Kvarteret Viktoria och kvarteret Josefina', 'Lisa Nilsson-galan', 'Björn Lundén AB', 'Nybyggnad Max Hamburgerrestaurang',
    'Hundgård på Kristinelund', 'Marie Curie-programmet', 'Uteservering O’Learys', 'Stig Center AB', 'Nämndens plan, Ellen Key-skolan', 'Lindströms Måleri',
    'Bo tryggt i Mark - program för landsbygden', 'Mark och exploatering', 'Dag för demokrati', 'Maj månads ekonomiska uppföljning', 'Per capita-ersättning till fristående förskolor',
    'Hans majestät konungens besök', 'Val av ledamöter till kommunstyrelsen', 'Delegationsbeslut barn- och utbildningsnämnden mars 2023', 'Nominering till Årets företagare',
    'Yttrande över samråd om översiktsplan för Lunds kommun', 'Remiss från Justitiedepartementet', 'Avtal med Region Skåne', 'Upphandling av måleriarbeten, ramavtal',
    'Överenskommelse om samverkan mellan Falun och Borlänge', 'SAMMANTRÄDESPROTOKOLL KOMMUNSTYRELSEN', 'KALLELSE TILL NÄMNDEN FÖR STÖD OCH OMSORG', 'BESLUT OM BYGGLOV FÖR KVARN 3, EKBACKEN',
    'Medel från Allmänna Arvsfonden', 'Skolskjuts till Montessoriskolan', 'Granskning av Helsingborgs Lasarett', 'Remissvar Rädda Barnen', 'Förslag till ny Taxa för Bygglov',
  ])('%s', (text) => {
    expect(told(text)).toEqual([])
  })

  test.each(['Lantmäteriet', 'Skanska Sverige AB', 'Länsstyrelsen i Dalarnas län', 'Invånare', 'Förälder', 'Peab Bostad AB', 'Socialdemokraterna', 'Vision Kronoberg', 'Kommunal Sydost', 'Telia Company', 'Kalmar Vatten', 'Taxi Göteborg', 'Karlstads kommun', 'Försäkringskassan Berg', 'Länsstyrelsen Lund', 'Region Skåne'])(
    'C1: in the party field %s is no person',
    (text) => {
      expect(told(text, 'party')).toEqual([])
    },
  )
})
