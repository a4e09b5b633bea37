import {inn, upp, ut, type CasePattern} from './pattern.ts'

/** What the technical committee's registry is made of. */
export const TN: readonly CasePattern[] = [
  {
    type: 'trafik',
    headings: ['Lokal trafikföreskrift, hastighet på {väg}', 'Parkering vid {väg}', 'Farthinder på {väg}', 'Cykelparkering vid {väg}', 'Trafiksäkerhet vid övergångsställe på {väg}'],
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
    type: 'park',
    headings: ['Upprustning av {park}', 'Trädvårdsplan för {park}', 'Lekplatsprogram {nästa}', 'Julgran och julbelysning i {park}', 'Klotter och skadegörelse i {park}'],
    documents: [
      upp('Gestaltningsförslag för {park}', 'plan'),
      inn('Synpunkter på nedtagning av träd i {park}', 'Invånare'),
      ut('Svar på synpunkter om {park}', 'Invånare'),
      inn('Trädinventering i {park}', '{konsult}', 'rapport'),
      upp('Besiktningsprotokoll för lekplatser {år}'),
    ],
  },
  {
    type: 'vinterväghållning',
    headings: ['Snöröjning och halkbekämpning {läsår}', 'Avtal om snöröjning i {ort}', 'Synpunkter på snöröjning vintern {år}', 'Sandupptagning våren {år}'],
    documents: [
      inn('Synpunkter på snöröjningen på {väg}', 'Invånare'),
      ut('Svar om snöröjningen på {väg}', 'Invånare'),
      upp('Avtal om snöröjning, {entreprenör}', 'villkor'),
      inn('Avvikelserapport om halkbekämpning', '{entreprenör}', 'rapport'),
      upp('Prioriteringskarta för snöröjning'),
    ],
  },
  {
    type: 'belysning',
    headings: ['Belysningsprogram för {ort}', 'Byte till LED-armaturer på {väg}', 'Övertagande av belysning, {samfällighet}', 'Trasig gatubelysning på {väg}'],
    documents: [
      inn('Felanmälan av gatubelysning på {väg}', 'Invånare'),
      upp('Belysningsprogram för {ort}', 'plan'),
      inn('Begäran om övertagande av vägbelysning', '{samfällighet}'),
      ut('Svar om övertagande av vägbelysning', '{samfällighet}', 'yttrande'),
    ],
  },
  {
    type: 'gata',
    headings: ['Ombyggnad av {väg}', 'Gång- och cykelväg längs {väg}', 'Busshållplatser på {väg}', 'Trafikomläggning på {väg}', 'Dagvatten vid {väg}'],
    documents: [
      ut('Förfrågningsunderlag – ombyggnad av {väg}', 'Öppen upphandling'),
      upp('Tilldelningsbeslut – ombyggnad av {väg}', 'beslut'),
      upp('Entreprenadkontrakt – {väg}', 'villkor'),
      inn('Beslut om statlig medfinansiering', 'Trafikverket', 'beslut'),
      inn('Slutbesiktningsutlåtande, {väg}', '{konsult}', 'rapport'),
    ],
  },
  {
    type: 'beläggning',
    headings: ['Beläggningsprogram {nästa}', 'Potthål på {väg}', 'Bidrag till enskilda vägar {år}'],
    documents: [
      upp('Inventering av gator inför {nästa}', 'rapport'),
      upp('Beläggningsprogram {nästa}, prioriterade gator', 'plan'),
      ut('Information om beläggningsarbeten på {väg}', '{samfällighet}', 'inbjudan'),
    ],
  },
  {
    type: 'va',
    headings: ['Verksamhetsområde för vatten och avlopp i {ort}', 'Förnyelse av ledningsnätet i {ort}', 'Anslutningsavgift för vatten och avlopp i {ort}', 'Byte av vattenmätare i {ort}'],
    documents: [
      upp('Förslag till utökat verksamhetsområde i {ort}', 'plan'),
      inn('Yttrande över verksamhetsområde i {ort}', 'Länsstyrelsen', 'yttrande'),
      ut('Information om spolning av ledningar i {ort}', '{samfällighet}', 'inbjudan'),
      upp('Tjänsteskrivelse – verksamhetsområde i {ort}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'va',
    headings: ['Ombyggnad av {anläggning}', 'Driftstörningar vid {anläggning} {år}', 'Tillsynsbesök vid {anläggning}'],
    documents: [
      inn('Statusbedömning av {anläggning}', '{konsult}', 'rapport'),
      upp('Investeringskalkyl – {anläggning}'),
      upp('Tjänsteskrivelse – ombyggnad av {anläggning}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'avfall',
    headings: ['Avfallstaxa {nästa}', 'Avfallsplan {nästa}', 'Renhållningsföreskrifter {nästa}', 'Fastighetsnära insamling i {ort}'],
    documents: [
      upp('Förslag till avfallstaxa {nästa}', 'plan'),
      inn('Avfallsstatistik {fg}', 'Mellanbygdens Avfallsförbund', 'rapport'),
      upp('Protokollsutdrag TN § {paragraf}, avfallstaxa', 'protokollsutdrag'),
    ],
  },
  {
    type: 'avfall',
    headings: ['Gemensamt soprum, {samfällighet}', 'Insamling av matavfall, {samfällighet}', 'Hämtningsväg för sopbil, {samfällighet}'],
    documents: [
      inn('Ansökan om gemensamt soprum', '{samfällighet}', 'ansokan'),
      ut('Beslut om gemensamt soprum', '{samfällighet}', 'beslut'),
      ut('Anvisningar för sortering av matavfall', '{samfällighet}'),
    ],
  },
  {
    type: 'fastighet',
    headings: ['Takbyte vid {skola}', 'Underhåll av {skola} {år}', 'Myndighetsbesiktning av hissar {år}', 'Skadegörelse vid {skola}'],
    documents: [
      inn('Besiktningsutlåtande – tak, {skola}', '{konsult}', 'rapport'),
      upp('Beställning av takbyte vid {skola}'),
      upp('Överlämnandeprotokoll, {skola}'),
      ut('Hyresavtal för {skola}', 'Barn- och utbildningsnämnden', 'villkor'),
    ],
  },
  {
    type: 'fastighet',
    headings: ['Energieffektivisering av {hall}', 'Underhållsplan {nästa} för kommunens lokaler', 'Solceller på {hall}', 'Fukt i {hall}'],
    documents: [
      upp('Underhållsplan {nästa}', 'plan'),
      inn('Energideklaration för {hall}', '{konsult}'),
      ut('Ansökan om stöd till energieffektivisering', 'Boverket', 'ansokan'),
      inn('Beslut om stöd till energieffektivisering', 'Boverket', 'beslut'),
    ],
  },
  {
    type: 'upplåtelse',
    headings: ['Markupplåtelse för {arrangemang}', 'Polistillstånd för {arrangemang}', 'Avstängning av gata vid {arrangemang}'],
    documents: [
      inn('Ansökan om markupplåtelse för {arrangemang}', '{förening}', 'ansokan'),
      inn('Remiss om användning av offentlig plats', 'Polismyndigheten', 'remiss'),
      ut('Yttrande om användning av offentlig plats', 'Polismyndigheten', 'yttrande'),
      ut('Beslut om markupplåtelse', '{förening}', 'beslut'),
    ],
  },
  {
    type: 'upplåtelse',
    headings: ['Uteservering på Storgatan, {krog}', 'Torghandel på Stortorget, {krog}', 'Skyltar på gångbanan, {krog}'],
    documents: [
      inn('Ansökan om plats för uteservering', '{krog}', 'ansokan'),
      ut('Beslut om plats för uteservering', '{krog}', 'beslut'),
      inn('Avanmälan av uteservering', '{krog}'),
    ],
  },
  {
    type: 'ledningsskada',
    headings: ['Grävskada vid {väg}', 'Skadad fiberledning vid {väg}', 'Schakttillstånd vid {väg}'],
    documents: [
      inn('Anmälan om grävskada vid {väg}', '{entreprenör}'),
      ut('Faktureringsunderlag efter grävskada', '{entreprenör}'),
      upp('Händelserapport – grävskada vid {väg}', 'rapport'),
    ],
  },
  {
    type: 'vattenläcka',
    headings: ['Vattenläcka i {ort}', 'Ersättningsanspråk efter vattenläcka, {samfällighet}', 'Kokningsrekommendation i {ort}'],
    documents: [
      inn('Ersättningsanspråk efter vattenläcka', '{samfällighet}'),
      ut('Beslut med anledning av ersättningsanspråk', '{samfällighet}', 'beslut'),
      upp('Händelserapport – vattenläcka i {ort}', 'rapport'),
    ],
  },
  {
    type: 'trafik',
    headings: ['Flytt av fordon vid {väg}', 'Parkeringstillstånd, riktlinjer {nästa}', 'Tung trafik på {väg}', 'Hastighetsmätning vid {skola}'],
    documents: [
      inn('Önskemål om färre tunga fordon på {väg}', 'Invånare'),
      upp('Trafikräkning på {väg} {månad} {år}', 'rapport'),
      ut('Svar om tung trafik på {väg}', 'Invånare'),
    ],
  },
]
