import {inn, upp, ut, type CasePattern, type SecretPattern} from './pattern.ts'

// No texts: this committee puts no files on the web.

/** What the chief guardian committee's open registry is made of. */
export const OFN: readonly CasePattern[] = [
  {
    type: 'länsstyrelsens tillsyn',
    headings: ['Länsstyrelsens tillsyn av överförmyndarnämnden {år}', 'Länsstyrelsens enkät {år}', 'Handlingsplan efter länsstyrelsens tillsyn {år}'],
    documents: [
      inn('Meddelande om inspektion', 'Länsstyrelsen'),
      ut('Underlag inför inspektion', 'Länsstyrelsen'),
      inn('Protokoll från länsstyrelsens inspektion', 'Länsstyrelsen'),
      ut('Yttrande över länsstyrelsens inspektion', 'Länsstyrelsen'),
    ],
  },
  {
    type: 'statistik',
    headings: ['Granskning av årsräkningar {fg}, statistik', 'Uppgifter till ställföreträdarregister {år}', 'Handläggningstider {kvartal} {år}'],
    documents: [
      upp('Statistik över granskade årsräkningar, {månad} {år}'),
      ut('Statistik om ställföreträdare {fg}', 'Länsstyrelsen'),
      upp('Lägesrapport till nämnden, {kvartal} {år}'),
    ],
  },
  {
    type: 'utbildning',
    headings: ['Informationskampanj om uppdrag som ställföreträdare {år}', 'Utbildning för ställföreträdare, {halvår} {år}', 'Rekrytering av ställföreträdare {år}'],
    documents: [
      upp('Program för utbildning av ställföreträdare'),
      inn('Faktura för utbildningslokal', '{förening}'),
      ut('Inbjudan till informationsträff', '{pensionär}'),
      upp('Utvärdering av informationsträff'),
    ],
  },
  {
    type: 'styrdokument',
    headings: ['Riktlinjer för arvodering {nästa}', 'Delegationsordning för överförmyndarnämnden', 'Intern kontroll {år} för överförmyndarnämnden', 'Samverkan om jour med {grannkommun}'],
    documents: [
      upp('Förslag till riktlinjer för arvodering {nästa}'),
      inn('Cirkulär om arvoden {nästa}', 'Sveriges Kommuner och Regioner'),
      upp('Protokollsutdrag ÖFN § {paragraf}'),
      upp('Delegationsordning, reviderad'),
    ],
  },
]

/** Guardianships: secret from the first document to the last. */
export const OFN_SECRET: readonly SecretPattern[] = [
  {
    type: 'ställföreträdarskap',
    statute: 'OSL 32:4',
    headings: ['Ställföreträdarskap för {person}'],
    documents: [inn('Anmälan om behov av ställföreträdare för {person}', 'Anhörig'), inn('Årsräkning för {person}', 'Anhörig'), upp('Granskning av årsräkning, {person}')],
  },
]
