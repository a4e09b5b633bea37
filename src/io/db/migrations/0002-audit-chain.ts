import type {Knex} from 'knex'
import {newLetters, sha256} from '../../system/digest.js'

const ROWS_AT_A_TIME = 400

interface OldRow {
  sequence: number
  at: string
  actor: string
  committee: string | null
  kind: string
  event: string
}

// What the log held before is chained in the order in which it was written. Encodings stand here word for word, and not by a call of today's
// code: a migration must do in ten years what it does now.
export async function up(knex: Knex): Promise<void> {
  const register = newLetters()
  await knex('meta').insert({key: 'registerId', value: register})

  // The register's own note of where each chain stands. It is believed no more than the rows: it shows where the two differ.
  await knex.schema.createTable('audit_head', (table) => {
    table.text('chain').primary()
    table.integer('position').notNullable()
    table.text('hash').notNullable()
  })

  await knex.schema.renameTable('audit_event', 'audit_event_unchained')
  // Nothing in a row is outside its hash, so that nothing can be changed unseen: no number of the row itself, no copy of the committee.
  await knex.schema.createTable('audit_event', (table) => {
    table.text('chain').notNullable()
    table.integer('position').notNullable()
    table.text('previous_hash').notNullable()
    table.text('at').notNullable()
    table.text('actor').notNullable()
    table.text('kind').notNullable()
    table.text('entry_id')
    table.text('event').notNullable()
    table.text('hash').notNullable()
    table.unique(['chain', 'position'], {indexName: 'audit_event_by_chain'})
    table.index(['at', 'chain', 'position'], 'audit_event_by_instant')
    table.index(['entry_id', 'position'], 'audit_event_by_entry', {predicate: knex.whereNotNull('entry_id')})
  })

  const heads = new Map<string, {position: number; hash: string}>()
  let after = 0
  for (;;) {
    const rows: OldRow[] = await knex('audit_event_unchained').where('sequence', '>', after).orderBy('sequence').limit(ROWS_AT_A_TIME)
    if (rows.length === 0) break
    const chained = rows.map(({sequence, at, actor, committee, kind, event}) => {
      after = sequence
      const chain = committee ?? '*'
      const head = heads.get(chain) ?? {position: 0, hash: sha256(`diarievakt.audit-start/1\n${register}\n${chain}`)}
      const position = head.position + 1
      const entry = (JSON.parse(event) as {entry?: string}).entry ?? null
      const hash = sha256(`diarievakt.audit/1\n${chain}\n${position}\n${head.hash}\n${at}\n${actor}\n${kind}\n${entry ?? ''}\n${event}`)
      heads.set(chain, {position, hash})
      return {chain, position, previous_hash: head.hash, at, actor, kind, entry_id: entry, event, hash}
    })
    await knex('audit_event').insert(chained)
  }
  for (const [chain, {position, hash}] of heads) await knex('audit_head').insert({chain, position, hash})
  await knex.schema.dropTable('audit_event_unchained')
}

export async function down(): Promise<void> {
  throw new Error('A register is never migrated backwards: restore a copy instead')
}
