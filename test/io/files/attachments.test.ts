import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {plainFileText} from '../../../src/core/scan/file-text.js'
import {Attachments, ClearedFiles, TEXT_BYTES_MAX} from '../../../src/io/files/attachments.js'
import {sha256} from '../../../src/io/system/digest.js'
import {useFolder} from '../support.js'

const folder = useFolder()
const ABSENT = {sha256: null, bytes: null, reading: 'absent', why: null, text: null}
const WHOLE = {textBytes: TEXT_BYTES_MAX, files: {ocr: 'off', knownPictures: []}} as const
let delivered: Attachments

beforeEach(async () => {
  mkdirSync(join(folder.path, 'bilagor', 'under'), {recursive: true})
  mkdirSync(join(folder.path, 'utanför'))
  writeFileSync(join(folder.path, 'utanför', 'hemlig.txt'), 'hemligt')
  const found = await Attachments.in(join(folder.path, 'bilagor'))
  if (found === null) throw new Error('no folder')
  delivered = found
})

const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder.path, 'bilagor', name), content)

describe('what was delivered', () => {
  test('B9, E2: a text with its digest and size', async () => {
    put('a.txt', 'Ny förskola\n')
    expect(await delivered.read('a.txt', WHOLE)).toEqual({sha256: sha256('Ny förskola\n'), bytes: 13, reading: 'text', why: null, text: plainFileText('Ny förskola\n')})
    put('under/b.TXT', 'x')
    expect(await delivered.read('under/b.TXT', WHOLE)).toMatchObject({reading: 'text', text: plainFileText('x')})
  })

  test('A9: a text in another encoding, where that is certain', async () => {
    const text = 'Nämnden föreslår att förskolan på Ängsvägen byggs ut före hösten. Ärendet återremitteras så att frågan om översvämning hinner prövas.\n'.repeat(4)
    put('a.txt', Buffer.from(text, 'latin1'))
    expect(await delivered.read('a.txt', WHOLE)).toMatchObject({reading: 'text', text: plainFileText(text)})
    put('b.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
    expect(await delivered.read('b.txt', WHOLE)).toMatchObject({reading: 'text', text: plainFileText(text)})
  })

  test.each<readonly [string, string, string | Uint8Array, string]>([
    ['another sort of file', 'a.pdf', 'text', 'other-kind'], ['a kind without reader', 'a.doc', 'text', 'no-reader'], ['a name without ending', 'a', 'text', 'no-reader'], ['two encodings', 'a.txt', Buffer.concat([Buffer.from('Förskolan på Ängsvägen\n'), Buffer.from('Förskolan på Ängsvägen\n', 'latin1')]), 'unclear'],
    ['UTF-16 without its mark', 'a.txt', Buffer.from('förskola', 'utf16le'), 'other-kind'], ['control characters', 'a.txt', 'a\u001b[2Jb', 'unclear'], ['a nul', 'a.txt', 'a\u0000b', 'other-kind'], ['cut off inside a letter', 'a.txt', Buffer.from('på').subarray(0, 2), 'unclear'],
    ['another sort of file by a text’s name', 'a.txt', '%PDF-1.4 text', 'other-kind'],
  ])('B9: %s is not read as text, and has its digest', async (_, name, content, why) => {
    put(name, content)
    expect(await delivered.read(name, WHOLE)).toEqual({sha256: sha256(content), bytes: Buffer.from(content).length, reading: 'unread', why, text: null})
  })

  test('P1: what nobody asks to read is not read', async () => {
    put('a.txt', 'Ny förskola')
    expect(await delivered.read('a.txt', null)).toMatchObject({reading: 'unread', why: null, text: null})
  })

  test('a folder that is not there', async () => {
    expect(await Attachments.in(join(folder.path, 'finns-inte'))).toBeNull()
  })
})

describe('nothing outside the folder is opened', () => {
  test.each(['../utanför/hemlig.txt', 'under/../../utanför/hemlig.txt', 'finns-inte.txt', '', '.', '..'])('%j', async (path) => {
    expect(await delivered.read(path, WHOLE)).toEqual(ABSENT)
  })

  test('through a link to a file, to a folder, to itself', async () => {
    const link = (target: string, name: string): void => symlinkSync(target, join(folder.path, 'bilagor', name))
    link('../utanför/hemlig.txt', 'länk.txt')
    link(join(folder.path, 'utanför'), 'länkmapp')
    link('runt.txt', 'runt.txt')
    link('/etc/hostname', 'värd.txt')
    for (const path of ['länk.txt', 'länkmapp/hemlig.txt', 'runt.txt', 'värd.txt']) expect(await delivered.read(path, WHOLE), path).toEqual(ABSENT)
  })

  test('a folder beside it whose name begins alike is outside', async () => {
    mkdirSync(join(folder.path, 'bilagor-2'))
    writeFileSync(join(folder.path, 'bilagor-2', 'a.txt'), 'x')
    expect(await delivered.read('../bilagor-2/a.txt', WHOLE)).toEqual(ABSENT)
  })

  test('B9: a folder where a file should be is no file, and no fault', async () => {
    expect((await delivered.read('under', WHOLE)).reading).not.toBe('text')
  })
})

describe('E2: the only copies kept are of the bytes that were cleared', () => {
  test('kept once, under its digest', async () => {
    put('a.txt', 'Ny förskola')
    const cleared = new ClearedFiles(folder.path)
    const digest = sha256('Ny förskola')
    expect(await cleared.has(digest)).toBe(false)
    expect(await cleared.keep(delivered, 'a.txt', digest)).toBe(true)
    expect(readFileSync(cleared.pathOf(digest), 'utf8')).toBe('Ny förskola')
    put('a.txt', 'något annat')
    expect(await cleared.keep(delivered, 'a.txt', digest)).toBe(true)
    expect(await cleared.text(digest, 'a.txt', WHOLE)).toEqual(plainFileText('Ny förskola'))
  })

  test.each([['changed', 'Ny förskolA'], ['longer', 'Ny förskola '], ['gone', null]])('B7: bytes that are %s since they were read are not kept', async (_, content) => {
    if (content !== null) put('a.txt', content)
    const cleared = new ClearedFiles(folder.path)
    const digest = sha256('Ny förskola')
    expect(await cleared.keep(delivered, 'a.txt', digest)).toBe(false)
    expect(await cleared.has(digest)).toBe(false)
    expect(await cleared.text(digest, 'a.txt', WHOLE)).toBeNull()
  })

  test('a link that leads out is not kept, whatever it holds', async () => {
    symlinkSync('../utanför/hemlig.txt', join(folder.path, 'bilagor', 'länk.txt'))
    expect(await new ClearedFiles(folder.path).keep(delivered, 'länk.txt', sha256('hemligt'))).toBe(false)
  })
})
