import {quoted} from './export.ts'

/** The columns of a list of meetings, in its order (`docs/manual`, minutes import). */
const COLUMNS = ['diarie', 'datum', 'typ', 'paragraf', 'arendenummer', 'rubrik', 'sekretess', 'lagrum', 'narvarande', 'jav', 'text', 'beslut', 'expedieras', 'bilagor', 'tid', 'plats'] as const
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>

/** What becomes of an item when its paper is made: it stands there, is left out, or stops the paper until somebody has answered. */
export const ITEM_FATES = ['shown', 'omitted', 'waits'] as const
export type ItemFate = (typeof ITEM_FATES)[number]

/** An item of a meeting and what must come of it. */
export interface ExpectedItem {
  readonly diary: string
  readonly day: string
  readonly paper: string
  readonly number: string
  readonly requirements: readonly string[]
  readonly what: string
  readonly fate: ItemFate
  readonly why: string
}

/** The list of meetings: its text, what must come of each item, and what must stand in nothing that readers see. */
export interface DemoMeetings {
  readonly text: string
  readonly rows: number
  readonly items: readonly ExpectedItem[]
  readonly neverShown: readonly string[]
}

interface Item {
  readonly cells: Cells
  readonly requirements: readonly string[]
  readonly what: string
  readonly fate: ItemFate
  readonly why: string
}

interface Meeting {
  readonly diary: string
  readonly day: string
  readonly own: Cells
  readonly paper: string
  readonly items: readonly Item[]
}

const PLAIN = {requirements: ['F1'], fate: 'shown', why: 'Nothing in it asks for an answer'} as const

function plain(what: string, cells: Cells): Item {
  return {...PLAIN, what, cells: {sekretess: 'nej', ...cells}}
}

