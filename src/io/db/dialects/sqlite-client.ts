import SqliteClient from 'knex/lib/dialects/sqlite3/index.js'
import {Refusal} from '../../../core/refusal.js'

/** knex's SQLite as a register needs it: a file that another program writes in, longer than is waited for, is somebody at work and no fault. */
export class FileClient extends SqliteClient {
  override async _query(connection: object, query: object): Promise<object> {
    return super._query(connection, query).catch((error: unknown) => {
      throw busy(error)
    })
  }
}

/** What went wrong, as the rest of the program is to know it. */
export function busy(error: unknown): unknown {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY' ? new Refusal('locked') : error
}
