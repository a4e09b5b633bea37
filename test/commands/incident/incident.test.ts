import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces, type RunOptions} from '../../support/run-command.js'
import {aRow, csvOf} from '../../support/town.js'

let towns: Workspaces

beforeAll(async () => {
  towns = await Workspaces.prepare('made')
})
afterAll(() => towns.leave())

/** A workspace with a public row, whose one account has every role. */
async function aHome(): Promise<RunOptions> {
  const cwd = await towns.copy()
  await writeFile(join(cwd, 'export.csv'), csvOf([aRow({handlingsrubrik: 'Remiss om kanariefågeln'})]))
  for (const args of [['import', 'export.csv'], ['publication', 'run']]) expect(await run(args, {cwd}), args.join(' ')).toMatchObject({code: 0})
  return {cwd}
}

describe('I1 I2: from a suspicion to its end', () => {
  test('in Swedish, in words that lead from one to the next', async () => {
    const home = await aHome()
    const {code, stdout} = await run(['incident', 'anmäl', 'KS 2026/00123:1', '--note', '-'], {...home, input: 'Ett namn stod i rubriken.'})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Incidenten (I-\d{4}-0001) är anmäld\.\nRaden är nertagen från webbdiariet/)
    expect(stdout).toContain('Inställningarna säger inte hur samordnaren nås')
    const [id = ''] = /I-\d{4}-\d{4}/.exec(stdout) ?? []
    expect(stdout).toContain(`Bedöm den: diarievakt incident assess ${id}`)
    expect((await run(['publication', 'list'], home)).stdout).not.toContain('kanariefågeln')
    expect((await run(['incident', 'lista'], home)).stdout).toMatch(new RegExp(`${id} +KS +.*obehörigt röjande +öppen +72 timmar kvar|${id} +KS +.*obehörigt röjande +öppen +71 timmar kvar`))
    const shown = await run(['incident', 'visa', id], home)
    expect(shown.stdout).toContain('Kvar att göra:\n  bedöm den: incident assess')
    expect(shown.stdout).not.toContain('kanariefågeln')
    expect(await run(['incident', 'avsluta', id, '--note', '-'], {...home, input: 'Klart.'})).toMatchObject({code: 65})
    const risk = ['--risk', 'high', '--groups', 'residents,children', '--categories', 'name', '--persons', '2-10']
    expect((await run(['incident', 'bedöm', id, ...risk, '--notify', 'yes', '--inform', 'no', '--note', '-'], {...home, input: 'Skäl.'})).stderr).toContain('artikel 34')
    expect((await run(['incident', 'bedöm', id, ...risk, '--notify', 'yes', '--inform', 'yes', '--note', '-'], {...home, input: 'Skäl.'})).stdout).toBe(`${id} är bedömd.\n`)
    expect((await run(['incident', 'anteckna', id, '--kind', 'measures', '--note', '-'], {...home, input: 'Rutinen är ändrad.'})).code).toBe(0)
    for (const whom of ['authority', 'persons']) expect((await run(['incident', 'underrättat', id, '--whom', whom], home)).code).toBe(0)
    const exported = await runJson('incident export', [id, '--format', 'text,json'], home)
    expect(exported.document.files).toHaveLength(2)
    expect(await readFile(join(home.cwd ?? '', exported.document.files[0]?.path ?? ''), 'utf8')).toContain('Grupper: invånare, barn')
    expect((await run(['incident', 'avsluta', id, '--note', '-'], {...home, input: 'Klart.'})).stdout).toBe(`${id} är avslutad.\n`)
    expect((await runJson('incident list', ['--state', 'closed'], home)).document.incidents).toMatchObject([{id, urgency: 'none', state: 'closed', assessment: {risk: 'high', groups: ['residents', 'children']}}])
    expect((await runJson('incident remind', [], home)).document).toEqual(expect.objectContaining({reminded: [], failed: []}))
  })

  test('as documents: each keeps its schema', async () => {
    const home = await aHome()
    await mkdir(join(home.cwd ?? '', 'post'))
    const {document: {id}} = await runJson('incident report', ['--committee', 'KS', '--breach', 'loss'], home)
    expect((await runJson('incident show', [id], home)).document).toMatchObject({id, origin: 'suspicion', breach: 'loss', evidence: null, obstacles: ['not-assessed']})
    expect((await runJson('incident assess', [id, '--risk', 'unlikely', '--notify', 'no', '--inform', 'no', '--note', '-'], {...home, input: 'Filen återfanns.'})).document).toMatchObject({assessment: {tellsAuthority: false}})
    expect((await runJson('incident note', [id, '--kind', 'measures', '--note', '-'], {...home, input: 'Ingen.'})).document).toMatchObject({id})
    expect((await runJson('incident told', [id, '--whom', 'authority', '--reference', 'IMY-1'], home)).document).toMatchObject({reference: 'IMY-1'})
    expect((await runJson('incident close', [id, '--note', '-'], {...home, input: 'Klart.'})).document).toMatchObject({id})
    expect((await runJson('incident show', ['I-1999-0001'], home)).error).toMatchObject({code: 'incident-unknown'})
    expect(await run(['incident', 'report'], home)).toMatchObject({code: 65})
  })
})
