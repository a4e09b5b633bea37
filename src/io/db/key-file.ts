import knexFactory from 'knex'
import type {Knex} from 'knex'
import type {HolderName, HolderState, VoucherKind} from '../../core/protected/holder.js'
import type {PersonId} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {FormerKey, Generation, GenerationState, KeySlot, KeyStore, StoredHolder, StoredVoucher, WrappedKey} from '../vault/key-store.js'
import {ownFileConfiguration} from './dialects/sqlite.js'

interface HolderRow {
  name: string
  account: string
  state: string
  since: string
  recipient: string
  signing: string
  seal: string | null
}

/** Rows of a statement with three values each, far below what SQLite binds. */
const ROWS_IN_INSERT = 1_000
const SCHEMA = '1'

/** Opens the key store's file, and makes it where there is none. */
export async function openKeyFile(path: string, register: string): Promise<KeyStore> {
  const db = knexFactory(ownFileConfiguration(path))
  try {
    await db.transaction(async (tx) => makeTables(tx, register))
    return new KeyFile(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
}

async function makeTables(tx: Knex.Transaction, register: string): Promise<void> {
  if (!(await tx.schema.hasTable('vault'))) {
    await tx.schema.createTable('vault', (table) => {
      table.text('key').primary()
      table.text('value').notNullable()
    })
    await tx.schema.createTable('holder', (table) => {
      table.text('name').primary()
      for (const column of ['account', 'state', 'since', 'recipient', 'signing']) table.text(column).notNullable()
      table.text('seal')
    })
    await tx.schema.createTable('voucher', (table) => {
      table.text('holder').notNullable().references('holder.name').onDelete('CASCADE')
      table.text('by').notNullable()
      table.text('as').notNullable()
      table.text('at').notNullable()
      table.text('signature')
      table.primary(['holder', 'by', 'as'])
    })
    await tx.schema.createTable('keyslot', (table) => {
      table.integer('generation').notNullable()
      table.text('holder').notNullable()
      table.binary('sealed').notNullable()
      table.primary(['generation', 'holder'])
    })
    await tx.schema.createTable('former_key', (table) => {
      table.integer('under').notNullable()
      table.integer('generation').notNullable()
      table.binary('sealed').notNullable()
      table.primary(['under', 'generation'])
    })
    await tx.schema.createTable('person_key', (table) => {
      table.integer('generation').notNullable()
      table.text('person').notNullable()
      table.binary('wrapped').notNullable()
      table.primary(['generation', 'person'])
    })
    await tx('vault').insert([{key: 'schema', value: SCHEMA}, {key: 'register', value: register}, {key: 'current', value: '0'}])
  }
  const noted = new Map((await tx<{key: string; value: string}>('vault').select('key', 'value')).map(({key, value}) => [key, value]))
  if (noted.get('schema') !== SCHEMA || noted.get('register') !== register) throw new Refusal('key-store-of-another')
}

/** The key store as a SQLite file of its own, whichever database holds the register. */
class KeyFile implements KeyStore {
  readonly #db: Knex

  constructor(db: Knex) {
    this.#db = db
  }

  async state(): Promise<GenerationState> {
    return stateIn(this.#db)
  }

  async holders(): Promise<readonly StoredHolder[]> {
    const rows: HolderRow[] = await this.#db<HolderRow>('holder').orderBy([{column: 'since'}, {column: 'name'}])
    return rows.map(({name, account, state, since, recipient, signing, seal}) => ({name: name as HolderName, account, state: state as HolderState, since: since as Instant, recipient, signing, seal}))
  }

  async vouchers(): Promise<readonly StoredVoucher[]> {
    const rows: {holder: string; by: string; as: string; at: string; signature: string | null}[] = await this.#db('voucher').orderBy('at')
    return rows.map(({holder, by, as, at, signature}) => ({holder: holder as HolderName, by, as: as as VoucherKind, at: at as Instant, signature}))
  }

  async slot(generation: number, holder: HolderName): Promise<Uint8Array | null> {
    const row: {sealed: Uint8Array} | undefined = await this.#db('keyslot').where({generation, holder}).first('sealed')
    return row?.sealed ?? null
  }

  async formerKeys(generation: number): Promise<readonly FormerKey[]> {
    return this.#db('former_key').where({under: generation}).select('generation', 'sealed').orderBy('generation')
  }

  async personKey(generation: number, person: PersonId): Promise<Uint8Array | null> {
    const row: {wrapped: Uint8Array} | undefined = await this.#db('person_key').where({generation, person}).first('wrapped')
    return row?.wrapped ?? null
  }

  async personKeys(generation: number): Promise<readonly WrappedKey[]> {
    return this.#db('person_key').where({generation}).select('person', 'wrapped').orderBy('person')
  }

  async begin(first: Generation): Promise<void> {
    await this.#change(async (tx) => {
      if ((await stateIn(tx)).current !== 0) throw new Refusal('vault-begun')
      await this.#write(tx, first)
      await setCurrent(tx, first.generation)
    })
  }

  async ask({name, account, state, since, recipient, signing, seal}: StoredHolder): Promise<void> {
    await this.#change(async (tx) => {
      if ((await tx('holder').where({name}).first()) !== undefined) throw new Refusal('holder-name-taken', {holder: name})
      await tx('holder').insert({name, account, state, since, recipient, signing, seal})
    })
  }

  async vouch({holder, by, as, at, signature}: StoredVoucher): Promise<void> {
    await this.#change(async (tx) => {
      await tx('voucher').insert({holder, by, as, at, signature}).onConflict(['holder', 'by', 'as']).merge()
    })
  }

  async admit({name, state, since, seal}: StoredHolder, generation: number, slot: Uint8Array): Promise<void> {
    await this.#change(async (tx) => {
      const {current, coming} = await stateIn(tx)
      if (current !== generation || coming !== null) throw new Refusal('vault-changed')
      await tx('holder').where({name}).update({state, since, seal})
      await tx('keyslot').insert({generation, holder: name, sealed: Buffer.from(slot)})
    })
  }

  async forget(name: HolderName): Promise<void> {
    await this.#change(async (tx) => {
      await tx('holder').where({name, state: 'asked'}).delete()
    })
  }

  async putPersonKeys(generation: number, keys: readonly WrappedKey[]): Promise<void> {
    await this.#change(async (tx) => {
      const {current, coming} = await stateIn(tx)
      if (current !== generation || coming !== null) throw new Refusal('vault-changed')
      await insertKeys(tx, generation, keys)
    })
  }

  async dropPersonKey(person: PersonId): Promise<void> {
    await this.#change(async (tx) => {
      await tx('person_key').where({person}).delete()
    })
  }

  async prepare(coming: Generation): Promise<void> {
    await this.#change(async (tx) => {
      if ((await stateIn(tx)).current !== coming.generation - 1) throw new Refusal('vault-changed')
      await clear(tx, coming.generation)
      await this.#write(tx, {...coming, holders: []})
      await tx('vault').insert({key: 'coming', value: String(coming.generation)}).onConflict('key').merge()
      await tx('vault').insert({key: 'coming-holders', value: JSON.stringify(coming.holders)}).onConflict('key').merge()
    })
  }

  async turnOver(): Promise<void> {
    await this.#change(async (tx) => {
      const {current, coming} = await stateIn(tx)
      if (coming === null) return
      const noted: {value: string} | undefined = await tx('vault').where({key: 'coming-holders'}).first('value')
      for (const {name, state, since, seal} of JSON.parse(noted?.value ?? '[]') as StoredHolder[]) await tx('holder').where({name}).update({state, since, seal})
      await clear(tx, current)
      await setCurrent(tx, coming)
      await tx('vault').whereIn('key', ['coming', 'coming-holders']).delete()
    })
  }

  async abandon(): Promise<void> {
    await this.#change(async (tx) => {
      const {coming} = await stateIn(tx)
      if (coming !== null) await clear(tx, coming)
      await tx('vault').whereIn('key', ['coming', 'coming-holders']).delete()
    })
  }

  async copyTo(path: string): Promise<void> {
    await this.#db.raw('VACUUM INTO ?', [path])
  }

  async close(): Promise<void> {
    await this.#db.destroy()
  }

  /** The first statement writes, so that no two read before one of them does. */
  async #change(work: (tx: Knex.Transaction) => Promise<void>): Promise<void> {
    await this.#db.transaction(async (tx) => {
      await tx('vault').where({key: 'schema'}).update({value: SCHEMA})
      await work(tx)
    })
  }

  async #write(tx: Knex.Transaction, {generation, slots, holders, keys, former}: Generation): Promise<void> {
    if (holders.length > 0) await tx('holder').insert(holders.map(({name, account, state, since, recipient, signing, seal}) => ({name, account, state, since, recipient, signing, seal})))
    await tx('keyslot').insert(slots.map(({holder, sealed}: KeySlot) => ({generation, holder, sealed: Buffer.from(sealed)})))
    if (former.length > 0) await tx('former_key').insert(former.map((key) => ({under: generation, generation: key.generation, sealed: Buffer.from(key.sealed)})))
    await insertKeys(tx, generation, keys)
  }
}

async function stateIn(db: Knex): Promise<GenerationState> {
  const rows: {key: string; value: string}[] = await db('vault').whereIn('key', ['current', 'coming']).select('key', 'value')
  const valueOf = (key: string): number | null => {
    const row = rows.find((one) => one.key === key)
    return row === undefined ? null : Number(row.value)
  }
  return {current: valueOf('current') ?? 0, coming: valueOf('coming')}
}

async function setCurrent(tx: Knex.Transaction, generation: number): Promise<void> {
  await tx('vault').where({key: 'current'}).update({value: String(generation)})
}

async function insertKeys(tx: Knex.Transaction, generation: number, keys: readonly WrappedKey[]): Promise<void> {
  for (let at = 0; at < keys.length; at += ROWS_IN_INSERT) {
    await tx('person_key').insert(keys.slice(at, at + ROWS_IN_INSERT).map(({person, wrapped}) => ({generation, person, wrapped: Buffer.from(wrapped)}))).onConflict(['generation', 'person']).merge()
  }
}

async function clear(tx: Knex.Transaction, generation: number): Promise<void> {
  await tx('keyslot').where({generation}).delete()
  await tx('former_key').where({under: generation}).delete()
  await tx('person_key').where({generation}).delete()
}
