import {inn, upp, ut, type CasePattern} from './pattern.ts'

/** What the culture and leisure committee's registry is made of. */
export const KFN: readonly CasePattern[] = [
  {
    type: 'föreningsbidrag',
    headings: ['Föreningsbidrag {nästa}, {förening}', 'Ansökan om föreningsbidrag {nästa}', 'Anläggningsbidrag till {förening}'],
    documents: [
      inn('Ansökan om föreningsbidrag {nästa}', '{förening}', 'ansokan'),
      inn('Ansökan om anläggningsbidrag för {hall}', '{förening}', 'ansokan'),
      ut('Begäran om bokslut och revisionsberättelse', '{förening}'),
      inn('Årsmöteshandlingar {år}', '{förening}'),
      upp('Tjänsteskrivelse – fördelning av föreningsbidrag', 'tjansteskrivelse'),
      ut('Beslut om föreningsbidrag {nästa}', '{förening}', 'beslut'),
    ],
  },
  {
    type: 'kulturstöd',
    headings: ['Stöd till {arrangemang} {år}', 'Arrangemangsbidrag till {kulturförening}', 'Kulturstipendium {år}'],
    documents: [
      inn('Ansökan om arrangemangsbidrag', '{kulturförening}', 'ansokan'),
      ut('Beslut om arrangemangsbidrag', '{kulturförening}', 'beslut'),
      inn('Redovisning av genomfört arrangemang', '{kulturförening}', 'rapport'),
      upp('Annons om kulturstipendium {år}'),
      upp('Juryns förslag till kulturstipendium {år}'),
    ],
  },
  {
    type: 'bibliotek',
    headings: ['Biblioteksplan för Ekbackens kommun', 'Meröppet bibliotek i {ort}', 'Statsbidrag till folkbibliotek {år}'],
    documents: [
      upp('Förslag till biblioteksplan', 'plan'),
      ut('Remiss – biblioteksplan', 'Region Mellanbygden', 'remiss'),
      inn('Yttrande över förslag till biblioteksplan', 'Region Mellanbygden', 'yttrande'),
      ut('Ansökan om bidrag till litteraturinköp', 'Statens kulturråd', 'ansokan'),
      inn('Beslut om inköpsstöd till folkbibliotek', 'Statens kulturråd', 'beslut'),
      inn('Förslag om längre öppettider på biblioteket i {ort}', 'Invånare'),
    ],
  },
  {
    type: 'anläggningar',
    headings: ['Upprustning av {hall}', 'Driftavtal för {hall}', 'Fördelning av tider i {hall} {läsår}'],
    documents: [
      inn('Skrivelse om skicket på {hall}', '{förening}'),
      upp('Behovsanalys – {hall}', 'rapport'),
      upp('Driftavtal för {hall}', 'villkor'),
      ut('Beslut om tidsfördelning i {hall}', '{förening}', 'beslut'),
      inn('Begäran om omprövning av tidsfördelning', '{förening}'),
    ],
  },
  {
    type: 'taxa',
    headings: ['Avgifter för {hall} {nästa}', 'Taxor och avgifter {nästa} för kultur- och fritidsnämnden'],
    documents: [
      upp('Förslag till avgifter för {hall} {nästa}', 'plan'),
      upp('Tjänsteskrivelse – avgifter {nästa} för fritidsanläggningar', 'tjansteskrivelse'),
      inn('Synpunkter på avgifter för {hall}', '{förening}', 'yttrande'),
      upp('Protokollsutdrag KFN § {paragraf}', 'protokollsutdrag'),
    ],
  },
  {
    type: 'konst',
    headings: ['Konstnärlig utsmyckning av {skola}', 'Vård av {samling}', 'Byggnadsvårdsprogram, {samling}'],
    documents: [
      upp('Program för konstnärlig utsmyckning av {skola}', 'plan'),
      inn('Offert på konservering av {samling}', '{konsult}'),
      upp('Beställning av konservering av {samling}'),
      inn('Vårdrapport – {samling}', '{konsult}', 'rapport'),
      ut('Ansökan om kulturmiljöbidrag för {samling}', 'Länsstyrelsen', 'ansokan'),
    ],
  },
  {
    type: 'fritidsgård',
    headings: ['Öppettider på fritidsgården i {ort}', 'Lovaktiviteter {år}', 'Verksamhetsberättelse för fritidsgårdarna {fg}'],
    documents: [
      inn('Förslag om ny fritidsgård i {ort}', 'Skolelev'),
      ut('Svar på förslag om fritidsgård i {ort}', 'Skolelev'),
      upp('Program för lovaktiviteter {år}', 'inbjudan'),
      upp('Verksamhetsberättelse för fritidsgårdarna {fg}', 'rapport'),
      inn('Beslut om statsbidrag till lovaktiviteter', 'Myndigheten för ungdoms- och civilsamhällesfrågor', 'beslut'),
    ],
  },
  {
    type: 'friluftsliv',
    headings: ['Friluftsplan {nästa}', 'Märkning av vandringsleder i {ort}', 'Badvattenprover {år}'],
    documents: [
      upp('Friluftsplan {nästa}, samrådsversion', 'plan'),
      inn('Synpunkter på friluftsplan', 'Friluftsfrämjandet Ekbacken', 'yttrande'),
      ut('Underrättelse om ny sträckning av vandringsled', 'LRF Ekbackens kommungrupp'),
      inn('Önskemål om belysning på motionsspåret', 'Invånare'),
      upp('Provtagningsschema för badplatser {år}'),
    ],
  },
  {
    type: 'budget',
    headings: ['Internbudget {nästa} för kultur- och fritidsnämnden', 'Ekonomisk uppföljning {år}'],
    documents: [
      upp('Internbudget {nästa}', 'plan'),
      upp('Ekonomisk uppföljning till och med {månad} {år}', 'rapport'),
      upp('Åtgärdsplan för budget i balans', 'plan'),
      ut('Budgetunderlag {nästa} till kommunstyrelsen', 'Kommunstyrelsen', 'rapport'),
    ],
  },
  {
    type: 'evenemang',
    headings: ['{arrangemang} {år}', 'Lån av material till {arrangemang}'],
    documents: [
      inn('Förfrågan om samarbete kring {arrangemang}', '{förening}'),
      ut('Svar på förfrågan om {arrangemang}', '{förening}'),
      upp('Program för {arrangemang} {år}', 'inbjudan'),
      upp('Utvärdering av {arrangemang} {år}', 'rapport'),
    ],
  },
]
