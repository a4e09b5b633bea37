import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Encoding} from '../../../src/io/files/encoding.js'
import {inspectExport, originalLines, recordsOf, type CsvExport, type ExportFile, type ExportRecord} from '../../../src/io/files/export-file.js'
import {sha256} from '../../../src/io/system/digest.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()
const KNOWN = new Set(['diarie', 'ärende', 'rubrik'])
const HEADER = 'diarie;ärende;rubrik\n'

function written(content: string | Uint8Array): string {
  const path = join(folder.path, 'export.csv')
  writeFileSync(path, content)
  return path
}

const inspected = (content: string | Uint8Array, asked: Encoding | null = null): Promise<ExportFile> => inspectExport(written(content), 'export.csv', asked, KNOWN)

async function records(content: string | Uint8Array, asked: Encoding | null = null): Promise<readonly ExportRecord[]> {
  const all: ExportRecord[] = []
  for await (const batch of recordsOf(await inspected(content, asked))) all.push(...batch)
  return all.sort((one, other) => one.line - other.line)
}

const told = async (content: string | Uint8Array, asked: Encoding | null = null): Promise<readonly string[]> => (await records(content, asked)).map((record) => `${String(record.line)}: ${record.kind === 'broken' ? 'broken' : record.cells.join('|')}`)

describe('A9: an export as found on disk', () => {
  test('its digest, size, delimiter and header', async () => {
    const text = `${HEADER}KS;1;Förskola\n`
    expect(await inspected(text)).toEqual({
      kind: 'csv', path: join(folder.path, 'export.csv'), name: 'export.csv', sha256: sha256(text), bytes: Buffer.byteLength(text), encoding: 'utf-8', bomBytes: 0, delimiter: ';', header: ['diarie', 'ärende', 'rubrik'], endsWithLineBreak: true,
    })
  })

  test.each([[';', 'diarie;ärende;rubrik, kort\n'], [',', 'diarie,ärende;nr,rubrik\n'], ['\t', 'diarie\tärende\trubrik\n'], [';', '"diarie";"ärende";"rubrik"\r\n'], [';', ' Diarie ; ÄRENDE ;rubrik\n']])('%j is the delimiter of %j', async (delimiter, header) => {
    expect(((await inspected(header)) as CsvExport).delimiter).toBe(delimiter)
  })

  test.each<readonly [string, string, string | Uint8Array, Encoding | null]>([
    ['nothing in it', 'input-empty', '', null],
    ['no heading that is known', 'header-missing', 'a;b;c\n1;2;3\n', null],
    ['an empty line first', 'header-missing', `\n${HEADER}`, null],
    ['one heading only', 'delimiter-unknown', 'diarie\nKS\n', null],
    ['a damaged workbook', 'workbook-unreadable', Buffer.from('PK\u0003\u0004 diarie;ärende'), null],
    ['a PDF', 'input-not-csv', '%PDF-1.7 diarie;rubrik\n', null],
    ['bytes that are no text', 'input-not-text', Buffer.from('diarie;\u0000rubrik\n'), null],
    ['an encoding that is not certain', 'encoding-uncertain', Buffer.concat([Buffer.from('diarie;rubrik\nKS;'), Buffer.from([0x86, 0x84, 0x94, 0x61])]), null],
  ])('%s is refused: %s', async (_, code, content, asked) => {
    expect(await refusalOf(() => inspected(content, asked))).toMatchObject({code, facts: {file: 'export.csv'}})
  })

  test('one that is not there, or is a folder, is refused', async () => {
    mkdirSync(join(folder.path, 'mapp'))
    for (const name of ['finns-inte.csv', 'mapp']) expect(await refusalOf(() => inspectExport(join(folder.path, name), name, null, KNOWN))).toMatchObject({code: 'input-not-found', exitCode: 66})
  })
})

