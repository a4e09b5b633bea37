import {inn, upp, ut, type CasePattern} from './pattern.ts'

/** What the environment and building committee's registry is made of. */
export const MBN: readonly CasePattern[] = [
  {
    type: 'detaljplan',
    headings: ['Detaljplan för {kvarter} m.fl., {ort}', 'Ändring av detaljplan för {kvarter}', 'Detaljplan för bostäder vid {väg}', 'Planbesked för {kvarter}', 'Upphävande av detaljplan för {kvarter}', 'Detaljplan för verksamheter i {ort}'],
    documents: [
      inn('Ansökan om planbesked för {kvarter}', '{entreprenör}', 'ansokan'),
      upp('Detaljplan för {kvarter} m.fl., samråd', 'kungorelse'),
      ut('Underrättelse om samråd om detaljplan för {kvarter}', 'Länsstyrelsen'),
      inn('Samrådsyttrande över detaljplan för {kvarter}', 'Länsstyrelsen', 'yttrande'),
      inn('Yttrande över planförslag vid {väg}', 'Trafikverket', 'yttrande'),
      upp('Samrådsredogörelse, {kvarter}', 'rapport'),
      upp('Granskningsutlåtande, {kvarter}', 'rapport'),
      upp('Antagandehandlingar – detaljplan för {kvarter}', 'plan'),
    ],
  },
  {
    type: 'livsmedelskontroll',
    headings: ['Livsmedelskontroll {år}, {livsmedel}', 'Registrering av livsmedelsanläggning, {livsmedel}', 'Offentlig kontroll av {livsmedel}', 'Föreläggande efter kontroll, {livsmedel}', 'Planerad kontroll av skolkök {år}'],
    documents: [
      inn('Anmälan om registrering av livsmedelsverksamhet', '{livsmedel}'),
      ut('Beslut om registrering av livsmedelsanläggning', '{livsmedel}', 'beslut'),
      upp('Kontrollrapport, {livsmedel}', 'rapport'),
      ut('Beslut om avgift för livsmedelskontroll', '{livsmedel}', 'beslut'),
      inn('Åtgärdsredovisning efter livsmedelskontroll', '{livsmedel}'),
    ],
  },
  {
    type: 'miljötillsyn',
    headings: ['Tillsyn av miljöfarlig verksamhet, {industri}', 'Anmälan om ändrad verksamhet, {industri}', 'Miljörapport {fg}, {industri}', 'Tillstånd enligt miljöbalken, {industri}', 'Förorenad mark, {industri}', 'Köldmedierapport {fg}, {industri}'],
    documents: [
      inn('Miljörapport {fg}', '{industri}', 'rapport'),
      inn('Anmälan om ändring av miljöfarlig verksamhet', '{industri}', 'ansokan'),
      upp('Inspektionsrapport, {industri}', 'rapport'),
      ut('Föreläggande om försiktighetsmått', '{industri}', 'beslut'),
      inn('Resultat från bullermätning', '{industri}'),
      ut('Beslut om årlig tillsynsavgift', '{industri}'),
    ],
  },
  {
    type: 'bygglov',
    headings: ['Bygglov för {byggnad} i {ort}', 'Tidsbegränsat bygglov för {byggnad} vid {väg}', 'Rivningslov för äldre {byggnad} i {ort}', 'Startbesked för {byggnad} i {ort}', 'Slutbesked för {byggnad} vid {väg}', 'Marklov vid {väg}', 'Strandskyddsdispens för {byggnad} i {ort}'],
    documents: [
      inn('Ansökan om bygglov för {byggnad}', '{byggherre}', 'ansokan'),
      inn('Plan-, fasad- och sektionsritningar, {byggnad}', '{byggherre}'),
      ut('Föreläggande om komplettering av ansökan om bygglov', '{byggherre}'),
      upp('Kungörelse om bygglov för {byggnad} i {ort}', 'kungorelse'),
      ut('Beslut om bygglov för {byggnad}', '{byggherre}', 'beslut'),
      ut('Startbesked för {byggnad}', '{byggherre}', 'beslut'),
      ut('Slutbesked för {byggnad}', '{byggherre}', 'beslut'),
    ],
  },
  {
    type: 'taxa',
    headings: ['Taxa för miljönämndens verksamhet {nästa}', 'Plan- och bygglovstaxa {nästa}', 'Timavgift för livsmedelskontroll {nästa}', 'Verksamhetsplan för miljötillsynen {nästa}'],
    documents: [
      upp('Förslag till plan- och bygglovstaxa {nästa}', 'plan'),
      upp('Behovsutredning för tillsynen {nästa}', 'rapport'),
      upp('Tjänsteskrivelse – taxa {nästa}', 'tjansteskrivelse'),
      ut('Förslag till taxa för beslut i kommunfullmäktige', 'Kommunfullmäktige'),
    ],
  },
  {
    type: 'översiktsplan',
    headings: ['Översiktsplan för Ekbackens kommun, {ort}', 'Fördjupad översiktsplan för {ort}', 'Grönstrukturplan för {ort}', 'Aktualitetsprövning av översiktsplan, {ort}'],
    documents: [
      upp('Samrådshandling – fördjupad översiktsplan för {ort}', 'plan'),
      inn('Samrådsyttrande från grannkommun', '{grannkommun}', 'yttrande'),
      inn('Synpunkter på fördjupad översiktsplan för {ort}', 'Invånare'),
      inn('Synpunkter på grönområden i {ort}', '{samfällighet}'),
      upp('Sammanställning av synpunkter från samrådet'),
    ],
  },
  {
    type: 'namn och adresser',
    headings: ['Nytt gatunamn i {ort}', 'Namnsättning av kvarter vid {väg}', 'Adressättning i {ort}'],
    documents: [
      upp('Förslag till gatunamn i {ort}'),
      ut('Remiss om gatunamn i {ort}', 'Norrbyås Hembygdsförening', 'remiss'),
      inn('Yttrande om gatunamn i {ort}', 'Norrbyås Hembygdsförening', 'yttrande'),
      upp('Beslut om gatunamn i {ort}', 'beslut'),
    ],
  },
  {
    type: 'remiss',
    headings: ['Remiss – {miljöremiss}', 'Yttrande över {miljöremiss}'],
    documents: [
      inn('Remiss från Naturvårdsverket: {miljöremiss}', 'Naturvårdsverket', 'remiss'),
      upp('Tjänsteskrivelse – {miljöremiss}', 'tjansteskrivelse'),
      ut('Miljö- och byggnadsnämndens yttrande över {miljöremiss}', 'Naturvårdsverket', 'yttrande'),
    ],
  },
  {
    type: 'vattenverksamhet',
    headings: ['Samråd om vattenverksamhet i {ort}', 'Anmälan om vattenverksamhet i {ort}', 'Utrivning av damm i {ort}'],
    documents: [
      inn('Inbjudan till samråd om vattenverksamhet', '{industri}', 'inbjudan'),
      inn('Samrådsunderlag, {ort}', '{industri}', 'rapport'),
      ut('Yttrande i samråd om vattenverksamhet', 'Länsstyrelsen', 'yttrande'),
    ],
  },
  {
    type: 'buller',
    headings: ['Klagomål på buller från {industri}', 'Nattligt buller vid {väg}', 'Klagomål på lukt från {industri}', 'Klagomål på nedskräpning vid {väg}', 'Klagomål på rök vid {väg}'],
    documents: [
      inn('Klagomål på buller nattetid', 'Invånare'),
      ut('Begäran om yttrande med anledning av klagomål', '{industri}'),
      inn('Svar med anledning av klagomål på buller', '{industri}', 'yttrande'),
      upp('Mätprotokoll, ljudnivå vid {väg}', 'rapport'),
      ut('Meddelande om att ärendet avslutas', 'Invånare'),
    ],
  },
  {
    type: 'naturvård',
    headings: ['LONA-bidrag för våtmark vid {ort}', 'Anläggande av våtmark vid {ort}', 'Inventering av groddjur vid {ort}', 'Bekämpning av invasiva arter i {ort}'],
    documents: [
      ut('Ansökan om LONA-bidrag för våtmark', 'Länsstyrelsen', 'ansokan'),
      inn('Beslut om LONA-bidrag', 'Länsstyrelsen', 'beslut'),
      inn('Inventering av våtmark vid {ort}', '{konsult}', 'rapport'),
    ],
  },
  {
    type: 'naturvård',
    headings: ['Bildande av naturreservat vid {ort}', 'Skötsel av tätortsnära skog i {ort}', 'Avverkningsanmälan i {ort}'],
    documents: [
      inn('Skrivelse om skogsvård i {ort}', 'Ekbackens Naturskyddsförening'),
      ut('Svar på skrivelse om skogsvård', 'Ekbackens Naturskyddsförening'),
      upp('Skötselplan för naturreservat vid {ort}', 'plan'),
    ],
  },
  {
    type: 'enskilt avlopp',
    headings: ['Inventering av enskilda avlopp i {ort}', 'Slamtömning i {ort} {år}', 'Gemensam avloppslösning, {samfällighet}'],
    documents: [
      ut('Information om inventering av avlopp i {ort}', '{samfällighet}'),
      inn('Frågor om gemensam avloppslösning', '{samfällighet}'),
      upp('Sammanställning av inventering i {ort}', 'rapport'),
    ],
  },
  {
    type: 'energi',
    headings: ['Radonmätning i {skola}', 'Inomhusmiljö i {skola}', 'Energi- och klimatrådgivning {år}', 'Laddplatser vid {väg}'],
    documents: [
      upp('Tillsynsrapport, inomhusmiljö i {skola}', 'rapport'),
      ut('Begäran om egenkontroll, {skola}', 'Tekniska nämnden'),
      inn('Redovisning av egenkontroll, {skola}', 'Tekniska nämnden', 'rapport'),
    ],
  },
]
