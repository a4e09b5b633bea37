/** What is wrong with a picture that a municipality wants for its logotype. */
export type LogoProblem = 'kind' | 'size' | 'metadata'

/** A picture that may stand on every page: what it is by its bytes, and its measures in pixels. */
export interface LogoImage {
  readonly extension: 'png' | 'jpg' | 'webp'
  readonly width: number
  readonly height: number
}

/** A page weighs fifty thousand bytes at most, and this is part of each. */
export const LOGO_BYTES_MAX = 20_000
const SIDE_MAX = 2_000

/**
 * Tells a picture by its bytes, read from first to last: PNG, JPEG or WebP and nothing after it. SVG is not among them: it can hold scripts and addresses of others. Nor is a
 * picture that says who made it, where or with what: nobody has judged that.
 */
export function logoImage(bytes: Uint8Array): LogoImage | LogoProblem {
  if (bytes.length > LOGO_BYTES_MAX) return 'size'
  const image = png(bytes) ?? jpeg(bytes) ?? webp(bytes) ?? 'kind'
  if (typeof image === 'string') return image
  return image.width >= 1 && image.height >= 1 && image.width <= SIDE_MAX && image.height <= SIDE_MAX ? image : 'size'
}

const PNG_TEXTS = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

function png(bytes: Uint8Array): LogoImage | LogoProblem | null {
  if (!startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return null
  const view = viewOf(bytes)
  let measures: {readonly width: number; readonly height: number} | null = null
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const name = letters(bytes, at + 4)
    const next = at + 12 + length
    if (next > bytes.length) return 'kind'
    if (PNG_TEXTS.has(name)) return 'metadata'
    if (at === 8) {
      if (name !== 'IHDR' || length !== 13) return 'kind'
      measures = {width: view.getUint32(16), height: view.getUint32(20)}
    }
    if (name === 'IEND') return next === bytes.length && measures !== null ? {extension: 'png', ...measures} : 'kind'
    at = next
  }
  return 'kind'
}

function jpeg(bytes: Uint8Array): LogoImage | LogoProblem | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null
  const view = viewOf(bytes)
  let measures: {readonly width: number; readonly height: number} | null = null
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return 'kind'
    const marker = bytes[at + 1] ?? 0
    const length = view.getUint16(at + 2)
    // Pictures of cameras and programs tell of themselves here: Exif, XMP, IPTC, remarks. JFIF (0xe0), colour profiles (0xe2) and Adobe's colour mark (0xee) are about the picture.
    if ((marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe) return 'metadata'
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc && at + 9 <= bytes.length) measures = {height: view.getUint16(at + 5), width: view.getUint16(at + 7)}
    if (marker === 0xda) return measures !== null && endOfPicture(bytes, at) === bytes.length ? {extension: 'jpg', ...measures} : 'kind'
    at += 2 + length
  }
  return 'kind'
}

/** Where the picture's end mark ends; the scans before it hold none. */
function endOfPicture(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2
  return -1
}

function webp(bytes: Uint8Array): LogoImage | LogoProblem | null {
  if (letters(bytes, 0) !== 'RIFF' || letters(bytes, 8) !== 'WEBP') return null
  const view = viewOf(bytes)
  if (view.getUint32(4, true) + 8 !== bytes.length) return 'kind'
  let measures: {readonly width: number; readonly height: number} | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = letters(bytes, at)
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (next > bytes.length) return 'kind'
    if (name === 'EXIF' || name === 'XMP ') return 'metadata'
    if (name === 'VP8 ' && length >= 10) measures ??= {width: view.getUint16(at + 14, true) & 0x3fff, height: view.getUint16(at + 16, true) & 0x3fff}
    if (name === 'VP8L' && length >= 5) {
      const packed = view.getUint32(at + 9, true)
      measures ??= {width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1}
    }
    at = next
  }
  return measures === null ? 'kind' : {extension: 'webp', ...measures}
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function letters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
