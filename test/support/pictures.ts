import {crc32, deflateSync} from 'node:zlib'

/** A real PNG of one colour, and whatever other chunks a test puts before its picture and after it. */
export function pngOf(width: number, height: number, extra: readonly (string | readonly [name: string, data: Buffer])[] = [], after: readonly string[] = []): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of grey.
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, 0xc0)
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), ...extra.map((one) => (typeof one === 'string' ? chunk(one, Buffer.from('Author\u0000Elsa')) : chunk(...one))), chunk('IDAT', deflateSync(rows)),
    ...after.map((name) => chunk(name, Buffer.from('Author\u0000Elsa'))), chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The frame of a JPEG: its segments without a picture that anybody could look at, in one scan or with segments between two. */
export function jpegOf(width: number, height: number, extra: readonly (number | readonly [marker: number, data: string])[] = [], between: readonly number[] | null = null): Buffer {
  const segment = (marker: number, data: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  }
  const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd0, 0x78])])
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]), ...extra.map((one) => (typeof one === 'number' ? segment(one, Buffer.from('Elsa')) : segment(one[0], Buffer.from(one[1], 'latin1')))), segment(0xdb, Buffer.alloc(65)), segment(0xc0, frame), scan,
    ...(between === null ? [] : [...between.map((marker) => segment(marker, Buffer.from('Elsa'))), scan]), Buffer.from([0xff, 0xd9]),
  ])
}

/** The frame of a WebP, likewise. */
export function webpOf(width: number, height: number, kind: 'VP8 ' | 'VP8L', extra: readonly string[] = [], before: readonly string[] = []): Buffer {
  const part = (name: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.write(name, 'latin1')
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
  }
  const data = Buffer.alloc(10)
  if (kind === 'VP8 ') {
    data.set([0, 0, 0, 0x9d, 0x01, 0x2a])
    data.writeUInt16LE(width, 6)
    data.writeUInt16LE(height, 8)
  } else {
    data.set([0x2f])
    data.writeUInt32LE((width - 1) | ((height - 1) << 14), 1)
  }
  const parts = Buffer.concat([Buffer.from('WEBP'), ...before.map((name) => part(name, name === 'VP8X' ? Buffer.alloc(10) : Buffer.from('Elsa'))), part(kind, data), ...extra.map((name) => part(name, Buffer.from('Elsa')))])
  const head = Buffer.from('RIFF\u0000\u0000\u0000\u0000', 'latin1')
  head.writeUInt32LE(parts.length, 4)
  return Buffer.concat([head, parts])
}
