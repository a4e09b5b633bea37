import type {Knex} from 'knex'
import type {PersonCommittee, PersonId} from '../../core/protected/person.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {SealedPerson} from '../vault/vault.js'
import type {Dialect} from './dialects/dialect.js'

interface PersonRow {
  id: string
  number_index: string
  committees: string
  number_sealed: string
  name_sealed: string
  address_sealed: string
  level_sealed: string
  particulars_sealed: string
  added_at: string
  seal: string
}

const ROWS_IN_STATEMENT = 500

/** Every row of the person whose number has this blind index, what was said last first: one for each set of committees. */
export async function personsByIndex(db: Knex, index: string): Promise<readonly SealedPerson[]> {
  const rows: PersonRow[] = await db<PersonRow>('protected_person').where({number_index: index}).orderBy([{column: 'added_at', order: 'desc'}, {column: 'id'}])
  return rows.map(toPerson)
}

/** The rows of several numbers, by their blind indexes. */
export async function personsByIndexes(db: Knex, indexes: readonly string[]): Promise<readonly SealedPerson[]> {
  const persons: SealedPerson[] = []
  for (let at = 0; at < indexes.length; at += ROWS_IN_STATEMENT) {
    const rows: PersonRow[] = await db<PersonRow>('protected_person').whereIn('number_index', indexes.slice(at, at + ROWS_IN_STATEMENT))
    persons.push(...rows.map(toPerson))
  }
  return persons
}

/** The person of that id, or null. */
export async function personById(db: Knex, id: string): Promise<SealedPerson | null> {
  const row: PersonRow | undefined = await db<PersonRow>('protected_person').where({id}).first()
  return row === undefined ? null : toPerson(row)
}

/** The persons of some ids. */
export async function personsByIds(db: Knex, ids: readonly PersonId[]): Promise<readonly SealedPerson[]> {
  const persons: SealedPerson[] = []
  for (let at = 0; at < ids.length; at += ROWS_IN_STATEMENT) {
    const rows: PersonRow[] = await db<PersonRow>('protected_person').whereIn('id', ids.slice(at, at + ROWS_IN_STATEMENT))
    persons.push(...rows.map(toPerson))
  }
  return persons
}

/** Everybody who is kept. */
export async function keptPersons(db: Knex): Promise<readonly SealedPerson[]> {
  const rows: PersonRow[] = await db<PersonRow>('protected_person').orderBy('id')
  return rows.map(toPerson)
}

/** Keeps persons. */
export async function insertPersons(tx: Knex.Transaction, persons: readonly SealedPerson[]): Promise<void> {
  for (let at = 0; at < persons.length; at += ROWS_IN_STATEMENT) await tx<PersonRow>('protected_person').insert(persons.slice(at, at + ROWS_IN_STATEMENT).map(toRow))
}

/** True where anybody is kept. */
export async function isAnybodyKept(db: Knex): Promise<boolean> {
  return (await db('protected_person').select('id').first()) !== undefined
}

/** When each row that is kept for a committee, or for all of them, was said last. */
export async function keptSince(db: Knex, committee: string): Promise<readonly Instant[]> {
  const rows: Pick<PersonRow, 'committees' | 'added_at'>[] = await db<PersonRow>('protected_person').select('committees', 'added_at')
  return rows.filter(({committees}) => (JSON.parse(committees) as PersonCommittee[]).some((code) => code === '*' || code === committee)).map(({added_at: at}) => at as Instant)
}

/** How many rows are kept. */
export async function countPersons(db: Knex): Promise<number> {
  const [row]: {persons: number}[] = await db('protected_person').count('id as persons')
  return Number(row?.persons ?? 0)
}

export async function deletePersons(tx: Knex.Transaction, ids: readonly PersonId[]): Promise<void> {
  for (let at = 0; at < ids.length; at += ROWS_IN_STATEMENT) await tx('protected_person').whereIn('id', ids.slice(at, at + ROWS_IN_STATEMENT)).delete()
}

/** Gives persons the indexes of a new key. Whoever has none is kept as they are: the key may lie in another copy of the key store. */
export async function setIndexes(tx: Knex.Transaction, dialect: Dialect, indexes: ReadonlyMap<PersonId, string>): Promise<void> {
  const columns = [{name: 'id', type: 'text'}, {name: 'number_index', type: 'text'}] as const
  const rows = JSON.stringify([...indexes])
  await tx.raw(`UPDATE protected_person SET number_index = listed.number_index FROM ${dialect.rowsFrom(columns)} AS listed WHERE protected_person.id = listed.id`, [rows])
}

function toRow({id, index, committees, fields, addedAt, seal}: SealedPerson): PersonRow {
  return {id, number_index: index, committees: JSON.stringify(committees), number_sealed: fields.number, name_sealed: fields.name, address_sealed: fields.address, level_sealed: fields.level, particulars_sealed: fields.particulars, added_at: addedAt, seal}
}

function toPerson(row: PersonRow): SealedPerson {
  return {
    id: row.id as PersonId,
    index: row.number_index,
    committees: JSON.parse(row.committees) as PersonCommittee[],
    fields: {number: row.number_sealed, name: row.name_sealed, address: row.address_sealed, level: row.level_sealed, particulars: row.particulars_sealed},
    addedAt: row.added_at as Instant,
    seal: row.seal,
  }
}
