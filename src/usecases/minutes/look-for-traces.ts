import {TraceIndex, type TraceHit} from '../../core/publication/traces.js'
import {placeIn, type FilePlace, type FileText} from '../../core/scan/file-text.js'
import {identityNumbersIn} from '../../core/scan/holds-identity-number.js'
import {writtenClass} from '../../core/scan/lexica.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {Session} from '../../io/session.js'
import {hiddenItems, shownTexts, type MeetingFile} from './meetings.js'

/** Something that a finished paper holds and must not: of a hidden item, or an identity number. Neither is repeated. */
export interface PaperHit {
  readonly kind: TraceHit['kind'] | 'identity-number'
  /** The item, as people know it; null of an identity number. */
  readonly item: string | null
  readonly place: FilePlace | null
}

/** What looking through one or more finished papers came to. */
export interface PaperLook {
  readonly hits: readonly PaperHit[]
  /** How many items were looked for. */
  readonly hidden: number
  /** Items that the rules let out and that hold what was found: whoever answers for them says whether it may stand there. */
  readonly carriers: ReadonlySet<EntryId>
}

/**
 * Looks through what finished files say, all of it that a file reader finds, for every item of some meetings that readers may know nothing of (F3). `said`: what stands around the items by
 * the program’s own hand, and betrays nothing.
 */
export async function lookForTraces(session: Session, meetings: readonly MeetingFile[], files: readonly FileText[], said: readonly string[] = []): Promise<PaperLook> {
  const {words} = session.judgement.lexica
  const hidden = await hiddenItems(session, meetings)
  const {municipality, committees} = session.settings
  const names = [municipality.name, ...Object.values(committees).flatMap(({name, administration = '', officials, members}) => [name, administration, ...officials, ...members])]
  const {around, decided, ruled} = shownTexts(meetings)
  const index = new TraceIndex(hidden, {answered: [...around, ...decided, ...names, ...said], ruled: ruled.map(({text}) => text)}, (word) => writtenClass(words.get(word) ?? 0) > 0)
  // Of an item that only authorised persons may know of nobody is told which it is, or by what it was found: whoever guesses would learn (K4).
  const labels = new Map(hidden.flatMap(({entry, meeting, number, isMarked}) => (isMarked ? [] : [[entry, `${meeting.committee} ${meeting.number.slice(-10)} ${number}`] as const])))
  const hits = files.flatMap((file) => [
    ...identityNumbersIn(file.text).map(({start}): PaperHit => ({kind: 'identity-number', item: null, place: placeIn(file, start)})),
    ...index.in(file.text).map((hit): PaperHit => ({kind: labels.has(hit.entry) ? hit.kind : 'word', item: labels.get(hit.entry) ?? null, place: placeOf(file, index, hit)})),
  ])
  const carriers = new Set(hits.length === 0 ? [] : ruled.flatMap(({entry, text}) => (index.in(text).length > 0 ? [entry] : [])))
  return {hits, hidden: hidden.length, carriers}
}

/** The first part of a file in which a hit stands by itself; null where it runs from one into the next, or the file has none. */
function placeOf({text, parts}: FileText, index: TraceIndex, {kind, entry}: TraceHit): FilePlace | null {
  let from = 0
  for (const {place, end} of parts) {
    if (index.in(text.slice(from, end)).some((one) => one.kind === kind && one.entry === entry)) return place
    from = end
  }
  return null
}
