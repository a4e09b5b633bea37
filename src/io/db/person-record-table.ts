import type {Knex} from 'knex'
import type {PersonId} from '../../core/protected/person.js'

/** What has been written down about a protected person, sealed under the person's own key. It is added to and never changed. */
export interface SealedRecord {
  readonly id: string
  readonly person: PersonId
  readonly sealed: Uint8Array
}

interface RecordRow {
  id: string
  person: string
  position: number
  sealed: string
}

const IN_STATEMENT = 400

/** Adds records, each after those that the person has. */
export async function addRecords(tx: Knex.Transaction, records: readonly SealedRecord[]): Promise<void> {
  const last = new Map<string, number>()
  const persons = [...new Set(records.map(({person}) => person))]
  for (let at = 0; at < persons.length; at += IN_STATEMENT) {
    const known: {person: string; position: number}[] = await tx('person_record').whereIn('person', persons.slice(at, at + IN_STATEMENT)).groupBy('person').select('person').max('position as position')
    for (const {person, position} of known) last.set(person, Number(position))
  }
  const rows = records.map(({id, person, sealed}): RecordRow => {
    const position = (last.get(person) ?? 0) + 1
    last.set(person, position)
    return {id, person, position, sealed: Buffer.from(sealed).toString('base64')}
  })
  for (let at = 0; at < rows.length; at += IN_STATEMENT) await tx<RecordRow>('person_record').insert(rows.slice(at, at + IN_STATEMENT))
}

/** The records of some persons, each person's oldest first. */
export async function recordsOf(db: Knex, persons: readonly PersonId[]): Promise<readonly SealedRecord[]> {
  const records: SealedRecord[] = []
  for (let at = 0; at < persons.length; at += IN_STATEMENT) {
    const rows: RecordRow[] = await db<RecordRow>('person_record').whereIn('person', persons.slice(at, at + IN_STATEMENT)).orderBy(['person', 'position'])
    for (const {id, person, sealed} of rows) records.push({id, person: person as PersonId, sealed: Buffer.from(sealed, 'base64')})
  }
  return records
}

export async function deleteRecordsOf(tx: Knex.Transaction, persons: readonly PersonId[]): Promise<void> {
  for (let at = 0; at < persons.length; at += IN_STATEMENT) await tx('person_record').whereIn('person', persons.slice(at, at + IN_STATEMENT)).delete()
}