describe('A9: lines', () => {
  test.each([
    ['one by one', `${HEADER}KS;1;a\nKS;2;b\n`, ['2: KS|1|a', '3: KS|2|b']],
    ['with Windows line ends', `diarie;ärende;rubrik\r\nKS;1;a\r\nKS;2;b\r\n`, ['2: KS|1|a', '3: KS|2|b']],
    ['without a break at the end', `${HEADER}KS;1;a\nKS;2;b`, ['2: KS|1|a', '3: KS|2|b']],
    ['a field of several lines begins where it begins', `${HEADER}KS;1;"a\nb\nc"\nKS;2;b\n`, ['2: KS|1|a\nb\nc', '5: KS|2|b']],
    ['and with Windows line ends', `diarie;ärende;rubrik\r\nKS;1;"a\r\nb"\r\nKS;2;b\r\n`, ['2: KS|1|a\r\nb', '4: KS|2|b']],
    ['two fields of several lines', `${HEADER}"K\nS";1;"a\nb"\nKS;2;b\n`, ['2: K\nS|1|a\nb', '5: KS|2|b']],
    ['empty lines are passed over and counted', `${HEADER}\n\nKS;1;a\n\nKS;2;b\n`, ['4: KS|1|a', '6: KS|2|b']],
    ['quotes and delimiters inside quotes', `${HEADER}KS;1;"a;""b"""\n`, ['2: KS|1|a;"b"']],
    ['too few and too many', `${HEADER}KS;1\nKS;2;b;c\n`, ['2: KS|1', '3: KS|2|b|c']],
    ['a broken one among others', `${HEADER}KS;1;a\nKS;2;b "x"\nKS;3;c\n`, ['2: KS|1|a', '3: broken', '4: KS|3|c']],
    ['a quote in the middle of a field', `${HEADER}KS;1;a "b" c\nKS;2;b\n`, ['2: broken', '3: KS|2|b']],
    ['a broken one with two faults is told once', `${HEADER}KS;1 "x";a "y" z\nKS;2;b\n`, ['2: broken', '3: KS|2|b']],
    ['a broken one after one of several lines', `${HEADER}KS;1;"a\nb"\nKS;2;b "x"\nKS;3;c\n`, ['2: KS|1|a\nb', '4: broken', '5: KS|3|c']],
    ['and with Windows line ends', `diarie;ärende;rubrik\r\nKS;1;"a\r\nb"\r\nKS;2;b "x"\r\nKS;3;c\r\n`, ['2: KS|1|a\r\nb', '4: broken', '5: KS|3|c']],
  ])('%s', async (_, content, expected) => {
    expect(await told(content)).toEqual(expected)
  })

  test('whatever the fields hold, each record begins at its own line and has its cells', async () => {
    const cell = fc.array(fc.constantFrom('a', 'å', ' ', ';', '"', '\n', '\r\n', '😀', ','), {maxLength: 5}).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), {minLength: 1, maxLength: 8}), async (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        let line = 2
        const expected = rows.map((cells) => {
          const record = {kind: 'record', line, cells}
          line += 1 + cells.join('').split('\n').length - 1
          return record
        })
        expect(await records(`${HEADER}${rows.map((cells) => `${cells.map(quoted).join(';')}\n`).join('')}`)).toMatchObject(expected)
      }),
      {numRuns: 200},
    )
  })

  test('what breaks in the header does not swallow the first row', async () => {
    const found = await told('diarie;ärende;rubrik;an"teck"ning\nKS;1;a;x\nKS;2;b;y\n').catch(() => ['refused'])
    expect(found[0] === 'refused' || found.some((row) => row.includes('KS|1|a'))).toBe(true)
  })

  test('a million rows come some thousands at a time', async () => {
    const sizes: number[] = []
    for await (const batch of recordsOf(await inspected(`${HEADER}${'KS;1;a\n'.repeat(1_345)}`))) sizes.push(batch.length)
    expect(sizes).toEqual([500, 500, 345])
  })
})

describe('A9: encodings give the same rows', () => {
  const text = `${HEADER}KS;1;Förskola på Åsen\nKS;2;Överklagande i Björkö\nKS;3;Ängsö skärgård\n`
  const expected = ['2: KS|1|Förskola på Åsen', '3: KS|2|Överklagande i Björkö', '4: KS|3|Ängsö skärgård']
  test.each([
    ['UTF-8', Buffer.from(text)], ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)], ['UTF-16 LE', Buffer.from(`\ufeff${text}`, 'utf16le')], ['UTF-16 BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()], ['UTF-16 LE without a mark', Buffer.from(text, 'utf16le')],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('%s', async (_, bytes) => {
    expect(await told(bytes)).toEqual(expected)
  })

  test('asked for and wrong: refused, not read as something else', async () => {
    expect(await refusalOf(() => told(Buffer.from(text, 'latin1'), 'utf-8'))).toMatchObject({code: 'encoding-wrong'})
  })
})

describe('what is cut off or no CSV', () => {
  test.each([
    ['a quote that is never closed', `${HEADER}KS;1;a\nKS;2;"b\nKS;3;c\n`, 'input-truncated', 3],
    ['text after a closing quote, from which no reader finds its way back', `${HEADER}KS;1;a\nKS;2;"b"x\nKS;3;c\n`, 'input-quote-broken', 3],
    ['a last row that ends in the middle', `${HEADER}KS;1;a\nKS;2`, 'input-truncated', 3],
    ['a field of a million characters', `${HEADER}KS;1;a\nKS;2;${'x'.repeat(1_100_000)}\n`, 'input-field-too-large', 3],
  ])('%s is refused with its line', async (_, content, code, line) => {
    expect(await refusalOf(() => records(content))).toMatchObject({code, facts: {file: 'export.csv', line}})
  })
})

describe('A9: the refused rows as they stood', () => {
  async function lines(content: string | Uint8Array, wanted: readonly number[]): Promise<readonly string[]> {
    const found: string[] = []
    await originalLines(await inspected(content), new Set(wanted), (text) => found.push(text))
    return found
  }

  test.each<readonly [string, string | Uint8Array, readonly number[], readonly string[]]>([
    ['by line', `${HEADER}KS;1;a\nKS;2;b "x"\nKS;3;c\n`, [3], ['KS;2;b "x"']],
    ['decoded', Buffer.from(`${HEADER}KS;1;Förskola på Åsen\nKS;2;Björkö\n`, 'latin1'), [2], ['KS;1;Förskola på Åsen']],
    ['with Windows line ends', 'diarie;ärende;rubrik\r\nKS;1;a\r\nKS;2;b\r\n', [2], ['KS;1;a']],
    ['with all the lines it stands on', `${HEADER}KS;1;"a\nb"\nKS;2;c\n`, [2], ['KS;1;"a', 'b"']],
    ['though a row before holds a line separator that is no line break', `${HEADER}KS;1;"a\u2028b"\nKS;2;c\nKS;3;d\n`, [3], ['KS;2;c']],
  ])('%s', async (_, content, wanted, expected) => {
    expect(await lines(content, wanted)).toEqual(['diarie;ärende;rubrik', ...expected])
  })
})
