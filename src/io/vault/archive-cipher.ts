import {Encrypter} from 'age-encryption'

/** Encrypts what streams through it so that the holder of an age key alone can read it: an archive's, to which a sealed package goes. */
export function archiveCipher(recipient: string): (content: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return (content) => encrypter.encrypt(content)
}
