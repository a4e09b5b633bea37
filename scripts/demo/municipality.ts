import {stringify} from 'yaml'
import {ADAPTED} from './meetings.ts'

export const MUNICIPALITY = 'Ekbackens kommun'

/** A committee (nämnd) of the demo municipality. All people are invented; telephone numbers lie in the series that PTS keeps for fiction. */
export interface Committee {
  readonly code: string
  readonly name: string
  readonly administration: string
  /** The shape of its diary numbers. */
  readonly pattern: string
  /** The `n`-th number of a year. */
  number(year: string, n: number): string
  readonly registrar: {readonly email: string; readonly phone: string}
  readonly hasSpecificSecrecy: boolean
  readonly officials: readonly string[]
  readonly members: readonly string[]
  /** What stands in the officer's column when it is not a person: units and functions. */
  readonly functions: readonly string[]
  /** Sign-ons of the registrars who made the choices in the source system. */
  readonly registrars: readonly string[]
  /** How many ordinary cases the three years hold. */
  readonly cases: number
}

export const COMMITTEES: readonly Committee[] = [
  {
    code: 'KS',
    name: 'Kommunstyrelsen',
    administration: 'Kommunledningsförvaltningen',
    pattern: String.raw`^KS \d{4}/\d{5}$`,
    number: (year, n) => `KS ${year}/${padded(n, 5)}`,
    registrar: {email: 'kommunstyrelsen@ekbacken.example', phone: '08-465 004 10'},
    hasSpecificSecrecy: false,
    officials: ['Birgitta Hallsten', 'Rasmus Tallberg', 'Ingela Wikander', 'Henning Alvebro'],
    members: ['Lennart Isberg', 'Åsa Vestin', 'Samir Rahmani', 'Gunilla Holmlund', 'Petter Bjurström'],
    functions: ['Kommunkansliet', 'Ekonomiavdelningen', 'HR-avdelningen', 'Upphandlingsenheten', 'Näringslivsenheten', 'Kommunikationsavdelningen'],
    registrars: ['reg1', 'reg2'],
    cases: 132,
  },
  {
    code: 'BUN',
    name: 'Barn- och utbildningsnämnden',
    administration: 'Utbildningsförvaltningen',
    pattern: String.raw`^BUN \d{4}/\d{5}$`,
    number: (year, n) => `BUN ${year}/${padded(n, 5)}`,
    registrar: {email: 'utbildning@ekbacken.example', phone: '08-465 004 20'},
    hasSpecificSecrecy: false,
    officials: ['Torbjörn Brännmark', 'Ellinor Gillberg', 'Malin Fridell'],
    members: ['Hanna Rosvall', 'Viktor Brolund', 'Siv Häggkvist'],
    functions: ['Nämndsekreteraren', 'Skolenheten', 'Förskoleenheten', 'Gymnasieenheten', 'Kvalitetsenheten', 'Lokalstrategen'],
    registrars: ['reg3', 'reg4'],
    cases: 112,
  },
  {
    code: 'SN',
    name: 'Socialnämnden',
    administration: 'Socialförvaltningen',
    pattern: String.raw`^SN \d{4}/\d{5}$`,
    number: (year, n) => `SN ${year}/${padded(n, 5)}`,
    registrar: {email: 'socialnamnden@ekbacken.example', phone: '08-465 004 30'},
    hasSpecificSecrecy: true,
    officials: ['Pernilla Dahlbäck', 'Fredrik Lövenborg', 'Yasmin Rahmani'],
    members: ['Kerstin Kronvall', 'Håkan Staaf', 'Leila Petrovska'],
    functions: ['Förvaltningskansliet', 'Verksamhetscontrollern', 'Äldreomsorgens stab', 'Avtalsenheten', 'Kvalitetsenheten'],
    registrars: ['reg5'],
    cases: 92,
  },
  {
    code: 'MBN',
    name: 'Miljö- och byggnadsnämnden',
    administration: 'Samhällsbyggnadsförvaltningen',
    pattern: String.raw`^MBN-\d{4}-\d{4}$`,
    number: (year, n) => `MBN-${year}-${padded(n, 4)}`,
    registrar: {email: 'samhallsbyggnad@ekbacken.example', phone: '08-465 004 40'},
    hasSpecificSecrecy: false,
    officials: ['Jörgen Bjurström', 'Linnea Staaf', 'Zoran Kalliomäki'],
    members: ['Monika Wretman', 'Lennart Forssell', 'Desirée Holmlund'],
    functions: ['Plan- och byggenheten', 'Miljöenheten', 'Livsmedelskontrollen', 'Kart- och mätenheten', 'Nämndsekreteraren'],
    registrars: ['reg6', 'reg7'],
    cases: 104,
  },
  {
    code: 'KFN',
    name: 'Kultur- och fritidsnämnden',
    administration: 'Kultur- och fritidsförvaltningen',
    pattern: String.raw`^\d{4}/\d{4}$`,
    number: (year, n) => `${year}/${padded(n, 4)}`,
    registrar: {email: 'kulturfritid@ekbacken.example', phone: '08-465 004 50'},
    hasSpecificSecrecy: false,
    officials: ['Ulrika Kronvall', 'Amanda Hagelin'],
    members: ['Mehmet Norrgård', 'Tuula Kalliomäki', 'Birgitta Rosvall'],
    functions: ['Föreningsbyrån', 'Biblioteket', 'Fritidsenheten', 'Kulturenheten', 'Förvaltningskansliet'],
    registrars: ['reg8'],
    cases: 88,
  },
  {
    code: 'TN',
    name: 'Tekniska nämnden',
    administration: 'Tekniska förvaltningen',
    pattern: String.raw`^TN \d{4}:\d{4}$`,
    number: (year, n) => `TN ${year}:${padded(n, 4)}`,
    registrar: {email: 'tekniska@ekbacken.example', phone: '08-465 004 60'},
    hasSpecificSecrecy: false,
    officials: ['Håkan Fridell', 'Ingela Brolund'],
    members: ['Torbjörn Vestin', 'Hanna Gillberg', 'Rasmus Isberg'],
    functions: ['Gatuenheten', 'Parkenheten', 'VA-enheten', 'Avfallsenheten', 'Fastighetsenheten', 'Trafikingenjören'],
    registrars: ['reg9', 'reg10'],
    cases: 106,
  },
  {
    code: 'ÖFN',
    name: 'Överförmyndarnämnden',
    administration: 'Kommunledningsförvaltningen',
    // The same shape as KFN's: in this municipality a number tells a case apart within its diary only (A8).
    pattern: String.raw`^\d{4}/\d{4}$`,
    number: (year, n) => `${year}/${padded(n, 4)}`,
    registrar: {email: 'overformyndaren@ekbacken.example', phone: '08-465 004 70'},
    hasSpecificSecrecy: true,
    officials: ['Ellinor Forssell'],
    members: ['Petter Hallsten', 'Åsa Alvebro', 'Siv Wikander'],
    functions: ['Överförmyndarkansliet', 'Nämndsekreteraren'],
    registrars: ['reg1'],
    cases: 34,
  },
]

