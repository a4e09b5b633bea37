import {describe, expect, test} from 'vitest'
import {told} from './support.js'

// Headings that tell of one person by a word that is the same for one and for many, or by a matter that is always somebody's, and headings with the same words that are about a subject, a group or a thing (B3, B10, C2).

describe('B3: a single matter is somebody’s, also where a word for a group or a place stands in it', () => {
  test.each([
    'Omhändertagen ungdom', 'Placerad ungdom har avvikit', 'Ungdom avviken från familjehem', 'Äldre man dement, avviken', 'Cancer hos äldre man', 'Äldre kvinna med demens, anmälan',
    'Äldre dam fallolycka och höftfraktur', 'Vård av unga enligt LVU, dom', 'Dom, beredande av vård enligt LVU', 'Yttrande över LVU-ansökan', 'Ansökan om vård enligt LVM',
    'Beslut om omedelbart omhändertagande enligt 6 § LVU', 'Överklagande av beslut, psykisk ohälsa och missbruk', 'Beslut från Försäkringskassan om sjukersättning',
    'Avslag på sjukersättning, Försäkringskassan', 'Sjukskrivning tre månader', 'Läkarintyg, depression, två veckor', 'Mögel i lägenhet, astma', 'Astma, byte av skola',
    'Byte av skola på grund av mobbning', 'Åtgärdsprogram, dyslexi', 'Insatser enligt LSS, avslag', 'Uppföljning av placering på HVB', 'Placering på avdelning för missbruksvård',
    'Psykos, intagen på avdelning 12', 'Flytt till annan avdelning, demens', 'Rullstol, kostnadsersättning', 'Epilepsi, ansökan om ersättning för hjälpmedel',
    'Förlossningsdepression, anmälan mot mottagning', 'Stroke, nekad plats på korttidsenhet', 'Ansökan om byte av enhet, schizofreni', 'Återkallelse av ansökan, bröstcancer',
    'Yttrande till förvaltningsrätten, Parkinsons sjukdom', 'Begäran om journal, abort', 'Begäran om omprövning, autism', 'Ungdom med anorexi, placering', 'Yngre man med schizofreni',
    'Ung man misshandlad', 'Ungt par, graviditet', 'Utdrag ur journal, ätstörning, vårdcentral', 'Anmälan om vårdskada, hjärtinfarkt', 'Klagomål på vård, stroke',
    'Bipolär sjukdom, utskriven från vården', 'Uppsägning av hyresavtal, hyresskuld och missbruk', 'Polisrapport, narkotikapåverkad ungdom', 'Ungdom gripen med narkotika',
    'Avstängd från gymnasiet, hot mot lärare', 'Överenskommelse om avslut av anställning, utbränd', 'Försörjningsstöd, avslag', 'Avhysning av äldre man', 'Hemlös ungdom, akut boende',
    'Missbruk, barn far illa', 'Sjukdomsinsikt saknas, tvångsvård', 'Dom angående umgänge med barn', 'Familjehemsplacerad ungdom, hälsoundersökning', 'Aborterad graviditet, klagomål på bemötande',
  ])('%s', (text) => {
    expect(told(text)).not.toEqual([])
  })

  test.each([
    'Riktlinjer för vård av unga enligt LVU', 'Statistik över placerade ungdomar', 'Upphandling av HVB för unga', 'Verksamhet för äldre med demens', 'Program för äldre med psykisk ohälsa',
    'Placerade ungdomar 2024, sammanställning', 'Antal omhändertagna barn per kommun', 'Vård av äldre med demens, riktlinje', 'Äldre personers psykiska ohälsa, rapport',
    'Ungdomars psykiska hälsa, enkät', 'Motion om ungdomar och missbruk', 'Lägesrapport demensvård', 'Demensvården i kommunen', 'Cancerrehabilitering, informationsträff',
    'Ungdom mot droger, föreningsbidrag', 'Samverkansavtal missbruksvård för unga', 'Ungdomsmottagningens öppettider', 'Uppföljning av insatser för personer med funktionsnedsättning',
    'Tillsyn av HVB-hem för ungdomar', 'Kvalitetsuppföljning placeringar av barn och unga', 'Plats för utomhusvistelse, demensboende', 'Nätverk för anhöriga till personer med psykossjukdom',
    'Kostnader för placeringar 2024', 'Ramavtal konsulentstödda familjehem', 'Beslut om demensstrategi', 'Yttrande över promemoria om tvångsvård av unga', 'Remiss: Ny lag om vård av unga',
    'Yttrande över remiss om LVU', 'Förteckning över delegationsbeslut, försörjningsstöd', 'Anmälan till konferens om autism', 'Ansökan om statsbidrag för suicidprevention',
    'Ansökan om föreningsbidrag, Diabetesföreningen', 'Beslut om öppettider för ungdomsmottagningen', 'Begäran om statistik över sjukfrånvaro', 'Begäran om uppgifter om antal orosanmälningar',
    'Yttrande över ny cancerstrategi', 'Placering av belysningsstolpar', 'Placering av återvinningsstation', 'Omhändertagande av dagvatten', 'Omhändertagande av fordon',
    'Omhändertagande av skrotbilar', 'Avstängning av Kungsgatan', 'Avstängning av vatten Lindvägen', 'Uppsägning av avtal, snöröjning', 'Uppsägning av arrendeavtal',
    'Uppsägning av hyresavtal, lokal på Torggatan', 'Varning för halka', 'Vädervarning klass 2', 'Avvisning av anbud', 'Avvisning av överklagande', 'Omplacering av parkbänkar',
    'Dom i mål om upphandling', 'Dom i mål om detaljplan', 'Dom, avgift för avfall', 'Dom från mark- och miljödomstolen, bygglov', 'Försäkringskassans remiss om assistansersättning',
    'Sjukvårdsförsäkring för förtroendevalda, upphandling', 'Klagomål från invånare om snöröjning', 'Fråga från invånare om badplats', 'Synpunkt från invånare, hål i vägen',
    'Medborgare, fråga om detaljplan', 'Sökande, tillsvidareanställning lärare', 'Sökande per tjänst', 'Barn, lek och lärande', 'Barn och utbildning, budget', 'Barnkonventionen, utbildning',
    'Elev- och föräldraråd', 'Kund, avtal om bredband', 'Besökare, statistik badhus', 'Placering av skateramp, medborgarförslag', 'Placering av busskur, invånare',
    'Begäran från invånare om farthinder', 'Varning för isbildning, information till invånare', 'Läkare, tjänstgöring jourlinje', 'Sommarlovsaktiviteter för ungdom', 'Feriearbete för ungdom',
    'Fritid för barn och ungdom', 'Kultur för äldre på demensboenden', 'Beslut om nytt demensboende', 'Beslut om avgift för hemtjänst', 'Ansökan om projektmedel, psykisk hälsa bland unga',
    'Ansökan om medel för stöd till äldre med demens', 'Ansökan om föreningsstöd, handikapporganisation för äldre', 'Klagomål på vården, sammanställning 2024',
    'Överklagande av detaljplan för vårdboende', 'Överklagad upphandling av äldreomsorg', 'Dom i mål om upphandling av hjälpmedel', 'Domar om LVU, utbildning för socialsekreterare',
    'Yttrande över remiss om tvångsvård', 'Flytt av vårdcentralen', 'Flytt av demensboendet Solgläntan', 'Byte av system för hemtjänsten', 'Byte av lokal för psykiatrimottagningen',
    'Byte av journalsystem för elevhälsan', 'Anmälan om lokal för psykoterapi', 'Anmälan enligt miljöbalken, solarium', 'Klagomål på mat vid äldreboende', 'Sjukskrivning bland unga',
    'Ersättning för sjuklönekostnader', 'Avslag på statsbidrag för psykisk hälsa', 'Bifall till motion om demenscentrum', 'Begäran om ersättning från Migrationsverket för ensamkommande barn',
    'Ansökan om ersättning från Migrationsverket, barn med särskilda behov', 'Återsökning av statsbidrag för placerade barn', 'Plan för äldre med missbruk', 'Äldre med missbruk, kartläggning',
    'Lägenheter för personer med psykisk funktionsnedsättning', 'Boende för personer med psykisk funktionsnedsättning, markanvisning', 'Suicidprevention för äldre', 'Hörselskadades förening, bidrag',
    'Hot och våld, handlingsplan', 'Barnfetma, insatser i skolan', 'Cancerfonden, gåva', 'Hjärtstartare på äldreboende', 'Skadedjur på äldreboende', 'Diabetesvård, avtal med regionen',
    'Demenssjuksköterska, rekrytering', 'Rekrytering av demensteam', 'Skolpsykolog, remissvar', 'Överklagande av upphandling, hemtjänst', 'Överklagande, valfrihetssystem hemtjänst',
    'Färdtjänsttaxa, överklagande',
    'Dom om vitesföreläggande mot vårdbolag', 'Klagomål på buller från vårdboende', 'Anmälan om legionella på äldreboende', 'Anmälan om avhjälpande, äldreboende',
    'Anmälan om olycka med elsparkcykel', 'Beslut om sjuklön, kollektivavtal', 'Beslut om avgifter för hjälpmedel', 'Beslut enligt alkohollagen, serveringstillstånd',
    'Ansökan om stöd för suicidprevention', 'Ansökan om ersättning för covid-kostnader', 'Begäran om utlämnande av statistik, placerade barn', 'Begäran om utlämnande av rutin för omhändertagande',
    'Begäran om utlämnande av anbud, hemtjänst', 'Begäran om omprövning av taxa', 'Placering av hjärtstartare vid äldreboende', 'Flytt av hjälpmedelscentral', 'Flytt av ungdomsmottagning',
    'Byte av leverantör, inkontinenshjälpmedel', 'Byte av golv, demensavdelning', 'Byte av personlarm på psykiatriboende', 'Avslag på bygglov för vårdboende',
    'Bifall till medborgarförslag om samtal om psykisk ohälsa', 'Överklagande av beslut om vårdval', 'Överklagande av nämndens beslut, friskola',
    'Överklagande av kommunfullmäktiges beslut om äldreboende', 'Yttrande till förvaltningsrätten, laglighetsprövning äldreboende', 'Yttrande till tingsrätten, hyrestvist vårdboende',
    'Utskrivningsklara patienter, betalning till regionen', 'Omprövning av statsbidrag, äldre', 'Dom i laglighetsprövning, LSS-taxa', 'Återkallelse av ansökan om tillstånd, solarium',
    'Intagen i register, serveringsställen', 'Nekad ansluta till fjärrvärme', 'Hemlöshet, kartläggning', 'Kontrakt för stödboende, lokal', 'Lokal för daglig verksamhet',
    'Hyra av lokal till daglig verksamhet', 'Brandskydd, gruppbostad LSS', 'Detaljplan för LSS-boende', 'LSS-boende Ekbacken, invigning', 'Färdtjänst, ny app', 'Hemtjänst, schemaläggning',
    'Personlig assistans, kostnadsutveckling', 'Orosanmälningar 2024', 'Missbruksvård, ny modell', 'Alkohol- och drogpolitiskt program', 'Alkoholservering, tillsyn', 'Tillsyn folköl och tobak',
    'Föreläggande, rökfri skolgård', 'Barn i trafiken', 'Barnens bästa, prövning i planärende', 'Elev, läsår och lov', 'Medarbetare, stipendium', 'Studentmössa, inköp', 'Pensionärsråd, kallelse',
    'Besökare, parkering', 'Patienttransport, avtal', 'Elevhem, upprustning', 'Skolskjuts, elev på landsbygd', 'Skolfrånvaro, åtgärder på gruppnivå', 'Ungdomar med skolfrånvaro, satsning',
    'Våld i nära relationer, handlingsplan', 'Vårdnadshavares ansvar, informationsfilm', 'Ledighet för religiösa högtider, policy', 'Medlem i styrgrupp', 'Tillhör fastigheten Ek 3',
  ])('a plan, a group, an agreement or a thing: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})

describe('B3, B12, C2: a role word and what is told of it, in either order', () => {
  test.each([
    'Yngre kvinna, hjärntumör', 'Dom, tvångsomhändertagande', 'Missbruk hos ung förälder', 'Ungdom rymt från behandlingshem', 'Avslag på ansökan om kontaktfamilj',
    'Synskadad invånare nekad ledsagning', 'Omyndig, skulder', 'Begäran om byte av boende på grund av demens', 'Överklagan beslut om avstängning', 'Medarbetare, alkohol på jobbet',
    'Medarbetare, missbruk', 'Anställd, uppsägning', 'Student, avstängning', 'Student, fusk', 'Vårdnadshavare, våld', 'Vårdnadshavare hot mot personal', 'Kund, psykos', 'Pensionär, vräkning',
    'Arbetstagare, omplacering', 'Vittne, hot', 'Förälder begår narkotikabrott', 'Medlem i Scientologikyrkan', 'Lämnat Jehovas vittnen', 'Sikh, undantag från hjälmkrav',
    'Mottagande i anpassad grundskola, elev', 'Anpassad studiegång, elev', 'Elev, extra anpassningar', 'Barn, umgänge', 'Barn, orosanmälan', 'Orosanmälan, barn', 'Orosanmälan ungdom',
    'Orosanmälan äldre', 'Brukare, trygghetslarm', 'Trygghetslarm, invånare', 'Färdtjänst för invånare', 'Parkeringstillstånd för rörelsehindrade, sökande', 'Kommuninvånare, bostadsanpassning',
    'Bostadsanpassning, kommuninvånare', 'Omsorgstagare, fallskada', 'Barn, hjärnskakning', 'Elev, bruten arm', 'Gäst, fallolycka, bruten höft', 'Besökare, epileptiskt anfall',
    'Elev, avstängning', 'Avstängning, elev', 'Avstängning av elev', 'Avstängning från undervisning', 'Avstängning från skolan två veckor', 'Avstängning från arbetet',
    'Beslut om avstängning från gymnasieutbildning', 'Varning till elev', 'Skriftlig varning, elev', 'Elev, skriftlig varning', 'Disciplinåtgärd, student', 'Hyresgäst, uppsägning',
    'Uppsägning, hyresgäst', 'Uppsägning av medarbetare', 'Medarbetare, uppsägning', 'Medarbetare uppsagd på grund av personliga skäl', 'Uppsagd medarbetare', 'Medarbetare, omplacering',
    'Omplacering av medarbetare', 'Medarbetare, avsked', 'Brukare, omhändertagande', 'Barn, omhändertagande', 'Omhändertagande, barn', 'Omhändertagande av barn', 'Omhändertagande enligt LVU',
    'Placering i familjehem', 'Placering av barn', 'Barn, placering', 'Placering, ungdom', 'Placering av ungdom på HVB', 'Placering utom hemmet', 'Invånare, avvisning', 'Klient, avvisning',
    'Dom i vårdnadsmål', 'Dom om vårdnad och umgänge', 'Vårdnadsmål, dom', 'Yttrande i vårdnadsmål', 'Snabbyttrande, vårdnad', 'Medlem i Jehovas vittnen', 'Medlem i Livets ord',
    'Tillhör Jehovas vittnen', 'Konverterat till islam', 'Utträde ur Svenska kyrkan', 'Vårdnadshavare vaccinationsvägrare', 'Vaccinationsvägrare, vårdnadshavare', 'Vårdnadshavare med missbruk',
    'Missbruk, vårdnadshavare', 'Vårdnadshavare, psykisk sjukdom', 'Förälder, missbruk', 'Anhörig, demens', 'Demens, anhörig', 'Invånare, diabetes', 'Diabetes, invånare', 'Invånare med diabetes',
    'Brukare, epilepsi', 'Epilepsi, brukare', 'Boende, stroke', 'Student, adhd', 'Sökande, psykisk sjukdom', 'Medarbetare, sjukskrivning', 'Sjukskrivning, medarbetare', 'Anställd, alkoholproblem',
    'Alkoholproblem, anställd', 'Medarbetare muslim', 'Elev, slöja, religion', 'Huvudman, demens', 'Vittne, misshandel', 'Granne, missbruk', 'Skolelev, autism', 'Pensionär, synskada', 'Patient, hiv',
    'Uppsägning från arbetsgivarens sida, personliga skäl', 'Avsked från anställning', 'Avskedande', 'Erinran, anställd', 'Löneavdrag, medarbetare', 'Disciplinpåföljd', 'Elev relegerad',
    'Elev, relegering', 'Elev, hot', 'Förälder, hot', 'Invånare, hot och våld', 'LSS-insats för invånare', 'Invånare, LSS-insats', 'LSS-insats, invånare', 'Hemtjänst, invånare',
    'Invånare, hemtjänst', 'Hemtjänst för invånare', 'Hemtjänst, brukare', 'Brukare, hemtjänst', 'Hemtjänst till brukare', 'Färdtjänst, sökande', 'Personlig assistans för brukare',
    'Personlig assistans, invånare', 'Personlig assistans, brukare', 'Daglig verksamhet, brukare', 'Boendestöd för invånare', 'Ledsagning, brukare', 'Kontaktperson enligt LSS, brukare',
    'Ledsagarservice för kommuninvånare', 'God man för invånare', 'Avstängning från gymnasieutbildning', 'Avstängning från gymnasiet', 'Dom, vårdnad om barn', 'Invånare, uppsägning av hyreskontrakt',
    'Elev, frånvaro', 'Förälder, kontaktförbud', 'Barn, skyddat boende', 'Student, varning', 'Anställd, erinran', 'Medarbetare, disciplinpåföljd', 'Omplacerad medarbetare',
    'Klagomål på medarbetare, rasism', 'Ansökan om demensboende', 'Klagomål på demensboende', 'Hemtjänst, avslag', 'Färdtjänst, överklagande', 'Överklagande av beslut om bostadsanpassningsbidrag',
    'Ledsagning, omprövning',
  ])('%s', (text) => {
    expect(told(text)).not.toEqual([])
  })

  test.each([
    'Ny demensavdelning, invigning', 'Hälsosamtal för äldre', 'Äldres psykiska hälsa', 'Projekt mot ungas missbruk', 'Program för barn i familjer med missbruk',
    'Placeringar av barn och unga, kostnadsutveckling', 'Öppna jämförelser missbruksvård', 'Brukarmedverkan inom LSS', 'Invånarpanel', 'Medborgardialog', 'Medarbetarundersökning, resultat',
    'Förmåner för medarbetare', 'Friskvårdsbidrag för medarbetare', 'Studentbostäder', 'Kundundersökning färdtjänst', 'Besöksförbud på äldreboenden', 'Avstängning av fjärrvärme',
    'Avstängning av parkeringsplats', 'Omhändertagande av döda fåglar', 'Omhändertagande av upphittade cyklar', 'Uppsägning av leasingavtal', 'Uppsägning av hyresgästförenings avtal',
    'Placering av laddstolpar', 'Placering av pengar, finanspolicy', 'Vite, föreläggande om nedskräpning', 'Varningstext på skyltar', 'Synpunkter på placering av hållplats',
    'Dom från Högsta förvaltningsdomstolen om kommunalskatt', 'Domar i bygglovsärenden', 'Vårdvalssystem, LOV', 'Ledsagning, policy', 'Avgiftsfri ledsagning, förslag', 'Fritidskort för barn',
    'Barn i behov av särskilt stöd, riktlinjer', 'Samverkan skola och socialtjänst', 'Ungdomsråd, protokoll', 'Lokalt brottsförebyggande råd', 'Hot- och våldsrutin', 'Sektionschef, annons',
    'Anhörigstöd, öppet hus',
    'Information till vårdnadshavare om hälsosamtal', 'Information till medarbetare om vaccination', 'Medarbetare i hemtjänsten, utbildning', 'Medarbetarenkät 2024',
    'Arbetsmiljö för medarbetare i hemtjänsten', 'Medarbetarsamtal, mall', 'Hemtjänst, brukarundersökning', 'Brukarundersökning, LSS', 'Brukarråd LSS', 'Nöjda brukare i hemtjänsten',
    'Fler invånare med hemtjänst', 'Antal invånare med LSS-insats', 'Taxa för brukare i hemtjänsten', 'Avgifter för brukare i hemtjänst', 'Invånardialog om cykelvägar',
    'Invånare per hemtjänstområde', 'Kost för brukare på LSS-boenden', 'Hemtjänst, lokalbyte', 'LSS-verksamhetens bilar', 'Ny organisation för hemtjänst', 'Delegering av hemtjänst',
    'Färdtjänst, avtal med taxibolag', 'Upphandling personlig assistans', 'Rutin för avstängning av elev', 'Rutin för varning till medarbetare', 'Riktlinjer vid uppsägning av medarbetare',
    'Medlem i Sveriges kommuner och regioner', 'Medlem i valberedningen', 'Medlemskap i Svenskt Vatten', 'Medlem i nätverket Hållbara städer', 'Ansökan om medlemskap i Eko-kommunerna',
    'Medlemsavgift SKR 2025', 'Utträde ur kommunalförbundet', 'Svenska kyrkan, yttrande över detaljplan', 'Information till alla vårdnadshavare om frånvaro', 'Möte med vårdnadshavare om skolskjuts',
    'Vårdnadshavares delaktighet, förskoleenkät', 'Utbildning för gode män', 'Boende för äldre, kostnader', 'Boende på Solgården, trivselaktiviteter', 'Varning, höga flöden',
    'Varning för falska fakturor', 'Avvisning av anbud, upphandling 12', 'Uppsägning av medlemskap', 'Uppsägning av abonnemang', 'Uppsägning av borgensåtagande', 'Uppsägning av kollektivavtal',
    'Uppsägning av upphandlat avtal', 'Placering av skolmoduler', 'Placering av konstverk', 'Placering av likvida medel', 'Placering av kapital', 'Placeringspolicy',
    'Skolplacering hösten 2024, rutin', 'Omhändertagande av massor', 'Omhändertagande av avfall', 'Omhändertagande av asbest', 'Omhändertagande av arkiv', 'Dom i mål nr 123-24, avfallstaxa',
    'Byggsanktionsavgift, dom', 'Avsked av konstverk',
  ])('whoever it may be, or a thing: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})

describe('B10: an offence is told by a word for one', () => {
  const offences = (text: string): readonly string[] => told(text).filter((found) => found.startsWith('offence'))

  test.each(['Anhållan av Al-Khatib om bidrag', 'Anhållan av Kim Ek om ledighet', 'Anhållan från Mordin Stål om uppskov', 'Brev från Ockerman', 'Kim Ek, LVU', 'Kim Ek, placerad enligt LVM', 'Omhändertagande enligt LVU', 'Ansökan om LVU'])('none: %s', (text) => {
    expect(offences(text)).toEqual([])
    expect(told(text)).not.toEqual([])
  })

  test.each(['Kim Ek, anhållan', 'Begäran om anhållan av Kim Ek', 'Kim Ek, sluten ungdomsvård', 'Kim Ek, ocker'])('%s', (text) => {
    expect(offences(text)).not.toEqual([])
  })
})

describe('B2: a name that hardly anybody bears, behind what only persons send', () => {
  test.each(['Klagomål från Hothman', 'Brev från Ockerman', 'Samtal från Al-Hotoubi'])('%s', (text) => {
    expect(told(text).map((found) => found.split(':')[0])).toContain('person')
  })

  test.each(['Klagomål från Bilprovningen', 'Synpunkter från Fastighetsägarna', 'Brev från Lantmännen', 'Klagomål från Vattenfall', 'Synpunkter från Ingarö', 'Tack från Hjärnfonden', 'Synpunkter från Naturskyddsföreningen'])('a body or a place: %s', (text) => {
    expect(told(text)).toEqual([])
  })
})
