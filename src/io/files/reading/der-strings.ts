/** Certificates lie in some ten layers. */
const DEPTH_MAX = 40
/** UTF8String, PrintableString, TeletexString, IA5String, VisibleString, and BMPString (ITU-T X.690). */
const LATIN = new Set([0x0c, 0x13, 0x14, 0x16, 0x1a])
const BMP = 0x1e

/** What is written in a signature or a certificate: who signed, in which name and with which number. Null where the bytes are no such thing. */
export function derStrings(bytes: Uint8Array): readonly string[] | null {
  const found: string[] = []
  return isWalked(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, found) && bytes[0] === 0x30 ? [...new Set(found)] : null
}

function isWalked(bytes: Buffer, depth: number, found: string[]): boolean {
  if (depth > DEPTH_MAX) return false
  for (let at = 0; at + 2 <= bytes.length; ) {
    const tag = bytes.readUInt8(at)
    // A signature’s place is often longer than what stands in it.
    if (tag === 0) return depth === 0 ? at > 0 : bytes.subarray(at).every((byte) => byte === 0)
    const size = bytes.readUInt8(at + 1)
    const more = size > 0x80 ? size & 0x7f : 0
    if (more > 4 || at + 2 + more > bytes.length) return false
    const start = at + 2 + more
    const length = size < 0x80 ? size : more === 0 ? bytes.length - start : bytes.readUIntBE(at + 2, more)
    if (start + length > bytes.length) return false
    const content = bytes.subarray(start, start + length)
    if ((tag & 0x20) !== 0) {
      if (!isWalked(content, depth + 1, found)) return false
    } else if (LATIN.has(tag)) found.push(content.toString('utf8'))
    else if (tag === BMP) found.push(Buffer.from(content).subarray(0, length & ~1).swap16().toString('utf16le'))
    // Names of e-mail and places are tagged by their sort, and what is packed in bytes may be the same again.
    else if ((tag & 0xc0) === 0x80 && /^[\x20-\x7e]{3,}$/.test(content.toString('latin1'))) found.push(content.toString('latin1'))
    else if (tag === 0x04 && length > 2) {
      const inner: string[] = []
      if (isWalked(content, depth + 1, inner)) found.push(...inner)
    }
    at = start + length
  }
  return true
}
