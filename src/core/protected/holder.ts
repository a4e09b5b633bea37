/** Who holds a key to protected data, by the name of the account or one of their own choosing. */
export type HolderName = string & {readonly holderName: unique symbol}

/** `asked`: has made a key and asked to be let in. `active`: can open what is sealed. `removed`: could once. `spent`: shares that were used. `over`: shares let them in, and the time is out. */
export type HolderState = 'asked' | 'active' | 'removed' | 'spent' | 'over'

/** As what somebody vouches for a new holder. */
export type VoucherKind = 'holder' | 'administrator'

/** Somebody's word that a new holder is to be let in. */
export interface Voucher {
  /** The account, for an administrator; else the holder. */
  readonly by: string
  readonly as: VoucherKind
}

/** A word with the account that it was given from. */
export interface Word extends Voucher {
  readonly account: string
}

/** A holder as everybody who may see the list sees them. */
export interface HolderLine {
  readonly name: string
  readonly account: string
  readonly state: HolderState
  readonly since: string
  readonly vouchers: readonly Voucher[]
}

/** Who asks to be let in, and where. `hasOneAccount`: with SQLite one account acts for everybody, and keys alone tell people apart. */
export interface Asking {
  readonly name: string
  readonly account: string
  readonly hasOneAccount: boolean
}

/**
 * Whose word is still wanted before a holder is let in (K3): nobody's for the first, the first holder's and an administrator's for the second, two holders' for whoever comes later. Nobody
 * vouches for themselves, and where people have accounts two keys of one account are one person.
 */
export function wordsWanted(holders: number, {name, account, hasOneAccount}: Asking, words: readonly Word[]): readonly VoucherKind[] {
  if (holders === 0) return []
  const others = words.filter((word) => (hasOneAccount ? word.as === 'administrator' || word.by !== name : word.account !== account))
  const byHolders = new Set(others.filter(({as}) => as === 'holder').map((word) => (hasOneAccount ? word.by : word.account))).size
  const byAdministrator = others.some(({as}) => as === 'administrator')
  if (holders === 1) return [...(byHolders > 0 ? [] : (['holder'] as const)), ...(byAdministrator ? [] : (['administrator'] as const))]
  return Array.from({length: Math.max(0, 2 - byHolders)}, () => 'holder' as const)
}

/** Names stand in files' names, on lines and in logs. */
export function isHolderName(text: string): text is HolderName {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,62}[\p{L}\p{N}])?$/u.test(text)
}

/** What holders promise before they read anything; raised when its words are changed, and then asked anew. */
export const NOTICE_VERSION = 1

/** Long enough that nobody tries it out: the file that it protects may be carried away. */
export const PASSPHRASE_SIGNS_MIN = 16
