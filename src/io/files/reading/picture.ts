import {inflateSync} from 'node:zlib'

/** Office programs put a picture of the first page beside the document, made anew each time it is saved: on so few dots a letter has three or four, and what it shows is what the document says. */
const UNREADABLE_DOTS = 520

/** True for a picture of a page that is so small that its writing cannot be made out. */
export function isTooSmallToRead(bytes: Uint8Array): boolean {
  const size = dotsOf(bytes)
  return size !== null && size.width <= UNREADABLE_DOTS && size.height <= UNREADABLE_DOTS
}

/** Width and height of a PNG or JPEG, or null. */
export function dotsOf(bytes: Uint8Array): {readonly width: number; readonly height: number} | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) return {width: view.getUint32(16), height: view.getUint32(20)}
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.length; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return {width: view.getUint16(at + 7), height: view.getUint16(at + 5)}
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** What is written in a picture's file beside the picture: who took it, where, with what words. */
export function wordsInPicture(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces = [...pngTexts(buffer), ...jpegTexts(buffer)]
  if (!isPng(buffer) && !isJpeg(buffer)) pieces.push(buffer.subarray(0, 200_000))
  const found = pieces.flatMap((piece) => [piece.toString('utf8'), piece.toString('utf16le')]).flatMap((text) => text.match(/[\p{Script=Latin}\p{Nd} .,:;@_<>/="+-]{6,2000}/gu) ?? [])
  return [...new Set(found.map((run) => run.trim()))].filter((run) => /\p{L}{3}|\d{6}/u.test(run)).join('\n')
}

function isPng(buffer: Buffer): boolean {
  return buffer.length > 8 && buffer.readUInt32BE(0) === 0x89504e47
}

function isJpeg(buffer: Buffer): boolean {
  return buffer.length > 4 && buffer.readUInt16BE(0) === 0xffd8
}

function pngTexts(buffer: Buffer): readonly Buffer[] {
  const texts: Buffer[] = []
  if (!isPng(buffer)) return texts
  for (let at = 8; at + 12 <= buffer.length; ) {
    const length = buffer.readUInt32BE(at)
    const type = buffer.toString('latin1', at + 4, at + 8)
    const content = buffer.subarray(at + 8, at + 8 + length)
    if (type === 'tEXt' || type === 'iTXt' || type === 'eXIf') texts.push(content)
    // Packed text: its beginning says what it is, and the rest is unpacked.
    else if (type === 'zTXt') texts.push(unpacked(content.subarray(content.indexOf(0) + 2)))
    at += 12 + length
  }
  return texts
}

function unpacked(content: Buffer): Buffer {
  try {
    return inflateSync(content, {maxOutputLength: 1_000_000})
  } catch {
    return content
  }
}

function jpegTexts(buffer: Buffer): readonly Buffer[] {
  const texts: Buffer[] = []
  if (!isJpeg(buffer)) return texts
  for (let at = 2; at + 4 < buffer.length && buffer[at] === 0xff; ) {
    const marker = buffer.readUInt8(at + 1)
    if (marker === 0xda) break
    const length = buffer.readUInt16BE(at + 2)
    if ((marker >= 0xe1 && marker <= 0xef) || marker === 0xfe) texts.push(buffer.subarray(at + 4, at + 2 + length))
    at += 2 + length
  }
  return texts
}
