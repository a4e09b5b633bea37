import {Buffer} from 'node:buffer'
import {describe, expect, test} from 'vitest'
import {LOGO_BYTES_MAX, logoImage} from '../../../src/core/publication/logo-image.js'
import {jpegOf, pngOf, webpOf} from '../../support/pictures.js'

describe('a logotype', () => {
  test.each([['PNG', pngOf(200, 60), 'png'], ['JPEG', jpegOf(200, 60), 'jpg'], ['WebP, lossy', webpOf(200, 60, 'VP8 '), 'webp'], ['WebP, lossless', webpOf(200, 60, 'VP8L'), 'webp']] as const)('in %s is taken, with its measures', (_, bytes, extension) => {
    expect(logoImage(bytes)).toEqual({extension, width: 200, height: 60})
  })

  test.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['GIF', Buffer.from('GIF89a')],
    ['nothing', Buffer.alloc(0)],
    ['a PNG that is cut short', pngOf(200, 60).subarray(0, -4)],
    ['a PNG with something after it', Buffer.concat([pngOf(200, 60), Buffer.from('<script>')])],
    ['a JPEG with something after it', Buffer.concat([jpegOf(200, 60), Buffer.from('<script>')])],
    ['a WebP with something after it', Buffer.concat([webpOf(200, 60, 'VP8L'), Buffer.from('<script>')])],
    ['the beginning of a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['the beginning of a WebP', Buffer.from('RIFF\u0004\u0000\u0000\u0000WEBP', 'latin1')],
  ])('that is %s is not', (_, bytes) => {
    expect(logoImage(bytes)).toBe('kind')
  })

  test('holds the picture and its colours, and nothing that tells of who made it', () => {
    for (const chunk of ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'maNe', 'prVt', 'fdAT']) {
      expect(logoImage(pngOf(200, 60, [chunk])), chunk).toBe('metadata')
      expect(logoImage(pngOf(200, 60, [], [chunk])), chunk).toBe('metadata')
    }
    for (const marker of [0xe1, 0xe2, 0xe3, 0xed, 0xee, 0xef, 0xfe]) {
      expect(logoImage(jpegOf(200, 60, [marker])), marker.toString(16)).toBe('metadata')
      expect(logoImage(jpegOf(200, 60, [], [marker])), marker.toString(16)).toBe('metadata')
    }
    for (const name of ['EXIF', 'XMP ', 'ANMF', 'maNe']) {
      expect(logoImage(webpOf(200, 60, 'VP8L', [name])), name).toBe('metadata')
      expect(logoImage(webpOf(200, 60, 'VP8L', [], [name])), name).toBe('metadata')
    }
    // A piece that is known, with more in it than it can hold.
    expect(logoImage(pngOf(200, 60, ['gAMA']))).toBe('metadata')
    expect(logoImage(jpegOf(200, 60, [[0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01ABC']]))).toBe('metadata')
    expect(logoImage(jpegOf(200, 60, [[0xee, 'Adobe: drawn by Elsa']]))).toBe('metadata')
  })

  test('may say how its colours are meant', () => {
    expect(logoImage(pngOf(200, 60, [['gAMA', Buffer.alloc(4)], ['sRGB', Buffer.alloc(1)], ['pHYs', Buffer.alloc(9)], ['tRNS', Buffer.alloc(2)]]))).toMatchObject({width: 200})
    expect(logoImage(jpegOf(200, 60, [[0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0'], [0xe2, 'ICC_PROFILE\0\x01\x01profile'], [0xee, 'Adobe\0d\0\0\0\0\x01']]))).toMatchObject({width: 200})
    expect(logoImage(jpegOf(200, 60, [], [0xc4]))).toMatchObject({width: 200})
    expect(logoImage(webpOf(200, 60, 'VP8 ', [], ['VP8X', 'ICCP', 'ALPH']))).toMatchObject({width: 200})
  })

  test('has a picture in it, and its pieces in order', () => {
    const png = pngOf(200, 60)
    const data = png.indexOf('IDAT') - 4
    expect(logoImage(Buffer.concat([png.subarray(0, data), png.subarray(png.indexOf('IEND') - 4)]))).toBe('kind')
    expect(logoImage(pngOf(200, 60, [['gAMA', Buffer.alloc(4)], ['gAMA', Buffer.alloc(4)]]))).toBe('kind')
    const jpeg = jpegOf(200, 60)
    expect(logoImage(Buffer.concat([jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xda]))), Buffer.from([0xff, 0xd9])]))).toBe('kind')
    expect(logoImage(webpOf(200, 60, 'VP8 ', [], ['ALPH', 'ICCP']))).toBe('kind')
    expect(logoImage(webpOf(200, 60, 'VP8 ', ['ICCP']))).toBe('kind')
  })

  test('is small', () => {
    expect(logoImage(Buffer.alloc(LOGO_BYTES_MAX + 1))).toBe('size')
    expect(logoImage(pngOf(2001, 60))).toBe('size')
    expect(logoImage(pngOf(200, 0))).toBe('size')
  })

  test('of any bytes at all is looked at to its end and no further', () => {
    const whole = [pngOf(200, 60), jpegOf(200, 60), webpOf(200, 60, 'VP8 ')]
    for (const bytes of whole) for (let at = 0; at < bytes.length; at += 1) for (const value of [0x00, 0xff]) {
      const hurt = Buffer.from(bytes)
      hurt[at] = value
      expect(['object', 'string']).toContain(typeof logoImage(hurt))
      expect(['object', 'string']).toContain(typeof logoImage(hurt.subarray(0, at)))
    }
  })
})
