import {PdfCipher} from './pdf-crypt.ts'
import {type Unpacker} from './pdf-filters.ts'
import {nameIn, PdfReader, type PdfDict, type PdfValue} from './pdf-syntax.ts'
import {Unread} from './telling.ts'

// Every object that stands in a file, in all its versions, found without the file's own table of them: that table leaves out what is no longer shown.

/** More than any document has. */
const OBJECTS_MAX = 1_000_000

/** An object as it stands in the file. */
export interface PdfObject {
  /** 0 for what has no number: a trailer, or what stands between objects. */
  readonly number: number
  /** Where in the file it stands, or the stream that it is packed in. */
  readonly at: number
  readonly value: PdfValue
}

/** A file's objects in the order of the file, and what is said in comments and between objects. */
export interface PdfObjects {
  readonly objects: readonly PdfObject[]
  readonly trailers: readonly {readonly at: number; readonly dict: PdfDict}[]
  readonly loose: readonly string[]
}

/** An object as it is read, before encryption and packing are taken off. */
interface Found extends PdfObject {
  readonly generation: number
}

/** Finds every object. A file that nobody opens without a password is unread. */
export function objectsOf(bytes: Uint8Array, unpacker: Unpacker): PdfObjects {
  const reader = new PdfReader(bytes)
  const found: Found[] = []
  const trailers: {at: number; dict: PdfDict}[] = []
  const loose: string[] = []
  const numbers: number[] = []
  for (;;) {
    const at = reader.at
    const value = reader.next()
    if (value === null) break
    if (value.kind === 'number') {
      numbers.push(value.value)
      continue
    }
    const [number, generation] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0]
    numbers.length = 0
    if (found.length > OBJECTS_MAX) throw new Unread('too-large')
    if (value.kind !== 'word') {
      found.push({number: 0, generation: 0, at, value})
      continue
    }
    if (value.word === 'obj') {
      const body = objectAt(reader)
      if (body === null) continue
      found.push({number, generation, at, value: body})
      if (body.kind === 'stream' && nameIn(body.dict, 'Type') === 'XRef') trailers.push({at, dict: body.dict})
    } else if (value.word === 'trailer') {
      const dict = reader.next()
      if (dict?.kind !== 'dict') continue
      trailers.push({at, dict})
      found.push({number: 0, generation: 0, at, value: dict})
    } else if (!/^(?:endobj|endstream|xref|startxref|n|f|R)$/.test(value.word)) loose.push(value.word)
  }
  const objects: PdfObject[] = []
  for (const object of decrypted(found, trailers)) {
    objects.push(object)
    const {value, at} = object
    if (value.kind === 'stream' && nameIn(value.dict, 'Type') === 'ObjStm') for (const packed of packedIn(value.dict, value.bytes, unpacker, at)) objects.push(packed)
    if (objects.length > OBJECTS_MAX) throw new Unread('too-large')
  }
  return {objects, trailers, loose: [...reader.comments, loose.join(' ')]}
}

/** The objects without encryption, where the file has any. */
function decrypted(found: readonly Found[], trailers: PdfObjects['trailers']): readonly PdfObject[] {
  const entries = trailers.map(({dict}) => dict.entries.get('Encrypt')).filter((entry) => entry !== undefined)
  if (entries.length === 0) return found
  // A version that is encrypted, and one that is not: no program writes that.
  if (entries.length < trailers.filter(({dict}) => dict.entries.has('Root')).length) throw new Unread('password')
  const own = new Set(entries.map((entry) => (entry.kind === 'ref' ? entry.number : 0)))
  const [number] = own
  const [direct] = entries
  const encrypt = number !== undefined && number > 0 ? found.findLast((object) => object.number === number)?.value : direct
  if (own.size > 1 || encrypt?.kind !== 'dict') throw new Unread('password')
  const cipher = new PdfCipher(encrypt, firstId(trailers))
  // What stands in a trailer, and how the file is encrypted, is not.
  return found.map((object) => (object.number === 0 || own.has(object.number) ? object : {...object, value: cipher.open(object.value, object.number, object.generation)}))
}

function firstId(trailers: PdfObjects['trailers']): Uint8Array {
  for (const {dict} of trailers) {
    const id = dict.entries.get('ID')
    const [first] = id?.kind === 'array' ? id.values : []
    if (first?.kind === 'text') return first.bytes
  }
  return Buffer.alloc(0)
}

function objectAt(reader: PdfReader): PdfValue | null {
  const value = reader.next()
  if (value?.kind !== 'dict') return value
  const bytes = reader.streamAfter(value)
  return bytes === null ? value : {kind: 'stream', dict: value, bytes}
}

/** Objects that are packed together in a stream. */
function packedIn(dict: PdfDict, bytes: Uint8Array, unpacker: Unpacker, at: number): readonly PdfObject[] {
  const unpacked = unpacker.unpack(dict, bytes)
  const [count, first] = [numberIn(dict, 'N'), numberIn(dict, 'First')]
  if (unpacked === null || count === null || first === null || count > OBJECTS_MAX) throw new Unread('damaged')
  const head = new PdfReader(unpacked.subarray(0, first))
  const found: PdfObject[] = []
  for (let index = 0; index < count; index += 1) {
    const [number, offset] = [head.next(), head.next()]
    if (number?.kind !== 'number' || offset?.kind !== 'number') throw new Unread('damaged')
    const value = new PdfReader(unpacked, first + offset.value).next()
    if (value !== null) found.push({number: number.value, at, value})
  }
  return found
}

function numberIn({entries}: PdfDict, key: string): number | null {
  const value = entries.get(key)
  return value?.kind === 'number' ? value.value : null
}
