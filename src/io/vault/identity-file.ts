import {createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, webcrypto, type KeyObject} from 'node:crypto'
import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {z} from 'zod'
import type {HolderName} from '../../core/protected/holder.js'
import {Refusal} from '../../core/refusal.js'
import {readPrivately, writePrivately} from '../files/private-file.js'
import {sha256} from '../system/digest.js'
import {configFolder} from '../system/own-folders.js'
import {derive} from './ciphers.js'

// A holder's own key, which lies with the holder and never in the workspace: an age file under a passphrase (age-encryption.org/v1, scrypt), that nobody else may read.

/** 2^17 rounds of scrypt: about a second, once for each command or screen. */
const WORK_FACTOR = 17
const SCHEMA = 'diarievakt.holder/1'

/** What stands before 32 bytes of such a key in its PKCS 8 (RFC 8410). */
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const Content = z.strictObject({schema: z.literal(SCHEMA), register: z.string(), holder: z.string(), age: z.string(), signing: z.base64()})

/** What others may know of a holder's key: to seal for them, and to check what they signed. */
export interface PublicHolder {
  /** An age recipient, `age1…`. */
  readonly recipient: string
  /** An Ed25519 key, SPKI in Base64. */
  readonly signing: string
}

/** A holder's key, opened. It is in memory alone. */
export class HolderIdentity {
  readonly holder: HolderName
  readonly public: PublicHolder
  readonly #age: string | webcrypto.CryptoKey
  readonly #signing: KeyObject

  private constructor(holder: HolderName, age: string | webcrypto.CryptoKey, signing: KeyObject, recipient: string) {
    this.holder = holder
    this.#age = age
    this.#signing = signing
    this.public = {recipient, signing: createPublicKey(signing).export({type: 'spki', format: 'der'}).toString('base64')}
  }

  /** The key of a holder, made under a passphrase where there is none yet. `workFactor`: how long it takes to try a passphrase, as a power of two. */
  static async openOrMake(register: string, holder: HolderName, passphrase: string, workFactor = WORK_FACTOR): Promise<HolderIdentity> {
    const path = identityFile(register, holder)
    if ((await readPrivately(path)) !== null) return HolderIdentity.open(register, holder, passphrase)
    const {Encrypter, generateX25519Identity, identityToRecipient} = await import('age-encryption')
    const age = await generateX25519Identity()
    const {privateKey} = generateKeyPairSync('ed25519')
    const content: z.infer<typeof Content> = {schema: SCHEMA, register, holder, age, signing: privateKey.export({type: 'pkcs8', format: 'der'}).toString('base64')}
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    encrypter.setScryptWorkFactor(workFactor)
    await writePrivately(path, await encrypter.encrypt(JSON.stringify(content)))
    return new HolderIdentity(holder, age, privateKey, await identityToRecipient(age))
  }

  /** Opens the file of a holder. Refuses where there is none, where others could read it, and where the passphrase is another. */
  static async open(register: string, holder: HolderName, passphrase: string): Promise<HolderIdentity> {
    const {Decrypter, identityToRecipient} = await import('age-encryption')
    const path = identityFile(register, holder)
    const sealed = await readPrivately(path)
    if (sealed === null) throw new Refusal('holder-key-missing', {holder, file: path})
    const decrypter = new Decrypter()
    decrypter.addPassphrase(passphrase)
    const said = await decrypter.decrypt(sealed, 'text').catch(() => null)
    if (said === null) throw new Refusal('passphrase-wrong')
    const content = contentIn(said)
    if (content === null || content.register !== register || content.holder !== holder) throw new Refusal('holder-key-missing', {holder, file: path})
    const signing = createPrivateKey({key: Buffer.from(content.signing, 'base64'), format: 'der', type: 'pkcs8'})
    return new HolderIdentity(holder, content.age, signing, await identityToRecipient(content.age))
  }

  /** The key that a seed of 256 bits gives, and always the same: it lies in no file. */
  static async ofSeed(holder: HolderName, seed: Uint8Array): Promise<HolderIdentity> {
    const {identityToRecipient} = await import('age-encryption')
    const [opening, signing] = ['break-glass age', 'break-glass signing'].map((purpose) => derive(seed, purpose)) as [Buffer, Buffer]
    const [x25519, ed25519] = [Buffer.concat([X25519_PKCS8, opening]), Buffer.concat([ED25519_PKCS8, signing])]
    try {
      const age = await webcrypto.subtle.importKey('pkcs8', x25519, {name: 'X25519'}, false, ['deriveBits'])
      return new HolderIdentity(holder, age, createPrivateKey({key: ed25519, format: 'der', type: 'pkcs8'}), await identityToRecipient(age))
    } finally {
      for (const bytes of [opening, signing, x25519, ed25519]) bytes.fill(0)
    }
  }

  /** Opens what was sealed for this holder; null where it was not, or was changed. */
  async unseal(sealed: Uint8Array): Promise<Uint8Array | null> {
    const {Decrypter} = await import('age-encryption')
    const decrypter = new Decrypter()
    decrypter.addIdentity(this.#age)
    return decrypter.decrypt(sealed).catch(() => null)
  }

  /** Signs a text, Ed25519 in Base64. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.#signing).toString('base64')
  }
}

/** Seals bytes for holders, each of whom can open them alone. */
export async function sealFor(recipients: readonly string[], plain: Uint8Array): Promise<Uint8Array> {
  const {Encrypter} = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(plain)
}

/** True for a text that the owner of that key signed. */
export function isSignedBy(signing: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey({key: Buffer.from(signing, 'base64'), format: 'der', type: 'spki'}), Buffer.from(signature, 'base64'))
  } catch {
    // No key, or no signature: what stands in a database may be anything.
    return false
  }
}

/** What a holder reads aloud to whoever is to say yes: 64 bits over both keys, so that somebody else's key in their place is heard. */
export function fingerprintOf({recipient, signing}: PublicHolder): string {
  return (sha256(`diarievakt.holder-fingerprint/1\n${recipient}\n${signing}`).slice(0, 16).match(/.{4}/g) ?? []).join('-')
}

/** Takes a holder's key away from the account that holds it, where it is there. */
export async function removeIdentity(register: string, holder: HolderName): Promise<void> {
  await rm(identityFile(register, holder), {force: true})
}

/** Where a holder's key to a register lies: with the account's own settings. */
export function identityFile(register: string, holder: HolderName): string {
  const folder = configFolder()
  if (folder === null) throw new Refusal('holder-no-home')
  return join(folder, 'holders', register, `${holder}.age`)
}

function contentIn(said: string): z.infer<typeof Content> | null {
  try {
    return Content.safeParse(JSON.parse(said)).data ?? null
  } catch {
    return null
  }
}
