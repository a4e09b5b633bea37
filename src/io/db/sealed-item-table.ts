import type {Knex} from 'knex'
import type {Instant} from '../../core/terms/identifiers.js'

/** Something that was left for the holders while nobody had the vault open, sealed; its key lies in the key store. */
export interface SealedItem {
  readonly id: string
  readonly leftAt: Instant
  readonly actor: string
  readonly sealed: Uint8Array
}

const IDS_IN_DELETE = 400

export async function leaveItem(tx: Knex.Transaction, {id, leftAt, actor, sealed}: SealedItem): Promise<void> {
  await tx('sealed_item').insert({id, left_at: leftAt, actor, sealed: Buffer.from(sealed).toString('base64')})
}

/** What has been left, oldest first. */
export async function itemsLeft(db: Knex): Promise<readonly SealedItem[]> {
  const rows: {id: string; left_at: string; actor: string; sealed: string}[] = await db('sealed_item').orderBy(['left_at', 'id'])
  return rows.map(({id, left_at: leftAt, actor, sealed}) => ({id, leftAt: leftAt as Instant, actor, sealed: Buffer.from(sealed, 'base64')}))
}

export async function takeItems(tx: Knex.Transaction, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += IDS_IN_DELETE) await tx('sealed_item').whereIn('id', ids.slice(at, at + IDS_IN_DELETE)).delete()
}
