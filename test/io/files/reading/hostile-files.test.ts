import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {deflateSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {ZipFile} from 'yazl'
import {readFileText, type FileReading} from '../../../../src/io/files/reading/read-file.js'

const ASKED: FileReading = {textBytes: 4_000_000, files: {ocr: 'off', knownPictures: []}}
const fixture = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../../../fixtures/files/${name}`, import.meta.url)))
const unread = async (name: string, bytes: Buffer): Promise<string> => {
  const read = await readFileText(name, bytes, ASKED)
  return read.kind === 'unread' ? read.why : 'text'
}

const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const paragraph = (text: string): string => `<w:document ${W}><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`

async function packed(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const word = async (document: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> => packed({'[Content_Types].xml': TYPES, 'word/document.xml': document, ...more})

function pdf(objects: readonly string[]): Buffer {
  let said = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const at = Buffer.byteLength(said, 'latin1')
    said += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const xref = Buffer.byteLength(said, 'latin1')
  said += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(said, 'latin1')
}

describe('B9: office files that are meant to harm are held', () => {
  test('what they stand beside is read', async () => {
    expect(await unread('a.docx', await word(paragraph('Ny förskola')))).toBe('text')
  })

  test('a part that unpacks to a thousand times its size', async () => {
    expect(await unread('a.docx', await word(paragraph(' '.repeat(90_000_000))))).toBe('too-large')
  })

  test('entities that multiply', async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({length: 20}, (_, at) => `<!ENTITY b${at} "${'&a;'.repeat(10)}">`).join('')}]>`
    expect(await unread('a.docx', await word(`${laughs}${paragraph('&b9;')}`))).toBe('damaged')
  })

  test('elements without end', async () => {
    expect(await unread('a.docx', await word(`<w:document ${W}>${'<w:p>'.repeat(400_000)}`))).toBe('damaged')
  })

  test.each<readonly [string, Readonly<Record<string, string | Buffer>>, string]>([
    ['macros', {'word/vbaProject.bin': 'x'}, 'active'], ['controls', {'word/activeX/activeX1.xml': '<a/>'}, 'active'], ['an object of another program', {'word/embeddings/oleObject1.bin': 'x'}, 'embedded'], ['a part that nobody knows', {'word/hemligt.dat': 'x'}, 'embedded'],
    ['a package inside a package', {'word/embeddings/a.docx': 'PK'}, 'other-kind'], ['damaged XML', {'word/comments.xml': '<a><b></a>'}, 'damaged'],
  ])('%s', async (_, more, why) => {
    expect(await unread('a.docx', await word(paragraph('Ny förskola'), more))).toBe(why)
  })

  test('E2: a picture is for a person to look at, and what is written in its file is text', async () => {
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', Buffer.alloc(13)), chunk('tEXt', Buffer.from('Author\0Agneta Mardh')), chunk('IEND', Buffer.alloc(0))])
    const read = await readFileText('a.docx', await word(paragraph('Ny förskola'), {'word/media/image1.png': png}), ASKED)
    expect(read).toMatchObject({kind: 'text', file: {pictures: [{place: 'picture 1'}]}})
    expect(read.kind === 'text' && read.file.text).toContain('Agneta Mardh')
  })

  test('a known picture needs no look', async () => {
    const content = Buffer.from('logotyp')
    const file = await word(paragraph('Ny förskola'), {'word/media/image1.png': content})
    const known = Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex')
    expect(await readFileText('a.docx', file, {...ASKED, files: {ocr: 'off', knownPictures: [known]}})).toMatchObject({kind: 'text', file: {pictures: []}})
  })

  test('files in files without end', async () => {
    let file = await word(paragraph('Ny förskola'))
    for (let depth = 0; depth < 5; depth += 1) file = await word(paragraph('Ny förskola'), {'word/embeddings/inner.docx': file})
    expect(await unread('a.docx', file)).toBe('embedded')
  })
})

