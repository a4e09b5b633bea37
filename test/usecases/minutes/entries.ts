import type {Town} from '../../support/town.js'

/** The ids of everything that belongs to meetings, by what the register knows it as. */
export async function readEntryIds(town: Town): Promise<ReadonlyMap<string, string>> {
  const rows = await town.asOwner(async (db) => (await db('entry').whereIn('part', ['item', 'paper', 'meeting']).select('id', 'document_number')) as {id: string; document_number: string}[])
  return new Map(rows.map(({id, document_number: number}) => [number, id]))
}
