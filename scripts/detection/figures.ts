import type {LabelledRow} from './labelled-set.ts'

/** A row beside what the program said of it. */
export interface MeasuredRow {
  readonly row: LabelledRow
  readonly verdict: LabelledRow['verdict']
  readonly findings: readonly Place[]
}

interface Place {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** How many of a whole. */
export interface Share {
  readonly hits: number
  readonly of: number
}

/** Places of one kind, or in one field: those the labels ask for, and those the program found. */
export interface PlaceFigures {
  readonly recall: Share
  readonly precision: Share
  readonly recallExact: Share
  readonly precisionExact: Share
}

export interface DetectionFigures {
  /** Rows labelled review or block that came out clear. */
  readonly leaks: Share
  /** Rows labelled clear that did not come out clear. */
  readonly falseAlarms: Share
  /** Labelled identity numbers that no finding of such a number touches. */
  readonly identityNumbersMissed: Share
  /** Rows by label and, within it, by what the program said. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly fields: Readonly<Record<string, {readonly leaks: Share; readonly falseAlarms: Share; readonly places: PlaceFigures}>>
  readonly kinds: Readonly<Record<string, PlaceFigures>>
  /** Persons, contact persons and those told without a name, as one. */
  readonly persons: PlaceFigures
  /** Labelled places that a finding of whatever kind touches, and findings that touch a labelled place of whatever kind. */
  readonly anyKind: PlaceFigures
  /** Kinds labelled in the rows that leaked. */
  readonly leakedKinds: Readonly<Record<string, number>>
}

export const VERDICTS = ['clear', 'review', 'block'] as const
const PERSON_KINDS: ReadonlySet<string> = new Set(['person', 'contact-person', 'indirect'])
export const IDENTITY_KINDS: ReadonlySet<string> = new Set(['personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number'])

const touches = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end
const isSame = (a: Place, b: Place): boolean => a.start === b.start && a.end === b.end

type Pairing = (labelled: Place, found: Place) => boolean

function share<T>(whole: readonly T[], isHit: (one: T) => boolean): Share {
  return {hits: whole.filter(isHit).length, of: whole.length}
}

function placeFigures(rows: readonly MeasuredRow[], counts: (place: Place) => boolean, agrees: Pairing): PlaceFigures {
  const labelled = rows.flatMap(({row, findings}) => row.spans.filter(counts).map((place) => ({place, findings})))
  const found = rows.flatMap(({row, findings}) => findings.filter(counts).map((place) => ({place, spans: row.spans})))
  const recall = (near: Pairing): Share => share(labelled, ({place, findings}) => findings.some((finding) => agrees(place, finding) && near(place, finding)))
  const precision = (near: Pairing): Share => share(found, ({place, spans}) => spans.some((span) => agrees(span, place) && near(span, place)))
  return {recall: recall(touches), precision: precision(touches), recallExact: recall(isSame), precisionExact: precision(isSame)}
}

const leaksOf = (rows: readonly MeasuredRow[]): Share => share(rows.filter(({row}) => row.verdict !== 'clear'), isLeak)
const falseAlarmsOf = (rows: readonly MeasuredRow[]): Share => share(rows.filter(({row}) => row.verdict === 'clear'), isFalseAlarm)

/** What must be looked at, or never shown, and was let through. */
export function isLeak({row, verdict}: MeasuredRow): boolean {
  return row.verdict !== 'clear' && verdict === 'clear'
}

/** What might have been shown as it stood, and was held. */
export function isFalseAlarm({row, verdict}: MeasuredRow): boolean {
  return row.verdict === 'clear' && verdict !== 'clear'
}

/** What the program said of labelled rows, counted. The figures hold no text. */
export function detectionFigures(rows: readonly MeasuredRow[]): DetectionFigures {
  // Who is told without a name is labelled as a person, since that is what must not be shown.
  const sameKind: Pairing = (labelled, found) => labelled.kind === found.kind || (labelled.kind === 'person' && found.kind === 'indirect')
  const kinds = [...new Set(rows.flatMap(({row, findings}) => [...row.spans, ...findings].map(({kind}) => kind)))].sort()
  const fields = [...new Set(rows.map(({row}) => row.field))].sort()
  const identityNumbers = rows.flatMap(({row, findings}) =>
    row.spans.filter(({kind}) => IDENTITY_KINDS.has(kind)).map((span) => findings.some((finding) => IDENTITY_KINDS.has(finding.kind) && touches(span, finding))),
  )
  const leakedKinds = rows.filter(isLeak).flatMap(({row}) => [...new Set(row.spans.map(({kind}) => kind))])
  return {
    leaks: leaksOf(rows),
    falseAlarms: falseAlarmsOf(rows),
    identityNumbersMissed: share(identityNumbers, (isFound) => !isFound),
    confusion: Object.fromEntries(
      VERDICTS.map((label) => [label, Object.fromEntries(VERDICTS.map((said) => [said, rows.filter(({row, verdict}) => row.verdict === label && verdict === said).length]))]),
    ),
    fields: Object.fromEntries(
      fields.map((field) => {
        const here = rows.filter(({row}) => row.field === field)
        return [field, {leaks: leaksOf(here), falseAlarms: falseAlarmsOf(here), places: placeFigures(here, () => true, sameKind)}]
      }),
    ),
    kinds: Object.fromEntries(kinds.map((kind) => [kind, placeFigures(rows, (place) => place.kind === kind, sameKind)])),
    persons: placeFigures(rows, ({kind}) => PERSON_KINDS.has(kind), (a, b) => PERSON_KINDS.has(a.kind) && PERSON_KINDS.has(b.kind)),
    anyKind: placeFigures(rows, () => true, () => true),
    leakedKinds: Object.fromEntries([...new Set(leakedKinds)].sort().map((kind) => [kind, leakedKinds.filter((other) => other === kind).length])),
  }
}
