import {Encrypter} from 'age-encryption'
import {Refusal} from '../../core/refusal.js'

/**
 * Encrypts what streams through it so that the holder of an age key alone can read it: an archive's, to which a sealed package goes. Without a key, or with one that is none, nothing is written: what is to be sealed
 * is never left open.
 */
export function archiveCipher(recipient: string | undefined): (content: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient ?? '')
  } catch {
    throw new Refusal('archive-key-unusable')
  }
  return (content) => encrypter.encrypt(content)
}
