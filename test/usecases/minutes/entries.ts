import type {Town} from '../../support/town.js'

/** The ids of everything that belongs to meetings, by what the register knows it as. */
export async function readEntryIds(town: Town): Promise<ReadonlyMap<string, string>> {
  const rows: {id: string; document_number: string}[] = await town.asOwner(async (db) => db('entry').whereIn('part', ['item', 'paper', 'meeting']).select('id', 'document_number'))
  return new Map(rows.map(({id, document_number: number}) => [number, id]))
}
