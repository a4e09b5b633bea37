import {existsSync} from 'node:fs'
import {appendFile, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces, type RunOptions} from '../../support/run-command.js'
import {aRow, csvOf} from '../../support/town.js'

const STRACE = '/usr/bin/strace'
const SCHEMAS = join(process.cwd(), '..', 'shared', 'schemas')
const withSchemas = existsSync(SCHEMAS) ? ['--schemas', SCHEMAS] : []
/** Every write in a full run; else some of them. */
const STEP = process.env['DIARIEVAKT_FUZZ'] === 'full' ? 1 : 11
const CLOSED = {arende_status: 'avslutat', avslutat: '2026-03-01'}
const NOW = '2028-06-01T09:00:00Z'

let towns: Workspaces

beforeAll(async () => {
  towns = await Workspaces.prepare('made')
})
afterAll(() => towns.leave())

/** A workspace with three closed cases, whose files somebody has in a folder. */
async function aHome(): Promise<{readonly folder: string; readonly files: string; readonly at: RunOptions}> {
  const folder = await towns.copy()
  const files = join(towns.outside, `filer-${basename(folder)}`)
  await mkdir(files)
  const rows = [1, 2, 3].map((at) => aRow({arendenummer: `KS 2026/0000${at}`, fil: `${at}.pdf`, fil_publiceras: 'nej', ...CLOSED}))
  for (const [at] of rows.entries()) await writeFile(join(files, `${at + 1}.pdf`), `%PDF-1.4 fil nummer ${at + 1}`)
  await writeFile(join(folder, 'export.csv'), csvOf(rows))
  await run(['import', 'export.csv', '--attachments', files], {cwd: folder})
  await rm(join(folder, 'export.csv'))
  return {folder, files, at: {cwd: folder, now: NOW}}
}

describe('H5 O1 O3: from the register to the archive and back with a receipt', () => {
  test('plan, export, verify, receipt, purge, in words that lead from one to the next', async () => {
    const {folder, files, at} = await aHome()
    await rm(join(files, '3.pdf'))
    const exported = await run(['arkiv', 'exportera', '--attachments', files, ...withSchemas], at)
    expect(exported).toMatchObject({code: 3})
    expect(exported.stdout).toMatch(/^OVNING-KS-2028-06-01-[0-9a-f]{10}: 2 ärenden, 2 handlingar, 2 filer \(.* kB\)\nStannar, för att filer saknas eller är ändrade: 1 ärende\.\n {2}KS 2026\/00003:1 {2}3\.pdf {2}saknas\nLägg filerna i en mapp och exportera igen med --attachments MAPP\.\nLämna mapparna/)
    const [id = ''] = (await readdir(join(folder, 'outbox'))).sort()
    const verdict = await run(['archive', 'verify', `outbox/${id}`, ...withSchemas], at)
    expect(verdict).toMatchObject({code: 0})
    expect(verdict.stdout).toContain(`${id} är helt: `)
    expect(verdict.stdout).toContain('ERMS: 2 ärenden, 2 handlingar, 2 filer.')
    expect(verdict.stdout).toContain(`Registret känner ${id}: det är paketet som skrevs.`)

    const listed = await runJson('archive list', ['--state', 'delivered'], at)
    expect(listed.document.packages).toMatchObject([{id, cases: 2, state: 'delivered'}])
    const sha256 = listed.document.packages[0]?.metsSha256
    await writeFile(join(folder, 'kvitto.json'), JSON.stringify({paket: id, sha256, mottaget: '2028-06-01', referens: 'SE/STA/1'}))
    const received = await run(['arkiv', 'kvitto', `outbox/${id}`, 'kvitto.json'], at)
    expect(received).toMatchObject({code: 0, stdout: expect.stringContaining(`Arkivets kvitto för ${id} är infört: 2 ärenden.`)})
    expect((await run(['archive', 'list'], at)).stdout).toContain('kvitterat')
    expect((await runJson('archive receipt', [`outbox/${id}`, 'kvitto.json'], at)).error).toMatchObject({code: 'package-received'})
    expect((await run(['archive', 'drop', id, '--yes'], at))).toMatchObject({code: 77})
  })

  test('a package is looked through by anybody, without any workspace', async () => {
    const {folder, files, at} = await aHome()
    await run(['archive', 'export', '--to', files, '--attachments', files], at)
    const [id = ''] = (await readdir(files)).filter((name) => name.startsWith('OVNING-KS-') && !name.endsWith('.sha256'))
    const elsewhere = {cwd: files}
    const sound = await run(['archive', 'verify', id, '--lang', 'en'], elsewhere)
    expect(sound).toMatchObject({code: 0})
    expect(sound.stdout).toContain('Not compared with any register.')
    await appendFile(join(files, id, 'representations/rep1/data/ERMS.xml'), ' ')
    const broken = await run(['archive', 'verify', id], elsewhere)
    expect(broken).toMatchObject({code: 65})
    expect(broken.stdout).toContain(`${id} ÄR INTE SOM DET SKA.\n  representations/rep1/data/ERMS.xml: är ändrad`)
    expect((await runJson('archive verify', [id, '--sample', '1'], elsewhere)).document).toMatchObject({isSound: false, register: null})
    expect(folder).not.toBe(files)
  })

  test('--dry-run writes nothing, and drop asks for the number of cases', async () => {
    const {folder, files, at} = await aHome()
    expect((await runJson('archive export', ['--dry-run', '--attachments', files], at)).document).toMatchObject({dryRun: true, packages: [{id: null, cases: 3}], left: []})
    expect(await readdir(join(folder, 'outbox'))).toEqual([])
    const {document: {packages: [made]}} = await runJson('archive export', ['--attachments', files], at)
    expect((await runJson('archive drop', [made?.id ?? ''], {...at, input: '2\n'})).error).toMatchObject({code: 'confirmation-needed'})
    expect((await runJson('archive drop', [made?.id ?? '', '--yes'], at)).document).toMatchObject({state: 'dropped', cases: 3})
    expect((await runJson('archive plan', [], at)).document.cases).toMatchObject({leaves: 3, delivered: 0})
  })

  test('a case under legal hold stays, and is listed', async () => {
    const {files, at} = await aHome()
    expect(await run(['archive', 'hold', 'KS 2026/00002', '--reason', 'dispute'], at)).toMatchObject({code: 0, stdout: 'KS 2026/00002 är spärrat mot gallring (tvist).\n'})
    expect((await run(['archive', 'list', '--holds'], at)).stdout).toContain('KS 2026/00002')
    expect((await runJson('archive export', ['--attachments', files], at)).document.packages).toMatchObject([{cases: 2}])
    expect(await run(['archive', 'lift', 'KS 2026/00002'], at)).toMatchObject({code: 0, stdout: 'Spärren på KS 2026/00002 är hävd.\n'})
    expect((await runJson('archive lift', ['KS 2026/00002'], at)).error).toMatchObject({code: 'case-not-held'})
  })
})

