import type {HolderName, Voucher} from '../../core/protected/holder.js'
import type {PersonId} from '../../core/protected/person.js'
import type {SignedRoster} from '../../core/protected/roster.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {PublicHolder} from './identity-file.js'

// Where wrapped keys lie: apart from the register, so that neither opens anything without the other, and a copy of the register brings nobody back whose key is gone.

/** Somebody who has asked for a key. Anybody who can write in the store can write one: whoever says yes hears the fingerprint from the one who asks. */
export interface KeyRequest extends PublicHolder {
  readonly id: string
  readonly name: HolderName
  readonly account: string
  readonly at: Instant
}

/** A voucher as it is kept: whose word, and for which request. */
export interface StoredVoucher extends Voucher {
  readonly request: string
  readonly at: Instant
  /** A holder's own signature; null for an administrator, whose account the log knows. */
  readonly signature: string | null
}

/** A vault key, sealed for one holder. */
export interface KeySlot {
  readonly holder: string
  readonly sealed: Uint8Array
}

/** A person's key, wrapped under the vault key of a generation. */
export interface WrappedKey {
  readonly person: PersonId
  readonly wrapped: Uint8Array
}

/** The key of something that was left sealed. With it gone what was left opens for nobody, in a backup neither. */
export interface ItemKey {
  readonly item: string
  /** Sealed for the holders; once it has been taken in, under the person's key. */
  readonly sealed: Uint8Array
  readonly person: PersonId | null
}

/** Everything that a generation of the vault key consists of. */
export interface Generation {
  readonly roster: SignedRoster
  readonly slots: readonly KeySlot[]
  readonly keys: readonly WrappedKey[]
  /** Keys of generations before, sealed under this one: pseudonyms in the log were made with them. */
  readonly former: readonly FormerKey[]
}

/** What must outlive a vault key, sealed under the one after. */
export interface FormerKey {
  readonly generation: number
  readonly sealed: Uint8Array
}

/** Which generation counts, and the roster of the one that is being made. */
export interface GenerationState {
  /** 0 before there is a vault. */
  readonly current: number
  readonly coming: SignedRoster | null
}

/** Wrapped keys, and who may unwrap them. Each method is done whole or not at all. */
export interface KeyStore {
  state(): Promise<GenerationState>
  /** Every roster there has been, the first first. */
  rosters(): Promise<readonly SignedRoster[]>
  requests(): Promise<readonly KeyRequest[]>
  vouchers(request: string): Promise<readonly StoredVoucher[]>
  slot(generation: number, holder: string): Promise<Uint8Array | null>
  formerKeys(generation: number): Promise<readonly FormerKey[]>
  personKey(generation: number, person: PersonId): Promise<Uint8Array | null>
  /** Of everybody, or of some. */
  personKeys(generation: number, persons?: readonly PersonId[]): Promise<readonly WrappedKey[]>
  /** Makes the vault, with its first holder. Refuses where somebody else was first. */
  begin(first: Generation): Promise<void>
  ask(request: KeyRequest): Promise<void>
  vouch(voucher: StoredVoucher): Promise<void>
  /** The new roster counts, with the vault key sealed for the one whom the request is from. */
  admit(roster: SignedRoster, request: string, slot: KeySlot): Promise<void>
  /** Takes away the vault key as it was sealed for some holders. */
  dropSlots(holders: readonly string[]): Promise<void>
  /** Takes back what somebody asked for. */
  withdraw(request: string): Promise<void>
  putPersonKeys(generation: number, keys: readonly WrappedKey[]): Promise<void>
  /** With the keys of what had been left about the person. */
  dropPersonKey(person: PersonId): Promise<void>
  itemKey(item: string): Promise<ItemKey | null>
  putItemKey(key: ItemKey): Promise<void>
  bindItemKeys(keys: readonly ItemKey[]): Promise<void>
  /** Lays a new generation beside the one that counts. */
  prepare(coming: Generation): Promise<void>
  /** From now on the coming generation counts, and nothing of the one before is left. */
  turnOver(): Promise<void>
  /** Takes away what was being made. */
  abandon(): Promise<void>
  /** A copy of the whole, for the store's own backups. */
  copyTo(path: string): Promise<void>
  close(): Promise<void>
}
