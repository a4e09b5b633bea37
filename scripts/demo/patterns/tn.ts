import {inn, upp, ut, type CasePattern} from './pattern.ts'

/** What the technical committee's registry is made of. */
export const TN: readonly CasePattern[] = [
  {
    type: 'trafik',
    headings: ['Lokal trafikföreskrift, hastighet på {väg}', 'Parkering vid {väg}', 'Farthinder på {väg}'],
    documents: [
      inn('Önskemål om sänkt hastighet på {väg}', 'Invånare'),
      ut('Remiss om lokal trafikföreskrift, {väg}', 'Polismyndigheten', 'remiss'),
      inn('Yttrande över förslag till trafikföreskrift', 'Polismyndigheten', 'yttrande'),
      upp('Lokal trafikföreskrift om hastighet på {väg}', 'beslut'),
      upp('Trafikmätning {väg}, {månad} {år}', 'rapport'),
      ut('Svar om farthinder på {väg}', 'Invånare'),
    ],
  },
  {
    type: 'gata',
    headings: ['Ombyggnad av {väg}', 'Beläggningsprogram {nästa}', 'Gång- och cykelväg längs {väg}'],
    documents: [
      upp('Beläggningsprogram {nästa}', 'plan'),
      ut('Förfrågningsunderlag – ombyggnad av {väg}', 'Öppen upphandling'),
      upp('Tilldelningsbeslut – ombyggnad av {väg}', 'beslut'),
      upp('Entreprenadkontrakt – {väg}', 'villkor'),
      inn('Slutbesiktningsutlåtande, {väg}', '{konsult}', 'rapport'),
      inn('Beslut om statlig medfinansiering av cykelväg', 'Trafikverket', 'beslut'),
    ],
  },
  {
    type: 'park',
    headings: ['Upprustning av {park}', 'Trädvårdsplan för {park}', 'Lekplatsprogram {nästa}'],
    documents: [
      upp('Gestaltningsförslag för {park}', 'plan'),
      inn('Synpunkter på nedtagning av träd i {park}', 'Invånare'),
      ut('Svar på synpunkter om {park}', 'Invånare'),
      inn('Trädinventering i {park}', '{konsult}', 'rapport'),
      upp('Besiktningsprotokoll för lekplatser {år}'),
    ],
  },
  {
    type: 'va',
    headings: ['Verksamhetsområde för vatten och avlopp i {ort}', 'Förnyelseplan för ledningsnätet', 'Ombyggnad av {anläggning}'],
    documents: [
      upp('Förslag till utökat verksamhetsområde i {ort}', 'plan'),
      inn('Yttrande över verksamhetsområde i {ort}', 'Länsstyrelsen', 'yttrande'),
      inn('Statusbedömning av {anläggning}', '{konsult}', 'rapport'),
      ut('Information om spolning av ledningar i {ort}', '{samfällighet}', 'inbjudan'),
      upp('Tjänsteskrivelse – ombyggnad av {anläggning}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'avfall',
    headings: ['Avfallstaxa {nästa}', 'Insamling av matavfall i {ort}', 'Öppettider på {anläggning}'],
    documents: [
      upp('Förslag till avfallstaxa {nästa}', 'plan'),
      inn('Avfallsstatistik {fg}', '{förbund}', 'rapport'),
      inn('Ansökan om gemensamt soprum', '{samfällighet}', 'ansokan'),
      ut('Beslut om gemensamt soprum', '{samfällighet}', 'beslut'),
      upp('Protokollsutdrag TN § {paragraf}, avfallstaxa', 'protokollsutdrag'),
    ],
  },
  {
    type: 'fastighet',
    headings: ['Takbyte vid {skola}', 'Energieffektivisering av {hall}', 'Underhållsplan {nästa} för kommunens lokaler'],
    documents: [
      upp('Underhållsplan {nästa}', 'plan'),
      inn('Besiktningsutlåtande – tak, {skola}', '{konsult}', 'rapport'),
      upp('Beställning av takbyte vid {skola}'),
      inn('Energideklaration för {hall}', '{konsult}'),
      upp('Överlämnandeprotokoll, {skola}'),
      ut('Hyresavtal för lokaler i {ort}', 'Barn- och utbildningsnämnden', 'villkor'),
    ],
  },
  {
    type: 'upplåtelse',
    headings: ['Markupplåtelse för {arrangemang}', 'Torghandel i {ort} {år}', 'Uteservering på Storgatan, {krog}'],
    documents: [
      inn('Ansökan om markupplåtelse för {arrangemang}', '{förening}', 'ansokan'),
      inn('Remiss om användning av offentlig plats', 'Polismyndigheten', 'remiss'),
      ut('Yttrande om användning av offentlig plats', 'Polismyndigheten', 'yttrande'),
      inn('Ansökan om uteservering', '{krog}', 'ansokan'),
      ut('Beslut om markupplåtelse', '{förening}', 'beslut'),
    ],
  },
  {
    type: 'vinterväghållning',
    headings: ['Snöröjning och halkbekämpning {läsår}', 'Avtal om snöröjning i {ort}', 'Synpunkter på snöröjning vintern {år}'],
    documents: [
      inn('Synpunkter på snöröjningen på {väg}', 'Invånare'),
      ut('Svar om snöröjningen på {väg}', 'Invånare'),
      upp('Avtal om snöröjning, {entreprenör}', 'villkor'),
      inn('Avvikelserapport om halkbekämpning', '{entreprenör}', 'rapport'),
      upp('Prioriteringskarta för snöröjning'),
    ],
  },
  {
    type: 'skada på ledning',
    headings: ['Grävskada vid {väg}', 'Vattenläcka i {ort}', 'Ersättningsanspråk efter vattenläcka, {samfällighet}'],
    documents: [
      inn('Anmälan om grävskada vid {väg}', '{entreprenör}'),
      ut('Faktureringsunderlag efter grävskada', '{entreprenör}'),
      inn('Ersättningsanspråk efter vattenläcka', '{samfällighet}'),
      ut('Beslut med anledning av ersättningsanspråk', '{samfällighet}', 'beslut'),
      upp('Händelserapport – vattenläcka i {ort}', 'rapport'),
    ],
  },
  {
    type: 'belysning',
    headings: ['Belysningsprogram för {ort}', 'Byte till LED-armaturer på {väg}', 'Övertagande av belysning, {samfällighet}'],
    documents: [
      inn('Felanmälan av gatubelysning på {väg}', 'Invånare'),
      upp('Belysningsprogram för {ort}', 'plan'),
      inn('Begäran om övertagande av vägbelysning', '{samfällighet}'),
      ut('Svar om övertagande av vägbelysning', '{samfällighet}', 'yttrande'),
    ],
  },
]
