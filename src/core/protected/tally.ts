import type {Instant} from '../terms/identifiers.js'
import type {PersonRecord} from './record.js'

/** What a holder counts behind the seals for a follow-up (N1): numbers, of nobody by name. */
export interface PersonTally {
  /** Contacts with persons in the period, and those of them with somebody who has been told what e-services and e-mail risk, or offered a way without them. */
  readonly contacts: number
  readonly toldOfRisks: number
  readonly offeredAnotherWay: number
  /** Readings of somebody whose surname stands in the reader’s own name, and of somebody whom nothing open here is about. */
  readonly ownName: number
  readonly noOpenCase: number
}

/** A protected person as far as the count needs one. */
export interface TalliedPerson {
  readonly name: string
  readonly records: readonly {readonly at: Instant; readonly record: PersonRecord}[]
  /** True where a case that is open, or a letter under way, is about the person. */
  readonly hasOpenCase: boolean
}

/** Counts contacts in a period, and readings that somebody ought to ask about. `before`: the first instant after the period. A reading of somebody who is kept no more is about nothing open. */
export function tallyOf(persons: readonly TalliedPerson[], readings: readonly {readonly holder: string; readonly person: TalliedPerson | null}[], {from, before}: {readonly from: Instant; readonly before: Instant}): PersonTally {
  const contacted = persons.flatMap(({records}) => {
    const told = records.flatMap(({record}) => (record.kind === 'told' ? [record] : []))
    const contacts = records.filter(({at, record}) => record.kind === 'contact' && at >= from && at < before).length
    return contacts === 0 ? [] : [{contacts, risks: told.some(({risks}) => risks), otherWay: told.some(({otherWay}) => otherWay)}]
  })
  const sum = (of: typeof contacted): number => of.reduce((total, {contacts}) => total + contacts, 0)
  return {
    contacts: sum(contacted),
    toldOfRisks: sum(contacted.filter(({risks}) => risks)),
    offeredAnotherWay: sum(contacted.filter(({otherWay}) => otherWay)),
    ownName: readings.filter(({holder, person}) => person !== null && sharesSurname(person.name, holder)).length,
    noOpenCase: readings.filter(({person}) => person === null || !person.hasOpenCase).length,
  }
}

/** True where a person’s surname, its last word or a part of a double one, stands in the name by which a reader is known: `Vera Ek-Lind` and `anna.lind`. Diacritics are set aside, since accounts have none. */
export function sharesSurname(name: string, reader: string): boolean {
  const surname = name.trim().split(/\s+/).at(-1) ?? ''
  const own = new Set(wordsOf(reader))
  return wordsOf(surname).some((word) => own.has(word))
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length >= 3)
}
