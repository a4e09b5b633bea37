import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {mkdir, open, symlink, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {ROW_PROBLEMS, type RowProblemCode} from '../../../src/core/intake/row-problem.js'
import {SOURCE_COLUMNS, type SourceColumn} from '../../../src/core/intake/source-map.js'
import type {RefusalCode} from '../../../src/core/refusal.js'
import {readSource} from '../../../src/io/files/source-file.js'
import {importFiles} from '../../../src/usecases/import/import-files.js'
import type {ImportedFile, ImportOrder} from '../../../src/usecases/import/import-export.js'
import {encoded} from '../../support/labelled-files.js'
import {MEETING_PROBLEMS} from '../../support/meeting-problems.js'
import {aRow, csvOf, Town, type SourceRow} from '../../support/town.js'

const MORNING = '2026-02-03T09:00:00Z'
const LATER = '2026-02-03T10:00:00Z'
const EVENING = '2026-02-03T20:00:00Z'
const HEADER = SOURCE_COLUMNS.join(';')

const GOOD = aRow({handlingsnummer: '90', handlingsrubrik: 'Avtal lekplats'})

async function found(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

const TABLES = ['entry', 'version', 'publication', 'decision', 'note', 'correction', 'release', 'gone_address', 'audit_event'] as const

/** Everything the register and the site hold, to be compared before and after. */
async function everything(town: Town): Promise<unknown> {
  const tables = await town.within(EVENING, async ({db}) => Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, await db(table).select('*')] as const))))
  return {tables, files: readdirSync(join(town.folder, 'files'), {recursive: true}), site: readdirSync(join(town.folder, 'site'), {recursive: true})}
}

function balanced({read, imported, changed, unchanged, rejected}: ImportedFile): boolean {
  return imported + changed + unchanged + rejected === read
}

