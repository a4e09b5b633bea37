import type {Knex} from 'knex'

/** The rows of one statement. The drivers wrap them differently. */
export async function select<Row>(db: Knex, sql: string, bindings: readonly (string | number | null)[] = []): Promise<readonly Row[]> {
  const result = await db.raw<readonly Row[] | {readonly rows: readonly Row[]}>(sql, [...bindings])
  return 'rows' in result ? result.rows : result
}
