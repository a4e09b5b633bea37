import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {deflateSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {placeIn} from '../../../../src/core/scan/file-text.js'
import {Unpacker} from '../../../../src/io/files/reading/pdf-filters.js'
import {PdfReader} from '../../../../src/io/files/reading/pdf-syntax.js'
import {readFileText, type FileReading} from '../../../../src/io/files/reading/read-file.js'

const ASKED: FileReading = {textBytes: 4_000_000, files: {ocr: 'off', knownPictures: []}}
const OFFICIAL = readFileSync(join(import.meta.dirname, '../../../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split('\n')
const NUMBER = ((number) => `${number.slice(2, 8)}-${number.slice(8)}`)(OFFICIAL[500] ?? '')
const SAID = `Nils Ehrnberg ${NUMBER}`
const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../../fixtures/files', name))

type Objects = Readonly<Record<number, string>>

/** A PDF of these objects; after `before`, a change of it that is added to its end. */
function pdf(objects: Objects, trailer = '', before = '%PDF-1.7\n', size = 30): string {
  let said = before
  const rows = Object.entries(objects).map(([number, body]) => {
    const row = `${number} 1\n${String(Buffer.byteLength(said, 'latin1')).padStart(10, '0')} 00000 n \n`
    said += `${number} 0 obj\n${body}\nendobj\n`
    return row
  })
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(before)?.[1]
  const free = previous === undefined ? '0 1\n0000000000 65535 f \n' : ''
  return `${said}xref\n${free}${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} ${previous === undefined ? '' : `/Prev ${previous}`} >>\nstartxref\n${Buffer.byteLength(said, 'latin1')}\n%%EOF\n`
}

const stream = (content: string, facts = ''): string => `<< ${facts} /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`
const TEXT = 'BT /F1 12 Tf 50 700 Td (Namnden antar planen.) Tj ET\n'
const write = (x: number, y: number, text = SAID): string => `BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET\n`

const page = ({contents = TEXT, resources = '', catalog = '', facts = '', more = {}}: {readonly contents?: string; readonly resources?: string; readonly catalog?: string; readonly facts?: string; readonly more?: Objects}): Objects => ({
  1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', 3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${facts} >>`,
  4: stream(contents), 5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>', ...more,
})

async function told(said: string | Buffer): Promise<{readonly text: string; readonly place: string | null; readonly why: string | null}> {
  const read = await readFileText('a.pdf', typeof said === 'string' ? Buffer.from(said, 'latin1') : said, ASKED)
  if (read.kind === 'unread') return {text: '', place: null, why: read.why}
  const at = read.file.text.indexOf(NUMBER)
  return {text: read.file.text, place: at === -1 ? null : placeIn(read.file, at), why: null}
}

describe('E2, B4: text that a page holds and does not show of itself is read', () => {
  test.each([
    ['cropped away', {contents: TEXT + write(50, 100), facts: '/CropBox [0 200 595 842]'}], ['below the page', {contents: TEXT + write(50, -100)}], ['beside the page', {contents: TEXT + write(5_000, 600)}],
    ['in a form beside the page', {contents: `${TEXT}/X Do\n`, resources: '/XObject << /X 9 0 R >>', more: {9: stream(write(-900, 600), '/Type /XObject /Subtype /Form /BBox [-1000 0 0 800] /Resources << /Font << /F1 5 0 R >> >>')}}],
    ['cropped through its middle', {contents: TEXT + write(180, 600), facts: '/CropBox [0 0 200 842]'}],
  ] as const)('%s', async (_, parts) => {
    expect(await told(pdf(page(parts)))).toMatchObject({place: 'page 1'})
  })

  test('a page is not told twice where it shows all that it holds', async () => {
    expect((await told(pdf(page({contents: TEXT + write(50, 600)})))).text.split(NUMBER)).toHaveLength(2)
  })
})

describe('E2, B4: what stands aside from the pages is read', () => {
  const note = (contents: string): string => `<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (${contents}) >>`
  const packed = `9 0 << /User (${SAID}) >>`
  test.each<readonly [string, Parameters<typeof page>[0], string]>([
    ['the text that is copied in its place', {contents: `${TEXT}/Span << /ActualText (${SAID}) >> BDC BT /F1 12 Tf 50 600 Td (x) Tj ET EMC\n`}, ''], ['the same in UTF-16', {contents: `${TEXT}/Span << /ActualText <feff${Buffer.from(SAID, 'utf16le').swap16().toString('hex')}> >> BDC EMC\n`}, ''],
    ['the name of a layer', {catalog: '/OCProperties << /OCGs [9 0 R] /D << /Order [9 0 R] >> >>', more: {9: `<< /Type /OCG /Name (${SAID}) >>`}}, ''], ['a place that links lead to', {catalog: `/Dests << /Nils_Ehrnberg_${NUMBER} [3 0 R /Fit] >>`}, ''],
    ['what a program keeps for itself', {catalog: `/PieceInfo << /App << /Private << /User (${SAID}) >> >> >>`}, ''], ['an object that nothing refers to', {more: {9: `(${SAID})`}}, ''], ['an object in a packed stream', {more: {9: stream(packed, '/Type /ObjStm /N 1 /First 4')}}, ''],
    ['a stream of words that nothing refers to', {more: {9: stream(deflateSync(`<a>${SAID}</a>`).toString('latin1'), '/Filter /FlateDecode')}}, ''], ['an explanation in the structure', {catalog: '/StructTreeRoot 9 0 R', more: {9: `<< /Type /StructTreeRoot /K << /S /P /E (${SAID}) >> >>`}}, ''],
    ['properties that are the program’s own', {more: {9: `<< /Granskare (${SAID}) >>`}}, '/Info 9 0 R'], ['a hidden note', {facts: '/Annots [9 0 R]', more: {9: note(SAID).replace('/Rect', '/F 2 /Rect')}}, ''], ['a font’s own words', {more: {9: `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Note (${SAID}) >>`}}, ''],
  ])('%s', async (_, parts, trailer) => {
    expect((await told(pdf(page(parts), trailer))).text).toContain(NUMBER)
  })

  test('a comment of the file', async () => {
    const said = pdf(page({more: {9: `<< /A 1 >> % ${SAID}`}}))
    expect((await told(said)).text).toContain(NUMBER)
  })

  test('who signed, and with which number, out of the certificate', async () => {
    const der = (tag: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([tag, content.length]), content])
    const signed = der(0x30, Buffer.concat([der(0x30, der(0x0c, Buffer.from('Nils Ehrnberg'))), der(0x04, der(0x30, der(0x13, Buffer.from(OFFICIAL[500] ?? '')))), der(0x02, Buffer.alloc(60, 7))]))
    const {text} = await told(pdf(page({more: {9: `<< /Type /Sig /Filter /Adobe.PPKLite /Contents <${signed.toString('hex')}${'00'.repeat(200)}> >>`}})))
    expect(text).toContain('Nils Ehrnberg')
    expect(text).toContain(OFFICIAL[500])
  })
})

describe('E2, B4: what an earlier version said is read, wherever it stood', () => {
  const CONTENTS = {3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>'}
  test.each<readonly [string, Parameters<typeof page>[0], Objects, string]>([
    ['a note', {facts: '/Annots [9 0 R]', more: {9: `<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (${SAID}) >>`}}, CONTENTS, ''], ['a note that was emptied', {facts: '/Annots [9 0 R]', more: {9: `<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (${SAID}) >>`}}, {9: '<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] >>'}, ''],
    ['properties', {more: {9: `<< /Title (${SAID}) >>`}}, {9: '<< /Title (Plan) >>'}, '/Info 9 0 R'], ['XMP', {catalog: '/Metadata 9 0 R', more: {9: stream(`<x>${SAID}</x>`, '/Type /Metadata /Subtype /XML')}}, {9: stream('<x>Plan</x>', '/Type /Metadata /Subtype /XML')}, ''],
    ['the value of a field', {catalog: '/AcroForm << /Fields [9 0 R] >>', facts: '/Annots [9 0 R]', more: {9: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (namn) /V (${SAID}) /Rect [10 10 90 30] >>`}}, {9: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (namn) /V () /Rect [10 10 90 30] >>'}, ''],
    ['the page', {contents: TEXT + write(50, 600)}, {4: stream(TEXT)}, ''], ['what was cropped away of the page', {contents: TEXT + write(50, -100)}, {4: stream(TEXT)}, ''], ['a bookmark', {more: {9: `<< /Title (${SAID}) >>`}}, {9: '<< /Title (Plan) >>'}, ''],
  ])('%s', async (_, parts, change, trailer) => {
    const said = pdf(change, trailer, pdf(page(parts), trailer))
    expect(await told(said)).toMatchObject({place: 'earlier 1'})
  })
})

describe('B9: what stands aside and cannot be read holds the file', () => {
  test.each<readonly [string, Parameters<typeof page>[0], string, string]>([
    ['a drawing that no page shows', {more: {9: stream(write(50, 600, '\\001\\002\\003\\004\\005\\006'))}}, '', 'earlier-text'], ['a drawing that a page has and does not show', {resources: '/XObject << /X 9 0 R >>', more: {9: stream(write(50, 600), '/Type /XObject /Subtype /Form /BBox [0 0 600 800]')}}, '', 'earlier-text'],
    ['a stream in a packing that nobody knows', {more: {9: stream('abc', '/Filter /ZstdDecode')}}, '', 'unclear'], ['bytes that are nothing known', {more: {9: stream('\u0001\u0002hemligt')}}, '', 'embedded'], ['a file that nothing leads to', {more: {9: stream('Nils Ehrnberg', '/Type /EmbeddedFile')}}, '', 'embedded'],
    ['a stream that unpacks to a gigabyte', {more: {9: stream(deflateSync(Buffer.alloc(220_000_000, 0x20)).toString('latin1'), '/Filter /FlateDecode')}}, '', 'too-large'], ['a stream that is not packed as it says', {more: {9: stream('Nils', '/Filter /FlateDecode')}}, '', 'damaged'], ['brackets without end', {more: {9: '['.repeat(10_000)}}, '', 'damaged'],
  ])('%s', async (_, parts, trailer, why) => {
    expect((await told(pdf(page(parts), trailer))).why).toBe(why)
  })

  test('an earlier version with a page that is a picture', async () => {
    const image = {9: stream('\u00ff'.repeat(100), '/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray')}
    const before = pdf(page({contents: 'q 595 0 0 842 0 0 cm /I Do Q\n', resources: '/XObject << /I 9 0 R >>', more: image}))
    expect((await told(pdf({4: stream(TEXT)}, '', before))).why).toBe('earlier-text')
  })
})

describe('E2: streams are unpacked as they were packed', () => {
  const unpacked = (filter: string, content: Buffer): string => {
    const dict = new PdfReader(Buffer.from(`<< /Filter ${filter} >>`)).next()
    return dict?.kind === 'dict' ? String(new Unpacker().unpack(dict, content)) : ''
  }
  test.each([
    ['ASCII85', 'Man is d', '9jqo^BlbD-~>', '/ASCII85Decode'], ['hexadecimal', 'Nils', '4e 69 6c 73>', '/ASCIIHexDecode'], ['runs', 'Nilsssss', '\u0002Nil\u00fcs\u0080', '/RunLengthDecode'], ['two in each other', 'Ehrnberg', `${deflateSync('Ehrnberg').toString('hex')}>`, '[/AHx /Fl]'],
    // The example of the standard (ISO 32000-2, 7.4.4.2).
    ['LZW', '-----A---B', '\u0080\u000b\u0060\u0050\u0022\u000c\u000c\u0085\u0001', '/LZWDecode'],
  ])('%s', (_, said, content, filter) => {
    expect(unpacked(filter, Buffer.from(content, 'latin1'))).toBe(said)
  })
})

describe('E2: what programs write into a PDF is no text', () => {
  test.each(['clear.pdf', 'linearized.pdf', 'leaky.pdf', 'covered.pdf'])('%s has nothing aside', async (name) => {
    const read = await readFileText('a.pdf', fixture(name), ASKED)
    expect(read.kind === 'text' && read.file.parts.filter(({place}) => place.startsWith('hidden') || place.startsWith('earlier'))).toEqual([])
  })

  test('names of fonts and inks, ids, days and colours', async () => {
    const parts = {more: {9: '<< /Type /Font /BaseFont /Franklin#20Gothic#20Book /FontFamily (Lucida Sans) >>', 10: '[/Separation /Pantone#20Sven#20Berg /DeviceCMYK 12 0 R]', 11: '[/Indexed /DeviceRGB 1 (abcdef)]', 12: `<< /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> /M (D:20260102100000Z) /NM (6b29fc40-ca47-1067-b31d-00dd010662da) /ID [<${'61'.repeat(16)}> (node00000012)] /DA (/Helv 12 Tf 0 g) >>`}}
    expect((await told(pdf(page(parts)))).text.trim()).toBe('Namnden antar planen.')
  })
})

describe('E2, B9: a PDF that is protected against changes', () => {
  const added = (name: string, more: string): Buffer => {
    const said = fixture(name).toString('latin1')
    return Buffer.from(said.replace(/(startxref\s+\d+\s+%%EOF\s*)$/, `${more}\n$1`), 'latin1')
  }

  test.each(['protected-rc4-128.pdf', 'protected-aes-128.pdf', 'protected-aes-256.pdf'])('%s: what was put into it without encryption is read as it stands', async (name) => {
    expect((await told(added(name, `90 0 obj\n<< /User (${SAID}) >>\nendobj`))).place).toBe('hidden')
  })

  test('is held where one of its versions has no encryption', async () => {
    expect(await told(added('protected-aes-256.pdf', 'trailer\n<< /Size 9 /Root 1 0 R >>'))).toMatchObject({why: 'password'})
  })

  test('is held where a stream does not open', async () => {
    expect((await told(added('protected-aes-256.pdf', `90 0 obj\n${stream(SAID)}\nendobj`))).why).toBe('damaged')
  })
})
