import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {appendFile} from 'node:fs/promises'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

const ENTRY = 'KS 2026/00123:1'

describe('subject erase', () => {
  test('where the archive waits: refused in words with the law, and off the web all the same (P2)', async () => {
    const folder = await town.copy()
    const {code, stdout} = await run(['registrerad', 'radera', ENTRY, '--yes'], {cwd: folder})
    expect(code).toBe(3)
    expect(stdout).toMatch(/^KS 2026\/00123:1: inte raderad\. Posten hör till en allmän handling som ska till arkivet, .*artikel 17\.3 b och d.*\n {2}Den är borttagen ur webbdiariet\.\nAdresser att anmäla till sökmotorer:\n {2}https:\/\/diariet\.provkommunen\.example\//)
    expect((await runJson('review show', [ENTRY], {cwd: folder})).document).toMatchObject({isPublic: false, isTakenDown: true, decisions: [{kind: 'withdraw', reason: 'personal-data'}]})
  })

  test('where no archive waits: gone, with --json; a search tells what is left', async () => {
    const folder = await town.copy()
    await appendFile(join(folder, 'diarievakt.yaml'), 'archive: none\n')
    const {code, document} = await runJson('subject erase', [ENTRY, 'KS 2026/99999', '--yes'], {cwd: folder})
    expect([code, document.rehearsal, document.scrubbed]).toEqual([3, true, true])
    expect(document).toMatchObject({erased: [{kind: 'entry'}], refused: [{id: 'KS 2026/99999', code: 'entry-not-found', withdrawn: false}]})
    expect(document.urls.length).toBeGreaterThan(0)
    expect((await runJson('review show', [ENTRY], {cwd: folder})).error?.code).toBe('entry-not-found')
    const {document: found} = await runJson('subject find', [], {cwd: folder, input: 'dnr: KS 2026/00123:1'})
    expect(found.things.map(({store}) => store)).toContain('tombstones')
  })

  test('a file by the name that tells nothing of its own', async () => {
    const folder = await town.copy()
    const {document} = await runJson('subject find', [], {cwd: folder, input: 'Elsa Lindqvist'})
    const id = document.things.find(({store}) => store === 'lyingFiles')?.id ?? ''
    const {code, stdout} = await run(['subject', 'erase', id, '--yes'], {cwd: folder})
    expect([code, stdout]).toEqual([0, `${id}: filen är raderad.\nDiariesystemet är oförändrat. Sök igen för att se vad som är kvar: diarievakt subject find\n`])
    expect(existsSync(join(folder, 'inbox/export.csv'))).toBe(false)
  })

  test('asks first, and where nobody can answer it wants --yes', async () => {
    const folder = await town.copy()
    const {code, error} = await runJson('subject erase', [ENTRY], {cwd: folder})
    expect([code, error?.code]).toEqual([77, 'confirmation-needed'])
    expect((await runJson('review show', [ENTRY], {cwd: folder})).document.isPublic).toBe(true)
    expect((await runJson('subject erase', ['--yes'], {cwd: folder})).code).toBe(2)
  })
})
