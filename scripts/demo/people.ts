/** Private persons of the demo, all invented. They stand in columns and rows that must never reach the web. */
export const PRIVATE_PERSONS = [
  'Agneta Mårdh',
  'Bengt Haglöf',
  'Camilla Myrén',
  'Dragan Sandevi',
  'Elin Tjernberg',
  'Farid Karimi',
  'Greta Lundbom',
  'Ida Östensson',
  'Johan Ljungkvist',
  'Karin Skarp',
  'Maryam Tegner',
  'Nils Ehrnberg',
  'Oskar Åkerhielm',
  'Paula Arvids',
  'Roger Norrgård',
  'Sofia Hedlöf',
  'Tomas Stenmarck',
  'Vera Björnfot',
  'Gösta Kvarnhult',
  'Ingrid Dammert',
  'Kjell Öhrvall',
  'Lovisa Sjölinder',
  'Mats Brusewitz',
  'Nadia Hörnell',
  'Ove Vikberg',
  'Rut Råberg',
  'Sonja Tufvesson',
  'Ture Wessling',
  'Ylva Rönnmark',
  'Arvid Åhlin',
  'Berit Ekenstam',
  'Elsa Grahnén',
  'Folke Hammarlind',
  'Gerd Jernström',
  'Hassan Nyblad',
  'Jonna Ottander',
  'Klara Pihlblad',
  'Leif Munthe',
  'Marianne Backström',
  'Noomi Wessling',
] as const

/** The contact persons of companies, all invented: known to the registry, never shown (C1). */
export const CONTACT_PERSONS = [
  'Dennis Råberg',
  'Erika Öhrvall',
  'Göran Ottander',
  'Helena Munthe',
  'Joakim Dammert',
  'Lisbet Hörnell',
  'Magnus Vikberg',
  'Sanna Brusewitz',
] as const

/**
 * Identity numbers from Skatteverket's open list of test numbers: the only ones that the demo may hold. Ten digits.
 */
export const NUMBERS = {
  first: '800102-2386',
  second: '810412-2398',
  third: '760405-2386',
  fourth: '831224-2392',
  fifth: '850629-2385',
  sixth: '770105-2388',
  /** Born in 1900, so written with a plus sign by those who follow the rule. */
  overHundred: '000101+9801',
  /** The sixth with its last digit changed. */
  wrongCheckDigit: '770105-2389',
  samordningsnummer: '570690-2391',
  interim: '000101-T220',
} as const
