import type {SettledHolder} from '../../core/audit/event.js'
import type {HolderName} from '../../core/protected/holder.js'
import {indexText, PERSON_FIELDS, personOf, personTexts, type PersonCommittee, type PersonField, type PersonId, type ProtectedPerson} from '../../core/protected/person.js'
import {rosterText, type Roster, type SignedRoster} from '../../core/protected/roster.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {sha256} from '../system/digest.js'
import {derive, keyedDigest, newSecret, open, seal, SealBroken, secretOf, type FieldPlace, type Secret} from './ciphers.js'
import {sealFor, type HolderIdentity} from './identity-file.js'
import type {FormerKey, ItemKey, KeyRequest, KeySlot, KeyStore, WrappedKey} from './key-store.js'

/** A person as the register keeps them: each field sealed by itself, a blind index by which a number is found, and a seal over the row, so that no part of it is another row's or another day's. */
export interface SealedPerson {
  readonly id: PersonId
  readonly index: string
  readonly committees: readonly PersonCommittee[]
  /** When this was said of them. */
  readonly addedAt: Instant
  /** Particulars are empty in a row from before there were any. */
  readonly fields: Readonly<Record<PersonField, string>>
  readonly seal: string
}

/** A person to be kept. */
export type PersonToSeal = ProtectedPerson & Pick<SealedPerson, 'id' | 'committees' | 'addedAt'>

const TABLE = 'protected_person'
const KEY_PLACE = (generation: number, person: PersonId): FieldPlace => ({table: 'person_key', row: person, column: `wrapped ${generation}`})
const RECORD_PLACE = (person: PersonId, record: string): FieldPlace => ({table: 'person_record', row: `${person} ${record}`, column: 'sealed'})
const LETTER_PLACE = (person: PersonId, letter: string): FieldPlace => ({table: 'letter', row: `${person} ${letter}`, column: 'sealed'})
/** Beyond so many all keys are read at once. */
const MANY = 400
const ITEM_PLACE = (item: string): FieldPlace => ({table: 'item_key', row: item, column: 'sealed'})
const FORMER_PLACE = (under: number, generation: number): FieldPlace => ({table: 'former_key', row: String(generation), column: `sealed ${under}`})

/** The keys of one generation, worked out of its vault key. */
class Keys {
  readonly generation: number
  readonly #vault: Buffer
  readonly #index: Buffer
  readonly #former: Buffer
  readonly audit: Buffer

  constructor(generation: number, vault: Buffer) {
    this.generation = generation
    this.#vault = vault
    this.#index = derive(vault, 'index')
    this.#former = derive(vault, 'former')
    this.audit = derive(vault, 'audit')
  }

