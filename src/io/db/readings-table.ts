import type {Knex} from 'knex'
import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {Instant} from '../../core/terms/identifiers.js'

/** Who is not to look at their own readings: by account, or by key where one account acts for everybody. */
export type OwnReader = {readonly actor: string} | {readonly holder: string}

/** Where readings that others meant to make stand in their chain, oldest first. */
export async function readingsOfOthers(db: Knex, own: OwnReader, {from, before}: {readonly from: Instant | null; readonly before: Instant | null}): Promise<readonly number[]> {
  const query = db('audit_event').where({chain: READINGS_CHAIN, kind: 'reading.intended'}).orderBy('position').select('position', 'event')
  if ('actor' in own) query.whereNot(own)
  if (from !== null) query.where('at', '>=', from)
  if (before !== null) query.where('at', '<', before)
  const rows: {position: number; event: string}[] = await query
  return rows.filter(({event}) => 'actor' in own || holderIn(event) !== own.holder).map(({position}) => position)
}

function holderIn(event: string): unknown {
  try {
    return (Object(JSON.parse(event)) as {holder?: unknown}).holder
  } catch {
    return null
  }
}

/** The records that the log says were written down about a person, by the pseudonyms that it calls the person. */
export async function notesLogged(db: Knex, pseudonyms: readonly string[]): Promise<readonly string[]> {
  const rows: {event: string}[] = await db('audit_event').where({chain: READINGS_CHAIN, kind: 'person.noted'}).where((any) => {
    for (const pseudonym of pseudonyms) void any.orWhereLike('event', `%"person":"${pseudonym}"%`)
  }).select('event')
  return rows.flatMap(({event}) => {
    const {record} = Object(JSON.parse(event)) as {record?: unknown}
    return typeof record === 'string' ? [record] : []
  })
}
