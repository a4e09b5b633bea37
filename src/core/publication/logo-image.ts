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
 * picture with anything but the picture and its colours in it (who made it, when, with what, or a piece of a program's own): nobody has judged that, and the last look reads no pictures.
 */
export function logoImage(bytes: Uint8Array): LogoImage | LogoProblem {
  if (bytes.length > LOGO_BYTES_MAX) return 'size'
  const image = png(bytes) ?? jpeg(bytes) ?? webp(bytes) ?? 'kind'
  if (typeof image === 'string') return image
  return image.width >= 1 && image.height >= 1 && image.width <= SIDE_MAX && image.height <= SIDE_MAX ? image : 'size'
}

// What may stand between the head of a PNG and its picture, and how many bytes each can be: palette, transparency, colours and measures (PNG, third edition, 11). Only a colour profile is of any length.
const PNG_PIECES: ReadonlyMap<string, number> = new Map([['PLTE', 768], ['tRNS', 256], ['gAMA', 4], ['cHRM', 32], ['sRGB', 1], ['cICP', 4], ['iCCP', LOGO_BYTES_MAX], ['sBIT', 4], ['bKGD', 6], ['pHYs', 9]])

function png(bytes: Uint8Array): LogoImage | LogoProblem | null {
  if (!startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return null
  const view = viewOf(bytes)
  let measures: {readonly width: number; readonly height: number} | null = null
  const seen = new Set<string>()
  let picture = 0
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const name = letters(bytes, at + 4)
    const next = at + 12 + length
    if (next > bytes.length) return 'kind'
    if (at === 8) {
      if (name !== 'IHDR' || length !== 13) return 'kind'
      measures = {width: view.getUint32(16), height: view.getUint32(20)}
    } else if (name === 'IDAT') picture += length
    else if (name === 'IEND') return length === 0 && next === bytes.length && picture > 0 && measures !== null ? {extension: 'png', ...measures} : 'kind'
    else {
      const most = PNG_PIECES.get(name)
      if (most === undefined || length > most) return 'metadata'
      if (picture > 0 || seen.has(name)) return 'kind'
      seen.add(name)
    }
    at = next
  }
  return 'kind'
}

// JFIF without a small picture in it, a colour profile, and Adobe's mark of how colours are meant: what an application may say of the picture and not of people.
const JPEG_NOTES: ReadonlyMap<number, {readonly start: string; readonly most: number}> = new Map([[0xe0, {start: 'JFIF\0', most: 16}], [0xe2, {start: 'ICC_PROFILE\0', most: LOGO_BYTES_MAX}], [0xee, {start: 'Adobe', most: 14}]])
// Tables, and how often the decoder may start anew.
const JPEG_TABLES = new Set([0xc4, 0xcc, 0xdb, 0xdd])

function jpeg(bytes: Uint8Array): LogoImage | LogoProblem | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null
  const view = viewOf(bytes)
  let measures: {readonly width: number; readonly height: number} | null = null
  let scans = 0
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return 'kind'
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xd9) return at + 2 === bytes.length && scans > 0 && measures !== null ? {extension: 'jpg', ...measures} : 'kind'
    if (at + 4 > bytes.length) return 'kind'
    const length = view.getUint16(at + 2)
    const next = at + 2 + length
    if (length < 2 || next > bytes.length) return 'kind'
    if (marker === 0xda) {
      if (measures === null) return 'kind'
      scans += 1
      at = endOfScan(bytes, next)
      continue
    }
    if (marker >= 0xc0 && marker <= 0xc2) {
      if (measures !== null || length < 8) return 'kind'
      measures = {height: view.getUint16(at + 5), width: view.getUint16(at + 7)}
    } else if (!JPEG_TABLES.has(marker)) {
      const note = JPEG_NOTES.get(marker)
      if (note === undefined || length > note.most || !startsWith(bytes.subarray(at + 4, next), [...note.start].map((letter) => letter.charCodeAt(0)))) return marker >= 0xe0 ? 'metadata' : 'kind'
    }
    at = next
  }
  return 'kind'
}

/** Where the packed picture of one scan ends: at a mark that is neither a byte written in two nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const after = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && after !== 0 && (after < 0xd0 || after > 0xd7)) return at
  }
  return bytes.length
}

// What a WebP may hold, in this order, each once: what it is made of, its colours, its transparency, its picture.
const WEBP_PIECES = ['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']

function webp(bytes: Uint8Array): LogoImage | LogoProblem | null {
  if (letters(bytes, 0) !== 'RIFF' || letters(bytes, 8) !== 'WEBP') return null
  const view = viewOf(bytes)
  if (bytes.length < 12 || view.getUint32(4, true) + 8 !== bytes.length) return 'kind'
  let measures: {readonly width: number; readonly height: number} | null = null
  let last = -1
  let at = 12
  while (at + 8 <= bytes.length) {
    const name = letters(bytes, at)
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (next > bytes.length) return 'kind'
    const place = WEBP_PIECES.indexOf(name)
    if (place < 0 || (name === 'VP8X' && length !== 10)) return 'metadata'
    if (place <= last || measures !== null || (length % 2 === 1 && bytes[next - 1] !== 0)) return 'kind'
    last = place
    if (name === 'VP8 ' && length >= 10) measures = {width: view.getUint16(at + 14, true) & 0x3fff, height: view.getUint16(at + 16, true) & 0x3fff}
    if (name === 'VP8L' && length >= 5) {
      const packed = view.getUint32(at + 9, true)
      measures = {width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1}
    }
    at = next
  }
  return measures === null || at !== bytes.length ? 'kind' : {extension: 'webp', ...measures}
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