  /** What only the vault key of this generation gives. */
  get check(): string {
    const key = derive(this.#vault, 'check')
    const digest = keyedDigest(key, `generation ${this.generation}`)
    key.fill(0)
    return digest
  }

  indexOf(number: string): string {
    return keyedDigest(this.#index, number)
  }

  wrap(person: PersonId, key: Uint8Array): Buffer {
    return this.#withWrapping(person, (wrapping) => seal(wrapping, KEY_PLACE(this.generation, person), key))
  }

  unwrap(person: PersonId, wrapped: Uint8Array): Buffer {
    return this.#withWrapping(person, (wrapping) => open(wrapping, KEY_PLACE(this.generation, person), wrapped))
  }

  async slotFor({name, recipient}: Pick<SettledHolder, 'name' | 'recipient'>): Promise<KeySlot> {
    return {holder: name, sealed: await sealFor([recipient], this.#vault)}
  }

  sealFormer(generation: number, audit: Uint8Array): FormerKey {
    return {generation, sealed: seal(this.#former, FORMER_PLACE(this.generation, generation), audit)}
  }

  openFormer({generation, sealed}: FormerKey): Buffer {
    return open(this.#former, FORMER_PLACE(this.generation, generation), sealed)
  }

  forget(): void {
    for (const key of [this.#vault, this.#index, this.#former, this.audit]) key.fill(0)
  }

  #withWrapping<T>(person: PersonId, work: (key: Buffer) => T): T {
    const key = derive(this.#vault, `person ${person}`)
    try {
      return work(key)
    } finally {
      key.fill(0)
    }
  }
}

/** Until when a key may be used, by a clock that is asked at each use. */
export interface KeyTime {
  readonly until: Instant
  readonly now: () => Instant
}

/** By which the log called people under a generation before. */
interface FormerAudit {
  readonly generation: number
  readonly audit: Buffer
}

/** The vault, opened by one holder. It is in memory alone, and nothing is left of its keys once it is locked. Only one at a time is open, by whoever holds the lock of that name. */
export class Vault {
  readonly #register: string
  readonly #identity: HolderIdentity
  readonly #store: KeyStore
  readonly #former: readonly FormerAudit[]
  readonly #keys: Keys
  readonly #time: KeyTime | null
  #roster: SignedRoster
  #isLocked = false

  private constructor(register: string, identity: HolderIdentity, store: KeyStore, roster: SignedRoster, keys: Keys, former: readonly FormerAudit[], time: KeyTime | null = null) {
    this.#register = register
    this.#identity = identity
    this.#store = store
    this.#roster = roster
    this.#keys = keys
    this.#former = former
    this.#time = time
  }

  /** The first generation of a vault, for its first holder. */
  static async begin(register: string, identity: HolderIdentity, store: KeyStore, {account, at}: {readonly account: string; readonly at: Instant}): Promise<Vault> {
    const keys = new Keys(1, newSecret())
    const first: SettledHolder = {name: identity.holder, account, ...identity.public}
    const roster = signed(register, identity, {version: 1, previous: '', at, generation: 1, check: keys.check, members: [first]})
    await store.begin({roster, slots: [await keys.slotFor(first)], keys: [], former: []})
    return new Vault(register, identity, store, roster, keys, [])
  }

  /** Opens the vault by a roster that follows from those before. Refuses whoever is not on it, and a key that is not the one it tells of: somebody else may have sealed that for the holder. `time`: of a key that may be used for a while. */
  static async open(register: string, identity: HolderIdentity, store: KeyStore, roster: SignedRoster, time: KeyTime | null = null): Promise<Vault> {
    refuseAfter(time)
    const {generation, check, members} = roster.roster
    const {recipient, signing} = identity.public
    const own = members.find(({name}) => name === identity.holder)
    if (own === undefined || own.recipient !== recipient || own.signing !== signing) throw new Refusal('not-a-holder', {holder: identity.holder})
    const slot = await store.slot(generation, identity.holder)
    const secret = slot === null ? null : await identity.unseal(slot)
    if (secret === null) throw new Refusal('holders-altered', {holder: identity.holder})
    const keys = new Keys(generation, Buffer.from(secret))
    secret.fill(0)
    if (keys.check !== check) throw new Refusal('holders-altered', {holder: identity.holder})
    const kept = await store.formerKeys(generation)
    // Without them readings of before would be nobody's.
    if (kept.length !== generation - 1 || kept.some((key, at) => key.generation !== at + 1)) throw new Refusal('holders-altered', {holder: identity.holder})
    const former = kept.map((key) => ({generation: key.generation, audit: keys.openFormer(key)}))
    return new Vault(register, identity, store, roster, keys, former, time)
  }

  get holder(): HolderName {
    return this.#identity.holder
  }

  get roster(): Roster {
    return this.#roster.roster
  }

  /** Digest of the roster that counts, as the log tells of it. */
  get rosterDigest(): string {
    return sha256(rosterText(this.#register, this.roster))
  }

  /** The roster that counts, with its signature. */
  get signedRoster(): SignedRoster {
    return this.#roster
  }

  get members(): readonly SettledHolder[] {
    return this.roster.members
  }

  /** Lets somebody in who has asked: seals the vault key for them, on a new roster. */
  async admit({id, name, account, recipient, signing}: KeyRequest, at: Instant): Promise<void> {
    const keys = this.#opened()
    const member: SettledHolder = {name, account, recipient, signing}
    const roster = this.#next({at, generation: keys.generation, check: this.roster.check, members: sorted([...this.members, member])})
    await this.#store.admit(roster, id, await keys.slotFor(member))
    this.#roster = roster
  }

  /** A signature in the holder's name. */
  sign(text: string): string {
    this.#opened()
    return this.#identity.sign(text)
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
  async sealPersons(persons: readonly PersonToSeal[]): Promise<readonly SealedPerson[]> {
    const keys = this.#opened()
    const known = new Map((await this.#store.personKeys(keys.generation, persons.map(({id}) => id))).map(({person, wrapped}) => [person, wrapped]))
    const sealed = persons.map((person) => {
      const before = known.get(person.id)
      const own = before === undefined ? null : openedKey(keys, person.id, before)
      const key = own ?? newSecret()
      const wrapped: WrappedKey = {person: person.id, wrapped: own === null || before === undefined ? keys.wrap(person.id, key) : before}
      const texts = personTexts(person)
      const secret = secretOf(key)
      const fields = Object.fromEntries(PERSON_FIELDS.map((field) => [field, seal(secret, {table: TABLE, row: person.id, column: field}, Buffer.from(texts[field])).toString('base64')])) as SealedPerson['fields']
      const {id, committees, addedAt} = person
      const row = {id, committees, addedAt, fields}
      const sealedPerson: SealedPerson = {...row, index: keys.indexOf(indexText(person)), seal: sealOf(secret, row)}
      key.fill(0)
      return {wrapped, person: sealedPerson}
    })
    await this.#store.putPersonKeys(keys.generation, sealed.map(({wrapped}) => wrapped))
    return sealed.map(({person}) => person)
  }

  /** Opens a person; null where the person's key is gone. Throws `SealBroken` where the register's row is not the one that was sealed. */
  async openPerson(person: SealedPerson): Promise<ProtectedPerson | null> {
    return this.#withKeyOf(person.id, (key) => openedPerson(key, person))
  }

  /** Opens many persons at once. Who has no key, or does not open, is left out: whoever asks compares how many they are. */
  async openPersons(persons: readonly SealedPerson[]): Promise<ReadonlyMap<PersonId, ProtectedPerson>> {
    const keys = this.#opened()
    const opened = new Map<PersonId, ProtectedPerson>()
    const wrapped = new Map((await this.#store.personKeys(keys.generation, persons.length > MANY ? undefined : persons.map(({id}) => id))).map((key) => [key.person, key.wrapped]))
    for (const person of persons) {
      const own = wrapped.get(person.id)
      const key = own === undefined ? null : openedKey(keys, person.id, own)
      if (key === null) continue
      try {
        opened.set(person.id, openedPerson(key, person))
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error
      } finally {
        key.fill(0)
      }
    }
    return opened
  }

  /** Seals what is written down about a person, under the person's own key; null where that is gone. */
  async sealRecord(person: PersonId, record: string, text: string): Promise<Buffer | null> {
    return this.#withKeyOf(person, (key) => seal(key, RECORD_PLACE(person, record), Buffer.from(text)))
  }

  /** Opens what has been written down about a person. Throws `SealBroken` where it is not what was sealed for that place. */
  async openRecord(person: PersonId, record: string, sealed: Uint8Array): Promise<string | null> {
    return this.#withKeyOf(person, (key) => open(key, RECORD_PLACE(person, record), sealed).toString())
  }

  /** Seals what a letter to a person is about, under the person's own key, with what makes two letters the same one; null where the key is gone. */
  async sealLetter(person: PersonId, letter: string, {text, same}: {readonly text: string; readonly same: string}): Promise<{readonly sealed: string; readonly mark: string} | null> {
    return this.#withKeyOf(person, (key) => ({sealed: seal(key, LETTER_PLACE(person, letter), Buffer.from(text)).toString('base64'), mark: letterMark(key, same)}))
  }

  /** What makes a letter the same one, keyed with the person's own key; null where that is gone. */
  async letterMark(person: PersonId, same: string): Promise<string | null> {
    return this.#withKeyOf(person, (key) => letterMark(key, same))
  }

  /** Opens what a letter is about; null where the person's key is gone. Throws `SealBroken` where it is not what was sealed for that letter. */
  async openLetter(person: PersonId, letter: string, sealed: string): Promise<string | null> {
    return this.#withKeyOf(person, (key) => open(key, LETTER_PLACE(person, letter), Buffer.from(sealed, 'base64')).toString())
  }

  /** True where the row stands under the index of the number that it holds. */
  async isIndexTrue(person: SealedPerson): Promise<boolean> {
    try {
      const opened = await this.openPerson(person)
      return opened !== null && this.indexOf(indexText(opened)) === person.index
    } catch (error) {
      if (error instanceof SealBroken) return false
      throw error
    }
  }

  /** The same row for other committees; null where the person's key is gone. */
  async resealed(person: SealedPerson, committees: readonly PersonCommittee[]): Promise<SealedPerson | null> {
    return this.#withKeyOf(person.id, (key) => {
      if (person.seal !== sealOf(key, person)) throw new SealBroken()
      return {...person, committees, seal: sealOf(key, {...person, committees})}
    })
  }

  /** Opens the key of something that was left: as it was sealed for the holders or, once it has been taken in, under the key of the person it was about. Null where it does not open any more. */
  async openItemKey({item, sealed, person}: ItemKey): Promise<Uint8Array | null> {
    if (person === null) return this.unseal(sealed)
    try {
      return await this.#withKeyOf(person, (key) => open(key, ITEM_PLACE(item), sealed))
    } catch (error) {
      if (error instanceof SealBroken) return null
      throw error
    }
  }

  /** From now on the key of something that was left goes with the person it was about: an old copy of it opens as long as the person is kept, and no longer. */
  async bindItemKeys(items: readonly {readonly item: string; readonly person: PersonId; readonly key: Uint8Array}[]): Promise<void> {
    const bound: ItemKey[] = []
    for (const {item, person, key: plain} of items) {
      const sealed = await this.#withKeyOf(person, (key) => seal(key, ITEM_PLACE(item), plain))
      if (sealed !== null) bound.push({item, person, sealed})
    }
    await this.#store.bindItemKeys(bound)
  }

  /** True where the person's key is there. */
  async hasKeyOf(person: PersonId): Promise<boolean> {
    return (await this.#store.personKey(this.#opened().generation, person)) !== null
  }

  /** The index of each person by today's key. Who has no key, or does not open, has none. */
  async indexesOf(persons: readonly SealedPerson[]): Promise<ReadonlyMap<PersonId, string>> {
    const keys = this.#opened()
    const wrapped = new Map((await this.#store.personKeys(keys.generation)).map((key) => [key.person, key.wrapped]))
    return indexesBy(keys, keys, persons, wrapped)
  }

  /** Opens what was sealed for the holders; null where it is not this one's to open. */
  async unseal(sealed: Uint8Array): Promise<Uint8Array | null> {
    this.#opened()
    return this.#identity.unseal(sealed)
  }

  /**
   * Makes a new vault key and lays everything beside what counts: every person's key wrapped anew, indexes worked out anew. `persons` are the register's; one whose key is gone, or who does not open, has no
   * index, and the key is kept all the same. What comes back are the new indexes, which the register is to have before the new generation counts, and the roster, for the log.
   */
  async prepareRotation(persons: readonly SealedPerson[], staying: readonly SettledHolder[], at: Instant): Promise<RotationToCome> {
    const keys = this.#opened()
    const next = new Keys(keys.generation + 1, newSecret())
    try {
      const wrapped = await this.#store.personKeys(keys.generation)
      const rewrapped = wrapped.flatMap(({person, wrapped: old}): readonly WrappedKey[] => {
        const key = openedKey(keys, person, old)
        if (key === null) return []
        const anew = next.wrap(person, key)
        key.fill(0)
        return [{person, wrapped: anew}]
      })
      const indexes = indexesBy(keys, next, persons, new Map(wrapped.map((key) => [key.person, key.wrapped])))
      const roster = this.#next({at, generation: next.generation, check: next.check, members: sorted(staying)})
      const former = [...this.#former, {generation: keys.generation, audit: keys.audit}].map(({generation, audit}) => next.sealFormer(generation, audit))
      await this.#store.prepare({roster, slots: await Promise.all(staying.map((holder) => next.slotFor(holder))), keys: rewrapped, former})
      return {roster: roster.roster, digest: sha256(rosterText(this.#register, roster.roster)), indexes}
    } finally {
      next.forget()
    }
  }

  /** Forgets every key. */
  lock(): void {
    this.#isLocked = true
    this.#keys.forget()
    for (const {audit} of this.#former) audit.fill(0)
  }

  /** Every use of a key comes here. */
  #opened(): Keys {
    refuseAfter(this.#time)
    if (this.#isLocked) throw new Refusal('vault-locked')
    return this.#keys
  }

  async #withKeyOf<T>(person: PersonId, work: (key: Buffer) => T): Promise<T | null> {
    const keys = this.#opened()
    const wrapped = await this.#store.personKey(keys.generation, person)
    if (wrapped === null) return null
    const key = keys.unwrap(person, wrapped)
    try {
      return work(key)
    } finally {
      key.fill(0)
    }
  }

  #next(roster: Omit<Roster, 'version' | 'previous'>): SignedRoster {
    return signed(this.#register, this.#identity, {...roster, version: this.roster.version + 1, previous: this.rosterDigest})
  }
}

/** A generation that lies ready, and the indexes that the register is to have with it. */
export interface RotationToCome {
  readonly roster: Roster
  readonly digest: string
  readonly indexes: ReadonlyMap<PersonId, string>
}

function refuseAfter(time: KeyTime | null): void {
  if (time !== null && time.now() >= time.until) throw new Refusal('break-glass-over')
}

function signed(register: string, identity: HolderIdentity, roster: Roster): SignedRoster {
  return {roster, by: identity.holder, signature: identity.sign(rosterText(register, roster))}
}

function sorted(members: readonly SettledHolder[]): readonly SettledHolder[] {
  return [...members].sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Under `keys` persons are opened, by `named` they are found. What does not open must not stand in the way of a change of key. */
function indexesBy(keys: Keys, named: Keys, persons: readonly SealedPerson[], wrapped: ReadonlyMap<PersonId, Uint8Array>): ReadonlyMap<PersonId, string> {
  const indexes = new Map<PersonId, string>()
  for (const person of persons) {
    const old = wrapped.get(person.id)
    const key = old === undefined ? null : openedKey(keys, person.id, old)
    if (key === null) continue
    try {
      indexes.set(person.id, named.indexOf(indexText(openedPerson(key, person))))
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
    } finally {
      key.fill(0)
    }
  }
  return indexes
}

/** A person's key, or null where it was changed: it must not stand in the way of others. */
function openedKey(keys: Keys, person: PersonId, wrapped: Uint8Array): Buffer | null {
  try {
    return keys.unwrap(person, wrapped)
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

function letterMark(key: Secret, same: string): string {
  const own = derive(key, 'letter')
  const mark = keyedDigest(own, same)
  own.fill(0)
  return mark
}

function sealOf(key: Secret, {id, committees, addedAt, fields}: Omit<SealedPerson, 'index' | 'seal'>): string {
  const rowKey = derive(key, 'row')
  // A row from before there were particulars has none, and was sealed without.
  const digest = keyedDigest(rowKey, JSON.stringify([id, committees, addedAt, PERSON_FIELDS.map((field) => fields[field]).filter((sealed) => sealed !== '')]))
  rowKey.fill(0)
  return digest
}

function openedPerson(own: Uint8Array, person: SealedPerson): ProtectedPerson {
  const key = secretOf(own)
  if (person.seal !== sealOf(key, person)) throw new SealBroken()
  const particulars = person.fields.particulars === '' ? '' : openedField(key, person, 'particulars')
  return personOf({number: openedField(key, person, 'number'), name: openedField(key, person, 'name'), address: openedField(key, person, 'address'), level: openedField(key, person, 'level'), particulars})
}

function openedField(key: Secret, {id, fields}: Pick<SealedPerson, 'id' | 'fields'>, column: PersonField): string {
  return open(key, {table: TABLE, row: id, column}, Buffer.from(fields[column], 'base64')).toString()
}
