import {Readable} from 'node:stream'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {CODE_PAGES, UPPER_HALF, type CodePage} from '../../../src/core/intake/code-page.js'
import {ENCODINGS, EncodingEvidence, type Encoding, type EncodingFound} from '../../../src/io/files/encoding.js'
import {asUtf8, decoded} from '../../../src/io/files/transcode.js'
import {encodingFigures} from '../../support/encoding-figures.js'
import {encoded, LABELS, type Label} from '../../support/labelled-files.js'

const TEXT = 'diarie;arenderubrik;handlaggare\nKS;Förskola på Åsen;Café Öster\nKS;Överklagande – 5 € 😀;Åke\n'

function concluded(bytes: Uint8Array, cuts: readonly number[] = [], asked: Encoding | null = null): EncodingFound {
  const evidence = new EncodingEvidence()
  let from = 0
  for (const to of [...cuts, bytes.length]) {
    evidence.add(bytes.subarray(from, to))
    from = to
  }
  return evidence.conclude(asked)
}

const utf8 = (text: string): Buffer => Buffer.from(text)

const SWEDISH = 'KS;Förskola på Åsen;handläggare Björn Sjöberg\nKS;Överklagande av beslut, miljönämnden;Café Öster\n'.repeat(5)
const ASCII = 'diarie;arendenummer\nKS;1\n'
const certain = (encoding: Encoding, bomBytes = 0): EncodingFound => ({kind: 'certain', encoding, bomBytes})
const both = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)
const inOther = (encoding: Label | Encoding): Uint8Array => encoded(SWEDISH, encoding)

