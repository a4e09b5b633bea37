import {inn, upp, ut, type CasePattern} from './pattern.ts'

/** What the municipal executive board's registry is made of. */
export const KS: readonly CasePattern[] = [
  {
    type: 'remiss',
    headings: ['Remiss – {remiss}', 'Yttrande över {remiss}', 'Kommunens synpunkter på {remiss}'],
    documents: [
      inn('Remiss – {remiss}', '{departement}', 'remiss'),
      upp('Tjänsteskrivelse – yttrande över {remiss}', 'tjansteskrivelse'),
      inn('Underlag till remissvar från räddningstjänsten', 'Räddningstjänsten Mellanbygden', 'yttrande'),
      upp('Protokollsutdrag KSAU § {paragraf}', 'protokollsutdrag'),
      ut('Remissvar – {remiss}', '{departement}', 'yttrande'),
    ],
  },
  {
    type: 'motion',
    headings: ['Motion om {ämne}', 'Svar på motion om {ämne}', 'Fullmäktigemotion: {ämne}', 'Interpellation om {ämne}', 'Enkel fråga om {ämne}'],
    documents: [
      inn('Motion från {parti} om {ämne}', '{parti}'),
      upp('Protokollsutdrag KF § {paragraf}, motionen remitteras till kommunstyrelsen', 'protokollsutdrag'),
      ut('Begäran om yttrande över motion om {ämne}', 'Tekniska nämnden'),
      inn('Yttrande över motion om {ämne}', 'Tekniska nämnden', 'yttrande'),
      upp('Tjänsteskrivelse – svar på motion om {ämne}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'medborgarförslag',
    headings: ['Medborgarförslag om {önskemål}', 'E-förslag om {önskemål}', 'Namninsamling för {önskemål}'],
    documents: [
      inn('Medborgarförslag om {önskemål}', 'Invånare'),
      ut('Bekräftelse på mottaget medborgarförslag', 'Invånare'),
      inn('Förvaltningens synpunkter på medborgarförslag om {önskemål}', 'Tekniska nämnden'),
      upp('Tjänsteskrivelse – medborgarförslag om {önskemål}', 'tjansteskrivelse'),
      ut('Svar på medborgarförslag om {önskemål}', 'Invånare'),
    ],
  },
  {
    type: 'upphandling',
    headings: ['Upphandling av {vara} {år}', 'Ramavtal för {vara}', 'Direktupphandling av {vara}', 'Förnyad konkurrensutsättning, {vara}', 'Överprövning av upphandling, {vara}', 'Avrop på ramavtal, {vara}'],
    documents: [
      upp('Upphandlingsplan för {vara}', 'plan'),
      upp('Annons om upphandling av {vara}'),
      inn('Frågor under annonstiden', '{leverantör}'),
      upp('Tilldelningsbeslut – {vara}', 'beslut'),
      ut('Underrättelse om tilldelningsbeslut', '{leverantör}'),
      upp('Avtal om {vara}', 'villkor'),
    ],
  },
  {
    type: 'budget',
    headings: ['Budget {nästa} med plan för två år', 'Internbudget {nästa} för kommunstyrelsen', 'Uppföljning av budget {år}', 'Delårsbokslut {år}', 'Årsredovisning {fg}', 'Ombudgetering av investeringar {år}'],
    documents: [
      upp('Budgetanvisningar inför {nästa}', 'plan'),
      ut('Begäran om budgetunderlag', 'Kultur- och fritidsnämnden'),
      inn('Budgetunderlag {nästa}', 'Kultur- och fritidsnämnden', 'rapport'),
      upp('Ekonomisk månadsrapport {månad} {år}', 'rapport'),
      upp('Delårsrapport per den 31 augusti {år}', 'rapport'),
      upp('Protokollsutdrag KF § {paragraf}, budget {nästa}', 'protokollsutdrag'),
    ],
  },
  {
    type: 'markanvisning',
    headings: ['Markanvisning för bostäder på {kvarter}', 'Markanvisning för verksamheter på {kvarter}', 'Försäljning av {kvarter}', 'Köp av mark vid {väg}', 'Arrende av mark i {ort}'],
    documents: [
      inn('Intresseanmälan om markanvisning, {kvarter}', '{entreprenör}'),
      upp('Tjänsteskrivelse – markanvisning {kvarter}', 'tjansteskrivelse'),
      upp('Markanvisningsavtal, {kvarter}', 'villkor'),
      ut('Underrättelse om beslut om markanvisning', '{entreprenör}'),
      inn('Begäran om förlängd tid för markanvisning', '{entreprenör}'),
    ],
  },
  {
    type: 'styrdokument',
    headings: ['Revidering av {styrdokument}', 'Antagande av {styrdokument}', 'Uppföljning av {styrdokument}'],
    documents: [
      upp('Förslag – {styrdokument}, arbetsversion', 'plan'),
      ut('Internremiss – {styrdokument}', 'Samtliga nämnder'),
      inn('Nämndens svar på internremiss om {styrdokument}', 'Socialnämnden', 'yttrande'),
      upp('Sammanställning av inkomna remissvar'),
      upp('Tjänsteskrivelse – {styrdokument}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'personal',
    headings: ['Anställning av {befattning} vid kommunledningsförvaltningen', 'Rekrytering av {befattning}', 'Lönekartläggning {år}', 'Medarbetarundersökning {år}', 'Rutin vid introduktion av {befattning}'],
    documents: [
      upp('Kravprofil – {befattning}'),
      upp('Annons – {befattning}'),
      upp('Delegationsbeslut – anställning av {befattning}', 'beslut'),
      upp('Anmälan av delegationsbeslut {månad} {år}'),
    ],
  },
  {
    type: 'bolag',
    headings: ['Bolagsstämma i Ekbackens Bostäder AB {år}', 'Årsredovisning {fg} för Ekbackens Bostäder AB', 'Ägardirektiv för Ekbackens Bostäder AB', 'Borgensavgift för kommunens bolag {nästa}'],
    documents: [
      inn('Kallelse till bolagsstämma', '{bostadsbolag}'),
      inn('Årsredovisning och granskningsrapport {fg}', '{bostadsbolag}', 'rapport'),
      upp('Instruktion till ombud vid bolagsstämma'),
      ut('Reviderade ägardirektiv', '{bostadsbolag}', 'villkor'),
      inn('Protokoll från bolagsstämma', '{bostadsbolag}'),
    ],
  },
  {
    type: 'revision',
    headings: ['Granskning av {styrdokument}', 'Revisionsrapport – upphandling av {vara}', 'Grundläggande granskning {fg}', 'Revisorernas budget {nästa}'],
    documents: [
      inn('Revisionsrapport {år}', 'Kommunens revisorer', 'rapport'),
      inn('Missiv till revisionsrapport', 'Kommunens revisorer'),
      upp('Tjänsteskrivelse – svar på revisionsrapport', 'tjansteskrivelse'),
      ut('Svar på revisionsrapport', 'Kommunens revisorer', 'yttrande'),
    ],
  },
  {
    type: 'val',
    headings: ['Avsägelse av uppdrag i valnämnden', 'Fyllnadsval till valnämnden {år}', 'Indelning i valdistrikt {år}', 'Vallokaler och förtidsröstning {år}'],
    documents: [
      inn('Avsägelse av uppdrag som ersättare i valnämnden', '{parti}'),
      ut('Begäran om ny sammanräkning', 'Länsstyrelsen'),
      inn('Länsstyrelsens beslut om ny ersättare', 'Länsstyrelsen', 'beslut'),
      upp('Protokollsutdrag KF § {paragraf}, fyllnadsval', 'protokollsutdrag'),
    ],
  },
  {
    type: 'samverkan',
    headings: ['Samverkansavtal om räddningstjänst med {grannkommun}', 'Gemensam växel med {grannkommun}', 'Gemensam upphandling av {vara} med {grannkommun}', 'Avtal om familjerätt med {grannkommun}'],
    documents: [
      inn('Förslag till samverkansavtal', '{grannkommun}', 'villkor'),
      ut('Synpunkter på förslag till samverkansavtal', '{grannkommun}', 'yttrande'),
      upp('Tjänsteskrivelse – samverkansavtal med {grannkommun}', 'tjansteskrivelse'),
      upp('Undertecknat samverkansavtal med {grannkommun}', 'villkor'),
    ],
  },
  {
    type: 'näringsliv',
    headings: ['Kommunalt näringslivsråd {år}', 'Företagsklimatet i Ekbacken {år}', 'Etablering i {ort}, förfrågan om mark', 'Landsbygdsutveckling i {ort}'],
    documents: [
      upp('Inbjudan till näringslivsråd', 'inbjudan'),
      upp('Minnesanteckningar från näringslivsråd'),
      inn('Skrivelse om företagsklimatet', 'Företagarna Ekbacken'),
      ut('Svar på skrivelse om företagsklimatet', 'Företagarna Ekbacken'),
      upp('Handlingsplan för näringslivet {nästa}', 'plan'),
    ],
  },
  {
    type: 'beredskap',
    headings: ['Risk- och sårbarhetsanalys {år}', 'Krisledningsövning {år}', 'Plan för extraordinära händelser {nästa}', 'Trygghetspunkter i {ort}'],
    documents: [
      inn('Inbjudan till samverkansövning', 'Länsstyrelsen', 'inbjudan'),
      ut('Anmälan till samverkansövning', 'Länsstyrelsen'),
      upp('Utvärdering av krisledningsövning {år}', 'rapport'),
      ut('Redovisning av kommunens krisberedskap {år}', 'Länsstyrelsen', 'rapport'),
    ],
  },
  {
    type: 'digitalisering',
    headings: ['Införande av {system}', 'Byte av {system}', 'Förvaltningsplan för {system}', 'Informationsklassning av {system}'],
    documents: [
      upp('Förstudie – {system}', 'rapport'),
      inn('Offert på konsultstöd vid införande av {system}', '{programvarubolag}'),
      upp('Riskanalys – {system}'),
      upp('Personuppgiftsbiträdesavtal – {system}', 'villkor'),
      ut('Leveransgodkännande – {system}', '{programvarubolag}'),
    ],
  },
  {
    type: 'remiss',
    headings: ['Remiss – {regionremiss}', 'Regional remiss: {regionremiss}', 'Dialogmöte med regionen om {regionremiss}'],
    documents: [
      inn('Remiss från Region Mellanbygden: {regionremiss}', 'Region Mellanbygden', 'remiss'),
      ut('Internremiss – {regionremiss}', 'Tekniska nämnden'),
      inn('Svar på internremiss – {regionremiss}', 'Tekniska nämnden', 'yttrande'),
      ut('Kommunens yttrande över {regionremiss}', 'Region Mellanbygden', 'yttrande'),
    ],
  },
  {
    type: 'remiss',
    headings: ['Samråd om översiktsplan för {grannkommun}', 'Samråd om energiplan för {grannkommun}', 'Granskning av detaljplan i {grannkommun}', 'Samråd om vindkraft i {grannkommun}'],
    documents: [
      inn('Inbjudan till samråd', '{grannkommun}', 'inbjudan'),
      ut('Yttrande till {grannkommun}', '{grannkommun}', 'yttrande'),
      inn('Meddelande om antagen plan', '{grannkommun}'),
    ],
  },
  {
    type: 'personuppgifter',
    headings: ['Personuppgiftsincident, felskickat brev', 'Personuppgiftsincident, förlorad dator', 'Registerförteckning {år}', 'Konsekvensbedömning – {system}'],
    documents: [
      upp('Anmälan av personuppgiftsincident'),
      ut('Anmälan till Integritetsskyddsmyndigheten', 'Integritetsskyddsmyndigheten'),
      inn('Beslut om avslutat ärende', 'Integritetsskyddsmyndigheten', 'beslut'),
      upp('Åtgärdsplan efter incident', 'plan'),
    ],
  },
  {
    type: 'arkiv',
    headings: ['Informationshanteringsplan {nästa}', 'Gallring av handlingar av tillfällig betydelse', 'Leverans till kommunarkivet {år}', 'E-arkiv för {system}'],
    documents: [
      upp('Förslag till informationshanteringsplan', 'plan'),
      inn('Samrådsyttrande om gallring', 'Kommunalförbundet Mellanbygden', 'yttrande'),
      upp('Gallringsbeslut, handlingar av tillfällig betydelse', 'beslut'),
      upp('Leveransöverenskommelse – {system}', 'villkor'),
    ],
  },
  {
    type: 'statistik',
    headings: ['Servicemätning i växeln {år}', 'Medborgarundersökning {år}', 'Befolkningsprognos {nästa}', 'Kommunens kvalitet i korthet {år}'],
    documents: [
      inn('Resultat av servicemätning {år}', 'Statistiska centralbyrån', 'rapport'),
      upp('Sammanfattning till kommunstyrelsen {månad} {år}', 'rapport'),
      ut('Beställning av befolkningsprognos {nästa}', 'Statistiska centralbyrån'),
    ],
  },
  {
    type: 'kommunikation',
    headings: ['Tillgänglighetsredogörelse för webbplatsen {år}', 'Varumärkesplattform för Ekbacken', 'Filmning vid {arrangemang}'],
    documents: [
      inn('Tillsyn av digital tillgänglighet', 'Myndigheten för digital förvaltning'),
      ut('Svar på frågor om digital tillgänglighet', 'Myndigheten för digital förvaltning', 'yttrande'),
      upp('Åtgärdslista för webbplatsen {månad} {år}', 'plan'),
    ],
  },
]