/** The committee with a code. */
export function committee(code: string): Committee {
  const found = COMMITTEES.find((one) => one.code === code)
  if (found === undefined) throw new Error(`No committee ${code}`)
  return found
}

/** The demo municipality's `diarievakt.yaml`. */
export function settingsFile(): string {
  const settings = {
    municipality: {
      name: MUNICIPALITY,
      contact: 'Kommunens kontaktcenter, kontakt@ekbacken.example, 08-465 004 00',
    },
    site: {baseUrl: 'https://diariet.ekbacken.example/'},
    committees: Object.fromEntries(
      COMMITTEES.map((one) => [
        one.code,
        {
          name: one.name,
          administration: one.administration,
          diaryNumber: one.pattern,
          registrar: one.registrar,
          hasSpecificSecrecy: one.hasSpecificSecrecy,
          adaptedMinutes: ADAPTED.has(one.code),
          officials: one.officials,
          members: one.members,
        },
      ]),
    ),
    administrations: {
      // Two committees share this registry office, so its address wins over theirs (E3).
      Kommunledningsförvaltningen: {registrar: {email: 'registrator@ekbacken.example', phone: '08-465 004 01'}},
    },
    // It stands on the back of an envelope, and tells nothing (L2).
    forwarding: {returnAddress: ['Ekbackens kommun', 'Box 100', '123 45 Ekbacken']},
  }
  const head = [
    '# Ekbackens kommun is invented, and so is everyone in it. Addresses end in .example, and the telephone',
    '# numbers are from the series that Post- och telestyrelsen keeps for fiction.',
    '# Written by scripts/build-demo.ts: change it there.',
    '',
  ].join('\n')
  return head + stringify(settings, {lineWidth: 0})
}

function padded(n: number, width: number): string {
  return String(n).padStart(width, '0')
}
