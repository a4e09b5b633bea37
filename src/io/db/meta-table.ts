import type {Knex} from 'knex'

/** What holds for the whole database: `rehearsal`, `publishFrom`. */
export async function readMeta(db: Knex): Promise<ReadonlyMap<string, string>> {
  const rows: {key: string; value: string}[] = await db('meta').select('key', 'value')
  return new Map(rows.map(({key, value}) => [key, value]))
}

/** Written once, when the workspace is made. */
export async function writeMeta(tx: Knex.Transaction, key: 'rehearsal' | 'publishFrom', value: string): Promise<void> {
  await tx('meta').insert({key, value})
}
