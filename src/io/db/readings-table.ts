import type {Knex} from 'knex'
import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {Instant} from '../../core/terms/identifiers.js'

/** Where readings that others than one account meant to make stand in their chain, oldest first. */
export async function readingsOfOthers(db: Knex, actor: string, {from, before}: {readonly from: Instant | null; readonly before: Instant | null}): Promise<readonly number[]> {
  const query = db('audit_event').where({chain: READINGS_CHAIN, kind: 'reading.intended'}).whereNot({actor}).orderBy('position').select('position')
  if (from !== null) query.where('at', '>=', from)
  if (before !== null) query.where('at', '<', before)
  const rows: {position: number}[] = await query
  return rows.map(({position}) => position)
}
