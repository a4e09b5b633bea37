import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

const numbersIn = (document: {readonly entries: readonly {readonly diaryNumber: string}[]}): readonly string[] => document.entries.map(({diaryNumber}) => diaryNumber).sort()

describe('review list', () => {
  test('is a table for a person, in Swedish by its Swedish name', async () => {
    const {code, stdout, stderr} = await run(['granskning', 'lista'], {cwd: town.folder})
    expect([code, stderr]).toEqual([0, 'ÖVNING: det här är ingen riktig publicering.\n'])
    const [header, ...rows] = stdout.trimEnd().split('\n')
    expect(header).toMatch(/^Diarienummer +Nämnd +Sedan +Väntar på grund av +Rubrik$/)
    expect(rows).toHaveLength(3)
    expect(stdout).toMatch(/^KS 2026\/00124:1 +KS +2026-02-03 .*Skrivelse från Elsa Lindqvist$/m)
  })

  test('and in English', async () => {
    expect((await run(['review', 'list', '--lang', 'en'], {cwd: town.folder})).stdout).toMatch(/^Diary number +Committee +Since +Waits because of +Heading\n/)
  })

  test('--json has what waits, with reasons as codes', async () => {
    const {code, document} = await runJson('review list', [], {cwd: town.folder})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, next: null})
    expect(numbersIn(document)).toEqual(['KS 2026/00124', 'KS 2026/00125', 'KS 2026/00126'])
    expect(document.entries.find(({diaryNumber}) => diaryNumber === 'KS 2026/00124')).toMatchObject({kind: 'document', committee: 'KS', documentNumber: '1', stage: 'held', reasons: ['person']})
    expect(document.entries.find(({diaryNumber}) => diaryNumber === 'KS 2026/00126')).toMatchObject({stage: 'blocked'})
  })

  test('pages follow on each other: each row once', async () => {
    const first = await runJson('review list', ['--limit', '2'], {cwd: town.folder})
    expect(first.document.entries).toHaveLength(2)
    const second = await runJson('review list', ['--limit', '2', '--after', first.document.next ?? ''], {cwd: town.folder})
    expect(second.document.next).toBeNull()
    expect([...numbersIn(first.document), ...numbersIn(second.document)].sort()).toEqual(['KS 2026/00124', 'KS 2026/00125', 'KS 2026/00126'])
  })

  test('a page tells how to see the next, fit for a shell', async () => {
    expect((await run(['review', 'list', '--limit', '1'], {cwd: town.folder})).stdout).toMatch(/\nFler finns: --after '[^']+'\n$/)
  })

  test('a reason or a committee narrows it, and an empty queue says so', async () => {
    expect((await runJson('review list', ['--why', 'person'], {cwd: town.folder})).document.entries).toHaveLength(3)
    expect((await runJson('review list', ['--why', 'secrecy-cue', '--committee', 'KS'], {cwd: town.folder})).document.entries).toEqual([])
    expect((await run(['review', 'list', '--committee', 'KFN'], {cwd: town.folder})).stdout).toBe('Inget väntar på granskning.\n')
  })

  test('a committee that is not the municipality’s is refused: an empty queue would mislead', async () => {
    const {code, error} = await runJson('review list', ['--committee', 'XN'], {cwd: town.folder})
    expect([code, error?.code]).toEqual([65, 'diary-unknown'])
  })

  test('a cursor that is none is no fault', async () => {
    expect((await run(['review', 'list', '--after', "'; DROP TABLE entry"], {cwd: town.folder})).code).toBeLessThan(70)
  })

  test.each(['0', 'alla', '10001'])('--limit %s is wrong usage, and the flag is named', async (limit) => {
    const {code, stdout, stderr} = await run(['review', 'list', '--limit', limit], {cwd: town.folder})
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('--limit')
  })
})
