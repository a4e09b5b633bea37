import {inn, upp, ut, type CasePattern, type SecretPattern} from './pattern.ts'

/** What the registry of the committee for children and education is made of. */
export const BUN: readonly CasePattern[] = [
  {
    type: 'tillsyn',
    headings: ['Planerad tillsyn av {skola}', 'Skolinspektionens kvalitetsgranskning av {skola}', 'Riktad tillsyn av skolhälsovården vid {skola}', 'Uppföljning av tillsyn, {skola}'],
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
    headings: ['Statsbidrag för kvalitetshöjande åtgärder {år}', 'Statsbidrag för lovskola {år}', 'Statsbidrag för läxhjälp {år}', 'Statsbidrag för mindre barngrupper {år}', 'Likvärdighetsbidrag {år}'],
    documents: [
      ut('Ansökan om statsbidrag', 'Skolverket', 'ansokan'),
      inn('Begäran om komplettering av ansökan om statsbidrag', 'Skolverket'),
      ut('Komplettering av ansökan om statsbidrag', 'Skolverket'),
      inn('Beslut om statsbidrag', 'Skolverket', 'beslut'),
      ut('Redovisning av använt statsbidrag', 'Skolverket', 'rapport'),
    ],
  },
  {
    type: 'remiss',
    headings: ['Remiss – {skolremiss}', 'Yttrande över {skolremiss}', 'Huvudmannens svar på remiss om {skolremiss}'],
    documents: [
      inn('Remiss från Utbildningsdepartementet: {skolremiss}', 'Utbildningsdepartementet', 'remiss'),
      upp('Förslag till yttrande över {skolremiss}', 'yttrande'),
      upp('Protokollsutdrag BUN § {paragraf}', 'protokollsutdrag'),
      ut('Yttrande över {skolremiss}', 'Utbildningsdepartementet', 'yttrande'),
    ],
  },
  {
    type: 'skolskjuts',
    headings: ['Trafikering av skolskjutslinjer {läsår}', 'Reglemente för skolskjuts', 'Hållplatser för skolskjuts i {ort}', 'Upphandling av skolskjuts {läsår}', 'Skolskjuts till fristående skolor {läsår}'],
    documents: [
      inn('Synpunkter på hållplats vid {väg}', 'Förälder'),
      ut('Svar på synpunkter om hållplats vid {väg}', 'Förälder'),
      inn('Avvikelserapport från trafikutövare, {månad} {år}', 'Vretlyckans Trafik AB'),
      upp('Protokoll från uppföljningsmöte med trafikutövare'),
      upp('Tjänsteskrivelse – reglemente för skolskjuts', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'intern kontroll',
    headings: ['Intern kontrollplan {nästa} för barn- och utbildningsnämnden', 'Uppföljning av intern kontroll {år}', 'Budgetuppföljning {månad} {år}'],
    documents: [
      upp('Intern kontrollplan {nästa}', 'plan'),
      upp('Riskanalys inför intern kontrollplan {nästa}'),
      upp('Uppföljning av intern kontroll, {kvartal}', 'rapport'),
      ut('Intern kontroll {år}, rapport till kommunstyrelsen', 'Kommunstyrelsen', 'rapport'),
    ],
  },
  {
    type: 'lokaler',
    headings: ['Ombyggnad av kök vid {skola}', 'Paviljonger vid {skola}', 'Ventilation vid {skola}', 'Utemiljö vid {skola}'],
    documents: [
      ut('Beställning av förstudie, {skola}', 'Tekniska nämnden'),
      inn('Förstudie – lokaler vid {skola}', '{konsult}', 'rapport'),
      upp('Riskanalys inför ombyggnad vid {skola}'),
      upp('Tjänsteskrivelse – lokaler vid {skola}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'lokaler',
    headings: ['Ny förskola i {ort}', 'Lokalprogram för förskola i {ort}', 'Tillfälliga lokaler för förskola i {ort}', 'Avveckling av förskola i {ort}'],
    documents: [
      upp('Lokalbehovsplan {nästa}', 'plan'),
      inn('Yttrande över lokalprogram för förskola i {ort}', 'Tekniska nämnden', 'yttrande'),
      inn('Synpunkter på placering av ny förskola', 'Invånare'),
      upp('Tjänsteskrivelse – ny förskola i {ort}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'fristående verksamhet',
    headings: ['Godkännande av huvudman för fristående förskola i {ort}', 'Tillsyn av fristående förskola i {ort}', 'Föreläggande efter tillsyn av fristående förskola i {ort}', 'Pedagogisk omsorg i {ort}'],
    documents: [
      inn('Ansökan om godkännande av fristående förskola', '{fristående}', 'ansokan'),
      ut('Begäran om komplettering', '{fristående}'),
      inn('Komplettering med verksamhetsplan', '{fristående}', 'plan'),
      ut('Beslut om godkännande av fristående förskola', '{fristående}', 'beslut'),
    ],
  },
  {
    type: 'fristående verksamhet',
    headings: ['Yttrande över ansökan om fristående grundskola i {ort}', 'Yttrande över ansökan om fristående gymnasieskola i {ort}', 'Skolpeng {nästa}'],
    documents: [
      inn('Remiss om fristående grundskola i {ort}', 'Skolinspektionen', 'remiss'),
      upp('Konsekvensbeskrivning, fristående grundskola i {ort}', 'rapport'),
      ut('Yttrande om fristående grundskola i {ort}', 'Skolinspektionen', 'yttrande'),
    ],
  },
  {
    type: 'synpunkter',
    headings: ['Synpunkter på skolmaten vid {skola}', 'Matråd vid {skola} {år}', 'Synpunkter på mobilfri skola, {skola}', 'Synpunkter på fritidshemmet vid {skola}'],
    documents: [
      inn('Synpunkter på skolmaten', 'Skolelev'),
      upp('Anteckningar från matråd vid {skola}'),
      ut('Svar på synpunkter på skolmaten', 'Skolelev'),
      inn('Menyförslag för vecka 40–44', 'Kvarnlyckans Måltider AB'),
    ],
  },
  {
    type: 'synpunkter',
    headings: ['Trafiksituationen vid {skola}', 'Säker skolväg till {skola}', 'Hämtning och lämning vid {skola}'],
    documents: [
      inn('Synpunkter på trafiken vid lämning och hämtning', 'Förälder'),
      inn('Skrivelse från föräldraföreningen vid {skola}', 'Föräldraföreningen vid {skola}'),
      ut('Svar på synpunkter om {skola}', 'Förälder'),
      ut('Begäran om trafikmätning vid {skola}', 'Tekniska nämnden'),
    ],
  },
  {
    type: 'avtal',
    headings: ['Samverkansavtal om gymnasieutbildning med {grannkommun}', 'Interkommunal ersättning {nästa}', 'Antagning till gymnasieskolan {nästa}'],
    documents: [
      inn('Förslag till samverkansavtal om gymnasieutbildning', '{grannkommun}', 'villkor'),
      upp('Samverkansavtal om gymnasieutbildning, undertecknat', 'villkor'),
      ut('Prislista för gymnasieprogram {nästa}', '{grannkommun}'),
    ],
  },
  {
    type: 'avtal',
    headings: ['Avtal om {system} för skolan', 'Personuppgiftsbiträdesavtal med {programvarubolag}', 'Licenser till {system} för skolan'],
    documents: [
      inn('Personuppgiftsbiträdesavtal för {system}', '{programvarubolag}'),
      upp('Informationsklassning av {system}'),
      ut('Uppsägning av avtal om {system}', '{programvarubolag}'),
    ],
  },
  {
    type: 'statistik',
    headings: ['Uppgiftslämning till statliga myndigheter {år}', 'Skolstatistik {läsår}', 'Behöriga lärare {läsår}, sammanställning'],
    documents: [
      ut('Uppgifter till Statistiska centralbyrån om elevantal', 'Statistiska centralbyrån', 'rapport'),
      upp('Sammanställning av betygsresultat, {halvår} {år}', 'rapport'),
      inn('Enkät om personaltäthet i förskolan', 'Skolverket'),
      ut('Enkätsvar om personaltäthet i förskolan', 'Skolverket'),
    ],
  },
  {
    type: 'verksamhetsplan',
    headings: ['Verksamhetsplan för grundskolan {nästa}', 'Systematiskt kvalitetsarbete {läsår}', 'Verksamhetsplan för förskolan {nästa}', 'Plan mot kränkande behandling vid {skola}', 'Biblioteksplan för grundskolan {nästa}'],
    documents: [
      upp('Kvalitetsrapport för {skola}, {läsår}', 'rapport'),
      upp('Verksamhetsplan för {förskola}', 'plan'),
      upp('Tjänsteskrivelse – kvalitetsrapport {läsår}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'läsårstider',
    headings: ['Läsårstider {läsår}', 'Skolval inför {läsår}', 'Studiedagar {läsår}', 'Öppettider på fritidshem {läsår}'],
    documents: [
      upp('Förslag till läsårstider {läsår}', 'plan'),
      inn('Synpunkter på förslag till läsårstider', '{grannkommun}', 'yttrande'),
      upp('Protokollsutdrag BUN § {paragraf}, läsårstider', 'protokollsutdrag'),
      ut('Läsårstider {läsår} till rektorsområdena', 'Samtliga rektorsområden'),
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
