import type {LetterKind} from '../../core/forwarding/letter.js'
import {ENVELOPES, type EnvelopeName, type LabelSheet} from '../../core/terms/label-sheet.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {forwardingPaper as say} from '../../words/forwarding.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

/** A letter as it is printed: by the number that people call it, with the identity number of whom it is for, twelve digits. */
export interface PrintedLetter {
  readonly number: number
  readonly identityNumber: string
  readonly kind: LetterKind
  readonly grams: number
  readonly due: LocalDate | null
  readonly envelope: number
}

/** What is printed of a batch. `skip`: so many labels of the first sheet are used already. */
export interface PrintJob {
  readonly batch: number
  /** Local, to the minute. */
  readonly printedAt: string
  readonly printedBy: string
  readonly isReprint: boolean
  readonly isRehearsal: boolean
  readonly letters: readonly PrintedLetter[]
  readonly returnAddress: readonly string[]
  readonly skatteverket: readonly string[]
  readonly sheet: LabelSheet
  readonly skip: number
  /** Where the address to Skatteverket goes: on labels, or on envelopes of that size. */
  readonly outer: 'label' | EnvelopeName
}

/** What goes to which paper: lists on plain sheets, labels on theirs, outer envelopes by themselves. */
export type PrintPart = 'list' | 'labels' | 'envelopes'

/** The parts that a batch needs. */
export function partsOf({outer, letters}: PrintJob): readonly PrintPart[] {
  return outer === 'label' || letters.every(({kind}) => kind === 'parcel') ? ['list', 'labels'] : ['list', 'labels', 'envelopes']
}

/** A label: of an inner envelope its front or its back, or of an outer envelope. */
type Label = {readonly face: 'front'; readonly lines: readonly string[]; readonly inPerson: boolean} | {readonly face: 'back' | 'outer'; readonly lines: readonly string[]}

/**
 * What is drawn, for `PRINT_TEMPLATE`: values alone, so that nothing which comes from outside is ever read as a drawing. Labels come envelope by envelope, the outer one first and then front and back of each letter, as
 * they are put on at the desk. A sheet with room above its labels bears the marking there (K4), where it is peeled off nothing. On an outer envelope stands Skatteverket's address and nothing else (L2).
 */
export function printData(job: PrintJob, parts: readonly PrintPart[]): object {
  const {batch, printedAt, printedBy, isReprint, isRehearsal, letters, returnAddress, skatteverket, sheet, skip, outer} = job
  const envelopes = [...new Set(letters.map(({envelope}) => envelope))].sort((one, other) => one - other)
  const isParcel = (envelope: number): boolean => letters.some((letter) => letter.envelope === envelope && letter.kind === 'parcel')
  const labels = envelopes.flatMap((envelope): readonly Label[] => [
    // A parcel has no envelope to print on.
    ...(outer === 'label' || isParcel(envelope) ? [{face: 'outer', lines: skatteverket} as const] : []),
    ...letters.filter((letter) => letter.envelope === envelope).flatMap(({number, identityNumber, kind}): readonly Label[] => [
      {face: 'front', lines: [writtenNumber(identityNumber)], inPerson: kind === 'in-person'},
      {face: 'back', lines: [...returnAddress, say.reference(number)]},
    ]),
  ])
  const {headings} = say
  return {
    parts,
    rehearsal: isRehearsal ? say.rehearsal : '',
    list: {
      marking: PROTECTED_MARKING,
      title: say.title(batch, isReprint),
      made: say.made(printedAt, printedBy, letters.length, envelopes.length),
      headings: inColumns([headings.envelope, headings.number, headings.identityNumber, headings.kind, headings.weight, headings.due, headings.packed]),
      rows: [...letters].sort((one, other) => one.envelope - other.envelope || one.number - other.number).map(({number, identityNumber, kind, grams, due, envelope}) => inColumns([String(envelope), String(number), writtenNumber(identityNumber), say.kinds[kind], `${Math.ceil(grams)} g`, due ?? '', TO_TICK])),
      signatures: [say.packedBy, say.postedBy].map((who) => [who, say.on]),
      keep: say.keep,
      page: [say.pageFrom, say.pageOf],
    },
    labels: {...sheet, skip, marking: PROTECTED_MARKING, inPerson: say.inPerson, items: labels},
    envelopes: {page: outer === 'label' ? ENVELOPES.C5 : ENVELOPES[outer], count: envelopes.filter((envelope) => !isParcel(envelope)).length, lines: skatteverket},
  }
}

/** How wide each column of the list is, in signs that are all as wide; what is counted stands to the right. */
const COLUMNS = [{cells: 6, right: true}, {cells: 7, right: true}, {cells: 13, right: false}, {cells: 24, right: false}, {cells: 7, right: true}, {cells: 10, right: false}, {cells: 6, right: false}] as const
const TO_TICK = '☐'

/** A row of the list as one line: a table of some thousand rows is drawn ten times as fast that way. */
function inColumns(cells: readonly string[]): string {
  return COLUMNS.map(({cells: width, right}, at) => (right ? (cells[at] ?? '').padStart(width) : (cells[at] ?? '').padEnd(width))).join('  ').trimEnd()
}

/** An identity number as it is written on an envelope: the century, and a hyphen before the last four. */
function writtenNumber(digits: string): string {
  return `${digits.slice(0, 8)}-${digits.slice(8)}`
}
