import {type Unpacker} from './pdf-filters.ts'
import {PdfReader, type PdfDict, type PdfValue} from './pdf-syntax.ts'
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

/** Finds every object. */
export function objectsOf(bytes: Uint8Array, unpacker: Unpacker): PdfObjects {
  const reader = new PdfReader(bytes)
  const objects: PdfObject[] = []
  const trailers: {at: number; dict: PdfDict}[] = []
  const loose: string[] = []
  const numbers: number[] = []
  const add = (object: PdfObject): void => {
    objects.push(object)
    if (objects.length > OBJECTS_MAX) throw new Unread('too-large')
  }
  for (;;) {
    const at = reader.at
    const value = reader.next()
    if (value === null) break
    if (value.kind === 'number') {
      numbers.push(value.value)
      continue
    }
    const number = numbers.at(-2) ?? 0
    numbers.length = 0
    if (value.kind !== 'word') {
      add({number: 0, at, value})
      continue
    }
    if (value.word === 'obj') {
      const body = objectAt(reader)
      if (body === null) continue
      add({number, at, value: body})
      if (body.kind === 'stream' && nameIn(body.dict, 'Type') === 'XRef') trailers.push({at, dict: body.dict})
      if (body.kind === 'stream' && nameIn(body.dict, 'Type') === 'ObjStm') for (const packed of packedIn(body.dict, body.bytes, unpacker, at)) add(packed)
    } else if (value.word === 'trailer') {
      const dict = reader.next()
      if (dict?.kind !== 'dict') continue
      trailers.push({at, dict})
      add({number: 0, at, value: dict})
    } else if (!/^(?:endobj|endstream|xref|startxref|n|f|R)$/.test(value.word)) loose.push(value.word)
  }
  return {objects, trailers, loose: [...reader.comments, loose.join(' ')]}
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

/** A name that stands in a dictionary. */
export function nameIn({entries}: PdfDict, key: string): string | null {
  const value = entries.get(key)
  return value?.kind === 'name' ? value.name : null
}

function numberIn({entries}: PdfDict, key: string): number | null {
  const value = entries.get(key)
  return value?.kind === 'number' ? value.value : null
}
