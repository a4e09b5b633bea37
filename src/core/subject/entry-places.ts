import {textOfPaper} from '../minutes/drawn-paper.js'
import {itemText} from '../minutes/meeting.js'
import type {EntryKey, RegisteredContent} from '../register/entry.js'
import {better, type Grade, type Seeker, type Sighting} from './seek.js'

/** Where in an entry a person can stand. `number` is the diary and document number: some registries put a person's number there. */
export const SUBJECT_FIELDS = ['number', 'heading', 'party', 'internalParty', 'officer', 'registrar', 'caseType', 'statute', 'fileName', 'itemText', 'attendance'] as const
export type SubjectField = (typeof SUBJECT_FIELDS)[number]

/** One text of an entry. */
export interface SubjectText {
  readonly field: SubjectField
  /** Which of the field's texts: the n-th party or file. 0 elsewhere. */
  readonly index: number
  readonly text: string
}

/** One text of an entry in which the person stands. */
export interface SubjectPlace extends SubjectText {
  readonly grade: Grade
  readonly sightings: readonly Sighting[]
}

/** Every text of an entry that can hold a person. */
export function subjectTexts(key: EntryKey, content: RegisteredContent): readonly SubjectText[] {
  const one = (field: SubjectField, text: string): readonly SubjectText[] => (text === '' ? [] : [{field, index: 0, text}])
  return [
    ...one('number', numberOf(key)),
    ...one('heading', content.heading),
    ...(content.kind === 'document' ? [...content.parties.flatMap((text, index) => (text === '' ? [] : [{field: 'party' as const, index, text}])), ...one('internalParty', content.internalParty)] : []),
    ...one('officer', content.officer),
    ...one('registrar', content.registrar),
    ...one('caseType', content.caseType),
    ...one('statute', content.statute),
    ...(content.kind === 'document' ? content.files.map(({path}, index) => ({field: 'fileName' as const, index, text: path})) : []),
    ...(content.kind === 'document' && content.item !== undefined ? one('itemText', itemText(content.item)) : []),
    ...(content.kind === 'case' && content.meeting !== undefined ? content.meeting.attendance.map(({name}, index) => ({field: 'attendance' as const, index, text: name})) : []),
    ...(content.kind === 'document' && content.paper?.drawn != null ? one('itemText', textOfPaper(content.paper.drawn)) : []),
  ]
}

/** The places of an entry in which the person stands. */
export function placesIn(key: EntryKey, content: RegisteredContent, seeker: Seeker): readonly SubjectPlace[] {
  return subjectTexts(key, content).flatMap((text) => {
    const sightings = seeker.see(text.text)
    const grade = gradeOf(sightings)
    return grade === null ? [] : [{...text, grade, sightings}]
  })
}

/** The best grade of some sightings; null where there are none. */
export function gradeOf(sightings: readonly {readonly grade: Grade}[]): Grade | null {
  return sightings.reduce<Grade | null>((best, {grade}) => better(best, grade), null)
}

/** A number as people write it: a document's after its case's. */
export function numberOf({caseNumber, documentNumber}: Pick<EntryKey, 'caseNumber' | 'documentNumber'>): string {
  return documentNumber === null ? caseNumber : `${caseNumber}:${documentNumber}`
}
