// knex does not say of what shape its own dialects are; only what is changed of one is told here.
declare module 'knex/lib/dialects/sqlite3/index.js' {
  import {Knex} from 'knex'

  export default class SqliteClient extends Knex.Client {
    _query(connection: object, query: object): Promise<object>
  }
}
