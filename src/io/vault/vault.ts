import type {HolderName} from '../../core/protected/holder.js'
import {PERSON_FIELDS, type PersonField, type PersonId, type ProtectedPerson} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import {derive, keyedDigest, newSecret, open, seal, type FieldPlace} from './ciphers.js'
import {isSignedBy, sealFor, type HolderIdentity} from './identity-file.js'
import type {FormerKey, Generation, KeySlot, KeyStore, StoredHolder, WrappedKey} from './key-store.js'

/** A person as the register keeps them: each field sealed by itself, and a blind index by which a number is found. */
export interface SealedPerson {
  readonly id: PersonId
  readonly index: string
  readonly fields: Readonly<Record<PersonField, string>>
}

const TABLE = 'protected_person'
const KEY_PLACE = (generation: number, person: PersonId): FieldPlace => ({table: 'person_key', row: person, column: `wrapped ${generation}`})
const FORMER_PLACE = (under: number, generation: number): FieldPlace => ({table: 'former_key', row: String(generation), column: `sealed ${under}`})

/** The keys of one generation, worked out of its vault key. */
class Keys {
  readonly generation: number
  readonly #vault: Buffer
  readonly #index: Buffer
  readonly audit: Buffer
  readonly #holders: Buffer

  constructor(generation: number, vault: Buffer) {
    this.generation = generation
    this.#vault = vault
    this.#index = derive(vault, 'index')
    this.audit = derive(vault, 'audit')
    this.#holders = derive(vault, 'holders')
  }