describe.skipIf(!existsSync(STRACE))('cut short anywhere', () => {
  /** What the program does on threads is done on one, so that the n-th call is the same each time. */
  const under = (home: RunOptions, call: number, fault: string): RunOptions => ({...home, env: {UV_THREADPOOL_SIZE: '1'}, under: [STRACE, '-f', '-qq', '-o', '/dev/null', '-e', 'trace=rename,renameat,renameat2,pwrite64', '-e', `inject=${fault}:when=${call}`]})

  test.each([
    ['killed as a file gets its name', 'rename,renameat,renameat2:signal=KILL', 1],
    ['the disk is full as something is written', 'pwrite64:error=ENOSPC', STEP],
    ['the disk is full as a file gets its name', 'rename,renameat,renameat2:error=ENOSPC', 1],
  ])('%s: the package is whole or plainly none, and is gone on with', async (_, fault, step) => {
    const {folder, files, at} = await aHome()
    let cut = 0
    for (let call = 1; call <= 200; call += step) {
      const {code, stderr} = await run(['archive', 'export', '--attachments', files], under(at, call, fault))
      const names = (await readdir(join(folder, 'outbox'))).filter((name) => !name.endsWith('.sha256'))
      expect(names.length).toBeLessThanOrEqual(1)
      for (const name of names) if (!name.endsWith('.part')) expect((await runJson('archive verify', [`outbox/${name}`], at)).document).toMatchObject({isSound: true, problems: []})
      if (code === 0) break
      if (fault.endsWith('ENOSPC')) expect(stderr).toMatch(/Disken (?:är full|går inte att skriva)/)
      cut += 1
    }
    expect(cut).toBeGreaterThan(3)
    await run(['archive', 'export', '--attachments', files], at)
    const {document: {packages}} = await runJson('archive list', [], at)
    expect(packages).toMatchObject([{state: 'delivered', cases: 3, documents: 3, files: 3}])
    expect((await runJson('archive verify', [`outbox/${packages[0]?.id}`], at)).document).toMatchObject({isSound: true, register: {isKnown: true, differs: []}})
    expect((await readdir(join(folder, 'outbox'))).sort()).toEqual([packages[0]?.id, `${packages[0]?.id}.sha256`])
    expect(await readFile(join(folder, 'outbox', `${packages[0]?.id}.sha256`), 'utf8')).toContain('METS.xml')
  }, 300_000)
})