describe('B9: PDFs that are meant to harm are held', () => {
  const page = (contents: string, resources = ''): Buffer => pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> >>`, `<< /Length ${contents.length} >>\nstream\n${contents}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'])
  const TEXT = 'BT /F1 12 Tf 72 720 Td (Beslut om plats) Tj ET'

  test('what they stand beside is read', async () => {
    expect(await unread('a.pdf', page(TEXT))).toBe('text')
  })

  test('pages that are their own children', async () => {
    expect(await unread('a.pdf', pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 5 >>']))).not.toBe('text')
  })

  test('a million pages of which none is there', async () => {
    expect(await unread('a.pdf', pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>', '<< /Type /Page /Parent 2 0 R >>']))).not.toBe('text')
  })

  test('a stream that unpacks to a gigabyte', async () => {
    const packedOnce = deflateSync(Buffer.alloc(50_000_000, 0x20))
    const packedTwice = deflateSync(packedOnce).toString('latin1')
    const bomb = pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [${'4 0 R '.repeat(40)}] >>`, `<< /Length ${packedTwice.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packedTwice}\nendstream`])
    expect(await unread('a.pdf', bomb)).not.toBe('text')
    // The next file is read as if nothing had happened.
    expect(await unread('a.pdf', page(TEXT))).toBe('text')
  }, 130_000)

  const image = (facts: string, content = 'x'.repeat(100)): string => `<< /Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray ${facts} /Length ${content.length} >>\nstream\n${content}\nendstream`

  test.each<readonly [string, string, string]>([
    ['a hundred thousand dots in each direction', 'q 500 0 0 500 0 0 cm /I Do Q', image('/Width 100000 /Height 100000')], ['a sort that is not unpacked', 'q 500 0 0 500 0 0 cm /I Do Q', image('/Width 10 /Height 10 /Filter /JPXDecode')],
    ['no more than a mask', 'q 500 0 0 500 0 0 cm /I Do Q', image('/Width 10 /Height 10').replace('/BitsPerComponent 8 /ColorSpace /DeviceGray', '/ImageMask true')], ['a layer that is not there', 'q /OC /x BDC 500 0 0 500 0 0 cm /I Do EMC Q', image('/Width 10 /Height 10')],
    ['the text itself, without end', 'q 500 0 0 500 0 0 cm BI /W 100000 /H 100000 /BPC 8 /CS /G ID x EI Q', image('/Width 10 /Height 10')], ['a pattern', '/Pattern cs /P scn 0 0 500 500 re f', image('/Width 10 /Height 10')],
  ])('a picture of %s is never passed over', async (_, drawing, picture) => {
    const contents = `${drawing} ${TEXT}`
    const file = pdf([
      '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> /Pattern << /P 7 0 R >> >> >>',
      `<< /Length ${contents.length} >>\nstream\n${contents}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', picture,
      '<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 100] /XStep 100 /YStep 100 /Resources << /XObject << /I 6 0 R >> >> /Length 30 >>\nstream\nq 100 0 0 100 0 0 cm /I Do Q   \nendstream',
    ])
    const read = await readFileText('a.pdf', file, ASKED)
    expect(read.kind === 'unread' || read.file.pictures.length > 0).toBe(true)
  })

  test('a loop of forms', async () => {
    const looped = pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>', '<< /Length 5 >>\nstream\n/A Do\nendstream', '<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /A 5 0 R >> >> /Length 5 >>\nstream\n/A Do\nendstream'])
    expect(await unread('a.pdf', looped)).not.toBe('text')
  }, 70_000)

  test.each([10, 100, 500, 5_000])('cut off after %i bytes', async (bytes) => {
    expect(await unread('a.pdf', fixture('clear.pdf').subarray(0, bytes))).not.toBe('text')
  })
})

describe('B9: other files that are meant to harm are held', () => {
  test.each<readonly [string, string, string, string]>([
    ['brackets without end', 'a.rtf', `{\\rtf1${'{'.repeat(1_000_000)}`, 'damaged'], ['bytes that are not shown', 'a.rtf', '{\\rtf1 Ny\\bin5 hemlig}', 'embedded'], ['an object', 'a.rtf', '{\\rtf1 Ny{\\object\\objemb{\\*\\objdata 00}}}', 'embedded'],
    ['elements without end', 'a.html', '<div>'.repeat(1_000_000), 'damaged'], ['a script', 'a.html', '<p>Ny</p><script>1</script>', 'active'], ['a script in an attribute', 'a.html', '<p onclick="1">Ny</p>', 'active'], ['a script in an address', 'a.html', '<a href=" java\nscript:1">Ny</a>', 'active'],
    ['parts in parts', 'a.eml', `Subject: Ny\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(2_000)}`, 'damaged'],
    ['a program', 'a.eml', 'Subject: Ny\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/octet-stream; name=a.exe\nContent-Disposition: attachment; filename=a.exe\n\nMZ\n--b--\n', 'no-reader'],
  ])('%s in %s', async (_, name, content, why) => {
    expect(await unread(name, Buffer.from(content))).toBe(why)
  })
})

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content, Buffer.alloc(4)])
}