describe('A9: what the bytes say of their encoding', () => {
  test.each<readonly [string, Uint8Array, EncodingFound]>([
    ['UTF-8', encoded(TEXT, 'utf-8'), certain('utf-8')],
    ['UTF-8 with a mark', encoded(TEXT, 'utf-8 with a mark'), certain('utf-8', 3)],
    ['plain ASCII is UTF-8', encoded(ASCII, 'utf-8'), certain('utf-8')],
    ['UTF-16 LE with a mark', encoded(`\ufeff${TEXT}`, 'utf-16le'), certain('utf-16le', 2)],
    ['UTF-16 BE with a mark', encoded(`\ufeff${TEXT}`, 'utf-16be'), certain('utf-16be', 2)],
    ['UTF-16 LE without', encoded(TEXT, 'utf-16le'), certain('utf-16le')],
    ['UTF-16 BE without', encoded(TEXT, 'utf-16be'), certain('utf-16be')],
    ['Windows-1252', inOther('windows-1252'), certain('windows-1252')],
    ['Windows-1252 with dashes and quotes between words', encoded(`${SWEDISH} – ”5 €”`, 'windows-1252'), certain('windows-1252')],
    ['CP850', inOther('cp850'), certain('cp850')],
    ['MacRoman', inOther('macroman'), certain('macroman')],
    ['MacRoman with the line ends of its time', encoded(SWEDISH.replaceAll('\n', '\r'), 'macroman'), certain('macroman')],
    ['capitals alone in CP850', encoded('BYGGÄRENDE;ÅTGÄRDSPLAN FÖR ÖRNSKÖLD\n', 'cp850'), certain('cp850')],
    ['capitals alone in MacRoman', encoded('BYGGÄRENDE;ÅTGÄRDSPLAN FÖR ÖRNSKÖLD\n', 'macroman'), certain('macroman')],
    ['one é in Windows-1252', encoded('KS;Plan for Café Norr\n', 'windows-1252'), certain('windows-1252')],
    ['one é in CP850', encoded('KS;Plan for Café Norr\n', 'cp850'), certain('cp850')],
    ['one é in MacRoman', encoded('KS;Plan for Café Norr\n', 'macroman'), certain('macroman')],
    ['the first letter beyond ASCII after a megabyte', both(Buffer.from('KS;Plan\n'.repeat(130_000)), encoded('KS;Åtgärder på ön\n', 'cp850')), certain('cp850')],
    ['UTF-8 cut off in the middle of a letter', utf8('KS;Förskola på').subarray(0, -1), {kind: 'cut', encoding: 'utf-8', line: 1}],
    ['UTF-16 cut off in the middle of a character', encoded(TEXT, 'utf-16le').subarray(0, -1), {kind: 'cut', encoding: 'utf-16le', line: 4}],
    ['bytes that are no text', Buffer.from('a;b\u0000\u0000\n'), {kind: 'binary'}],
  ])('%s', (_, bytes, found) => {
    expect(concluded(bytes)).toEqual(found)
  })

  test.each<readonly [string, Uint8Array, readonly Encoding[], number]>([
    ['UTF-8 and then Windows-1252', both(inOther('utf-8'), inOther('windows-1252')), ['utf-8', 'windows-1252'], 11],
    ['Windows-1252 and then UTF-8', both(inOther('windows-1252'), inOther('windows-1252'), encoded('KS;På ön\n', 'utf-8')), ['utf-8', 'windows-1252'], 21],
    ['UTF-8, and Windows-1252 after a megabyte', both(inOther('utf-8'), Buffer.from('KS;Plan\n'.repeat(130_000)), encoded('KS;På ön\n', 'windows-1252')), ['utf-8', 'windows-1252'], 130_011],
    ['a mark of UTF-8 before Windows-1252', both(Buffer.from('\ufeff'), inOther('windows-1252')), ['utf-8', 'windows-1252'], 1],
    ['Windows-1252 with one line of CP850', both(inOther('windows-1252'), encoded('KS;Åtgärder på ön\n', 'cp850'), inOther('windows-1252')), ['windows-1252', 'cp850'], 11],
    ['CP850 with one line of MacRoman', both(inOther('cp850'), encoded('KS;Åtgärder för ön\n', 'macroman'), inOther('cp850')), ['cp850', 'macroman'], 11],
    ['MacRoman with one line of Windows-1252', both(inOther('macroman'), encoded('KS;Åtgärder på ön\n', 'windows-1252'), inOther('macroman')), ['macroman', 'windows-1252'], 11],
    ['UTF-16 and then UTF-8', both(encoded(SWEDISH, 'utf-16le'), inOther('utf-8')), ['utf-16le'], 21],
  ])('%s is two exports in one, and the line is told', (_, bytes, encodings, line) => {
    for (const asked of [null, encodings[0] ?? null]) {
      const found = concluded(bytes, [], asked)
      expect(found.kind, asked ?? 'unasked').toBe('mixed')
      if (found.kind === 'mixed') expect([found.encodings, found.line]).toEqual([encodings, line])
    }
  })

  test.each<readonly [string, Uint8Array, readonly string[]]>([
    ['a lone ö, or a quotation mark', Buffer.from([0x31, 0x3b, 0x94, 0x61, 0x62, 0x3b, 0x94, 0x61, 0x62, 0x0a]), ['windows-1252 (” 2)', 'cp850 (ö 2)', 'macroman (î 2)']],
    ['other high bytes inside words', Buffer.from([0x61, 0xb5, 0x61, 0xaa, 0x61, 0xf0, 0x61]), ['windows-1252 (ª 1 µ 1 ð 1)', 'cp850 (¬ 1 Á 1 U+00AD 1)', 'macroman (™ 1 µ 1 U+F8FF 1)']],
    ['Russian', new Uint8Array(Buffer.from('cff0eee5eaf220e4eee3eee2eef0e0', 'hex')), ['windows-1252 (î 4 ð 2 Ï 1 à 1 â 1 ã 1)', 'cp850 (¯ 4 U+00AD 2 ¤ 1 Ó 1 Ô 1 Ò 1)', 'macroman (Ó 4 U+F8FF 2 œ 1 ‡ 1 ‚ 1 „ 1)']],
  ])('%s: asked about, with what each encoding would make of it', (_, bytes, readings) => {
    expect(concluded(bytes)).toEqual({kind: 'uncertain', readings})
  })

  test.each<readonly [string, Uint8Array, Encoding, EncodingFound]>([
    ...ENCODINGS.filter((one) => !one.startsWith('utf-16')).map((one) => ['plain ASCII is right as any', encoded(ASCII, 'utf-8'), one, certain(one)] as const),
    ['plain ASCII is no UTF-16', encoded(ASCII, 'utf-8'), 'utf-16be', {kind: 'wrong', likelier: null}],
    ['what is uncertain is read as somebody says', Buffer.from([0x31, 0x3b, 0x94, 0x61, 0x62, 0x0a]), 'cp850', certain('cp850')],
    ['what is uncertain is read as somebody else says', Buffer.from([0x31, 0x3b, 0x94, 0x61, 0x62, 0x0a]), 'windows-1252', certain('windows-1252')],
    ['but it is not UTF-8', Buffer.from([0x31, 0x3b, 0x94, 0x61, 0x62, 0x0a]), 'utf-8', {kind: 'wrong', likelier: null}],
    ['CP850 is not MacRoman', inOther('cp850'), 'macroman', {kind: 'wrong', likelier: 'cp850'}],
    ['Windows-1252 is not UTF-8', inOther('windows-1252'), 'utf-8', {kind: 'wrong', likelier: 'windows-1252'}],
    ['UTF-8 is not Windows-1252', inOther('utf-8'), 'windows-1252', {kind: 'wrong', likelier: 'utf-8'}],
    ['UTF-16 is not CP850', inOther('utf-16be'), 'cp850', {kind: 'wrong', likelier: 'utf-16be'}],
    ['names from elsewhere on one line do not make a file mixed to who knows better', both(inOther('cp850'), encoded('KS;Benoît Nîmes Michèle\n', 'cp850')), 'cp850', certain('cp850')],
  ])('asked for by name: %s', (_, bytes, asked, found) => {
    expect(concluded(bytes, [], asked)).toEqual(found)
  })

  test.each(LABELS)('%s says the same cut in two at every place', (label) => {
    const bytes = encoded(SWEDISH, label)
    const whole = concluded(bytes)
    expect(whole.kind).toBe('certain')
    for (let cut = 0; cut <= bytes.length; cut += 1) expect(concluded(bytes, [cut]), `cut at ${String(cut)}`).toEqual(whole)
  })

  test('UTF-8 says the same in chunks of any size, byte by byte too', () => {
    const bytes = encoded(TEXT, 'utf-8 with a mark')
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

  test('nothing is guessed: what is told for certain without a mark is whole in that encoding', () => {
    fc.assert(
      fc.property(fc.uint8Array({minLength: 1, maxLength: 60}), (bytes) => {
        const found = concluded(bytes)
        if (found.kind !== 'certain') return
        if (found.encoding === 'utf-8') expect(() => new TextDecoder('utf-8', {fatal: true}).decode(bytes)).not.toThrow()
        else if (!found.encoding.startsWith('utf-16')) expect(decoded(bytes, found.encoding)).toMatch(/[^\p{ASCII}]/u)
      }),
      {numRuns: 2000},
    )
  })
})

describe('A9: what each byte stands for', () => {
  // The bytes of Swedish and of what stands beside it, as the charts of each encoding show them.
  const BYTES: Readonly<Record<CodePage, string>> = {
    'windows-1252': 'å e5 ä e4 ö f6 Å c5 Ä c4 Ö d6 é e9 É c9 ü fc è e8 á e1 ø f8 æ e6 – 96 — 97 ” 94 “ 93 ’ 92 … 85 € 80 § a7 ½ bd ° b0 š 9a ž 9e ñ f1 ç e7',
    cp850: 'å 86 ä 84 ö 94 Å 8f Ä 8e Ö 99 é 82 É 90 ü 81 Ü 9a è 8a á a0 ø 9b æ 91 Æ 92 § f5 ½ ab ° f8 ñ a4 ç 87 ë 89 ó a2 í a1',
    macroman: 'å 8c ä 8a ö 9a Å 81 Ä 80 Ö 85 é 8e É 83 ü 9f Ü 86 è 8f á 87 ø bf æ be – d0 — d1 ” d3 “ d2 ’ d5 … c9 € db § a4 ° a1 ñ 96 ç 8d',
  }
  test.each(CODE_PAGES)('%s', (page) => {
    const pairs = BYTES[page].split(' ')
    for (let at = 0; at < pairs.length; at += 2) expect(decoded(Buffer.from(pairs[at + 1] ?? '', 'hex'), page), pairs[at + 1]).toBe(pairs[at])
    expect(UPPER_HALF[page]).toHaveLength(128)
    expect(new Set(UPPER_HALF[page]).size).toBe(128)
  })

  test('as the runtime’s own decoders have it, where it has one that is right', () => {
    const all = Uint8Array.from({length: 256}, (_, byte) => byte)
    expect(decoded(all, 'macroman')).toBe(new TextDecoder('macintosh').decode(all))
    expect(decoded(all, 'windows-1252')).toBe(new TextDecoder('windows-1252').decode(all))
  })

  test('in chunks of any size', async () => {
    for (const label of ['utf-16le', 'utf-16be', 'windows-1252', 'cp850', 'macroman'] as const) {
      const bytes = encoded(SWEDISH, label)
      for (const size of [1, 2, 3, 7]) {
        const chunks: Uint8Array[] = []
        for await (const chunk of asUtf8(Readable.from(Array.from({length: Math.ceil(bytes.length / size)}, (_, at) => bytes.subarray(at * size, (at + 1) * size))), label)) chunks.push(chunk)
        expect(Buffer.concat(chunks).toString('utf8'), `${label} by ${String(size)}`).toBe(SWEDISH)
      }
    }
  })
})

describe('A9: 500 files whose encoding is known', () => {
  test('at least 99.5 % are told right, and none is read as another without a word', () => {
    const figures = encodingFigures('registrens filer', 500)
    expect([...figures].flatMap(([label, {wrong}]) => wrong.map((taken) => `${label} as ${taken}`))).toEqual([])
    expect([...figures].map(([label, {right, asked}]) => [label, right, asked])).toEqual([
      ['utf-8', 72, 0], ['utf-8 with a mark', 72, 0], ['utf-16le', 72, 0], ['utf-16be', 71, 0], ['windows-1252', 71, 0], ['cp850', 71, 0], ['macroman', 71, 0],
    ])
    expect([...figures.values()].reduce((sum, {right}) => sum + right, 0)).toBeGreaterThanOrEqual(500 * 0.995)
  })
})
