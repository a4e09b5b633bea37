import {inn, upp, ut, type CasePattern, type SecretPattern} from './pattern.ts'

/** What the registry of the committee for children and education is made of. */
export const BUN: readonly CasePattern[] = [
  {
    type: 'tillsyn',
    headings: ['Planerad tillsyn av {skola}', 'Skolinspektionens kvalitetsgranskning av {skola}'],
    documents: [
      inn('Information om planerad tillsyn av {skola}', 'Skolinspektionen', 'inbjudan'),
      ut('Redovisning av begärda uppgifter om {skola}', 'Skolinspektionen', 'rapport'),
      inn('Protokoll från besök vid {skola}', 'Skolinspektionen'),
      inn('Beslut efter tillsyn av {skola}', 'Skolinspektionen', 'beslut'),
      ut('Redovisning av vidtagna åtgärder', 'Skolinspektionen', 'yttrande'),
    ],
  },
  {
    type: 'statsbidrag',
    headings: ['Statsbidrag för kvalitetshöjande åtgärder {år}', 'Statsbidrag för lovskola {år}', 'Statsbidrag för läxhjälp {år}'],
    documents: [
      ut('Ansökan om statsbidrag', 'Skolverket', 'ansokan'),
      inn('Begäran om komplettering av ansökan om statsbidrag', 'Skolverket'),
      ut('Komplettering av ansökan om statsbidrag', 'Skolverket'),
      inn('Beslut om statsbidrag', 'Skolverket', 'beslut'),
      ut('Redovisning av använt statsbidrag', 'Skolverket', 'rapport'),
    ],
  },
  {
    type: 'lokaler',
    headings: ['Ombyggnad av kök vid {skola}', 'Paviljonger vid {skola}', 'Ny förskola i {ort}', 'Utemiljö vid {förskola}'],
    documents: [
      upp('Lokalbehovsplan {nästa}', 'plan'),
      ut('Beställning av förstudie, {skola}', 'Tekniska nämnden'),
      inn('Förstudie – ombyggnad av kök vid {skola}', '{konsult}', 'rapport'),
      upp('Riskanalys inför flytt av verksamhet från {förskola}'),
      inn('Yttrande över lokalprogram för förskola i {ort}', 'Tekniska nämnden', 'yttrande'),
      upp('Tjänsteskrivelse – lokaler i {ort}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'fristående verksamhet',
    headings: ['Ansökan om godkännande som huvudman för fristående förskola i {ort}', 'Tillsyn av fristående förskola i {ort}', 'Yttrande över ansökan om fristående skola i {ort}'],
    documents: [
      inn('Ansökan om godkännande av fristående förskola', '{fristående}', 'ansokan'),
      ut('Begäran om komplettering', '{fristående}'),
      inn('Komplettering med verksamhetsplan', '{fristående}', 'plan'),
      ut('Beslut om godkännande av fristående förskola', '{fristående}', 'beslut'),
      inn('Remiss om fristående grundskola i {ort}', 'Skolinspektionen', 'remiss'),
    ],
  },
  {
    type: 'remiss',
    headings: ['Remiss – {skolremiss}', 'Yttrande över {skolremiss}'],
    documents: [
      inn('Remiss från Utbildningsdepartementet: {skolremiss}', 'Utbildningsdepartementet', 'remiss'),
      upp('Förslag till yttrande över {skolremiss}', 'yttrande'),
      upp('Protokollsutdrag BUN § {paragraf}', 'protokollsutdrag'),
      ut('Yttrande över {skolremiss}', 'Utbildningsdepartementet', 'yttrande'),
    ],
  },
  {
    type: 'verksamhetsplan',
    headings: ['Verksamhetsplan för grundskolan {nästa}', 'Systematiskt kvalitetsarbete {läsår}', 'Läsårstider {läsår}'],
    documents: [
      upp('Kvalitetsrapport för {skola}, {läsår}', 'rapport'),
      upp('Verksamhetsplan för {förskola}', 'plan'),
      upp('Förslag till läsårstider {läsår}', 'plan'),
      upp('Tjänsteskrivelse – kvalitetsrapport {läsår}', 'tjansteskrivelse'),
      ut('Läsårstider {läsår} till rektorsområdena', 'Samtliga rektorsområden'),
    ],
  },
  {
    type: 'skolskjuts',
    headings: ['Trafikering av skolskjutslinjer {läsår}', 'Reglemente för skolskjuts', 'Hållplatser för skolskjuts i {ort}'],
    documents: [
      inn('Synpunkter på hållplats vid {väg}', 'Förälder'),
      ut('Svar på synpunkter om hållplats vid {väg}', 'Förälder'),
      inn('Avvikelserapport från trafikutövare, {månad} {år}', 'Vretlyckans Trafik AB'),
      upp('Protokoll från uppföljningsmöte med trafikutövare'),
      upp('Tjänsteskrivelse – reglemente för skolskjuts', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'synpunkter',
    headings: ['Synpunkter på skolmaten vid {skola}', 'Synpunkter på trafiksituationen vid {skola}', 'Namninsamling för bevarande av {skola}'],
    documents: [
      inn('Synpunkter på skolmaten', 'Skolelev'),
      inn('Synpunkter på trafiken vid lämning och hämtning', 'Förälder'),
      inn('Skrivelse från föräldraföreningen vid {skola}', 'Föräldraföreningen vid {skola}'),
      ut('Svar på synpunkter om {skola}', 'Förälder'),
      upp('Anteckningar från skolråd vid {skola}'),
    ],
  },
  {
    type: 'avtal',
    headings: ['Samverkansavtal om gymnasieutbildning med {grannkommun}', 'Avtal om {system} för skolan', 'Personuppgiftsbiträdesavtal med {leverantör}'],
    documents: [
      inn('Förslag till samverkansavtal om gymnasieutbildning', '{grannkommun}', 'villkor'),
      upp('Samverkansavtal om gymnasieutbildning, undertecknat', 'villkor'),
      inn('Personuppgiftsbiträdesavtal för {system}', '{leverantör}'),
      ut('Uppsägning av avtal om {system}', '{leverantör}'),
    ],
  },
  {
    type: 'statistik',
    headings: ['Elevantal {läsår}', 'Personaltäthet i förskolan {år}', 'Betygsstatistik {halvår} {år}'],
    documents: [
      ut('Uppgifter till Statistiska centralbyrån om elevantal', 'Statistiska centralbyrån', 'rapport'),
      upp('Sammanställning av betygsresultat, {halvår} {år}', 'rapport'),
      inn('Enkät om personaltäthet i förskolan', 'Skolverket'),
      ut('Enkätsvar om personaltäthet i förskolan', 'Skolverket'),
    ],
  },
  {
    type: 'intern kontroll',
    headings: ['Intern kontrollplan {nästa} för barn- och utbildningsnämnden', 'Uppföljning av intern kontroll {år}'],
    documents: [
      upp('Intern kontrollplan {nästa}', 'plan'),
      upp('Riskanalys inför intern kontrollplan {nästa}'),
      upp('Uppföljning av intern kontroll, {kvartal}', 'rapport'),
      ut('Intern kontroll {år}, rapport till kommunstyrelsen', 'Kommunstyrelsen', 'rapport'),
    ],
  },
]

/** Pupils' own cases: secret from the first document to the last. */
export const BUN_SECRET: readonly SecretPattern[] = [
  {
    type: 'elevärende',
    statute: 'OSL 23:2',
    headings: ['Utredning om frånvaro, {person}', 'Särskilt stöd för {person}'],
    documents: [inn('Skrivelse från vårdnadshavare till {person}', 'Förälder'), upp('Utredning om frånvaro för {person}'), ut('Beslut om åtgärdsprogram för {person}', 'Förälder')],
  },
]
