import {createCipheriv, createDecipheriv, createHash} from 'node:crypto'
import {nameIn, type PdfDict, type PdfValue} from './pdf-syntax.ts'
import {Unread} from './telling.ts'

// The standard security handler (ISO 32000-2, 7.6) for whoever has no password: a document that is protected against changes opens for everybody, and its strings are encrypted all the same.

/** What a password is filled up with, so the empty one is all of it. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const AES_SALT = Buffer.from('sAlT')
const BLOCK = 16
/** Longer than what random bytes read as by chance. */
const PLAIN_MIN = 8

type Method = 'none' | 'rc4' | 'aes' | 'aes-256'

/** Takes the encryption off a file's values. */
export class PdfCipher {
  readonly #key: Buffer
  readonly #strings: Method
  readonly #streams: Method
  readonly #encryptsMetadata: boolean

  /** For a file with this dictionary of encryption and first identifier; where the file wants a password it is unread. */
  constructor(encrypt: PdfDict, id: Uint8Array) {
    if (nameIn(encrypt, 'Filter') !== 'Standard') throw new Unread('password')
    const [version, revision] = [numberOf(encrypt, 'V'), numberOf(encrypt, 'R')]
    this.#encryptsMetadata = !isFalse(encrypt.entries.get('EncryptMetadata'))
    this.#strings = version < 4 ? 'rc4' : methodOf(encrypt, 'StrF')
    this.#streams = version < 4 ? 'rc4' : methodOf(encrypt, 'StmF')
    if (version === 5 && (revision === 5 || revision === 6)) this.#key = newKey(encrypt, revision)
    else if (version >= 1 && version <= 4 && revision >= 2 && revision <= 4) this.#key = oldKey(encrypt, id, version, revision, this.#encryptsMetadata)
    else throw new Unread('password')
  }

