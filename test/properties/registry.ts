import {aCaseRow, aRow, type SourceRow} from '../support/town.js'
import {officialNumbers} from '../core/support.js'

// The municipality's own registry, as the sequences change it: three cases with their documents, each text with a word of its own.

const SYLLABLES = ['vrå', 'klu', 'stro', 'blin', 'dram', 'pley', 'grimm', 'sku', 'tjof', 'brel', 'knum', 'spa', 'fri', 'glo', 'snur', 'kvip']

/** Every made-up word in a text: they all end alike, and nothing else does. */
export const MADE_UP = /[a-zåäö]+q[åö]x/gi

/** A word for each number, which can be said, is in no list of names or words, and stands in no other. */
export function madeUpWord(number: number): string {
  const digit = (at: number): string => SYLLABLES[Math.floor(number / 16 ** at) % 16] ?? ''
  return `${digit(0)}${digit(1)}${digit(2)}${digit(3)}qåx`
}

export type Told = 'no' | 'yes' | 'unknown'
export type HeadingKind = 'plain' | 'person' | 'phone' | 'number' | 'sender'
export type PartyKind = 'none' | 'organisation' | 'role' | 'person' | 'number'
export type FileKind = 'plain' | 'person' | 'number' | 'pdf' | 'numbered-name'

export interface Heading {
  readonly kind: HeadingKind
  readonly word: string
}

/** A file of the registry: its name, what is in it, and the registrar's choice. */
export interface RegistryFile {
  readonly name: string
  readonly kind: FileKind
  readonly choice: Told
  /** The word that its text holds; other bytes have another. */
  readonly word: string
}

export interface RegistryCase {
  readonly committee: string
  readonly number: string
  readonly hasOwnRow: boolean
  /** The case's officer stands on all its rows: a unit, or a person by name. */
  readonly officer: string
  heading: Heading
  secrecy: Told
  /** On its own row, where it has one. */
  hasStatute: boolean
  isCancelled: boolean
}

export interface RegistryDocument {
  readonly case: RegistryCase
  readonly number: string
  /** The sender or recipient for internal use, which must never be read outside. */
  readonly sender: string
  heading: Heading
  headingSecrecy: Told
  documentSecrecy: Told
  hasStatute: boolean
  isProtected: boolean
  party: {readonly kind: PartyKind; readonly word: string}
  file: RegistryFile | null
  hasRegistrar: boolean
  hasDirection: boolean
  isCancelled: boolean
  isGone: boolean
  publishedOn: string
  date: string
}

/** The ways in which identity numbers are written in the registry: each form of the twelve digits. */
const NUMBER_FORMS: readonly ((digits: string) => string)[] = [
  (digits) => digits,
  (digits) => `${digits.slice(0, 8)}-${digits.slice(8)}`,
  (digits) => `${digits.slice(2, 8)}-${digits.slice(8)}`,
  (digits) => `${digits.slice(2, 8)} ${digits.slice(8)}`,
  (digits) => `${digits.slice(2, 8)}\u2013${digits.slice(8)}`,
  (digits) => `${digits.slice(0, 8)}\u00a0${digits.slice(8)}`,
  (digits) => digits.slice(2),
  (digits) => `${digits.slice(0, 4)} ${digits.slice(4, 6)} ${digits.slice(6, 8)}-${digits.slice(8)}`,
]

/** One field of one row or case that somebody changes in the registry, and to which of its values; 0 is the ordinary one. */
export interface Change {
  readonly at: number
  readonly field: keyof typeof DOCUMENT_FIELDS | keyof typeof CASE_FIELDS
  readonly to: number
}

const told = (to: number): Told => (['no', 'yes', 'unknown'] as const)[to % 3] ?? 'no'

const HEADINGS: readonly HeadingKind[] = ['plain', 'plain', 'person', 'phone', 'number', 'sender']
const PARTIES: readonly PartyKind[] = ['organisation', 'none', 'role', 'person', 'number']
const FILES: readonly FileKind[] = ['plain', 'plain', 'person', 'number', 'pdf', 'numbered-name']