async function importPath(town: Town, path: string, order: Partial<ImportOrder> = {}): Promise<unknown> {
  return town.within(MORNING, (session) =>
    importFiles(session, {
      files: [{path, name: 'export.csv'}],
      source: readSource('diarievakt'),
      encoding: null,
      sheet: null,
      full: [],
      attachments: null,
      isDryRun: false,
      maxRejects: null,
      allowsMassWithdrawal: false,
      usesSecondCore: false,
      reasonFor: ({code}) => code,
      onFile: () => undefined,
      onProgress: () => undefined,
      ...order,
    }),
  )
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const SWEDISH_ROW = aRow({handlingsrubrik: 'Åtgärder för ån och sjön i Överby', arenderubrik: 'Vård av ängar på Åsön'})
const SWEDISH = csvOf([SWEDISH_ROW])
const ASCII = aRow({arenderubrik: 'Plan', arende_status: '', avsandare_mottagare: '', webbnamn: '', handling_status: ''})

describe('a file that cannot be taken in is refused whole, says why, and leaves everything as it was (A9)', () => {
  const rows = csvOf([GOOD, aRow()])
  const refused: readonly [string, string | Uint8Array, RefusalCode, object?, Partial<ImportOrder>?][] = [
    ['an empty file', '', 'input-empty'],
    ['prose', 'Hej! Här kommer exporten som ni bad om.\nHälsningar från registraturet\n', 'header-missing'],
    ['blank lines', '\n\n\n', 'header-missing'],
    ['a PDF', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]), Buffer.alloc(5_000, 0x9c)]), 'input-not-csv'],
    ['a damaged workbook', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5_000, 0xb7)]), 'workbook-unreadable'],
    ['an older workbook', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'), 'workbook-other', {kind: 'xls'}],
    ['an image', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100)]), 'input-not-text'],
    ['a quote that is never closed', `${rows}${HEADER.replace('diarie', '"diarie')}\nmer\n`, 'input-truncated', {line: 4}],
    ['text after a closing quotation mark', `${rows}${csvOf([aRow()]).split('\n')[1]?.replace('Remiss om ny', '"Remiss" om ny')}\n`, 'input-quote-broken', {line: 4}],
    ['a file cut in the middle of a row', rows.slice(0, -60), 'input-truncated', {line: 3}],
    ['a UTF-16 file cut in the middle of a row', Buffer.from(`\ufeff${rows.slice(0, -60)}`, 'utf16le'), 'input-truncated', {line: 3}],
    ['a UTF-8 file cut in the middle of a letter', Buffer.from(SWEDISH.slice(0, SWEDISH.lastIndexOf('å') + 1)).subarray(0, -1), 'input-truncated', {line: 2}],
    ['one high byte that could be anything', Buffer.from(csvOf([{...ASCII, handlingsrubrik: 'Plan 1 - \u0094'}]), 'latin1'), 'encoding-uncertain', {readings: ['windows-1252 (” 1)', 'cp850 (ö 1)', 'macroman (î 1)']}],
    ['an export in code page 850 after one in Windows-1252', Buffer.concat([Buffer.from(SWEDISH, 'latin1'), encoded(csvOf([SWEDISH_ROW]).split('\n').slice(1).join('\n'), 'cp850')]), 'encoding-mixed', {encodings: ['windows-1252', 'cp850'], line: 3}],
    ['an export in Windows-1252 after one in UTF-8', Buffer.concat([Buffer.from(SWEDISH), Buffer.from(csvOf([SWEDISH_ROW]).split('\n').slice(1).join('\n'), 'latin1')]), 'encoding-mixed', {encodings: ['utf-8', 'windows-1252'], line: 3}],
    ['code page 850 that is said to be MacRoman', encoded(SWEDISH, 'cp850'), 'encoding-wrong', {encoding: 'macroman', likelier: 'cp850'}, {encoding: 'macroman'}],
    ['UTF-8 that is said to be Windows-1252', SWEDISH, 'encoding-wrong', {}, {encoding: 'windows-1252'}],
    ['Windows-1252 that is said to be UTF-8', Buffer.from(SWEDISH, 'latin1'), 'encoding-wrong', {}, {encoding: 'utf-8'}],
    ['Windows-1252 that is said to be UTF-8, tried first', Buffer.from(SWEDISH, 'latin1'), 'encoding-wrong', {}, {encoding: 'utf-8', isDryRun: true}],
    ['UTF-8 that is said to be UTF-16', SWEDISH, 'encoding-wrong', {}, {encoding: 'utf-16le'}],
    ['UTF-16 that is said to be UTF-8', Buffer.from(SWEDISH, 'utf16le'), 'encoding-wrong', {}, {encoding: 'utf-8'}],
    ['a heading twice', `${HEADER};Datum\n`, 'header-duplicate', {columns: ['Datum']}],
    ['headings that are not there', csvOf([], SOURCE_COLUMNS.filter((column) => column !== 'handling_sekretess' && column !== 'datum')), 'header-missing', {columns: ['handling_sekretess', 'datum']}],
    ['columns set apart by something else', csvOf([GOOD]).replaceAll(';', '|'), 'header-missing'],
    ['NUL in the header', `${HEADER}\u0000\n`, 'input-not-text'],
    ['an unknown diary as full', rows, 'diary-unknown', {committee: 'XX'}, {full: ['XX']}],
    ['more rejects than allowed', csvOf([GOOD, aRow({datum: ''}), aRow({datum: ''})]), 'too-many-rejects', {rejected: 2, read: 3}, {maxRejects: {rows: 1}}],
    ['a larger share of rejects than allowed', csvOf([GOOD, aRow({datum: ''}), aRow({datum: ''})]), 'too-many-rejects', {rejected: 2, read: 3}, {maxRejects: {percent: 50}}],
  ]
  test.each(refused)('%s', async (...[, content, code, facts = {}, order = {}]) => {
    const town = await found()
    await town.import(MORNING, [aRow({handlingsnummer: '80'})])
    await town.publish(MORNING)
    const before = await everything(town)
    await expect(town.import(MORNING, typeof content === 'string' ? Buffer.from(content) : content, order)).rejects.toMatchObject({code, facts})
    expect(await everything(town)).toEqual(before)
    expect((await town.import(LATER, [GOOD])).files[0], 'the next import works').toMatchObject({read: 1, imported: 1})
  })

  test('a file that is not there, and a folder', async () => {
    const town = await found()
    for (const path of [join(town.folder, 'none.csv'), town.folder]) await expect(importPath(town, path)).rejects.toMatchObject({code: 'input-not-found', facts: {file: path}})
  })

  test.each(['', '"'])('a field of 100 MB (%j), within memory', async (quote) => {
    const town = await found()
    const path = join(town.folder, 'inbox', 'long.csv')
    const file = await open(path, 'w')
    await file.write(`${csvOf([GOOD])}KS;${quote}`)
    const mega = Buffer.alloc(1_000_000, 0x61)
    for (let count = 0; count < 100; count += 1) await file.write(mega)
    await file.write(`${quote};x\n`)
    await file.close()
    const before = await everything(town)
    const peak = process.resourceUsage().maxRSS
    await expect(importPath(town, path)).rejects.toMatchObject({code: 'input-field-too-large', facts: {line: 3}})
    expect((process.resourceUsage().maxRSS - peak) / 1024, 'MB').toBeLessThan(150)
    expect(await everything(town)).toEqual(before)
  })
})

