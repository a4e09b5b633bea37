import {UPPER_HALF, type CodePage} from '../../core/intake/code-page.js'
import type {Encoding} from './encoding.js'

/** Bytes of an encoding as UTF-8, chunk by chunk. What has no character becomes U+FFFD, which no row may hold. */
export async function* asUtf8(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  switch (encoding) {
    case 'utf-8':
      yield* bytes
      return
    case 'utf-16le':
    case 'utf-16be': {
      const decoder = new TextDecoder(encoding, {ignoreBOM: true})
      for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, {stream: true}))
      yield Buffer.from(decoder.decode())
      return
    }
    case 'windows-1252':
    case 'cp850':
    case 'macroman': {
      const page = pageAsUtf8(encoding)
      for await (const chunk of bytes) yield widened(chunk, page)
    }
  }
}

/** The text of some bytes that stand by themselves, such as the head of a file. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') return new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes)
  return new TextDecoder().decode(widened(bytes, pageAsUtf8(encoding)))
}

// Three places for each byte beyond ASCII: no character of a code page is longer in UTF-8.
const LONGEST = 3

function pageAsUtf8(page: CodePage): Uint8Array {
  const table = new Uint8Array(128 * LONGEST)
  Array.from(UPPER_HALF[page]).forEach((character, at) => table.set(Buffer.from(character), at * LONGEST))
  return table
}

function widened(bytes: Uint8Array, page: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(bytes.length * LONGEST)
  let length = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 128) {
      out[length++] = byte
      continue
    }
    for (let at = (byte - 128) * LONGEST; at < (byte - 127) * LONGEST; at += 1) {
      const next = page[at] ?? 0
      if (next !== 0) out[length++] = next
    }
  }
  return out.subarray(0, length)
}
