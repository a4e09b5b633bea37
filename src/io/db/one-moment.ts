import type {Knex} from 'knex'
import type {Dialect} from './dialects/dialect.js'

/** Work that only reads, and sees one moment of the register from its first statement to its last, whoever writes meanwhile. */
export async function inOneMoment<T>(db: Knex, dialect: Dialect, work: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await dialect.readOneMoment(tx)
    return work(tx)
  })
}