describe('a row that cannot be taken in is rejected with line, column and code, and the rest of the file is taken in (A9)', () => {
  const cells = (row: SourceRow): string[] => SOURCE_COLUMNS.map((column) => row[column] ?? '')
  const changed = (changes: SourceRow): string => csvOf([aRow(changes)]).split('\n').slice(1).join('\n')
  const rejected: readonly (readonly [string, string, RowProblemCode, SourceColumn | null])[] = [
    ['too few columns', `${cells(aRow()).slice(0, -1).join(';')}\n`, 'columns-missing', null],
    ['too many columns', `${cells(aRow()).join(';')};x\n`, 'columns-extra', null],
    ['a quotation mark inside a field', `${cells(aRow({handlingsrubrik: 'Ek"back"en'})).join(';')}\n`, 'quote-broken', null],
    ['NUL', changed({handlingsrubrik: 'Remiss\u0000'}), 'control-character', 'handlingsrubrik'],
    ['an escape sequence', changed({arenderubrik: '\u001b]52;c;aGVq\u0007Ny förskola'}), 'control-character', 'arenderubrik'],
    ['a C1 control character', changed({webbnamn: 'Läns\u009bstyrelsen'}), 'control-character', 'webbnamn'],
    ['a turned direction of writing', changed({handlingsrubrik: 'Remiss \u202egnp.exe'}), 'control-character', 'handlingsrubrik'],
    ['a replacement character', changed({handlaggare: 'F\ufffdrvaltningen'}), 'control-character', 'handlaggare'],
    ['letters damaged by a change of encoding', changed({webbnamn: 'LÃ¤nsstyrelsen'}), 'letters-garbled', 'webbnamn'],
    ['no diary', changed({diarie: ' '}), 'diary-missing', 'diarie'],
    ['an unknown diary', changed({diarie: 'XX'}), 'diary-unknown', 'diarie'],
    ['no case number', changed({arendenummer: ''}), 'case-number-missing', 'arendenummer'],
    ['a case number of another shape', changed({arendenummer: 'KS 2026/123'}), 'case-number-shape', 'arendenummer'],
    ['no date', changed({datum: ''}), 'date-missing', 'datum'],
    ['30 February', changed({datum: '2026-02-30'}), 'date-impossible', 'datum'],
    ['29 February in an ordinary year', changed({datum: '2025-02-29'}), 'date-impossible', 'datum'],
    ['month 13', changed({datum: '2026-13-01'}), 'date-impossible', 'datum'],
    ['a date in another form', changed({datum: '3/2 2026'}), 'date-impossible', 'datum'],
    ['a closing day that does not exist', changed({arende_status: 'avslutat', avslutat: '2026-06-31'}), 'date-impossible', 'avslutat'],
    ['a case status nobody knows', changed({arende_status: 'vilande'}), 'status-unknown', 'arende_status'],
    ['a document status nobody knows', changed({handling_status: 'kanske'}), 'status-unknown', 'handling_status'],
    ['an impossible time of change', changed({andrad: '2026-02-03T25:00:00'}), 'changed-impossible', 'andrad'],
    ['an impossible day of publication', changed({publicerad: '2026-02-31'}), 'published-impossible', 'publicerad'],
    ['a day of publication to come', changed({publicerad: '2026-02-04'}), 'published-in-future', 'publicerad'],
    ...['../hemligt.txt', 'a/../../hemligt.txt', '/etc/passwd', '~/hemligt.txt', 'C:\\hemligt.txt', '..\\hemligt.txt', './remiss.txt', 'a//b.txt', 'bra.txt|../hemligt.txt'].map(
      (fil) => [`the path ${fil}`, changed({fil, fil_publiceras: 'ja'}), 'file-path', 'fil'] as const,
    ),
    ['a field of 10,001 characters', changed({handlingsrubrik: 'a'.repeat(10_001)}), 'field-too-long', 'handlingsrubrik'],
    ['a document without number', changed({handlingsnummer: ''}), 'document-half', 'handlingsnummer'],
    ['a document told twice in two ways at one time', changed({...GOOD, handlingsrubrik: 'Avtal om något annat'}), 'duplicate-differs', 'handlingsnummer'],
  ]

  test.each(rejected)('%s', async (_, row, code, column) => {
    const town = await found()
    const after = aRow({handlingsnummer: '91', handlingsrubrik: 'Avtal belysning'})
    const {files: [file]} = await town.import(MORNING, `${csvOf([GOOD])}${row}${csvOf([after]).split('\n').slice(1).join('\n')}`)
    if (file === undefined) throw new Error('Nothing was imported')
    expect(file.problems).toEqual([{kind: 'problem', code, line: 3, column}])
    expect(file).toMatchObject({read: 3, imported: 2, rejected: 1})
    expect(balanced(file)).toBe(true)
    expect(readFileSync(file.rejectFiles?.list ?? '', 'utf8')).toContain(`\n3;${column ?? ''};${code};${code}`)
    const [header, original] = readFileSync(file.rejectFiles?.rows ?? '', 'utf8').split(/\n(.*)/s)
    expect(header).toBe(HEADER)
    expect(original?.trimEnd()).toBe(row.trimEnd())
  })

  test('every code a row can be refused with is met above', () => {
    // Cells of a workbook have a test of their own.
    expect([...new Set(rejected.map(([, , code]) => code))].sort()).toEqual(ROW_PROBLEMS.filter((code) => !code.startsWith('cell-') && !MEETING_PROBLEMS.includes(code)).sort())
  })

  test.each(['\n', '\r\n', '\r'])('lines are counted as an editor counts them, also after a break inside quotes, with %j', async (end) => {
    const town = await found()
    const text = csvOf([aRow({handlingsrubrik: 'Remiss\nom ny\nförskola'}), aRow({handlingsnummer: '2', datum: 'i går', handlingsrubrik: 'Två\nrader'}), aRow({handlingsnummer: '3', datum: ''})])
    const {files: [file]} = await town.import(MORNING, text.replaceAll('\n', end))
    expect(file?.problems.map(({line, code}) => [line, code])).toEqual([[5, 'date-impossible'], [7, 'date-missing']])
    expect(file).toMatchObject({read: 3, imported: 1, rejected: 2})
  })

  test.each(['\r\n', '\n', '\r'])('a header that ends with %j, and rows that end otherwise, are lines all the same', async (end) => {
    const town = await found()
    const lines = csvOf([aRow(), aRow({handlingsnummer: '2', datum: 'i går'}), aRow({handlingsnummer: '3'})]).trimEnd().split('\n')
    const {files: [file]} = await town.import(MORNING, lines.map((line, at) => [line, at === 0 ? end : ['\n', '\r\n', '\r'][at - 1]].join('')).join(''))
    expect(file).toMatchObject({read: 3, imported: 2, rejected: 1, problems: [{line: 3, code: 'date-impossible'}]})
  })

  test('a row with a broken quotation takes no other row with it: each is in the register or among the refused, or the file is refused whole', async () => {
    const town = await found()
    const numbered = ['1', '2', '3', '4', '5'].map((number) => csvOf([aRow({handlingsnummer: number, handlingsrubrik: `Skrivelse ${number}`})]).split('\n')[1] ?? '')
    const text = [HEADER, ...numbered, ''].join('\n').replace('Skrivelse 2', '"Skrivelse" 2').replace('Skrivelse 4', '"Skrivelse 4"')
    const outcome = await town.import(MORNING, text).catch((error: unknown) => error as {readonly code: string})
    if ('code' in outcome) {
      expect(outcome.code).toBe('input-quote-broken')
      return
    }
    const kept = readFileSync(outcome.files[0]?.rejectFiles?.rows ?? '', 'utf8')
    const entries = await town.within(EVENING, ({db}) => db('entry').where({kind: 'document'}).pluck('document_number')) as readonly string[]
    expect(['1', '2', '3', '4', '5'].filter((number) => !entries.includes(number) && !kept.includes(`;${number};`))).toEqual([])
  })

  test('a rejected row of several lines is kept whole, to be corrected and imported again: nothing is lost', async () => {
    const town = await found()
    const bad = aRow({datum: '2026-02-30', handlingsrubrik: 'Remiss\nom ny\nförskola'})
    const {files: [file]} = await town.import(MORNING, [GOOD, bad, aRow({handlingsnummer: '91'})])
    const kept = readFileSync(file?.rejectFiles?.rows ?? '', 'utf8')
    expect(kept).toBe(csvOf([bad]))
    expect((await town.import(LATER, kept.replace('2026-02-30', '2026-02-28'))).files[0]).toMatchObject({read: 1, imported: 1, rejected: 0})
  })

  test('a link or a folder in the place of a file is not followed out of the attachments folder: the row waits', async () => {
    const town = await found()
    const [outside, attachments] = [join(town.folder, 'hemligt'), join(town.folder, 'bilagor')]
    await mkdir(outside)
    await mkdir(attachments)
    await writeFile(join(outside, 'lon.txt'), 'Hemligt')
    await symlink(join(outside, 'lon.txt'), join(attachments, 'fil.txt'))
    await symlink(outside, join(attachments, 'mapp'))
    const rows = ['fil.txt', 'mapp/lon.txt'].map((fil, index) => aRow({handlingsnummer: String(index + 1), fil, fil_publiceras: 'ja'}))
    const imported = await town.import(MORNING, rows, {attachments})
    expect(imported.stages).toEqual({cleared: 1, held: 2})
    await town.publish(MORNING)
    expect([...town.siteHolds(['Hemligt'])]).toEqual([])
    expect(readdirSync(join(town.folder, 'files'))).toEqual([])
  })

  test('a folder in the place of a file holds the row, and the import goes on', async () => {
    const town = await found()
    const attachments = join(town.folder, 'bilagor')
    await mkdir(join(attachments, 'mapp.txt'), {recursive: true})
    const imported = await town.import(MORNING, [aRow({fil: 'mapp.txt', fil_publiceras: 'ja'})], {attachments})
    expect(imported.stages).toEqual({cleared: 1, held: 1})
  })
})