  /** An object's value without encryption. What stands in the file unencrypted, though it should not, stays as it stands. */
  open(value: PdfValue, number: number, generation: number): PdfValue {
    switch (value.kind) {
      case 'text':
        return {kind: 'text', bytes: this.#string(value.bytes, number, generation)}
      case 'array':
        return {kind: 'array', values: value.values.map((inner) => this.open(inner, number, generation))}
      case 'dict':
        return this.#dict(value, number, generation)
      case 'stream':
        return {kind: 'stream', dict: this.#dict(value.dict, number, generation), bytes: this.#stream(value.dict, value.bytes, number, generation)}
      case 'name':
      case 'number':
      case 'ref':
      case 'word':
        return value
    }
  }

  #dict({entries}: PdfDict, number: number, generation: number): PdfDict {
    return {kind: 'dict', entries: new Map([...entries].map(([key, inner]) => [key, this.open(inner, number, generation)]))}
  }

  #string(bytes: Uint8Array, number: number, generation: number): Uint8Array {
    // eslint-disable-next-line no-control-regex
    const isPlain = bytes.length >= PLAIN_MIN && !/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/.test(Buffer.from(bytes).toString('latin1'))
    return isPlain ? bytes : (this.#decrypt(bytes, this.#strings, number, generation) ?? bytes)
  }

  #stream(dict: PdfDict, bytes: Uint8Array, number: number, generation: number): Uint8Array {
    const type = nameIn(dict, 'Type')
    if (type === 'XRef' || (type === 'Metadata' && !this.#encryptsMetadata)) return bytes
    const filters = dict.entries.get('Filter')
    const first = filters?.kind === 'array' ? filters.values[0] : filters
    // Its own choice of method; in practice it is used for what is not encrypted.
    if (first?.kind === 'name' && first.name === 'Crypt') throw new Unread('password')
    // Where its length stands elsewhere, the end of the line came with it.
    const spare = this.#streams.startsWith('aes') && bytes.length % BLOCK <= 2 ? bytes.length % BLOCK : 0
    const opened = this.#decrypt(bytes.subarray(0, bytes.length - spare), this.#streams, number, generation)
    if (opened === null) throw new Unread('damaged')
    return opened
  }

  #decrypt(bytes: Uint8Array, method: Method, number: number, generation: number): Uint8Array | null {
    switch (method) {
      case 'none':
        return bytes
      case 'rc4':
        return rc4(objectKey(this.#key, number, generation), bytes)
      case 'aes':
        return fromAes('aes-128-cbc', objectKey(this.#key, number, generation, AES_SALT), bytes)
      case 'aes-256':
        return fromAes('aes-256-cbc', this.#key, bytes)
    }
  }
}

/** The method of strings or streams, by the filter they name. */
function methodOf(encrypt: PdfDict, which: 'StrF' | 'StmF'): Method {
  const name = nameIn(encrypt, which) ?? 'Identity'
  if (name === 'Identity') return 'none'
  const filters = encrypt.entries.get('CF')
  const filter = filters?.kind === 'dict' ? filters.entries.get(name) : undefined
  switch (filter?.kind === 'dict' ? nameIn(filter, 'CFM') : null) {
    case 'None':
      return 'none'
    case 'V2':
      return 'rc4'
    case 'AESV2':
      return 'aes'
    case 'AESV3':
      return 'aes-256'
    default:
      throw new Unread('password')
  }
}

/** Algorithms 2, 4 and 5 with the empty password: PDF 1.1 to 1.7. */
function oldKey(encrypt: PdfDict, id: Uint8Array, version: number, revision: number, encryptsMetadata: boolean): Buffer {
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(numberOf(encrypt, 'P') | 0)
  const length = version === 1 ? 5 : version === 4 ? BLOCK : Math.min(BLOCK, Math.max(5, (numberOf(encrypt, 'Length') || 40) / 8))
  let key = md5(PADDING, bytesOf(encrypt, 'O').subarray(0, 32), permissions, id, ...(revision >= 4 && !encryptsMetadata ? [Buffer.alloc(4, 255)] : []))
  if (revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key.subarray(0, length))
  key = key.subarray(0, length)
  const user = bytesOf(encrypt, 'U')
  if (revision === 2) {
    if (!rc4(key, PADDING).equals(user.subarray(0, 32))) throw new Unread('password')
    return key
  }
  let proof = md5(PADDING, id)
  for (let round = 0; round < 20; round += 1) proof = rc4(key.map((byte) => byte ^ round), proof)
  if (!proof.equals(user.subarray(0, BLOCK))) throw new Unread('password')
  return key
}

/** Algorithms 2.A and 11 with the empty password: PDF 2.0, and what Acrobat X wrote before it. */
function newKey(encrypt: PdfDict, revision: 5 | 6): Buffer {
  const user = bytesOf(encrypt, 'U')
  const hash = revision === 5 ? sha256 : hardened
  if (user.length < 48 || !hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) throw new Unread('password')
  const opener = createDecipheriv('aes-256-cbc', hash(user.subarray(40, 48)), Buffer.alloc(BLOCK)).setAutoPadding(false)
  return Buffer.concat([opener.update(bytesOf(encrypt, 'UE').subarray(0, 32)), opener.final()])
}

/** Algorithm 2.B with the empty password. */
function hardened(salt: Uint8Array): Buffer {
  let key = sha256(salt)
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, BLOCK), key.subarray(BLOCK, 32)).setAutoPadding(false)
    const mixed = cipher.update(Buffer.concat(Array.from({length: 64}, () => key)))
    const sort = mixed.subarray(0, BLOCK).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(['sha256', 'sha384', 'sha512'][sort] ?? 'sha256').update(mixed).digest()
    last = mixed.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

/** Algorithm 1: each object has a key of its own. */
function objectKey(key: Buffer, number: number, generation: number, salt: Uint8Array = Buffer.alloc(0)): Buffer {
  const which = Buffer.alloc(5)
  which.writeUIntLE(number & 0xff_ff_ff, 0, 3)
  which.writeUIntLE(generation & 0xff_ff, 3, 2)
  return md5(key, which, salt).subarray(0, Math.min(BLOCK, key.length + 5))
}

/** The first block is the vector; null for what is no such text. */
function fromAes(cipher: 'aes-128-cbc' | 'aes-256-cbc', key: Buffer, bytes: Uint8Array): Buffer | null {
  if (bytes.length === 0) return Buffer.alloc(0)
  if (bytes.length < BLOCK || bytes.length % BLOCK !== 0) return null
  try {
    const opener = createDecipheriv(cipher, key, bytes.subarray(0, BLOCK))
    return Buffer.concat([opener.update(bytes.subarray(BLOCK)), opener.final()])
  } catch {
    return null
  }
}

/** RC4, which today's libraries of cryptography have put away and files of PDF 1.1 to 1.7 still use. */
function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({length: 256}, (_, index) => index)
  const at = (index: number): number => state[index & 255] ?? 0
  const swap = (one: number, other: number): void => {
    ;[state[one], state[other]] = [at(other), at(one)]
  }
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + at(index) + (key[index % key.length] ?? 0)) & 255
    swap(index, other)
  }
  const opened = Buffer.alloc(bytes.length)
  for (let place = 0, index = 0, other = 0; place < bytes.length; place += 1) {
    index = (index + 1) & 255
    other = (other + at(index)) & 255
    swap(index, other)
    opened[place] = (bytes[place] ?? 0) ^ at(at(index) + at(other))
  }
  return opened
}

function md5(...pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('md5')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function numberOf({entries}: PdfDict, key: string): number {
  const value = entries.get(key)
  return value?.kind === 'number' ? value.value : 0
}

function bytesOf({entries}: PdfDict, key: string): Buffer {
  const value = entries.get(key)
  return Buffer.from(value?.kind === 'text' ? value.bytes : [])
}

function isFalse(value: PdfValue | undefined): boolean {
  return value?.kind === 'word' && value.word === 'false'
}