/** What can be changed in a row about a document. */
export const DOCUMENT_FIELDS = {
  heading: (document: RegistryDocument, to: number, word: () => string): void => void (document.heading = {kind: HEADINGS[to % HEADINGS.length] ?? 'plain', word: word()}),
  headingSecrecy: (document: RegistryDocument, to: number): void => void (document.headingSecrecy = told(to)),
  documentSecrecy: (document: RegistryDocument, to: number): void => void (document.documentSecrecy = told(to)),
  statute: (document: RegistryDocument, to: number): void => void (document.hasStatute = to % 2 === 1),
  protection: (document: RegistryDocument, to: number): void => void (document.isProtected = to % 2 === 1),
  party: (document: RegistryDocument, to: number, word: () => string): void => {
    const kind = PARTIES[to % PARTIES.length] ?? 'none'
    // The others are written the same each time.
    document.party = {kind, word: kind === 'organisation' || kind === 'number' ? word() : ''}
  },
  file: (document: RegistryDocument, to: number, word: () => string): void => {
    if (to === 0) document.file = null
    else {
      const kind = FILES[to % FILES.length] ?? 'plain'
      const own = word()
      // Two files of one name would lie at one place.
      const name = kind === 'numbered-name' ? `${numberFrom(seedOf(own))}.txt` : `${own}.${kind === 'pdf' ? 'pdf' : 'txt'}`
      document.file = {name, kind, choice: 'yes', word: word()}
    }
  },
  bytes: (document: RegistryDocument, to: number, word: () => string): void => {
    const {file} = document
    if (file !== null && file.kind !== 'pdf' && file.kind !== 'numbered-name') document.file = {...file, kind: (['plain', 'person', 'number'] as const)[to % 3] ?? 'plain', word: word()}
  },
  choice: (document: RegistryDocument, to: number): void => {
    if (document.file !== null) document.file = {...document.file, choice: (['yes', 'no', 'unknown'] as const)[to % 3] ?? 'yes'}
  },
  registrar: (document: RegistryDocument, to: number): void => void (document.hasRegistrar = to % 2 === 0),
  direction: (document: RegistryDocument, to: number): void => void (document.hasDirection = to % 4 !== 1),
  cancelled: (document: RegistryDocument, to: number): void => void (document.isCancelled = to % 2 === 1),
  gone: (document: RegistryDocument, to: number): void => void (document.isGone = to % 2 === 1),
  publishedOn: (document: RegistryDocument, to: number): void => void (document.publishedOn = ['', '2025-06-01', '2023-01-15'][to % 3] ?? ''),
  date: (document: RegistryDocument, to: number): void => void (document.date = ['2026-02-02', '2026-01-14', '2023-05-05'][to % 3] ?? ''),
} as const

/** What can be changed in a case. */
export const CASE_FIELDS = {
  caseHeading: (one: RegistryCase, to: number, word: () => string): void => void (one.heading = {kind: (['plain', 'plain', 'person', 'number'] as const)[to % 4] ?? 'plain', word: word()}),
  caseSecrecy: (one: RegistryCase, to: number): void => void (one.secrecy = told(to)),
  caseStatute: (one: RegistryCase, to: number): void => void (one.hasStatute = to % 2 === 1),
  caseCancelled: (one: RegistryCase, to: number): void => void (one.isCancelled = to % 2 === 1),
} as const

function numberFrom(seed: number): string {
  const numbers = officialNumbers('personnummer')
  return numbers[(seed * 37) % numbers.length] ?? ''
}

function seedOf(word: string): number {
  return [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100_003, 7)
}

/** Everything the registry holds now. */
export class Registry {
  readonly cases: readonly RegistryCase[]
  readonly documents: readonly RegistryDocument[]
  /** Ten digits of every identity number that has been written in it. */
  readonly numbers = new Set<string>()
  #words = 0

  constructor() {
    const word = this.#word
    const of = (committee: string, number: string, hasOwnRow: boolean, officer: string): RegistryCase => ({committee, number, hasOwnRow, officer, heading: {kind: 'plain', word: word()}, secrecy: 'no', hasStatute: false, isCancelled: false})
    const cases = [of('KS', 'KS 2026/00001', true, 'Enheten för park'), of('KS', 'KS 2026/00002', false, 'Elsa Grahnén'), of('SN', 'SN 2026/00001', true, 'Kansliet')] as const
    const [first, second, third] = cases
    const document = (parent: RegistryCase, number: string): RegistryDocument => ({
      case: parent, number, sender: word(), heading: {kind: 'plain', word: word()}, headingSecrecy: 'no', documentSecrecy: 'no', hasStatute: false, isProtected: false,
      party: {kind: 'organisation', word: word()}, file: null, hasRegistrar: true, hasDirection: true, isCancelled: false, isGone: false, publishedOn: '', date: '2026-02-02',
    })
    this.cases = cases
    this.documents = [document(first, '1'), document(first, '2'), document(second, '1'), document(third, '1'), document(third, '2')]
  }

