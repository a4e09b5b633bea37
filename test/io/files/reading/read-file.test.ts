import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {placeIn, type FileText} from '../../../../src/core/scan/file-text.js'
import {canReadPictures} from '../../../../src/io/files/reading/ocr.js'
import {readFileText, type FileReading} from '../../../../src/io/files/reading/read-file.js'

const ASKED: FileReading = {textBytes: 4_000_000, files: {ocr: 'off', knownPictures: []}}
const fixture = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../../../fixtures/files/${name}`, import.meta.url)))

async function told(name: string, asked = ASKED): Promise<FileText> {
  const read = await readFileText(name, fixture(name), asked)
  if (read.kind === 'unread') throw new Error(`${name}: ${read.why}`)
  return read.file
}

/** Where in a file something stands. */
function placesOf(file: FileText, text: string): readonly string[] {
  const places: string[] = []
  for (let at = file.text.indexOf(text); at !== -1; at = file.text.indexOf(text, at + 1)) places.push(placeIn(file, at) ?? '')
  return places
}

const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'leaky.docx': {
    'Agneta Mårdh': 'property author', 'Bengt Haglöf': 'property modifier', 'Camilla Myrén': 'property subject', 'Dragan Sandevi': 'property keywords', 'Elin Tjernberg': 'property other',
    'Johan Ljungkvist': 'change', 'Karin Skarp': 'change', 'Maryam Tegner': 'comment', 'Nils Ehrnberg': 'comment 1', 'Oskar Åkerhielm': 'hidden', 'Paula Arvids': 'body', 'Roger Norrgård': 'note',
    'sofia.hedlof@privatpost.example': 'link', 'Tomas_Stenmarck': 'body', 'Vera Björnfot': 'body', 'Ingrid Dammert': 'header', '800102-\t2386': 'body', '8104-\n12-2398': 'body',
  },
  'leaky.odt': {
    'Agneta Mårdh': 'property author', 'Bengt Haglöf': 'property author', 'Camilla Myrén': 'property subject', 'Dragan Sandevi': 'property keywords', 'Elin Tjernberg': 'property other',
    'Johan Ljungkvist': 'change', 'Karin Skarp': 'change', 'Maryam Tegner': 'comment 1', 'Nils Ehrnberg': 'comment 1', 'Oskar Åkerhielm': 'body', 'Paula Arvids': 'body', 'Roger Norrgård': 'note',
    'sofia.hedlof@privatpost.example': 'link', 'Tomas_Stenmarck': 'body', 'Vera Björnfot': 'body', 'Gösta Kvarnhult': 'body', 'Ingrid Dammert': 'header', '800102-\t2386': 'body', '8104-\n12-2398': 'body',
  },
  'leaky.rtf': {
    'Agneta Mårdh': 'property author', 'Bengt Haglöf': 'property author', 'Camilla Myrén': 'property subject', 'Dragan Sandevi': 'property keywords', 'Elin Tjernberg': 'property other',
    'Johan Ljungkvist': 'change', 'Karin Skarp': 'change', 'Maryam Tegner': 'comment', 'Nils Ehrnberg': 'comment', 'Oskar Åkerhielm': 'hidden', 'Paula Arvids': 'body', 'Roger Norrgård': 'note',
    'sofia.hedlof@privatpost.example': 'link', 'Tomas_Stenmarck': 'bookmark', 'Vera Björnfot': 'body', 'Ingrid Dammert': 'header', '800102-\t2386': 'body', '8104-\n12-2398': 'body',
  },
  'leaky.pdf': {
    'Agneta Mårdh': 'property author', 'Camilla Myrén': 'property subject', 'Dragan Sandevi': 'property keywords', 'Karin Skarp': 'page 1', 'Paula Arvids': 'page 1', 'Roger Norrgård': 'page 1',
    'sofia.hedlof@privatpost.example': 'link', 'Vera Björnfot': 'page 1', 'Ingrid Dammert': 'page 1', '800102- 2386': 'page 1', '8104-\n12-2398': 'page 1',
  },
  'covered.pdf': {'Agneta Mårdh': 'page 1', 'Bengt Haglöf': 'page 1', 'camilla.myren@privatpost.example': 'link', 'Dragan Sandevi': 'alt', '800102-\n2386': 'page 1', '810412- 2398': 'page 1'},
  'form.pdf': {'Agneta Mårdh': 'form', 'Bengt Haglöf': 'form', 'Camilla Myrén': 'bookmark', 'Dragan Sandevi': 'annotation', 'Farid Karimi': 'annotation', 'Elin Tjernberg': 'property xmp'},
  'changed.pdf': {'Agneta Mårdh': 'earlier 1'},
  'attached.pdf': {'Agneta Mårdh': 'attachment 1 body', '800102-2386': 'attachment 1 body'},
  'leaky-sheet.xlsx': {'Agneta Mårdh': 'property author', 'Bengt Haglöf': 'comment', 'Camilla Myrén': 'comment 1', 'Dragan Sandevi': 'sheet 2', '198001022386': 'sheet 1'},
  'leaky-sheet.ods': {'Agneta Mårdh': 'property author', 'Bengt Haglöf': 'comment 1', 'Camilla Myrén': 'comment 1', 'Dragan Sandevi': 'body', '198001022386': 'body'},
  'leaky.html': {'Agneta Mårdh': 'property', 'Bengt Haglöf': 'hidden', 'Camilla Myrén': 'body', 'Dragan Sandevi': 'alt', 'elin.tjernberg@privatpost.example': 'link', '800102-\t2386': 'body', '810412-2398': 'body'},
  'leaky.eml': {'Agneta Mårdh': 'attachment 1 property author', 'Karin Skarp': 'attachment 1 change', 'Nils Ehrnberg': 'attachment 1 comment 1', 'Bygdegårdsföreningen': 'mail'},
}

describe('E2, B11: everything that a file says is text, and told where it stands', () => {
  test.each(Object.entries(SAID))('%s', async (name, said) => {
    const file = await told(name)
    expect(Object.fromEntries(Object.keys(said).map((text) => [text, placesOf(file, text)[0]]))).toEqual(said)
  })

  test.each(['clear.docx', 'clear.odt', 'clear.pdf', 'clear.rtf', 'clear.eml', 'linearized.pdf'])('%s is read, and what it says is one text', async (name) => {
    const {text, pictures} = await told(name)
    expect(text).toContain('Förvaltningen har berett ärendet tillsammans med berörda enheter.')
    expect(pictures).toEqual([])
  })

  const IN_PROTECTED = {'Agneta Mårdh': 'page 1', 'Bengt Haglöf': 'hidden', 'Dragan Sandevi': 'annotation', 'Elin Tjernberg': 'hidden'}
  test.each(['rc4-40', 'rc4-128', 'aes-128', 'aes-128-metadata', 'aes-256', 'aes-256-acrobat'])('a PDF that is protected against changes by %s is read, and nothing besides', async (method) => {
    const file = await told(`protected-${method}.pdf`)
    expect(Object.fromEntries(Object.keys(IN_PROTECTED).map((text) => [text, placesOf(file, text)]))).toEqual(Object.fromEntries(Object.entries(IN_PROTECTED).map(([text, place]) => [text, [place]])))
    expect(file.text).toMatch(/^[\p{L}\p{N}\p{P}\p{S}\p{Zs}\n]*$/u)
  })

  test('a file made for the web has no earlier version', async () => {
    expect((await told('linearized.pdf')).parts.filter(({place}) => place.startsWith('earlier'))).toEqual([])
  })
})

describe('B9: what cannot be read is told apart', () => {
  test.each([['password.pdf', 'password'], ['script.pdf', 'active'], ['launch.pdf', 'active'], ['scanned.pdf', 'picture'], ['clear.doc', 'no-reader']])('%s: %s', async (name, why) => {
    expect(await readFileText(name, fixture(name), ASKED)).toEqual({kind: 'unread', why})
  })

  test.each([['clear.pdf', 'clear.docx'], ['clear.docx', 'clear.pdf'], ['clear.docx', 'clear.odt'], ['clear.odt', 'clear.docx'], ['clear-sheet.xlsx', 'clear.docx'], ['clear.rtf', 'clear.html'], ['clear.pdf', 'clear.eml'], ['clear.doc', 'clear.docx'], ['clear.rtf', 'clear.txt']])('%s by the name %s is another kind', async (content, name) => {
    expect(await readFileText(name, fixture(content), ASKED)).toEqual({kind: 'unread', why: 'other-kind'})
  })

  test('an office file with a password', async () => {
    const encrypted = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1_000), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await readFileText('a.docx', encrypted, ASKED)).toEqual({kind: 'unread', why: 'password'})
  })

  test('a file with more text than there is room for', async () => {
    expect(await readFileText('clear.docx', fixture('clear.docx'), {...ASKED, textBytes: 100})).toEqual({kind: 'unread', why: 'too-large'})
  })

  test.each(['a.pdf', 'a.docx', 'a.eml', 'a.png', 'a.txt'])('an empty %s', async (name) => {
    expect(await readFileText(name, Buffer.alloc(0), ASKED)).toMatchObject({kind: 'unread'})
  })

  test.each([' \r\n\t\n', '–– . ––\n', '\ufeff'])('a text without letters and digits: %j', async (text) => {
    expect(await readFileText('a.txt', Buffer.from(text), ASKED)).toEqual({kind: 'unread', why: 'empty'})
  })
})

test('B9: a page that is a picture is read where it can be read for certain, and told as such', async ({skip}) => {
  skip(!(await canReadPictures()), 'Tesseract with Swedish, or Poppler, is not on this machine')
  const file = await told('scanned.pdf', {...ASKED, files: {ocr: 'auto', knownPictures: []}})
  expect(placesOf(file, 'Förvaltningen har berett ärendet')).toEqual(['scan 1'])
}, 60_000)
