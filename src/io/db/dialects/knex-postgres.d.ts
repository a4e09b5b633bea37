// knex does not say of what shape its own dialects are; only what is changed of one is told here.
declare module 'knex/lib/dialects/postgres/index.js' {
  import {Knex} from 'knex'
  import type {Client} from 'pg'

  export default class PostgresClient extends Knex.Client {
    columnCompiler(...parts: unknown[]): {text: string}
    _acquireOnlyConnection(): Promise<Client>
    _query(connection: Client, query: object): Promise<object>
  }
}
