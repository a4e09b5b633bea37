import {EMPTY_ROW, type ExportLine, type ExportRow} from '../export.ts'
import type {Fate} from '../fate.ts'
import {committee} from '../municipality.ts'

/** A place in the demo where a mistake is easily made, and what must come of it. */
export interface Trap {
  readonly id: string
  /** Ids in the requirements; the first is the one that the trap is about. */
  readonly requirements: readonly string[]
  readonly diary: string
  readonly caseNumber: string
  /** Empty for the case itself. */
  readonly documentNumber: string
  readonly what: string
  /** More than one where the certainty of a detector decides between them. */
  readonly fates: readonly Fate[]
  readonly why: string
}

/** A line of the export, with the trap or traps that it sets. */
export interface TrapLine extends ExportLine {
  readonly traps: readonly Trap[]
}

/** What a trap changes in an otherwise clean row. */
export type Change = Partial<Omit<ExportRow, 'arendenummer' | 'diarie'>>

/** A trap's id, requirements (space between), fate (`|` between), what it is and why it ends so. */
export type Telling = readonly [id: string, requirements: string, fate: string, what: string, why: string]

/** What is told of a trap in a document, and what it changes. `ofCase` tells of the case on the same row. */
export interface Step {
  readonly tell?: Telling
  readonly change?: Change
  readonly ofCase?: Telling
  /** Writes another diary or number than the series gives, for rows that a registry has spoilt. */
  readonly key?: {readonly diarie?: string; readonly arendenummer?: string}
  readonly width?: number
}

/**
 * One series of traps. Each case takes the next number of its series in its diary, so a trap added last moves no other;
 * series have numbers from 9001, which no ordinary case reaches.
 */
export class Series {
  readonly #first: number
  readonly #attachments: Map<string, string | Uint8Array>
  readonly #lines: TrapLine[] = []
  #next: number

  constructor(first: number, attachments: Map<string, string | Uint8Array>) {
    this.#first = first
    this.#next = first
    this.#attachments = attachments
  }

  get lines(): readonly TrapLine[] {
    return this.#lines
  }

  /** A case with one document: the usual trap. */
  document(diary: string, tell: Telling, change: Change, ofCase?: Telling): void {
    this.group(diary, {}, [{tell, change, ...(ofCase === undefined ? {} : {ofCase})}])
  }

  /** A case without documents. */
  caseAlone(diary: string, ofCase: Telling, change: Change): void {
    const number = this.#number(diary)
    const row = {...cleanRow(diary, number), handlingsnummer: '', handlingsrubrik: '', handlingsrubrik_sekretess: '', handling_sekretess: '', riktning: '', avsandare_mottagare: '', webbnamn: '', handling_status: '', ...change}
    this.#lines.push({row, traps: [trapOf(ofCase, diary, number, '')]})
  }

  /** A case with several documents, all with the same case columns unless a step says otherwise. */
  group(diary: string, caseColumns: Change, steps: readonly Step[]): void {
    const number = this.#number(diary)
    steps.forEach((step, index) => {
      const row = {...cleanRow(diary, number), handlingsnummer: String(index + 1), ...caseColumns, ...step.change, ...step.key}
      const traps = [
        ...(step.ofCase === undefined ? [] : [trapOf(step.ofCase, row.diarie, row.arendenummer, '')]),
        ...(step.tell === undefined ? [] : [trapOf(step.tell, row.diarie, row.arendenummer, row.handlingsnummer)]),
      ]
      this.#lines.push({row, traps, ...(step.width === undefined ? {} : {width: step.width})})
    })
  }

  /** The same number in each of several diaries that share a pattern. */
  sameNumber(tellings: readonly (readonly [diary: string, tell: Telling])[]): void {
    const n = this.#next++
    for (const [diary, tell] of tellings) {
      const number = committee(diary).number('2026', n)
      this.#lines.push({row: cleanRow(diary, number), traps: [trapOf(tell, diary, number, '1')]})
    }
  }

  /** Puts a file among the attachments, and names it. */
  file(name: string, content: string | Uint8Array): string {
    if (this.#attachments.has(name)) throw new Error(`Two files ${name}`)
    this.#attachments.set(name, content)
    return name
  }

  #number(diary: string): string {
    const n = this.#next++
    if (n >= this.#first + 100) throw new Error(`The series ${this.#first} is full`)
    return committee(diary).number('2026', n)
  }
}

const CLEAN_CASES = [
  ['Synpunkter på kommunens webbplats', 'Synpunkter på webbplatsens sökfunktion'],
  ['Öppettider i kommunhuset', 'Förslag om längre öppettider'],
  ['Svarstider i telefon', 'Synpunkter på väntetider i telefon'],
  ['Blanketter på webbplatsen', 'Önskemål om fler digitala blanketter'],
  ['Skyltning i kommunhuset', 'Förslag till tydligare skyltning'],
] as const

/** A row in which nothing is wrong: a resident's letter of last week, chosen and signed by a registrar. */
function cleanRow(diary: string, number: string): ExportRow {
  const {functions, registrars} = committee(diary)
  const n = Number(number.slice(-2))
  const [heading, documentHeading] = CLEAN_CASES[n % CLEAN_CASES.length] ?? CLEAN_CASES[0]
  return {
    ...EMPTY_ROW,
    diarie: diary,
    arendenummer: number,
    arenderubrik: heading,
    arenderubrik_sekretess: 'nej',
    arendetyp: 'synpunkter',
    arende_status: 'öppet',
    handlingsnummer: '1',
    handlingsrubrik: documentHeading,
    handlingsrubrik_sekretess: 'nej',
    handling_sekretess: 'nej',
    riktning: 'In',
    datum: '2026-01-28',
    avsandare_mottagare: 'Invånare',
    webbnamn: 'Invånare',
    handlaggare: functions[0] ?? '',
    registrator: registrars[0] ?? '',
    handling_status: 'gällande',
    andrad: '2026-01-29T10:15:00',
  }
}

function trapOf([id, requirements, fate, what, why]: Telling, diary: string, caseNumber: string, documentNumber: string): Trap {
  return {id, requirements: requirements.split(' '), diary, caseNumber, documentNumber, what, fates: fate.split('|') as Fate[], why}
}
