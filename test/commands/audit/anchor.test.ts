import {appendFile, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {anchorIn} from '../../../src/core/audit/anchor.js'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('audit anchor', () => {
  test('gives the line on standard output, and nothing else there', async () => {
    const {code, stdout} = await run(['logg', 'ankra'], {cwd: await town.copy()})
    expect(code).toBe(0)
    expect(anchorIn(stdout.trimEnd())).toMatchObject({at: '2026-02-10T09:00:00.000Z', heads: [{chain: '*', position: 12}]})
    expect(stdout.split('\n')).toHaveLength(2)
  })

  test('--to adds it to a file, and --json tells it', async () => {
    const file = join(town.outside, 'ankare.jsonl')
    const folder = await town.copy()
    expect((await run(['audit', 'anchor', '--to', file], {cwd: folder})).stdout).toBe(`Ankare för 1 kedja är skrivet: ${file}\n`)
    const {document} = await runJson('audit anchor', ['--to', file], {cwd: folder})
    expect(document).toMatchObject({to: file, heads: [{chain: '*', position: 13}]})
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toBe(document.line)
  })

  test('a file in the workspace is written, and told for a poor place', async () => {
    const folder = await town.copy()
    const {code, stderr} = await run(['audit', 'anchor', '--to', 'ankare.jsonl', '--lang', 'en'], {cwd: folder})
    expect(code).toBe(0)
    expect(stderr).toContain('Whoever can change the register can change the anchor there too')
  })

  test('where nothing can be written', async () => {
    const {code, error} = await runJson('audit anchor', ['--to', join(town.outside, 'ingen', 'mapp')], {cwd: await town.copy()})
    expect([code, error?.code, error?.facts['code']]).toEqual([69, 'anchor-failed', 'ENOENT'])
  })

  test('by the settings it follows a publication, and one that fails is loud and undoes nothing', async () => {
    const folder = await town.copy()
    await appendFile(join(folder, 'diarievakt.yaml'), `audit: {anchor: '${join(town.outside, 'efter.jsonl')}'}\n`)
    expect((await runJson('publication run', [], {cwd: folder})).document.anchored).toBe(true)
    const failing = await town.copy()
    await appendFile(join(failing, 'diarievakt.yaml'), 'audit: {anchor: [/finns/inte]}\n')
    const {code, stdout, stderr} = await run(['publication', 'run'], {cwd: failing})
    expect(code).toBe(69)
    expect(stdout).toMatch(/^Publicerade 0, uppdaterade 0, oförändrade \d+/)
    expect(stderr).toContain('LOGGENS ANKARE KUNDE INTE SKRIVAS')
    expect((await runJson('publication run', [], {cwd: failing})).document).toMatchObject({anchored: false, withdrawn: 0})
  })
})
