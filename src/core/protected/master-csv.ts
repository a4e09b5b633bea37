import type {LocalDate} from '../terms/local-date.js'
import {said, speaksOfFictitious} from './master-marking.js'
import type {MasterEntry, MasterMarking} from './master-record.js'
import {goneBy, masterDay, masterEntries, type Told} from './told-record.js'

/** Columns of an extract as CSV. The format is this program's own, for a master that can give rows of any shape. */
export const MASTER_COLUMNS = ['personnummer', 'tidigare_personnummer', 'fornamn', 'mellannamn', 'efternamn', 'co', 'adress', 'postnummer', 'postort', 'fastighet', 'skydd', 'skydd_fran', 'avregistrerad'] as const
export type MasterColumn = (typeof MASTER_COLUMNS)[number]

/** Without these nobody can say who is protected. */
export const NEEDED_COLUMNS = ['personnummer', 'skydd'] as const satisfies readonly MasterColumn[]

/** Several values in one cell, or an address written on lines. */
const BETWEEN = /\||\r\n|\n/

/** A heading as columns are compared by. */
export function columnOf(heading: string): string {
  return heading.normalize('NFC').toLocaleLowerCase('sv').trim()
}

/** Reads rows under one header. */
export function csvReading(header: readonly string[], today: LocalDate): (line: number, cells: readonly string[]) => readonly MasterEntry[] {
  const places = new Map(header.map((heading, at) => [columnOf(heading), at]))
  const others = header.flatMap((heading, at) => ((MASTER_COLUMNS as readonly string[]).includes(columnOf(heading)) ? [] : [{heading, at}]))
  return (line, cells) => {
    // Which cell is whose cannot be told.
    if (cells.length !== header.length) return [{kind: 'problem', line, problem: 'record-broken', field: ''}]
    const told = (field: MasterColumn): Told | null => {
      const at = places.get(field)
      return at === undefined ? null : {field, text: cells[at] ?? ''}
    }
    const list = (field: MasterColumn): readonly Told[] => (told(field)?.text ?? '').split(BETWEEN).map((text) => ({field, text}))
    const protection = told('skydd')?.text ?? ''
    const fictitious = said(protection) === 'fictitious' ? 'skydd' : speaksOfFictitious(told('avregistrerad')?.text ?? '') ? 'avregistrerad' : (others.find(({at}) => speaksOfFictitious(cells[at] ?? ''))?.heading ?? null)
    return masterEntries(
      {
        line,
        number: told('personnummer') ?? {field: 'personnummer', text: ''},
        otherNumbers: list('tidigare_personnummer'),
        gone: goneBy(told('avregistrerad')?.text ?? ''),
        given: told('fornamn'),
        middle: told('mellannamn'),
        surname: told('efternamn'),
        registered: {careOf: told('co'), lines: list('adress'), postcode: told('postnummer'), town: told('postort')},
        instead: null,
        properties: list('fastighet'),
        fictitious,
        marking: markingIn(protection, masterDay(told('skydd_fran')?.text ?? '')),
        problems: [],
      },
      today,
    )
  }
}

function markingIn(text: string, since: LocalDate | null): MasterMarking {
  const word = text.normalize('NFC').trim().toLocaleLowerCase('sv')
  if (word === '' || word === 'nej') return {kind: 'none'}
  if (word === 'sekretessmarkering') return {kind: 'marked', level: 'sekretessmarkering', since}
  return {kind: 'marked', level: said(text) === 'registration' ? 'skyddad folkbokföring' : 'okänd nivå', since}
}
