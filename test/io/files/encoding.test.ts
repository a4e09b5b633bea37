import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {EncodingEvidence, type EncodingFound} from '../../../src/io/files/encoding.js'

const TEXT = 'diarie;arenderubrik;handlaggare\nKS;Förskola på Åsen;Café Öster\nKS;Överklagande – 5 € 😀;Åke\n'

function concluded(bytes: Uint8Array, cuts: readonly number[] = []): EncodingFound {
  const evidence = new EncodingEvidence()
  let from = 0
  for (const to of [...cuts, bytes.length]) {
    evidence.add(bytes.subarray(from, to))
    from = to
  }
  return evidence.conclude()
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le')
const utf16be = (text: string): Buffer => utf16le(text).swap16()
/** Letters at their places in one-byte tables; anything else as ASCII. */
const oneByte = (table: Readonly<Record<string, number>>) => (text: string): Buffer => Buffer.from([...text].map((letter) => table[letter] ?? letter.charCodeAt(0)))
const windows1252 = oneByte({å: 0xe5, ä: 0xe4, ö: 0xf6, Å: 0xc5, Ä: 0xc4, Ö: 0xd6, é: 0xe9, '–': 0x96, '€': 0x80, '”': 0x94})
const cp850 = oneByte({å: 0x86, ä: 0x84, ö: 0x94, Å: 0x8f, Ä: 0x8e, Ö: 0x99, é: 0x82})
const macRoman = oneByte({å: 0x8c, ä: 0x8a, ö: 0x9a, Å: 0x81, Ä: 0x80, Ö: 0x85, é: 0x8e})
const SWEDISH = 'KS;Förskola på Åsen;handläggare Björn Sjöberg\nKS;Överklagande av beslut, miljönämnden;Café Öster\n'.repeat(5)
const withBom = (bom: readonly number[], bytes: Buffer): Buffer => Buffer.concat([Buffer.from(bom), bytes])

describe('A9: what the bytes say of their encoding', () => {
  test.each<readonly [string, Buffer, EncodingFound]>([
    ['UTF-8', utf8(TEXT), {kind: 'certain', encoding: 'utf-8', bomBytes: 0}],
    ['UTF-8 with a mark', withBom([0xef, 0xbb, 0xbf], utf8(TEXT)), {kind: 'certain', encoding: 'utf-8', bomBytes: 3}],
    ['plain ASCII is UTF-8', utf8('diarie;arendenummer\nKS;1\n'), {kind: 'certain', encoding: 'utf-8', bomBytes: 0}],
    ['UTF-16 LE with a mark', withBom([0xff, 0xfe], utf16le(TEXT)), {kind: 'certain', encoding: 'utf-16le', bomBytes: 2}],
    ['UTF-16 BE with a mark', withBom([0xfe, 0xff], utf16be(TEXT)), {kind: 'certain', encoding: 'utf-16be', bomBytes: 2}],
    ['UTF-16 LE without', utf16le(TEXT), {kind: 'certain', encoding: 'utf-16le', bomBytes: 0}],
    ['UTF-16 BE without', utf16be(TEXT), {kind: 'certain', encoding: 'utf-16be', bomBytes: 0}],
    ['Windows-1252', windows1252(SWEDISH), {kind: 'certain', encoding: 'windows-1252', bomBytes: 0}],
    ['Windows-1252 with dashes and quotes between words', windows1252(`${SWEDISH} – ”5 €”`), {kind: 'certain', encoding: 'windows-1252', bomBytes: 0}],
    ['CP850, which would read as other letters', cp850(SWEDISH), {kind: 'uncertain'}],
    ['MacRoman, which would read as other letters', macRoman(SWEDISH), {kind: 'uncertain'}],
    ['high bytes outside words only', Buffer.from([0x31, 0x80, 0x31, 0x3b, 0x96, 0x31]), {kind: 'uncertain'}],
    ['other high bytes inside words', Buffer.from([0x61, 0xb5, 0x61, 0xaa, 0x61, 0xf0, 0x61]), {kind: 'uncertain'}],
    ['UTF-8 cut off in the middle of a letter', utf8('KS;Förskola på').subarray(0, -1), {kind: 'uncertain'}],
    ['UTF-8 and Windows-1252 in one file', Buffer.concat([utf8(SWEDISH), windows1252(SWEDISH)]), {kind: 'uncertain'}],
  ])('%s', (_, bytes, found) => {
    expect(concluded(bytes)).toEqual(found)
  })

  test.each([['UTF-8', utf8(TEXT)], ['UTF-8 with a mark', withBom([0xef, 0xbb, 0xbf], utf8(TEXT))], ['UTF-16 LE with a mark', withBom([0xff, 0xfe], utf16le(TEXT))], ['UTF-16 LE', utf16le(TEXT)], ['UTF-16 BE', utf16be(TEXT)], ['Windows-1252', windows1252(SWEDISH)]])(
    '%s says the same cut in two at every place',
    (_, bytes) => {
      const whole = concluded(bytes)
      expect(whole.kind).toBe('certain')
      for (let cut = 0; cut <= bytes.length; cut += 1) expect(concluded(bytes, [cut]), `cut at ${String(cut)}`).toEqual(whole)
    },
  )

  test('UTF-8 says the same in chunks of any size, byte by byte too', () => {
    const bytes = withBom([0xef, 0xbb, 0xbf], utf8(TEXT))
    for (let size = 1; size < 9; size += 1) {
      expect(concluded(bytes, Array.from({length: Math.floor((bytes.length - 1) / size)}, (_, at) => (at + 1) * size))).toEqual({kind: 'certain', encoding: 'utf-8', bomBytes: 3})
    }
  })

  test('any text in UTF-8 is told for UTF-8', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), fc.nat(40), (text, cut) => {
        fc.pre(!text.includes('\u0000') && !text.startsWith('\ufeff'))
        const bytes = utf8(`a;b\n${text}`)
        expect(concluded(bytes, [Math.min(cut, bytes.length)])).toEqual({kind: 'certain', encoding: 'utf-8', bomBytes: 0})
      }),
    )
  })

  test('nothing is guessed: Windows-1252 is told for certain only where its reading gives Swedish words', () => {
    fc.assert(
      fc.property(fc.uint8Array({minLength: 1, maxLength: 60}), (bytes) => {
        const found = concluded(bytes)
        if (found.kind === 'certain' && found.encoding === 'windows-1252') expect(new TextDecoder('windows-1252').decode(bytes)).toMatch(/[åäöÅÄÖéÉèáüÜæøÆØ]/)
        if (found.kind === 'certain' && found.encoding === 'utf-8') expect(() => new TextDecoder('utf-8', {fatal: true}).decode(bytes)).not.toThrow()
      }),
      {numRuns: 2000},
    )
  })
})