const MEETINGS: readonly Meeting[] = [
  {
    diary: 'KS',
    day: '2026-01-27',
    paper: 'protokoll',
    own: {
      tid: '13:15',
      plats: 'Kommunhuset, Eksalen',
      narvarande: 'Lennart Isberg (ordförande, S) | Åsa Vestin (vice ordförande, M) | Samir Rahmani (ledamot, V) | Gunilla Holmlund (ledamot, C) | Petter Bjurström (ersättare, KD) | Birgitta Hallsten (kommundirektör) | Ingela Wikander (sekreterare)',
    },
    items: [
      plain('an opening', {rubrik: 'Val av justerare', text: 'Protokollet ska justeras av ordföranden och en ledamot.', beslut: 'Kommunstyrelsen utser Åsa Vestin att justera protokollet.'}),
      plain('a motion with votes and a reservation', {
        arendenummer: 'KS 2026/00002',
        rubrik: 'Svar på motion om solceller på kommunens tak',
        text: 'Centerpartiet föreslår i en motion att kommunen sätter upp solceller på sina tak.\n\n## Yrkanden\n\nGunilla Holmlund (C) yrkar bifall till motionen.\n\n## Omröstning\n\n| Ledamot | Ja | Nej |\n|---|---|---|\n| Lennart Isberg (S) | X |  |\n| Åsa Vestin (M) | X |  |\n| Samir Rahmani (V) | X |  |\n| Gunilla Holmlund (C) |  | X |\n\n## Reservation\n\nGunilla Holmlund (C) reserverar sig mot beslutet.',
        beslut: '1. Motionen är besvarad.\n2. Förvaltningen får i uppdrag att återkomma med en kostnadsberäkning.',
        expedieras: 'Fastighetsenheten | Kommunfullmäktige',
        bilagor: 'Motionen',
      }),
      plain('a budget', {arendenummer: 'KS 2026/00007', rubrik: 'Budget 2027 med plan för två år', text: 'Förvaltningen redovisar anvisningar för arbetet med budgeten.', beslut: 'Kommunstyrelsen godkänner anvisningarna.', expedieras: 'Samtliga nämnder'}),
      {
        cells: {rubrik: 'Medborgarförslag om en gungställning', sekretess: 'nej', text: 'Karin Skarp föreslår en gungställning i parken.', beslut: 'Kommunstyrelsen lämnar förslaget till tekniska nämnden.', expedieras: 'Tekniska nämnden'},
        requirements: ['B1', 'F1'],
        what: 'a private person in the text of an item',
        fate: 'waits',
        why: 'A private person may not be named, and a person answers for the item',
      },
      plain('an item with a conflict of interest', {arendenummer: 'KS 2026/00008', rubrik: 'Markanvisning för verksamheter på Tuvängen 2:31', jav: 'Petter Bjurström', text: 'En anvisning av mark är aktuell.', beslut: 'Ärendet lämnas till nästa sammanträde.', expedieras: 'Näringslivsenheten'}),
    ],
  },
  {
    diary: 'SN',
    day: '2026-01-29',
    paper: 'protokoll',
    own: {
      tid: '09:00',
      plats: 'Kommunhuset, Tuvan',
      narvarande: 'Kerstin Kronvall (ordförande, S) | Håkan Staaf (ledamot, M) § 1–3, 5 | Leila Petrovska (tjänstgörande ersättare för Håkan Staaf, M) § 4 | Pernilla Dahlbäck (socialchef) | Yasmin Rahmani (nämndsekreterare)',
    },
    items: [
      plain('an opening', {rubrik: 'Val av justerare', text: 'Protokollet ska justeras av ordföranden och en ledamot.', beslut: 'Nämnden utser Håkan Staaf att justera protokollet.'}),
      plain('a yearly report', {arendenummer: 'SN 2026/00002', rubrik: 'Patientsäkerhetsberättelse 2025', text: 'Förvaltningen redovisar arbetet med patientsäkerhet under året.', beslut: 'Nämnden godkänner berättelsen.', bilagor: 'Berättelsen'}),
      {
        cells: {arendenummer: 'SN 2026/00003', rubrik: 'Lex Sarah-utredning', sekretess: 'nej', text: 'Utredningen om missförhållandet redovisas.', beslut: 'Nämnden lägger utredningen till handlingarna.'},
        requirements: ['F3'],
        what: 'an item that the list says is open, of a case that is secret in the registry',
        fate: 'omitted',
        why: 'The registry’s secrecy of the case counts',
      },
      {
        cells: {rubrik: 'Placering i jourhem på Lövbacken', sekretess: 'ja', lagrum: 'OSL 26:1', jav: 'Håkan Staaf', text: 'Nils Ehrnberg är placerad i jourhemmet Lövbacken.', beslut: 'Nämnden beslutar om fortsatt placering i jourhemmet.', expedieras: 'Handläggaren', bilagor: 'Utredning om placeringen'},
        requirements: ['F1', 'F2'],
        what: 'a secret item with a conflict of interest and a substitute',
        fate: 'omitted',
        why: 'Nothing of it is left: not its heading, who had a conflict or who sat in for it',
      },
      plain('an item after the secret ones', {rubrik: 'Sammanträdestider för hösten', text: 'Förvaltningen föreslår tider för höstens sammanträden.', beslut: 'Nämnden antar förslaget.'}),
    ],
  },
  {
    diary: 'TN',
    day: '2026-01-28',
    paper: 'protokoll',
    own: {tid: '15:00', plats: 'Förrådet, Verkstadsgatan 1', narvarande: 'Torbjörn Vestin (ordförande, S) | Hanna Gillberg (ledamot, M) | Rasmus Isberg (ledamot, C) | Ingela Brolund (sekreterare)'},
    items: [
      plain('an item of minutes that go out whole', {rubrik: 'Snöröjning i väntan på våren', text: 'Gatuenheten redovisar vinterns snöröjning.', beslut: 'Nämnden lägger rapporten till handlingarna.'}),
      plain('another', {rubrik: 'Ny belysning i parken', text: 'Parkenheten föreslår ny belysning.', beslut: 'Nämnden antar förslaget.', expedieras: 'Parkenheten'}),
    ],
  },
  {
    diary: 'KS',
    day: '2026-02-17',
    paper: 'kallelse',
    own: {tid: '13:15', plats: 'Kommunhuset, Eksalen'},
    items: [
      plain('a point of a summons', {rubrik: 'Val av justerare'}),
      plain('a point of a summons', {arendenummer: 'KS 2026/00008', rubrik: 'Markanvisning för verksamheter på Tuvängen 2:31', beslut: 'Kommunstyrelsen godkänner markanvisningen.', bilagor: 'Tjänsteskrivelse'}),
    ],
  },
]

/** Committees whose minutes go out without what may not be shown; the others’ go out whole or not at all (F8). */
export const ADAPTED: ReadonlySet<string> = new Set(['KS', 'SN'])

/** The demo’s meetings. Persons among their items are the demo’s own, who are never shown anywhere. */
export function demoMeetings(): DemoMeetings {
  const rows = MEETINGS.flatMap(({diary, day, paper, own, items}): readonly Cells[] => [
    {diarie: diary, datum: day, ...own},
    ...items.map(({cells}, index) => ({diarie: diary, datum: day, typ: paper, paragraf: String(index + 1), ...cells})),
  ])
  return {
    text: [COLUMNS.join(';'), ...rows.map((row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(';')), ''].join('\n'),
    rows: rows.length,
    items: MEETINGS.flatMap(({diary, day, paper, items}) => items.map(({requirements, what, fate, why}, index) => ({diary, day, paper, number: String(index + 1), requirements, what, fate, why}))),
    // Words of items that are left out and of no other row.
    neverShown: ['jourhem', 'Lövbacken', 'missförhållandet'],
  }
}
