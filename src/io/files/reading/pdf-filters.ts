import {inflateSync, constants} from 'node:zlib'
import type {PdfDict, PdfValue} from './pdf-syntax.ts'
import {Unread} from './telling.ts'

/** Packings of pictures: what they hold is dots. */
const OF_PICTURES = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF'])

/** All streams of a file together, unpacked. */
const TOTAL_MAX = 200_000_000

/** Unpacks the streams of one file, each once, and counts what they come to. */
export class Unpacker {
  #total = 0
  readonly #unpacked = new Map<Uint8Array, Buffer>()

  /** A stream as it was before it was packed, or null where its packing is one of pictures. Other packings leave the file unread. */
  unpack(dict: PdfDict, bytes: Uint8Array): Buffer | null {
    const before = this.#unpacked.get(bytes)
    if (before !== undefined) return before
    let unpacked: Buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const parameters = listed(dict.entries.get('DecodeParms') ?? dict.entries.get('DP'))
    for (const [index, filter] of listed(dict.entries.get('Filter') ?? dict.entries.get('F')).entries()) {
      const name = filter.kind === 'name' ? filter.name : ''
      if (OF_PICTURES.has(name)) return null
      const parameter = parameters[index]
      const predictor = parameter?.kind === 'dict' ? parameter.entries.get('Predictor') : undefined
      if (predictor?.kind === 'number' && predictor.value > 1) throw new Unread('unclear')
      unpacked = this.#one(name, unpacked)
      this.#total += unpacked.length
      if (this.#total > TOTAL_MAX) throw new Unread('too-large')
    }
    this.#unpacked.set(bytes, unpacked)
    return unpacked
  }

  #one(name: string, bytes: Buffer): Buffer {
    switch (name) {
      case 'FlateDecode':
      case 'Fl':
        return inflated(bytes, TOTAL_MAX - this.#total)
      case 'ASCIIHexDecode':
      case 'AHx':
        return Buffer.from(bytes.toString('latin1').replace(/>[^]*$/, '').replace(/[^\da-f]/gi, ''), 'hex')
      case 'ASCII85Decode':
      case 'A85':
        return fromBase85(bytes)
      case 'RunLengthDecode':
      case 'RL':
        return fromRuns(bytes)
      case 'LZWDecode':
      case 'LZW':
        return fromLzw(bytes)
      default:
        throw new Unread('unclear')
    }
  }
}

function listed(value: PdfValue | undefined): readonly PdfValue[] {
  return value === undefined ? [] : value.kind === 'array' ? value.values : [value]
}

function inflated(bytes: Buffer, maxOutputLength: number): Buffer {
  try {
    return inflateSync(bytes, {finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, maxOutputLength)})
  } catch (error) {
    throw new Unread(error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged')
  }
}

function fromBase85(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replace(/\s+/g, '').replace(/^<~/, '').replace(/~>?[^]*$/, '').replaceAll('z', '!!!!!')
  const signs: number[] = []
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5)
    let value = 0
    for (const sign of group.padEnd(5, 'u')) value = value * 85 + (sign.charCodeAt(0) - 33)
    for (let byte = 0; byte < group.length - 1; byte += 1) signs.push(Math.floor(value / 256 ** (3 - byte)) & 255)
  }
  return Buffer.from(signs)
}

function fromRuns(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt8(at)
    if (length === 128) break
    if (length < 128) {
      pieces.push(bytes.subarray(at + 1, at + 2 + length))
      at += length + 2
    } else {
      pieces.push(Buffer.alloc(257 - length, bytes[at + 1] ?? 0))
      at += 2
    }
  }
  return Buffer.concat(pieces)
}

/** LZW as in TIFF, codes growing one early. */
function fromLzw(bytes: Buffer): Buffer {
  const single = Array.from({length: 258}, (_, code) => (code < 256 ? Buffer.from([code]) : Buffer.alloc(0)))
  const pieces: Buffer[] = []
  let table = [...single]
  let before = Buffer.alloc(0)
  let [width, bits, held, total] = [9, 0, 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    held &= (1 << bits) - 1
    if (code === 257) break
    if (code === 256) {
      ;[table, width, before] = [[...single], 9, Buffer.alloc(0)]
      continue
    }
    const entry = table[code] ?? Buffer.concat([before, before.subarray(0, 1)])
    if (entry.length === 0 || code > table.length) throw new Unread('damaged')
    pieces.push(entry)
    total += entry.length
    if (total > TOTAL_MAX) throw new Unread('too-large')
    if (before.length > 0) table.push(Buffer.concat([before, entry.subarray(0, 1)]))
    before = Buffer.from(entry)
    width = table.length >= 2047 ? 12 : table.length >= 1023 ? 11 : table.length >= 511 ? 10 : 9
  }
  return Buffer.concat(pieces)
}