  change({at, field, to}: Change): void {
    if (field in CASE_FIELDS) {
      const one = this.cases[at % this.cases.length]
      if (one !== undefined) CASE_FIELDS[field as keyof typeof CASE_FIELDS](one, to, this.#word)
    } else {
      const document = this.documents[at % this.documents.length]
      if (document !== undefined) DOCUMENT_FIELDS[field as keyof typeof DOCUMENT_FIELDS](document, to, this.#word)
    }
  }

  /** A heading that a person at the keyboard writes instead. */
  rewritten(kind: HeadingKind): Heading {
    return {kind, word: this.#word()}
  }

  /** A case's own row. */
  caseRow(one: RegistryCase, changedAt: string): SourceRow {
    return aCaseRow({...this.#ofCase(one), lagrum: one.hasStatute ? 'OSL 21:1' : '', datum: '2026-02-02', handlaggare: one.officer, andrad: changedAt})
  }

  /** A document's row. */
  documentRow(document: RegistryDocument, changedAt: string): SourceRow {
    const {file} = document
    if (file?.kind === 'numbered-name') this.numbers.add(file.name.slice(2, 12))
    return aRow({
      ...this.#ofCase(document.case),
      handlingsnummer: document.number,
      handlingsrubrik: this.headingText(document.heading, document.sender),
      handlingsrubrik_sekretess: WRITTEN[document.headingSecrecy],
      handling_sekretess: WRITTEN[document.documentSecrecy],
      lagrum: document.hasStatute ? 'OSL 21:1' : '',
      skydd: document.isProtected ? 'sekretessmarkering' : '',
      riktning: document.hasDirection ? 'Ut' : '',
      datum: document.date,
      avsandare_mottagare: senderText(document.sender),
      webbnamn: this.#partyText(document.party),
      handlaggare: document.case.officer,
      fil: file?.name ?? '',
      fil_publiceras: file === null ? '' : WRITTEN[file.choice],
      registrator: document.hasRegistrar ? 'reg1' : '',
      handling_status: document.isCancelled ? 'makulerad' : 'gällande',
      publicerad: document.publishedOn,
      andrad: changedAt,
    })
  }

  headingText({kind, word}: Heading, sender = ''): string {
    switch (kind) {
      case 'plain':
        return `Remiss om ${word} och skolgård`
      case 'person':
        return `Skrivelse från Elsa Lindqvist om ${word}`
      case 'phone':
        return `Samtal till 070-174 06 05 om ${word}`
      case 'number':
        return `Underlag för ${word} avseende ${this.#number(word)}`
      case 'sender':
        // In small letters, which nothing but the last look takes for a name.
        return `Synpunkter från ${senderText(sender).toLowerCase()} om ${word}`
    }
  }

  /** The bytes of a file. */
  fileText({kind, word}: RegistryFile): string {
    switch (kind) {
      case 'plain':
      case 'numbered-name':
        return `Texten gäller ${word} vid skolan.\n`
      case 'person':
        return `Elsa Lindqvist skriver om ${word} vid skolan.\n`
      case 'number':
        return `Texten gäller ${word} och ${this.#number(word)}.\n`
      case 'pdf':
        return `%PDF-1.7 ${word}`
    }
  }

  #ofCase(one: RegistryCase): SourceRow {
    return {
      diarie: one.committee, arendenummer: one.number, arenderubrik: this.headingText(one.heading), arenderubrik_sekretess: WRITTEN[one.secrecy], arende_status: one.isCancelled ? 'makulerad' : 'öppet',
    }
  }

  #partyText({kind, word}: RegistryDocument['party']): string {
    switch (kind) {
      case 'none':
        return ''
      case 'organisation':
        return `${capital(word)} AB`
      case 'role':
        return 'Invånare'
      case 'person':
        return 'Elsa Lindqvist'
      case 'number':
        return `Bolaget ${word} ${this.#number(word)}`
    }
  }

  /** An official test number in a form that goes by the word it stands beside, so that the same text is the same each time it is told. */
  #number(word: string): string {
    const seed = seedOf(word)
    const digits = numberFrom(seed)
    this.numbers.add(digits.slice(2))
    return (NUMBER_FORMS[seed % NUMBER_FORMS.length] ?? String)(digits)
  }

  readonly #word = (): string => {
    this.#words += 1
    return madeUpWord(this.#words * 7)
  }
}

/** A made-up person: two capitalised words, which is what the last look takes for a name. */
export function senderText(word: string): string {
  return `${capital(word)} ${capital(word).slice(0, -3)}qöx`
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const WRITTEN: Readonly<Record<Told, string>> = {yes: 'ja', no: 'nej', unknown: ''}

/** The made-up words of a heading. */
export function madeUpIn({kind, word}: Heading, sender: string): readonly string[] {
  return kind === 'sender' ? [word, ...senderText(sender).toLowerCase().split(' ')] : [word]
}
