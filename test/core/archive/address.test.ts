import {describe, expect, test} from 'vitest'
import {isPathLike, pathsMeant, placeOf} from '../../../src/core/archive/rules/address.js'

const at = (folder: string, written: string, ...there: readonly string[]): string | null => placeOf(folder, written, (path) => there.includes(path))

describe('O3: where an address in a list leads', () => {
  test.each([
    ['', 'a/b.txt', 'a/b.txt'],
    ['', './a/b.txt', 'a/b.txt'],
    ['', 'file://./a/b.txt', 'a/b.txt'],
    ['', 'file://a/b.txt', 'a/b.txt'],
    ['representations/rep1', '../rep2/./a//b', 'representations/rep2/a/b'],
    ['', 'metadata/urn:x:1.xml', 'metadata/urn:x:1.xml'],
  ])('from %j, %j leads to %s', (folder, written, expected) => {
    expect(at(folder, written)).toBe(expected)
  })

  test.each(['', '.', '..', '../a', 'a/../../b', '/etc/passwd', 'C:/x', 'a\\b', 'a\u0000b', 'http://example.invalid/a', 'file:///etc/passwd'])('%j leads nowhere', (written) => {
    expect(at('', written)).toBeNull()
  })

  test('a name that is there as it is written goes before what it says decoded', () => {
    expect(at('d', 'inneh%C3%A5ll%20i.html', 'd/innehåll i.html')).toBe('d/innehåll i.html')
    expect(at('d', 'a%20b', 'd/a%20b', 'd/a b')).toBe('d/a%20b')
    expect(at('d', 'a%20b')).toBe('d/a%20b')
  })

  test.each(['..%2F..%2Fetc%2Fpasswd', '%2e%2e/%2e%2e/etc/passwd', 'a%5Cb', 'a%00', 'a%zz', 'a%ff', 'a%0ab'])('%j is not decoded to what is elsewhere', (written) => {
    expect(placeOf('', written, (path) => !path.includes('%'))).toBe(written)
  })
})

describe('O3: what somebody means who calls a file by a path', () => {
  test.each([['local', 'data/a.txt'], ['path', 'a.txt'], ['URI', 'file:///data/a.txt'], ['x', 'data\\a.txt']])('%s %j is a path', (type, value) => {
    expect(isPathLike(type, value)).toBe(true)
  })

  test.each([['local', '001'], ['UUID', 'c0ffee00-0000-4000-8000-000000000000'], ['URI', 'https://example.invalid/a/b'], ['ARK', 'ark:/12345/x'], ['URN', 'urn:a/b'], ['path', '']])('%s %j is none', (type, value) => {
    expect(isPathLike(type, value)).toBe(false)
  })

  test.each(['data/å.txt', './data/å.txt', 'file:///data/å.txt', 'file://./data/å.txt', 'file:data/å.txt', '/data/å.txt', 'data\\å.txt', 'data/%C3%A5.txt', 'paket/representations/rep1/data/å.txt'])('%j may be the same file', (value) => {
    expect(pathsMeant(value, ['', 'representations/rep1'], 'paket')).toContain('representations/rep1/data/å.txt')
  })

  test('and never one outside', () => {
    expect(pathsMeant('../../etc/passwd', ['', 'representations/rep1'], 'paket')).toEqual(['etc/passwd'])
    expect(pathsMeant('../etc/passwd', [''], 'paket')).toEqual([])
  })
})
