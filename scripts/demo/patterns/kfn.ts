import {inn, upp, ut, type CasePattern} from './pattern.ts'

/** What the culture and leisure committee's registry is made of. */
export const KFN: readonly CasePattern[] = [
  {
    type: 'föreningsbidrag',
    headings: ['Föreningsbidrag {nästa}, {förening}', 'Ansökan om föreningsbidrag {nästa}', 'Anläggningsbidrag till {förening}', 'Lokalt aktivitetsstöd {år}, {förening}', 'Startbidrag till {förening}'],
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
    type: 'anläggningar',
    headings: ['Upprustning av {hall}', 'Driftavtal för {hall}', 'Fördelning av tider i {hall} {läsår}', 'Städning av {hall}', 'Omklädningsrum i {hall}'],
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
    headings: ['Avgifter för {hall} {nästa}', 'Taxor och avgifter {nästa} för kultur- och fritidsnämnden', 'Hyra av {hall} för {arrangemang}'],
    documents: [
      upp('Förslag till avgifter för {hall} {nästa}', 'plan'),
      upp('Tjänsteskrivelse – avgifter {nästa} för fritidsanläggningar', 'tjansteskrivelse'),
      inn('Synpunkter på avgifter för {hall}', '{förening}', 'yttrande'),
      upp('Protokollsutdrag KFN § {paragraf}', 'protokollsutdrag'),
    ],
  },
  {
    type: 'konst',
    headings: ['Vård av {samling}', 'Bevarandeplan för {samling}', 'Skadegörelse på {samling}', 'Utlån av {samling}'],
    documents: [
      inn('Offert på konservering av {samling}', '{konsult}'),
      upp('Beställning av konservering av {samling}'),
      inn('Vårdrapport – {samling}', '{konsult}', 'rapport'),
      ut('Ansökan om kulturmiljöbidrag för {samling}', 'Länsstyrelsen', 'ansokan'),
    ],
  },
  {
    type: 'budget',
    headings: ['Internbudget {nästa} för kultur- och fritidsnämnden', 'Ekonomisk uppföljning {år}', 'Investeringsplan {nästa} för kultur- och fritidsnämnden'],
    documents: [
      upp('Internbudget {nästa}', 'plan'),
      upp('Ekonomisk uppföljning till och med {månad} {år}', 'rapport'),
      upp('Åtgärdsplan för budget i balans', 'plan'),
      ut('Budgetunderlag {nästa} till kommunstyrelsen', 'Kommunstyrelsen', 'rapport'),
    ],
  },
  {
    type: 'evenemang',
    headings: ['{arrangemang} {år}', 'Lån av material till {arrangemang}', 'Trafik och avspärrningar vid {arrangemang}'],
    documents: [
      inn('Förfrågan om samarbete kring {arrangemang}', '{förening}'),
      ut('Svar på förfrågan om {arrangemang}', '{förening}'),
      upp('Program för {arrangemang} {år}', 'inbjudan'),
      upp('Utvärdering av {arrangemang} {år}', 'rapport'),
    ],
  },
  {
    type: 'kulturstöd',
    headings: ['Stöd till {arrangemang} {år}', 'Arrangemangsbidrag till {kulturförening}', 'Verksamhetsstöd till {kulturförening}'],
    documents: [
      inn('Ansökan om arrangemangsbidrag', '{kulturförening}', 'ansokan'),
      ut('Beslut om arrangemangsbidrag', '{kulturförening}', 'beslut'),
      inn('Redovisning av genomfört arrangemang', '{kulturförening}', 'rapport'),
    ],
  },
  {
    type: 'stipendium',
    headings: ['Kulturstipendium {år}', 'Idrottens ledarpris {år}', 'Ungdomsstipendium {år}', 'Kulturpris {år}'],
    documents: [
      upp('Annons om att söka stipendium {år}'),
      inn('Nominering till stipendium', '{förening}'),
      upp('Juryns motivering, {år}'),
    ],
  },
  {
    type: 'bibliotek',
    headings: ['Biblioteksplan för Ekbackens kommun', 'Revidering av biblioteksplan {nästa}', 'Bokinköp och media {år}'],
    documents: [
      upp('Förslag till biblioteksplan', 'plan'),
      ut('Remiss – biblioteksplan', 'Region Mellanbygden', 'remiss'),
      inn('Yttrande över förslag till biblioteksplan', 'Region Mellanbygden', 'yttrande'),
    ],
  },
  {
    type: 'bibliotek',
    headings: ['Inköpsstöd till folkbibliotek {år}', 'Läsfrämjande insatser {år}'],
    documents: [
      ut('Ansökan om bidrag till litteraturinköp', 'Statens kulturråd', 'ansokan'),
      inn('Beslut om inköpsstöd till folkbibliotek', 'Statens kulturråd', 'beslut'),
      ut('Slutredovisning av inköpsstöd', 'Statens kulturråd', 'rapport'),
    ],
  },
  {
    type: 'bibliotek',
    headings: ['Meröppet bibliotek i {ort}', 'Öppettider på biblioteket i {ort}', 'Bokbussens turlista, {ort}'],
    documents: [
      inn('Förslag om längre öppettider på biblioteket i {ort}', 'Invånare'),
      ut('Svar på förslag om öppettider', 'Invånare'),
      upp('Besöksstatistik för biblioteket i {ort}, {månad} {år}', 'rapport'),
    ],
  },
  {
    type: 'fritidsgård',
    headings: ['Öppettider på fritidsgården i {ort}', 'Ny fritidsgård i {ort}', 'Ungdomsråd {läsår}', 'Drogförebyggande arbete på fritidsgårdar {år}'],
    documents: [
      inn('Förslag om fritidsgård i {ort}', 'Skolelev'),
      ut('Svar på förslag om fritidsgård i {ort}', 'Skolelev'),
      upp('Verksamhetsberättelse för fritidsgårdarna {fg}', 'rapport'),
    ],
  },
  {
    type: 'lovaktiviteter',
    headings: ['Lovaktiviteter {år}', 'Simskola {år}', 'Sommarläger för barn {år}'],
    documents: [
      inn('Beslut om statsbidrag till lovaktiviteter', 'Myndigheten för ungdoms- och civilsamhällesfrågor', 'beslut'),
      upp('Program för lovaktiviteter {år}', 'inbjudan'),
      ut('Redovisning av statsbidrag till lovaktiviteter', 'Myndigheten för ungdoms- och civilsamhällesfrågor', 'rapport'),
    ],
  },
  {
    type: 'friluftsliv',
    headings: ['Friluftsplan {nästa}', 'Märkning av vandringsleder i {ort}', 'Elljusspår i {ort}', 'Vindskydd och grillplatser i {ort}'],
    documents: [
      upp('Friluftsplan {nästa}, samrådsversion', 'plan'),
      inn('Synpunkter på friluftsplan', 'Friluftsfrämjandet Ekbacken', 'yttrande'),
      ut('Underrättelse om ny sträckning av vandringsled', 'LRF Ekbackens kommungrupp'),
      inn('Önskemål om belysning på motionsspåret', 'Invånare'),
    ],
  },
  {
    type: 'badplats',
    headings: ['Badplatser {år}', 'Badplatsen i {ort}', 'Badvattenprov {år}', 'Bryggor och trampolin i {ort}'],
    documents: [
      upp('Provtagningsschema för badplatser {år}'),
      inn('Synpunkter på badplatsen i {ort}', 'Invånare'),
      upp('Säkerhetsbesiktning av bryggor {år}', 'rapport'),
    ],
  },
  {
    type: 'konst',
    headings: ['Konstnärlig utsmyckning av {skola}', 'Konst till {skola}', 'Skolbio och barnteater {läsår}', 'Kulturskolans kurser {läsår}'],
    documents: [
      upp('Program för konstnärlig utsmyckning av {skola}', 'plan'),
      ut('Inbjudan att lämna konstskiss', 'Konstnärernas Riksorganisation'),
      upp('Beslut om konstinköp', 'beslut'),
    ],
  },
]
