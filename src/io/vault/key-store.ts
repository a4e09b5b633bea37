import type {HolderName, HolderState, Voucher} from '../../core/protected/holder.js'
import type {PersonId} from '../../core/protected/person.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {PublicHolder} from './identity-file.js'

// Where wrapped keys lie: apart from the register, so that neither opens anything without the other, and a copy of the register brings nobody back whose key is gone.

/** A holder as the key store keeps them. */
export interface StoredHolder extends PublicHolder {
  readonly name: HolderName
  readonly account: string
  readonly state: HolderState
  /** When they asked, were let in or were removed. */
  readonly since: Instant
  /** Keyed digest over all of it, by a key that only holders have: nobody else can put in a holder. Null for who has asked. */
  readonly seal: string | null
}

/** A voucher as it is kept: whose word, and for whom. */
export interface StoredVoucher extends Voucher {
  readonly holder: HolderName
  readonly at: Instant
  /** A holder's own signature; null for an administrator, whose account the log knows. */
  readonly signature: string | null
}

/** A vault key, sealed for one holder. */
export interface KeySlot {
  readonly holder: HolderName
  readonly sealed: Uint8Array
}

/** A person's key, wrapped under the vault key of a generation. */
export interface WrappedKey {
  readonly person: PersonId
  readonly wrapped: Uint8Array
}

/** Everything that a generation of the vault key consists of. */
export interface Generation {
  readonly generation: number
  readonly slots: readonly KeySlot[]
  readonly holders: readonly StoredHolder[]
  readonly keys: readonly WrappedKey[]
  /** Keys of generations before, sealed under this one: pseudonyms in the log were made with them. */
  readonly former: readonly FormerKey[]
}

/** What must outlive a vault key, sealed under the one after. */
export interface FormerKey {
  readonly generation: number
  readonly sealed: Uint8Array
}

/** Which generation counts, and which one is being made. */
export interface GenerationState {
  /** 0 before there is a vault. */
  readonly current: number
  readonly coming: number | null
}

/** Wrapped keys, and who may unwrap them. Each method is done whole or not at all. */
export interface KeyStore {
  state(): Promise<GenerationState>
  holders(): Promise<readonly StoredHolder[]>
  vouchers(): Promise<readonly StoredVoucher[]>
  slot(generation: number, holder: HolderName): Promise<Uint8Array | null>
  formerKeys(generation: number): Promise<readonly FormerKey[]>
  personKey(generation: number, person: PersonId): Promise<Uint8Array | null>
  personKeys(generation: number): Promise<readonly WrappedKey[]>
  /** Makes the vault, with its first holder. Refuses where somebody else was first. */
  begin(first: Generation): Promise<void>
  ask(holder: StoredHolder): Promise<void>
  vouch(voucher: StoredVoucher): Promise<void>
  admit(holder: StoredHolder, generation: number, slot: Uint8Array): Promise<void>
  /** Takes back what somebody asked for. */
  forget(holder: HolderName): Promise<void>
  putPersonKeys(generation: number, keys: readonly WrappedKey[]): Promise<void>
  dropPersonKey(person: PersonId): Promise<void>
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
