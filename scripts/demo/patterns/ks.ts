import {inn, upp, ut, type CasePattern} from './pattern.ts'

/** What the municipal executive board's registry is made of. */
export const KS: readonly CasePattern[] = [
  {
    type: 'remiss',
    headings: ['Remiss – {remiss}', 'Yttrande över {remiss}'],
    documents: [
      inn('Remiss – {remiss}', '{departement}', 'remiss'),
      upp('Tjänsteskrivelse – yttrande över {remiss}', 'tjansteskrivelse'),
      inn('Underlag till remissvar från räddningstjänsten', '{förbund}', 'yttrande'),
      upp('Protokollsutdrag KSAU § {paragraf}', 'protokollsutdrag'),
      ut('Remissvar – {remiss}', '{departement}', 'yttrande'),
    ],
  },
  {
    type: 'motion',
    headings: ['Motion om {ämne}'],
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
    headings: ['Medborgarförslag om {önskemål}', 'E-förslag om {önskemål}'],
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
    headings: ['Upphandling av {vara} {år}', 'Ramavtal för {vara}', 'Direktupphandling av {system}'],
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
    headings: ['Budget {nästa} med plan för två år', 'Internbudget {nästa} för kommunstyrelsen', 'Uppföljning av budget {år}'],
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
    type: 'styrdokument',
    headings: ['Revidering av {styrdokument}', 'Ny {styrdokument}'],
    documents: [
      upp('Förslag till reviderad {styrdokument}', 'plan'),
      ut('Internremiss – {styrdokument}', 'Samtliga nämnder'),
      inn('Nämndens svar på internremiss om {styrdokument}', 'Socialnämnden', 'yttrande'),
      upp('Sammanställning av inkomna remissvar'),
      upp('Tjänsteskrivelse – antagande av {styrdokument}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'personal',
    headings: ['Anställning av {befattning} vid kommunledningsförvaltningen', 'Rekrytering av {befattning}'],
    documents: [
      upp('Annons – {befattning}'),
      upp('Delegationsbeslut – anställning av {befattning}', 'beslut'),
      upp('Anmälan av delegationsbeslut {månad} {år}'),
      upp('Lönekartläggning {år}', 'rapport'),
    ],
  },
  {
    type: 'bolag',
    headings: ['Årsredovisning {fg} för Ekbackens Bostäder AB', 'Ägardirektiv för Ekbackens Energi AB', 'Bolagsstämma i Ekbackens Bostäder AB {år}'],
    documents: [
      inn('Kallelse till bolagsstämma', '{bostadsbolag}'),
      inn('Årsredovisning och granskningsrapport {fg}', '{bostadsbolag}', 'rapport'),
      upp('Instruktion till ombud vid bolagsstämma'),
      ut('Reviderade ägardirektiv', '{bostadsbolag}', 'villkor'),
      inn('Protokoll från bolagsstämma', '{bostadsbolag}'),
    ],
  },
  {
    type: 'markanvisning',
    headings: ['Markanvisning för bostäder på {kvarter}', 'Exploateringsavtal för {kvarter}'],
    documents: [
      inn('Intresseanmälan om markanvisning, {kvarter}', '{entreprenör}'),
      upp('Tjänsteskrivelse – markanvisning {kvarter}', 'tjansteskrivelse'),
      upp('Markanvisningsavtal, {kvarter}', 'villkor'),
      ut('Underrättelse om beslut om markanvisning', '{entreprenör}'),
      inn('Begäran om förlängd tid för markanvisning', '{entreprenör}'),
    ],
  },
  {
    type: 'revision',
    headings: ['Granskning av {styrdokument}', 'Revisionsrapport – intern kontroll {år}', 'Grundläggande granskning {fg}'],
    documents: [
      inn('Revisionsrapport – granskning av intern kontroll', 'Kommunens revisorer', 'rapport'),
      inn('Missiv till revisionsrapport', 'Kommunens revisorer'),
      upp('Tjänsteskrivelse – svar på revisionsrapport', 'tjansteskrivelse'),
      ut('Svar på revisionsrapport', 'Kommunens revisorer', 'yttrande'),
    ],
  },
  {
    type: 'val',
    headings: ['Fyllnadsval efter avgående ledamot i {förbund}', 'Val av ombud till {förbund}', 'Avsägelse av uppdrag i valnämnden'],
    documents: [
      inn('Avsägelse av uppdrag som ersättare i valnämnden', '{parti}'),
      ut('Begäran om ny sammanräkning', 'Länsstyrelsen'),
      inn('Länsstyrelsens beslut om ny ersättare', 'Länsstyrelsen', 'beslut'),
      upp('Protokollsutdrag KF § {paragraf}, fyllnadsval', 'protokollsutdrag'),
    ],
  },
  {
    type: 'samverkan',
    headings: ['Samverkan med {grannkommun}', 'Inbjudan till dialog om kommunernas beredskap {år}', 'Kommunalt näringslivsråd {år}'],
    documents: [
      inn('Inbjudan till kommundialog', 'Länsstyrelsen', 'inbjudan'),
      ut('Anmälan till kommundialog', 'Länsstyrelsen'),
      upp('Minnesanteckningar från näringslivsråd'),
      inn('Förslag till samverkansavtal', '{grannkommun}', 'villkor'),
      upp('Undertecknat samverkansavtal med {grannkommun}', 'villkor'),
    ],
  },
]