describe('what is odd but whole is taken in as it stands (A9)', () => {
  const heading = 'Åtgärder för ån och sjön i Överby'
  const shows = async (town: Town, text: string): Promise<boolean> => {
    await town.publish(LATER)
    return (await town.public(LATER)).some((entry) => 'heading' in entry && entry.heading === text)
  }

  test.each<[string, Uint8Array, string, Partial<ImportOrder>?]>([
    ['UTF-8', Buffer.from(SWEDISH), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${SWEDISH}`), 'utf-8'],
    ['UTF-16 LE', Buffer.from(SWEDISH, 'utf16le'), 'utf-16le'],
    ['UTF-16 LE with a byte order mark', Buffer.from(`\ufeff${SWEDISH}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE', utf16be(SWEDISH), 'utf-16be'],
    ['UTF-16 BE with a byte order mark', utf16be(`\ufeff${SWEDISH}`), 'utf-16be'],
    ['Windows-1252', Buffer.from(SWEDISH, 'latin1'), 'windows-1252'],
    ['Windows-1252 as asked for', Buffer.from(SWEDISH, 'latin1'), 'windows-1252', {encoding: 'windows-1252'}],
    ['CP850', encoded(SWEDISH, 'cp850'), 'cp850'],
    ['CP850 as asked for', encoded(SWEDISH, 'cp850'), 'cp850', {encoding: 'cp850'}],
    ['MacRoman', encoded(SWEDISH, 'macroman'), 'macroman'],
    ['MacRoman with the line ends of its time', encoded(SWEDISH.replaceAll('\n', '\r'), 'macroman'), 'macroman'],
  ])('%s', async (_, bytes, encoding, order = {}) => {
    const town = await found()
    expect((await town.import(MORNING, bytes, order)).files[0]).toMatchObject({encoding, read: 1, imported: 1, rejected: 0})
    expect(await shows(town, heading)).toBe(true)
  })

  test.each([
    ['semicolons', ';', '\n'],
    ['commas', ',', '\n'],
    ['tabs', '\t', '\n'],
    ['semicolons and CRLF', ';', '\r\n'],
    ['commas and CR', ',', '\r'],
  ])('%s', async (_, delimiter, end) => {
    const town = await found()
    const quoted = [SOURCE_COLUMNS, ...[GOOD, aRow({handlingsrubrik: `Ett${delimiter}två`})].map((row) => SOURCE_COLUMNS.map((column) => row[column]))].map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter))
    expect((await town.import(MORNING, quoted.join(end))).files[0]).toMatchObject({delimiter, read: 2, imported: 2, rejected: 0})
    // A tab inside a field is a space to the public.
    expect(await shows(town, `Ett${delimiter.replace('\t', ' ')}två`)).toBe(true)
  })

  test.each(['=HYPERLINK("http://ond.example";"Remiss")', '+46 procent', '-1 och @SUM', '<script>alert(1)</script>', '${jndi:ldap://ond.example}', "'; DROP TABLE entry; --"])('the text %s', async (text) => {
    const town = await found()
    expect((await town.import(MORNING, [aRow({handlingsrubrik: text})])).files[0]).toMatchObject({imported: 1, rejected: 0})
    expect(await shows(town, text)).toBe(true)
    expect([...town.site().values()].join('')).not.toContain('<script>alert')
  })

  test.each(['', '\n', '\r\n'])('no rows after the header, ending in %j', async (end) => {
    const town = await found()
    const {files: [file]} = await town.import(MORNING, `${HEADER}${end}`)
    expect(file).toMatchObject({read: 0, imported: 0, changed: 0, unchanged: 0, rejected: 0, withdrawn: 0})
  })

  test('columns that no rule needs are named and not stored, whatever they are called (A13)', async () => {
    const town = await found()
    const [, row] = csvOf([aRow()]).split('\n')
    const {files: [file]} = await town.import(MORNING, `__proto__;${HEADER};constructor;internt_telefonnummer\nförorenad;${row};förorenad;förorenad\n`)
    expect(file).toMatchObject({imported: 1, rejected: 0, ignoredColumns: ['__proto__', 'constructor', 'internt_telefonnummer']})
    expect(JSON.stringify(await everything(town))).not.toContain('förorenad')
    expect(({} as Record<string, unknown>)['förorenad']).toBeUndefined()
  })

  test('columns in another order and headings in capitals', async () => {
    const town = await found()
    const columns = [...SOURCE_COLUMNS].reverse()
    expect((await town.import(MORNING, csvOf([aRow()], columns).replace(columns.join(';'), columns.join(';').toUpperCase()))).files[0]).toMatchObject({imported: 1})
  })

  test('the last row may lack its line break', async () => {
    const town = await found()
    expect((await town.import(MORNING, csvOf([GOOD, aRow()]).trimEnd())).files[0]).toMatchObject({read: 2, imported: 2, rejected: 0})
  })
})

