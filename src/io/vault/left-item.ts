import {newSecret, open, seal, SealBroken, type FieldPlace} from './ciphers.js'
import {sealFor} from './identity-file.js'

/** What is left while nobody has the vault open: sealed under a key of its own, which is sealed for the holders and lies in the key store. With that key gone it opens for nobody, wherever a copy of it lies. */
export interface LeftItem {
  readonly sealed: Buffer
  readonly key: Uint8Array
}

const PLACE = (item: string): FieldPlace => ({table: 'sealed_item', row: item, column: 'sealed'})

/** Seals something for holders, by their age recipients. */
export async function sealItem(item: string, plain: Uint8Array, recipients: readonly string[]): Promise<LeftItem> {
  const key = newSecret()
  const sealed = seal(key, PLACE(item), plain)
  const wrapped = await sealFor(recipients, key)
  key.fill(0)
  return {sealed, key: wrapped}
}

/** Opens what was left with its own key, as a holder has opened that; null where it is not what was left. */
export function openItem(item: string, sealed: Uint8Array, key: Uint8Array): Buffer | null {
  try {
    return open(key, PLACE(item), sealed)
  } catch (error) {
    // A key of another length than the cipher's is no key that this program made.
    if (error instanceof SealBroken || error instanceof RangeError) return null
    throw error
  }
}
