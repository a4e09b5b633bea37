import {existsSync} from 'node:fs'
import knexFactory from 'knex'
import type {Knex} from 'knex'
import type {SettledHolder} from '../../core/audit/event.js'
import type {HolderName, VoucherKind} from '../../core/protected/holder.js'
import type {PersonId} from '../../core/protected/person.js'
import type {SignedRoster} from '../../core/protected/roster.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {FormerKey, Generation, GenerationState, ItemKey, KeyRequest, KeySlot, KeyStore, StoredVoucher, WrappedKey} from '../vault/key-store.js'
import {ownFileConfiguration} from './dialects/sqlite.js'

interface RosterRow {
  version: number
  previous: string
  at: string
  generation: number
  check: string
  members: string
  by: string
  signature: string
}

/** SQLite takes 500 parts of a compound SELECT, as which rows that may be there already are written. */
const ROWS_IN_INSERT = 400
const SCHEMA = '2'

/** Opens the key store's file, and makes it where there is none; with `mustExist` it is refused then. */
export async function openKeyFile(path: string, register: string, {mustExist = false}: {readonly mustExist?: boolean} = {}): Promise<KeyStore> {
  if (mustExist && !existsSync(path)) throw new Refusal('key-store-missing')
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
    await tx.schema.createTable('roster', (table) => {
      table.integer('version').primary()
      table.integer('generation').notNullable()
      for (const column of ['previous', 'at', 'check', 'members', 'by', 'signature']) table.text(column).notNullable()
    })
    await tx.schema.createTable('request', (table) => {
      table.text('id').primary()
      table.text('name').notNullable().unique()
      for (const column of ['account', 'at', 'recipient', 'signing']) table.text(column).notNullable()
    })
    await tx.schema.createTable('voucher', (table) => {
      table.text('request').notNullable().references('request.id').onDelete('CASCADE')
      table.text('by').notNullable()
      table.text('as').notNullable()
      table.text('at').notNullable()
      table.text('signature')
      table.primary(['request', 'by', 'as'])
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
    await tx.schema.createTable('item_key', (table) => {
      table.text('item').primary()
      table.binary('sealed').notNullable()
      table.text('person')
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

  async rosters(): Promise<readonly SignedRoster[]> {
    const rows: RosterRow[] = await this.#db<RosterRow>('roster').orderBy('version')
    return rows.map(toRoster)
  }

  async requests(): Promise<readonly KeyRequest[]> {
    const rows: {id: string; name: string; account: string; at: string; recipient: string; signing: string}[] = await this.#db('request').orderBy(['at', 'name'])
    return rows.map(({id, name, account, at, recipient, signing}) => ({id, name: name as HolderName, account, at: at as Instant, recipient, signing}))
  }

  async vouchers(request: string): Promise<readonly StoredVoucher[]> {
    const rows: {request: string; by: string; as: string; at: string; signature: string | null}[] = await this.#db('voucher').where({request}).orderBy('at')
    return rows.map(({by, as, at, signature}) => ({request, by, as: as as VoucherKind, at: at as Instant, signature}))
  }

  async slot(generation: number, holder: string): Promise<Uint8Array | null> {
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

  async personKeys(generation: number, persons?: readonly PersonId[]): Promise<readonly WrappedKey[]> {
    if (persons === undefined) return this.#db('person_key').where({generation}).select('person', 'wrapped').orderBy('person')
    const keys: WrappedKey[] = []
    for (let at = 0; at < persons.length; at += ROWS_IN_INSERT) {
      const rows: WrappedKey[] = await this.#db('person_key').where({generation}).whereIn('person', persons.slice(at, at + ROWS_IN_INSERT)).select('person', 'wrapped')
      keys.push(...rows)
    }
    return keys
  }

  async begin(first: Generation): Promise<void> {
    await this.#change(async (tx) => {
      if ((await stateIn(tx)).current !== 0) throw new Refusal('vault-begun')
      await this.#write(tx, first)
      await this.#settle(tx, first.roster)
    })
  }

  async ask({id, name, account, at, recipient, signing}: KeyRequest): Promise<void> {
    await this.#change(async (tx) => {
      await tx('request').insert({id, name, account, at, recipient, signing})
    })
  }

  async vouch({request, by, as, at, signature}: StoredVoucher): Promise<void> {
    await this.#change(async (tx) => {
      await tx('voucher').insert({request, by, as, at, signature}).onConflict(['request', 'by', 'as']).merge()
    })
  }

  async admit(roster: SignedRoster, request: string, {holder, sealed}: KeySlot): Promise<void> {
    await this.#change(async (tx) => {
      const {current, coming} = await stateIn(tx)
      if (current !== roster.roster.generation || coming !== null) throw new Refusal('vault-changed')
      await tx('request').where({id: request}).delete()
      await tx('keyslot').insert({generation: current, holder, sealed: Buffer.from(sealed)})
      await this.#settle(tx, roster)
    })
  }

  async dropSlots(holders: readonly string[]): Promise<void> {
    await this.#change(async (tx) => {
      await tx('keyslot').whereIn('holder', [...holders]).delete()
    })
  }

  async withdraw(request: string): Promise<void> {
    await this.#change(async (tx) => {
      await tx('request').where({id: request}).delete()
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
      await tx('item_key').where({person}).delete()
    })
  }

  async itemKey(item: string): Promise<ItemKey | null> {
    const row: ItemKey | undefined = await this.#db('item_key').where({item}).first('item', 'sealed', 'person')
    return row ?? null
  }

  async putItemKey({item, sealed, person}: ItemKey): Promise<void> {
    await this.#change(async (tx) => {
      await tx('item_key').insert({item, sealed: Buffer.from(sealed), person})
    })
  }

  async bindItemKeys(keys: readonly ItemKey[]): Promise<void> {
    await this.#change(async (tx) => {
      for (const {item, sealed, person} of keys) await tx('item_key').where({item}).update({sealed: Buffer.from(sealed), person})
    })
  }

  async prepare(coming: Generation): Promise<void> {
    await this.#change(async (tx) => {
      const {generation} = coming.roster.roster
      if ((await stateIn(tx)).current !== generation - 1) throw new Refusal('vault-changed')
      await clear(tx, generation)
      await this.#write(tx, coming)
      await tx('vault').insert({key: 'coming', value: JSON.stringify(toRosterRow(coming.roster))}).onConflict('key').merge()
    })
  }

  async turnOver(): Promise<void> {
    await this.#change(async (tx) => {
      const {current, coming} = await stateIn(tx)
      if (coming === null) return
      await clear(tx, current)
      await this.#settle(tx, coming)
      await tx('vault').where({key: 'coming'}).delete()
    })
  }

  async abandon(): Promise<void> {
    await this.#change(async (tx) => {
      const {coming} = await stateIn(tx)
      if (coming !== null) await clear(tx, coming.roster.generation)
      await tx('vault').where({key: 'coming'}).delete()
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

  async #write(tx: Knex.Transaction, {roster: {roster}, slots, keys, former}: Generation): Promise<void> {
    const {generation} = roster
    await tx('keyslot').insert(slots.map(({holder, sealed}: KeySlot) => ({generation, holder, sealed: Buffer.from(sealed)})))
    if (former.length > 0) await tx('former_key').insert(former.map((key) => ({under: generation, generation: key.generation, sealed: Buffer.from(key.sealed)})))
    await insertKeys(tx, generation, keys)
  }

  async #settle(tx: Knex.Transaction, signed: SignedRoster): Promise<void> {
    await tx('roster').insert(toRosterRow(signed))
    await tx('vault').where({key: 'current'}).update({value: String(signed.roster.generation)})
  }
}

function toRosterRow({roster: {version, previous, at, generation, check, members}, by, signature}: SignedRoster): RosterRow {
  return {version, previous, at, generation, check, members: JSON.stringify(members), by, signature}
}

function toRoster({version, previous, at, generation, check, members, by, signature}: RosterRow): SignedRoster {
  return {roster: {version, previous, at: at as Instant, generation, check, members: JSON.parse(members) as SettledHolder[]}, by, signature}
}

async function stateIn(db: Knex): Promise<GenerationState> {
  const rows: {key: string; value: string}[] = await db('vault').whereIn('key', ['current', 'coming']).select('key', 'value')
  const noted = new Map(rows.map(({key, value}) => [key, value]))
  const coming = noted.get('coming')
  return {current: Number(noted.get('current') ?? 0), coming: coming === undefined ? null : toRoster(JSON.parse(coming) as RosterRow)}
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