describe('an import is all or nothing (A9)', () => {
  const ROWS = [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Klagomål från Gunilla Lindqvist'}), aRow({handlingsnummer: '3', datum: ''}), GOOD]
  const counts = ({files: [file], stages}: Awaited<ReturnType<Town['import']>>): unknown => {
    if (file === undefined) throw new Error('Nothing was imported')
    const {read, imported, changed, unchanged, rejected, withdrawn, older, disagreeing, problems} = file
    return {read, imported, changed, unchanged, rejected, withdrawn, older, disagreeing, problems, stages}
  }

  test('the same file twice changes nothing the second time', async () => {
    const town = await found()
    await town.import(MORNING, ROWS)
    await town.publish(MORNING)
    const before = (await everything(town)) as {readonly tables: Record<string, unknown>}
    const again = await town.import(MORNING, ROWS)
    expect(counts(again)).toMatchObject({read: 4, imported: 0, changed: 0, unchanged: 3, rejected: 1, withdrawn: 0, stages: {}})
    const after = (await everything(town)) as typeof before
    expect({...after.tables, audit_event: null}).toEqual({...before.tables, audit_event: null})
  })

  test.each<[string, Partial<ImportOrder>]>([
    ['a first import', {}],
    ['a full export that takes something down', {full: ['KS']}],
  ])('a dry run of %s counts the same and changes nothing', async (_, order) => {
    const town = await found()
    if (order.full !== undefined) {
      await town.import(MORNING, [...ROWS, aRow({handlingsnummer: '4'})])
      await town.publish(MORNING)
    }
    const before = await everything(town)
    const tried = await town.import(LATER, ROWS, {...order, isDryRun: true})
    expect(await everything(town)).toEqual(before)
    const done = await town.import(LATER, ROWS, order)
    expect(counts(done)).toEqual(counts(tried))
    expect(await everything(town)).not.toEqual(before)
  })

  test('a dry run copies no attachment', async () => {
    const town = await found()
    await town.import(MORNING, [aRow({fil: 'remiss.txt', fil_publiceras: 'ja'})], {isDryRun: true, with: {'remiss.txt': 'Remissen.\n'}})
    expect(readdirSync(join(town.folder, 'files'))).toEqual([])
  })

  test.each(['read', 'judge', 'apply'] as const)('an import that dies while it is at %s has changed nothing, and the next one works', async (step) => {
    const town = await found()
    await town.import(MORNING, [aRow({handlingsnummer: '80'})])
    await town.publish(MORNING)
    const before = await everything(town)
    const dies = (progress: {readonly step: string}): void => {
      if (progress.step === step) throw new Error('The power went')
    }
    await expect(town.import(MORNING, ROWS, {onProgress: dies})).rejects.toThrow('The power went')
    expect(await everything(town)).toEqual(before)
    const runs = join(town.folder, 'runs')
    expect(readdirSync(runs, {recursive: true}).filter((path) => path.toString().includes('stage'))).toEqual([])
    expect(counts(await town.import(LATER, ROWS))).toMatchObject({read: 4, imported: 3, rejected: 1})
  })

  test('of several files the first stands when the second is refused, and what it took off has left the site', async () => {
    const town = await found()
    await town.import(MORNING, [aRow({handlingsrubrik: 'Remiss om skolgård vid Sälgen'})])
    await town.publish(MORNING)
    const [first, second] = [join(town.folder, 'inbox', 'a.csv'), join(town.folder, 'inbox', 'b.csv')]
    await writeFile(first, csvOf([aRow({handling_status: 'makulerad', andrad: '2026-02-03T11:00:00'})]))
    await writeFile(second, 'Ingen export\n')
    await expect(importPath(town, '', {files: [{path: first, name: 'a.csv'}, {path: second, name: 'b.csv'}]} as object)).rejects.toMatchObject({code: 'header-missing', facts: {file: 'b.csv'}})
    expect([...town.siteHolds(['Sälgen'])]).toEqual([])
    expect(existsSync(join(town.folder, 'site', 'current'))).toBe(true)
  })
})
