import type {PersonId} from '../../core/protected/person.js'
import type {Protection} from '../../core/protected/protection.js'
import type {ReadField, ReadingReason} from '../../core/protected/person.js'
import {keptPersons} from '../../io/db/protected-person-table.js'
import {shownAt} from '../audit/list-log.js'
import {deed} from '../deed.js'
import {ownOf} from './own-of.js'
import {withVault, type Unlocking} from './unlock.js'

/** One page of the list of those who are kept. */
export interface ListOrder {
  readonly unlocking: Unlocking
  readonly why: ReadingReason
  /** True where names are shown: masked until somebody asks. */
  readonly showsNames: boolean
  readonly limit: number
  /** The id that a former page ended with. */
  readonly after: string | null
}

/** A person on the list. `name` is null where names are not shown. */
export interface ListedPerson {
  readonly id: PersonId
  readonly level: Protection
  readonly name: string | null
  readonly committees: readonly string[]
  readonly saidAt: string
  /** False of somebody whom a row of the registry marks, and whose number nobody has told: such a one is not looked for. */
  readonly hasNumber: boolean
}

export interface PersonList {
  readonly persons: readonly ListedPerson[]
  readonly next: string | null
}

/** Those whom the one who acts may read for, in the order of their ids, which tells nothing. Each row that is shown is a reading, and is in the log before (K5). */
export const listPersons = deed('vault.hold', async (session, {unlocking, why, showsNames, limit, after}: ListOrder): Promise<PersonList> =>
  withVault(session, unlocking, async ({vault, series}) => {
    const rows = (await keptPersons(session.db)).filter((row) => ownOf(session, row).length > 0 && (after === null || row.id > after))
    const page = rows.slice(0, limit)
    const fields: readonly ReadField[] = showsNames ? ['name', 'level'] : ['level']
    const readings = page.map(({id}) => ({reading: session.newId(), person: vault.pseudonymOf(id)}))
    if (page.length > 0) await series.change(async (_, sign) => {
      for (const {reading, person} of readings) await sign({kind: 'reading.intended', reading, holder: vault.holder, person, fields, why, medium: 'view'})
    })
    const opened = await vault.openPersons(page)
    if (page.length > 0) await series.change(async (_, sign) => {
      for (const [at, {reading}] of readings.entries()) await sign({kind: 'reading.done', reading, holder: vault.holder, outcome: opened.has(page[at]?.id ?? ('' as PersonId)) ? 'shown' : 'failed'})
    })
    const persons = page.flatMap((row): readonly ListedPerson[] => {
      const person = opened.get(row.id)
      return person === undefined ? [] : [{id: row.id, level: person.level, name: showsNames ? person.name : null, committees: ownOf(session, row), saidAt: shownAt(row.addedAt, session.settings.timeZone), hasNumber: person.number !== ''}]
    })
    return {persons, next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null}
  }),
)
