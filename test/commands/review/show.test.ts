import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('review show', () => {
  test('tells a registrar everything about one entry, in Swedish', async () => {
    const {code, stdout} = await run(['granskning', 'visa', 'KS 2026/00124:1'], {cwd: town.folder})
    expect(code).toBe(0)
    for (const line of ['Läge: hållen', 'Rubrik: Skrivelse från Elsa Lindqvist', 'Ärende: Synpunkter på gångvägar', 'Riktning: In 2026-02-03', 'Registrator: reg1']) expect(stdout).toContain(`${line}\n`)
    expect(stdout).toMatch(/\[PERSONNAMN\] rubriken, ord 3–4 \(tecken 15–29\), säkert, granskas: /)
    expect(stdout).toContain('Rutin för webbdiariet')
  })

  test('and in English, without a Swedish word of the program’s own', async () => {
    const {stdout} = await run(['review', 'show', 'KS 2026/00124:1', '--lang', 'en'], {cwd: town.folder})
    expect(stdout).toContain('Stage: held\nHeading: Skrivelse från Elsa Lindqvist\n')
    expect(stdout).not.toMatch(/Läge|Rubrik|granskas|Fynd/)
  })

  test('the same entry by its number, its id and the address of its page', async () => {
    const {document} = await runJson('review show', ['KS 2026/00123:1'], {cwd: town.folder})
    expect(document).toMatchObject({stage: 'published', isPublic: true, isTakenDown: false, version: 1, caseHeading: {text: 'Ny förskola vid Ekbacken', isShown: true, isSecret: false}})
    expect((await runJson('review show', [document.id], {cwd: town.folder})).document).toEqual(document)
    expect((await runJson('review show', [`https://diariet.provkommunen.example/handling/${document.id.slice(0, 2)}/${document.id}.html`], {cwd: town.folder})).document).toEqual(document)
  })

  test('a number that two committees have is refused with the list, until one is named', async () => {
    const {code, error} = await runJson('review show', ['2026/0001'], {cwd: town.folder})
    expect([code, error?.code, error?.facts]).toEqual([65, 'entry-ambiguous', {committees: ['KFN', 'OFN']}])
    expect((await runJson('review show', ['2026/0001', '--committee', 'OFN'], {cwd: town.folder})).document).toMatchObject({committee: 'OFN', documentNumber: null, content: {kind: 'case', heading: 'Utbildning för gode män'}})
  })

  test('what does not exist is refused, in two lines on standard error', async () => {
    const {code, stdout, stderr} = await run(['review', 'show', 'KS 2026/99999'], {cwd: town.folder})
    expect([code, stdout]).toEqual([65, ''])
    expect(stderr.trimEnd().split('\n').slice(1)).toEqual(['Det finns ingen sådan handling eller inget sådant ärende i de nämnder som du har rätt till.', expect.stringContaining('diarievakt review list')])
  })
})