  indexOf(number: string): string {
    return keyedDigest(this.#index, number)
  }

  sealOf({name, account, state, since, recipient, signing}: Omit<StoredHolder, 'seal'>): string {
    return keyedDigest(this.#holders, JSON.stringify([name, account, state, since, recipient, signing]))
  }

  wrap(person: PersonId, key: Uint8Array): Buffer {
    return seal(this.#wrapping(person), KEY_PLACE(this.generation, person), key)
  }

  unwrap(person: PersonId, wrapped: Uint8Array): Buffer {
    return open(this.#wrapping(person), KEY_PLACE(this.generation, person), wrapped)
  }

  async slotFor({name, recipient}: StoredHolder): Promise<KeySlot> {
    return {holder: name, sealed: await sealFor([recipient], this.#vault)}
  }

  sealFormer(generation: number, audit: Uint8Array): FormerKey {
    return {generation, sealed: seal(derive(this.#vault, 'former'), FORMER_PLACE(this.generation, generation), audit)}
  }

  openFormer({generation, sealed}: FormerKey): Buffer {
    return open(derive(this.#vault, 'former'), FORMER_PLACE(this.generation, generation), sealed)
  }

  forget(): void {
    for (const key of [this.#vault, this.#index, this.audit, this.#holders]) key.fill(0)
  }

  #wrapping(person: PersonId): Buffer {
    return derive(this.#vault, `person ${person}`)
  }
}

/** By which the log called people under a generation before. */
interface FormerAudit {
  readonly generation: number
  readonly audit: Buffer
}

/** The vault, opened by one holder. It is in memory alone, and nothing is left of its keys once it is locked. */
export class Vault {
  readonly holder: HolderName
  readonly #identity: HolderIdentity
  readonly #store: KeyStore
  readonly #former: readonly FormerAudit[]
  readonly #keys: Keys
  #isLocked = false

  private constructor(identity: HolderIdentity, store: KeyStore, keys: Keys, former: readonly FormerAudit[]) {
    this.holder = identity.holder
    this.#identity = identity
    this.#store = store
    this.#keys = keys
    this.#former = former
  }

  /** The first generation of a vault, for its first holder. */
  static async begin(identity: HolderIdentity, store: KeyStore, holder: Omit<StoredHolder, 'seal'>): Promise<Vault> {
    const keys = new Keys(1, newSecret())
    const sealed = {...holder, seal: keys.sealOf(holder)}
    await store.begin({generation: 1, slots: [await keys.slotFor(sealed)], holders: [sealed], keys: [], former: []})
    return new Vault(identity, store, keys, [])
  }

  /** Opens the vault. Refuses whoever is no holder, and where somebody has been at the list of holders. */
  static async open(identity: HolderIdentity, store: KeyStore): Promise<Vault> {
    const {current} = await store.state()
    const sealed = await store.slot(current, identity.holder)
    const secret = sealed === null ? null : await identity.unseal(sealed)
    if (secret === null) throw new Refusal('not-a-holder', {holder: identity.holder})
    const keys = new Keys(current, Buffer.from(secret))
    const former = (await store.formerKeys(current)).map((key) => ({generation: key.generation, audit: keys.openFormer(key)}))
    const vault = new Vault(identity, store, keys, former)
    await vault.holders()
    return vault
  }

  get generation(): number {
    return this.#keys.generation
  }

  /** The holders of today. Refuses where one of them was not let in by a holder. */
  async holders(): Promise<readonly StoredHolder[]> {
    const active = (await this.#store.holders()).filter(({state}) => state === 'active')
    const keys = this.#opened()
    const own = active.find(({name}) => name === this.holder)
    const {recipient, signing} = this.#identity.public
    if (own === undefined || own.recipient !== recipient || own.signing !== signing) throw new Refusal('holders-altered', {holder: this.holder})
    const forged = active.find((holder) => holder.seal !== keys.sealOf(holder))
    if (forged !== undefined) throw new Refusal('holders-altered', {holder: forged.name})
    return active
  }

  /** Lets somebody in who has asked: seals the vault key for them. */
  async admit(asked: StoredHolder, since: StoredHolder['since']): Promise<StoredHolder> {
    const keys = this.#opened()
    const holder: StoredHolder = {...asked, state: 'active', since, seal: null}
    const sealed = {...holder, seal: keys.sealOf(holder)}
    await this.#store.admit(sealed, keys.generation, (await keys.slotFor(sealed)).sealed)
    return sealed
  }

  /** A signature in the holder's name. */
  sign(text: string): string {
    this.#opened()
    return this.#identity.sign(text)
  }

  /** True for what this holder signed. */
  hasSigned(text: string, signature: string): boolean {
    return isSignedBy(this.#identity.public.signing, text, signature)
  }

  /** The blind index of an identity number of twelve digits. */
  indexOf(number: string): string {
    return this.#opened().indexOf(number)
  }

  /** How the log calls somebody: keyed, so that nobody tries numbers or ids on it. */
  pseudonymOf(person: string): string {
    return keyedDigest(this.#opened().audit, person)
  }

  /** How the log has called a person under every generation of the key. */
  pseudonymsOf(person: PersonId): readonly string[] {
    return [this.pseudonymOf(person), ...this.#former.map(({audit}) => keyedDigest(audit, person))]
  }

  /** Seals persons, each under a key of their own, which goes into the key store first. Whoever has one keeps it, so that what is kept of them opens whatever becomes of the rest. */
  async sealPersons(persons: readonly (ProtectedPerson & {readonly id: PersonId})[]): Promise<readonly SealedPerson[]> {
    const keys = this.#opened()
    const known = await Promise.all(persons.map(({id}) => this.#store.personKey(keys.generation, id)))
    const sealed = persons.map((person, at) => {
      const before = known[at]
      const key = before == null ? newSecret() : keys.unwrap(person.id, before)
      const wrapped: WrappedKey = {person: person.id, wrapped: before ?? keys.wrap(person.id, key)}
      const fields = Object.fromEntries(PERSON_FIELDS.map((field) => [field, seal(key, {table: TABLE, row: person.id, column: field}, Buffer.from(person[field])).toString('base64')])) as SealedPerson['fields']
      key.fill(0)
      return {wrapped, person: {id: person.id, index: keys.indexOf(person.number), fields}}
    })
    await this.#store.putPersonKeys(keys.generation, sealed.map(({wrapped}) => wrapped))
    return sealed.map(({person}) => person)
  }

  /** Opens some fields of a person; null where the person's key is gone. Throws `SealBroken` where the register's fields are not the person's. */
  async openPerson<Field extends PersonField>({id, fields}: Pick<SealedPerson, 'id' | 'fields'>, wanted: readonly Field[]): Promise<Pick<ProtectedPerson, Field> | null> {
    const keys = this.#opened()
    const wrapped = await this.#store.personKey(keys.generation, id)
    if (wrapped === null) return null
    const key = keys.unwrap(id, wrapped)
    try {
      return Object.fromEntries(wanted.map((field) => [field, openedField(key, id, field, fields[field])])) as unknown as Pick<ProtectedPerson, Field>
    } finally {
      key.fill(0)
    }
  }

  /** The index of each person by today's key; a person whose key is gone has none. */
  async indexesOf(persons: readonly Pick<SealedPerson, 'id' | 'fields'>[]): Promise<ReadonlyMap<PersonId, string>> {
    const indexes = new Map<PersonId, string>()
    for (const person of persons) {
      const opened = await this.openPerson(person, ['number'])
      if (opened !== null) indexes.set(person.id, this.indexOf(opened.number))
    }
    return indexes
  }

  /** Opens what was sealed for the holders while nobody had the vault open; null where it is not this one's to open. */
  async unseal(sealed: Uint8Array): Promise<Uint8Array | null> {
    this.#opened()
    return this.#identity.unseal(sealed)
  }

  /**
   * Makes a new vault key and lays everything beside what counts: keys wrapped anew, indexes worked out anew. `persons` are the register's; one whose key is gone has no index. What
   * comes back are the new indexes, which the register is to have before the new generation counts.
   */
  async prepareRotation(persons: readonly Pick<SealedPerson, 'id' | 'fields'>[], staying: readonly StoredHolder[], leaving: readonly StoredHolder[]): Promise<RotationToCome> {
    const keys = this.#opened()
    const next = new Keys(keys.generation + 1, newSecret())
    const indexes = new Map<PersonId, string>()
    const wrapped = new Map((await this.#store.personKeys(keys.generation)).map((key) => [key.person, key.wrapped]))
    const rewrapped: WrappedKey[] = []
    for (const {id, fields} of persons) {
      const old = wrapped.get(id)
      if (old === undefined) continue
      const key = keys.unwrap(id, old)
      indexes.set(id, next.indexOf(openedField(key, id, 'number', fields.number)))
      rewrapped.push({person: id, wrapped: next.wrap(id, key)})
      key.fill(0)
    }
    const slots = await Promise.all(staying.map((holder) => next.slotFor(holder)))
    const holders = [...staying, ...leaving].map((holder) => ({...holder, seal: next.sealOf(holder)}))
    const former = [...this.#former, {generation: keys.generation, audit: keys.audit}].map(({generation, audit}) => next.sealFormer(generation, audit))
    const coming: Generation = {generation: next.generation, slots, holders, keys: rewrapped, former}
    await this.#store.prepare(coming)
    next.forget()
    return {generation: coming.generation, indexes}
  }

  /** Forgets every key. */
  lock(): void {
    this.#isLocked = true
    this.#keys.forget()
    for (const {audit} of this.#former) audit.fill(0)
  }

  #opened(): Keys {
    if (this.#isLocked) throw new Refusal('vault-locked')
    return this.#keys
  }
}

/** A generation that lies ready, and the indexes that the register is to have with it. */
export interface RotationToCome {
  readonly generation: number
  readonly indexes: ReadonlyMap<PersonId, string>
}

function openedField(key: Uint8Array, row: PersonId, column: PersonField, sealed: string): string {
  return open(key, {table: TABLE, row, column}, Buffer.from(sealed, 'base64')).toString()
}

