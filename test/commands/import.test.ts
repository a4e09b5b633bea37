import {readFileSync} from 'node:fs'
import {appendFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {ROWS, run, runJson, Workspaces} from '../support/run-command.js'
import {aRow, csvOf} from '../support/town.js'

const BROKEN = csvOf([aRow(), aRow({arendenummer: 'KS 2026/00130', datum: '2026-02-30'}), aRow({arendenummer: 'KS 2026/00131', datum: ''})])

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

describe('import', () => {
  test('tells in Swedish what came of the rows; progress goes to standard error', async () => {
    const {code, stdout, stderr} = await run(['läs-in', 'inbox/export.csv'], {cwd: await town.copy()})
    expect(code).toBe(0)
    expect(stdout).toContain(`export.csv (utf-8)\n  lästa ${ROWS.length} = nya ${ROWS.length} + ändrade 0 + oförändrade 0 + avvisade 0\n`)
    expect(stderr.split('\n')[0]).toBe('ÖVNING: det här är ingen riktig publicering.')
    expect(stderr).toContain('export.csv: läser')
  })

  test('--json tells the same in numbers', async () => {
    const {code, document} = await runJson('import', ['inbox/export.csv'], {cwd: await town.copy()})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, dryRun: false, rejects: [], stages: {held: 2, blocked: 1, secret: 1}})
    const [file] = document.files
    expect(file).toMatchObject({path: 'export.csv', encoding: 'utf-8', delimiter: ';', read: ROWS.length, imported: ROWS.length, changed: 0, unchanged: 0, rejected: 0, withdrawn: 0, rejectFiles: null})
  })

  test('the same file again changes nothing, and says so', async () => {
    const folder = await town.copy()
    await run(['import', 'inbox/export.csv'], {cwd: folder})
    const {code, stdout} = await run(['import', 'inbox/export.csv', '--lang', 'en'], {cwd: folder})
    expect(code).toBe(0)
    expect(stdout).toContain(`read ${ROWS.length} = imported 0 + changed 0 + unchanged ${ROWS.length} + rejected 0`)
    expect(stdout).toContain('imported before: nothing to change')
  })

  test('rows that are refused are 3, with line, column and reason, and two files to correct them by', async () => {
    const folder = await town.copy()
    await writeFile(join(folder, 'inbox/fel.csv'), BROKEN)
    const {code, document} = await runJson('import', ['inbox/fel.csv', '--lang', 'en'], {cwd: folder})
    expect(code).toBe(3)
    const [file] = document.files
    expect(file).toMatchObject({read: 3, imported: 1, rejected: 2})
    expect(document.rejects.map(({line, column, code: why}) => [line, column, why])).toEqual([
      [3, 'datum', 'date-impossible'],
      [4, 'datum', 'date-missing'],
    ])
    expect(readFileSync(file?.rejectFiles?.rows ?? '', 'utf8').trim().split('\n')).toHaveLength(3)
    expect(readFileSync(file?.rejectFiles?.list ?? '', 'utf8')).toContain('date-impossible')
  })

  test('B9: of a document’s files only as much text is read as there is room for, on another core too: the rest waits, and the import goes on', {timeout: 120_000}, async () => {
    const folder = await town.copy()
    const names = ['a.txt', 'b.txt', 'c.txt']
    const line = 'Nämnden översänder yttrandet till Gunilla Lindqvist – telefon 070-174 06 05. '
    for (const name of names) await writeFile(join(folder, 'inbox', name), line.repeat(35_000))
    // Large enough for another core, with few rows.
    const filling = Array.from({length: 480}, (_, at) => aRow({arendenummer: `KS 2026/${String(10_000 + at)}`, avsandare_mottagare: 'x'.repeat(9_000)}))
    await writeFile(join(folder, 'inbox/stora.csv'), csvOf([...filling, aRow({handlingsnummer: '7', fil: names.join('|'), fil_publiceras: 'ja|ja|ja'})]))
    const {code, document} = await runJson('import', ['inbox/stora.csv'], {cwd: folder})
    expect(code).toBe(0)
    expect(document.files[0]).toMatchObject({read: 481, imported: 481})
    const {document: queue} = await runJson('review list', ['--why', 'file-unreadable'], {cwd: folder})
    expect(queue.entries.map(({documentNumber, stage, reasons}) => [documentNumber, stage, [...reasons].sort()])).toEqual([['7', 'held', ['file-unreadable', 'person', 'phone']]])
  })

  test('more refused rows than --max-rejects changes nothing', async () => {
    const folder = await town.copy()
    await writeFile(join(folder, 'inbox/fel.csv'), BROKEN)
    const {code, error} = await runJson('import', ['inbox/fel.csv', '--max-rejects', '50%'], {cwd: folder})
    expect([code, error?.code, error?.facts]).toEqual([65, 'too-many-rejects', {file: 'fel.csv', rejected: 2, read: 3}])
    expect((await runJson('publication status', [], {cwd: folder})).document.committees.map(({stages}) => stages)).toEqual([{}, {}, {}])
  })

  test('a dry run judges and changes nothing', async () => {
    const folder = await town.copy()
    const {code, stdout} = await run(['import', 'inbox/export.csv', '--dry-run'], {cwd: folder})
    expect([code, stdout.includes('Torrkörning: ingenting har ändrats.')]).toEqual([0, true])
    expect((await runJson('review list', [], {cwd: folder})).document.entries).toEqual([])
  })

  test('- reads the export from standard input and leaves no copy of it', async () => {
    const folder = await town.copy()
    const {code, document} = await runJson('import', ['-', '--attachments', 'inbox'], {cwd: folder, input: csvOf(ROWS)})
    expect(code).toBe(0)
    expect(document.files).toMatchObject([{path: '-', imported: ROWS.length}])
    expect((await runJson('publication plan', [], {cwd: folder})).document.published).toBeGreaterThan(0)
  })

  test.each([
    ['a file that is not there', ['inbox/saknas.csv'], '', 66, 'input-not-found'],
    ['an empty file', ['-'], '', 65, 'input-empty'],
    ['no export at all', ['-'], 'en;två;tre\n1;2;3\n', 65, 'header-missing'],
    ['a source that does not exist', ['inbox/export.csv', '--source', 'pappersdiariet'], '', 78, 'source-unknown'],
    ['a diary that is not the municipality’s', ['inbox/export.csv', '--full', 'XN'], '', 65, 'diary-unknown'],
    ['another encoding than the file’s', ['-', '--encoding', 'utf-8'], new Uint8Array([...Buffer.from(csvOf([]).trimEnd()), 0x0a, 0xe5, 0xe4, 0xf6, 0x0a]), 65, 'encoding-wrong'],
  ] as const)('%s is refused', async (_what, args, input, exit, refusal) => {
    const {code, error} = await runJson('import', args, {cwd: town.folder, input})
    expect([code, error?.code]).toEqual([exit, refusal])
  })

  test('a limit that is no number is wrong usage, and it is told how one is written', async () => {
    const {code, stdout, stderr} = await run(['import', 'inbox/export.csv', '--max-rejects', 'många'], {cwd: town.folder})
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('procentsats')
  })

  test('what a file is called cannot steer the terminal', async () => {
    const folder = await town.copy()
    const name = 'export\u001B]52;c;aGVq\u0007\u202E.csv'
    await writeFile(join(folder, 'inbox', name), csvOf(ROWS))
    const {code, stdout, stderr} = await run(['import', join('inbox', name)], {cwd: folder})
    expect(code).toBe(0)
    expect(stdout).toContain('export␛]52;c;aGVq␇\\u{202e}.csv')
    // eslint-disable-next-line no-control-regex
    expect(`${stdout}${stderr}`).not.toMatch(/[\u001B\u0007\u202E]/)
  })

  test('a copy to the web server that fails is told, and so is what was imported; the run is over (A1 G3)', async () => {
    const folder = await town.copy()
    await run(['import', 'inbox/export.csv'], {cwd: folder, now: '2026-02-03T09:00:00Z'})
    await run(['publication', 'run'], {cwd: folder, now: '2026-02-03T11:00:00Z'})
    await appendFile(join(folder, 'inbox/makulerad.csv'), csvOf([aRow({handling_status: 'makulerad', andrad: '2026-02-09T08:00:00'})]))
    await appendFile(join(folder, 'inbox/ny.csv'), csvOf([aRow({handlingsnummer: '2', handling_status: 'makulerad', andrad: '2026-02-09T08:00:00'})]))
    const settings = readFileSync(join(folder, 'diarievakt.yaml'), 'utf8')
    await writeFile(join(folder, 'diarievakt.yaml'), settings.replace('site:\n', "site:\n  deploy: ['false']\n"))
    const {code, stdout, stderr} = await run(['import', 'inbox/makulerad.csv'], {cwd: folder})
    expect(code).toBe(69)
    expect(stdout).toContain('makulerad.csv (utf-8)\n  lästa 1 = nya 0 + ändrade 1 ')
    expect(stderr).toContain('false')
    const json = await runJson('import', ['inbox/ny.csv'], {cwd: folder})
    expect([json.code, json.error?.code]).toEqual([69, 'deploy-failed'])
    expect(json.stderr).toContain('ny.csv (utf-8)\n  lästa 1 = nya 0 + ändrade 1 ')
    const register = new DatabaseSync(join(folder, 'diarievakt.db'))
    // The workspace that is copied has runs of other tests behind these two.
    expect(register.prepare("SELECT state FROM run WHERE kind = 'import' ORDER BY started_at DESC, rowid DESC LIMIT 2").all()).toEqual([{state: 'finished'}, {state: 'finished'}])
    register.close()
  })
})
